"""What stands below a paragraph: who or what something is in brief, and a part of a whole as dots."""

from siglum.html.apparatus import Apparatus
from siglum.html.margin import FIGURE, height_of_block
from siglum.html.texts import show
from siglum.model.refs import Ref
from tests.html.invented import claim, evidence, indexes_of, text

ARTICLE = "There were 4 guests, of 90 people."
RATIO = b"title: T\ntagline: t\ndescription: D.\nscope: S.\nratios: [{part: few, whole: all}]\n"


def figure(value: int, unit: str) -> dict[str, object]:
    return {"value": value, "unit": unit, "of": unit}


def test_it_stands_below_its_paragraph_and_before_the_next() -> None:
    claims = (
        claim(
            "few", evidence(quote="There were 4 guests"), statement="There were 4 guests.", figure=figure(4, "guests")
        ),
        claim("all", evidence(quote="of 90 people"), statement="There were 90 people.", figure=figure(90, "people")),
    )
    facts = [{"label": "Number", "text": "four [@few]"}]
    files = {
        "site.yaml": RATIO,
        "topics/guests.md": text("", name="guests", brief="Those who came [@few].", facts=facts),
        "explainers/e.md": text(
            "They were few [@few]. [[brief:guests]]\n\n- A point [@all]. [[figure:few]]\n\nThe end [@few].",
            title="E",
            standfirst="Who came.",
        ),
    }
    indexes = indexes_of({"s1": ARTICLE}, *claims, **files)
    blocks = show(indexes.site.explainers["e"].body, "e", Apparatus(indexes, Ref("explainer", "e")))
    assert [block.kind for block in blocks] == ["paragraph", "brief", "bullets", "figure", "paragraph"]
    first, brief, _, dots, _ = blocks
    assert [note.mark for note in first.notes] == ["1"]
    assert brief.brief is not None
    assert (brief.brief.name.text, brief.brief.name.href) == ("guests", Ref("topic", "guests"))
    assert [line.label for line in brief.brief.facts] == ["Number"]
    # In brief, articles' letters lead to their words; it has no notes of its own.
    assert [inline.kind for inline in brief.brief.text[0].inlines] == ["cover", "sigla", "text"]
    assert dots.ratio is not None
    assert dots.ratio.said == "Four dots in a hundred."
    assert height_of_block(dots) == FIGURE
    assert height_of_block(brief) > 100
    assert indexes.site.explainers["e"].body.plain == "They were few. A point. The end."
