"""What one build learnt for the next: saved in one step, and never trusted when it is damaged."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.disk import code_stamp, load_memory, save_memory
from siglum.model.files import digest_of
from siglum.model.problems import Severity
from tests.doors.trees import files_that, names_in, plant

MEMORY: dict[str, Any] = {"parsed": {"ab": [1, 2.5, None, "caf\u00e9 \u201cquoted\u201d"]}, "pages": {}}
STAMP = "5" * 64


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / ".work" / "memory"
    assert save_memory(path, STAMP, MEMORY) is None
    return path


def test_what_is_saved_is_loaded(memory: Path) -> None:
    assert load_memory(memory, STAMP) == (MEMORY, None)
    assert names_in(memory.parent) == ["memory"]


def test_a_missing_memory_and_another_codes_are_empty_without_a_word(memory: Path) -> None:
    assert load_memory(memory, "6" * 64) == ({}, None)
    assert load_memory(memory.with_name("none"), STAMP) == ({}, None)
    assert load_memory(memory.parent / "no" / "such" / "folder", STAMP) == ({}, None)


def is_damaged(path: Path) -> bool:
    memory, problem = load_memory(path, STAMP)
    return memory == {} and problem is not None and problem.code == "cache-damaged"


def test_a_damaged_memory_is_empty_and_one_warning(memory: Path) -> None:
    memory.write_bytes(b"{}")
    found, problem = load_memory(memory, STAMP)
    assert found == {}
    assert problem
    assert (problem.code, problem.severity) == ("cache-damaged", Severity.WARNING)


def test_every_flipped_bit_and_changed_byte_is_found(memory: Path) -> None:
    whole = memory.read_bytes()
    for place, byte in enumerate(whole):
        for other in {byte ^ (1 << bit) for bit in range(8)} | {0, 10, 32, 255} - {byte}:
            memory.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
            assert is_damaged(memory), (place, byte, other)


def test_every_truncation_and_addition_is_found(memory: Path) -> None:
    whole = memory.read_bytes()
    for length in range(len(whole)):
        memory.write_bytes(whole[:length])
        assert is_damaged(memory), length
    for more in (b"\n", b" ", b"\0", whole):
        memory.write_bytes(whole + more)
        assert is_damaged(memory), more


def test_garbage_with_a_right_checksum_is_damaged(memory: Path) -> None:
    for payload in (b"", b"[]", b"{", b"\xff", b"[" * 100_000):
        named = f"sourced-site-memory-1 {STAMP}".encode()
        checksum = digest_of(named + b"\n" + payload).encode()
        memory.write_bytes(named + b" " + checksum + b"\n" + payload)
        assert is_damaged(memory), payload[:9]


@pytest.mark.usefixtures("in_five_seconds")
def test_what_is_no_plain_file_is_damaged(tmp_path: Path, memory: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(memory)
    (tmp_path / "folder").mkdir()
    assert [is_damaged(tmp_path / name) for name in ("pipe", "link", "folder")] == [True, True, True]


@pytest.mark.parametrize("call", ["make_folder", "create", "fill", "set_mode", "rename"])
def test_a_disk_that_refuses_the_memory_is_a_warning_and_the_old_one_stays(memory: Path, call: str) -> None:
    def refusing(name: str, act: Any, _: object) -> Any:  # noqa: ANN401 - stands for every call
        if name == call:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return act()

    problem = save_memory(memory, STAMP, {"new": 1}, files_that(refusing))
    assert problem is not None
    assert (problem.code, problem.severity) == ("cache-not-saved", Severity.WARNING)
    assert problem.message.endswith("Read-only file system")
    assert load_memory(memory, STAMP) == (MEMORY, None)
    assert names_in(memory.parent) == ["memory"]


def test_a_half_written_memory_of_a_killed_build_is_no_obstacle(memory: Path) -> None:
    plant(memory.parent, {".memory.new": b"half"})
    assert save_memory(memory, STAMP, {"new": 1}) is None
    assert (load_memory(memory, STAMP), names_in(memory.parent)) == (({"new": 1}, None), ["memory"])


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
