"""In which order things are shown, and how many of them: what comes first is a statement as well."""

import json

import pytest

from siglum.catalogue.frames import frame_of
from siglum.facts.indexes import Indexes
from siglum.html import claim_pages, comparing_pages, list_pages, reading_pages, whos_who
from siglum.html.apparatus import Apparatus
from siglum.html.claim_pages import RELATED, claim_page, claims_page
from siglum.html.comparing_pages import MATRIX_COLUMNS, matrix_page, matrix_parts
from siglum.html.difference_pages import difference_page, differences_page
from siglum.html.entity_pages import BACKLINKS, entity_page
from siglum.html.home_page import DIFFERENCES as HOME_DIFFERENCES
from siglum.html.home_page import home_page
from siglum.html.list_pages import not_found_page, search_page
from siglum.html.network import network
from siglum.html.pictures import scores, sourcing
from siglum.html.source_facts import SHARED_SHOWN, derivations, shared_words
from siglum.html.source_lists import sources_page
from siglum.html.source_pages import source_page
from siglum.html.texts import claims_note, passage_note, show
from siglum.html.timeline_page import timeline_page
from siglum.html.views import Link, Words
from siglum.html.whos_who import CARDS_PART, cards_page, cards_parts
from siglum.model.refs import HOME, NOT_FOUND, Ref
from tests.html.invented import SO, claim, evidence, indexes_of, listed, text


def apparatus_of(indexes: Indexes) -> Apparatus:
    return Apparatus(indexes, HOME)


def said(words: Words) -> str:
    return "".join(run.text for run in words)


# A claim's page


def related(indexes: Indexes, name: str = "me") -> list[str]:
    return [line.id for line in claim_page(indexes, Ref("claim", name)).related]


TOPICS = {f"topics/{name}.md": text(name=f"topic {name}") for name in ("rare", "common")}
AKIN = (
    claim("me", about=["rare", "common"]),
    *(claim(name, about=["common"]) for name in ("g", "h", "f", "e", "d")),
    claim("z-both", about=["common", "rare"]),
    claim("y-rare", about=["rare"]),
    claim("apart"),
)


def test_related_claims_share_most_and_what_few_are_about_weighs_more() -> None:
    assert RELATED == 6
    assert related(indexes_of(1, *AKIN, **TOPICS)) == ["z-both", "y-rare", "d", "e", "f", "g"]


def test_what_nearly_all_claims_are_about_relates_none(monkeypatch: pytest.MonkeyPatch) -> None:
    indexes = indexes_of(1, *AKIN, **TOPICS)
    assert len(indexes.about["common"]) == 7
    monkeypatch.setattr(claim_pages, "RELATED_LIMIT", 7)
    assert len(related(indexes)) == RELATED
    monkeypatch.setattr(claim_pages, "RELATED_LIMIT", 6)
    assert related(indexes) == ["y-rare", "z-both"]


def test_claims_follow_one_another_in_the_editors_order() -> None:
    indexes = indexes_of(
        1,
        **{
            "claims/b.yaml": listed(claim("second", statement="B."), claim("first", statement="C.")),
            "claims/a.yaml": listed(claim("zero", statement="A.")),
        },
    )
    pages = [claim_page(indexes, Ref("claim", name)) for name in ("zero", "second", "first")]
    assert [page.previous and page.previous.text for page in pages] == [None, "A.", "B."]
    assert [page.next and page.next.text for page in pages] == ["B.", "C.", None]
    groups = [[line.id for line in group.lines] for group in claims_page(indexes, Ref("claims")).groups]
    assert groups == [["zero"], ["second", "first"]]


ORGANIZATIONS = {
    "organizations/post.md": text(name="The Post", kind="outlet"),
    "organizations/wire.md": text(name="The Wire", kind="outlet"),
}
WIRE = listed({"id": "their-report", "name": "A report", "outlet": "wire", "reason": "It reads alike."})


def test_an_origin_is_named_if_any_of_its_passages_names_it() -> None:
    indexes = indexes_of(
        3,
        claim(
            "a",
            evidence("s1", origin="their-report"),
            evidence("s2", chain=["wire"], form="indirect"),
            evidence("s3", chain=["post"], form="indirect"),
        ),
        **ORGANIZATIONS,
        **{"origins.yaml": WIRE},
    )
    page = claim_page(indexes, Ref("claim", "a"))
    assert [(origin.name, origin.named) for origin in page.origins] == [("The Wire", True), ("The Post", True)]
    assert [article.siglum.letter for article in page.origins[0].articles] == ["A", "B"]
    assert page.count == "Three articles say so. They go back to two sources, as far as the texts show."
    assert [(basis.key, basis.named) for basis in indexes.counts["a"].origins] == [("wire", True), ("post", True)]


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ([evidence("s1")], "One article says so."),
        (
            [evidence("s1"), evidence("s2")],
            "Two articles say so. They go back to two sources, as far as the texts show.",
        ),
        (
            [evidence("s1", origin="their-report"), evidence("s2", origin="their-report")],
            "Two articles say so. One report seems to be behind them, and none says which.",
        ),
        (
            [evidence("s1", chain=["wire"], form="indirect"), evidence("s2", chain=["wire"], form="indirect")],
            "Two articles say so. They have it from The Wire.",
        ),
        (
            [evidence("s2"), evidence("s1", stance="contradicts"), evidence("s3", stance="varies")],
            "One article says so. C says it otherwise. A speaks against it.",
        ),
        (
            [evidence("s2"), *(evidence(one, stance="partial") for one in ("s3", "s1"))],
            "One article says so. A and C say a part of it.",
        ),
    ],
)
def test_how_widely_a_claim_is_carried_is_said_in_sentences(pieces: list[dict[str, object]], said: str) -> None:
    indexes = indexes_of(3, claim("a", *pieces), **ORGANIZATIONS, **{"origins.yaml": WIRE})
    assert claim_page(indexes, Ref("claim", "a")).count == said


ALIKE = "The old ferry drifted helplessly across the flooded meadows until soldiers caught it."
SEED = {"sha256": "auto", "set_aside": "auto"}


def test_a_count_that_may_be_less_is_said_with_both_bounds() -> None:
    pieces = (evidence(name, ALIKE) for name in ("s1", "s2"))
    indexes = indexes_of({"s1": ALIKE, "s2": ALIKE}, claim("a", *pieces))
    said = "Two articles say so. They go back to one to two sources, as far as the texts show."
    assert claim_page(indexes, Ref("claim", "a")).count == said


def test_articles_of_one_work_are_parts_of_it_and_one_of_an_outlet_goes_back_to_it_with_what_others_have_from_it() -> (
    None
):
    two = claim("a", evidence("s1"), evidence("s2"))
    parts = {f"sources/{one}.md": text(file=f"{one}.txt", title=one, part_of="s3", **SEED) for one in ("s1", "s2")}
    indexes = indexes_of(3, two, **parts)
    assert claim_page(indexes, Ref("claim", "a")).count == "Two articles say so. They are parts of one work."
    own = {"sources/s1.md": text(file="s1.txt", title="s1", outlet="wire", **SEED)}
    reported = claim("a", evidence("s1"), evidence("s2", chain=["wire"], form="indirect"))
    page = claim_page(indexes_of(2, reported, **own, **ORGANIZATIONS), Ref("claim", "a"))
    assert page.count == "Two articles say so. They go back to The Wire."
    (origin,) = page.origins
    assert (origin.name, origin.reason) == ("The Wire", "Its own article, and what others have from it.")
    assert [article.credits for article in origin.articles] == ["is its own", "credits The Wire"]


def test_a_passage_stands_in_few_words_of_its_paragraph_cut_at_a_word() -> None:
    words = " ".join(f"word{number}" for number in range(40))
    card = claim_page(indexes_of({"s1": f"Other.\n{words} {SO} {words}\nOther."}, claim("a")), Ref("claim", "a")).cards[
        0
    ]
    assert card.before.split() == words.split()[-len(card.before.split()) :]
    assert card.after.split() == words.split()[: len(card.after.split())]
    for part in (card.before, card.after):
        assert 90 - len("word99 ") <= len(part) <= 90
    assert (card.more_before, card.more_after) == (True, True)
    card = claim_page(indexes_of({"s1": f"Other.\nA {SO} B\nOther."}, claim("a")), Ref("claim", "a")).cards[0]
    assert (card.before, card.after, card.more_before, card.more_after) == ("A ", " B", False, False)
    just = "ab " * 30
    card = claim_page(indexes_of({"s1": f"{just}{SO} {just.strip()}"}, claim("a")), Ref("claim", "a")).cards[0]
    assert (len(card.before), len(card.after), card.more_before, card.more_after) == (90, 90, False, False)


def test_the_marks_of_a_claim_come_in_order_of_weight_and_a_note_has_the_first_alone() -> None:
    doubtful = text(file="s1.txt", title="A", sha256="auto", doubtful=[{"quote": SO, "reason": "It is garbled."}])
    indexes = indexes_of(
        3,
        claim(
            "a",
            evidence("s1", chain=["somebody"], form="indirect"),
            evidence("s2", chain=["ann"], form="indirect"),
            evidence("s3", stance="contradicts"),
        ),
        **{
            "people/somebody.md": text(name="a clerk", named=False),
            "people/ann.md": text(name="Ann Abel", identified=False),
            "wordings/a.yaml": listed({"id": "w", "title": "W", "speaker": "ann", "versions": ["a/s1", "a/s2"]}),
            "sources/s1.md": doubtful,
        },
    )
    apparatus = apparatus_of(indexes)
    assert [tag.text for tag in apparatus.tags("a")] == [
        "Doubtful passage",
        "Variant wording",
        "Anonymous source",
        "Unidentified",
    ]
    assert claims_note(("a",), 1, apparatus).contested
    page = claim_page(indexes, Ref("claim", "a"))
    assert (page.sign, page.contested) == (Link(None, "contested"), True), "its own page has what is against it"


def test_a_note_has_the_words_of_the_first_article_that_says_so_and_of_those_against_it() -> None:
    against = [evidence(f"s{number}", stance="contradicts") for number in (1, 4, 5)]
    varying = evidence("s2", stance="varies")
    indexes = indexes_of(5, claim("a", against[0], varying, evidence("s3"), *against[1:]))
    apparatus = apparatus_of(indexes)
    note = claims_note(("a",), 1, apparatus)
    shown = [(line.words.source, line.words.against) for line in (*note.lines, *note.more) if line.words]
    assert shown == [("s3", False), ("s1", True)]
    assert [line.words for line in passage_note(indexes.site.proofs_of["a"][:1], 1, apparatus).lines] == [None]


# People, organizations, topics


def person(name: str, body: str = "", **fields: object) -> bytes:
    return text(body, name=name, **fields)


def test_sentences_that_name_somebody_come_from_explainers_first_and_are_not_too_many() -> None:
    half = BACKLINKS // 2 + 2
    sentences = [f"Ann Abel came {'again ' * number}home.[@editor]" for number in range(half)]
    files = {
        "people/ann.md": person("Ann Abel"),
        "topics/t.md": text("\n\n".join(sentences), name="topic t"),
        "pages/about.md": text("Ann Abel is here.[@editor]", title="About"),
        "explainers/story.md": text("\n\n".join(sentences), title="A story", standfirst="Of Ann."),
    }
    links = [line.page.text for line in entity_page(indexes_of(1, claim("a"), **files), Ref("person", "ann")).backlinks]
    assert links == ["A story"] * half + ["About"] + ["topic t"] * (BACKLINKS - half - 1)


def test_what_somebody_says_comes_before_what_they_told_and_what_is_said_of_them_each_once() -> None:
    through = evidence(chain=["ann", "post"], form="indirect")
    by_itself = evidence(chain=["post"], form="indirect")
    indexes = indexes_of(
        {"s1": f"{SO} Again it was."},
        claim("of", about=["post"]),
        claim("told", through, about=["post"]),
        claim("says", by_itself, about=["post"]),
        claim("both", through, evidence("s1", "Again it was.", chain=["post"], form="indirect")),
        **ORGANIZATIONS,
        **{"people/ann.md": person("Ann Abel")},
    )
    groups = [
        (group.id, [line.id for line in group.lines])
        for group in entity_page(indexes, Ref("organization", "post")).claims
    ]
    assert groups == [("says", ["says", "both"]), ("told", ["told"]), ("concerning", ["of", "told"])]


def test_names_are_listed_commonest_first_and_then_those_that_no_article_prints_alone() -> None:
    seed = "Annie saw Zoe. Zoe slept. Ann Abel woke. It was so."
    forms = [{"form": form, "sources": ["s1"]} for form in ("Annie", "Zoe")]
    files = {"people/ann.md": person("Ann Abel", aliases=forms)}
    indexes = indexes_of({"s1": seed}, claim("a", about=["ann"]), **files)
    page = entity_page(indexes, Ref("person", "ann"))
    assert page.names == ("Zoe", "Annie")
    assert [line.form for line in page.forms] == ["Zoe", "Ann Abel", "Annie"]


EVENTS = listed(
    {"id": "late", "title": "Late", "basis": "It says so.", "when": "1932-05-14", "claims": ["a"]},
    {"id": "no-day", "title": "No day", "basis": "Nothing says so.", "claims": ["b"]},
    {"id": "by-then", "title": "By then", "basis": "It says so.", "when": "../1932-05-13", "claims": ["b"]},
    {"id": "early", "title": "Early", "basis": "It says so.", "when": "1932-05-13", "dated": "stated", "claims": ["c"]},
    {"id": "longer", "title": "Longer", "basis": "It says so.", "when": "1932-05-13/1932-05-20", "claims": ["a"]},
    {"id": "shorter", "title": "Shorter", "basis": "It says so.", "when": "1932-05-13/1932-05-15", "claims": ["a"]},
    {
        "id": "planned",
        "title": "Planned",
        "basis": "It says so.",
        "when": "1932-05-14",
        "dated": "stated",
        "nature": "planned",
        "claims": ["a"],
    },
    {"id": "same-day", "title": "Same day", "basis": "It says so.", "when": "1932-05-13", "claims": ["c"]},
)
CLAIMS_OF_EVENTS = (claim("c", about=["ann"]), claim("b", about=["ann"]), claim("a", about=["ann"]))


def dated(events: bytes = EVENTS) -> Indexes:
    return indexes_of(1, *CLAIMS_OF_EVENTS, **{"timeline.yaml": events, "people/ann.md": person("Ann Abel")})


def test_events_of_somebody_come_in_the_order_of_the_timelines_file() -> None:
    titles = [event.title for event in entity_page(dated(), Ref("person", "ann")).events]
    assert titles == ["Late", "No day", "By then", "Early", "Longer", "Shorter", "Planned", "Same day"]


def test_the_timeline_goes_by_beginnings_then_by_ends_and_last_come_days_that_nobody_knows() -> None:
    page = timeline_page(dated(), Ref("timeline"))
    assert [[said(event.title) for event in day.events] for day in page.days] == [
        ["By then"],
        ["Early", "Same day"],
        ["Shorter"],
        ["Longer"],
        ["Late", "Planned"],
        ["No day"],
    ]
    assert [day.worked_out for day in page.days] == [True, False, True, True, False, True]
    assert [(event.nature, event.known) for event in (*page.days[4].events, *page.days[5].events)] == [
        ("Happened", "date worked out"),
        ("Expected", "printed"),
        ("Happened", ""),
    ]


def test_lists_of_people_go_by_what_is_known_and_then_from_a_to_z_whatever_the_case() -> None:
    files = {
        "people/p-a.md": person("the clerk", named=False),
        "people/p-b.md": person("Zoe", identified=False),
        "people/p-c.md": person("de Boer"),
        "people/p-d.md": person("Cox"),
        "people/p-e.md": person("Eve"),
        "organizations/o-a.md": text(name="A court", kind="court"),
        "organizations/o-b.md": text(name="B company", kind="company"),
        "organizations/o-c.md": text(name="C post", kind="outlet"),
        "organizations/o-d.md": text(name="a post", kind="outlet"),
        "topics/t-a.md": text(name="zebra"),
        "topics/t-b.md": text(name="Apple"),
    }
    indexes = indexes_of(1, claim("a"), **files)

    def cards(kind: str) -> list[tuple[str, list[str]]]:
        return [(group.title, [card.name for card in group.cards]) for group in cards_page(indexes, Ref(kind)).groups]

    assert cards("whoswho") == [
        ("People", ["Cox", "de Boer", "Eve"]),
        ("Named, but not explained by any article", ["Zoe"]),
        ("Speakers without a name", ["the clerk"]),
        ("Outlets", ["a post", "C post"]),
        ("Companies", ["B company"]),
        ("Courts", ["A court"]),
    ]
    assert cards("topics") == [("Topics", ["Apple", "zebra"])]
    page = cards_page(indexes, Ref("whoswho"))
    assert page.standfirst.startswith("5 people and 4 organizations")
    assert [link.text for link in page.contents] == [title for title, _ in cards("whoswho")]
    assert cards_page(indexes, Ref("topics")).contents == ()


def test_somebody_is_told_by_the_brief_else_by_what_articles_call_them_else_by_the_text() -> None:
    role = {"text": "So", "source": "s1", "claim": "a"}
    files = {
        "people/p-a.md": text("It is a text [@a].", name="A", brief="Somebody at sea [@a].", roles=[role]),
        "people/p-b.md": text("It is a text [@a].", name="B", roles=[role]),
        "people/p-c.md": text("It is a text [@a]. It goes on [@a].", name="C"),
        "people/p-d.md": text(name="D"),
    }
    (group,) = cards_page(indexes_of({"s1": "It was so. So it was."}, claim("a"), **files), Ref("whoswho")).groups
    assert [card.brief for card in group.cards] == ["Somebody at sea.", "", "It is a text.", ""]


def test_a_long_list_of_names_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    assert CARDS_PART == 120
    monkeypatch.setattr(whos_who, "CARDS_PART", 3)
    files = {f"people/p-{number}.md": person(f"P {number}") for number in range(4)}
    indexes = indexes_of(1, claim("a"), **files, **{"organizations/o.md": text(name="O", kind="outlet")})
    assert cards_parts(indexes) == 2
    second = cards_page(indexes, Ref("whoswho", part=2))
    assert [(group.title, len(group.cards)) for group in second.groups] == [("People", 1), ("Outlets", 1)]
    assert [link.href and link.href.part for link in second.contents] == [1, 2]
    assert cards_page(indexes_of(1, claim("a")), Ref("whoswho")).standfirst == "Nobody has been recorded on this site."


def test_a_long_list_of_claims_is_divided() -> None:
    for count, parts in ((60, []), (61, ["Part 1", "Part 2"])):
        claims = (claim(f"c{number}", about=["t"]) for number in range(count))
        indexes = indexes_of(1, *claims, **{"topics/t.md": text(name="topic t")})
        assert [link.text for link in entity_page(indexes, Ref("topic", "t")).parts] == parts
    for count, parts in ((120, []), (121, ["Part 1", "Part 2"])):
        indexes = indexes_of(1, *(claim(f"c{number}") for number in range(count)))
        assert [link.text for link in claims_page(indexes, Ref("claims")).parts] == parts


def test_a_long_statement_is_cut_at_a_word_in_the_title_and_whole_on_the_page() -> None:
    statement = " ".join(f"word{number}" for number in range(20)) + "."
    page = claim_page(indexes_of(1, claim("a", statement=statement)), Ref("claim", "a"))
    assert page.heading.title == statement[:69].rpartition(" ")[0] + "…"
    assert said(page.statement) == statement


# Pictures


def test_there_is_no_score_of_more_sources_than_can_be_told_apart() -> None:
    for count, drawn in ((12, 1), (13, 0)):
        apparatus = apparatus_of(indexes_of(count, claim("a")))
        assert len(scores((("a",),), (), apparatus)) == drawn


SOURCED = "1 of the 2 notes rests on one source only, however many articles print it."


def test_threads_of_a_score_have_those_against_last() -> None:
    indexes = indexes_of(
        4, claim("a", evidence("s2", stance="contradicts"), evidence("s1"), evidence("s3")), claim("b", evidence("s1"))
    )
    (score,) = scores((("a", "b"),), (), apparatus_of(indexes))
    (cell,) = score.cells
    assert [(thread.against, thread.rows) for thread in cell.threads] == [(False, (0,)), (False, (2,)), (True, (1,))]
    assert sourcing((("a", "b"), ("b",)), apparatus_of(indexes)) == SOURCED


# Where sources differ


def test_a_row_of_the_matrix_says_the_strongest_that_an_article_says() -> None:
    indexes = indexes_of(
        {"s1": f"{SO} Again it was.", "s2": f"{SO} Again it was.", "s3": SO, "s4": SO},
        claim(
            "a",
            evidence("s1", stance="contradicts"),
            evidence("s1", "Again it was."),
            evidence("s2"),
            evidence("s2", "Again it was.", chain=["post"], form="indirect"),
            evidence("s3", stance="contradicts"),
        ),
        **ORGANIZATIONS,
    )
    (row,) = matrix_page(indexes, Ref("matrix", part=1)).groups[0].rows
    assert [cell.sign for cell in row.cells] == ["○", "●", "≠", ""]
    assert [cell.against for cell in row.cells] == [False, False, True, False]
    assert row.cells[1].href == Ref("source", "s2", indexes.passage_of["a/s2"]), "it leads to the first"


def test_the_matrix_has_all_claims_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    indexes = indexes_of(MATRIX_COLUMNS, *(claim(f"c{number}", statement=f"{number}.") for number in range(5)))
    assert comparing_pages.MATRIX_ROWS == 80
    monkeypatch.setattr(comparing_pages, "MATRIX_ROWS", 2)
    assert matrix_parts(indexes) == 3
    rows = [
        row.claim.text
        for part in (1, 2, 3)
        for group in matrix_page(indexes, Ref("matrix", part=part)).groups
        for row in group.rows
    ]
    assert rows == ["0.", "1.", "2.", "3.", "4."]
    assert [bool(link.href) for link in matrix_page(indexes, Ref("matrix", part=2)).parts] == [True, False, True]


def test_a_table_of_the_matrix_has_no_more_columns_than_one_can_read() -> None:
    everywhere = [f"s{number}" for number in range(1, MATRIX_COLUMNS + 5)]
    few = {"a": ["s2"], "c": ["s30"], "d": ["s1"]}
    claims = [claim(name, *map(evidence, few.get(name, everywhere)), statement=name) for name in "abcd"]
    page = matrix_page(indexes_of(MATRIX_COLUMNS + 4, *claims), Ref("matrix"))
    assert [[row.claim.text for row in group.rows] for group in page.groups] == [["a"], ["b"], ["b"], ["c", "d"]]
    assert [len(group.sources) for group in page.groups] == [1, MATRIX_COLUMNS, 4, 2]
    assert [group.title for group in page.groups] == ["All", "All, part 2", "All, part 3", "All, part 4"]
    assert [one.letter for one in page.groups[-1].sources] == ["A", "X"], "those that were looked at for its claims"
    assert all(len(row.cells) == len(group.sources) for group in page.groups for row in group.rows)
    assert matrix_parts(indexes_of(MATRIX_COLUMNS + 1)) == 0


def test_a_table_that_just_has_room_for_all_articles_is_not_divided() -> None:
    named = [f"s{number}" for number in range(1, MATRIX_COLUMNS + 2)]
    one, most, last = (
        claim(name, *map(evidence, some), statement=name)
        for name, some in zip("abc", (named[:1], named[:MATRIX_COLUMNS], named[1:MATRIX_COLUMNS]), strict=True)
    )
    [table] = matrix_page(indexes_of(MATRIX_COLUMNS, one), Ref("matrix")).groups
    assert len(table.sources) == MATRIX_COLUMNS, "also those that were not looked at"
    [table] = matrix_page(indexes_of(MATRIX_COLUMNS + 1, one, most, last), Ref("matrix")).groups
    assert (len(table.sources), len(table.rows)) == (MATRIX_COLUMNS, 3)


def disagreement(name: str, *claims: str) -> dict[str, object]:
    positions = [{"answer": answer, "claims": [answer]} for answer in claims]
    return {"id": name, "question": f"What of {name}?", "kind": "contrary", "positions": positions}


def test_an_answer_has_the_articles_that_give_it_in_their_order_and_not_those_against_it() -> None:
    indexes = indexes_of(
        5,
        claim("b", evidence("s3"), evidence("s1", stance="contradicts"), evidence("s2")),
        claim("a", evidence("s1")),
        **{"disagreements/a.yaml": listed(disagreement("it", "b", "a"))},
    )
    ((row,),) = (group.rows for group in differences_page(indexes, Ref("disagreements")).groups)
    assert [[one.letter for one in answer.sources] for answer in row.answers] == [["B", "C"], ["A"]]
    page = difference_page(indexes, Ref("disagreement", "it"))
    assert [[bead.siglum.letter for bead in answer.beads] for answer in page.answers] == [["B", "C"], ["A"]]
    assert [[told.quote.source for told in answer.passages] for answer in page.answers] == [["s2", "s3"], ["s1"]]
    assert ([one.letter for one in page.silent], [one.letter for one in page.unlooked]) == ([], ["D", "E"])


def test_versions_come_in_the_editors_order_and_are_compared_with_the_first() -> None:
    said_by = {"chain": ["ann"], "form": "direct"}
    indexes = indexes_of(
        {"s1": "“It was so.”", "s2": "“It was so, friends.”", "s3": "“It was.”"},
        claim(
            "a",
            *(
                {"source": source, "quote": quote, **said_by}
                for source, quote in (("s1", "“It was so.”"), ("s2", "“It was so, friends.”"), ("s3", "“It was.”"))
            ),
        ),
        **{
            "people/ann.md": person("Ann Abel"),
            "wordings/a.yaml": listed(
                {"id": "w", "title": "W", "speaker": "ann", "versions": ["a/s2", "a/s3", "a/s1"]}
            ),
        },
    )
    (view,) = comparing_pages.wordings_page(indexes, Ref("wordings")).collations
    assert [(row.source, row.base) for row in view.rows] == [("s2", True), ("s3", False), ("s1", False)]
    assert [[(word.kind, word.text) for word in row.words] for row in view.rows] == [
        [],
        [("same", "“It was.”"), ("del", "so, friends.”")],
        [("same", "“It was so.”"), ("del", "friends.”")],
    ]


# What one reads from the beginning


def test_an_explainer_names_to_machines_its_articles_in_their_order_and_is_described_in_few_words() -> None:
    standfirst = "word " * 40
    indexes = indexes_of(
        3,
        claim("a", evidence("s3")),
        claim("b", evidence("s1")),
        **{"explainers/story.md": text("So.[@a] So.[@b]", title="A story", standfirst=standfirst)},
    )
    here = Ref("explainer", "story")
    frame = frame_of(indexes, here, reading_pages.explainer_page(indexes, here).heading)
    assert json.loads(frame.data)["citation"] == ["../../sources/s1/index.html", "../../sources/s3/index.html"]
    assert frame.description == f"{standfirst[:155].strip()}…"


def test_the_home_page_has_the_first_disagreements_and_the_explainer_that_leads_first() -> None:
    names = [f"q{number}" for number in range(HOME_DIFFERENCES + 1)]
    settings = b"title: T\ntagline: T\ndescription: D.\nscope: S.\nlead: second\n"
    files = {
        f"explainers/{name}.md": text("So.[@a]", title=name, standfirst="S.", order=order)
        for name, order in (("third", 3), ("first", 1), ("second", 2))
    }
    indexes = indexes_of(
        2,
        claim("a"),
        claim("b", evidence("s2")),
        **files,
        **{"disagreements/a.yaml": listed(*(disagreement(name, "a", "b") for name in names)), "site.yaml": settings},
    )
    page = home_page(indexes, HOME)
    assert [line.question for line in page.differences] == [f"What of {name}?" for name in names[:HOME_DIFFERENCES]]
    assert page.first
    assert [line.title for line in (page.first, *page.others)] == ["second", "first", "third"]
    chosen = settings + f"home_differences: {json.dumps(names[::-1])}\n".encode()
    questions = listed(*(disagreement(name, "a", "b") for name in names))
    named = indexes_of(
        2, claim("a"), claim("b", evidence("s2")), **files, **{"disagreements/a.yaml": questions, "site.yaml": chosen}
    )
    shown = [line.question for line in home_page(named, HOME).differences]
    assert shown == [f"What of {name}?" for name in names[::-1][:HOME_DIFFERENCES]]


def test_from_a_to_z_neither_case_nor_a_mark_at_the_beginning_counts() -> None:
    statements = ("“Cold,” it says.", "best.", "Also.", "(Dry.)", "'Even'.", "[Fit]")
    claims = [claim(f"c{number}", statement=statement) for number, statement in enumerate(statements)]
    articles = {"s1": f"{SO}\n\nCold, dry. Even so."}
    indexes = indexes_of(articles, *claims, **{"topics/t.md": text(name="topic t")})
    groups = {group.title: [link.text for link in group.links] for group in search_page(indexes, Ref("search")).groups}
    assert groups["Claims"] == ["Also.", "best.", "“Cold,” it says.", "(Dry.)", "'Even'.", "[Fit]"]
    assert list(groups) == ["Topics", "Articles", "Claims"]
    assert [group.title for group in not_found_page(indexes, NOT_FOUND).groups] == ["Topics", "Articles"]


def test_the_list_of_everything_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list_pages.INDEX_PART == 200
    monkeypatch.setattr(list_pages, "INDEX_PART", 3)
    indexes = indexes_of(2, *(claim(f"c{number}", statement=f"{number}.") for number in range(3)))
    assert [
        [(group.title, len(group.links)) for group in search_page(indexes, Ref("search", part=part)).groups]
        for part in (1, 2)
    ] == [
        [("Articles", 2)],
        [("Claims", 3)],
    ]
    assert [link.text for link in search_page(indexes, Ref("search", part=2)).parts] == ["Part 1", "Part 2"]


# An article's page


def test_an_article_lists_the_longest_runs_of_words_that_it_shares_whosever_they_are() -> None:
    runs = [" ".join(f"w{number}x{word}" for word in range(6 + number)) for number in range(SHARED_SHOWN + 2)]
    order = [*range(1, len(runs), 2), *range(0, len(runs), 2)]
    articles = {"s1": ". Z1. ".join(runs[number] for number in order)}
    articles |= {"s2": ". Z2. ".join(runs[::2]), "s3": ". Z3. ".join(reversed(runs[1::2]))}
    indexes = indexes_of(articles, claim("a", evidence("s1", "w0x0 w0x1")))
    lines = shared_words("s1", apparatus_of(indexes))
    assert [line.words for line in lines] == [5 + number for number in range(len(runs), 0, -1)][:SHARED_SHOWN]
    assert {line.siglum.letter for line in lines} == {"B", "C"}


def test_an_article_names_the_others_of_its_origin_in_their_order_and_not_itself() -> None:
    derived = {
        f"sources/{name}.md": text(
            file=f"{name}.txt",
            title=name,
            sha256="auto",
            set_aside="auto",
            derives_from=[{"origin": "their-report", "reason": "So."}],
        )
        for name in ("s3", "s2", "s1")
    }
    origins = listed({"id": "their-report", "name": "A report", "reason": "It reads alike."})
    indexes = indexes_of(4, claim("a", evidence("s4")), **derived, **{"origins.yaml": origins})
    (view,) = derivations("s2", apparatus_of(indexes))
    assert [one.letter for one in view.others] == ["A", "C"]


def test_numbers_of_passages_come_where_a_reader_meets_their_ends_the_inner_one_first() -> None:
    seed = "One two three. Four five six seven."
    indexes = indexes_of(
        {"s1": seed},
        claim("whole", evidence("s1", seed)),
        claim("inner", evidence("s1", "Four five six seven.")),
        claim("innermost", evidence("s1", "six seven.")),
        claim("tail", evidence("s1", "five six seven.")),
        claim("first", evidence("s1", "One two")),
        claim("cut", evidence("s1", ["One two", "five six seven."])),
    )
    page = source_page(indexes, Ref("source", "s1"))
    notes = [note for paragraph in page.paragraphs for note in paragraph.notes]
    assert [[line.claim.href.id for line in note.lines if line.claim.href] for note in notes] == [
        ["first"],
        ["innermost"],
        ["tail"],
        ["cut"],
        ["inner"],
        ["whole"],
    ]
    assert [note.mark for note in notes] == ["1", "2", "3", "4", "5", "6"]


def test_neighbours_of_an_article_are_those_before_and_after_it() -> None:
    indexes = indexes_of(3, claim("a"))
    pages = [source_page(indexes, Ref("source", f"s{number}")) for number in (1, 2, 3)]
    assert [isinstance(page.previous, Link) for page in pages] == [False, True, True]
    assert [page.next and page.next.text[: len("Article B")] for page in pages] == ["Article B", "Article C", None]


def test_a_note_shows_the_passage_that_its_text_quotes() -> None:
    two = (evidence("s1", "It stood like a tree over the mountain."), evidence("s2", "A tree was its likeness."))
    indexes = indexes_of(
        {"s1": "It stood like a tree over the mountain.", "s2": "A tree was its likeness."},
        claim("a", *two, statement="It was like a tree."),
        **{
            "explainers/quoting.md": text("It had a tree for “its likeness” [@a].", title="A", standfirst="A."),
            "explainers/silent.md": text("It was like a tree [@a].", title="B", standfirst="B."),
        },
    )
    shown = {}
    for name, explainer in indexes.site.explainers.items():
        [block] = show(explainer.body, name, Apparatus(indexes, HOME))
        shown[name] = [line.siglum.letter for line in block.notes[0].lines if line.siglum]
    assert shown == {"quoting": ["B"], "silent": ["A"]}


ORDERED = b"title: T\ntagline: T\ndescription: D.\nscope: S.\nsources: [s3, s1]\n"


def test_sources_stand_in_the_editors_order_and_those_that_it_does_not_name_after_them_by_their_files() -> None:
    everywhere = [evidence(f"s{number}") for number in range(1, 5)]
    third = text(file="s4.txt", title="Four", sha256="auto", set_aside="auto", siglum="Z")
    indexes = indexes_of(4, claim("a", *everywhere), **{"site.yaml": ORDERED, "sources/s4.md": third})
    order = ["s3", "s1", "s2", "s4"]
    assert list(indexes.sigla.items()) == list(zip(order, "ABCZ", strict=True))
    assert [line.siglum.letter for line in sources_page(indexes, Ref("sources")).list.groups[0].lines] == list("ABCZ")
    assert list(indexes.counts["a"].articles) == order
    assert [one.letter for one in matrix_page(indexes, Ref("matrix")).groups[0].sources] == list("ABCZ")
    page = source_page(indexes, Ref("source", "s1"))
    assert [page.previous and page.previous.text[:9], page.next and page.next.text[:9]] == ["Article A", "Article C"]


def test_who_told_whom_is_drawn_in_the_editors_order() -> None:
    said_by = {"s1": "ann", "s2": "ben", "s3": "cox"}
    pieces = [evidence(name, chain=[voice], form="indirect") for name, voice in said_by.items()]
    people = {f"people/{voice}.md": person(voice.title()) for voice in said_by.values()}
    indexes = indexes_of(3, claim("a", *pieces), **people, **{"site.yaml": ORDERED})
    picture = network(tuple(indexes.site.sources), apparatus_of(indexes))
    assert picture
    assert [node.label for node in picture.articles] == ["A", "B", "C"]
    assert [node.label for node in picture.speakers] == ["Cox", "Ann", "Ben"], "no line crosses another"
