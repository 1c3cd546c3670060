"""Figures as parts of others: the dots, and the words that say the same."""

from siglum.html.apparatus import Apparatus
from siglum.html.dots import Dots, dots_of, exactly
from siglum.html.finding_views import RatioView
from siglum.html.text_views import RatioPicture
from siglum.html.views import Link
from siglum.model.counting import in_words
from siglum.model.figures import Figure
from siglum.model.records import Ratio

BASES = {100: "a hundred", 1_000: "a thousand", 10_000: "ten thousand"}


def ratio_of(part: str, apparatus: Apparatus) -> RatioPicture | None:
    """Return the picture of the first ratio of which a claim states the part; None where it is part of none."""
    found = next((one for one in apparatus.site.settings.ratios if one.part == part), None)
    return _picture(found, apparatus) if found else None


def ratio_views(apparatus: Apparatus) -> tuple[RatioView, ...]:
    """Return all ratios, each under a heading."""
    claims = apparatus.site.claims
    views = []
    for number, ratio in enumerate(apparatus.site.settings.ratios, start=1):
        picture = _picture(ratio, apparatus)
        part, whole = claims[ratio.part].figure, claims[ratio.whole].figure
        if picture and part and whole:
            title = f"{part.of[:1].upper()}{part.of[1:]}, beside {whole.of}"
            views.append(RatioView(f"ratio-{number}", title, picture))
    return tuple(views)


def _picture(ratio: Ratio, apparatus: Apparatus) -> RatioPicture | None:
    part, whole = (apparatus.site.claims[name].figure for name in (ratio.part, ratio.whole))
    if part is None or whole is None:
        return None
    drawn, words = dots_of(part, whole), exactly(part, whole)
    exact = f"{words[:1].upper()}{words[1:]}." if words else ""
    return RatioPicture(
        said=_said(drawn) if drawn else exact,
        exactly=exact if drawn else "",
        drawn=drawn,
        part=_figure(ratio.part, part, apparatus),
        whole=_figure(ratio.whole, whole, apparatus),
        caveat=ratio.caveat or "",
    )


def _said(dots: Dots) -> str:
    return f"{in_words(dots.filled, 'dot').capitalize()} in {BASES[dots.base]}."


def _figure(claim: str, figure: Figure, apparatus: Apparatus) -> Link:
    words = figure.words
    return Link(apparatus.ref(claim), f"{words[:1].upper()}{words[1:]}")
