"""The two kinds of failure that are not in what an author wrote: wrong usage, and the environment."""

from typing import ClassVar

from siglum.model.exits import ENVIRONMENT, USAGE


class Fault(Exception):  # noqa: N818 - the command line, the tests and the authors' guide all say "fault"
    """Something other than the content stopped a command; nothing was published, and nothing written in part."""

    exit_code: ClassVar[int]
    """The exit code of the command."""

    def __init__(self, message: str, hint: str = "") -> None:
        """`message` says what happened and `hint` what to do; both are shown as they are."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["Fault"], tuple[str, str]]:
        """Pickle with both arguments: a fault may be raised in a worker process."""
        return type(self), (self.message, self.hint)


class UsageFault(Fault):
    """What was asked for cannot be done: a path, a name or an option of the command is wrong."""

    exit_code = USAGE


class EnvironmentFault(Fault):
    """The disk, a permission, a program or another build is in the way; the same command may work later."""

    exit_code = ENVIRONMENT
