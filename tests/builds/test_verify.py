"""`verify` finds what was changed in a published site: by its digest, and by its words where the digest was forged."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from siglum.exports.manifest import ADDRESS
from siglum.model.files import digest_of
from tests.builds.real import Built
from tests.builds.small import Command
from tests.doors.trees import names_in, read_all, tree_hash


@pytest.fixture(scope="module")
def whole(published_once: Path) -> dict[str, bytes]:
    """Return the files of the small site."""
    return read_all(published_once / "output")


@pytest.fixture
def output(published_once: Path, tmp_path: Path) -> Path:
    """Return a copy of the small site's output alone, as it may lie with a host."""
    return Path(shutil.copytree(published_once / "output", tmp_path / "downloaded"))


def errors(command: Command, output: Path) -> list[str]:
    """Return what is said to be wrong with a site."""
    done = command(output.parent, "verify", str(output))
    said = [line.removeprefix("error: ") for line in done.stderr.splitlines()]
    assert done.returncode == (1 if said[:-1] else 0), done.stderr
    assert "Traceback" not in done.stderr
    return said[:-1]


def forge(output: Path, address: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file, and the manifest with it."""
    path = output / address
    data = change(path.read_bytes())
    assert data != path.read_bytes()
    path.write_bytes(data)
    manifest = json.loads((output / ADDRESS).read_bytes())
    manifest["files"][address] = digest_of(data)
    (output / ADDRESS).write_text(json.dumps(manifest), encoding="utf-8")


def test_a_site_is_verified_as_it_was_published(command: Command, built: Built) -> None:
    done = command(built.project, "verify")
    assert done.returncode == 0, done.stderr
    assert done.stderr.endswith("the site is as it was published\n")
    before = tree_hash(built.project / "output")
    command(built.project, "verify")
    assert tree_hash(built.project / "output") == before


def test_the_manifest_lists_every_file(whole: dict[str, bytes]) -> None:
    manifest = json.loads(whole[ADDRESS])
    assert manifest["files"] == {
        address: digest_of(data) for address, data in whole.items() if address not in {ADDRESS, ".sourced-site.json"}
    }
    assert manifest["generated_from"] == json.loads(whole["data/claims.json"])["generated_from"]
    assert {"siglum", "jinja2", "pagefind-bin"} <= set(manifest["programs"])


def test_every_file_that_is_changed_is_named(command: Command, output: Path, whole: dict[str, bytes]) -> None:
    names = sorted(address for address in whole if address not in {ADDRESS, ".sourced-site.json"})
    for address in names:
        path = output / address
        path.write_bytes(path.read_bytes() + b" ")
    said = errors(command, output)
    assert {line.partition(":")[0] for line in said} >= set(names)


def test_what_is_missing_and_what_is_too_much_is_named(command: Command, output: Path) -> None:
    (output / "claims" / "index.html").unlink()
    (output / "claims" / "more.html").write_bytes(b"")
    (output / "robots.txt").unlink()
    (output / "robots.txt").symlink_to("/etc/passwd")
    os.mkfifo(output / "pipe")
    (output / ".nojekyll").unlink()
    (output / ".sourced-site.json").unlink()
    assert errors(command, output) == [
        "claims/index.html: is missing",
        "claims/more.html: is no file of this site",
        "pipe: is no file of this site",
        "robots.txt: is no plain file",
    ]


def _words(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old.encode(), new.encode(), 1)


def _data(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        found = json.loads(data)
        change(found)
        return json.dumps(found, ensure_ascii=False).encode()

    return changed


def _piece(claims: Any) -> Any:  # noqa: ANN401 - as JSON has it
    return next(piece for claim in claims["claims"] for piece in claim["evidence"] if piece["source"] == "gazette")


def _target(annotations: Any) -> Any:  # noqa: ANN401 - as JSON has it
    targets = (target for item in annotations["first"]["items"] for target in item["target"])
    return next(target for target in targets if target["source"].endswith("/gazette.txt"))


FORGED: dict[str, tuple[str, Callable[[bytes], bytes], str]] = {
    "a text": ("sources/gazette.txt", lambda data: data + b"And more.\n", "is not the text that data/sources.json"),
    "a segment's place": (
        "data/claims.json",
        _data(lambda data: _piece(data)["segments"][0].update(start=0, end=3)),
        "does not stand in gazette from 0 to 3",
    ),
    "a quotation": ("data/claims.json", _data(lambda data: _piece(data).update(quote="no")), "is not that of its"),
    "the words around a segment": (
        "data/claims.json",
        _data(lambda data: _piece(data)["segments"][0].update(prefix="never there ")),
        "does not stand in gazette",
    ),
    "a source that is not there": (
        "data/claims.json",
        _data(lambda data: _piece(data).update(source="elsewhere")),
        "and there is no such source",
    ),
    "an annotation": (
        "data/annotations.jsonld",
        _data(lambda data: _target(data)["selector"][0].update(exact="never said")),
        '"never said" does not stand in gazette',
    ),
    "no annotations": ("data/annotations.jsonld", lambda _: b"{}", "holds no annotations"),
    "a table": ("data/claims.csv", _words("gazette", "another"), "does not hold the quotations"),
    "a shape": ("data/coverage.json", _words('"version": 1', '"version": "1"'), "does not have the shape of"),
    "inputs": (
        "data/entities.json",
        _data(lambda data: data.update(generated_from="0" * 64)),
        "was made of other inputs",
    ),
    "a wording": (
        "data/disagreements.json",
        _data(lambda data: data["wordings"][0]["versions"][0].update(text="no")),
        "is quoted in other words",
    ),
    "the search's entry": ("pagefind/pagefind-entry.json", lambda _: b"{}", "the search index is not whole"),
    "the search's code": ("pagefind/pagefind.js", lambda _: b"", "pagefind.js is missing or empty"),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_file_is_found_by_what_it_says(command: Command, output: Path, how: str) -> None:
    address, change, said = FORGED[how]
    forge(output, address, change)
    found = errors(command, output)
    assert [line for line in found if said in line], found


def test_a_quotation_that_was_changed_on_a_page_is_found(command: Command, output: Path) -> None:
    page = next(
        path
        for path in sorted(output.glob("claims/*/index.html"))
        if b'data-verbatim="gazette"' in path.read_bytes() and b"The ferry" in path.read_bytes()
    )
    address = page.relative_to(output).as_posix()
    forge(output, address, lambda data: data.replace(b"The ferry", b"The fairy"))
    assert [line for line in errors(command, output) if line.startswith(f"{address}: it shows as words of ")]


@pytest.mark.parametrize("part", ["fragment", "index"])
def test_a_search_index_that_is_cut_is_found(command: Command, output: Path, part: str) -> None:
    name = names_in(output / "pagefind" / part)[0]
    forge(output, f"pagefind/{part}/{name}", lambda data: data[:-9])
    assert [line for line in errors(command, output) if "the search index is not whole" in line]


@pytest.mark.parametrize("data", [None, b"", b"{}", b"[" * 100_000, b'{"files": {"x": 1}}'])
def test_what_is_no_site_is_not_verified(command: Command, tmp_path: Path, data: bytes | None) -> None:
    (tmp_path / "x" / "data").mkdir(parents=True)
    if data is not None:
        (tmp_path / "x" / ADDRESS).write_bytes(data)
    done = command(tmp_path, "verify", str(tmp_path / "x"))
    assert done.returncode == 2
    assert ADDRESS in done.stderr


@pytest.mark.parametrize("name", ["nowhere", "file", "loop"])
def test_what_is_no_folder_is_not_verified(command: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to("loop")
    assert command(tmp_path, "verify", str(tmp_path / name)).returncode == 2
