"""On which days files were last changed, as a project's Git history tells; with Git itself."""

from pathlib import Path

import pytest

from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.history import last_changed
from tests.doors.trees import git


def commit(root: Path, day: str, **texts: str) -> None:
    for name, text in texts.items():
        (root / "texts" / f"{name}.md").write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "--message", "a change", day=day)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project in a folder of a repository."""
    root = tmp_path / "repository" / "a project"
    (root / "texts").mkdir(parents=True)
    git(root.parent, "init", "--quiet")
    return root


def test_each_file_has_the_day_of_the_last_commit_that_changed_it(project: Path) -> None:
    commit(project, "2001-02-03", one="a", two="b", ö="c")
    commit(project, "2001-02-05", two="changed")
    (project / "texts/new.md").write_text("not in any commit", encoding="utf-8")
    assert last_changed(project, "texts") == {
        "texts/one.md": "2001-02-03",
        "texts/two.md": "2001-02-05",
        "texts/ö.md": "2001-02-03",
    }


def test_a_folder_without_history_has_none(project: Path) -> None:
    commit(project, "2001-02-03", one="a")
    assert last_changed(project, "other") == {}


def test_a_history_that_is_not_whole_tells_nothing(project: Path, tmp_path: Path) -> None:
    commit(project, "2001-02-03", one="a")
    commit(project, "2001-02-05", one="b")
    git(tmp_path, "clone", "--quiet", "--depth", "1", project.parent.as_uri(), "shallow")
    with pytest.raises(UsageFault, match="a part of its history") as fault:
        last_changed(tmp_path / "shallow/a project", "texts")
    assert "fetch-depth: 0" in fault.value.hint


def test_without_a_repository_or_a_commit_it_says_so(project: Path, tmp_path: Path) -> None:
    (tmp_path / "loose").mkdir()
    for root in (project, tmp_path / "loose"):
        with pytest.raises(UsageFault, match="Git does not tell") as fault:
            last_changed(root, "texts")
        assert "kept in Git" in fault.value.hint


def test_without_git_it_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EnvironmentFault, match="Git can't be run"):
        last_changed(project, "texts")
