"""What may not be replaced: links, inputs, repositories, and what somebody else made."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.publish import MARKER, staging
from siglum.doors.system import Files
from tests.doors.sites import FIRST, beside, inputs, publish, published
from tests.doors.trees import plant, read_all, run_with_mounts, tree_hash

# What may not be replaced


def refused(output: Path, given: Sequence[Path], words: str) -> None:
    """Assert that an output is refused and that nothing at all is touched."""
    top = output.parent if output.parent.is_dir() else output.parent.parent
    before = tree_hash(top)
    with pytest.raises(UsageFault, match=words) as refusal, staging(output, given):
        pytest.fail("it was accepted")
    assert refusal.value.hint
    assert tree_hash(top) == before


def test_a_link_is_not_replaced(output: Path) -> None:
    elsewhere = plant(output.parent / "elsewhere", {"a": b"1"})
    output.symlink_to(elsewhere)
    refused(output, inputs(output), "symbolic link")
    output.unlink()
    output.symlink_to("nowhere")
    refused(output, inputs(output), "symbolic link")


def test_a_link_to_a_site_of_ours_is_not_replaced_either(old: Path) -> None:
    (old.parent / "link").symlink_to(old)
    refused(old.parent / "link", inputs(old), "symbolic link")


def test_what_is_no_folder_is_not_replaced(output: Path) -> None:
    output.write_bytes(b"precious")
    refused(output, inputs(output), "not a folder")


def test_a_folder_of_somebody_else_is_not_replaced(output: Path) -> None:
    plant(output, {"thesis.doc": b"precious"})
    refused(output, inputs(output), "not made by this generator")


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b"\xff", b" " * 2_000_000 + b"{}"])
def test_a_damaged_marker_proves_nothing(old: Path, damage: bytes) -> None:
    (old / MARKER).write_bytes(damage)
    refused(old, inputs(old), "not made by this generator")


def test_a_marker_that_is_a_folder_proves_nothing(old: Path) -> None:
    (old / MARKER).unlink()
    (old / MARKER).mkdir()
    refused(old, inputs(old), "not made by this generator")


def test_a_marker_that_is_a_link_proves_nothing(old: Path) -> None:
    (old / MARKER).rename(old.parent / "marker")
    (old / MARKER).symlink_to(old.parent / "marker")
    refused(old, inputs(old), "not made by this generator")


@pytest.mark.parametrize("name", [".git", ".GIT"])
def test_a_repository_is_not_replaced(old: Path, name: str) -> None:
    plant(old, {f"{name}/HEAD": b"precious"})
    refused(old, inputs(old), "holds a .git")
    (old / name / "HEAD").unlink()
    (old / name).rmdir()
    (old / name).write_bytes(b"gitdir: elsewhere")
    refused(old, inputs(old), "holds a .git")


def test_an_input_is_not_replaced_held_or_built_into(output: Path) -> None:
    root = output.parent
    plant(root / "site_src", {MARKER: b"{}"})
    refused(root / "site_src", inputs(output), "is or holds an input")
    refused(root / "seeds" / "out", inputs(output), "lies inside an input")
    refused(root, inputs(output), "is or holds an input")
    refused(root / "site_src" / "..", inputs(output), "holds an input")
    with pytest.raises(UsageFault, match="root of the whole disk"), staging(Path("/"), inputs(output)):
        pytest.fail("it was accepted")


def test_an_input_is_known_by_another_name_as_well(output: Path) -> None:
    root = output.parent
    (root / "link").symlink_to(root / "seeds")
    refused(root / "link" / "out", inputs(output), "lies inside an input")
    refused(root / "seeds", [root / "link"], "is or holds an input")


def test_an_input_is_known_by_a_relative_name_and_before_it_is_there(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(output.parent)
    refused(output, [Path("output")], "is or holds an input")
    refused(output, [Path("output/deep/seeds")], "is or holds an input")
    refused(Path("seeds/out"), [output.parent / "seeds"], "lies inside an input")


BOUND = """
import sys
from pathlib import Path
from siglum.doors.errors import UsageFault
from siglum.doors.publish import staging
root = Path(sys.argv[1])
for output, given in (("bound/out", "seeds"), ("bound", "seeds"), ("bound", "seeds/deep")):
    try:
        with staging(root / output, [root / given]):
            print("accepted")
    except UsageFault as fault:
        print(fault.message.removeprefix(f"{root / output}: ").partition(" folder")[0])
"""


def test_an_input_is_known_when_it_is_mounted_elsewhere_as_well(output: Path) -> None:
    (output.parent / "bound").mkdir()
    (output.parent / "seeds" / "x.txt").unlink()
    (output.parent / "seeds" / "deep").mkdir()
    command = 'cd "$1" && mount --bind seeds bound && cd "$3" && exec "$0" -c "$2" "$1"'
    said = run_with_mounts(command, output.parent, BOUND)
    assert said.splitlines() == ["lies inside an input", "is or holds an input", "is or holds an input"]


def test_an_output_whose_parent_is_missing_is_refused_with_the_remedy(output: Path) -> None:
    refused(output.parent / "no" / "out", inputs(output), "does not exist")


def test_an_empty_folder_may_be_replaced(output: Path, way: Callable[[], Files]) -> None:
    output.mkdir()
    assert publish(output, FIRST, way()) == ()
    assert (published(output), beside(output)) == (FIRST, ["output"])


@pytest.mark.parametrize("name", [".output.staging", ".output.previous"])
def test_what_is_not_ours_at_our_names_stays(old: Path, name: str) -> None:
    plant(old.parent / name, {"thesis.doc": b"precious"})
    refused(old, inputs(old), "is in the way")
    old.rename(old.parent / "moved")
    refused(old, inputs(old), "is in the way")


def test_a_lock_file_that_is_not_ours_stays(old: Path) -> None:
    plant(old.parent, {".output.lock": b"precious"})
    refused(old, inputs(old), "is in the way")


def test_a_link_at_our_names_is_not_followed(old: Path) -> None:
    elsewhere = plant(old.parent / "elsewhere", {MARKER: b"{}", "a": b"1"})
    (old.parent / ".output.staging").symlink_to(elsewhere)
    refused(old, inputs(old), "is in the way")
    (old.parent / ".output.staging").unlink()
    (old.parent / ".output.lock").symlink_to(elsewhere / "a")
    with pytest.raises(EnvironmentFault, match="symbolic links"), staging(old, inputs(old)):
        pytest.fail("it was accepted")
    assert read_all(elsewhere) == {MARKER: b"{}", "a": b"1"}


def test_an_output_that_became_somebody_elses_during_the_build_is_not_replaced(old: Path) -> None:
    with staging(old, inputs(old)) as stage:
        stage.write("index.html", b"second")
        old.rename(old.parent / "moved")
        plant(old, {"thesis.doc": b"precious"})
        with pytest.raises(UsageFault, match="not made by"):
            stage.swap({})
    assert read_all(old) == {"thesis.doc": b"precious"}
