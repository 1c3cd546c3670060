"""The examples of docs/extending.md are packages that install and do what the page says; broken ones are told of."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from siglum import extensions as loading
from siglum.doors import extensions
from siglum.doors.shipped import TEMPLATES
from siglum.exports.downloads import DOWNLOADS
from siglum.preview.notices import Desk
from siglum.preview.watching import Watcher
from siglum.proving.more_laws import MORE_LAWS
from siglum.sources.formats import FORMATS
from tests.builds.real import REPOSITORY
from tests.builds.small import Command, Said, change, copy_site, environment, run, write
from tests.package.wheels import hatch

PAGE = REPOSITORY / "docs" / "extending.md"
BLOCK = re.compile(
    r"^```\w+\n(?:#|/\*|\{#) (at the end of )?([\w./-]+)(?: \*/| #\})?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
TALK = """0:00:01.000,0:00:04.000
The bridge over the Sallow

0:00:04.500,0:00:06.000
was opened on Monday.
"""


def blocks(page: str) -> list[tuple[str, str, str]]:
    """Return the files that a page of the documentation shows: whether it is added to one, its path, and the text."""
    return [(match[1] or "", match[2], match[3]) for match in BLOCK.finditer(page)]


def written(page: str, to: Path) -> set[str]:
    """Write the packages that a page of the documentation shows, and return their folders."""
    found = {path: text for is_added, path, text in blocks(page) if not is_added and path.startswith("siglum-")}
    for path, text in found.items():
        write(to, path, text)
    return {path.partition("/")[0] for path in found}


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the packages of the page installed."""
    sources, place = tmp_path_factory.mktemp("extensions"), tmp_path_factory.mktemp("installed")
    for name in sorted(written(PAGE.read_text("utf-8"), sources)):
        for wheel in hatch(sources / name, sources / "dist" / name, "wheel").iterdir():
            zipfile.ZipFile(wheel).extractall(place)
    return place


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the small site."""
    return copy_site(tmp_path / "site")


class Among:
    """Runs siglum, in this process, where a folder of extensions is installed."""

    def __init__(self, command: Command, patch: pytest.MonkeyPatch) -> None:
        self.command, self.patch = command, patch

    def __call__(self, place: Path, root: Path, *arguments: str) -> Said:
        """Run the command on a project."""
        with self.patch.context() as patch:
            patch.syspath_prepend(place)
            _forget(patch)
            try:
                return self.command(root, *arguments)
            finally:
                _forget(patch)


def _forget(patch: pytest.MonkeyPatch) -> None:
    """Let what is installed be looked for again, and imported again."""
    loading.load.cache_clear()
    extensions.declared.cache_clear()
    for registry in (DOWNLOADS, FORMATS, MORE_LAWS):
        patch.setattr(registry, "_items", {one: registry[one] for one in registry.ids})
        patch.setattr(registry, "_guards", {})
    for name in [name for name in sys.modules if name.partition("_")[0] == "siglum" or name in {"odd", "even"}]:
        if not name.startswith("siglum.") and name != "siglum":
            del sys.modules[name]


@pytest.fixture
def among(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Among:
    """Return what runs siglum among extensions."""
    return Among(Command(capsys, monkeypatch), monkeypatch)


def dist(place: Path, name: str, points: str, code: str = "") -> None:
    """Install a package of one module."""
    write(place, f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    write(place, f"{name}-1.0.dist-info/entry_points.txt", points)
    write(place, f"{name}.py", code)


# What the page shows


def test_add_reads_the_format_and_says_what_was_left_out(among: Among, installed: Path, root: Path) -> None:
    talk = write(root.parent, "talk.sbv", TALK.replace("over", "o\x07ver"))
    options = ("--title", "A talk", "--outlet", "null", "--date", "null", "--id", "talk")
    done = among(installed, root, "add", str(talk), *options)
    assert done.returncode == 0, done.stderr
    assert (root / "seeds" / "talk.txt").read_text("utf-8") == "The bridge over the Sallow was opened on Monday.\n"
    assert (root / "seeds" / "talk.sbv.original").read_bytes() == talk.read_bytes()
    assert "In the text, the times of 2 captions are left out." in done.stderr
    assert "In the text, 1 control character is left out." in done.stderr
    record = (root / "site_src" / "sources" / "talk.md").read_text("utf-8")
    assert "Received as captions, of which only the words were kept." in record


def test_a_format_is_recognised_by_bytes_and_by_its_name(among: Among, installed: Path, root: Path) -> None:
    options = ("--title", "A talk", "--outlet", "null", "--date", "null")
    by_bytes = among(installed, root, "add", str(write(root.parent, "talk", TALK)), *options, "--id", "one")
    assert "2 captions are left out" in by_bytes.stderr
    plain = write(root.parent, "talk.txt", f"A talk\n\n{TALK.replace('Monday', 'Tuesday')}")
    by_name = among(installed, root, "add", str(plain), *options, "--id", "two", "--as", "captions")
    assert "2 captions are left out" in by_name.stderr
    refused = among(installed, root, "add", str(plain), *options, "--as", "docx")
    assert refused.returncode == 2
    assert "hint: It is text, markdown, html, pdf, webvtt, subrip, warc, mail or captions." in refused.stderr


def test_the_file_is_offered_listed_and_its_address_is_taken(among: Among, installed: Path, root: Path) -> None:
    done = among(installed, root, "build", "--no-search")
    assert done.returncode == 0, done.stderr
    made = (root / "output" / "data" / "sources.bib").read_text("utf-8")
    assert made.count("@misc{") == 3
    assert "  url = {https://example.org/sallow/sources/courier/}\n" in made
    about = (root / "output" / "about" / "index.html").read_text("utf-8")
    assert '<a href="../data/sources.bib">sources.bib: the articles in BibTeX</a>' in about
    change(root, "site_src/site.yaml", "  /bridge/:", "  /data/sources.bib: /claims/\n  /bridge/:")
    assert "error[address-" in among(installed, root, "check").stderr


def test_the_law_is_found_explained_and_waived(among: Among, installed: Path, root: Path) -> None:
    change(root, "site_src/sources/courier.md", "byline:", "short: A courier\n#byline:")
    found = json.loads(among(installed, root, "check", "--format", "json").stdout)["problems"]
    ours = [one for one in found if one["code"] == "byline-missing"]
    assert [(one["path"], one["severity"], one["record"]) for one in ours][:1] == [
        ("site_src/sources/courier.md", "warning", "courier")
    ]
    [log] = json.loads(among(installed, root, "check", "--format", "sarif").stdout)["runs"]
    [rule] = [rule for rule in log["tool"]["driver"]["rules"] if rule["id"] == "byline-missing"]
    assert rule["shortDescription"]["text"] == "An article of an outlet has no byline."
    assert rule["defaultConfiguration"]["level"] == "warning"
    told = among(installed, root, "explain", "byline-missing").stdout
    assert told.startswith("byline-missing, a warning: the site is published all the same\n")
    assert "or waive it where it prints none." in told
    waiver = "waive:\n  - code: byline-missing\n    reason: It prints none.\n"
    change(root, "site_src/sources/courier.md", "short: A courier\n", f"short: A courier\n{waiver}")
    again = json.loads(among(installed, root, "check", "--format", "json").stdout)["problems"]
    assert "courier" not in {one["record"] for one in again}
    # Where it is not installed, a waiver of it is a mistake.
    assert "waiver-unknown" in among(root, root, "check").stderr


def test_the_theme_is_laid_over_ours_and_the_project_over_both(among: Among, installed: Path, root: Path) -> None:
    sheet = next(iter(_styles(among, installed, root)))
    assert "--ink:#3b2a1a" not in sheet, "a theme that is not named is not used"
    with (root / "site_src" / "site.yaml").open("a") as settings:
        settings.write("theme: sepia\n")
    assert "--ink:#3b2a1a" in next(iter(_styles(among, installed, root)))
    lost = (root / "output" / "404.html").read_text("utf-8")
    assert '<p><a href="https://example.org/sallow/search/index.html">Everything, from A to Z</a></p>' in lost
    write(root, "templates/assets/css/15-sepia.css", ":root{--ink:navy}")
    sheet = next(iter(_styles(among, installed, root)))
    assert "--ink:navy" in sheet
    assert "#3b2a1a" not in sheet


def test_the_preview_watches_a_theme_and_opens_its_files(
    installed: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(installed)
    extensions.declared.cache_clear()
    folder = installed / "siglum_sepia" / "templates"
    assert str(folder / "pages") in Watcher(root, TEMPLATES, lambda _: None).folders()
    desk = Desk(root, TEMPLATES)
    assert str(TEMPLATES) in desk.link("templates/pages/notfound.html", 1, 1)
    desk.theme = "sepia"
    assert str(folder) in desk.link("templates/pages/notfound.html", 1, 1)
    assert str(TEMPLATES) in desk.link("templates/base.html", 1, 1)
    monkeypatch.undo()
    extensions.declared.cache_clear()


def _styles(among: Among, installed: Path, root: Path) -> list[str]:
    done = among(installed, root, "build", "--no-search")
    assert done.returncode == 0, done.stderr
    return [path.read_text("utf-8") for path in (root / "output" / "assets").glob("site.*.css")]


def test_a_theme_that_is_not_installed_is_an_error_that_names_those_that_are(
    among: Among, installed: Path, root: Path
) -> None:
    with (root / "site_src" / "site.yaml").open("a") as settings:
        settings.write("theme: sepa\n")
    done = among(installed, root, "check")
    assert done.returncode == 1
    assert 'error[theme-unknown]: there is no theme "sepa"; those installed are sepia' in done.stderr
    change(root, "site_src/site.yaml", "theme: sepa\n", '? "theme"\n: sepia\n')
    assert "the theme's name is written so that it is not seen in time" in among(installed, root, "check").stderr


# What it costs, and when it is run


LOUD = "import sys\nprint('imported', file=sys.stderr)\n"


def test_help_and_a_build_without_changes_import_no_extension(tmp_path: Path, root: Path) -> None:
    place = tmp_path / "installed"
    dist(place, "odd", "[siglum.laws]\nodd-site = odd:ODD\n", LOUD + LAW.replace("yield", "if 0: yield"))
    path = os.pathsep.join((str(REPOSITORY / "generator"), str(place)))
    first, again, shown = (
        run(root, *arguments, env=environment(PYTHONPATH=path))
        for arguments in (("build", "--no-search"), ("build", "--no-search"), ("--help",))
    )
    assert "imported" in first.stderr
    assert "0 files written" in again.stderr
    assert "imported" not in again.stderr + shown.stderr


LAW = """
from siglum.model.problems import Problem
from siglum.proving.more_laws import Law
def check(site):
    yield Problem("odd-site", site.places["courier"], "MESSAGE")
ODD = Law("odd-site", "It is odd.", "Mend it.", check)
"""


def test_what_was_found_before_is_told_again_with_its_meaning(among: Among, installed: Path, root: Path) -> None:
    change(root, "site_src/sources/courier.md", "byline:", "#byline:")
    first, again = (among(installed, root, "build", "--no-search", "--format", "sarif") for _ in range(2))
    assert "0 files written" in again.stderr
    assert again.stdout == first.stdout
    assert '"An article of an outlet has no byline."' in again.stdout


def test_what_lies_in_the_folder_that_one_works_in_is_no_extension(root: Path) -> None:
    dist(root, "odd", "[siglum.laws]\nodd-site = odd:ODD\n", LOUD)
    done = subprocess.run(
        [sys.executable, "-m", "siglum", "check"],
        cwd=root,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, "imported" in done.stderr) == (0, False), done.stderr


def test_damaged_metadata_of_others_are_passed_over_and_those_of_extensions_told(
    among: Among, tmp_path: Path, root: Path
) -> None:
    place = tmp_path / "installed"
    write(place, "bad-1.0.dist-info/entry_points.txt", b"[siglum.\xff]")
    write(place, "bare-1.0.dist-info/entry_points.txt", "[console_scripts]\nx = y:z\n")
    assert among(place, root, "check").returncode == 0
    dist(place, "odd", "[siglum.laws]\nodd-site\n")
    done = among(place, root, "check")
    assert done.returncode == 3
    assert "error: the extension odd can't be used: its entry_points.txt can't be read\n" in done.stderr


def test_a_changed_extension_is_asked_again(among: Among, tmp_path: Path, root: Path) -> None:
    place = tmp_path / "installed"
    assert among(place, root, "build", "--no-search").returncode == 0
    dist(place, "odd", "[siglum.laws]\nodd-site = odd:ODD\n", LAW.replace("MESSAGE", "first"))
    done = among(place, root, "build", "--no-search")
    assert done.returncode == 1
    assert "site_src/sources/courier.md:2:1: error[odd-site]: first" in done.stderr
    write(place, "odd.py", LAW.replace("MESSAGE", "the second"))
    assert "error[odd-site]: the second" in among(place, root, "build", "--no-search").stderr
    write(place, "odd.py", LAW.replace("yield", "if 0: yield"))
    assert "0 files written" in among(place, root, "build", "--no-search").stderr


def test_the_stamp_tells_extensions_apart_by_their_code_and_all_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    stamps = []

    def look() -> None:
        extensions.declared.cache_clear()
        stamps.append(extensions.extensions_stamp())

    look()
    dist(tmp_path, "odd", "[siglum.laws]\nodd-site = odd:ODD\n", LAW)
    look()
    write(tmp_path, "odd.py", LAW + "\n")
    look()
    dist(tmp_path, "even", "")
    look()
    write(tmp_path, "even-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: even\nVersion: 1.1\n")
    look()
    write(tmp_path, "odd-1.0.dist-info/entry_points.txt", "[siglum.laws]\nodd-site = package.odd:ODD\n")
    look()
    write(tmp_path, "package/words/list.txt", "a word")
    look()
    assert stamps[0] == ""
    assert len(set(stamps)) == len(stamps)
    extensions.declared.cache_clear()


def test_looking_for_extensions_takes_less_than_a_hundredth_of_a_second() -> None:
    # Of its own, however much else the machine does.
    script = (
        "import time\nfrom siglum.doors.extensions import declared\nbest = 1.0\n"
        "for _ in range(5):\n    declared.cache_clear()\n    start = time.process_time()\n    assert declared() == ()\n"
        "    best = min(best, time.process_time() - start)\nprint(best)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment(), capture_output=True, check=True)
    assert float(done.stdout) < 0.01
    assert extensions.extensions_stamp() == ""


# What can't be used

EXPORT = """
from siglum.exports.downloads import Download
def make(exporter, key):
    return MADE
ONE = Download("one.txt", "ADDRESS", make, "one")
"""


@pytest.mark.parametrize(
    ("points", "code", "told"),
    [
        ("[siglum.laws]\na-b = odd:LAW", "import nowhere", "ModuleNotFoundError: No module named 'nowhere' ("),
        ("[siglum.laws]\na-b = odd:LAW", "x = (", "SyntaxError: '(' was never closed"),
        ("[siglum.laws]\na-b = odd:LAW", "import sys\nsys.exit(0)", "SystemExit: 0 ("),
        ("[siglum.laws]\na-b = odd:LAW", "", "AttributeError: module 'odd' has no attribute 'LAW'"),
        ("[siglum.laws]\na-b = odd:LAW", "LAW = 1", "it is a int and no siglum.proving.more_laws.Law"),
        ("[siglum.laws]\na-b = odd:ODD", LAW, 'its name is a-b, and what it leads to calls itself "odd-site"'),
        ("[siglum.laws]\nid-unknown = odd:ODD", LAW.replace("odd-site", "id-unknown"), "a problem of siglum's own"),
        ("[siglum.laws]\nodd = odd:ODD", LAW.replace("odd-site", "odd"), '"odd" is no code'),
        ("[siglum.laws]\nodd-site = odd:ODD", LAW.replace("It is odd.", ""), "it does not say what odd-site means"),
        ("[siglum.laws]\nodd-site = odd:ODD", LAW.replace("courier", "x"), "KeyError: 'x' ("),
        (
            "[siglum.laws]\nodd-site = odd:ODD",
            LAW.replace("yield Problem(", "yield ("),
            "no siglum.model.problems.Problem",
        ),
        (
            "[siglum.laws]\nodd-site = odd:ODD",
            LAW.replace('Problem("odd-site"', 'Problem("id-unknown"'),
            "it found id-unknown, and the problem that it declares is odd-site",
        ),
        ("[siglum.exports]\none.txt = odd:ONE", EXPORT.replace("ADDRESS", "one.txt"), "belongs at data/one.txt"),
        (
            "[siglum.exports]\nclaims.json = odd:ONE",
            EXPORT.replace("ADDRESS", "data/claims.json").replace("one.txt", "claims.json"),
            "there is already claims.json",
        ),
        (
            "[siglum.exports]\none.txt = odd:ONE",
            EXPORT.replace("ADDRESS", "data/one.txt/{id}/../x").replace('"one")', "keys=lambda _: ['a'])"),
            "is no address that every system and host can have",
        ),
        (
            "[siglum.exports]\none.txt = odd:ONE",
            EXPORT.replace("ADDRESS", "data/one.txt/{id}").replace('"one")', "keys=lambda _: ['../a'])"),
            "it wants a file for '../a', which is no name that a file can have",
        ),
        (
            "[siglum.exports]\none.txt = odd:ONE",
            EXPORT.replace("ADDRESS", "data/one.txt").replace("MADE", "'a'"),
            "it made a str where bytes are wanted",
        ),
        (
            "[siglum.exports]\none.txt = odd:ONE",
            EXPORT.replace("ADDRESS", "data/one.txt").replace("MADE", "1 / 0"),
            "ZeroDivisionError: division by zero (",
        ),
        ("[siglum.themes]\nplain = odd", "", "the package odd has no folder templates"),
        (
            "[siglum.formats]\nword = odd:WORD",
            "",
            "there is no group siglum.formats; they are",
        ),
    ],
)
def test_what_cannot_be_used_is_told_by_its_name_and_stops_the_command(
    among: Among, tmp_path: Path, root: Path, points: str, code: str, told: str
) -> None:
    place = tmp_path / "installed"
    dist(place, "odd", f"{points}\n", code)
    with (root / "site_src" / "site.yaml").open("a") as settings:
        settings.write("theme: plain\n" if "themes" in points else "")
    command = "build" if "exports" in points else "check"
    done = among(place, root, command, "--no-cache")
    assert done.returncode == 3, done.stderr
    first, hint = done.stderr.strip().split("\n")
    group, point = points.split("\n")
    named = f"odd 1.0 ({group[1:-1]}: {point})"
    assert first.startswith(f"error: the extension {named} can't be used: "), first
    assert told in first
    assert hint == "    hint: Tell its makers, or do without it: pip uninstall odd."
    assert not (root / "output").exists()


def test_two_extensions_do_not_share_a_name(among: Among, tmp_path: Path, root: Path) -> None:
    place = tmp_path / "installed"
    for name in ("even", "odd"):
        dist(place, name, f"[siglum.laws]\nodd-site = {name}:ODD\n", LAW)
    done = among(place, root, "check")
    assert done.returncode == 3
    assert "(siglum.laws: odd-site = odd:ODD) can't be used: there is already odd-site, from even" in done.stderr


READER = """
from siglum.sources.formats import Format
from siglum.sources.article import Article
def read(file):
    READ
WORD = Format("word", ("docx",), read)
"""


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (READER.replace("READ", "raise ValueError('no')"), "ValueError: no ("),
        (READER.replace("READ", "return None, ()"), "it read no article, and found nothing wrong"),
        (READER.replace("READ", "return 'text', ()"), "what it read is no siglum.sources.article.Article"),
        (READER.replace("READ", "return Article(' ', ''), ()"), "it read an article without words"),
        (READER.replace('"docx"', '"md"'), "files that end in .md are read by markdown already"),
        (READER.replace('"docx"', '".docx"'), "endings are up to eight small letters and digits, and these are .docx"),
        (READER.replace('"docx",', ""), "endings are up to eight small letters and digits, and these are none"),
    ],
)
def test_a_reader_that_fails_adds_nothing_and_stops_no_build(
    among: Among, tmp_path: Path, root: Path, code: str, told: str
) -> None:
    place = tmp_path / "installed"
    dist(place, "odd", "[siglum.sources]\nword = odd:WORD\n", code)
    # An archive, which none of our own formats is.
    file = write(root.parent, "talk.docx", b"PK\x03\x04")
    before = sorted(root.rglob("*"))
    done = among(place, root, "add", str(file), "--title", "A", "--outlet", "null", "--date", "null")
    assert done.returncode == 3, done.stderr
    assert f"odd 1.0 (siglum.sources: word = odd:WORD) can't be used: {told}" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(root.rglob("*")) == before
    assert among(place, root, "check").returncode == 0
