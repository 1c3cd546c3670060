"""What the margin of the preview says of a page's evidence."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from siglum.build import prove
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from siglum.preview.health import LENGTH, MOST, Group, Health, health_of
from siglum.preview.notices import Desk
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
    assert groups["Claims with one origin"] == ["The bridge opened in May 1932. (one article)"]
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
    assert groups["Warnings"] == ['statement-adds-number: no passage has the number "Seven"']
    assert len(said(health(root, "topics/bridge/index.html"))["Claims with one origin"]) == 2


def test_a_claim_with_a_second_origin_is_not_told_and_one_of_two_articles_with_one_origin_is(root: Path) -> None:
    (root / "seeds/herald.txt").write_text(QUOTE)
    (root / "site_src/sources/herald.md").write_text(
        f"---\nfile: herald.txt\ntitle: The Herald\nsha256: {sha256(QUOTE.encode()).hexdigest()}\n---\n"
    )
    second = f"    - source: herald\n      quote: {QUOTE}\n"
    (root / CLAIM_FILE).write_text(claim() + second + MORE)
    assert said(health(root, "sources/gazette/index.html"))["Claims with one origin"] == [
        "A bridge over the Sund was opened. (one article)"
    ]
    assert "Claims with one origin" not in said(health(root, "claims/bridge-opened/index.html"))
    outlet = "site_src/organizations/agency.md"
    (root / outlet).parent.mkdir()
    (root / outlet).write_text("---\nname: The Agency\nkind: outlet\n---\n")
    chain = "      chain: [agency]\n      form: indirect\n"
    (root / CLAIM_FILE).write_text(claim() + chain + second + chain + MORE)
    assert said(health(root, "claims/bridge-opened/index.html"))["Claims with one origin"] == [
        "The bridge opened in May 1932. (two articles, one report)"
    ]


def test_groups_come_in_their_order_and_items_in_that_of_the_page(root: Path) -> None:
    many = claim("Seven bridges opened.") + MORE + claim("It opened.").replace("bridge-opened", "again")
    (root / CLAIM_FILE).write_text(many)
    (root / STORY_FILE).write_text(STORY + "\nIt opened.[@again; @bridge-built] Once more.[@bridge-opened]\n")
    found = health(root, "explainers/story/index.html")
    assert [group.name for group in found.groups] == [
        "Warnings",
        "Sentences that cite nothing",
        "Claims with one origin",
        "Passages that several claims share",
    ]
    assert [item.page for item in found.groups[2].items] == [
        "/claims/bridge-opened/",
        "/claims/again/",
        "/claims/bridge-built/",
    ]
    assert [item.text for item in found.groups[3].items] == [f"“{QUOTE}” A: again, bridge-built, bridge-opened"]
    source = health(root, "sources/gazette/index.html")
    assert [group.name for group in source.groups] == [
        "Warnings",
        "Sentences not accounted for",
        "Claims with one origin",
        "Passages that several claims share",
    ]


def test_a_passage_that_is_not_shared_or_not_of_this_page_is_not_told(root: Path) -> None:
    others = "".join(claim("He cut it.", MAYOR).replace("bridge-opened", name) for name in ("mayor-cut", "mayor-came"))
    (root / CLAIM_FILE).write_text(claim() + others)
    shared = "Passages that several claims share"
    assert shared not in said(health(root, "explainers/story/index.html"))
    assert shared not in said(health(root, "claims/bridge-opened/index.html"))
    for address in ("claims/mayor-cut/index.html", "sources/gazette/index.html"):
        assert said(health(root, address))[shared] == [f"“{MAYOR}” A: mayor-came, mayor-cut"], address


def test_what_is_said_by_and_of_somebody_is_told_in_this_order_and_once(root: Path) -> None:
    (root / "site_src/people").mkdir()
    (root / "site_src/people/ann.md").write_text("---\nname: Ann Abel\n---\n")
    of = MORE.replace("about: [bridge]", "about: [bridge, ann]").replace("bridge-built", "of-ann")
    by = claim("It was opened.").replace("bridge-opened", "by-ann").replace("about: [bridge]", "about: [ann]")
    (root / CLAIM_FILE).write_text(f"{of}{by}      chain: [ann]\n      form: indirect\n{claim()}")
    found = health(root, "people/ann/index.html")
    (alone,) = (group for group in found.groups if "origin" in group.name)
    assert [item.page for item in alone.items] == ["/claims/by-ann/", "/claims/of-ann/"]


def test_a_long_sentence_is_shortened_and_still_marked_as_a_whole(root: Path) -> None:
    long = f"The crowd was large, {'very ' * 60}large."
    seed = f"{QUOTE}\n{long}\n"
    (root / "seeds/gazette.txt").write_text(seed)
    record = re.sub(r"sha256: \w+", f"sha256: {sha256(seed.encode()).hexdigest()}", WITH_A_GAP)
    (root / SOURCE_FILE).write_text(record)
    found = health(root, "sources/gazette/index.html")
    assert found.gaps == (long,)
    (item,) = next(group for group in found.groups if group.name == "Sentences not accounted for").items
    assert item.text.endswith("very…")
    assert LENGTH - 5 < len(item.text) <= LENGTH


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
