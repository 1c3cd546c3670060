"""Many sites are built by one command, each by itself, with one register of whom they have in common."""

import json
from pathlib import Path
from typing import Any

import pytest

from siglum.exports.register import Listed, register
from tests.builds.small import PYTHON, change, copy_site, run
from tests.doors.trees import tree_hash


def listed(site: str, name: str, url: str = "", same_as: tuple[str, ...] = (), claims: int = 1) -> Listed:
    """Return a person of a site."""
    return Listed(site, name.lower().replace(" ", "-"), name, "person", url, same_as, claims)


def joined(*found: Listed) -> list[tuple[str, list[str]]]:
    """Return the names of a register's entries, each with the sites of its records."""
    return [(entry["name"], [record["site"] for record in entry["records"]]) for entry in register(found)]


@pytest.mark.parametrize(
    "address",
    ["https://b.example/people/ann/", "http://b.example/people/ann", "https://b.example/people/ann/index.html"],
)
def test_records_are_one_where_an_editor_says_so_however_the_address_is_written(address: str) -> None:
    ann = listed("b", "Ann Abel", "https://b.example/people/ann/", claims=2)
    assert joined(listed("a", "A. Abel", same_as=(address,)), ann) == [("Ann Abel", ["a", "b"])]


def test_what_several_editors_say_holds_together_and_a_name_alone_joins_nothing() -> None:
    known = "https://www.wikidata.org/wiki/Q1"
    found = (
        listed("a", "Ann Abel", same_as=(known,)),
        listed("b", "Ann Abel"),
        listed("c", "Ann B. Abel", "https://c.example/people/ann/", same_as=(known,)),
        listed("d", "Ann of D", same_as=("https://c.example/people/ann/",)),
    )
    assert joined(*found) == [("Ann Abel", ["a", "c", "d"]), ("Ann Abel", ["b"])]


def test_no_records_make_an_empty_register() -> None:
    assert register(()) == []


def test_a_site_that_fails_holds_up_no_other_and_keeps_its_old_site(published: Path, tmp_path: Path) -> None:
    site, other = copy_site(tmp_path / "a" / "site"), copy_site(tmp_path / "b" / "site")
    change(site, "site_src/site.yaml", "https://example.org/sallow/", "https://a.example/")
    change(other, "site_src/site.yaml", "https://example.org/sallow/", "https://other.example/")
    person = site / "site_src/people/town-clerk.md"
    address = f"https://other.example/people/{person.stem}/"
    change(site, f"site_src/people/{person.name}", "---\nname:", f"---\nsame_as: [{address}]\nname:")
    change(published, "site_src/site.yaml", "tagline: How", "tagine: How")
    before = tree_hash(published / "output")
    into = tmp_path / "register.json"
    folders = [str(one) for one in (site, published, other)]
    done = run(tmp_path, "farm", *folders, "--no-search", "--jobs", "2", "--register", str(into), command=PYTHON)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "3 sites: 2 built, 1 rejected" in done.stderr
    assert tree_hash(published / "output") == before
    found: dict[str, Any] = json.loads(into.read_text("utf-8"))
    assert [one["state"] for one in found["sites"]] == ["built", "rejected", "built"]
    (entry,) = [one for one in found["entries"] if len(one["records"]) == 2 and one["records"][0]["id"] == person.stem]
    assert {record["site"] for record in entry["records"]} == {str(site), str(other)}
    # One item of Wikidata is one person.
    (engineer,) = [one for one in found["entries"] if one["records"][0]["id"] == "mara-lindqvist"]
    assert len(engineer["records"]) == 3
    assert "https://www.wikidata.org/wiki/Q7259" in engineer["same_as"]
    page = (site / f"output/people/{person.stem}/index.html").read_text("utf-8")
    assert f'<a href="{address}">{address.removeprefix("https://")}</a>' in page


def test_a_folder_that_is_no_project_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    folders = [str(tmp_path / name) for name in ("empty", "nowhere")]
    done = run(tmp_path, "farm", *folders, "--register", str(tmp_path / "register.json"), command=PYTHON)
    assert done.returncode == 2
    assert "there is no folder site_src/" in done.stderr
    assert "2 sites: 1 not built, 1 rejected" in done.stderr
    assert json.loads((tmp_path / "register.json").read_text("utf-8"))["entries"] == []
