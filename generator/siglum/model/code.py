"""What every code of a problem tells, wherever it is declared."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: what it means, and how to mend it."""

    means: str
    mend: str
    unshown: str = ""
    """Why no example of a few lines can show it; empty if there is one."""
