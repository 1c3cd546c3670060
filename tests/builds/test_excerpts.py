"""What may not be republished is in no file of a site, of whatever kind: only quotations, and little around them."""

import gzip
import json
import re
from pathlib import Path

import pytest

from siglum.facts.rights import AROUND, BUDGET, excerpts, withheld_runs, without
from siglum.html.surroundings import Surroundings
from siglum.model.files import digest_of
from siglum.model.scripts import word_count
from siglum.proving.boundaries import cuts
from siglum.proving.folding import Stretch
from tests.builds.small import Command, build, change, write
from tests.doors.trees import read_all

FAR = " ".join(f"plain{number} words that nobody quotes" for number in range(30))
QUOTED = "The ferry sank on Monday evening"
TEXT = (
    "canaryheading stands above it all\n"
    f"canaryfirst was said before. {FAR}. {QUOTED}, canarynear said, and more. {FAR}. "
    "But canarybut nobody is sure of that. canarygap came to see it and went home again. canaryaside subscribe today.\n"
    "canarylast stands in a paragraph of its own, which nothing is quoted of.\n"
)
SITE = {
    "seeds/a.txt": TEXT,
    "seeds/b.txt": "A free text says something else.\n",
    "site_src/site.yaml": "title: A\ntagline: B\ndescription: C\nscope: D\nbase_url: https://example.org/\n",
    "site_src/claims/one.yaml": (
        "- id: sank\n  statement: The ferry sank on Monday evening.\n  kind: event\n"
        f"  evidence:\n    - source: a\n      quote: {QUOTED}\n"
        "- id: free\n  statement: A free text says something else.\n  kind: event\n"
        "  evidence:\n    - source: b\n      quote: A free text says something else.\n"
    ),
    "site_src/sources/a.md": (
        "---\nfile: a.txt\ntitle: Of a ferry\nsha256: DIGEST-A\nshow: excerpts\nset_aside:\n"
        "  - quote: canaryheading stands above it all\n    reason: heading\n"
        "  - quote: canaryaside subscribe today.\n    reason: boilerplate\n---\nIt is short [@editor].\n"
    ),
    "site_src/sources/b.md": "---\nfile: b.txt\ntitle: Free\nsha256: DIGEST-B\n---\nIt is short [@editor].\n",
}
CANARIES = ("heading", "first", "but", "gap", "aside", "last")
"""What stands in the source, and must be nowhere."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with an article that may not be republished."""
    digests = {f"DIGEST-{name}": digest_of(SITE[f"seeds/{name.lower()}.txt"].encode()) for name in "AB"}
    for path, text in SITE.items():
        write(tmp_path / "site", path, re.sub(r"DIGEST-.", lambda found: digests[found[0]], text))
    return tmp_path / "site"


def published(root: Path) -> dict[str, bytes]:
    """Return every file of the site, what is compressed in it unpacked."""
    files = read_all(root / "output")
    return {name: gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for name, data in files.items()}


def test_what_may_not_be_shown_is_in_no_file(root: Path) -> None:
    assert build(root) == 0
    files = published(root)
    assert [name for name, data in files.items() if b"ferry sank on Monday" in data and name.endswith(".pf_fragment")]
    for canary in CANARIES:
        assert [name for name, data in files.items() if f"canary{canary}".encode() in data] == []
    shown = b"".join(files.values())
    assert b"canarynear" in shown  # The words around a quotation are shown.
    assert {name for name in files if b"canarynear" in files[name]} >= {
        "claims/sank/index.html",
        "sources/a/index.html",
        "data/claims.json",
    }


def test_the_warnings_are_told_without_the_words(root: Path) -> None:
    assert build(root) == 0
    problems = json.loads((root / "output/data/problems.json").read_bytes())["problems"]
    told = {one["code"] for one in problems if one["path"].endswith("a.txt")}
    assert "sentence-unaccounted" in told
    assert any("[…]" in one["message"] + one["hint"] for one in problems)


def test_the_same_article_is_shown_in_full_where_it_may_be(root: Path) -> None:
    """The canaries can be seen: that they are not is the work of the gate."""
    change(root, "site_src/sources/a.md", "show: excerpts\n", "")
    assert build(root, search=True) == 0
    files = published(root)
    for canary in CANARIES:
        assert [name for name, data in files.items() if f"canary{canary}".encode() in data], canary
    for name in ("data/problems.json", "sources/a/index.html", "sources/a.txt"):
        assert b"canarygap" in files[name], name


def test_a_page_that_shows_more_is_not_published(root: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finished pages are read again: a view, or a theme, that passes the gate by publishes nothing."""
    monkeypatch.setattr("siglum.html.source_pages.set_aside", lambda *_: ())
    assert command(root, "build", "--no-search", "--jobs", "1").returncode == 0
    change(root, "site_src/sources/a.md", "It is short", "It is very short")
    more = Surroundings("canaryfirst was said before.", "canaryaside", more_before=False, more_after=False)
    monkeypatch.setattr("siglum.html.apparatus.surroundings", lambda *_: more)
    done = command(root, "build", "--no-search", "--jobs", "1", "--no-cache")
    assert done.returncode == 1
    assert "page-misquotes" in done.stderr


# How much is shown


def shown(text: str, *quoted: str) -> str:
    found = [Stretch(text.index(words), text.index(words) + len(words)) for words in quoted]
    return " | ".join(text[one.start : one.end] for one in excerpts(text, [Stretch(0, len(text))], found))


@pytest.mark.parametrize("words", range(1, 400, 7))
def test_the_words_around_a_quotation_keep_to_a_budget(words: int) -> None:
    text = " ".join(f"w{number}" for number in range(words))
    quoted = f"w{words // 2}"
    found = shown(text, quoted)
    assert len(found.split()) <= max(1, BUDGET * words)
    assert len(found) <= len(quoted) + 2 * AROUND[0]
    assert quoted in found.split()


def test_what_is_quoted_is_shown_even_where_it_is_much() -> None:
    text = "one two three four five six"
    assert shown(text, "one two three", "five six") == "one two three | five six"
    assert shown(text, "one two three four five six") == text


def test_quotations_that_stand_near_each_other_are_one_excerpt() -> None:
    text = f"{FAR} first quote, and second quote {FAR}"
    assert "first quote, and second quote" in shown(text, "first quote", "second quote")
    assert " | " not in shown(text, "first quote", "second quote")


def test_words_in_a_message_are_left_out_where_they_are_not_shown() -> None:
    text = "It rained all day in the harbour. Nobody came. The ferry sank."
    withheld = withheld_runs(text, (Stretch(text.index("The ferry"), len(text)),))
    told = without('the source has "It rained all day in the harbour" and "The ferry sank"', withheld)
    assert told == 'the source has "[…]" and "The ferry sank"'
    assert without("a message of ours in many words", withheld) == "a message of ours in many words"
    assert withheld_runs(text, (Stretch(0, len(text)),)) == frozenset()


CHINESE = "大批美国用户涌入小红书平台，分享自己的生活。" * 9
THAI = "ห่านหยุดรถรางเช้านี้แล้วคนขับสั่นกระดิ่งสิบเอ็ดครั้ง" * 9


@pytest.mark.parametrize(("quoted", "around"), [("运河上的渡船停了", CHINESE), ("เรือข้ามฟากหยุด", THAI)])
def test_whole_words_stand_around_a_quotation_in_scripts_that_set_no_spaces(quoted: str, around: str) -> None:
    text = f"{around}{quoted}{around}"
    found = shown(text, quoted)
    before, after = found.split(quoted)
    assert 60 < len(before) < AROUND[0]
    assert 60 < len(after) < AROUND[0]
    assert before in around
    start = text.index(found)
    assert not cuts(start, start + len(found), text)
    assert word_count(found) <= BUDGET * word_count(text)


def test_words_without_spaces_are_left_out_of_a_message_where_they_are_not_shown() -> None:
    text = "大批美国用户涌入小红书平台。渡船停了。"
    withheld = withheld_runs(text, (Stretch(text.index("渡船"), len(text)),))
    assert without("来源有“大批美国用户涌入小红书”和“渡船停了”", withheld) == "来源有“[…]”和“渡船停了”"
    assert without("来源有“美国用户”", withheld) == "来源有“美国用户”"


@pytest.mark.parametrize(
    ("text", "count"), [("one two — three", 4), ("小红书 TikTok 用户。", 4), ("ห่านหยุดรถราง", 4), ("", 0)]
)
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    assert word_count(text) == count
