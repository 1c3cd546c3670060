"""What was looked for behind each silence of a site: the words, where they stand, and where they do not."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from siglum.model.search import Search
from siglum.proving.silence import Searches
from siglum.proving.site import Site


class Silence(Struct, frozen=True):
    """A search by which articles are proven to say nothing of a matter."""

    record: str
    """The claim, the question, or the record in which a sentence of the editor's own stands."""
    ground: str
    """The name of the ground of that sentence; empty for a claim or a question."""
    search: Search
    words: tuple[str, ...]
    """All that was looked for, with every form of each name."""
    found: tuple[str, ...]
    """The articles in which any of it stands."""
    silent: tuple[str, ...]
    """Those without evidence in which none of it stands, or only in passages that were looked at."""


def silences_of(site: Site) -> Iterator[Silence]:
    """Yield every search of a site, in the order of its records."""
    searches = Searches.of(site.database)
    for name, ground, search in searches.all():
        silent = searches.silent_by(search) if ground else searches.silent(name)
        yield _silence(name, ground, search, silent, searches)


def silences_behind(records: Iterable[str], site: Site) -> Iterator[Silence]:
    """Yield the searches of some claims and questions, as far as any article is silent by them."""
    searches = Searches.of(site.database)
    for name in records:
        search, _ = searches.wanted(name)
        if search and (silent := searches.silent(name)):
            yield _silence(name, "", search, silent, searches)


def _silence(record: str, ground: str, search: Search, silent: Iterable[str], searches: Searches) -> Silence:
    words = tuple(dict.fromkeys(searches.terms(search)))
    return Silence(record, ground, search, words, tuple(searches.look(search)), tuple(silent))
