"""Who told whom: which outlet stands between a speaker and an article, and how the picture and its list are ordered."""

import pytest

from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.geometry import FIRST_NAME, NAME, line_width, name_y, network_height
from siglum.html.network import DIRECT, SOURCES_DRAWN, SPEAKERS_DRAWN, UNNAMED, Way, network, told_in
from siglum.html.picture_views import Network
from siglum.model.refs import Ref
from tests.html.invented import SO, Fields, claim, evidence, indexes_of, listed, text

UNKNOWN = listed({"id": "unknown", "name": "A report that nobody names", "reason": "It reads alike."})
FILES = {
    "people/ann.md": text(name="Ann Abel"),
    "people/bob.md": text(name="bob Bell"),
    "people/cat.md": text(name="Cat Cox", identified=False),
    "people/dan.md": text(name="Dan Dee"),
    "people/clerk.md": text(name="a clerk", named=False),
    "organizations/post.md": text(name="The Post", kind="outlet"),
    "organizations/wire.md": text(name="A Wire", kind="outlet"),
    "organizations/court.md": text(name="The court", kind="court"),
    "origins.yaml": UNKNOWN,
}


def heard(source: str, *chain: str, quote: str = SO, **fields: object) -> dict[str, object]:
    return evidence(source, quote, form="indirect", chain=chain, **fields)


def site(*proofs: Fields, articles: dict[str, str] | int = 3) -> Indexes:
    return indexes_of(articles, *(claim(f"c{number}", proof) for number, proof in enumerate(proofs)), **FILES)


def drawn(indexes: Indexes) -> Network:
    made = network(tuple(indexes.site.sources), Apparatus(indexes, Ref("sources")))
    assert made
    return made


WAYS: list[tuple[Fields, Way | None]] = [
    (heard("s1", "ann"), Way("ann", DIRECT, "s1")),
    (heard("s1", "ann", "post"), Way("ann", "post", "s1")),
    # The outlet that the article has it from is the outermost; the one before it is a step that is not drawn.
    (heard("s1", "ann", "post", "wire"), Way("ann", "wire", "s1")),
    (heard("s1", "ann", "wire", "post"), Way("ann", "post", "s1")),
    (heard("s1", "ann", "post", "court"), Way("ann", "post", "s1")),
    (heard("s1", "ann", "bob"), Way("ann", DIRECT, "s1")),
    # An outlet that reports speaks for itself; one that another reports is a speaker.
    (heard("s1", "post"), Way(None, "post", "s1")),
    (heard("s1", "post", "wire"), Way("post", "wire", "s1")),
    (heard("s1", "post", "ann"), Way("post", DIRECT, "s1")),
    (heard("s1", "clerk", "post"), Way(UNNAMED, "post", "s1")),
    # By the editor's judgement it comes from a report that nobody names.
    (heard("s1", "ann", origin="unknown"), Way("ann", UNNAMED, "s1")),
    (heard("s1", "ann", "post", origin="unknown"), Way("ann", UNNAMED, "s1")),
    (heard("s1", "post", origin="unknown"), Way("post", UNNAMED, "s1")),
    (evidence("s1"), None),
]


def test_the_outlet_that_is_drawn_is_the_one_that_the_article_has_it_from() -> None:
    for proof, told in WAYS:
        indexes = site(proof)
        assert dict(told_in(indexes.site.sources, indexes)) == ({told: 1} if told else {}), proof


def test_names_stand_by_the_articles_that_they_reach_so_that_few_lines_cross() -> None:
    seed = dict.fromkeys(("s1", "s2", "s3"), f"{SO} Again it was. It was once more.")
    made = drawn(
        site(
            heard("s3", "ann", "wire"),
            heard("s1", "bob", "post"),
            heard("s2", "cat", "post"),
            heard("s2", "dan", "post"),
            # Twice in the third and once in the first: nearer to the third.
            heard("s1", "court", "wire"),
            heard("s3", "court", "wire"),
            heard("s3", "court", "wire", quote="Again it was."),
            heard("s2", "clerk"),
            articles=seed,
        )
    )
    # Of two that reach the same articles the id decides; speakers without a name have none.
    assert [node.label for node in made.speakers] == [
        "bob Bell",
        "speakers without a name",
        "Cat Cox",
        "Dan Dee",
        "The court",
        "Ann Abel",
    ]
    assert [node.label for node in made.outlets] == ["The Post", "A Wire"]
    assert [node.label for node in made.articles] == ["A", "B", "C"]
    assert network_height(made) == FIRST_NAME + 6 * NAME
    # Each column is spread over the whole picture.
    assert [name_y(number, "speakers", made) for number in range(6)] == list(range(47, 47 + 6 * 26, 26))
    assert [name_y(number, "outlets", made) for number in range(2)] == [73, 151]
    assert [(line.start, line.above, line.end, line.below, line.passages) for line in made.lines] == [
        ("speakers", 0, "outlets", 0, 1),
        ("speakers", 2, "outlets", 0, 1),
        ("speakers", 3, "outlets", 0, 1),
        ("speakers", 4, "outlets", 1, 3),
        ("speakers", 5, "outlets", 1, 1),
        ("outlets", 0, "articles", 0, 1),
        ("outlets", 0, "articles", 1, 2),
        ("outlets", 1, "articles", 0, 1),
        ("outlets", 1, "articles", 2, 3),
        ("speakers", 1, "articles", 1, 1),
    ]
    assert [node.known for node in made.speakers] == [True, False, True, True, True, True]


def test_the_list_begins_with_the_outlet_that_nobody_names_and_ends_with_none() -> None:
    made = drawn(
        site(
            heard("s1", "ann"),
            heard("s3", "cat", "wire"),
            heard("s1", "cat", "post"),
            heard("s2", "bob", "post"),
            heard("s1", "bob", "post"),
            heard("s1", "ann", "post"),
            heard("s3", "clerk", "post"),
            heard("s3", "post"),
            heard("s2", "ann", origin="unknown"),
        )
    )
    found = [
        (
            group.outlet.text if group.outlet else group.title,
            [(speaker.link.text, "".join(one.letter for one in speaker.articles)) for speaker in group.speakers],
            "".join(one.letter for one in group.articles),
        )
        for group in made.groups
    ]
    assert found == [
        ("Through an outlet that is not named", [("Ann Abel", "B")], "B"),
        (
            "The Post",
            [
                ("Ann Abel", "A"),
                ("bob Bell", "AB"),
                ("Cat Cox", "A"),
                ("speakers without a name", "C"),
                ("in its own words", "C"),
            ],
            "ABC",
        ),
        ("A Wire", [("Cat Cox", "C")], "C"),
        ("Straight to the article", [("Ann Abel", "A")], "A"),
    ]
    assert [speaker.identified for group in made.groups for speaker in group.speakers if not speaker.identified] == [
        False,
        False,
    ]
    assert " 1 of 9 passages came through an outlet that the articles do not name." in made.title


def test_a_line_is_as_wide_as_much_takes_its_way_and_no_wider_than_five_pixels() -> None:
    sentences = [f"Sentence {number} stands here." for number in range(30)]
    proofs = [heard("s1", "ann", "post", quote=sentence) for sentence in sentences]
    for count, width in ((3, "1.5"), (12, "3.0"), (30, "5.0")):
        made = drawn(site(*proofs[:count], articles={"s1": " ".join(sentences)}))
        assert [line_width(line) for line in made.lines] == [width, width]


def test_where_lines_could_no_longer_be_followed_there_is_the_list_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (SPEAKERS_DRAWN, SOURCES_DRAWN) == (40, 26)
    indexes = site(heard("s1", "ann"), heard("s2", "bob"), heard("s1", "post"))
    monkeypatch.setattr("siglum.html.network.SPEAKERS_DRAWN", 2)
    monkeypatch.setattr("siglum.html.network.SOURCES_DRAWN", 3)
    assert drawn(indexes).drawn
    monkeypatch.setattr("siglum.html.network.SPEAKERS_DRAWN", 1)
    assert (drawn(indexes).drawn, len(drawn(indexes).groups)) == (False, 2)
    monkeypatch.setattr("siglum.html.network.SPEAKERS_DRAWN", 2)
    monkeypatch.setattr("siglum.html.network.SOURCES_DRAWN", 2)
    assert (drawn(indexes).drawn, drawn(indexes).lines) == (False, ())
    indexes = site(evidence())
    assert network(tuple(indexes.site.sources), Apparatus(indexes, Ref("home"))) is None
