"""The page of patterns, rendered through the templates that the site is shown with."""

from dataclasses import dataclass
from pathlib import Path

from siglum.catalogue.published import Published
from siglum.html.frame import Heading, frame_of
from siglum.html.views import Frame, NotesPlace
from siglum.preview.patterns.views import Patterns, patterns

PLACES: dict[str, NotesPlace] = {
    "_patterns/index.html": "",
    "_patterns/short/index.html": "short",
    "_patterns/end/index.html": "end",
}
"""The page's addresses, which none of the site's own can have; notes stand in one place on each."""
TEMPLATE = (Path(__file__).parent / "patterns.html").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """What the template sees."""

    frame: Frame
    place: NotesPlace
    shown: Patterns


def patterns_page(published: Published, address: str) -> bytes | None:
    """Render the page at one of its addresses; None for any other. Raises TemplateError where a part is broken."""
    if address not in PLACES:
        return None
    heading = Heading(address, "patterns", "Patterns", "Every part of the site in every state, invented.")
    page = PatternsPage(frame_of(published.indexes.site, heading), PLACES[address], patterns())
    template = published.renderer.environment.from_string(TEMPLATE)
    return template.render(page=page, site=published.renderer.site, sheet="").encode()
