"""The page of a question: who gives each answer, and what was looked for in the articles that give none."""

from siglum.facts.indexes import Indexes
from siglum.html.claim_pages import claim_page
from siglum.html.difference_pages import difference_page, differences_page
from siglum.model.refs import Ref
from tests.html.invented import claim, evidence, indexes_of, listed, text

ARTICLES = {
    "s1": "It was two, said Ann. It was three.",
    "s2": "It was two.",
    "s3": "It was three, said Ann; Bo and Cy said so too. So it was three.",
    "s4": "Nobody knows.",
}


def site(**files: bytes) -> Indexes:
    """Return a site in which speakers and articles give answers; `files` are others."""
    people = {f"people/{name}.md": text(name=name.title()) for name in ("ann", "bo", "cy")}
    question = {
        "id": "how-many",
        "question": "How many?",
        "kind": "contrary",
        "positions": [{"answer": "Two", "claims": ["two"]}, {"answer": "Three", "claims": ["three"]}],
        "looked_for": {"terms": ["two", "three"]},
    }
    return indexes_of(
        ARTICLES,
        claim("two", evidence("s1", "It was two", chain=["ann"], form="indirect"), evidence("s2", "It was two")),
        claim(
            "three",
            evidence("s3", "It was three, said Ann", chain=["ann"], form="indirect"),
            evidence("s3", "Bo and Cy said so too", chain=["bo"], form="indirect"),
            evidence("s3", "said so too", chain=["cy"], form="indirect"),
            evidence("s3", "So it was three"),
            evidence("s1", "It was three", chain=["ann"], form="indirect"),
        ),
        **people,
        **{"disagreements/a.yaml": listed(question)},
        **files,
    )


def test_words_that_an_article_reports_are_not_called_its_own() -> None:
    two, three = difference_page(site(), Ref("difference", "how-many")).answers
    assert [one.text for one in two.said_by] == ["A, citing Ann", "B, in its own words"]
    assert [one.text for one in three.said_by] == [
        "A, citing Ann",
        "C, in its own words and citing three speakers",
    ]


def test_what_the_writer_of_an_article_says_are_its_own_words() -> None:
    record = b"---\nfile: s1.txt\ntitle: '[One]'\nbyline: By Ann\nsha256: auto\nset_aside: auto\n---\n"
    two, _ = difference_page(site(**{"sources/s1.md": record}), Ref("difference", "how-many")).answers
    assert [one.text for one in two.said_by] == ["A and B, each in its own words"]


def test_what_was_looked_for_stands_on_the_page_of_the_question_and_of_the_claims_that_answer_it() -> None:
    indexes = site()
    (search,) = difference_page(indexes, Ref("difference", "how-many")).searched
    assert search.words == ("two", "three")
    assert [one.letter for one in search.found] == ["A", "B", "C"]
    assert search.question is None
    page = claim_page(indexes, Ref("claim", "two"))
    assert [one.letter for one in page.silent] == ["D"]
    assert [one.question.text for one in page.searched if one.question] == ["How many?"]


def test_a_claims_page_shows_the_first_words_of_each_other_answer_to_its_question() -> None:
    (row,) = claim_page(site(), Ref("claim", "two")).differences
    passages = [answer.passage for answer in row.answers]
    assert passages[0] is None, "its own words stand above"
    assert passages[1]
    assert [segment.text for segment in passages[1].quote.segments] == ["It was three, said Ann"]
    (listed_row,) = differences_page(site(), Ref("disagreements")).groups[0].rows
    assert [answer.passage for answer in listed_row.answers] == [None, None]


def test_an_article_that_says_nothing_to_a_question_is_not_said_to_say_nothing_of_the_claims_that_answer_it() -> None:
    page = claim_page(site(), Ref("claim", "two"))
    assert page.count.endswith(
        " say so. They go back to two sources, as far as the texts show. To the question behind it, D says nothing."
    )
    searched = {**claim("two", evidence("s2", "It was two")), "looked_for": {"terms": ["two"]}}
    itself = indexes_of({"s2": "It was two.", "s4": "Nobody knows."}, searched)
    assert claim_page(itself, Ref("claim", "two")).count == "One article says so. B says nothing of it."


def test_whoever_is_credited_is_never_told_as_nobody() -> None:
    named, own = (claim_page(site(), Ref("claim", name)).origins for name in ("two", "three"))
    assert [one.reason for one in named] == [
        "It names no report that it has this from.",
        "It does not say where it has this from.",
    ]
    assert {one.reason for one in own} == {"It names no report that it has this from."}


def test_a_card_tells_of_whoever_is_credited_and_of_nobody_what_is_named() -> None:
    two, three = (claim_page(site(), Ref("claim", name)).cards for name in ("two", "three"))
    told = [["".join(run.text for run in card.origin) for card in cards] for cards in (two, three)]
    credited = "The article names no report that it has this from."
    own = "The article says so itself, and not where it has it from."
    assert told == [[credited, own], [credited, credited, credited, own, credited]]


def test_the_own_words_of_a_reprinted_part_are_not_the_articles_own() -> None:
    record = text(
        file="s1.txt",
        title="'[T]'",
        sha256="auto",
        set_aside="auto",
        blocks=[{"voice": "bbc", "from": "So", "to": "it."}],
    )
    indexes = indexes_of(
        {"s1": "They wrote: So we saw it. It ends."},
        claim("seen", evidence("s1", "So we saw it", chain=["bbc"])),
        **{"sources/s1.md": record, "organizations/bbc.md": text(name="BBC", kind="outlet")},
    )
    (card,) = claim_page(indexes, Ref("claim", "seen")).cards
    assert card.form == "reprinted from BBC"
