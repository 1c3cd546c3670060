"""The search index: made of the staged records alone, the same for the same pages; its failure publishes nothing."""

import errno
import gzip
import json
import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from siglum.catalogue.addresses import searched_folders
from siglum.commands import build as commands
from siglum.commands import cli
from siglum.commands.build import Options, build_site, check_site
from siglum.commands.last import LAST
from siglum.commands.options import Workers
from siglum.doors import pagefind, search
from siglum.doors.cache import cache_folder
from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import staging
from siglum.doors.search import NO_INDEX, Index, Searched, index_site
from siglum.doors.system import Files
from siglum.html.frame import NOT_SEARCHED
from siglum.model.files import digest_of
from siglum.model.urls import SEARCH_FOLDER as FOLDER
from tests.builds.real import REPOSITORY
from tests.builds.small import build, change, copy_site, environment
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
    with staging(output, inputs(output), files) as stage:
        for address, data in site.items():
            stage.write(address, data)
        made = index_site(stage, {name: digest_of(data) for name, data in site.items()}, before.remembered, WHAT)
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
    monkeypatch.setattr(pagefind, "_executable", lambda: pytest.fail("Pagefind was started"))


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
    monkeypatch.setattr(pagefind, "_executable", lambda: pytest.fail("Pagefind was started"))
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
            monkeypatch.setattr(search, "version", lambda: "another")
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
        assert tree_hash(output) == before
        assert stage.swap({}) == ()
    assert index_of(output) == whole


# What goes wrong


ANSWERS = """
import base64, json, sys
def take():
    data = b""
    while not data.endswith(b","):
        data += sys.stdin.buffer.read(1)
    return json.loads(base64.b64decode(data[:-1]))["payload"]["type"]
def give(answer):
    sys.stdout.buffer.write(base64.b64encode(json.dumps(answer).encode()) + b",")
    sys.stdout.flush()
def file(path, data=b"x"):
    return {"path": path, "content": base64.b64encode(data).decode()}
def serve(files, said={"type": "IndexedFile"}):
    while True:
        match take():
            case "NewIndex": give({"payload": {"type": "NewIndex", "index_id": 0}})
            case "AddFile": give({"payload": said})
            case "GetFiles": give({"payload": {"type": "GetFiles", "files": files}})
"""

FAILURES = {
    "it says why": ("import sys; sys.exit('Out of ideas\\n\\x1b[31m')", "Pagefind ended with 1: Out of ideas"),
    "it says nothing": ("raise SystemExit(3)", "Pagefind ended with 3: it did not say why"),
    "it makes nothing": ("", "Pagefind ended with 0: it did not say why"),
    "it is killed": ("import os; os.kill(os.getpid(), 9)", "Pagefind ended with -9"),
    "it hangs": ("import time; time.sleep(60)", "Pagefind did not finish within 0.5 seconds"),
    "it talks without end": (
        "import os\nwhile True: os.write(1, b'x' * 4096)",
        "Pagefind did not finish within 0.5 seconds",
    ),
    "it closes its output and goes on": (
        "import os, time; os.close(1); os.close(0); time.sleep(60)",
        "nothing can be said to Pagefind",
    ),
    "it answers with noise": ("print('not, base64,', flush=True); input()", "Pagefind's answer cannot be read"),
    "it refuses a page": (
        ANSWERS + "serve([], {'type': 'Error', 'message': 'no \\x1b[31m such page'})",
        "Pagefind says: no ",
    ),
    "it gives back no file": (ANSWERS + "serve([])", "Pagefind's answer holds no index"),
    "it gives back an empty entry": (ANSWERS + "serve([file('pagefind-entry.json', b'')])", "holds no index"),
    "it knows no page": (
        ANSWERS + "serve([file('pagefind-entry.json', b'{\"languages\": {}}')])",
        "is not whole: it knows 0 of ",
    ),
}


@pytest.mark.parametrize("how", FAILURES)
def test_a_failure_publishes_nothing_and_names_the_remedy(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    code, said = FAILURES[how]
    stand_in = program(tmp_path / "bin", code)
    monkeypatch.setattr(pagefind, "_executable", lambda: str(stand_in))
    monkeypatch.setattr(pagefind, "PATIENCE", 0.5 if "within 0.5" in said else 30)
    monkeypatch.setattr(pagefind, "GRACE", 0.2)
    before = tree_hash(old)
    with pytest.raises(EnvironmentFault) as fault:
        publish(old, SITE)
    assert said in fault.value.message
    assert "\x1b" not in fault.value.message
    assert "--no-search" in fault.value.hint
    assert tree_hash(old) == before


def test_a_program_that_cannot_be_started_is_named(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind, "_executable", lambda: str(old / "nowhere"))
    with pytest.raises(EnvironmentFault, match=r"could not be started: No such file or directory"):
        publish(old, SITE)


def test_a_missing_package_is_named(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(EnvironmentFault, match=r"pagefind-bin is not installed"):
        publish(old, SITE)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Return the files of a whole index."""
    return pagefind.index_of(sorted(RECORDS.items()), NOT_SEARCHED)


@pytest.mark.parametrize("how", ["missing", "empty", "cut", "a byte changed"])
def test_an_index_of_which_any_file_is_damaged_is_not_whole(made: dict[str, bytes], how: str) -> None:
    assert pagefind.incompleteness(made, len(RECORDS)) == ""
    told = 0
    for name, data in made.items():
        middle = len(data) // 2
        damaged = {
            "missing": {one: other for one, other in made.items() if one != name},
            "empty": {**made, name: b""},
            "cut": {**made, name: data[:middle]},
            "a byte changed": {**made, name: data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]},
        }[how]
        told += bool(pagefind.incompleteness(damaged, len(RECORDS)))
    # What is code or JSON is not compressed and has no checksum; that of the site's manifest covers it.
    plain = {name for name in made if not name.endswith((".pf_meta", ".pf_index", ".pf_fragment", ".pagefind"))}
    assert told >= len(made) - (len(plain) if how in {"cut", "a byte changed"} else 0)
    assert len(plain) == 3


def test_languages_stand_in_one_order() -> None:
    pages = [
        (f"claims/{language}/index.html", page(1).replace(b'lang="en"', f'lang="{language}"'.encode()))
        for language in ("sv", "en", "de", "fr", "pt", "nl")
    ]
    first, again = (pagefind.index_of(pages, NOT_SEARCHED) for _ in range(2))
    assert first == again
    assert list(json.loads(first[pagefind.ENTRY])["languages"]) == ["de", "en", "fr", "nl", "pt", "sv"]


def test_no_folder_is_listed_so_that_no_file_system_decides_on_the_order(output: Path) -> None:
    """Elsewhere a folder gives its names in another order; what Pagefind is given is sorted by us."""
    publish(output, dict(reversed(SITE.items())))
    assert index_of(output) == {
        f"{FOLDER}/{name}": data for name, data in pagefind.index_of(sorted(RECORDS.items()), NOT_SEARCHED).items()
    }


def test_an_address_that_pagefind_writes_is_never_written_through_to_the_old_site(output: Path) -> None:
    """A page that is kept is a hard link to the old site's; nothing may be written over it."""
    moved = {**SITE, f"{FOLDER}/pagefind.js": b"a page that once stood here"}
    with staging(output, inputs(output)) as stage:
        for address, data in moved.items():
            stage.write(address, data)
        stage.swap({})
    before = tree_hash(output)
    with staging(output, inputs(output)) as stage:
        for address, data in moved.items():
            assert stage.keep(address, digest_of(data))
        with pytest.raises(ValueError, match="is taken"):
            index_site(stage, {name: digest_of(data) for name, data in SITE.items()}, {}, WHAT)
    assert tree_hash(output) == before


def test_it_ends_when_the_build_is_killed(tmp_path: Path) -> None:
    code = (
        "import os, sys, time\nfrom siglum.doors import pagefind\nprogram = pagefind._Program()\n"
        "program.ask('NewIndex')\nprint(program._process.pid, flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment(), cwd=tmp_path
    ) as build_process:
        assert build_process.stdout
        child = int(build_process.stdout.readline())
        build_process.kill()
    for _ in range(200):
        if not is_running(child):
            return
        time.sleep(0.02)
    pytest.fail("Pagefind outlives the build that started it")


def is_running(process: int) -> bool:
    """Tell whether a process runs; one that ended and that nobody asked after does not."""
    try:
        os.kill(process, 0)
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_a_disk_that_fails_while_the_index_is_written_publishes_nothing(old: Path) -> None:
    count = 0

    def refuse(name: str, act: Callable[[], object], arguments: tuple[Any, ...]) -> object:
        nonlocal count
        if name == "create" and FOLDER in arguments[0].parts:
            count += 1
            if count == 5:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return act()

    before = tree_hash(old)
    with pytest.raises(EnvironmentFault, match="No space left on device"):
        publish(old, SITE, files=files_that(refuse))
    assert count == 5
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
    assert (
        build_site(Options(project, output, None, Workers(1), form="text", cache=True, durable=False, search=False))
        == 0
    )
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
    monkeypatch.setattr(commands, "build_site", lambda options, _late: asked.append(options))
    with pytest.raises(SystemExit):
        cli.commands.main(["--root", str(project), "build", *arguments], standalone_mode=False)
    assert [options.search for options in asked] == [is_wanted]


def test_a_build_that_changes_no_page_takes_the_index_over(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(project) == 0
    index = index_of(project / "output")
    monkeypatch.setattr(pagefind, "_executable", lambda: pytest.fail("Pagefind was started"))
    # A check remembers what it knows nothing of.
    assert check_site(project, "text", cache=True) == 0
    (cache_folder(project) / LAST).unlink()
    assert build(project) == 0
    assert index_of(project / "output") == index


def test_the_failure_of_a_build_is_the_environments(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stand_in = program(tmp_path / "bin", "raise SystemExit('no')")
    monkeypatch.setattr(pagefind, "_executable", lambda: str(stand_in))
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
