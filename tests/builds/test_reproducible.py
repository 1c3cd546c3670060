"""The same input gives the same bytes, whatever the machine, the place, the time and the user."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builds.small import PYTHON, copy_site, environment, meddled, run
from tests.doors.trees import tree_hash


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the hash of the small site, built by one process in the environment of the tests."""
    root = copy_site(tmp_path_factory.mktemp("plain") / "site")
    done = run(root, "build", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    return tree_hash(root / "output")


ENVIRONMENTS: dict[str, Mapping[str, str | None]] = {
    "a Turkish locale, no home and no user, far in the east": {
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "HOME": None,
        "USER": None,
        "SOURCE_DATE_EPOCH": "0",
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Kiritimati",
    },
    "no Unicode in the locale, no assertions, no encoding by default, far in the west": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONOPTIMIZE": "1",
        "PYTHONWARNDEFAULTENCODING": "1",
        "PYTHONWARNINGS": "error::EncodingWarning",
        "PYTHONHASHSEED": "1",
        "TZ": "America/Adak",
    },
}


@pytest.mark.parametrize("changed", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_the_environment_changes_no_byte(site: Path, plain: str, changed: Mapping[str, str | None]) -> None:
    done = run(site, "build", "--jobs", "1", env=environment(**changed))
    assert done.returncode == 0, done.stderr
    assert tree_hash(site / "output") == plain


def test_the_place_and_the_mask_and_the_times_of_files_change_no_byte(tmp_path: Path, plain: str) -> None:
    root = copy_site(tmp_path / "an other place" / "日本 %20&" / "site")
    for number, path in enumerate(sorted(root.rglob("*"))):
        os.utime(path, (number * 10_000_000, 2_000_000_000 - number * 1_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    done = subprocess.run(
        [*PYTHON, "build"],
        cwd=root,
        env=environment(),
        umask=0o077,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert tree_hash(root / "output") == plain


def test_the_order_of_folders_and_the_number_of_processes_change_no_byte(site: Path, plain: str) -> None:
    done = run(site, "build", "--jobs", "3", command=meddled("listing", "fork"))
    assert done.returncode == 0, done.stderr
    assert tree_hash(site / "output") == plain


def test_the_clock_changes_no_byte(site: Path, plain: str) -> None:
    done = run(site, "build", command=meddled("clock"))
    assert done.returncode == 0, done.stderr
    assert tree_hash(site / "output") == plain


def test_what_was_built_before_changes_no_byte(published: Path, plain: str) -> None:
    """An output that was made of something else, with a memory of it, is the same once it is made of this."""
    old = published / "site_src" / "explainers" / "the-ferry.md"
    text = old.read_bytes()
    old.write_bytes(text.replace(b"A short one.", b"A long one."))
    (published / "site_src" / "pages" / "colophon.md").rename(published / "site_src" / "pages" / "imprint.md")
    assert run(published, "build").returncode == 0
    assert tree_hash(published / "output") != plain
    shutil.rmtree(published / "site_src")
    copy_site(published.parent / "again")
    (published.parent / "again" / "site_src").rename(published / "site_src")
    assert run(published, "build").returncode == 0
    assert tree_hash(published / "output") == plain


def test_nothing_is_written_but_the_output_and_the_memory(site: Path, tmp_path: Path) -> None:
    inputs = {name: tree_hash(site / name) for name in ("site_src", "seeds")}
    home, cache = tmp_path / "home", tmp_path / "cache"
    home.mkdir()
    done = run(site, "build", env=environment(HOME=str(home), TMPDIR=str(home), XDG_CACHE_HOME=str(cache)))
    assert done.returncode == 0
    assert sorted(path.name for path in site.iterdir()) == ["output", "seeds", "site_src"]
    (folder,) = (cache / "siglum").iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["answers", "last", "search"]
    assert {name: tree_hash(site / name) for name in inputs} == inputs
    assert list((tmp_path / "home").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "home", "site"]
