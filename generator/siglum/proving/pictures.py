"""What must hold of the pictures that texts show: they are there, and a browser can show them as what they are."""

from collections.abc import Iterator

from siglum.model.files import Place, Span
from siglum.model.pictures import ENDINGS, LIMIT
from siglum.model.problems import Problem, said
from siglum.model.prose import Picture
from siglum.proving.site import Site
from siglum.proving.texts import texts_of
from siglum.proving.unknown import unknown_id

KINDS = "PNG, JPEG, WebP or AVIF"


def pictures_can_be_shown(site: Site, record: str) -> Iterator[Problem]:
    """Every picture stands in a text that shows pictures, and its file is there, of a known kind and not too large."""
    shows = record in site.explainers or record in site.pages
    for prose in texts_of(site.records[record]):
        for picture in prose.pictures:
            found = _fault(site, picture) if shows else MISPLACED
            if found:
                at = Span(site.places[record].path, picture.line, picture.column, picture.line, picture.end_column)
                yield Problem(found[0], at, *found[1:])


MISPLACED = ("image-refused", "only explainers and pages show pictures", "put it into one of these, and link to that")


def _fault(site: Site, picture: Picture) -> tuple[str, str, str] | None:
    """Return what is wrong with a picture: code, message and hint; None where nothing is."""
    name, ending = picture.path, picture.path.rpartition(".")[2]
    if ending == "svg":
        message = "an SVG is a document that can hold scripts, links and words that nobody reads again"
        return "image-unusable", message, "save what it shows as PNG, twice as wide as it is to be shown"
    if ending not in ENDINGS:
        hint = "write its ending in small letters" if ending.lower() in ENDINGS else f"save it as {KINDS}"
        return "image-unusable", f"{said(name)} ends in none of .png, .jpg, .jpeg, .webp and .avif", hint
    if name not in site.written.pictures:
        near = unknown_id(name, site.written.pictures, Place(name), "picture").hint
        return "image-missing", f"there is no file {said(name)}", f"put it there, or correct the path: {near}"
    file = site.written.picture[name]
    if file.kind != ENDINGS[ending]:
        is_other = f"{said(name)} is {file.kind}, and its name says {ENDINGS[ending]}"
        message = is_other if file.kind else f"{said(name)} begins like no {KINDS} that says how large it is"
        hint = "give it the ending of what it is" if file.kind else f"save it again as {KINDS}"
        return "image-unusable", message, hint
    if file.size > LIMIT:
        message = f"{said(name)} has {file.size:,} bytes; the limit is {LIMIT:,}"
        return "image-unusable", message, "save it smaller: 1,600 pixels are enough for the width of a text"
    return None
