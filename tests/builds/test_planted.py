"""Every text that an author may write, with an invented quotation planted in it: none of them is published."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from msgspec.structs import replace

from siglum.build import prove
from siglum.doors.disk import read_snapshot
from siglum.engine.database import Database
from siglum.model.files import File
from siglum.model.problems import errors_in
from tests.builds.small import SITE, TEMPLATES

SNAPSHOT = read_snapshot(SITE, TEMPLATES)[0]
PLANTED = " “wholly invented words”"
FRONT = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)
Path = tuple[str | int, ...]


def texts(value: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - as YAML has it
    """Yield where each text of a file's fields stands."""
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(one, (*path, key))
    else:
        yield path


def with_planted(value: Any, path: Path) -> Any:  # noqa: ANN401 - as YAML has it
    """Return fields with a quotation behind one of their texts."""
    changed = copy.deepcopy(value)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = f"{inner[path[-1]]}{PLANTED}"
    return changed


def planted() -> Iterator[tuple[str, File]]:
    """Yield each file with a quotation in one of its texts, once for each text of each kind of record."""
    seen = set()
    for file in SNAPSHOT.content:
        if not file.path.endswith((".yaml", ".md")):
            continue
        front = FRONT.fullmatch(file.data.decode())
        written = yaml.load(front[1] if front else file.data.decode(), yaml.BaseLoader)  # noqa: S506 - it makes no objects
        for path in texts(written):
            # What has moved names addresses.
            named = ".".join("*" if isinstance(key, int) else key for key in (file.path.split("/")[1], *path))
            named = re.sub(r"grounds\.[^.]+", "grounds.*", named)
            if named not in seen and ".moved." not in named:
                seen.add(named)
                fields = yaml.dump(with_planted(written, path), allow_unicode=True, width=10**6)
                text = f"---\n{fields}---\n{front[2]}" if front else fields
                yield named, File(file.path, text.encode())


@pytest.fixture(scope="module")
def known() -> Database:
    """Return what is known of the site, so that each text costs what it changes."""
    return Database()


@pytest.mark.parametrize(("name", "file"), [pytest.param(*one, id=one[0]) for one in planted()])
def test_an_invented_quotation_is_refused_in_every_text(known: Database, name: str, file: File) -> None:
    content = tuple(file if one.path == file.path else one for one in SNAPSHOT.content)
    assert errors_in(prove(replace(SNAPSHOT, content=content), database=known).problems), name
