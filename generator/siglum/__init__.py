"""Turns articles into a site in which every claim shows the passage that backs it: read, prove, then show.

`from siglum import prove` looks for a quotation in texts of your own; docs/prove.md tells how.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siglum.quoting.proof import Nearest, Outcome, Place, Sources, Status, prove

__version__ = "0.1.0"
__all__ = ["Nearest", "Outcome", "Place", "Sources", "Status", "__version__", "prove"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import what is asked for when it is asked for first, so that importing the package costs nothing."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from siglum.quoting import proof  # noqa: PLC0415 - that is the point

        return getattr(proof, name)
