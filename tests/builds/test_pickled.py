"""What a site is worked out from, all that follows, and the views of its pages can be sent to other processes."""

import pickle
from collections.abc import Iterator

from msgspec import Struct

from siglum.build import prove, show
from siglum.catalogue.kinds import KINDS
from siglum.catalogue.published import Published
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from siglum.engine.portable import News, Portable
from siglum.html.views import Verbatim
from tests.builds.small import SITE


def sources_in(value: object) -> Iterator[tuple[str, str]]:
    """Yield every source's words in a view, with the id of the source, which no comparison of texts looks at."""
    if isinstance(value, Verbatim):
        yield value, value.source
    elif isinstance(value, tuple | list):
        for one in value:
            yield from sources_in(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from sources_in(getattr(value, name))


def test_a_site_its_views_and_its_pages_are_the_same_in_another_process() -> None:
    snapshot, _ = read_snapshot(SITE, TEMPLATES)
    published = show(prove(snapshot))
    made = dict(published.page.items())
    news: News = pickle.loads(pickle.dumps(Portable.of(published.database).news()))  # noqa: S301 - our own bytes
    sent = Published.of(news(None))
    for address, ref in sent.pages.items():
        assert sent.page.stands(address)
        view = KINDS[ref.kind].view(published.indexes, ref)
        there = pickle.loads(pickle.dumps(view))  # noqa: S301 - see above
        assert there == view == KINDS[ref.kind].view(sent.indexes, ref)
        assert list(sources_in(there)) == list(sources_in(view))
    assert {address: sent.page.work.make(sent.database, address) for address in made} == made
