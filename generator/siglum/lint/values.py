"""What all cautions speak: the texts that they compare with, and what they say of them."""

from collections.abc import Sequence
from typing import TypeAlias

Texts: TypeAlias = Sequence[tuple[str, str]]
"""Texts, each with its language (BCP 47)."""
Remark: TypeAlias = tuple[str, str, str]
"""A code, a message and a hint."""
