"""Regular expressions that are compiled when they are first used.

There are hundreds of them, in many languages, and any one run meets few: compiling all took longer than what most edits
ask for.
"""

import re
from typing import Any, AnyStr, cast

METHODS = frozenset(("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"))


class _Expression:
    """Stands for a compiled expression, and has its methods."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the compiled expression has it
        if name not in METHODS:
            message = f"a regular expression has no {name} before it is compiled"
            raise AttributeError(message)
        compiled = re.compile(self.pattern, self._flags)
        # From now on they are found without asking here.
        self.__dict__.update({name: getattr(compiled, name) for name in METHODS})
        return self.__dict__[name]


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression that is compiled when one of its methods is first called."""
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))


NEVER = expression(r"(?!)")
"""What stands nowhere."""
