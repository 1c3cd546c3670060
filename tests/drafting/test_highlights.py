"""What somebody marked elsewhere becomes drafts, each at its place, or is told as not placed."""

import json
from typing import Any

import pytest

from siglum.drafting.drafts import Draft
from siglum.drafting.highlights import Unplaced, draft_highlights
from siglum.drafting.marked import highlights_in
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
