"""Reading the inputs: every file once, no link followed, nothing that hangs, nothing taken for deleted."""

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from siglum.doors import plain
from siglum.doors.disk import (
    CONTENT_LIMIT,
    SEED_LIMIT,
    name_fault,
    read_snapshot,
)
from siglum.doors.errors import EnvironmentFault
from siglum.model.files import Snapshot, digest_of
from siglum.model.problems import Problem, Severity
from tests.doors.trees import plant

pytestmark = pytest.mark.filterwarnings(
    # The children that are forked here only read files and end.
    "ignore:.*multi-threaded, use of fork:DeprecationWarning"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with one file of each kind."""
    plant(tmp_path / "shipped", {"base.html": b"shipped", "parts/card.html": b"card"})
    return plant(
        tmp_path / "project",
        {"site_src/site.yaml": b"title: A", "site_src/pages/about.md": b"# About", "seeds/one.txt": b"One."},
    )


def read(root: Path) -> tuple[Snapshot, tuple[Problem, ...]]:
    return read_snapshot(root, root.parent / "shipped")


def found(root: Path) -> list[tuple[str, str]]:
    """Return code and path of each problem."""
    return [(problem.code, problem.span.path) for problem in read(root)[1]]


def paths(root: Path) -> list[str]:
    snapshot, _ = read(root)
    return [file.path for file in (*snapshot.content, *snapshot.seeds, *snapshot.templates)]


def before_opening(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], object]) -> list[str]:
    """Let something happen just before a file of that name is opened; return the list that takes all opened names."""
    opened: list[str] = []
    real = os.open

    def opening(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        opened.append(os.fspath(path))
        if path == name:
            act()
        return real(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opening)
    return opened


USUAL = [
    "site_src/pages/about.md",
    "site_src/site.yaml",
    "seeds/one.txt",
    "templates/base.html",
    "templates/parts/card.html",
]


def test_everything_is_read_with_its_bytes_and_path_and_in_order(root: Path) -> None:
    names = ("site_src/a-b/x.md", "site_src/a/x.yml", "site_src/B.md", "site_src/\u00e9.md")
    plant(root, dict.fromkeys(names, b"x"))
    snapshot, problems = read(root)
    assert problems == ()
    assert [file.path for file in snapshot.content] == [
        "site_src/B.md",
        "site_src/a-b/x.md",
        "site_src/a/x.yml",
        "site_src/pages/about.md",
        "site_src/site.yaml",
        "site_src/\u00e9.md",
    ]
    assert [(file.path, file.data) for file in snapshot.seeds] == [("seeds/one.txt", b"One.")]


def test_every_file_is_opened_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = before_opening(monkeypatch, "", lambda: None)
    read(root)
    names = [path.rpartition("/")[2] for path in USUAL]
    assert sorted(name for name in opened if name in names) == sorted(names)


def test_the_projects_own_template_stands_in_for_the_shipped_one(root: Path) -> None:
    plant(root, {"templates/base.html": b"own", "templates/extra.css": b"more"})
    snapshot, problems = read(root)
    assert problems == ()
    assert {file.path: file.data for file in snapshot.templates} == {
        "templates/base.html": b"own",
        "templates/extra.css": b"more",
        "templates/parts/card.html": b"card",
    }


def test_the_shipped_templates_may_be_the_projects(root: Path) -> None:
    plant(root, {"templates/base.html": b"own"})
    (root / "templates/link").symlink_to("base.html")
    snapshot, problems = read_snapshot(root, root / "templates")
    assert [file.data for file in snapshot.templates] == [b"own"]
    assert [problem.code for problem in problems] == ["input-is-a-link"]


def test_hidden_files_and_backups_are_passed_over_without_a_word(root: Path) -> None:
    names = (".git/x.md", ".hidden.yaml", "a.md~", "#a.md#", ".a.md.swp", ".obsidian/deep/y.yaml")
    plant(root / "site_src", dict.fromkeys(names, b"x"))
    plant(root / "seeds", dict.fromkeys((".DS_Store", "one.txt~"), b"x"))
    # Emacs locks a file by a dangling link.
    (root / "site_src/.#about.md").symlink_to("someone@host.123:456")
    assert (paths(root), found(root)) == (USUAL, [])


def test_a_file_of_another_ending_is_a_warning_in_the_content_only(root: Path) -> None:
    plant(root, {"site_src/notes.docx": b"x", "site_src/Page.MD": b"x", "seeds/one.pdf": b"x", "seeds/one.html": b"x"})
    _, problems = read(root)
    assert [(problem.code, problem.span.path, problem.severity) for problem in problems] == [
        ("file-not-understood", "site_src/Page.MD", Severity.WARNING),
        ("file-not-understood", "site_src/notes.docx", Severity.WARNING),
    ]
    assert problems[1].message == "this file is not read; only .md and .yaml are"
    assert problems[0].hint == "Write its ending in small letters."
    assert paths(root) == USUAL


def test_a_seed_in_capitals_is_not_silently_left_out(root: Path) -> None:
    plant(root, {"seeds/TWO.TXT": b"x"})
    assert found(root) == [("file-not-understood", "seeds/TWO.TXT")]


def test_a_project_without_content_is_told_the_remedy(tmp_path: Path) -> None:
    plant(tmp_path / "shipped", {"base.html": b""})
    _, problems = read_snapshot(tmp_path / "nowhere", tmp_path / "shipped")
    assert [(problem.code, problem.severity) for problem in problems] == [("folder-missing", Severity.ERROR)]
    assert "site_src/" in problems[0].hint


def test_missing_shipped_templates_are_a_fault_of_the_installation(root: Path) -> None:
    with pytest.raises(EnvironmentFault, match="nowhere"):
        read_snapshot(root, root / "nowhere")


# Links


@pytest.mark.parametrize("folder", ["site_src", "seeds", "templates"])
@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "self.txt", ".", "nowhere", "../../secret"])
def test_a_link_is_refused_and_never_followed(root: Path, folder: str, target: str) -> None:
    plant(root.parent / "secret", {"s.txt": b"SECRET", "s.md": b"SECRET"})
    (root / folder).mkdir(exist_ok=True)
    (root / folder / "self.txt").symlink_to(target)
    snapshot, problems = read(root)
    assert [(problem.code, problem.span.path) for problem in problems] == [("input-is-a-link", f"{folder}/self.txt")]
    assert [file.path for file in (*snapshot.content, *snapshot.seeds, *snapshot.templates)] == USUAL


@pytest.mark.parametrize("folder", ["site_src", "seeds", "templates"])
def test_an_input_folder_that_is_a_link_is_refused(root: Path, folder: str) -> None:
    if (root / folder).exists():
        (root / folder).rename(root.parent / "moved")
    else:
        (root.parent / "moved").mkdir()
    (root / folder).symlink_to(root.parent / "moved")
    assert found(root) == [("input-is-a-link", folder)]


def test_a_file_that_becomes_a_link_while_being_read_is_not_followed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap() -> None:
        (root / "seeds/one.txt").unlink()
        (root / "seeds/one.txt").symlink_to("/etc/passwd")

    before_opening(monkeypatch, "one.txt", swap)
    assert found(root) == [("input-is-a-link", "seeds/one.txt")]


# Pipes, sockets, devices


@pytest.mark.usefixtures("in_five_seconds")
@pytest.mark.parametrize("folder", ["site_src", "seeds", "templates"])
def test_a_pipe_is_refused_at_once(root: Path, folder: str) -> None:
    (root / folder).mkdir(exist_ok=True)
    os.mkfifo(root / folder / "pipe.txt")
    assert found(root) == [("input-not-a-file", f"{folder}/pipe.txt")]


@pytest.mark.usefixtures("in_five_seconds")
def test_a_file_that_becomes_a_pipe_while_being_read_does_not_hang(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def swap() -> None:
        (root / "seeds/one.txt").unlink()
        os.mkfifo(root / "seeds/one.txt")

    before_opening(monkeypatch, "one.txt", swap)
    assert found(root) == [("input-not-a-file", "seeds/one.txt")]


def test_a_file_that_becomes_a_folder_while_being_read_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def swap() -> None:
        (root / "seeds/one.txt").unlink()
        (root / "seeds/one.txt").mkdir()

    before_opening(monkeypatch, "one.txt", swap)
    assert found(root) == [("input-not-a-file", "seeds/one.txt")]


@pytest.mark.usefixtures("in_five_seconds")
def test_a_socket_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A socket's name may be 107 bytes long, which the path of a test may exceed.
    monkeypatch.chdir(root / "seeds")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.txt")
        assert found(root) == [("input-not-a-file", "seeds/s.txt")]


@pytest.mark.usefixtures("in_five_seconds")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a device")
def test_a_device_is_refused(root: Path) -> None:
    try:
        os.mknod(root / "seeds/zero.txt", 0o666 | 0o020000, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("this container may not make devices")
    assert found(root) == [("input-not-a-file", "seeds/zero.txt")]


def test_a_folder_named_like_a_page_is_only_a_folder(root: Path) -> None:
    plant(root, {"site_src/odd.md/inner.md": b"x"})
    assert (found(root), "site_src/odd.md/inner.md" in paths(root)) == ([], True)


def test_an_input_folder_that_is_a_file_is_refused(root: Path) -> None:
    (root / "templates").write_bytes(b"")
    assert found(root) == [("input-not-a-file", "templates")]


# Names and sizes


def test_a_name_that_not_every_system_can_hold_is_refused() -> None:
    names = [
        "con.txt",
        "NUL.txt",
        "nul",
        "aux.tar.txt",
        "com1.txt",
        "LPT9.txt",
        "prn .txt",
        "end.",
        "end ",
        "a:b",
        "a\\b",
    ]
    names += [f"a{char}b.txt" for char in "\n\t\x01\x1b\x7f\x85\u202e\u2066\u061c\u200b\u200f\u2028\u00ad\ufeff"]
    for name in names:
        assert name_fault(f"seeds/{name}") is not None, repr(name)


def test_a_usual_name_is_fine() -> None:
    for name in ["console.txt", "a b.txt", "caf\u00e9.txt", "\u4e2d\u6587.txt", "a.b.c", "com.txt"]:
        assert name_fault(f"seeds/{name}") is None, name


@pytest.mark.parametrize(
    ("path", "is_fine"),
    [
        ("a" * 255, False),  # the path is longer than 240
        ("s/" + "a" * 238, True),
        ("s/" + "a" * 239, False),
        ("s/" + "\u00e9" * 119, True),
        ("s/" + "\u00e9" * 120, False),
        ("s/" + "a" * 256, False),
    ],
)
def test_the_limits_of_names_and_paths_are_in_bytes(path: str, *, is_fine: bool) -> None:
    assert (name_fault(path) is None) == is_fine


def test_two_hundred_accented_letters_are_too_many_for_one_name() -> None:
    assert "400 bytes" in str(name_fault("\u00e9" * 200))


def test_an_unusable_name_is_reported_and_shows_nothing_raw(root: Path) -> None:
    plant(root / "seeds", {"a\x1b[31m\u202e.txt": b"x", "con.txt": b"x", "aux/fine.txt": b"x"})
    (root / "seeds").joinpath(os.fsdecode(b"caf\xe9.txt")).write_bytes(b"x")
    _, problems = read(root)
    assert [(problem.code, problem.span.path) for problem in problems] == [
        ("file-name-unusable", "seeds/aU+001B[31mU+202E.txt"),
        ("file-name-unusable", "seeds/aux"),
        ("file-name-unusable", "seeds/cafU+DCE9.txt"),
        ("file-name-unusable", "seeds/con.txt"),
    ]
    said = "".join(problem.span.path + problem.message + problem.hint for problem in problems)
    assert said.isprintable()
    assert paths(root) == USUAL


def test_a_path_of_more_than_240_bytes_is_refused_and_one_of_240_read(root: Path) -> None:
    folder = "seeds/" + "d" * 100
    fits = f"{folder}/{'a' * (240 - len(folder) - 5)}.txt"
    plant(root, {fits: b"x", fits.replace("a.txt", "aa.txt"): b"x"})
    assert len(fits) == 240
    assert (fits in paths(root), [code for code, _ in found(root)]) == (True, ["file-name-unusable"])


@pytest.mark.parametrize(
    ("path", "limit"),
    [("site_src/big.md", CONTENT_LIMIT), ("seeds/big.txt", SEED_LIMIT), ("templates/big.js", SEED_LIMIT)],
)
def test_a_file_may_be_as_large_as_its_limit_and_no_larger(root: Path, path: str, limit: int) -> None:
    plant(root, {path: b"x" * limit})
    assert (found(root), path in paths(root)) == ([], True)
    plant(root, {path: b"x" * (limit + 1)})
    assert (found(root), path in paths(root)) == ([("file-too-large", path)], False)


# Unreadable, vanished


def as_somebody_else(root: Path) -> str:
    """Read as a user without privileges, in a child; return the message of the fault."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        answer = "nothing was raised"
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            read(root)
        except EnvironmentFault as fault:
            answer = fault.message
        finally:
            os.write(sending, answer.encode())
            os._exit(0)
    os.close(sending)
    with open(receiving, "rb") as answers:  # noqa: PTH123 - a descriptor
        said = answers.read().decode()
    os.waitpid(child, 0)
    return said


@pytest.mark.parametrize("path", ["seeds/one.txt", "site_src/pages", "templates", "."])
def test_what_may_not_be_read_is_a_fault_and_not_a_deletion(root: Path, path: str) -> None:
    plant(root, {"templates/base.html": b"own"})
    for folder in (root, *root.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    (root / path).chmod(0)
    said = as_somebody_else(root)
    (root / path).chmod(0o755)
    named = str(root / "site_src") if path == "." else path
    assert said.endswith(f"{named}: Permission denied")


def test_a_file_that_vanishes_while_being_read_is_a_fault(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before_opening(monkeypatch, "one.txt", (root / "seeds/one.txt").unlink)
    with pytest.raises(EnvironmentFault, match=r"seeds/one\.txt: No such file"):
        read(root)


def test_a_folder_that_cannot_be_listed_is_a_fault_that_names_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: object) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "scandir", failing)
    with pytest.raises(EnvironmentFault, match="site_src: Input/output error"):
        read(root)


@pytest.mark.skipif(not os.path.exists("/proc/self/mem"), reason="needs a file that opens and cannot be read")  # noqa: PTH110
def test_a_disk_that_fails_in_the_middle_is_a_fault_that_names_the_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def opening(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        # Its first page is never mapped, so that reading it gives EIO.
        return real("/proc/self/mem" if path == "site.yaml" else path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opening)
    with pytest.raises(EnvironmentFault, match=r"site_src/site\.yaml: Input/output error"):
        read(root)


# Originals


def test_of_an_original_the_digest_alone_is_read_whatever_its_size(root: Path) -> None:
    data = bytes(range(256)) * (SEED_LIMIT // 256 + 1)
    plant(root, {"seeds/one.pdf.original": data, "seeds/b/two.warc.original": b""})
    snapshot, problems = read(root)
    assert problems == ()
    assert [(one.path, one.digest) for one in snapshot.originals] == [
        ("seeds/b/two.warc.original", digest_of(b"")),
        ("seeds/one.pdf.original", digest_of(data)),
    ]
    assert paths(root) == USUAL
    before = snapshot.digest
    (root / "seeds/one.pdf.original").write_bytes(data[1:])
    assert read(root)[0].digest != before


def test_an_original_is_no_link_and_has_a_name_that_every_system_can_have(root: Path) -> None:
    plant(root, {"seeds/con.original": b"a"})
    (root / "seeds/one.original").symlink_to(root / "seeds/one.txt")
    os.mkfifo(root / "seeds/two.original")
    assert found(root) == [
        ("file-name-unusable", "seeds/con.original"),
        ("input-is-a-link", "seeds/one.original"),
        ("input-not-a-file", "seeds/two.original"),
    ]
    assert read(root)[0].originals == ()


def test_an_original_that_has_settled_is_read_once_and_again_when_it_was_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(root, {"seeds/one.pdf.original": b"as it came"})
    path = root / "seeds/one.pdf.original"
    real, pieces = os.read, list[int]()

    def reading(descriptor: int, size: int) -> bytes:
        piece = real(descriptor, size)
        if b"as it" in piece:
            pieces.append(len(piece))
        return piece

    monkeypatch.setattr(os, "read", reading)

    def digest() -> str:
        return read(root)[0].originals[0].digest

    # It was written just now, so that its times would not tell another change.
    assert digest() == digest() == digest_of(b"as it came")
    assert len(pieces) == 2
    monkeypatch.setattr(plain, "SETTLED", -1)
    assert digest() == digest() == digest_of(b"as it came")
    assert len(pieces) == 3
    path.write_bytes(b"as it went")
    assert digest() == digest_of(b"as it went")
    assert len(pieces) == 4
