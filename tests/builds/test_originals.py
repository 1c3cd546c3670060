"""Originals that a site carries: copied as they are, told, exported, and proven to have what is quoted of them."""

import builtins
import csv
import io
import json
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from siglum.doors.publish import Stage
from siglum.model.files import digest_of
from tests.builds.lighthouse import ARCHIVED, begin
from tests.builds.real import Built
from tests.builds.small import Command, build, change, write
from tests.sources.test_archive import warc

RECORD = "site_src/sources/daily.md"
KEPT = "seeds/daily.warc.gz.original"


@pytest.fixture
def root(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, command: Command) -> Path:
    """Return the site of the lighthouse, which carries the web archive of one of its articles."""
    made = tmp_path_factory.getbasetemp() / "carrying" / "sarn"
    if not made.exists():
        for name, (file, *options) in begin(made).items():
            done = command(made, "add", file, "--id", name, *options)
            assert done.returncode == 0, done.stderr
        change(made, RECORD, "  captured:", "  publish: true\n  captured:")
    return Path(shutil.copytree(made, tmp_path / "sarn"))


def archive_with(root: Path, old: str, new: str) -> None:
    """Put another archive in the place of the original, and its digest into the record."""
    body = ARCHIVED.replace(old, new).encode()
    data = warc(("https://daily.example/sarn", "200 OK", "text/html", body))
    before = digest_of((root / KEPT).read_bytes())
    write(root, KEPT, data)
    change(root, RECORD, before, digest_of(data))


def test_a_web_archive_is_carried_as_it_is_and_told_with_its_date_and_digest(root: Path) -> None:
    assert build(root) == 0
    built = Built(root)
    data = (root / KEPT).read_bytes()
    address = f"originals/{digest_of(data)}.warc.gz"
    assert (root / "output" / address).read_bytes() == data
    assert built.data("manifest.json")["files"][address] == digest_of(data)
    page = (root / "output/sources/daily/index.html").read_text("utf-8")
    assert f"SHA-256 {digest_of(data)}" in page
    assert "<dt>Captured</dt><dd>4 June 2024" in page
    assert f'<a class="nm" href="../../{address}">the web archive itself</a>' in page
    (source,) = (one for one in built.data("sources.json")["sources"] if one["id"] == "daily")
    assert source["original"] == {
        "sha256": digest_of(data), "came": "daily.warc.gz", "captured": "2024-06-04T07:00:00Z", "url": address
    }  # fmt: skip
    rows = csv.DictReader(io.StringIO((root / "output/data/claims.csv").read_text("utf-8")))
    assert {row["source"]: row["original"] for row in rows}["daily"] == address
    with closing(sqlite3.connect(root / "output/data/site.sqlite")) as opened:
        asked = "SELECT original_sha256, captured, original_url FROM sources WHERE id = 'daily'"
        assert opened.execute(asked).fetchall() == [(digest_of(data), "2024-06-04T07:00:00Z", address)]
    linked = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]
    assert linked["archivedAt"].endswith(address)
    items = json.loads((root / "output/data/annotations.jsonld").read_bytes())["first"]["items"]
    states = [target["state"] for item in items for target in item["target"] if "state" in target]
    assert states
    assert all(one["sourceDate"] == "2024-06-04T07:00:00Z" and one["cached"].endswith(address) for one in states)


def test_an_archive_that_did_not_change_is_linked_and_one_that_did_has_another_address(root: Path) -> None:
    assert build(root, search=False) == 0
    (first,) = (root / "output/originals").iterdir()
    before = first.stat().st_ino
    write(root, "site_src/pages/about.md", "---\ntitle: About\n---\nMore.\n")
    assert build(root, search=False) == 0
    assert first.stat().st_ino == before
    archive_with(root, "</body>", " ") if "</body>" in ARCHIVED else archive_with(root, "<title>", "<title> ")
    assert build(root, search=False) == 0
    (second,) = (root / "output/originals").iterdir()
    assert second.name != first.name
    change(root, RECORD, "  publish: true\n", "")
    assert build(root, search=False) == 0
    assert not (root / "output/originals").exists()


def test_every_passage_stands_in_the_original_of_its_source_too(root: Path, command: Command) -> None:
    done = command(root, "check", "--originals")
    assert done.returncode == 0, done.stderr
    assert re.search(r" passages looked for in \d originals, ", done.stderr)
    archive_with(root, "was dark", "was not dark")
    assert command(root, "check").returncode == 0
    done = command(root, "check", "--originals")
    assert done.returncode == 1
    assert "error[original-differs]" in done.stderr
    assert "site_src/claims/sarn.yaml:" in done.stderr
    assert "the nearest passage reads" in done.stderr


def test_the_date_of_a_capture_is_that_of_the_archive(root: Path, command: Command) -> None:
    change(root, RECORD, "captured: 2024-06-04T07:00:00Z", "captured: 2024-06-05")
    done = command(root, "check", "--originals")
    assert done.returncode == 1
    assert "error[original-date-differs]" in done.stderr
    assert "write captured: 2024-06-04T07:00:00Z" in done.stderr


@pytest.mark.parametrize("publish", [True, False])
def test_an_original_without_a_text_is_an_error_where_the_site_carries_it(
    root: Path, command: Command, *, publish: bool
) -> None:
    before = digest_of((root / KEPT).read_bytes())
    write(root, KEPT, b"no archive")
    change(root, RECORD, before, digest_of(b"no archive"))
    write(root, KEPT, warc(("https://daily.example/a.png", "200 OK", "image/png", b"\x89PNG")))
    change(root, RECORD, digest_of(b"no archive"), digest_of((root / KEPT).read_bytes()))
    if not publish:
        change(root, RECORD, "  publish: true\n", "")
    done = command(root, "check", "--originals")
    assert ("error[original-unreadable]" in done.stderr) is publish
    assert ("warning[original-not-compared]" in done.stderr) is not publish
    assert done.returncode == int(publish)


def without(patch: pytest.MonkeyPatch, library: str) -> None:
    """Let a library be one that is not installed."""
    known: Any = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - as the function that it stands for
        if name.partition(".")[0] == library:
            raise ImportError(name=library)
        return known(name, *rest, **more)

    patch.delitem(sys.modules, "siglum.sources.archive", raising=False)
    patch.setattr(builtins, "__import__", refuse)


def test_without_the_libraries_a_site_is_built_and_it_is_said_what_was_not_looked_at(
    root: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    without(monkeypatch, "warcio")
    assert command(root, "build", "--no-search").returncode == 0
    done = command(root, "check", "--originals")
    assert done.returncode == 3
    assert "reading warc needs warcio, which is not installed" in done.stderr
    done = command(root, "verify")
    assert done.returncode == 0
    assert "the originals that it carries were not all read: reading warc needs warcio" in done.stderr


def test_a_published_site_is_held_against_the_archive_that_it_carries(root: Path, command: Command) -> None:
    assert build(root, search=False) == 0
    done = command(root, "verify")
    assert done.returncode == 0, done.stderr
    assert re.search(r"compared with their texts, \d of them with the originals, too", done.stderr)
    archive_with(root, "was dark", "was not dark")
    assert build(root, search=False) == 0
    done = command(root, "verify")
    assert done.returncode == 1
    assert re.search(r"error: originals/[0-9a-f]{64}\.warc\.gz: \"?.* does not stand in it, as ", done.stderr)
    (carried,) = (root / "output/originals").iterdir()
    carried.chmod(0o644)
    carried.write_bytes(carried.read_bytes() + b" ")
    assert f"error: originals/{carried.name}: is not as it was published" in command(root, "verify").stderr


def test_an_archive_that_changes_while_the_site_is_made_keeps_the_old_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Stage.copy

    def meddle(*given: Any) -> Any:  # noqa: ANN401 - as the function that it stands for
        (root / KEPT).write_bytes(b"another")
        return copy(*given)

    monkeypatch.setattr(Stage, "copy", meddle)
    assert build(root, search=False) == 1
    assert f"{KEPT}: error[input-changed]" in capsys.readouterr().err
    assert not (root / "output").exists()
