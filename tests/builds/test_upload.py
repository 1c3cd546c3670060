"""`upload` makes a store hold the site that was built and nothing else, whatever is broken off on the way."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from siglum.catalogue.uploading import Plan, is_within, plan_of
from siglum.commands.upload import CURRENT, JOURNAL, upload_site
from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.publish import MARKER
from siglum.doors.store import open_store
from siglum.exports.manifest import ADDRESS
from siglum.model.exits import DONE, INTERRUPTED, REJECTED
from siglum.model.files import digest_of
from tests.builds.small import Command
from tests.doors.trees import read_all

URL = "faulty://bucket/site"


class Faulty(MemoryFileSystem):  # type: ignore[misc]  # fsspec has no types
    """A store in memory that fails at its nth change, and notes what is done there."""

    protocol = ("faulty",)
    store: dict[str, Any] = {}  # noqa: RUF012 - as in the class above it, one for all
    pseudo_dirs = [""]  # noqa: RUF012 - as above
    fails_at: int | None = None
    error: BaseException = OSError("the line is down")
    done: list[str] = []  # noqa: RUF012 - as above

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.replace("faulty://", "memory://")))

    def _change(self, what: str, path: str) -> None:
        if self.fails_at is not None and len(self.done) >= self.fails_at:
            raise self.error
        self.done.append(f"{what} {path.partition('/site/')[2]}")

    def put_file(self, lpath: str, rpath: str, **options: object) -> None:
        self._change("write", rpath)
        super().put_file(lpath, rpath, **options)

    def pipe_file(self, path: str, value: bytes, **options: object) -> None:
        self._change("write", path)
        super().pipe_file(path, value, **options)

    def rm_file(self, path: str) -> None:
        self._change("remove", path)
        self._rm(path)


fsspec.register_implementation("faulty", Faulty)


@pytest.fixture(autouse=True)
def _empty() -> Iterator[None]:
    for one in (Faulty.store, Faulty.done):
        one.clear()
    Faulty.pseudo_dirs[:] = [""]
    Faulty.fails_at, Faulty.error = None, OSError("the line is down")
    yield
    Faulty.store.clear()


@pytest.fixture
def site(published_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published_once / "output", tmp_path / "site"))


def edited(site: Path, changes: dict[str, bytes | None]) -> Path:
    """Return another site: files changed, added and removed, and told so in its manifest."""
    other = Path(shutil.copytree(site, site.parent / "other"))
    manifest = json.loads((other / ADDRESS).read_bytes())
    for address, data in changes.items():
        if data is None:
            (other / address).unlink()
            del manifest["files"][address]
        else:
            (other / address).write_bytes(data)
            manifest["files"][address] = digest_of(data)
    (other / ADDRESS).write_text(json.dumps(manifest), encoding="utf-8")
    return other


def stored(below: str = "/bucket/site/") -> dict[str, bytes]:
    found = ((path, one.getvalue()) for path, one in Faulty.store.items())
    return {path.removeprefix(below): data for path, data in found if path.startswith(below)}


def files_of(site: Path) -> dict[str, bytes]:
    return {address: data for address, data in read_all(site).items() if address != MARKER}


@pytest.fixture
def other(site: Path) -> Path:
    return edited(site, {"about/index.html": b"<p>new</p>", "assets/new.css": b"a{}", "robots.txt": None})


def test_a_store_holds_the_site_and_a_second_time_nothing_is_written(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert upload_site(site, URL) == DONE
    assert stored() == files_of(site)
    Faulty.done.clear()
    assert upload_site(site, URL) == DONE
    assert Faulty.done == []
    assert capsys.readouterr().err.endswith("nothing had changed\n")
    assert upload_site(site, URL, everything=True) == DONE
    assert len(Faulty.done) == len(files_of(site)) + 2
    assert stored() == files_of(site)


def test_only_what_changes_is_written_pages_after_what_they_load_and_the_manifest_last(site: Path, other: Path) -> None:
    upload_site(site, URL)
    Faulty.done.clear()
    assert upload_site(other, URL) == DONE
    assert Faulty.done == [
        f"write {JOURNAL}",
        "write assets/new.css",
        "write about/index.html",
        f"write {ADDRESS}",
        "remove robots.txt",
        f"remove {JOURNAL}",
    ]
    assert stored() == files_of(other)


@pytest.mark.parametrize("then", ["the same", "the old"])
def test_an_upload_that_is_broken_off_anywhere_is_brought_to_an_end_by_the_next(
    site: Path, other: Path, then: str
) -> None:
    upload_site(site, URL)
    for number in range(6):
        Faulty.fails_at = len(Faulty.done) + number
        with pytest.raises(EnvironmentFault, match="the line is down"):
            upload_site(other, URL)
        Faulty.fails_at = None
        last = other if then == "the same" else site
        assert upload_site(last, URL) == DONE
        assert stored() == files_of(last), number
        upload_site(site, URL)


def test_a_first_upload_that_is_broken_off_is_brought_to_an_end(site: Path, other: Path) -> None:
    Faulty.fails_at = 9
    with pytest.raises(EnvironmentFault):
        upload_site(site, URL)
    Faulty.fails_at = None
    assert upload_site(other, URL) == DONE
    assert stored() == files_of(other)


def test_who_interrupts_is_told_what_stands_there(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Faulty.fails_at, Faulty.error = 4, KeyboardInterrupt()
    assert upload_site(site, URL) == INTERRUPTED
    assert "two sites until the same is said again" in capsys.readouterr().err


def test_two_uploads_at_a_time_are_noticed(site: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put = Faulty.put_file

    def meddling(self: Faulty, lpath: str, rpath: str, **options: object) -> None:
        put(self, lpath, rpath, **options)
        if rpath.endswith("/index.html"):
            Faulty.store["/bucket/site/" + JOURNAL].seek(0)
            Faulty.store["/bucket/site/" + JOURNAL].write(b"{}")

    upload_site(site, URL)
    monkeypatch.setattr(Faulty, "put_file", meddling)
    with pytest.raises(EnvironmentFault, match="ran at the same time"):
        upload_site(other, URL)
    monkeypatch.setattr(Faulty, "put_file", put)
    assert upload_site(other, URL, everything=True) == DONE
    assert stored() == files_of(other)


def test_what_is_not_ours_is_left_alone(site: Path) -> None:
    Faulty().pipe_file("/bucket/site/thesis.doc", b"all of it")
    for versions in (False, True):
        with pytest.raises(UsageFault, match="holds files, and no site"):
            upload_site(site, URL, versions=versions)
    assert stored() == {"thesis.doc": b"all of it"}


@pytest.mark.parametrize("address", ["../a", "/etc/passwd", "a//b", "a/../../b", "a\\b", ".."])
def test_a_manifest_from_elsewhere_removes_nothing_outside(site: Path, address: str) -> None:
    manifest = json.loads((site / ADDRESS).read_bytes())
    manifest["files"][address] = "0" * 64
    Faulty().pipe_file(f"/bucket/site/{ADDRESS}", json.dumps(manifest).encode())
    with pytest.raises(EnvironmentFault, match="not below it"):
        upload_site(site, URL)
    assert not is_within(address)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda site: (site / "index.html").write_bytes(b"x"),
        lambda site: (site / "index.html").unlink(),
        lambda site: (site / "more.html").write_bytes(b"x"),
    ],
    ids=["changed", "missing", "too many"],
)
def test_a_site_that_is_not_as_it_was_built_is_not_uploaded(site: Path, spoil: Callable[[Path], object]) -> None:
    spoil(site)
    assert upload_site(site, URL) == REJECTED
    assert stored() == {}


def test_each_version_has_a_folder_of_its_own_and_one_file_names_the_current(site: Path, other: Path) -> None:
    def current() -> tuple[str, list[str]]:
        told = json.loads(stored()[CURRENT])
        return told["current"], told["versions"]

    assert upload_site(site, URL, versions=True) == DONE
    first, known = current()
    assert known == [first]
    assert stored(f"/bucket/site/{first}/") == files_of(site)
    Faulty.fails_at = len(Faulty.done) + 9
    with pytest.raises(EnvironmentFault):
        upload_site(other, URL, versions=True)
    assert current()[0] == first
    assert stored(f"/bucket/site/{first}/") == files_of(site)
    Faulty.fails_at = None
    assert upload_site(other, URL, versions=True) == DONE
    second, known = current()
    assert known == [first, second]
    assert stored(f"/bucket/site/{second}/") == files_of(other)
    third = edited(other.rename(other.parent / "second"), {"about/index.html": b"<p>newer</p>"})
    assert upload_site(third, URL, versions=True) == DONE
    assert current()[1] == [second, current()[0]]
    assert stored(f"/bucket/site/{first}/") == {}
    assert {address.partition("/")[0] for address in stored()} == {CURRENT, *current()[1]}


def test_the_command_names_what_can_not_be_written_to(site: Path, command: Command) -> None:
    for url, words in (
        (str(site), "siglum build --output"),
        ("file:///tmp/site", "siglum build --output"),
        ("https://example.org/", "can't be written to"),
        ("nowhere://bucket", "nowhere"),
    ):
        done = command(site.parent, "upload", url, str(site))
        assert done.returncode == 2, done.stderr
        assert words in done.stderr
    done = command(site.parent, "upload", "memory://site", str(site.parent))
    assert done.returncode == 2
    done = command(site.parent, "upload", "memory://site", str(site))
    assert done.returncode == 0, done.stderr
    assert f"{len(files_of(site))} files at memory://site; {len(files_of(site))} written, 0 removed" in done.stderr


def test_a_password_is_never_shown(site: Path) -> None:
    Faulty.fails_at = 0
    with pytest.raises(EnvironmentFault) as told:
        upload_site(site, "faulty://me:secret@bucket/site")
    assert "secret" not in f"{told.value.message}{told.value.hint}"


def test_files_are_handed_over_in_batches_each_of_which_is_told(site: Path) -> None:
    addresses = sorted(files_of(site))
    told = list(open_store(URL).put(site, addresses))
    assert len(told) > 1
    assert sum(told) == len(addresses) == len(stored())


def test_a_plan_is_what_differs() -> None:
    new = {"index.html": "1", "a.html": "1", "b.css": "1", "c.css": "1"}
    assert plan_of(new, {}) == Plan(("b.css", "c.css"), ("a.html", "index.html"), ())
    assert plan_of(new, new) == Plan((), (), ())
    old = {**new, "b.css": "2", "gone.html": "1"}
    assert plan_of(new, old) == Plan(("b.css",), (), ("gone.html",))
    assert plan_of(new, new, ["a.html", "lost.html"]) == Plan((), ("a.html",), ("lost.html",))
