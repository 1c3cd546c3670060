"""Translations of passages: beside the source's words, labelled, and never as these."""

import csv
import io
import json
import sqlite3
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.build import prove, show
from siglum.catalogue.addresses import address_of
from siglum.exports.downloads import DOWNLOADS
from siglum.exports.exporter import Exporter
from siglum.facts.indexes import Indexes
from siglum.html.apparatus import Apparatus
from siglum.html.key_words import Key, key_near, key_of, share_of
from siglum.html.texts import claims_note, passage_note
from siglum.model.files import Snapshot
from siglum.model.language_tags import same_language
from siglum.model.refs import HOME
from siglum.proving.translations import translations_quoted
from tests.html.invented import claim, evidence, indexes_of, listed, text
from tests.html.shipped import FILES
from tests.tiny import filled, snapshot

GERMAN = "Die Brücke wurde im Mai eröffnet, nach neun Jahren Arbeit, und niemand sprach mehr von der alten Fähre."
ENGLISH = "The bridge opened in May, after nine years of work, and nobody spoke of the old ferry any more."
QUOTING = "It is said [@opened]. “The bridge opened in May” [@opened]."
HOSTILE = {
    "ar": ("فُتح الجسر في أيار بعد تسع سنوات من العمل", "The bridge <b>opened</b> & “closed”, or فُتح"),
    "he": ("הגשר נפתח אחרי תשע שנים", "<script>alert(1)</script>"),
    "zh": ("大桥于五月开放，历时九年", "x" * 3000),
    "la": (
        "Fortes inquit fortuna iuvat Pomponianum pete",
        "“Fortune helps the brave”, he said: “make for Pomponianus.”",
    ),
    "nl": (
        "Zij zei dat de brug open was, en dat niemand meer aan de veerpont dacht, toen het zomer werd in de stad",
        "“The bridge is open, and nobody”, she said when summer came to the town, “thinks of the old ferry any more.”",
    ),
    "ja": ("橋は五月に開通した", '\'"><q data-verbatim="s0">It was so'),
}


def site(**fields: Any) -> Indexes:  # noqa: ANN401 - any value of a field
    translated = evidence("s1", GERMAN, translation={"text": ENGLISH, "by": "Jon Abel"}, **fields)
    return indexes_of(
        {"s0": "It was so.", "s1": GERMAN},
        claim("opened", evidence("s0", "It was so."), translated, statement="So it is."),
        claim("ferry", translated, statement="Of the old ferry nobody spoke any more."),
        **{
            "sources/s0.md": text(file="s0.txt", title='"[One]"', sha256="auto"),
            "sources/s1.md": text(file="s1.txt", title='"[Two]"', language="de", sha256="auto"),
            "explainers/quoting.md": text(
                "It is said [@opened]. “The bridge opened in May” [@opened].", title="A", standfirst="A."
            ),
            "explainers/silent.md": text("It is said [@opened].", title="B", standfirst="B."),
        },
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("en", "en-GB", True),
        ("de", "en", False),
        ("zh-Hant", "zh-Hans", False),
        ("zh-Hant", "zh-TW", True),
        ("sr-Latn-RS", "sr-latn", True),
    ],
)
def test_a_language_is_the_same_in_another_region_and_not_in_another_script(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_language(one, other) is same


def test_what_an_explainer_quotes_of_a_translation_stands_in_its_margin_with_the_sources_words() -> None:
    indexes = site()
    quoted = translations_quoted(indexes.site, "quoting")
    assert quoted == {"opened/s1": "The bridge opened in May"}
    note = claims_note(("opened",), 1, Apparatus(indexes, HOME), 40, quoted)
    first, second = note.lines
    assert first.translation is None
    assert second.translation
    assert second.words
    assert second.translation.by == "Jon Abel"
    assert second.translation.words.key == "The bridge opened in May"
    # The passage shows what stands at the same place.
    assert [segment.key for segment in second.words.segments] == ["Die Brücke wurde im Mai eröffnet"]
    assert translations_quoted(indexes.site, "silent") == {}
    unquoted = claims_note(("opened",), 1, Apparatus(indexes, HOME), 40)
    assert [line.translation for line in unquoted.lines] == [None]


def test_the_key_words_that_the_editor_chose_lead_the_translation() -> None:
    note = claims_note(("ferry",), 1, Apparatus(site(key="nach neun Jahren Arbeit"), HOME), 40)
    translation = note.lines[0].translation
    assert translation
    assert translation.words.key == "after nine years of work"
    words = translation.words
    assert words.before + words.key + words.after == ENGLISH


def test_a_part_at_the_same_place_is_found_in_segments_too() -> None:
    segments = ("a" * 50, "b" * 50)
    assert share_of(segments, Key(1, 0, 50)) == pytest.approx(0.75)
    assert key_near(segments, 0.7, 60) == Key(1, 0, 50)


def test_a_passage_of_several_claims_shows_each_translation_once() -> None:
    indexes = site()
    note = passage_note(indexes.site.proofs_in["s1"], 1, Apparatus(indexes, HOME))
    assert [line.translation is not None for line in note.lines] == [True, False]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return the pages of a site whose translations are hostile, by address."""
    files = {f"seeds/{language}.txt": f"{words}\n".encode() for language, (words, _) in HOSTILE.items()}
    for language in HOSTILE:
        record = text(file=f"{language}.txt", title='"[Another]"', language=language, sha256="auto")
        files[f"site_src/sources/{language}.md"] = record
    claims = [
        claim(f"of-{language}", evidence(language, words, translation={"text": other, "by": f"<i>{language}"}))
        for language, (words, other) in HOSTILE.items()
    ]
    files["site_src/claims/all.yaml"] = listed(*claims)
    body = " ".join(f"So [@of-{language}]." for language in HOSTILE)
    files["site_src/explainers/all.md"] = text(body, title="All", standfirst="All.")
    own = snapshot(filled(files))
    proven = prove(Snapshot(own.content, own.seeds, templates=tuple(FILES)))
    assert not proven.errors, proven.errors
    published = show(proven)
    assert not published.errors, published.errors
    wanted = ("claims/of-", "explainers/all/", "sources/")
    wrong = [one for name in published.pages if name.startswith(wanted) for one in published.page[name].problems]
    assert not wrong, wrong
    return {name: published.page[name].data.decode() for name in published.pages if name.startswith(wanted)}


def addresses_of(language: str) -> tuple[str, ...]:
    return f"claims/of-{language}/index.html", "explainers/all/index.html", f"sources/{language}/index.html"


def languages_around(node: LexborNode | None) -> list[str]:
    """Return the languages that an element stands in, from the innermost, but for the page's own."""
    found = []
    while node is not None and node.tag != "html":
        if language := node.attributes.get("lang"):
            found.append(language)
        node = node.parent
    return found


def test_no_translation_is_shown_as_a_sources_words_whatever_it_holds(pages: dict[str, str]) -> None:
    for language, (words, translation) in HOSTILE.items():
        for address in (
            f"claims/of-{language}/index.html",
            "explainers/all/index.html",
            f"sources/{language}/index.html",
        ):
            tree = LexborHTMLParser(pages[address])
            assert not tree.css("script:not([src]):not([type])")
            assert not tree.css("main i")
            shown = [one.text() for one in tree.css("main p") if "Translated by <i>" in one.text()]
            assert any(" ".join(translation.split()) in " ".join(one.split()) for one in shown)
            for quotation in tree.css("[data-verbatim], q, blockquote"):
                assert "Translated by" not in quotation.text()
            whole = "".join(one.text() for one in tree.css("[data-verbatim]"))
            assert words in whole


def test_a_sources_words_are_in_its_language_and_what_is_said_of_them_in_the_sites(pages: dict[str, str]) -> None:
    for language in HOSTILE:
        for address in (
            f"claims/of-{language}/index.html",
            "explainers/all/index.html",
            f"sources/{language}/index.html",
        ):
            tree = LexborHTMLParser(pages[address])
            for quotation in tree.css("[data-verbatim]"):
                assert languages_around(quotation)[:1] == [quotation.attributes["data-verbatim"]]
            said = [one for one in tree.css("main p") if "Translated by" in one.text()]
            assert said
            assert [languages_around(one) for one in said] == [[]] * len(said)


def test_every_export_tells_a_translation_from_the_quotation() -> None:
    exporter = Exporter(site(), lambda: "0" * 64, tuple, address_of)
    files = {one.id: one.make(exporter, "") for one in DOWNLOADS if one.words}
    claims: list[Any] = json.loads(files["claims.json"])["claims"]
    ours, theirs = claims[0]["evidence"]
    assert (ours["language"], ours["translation"]) == ("en", None)
    assert (theirs["language"], theirs["quote"]) == ("de", GERMAN)
    assert theirs["translation"] == {"text": ENGLISH, "language": "en", "by": "Jon Abel"}
    rows = list(csv.DictReader(io.StringIO(files["claims.csv"].decode())))
    assert [(row["language"], row["translation"], row["translated_by"]) for row in rows[:2]] == [
        ("en", "", ""),
        ("de", ENGLISH, "Jon Abel"),
    ]
    items: list[Any] = json.loads(files["annotations.jsonld"])["first"]["items"]
    assert isinstance(items[0]["body"], dict)
    statement, translation = items[1]["body"]
    assert statement["value"] == "So it is."
    assert translation == {
        "type": "TextualBody",
        "value": ENGLISH,
        "purpose": "commenting",
        "format": "text/plain",
        "language": "en",
        "label": "Translated by Jon Abel",
        "creator": {"name": "Jon Abel"},
    }
    assert ENGLISH not in json.dumps(items[1]["target"], ensure_ascii=False)
    connection = sqlite3.connect(":memory:")
    connection.deserialize(files["site.sqlite"])
    found = connection.execute("SELECT language, translation, translated_by FROM evidence WHERE id = 'opened/s1'")
    assert found.fetchall() == [("de", ENGLISH, "Jon Abel")]
    connection.close()


@pytest.mark.parametrize(
    ("passage", "statement", "key"),
    [
        (
            "Charcoal does not last. So the mountain erupted after the 17th of October.",
            "It is concluded that Vesuvius erupted after 17 October.",
            "So the mountain erupted after the 17th of October.",
        ),
        (
            "When the crust was broken away, four bodies lay there, two women and a man.",
            "Four bodies were found, two women and a man.",
            "four bodies lay there, two women and a man.",
        ),
    ],
)
def test_key_words_begin_with_a_clause_where_a_cut_says_no_more(passage: str, statement: str, key: str) -> None:
    found = key_of([passage], statement, None, 60)
    assert passage[found.start : found.end] == key
