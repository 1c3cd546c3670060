"""The commands as an author meets them: what they print and where, their exit codes, and what becomes of output/."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.cache import cache_folder
from siglum.model.codes import CODES
from siglum.session import REMEMBERED
from tests.builds.ready import Copy, ready
from tests.builds.small import PYTHON, Command, Said, build, change, environment, meddled, run, write
from tests.doors.trees import names_in, read_all, tree_hash

QUOTATION = "site_src/claims/opening.yaml"


def break_quotation(root: Path) -> None:
    """Put a Cyrillic letter that looks like a Latin one into a quotation."""
    change(root, QUOTATION, "quote: after nine years of work", "quote: after nine years оf work")


def stamps(root: Path) -> dict[str, tuple[int, int, int]]:
    """Return for every file of a project by what one sees that it was written."""
    found = {}
    for path in sorted(root.rglob("*")):
        status = path.lstat()
        found[path.relative_to(root).as_posix()] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def is_clean(root: Path) -> bool:
    """Tell whether nothing is left beside the output of what a build needs while it runs."""
    return names_in(root) == ["output", "seeds", "site_src"]


# What goes well


def test_a_build_publishes_and_says_what_it_did_in_two_lines(site: Path) -> None:
    done = run(site, "build")
    assert (done.returncode, done.stdout) == (0, "")
    summary, opened = done.stderr.splitlines()
    pattern = r"3 sources, 12 claims, (\d+) pages; (\d+) files written, 0 unchanged; no problems; [0-9.]+ s"
    match = re.fullmatch(pattern, summary)
    assert match, summary
    files = read_all(site / "output")
    assert int(match[1]) == sum(name.endswith(".html") for name in files) - 4, "four pages lead to addresses that moved"
    assert int(match[2]) == len(files) - 1, "the marker is no file of the site"
    assert opened == f"open {site / 'output' / 'index.html'}"
    assert is_clean(site)


def test_a_build_in_which_nothing_changed_writes_nothing_at_all(published: Path) -> None:
    assert run(published, "build").returncode == 0
    before = stamps(published)
    done = run(published, "build")
    assert done.returncode == 0
    assert " 0 files written, " in done.stderr
    assert stamps(published) == before


def tampering() -> dict[str, Callable[[Path], object]]:
    def rewrite(path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b"Sallow", b"Swallow"))

    def link(path: Path) -> None:
        data = path.read_bytes()
        path.unlink()
        path.symlink_to("/etc/hostname" if not data else "../about/index.html")

    return {
        "a page has other words": lambda output: rewrite(output / "claims" / "built-to-last" / "index.html"),
        "an export has other words": lambda output: rewrite(output / "data" / "claims.json"),
        "a page is gone": lambda output: (output / "about" / "index.html").unlink(),
        "a folder is gone": lambda output: shutil.rmtree(output / "data"),
        "a file has come": lambda output: (output / "claims" / "new.html").write_text("new", encoding="utf-8"),
        "an empty folder has come": lambda output: (output / "planted").mkdir(),
        "a page is a link": lambda output: link(output / "index.html"),
        "a link to a file has come": lambda output: (output / "planted").symlink_to("index.html"),
        "a link to a folder has come": lambda output: (output / "planted").symlink_to("/etc"),
        "a link to nothing has come": lambda output: (output / "planted").symlink_to("nowhere"),
        "a page may be written by all": lambda output: (output / "index.html").chmod(0o666),
        "a folder may be written by all": lambda output: (output / "claims").chmod(0o777),
    }


def test_the_next_build_repairs_what_was_done_to_the_output(command: Command, published: Path) -> None:
    # Built where it stands, so that the next build could say that nothing has changed.
    assert command(published, "build").returncode == 0
    before = tree_hash(published / "output")
    for what, tamper in tampering().items():
        tamper(published / "output")
        assert tree_hash(published / "output") != before, what
        assert command(published, "build").returncode == 0, what
        assert tree_hash(published / "output") == before, what


def test_a_removed_output_is_made_again(command: Command, published: Path) -> None:
    before = tree_hash(published / "output")
    shutil.rmtree(published / "output")
    assert command(published, "build").returncode == 0
    assert tree_hash(published / "output") == before


def test_a_damaged_memory_is_one_warning_and_the_same_site(command: Command, published: Path) -> None:
    before = tree_hash(published / "output")
    assert command(published, "build").returncode == 0
    shutil.rmtree(published / "output")
    known = cache_folder(published) / REMEMBERED
    known.write_bytes(known.read_bytes()[:-20])
    done = command(published, "build")
    assert (done.returncode, done.stderr.count("[cache-damaged]")) == (0, 1)
    assert tree_hash(published / "output") == before


def test_check_says_the_same_as_build_and_publishes_nothing(command: Command, site: Path) -> None:
    done = command(site, "check")
    assert (done.returncode, done.stdout) == (0, "")
    assert re.fullmatch(r"12 claims checked, no problems, [0-9.]+ s\n", done.stderr)
    break_quotation(site)
    checked, built = command(site, "check"), command(site, "build")
    assert (checked.returncode, built.returncode) == (1, 1)
    assert checked.stderr.splitlines()[:-1] == built.stderr.splitlines()[:-1]
    assert built.stderr.splitlines()[-1] == "nothing was published: 1 error"
    assert not (site / "output").exists()


def test_a_base_address_given_with_the_command_stands_in_for_that_of_the_settings(command: Command, site: Path) -> None:
    assert command(site, "build", "--base-url", "https://other.example/place").returncode == 0
    page = (site / "output" / "claims" / "built-to-last" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://other.example/place/claims/built-to-last/">' in page
    assert not [name for name, data in read_all(site / "output").items() if b"https://example.org/sallow" in data]


# What an author wrote wrong


@pytest.mark.usefixtures("knowing")
def test_a_quotation_broken_by_one_character_is_refused_with_its_place_and_what_stands_there(
    command: Command, published: Path
) -> None:
    before = stamps(published / "output")
    break_quotation(published)
    done = command(published, "build")
    assert (done.returncode, done.stdout) == (1, "")
    line = 1 + (published / QUOTATION).read_text(encoding="utf-8").split("after nine")[0].count("\n")
    first, shown, caret, hint, summary = done.stderr.splitlines()
    assert summary == "nothing was published: 1 error; the site is what it was"
    assert first.startswith(f"{QUOTATION}:{line}:14: error[quote-not-verbatim]: ")
    assert shown == "          quote: after nine years оf work"
    assert caret == " " * shown.index("after") + "^" * len("after nine years of work")
    assert "after nine years of work" in hint
    assert "U+043E" in hint
    assert "U+006F" in hint
    assert stamps(published / "output") == before
    assert is_clean(published)


@pytest.mark.usefixtures("knowing")
def test_all_mistakes_of_all_files_are_said_in_one_run_in_order(command: Command, published: Path) -> None:
    before = tree_hash(published / "output")
    break_quotation(published)
    change(
        published,
        "site_src/claims/crowd-and-cost.yaml",
        "suffix: '. I am told'",
        "sufix: '. I am told'",
    )
    change(published, "site_src/explainers/the-ferry.md", "[@ferry-last-crossing]", "[@ferry-last-crosing]")
    change(published, "site_src/timeline.yaml", "when: 1923~", "when: long ago")
    change(published, "site_src/people/fisherman.md", "named: false", "named: perhaps")
    write(published, "site_src/topics/bad.md", b"---\nname: Caf\xe9\n---\n")
    write(published, "site_src/a-note.docx", "not read")
    done = command(published, "build", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    problems = json.loads(done.stdout)["problems"]
    errors = [problem for problem in problems if problem["severity"] == "error"]
    assert problems[: len(errors)] == errors
    assert "file-not-understood" in {problem["code"] for problem in problems[len(errors) :]}
    expected = {
        "site_src/claims/crowd-and-cost.yaml": {"field-unknown"},
        "site_src/claims/opening.yaml": {"quote-not-verbatim"},
        "site_src/explainers/the-ferry.md": {"id-unknown"},
        "site_src/people/fisherman.md": {"value-malformed"},
        "site_src/timeline.yaml": {"date-malformed"},
        "site_src/topics/bad.md": {"not-utf8"},
    }
    found: dict[str, set[str]] = {}
    for problem in errors:
        found.setdefault(problem["path"], set()).add(problem["code"])
    assert {path: found.get(path, set()) & codes for path, codes in expected.items()} == expected
    places = [(problem["path"], problem["line"], problem["column"]) for problem in errors]
    assert places == sorted(places)
    assert tree_hash(published / "output") == before


@pytest.mark.usefixtures("knowing")
def test_a_broken_template_is_refused_at_its_line(command: Command, published: Path) -> None:
    before = tree_hash(published / "output")
    for text, line in (
        ("{% extends 'base.html' %}\n{% block main %}\n{{ page.titel }}\n{% endblock %}\n", 3),
        ("{% if %}", 1),
    ):
        write(published, "templates/pages/about.html", text)
        done = command(published, "build")
        assert done.returncode == 1
        assert done.stderr.startswith(f"templates/pages/about.html:{line}:1: error[template-broken]: "), done.stderr
        assert tree_hash(published / "output") == before


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ page.title + 1 }}", "TypeError"),
        ("{{ page.title.no.such }}", "attribute"),
        ("{% include 'nowhere.html' %}", "nowhere"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ page.title|safe }}", "safe"),
        (b"caf\xe9", "UTF-8"),
    ],
    ids=["wrong types", "no such name", "no such template", "arithmetic", "a filter that is refused", "not UTF-8"],
)
def test_whatever_is_wrong_in_a_template_is_its_authors_slip_and_no_bug_of_ours(
    command: Command, site: Path, text: str | bytes, words: str
) -> None:
    write(site, "templates/pages/about.html", text)
    done = command(site, "build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "templates/pages/about.html" in done.stderr
    assert words in done.stderr


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize("what", ["check", "build"])
def test_what_could_not_be_read_is_said_before_what_is_wrong_in_what_was(
    command: Command, site: Path, what: str
) -> None:
    break_quotation(site)
    (site / "site_src" / "wordings" / "zz.yaml").symlink_to("/nowhere")
    done = command(site, what, "--format", "json")
    found = [(problem["code"], problem["path"]) for problem in json.loads(done.stdout)["problems"]]
    expected = [("input-is-a-link", "site_src/wordings/zz.yaml"), ("quote-not-verbatim", QUOTATION)]
    assert (done.returncode, found) == (1, expected)


def test_settings_that_are_a_link_are_not_missing_as_well(command: Command, site: Path) -> None:
    settings = site / "site_src" / "site.yaml"
    settings.rename(site / "elsewhere.yaml")
    settings.symlink_to(site / "elsewhere.yaml")
    done = command(site, "check", "--format", "json")
    found = [(problem["code"], problem["path"]) for problem in json.loads(done.stdout)["problems"]]
    assert (done.returncode, found) == (1, [("input-is-a-link", "site_src/site.yaml")])


def test_a_project_without_content_is_refused(command: Command, tmp_path: Path) -> None:
    done = command(tmp_path, "build")
    assert (done.returncode, "error[folder-missing]" in done.stderr) == (1, True)
    assert "settings-missing" not in done.stderr
    assert not (tmp_path / "output").exists()


MOVED = {
    "onto a page": "/claims/built-to-last/: /about/",
    "onto a list": "/claims/: /about/",
    "onto a file": "/robots.txt: /about/",
    "onto a file that a site without an address does not have yet": "/sitemap.xml: /about/",
    "of what is no page": "/feed.xml: /about/",
    "onto an export": "/data/claims.json: /about/",
    "onto itself in capitals": "/About/: /about/",
    "into a file": "/index.html/old/: /about/",
    "with a fragment": "/old/#part: /about/",
    "to nowhere": "/old/: /no/such/page/",
    "with a backslash": "/old\\\\place/: /about/",
    "with a dot": "/old/./: /about/",
    "out of the site": "/../old/: /about/",
    "of the marker": "/.sourced-site.json: /about/",
    "of the search program": "/pagefind/pagefind.js: /about/",
    "among the search program's files": "/pagefind/old/: /about/",
    "among the assets": "/assets/old.css: /about/",
    "among the exports": "/data/old/: /about/",
}


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize("moved", MOVED.values(), ids=MOVED)
def test_an_address_that_cannot_have_moved_is_an_authors_slip_and_no_bug_of_ours(
    command: Command, site: Path, moved: str
) -> None:
    change(site, "site_src/site.yaml", "/claims/opened/: /claims/opened-on-monday/", moved)
    change(site, "site_src/site.yaml", "base_url: https://example.org/sallow/", "base_url: null")
    for name in ("check", "build"):
        done = command(site, name)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
        assert re.match(r"site_src/site.yaml:\d+:\d+: error\[address-[a-z]+\]", done.stderr), done.stderr


# Wrong usage

USAGES = {
    "no command": (),
    "an unknown command": ("biuld",),
    "an unknown option": ("build", "--ouput", "x"),
    "no processes": ("build", "--jobs", "0"),
    "no address of a scheduler": ("build", "--scheduler", "10.0.0.7"),
    "an unknown format": ("build", "--format", "xml"),
    "one word too many": ("check", "it"),
    "an unknown source": ("coverage", "curier"),
    "an unknown code": ("explain", "quote-not-verbatm"),
    "a base address that is none": ("build", "--base-url", "javascript:alert(1)//"),
}


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize("arguments", USAGES.values(), ids=USAGES)
def test_wrong_usage_is_told_apart_from_wrong_content(
    command: Command, published: Path, arguments: tuple[str, ...]
) -> None:
    before = tree_hash(published / "output")
    done = command(published, *arguments)
    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False)
    assert done.stderr.strip()
    assert tree_hash(published / "output") == before


def test_a_root_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere", "build").returncode == 2


def test_a_near_miss_is_told_what_was_probably_meant(command: Command, published: Path) -> None:
    assert "courier" in command(published, "coverage", "curier").stderr
    assert "quote-not-verbatim" in command(published, "explain", "quote-not-verbatm").stderr


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize("output", ["site_src", "seeds/site", ".", "elsewhere", "linked", "file", "no/such/folder"])
def test_an_output_that_is_not_ours_to_replace_is_refused(command: Command, published: Path, output: str) -> None:
    write(published, "elsewhere/precious.txt", "mine")
    write(published, "file", "mine")
    (published / "linked").symlink_to("output")
    before = tree_hash(published)
    done = command(published, "build", "--no-cache", "--output", str(published / output))
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr
    assert done.stderr.startswith("error: ")
    assert tree_hash(published) == before


# What the world does


def test_two_builds_at_once_do_not_meet(published: Path, tmp_path: Path) -> None:
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    first = waiting(published, tmp_path)
    try:
        wait_for(tmp_path / "ready", first)
        second = run(published, "build")
        assert second.returncode == 3
        assert f"process {first.number} is building into the same output" in second.stderr
        assert tree_hash(published / "output") == before
        (tmp_path / "go").touch()
        code = first.wait()
    finally:
        first.end()
    assert code == 0, (tmp_path / "said").read_text("utf-8")
    assert tree_hash(published / "output") != before
    assert is_clean(published)


def waiting(root: Path, folder: Path) -> Copy:
    """Begin a build that says by files in a folder that it makes pages, waits to go on, and what it says in another."""
    with (folder / "said").open("wb") as said:
        how = (f"wait=making={folder}",)
        return ready().start("siglum", "--root", str(root), "build", said=(said, said), how=how)


def wait_for(path: Path, process: Copy | subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while not path.exists():
        assert not process.has_ended() if isinstance(process, Copy) else process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.01)


def test_an_input_that_is_saved_during_a_build_publishes_nothing(published: Path, tmp_path: Path) -> None:
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    building = waiting(published, tmp_path)
    try:
        wait_for(tmp_path / "ready", building)
        change(published, "site_src/explainers/the-ferry.md", "A short one.", "A very short one.")
        (tmp_path / "go").touch()
        code = building.wait()
    finally:
        building.end()
    assert code == 1
    assert (tmp_path / "said").read_text("utf-8").startswith("site_src/explainers/the-ferry.md: error[input-changed]")
    assert tree_hash(published / "output") == before
    assert run(published, "build").returncode == 0


def test_a_disk_that_takes_no_more_is_the_environments_fault(published: Path) -> None:
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    done = subprocess.run(
        [*PYTHON, "--root", str(published), "build"],
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
    assert re.match(r"error: /\S+: File too large\n", done.stderr), done.stderr
    assert tree_hash(published / "output") == before
    assert is_clean(published)


@pytest.mark.parametrize("moment", ["making", "swapping"])
def test_a_bug_of_ours_is_said_to_be_one_and_changes_nothing(published: Path, moment: str) -> None:
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    done = run(published, "build", command=meddled(f"raise={moment}"))
    assert done.returncode == 70
    assert "RuntimeError: nobody expects this" in done.stderr
    assert "bug in siglum" in done.stderr
    assert tree_hash(published / "output") == before
    assert is_clean(published)


@pytest.mark.parametrize(
    ("jobs", "moment", "number"),
    [
        # One process is also interrupted at the calls that publish, in test_faults.py.
        ("1", "reading", signal.SIGINT),
        ("1", "checking", signal.SIGTERM),
        ("2", "making", signal.SIGINT),
        ("2", "making", signal.SIGTERM),
        ("2", "checking", signal.SIGINT),
    ],
)
def test_an_interrupted_build_changes_nothing_and_leaves_nothing(
    published: Path, jobs: str, moment: str, number: signal.Signals
) -> None:
    """The signal reaches every process of the build, as it does when somebody presses Ctrl-C."""
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    done = signalled(published, f"kill={moment}={number.value}", "--jobs", jobs)
    assert done.returncode == (130 if number == signal.SIGINT else 143), done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert tree_hash(published / "output") == before
    assert is_clean(published)
    assert build(published, search=False) == 0


def test_a_process_that_is_killed_while_it_makes_pages_is_the_environments_fault(published: Path) -> None:
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    done = signalled(published, "die=making", "--jobs", "2")
    assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
    assert "--jobs 1" in done.stderr
    assert tree_hash(published / "output") == before
    assert is_clean(published)


def test_a_build_that_is_killed_leaves_no_process_and_no_lock(published: Path, tmp_path: Path) -> None:
    """Only the first process is killed, as by a system that is short of memory; those that it started end with it."""
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    building = subprocess.Popen(
        [*meddled("fork", f"wait=making={tmp_path}"), "--root", str(published), "build", "--jobs", "2"],
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        wait_for(tmp_path / "ready", building)
        building.kill()
        building.wait()
        until = time.monotonic() + 10
        while (left := processes_of(building.pid)) and time.monotonic() < until:
            time.sleep(0.01)
        assert left == []
        assert tree_hash(published / "output") == before
        assert build(published) == 0
    finally:
        (tmp_path / "go").touch()
        with suppress(ProcessLookupError):
            os.killpg(building.pid, signal.SIGKILL)
    assert is_clean(published)


def processes_of(group: int) -> list[int]:
    """Return the processes that are in a group and have not ended."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError):
                state, _, owner = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
                found += [int(folder.name)] if int(owner) == group and state != "Z" else []
    return found


def signalled(root: Path, how: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a build that is sent a signal, with all processes that it started."""
    return run(root, "build", *arguments, command=meddled("fork", how))


@pytest.mark.parametrize("moment", ["swapping", "swapped", "saving"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_a_build_that_has_published_does_not_say_that_nothing_was_changed(
    published: Path, moment: str, number: signal.Signals
) -> None:
    """On every code but 0, output/ is what it was: who asks to stop after the exchange comes too late."""
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    done = signalled(published, f"kill={moment}={number.value}", "--no-search")
    assert (done.returncode == 0) is (tree_hash(published / "output") != before), done.stderr
    assert ("the site is what it was" in done.stderr) is (tree_hash(published / "output") == before), done.stderr


# What is printed, and where


def problems_of(command: Command, root: Path, form: str) -> Said:
    break_quotation(root)
    change(
        root,
        "site_src/explainers/the-ferry.md",
        "[@ferry-last-crossing].",
        "[@ferry-last-crossing]. It was late, they say: 100 %.",
    )
    return command(root, "build", "--format", form)


@pytest.mark.usefixtures("knowing")
def test_problems_for_programs_are_json_on_standard_output(command: Command, site: Path) -> None:
    done = problems_of(command, site, "json")
    assert (done.returncode, done.stderr) == (1, "")
    error, warning = json.loads(done.stdout)["problems"]
    line = (site / QUOTATION).read_text(encoding="utf-8").split("after nine")[0].count("\n") + 1
    assert error == error | {
        "code": "quote-not-verbatim",
        "severity": "error",
        "path": QUOTATION,
        "line": line,
        "column": 14,
    }
    whole = (site / QUOTATION).read_text(encoding="utf-8").split("\n")[line - 1]
    assert whole[error["column"] - 1 : error["end_column"] - 1] == "after nine years оf work"
    assert warning["code"] == "sentence-without-citation"
    assert (warning["severity"], warning["record"]) == ("warning", "the-ferry")
    assert error.keys() == warning.keys()


@pytest.mark.usefixtures("knowing")
def test_problems_for_github_are_one_command_each(command: Command, site: Path) -> None:
    done = problems_of(command, site, "github")
    error, warning = done.stdout.splitlines()
    pattern = rf"::error file={QUOTATION},title=quote-not-verbatim,line=\d+,col=14,endLine=\d+,endColumn=\d+::(.*)"
    match = re.fullmatch(pattern, error)
    assert match, error
    assert "%0A" in match[1]
    assert warning.startswith("::warning file=site_src/explainers/the-ferry.md,title=sentence-without-citation,line=")
    assert "they say: 100 %25." in warning


@pytest.mark.usefixtures("knowing")
def test_problems_for_scanners_are_a_sarif_log(command: Command, site: Path) -> None:
    done = problems_of(command, site, "sarif")
    log = json.loads(done.stdout)
    assert log.keys() == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    [run_made] = log["runs"]
    rules = run_made["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["quote-not-verbatim", "sentence-without-citation"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert run_made["tool"]["driver"]["name"]
    assert run_made["columnKind"] == "unicodeCodePoints"
    error, warning = run_made["results"]
    for result, level in ((error, "error"), (warning, "warning")):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == level
        assert result["message"]["text"]
        [place] = result["locations"]
        region = place["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) > (0, 0)
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert (site / uri).is_file()


@pytest.mark.usefixtures("knowing")
def test_a_path_is_a_valid_address_in_a_sarif_log(command: Command, site: Path) -> None:
    """SARIF 2.1.0, section 3.4.3: it is a URI, so what is no letter of one is escaped."""
    write(site, "site_src/claims/my claims é%.yaml", "- id: x\n")
    done = command(site, "build", "--format", "sarif")
    [uri] = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in json.loads(done.stdout)["runs"][0]["results"]
        for place in result["locations"]
    }
    assert uri == "site_src/claims/my%20claims%20%C3%A9%25.yaml"


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_build_without_a_problem_says_so_to_programs_too(command: Command, published: Path, form: str) -> None:
    """Also when nothing has changed, and with a summary on standard error."""
    for arguments in (("build",), ("build", "--no-cache"), ("check",)):
        done = command(published, *arguments, "--format", form)
        assert done.returncode == 0
        said = json.loads(done.stdout)
        assert (said["problems"] if form == "json" else said["runs"][0]["results"]) == []


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_broken_template_is_told_to_programs_too(command: Command, site: Path, form: str) -> None:
    write(site, "templates/pages/about.html", "{{ page.titel }}")
    done = command(site, "build", "--format", form)
    assert (done.returncode, "template-broken" in done.stdout, done.stderr) == (1, True, "")


@pytest.mark.usefixtures("knowing")
def test_many_problems_alike_are_counted_for_people_and_all_listed_for_programs(command: Command, site: Path) -> None:
    text = (site / "site_src/claims/crowd-and-cost.yaml").read_text(encoding="utf-8")
    write(site, "site_src/claims/crowd-and-cost.yaml", text.replace("evidence:", "evidance:"))
    person, program = command(site, "check"), command(site, "check", "--format", "json")
    found = [one for one in json.loads(program.stdout)["problems"] if one["code"] == "field-unknown"]
    assert len(found) == text.count("evidence:")
    assert person.stderr.count("error[field-unknown]: ") == 3
    assert f"… and {len(found) - 3} more error[field-unknown], on lines " in person.stderr


ODD = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_terminal_of_another_encoding_does_not_stop_the_words(site: Path, form: str) -> None:
    break_quotation(site)
    done = run(site, "check", "--format", form, env=environment(**ODD))
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "quote-not-verbatim" in done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [("coverage", "--gaps"), ("explain",), ("explain", "quote-not-verbatim")])
def test_the_other_commands_bear_a_terminal_of_another_encoding(site: Path, arguments: tuple[str, ...]) -> None:
    done = run(site, *arguments, env=environment(**ODD))
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def closed(root: Path, *arguments: str, stream: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nobody at the other end of a pipe."""
    reading, writing = os.pipe()
    os.close(reading)
    streams: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writing}
    try:
        return subprocess.run(
            [*ready().asking(), "--root", str(root), *arguments],
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=60,
            check=False,
            **streams,
        )
    finally:
        os.close(writing)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_problems_that_nobody_reads_are_no_bug(published: Path, stream: str) -> None:
    before = tree_hash(published / "output")
    break_quotation(published)
    done = closed(published, "build", "--format", "json" if stream == "stdout" else "text", stream=stream)
    assert done.returncode in {1, 3}
    assert not done.stderr or "Traceback" not in done.stderr
    assert not done.stderr or "Exception ignored" not in done.stderr
    assert tree_hash(published / "output") == before


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_site_that_is_published_is_a_success_also_when_nobody_reads_the_summary(published: Path, stream: str) -> None:
    """On every code but 0, output/ is what it was."""
    change(published, "site_src/site.yaml", "How a bridge was opened", "How a bridge opened")
    before = tree_hash(published / "output")
    done = closed(published, "build", "--format", "json", stream=stream)
    assert tree_hash(published / "output") != before
    assert done.returncode == 0
    assert not done.stderr or "Exception ignored" not in done.stderr


@pytest.mark.parametrize("arguments", [("explain",), ("coverage",)])
def test_output_that_nobody_reads_is_no_bug(published: Path, arguments: tuple[str, ...]) -> None:
    done = closed(published, *arguments, stream="stdout")
    assert (done.returncode, done.stderr) == (0, "")


# Text of others

STEERING = "\x1b[31mred\x1b]0;title\x07\x9b1m\u202ereversed"


def hostile() -> dict[str, Callable[[Path], object]]:
    def put(path: str, text: str) -> Callable[[Path], object]:
        return lambda root: write(root, path, text)

    def swap(path: str, old: str, new: str) -> Callable[[Path], object]:
        return lambda root: change(root, path, old, new)

    written = STEERING.encode("unicode_escape").decode().replace("\\x", "\\u00")
    return {
        "raw in an article": swap("seeds/a-courier.txt", "Subscribe", STEERING),
        "raw in YAML": swap("site_src/site.yaml", "The Sallow File", STEERING),
        "escaped in YAML": swap("site_src/site.yaml", "The Sallow File", f'"{written}"'),
        "in a quotation": swap(QUOTATION, "quote: after nine years of work", f'quote: "after nine {written} years"'),
        "in a field's name": put("site_src/claims/x.yaml", f'- "{written}": x\n'),
        "in an id": put("site_src/claims/x.yaml", f'- id: "{written}"\n'),
        "in a date": swap("site_src/timeline.yaml", "when: 1923~", f'when: "{written}"'),
        "in a kind": swap(QUOTATION, "kind: quotation", f'kind: "{written}"'),
        "in a reference": swap(QUOTATION, "about: [mara-lindqvist, bridges]", f'about: ["{written}"]'),
        "in a text": swap("site_src/explainers/the-ferry.md", "The old ferry", f"The {STEERING} ferry"),
        "in a citation": swap("site_src/explainers/the-ferry.md", "@ferry-last-crossing", f"@{STEERING}"),
        "in a link": swap("site_src/explainers/the-ferry.md", "The old ferry", f"The [[x|{STEERING}]] [a]({STEERING})"),
        "in the name of a record": put(f"site_src/people/{STEERING}.md", "---\nname: x\n---\n"),
        "in the name of a file": put(f"site_src/claims/{STEERING}.yaml", "- id: x\n"),
        "in the name of a folder": put(f"site_src/{STEERING}/x.yaml", "- id: x\n"),
        "in the name of an article": put(f"seeds/{STEERING}.txt", "x y z"),
        "in the name of a template": put(f"templates/{STEERING}.html", "x"),
        "in a template": put("templates/pages/about.html", f"{{{{ page['{STEERING}'] }}}}"),
    }


@pytest.mark.usefixtures("knowing")
@pytest.mark.parametrize("spoil", hostile().values(), ids=hostile())
def test_nothing_that_steers_a_terminal_reaches_it(
    command: Command, site: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(site)
    outcomes = []
    for arguments in (("build",), ("build", "--format", "github"), ("coverage", "--gaps")):
        done = command(site, *arguments)
        shown = done.stdout + done.stderr
        raw = {f"U+{ord(char):04X}" for char in shown if not (char.isprintable() or char == "\n")}
        assert not raw, f"{arguments}: {raw}"
        assert "Traceback" not in shown, shown
        outcomes.append(done.returncode)
    assert set(outcomes[:2]) <= {0, 1}
    assert outcomes[2] in {0, 1}


# The other commands


@pytest.mark.usefixtures("knowing")
def test_coverage_says_how_much_of_each_article_is_accounted_for(command: Command, site: Path) -> None:
    done = command(site, "coverage")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["courier", "gazette", "letter"]
    assert done.stdout.count("(100%)") == 3
    change(site, "site_src/sources/gazette.md", "  - quote: Will the town ever pay for it?\n    reason: question\n", "")
    done = command(site, "coverage", "gazette", "--gaps")
    [first, gap] = done.stdout.splitlines()
    assert "(100%)" not in first
    assert gap.strip() == "seeds/b-gazette.txt:3: Will the town ever pay for it?"


def test_explain_knows_every_code(command: Command, tmp_path: Path) -> None:
    listed = command(tmp_path, "explain")
    assert [line.split()[0] for line in listed.stdout.splitlines()] == list(CODES)
    for code in ("quote-not-verbatim", "page-misquotes"):
        done = command(tmp_path, "explain", code)
        assert done.returncode == 0
        assert CODES[code].means in done.stdout
        assert CODES[code].mend in done.stdout


def test_the_version_and_the_help_are_told(tmp_path: Path) -> None:
    assert "0.1.0" in run(tmp_path, "--version").stdout
    assert "build" in run(tmp_path, "--help").stdout
    assert "--base-url" in run(tmp_path, "build", "--help").stdout
