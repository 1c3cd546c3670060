"""What comes first on the pages of questions and of names, how much of it is open, and from when on it is divided."""

import pytest

from siglum.facts.indexes import Indexes
from siglum.html.difference_pages import difference_page
from siglum.html.entity_pages import entity_page
from siglum.html.home_page import home_page
from siglum.html.page_views import EntityPage, HomePage
from siglum.html.reading_pages import explainer_page
from siglum.html.views import Link
from siglum.model.refs import HOME, Ref
from tests.html.invented import SO, claim, evidence, indexes_of, listed, text

# Questions

LONG = "It was so, and nobody doubted it."
QUESTION = {
    "id": "q",
    "question": "Was it?",
    "kind": "contrary",
    "positions": [{"answer": "Yes", "claims": ["yes"]}, {"answer": "No", "claims": ["no"]}],
}


def answered(*proofs: dict[str, object]) -> Indexes:
    people = {f"people/{name}.md": text(name=name.title()) for name in ("ann", "bo", "cy")}
    return indexes_of(
        {"s1": SO, "s2": LONG, "s3": LONG, "s4": SO, "s5": SO},
        claim("yes", *proofs),
        claim("no", evidence("s5")),
        **people,
        **{"organizations/post.md": text(name="The Post", kind="outlet"), "disagreements/a.yaml": listed(QUESTION)},
    )


def test_an_answer_begins_with_the_origin_of_most_articles_and_shows_the_longest_passage_first() -> None:
    by_post = {"chain": ["post"], "form": "indirect"}
    indexes = answered(
        evidence("s1"), evidence("s4"), evidence("s2", "It was so", **by_post), evidence("s3", LONG, **by_post)
    )
    yes, _ = difference_page(indexes, Ref("difference", "q")).answers
    assert [one.text for one in yes.said_by] == ["The Post, in B and C", "A and D, each in its own words"]
    assert [one.quote.source for one in yes.passages] == ["s3", "s1", "s4", "s2"]


@pytest.mark.parametrize(("articles", "room", "beads"), [(1, 1, 1), (3, 2, 3), (12, 3, 12), (13, 4, 0), (40, 4, 0)])
def test_of_more_than_twelve_articles_the_number_is_told_in_place_of_beads(
    articles: int, room: int, beads: int
) -> None:
    proofs = [evidence(f"s{number}") for number in range(1, articles + 1)]
    files = {"disagreements/a.yaml": listed(QUESTION)}
    indexes = indexes_of(articles + 1, claim("yes", *proofs), claim("no", evidence(f"s{articles + 1}")), **files)
    yes, _ = difference_page(indexes, Ref("difference", "q")).answers
    assert (yes.articles, yes.room, len(yes.beads), len(yes.said_by)) == (articles, room, beads, 1)


@pytest.mark.parametrize(("speakers", "said"), [(("ann", "bo"), "Ann and Bo"), (("ann", "bo", "cy"), "three speakers")])
def test_two_speakers_are_named_and_more_are_counted(speakers: tuple[str, ...], said: str) -> None:
    words = ("It was so", "and nobody doubted it", "nobody doubted it")
    proofs = (
        evidence("s2", quote, chain=[name], form="indirect") for name, quote in zip(speakers, words, strict=False)
    )
    yes, _ = difference_page(answered(*proofs), Ref("difference", "q")).answers
    assert [one.text for one in yes.said_by] == [f"B, citing {said}"]


# Names


def named(claims: int, topics: int = 3, sources: int = 2) -> EntityPage:
    """Return the page of somebody whom so many claims are about, and these about so many topics in turn."""
    return entity_page(
        indexes_of(
            sources,
            *(
                claim(
                    f"c{number}", evidence("s1"), *([evidence("s2")] * (number % 2)), about=["x", f"t{number % topics}"]
                )
                for number in range(claims)
            ),
            **{f"topics/t{number}.md": text(name=f"Topic {number}") for number in range(topics)},
            **{"people/x.md": text(name="Somebody")},
        ),
        Ref("person", "x"),
    )


def test_eleven_claims_are_one_list_and_twelve_are_divided_by_topics() -> None:
    assert [group.title for group in named(11).claims] == ["What is said about Somebody"]
    assert [group.title for group in named(12).claims] == ["Topic 0", "Topic 1", "Topic 2"]


def test_five_claims_are_all_open_of_six_the_first_four_and_those_of_most_articles_come_first() -> None:
    assert [(len(group.lines), len(group.more)) for group in named(5).claims] == [(5, 0)]
    (group,) = named(6).claims
    assert [line.id for line in (*group.lines, *group.more)] == ["c1", "c3", "c5", "c0", "c2", "c4"]
    assert (len(group.lines), len(group.more)) == (4, 2)


def test_a_table_of_themes_has_three_rows_at_least_and_of_many_articles_their_number() -> None:
    assert len(named(12, topics=3).table) == 3
    assert named(12, topics=2).table == ()
    assert len(named(12, sources=12).table) == 3
    many = named(12, sources=13)
    assert [len(row.counts) for row in many.table] == [2, 2, 2]
    assert many.articles == ()
    assert sum(row.counts[0] for row in many.table) == 12


# The home page


def test_the_home_page_lists_ten_explainers_and_leads_to_the_rest() -> None:
    def page(count: int) -> HomePage:
        texts = {f"explainers/e{at}.md": text("So.[@a]", title=f"E{at}", standfirst="S.") for at in range(count)}
        return home_page(indexes_of(1, claim("a"), **texts), HOME)

    few, many = page(10), page(11)
    assert [(len(one.others), one.all_explainers) for one in (few, many)] == [
        (9, None),
        (9, Link(Ref("explainers"), "All 11 explainers")),
    ]


def test_who_is_who_begins_with_those_of_most_claims_then_by_id_and_has_nine() -> None:
    names = [f"p{number}" for number in range(1, 11)]
    indexes = indexes_of(
        1,
        *(claim(f"c{name}", about=[name]) for name in names),
        claim("more", about=["p7", "p3"]),
        claim("most", about=["p7"]),
        **{f"people/{name}.md": text(name=f"Name {name}") for name in names},
    )
    cast = [one.name.text for one in home_page(indexes, HOME).cast]
    assert cast == [f"Name {name}" for name in ("p7", "p3", "p1", "p10", "p2", "p4", "p5", "p6", "p8")]


def test_two_voices_are_drawn_and_one_is_not() -> None:
    one, two = (
        home_page(indexes_of(count, claim("a", *map(evidence, names))), HOME)
        for count, names in ((1, ["s1"]), (2, ["s1", "s2"]))
    )
    assert one.flow is None
    assert two.flow is not None
    assert [end.letter for end in two.flow.articles] == ["A", "B"]


# Explainers


def test_three_sections_have_a_list_of_contents_and_two_have_none() -> None:
    for count in (2, 3):
        body = "\n\n".join(f"## Part {number}\n\nSo.[@a]" for number in range(count))
        indexes = indexes_of(1, claim("a"), **{"explainers/e.md": text(body, title="E", standfirst="S.")})
        contents = explainer_page(indexes, Ref("explainer", "e")).contents
        assert [one.text for one in contents] == (["Part 0", "Part 1", "Part 2"] if count == 3 else [])
