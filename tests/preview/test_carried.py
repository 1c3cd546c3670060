"""Originals that a site carries are served from where they lie, in pieces, and never held whole."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.preview.desk import Preview, plant, previewing, until

DATA = b"WARC/1.0\r\n" + bytes(range(256)) * 20_000
DIGEST = sha256(DATA).hexdigest()
ADDRESS = f"/originals/{DIGEST}.warc"
RECORD = "site_src/sources/gazette.md"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = plant(tmp_path / "carrying")
    (root / "seeds/gazette.warc.original").write_bytes(DATA)
    record = (root / RECORD).read_text("utf-8")
    told = f"original:\n  file: gazette.warc.original\n  sha256: {DIGEST}\n  from: gazette.warc\n  publish: true\n"
    (root / RECORD).write_text(record.replace("set_aside:", f"{told}set_aside:"), "utf-8")
    with previewing(root) as running:
        yield running


def test_an_original_is_served_as_it_is_as_long_as_the_site_carries_it(preview: Preview) -> None:
    assert ADDRESS.removeprefix("/") in preview.page("/sources/gazette/")
    found = preview.ask(ADDRESS)
    assert (found.status, found.body) == (200, DATA)
    assert found.headers["Content-Type"] == "application/octet-stream"
    assert preview.ask(ADDRESS, "HEAD").body == b""
    assert preview.ask(f"/originals/{'0' * 64}.warc").status == 404
    preview.save((preview.root / RECORD).read_text("utf-8").replace("  publish: true\n", ""), RECORD)
    until(lambda: preview.ask(ADDRESS).status == 404, "the original is no longer carried")


def test_an_original_that_was_just_taken_away_is_not_found(preview: Preview) -> None:
    (preview.root / "seeds/gazette.warc.original").unlink()
    assert preview.ask(ADDRESS).status == 404
