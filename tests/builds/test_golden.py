"""The small site, which uses every kind of record, is shown as it was when somebody last looked at it."""

import difflib
from pathlib import Path

from siglum.model.files import File
from siglum.reading.parse import KINDS
from tests.builds.renew_golden import COMMAND, STORED, made
from tests.builds.small import SITE
from tests.doors.trees import read_all

WRITTEN = {name: data for name, data in read_all(SITE / "site_src").items() if not name.startswith("assets/")}
SHOWN = 60
"""Lines of the differences that a failure shows."""


def test_the_small_site_is_shown_as_it_is_stored(tmp_path: Path) -> None:
    """If the change is right, renew what is stored and look at what it changes."""
    stored, new = read_all(STORED), made(tmp_path / "site")
    said = [f"is missing: {address}" for address in sorted(stored.keys() - new.keys())]
    said += [f"is new: {address}" for address in sorted(new.keys() - stored.keys())]
    for address in sorted(stored.keys() & new.keys()):
        old, now = stored[address].decode().splitlines(), new[address].decode().splitlines()
        if stored[address] != new[address]:
            said += difflib.unified_diff(old, now, address, address, lineterm="", n=0)
            said += [] if old != now else [f"ends its lines in another way: {address}"]
    shown = "\n".join(said[:SHOWN])
    assert not said, f"{shown}\n({len(said)} lines) If this is right: {COMMAND}"


def test_the_small_site_has_a_record_of_every_kind() -> None:
    files = [File(f"site_src/{name}", data) for name, data in WRITTEN.items()]
    assert [kind.example for kind in KINDS if not any(kind.path.match(file.path) for file in files)] == []


def test_the_small_site_uses_every_field_of_every_record() -> None:
    """A field that no record uses is shown nowhere, so nobody would see what becomes of it."""
    text = "\n".join(data.decode() for data in WRITTEN.values())
    missing = {
        f"{kind.record.__name__}.{name}"
        for kind in KINDS
        for name, field in kind.record.model_fields.items()
        if name not in kind.record.filled and f"{field.alias or name}:" not in text
    }
    # A theme is installed; tests/package/ builds with one.
    assert missing == {"Settings.theme"}
