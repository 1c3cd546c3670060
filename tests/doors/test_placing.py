"""New files and new folders come whole or not at all, and nothing that is there is written over."""

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.new_files import place_files, place_folder, read_files
from siglum.doors.system import Files
from tests.doors.trees import files_that, names_in, plant, read_all, tree_hash

NEW = {"README.md": b"read", "seeds/a.txt": b"A", "site_src/claims/x.yaml": b"[]", "site_src/site.yaml": b"title: x"}


class Failing:
    """A disk on which the call of one number fails, and those of all others succeed."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.calls = 0

    def files(self) -> Files:
        def meddle(_name: str, act: Callable[[], Any], _arguments: object) -> Any:  # noqa: ANN401 - every call
            self.calls += 1
            if self.calls == self.at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return act()

        return files_that(meddle)


def to_a_new_place(top: Path) -> Path:
    top.mkdir(exist_ok=True)
    return top / "geese"


def into_an_empty_folder(top: Path) -> Path:
    (top / "geese").mkdir(parents=True)
    return top / "geese"


def into_a_new_repository(top: Path) -> Path:
    plant(top / "geese" / ".git", {"HEAD": b"ref: refs/heads/main\n"})
    return top / "geese"


PLACES = (to_a_new_place, into_an_empty_folder, into_a_new_repository)


@pytest.mark.parametrize("place", PLACES)
def test_a_folder_is_written_with_modes_for_all_and_nothing_else(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    target = place(tmp_path)
    place_folder(target, NEW)
    assert {name: data for name, data in read_all(target).items() if not name.startswith(".git/")} == NEW
    assert names_in(tmp_path) == ["geese"]
    assert {path.stat().st_mode & 0o777 for path in (target / "site_src").rglob("*") if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in target.rglob("*") if path.is_dir() and path.name != ".git"} == {
        0o755
    }


@pytest.mark.parametrize("place", PLACES)
def test_whichever_step_fails_all_is_as_it_was(tmp_path: Path, place: Callable[[Path], Path]) -> None:
    target = place(tmp_path / "counted")
    counted = Failing(at=0)
    place_folder(target, NEW, counted.files())
    assert counted.calls > 4 * len(NEW), "every step of every file is to fail"
    target = place(tmp_path / "tried")
    before = tree_hash(tmp_path)
    for number in range(1, counted.calls + 1):
        with pytest.raises(EnvironmentFault, match="No space left"):
            place_folder(target, NEW, Failing(number).files())
        assert tree_hash(tmp_path) == before, f"after call {number}"
    place_folder(target, NEW)
    assert read_all(target).items() >= NEW.items()


def test_a_folder_that_holds_anything_is_refused_by_the_name_of_what_it_holds(tmp_path: Path) -> None:
    plant(tmp_path / "geese", {"notes.txt": b"mine"})
    before = tree_hash(tmp_path)
    with pytest.raises(UsageFault, match=r"is not empty: notes\.txt is in it"):
        place_folder(tmp_path / "geese", NEW)
    assert tree_hash(tmp_path) == before


def test_a_file_a_link_and_a_place_without_a_parent_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    (tmp_path / "dangling").symlink_to("nowhere")
    before = tree_hash(tmp_path)
    for name in ("file", "link", "dangling"):
        with pytest.raises(UsageFault, match="is there already, and is no folder"):
            place_folder(tmp_path / name, NEW)
    with pytest.raises(UsageFault, match="there is no such folder, so geese cannot be made in it"):
        place_folder(tmp_path / "missing" / "geese", NEW)
    assert tree_hash(tmp_path) == before


def test_files_are_added_to_a_project_beside_what_is_there(tmp_path: Path) -> None:
    plant(tmp_path, {"seeds/old.txt": b"old"})
    place_files(tmp_path, NEW)
    assert read_all(tmp_path) == {**NEW, "seeds/old.txt": b"old"}


@pytest.mark.parametrize("taken", list(NEW))
def test_where_one_file_is_there_already_none_is_written(tmp_path: Path, taken: str) -> None:
    plant(tmp_path, {taken: b"mine"})
    before = tree_hash(tmp_path)
    with pytest.raises(UsageFault, match="is there already"):
        place_files(tmp_path, NEW)
    assert tree_hash(tmp_path) == before


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    plant(tmp_path / "elsewhere", {"a.txt": b"theirs"})
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "seeds").symlink_to(tmp_path / "elsewhere")
    before = tree_hash(tmp_path)
    with pytest.raises(UsageFault, match="is no folder, or a link to one"):
        place_files(tmp_path / "project", {"README.md": b"", "seeds/b.txt": b"B"})
    assert tree_hash(tmp_path) == before


def test_what_is_read_of_a_folder_is_what_was_put_there(tmp_path: Path) -> None:
    files: Mapping[str, bytes] = {**NEW, ".github/workflows/site.yml": b"on: push"}
    plant(tmp_path, files)
    assert read_files(tmp_path) == files
