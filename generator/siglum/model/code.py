"""What every code of a problem tells, wherever it is declared."""

from msgspec import Struct


class Code(Struct, frozen=True):
    """A kind of problem: what it means, and how to mend it."""

    means: str
    mend: str
    unshown: str = ""
    """Why no example of a few lines can show it; empty if there is one."""
    warns: bool = False
    """Whether it is a warning, which keeps no site from being published."""
