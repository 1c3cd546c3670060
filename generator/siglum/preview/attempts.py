"""One try at building: whatever comes of it is a value, a site to show or notes on what stood in the way."""

import gc
import sys
import time
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import TemplateError

from siglum.build import Build, Memory, Proven, prove, show
from siglum.doors.disk import load_memory, read_snapshot
from siglum.doors.errors import EnvironmentFault
from siglum.engine.memo import Kept
from siglum.model.files import File, Snapshot
from siglum.model.problems import Problem, errors_in
from siglum.preview.notes import Desk, Note, crash_note, fault_note
from siglum.preview.shown import Shown, marks_of

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
    wrong: tuple[Note, ...] = ()
    """Those of them that the files' names and sizes alone were enough for."""
    seconds: float = 0.0
    unweighed: Proven | None = None
    """What is still to be weighed, where the site is shown: until then, warnings are not among the notes."""


NOTHING = Attempt(None, None, ())
ROUND = 20
"""Tries that were never weighed after which what they did not ask for is forgotten."""


class Maker:
    """Builds one project again and again, and remembers what makes the next time faster."""

    def __init__(self, desk: Desk, boot: str) -> None:
        """`boot` tells this run of the server from an earlier one, whose pages may still be open."""
        self.desk = desk
        self.boot = boot
        self.memory = Memory({}, {})
        self.kept = Kept()
        self.count = 0
        self.unturned = 0

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
        return replace(made, seconds=time.perf_counter() - started)

    def weigh(self, made: Attempt) -> Attempt:
        """Look for what is no error and yet worth a second look; never raises.

        It takes as long as all else together, and nobody waits for it: a page is served first.
        """
        if made.unweighed is None:
            return made
        try:
            notes = self.desk.notes(made.unweighed.problems)
        except BaseException as error:  # noqa: BLE001 - see make
            traceback.print_exc(file=sys.stderr)
            notes = (crash_note(error),)
        self._turn()
        # Sites that are no longer shown hold themselves, and while pages are waited for nothing is collected.
        gc.collect()
        return replace(made, notes=(*made.wrong, *notes), unweighed=None)

    def _turn(self) -> None:
        self.kept.turn()
        self.unturned = 0

    def _make(self, tried: Attempt, showing: Shown | None) -> Attempt:
        snapshot, wrong = self._read()
        key = (snapshot.digest, wrong)
        if key == tried.key:
            return tried
        self.unturned += 1
        if self.unturned > ROUND:
            self._turn()
        proven = prove(snapshot, self.memory, None, self.kept)
        self.memory = proven.memory
        if errors_in(wrong) or proven.errors:
            return Attempt(key, None, self.desk.notes((*wrong, *proven.problems)))
        marks = marks_of(snapshot)
        build = show(snapshot, proven)
        if broken := rehearse(build, showing.build if showing else None):
            return Attempt(key, None, self.desk.notes((*wrong, *broken, *proven.problems)))
        if showing and replace(marks, styles=showing.marks.styles) == showing.marks:
            token = showing.token
        else:
            self.count += 1
            token = f"{self.boot}.{self.count}"
        notes = self.desk.notes(wrong)
        return Attempt(key, Shown(build, marks, lambda: proven.problems, token), notes, notes, unweighed=proven)

    def _read(self) -> tuple[Snapshot, tuple[Problem, ...]]:
        try:
            snapshot, wrong = read_snapshot(self.desk.root, self.desk.shipped)
        except EnvironmentFault:
            time.sleep(PATIENCE)
            snapshot, wrong = read_snapshot(self.desk.root, self.desk.shipped)
        parts = (snapshot.content, snapshot.seeds, snapshot.templates)
        return Snapshot(*(self._as_before(files) for files in parts)), wrong

    def _as_before(self, files: tuple[File, ...]) -> tuple[File, ...]:
        """Return the files, each as the value that it was if its bytes are the same: so its digest is known."""
        return tuple(self.kept.same(file.path, file) for file in files)


def rehearse(build: Build, before: Build | None) -> tuple[Problem, ...]:
    """Make one page of each kind whose templates are others than before.

    So a broken template is told of while the good site still stands.
    """
    if before and build.renderer.digest == before.renderer.digest:
        return ()
    first = {page.template: page for page in reversed(build.pages)}
    templates, old = build.renderer.templates, before.renderer.templates.texts if before else {}
    problems: dict[object, Problem] = {}
    for page in first.values():
        try:
            if any(old.get(name) != text for name, text in templates.parts_of(page.template).items()):
                build.renderer.render(page.template, page.view())
        except TemplateError as error:
            problem = build.renderer.problem(error, page.template)
            problems.setdefault((problem.span, problem.message), problem)
    return tuple(problems.values())
