"""Chinese characters that stand for one another: the traditional and the simplified, and variants of either."""

from functools import cache, lru_cache
from typing import Any


@lru_cache(maxsize=8192)
def simplified(char: str) -> str:
    """Return the simplified form of a Chinese character; itself where it has none, and where it is none."""
    return str(_converter().convert(char))


@cache
def _converter() -> Any:  # noqa: ANN401 - the library has no types
    # A site without a Chinese character does without it.
    from opencc import OpenCC  # noqa: PLC0415

    return OpenCC("t2s")
