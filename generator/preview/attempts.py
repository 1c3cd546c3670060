"""One try at building: whatever comes of it is a value, a site to show or notes on what stood in the way."""

import sys
import time
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import TemplateError

from generator.build import Build, Memory, prove, show
from generator.doors.disk import load_memory, read_snapshot
from generator.doors.errors import EnvironmentFault
from generator.model.files import Snapshot
from generator.model.problems import Problem, errors_in
from generator.preview.notes import Desk, Note, crash_note, fault_note
from generator.preview.shown import Shown, marks_of, with_templates_of

PATIENCE = 0.05
"""Seconds after which a file that could not be read is tried once more: an editor may be replacing it."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a try."""

    key: object
    """What was read; an equal key need not be tried again. None where nothing could be read."""
    shown: Shown | None
    """The new site; None where there is an error."""
    notes: tuple[Note, ...]
    seconds: float = 0.0
    memory: Memory | None = None


NOTHING = Attempt(None, None, ())


class Maker:
    """Builds one project again and again, and remembers what makes the next time faster."""

    def __init__(self, desk: Desk, boot: str) -> None:
        """`boot` tells this run of the server from an earlier one, whose pages may still be open."""
        self.desk = desk
        self.boot = boot
        self.memory = Memory({}, {})
        self.count = 0

    def remember(self, path: Path, stamp: str) -> None:
        """Take over what `build` and `check` left in their cache; nothing is ever written to it."""
        stored, _ = load_memory(path, stamp)
        self.memory = Memory(stored.get("parsed", {}), stored.get("sentences", {}))

    def make(self, tried: Attempt, showing: Shown | None) -> Attempt:
        """Read everything and build it, unless it is what was tried last; never raises.

        A bug, and even an exit from within, must not take the server along: the author would lose the good site.
        """
        started = time.perf_counter()
        try:
            made = self._make(tried, showing)
        except EnvironmentFault as fault:
            made = Attempt(None, None, (fault_note(fault),))
        except BaseException as error:  # noqa: BLE001 - see above
            traceback.print_exc(file=sys.stderr)
            made = Attempt(None, None, (crash_note(error),))
        if made is tried:
            return tried
        if made.memory:
            self.memory = made.memory
        return replace(made, seconds=time.perf_counter() - started, memory=None)

    def _make(self, tried: Attempt, showing: Shown | None) -> Attempt:
        snapshot, wrong = self._read()
        key = (snapshot.digest, wrong)
        if key == tried.key:
            return tried
        proven = prove(snapshot, self.memory)
        problems = (*wrong, *proven.problems)
        if errors_in(problems):
            return Attempt(key, None, self.desk.notes(problems), memory=proven.memory)
        marks = marks_of(snapshot)
        build = with_templates_of(show(snapshot, proven), showing.build if showing else None)
        if showing is None or build.renderer.digest != showing.build.renderer.digest:
            problems = (*problems, *rehearse(build))
            if errors_in(problems):
                return Attempt(key, None, self.desk.notes(problems), memory=proven.memory)
        if showing and replace(marks, styles=showing.marks.styles) == showing.marks:
            token = showing.token
        else:
            self.count += 1
            token = f"{self.boot}.{self.count}"
        return Attempt(key, Shown(build, marks, token), self.desk.notes(problems), memory=proven.memory)

    def _read(self) -> tuple[Snapshot, tuple[Problem, ...]]:
        try:
            return read_snapshot(self.desk.root, self.desk.shipped)
        except EnvironmentFault:
            time.sleep(PATIENCE)
            return read_snapshot(self.desk.root, self.desk.shipped)


def rehearse(build: Build) -> tuple[Problem, ...]:
    """Make one page of each kind, so that a broken template is told of while the good site still stands."""
    first = {page.template: page for page in reversed(build.pages)}
    problems: dict[object, Problem] = {}
    for page in first.values():
        try:
            build.renderer.render(page.template, page.view())
        except TemplateError as error:
            problem = build.renderer.problem(error, page.template)
            problems.setdefault((problem.span, problem.message), problem)
    return tuple(problems.values())
