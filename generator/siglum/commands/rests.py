"""The command that says what would fall with an article, a report or a speaker."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from siglum.commands.build import prove_root
from siglum.commands.terminal import note_broken, report, say
from siglum.model.counting import numbered
from siglum.model.exits import DONE, REJECTED, USAGE
from siglum.model.problems import errors_in, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from siglum.facts.indexes import Indexes
    from siglum.facts.resting import Standing


def show_resting(root: Path, name: str) -> int:
    """Print what the site would lose without something, given its id; return the exit code."""
    from siglum.facts.indexes import Indexes  # noqa: PLC0415 - see commands/build.py

    proven, problems = prove_root(root, cache=True)
    if proven.site is None:
        report(problems, "text")
        return REJECTED
    indexes = Indexes.of(proven.site.database)
    if name not in indexes.carried:
        return _refused(name, indexes)
    note_broken(len(errors_in(problems)))
    loss = indexes.loss[name]
    say(f"{visible(indexes.name(name))} carries {_numbered(len(loss.claims), 'claim')}. Without that:", sys.stdout)
    nothing, fewer = len(loss.nothing), len(loss.fewer)
    _list(f"{_numbered(nothing, 'claim')} would have nothing left that says so", _stated(loss.nothing, indexes))
    _list(f"{_numbered(fewer, 'claim')} would go back to fewer origins", _stated(loss.fewer, indexes))
    whole, in_part = len(loss.unsupported), len(loss.in_part)
    _list(f"{_numbered(whole, 'sentence')} of explainers would stand unsupported", _said(loss.unsupported, indexes))
    _list(f"{_numbered(in_part, 'sentence')} would lose some of what carries them", _said(loss.in_part, indexes))
    return DONE


def _refused(name: str, indexes: "Indexes") -> int:
    """Say why nothing can rest on what has an id, or has none."""
    from siglum.model.files import Place  # noqa: PLC0415 - see commands/build.py
    from siglum.proving.unknown import unknown_id  # noqa: PLC0415 - see commands/build.py

    site = indexes.site
    if name in site.sources or name in site.voices or name in site.origins:
        say(f"no claim rests on {visible(name)}", sys.stdout)
        return DONE
    kind = "article, report, outlet or speaker"
    problem = unknown_id(name, (*indexes.carried,), Place(""), kind)
    known = f"{visible(name)} is a {site.kind[name].lower()}, and no {kind}" if name in site.records else ""
    say(f"error: {known or visible(problem.message)}\n    hint: {visible(problem.hint)}")
    return USAGE


def _list(title: str, lines: "Iterable[str]") -> None:
    found = list(lines)
    say(f"\n{title}{':' if found else '.'}", sys.stdout)
    for line in found:
        say(f"    {line}", sys.stdout)


def _stated(claims: "Iterable[str]", indexes: "Indexes") -> "Iterable[str]":
    return (f"{claim}: {visible(indexes.site.claims[claim].statement)}" for claim in claims)


def _said(standing: "Iterable[Standing]", indexes: "Indexes") -> "Iterable[str]":
    for one in standing:
        own = f" (the editor's own, by {', '.join(one.grounds)})" if one.grounds else ""
        yield f"{one.explainer}: {visible(indexes.plain(one.sentence))}{own}"


def _numbered(number: int, noun: str) -> str:
    return numbered(number, noun) if number else f"no {noun}s"
