"""What holds for a whole site: its settings, the themes by which it gathers claims, the days of its texts."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from siglum.model.figures import Ratio
from siglum.model.record_base import Record, Weighed
from siglum.model.values import (
    Arranged,
    ClaimKind,
    Date,
    Language,
    MaybeAddress,
    MaybeSlug,
    Slug,
    Words,
    such_as,
)


class Theme(Record):
    """A matter under which the claims about somebody or something are gathered."""

    id: Annotated[Slug, such_as("cost")]
    """The theme's fragment on the pages."""
    title: Annotated[Words, such_as("What it cost")]
    """Its heading."""
    topics: Annotated[tuple[Slug, ...], such_as(["tolls"])] = ()
    """Claims about these topics belong to it."""
    kinds: Annotated[tuple[ClaimKind, ...], such_as(["figure"])] = ()
    """Claims of these kinds belong to it."""
    ids: Annotated[tuple[Slug, ...], such_as(["cost-two-million"])] = ()
    """These claims belong to it."""


class Settings(Weighed):
    """What holds for the whole site (site.yaml)."""

    title: Annotated[Words, such_as("The Sallow Bridge")]
    """The site's name."""
    tagline: Annotated[Words, such_as("What three articles say of its opening")]
    """What the site is about, in a line."""
    description: Annotated[
        Words, such_as("Every statement about the opening of the bridge, with the passage that backs it.")
    ]
    """What a search engine or a shared link says of it."""
    scope: Annotated[Words, such_as("Built from the three articles listed under Sources; nothing else went in.")]
    """The sentence in the footer: from what the site is built, and that nothing else went in."""
    language: Annotated[Language, such_as("en")] = "en"
    """The language of the site's own words (BCP 47)."""
    base_url: Annotated[MaybeAddress, such_as("https://bridge.example/")] = None
    """Where the site will stand; with it, canonical links, the sitemap, exports and print have full addresses."""
    coverage: Annotated[Literal["growing", "complete"], such_as("complete")] = "growing"
    """complete: a sentence of a source that is neither cited nor set aside is an error; growing: a warning."""
    lead: Annotated[MaybeSlug, such_as("how-the-bridge-was-built")] = None
    """The explainer that the home page opens with; null where it opens with none."""
    sources: Annotated[Arranged, such_as(["harbour-post", "courier"])] = ()
    """The sources in your order, which their letters follow; those that it does not name come after, by their files."""
    themes: Annotated[tuple[Theme, ...], such_as([{"id": "cost", "title": "What it cost", "topics": ["tolls"]}])] = ()
    """How the claims about somebody or something are gathered, in this order; without, by the topics."""
    ratios: Annotated[tuple[Ratio, ...], such_as([{"part": "crowd-of-4000", "whole": "town-of-90000"}])] = ()
    """Figures that are shown as parts of others, on the page of figures and where a text has `[[figure:PART]]`."""
    home_differences: Annotated[Arranged, such_as(["cost", "day-of-the-opening"])] = ()
    """The questions on the home page, at most four; without, the contested ones, then those of most articles."""
    cast: Annotated[Arranged, such_as(["mara-lindqvist", "harbour-post"])] = ()
    """Who is who on the home page, at most nine; without, the named people of most claims."""
    theme: Annotated[MaybeSlug, such_as("sepia")] = None
    """The installed theme whose templates and styles are laid over siglum's; a project's own templates/ come last."""
    moved: Annotated[Mapping[str, str], such_as({"/claims/old-name/": "/claims/new-name/"})] = Field(
        default_factory=dict
    )
    """Addresses that have changed, old: new; both within the site."""


class Dates(Record):
    """On which days texts were last changed (dates.yaml), as `siglum dates` notes it; nobody writes this by hand."""

    updated: Annotated[Mapping[Slug, Date], such_as({"how-the-bridge-was-built": "2026-05-14"})] = Field(
        default_factory=dict
    )
    """The day of each explainer that does not name one itself."""
