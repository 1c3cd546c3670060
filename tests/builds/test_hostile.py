"""Text cannot become code: whatever stands in articles and records, no page has an element more for it."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from siglum.html.json_ld import script_text
from tests.alphabet import WRITABLE
from tests.builds.hostile import CANARY, POLYGLOT, HostileSite
from tests.builds.real import Built
from tests.builds.small import build, change, write
from tests.sampled import examples


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[HostileSite, Built]:
    """Return the small site with code in all of its texts, built."""
    made = HostileSite(tmp_path_factory.mktemp("hostile") / "site")
    assert build(made.root) == 0
    return made, Built(made.root)


def shapes(built: Built) -> set[tuple[str, str]]:
    """Return every kind of element that the pages have, with each of its attributes."""
    found = set()
    for page in built.pages.values():
        for element in page.all("*"):
            found.add((element.tag or "", ""))
            found |= {(element.tag or "", name) for name in element.attributes}
    return found


def test_no_page_has_an_element_or_an_attribute_of_another_kind(
    hostile: tuple[HostileSite, Built], small: Built
) -> None:
    assert shapes(hostile[1]) - shapes(small) <= {("mark", "class"), ("section", "class")}


def test_no_page_has_a_script_more(hostile: tuple[HostileSite, Built], small: Built) -> None:
    for address, page in hostile[1].pages.items():
        kinds = [
            Counter(script.attributes.get("type") for script in one.all("script"))
            for one in (page, small.pages[address])
        ]
        assert kinds[0] == kinds[1], address


def test_every_link_leads_where_it_did(hostile: tuple[HostileSite, Built], small: Built) -> None:
    def schemes(built: Built) -> set[str]:
        links = [
            element.attributes.get("href") or "" for page in built.pages.values() for element in page.all("[href]")
        ]
        return {
            match[0].lower() for link in links if (match := re.match(r"\s*[A-Za-z][A-Za-z0-9+.-]*:|\s*[/\\]", link))
        }

    assert schemes(hostile[1]) <= schemes(small)


UNSEEN = {
    # The build alone reads them.
    "Explainer.grounds.uncounted.looked_for.met.reason",
    "Explainer.grounds.uncounted.looked_for.terms",
    # An origin that has its reasons at length shows these.
    "Origin.reason",
    # Themes divide longer lists of claims than the small site has; tests/html/ shows them.
    "Settings.themes.title",
}

OTHERWISE = (
    *(".body", ".because", ".told", ".squared", ".settle", ".brief", ".against", "facts.text", "reasons.text"),
    "Settings.description",
)
"""The fields that are not shown letter for letter."""


def test_what_was_planted_in_every_field_is_shown_as_text(hostile: tuple[HostileSite, Built]) -> None:
    """A field that no page shows was not tested: each is on a page, letter for letter."""
    site, built = hostile
    shown = "\n".join(page.tree.body.text() for page in built.pages.values() if page.tree.body is not None)
    heads = "\n".join(page.tree.head.html or "" for page in built.pages.values() if page.tree.head is not None)
    assert len(site.planted) > 80
    unseen = {field for mark, field in site.planted.items() if mark not in shown and mark not in heads}
    assert unseen == UNSEEN
    # In an author's text, Markdown makes something else of some signs; the settings' description is in the head alone.
    letters = {mark: field for mark, field in site.planted.items() if not field.endswith(OTHERWISE)}
    cut = {field for mark, field in letters.items() if f"{mark} {POLYGLOT}" not in shown}
    assert cut == UNSEEN
    assert shown.count(CANARY) > 200


def test_what_is_said_to_machines_is_still_json_with_the_same_words(hostile: tuple[HostileSite, Built]) -> None:
    site, built = hostile
    said = ""
    for page in built.pages.values():
        for script in page.all("script[type='application/ld+json']"):
            assert not set(script.text()) & set("<>&"), page.address
            said += json.dumps(json.loads(script.text()), ensure_ascii=False)
    assert json.dumps(POLYGLOT, ensure_ascii=False)[1:-1] in said
    assert json.dumps(CANARY, ensure_ascii=False)[1:-1] in said
    assert site.planted


def test_the_exports_are_still_what_they_are(hostile: tuple[HostileSite, Built]) -> None:
    _, built = hostile
    for path in sorted((built.output / "data").rglob("*.json*")):
        json.loads(path.read_bytes())
    ET.fromstring((built.output / "sitemap.xml").read_bytes())  # noqa: S314 - our own output
    rows = list(csv.reader(io.StringIO((built.output / "data" / "claims.csv").read_bytes().decode(), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert any(POLYGLOT in cell for row in rows for cell in row)


FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1+1")


def test_no_cell_of_the_table_is_a_formula(site: Path) -> None:
    for number, formula in enumerate(FORMULAS):
        text = json.dumps(f"{formula} the café was full")
        write(
            site,
            f"site_src/claims/formula-{number}.yaml",
            f"- id: formula-{number}\n  statement: {text}\n  kind: fact\n  about: [crowd]\n"
            "  evidence:\n    - source: courier\n      quote: The café at the gate was full.\n",
        )
    assert build(site, search=False) == 0
    rows = list(csv.reader(io.StringIO((site / "output" / "data" / "claims.csv").read_bytes().decode(), newline="")))
    assert len([row for row in rows if row[0].startswith("formula-")]) == len(FORMULAS)
    for row in rows:
        assert not [cell for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))], row


# Ids that have a meaning of their own

NAMES = (
    "text", "notes", "n1", "m1", "main", "words", "facts", "origin", "origins", "shared", "doubtful", "aside", "others",
    "contested", "start", "knows", "marks", "data", "cited", "cite", "related", "events", "e-courier", "location",
    "constructor", "unknown", "days", "background", "key", "about-notes", "says", "told", "none", "back", "differ",
)  # fmt: skip
"""Names of the templates' own elements, and of what a page's script finds in its window."""


def test_no_record_can_take_the_name_of_an_element_of_its_page(site: Path) -> None:
    """Events, disagreements, wordings and origins stand on one page each, at their ids."""
    timeline, differing, wordings, origins = "", "", "", ""
    for name in NAMES:
        timeline += f"- id: {name}\n  title: The day of {name}\n  when: 1932-05-02\n"
        timeline += "  basis: None.\n  claims: [opened-on-monday]\n"
    path = site / "site_src" / "timeline.yaml"
    path.write_text(path.read_text(encoding="utf-8") + timeline, encoding="utf-8")
    pages = ["timeline/index.html"]
    assert_distinct(site, pages)
    path.write_text(path.read_text(encoding="utf-8").replace(timeline, ""), encoding="utf-8")
    for name in NAMES:
        differing += (
            f"- id: {name}\n  question: What of {name}?\n  kind: contrary\n  positions:\n"
            "    - {answer: Much, claims: [crowd-of-4000]}\n    - {answer: Little, claims: [crowd-was-small]}\n"
        )
    write(site, "site_src/disagreements/names.yaml", differing)
    assert_distinct(site, ["differences/index.html", "claims/crowd-of-4000/index.html", "index.html"])
    (site / "site_src" / "disagreements" / "names.yaml").unlink()
    for name in NAMES:
        wordings += (
            f"- id: {name}\n  title: The words of {name}\n  speaker: mara-lindqvist\n"
            "  versions: [built-to-last/courier, built-to-last/gazette]\n"
        )
    write(site, "site_src/wordings/names.yaml", wordings)
    assert_distinct(
        site, ["wordings/index.html", "claims/built-to-last/index.html", "people/mara-lindqvist/index.html"]
    )
    (site / "site_src" / "wordings" / "names.yaml").unlink()
    derived = ""
    for name in NAMES:
        origins += f"- id: {name}\n  name: the report of {name}\n  reason: None.\n"
        derived += f"  - {{origin: {name}, reason: None.}}\n"
    path = site / "site_src" / "origins.yaml"
    path.write_text(path.read_text(encoding="utf-8") + origins, encoding="utf-8")
    change(site, "site_src/sources/letter.md", "derives_from:\n", f"derives_from:\n{derived}")
    change(
        site,
        "site_src/claims/opening.yaml",
        "quote: The café was closed.",
        "quote: The café was closed.\n      origin: own",
    )
    change(
        site, "site_src/claims/crowd-and-cost.yaml", "suffix: '. I am told'", "suffix: '. I am told'\n      origin: own"
    )
    text = (site / "site_src" / "claims" / "crowd-and-cost.yaml").read_text(encoding="utf-8")
    text = text.replace("at most\n      stance", "at most\n      origin: own\n      stance")
    text = text.replace("quote: it cost two million crowns\n", "quote: it cost two million crowns\n      origin: own\n")
    write(site, "site_src/claims/crowd-and-cost.yaml", text)
    assert_distinct(site, ["sources/index.html", "sources/letter/index.html"])


def assert_distinct(site: Path, pages: list[str]) -> None:
    """Build, and assert that on some pages no id stands twice."""
    assert build(site, search=False) == 0
    for address in pages:
        ids = [
            element.attributes["id"]
            for element in LexborHTMLParser((site / "output" / address).read_bytes()).css("[id]")
        ]
        assert [name for name, count in Counter(ids).items() if count > 1] == [], address


# JSON-LD

TEXT = st.text(WRITABLE + "<>&\"'\\/\u2028\u2029\0")
DATA = st.recursive(TEXT | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner))


@examples(100)
@given(DATA)
def test_whatever_is_said_to_machines_comes_back_and_ends_no_script(data: object) -> None:
    text = script_text(data)
    assert isinstance(text, Markup)
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == data
    document = LexborHTMLParser(f"<script type='application/ld+json'>{text}</script><p>after</p>")
    [script] = document.css("script")
    # A parser of HTML replaces only what JSON never holds unescaped.
    assert json.loads(script.text()) == data


@pytest.mark.parametrize("words", ["</script><!--", "<!--<script>", "]]>", "\u2028", "&lt;/script&gt;", "</SCRIPT\n>"])
def test_no_words_end_a_script(words: str) -> None:
    document = LexborHTMLParser(f"<body><script type='application/ld+json'>{script_text([words])}</script><p>after</p>")
    assert json.loads(document.css("script")[0].text()) == [words]
    assert [one.text() for one in document.css("p")] == ["after"]
