"""The command `farm`: builds many sites, each by itself, and one register of whom they have in common."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from msgspec import Struct

from siglum.commands.terminal import say
from siglum.doors.errors import EnvironmentFault
from siglum.doors.loose import read_file, replace_file
from siglum.exports.indented import indented
from siglum.exports.register import Listed, register
from siglum.model.counting import numbered
from siglum.model.exits import BUG, DONE, ENVIRONMENT, REJECTED, USAGE
from siglum.model.problems import visible
from siglum.model.record_base import item_address

WORDS = {DONE: "built", REJECTED: "rejected", USAGE: "not built", ENVIRONMENT: "not built", BUG: "met a bug"}
ENTITIES = "output/data/entities.json"


class Built(Struct, frozen=True):
    """What became of one site."""

    folder: Path
    code: int
    said: str


def farm_sites(folders: Sequence[Path], jobs: int, into: Path | None, options: Sequence[str]) -> int:
    """Build the sites in folders, `jobs` at a time, and write their register; return the exit code, the gravest of all.

    `options` are those of `build`. A site that fails holds up no other. Raises EnvironmentFault where the register
    can't be written.
    """
    done = []
    with ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(_built, folder, options) for folder in folders]
        for task in waiting:
            one = task.result()
            done.append(one)
            say(f"[{len(done)}/{len(folders)}] {visible(str(one.folder))}: {_word(one)}")
            if one.said.strip():
                say("\n".join(f"    {line}" for line in one.said.strip().split("\n")))
    if into is not None:
        _write_register(into, done)
    counts = Counter(map(_word, done))
    listed = ", ".join(f"{count} {word}" for word, count in sorted(counts.items()))
    say(f"{numbered(len(done), 'site')}: {listed}")
    return max((one.code for one in done), default=DONE)


def _word(one: Built) -> str:
    return WORDS.get(one.code, f"ended with {one.code}")


def _built(folder: Path, options: Sequence[str]) -> Built:
    """Build a site in a process of its own, so that what it needs is given back, and nothing of it meets another."""
    command = [sys.executable, "-m", "siglum", "--root", str(folder), "build", "--jobs", "1", *options]
    try:
        found = subprocess.run(  # noqa: S603 - this very program
            command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except OSError as error:
        return Built(folder, ENVIRONMENT, f"error: {error}")
    # A process that was killed has a negative code.
    return Built(folder, found.returncode if found.returncode >= 0 else ENVIRONMENT, found.stdout + found.stderr)


def _write_register(into: Path, done: Sequence[Built]) -> None:
    entries = register(one for built in done for one in _listed(built.folder))
    sites = [{"folder": str(one.folder), "state": _word(one)} for one in done]
    replace_file(into, indented({"version": 1, "sites": sites, "entries": entries}))
    joined = sum(len(entry["records"]) > 1 for entry in entries)
    unsure = sorted(_same_names(entries))
    say(f"{visible(str(into))}: {len(entries)} people and organizations, {joined} of them on several sites")
    for name in unsure:
        say(f"    {name} stands on several sites, and no `same_as` or `wikidata` says whether it is the same")


def _same_names(entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    counts = Counter(entry["name"] for entry in entries)
    return (name for name, count in counts.items() if count > 1)


def _listed(folder: Path) -> Iterator[Listed]:
    """Yield the people and organizations of a site as it stands published; a rejected edition leaves the one before."""
    data = read_file(folder / ENTITIES)
    try:
        found = json.loads(data)["entities"] if data else []
        for one in found:
            if one["kind"] in ("person", "organization") and one["named"]:
                item = [item_address(one["wikidata"])] if one.get("wikidata") else []
                same, claims = (*one["same_as"], *item), len(one["claims"])
                yield Listed(str(folder), one["id"], one["name"], one["kind"], one["url"], same, claims)
    except (ValueError, KeyError, TypeError) as error:
        message = f"{visible(str(folder / ENTITIES))} is not what a build writes"
        raise EnvironmentFault(message, "Build that site again.") from error
