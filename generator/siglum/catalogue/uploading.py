"""What is to be written and removed for a place to hold another site. Pure."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from siglum.model.files import Digest


class Plan(Struct, frozen=True):
    """The addresses of what changes, in the order in which it is done: first what is written, then what is removed."""

    loaded: tuple[str, ...]
    """What pages load or lead to; in place before any page speaks of it."""
    pages: tuple[str, ...]
    """The pages, the home page last."""
    removed: tuple[str, ...]
    """What the new site does not have."""


def plan_of(new: Mapping[str, Digest], old: Mapping[str, Digest], unsure: Iterable[str] = ()) -> Plan:
    """Return what has to be done for the site of one manifest to become that of another.

    `unsure` are addresses at which anything may stand, since an upload was broken off.
    """
    doubtful = set(unsure)
    written = [address for address, digest in new.items() if address in doubtful or old.get(address) != digest]
    pages = sorted((one for one in written if one.endswith(".html")), key=lambda one: (one == "index.html", one))
    loaded = sorted(one for one in written if not one.endswith(".html"))
    return Plan(tuple(loaded), tuple(pages), tuple(sorted((old.keys() | doubtful) - new.keys())))


def is_within(address: str) -> bool:
    """Whether an address leads to a file below the place that it is relative to, on any system."""
    parts = address.split("/")
    return "\\" not in address and "\0" not in address and not any(part in ("", ".", "..") for part in parts)
