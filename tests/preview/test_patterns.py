"""The page of patterns shows every part of the site, and stands nowhere but in the preview."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from siglum.build import prove, show
from siglum.catalogue.published import Published
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from siglum.preview.patterns.page import ADDRESS, TEMPLATE, patterns_page
from tests.preview.desk import Preview, plant

IMPORT = re.compile(r'{% from "parts/(\w+)\.html" import ([\w, ]+) %}')
SHOWN_BY_ANOTHER_PAGE = {"contents", "kick"}
"""Parts that stand on every page."""
STAND_IN_OTHERS = {"lang", "marker", "more", "notes", "onpage", "picture", "siglum", "tag", "translation"}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Published:
    snapshot, _ = read_snapshot(plant(tmp_path_factory.mktemp("patterns")), TEMPLATES)
    return show(prove(snapshot))


@pytest.fixture(scope="module")
def page(build: Published) -> LexborHTMLParser:
    return LexborHTMLParser(patterns_page(build, "_patterns/index.html") or b"")


def test_every_part_is_on_the_page() -> None:
    """A new part is not forgotten: it comes onto this page, or into one that is there."""
    imported = {match[1]: match[2].split(", ") for match in IMPORT.finditer(TEMPLATE)}
    parts = {path.stem for path in (TEMPLATES / "parts").glob("*.html")}
    assert parts - imported.keys() <= SHOWN_BY_ANOTHER_PAGE | STAND_IN_OTHERS
    body = TEMPLATE.partition("{% block main %}")[2]
    for part, macros in imported.items():
        for macro in macros:
            assert f"{macro}(" in body, f"{part}: {macro} is imported and not shown"


def test_every_state_is_shown(page: LexborHTMLParser) -> None:
    assert len(page.css("article.ev")) == 6
    assert page.css("article.ev.contra")
    stances = {stance.text().partition(" · ")[0] for stance in page.css(".stance")}
    assert stances == {"Says so", "Says it otherwise", "Says a part of it", "Speaks against it"}
    assert len(page.css("#Main .note")) == 7
    for selector in (
        ".coll ins.mv",
        ".coll del",
        ".stem .un",
        ".doubt",
        "mark.q",
        ".empty",
        ".days .in",
        ".row.ho",
        ".bars .ct",
        ".photo img[width='1200']",
    ):
        assert page.css(selector), selector
    assert {quote.attributes.get("lang") for quote in page.css("blockquote[lang]")} == {"en", "de", "he", "ar", "zh"}


def test_it_is_a_page_like_others(page: LexborHTMLParser) -> None:
    ids = [element.attributes.get("id") for element in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert not page.css("[style], script:not([src]):not([type='application/ld+json'])")
    for element in page.css("[popovertarget]"):
        assert page.css(f"[id='{element.attributes.get('popovertarget')}']")


def test_no_page_of_the_site_is_it(build: Published) -> None:
    assert ADDRESS not in build.pages
    assert ADDRESS not in build.others
    assert patterns_page(build, "_patterns/other/index.html") is None


def test_it_is_served(running: Preview) -> None:
    answer = running.ask("/_patterns/")
    assert answer.status == 200
    assert "<h1>Patterns</h1>" in answer.text
    assert "/__preview/client.js" in answer.text
    assert running.ask("/_patterns/none/").status == 404
    assert "/_patterns/" in Path(running.log).read_text()
