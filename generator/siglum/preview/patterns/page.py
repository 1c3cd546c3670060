"""The page of patterns, rendered through the templates that the site is shown with."""

from pathlib import Path

from msgspec import Struct

from siglum.catalogue.frames import frame_of
from siglum.catalogue.published import Published
from siglum.html.views import Heading
from siglum.model.refs import Ref
from siglum.preview.patterns.views import Patterns, patterns

ADDRESS = "_patterns/index.html"
"""The address of the page, which no page of a site can have."""
TEMPLATE = (Path(__file__).parent / "patterns.html").read_text("utf-8")


class PatternsPage(Struct, frozen=True):
    """What the template sees."""

    heading: Heading
    shown: Patterns


def patterns_page(published: Published, address: str) -> bytes | None:
    """Return the page at its address; None for any other. Raises TemplateError for a broken part."""
    if address != ADDRESS:
        return None
    assets = published.assets
    heading = Heading("Patterns", "Every part of the site in every state, invented.", parts=tuple(assets.apart))
    page = PatternsPage(heading, patterns(assets.icon))
    frame = frame_of(published.indexes, Ref("address", address), heading)
    renderer = published.renderer
    return renderer.fill(lambda: renderer.environment.from_string(TEMPLATE), "patterns", page, frame)
