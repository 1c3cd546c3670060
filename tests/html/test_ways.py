"""The versions of one utterance side by side: which of their words not all of them have."""

import pytest

from siglum.html.entity_pages import entity_page
from siglum.html.ways import only_some
from siglum.model.refs import Ref
from tests.html.invented import claim, evidence, indexes_of, listed, text


def shown(*versions: str) -> list[str]:
    """Return each version, a text or segments parted by bars, with the words that not all have in brackets."""
    found = only_some([tuple(version.split("|")) for version in versions])
    return ["|".join("".join(f"[{r.text}]" if r.own else r.text for r in each) for each in one) for one in found]


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        (("It left at dawn.", "It left at dawn."), ["It left at dawn.", "It left at dawn."]),
        (("It left at dawn.", "it left, at noon"), ["It left at [dawn].", "it left, at [noon]"]),
        # What stands elsewhere is not had; neighbours are one run, signs between them included.
        (("So, it left.", "It left, so"), ["[So], it left.", "It left, [so]"]),
        (("a b c d", "a x, y d", "a c d"), ["a [b c] d", "a [x, y] d", "a [c] d"]),
        # A run ends with its segment.
        (("a b|c d", "a d"), ["a [b]|[c] d", "a d"]),
        (("all", "other"), ["[all]", "[other]"]),
        # Words are told apart where no spaces stand between them.
        (("我们去北京", "我们去上海"), ["我们去[北京]", "我们去[上海]"]),
    ],
)
def test_the_words_that_not_all_versions_have(versions: tuple[str, ...], expected: list[str]) -> None:
    assert shown(*versions) == expected


def test_somebodys_page_shows_what_they_said_in_each_way_with_those_that_lost_the_speaker() -> None:
    articles = {
        "s1": "“It left at dawn,” Ada said.",
        "s2": "“It left at noon,” a man said.",
        "s3": "It left, Ada says.",
    }
    quoted = claim("left", evidence("s1", "It left at dawn", form="direct", chain=["ada"]))
    unsaid = claim("noon", evidence("s2", "It left at noon", form="direct", chain=["man"]))
    told = claim("told", evidence("s3", "It left", form="indirect", chain=["ada"]))
    indexes = indexes_of(
        articles,
        quoted,
        unsaid,
        told,
        **{
            "people/ada.md": text(name="Ada"),
            "people/man.md": text(name="a man", named=False),
            "wordings/all.yaml": listed(
                {"id": "leaving", "title": "When", "speaker": "ada", "versions": ["left/s1", "noon/s2", "told/s3"]}
            ),
        },
    )
    (found,) = entity_page(indexes, Ref("person", "ada")).ways
    assert found.compared
    assert [(row.siglum.letter, row.speaker, row.lost) for row in found.rows] == [
        ("A", "Ada", False),
        ("B", "a man", True),
        ("C", "Ada", False),
    ]
    assert [[run.text for part in row.segments for run in part.runs if run.own] for row in found.rows] == [
        ["dawn"],
        ["noon"],
        [],
    ]
    assert [[part.words for part in row.segments] for row in found.rows] == [
        ["It left at dawn"],
        ["It left at noon"],
        ["It left"],
    ]
