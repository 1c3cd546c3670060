"""Publishing: all or nothing, only what is ours, and nothing through a link."""

import ctypes
import errno
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from generator.doors.errors import EnvironmentFault, UsageFault
from generator.doors.publish import MARKER, Stage, read_marker, staging
from generator.doors.system import Files
from generator.model.files import digest_of
from generator.model.problems import Problem, Severity
from tests.doors.trees import MISSING, files_that, names_in, plant, read_all, tree_hash

pytestmark = pytest.mark.filterwarnings(
    # The children that are forked here only write files and end.
    "ignore:.*multi-threaded, use of fork:DeprecationWarning"
)

FIRST = {"index.html": b"first", "claims/a/index.html": b"A", "claims/b/index.html": b"B"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return the place of an output folder in a project with inputs; the folder itself is not there yet."""
    for name in ("site_src", "seeds", "templates"):
        plant(tmp_path / "project" / name, {"x.txt": b"x"})
    return tmp_path / "project" / "output"


def inputs(output: Path) -> list[Path]:
    return [output.parent / name for name in ("site_src", "seeds", "templates")]


def beside(output: Path) -> list[str]:
    """Return what is in the project, but for the inputs."""
    return [name for name in names_in(output.parent) if name not in {"site_src", "seeds", "templates"}]


def publish(output: Path, site: dict[str, bytes], files: Files | None = None) -> tuple[Problem, ...]:
    with staging(output, inputs(output), files) as stage:
        for address, data in site.items():
            stage.write(address, data)
        return stage.swap({"pages": len(site)})


def published(output: Path) -> dict[str, bytes]:
    """Return the files of the site, but for the marker."""
    return {address: data for address, data in read_all(output).items() if address != MARKER}


@pytest.fixture
def old(output: Path) -> Path:
    """Return the output folder with a first site in it."""
    assert publish(output, FIRST) == ()
    return output


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest) -> Callable[[], Files]:
    """Return a maker of file systems, with and without an exchange of two folders."""

    def without_exchange(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        if name == "exchange":
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return act()

    return Files if request.param == "exchange" else lambda: files_that(without_exchange)


# What is published


def test_a_first_site_is_published_and_nothing_else_is_left(output: Path) -> None:
    assert publish(output, FIRST) == ()
    assert (published(output), beside(output)) == (FIRST, ["output"])


def test_the_marker_is_sorted_and_read_back(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write("index.html", b"")
        stage.swap({"z": 1, "digest": "ab\u00e9"})
    assert (output / MARKER).read_bytes() == b'{\n "digest": "ab\\u00e9",\n "z": 1\n}\n'
    assert read_marker(output) == {"digest": "ab\u00e9", "z": 1}
    assert read_marker(output / "nowhere") is None


def test_a_file_that_the_new_site_lacks_is_gone(old: Path, way: Callable[[], Files]) -> None:
    site = {"index.html": b"second", "topics/t/index.html": b"T"}
    assert publish(old, site, way()) == ()
    assert (published(old), beside(old)) == (site, ["output"])


def test_modes_are_the_same_whatever_the_umask(output: Path) -> None:
    hashes = set()
    for mask in (0o022, 0o077, 0o000):
        before = os.umask(mask)
        try:
            publish(output, FIRST)
        finally:
            os.umask(before)
        hashes.add(tree_hash(output))
        modes = {path.stat().st_mode & 0o777 for path in output.rglob("*") if path.is_file()}
        assert (modes, output.stat().st_mode & 0o777) == ({0o644}, 0o755)
    assert len(hashes) == 1


def test_files_of_other_programs_get_the_modes_of_a_site(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write("index.html", b"")
        plant(stage.folder, {"search/index.bin": b"x"})
        (stage.folder / "search").chmod(0o700)
        (stage.folder / "search/index.bin").chmod(0o600)
        assert stage.swap({}) == ()
    assert (output / "search").stat().st_mode & 0o777 == 0o755
    assert (output / "search/index.bin").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("odd", ["link", "pipe", "INDEX.html", "stra\u00dfe/y", "claims"])
def test_other_programs_may_not_bring_links_pipes_or_doubles(old: Path, odd: str) -> None:
    before = tree_hash(old)
    with staging(old, inputs(old)) as stage:
        for address in ("index.html", "STRASSE/y", "Claims/x.html"):
            stage.write(address, b"")
        if odd == "link":
            (stage.folder / odd).symlink_to("index.html")
        elif odd == "pipe":
            os.mkfifo(stage.folder / odd)
        else:
            plant(stage.folder, {odd: b""})
        with pytest.raises(ValueError, match=r"site may hold|one on many disks"):
            stage.swap({})
    assert (tree_hash(old), beside(old)) == (before, ["output"])


# Leaving without a swap


@pytest.mark.parametrize("reason", [KeyboardInterrupt, RuntimeError, SystemExit, None])
def test_leaving_without_a_swap_leaves_everything_as_it_was(old: Path, reason: type[BaseException] | None) -> None:
    before = tree_hash(old.parent)
    with suppress(KeyboardInterrupt, RuntimeError, SystemExit), staging(old, inputs(old)) as stage:
        stage.write("claims/c/index.html", b"C")
        assert stage.keep("index.html", digest_of(b"first"))
        if reason:
            raise reason
    assert tree_hash(old.parent) == before


def test_nothing_is_made_when_nothing_was_there(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write("index.html", b"")
    assert (tree_hash(output), beside(output)) == (MISSING, [])


def test_an_interruption_between_two_renames_brings_the_old_site_back_at_once(old: Path) -> None:
    before = tree_hash(old)
    renamed: list[str] = []

    def interrupted(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "exchange":
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        if name == "rename" and arguments[1] == old and not renamed:
            renamed.append("once")
            raise KeyboardInterrupt
        return act()

    with staging(old, inputs(old), files_that(interrupted)) as stage:
        stage.write("index.html", b"second")
        with pytest.raises(KeyboardInterrupt):
            stage.swap({})
        assert (renamed, tree_hash(old)) == (["once"], before)
    assert beside(old) == ["output"]


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        "../a",
        "a/../b",
        "a/..",
        ".",
        "./a",
        "a\0b",
        "a\\b",
        ".git/x",
        ".GIT",
        MARKER.upper(),
    ],
)
def test_an_address_cannot_leave_the_site_or_spoil_it(output: Path, address: str) -> None:
    with staging(output, inputs(output)) as stage, pytest.raises(ValueError, match="address"):
        stage.write(address, b"")


@pytest.mark.parametrize("address", ["", "/etc/passwd", "../site_src/x.txt", "claims/../../seeds/x.txt", "a\0b"])
def test_nothing_outside_the_old_site_is_kept(old: Path, address: str) -> None:
    with staging(old, inputs(old)) as stage, pytest.raises(ValueError, match="address"):
        stage.keep(address, digest_of(b"x"))


def test_the_marker_is_not_kept(old: Path) -> None:
    digest = digest_of((old / MARKER).read_bytes())
    with staging(old, inputs(old)) as stage, pytest.raises(ValueError, match="taken by"):
        stage.keep(MARKER, digest)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.html", "a.html"),
        ("a.html", "A.html"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u00e9/x", "e\u0301/x"),
        ("\u00c9/x", "e\u0301/x"),
        ("a", "a/b"),
        ("A", "a/b/c"),
        ("a/b", "a"),
        ("a/b/c", "A/B"),
    ],
)
def test_two_pages_at_one_address_are_our_own_bug(output: Path, one: str, other: str) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write(one, b"")
        with pytest.raises(ValueError, match="taken by"):
            stage.write(other, b"")


def test_two_folders_that_differ_in_capitals_do_no_harm(output: Path) -> None:
    assert publish(output, {"A/x": b"1", "a/y": b"2"}) == ()


def test_a_file_of_another_process_is_not_written_over(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        plant(stage.folder, {"a": b"other", "f": b"other"})
        (stage.folder / "link").symlink_to(output.parent / "outside")
        for address in ("a", "f/b", "link", "link/b"):
            with pytest.raises(ValueError, match=r"address|needed"):
                stage.write(address, b"ours")
        assert (stage.folder / "a").read_bytes() == b"other"
    assert not (output.parent / "outside").exists()


def test_the_stage_is_closed_after_the_swap(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        stage.write("index.html", b"")
        stage.swap({})
        with pytest.raises(ValueError, match="has been published"):
            stage.write("a", b"")
        with pytest.raises(ValueError, match="has been published"):
            stage.keep("index.html", digest_of(b""))
        with pytest.raises(ValueError, match="has been published"):
            stage.swap({})


# Keeping files of the old site


def test_a_file_with_the_same_bytes_is_kept_as_the_same_file(old: Path) -> None:
    inode = (old / "claims/a/index.html").stat().st_ino
    with staging(old, inputs(old)) as stage:
        assert stage.keep("claims/a/index.html", digest_of(b"A"))
        assert not stage.keep("claims/b/index.html", digest_of(b"other"))
        stage.write("claims/b/index.html", b"other")
        assert stage.swap({}) == ()
    assert published(old) == {"claims/a/index.html": b"A", "claims/b/index.html": b"other"}
    assert (old / "claims/a/index.html").stat().st_ino == inode
    assert (old / "claims/a/index.html").stat().st_nlink == 1


def test_nothing_is_kept_where_there_is_no_old_site(output: Path) -> None:
    with staging(output, inputs(output)) as stage:
        assert not stage.keep("index.html", digest_of(b""))
        stage.write("index.html", b"")
        stage.swap({})


def test_a_kept_address_is_taken(old: Path) -> None:
    with staging(old, inputs(old)) as stage:
        assert stage.keep("index.html", digest_of(b"first"))
        for again in (lambda: stage.keep("index.html", digest_of(b"first")), lambda: stage.write("Index.html", b"")):
            with pytest.raises(ValueError, match="taken by"):
                again()


def test_no_link_in_the_old_site_is_followed(old: Path) -> None:
    outside = plant(old.parent / "outside", {"index.html": b"SECRET"})
    (old / "file.html").symlink_to(outside / "index.html")
    (old / "folder").symlink_to(outside)
    (old / "claims/a/index.html").unlink()
    (old / "claims/a/index.html").symlink_to(outside / "index.html")
    before = tree_hash(outside)
    with staging(old, inputs(old)) as stage:
        for address in ("file.html", "folder/index.html", "claims/a/index.html"):
            assert not stage.keep(address, digest_of(b"SECRET"))
            stage.write(address, b"new")
        assert stage.swap({}) == ()
    assert set(published(old).values()) == {b"new"}
    assert not any(path.is_symlink() for path in old.rglob("*"))
    assert tree_hash(outside) == before
    assert beside(old) == ["output", "outside"]


@pytest.mark.parametrize("kind", ["pipe", "folder", "mode"])
def test_only_plain_files_of_the_usual_mode_are_kept(old: Path, kind: str) -> None:
    path = old / "index.html"
    if kind == "mode":
        path.chmod(0o600)
    else:
        path.unlink()
        os.mkfifo(path) if kind == "pipe" else path.mkdir()
    with staging(old, inputs(old)) as stage:
        assert not stage.keep("index.html", digest_of(b"first"))
    assert kind != "mode" or path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP])
def test_a_file_is_copied_where_it_cannot_be_linked(old: Path, number: int) -> None:
    def without_links(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        if name == "link":
            raise OSError(number, os.strerror(number))
        return act()

    inode = (old / "index.html").stat().st_ino
    with staging(old, inputs(old), files_that(without_links)) as stage:
        assert stage.keep("index.html", digest_of(b"first"))
        assert stage.swap({}) == ()
    assert (published(old), (old / "index.html").stat().st_ino != inode) == ({"index.html": b"first"}, True)


def test_a_file_that_is_exchanged_while_it_is_kept_does_not_get_in(old: Path) -> None:
    def exchanging(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        if name == "link":
            plant(old, {"other": b"EVIL"})
            (old / "other").rename(old / "index.html")
        return act()

    with staging(old, inputs(old), files_that(exchanging)) as stage:
        assert stage.keep("index.html", digest_of(b"first"))
        stage.swap({})
    assert published(old) == {"index.html": b"first"}


# P04 of the trust table, what may not be replaced


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


@pytest.mark.parametrize("damage", [b"", b"[]", b"{", b"\xff", b" " * 2_000_000])
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
    refused(root / "site_src", inputs(output), "is an input")
    refused(root / "seeds" / "out", inputs(output), "lies inside an input")
    refused(root, inputs(output), "holds an input")
    refused(root / "site_src" / "..", inputs(output), "holds an input")
    with pytest.raises(UsageFault, match="root of the whole disk"), staging(Path("/"), inputs(output)):
        pytest.fail("it was accepted")


def test_an_input_is_known_by_another_name_as_well(output: Path) -> None:
    root = output.parent
    (root / "link").symlink_to(root / "seeds")
    refused(root / "link" / "out", inputs(output), "lies inside an input")
    refused(root / "seeds", [root / "link"], "is an input")


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


# P05 of the trust table, links planted in the old site


def test_a_planted_link_is_swapped_away_and_its_target_untouched(old: Path, way: Callable[[], Files]) -> None:
    outside = plant(old.parent / "outside", {"deep/x": b"precious"})
    (old / "claims/link").symlink_to(outside)
    (old / "index.html").unlink()
    (old / "index.html").symlink_to(outside / "deep/x")
    before = tree_hash(outside)
    assert publish(old, FIRST, way()) == ()
    assert (published(old), tree_hash(outside), beside(old)) == (FIRST, before, ["output", "outside"])


# What a killed build left


def test_leftovers_of_a_killed_build_are_removed(old: Path) -> None:
    before = tree_hash(old.parent)
    plant(old.parent / ".output.staging", {MARKER: b'{"unfinished":1}\n', "claims/a/index.html": b"half"})
    (old.parent / ".output.previous").mkdir()
    plant(old.parent, {".output.lock": b"999999\n"})
    with staging(old, inputs(old)):
        assert beside(old) == [".output.lock", ".output.staging", "output"]
    assert tree_hash(old.parent) == before


def test_a_swap_that_was_cut_off_between_two_renames_is_repaired(old: Path) -> None:
    before = tree_hash(old)
    old.rename(old.parent / ".output.previous")
    plant(old.parent / ".output.staging", {MARKER: b"{}", "index.html": b"second"})
    with staging(old, inputs(old)):
        assert tree_hash(old) == before
    assert (tree_hash(old), beside(old)) == (before, ["output"])


def test_only_a_failing_clean_up_is_a_warning_and_the_next_build_makes_it_good(
    old: Path, way: Callable[[], Files]
) -> None:
    maker = way()

    def stubborn(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "unlink" and arguments[0].name == "index.html":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return getattr(maker, name)(*arguments) if name == "exchange" else act()

    problems = publish(old, {"index.html": b"second"}, files_that(stubborn))
    assert [(problem.code, problem.severity) for problem in problems] == [("old-site-not-removed", Severity.WARNING)]
    assert "Permission denied" in problems[0].message
    assert published(old) == {"index.html": b"second"}
    assert publish(old, FIRST) == ()
    assert (published(old), beside(old)) == (FIRST, ["output"])


# Durability, F05 of the trust table


def test_nothing_is_exchanged_before_the_disk_holds_it_all(old: Path, way: Callable[[], Files]) -> None:
    maker, said = way(), []

    def recording(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name in {"flush", "exchange", "rename"}:
            said.append((name, arguments[-1]))
        return getattr(maker, name)(*arguments) if name == "exchange" else act()

    with staging(old, inputs(old), files_that(recording), durable=True) as stage:
        stage.write("claims/a/index.html", b"A")
        assert stage.keep("index.html", digest_of(b"first"))
        staged = {stage.folder, *(path for path in stage.folder.rglob("*"))}
        assert stage.swap({}) == ()
    last_change = max(place for place, (name, _) in enumerate(said) if name != "flush")
    first_swap = next(place for place, (name, path) in enumerate(said) if name == "exchange")
    assert {path for name, path in said[:first_swap] if name == "flush"} == staged
    assert said[last_change + 1 :] == [("flush", old.parent)]
    flushed = [path for name, path in said[:first_swap] if name == "flush"]
    # A folder after all that is in it.
    assert all(flushed.index(path) < flushed.index(path.parent) for path in staged - {stage.folder})


def test_without_being_asked_nobody_waits_for_the_disk(old: Path) -> None:
    calls: list[str] = []

    def recording(name: str, act: Callable[[], Any], _: object) -> Any:  # noqa: ANN401 - every call
        calls.append(name)
        return act()

    publish(old, FIRST, files_that(recording))
    assert "exchange" in calls
    assert "flush" not in calls


def test_a_swap_that_the_disk_does_not_confirm_is_a_warning(old: Path) -> None:
    def unsure(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "flush" and arguments[0] == old.parent:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return act()

    with staging(old, inputs(old), files_that(unsure), durable=True) as stage:
        stage.write("index.html", b"second")
        assert [problem.code for problem in stage.swap({})] == ["swap-not-confirmed"]
    assert published(old) == {"index.html": b"second"}


# Several processes


def write_some(stage: Stage, number: int) -> None:
    for page in range(20):
        stage.write(f"shared/deep/{page}/{number}.html", b"%d" % number)


def test_forked_workers_write_to_one_stage(output: Path) -> None:
    forking = multiprocessing.get_context("fork")
    with staging(output, inputs(output)) as stage:
        workers = [forking.Process(target=write_some, args=(stage, number)) for number in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(60)
        assert [worker.exitcode for worker in workers] == [0] * 4
        assert stage.swap({}) == ()
    assert len(published(output)) == 80
    assert {path.stat().st_mode & 0o777 for path in output.rglob("*")} == {0o755, 0o644}


def test_a_worker_that_fails_does_not_clear_the_stage_of_its_parent(output: Path) -> None:
    parent = os.getpid()
    try:
        with staging(output, inputs(output)) as stage:
            stage.write("index.html", b"ours")
            child = os.fork()
            if child == 0:
                # Unwinds the very context manager that the parent is in.
                raise RuntimeError
            os.waitpid(child, 0)
            with pytest.raises(EnvironmentFault, match="is building"), staging(output, inputs(output)):
                pytest.fail("two builds at once")
            assert stage.swap({}) == ()
    finally:
        if os.getpid() != parent:
            os._exit(0)
    assert published(output) == {"index.html": b"ours"}


def test_a_worker_that_lives_on_does_not_keep_the_lock(output: Path) -> None:
    waiting, ending = os.pipe()
    with staging(output, inputs(output)) as stage:
        child = os.fork()
        if child == 0:
            os.close(ending)
            os.read(waiting, 1)
            os._exit(0)
        stage.write("index.html", b"first")
        stage.swap({})
    assert publish(output, FIRST) == ()
    os.close(ending)
    os.waitpid(child, 0)
    os.close(waiting)


SECOND_BUILD = """
import sys
from pathlib import Path
from generator.doors.errors import EnvironmentFault
from generator.doors.publish import staging
try:
    with staging(Path(sys.argv[1]), []) as stage:
        stage.write("index.html", sys.argv[2].encode())
        print("in", flush=True)
        sys.stdin.readline()
        stage.swap({})
except EnvironmentFault as fault:
    print(fault.message, flush=True)
    sys.exit(fault.exit_code)
"""


@pytest.fixture
def start(output: Path) -> Iterator[Callable[[str], "subprocess.Popen[str]"]]:
    """Return what starts a build of its own into the output; it publishes at the end of a line of input."""
    started: list[subprocess.Popen[str]] = []

    def start_one(text: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", SECOND_BUILD, str(output), text]
        top = Path(__file__).parents[2]
        build = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=top)
        started.append(build)
        return build

    yield start_one
    for build in started:
        build.kill()
        build.communicate()


def line_of(build: "subprocess.Popen[str]") -> str:
    assert build.stdout is not None
    return build.stdout.readline().strip()


def test_of_three_builds_at_once_one_publishes_and_two_are_told_by_whom(
    output: Path, start: Callable[[str], "subprocess.Popen[str]"]
) -> None:
    builds = [start(text) for text in "abc"]
    said = [line_of(build) for build in builds]
    assert said.count("in") == 1
    winner = builds[said.index("in")]
    message = f"{output.parent / '.output.lock'}: process {winner.pid} is building into the same output"
    # One that came in the moment between the lock and its note could not know by whom.
    nameless = message.replace(f"process {winner.pid}", "another process")
    assert all(line in {message, nameless} for line in said if line != "in")
    assert line_of(start("d")) == message
    winner.communicate("\n", timeout=60)
    assert sorted(build.wait(60) for build in builds) == [0, 3, 3]
    assert published(output) == {"index.html": "abc"[said.index("in")].encode()}
    assert beside(output) == ["output"]


def test_a_build_that_is_killed_gives_the_lock_back(
    output: Path, start: Callable[[str], "subprocess.Popen[str]"]
) -> None:
    build = start("a")
    assert line_of(build) == "in"
    build.kill()
    build.wait(60)
    assert beside(output) == [".output.lock", ".output.staging"]
    assert publish(output, FIRST) == ()
    assert (published(output), beside(output)) == (FIRST, ["output"])


def test_who_waited_with_an_old_lock_file_in_hand_asks_again(old: Path) -> None:
    """The file may be removed by the build that held it, between our opening and our locking it."""
    opened: list[int] = []

    def removed_meanwhile(name: str, act: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - every call
        if name == "lock" and not opened:
            opened.append(arguments[0])
            (old.parent / ".output.lock").unlink()
        return act()

    with staging(old, inputs(old), files_that(removed_meanwhile)) as stage:
        with pytest.raises(EnvironmentFault, match="is building"), staging(old, inputs(old)):
            pytest.fail("two builds at once")
        stage.write("index.html", b"second")
        stage.swap({})
    assert published(old) == {"index.html": b"second"}


# The exchange itself


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    plant(tmp_path, {"a/x": b"1", "b/y": b"2"})
    Files().exchange(tmp_path / "a", tmp_path / "b")
    assert read_all(tmp_path) == {"a/y": b"2", "b/x": b"1"}
    with pytest.raises(FileNotFoundError):
        Files().exchange(tmp_path / "a", tmp_path / "nowhere")


class OldLibrary:
    """A C library that knows no renameat2 by name."""

    def __init__(self, *_: object, **__: object) -> None:
        self.syscall = LIBRARY.syscall


LIBRARY = ctypes.CDLL(None, use_errno=True)


def test_the_exchange_works_without_a_function_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", OldLibrary)
    plant(tmp_path, {"a/x": b"1", "b/y": b"2"})
    Files().exchange(tmp_path / "a", tmp_path / "b")
    assert read_all(tmp_path) == {"a/y": b"2", "b/x": b"1"}


def test_on_an_unknown_machine_two_renames_do(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", OldLibrary)
    monkeypatch.setattr("platform.machine", lambda: "pdp11")
    assert publish(old, {"index.html": b"second"}) == ()
    assert (published(old), beside(old)) == ({"index.html": b"second"}, ["output"])
