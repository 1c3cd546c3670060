"""What a link leads to, before anybody knows its address: a page, a record's place on one, or a file for download."""

from msgspec import Struct


class Ref(Struct, frozen=True):
    """Where a link leads.

    Views hold refs; the catalogue knows the address of each, and rendering makes it relative to the page.
    """

    kind: str
    """The id of a kind of page or of a download; for a record, its class's name in small letters.

    Where an author wrote an address out, it is "address", and the id is what was written.
    """
    id: str = ""
    """The record's id; empty for a page that there is once."""
    fragment: str = ""
    """The element on the page."""
    part: int = 1
    """The part of a page that is divided into several, counted from 1."""

    def on(self, fragment: str) -> "Ref":
        """Return the way to an element of the same page."""
        return Ref(self.kind, self.id, fragment, self.part)

    def parted(self, part: int) -> "Ref":
        """Return the way to another part of the same page."""
        return Ref(self.kind, self.id, self.fragment, part)


HOME, NOT_FOUND = Ref("home"), Ref("notfound")
"""Pages that every site has."""
