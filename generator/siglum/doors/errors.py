"""The two ways in which the world, and not what an author wrote, can stop a build."""

from typing import ClassVar


class Fault(Exception):  # noqa: N818 - the command line, the tests and the authors' guide all say "fault"
    """Something outside the site stopped the build; nothing was published."""

    exit_code: ClassVar[int]
    """What the command line ends with."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep what happened and the remedy, each a sentence to be shown as it stands."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["Fault"], tuple[str, str]]:
        """Survive the way home from a worker process."""
        return type(self), (self.message, self.hint)


class UsageFault(Fault):
    """The folder named as output must not be replaced; another choice is the remedy."""

    exit_code = 2


class EnvironmentFault(Fault):
    """The disk, a permission or another build stood in the way; the same command may work later."""

    exit_code = 3
