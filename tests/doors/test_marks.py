"""What was changed in a folder is noticed without reading its files, however soon and however slyly it was done."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from siglum.doors.marks import PLAIN, is_marked, is_unchanged, know_digests, marks_of
from siglum.doors.plain import digest_plain
from siglum.model.files import digest_of
from tests.doors.trees import plant

LONG = 10**12
"""Nanoseconds: longer than any test takes."""
FILES = {"a.html": b"one", "b/c.html": b"two", "b/d/e.css": b""}


def slyly(path: Path) -> None:
    """Change a byte, and give the file its old time."""
    before = path.stat()
    path.write_bytes(b"On" + path.read_bytes()[2:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def linked(path: Path) -> None:
    """Put a link to another file into the place of a file."""
    path.unlink()
    path.symlink_to("b/c.html")


def replaced(path: Path) -> None:
    """Put another file of the same size and time into the place of a file."""
    before = path.stat()
    other = path.with_name("other")
    other.write_bytes(b"ONE")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def renewed(path: Path) -> None:
    """Put a file of another name into the place of a file."""
    path.rename(path.with_name("new"))


def led_elsewhere(path: Path) -> None:
    """Let a link lead to something else."""
    way = path.with_name("way")
    way.unlink()
    way.symlink_to("a.html")


def moved(path: Path) -> None:
    """Put a link to the folder into its place."""
    folder = path.parent
    folder.rename(folder.with_name("moved"))
    folder.symlink_to("moved")


CHANGES: dict[str, Callable[[Path], object]] = {
    "another byte": slyly,
    "another file": replaced,
    "a longer file": lambda path: path.write_bytes(b"longer"),
    "no file": Path.unlink,
    "one file more": lambda path: path.with_name("more").write_bytes(b""),
    "another name": lambda path: path.rename(path.with_name("A.html")),
    "another mode": lambda path: path.chmod(0o600),
    "a link": linked,
    "a file in another's place": renewed,
    "a file more below": lambda path: (path.parent / "b" / "d" / "more").write_bytes(b""),
    "another way for a link": led_elsewhere,
    "the folder's own mode": lambda path: path.parent.chmod(0o700),
    "a link to the folder": moved,
    "a folder more": lambda path: path.with_name("folder").mkdir(),
    "a folder's mode": lambda path: (path.parent / "b").chmod(0o700),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("when", ["lately", "long ago"])
def test_every_change_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, when: str) -> None:
    # As if the last change was long ago, or all were made at once, however long that takes here.
    monkeypatch.setattr("siglum.doors.marks.TICK", 0 if when == "long ago" else LONG)
    folder = plant(tmp_path / "site", FILES)
    (folder / "way").symlink_to("b")
    marks = marks_of(folder)
    assert is_unchanged(folder, marks)
    assert all((len(mark) > PLAIN) is (when == "lately") for address, mark in marks.items() if address in FILES)
    if when == "long ago":
        wait_for_the_clock(tmp_path)
    CHANGES[change](folder / "a.html")
    assert not is_unchanged(folder, marks)


@pytest.mark.parametrize("change", ["another byte", "another file", "a longer file"])
def test_what_nobody_touched_is_not_read_for_its_digest_and_all_else_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setattr("siglum.doors.marks.TICK", 0)
    folder = plant(tmp_path / "site", FILES)
    # A digest that the bytes do not have tells whether these were read.
    know_digests(folder, marks_of(folder), dict.fromkeys(FILES, "as noted"))
    assert {digest_plain(folder / address) for address in FILES} == {"as noted"}
    wait_for_the_clock(tmp_path)
    CHANGES[change](folder / "a.html")
    assert digest_plain(folder / "a.html") == digest_of((folder / "a.html").read_bytes())


def test_what_was_changed_lately_is_read_whatever_was_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siglum.doors.marks.TICK", LONG)
    folder = plant(tmp_path / "site", FILES)
    know_digests(folder, marks_of(folder), dict.fromkeys(FILES, "as noted"))
    assert [digest_plain(folder / address) for address in FILES] == list(map(digest_of, FILES.values()))


def test_a_file_is_as_it_was_marked_only_with_its_bytes_and_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("siglum.doors.marks.TICK", LONG)
    path = plant(tmp_path, FILES) / "a.html"
    mark = marks_of(tmp_path)["a.html"]
    assert is_marked(path.stat(), b"one", mark)
    assert not is_marked(path.stat(), b"One", mark), "it was changed within a tick"
    assert not is_marked(path.stat(), b"one", None)
    path.chmod(0o600)
    assert not is_marked(path.stat(), b"one", mark)


def wait_for_the_clock(folder: Path) -> None:
    """Wait until the clock of the file system has moved on."""
    path = folder / "clock"
    path.write_bytes(b"")
    first = path.stat().st_ctime_ns
    while path.stat().st_ctime_ns == first:
        path.write_bytes(b"")


def test_a_change_within_one_tick_is_noticed(tmp_path: Path) -> None:
    path = plant(tmp_path, FILES) / "a.html"
    for _ in range(200):
        path.write_bytes(b"one")
        marks = marks_of(tmp_path)
        slyly(path)
        assert not is_unchanged(tmp_path, marks)


def test_what_is_only_read_is_unchanged_and_an_empty_folder_too(tmp_path: Path) -> None:
    assert is_unchanged(tmp_path, marks_of(tmp_path))
    path = plant(tmp_path, FILES) / "a.html"
    marks = marks_of(tmp_path)
    path.read_bytes()
    assert is_unchanged(tmp_path, marks)
