"""The whole flow on one screen: a Snapshot goes in, what it says is proven, a site comes out; nothing is touched."""

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
    """Read every file and hold the whole against the laws; `base_url` stands in for that of the settings.

    A `database` that has proven before does again only what has changed; what was proven with it before is then gone.
    """
    database = database or Database()
    give(database, snapshot, base_url)
    return Proven(database, snapshot)


def give(database: Database, snapshot: Snapshot, base_url: str | None) -> None:
    """Make a snapshot the inputs of a database."""
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
    """All that was read and proven, as long as its database is given nothing else.

    Errors are known at once. What an editor should look at twice is looked for when it is first asked for, since an
    author who previews wants to see the page before that.
    """

    def __init__(self, database: Database, snapshot: Snapshot) -> None:
        """Ask a database to which the snapshot was given."""
        self.database, self.snapshot = database, snapshot
        self.findings, self.published = Findings.of(database), Published.of(database)

    @property
    def site(self) -> Site | None:
        """The site, as far as it could be read; None without settings."""
        site = Site.of(self.database)
        return site if site.has_settings else None

    @property
    def indexes(self) -> Indexes:
        """What follows from the site; raises ValueError where there is none."""
        if self.site is None:
            message = "nothing follows from a site that could not be read"
            raise ValueError(message)
        return Indexes.of(self.database)

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """What forbids publishing, by place."""
        return self.findings.place(self.published.errors)

    def looks(self) -> Iterator[Callable[[], object]]:
        """Yield everything that `problems` will have to look at, one thing at a time, for whoever lets others in."""
        cautions = self.findings.cautions, self.findings.cautions_of_names, self.findings.cautions_of_site
        for answers in cautions:
            for key in answers:
                yield partial(answers.get, key)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, errors first."""
        return self.findings.place((*self.published.own_problems, *self.findings.weighed[0]))

    @cached_property
    def waived(self) -> tuple[Waived, ...]:
        """The warnings that the editor let stand."""
        return tuple(replace(one, problem=self.findings.place((one.problem,))[0]) for one in self.findings.weighed[1])


def show(proven: Proven, *, search: bool = False) -> Published:
    """Return the files of a proven site; with `search`, its pages offer the index that whoever publishes them adds.

    Raises ValueError where there is nothing proven, or an error stands in the way.
    """
    if proven.site is None or errors_in(proven.errors):
        message = "a site with errors is not shown"
        raise ValueError(message)
    proven.database.give(Written.option.name, "search", "yes" if search else None)
    return proven.published
