"""What the preview says in the terminal."""

import sys
from contextlib import suppress


def say(words: str) -> None:
    """Say something now. A terminal that was closed meanwhile is no reason to end."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()
