"""What the margin of the preview says of a page's evidence."""

from pathlib import Path

import pytest

from siglum.build import prove
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from siglum.preview.health import MOST, Group, Health, health_of
from siglum.preview.notes import Desk
from tests.preview.desk import CLAIM_FILE, FILES, QUOTE, Preview, claim, plant, until

SOURCE_FILE = "site_src/sources/gazette.md"
STORY_FILE = "site_src/explainers/story.md"
MAYOR = "The mayor cut the ribbon before a large crowd."
WITH_A_GAP = FILES[SOURCE_FILE].partition("set_aside")[0] + "---\n"
MORE = claim("A bridge over the Sund was opened.").replace("bridge-opened", "bridge-built")
STORY = """---
title: The story
standfirst: How it opened.
---
## In spring

The bridge opened in 1932.[@bridge-opened] Nobody was there.

The editor was not there either.[@editor]
"""


def health(root: Path, address: str) -> Health:
    snapshot, _ = read_snapshot(root, TEMPLATES)
    proven = prove(snapshot)
    assert proven.errors == ()
    return health_of(proven.indexes, proven.problems, address, Desk(root, TEMPLATES))


def said(found: Health) -> dict[str, list[str]]:
    return {group.name: [item.text for item in group.items] for group in found.groups}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with something to say of each sort."""
    made = plant(tmp_path)
    (made / SOURCE_FILE).write_text(WITH_A_GAP)
    (made / STORY_FILE).write_text(STORY)
    (made / CLAIM_FILE).write_text(claim() + MORE)
    return made


def test_an_explainer_tells_its_uncited_sentences_and_its_claims_with_one_origin(root: Path) -> None:
    found = health(root, "explainers/story/index.html")
    groups = said(found)
    assert groups["Sentences that cite nothing"] == ["Nobody was there."]
    assert groups["Claims with one origin"] == ["The bridge opened in May 1932. (1 article, 1 origin, not named)"]
    assert groups["Passages that several claims share"] == [f"“{QUOTE}” A: bridge-built, bridge-opened"]
    assert "Warnings" not in groups, "what they warn of is told"
    uncited = next(group for group in found.groups if group.name == "Sentences that cite nothing").items[0]
    assert uncited.place == f"{STORY_FILE}:7"
    column = STORY.split("\n")[6].index("Nobody") + 1
    assert uncited.link == f"vscode://file{root}/{STORY_FILE}:7:{column}"
    one, shared = (group.items[0].page for group in found.groups[1:])
    assert one == "/claims/bridge-opened/"
    assert shared.startswith("/sources/gazette/#p-")
    assert found.gaps == ()


def test_a_source_tells_its_gaps_with_their_lines(root: Path) -> None:
    found = health(root, "sources/gazette/index.html")
    assert found.gaps == (MAYOR,)
    assert health(root, "sources/gazette/2/index.html") == found, "the further parts of a long page"
    assert said(found)["Sentences not accounted for"] == [MAYOR]
    gap = next(group for group in found.groups if group.name == "Sentences not accounted for").items[0]
    assert (gap.place, gap.link) == ("seeds/gazette.txt:2", f"vscode://file{root}/seeds/gazette.txt:2:1")
    assert len(said(found)["Claims with one origin"]) == 2


def test_a_claim_and_a_topic_tell_what_concerns_them(root: Path) -> None:
    groups = said(health(root, "claims/bridge-opened/index.html"))
    assert set(groups) == {"Claims with one origin", "Passages that several claims share"}
    (root / CLAIM_FILE).write_text(claim("Seven bridges opened.") + MORE)
    groups = said(health(root, "claims/bridge-opened/index.html"))
    assert groups["Warnings"] == ['statement-adds-number: no passage has the number "7"']
    assert len(said(health(root, "topics/bridge/index.html"))["Claims with one origin"]) == 2


@pytest.mark.parametrize("address", ["claims/index.html", "nowhere/index.html", "claims/story/index.html", "404.html"])
def test_of_other_pages_there_is_nothing_to_say(root: Path, address: str) -> None:
    assert health(root, address) == Health()


def test_of_very_many_some_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    root = plant(tmp_path)
    many = (
        claim(f"The bridge opened, number {number}.").replace("bridge-", f"bridge-{number}-") for number in range(50)
    )
    (root / CLAIM_FILE).write_text(claim() + "".join(many))
    group: Group = next(group for group in health(root, "sources/gazette/index.html").groups if "origin" in group.name)
    assert (group.count, len(group.items)) == (51, MOST)


def test_it_is_served_for_a_page_as_a_browser_names_it(running: Preview) -> None:
    until(lambda: running.state()["weighed"], "warnings were looked for")
    answer = running.ask("/__preview/health.json?page=/claims/bridge-opened/")
    assert answer.status == 200
    assert '"Claims with one origin"' in answer.text
    for path in ("", "?page=", "?page=%2F..%2F", "?page=/%00", "?page=//evil.example/", "?page=/__preview/"):
        assert running.ask(f"/__preview/health.json{path}").text == '{"groups": [], "gaps": []}', path
    assert running.ask("/__preview/health.json?page=/", Origin="http://evil.example").status == 403
    assert running.ask("/__preview/other.js").status == 404
