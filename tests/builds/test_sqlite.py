"""The database of a site: the same bytes for the same input, whole, and with views that answer."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from siglum.exports.sqlite import VIEWS
from tests.builds.real import Built
from tests.builds.small import build, copy_site


@pytest.fixture
def opened(small: Built) -> Iterator[sqlite3.Connection]:
    """Return the database of the small site."""
    with closing(sqlite3.connect(f"file:{small.output / 'data' / 'site.sqlite'}?mode=ro", uri=True)) as connection:
        yield connection


def test_it_is_sound_and_holds_what_the_other_files_hold(opened: sqlite3.Connection, small: Built) -> None:
    assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [row[0] for row in opened.execute("SELECT id FROM claims ORDER BY rowid")] == [
        one["id"] for one in small.data("claims.json")["claims"]
    ]
    evidence = [one for claim in small.data("claims.json")["claims"] for one in claim["evidence"]]
    assert opened.execute("SELECT id, quote, place FROM evidence ORDER BY rowid").fetchall() == [
        (one["id"], one["quote"], one["where"]) for one in evidence
    ]
    first, last, source = opened.execute(
        "SELECT first, last, source FROM evidence WHERE id = 'cafe-was-full/courier'"
    ).fetchone()
    assert small.texts[source][first:last] == "The café at the gate was full."


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_answers_and_says_what_it_tells(opened: sqlite3.Connection, small: Built, view: str) -> None:
    rows = opened.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608 - a name of ours
    assert rows or view in {"claims_of_one_article", "claims_with_one_origin"}
    metadata = json.loads((small.output / "data" / "site.metadata.json").read_bytes())
    assert metadata["databases"]["site"]["tables"][view]["description"] == VIEWS[view][0]


def test_the_same_input_gives_the_same_bytes(small: Built, tmp_path: Path) -> None:
    root = copy_site(tmp_path / "again")
    assert build(root, search=False) == 0
    one, other = (folder / "data" / "site.sqlite" for folder in (small.output, root / "output"))
    assert one.read_bytes() == other.read_bytes()
