"""Finished pages are read again by independent code: a template that changes a source's words stops all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from siglum.catalogue import published as catalogue
from siglum.model.files import Span
from siglum.model.problems import Problem
from tests.builds.real import Built, attribute, words_of
from tests.builds.small import TEMPLATES, build, write
from tests.doors.trees import names_in, tree_hash
from tests.sampled import part_of

PLACES = (
    ("parts/quote.html", "part.text"),
    ("parts/evidence.html", "card.before"),
    ("parts/evidence.html", "part.text"),
    ("parts/evidence.html", "card.after"),
    ("parts/notes.html", "part.key"),
    ("parts/source.html", "node.text"),
    ("parts/bars.html", "span.words"),
    ("parts/ways.html", "run.text"),
    ("pages/source.html", "line.text"),
)
"""Every template that prints words of a source, and the expression by which it does."""
ROLES = (("pages/entity.html", "role.text"), ("pages/home.html", "line.role"), ("parts/card.html", "role.text"))
"""The same for what a source calls somebody: a few words, which not every filter changes."""

FILTERS = {
    "one letter": "replace('e', 'è', 1)|replace('是', '昰')|replace('我', '找')",
    "upper case": "upper",
    "an apostrophe": "replace('a', '’a', 1)",
    "cut short": "truncate(12, true, '…', 0)",
    "doubled": "replace('t', 'tt', 1)",
}


def spoilt(template: str, expression: str, by: str) -> str:
    """Return a template that prints an expression through a filter, wherever it prints it."""
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    shown = f"{{{{ {expression} }}}}"
    assert shown in text, f"templates/{template} no longer prints {shown}: say in PLACES where it does"
    return text.replace(shown, f"{{{{ {expression}|{by} }}}}")


WORDS = [(*place, by) for place in PLACES for by in FILTERS.values()]
WORDS += [(*place, FILTERS[name]) for place in ROLES for name in ("one letter", "upper case", "doubled")]


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize(("template", "expression", "by"), part_of(WORDS, 3))
def test_a_template_that_changes_a_quotation_publishes_nothing(
    published: Path, capsys: pytest.CaptureFixture[str], template: str, expression: str, by: str
) -> None:
    before = tree_hash(published / "output")
    write(published, f"templates/{template}", spoilt(template, expression, by))
    capsys.readouterr()
    assert build(published, search=False) == 1
    said = capsys.readouterr().err
    found = re.findall(r"^(\S+): error\[([a-z-]+)\]", said, re.MULTILINE)
    assert found, said
    assert {code for _, code in found} == {"page-misquotes"}
    assert all((published / "output" / address).is_file() for address, _ in found)
    assert tree_hash(published / "output") == before
    assert not [name for name in names_in(published) if name.startswith(".output")]


QUOTE = "parts/quote.html"


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize("words", ["", "   "], ids=["nothing", "only space"])
def test_a_template_that_shows_an_empty_quotation_publishes_nothing(
    published: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    text = (TEMPLATES / QUOTE).read_text(encoding="utf-8")
    write(published, f"templates/{QUOTE}", text.replace("{{ part.text }}", words))
    assert (build(published, search=False), "page-misquotes" in capsys.readouterr().err) == (1, True)


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize("wrong", ["letter", "nobody", ""])
def test_words_put_down_to_the_wrong_source_publish_nothing(
    published: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    before = tree_hash(published / "output")
    text = (TEMPLATES / QUOTE).read_text(encoding="utf-8")
    assert 'data-verbatim="{{ source }}"' in text
    write(published, f"templates/{QUOTE}", text.replace("{{ source }}", wrong))
    assert (build(published, search=False), "page-misquotes" in capsys.readouterr().err) == (1, True)
    assert tree_hash(published / "output") == before


SPOILS = (
    # template, what is cut, dropped or lost, what it prints, what it prints instead
    (QUOTE, "cut after twelve characters", "{{ part.text }}", "{{ part.text[:12] }}"),
    (QUOTE, "the mark of verbatim text lost", ' data-verbatim="{{ source }}"', ""),
    (QUOTE, "hidden by a class", "<span data-verbatim", '<span class="gone" data-verbatim'),
    ("parts/evidence.html", "the first word dropped", "{{ part.text }}", "{{ part.text.split(' ', 1)[-1] }}"),
    ("parts/evidence.html", "the sign of an omission dropped", '<span class="gap"> […] </span>', " "),
    ("parts/notes.html", "the first word dropped", "{{ part.key }}", "{{ part.key.split(' ', 1)[-1] }}"),
    ("parts/notes.html", "the sign of an omission dropped", '<span class="gap r"> […] </span>', " "),
)


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize(("template", "spoil", "whole", "instead"), SPOILS)
def test_a_quotation_that_is_not_shown_whole_publishes_nothing_and_names_its_record(
    published: Path, capsys: pytest.CaptureFixture[str], template: str, spoil: str, whole: str, instead: str
) -> None:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    assert whole in text
    write(published, f"templates/{template}", text.replace(whole, instead))
    capsys.readouterr()
    assert build(published, search=False) == 1
    said = capsys.readouterr().err
    assert "error[page-misquotes]" in said
    if template != QUOTE:
        assert re.search(r"page-misquotes\]: [^:]*\([a-z0-9-]+/[a-z0-9/-]+\)", said), f"{spoil}: {said}"


def test_no_template_prints_words_of_a_source_that_no_test_spoils() -> None:
    carrying = {
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if "data-verbatim" in path.read_text(encoding="utf-8")
    }
    assert carrying == {template for template, _ in (*PLACES, *ROLES)}


# What is to be read again


QUOTING = {"claims", "differences", "explainers", "figures", "sources"}
"""The kinds of pages that quote within quotations or marks; the wordings set versions side by side."""


def test_every_kind_of_page_that_quotes_says_whose_words_they_are(real: Built) -> None:
    """All words within quotations and marks are to be read again: in, on or around them stands the source's id."""
    kinds = set()
    for page in real.pages.values():
        for element in page.all("q, main blockquote:not(:has(q)):not(.prose blockquote), main mark"):
            said = element.css("[data-verbatim]")
            words = "".join(words_of(element, "gap").split())
            inside = "".join("".join(one.text() for one in said).split())
            parent = element
            while not said and parent.parent is not None and not attribute(parent, "data-verbatim"):
                parent = parent.parent
            assert attribute(parent, "data-verbatim") or words == inside, f"{page.address}: {element.html}"
            kinds.add(page.address.split("/")[0])
    assert kinds >= QUOTING, QUOTING - kinds


def test_every_version_of_an_utterance_says_whose_words_it_is(real: Built) -> None:
    """A comparison mixes two versions; each version also stands beside it, whole and unmixed."""
    rows = 0
    for page in real.pages.values():
        for row in page.all("figure.coll tr"):
            assert row.css("p [data-verbatim]"), f"{page.address}: {row.html}"
            rows += 1
    assert rows >= 2 * sum(len(wording["versions"]) for wording in real.data("disagreements.json")["wordings"])


def test_every_quoted_word_that_is_shown_names_a_source_of_the_site(real: Built) -> None:
    shown = 0
    for page in real.pages.values():
        for element in page.all("[data-verbatim]"):
            assert attribute(element, "data-verbatim") in real.sources, page.address
            assert element.text().strip(), f"{page.address}: {element.html}"
            shown += 1
    assert shown > 1000


def test_what_an_article_calls_somebody_is_read_again_too(real: Built) -> None:
    """A role stands on the page in the source's own words, so these are to be read again like a quotation."""
    roles = [(entity, role) for entity in real.data("entities.json")["entities"] for role in entity["roles"]]
    assert roles
    for entity, role in roles:
        page = real.pages[entity["url"]]
        words = [one.text() for one in page.all(f"[data-verbatim='{role['source']}']")]
        assert role["text"] in words, f"{page.address}: {role['text']}"


def test_a_data_file_that_is_wrong_when_it_is_read_again_publishes_nothing(
    published: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree_hash(published / "output")

    def read_as_wrong(_: str, address: str, *_given: object) -> Iterator[Problem]:
        if address == "data/claims.csv":
            yield Problem("page-misquotes", Span(address), "it leaves out a claim")

    monkeypatch.setattr(catalogue, "reread", read_as_wrong)
    assert build(published, cached=False, search=False) == 1
    assert "data/claims.csv: error[page-misquotes]: it leaves out a claim" in capsys.readouterr().err
    assert tree_hash(published / "output") == before
