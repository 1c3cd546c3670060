"""The whole flow on one screen: a Snapshot goes in, what it says is proven, a Build comes out; nothing is touched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from siglum.catalogue.hosting import hosting_files, moved_problems
from siglum.catalogue.pages import Page, pages
from siglum.engine.memo import FORGETFUL, Kept
from siglum.exports.site_data import Exporter
from siglum.facts.indexes import Indexes
from siglum.html.assets import Assets, assets_of, picture_problems
from siglum.html.frame import site_view
from siglum.html.render import Compiled, Renderer, parts_used, templates_of, texts_of
from siglum.html.rereading import Reader
from siglum.lint.cautions import caution
from siglum.lint.waivers import Waived, weigh
from siglum.model.files import File, Place, Snapshot, Span
from siglum.model.problems import Problem, Severity, errors_in
from siglum.model.records import Record, Source
from siglum.proving.laws import check
from siglum.proving.quotations import Stretch
from siglum.proving.resolve import Library, Seed, resolve
from siglum.proving.site import Site
from siglum.reading.parse import parse, place_to_span, source_line
from siglum.reading.text import decode
from siglum.sources.stored import read_seed, seed_key

TEXTS = (".html", ".css", ".js", ".xml")
"""Endings of templates and assets that are text."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier builds found out, by the digests of what they read; it saves time and changes nothing."""

    parsed: Mapping[str, str]
    sentences: Mapping[str, list[list[int]]]


@dataclass(frozen=True)
class Proven:
    """All that was read and proven: the site if it may be shown, every problem, and the memory for next time.

    Errors are known at once. What an editor should look at twice is looked for when it is first asked for, since an
    author who previews wants to see the page before that.
    """

    site: Site | None
    snapshot: Snapshot
    found: tuple[Problem, ...]
    """What reading, resolving and the laws found, by place and not in order."""
    memory: Memory
    kept: Kept = field(default=FORGETFUL, repr=False)

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """What forbids publishing."""
        return located(self.snapshot, errors_in(self.found))

    @cached_property
    def indexes(self) -> Indexes:
        """What follows from the site; raises ValueError where there is none."""
        if self.site is None:
            message = "nothing follows from a site that could not be read"
            raise ValueError(message)
        return Indexes(self.site, lambda: self.waived, self.kept)

    @cached_property
    def _weighed(self) -> tuple[tuple[Problem, ...], tuple[Waived, ...]]:
        problems = self.found
        if self.site is None:
            return located(self.snapshot, problems), ()
        if not self.errors:
            # Only what stands is weighed: beside an error, a warning about the same words would be noise.
            problems = (*problems, *caution(self.indexes))
        problems, waived = weigh(self.site, problems)
        return located(self.snapshot, problems), waived

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, errors first."""
        return self._weighed[0]

    @property
    def waived(self) -> tuple[Waived, ...]:
        """The warnings that the editor let stand."""
        return self._weighed[1]


@dataclass(frozen=True)
class Build:
    """A whole site, ready to be shown: its pages are made when they are asked for."""

    indexes: Indexes
    pages: tuple[Page, ...]
    assets: Assets
    renderer: Renderer
    rereader: Reader
    exporter: Exporter

    def other_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield every file that is no page: assets, exports, and what hosts and search engines want."""
        yield from self.assets.files
        yield from self.exporter.files()
        yield from hosting_files(self.indexes.site.settings, (page.address for page in self.pages))

    def moved_problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the addresses that are said to have moved; only now is known what stands where."""
        settings = self.indexes.site.settings
        unmoved = settings.model_copy(update={"moved": {}})
        standing = {address for address, _ in self.assets.files} | set(self.exporter.addresses())
        standing |= {address for address, _ in hosting_files(unmoved, ())} | {page.address for page in self.pages}
        yield from moved_problems(settings, {page.address for page in self.pages}, standing)

    def prepare(self) -> None:
        """Derive what most pages need, before processes are forked."""
        self.indexes.prepare()

    @cached_property
    def page_at(self) -> Mapping[str, Page]:
        """The pages by address."""
        return {page.address: page for page in self.pages}


def show(snapshot: Snapshot, proven: Proven, *, search: bool = False) -> Build:
    """Make a Build of a proven site; with `search`, its pages offer the index that whoever publishes them adds.

    Raises ValueError where there is nothing proven, or an error stands in the way.
    """
    if proven.site is None or proven.errors:
        message = "a site with errors is not shown"
        raise ValueError(message)
    site, kept = proven.site, proven.kept
    files = kept.same("templates", snapshot.templates)
    with_social = bool(site.settings.base_url)
    assets = kept.under(
        ("assets", with_social),
        (files,),
        lambda: assets_of(files, parts_used(texts_of(files)), with_social=with_social),
    )
    compiled: dict[str, Compiled] = kept.under(Compiled, (), dict)
    return Build(
        indexes=proven.indexes,
        pages=pages(proven.indexes),
        assets=assets,
        renderer=Renderer(kept.of(templates_of, files, compiled), site_view(site, assets, search=search)),
        rereader=Reader({name: text.text for name, text in site.texts.items()}),
        exporter=Exporter(proven.indexes, snapshot.digest, lambda: proven.problems),
    )


def prove(snapshot: Snapshot, memory: Memory, base_url: str | None = None, kept: Kept = FORGETFUL) -> Proven:
    """Read every file and hold the whole against the laws; `base_url` stands in for that of the settings.

    `kept` is for a process that proves again and again; like the memory, it saves time and changes nothing.
    """
    content = _read_content(snapshot, memory, kept)
    sources = {record.file: record for record, _ in content.records if isinstance(record, Source)}
    seeds, wrong_seeds, sentences = _read_seeds(snapshot, sources, memory, kept)
    site, wrong_names = resolve(Library(content.records, seeds, content.unread), kept)
    if site and base_url is not None:
        site = replace(site, settings=site.settings.model_copy(update={"base_url": base_url}))
    wrong = list(content.problems)
    for file in snapshot.templates:
        if file.path.endswith(TEXTS):
            wrong += kept.of(_wrong_text, file)
    wrong += picture_problems(snapshot.templates)
    checked = check(site, kept) if site else ()
    found = (*wrong, *wrong_seeds, *wrong_names, *checked)
    found = tuple(_but_what_follows(found, content))
    return Proven(site, snapshot, found, Memory(content.memory, sentences), kept)


def _wrong_text(file: File) -> tuple[Problem, ...]:
    return decode(file)[1]


@dataclass(frozen=True, slots=True)
class _Content:
    """What the files of site_src/ say, together."""

    records: tuple[tuple[Record, Place], ...]
    unread: tuple[tuple[str, Place], ...]
    problems: tuple[Problem, ...]
    memory: Mapping[str, str]

    def lacks(self, folder: str) -> bool:
        """Whether a record of a folder was written and could not be read."""
        return any(place.path.startswith(folder) for _, place in self.unread)


def _but_what_follows(problems: tuple[Problem, ...], content: _Content) -> Iterator[Problem]:
    """Yield problems, but for those that may only follow from what was not read, or from a quotation not found.

    Either may account for any sentence, or be the record of any article: what is left over is known only with it.
    """
    is_open = bool(content.unread) or any(problem.code.startswith("quote-") for problem in problems)
    for problem in problems:
        follows = (problem.code == "sentence-unaccounted" and is_open) or (
            problem.code == "seed-without-source" and content.lacks("site_src/sources/")
        )
        if not follows:
            yield problem


def _read_content(snapshot: Snapshot, memory: Memory, kept: Kept) -> _Content:
    records: list[tuple[Record, Place]] = []
    unread: list[tuple[str, Place]] = []
    problems: list[Problem] = []
    entries: dict[str, str] = {}
    for file in snapshot.content:
        parsed, wrong, entry = kept.under(parse, (file,), partial(parse, file, memory.parsed))
        records += zip(parsed.records, parsed.places, strict=True)
        unread += parsed.unread
        problems += wrong
        if entry:
            entries[entry[0]] = entry[1]
    return _Content(tuple(records), tuple(unread), tuple(problems), entries)


def _read_seeds(
    snapshot: Snapshot, sources: Mapping[str, Source], memory: Memory, kept: Kept
) -> tuple[dict[str, Seed], list[Problem], dict[str, list[list[int]]]]:
    seeds: dict[str, Seed] = {}
    problems: list[Problem] = []
    sentences: dict[str, list[list[int]]] = {}
    for file in snapshot.seeds:
        name = file.path.removeprefix("seeds/")
        if name not in sources:
            hint = "write its source record in site_src/sources/"
            message = "this article has no source record, so nothing of it is on the site"
            problems.append(
                Problem("seed-without-source", Span(file.path, 1, 1, 1, 1), message, hint, Severity.WARNING)
            )
            continue
        language = sources[name].language
        # The language is of a record that is kept itself, so its identity tells as much as its letters.
        seed, wrong, cut = kept.under(_read_seed, (file, language), partial(_read_seed, file, language, memory))
        problems += wrong
        seeds[name] = seed
        sentences[seed_key(file, language)] = cut
    return seeds, problems, sentences


def _read_seed(file: File, language: str, memory: Memory) -> tuple[Seed, tuple[Problem, ...], list[list[int]]]:
    text, cut, wrong = read_seed(file, language, memory.sentences)
    seed = Seed(file.path, file.data, file.digest, text, tuple(Stretch(*ends) for ends in cut))
    return seed, wrong, [list(ends) for ends in cut]


def located(snapshot: Snapshot, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Give every problem its line and column, and put them in order: errors first, then by place."""
    files: dict[str, File] = {file.path: file for file in (*snapshot.content, *snapshot.seeds)}
    located = []
    for problem in problems:
        made = problem
        if isinstance(problem.at, Place) and problem.at.path in files:
            made = replace(problem, at=place_to_span(files[problem.at.path], problem.at))
        if made.span.line and made.span.path in files:
            made = replace(made, source_line=source_line(files[made.span.path], made.span))
        located.append(made)
    order = list(Severity)
    located.sort(key=lambda one: (order.index(one.severity), one.span.path, one.span.line, one.span.column, one.code))
    return tuple(located)
