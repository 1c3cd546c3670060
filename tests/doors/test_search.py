"""The search index: made of the staged records alone, the same for the same pages; its failure publishes nothing."""

import gzip
import json
import os
import re
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from siglum.catalogue.addresses import searched_folders
from siglum.commands import build as commands
from siglum.commands import cli
from siglum.commands.build import LAST, Options, build_site, check_site
from siglum.doors import search
from siglum.doors.cache import cache_folder
from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import staging
from siglum.doors.search import NO_INDEX, Index, Searched, index_site
from siglum.doors.system import Files
from siglum.html.frame import NOT_SEARCHED
from siglum.model.files import digest_of
from siglum.model.urls import SEARCH_FOLDER as FOLDER
from tests.builds.real import REPOSITORY
from tests.builds.small import build, change, copy_site
from tests.doors.sites import inputs, published
from tests.doors.trees import files_that, plant, tree_hash

WORDS = ("bridge", "river", "opening", "crowd", "crowns", "courier", "letter", "Monday", "years", "toll", "café")


def page(number: int, kind: str = "Claim") -> bytes:
    said = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 12))
    body = f"<h1 data-pagefind-body>Title {number}</h1><p data-pagefind-body>{said} number{number}</p>"
    text = f'<!doctype html><html lang="en"><title>{number}</title><p data-pagefind-meta="kind">{kind}</p>{body}'
    return f"{text}<p>unseen</p></html>".encode()


INDEXED = searched_folders()
WHAT = Searched(INDEXED, NOT_SEARCHED)
RECORDS = {f"{kind}/r{number}/index.html": page(number, kind) for number in range(8) for kind in INDEXED}
OTHERS = {"index.html": page(900), "claims/index.html": page(901), "timeline/index.html": page(902)}
SITE = {**RECORDS, **OTHERS}


def publish(output: Path, site: Mapping[str, bytes], before: Index = NO_INDEX, files: Files | None = None) -> Index:
    """Publish a site with its index."""
    with staging(output, inputs(output)) as stage:
        for address, data in site.items():
            stage.write(address, data)
        made = index_site(stage, {name: digest_of(data) for name, data in site.items()}, before.remembered, WHAT, files)
        assert stage.swap({}) == ()
    return made


def index_of(output: Path) -> dict[str, bytes]:
    return {address: data for address, data in published(output).items() if address.startswith(f"{FOLDER}/")}


def program(folder: Path, code: str) -> Path:
    """Write a program that stands in for Pagefind."""
    path = plant(folder, {"stand-in": f"#!{sys.executable}\n{code}\n".encode()}) / "stand-in"
    path.chmod(0o755)
    return path


@pytest.fixture
def no_pagefind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where Pagefind is started."""
    monkeypatch.setattr(search, "_executable", lambda: pytest.fail("Pagefind was started"))


# What is in it


def test_the_index_holds_every_record_and_no_other_page(output: Path) -> None:
    made = publish(output, SITE)
    entry = json.loads((output / FOLDER / "pagefind-entry.json").read_bytes())
    assert entry["languages"]["en"]["page_count"] == len(RECORDS)
    assert len(list((output / FOLDER / "fragment").iterdir())) == len(RECORDS)
    assert {address: digest_of(data) for address, data in index_of(output).items()} == made.files
    assert not made.kept


def test_only_what_the_script_asks_for_is_published(output: Path) -> None:
    publish(output, SITE)
    names = {re.sub(r"en_[0-9a-f]+", "en", path.name) for path in (output / FOLDER).iterdir() if path.is_file()}
    expected = {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.en.pagefind", "pagefind.en.pf_meta"}
    assert names == expected
    for path in (output / FOLDER).rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)


@pytest.mark.usefixtures("no_pagefind")
def test_a_site_without_records_has_no_index(output: Path) -> None:
    assert publish(output, OTHERS) == NO_INDEX
    assert index_of(output) == {}


def test_the_script_has_a_group_for_every_folder_that_is_indexed() -> None:
    script = (REPOSITORY / "templates/assets/js/later/search.js").read_text(encoding="utf-8")
    kinds = re.search(r"const KINDS = \{(.*?)\}", script, re.DOTALL)
    assert kinds
    assert sorted(re.findall(r"(\w+):", kinds[1])) == sorted(INDEXED)


# The same pages, the same bytes


def test_the_same_pages_make_the_same_bytes_wherever_and_however(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees = []
    for number, (zone, language, threads) in enumerate(
        [("UTC", "C", "1"), ("Asia/Tokyo", "de_DE", "2"), ("", "", "8")]
    ):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LC_ALL", language)
        monkeypatch.setenv("RAYON_NUM_THREADS", threads)
        monkeypatch.setenv("TOKIO_WORKER_THREADS", threads)
        site = dict(reversed(SITE.items())) if number % 2 else SITE
        output = plant(tmp_path / ("deep/" * number) / "project", {"site_src/x": b""}) / "output"
        publish(output, site)
        trees.append(index_of(output))
    assert trees[0] == trees[1] == trees[2]


def test_what_is_set_for_another_site_changes_nothing(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, SITE)
    plain = index_of(output)
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "nothing")
    monkeypatch.setenv("PAGEFIND_OUTPUT_SUBDIR", "elsewhere")
    monkeypatch.chdir(plant(tmp_path / "cwd", {"pagefind.yml": b"force_language: fr\n"}))
    publish(output, SITE)
    assert index_of(output) == plain


def test_an_index_of_the_same_pages_is_taken_over(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = publish(output, SITE)
    before = {path: path.stat().st_ino for path in (output / FOLDER).rglob("*") if path.is_file()}
    monkeypatch.setattr(search, "_executable", lambda: pytest.fail("Pagefind was started"))
    # Pages that are not searched may change.
    again = publish(output, {**SITE, "index.html": b"another"}, first)
    assert again.kept
    assert again.files == first.files
    assert {path: path.stat().st_ino for path in before} == before


@pytest.mark.parametrize("change", ["words", "one less", "one more", "version"])
def test_an_index_of_other_pages_is_made_anew(output: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    first = publish(output, SITE)
    site = dict(SITE)
    match change:
        case "words":
            site["claims/r0/index.html"] = page(77)
        case "one less":
            del site["claims/r0/index.html"]
        case "one more":
            site["claims/r77/index.html"] = page(77)
        case _:
            monkeypatch.setattr(search, "_version", lambda: "another")
    again = publish(output, site, first)
    assert not again.kept
    fresh = plant(output.parent.parent / "fresh", {"site_src/x": b""}) / "output"
    publish(fresh, site)
    assert index_of(output) == index_of(fresh)


@pytest.mark.parametrize("how", ["changed", "removed"])
def test_an_index_that_was_tampered_with_is_made_anew_and_the_old_site_stays_as_it_was(output: Path, how: str) -> None:
    first = publish(output, SITE)
    whole = index_of(output)
    # The last one: all others have been taken over when it is found out.
    path = output / max(first.files)
    if how == "changed":
        path.write_bytes(b"tampered")
    else:
        path.unlink()
    before = tree_hash(output)
    with staging(output, inputs(output)) as stage:
        for address, data in SITE.items():
            stage.write(address, data)
        pages = {name: digest_of(data) for name, data in SITE.items()}
        assert not index_site(stage, pages, first.remembered, WHAT).kept
        # What was taken over for a moment has the same bytes on the disk as the old site.
        assert tree_hash(output) == before
        assert all(one.stat().st_nlink == 1 for one in (stage.folder / FOLDER).rglob("*") if one.is_file())
        assert stage.swap({}) == ()
    assert index_of(output) == whole


# What goes wrong


FAILURES = {
    "it says why": ("import sys; sys.exit('Out of ideas\\n\\x1b[31m')", "Pagefind ended with 1: Out of ideas"),
    "it says nothing": ("raise SystemExit(3)", "Pagefind ended with 3: it did not say why"),
    "it makes nothing": ("", "Pagefind ended with 0: it did not say why"),
    "it is killed": ("import os; os.kill(os.getpid(), 9)", "Pagefind ended with -9"),
    "it hangs": ("import time; time.sleep(60)", "Pagefind did not finish within 0.5 seconds"),
}


@pytest.mark.parametrize("how", FAILURES)
def test_a_failure_publishes_nothing_and_names_the_remedy(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    code, said = FAILURES[how]
    stand_in = program(tmp_path / "bin", code)
    monkeypatch.setattr(search, "_executable", lambda: str(stand_in))
    monkeypatch.setattr(search, "PATIENCE", 0.5 if how == "it hangs" else 30)
    before = tree_hash(old)
    with pytest.raises(EnvironmentFault) as fault:
        publish(old, SITE)
    assert said in fault.value.message
    assert "\x1b" not in fault.value.message
    assert "--no-search" in fault.value.hint
    assert tree_hash(old) == before


def test_a_program_that_cannot_be_started_is_named(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_executable", lambda: str(old / "nowhere"))
    with pytest.raises(EnvironmentFault, match=r"could not be started: No such file or directory"):
        publish(old, SITE)


def test_a_missing_package_is_named(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(EnvironmentFault, match=r"pagefind-bin is not installed"):
        publish(old, SITE)


def test_a_file_that_cannot_be_removed_publishes_nothing(old: Path) -> None:
    def refuse(name: str, act: object, _: object) -> object:
        if name == "unlink":
            raise PermissionError(13, os.strerror(13))
        assert callable(act)
        return act()

    before = tree_hash(old)
    with pytest.raises(EnvironmentFault, match="Permission denied"):
        publish(old, SITE, files=files_that(refuse))
    assert tree_hash(old) == before


# The command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_site(tmp_path / "site")


def test_without_a_search_there_is_no_index_and_no_field(project: Path) -> None:
    output = project / "output"
    assert build(project) == 0
    assert index_of(output)
    assert b'role="search"' in (output / "search/index.html").read_bytes()
    # The pages have not changed, and yet this is another site.
    assert build_site(Options(project, output, None, 1, form="text", cache=True, durable=False, search=False)) == 0
    assert index_of(output) == {}
    assert b'role="search"' not in (output / "search/index.html").read_bytes()
    assert not any(b" data-search" in path.read_bytes() for path in output.rglob("*.html"))
    assert build(project) == 0
    assert index_of(output)


@pytest.mark.parametrize(("arguments", "is_wanted"), [((), True), (("--no-search",), False)])
def test_the_command_has_a_search_unless_told_otherwise(
    project: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], *, is_wanted: bool
) -> None:
    asked: list[Options] = []
    monkeypatch.setattr(commands, "build_site", asked.append)
    with pytest.raises(SystemExit):
        cli.commands.main(["--root", str(project), "build", *arguments], standalone_mode=False)
    assert [options.search for options in asked] == [is_wanted]


def test_a_build_that_changes_no_page_takes_the_index_over(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(project) == 0
    index = index_of(project / "output")
    monkeypatch.setattr(search, "_executable", lambda: pytest.fail("Pagefind was started"))
    # A check remembers what it knows nothing of.
    assert check_site(project, "text", cache=True) == 0
    (cache_folder(project) / LAST).unlink()
    assert build(project) == 0
    assert index_of(project / "output") == index


def test_the_failure_of_a_build_is_the_environments(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in = program(tmp_path / "bin", "raise SystemExit('no')")
    monkeypatch.setattr(search, "_executable", lambda: str(stand_in))
    with pytest.raises(EnvironmentFault) as fault:
        build(project)
    assert fault.value.exit_code == 3
    assert not (project / "output").exists()
    assert not [path for path in project.iterdir() if path.name.startswith(".output")]


def test_names_are_found_in_every_form_though_some_are_on_no_list(project: Path) -> None:
    """A form that two people share is printed of neither, and yet both are found by it."""
    form = "  - form: Lindquist\n    sources: [gazette]\n"
    change(project, "site_src/people/mara-lindqvist.md", "aliases:\n", f"aliases:\n{form}")
    change(project, "site_src/people/town-clerk.md", "identified: false\n", f"identified: false\naliases:\n{form}")
    assert build(project) == 0
    for name, forms in {"mara-lindqvist": "Mara Lindquist. Lindquist. ", "town-clerk": "Lindquist. "}.items():
        shown = (project / f"output/people/{name}/index.html").read_text(encoding="utf-8")
        hidden = re.search(r"<p hidden data-pagefind-body[^>]*>(.*?)</p>", shown)
        assert hidden
        assert hidden[1] == forms


def test_scripts_without_spaces_are_indexed_letter_by_letter_and_published_as_they_are(tmp_path: Path) -> None:
    address = "sources/zh/index.html"
    text = (
        '<!doctype html><html lang="en"><title>x</title><p data-pagefind-body>用户把小红书叫做RedNote，รถด้วย</p></html>'
    )
    output = tmp_path / "output"
    publish(output, SITE | {address: text.encode()})
    assert published(output)[address] == text.encode()
    [fragment] = [
        found
        for name, data in index_of(output).items()
        if "/fragment/" in name and "红" in (found := gzip.decompress(data).decode())
    ]
    assert "用 户 把 小 红 书 叫 做 RedNote，ร ถ ด้ ว ย" in fragment
