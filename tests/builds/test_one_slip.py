"""One slip in a record is told once, where it is, and not again wherever the record is used."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from siglum.build import prove
from siglum.doors.disk import read_snapshot
from siglum.engine.database import Database
from siglum.model.files import File
from siglum.model.problems import errors_in
from tests.builds.small import SITE, TEMPLATES

SNAPSHOT = read_snapshot(SITE, TEMPLATES)[0]
ID = re.compile(r"(?m)(?P<before>^- \{?)id: (?P<id>[a-z0-9-]+)")
NAMED = re.compile(r"site_src/(?:people|organizations|topics|explainers|pages)/[a-z0-9-]+\.md")


def slips() -> Iterator[tuple[str, str, File]]:
    """Yield what is wrong, the path of a file, and the file with it: each list's first and last record, each text."""
    for file in SNAPSHOT.content:
        text = file.data.decode() if file.path.endswith((".yaml", ".md")) else ""
        if file.path.endswith(".yaml"):
            found = list(ID.finditer(text))
            for match in {one.start(): one for one in (found[:1] + found[-1:])}.values():
                for what, spoilt in (
                    ("the field misspelt", f"{match['before']}idd: {match['id']}"),
                    ("no id at all", f"{match['before']}id: {match['id'].title()}"),
                ):
                    changed = text[: match.start()] + spoilt + text[match.end() :]
                    yield f"{file.path} {match['id']}: {what}", file.path, File(file.path, changed.encode())
        if NAMED.fullmatch(file.path):
            folder, _, name = file.path.rpartition("/")
            stem = name.removesuffix(".md")
            yield f"{file.path}: a name that is no id", file.path, File(f"{folder}/{stem.title()}.md", file.data)
            yield f"{file.path}: another ending", file.path, File(f"{folder}/{stem}.markdown", file.data)
            yield f"{file.path}: another folder", file.path, File(f"site_src/things/{name}", file.data)


@pytest.fixture(scope="module")
def known() -> Database:
    """Return what is known of the site, so that each slip costs what it changes."""
    return Database()


@pytest.mark.parametrize(("path", "file"), [pytest.param(*one[1:], id=one[0]) for one in slips()])
def test_a_misspelt_id_is_told_where_it_is_and_nowhere_else(known: Database, path: str, file: File) -> None:
    content = tuple(file if one.path == path else one for one in SNAPSHOT.content)
    problems = errors_in(prove(replace(SNAPSHOT, content=content), database=known).problems)
    assert problems
    told = [f"{one.span.path}:{one.span.line} {one.code} {one.message}" for one in problems]
    assert len({(one.span.path, one.span.line) for one in problems}) == 1, told
    assert {one.span.path for one in problems} == {file.path}, told
