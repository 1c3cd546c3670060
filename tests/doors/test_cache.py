"""What one build learnt for the next: saved in one step, and never trusted when it is damaged."""

import errno
import os
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from siglum.doors.cache import Known, cache_folder, code_stamp, load_cache, save_cache
from siglum.model.problems import Severity
from tests.doors.trees import files_that, names_in, plant

KNOWN = Known({"parsed": {"ab": [1, 2.5, None, "caf\u00e9 \u201cquoted\u201d"]}, "pages": {}}, b"\n\0{}\xff\n")
NEW = Known({"new": 1})
STAMP = "5" * 64


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    path = tmp_path / "cache" / "answers"
    assert save_cache(path, STAMP, KNOWN.plain, [bytes(KNOWN.data[:3]), bytes(KNOWN.data[3:])]) is None
    return path


def test_what_is_saved_is_loaded(cache: Path) -> None:
    assert load_cache(cache, STAMP) == (KNOWN, None)
    assert names_in(cache.parent) == ["answers"]


def test_a_missing_memory_and_another_codes_are_empty_without_a_word(cache: Path) -> None:
    assert load_cache(cache, "6" * 64) == (Known(), None)
    assert load_cache(cache.with_name("none"), STAMP) == (Known(), None)
    assert load_cache(cache.parent / "no" / "such" / "folder", STAMP) == (Known(), None)


def is_damaged(path: Path) -> bool:
    known, problem = load_cache(path, STAMP)
    return (
        known == Known()
        and problem is not None
        and (problem.code, problem.severity)
        == (
            "cache-damaged",
            Severity.WARNING,
        )
    )


def test_every_flipped_bit_and_changed_byte_is_found(cache: Path) -> None:
    whole = cache.read_bytes()
    for place, byte in enumerate(whole):
        for other in {byte ^ (1 << bit) for bit in range(8)} | {0, 10, 32, 255} - {byte}:
            cache.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
            assert is_damaged(cache), (place, byte, other)


def test_every_truncation_and_addition_is_found(cache: Path) -> None:
    whole = cache.read_bytes()
    for length in range(len(whole)):
        cache.write_bytes(whole[:length])
        assert is_damaged(cache), length
    for more in (b"\n", b" ", b"\0", whole):
        cache.write_bytes(whole + more)
        assert is_damaged(cache), more


def checksum_of(content: bytes) -> bytes:
    """Return what stands at the end of a file with this content."""
    return b"%08x" % crc32(content)


def test_garbage_with_a_right_checksum_is_damaged(cache: Path) -> None:
    head, _, rest = cache.read_bytes().partition(b"\n")
    assert rest[-8:] == checksum_of(head + b"\n" + rest[:-8]), "the checksum is made as it is here"
    for payload in (b"", b"[]\n", b"{\n", b"\xff\n", b"[" * 100_000, b"\n{}", b"{}"):
        content = head + b"\n" + payload
        cache.write_bytes(content + checksum_of(content))
        assert is_damaged(cache), payload[:9]


@pytest.mark.usefixtures("in_five_seconds")
def test_what_is_no_plain_file_is_damaged(tmp_path: Path, cache: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(cache)
    (tmp_path / "folder").mkdir()
    assert [is_damaged(tmp_path / name) for name in ("pipe", "link", "folder")] == [True, True, True]


@pytest.mark.parametrize("call", ["make_folder", "create", "fill", "set_mode", "rename"])
def test_a_disk_that_refuses_the_memory_is_a_warning_and_the_old_one_stays(cache: Path, call: str) -> None:
    def refusing(name: str, act: Any, _: object) -> Any:  # noqa: ANN401 - stands for every call
        if name == call:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return act()

    problem = save_cache(cache, STAMP, NEW.plain, files=files_that(refusing))
    assert problem is not None
    assert (problem.code, problem.severity) == ("cache-not-saved", Severity.WARNING)
    assert problem.message.endswith("Read-only file system")
    assert load_cache(cache, STAMP) == (KNOWN, None)
    assert names_in(cache.parent) == ["answers"]


def test_a_half_written_memory_of_a_killed_build_is_no_obstacle(cache: Path) -> None:
    plant(cache.parent, {".answers.new": b"half"})
    assert save_cache(cache, STAMP, NEW.plain) is None
    assert (load_cache(cache, STAMP), names_in(cache.parent)) == ((NEW, None), ["answers"])


def test_the_code_stamp_follows_names_and_bytes_and_nothing_else(tmp_path: Path) -> None:
    package = plant(tmp_path, {"a.py": b"1", "b/c.py": b"2"})
    first = code_stamp(package)
    os.utime(package / "a.py", (0, 0))
    plant(package, {"a.txt": b"x", "__pycache__/a.pyc": b"x"})
    assert code_stamp(package) == first
    seen = {first}
    for change in ({"a.py": b"2"}, {"b/d.py": b""}, {"b/c.py": b"1"}):
        plant(package, change)
        seen.add(code_stamp(package))
    (package / "a.py").rename(package / "aa.py")
    seen.add(code_stamp(package))
    assert len(seen) == 5


def test_the_stamp_follows_the_libraries_that_make_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = code_stamp(tmp_path)
    monkeypatch.setattr("siglum.doors.cache.metadata.version", lambda name: "99" if name == "jinja2" else "1")
    second = code_stamp(tmp_path)
    monkeypatch.setattr("siglum.doors.cache.metadata.version", lambda name: "99" if name == "markdown-it-py" else "1")
    assert len({first, second, code_stamp(tmp_path)}) == 3


def test_the_cache_lies_out_of_reach_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert (tmp_path / "home" / ".cache" / "siglum") in cache_folder(tmp_path / "site").parents
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    folder = cache_folder(tmp_path / "site")
    assert folder.parent == tmp_path / "own" / "siglum"
    (tmp_path / "site").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "site")
    assert cache_folder(tmp_path / "link") == folder
    assert cache_folder(tmp_path / "other") != folder


def test_a_cache_that_lies_in_the_repository_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = plant(tmp_path / "repository", {".git": b"", "docs/site/a": b"", ".cache/a": b""})
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "link").symlink_to(repository / ".cache")
    for place in (repository / ".cache", repository / "docs" / "site", tmp_path / "link", repository):
        monkeypatch.setenv("XDG_CACHE_HOME", str(place))
        found = cache_folder(repository / "docs" / "site")
        assert found.is_relative_to(tmp_path / "home" / ".cache"), place
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "repository.cache"))
    assert cache_folder(repository / "docs" / "site").is_relative_to(tmp_path / "repository.cache")
    (repository / ".git").unlink()
    monkeypatch.setenv("XDG_CACHE_HOME", str(repository / "docs" / "site"))
    assert cache_folder(repository / "docs" / "site").is_relative_to(tmp_path / "home" / ".cache")


@pytest.mark.parametrize("way", ["link", "open to others"])
def test_a_folder_that_is_not_the_users_own_is_neither_read_nor_written(tmp_path: Path, cache: Path, way: str) -> None:
    if way == "link":
        (tmp_path / "other").symlink_to(cache.parent)
        cache = tmp_path / "other" / "answers"
    else:
        cache.parent.chmod(0o777)
    before = cache.read_bytes()
    known, problem = load_cache(cache, STAMP)
    assert known == Known()
    assert problem
    assert "this user's own" in problem.message
    refused = save_cache(cache, STAMP, NEW.plain)
    assert refused
    assert (refused.code, cache.read_bytes()) == ("cache-damaged", before)
