"""Ids that nothing has: what to say of one, with the nearest that there are."""

from collections.abc import Iterable

from siglum.model.files import Place
from siglum.model.problems import Problem

CLOSE = 8
"""Candidates whose likeness, in percent, is further from the best one's are not offered."""


FOLDERS_OF = {
    "person or organization": "site_src/people/{0}.md or site_src/organizations/{0}.md",
    "person, organization or topic": "site_src/topics/{0}.md, or such a file in people/ or organizations/",
    "organization": "site_src/organizations/{0}.md",
}
"""Where a record of a kind stands that has a file of its own, and that an author may use before it is there."""


def unknown_id(name: str, known: Iterable[str], where: Place, kind: str) -> Problem:
    """Return the problem of an id that nothing has, with the nearest ones."""
    from rapidfuzz import process  # noqa: PLC0415 - only a mistake needs it

    found = process.extract(name, tuple(known), limit=3, score_cutoff=60)
    near = [match[0] for match in found if match[1] > found[0][1] - CLOSE]
    home = FOLDERS_OF.get(kind)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there is no {kind} with an id like it"
    if home:
        hint += f"{' For' if near else '; for'} a new one, write {home.format(name)}"
    return Problem("id-unknown", where, f"there is no {kind} {name}", hint)
