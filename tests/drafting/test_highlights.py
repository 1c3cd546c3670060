"""What somebody marked elsewhere becomes drafts, each at its place, or is told as not placed."""

import json
from html import escape
from typing import Any

import pytest

from siglum.drafting.drafts import Draft
from siglum.drafting.exported import highlights_in
from siglum.drafting.highlights import Unplaced, draft_highlights
from siglum.facts.names import names_of
from siglum.model.files import File
from tests.tiny import tiny

TEXT = "It was full. The ferry sank at noon, and nobody was hurt. It was full, they said. The bridge opened late.\n"
SITE = (
    f"--- seeds/s1.txt\n{TEXT}--- site_src/sources/s1.md\n---\nfile: s1.txt\ntitle: The ferry\n"
    "address: https://post.example/ferry/\nsha256: auto\n---\n"
    "--- seeds/s2.txt\nThe bridge opened late.\n"
    "--- site_src/sources/s2.md\n---\nfile: s2.txt\ntitle: T\nsha256: auto\n---\n"
)


def hypothesis(
    exact: str, prefix: str = "", suffix: str = "", uri: str = "http://post.example/ferry#x"
) -> dict[str, Any]:
    selectors = [
        {"type": "RangeSelector"},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
    ]
    return {"uri": uri, "text": "a note", "tags": [], "target": [{"source": uri, "selector": selectors}]}


def drafted(exported: object) -> list[Draft | Unplaced]:
    site = tiny(SITE).site
    assert site
    return list(draft_highlights(site, names_of(site), highlights_in(File("a.json", json.dumps(exported).encode()))))


def test_a_highlight_of_hypothesis_is_placed_by_its_words_and_its_note_is_kept() -> None:
    [draft] = drafted({"rows": [hypothesis("The ferry sank at  noon", "ull. ", ", and nob")], "total": 1})
    assert isinstance(draft, Draft)
    assert (draft.source, draft.quote, draft.prefix, draft.remark) == (
        "s1",
        ("The ferry sank at noon",),
        None,
        "a note",
    )


def test_words_that_stand_twice_are_placed_by_those_around_them() -> None:
    [draft] = drafted([hypothesis("It was full", "body was hurt. ", ", they said. The bri")])
    assert isinstance(draft, Draft)
    assert (draft.prefix, draft.suffix) == ("was hurt.", ", they said. The")


def test_what_was_marked_within_a_word_is_widened_to_whole_words() -> None:
    [draft] = drafted([hypothesis("erry sank at no")])
    assert isinstance(draft, Draft)
    assert draft.quote == ("ferry sank at noon",)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (hypothesis("It was full", "elsewhere ", " then"), "has these words 2 times"),
        (hypothesis("The ferry sank at noone"), "the nearest passage of s1 reads “The ferry sank at noon”"),
        (hypothesis("sank"), "a single word backs nothing, and s1 has it once"),
        (hypothesis("The bridge opened late", uri="https://other.example/"), "these words stand in s1, s2"),
    ],
)
def test_what_can_not_be_placed_is_told_and_never_moved(entry: dict[str, Any], words: str) -> None:
    [unplaced] = drafted([entry])
    assert isinstance(unplaced, Unplaced)
    assert words in unplaced.why


def test_of_what_stands_nowhere_the_likest_passage_is_told_and_no_other() -> None:
    [unplaced] = drafted([hypothesis("The ferry sank at noone", uri="https://other.example/")])
    assert isinstance(unplaced, Unplaced)
    assert unplaced.why == "the nearest passage of s1 reads “The ferry sank at noon”"


def test_web_annotations_and_zotero_are_read() -> None:
    selector = {"type": "TextQuoteSelector", "exact": "nobody was hurt"}
    target = {"source": "https://post.example/ferry", "selector": {"type": "XPathSelector", "refinedBy": selector}}
    body = [{"type": "TextualBody", "value": "sure?"}, {"value": "tag", "purpose": "tagging"}]
    collection = {
        "type": "AnnotationCollection",
        "first": {"items": [{"type": "Annotation", "body": body, "target": target}]},
    }
    [draft] = drafted(collection)
    assert isinstance(draft, Draft)
    assert (draft.quote, draft.remark) == (("nobody was hurt",), "sure?")
    zotero = [{"data": {"itemType": "annotation", "annotationType": "highlight", "annotationText": "The ferry sank"}}]
    [draft] = drafted(zotero)
    assert isinstance(draft, Draft)
    assert draft.source == "s1"


def annotated(selector: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Annotation", "bodyValue": "sure?", "target": {"source": "https://post.example/ferry", **selector}}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", "{0}\n{0}\n"),
        ("a.json", '{{"@graph": [{0}, {0}]}}'),
        ("a.csv", "Page URL,Quote,Comment\nhttps://post.example/ferry,nobody was hurt,sure?\n,nobody was hurt,sure?\n"),
        ("a.md", "“nobody was hurt” ([A, p. 3](z://a)) ([pdf](z://b)) sure?\n\n“nobody was hurt” (A, 1931) sure?\n"),
    ],
)  # fmt: skip
def test_what_was_marked_is_read_in_every_form_of_an_export(name: str, text: str) -> None:
    selector = {"type": "Choice", "items": [{"type": "TextQuoteSelector", "exact": "nobody was hurt"}]}
    one = json.dumps(annotated({"selector": selector}) | {"document": "a title"})
    found = highlights_in(File(name, (text.format(one) if "{" in text else text).encode()))
    assert [(one.exact, one.note) for one in found] == [("nobody was hurt", "sure?")] * 2


def test_a_place_in_another_text_is_told_and_none_is_guessed() -> None:
    [unplaced] = drafted(annotated({"selector": {"type": "TextPositionSelector", "start": 4, "end": 9}}))
    assert isinstance(unplaced, Unplaced)
    assert "it goes from character 4 to 9; these would be “" in unplaced.why


@pytest.mark.parametrize("data", [b"no json", b"[]", b'{"rows": [{"target": ["https://a.example/"]}]}'])
def test_what_is_no_export_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"it is no JSON|it has no words"):
        highlights_in(File("a.json", data))


def words(exact: str, prefix: str = "", suffix: str = "", **more: object) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix, **more}


def span(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def ends(start: object, end: object) -> dict[str, Any]:
    return {"type": "RangeSelector", "startSelector": start, "endSelector": end}


@pytest.mark.parametrize(
    ("selector", "quote", "prefix"),
    [
        (ends(words("The ferry"), words("and nobody")), "The ferry sank at noon,", None),
        (ends(words("at noon"), words("It was full", suffix=", they said.")), "at noon, and nobody was hurt.", None),
        (ends(words("It was full", prefix="nobody was hurt. "), words("they said")), "It was full,", None),
        ([ends({"type": "XPathSelector"}, {}), {"type": "XPathSelector"}, words("at noon")], "at noon", None),
        (words("The ferry sank at noon", refinedBy=words("sank at noon")), "sank at noon", None),
        (words("The ferry sank at noon", refinedBy=span(4, 14)), "ferry sank", None),
        ([words("It was full"), span(58, 69)], "It was full", "nobody was hurt."),
        ([span(58, 69), words("It was full")], "It was full", "nobody was hurt."),
    ],
)  # fmt: skip
def test_a_selector_of_any_make_is_placed_by_its_words(selector: object, quote: str, prefix: str | None) -> None:
    [draft] = drafted(annotated({"selector": selector}))
    assert isinstance(draft, Draft), draft
    assert (draft.source, draft.quote, draft.prefix) == ("s1", (quote,), prefix)


@pytest.mark.parametrize(
    ("selector", "why"),
    [
        (ends(words("It was full"), words("at noon")), "s1 has “It was full”, where it begins or ends, 2 times"),
        (ends(words("The ferry"), words("at nooon")), "0 times, the nearest passage reads “at noon”"),
        (ends(words("at noon"), words("The ferry")), "no passage goes from the one to the other"),
        ([words("It was full"), span(1, 12)], "has these words 2 times"),
        ({"type": "FragmentSelector", "refinedBy": span(0, 4)}, "it has no words"),
        (ends(span(4, 9), span(9, 12)), "it goes from character 4 to 9"),
    ],
)  # fmt: skip
def test_a_selector_that_fits_nowhere_or_twice_is_told(selector: object, why: str) -> None:
    exported = annotated({"selector": selector})
    if "no words" in why:
        with pytest.raises(ValueError, match=why):
            drafted(exported)
        return
    [unplaced] = drafted(exported)
    assert isinstance(unplaced, Unplaced)
    assert why in unplaced.why


def test_a_place_in_the_text_itself_is_a_place() -> None:
    for address in ("https://site.example/sources/s1.txt", "s1.txt"):
        [draft] = drafted({"target": {"source": address, "selector": span(17, 35)}})
        assert isinstance(draft, Draft)
        assert draft.quote == ("ferry sank at noon",)


NOTE = (
    "<h1>Annotations</h1><p><span class='highlight' data-annotation='%7B%22pageLabel%22%3A%223%22%7D'>“nobody was hurt”"
    "</span> <span class='citation'>(<span class='citation-item'>Abel, 1931, p. 3</span>)</span> sure?</p>"
    "<ul><li><p>“at noon” (Abel, 1931, p. 4) when?</p></li></ul><p>My own words.</p>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bib="http://purl.org/net/biblio#" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<bib:Article rdf:about='https://post.example/ferry'><dc:title>The ferry</dc:title><dc:identifier><dcterms:URI>"
    "<rdf:value>https://post.example/ferry</rdf:value></dcterms:URI></dc:identifier>"
    "<dcterms:isReferencedBy rdf:resource='#item_5'/></bib:Article><bib:Memo rdf:about='#item_5'><rdf:value>{}"
    "</rdf:value></bib:Memo></rdf:RDF>"
)


def test_notes_of_zotero_are_read_by_themselves_and_in_rdf() -> None:
    found = highlights_in(File("a.rdf", RDF.format(escape(NOTE)).encode()))
    for highlights in (highlights_in(File("a.html", NOTE.encode())), found):
        assert [(one.exact, one.note, one.page) for one in highlights] == [
            ("nobody was hurt", "sure?", "3"),
            ("at noon", "when?", "4"),
        ]
    assert {(one.title, one.address) for one in found} == {("The ferry", "https://post.example/ferry")}


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.rdf", "<rdf", "it is no XML"),
        ("a.rdf", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "it declares entities"),
        ("a.rdf", "<a/>", "it has no words"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.json", '{"target": {"selector": ' + '{"refinedBy": ' * 900 + "1" + "}" * 902, "no words|nested"),
    ],
)  # fmt: skip
def test_what_can_not_be_read_is_refused_with_the_reason(name: str, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        highlights_in(File(name, text.encode()))


def test_an_export_with_many_lists_is_read_in_a_moment_and_in_order() -> None:
    many = [[[annotated({"selector": words(str(number))})]] for number in range(20_000)]
    found = highlights_in(File("a.json", json.dumps({"rows": many}).encode()))
    assert [one.exact for one in found] == list(map(str, range(20_000)))


def test_among_many_sources_the_likest_passage_is_told() -> None:
    numbers = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    made = "".join(
        f"--- seeds/n{at}.txt\nThe ferry carried {number} geese over the river.\n"
        f"--- site_src/sources/n{at}.md\n---\nfile: n{at}.txt\ntitle: T\nsha256: auto\n---\n"
        for at, number in enumerate(numbers)
    )
    site = tiny(made).site
    assert site
    entry = hypothesis("The ferry carried eight gheese over", uri="https://elsewhere.example/")
    highlights = highlights_in(File("a.json", json.dumps(entry).encode()))
    [unplaced] = draft_highlights(site, names_of(site), highlights)
    assert isinstance(unplaced, Unplaced)
    assert unplaced.why.startswith("the nearest passage of n7 reads “The ferry carried eight geese over")
