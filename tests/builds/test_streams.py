"""Printing never decides how a command ends, and no failure of the system is told as a bug of ours."""

import errno
import fcntl
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from siglum.commands import build as commands
from siglum.commands import last, program
from siglum.doors.cache import cache_folder
from siglum.doors.marks import Mark
from siglum.model.files import digest_of
from siglum.proving.more_laws import all_codes
from tests.builds.small import Command, build, change, write
from tests.doors.trees import names_in

pytestmark = pytest.mark.filterwarnings(
    # The children that are forked here only run a command and end.
    "ignore:.*multi-threaded, use of fork:DeprecationWarning"
)

TEXT = "The bridge opened in May.\n"
SITE = {
    "seeds/a.txt": TEXT,
    "site_src/sources/a.md": f"---\nfile: a.txt\ntitle: A\nsha256: {digest_of(TEXT.encode())}\n---\nIt is short.\n",
    "site_src/site.yaml": "title: A\ntagline: B\ndescription: C\nscope: D\n",
    "site_src/pages/colophon.md": "---\ntitle: Colophon\n---\nBy hand.\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a tiny project that can be built, with a warning: its article backs nothing."""
    for name, text in SITE.items():
        write(tmp_path / "site", name, text)
    return tmp_path / "site"


def ended(root: Path, *words: str, streams: dict[int, str | None], then: int | None = None) -> tuple[int, str]:
    """Return the exit code of a command and what it says on standard error, if that is not led elsewhere.

    It runs in a forked process whose streams lead to the named files, or are closed, as a shell would have it; `then`
    is a descriptor for its standard output instead.
    """
    said = os.memfd_create("said")
    child = os.fork()
    if child == 0:
        os.dup2(said, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(os.devnull, os.O_WRONLY) if then is None else then, 1)
        for descriptor, path in streams.items():
            if path is None:
                os.close(descriptor)
            else:
                os.dup2(os.open(path, os.O_RDWR), descriptor)
        # As Python finds them when it starts.
        for name, stream in zip(("stdin", "stdout", "stderr"), _opened(streams), strict=True):
            setattr(sys, name, stream)
        sys.argv = ["siglum", "--root", str(root), *words]
        code: object = 70
        try:
            program.main()
        except SystemExit as stop:
            code = stop.code or 0
        finally:
            # Nothing is flushed at this end, and so nothing may be left to be.
            os._exit(code if isinstance(code, int) else 70)
    _, status = os.waitpid(child, 0)
    text = os.pread(said, 1 << 20, 0).decode()
    os.close(said)
    return os.waitstatus_to_exitcode(status), text


def _opened(streams: dict[int, str | None]) -> Iterator[io.TextIOWrapper | None]:
    for number, mode in enumerate("rww"):
        if number in streams and streams[number] is None:
            yield None
        else:
            raw = io.FileIO(number, mode, closefd=False)
            yield io.TextIOWrapper(io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw), "utf-8")


FULL = "/dev/full"
STREAMS: dict[str, dict[int, str | None]] = {
    "standard output on a full disk": {1: FULL},
    "standard output closed": {1: None},
    "standard error on a full disk": {2: FULL},
    "standard error closed": {2: None},
    "both on a full disk": {1: FULL, 2: FULL},
    "all closed": {0: None, 1: None, 2: None},
    "input closed": {0: None},
}


@pytest.mark.parametrize("how", STREAMS)
@pytest.mark.parametrize("form", ["json", "text"])
def test_what_becomes_of_the_words_changes_nothing_in_a_build(root: Path, form: str, how: str) -> None:
    streams = STREAMS[how]
    code, said = ended(root, "build", "--no-search", "--jobs", "1", "--format", form, streams=streams)
    assert code == 0, said
    assert (root / "output" / "index.html").is_file()
    assert names_in(root) == ["output", "seeds", "site_src"]
    assert "the site is what it was" not in said
    if 2 not in streams:
        assert ("not whole" in said) == (form == "json" and streams.get(1) == FULL)


@pytest.mark.parametrize(
    ("words", "streams", "code"),
    [
        ("check --format json", {1: FULL}, 3),
        ("check", {1: FULL}, 0),
        ("check", {1: None}, 0),
        ("check", {2: FULL}, 0),
        ("check --format sarif", {1: None, 2: None}, 0),
        ("explain", {1: FULL}, 3),
        ("explain quote-not-verbatim", {1: FULL}, 3),
        ("explain", {1: None}, 0),
        ("coverage --gaps", {1: FULL}, 3),
        ("coverage --draft", {1: FULL}, 3),
        ("--help", {1: FULL}, 3),
        ("--version", {1: FULL}, 3),
        ("--version", {1: None}, 0),
        ("build --nonsense", {2: FULL}, 2),
        ("build --nonsense", {2: None}, 2),
        ("explain no-such-code", {1: FULL, 2: None}, 2),
        ("add -", {0: None, 1: None, 2: None}, 1),
    ],
)
def test_what_is_lost_of_the_words_that_were_asked_for_is_told(
    root: Path, words: str, streams: dict[int, str | None], code: int
) -> None:
    """A stream that is closed was not asked for; one on a full disk was."""
    found, said = ended(root, *words.split(), streams=streams)
    assert found == code, said
    assert "Traceback" not in said
    assert ("standard output is not whole: No space left on device" in said) == (code == 3)


def test_who_closes_a_pipe_has_seen_enough(root: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    assert ended(root, "explain", streams={}, then=writes) == (0, "")
    os.close(writes)


def test_a_stream_that_does_not_wait_gets_all_words(root: Path) -> None:
    reads, writes = os.pipe()
    os.set_blocking(writes, False)
    fcntl.fcntl(writes, fcntl.F_SETPIPE_SZ, 4096)
    read = bytearray()

    def slowly() -> None:
        while piece := os.read(reads, 512):
            read.extend(piece)

    reader = threading.Thread(target=slowly)
    reader.start()
    found = ended(root, "explain", streams={}, then=writes)
    os.close(writes)
    reader.join()
    os.close(reads)
    assert found == (0, "")
    assert read.count(b"\n") == len(all_codes())


# What the system refuses is told as such


def test_words_in_the_code_that_a_site_shows_are_not_left_out(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With PYTHONOPTIMIZE=2 Python drops all descriptions, and data/schema would have none."""
    monkeypatch.setattr(program.run, "__doc__", None)
    done = command(root, "build")
    assert done.returncode == 3
    assert "PYTHONOPTIMIZE=2" in done.stderr
    assert not (root / "output").exists()


def _loop(top: Path) -> Path:
    (top / "loop").symlink_to("loop")
    return top / "loop"


HOSTILE: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "an output that leads to itself": lambda top: ("build", "--output", str(_loop(top))),
    "an output below a link that leads to itself": lambda top: ("build", "--output", f"{_loop(top)}/x"),
    "an output with an endless path": lambda top: ("build", "--output", f"{top}/{'a/' * 3000}x"),
    "an output with an endless name": lambda top: ("build", "--output", f"{top}/{'a' * 300}"),
    "an output in a file": lambda top: ("build", "--output", f"{top}/site/site_src/site.yaml/x"),
    "a file that leads to itself": lambda top: ("prove", f"{_loop(top)}.md", "--sources", str(top / "site/seeds")),
    "a link as a file": lambda top: ("prove", str(_loop(top)), "--sources", str(top / "site/seeds")),
    "sources that lead to themselves": lambda top: ("prove", __file__, "--sources", str(_loop(top))),
    "schemas in a link": lambda top: ("schema", str(_loop(top))),
    "schemas in an endless path": lambda top: ("schema", f"{top}/{'a/' * 3000}x"),
    "a project in an endless path": lambda top: ("new", f"{top}/{'a/' * 3000}x"),
    "an article with an endless path": lambda top: ("add", f"{top}/{'a/' * 3000}x"),
    "a preview of an editor that is code": lambda _: ("preview", "--editor", "x:{path}{path.__class__}"),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_a_path_that_nothing_can_be_done_with_is_no_bug_of_ours(root: Path, command: Command, how: str) -> None:
    done = command(root, *HOSTILE[how](root.parent))
    assert done.returncode in {2, 3}, done.stderr[-600:]
    assert "Traceback" not in done.stderr
    assert not (root / "output").exists()


def test_a_pipe_in_the_place_of_the_lock_is_named(root: Path, command: Command) -> None:
    os.mkfifo(root / ".output.lock")
    done = command(root, "build", "--no-search")
    assert done.returncode == 2
    assert ".output.lock: is in the way" in done.stderr


def test_a_working_folder_deeper_than_any_path_may_be(tmp_path: Path, command: Command) -> None:
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(30):
            Path("n" * 200).mkdir()
            os.chdir("n" * 200)
        Path("site_src").mkdir()
        for words in ("check", "build"):
            done = command(Path(), words)
            assert done.returncode in {1, 2, 3}, (words, done.stderr[-300:])
            assert "Traceback" not in done.stderr
        Path("site_src").rmdir()
        for _ in range(30):
            os.chdir("..")
            Path("n" * 200).rmdir()
    finally:
        os.chdir(here)


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.EMFILE])
def test_our_own_folders_may_fail_too(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def failing(_package: object) -> str:
        raise OSError(number, os.strerror(number), "/somewhere/siglum")

    monkeypatch.setattr(commands, "code_stamp", failing)
    done = command(root, "build", "--no-search")
    assert done.returncode == 3
    assert done.stderr.startswith(f"error: /somewhere/siglum: {os.strerror(number)}\n")


@pytest.mark.parametrize("words", ["check --format github", "check --format sarif", "check --format json", "check"])
def test_a_root_whose_name_is_no_unicode_is_told_of(tmp_path: Path, command: Command, words: str) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    for name, text in SITE.items():
        write(root, name, text)
    change(root, "site_src/site.yaml", "tagline: B\n", "")
    done = command(root, *words.split())
    assert done.returncode == 1, done.stderr
    assert "field-missing" in done.stdout + done.stderr


# After the site is published


def test_a_bug_after_publishing_does_not_say_that_nothing_was_published(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        message = "an invented bug"
        raise KeyError(message)

    monkeypatch.setattr(commands, "note_last", failing)
    done = command(root, "build", "--no-search")
    assert done.returncode == 0
    assert (root / "output" / "index.html").is_file()
    assert "an invented bug" in done.stderr
    assert "the new site is published, whole" in done.stderr
    assert "is what it was" not in done.stderr
    assert names_in(root) == ["output", "seeds", "site_src"]


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES, errno.EMFILE])
def test_a_new_site_that_cannot_be_read_again_is_published_all_the_same(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def failing(_output: Path) -> dict[str, Mark]:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(last, "marks_of", failing)
        assert command(root, "build", "--no-search").returncode == 0
        assert not (cache_folder(root) / last.LAST).exists()
        assert command(root, "build", "--no-search").returncode == 0
    assert build(root, search=False) == 0
