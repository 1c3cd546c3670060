"""The whole flow on one screen: a Snapshot goes in, its content is proven, a site comes out. No I/O."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import Any

from msgspec.structs import replace

from siglum.catalogue.published import Published
from siglum.engine.apart import Wanted, work_out_apart
from siglum.engine.database import Database
from siglum.engine.executors import Executor
from siglum.engine.tracked import Answers
from siglum.facts.indexes import Indexes
from siglum.facts.sharing import Sharing
from siglum.lint.findings import Findings
from siglum.lint.waivers import Waived
from siglum.model.files import CONTENT, SEEDS, TEMPLATES, Snapshot
from siglum.model.problems import Problem, errors_in
from siglum.proving.silence import Searches
from siglum.proving.site import Site
from siglum.reading.written import Written
from siglum.sources.stored import Stored

WORTH_SHARING = 2_000_000
"""The bytes of records to be read from which on sharing the work among processes saves time."""


def prove(snapshot: Snapshot, base_url: str | None = None, database: Database | None = None) -> "Proven":
    """Read a snapshot and prove it; `base_url` takes the place of that of the settings.

    With a `database` that was used before, only what has changed is worked out again, and an earlier Proven of it must
    not be used any more.
    """
    database = database or Database()
    give(database, snapshot, base_url)
    return Proven(database, snapshot)


def give(database: Database, snapshot: Snapshot, base_url: str | None) -> None:
    """Set the inputs of a database to a snapshot."""
    groups = {CONTENT: snapshot.content, SEEDS: snapshot.seeds, TEMPLATES: snapshot.templates}
    files = {file.path: file for group in groups.values() for file in group}
    for path, file in files.items():
        database.give(Written.file.name, path, file, file.digest)
    database.keep_only(Written.file.name, files.keys())
    for folder, group in groups.items():
        database.give(Written.listed.name, folder, tuple(file.path for file in group))
    for one in snapshot.originals:
        database.give(Written.original.name, one.path, one.digest)
    database.keep_only(Written.original.name, {one.path for one in snapshot.originals})
    database.give(Written.option.name, "base_url", base_url)
    database.give(Written.option.name, "inputs", snapshot.digest)
    database.give(Written.option.name, "theme", snapshot.theme)
    database.give(Written.option.name, "themes", " ".join(snapshot.themes))


class Proven:
    """What was read and proven; valid until its database is given other inputs.

    Everything is worked out when it is first asked for. `errors` needs no warnings, so that a preview can show a page
    before it looks for these.
    """

    def __init__(self, database: Database, snapshot: Snapshot) -> None:
        """Take the database that was given the snapshot."""
        self.database, self.snapshot = database, snapshot
        self.findings, self.published = Findings.of(database), Published.of(database)

    @property
    def site(self) -> Site | None:
        """The site, as far as it could be read; None where the settings could not be."""
        site = Site.of(self.database)
        return site if site.has_settings else None

    @property
    def indexes(self) -> Indexes:
        """The indexes of the site; raises ValueError where there is no site."""
        if self.site is None:
            message = "nothing follows from a site that could not be read"
            raise ValueError(message)
        return Indexes.of(self.database)

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid publishing, by place."""
        return self.findings.place(self.published.errors)

    def looks(self) -> Iterator[Callable[[], object]]:
        """Yield the steps that `problems` consists of, so that a caller can do something else between them."""
        for answers in self.findings.all_cautions:
            for key in answers:
                yield partial(answers.get, key)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, errors first."""
        return self.findings.place((*self.published.own_problems, *self.findings.weighed[0]))

    @cached_property
    def waived(self) -> tuple[Waived, ...]:
        """The warnings that the editor waived."""
        return tuple(replace(one, problem=self.findings.place((one.problem,))[0]) for one in self.findings.weighed[1])


def work_ahead(proven: Proven, executor: Executor) -> None:
    """Have an executor read and prove a project file by file and record by record, where that is worth it.

    All else then finds its answers there; what is known from an earlier build is not worked out again.
    """
    database, findings = proven.database, proven.findings
    written, site = Written.of(database), Site.of(database)
    if executor.is_here:
        return
    unread = [path for path in written.content if not written.read.stands(path)]
    if sum(len(written.file[path].data) for path in unread) < WORTH_SHARING:
        return
    work_out_apart(database, _wanted(unread, written.read), executor, _names(written.read))
    if proven.site is None:
        return
    searches, sharing = Searches.of(database), Sharing.of(database)
    # The words of all articles take up as much memory as everything else, so only a site that searches has them.
    searched = (searches.words,) if next(searches.all(), None) else ()
    of_texts = (site.annotated, sharing.told, *searched)
    told = _names(*of_texts, Stored.of(database).sentences)
    work_out_apart(database, _wanted(site.sources, *of_texts), executor, told)
    # Processes that are forked share what finds names.
    _ = proven.indexes.names
    of_claims = (findings.of_claim, *findings.cautions_by_claim)
    of_records = (findings.of_record, *findings.cautions_by_record)
    wanted = [
        # First, so that one process finds what is found for the whole site at once while others go on.
        *_wanted(site.sources, sharing.alike, sharing.runs_of),
        *_wanted(findings.looks, findings.cautions_of_site),
        *_wanted(site.claims, *of_claims),
        *_wanted(site.records, *of_records),
    ]
    work_out_apart(database, wanted, executor, _names(*of_claims, *of_records, site.proven, searches.found))
    # Now that it is known what articles share.
    work_out_apart(database, _wanted(site.claims, proven.indexes.counts), executor, ())


def _wanted(keys: Iterable[str], *answers: Answers[Any]) -> list[Wanted]:
    return [(one.work.name, key) for key in keys for one in answers]


def _names(*answers: Answers[Any]) -> frozenset[str]:
    return frozenset(one.work.name for one in answers)


def show(proven: Proven, *, search: bool = False) -> Published:
    """Return the files of a proven site; with `search`, its pages offer a search, whose index the publisher adds.

    Raises ValueError where there is no site, or it has errors.
    """
    if proven.site is None or errors_in(proven.errors):
        message = "a site with errors is not shown"
        raise ValueError(message)
    proven.database.give(Written.option.name, "search", "yes" if search else None)
    return proven.published
