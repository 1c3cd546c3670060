"""`upgrade` renews what siglum wrote, never what somebody changed, and says what is left to do by hand."""

import json
import re
from pathlib import Path

import pytest

from siglum import __version__
from siglum.doors.installed import WHEEL
from siglum.project import changes, upgrade
from siglum.project.changes import CHANGES, Change, steps_since
from siglum.project.new import start_project
from tests.builds.real import REPOSITORY
from tests.builds.small import Command, Said
from tests.doors.trees import plant, read_all, tree_hash

OLDER, NEWER = "0.0.1", "99.0.0"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """Return what is taken for the wheel of this siglum."""
    return plant(tmp_path / "dist", {WHEEL: b"a wheel"}) / WHEEL


@pytest.fixture
def older(tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project that an older siglum made, whose schemas, lock and wheel were others."""
    root = tmp_path / "geese"
    assert start_project(root, wheel) == 0
    record = json.loads((root / ".siglum.json").read_text(encoding="utf-8"))
    record["version"] = OLDER
    for name in (f"wheels/{WHEEL}", "wheels/older.whl", "schemas/claims.schema.json", "schemas/gone.schema.json"):
        record["files"].pop(name, None)
    (root / "wheels" / WHEEL).unlink()
    for name in ("wheels/older.whl", "schemas/claims.schema.json", "schemas/gone.schema.json", "requirements.txt"):
        (root / name).write_bytes(b"older")
        record["files"][name] = upgrade._digest(name, b"older")  # noqa: SLF001 - as an older version recorded it
    (root / ".siglum.json").write_text(json.dumps(record), encoding="utf-8")
    monkeypatch.setattr(changes, "CHANGES", (Change(OLDER, ("long done",)), Change(__version__, ("Wash the geese.",))))
    return root


@pytest.fixture
def fresh(tmp_path: Path, wheel: Path) -> dict[str, bytes]:
    """Return the files of a project that this siglum makes."""
    assert start_project(tmp_path / "fresh", wheel) == 0
    return read_all(tmp_path / "fresh")


def upgraded(command: Command, root: Path, wheel: Path) -> Said:
    """Upgrade a project, which must succeed."""
    done = command(root, "upgrade", "--wheel", str(wheel))
    assert done.returncode == 0, done.stderr
    return done


def test_it_renews_what_nobody_changed_and_leaves_the_project_as_a_new_one_would_be(
    older: Path, wheel: Path, fresh: dict[str, bytes], command: Command
) -> None:
    assert upgraded(command, older, wheel).stderr.splitlines() == [
        "  requirements.txt",
        "  schemas/claims.schema.json",
        "  schemas/gone.schema.json is needed no more, and was removed",
        "  wheels/older.whl is needed no more, and was removed",
        f"  wheels/{WHEEL}",
        f"3 files renewed for siglum {__version__}",
        "",
        f"since {OLDER}, to do by hand:",
        "  - Wash the geese.",
        "next: make check",
    ]
    assert read_all(older) == fresh


def test_what_somebody_changed_stays_and_the_new_one_stands_beside_it(
    older: Path, wheel: Path, fresh: dict[str, bytes], command: Command
) -> None:
    for name in ("Makefile", "requirements.txt", "schemas/gone.schema.json", "site_src/site.yaml", "README.md"):
        (older / name).write_bytes(b"mine")
    said = upgraded(command, older, wheel).stderr
    assert "  Makefile was changed here and stays; compare it with Makefile.new, then delete that\n" in said
    assert "  requirements.txt was changed here and stays; compare it with requirements.txt.new" in said
    assert "gone.schema.json" not in said
    assert "site.yaml" not in said
    found = read_all(older)
    mine = {name for name, data in found.items() if data == b"mine"}
    assert mine == {"Makefile", "requirements.txt", "schemas/gone.schema.json", "site_src/site.yaml", "README.md"}
    assert {name for name in found if name.endswith(".new")} == {"Makefile.new", "requirements.txt.new"}
    assert found["Makefile.new"] == fresh["Makefile"]


def test_what_somebody_deleted_stays_away_but_not_what_is_installed(
    older: Path, wheel: Path, fresh: dict[str, bytes], command: Command
) -> None:
    for name in (".github/workflows/site.yml", "requirements.txt"):
        (older / name).unlink()
    said = upgraded(command, older, wheel).stderr
    assert "  .github/workflows/site.yml was deleted here, and stays so\n" in said
    assert not (older / ".github" / "workflows" / "site.yml").exists()
    assert (older / "requirements.txt").read_bytes() == fresh["requirements.txt"]


def test_done_twice_it_does_nothing_the_second_time(older: Path, wheel: Path, command: Command) -> None:
    upgraded(command, older, wheel)
    before = tree_hash(older)
    done = upgraded(command, older, wheel)
    assert done.stderr == f"0 files renewed for siglum {__version__}\nnext: make check\n"
    assert tree_hash(older) == before


def test_a_project_of_the_checkout_moves_in_one_step(
    tmp_path: Path, wheel: Path, fresh: dict[str, bytes], command: Command
) -> None:
    """What such a project held, as it stands in the history of the repository; its Makefile names a place."""
    before = plant(tmp_path / "before", {name: data for name, data in fresh.items() if name.startswith("site_src/")})
    for name, data in read_all(REPOSITORY / "tests" / "project" / "before").items():
        plant(before, {name.replace("dot-", "."): data})
    plant(before, {"schemas/claims.schema.json": b"of that time", "README.md": b"mine"})
    said = upgraded(command, before, wheel).stderr
    assert "since no version was recorded, to do by hand:" in said
    assert [line for line in said.splitlines() if "stays" in line] == []
    wanted = {name: data for name, data in fresh.items() if not name.startswith("seeds/")}
    assert read_all(before) == {**wanted, "README.md": b"mine"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (".siglum.json", b"[]", ".siglum.json is not what siglum wrote there"),
        (".siglum.json", b'{"version": "99.0.0", "files": {}}', "this project was made by siglum 99.0.0, and this is"),
        (".siglum.json", b'{"version": "0.0.1", "files": {"../mine": "0"}}', "../mine leads out of"),
    ],
)
def test_a_record_that_cannot_be_is_refused_and_nothing_is_written(
    older: Path, wheel: Path, command: Command, name: str, data: bytes, said: str
) -> None:
    (older / name).write_bytes(data)
    before = tree_hash(older)
    done = command(older, "upgrade", "--wheel", str(wheel))
    assert done.returncode == 2
    assert said in done.stderr
    assert tree_hash(older) == before


def test_nothing_is_written_through_a_link(older: Path, wheel: Path, command: Command, tmp_path: Path) -> None:
    (older / "schemas").rename(tmp_path / "elsewhere")
    (older / "schemas").symlink_to(tmp_path / "elsewhere")
    before = tree_hash(tmp_path / "elsewhere")
    done = command(older, "upgrade", "--wheel", str(wheel))
    assert done.returncode == 2
    assert f"{older}/schemas is a link" in done.stderr
    assert tree_hash(tmp_path / "elsewhere") == before


def test_a_folder_that_is_no_project_is_refused(tmp_path: Path, wheel: Path, command: Command) -> None:
    done = command(tmp_path, "upgrade", "--wheel", str(wheel))
    assert done.returncode == 2
    assert "has no site_src/, so there is no project" in done.stderr


def test_a_checkout_without_a_wheel_cannot_upgrade_and_says_what_can(older: Path, command: Command) -> None:
    done = command(older, "upgrade")
    assert done.returncode == 2
    assert "uvx --from THE_WHEEL siglum upgrade" in done.stderr


# The list of changes


def test_the_newest_change_is_that_of_this_version_and_the_changelog_tells_of_each() -> None:
    assert CHANGES[-1].version == __version__
    versions = re.findall(r"^## ([\d.]+)", (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [change.version for change in CHANGES] == versions[::-1]
    assert all(step.endswith(".") for change in CHANGES for step in change.steps)


def test_the_changes_since_a_version_are_the_later_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two, three = Change("0.9.0"), Change("0.10.0"), Change("1.0.0")
    monkeypatch.setattr(changes, "CHANGES", (one, two, three))
    assert steps_since(None) == (one, two, three)
    assert steps_since("0.9.0") == (two, three)
    assert steps_since("1.0.0") == ()
    assert steps_since(NEWER) is None


def test_the_page_about_moving_tells_each_step_that_an_old_project_needs() -> None:
    page = " ".join((REPOSITORY / "docs" / "moving.md").read_text(encoding="utf-8").split())
    for step in CHANGES[0].steps:
        assert step in page
