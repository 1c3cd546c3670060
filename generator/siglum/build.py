"""The whole flow on one screen: a Snapshot goes in, its content is proven, a site comes out. No I/O."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from siglum.catalogue.published import Published
from siglum.engine.database import Database
from siglum.facts.indexes import Indexes
from siglum.lint.findings import Findings
from siglum.lint.waivers import Waived
from siglum.model.files import Snapshot
from siglum.model.problems import Problem, errors_in
from siglum.proving.site import Site
from siglum.reading.written import CONTENT, SEEDS, TEMPLATES, Written


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
        cautions = self.findings.cautions, self.findings.cautions_of_names, self.findings.cautions_of_site
        for answers in cautions:
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


def show(proven: Proven, *, search: bool = False) -> Published:
    """Return the files of a proven site; with `search`, its pages offer a search, whose index the publisher adds.

    Raises ValueError where there is no site, or it has errors.
    """
    if proven.site is None or errors_in(proven.errors):
        message = "a site with errors is not shown"
        raise ValueError(message)
    proven.database.give(Written.option.name, "search", "yes" if search else None)
    return proven.published
