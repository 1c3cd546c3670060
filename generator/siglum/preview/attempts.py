"""One attempt to build: its outcome is a value, a site to show or notes on what is wrong."""

import gc
import sys
import time
import traceback

from jinja2 import TemplateError
from msgspec import Struct
from msgspec.structs import replace

from siglum.build import Proven, show
from siglum.catalogue.kinds import KINDS
from siglum.catalogue.published import Published
from siglum.doors.errors import EnvironmentFault
from siglum.html.render import Templates
from siglum.model.files import Snapshot
from siglum.model.problems import Problem, errors_in
from siglum.preview.notices import Desk, Notice, crash_notice, fault_notice
from siglum.preview.shown import Shown, marks_of
from siglum.session import Session, State

PATIENCE = 0.05
"""Seconds before a second try to read a file that could not be read: an editor may be replacing it."""


class Attempt(Struct, frozen=True):
    """The outcome of an attempt."""

    key: object
    """Identifies what was read; with an equal key there is nothing to build. None where nothing could be read."""
    shown: Shown | None
    """The new site; None where there is an error."""
    notes: tuple[Notice, ...]
    wrong: tuple[Notice, ...] = ()
    """Those of `notes` that come from folders, file names and sizes alone."""
    seconds: float = 0.0
    unweighed: Proven | None = None
    """What warnings are still to be looked for in, where the site is shown; until then, `notes` lacks them."""


NOTHING = Attempt(None, None, ())
ROUND = 100
"""Revisions after which an answer that was not needed is dropped."""


class Maker:
    """Builds one project again and again, each time reusing what has not changed."""

    def __init__(self, desk: Desk, boot: str) -> None:
        """Take a desk, and what tells this run of the server from earlier ones, whose pages may still be open."""
        self.desk = desk
        self.boot = boot
        self.session = Session(desk.root)
        self.good: State | None = None
        """The state that is shown; None before the first good one."""
        self.templates: Templates | None = None
        """The templates that it is shown with."""
        self.count = 0

    def recall(self) -> None:
        """Take over what `build` and `check` stored in the cache, which is never written to here."""
        self.session.recall()

    def make(self, tried: Attempt, showing: Shown | None) -> Attempt:
        """Read everything and build it, unless it is what was tried last; never raises.

        Not even a bug or a SystemExit may end the server: the author would lose the good site.
        """
        started = time.perf_counter()
        with self.session.lock:
            try:
                made = self._make(tried, showing)
            except EnvironmentFault as fault:
                made = Attempt(None, None, (fault_notice(fault),))
            except BaseException as error:  # noqa: BLE001 - see above
                traceback.print_exc(file=sys.stderr)
                made = Attempt(None, None, (crash_notice(error),))
            if made.shown is None and self.good is not None:
                # Until the next attempt, pages are made of the good site.
                self.session.go_back(self.good)
        if made is tried:
            return tried
        return replace(made, seconds=time.perf_counter() - started)

    def weigh(self, made: Attempt) -> Attempt:
        """Look for warnings; never raises.

        This takes as long as all else together, and holds the lock for one look at a time, so that pages are served in
        between.
        """
        if made.unweighed is None:
            return made
        try:
            for look in made.unweighed.looks():
                with self.session.lock:
                    look()
            with self.session.lock:
                notes = self.desk.notes(made.unweighed.problems)
        except BaseException as error:  # noqa: BLE001 - see make
            traceback.print_exc(file=sys.stderr)
            notes = (crash_notice(error),)
        with self.session.lock:
            self.session.database.forget(ROUND)
        # Garbage is collected here, when nobody waits for a page.
        gc.collect()
        return replace(made, notes=(*made.wrong, *notes), unweighed=None)

    def _make(self, tried: Attempt, showing: Shown | None) -> Attempt:
        snapshot, wrong = self._read()
        self.desk.theme = snapshot.theme
        key = (snapshot.digest, wrong)
        if key == tried.key:
            return tried
        state = self.session.prove(snapshot, wrong)
        proven = state.proven
        if errors_in(wrong) or proven.errors:
            return Attempt(key, None, self.desk.notes(state.problems))
        marks = marks_of(snapshot)
        published = show(proven)
        templates = published.templates
        if broken := rehearse(published, self.templates):
            return Attempt(key, None, self.desk.notes((*wrong, *broken, *proven.problems)))
        self.good, self.templates = state, templates
        if showing and replace(marks, styles=showing.marks.styles) == showing.marks:
            token = showing.token
        else:
            self.count += 1
            token = f"{self.boot}.{self.count}"
        notes = self.desk.notes(wrong)
        return Attempt(
            key, Shown(proven, marks, len(published.pages), token, self.session.lock), notes, notes, unweighed=proven
        )

    def _read(self) -> tuple[Snapshot, tuple[Problem, ...]]:
        try:
            return self.session.read()
        except EnvironmentFault:
            time.sleep(PATIENCE)
            return self.session.read()


def rehearse(published: Published, before: Templates | None) -> tuple[Problem, ...]:
    """Make one page with each page template that has changed, itself or in its parts; return what is broken.

    Thus a broken template is found while the good site is still shown.
    """
    templates = published.templates
    if before and templates.digest == before.digest:
        return ()
    first = {KINDS[ref.kind].template: address for address, ref in reversed(list(published.pages.items()))}
    old = before.texts if before else {}
    problems: dict[object, Problem] = {}
    for template, address in first.items():
        try:
            is_other = any(old.get(name) != text for name, text in templates.parts_of(template).items())
        except TemplateError as error:
            found: tuple[Problem, ...] = (published.renderer.problem(error, template),)
        else:
            found = (
                tuple(one for one in published.page[address].problems if one.code == "template-broken")
                if is_other
                else ()
            )
        for problem in found:
            problems.setdefault((problem.span, problem.message), problem)
    return tuple(problems.values())
