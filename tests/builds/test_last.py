"""A build in which nothing was touched reads nothing; whatever is touched is noticed, however soon and slyly."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from siglum.commands import build as commands
from siglum.doors.disk import read_snapshot
from tests.builds.small import build, write
from tests.builds.test_streams import SITE

PAGE = "site_src/pages/colophon.md"
ON_THE_SITE = "output/colophon/index.html"
BARE = '{% extends "base.html" %}{% block main %}<h1>{{ page.title }}</h1>Bare.{% endblock %}'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a tiny project, built, with warnings: its article backs nothing, and one file is not read."""
    root = tmp_path / "site"
    for name, text in SITE.items():
        write(root, name, text)
    write(root, "site_src/notes.txt", "Ask Annie.")
    assert build(root, search=False) == 0
    return root


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that grows with each look at all inputs."""
    seen: list[Path] = []

    def looking(root: Path, templates: Path) -> object:
        seen.append(root)
        return read_snapshot(root, templates)

    monkeypatch.setattr(commands, "read_snapshot", looking)
    return seen


def slyly(path: Path) -> None:
    """Change a byte, and give the file its old time."""
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"hand", b"wind"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_where_nothing_was_touched_nothing_is_read_and_all_warnings_are_told(
    root: Path, looked: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert build(root, search=False) == 0
    assert looked == []
    said = capsys.readouterr().err
    assert "0 files written" in said
    assert "file-not-understood" in said
    assert "record-without-claim" in said


TOUCHED: dict[str, Callable[[Path], object]] = {
    "a later time": lambda root: os.utime(root / PAGE),
    "a file that is not read": lambda root: write(root, "site_src/.swap", "x"),
    "an empty folder": lambda root: (root / "templates").mkdir(),
}


@pytest.mark.parametrize("touch", TOUCHED)
def test_what_was_touched_is_read_and_makes_no_other_site(root: Path, looked: list[Path], touch: str) -> None:
    before = (root / ON_THE_SITE).stat()
    TOUCHED[touch](root)
    assert build(root, search=False) == 0
    assert looked
    assert os.path.samestat((root / ON_THE_SITE).stat(), before)


CHANGED: dict[str, tuple[Callable[[Path], object], str]] = {
    "another byte": (lambda root: slyly(root / PAGE), "By wind."),
    "a template": (lambda root: write(root, "templates/pages/text.html", BARE), "Bare."),
    "no page": (lambda root: (root / PAGE).unlink(), ""),
    "a page of the site": (lambda root: write(root, ON_THE_SITE, "By mind."), "By hand."),
    "no page of the site": (lambda root: (root / ON_THE_SITE).unlink(), "By hand."),
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_was_changed_is_made_again(root: Path, what: str) -> None:
    meddle, expected = CHANGED[what]
    meddle(root)
    assert build(root, search=False) == 0
    page = root / ON_THE_SITE
    assert page.is_file() is bool(expected)
    assert not expected or expected in page.read_text()


def test_another_option_makes_another_site(root: Path) -> None:
    assert build(root) == 0
    assert (root / "output" / "pagefind").is_dir()


def test_a_folder_that_is_a_link_by_now_is_told_of(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "seeds").rename(root / "texts")
    (root / "seeds").symlink_to("texts")
    assert build(root, search=False) == 1
    assert "seeds" in capsys.readouterr().err


def test_a_project_whose_name_is_no_text_is_known_again(tmp_path: Path, looked: list[Path]) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    for name, text in SITE.items():
        write(root, name, text)
    assert build(root, search=False) == 0
    assert len(looked) > 0
    looked.clear()
    assert build(root, search=False) == 0
    assert looked == []
