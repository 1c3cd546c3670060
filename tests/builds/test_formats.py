"""A site with a source of every format: each passage is proven, and leads to its page, its minute, its words."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.builds.lighthouse import begin
from tests.builds.real import Built
from tests.builds.small import Command, build


@pytest.fixture
def root(tmp_path: Path, command: Command) -> Path:
    """Return the site of the lighthouse with all of its articles added."""
    for name, (file, *options) in begin(tmp_path / "sarn").items():
        done = command(tmp_path / "sarn", "add", file, "--id", name, *options)
        assert done.returncode == 0, done.stderr
    return tmp_path / "sarn"


def test_a_source_of_every_format_is_proven_shown_and_exported_with_its_place(root: Path) -> None:
    assert build(root) == 0
    built = Built(root)
    evidence = {one["id"]: one for claim in built.data("claims.json")["claims"] for one in claim["evidence"]}
    where = {name: one["where"] for name, one in evidence.items() if one["where"]}
    assert where == {
        "no-ship-lost/report": "page 2",
        "clockwork-stood/report": "pages 1 to 2",
        "clockwork-was-oiled/talk": "at 0:01",
    }
    assert evidence["clockwork-stood/report"]["quote"].startswith("trans-\nmitted no motion")
    assert evidence["nobody-knows-why/chinese"]["segments"][0]["exact"] == "谁也不知道为什\n么链条会断"
    for claim, words, link in (
        ("no-ship-lost", ", page 2", "https://lights.example/report.pdf#page=2"),
        ("clockwork-was-oiled", ", at 0:01", "https://radio.example/talk.mp3#t=1,7.25"),
        ("four-hours", "", "https://post.example/lamp#:~:text=The lamp of Sarn was dark for four hours on 3 March"),
    ):
        page = (root / "output" / "claims" / claim / "index.html").read_text("utf-8")
        assert words in page
        assert link in unquote(page)
    page = (root / "output" / "claims" / "clockwork-stood" / "index.html").read_text("utf-8")
    drawn = re.findall(r'<svg width="(\d+)" height="(\d+)" aria-hidden="true"><path d="([^"]+)"', page)
    # It begins on the first page of the report, and ends on the second.
    assert [(width, height, path.count("M")) for width, height, path in drawn] == [("59", "84", 1), ("59", "84", 1)]
    assert '<a href="https://lights.example/report.pdf#page=2">page 2</a>' in page
    # No space stands where the lines of Chinese were broken.
    assert "谁也不知道为什么链条会断" in (root / "output" / "claims" / "nobody-knows-why" / "index.html").read_text(
        "utf-8"
    )
    annotations = json.loads((root / "output" / "data" / "annotations.jsonld").read_bytes())["first"]["items"]
    selectors = [
        target["selector"] for item in annotations for target in item["target"] if isinstance(target["selector"], dict)
    ]
    assert {one["type"] for one in selectors} == {"FragmentSelector", "XPathSelector"}
    assert {one["value"] for one in selectors if one["type"] == "FragmentSelector"} == {"page=2", "page=1", "t=1,7.25"}


def test_verse_and_tables_keep_their_lines_on_the_page_and_prose_reads_on(root: Path) -> None:
    assert build(root, search=False) == 0
    page = (root / "output" / "sources" / "letter" / "index.html").read_text("utf-8")
    assert page.count('class="set lines"') == 1
    assert page.count('class="set columns"') == 1
    assert "Under a cloud where the north wind blows\nCounting" in page


def test_a_passage_in_another_language_is_shown_with_its_translation_and_quoted_by_an_explainer(root: Path) -> None:
    assert build(root, search=False) == 0
    explainer = (root / "output" / "explainers" / "bell" / "index.html").read_text("utf-8")
    for words, translation in (
        ("没有一艘船失事", "not a single ship was lost"),
        ("谁也不知道", "nobody knows why the chain"),
    ):
        note = next(part for part in explainer.split('class="note"') if words in part)
        assert translation in note
        assert "Translated by Jon Abel" in note
        assert '<q lang="zh">' in note
