"""Everything that is wrong with a site, or worth a second look: the laws and the cautions, each asked for by itself."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from siglum.engine.plain import plain_json
from siglum.engine.tracked import Answers, Tracked, each, value
from siglum.facts.indexes import Indexes
from siglum.lint.cautions import CAUTIONS, CAUTIONS_OF_NAMES, cautions_of
from siglum.lint.dating import claim_is_dated_as_printed
from siglum.lint.omissions import omissions_of
from siglum.lint.quoting_texts import omissions_in_texts
from siglum.lint.site_cautions import CAUTIONS_OF_SITES
from siglum.lint.telling import sentences_add_no_number, sentences_have_nobody_else_speak
from siglum.lint.waivers import Waived, waivers_of, weigh
from siglum.model.files import SETTINGS, Place, Span
from siglum.model.problems import Problem, errors_first, errors_in
from siglum.proving.laws import LAWS, LAWS_OF_CLAIMS, LAWS_OF_RECORDS, LAWS_OF_SOURCES
from siglum.proving.more_laws import MORE_LAWS, held
from siglum.proving.site import Site
from siglum.reading.parse import PlaceFinder

Problems = tuple[Problem, ...]


class Findings(Tracked):
    """What is wrong with a site. Errors are looked for without the cautions, which take as long as all else."""

    @property
    def site(self) -> Site:
        """What the laws hold for."""
        return Site.of(self.database)

    @property
    def indexes(self) -> Indexes:
        """What follows from it."""
        return Indexes.of(self.database)

    @property
    def claims(self) -> Mapping[str, object]:
        """The claims."""
        return self.site.claims

    @property
    def sources(self) -> Mapping[str, object]:
        """The sources."""
        return self.site.sources

    @property
    def records(self) -> Mapping[str, object]:
        """Every record."""
        return self.site.records

    @value
    def laws(self) -> tuple[str, ...]:
        """The laws of a whole site, by name; those of extensions by their codes."""
        return (*(law.__name__ for law in LAWS), *MORE_LAWS.ids)

    @each("laws", plain=plain_json(Problems))
    def of_site(self, law: str) -> Problems:
        """What a law of the whole site finds."""
        ours = next((one for one in LAWS if one.__name__ == law), None)
        return tuple(ours(self.site)) if ours else held(MORE_LAWS[law], self.site)

    @each("claims", plain=plain_json(Problems))
    def of_claim(self, claim: str) -> Problems:
        """What is wrong with one claim."""
        wrong = self.site.proven[claim].problems
        return (*wrong, *(problem for law in LAWS_OF_CLAIMS for problem in law(self.site, claim)))

    @each("records", plain=plain_json(Problems))
    def of_record(self, record: str) -> Problems:
        """What is wrong with the texts and the fields of one record."""
        return tuple(problem for law in LAWS_OF_RECORDS for problem in law(self.site, record))

    @each("sources", plain=plain_json(Problems))
    def of_source(self, source: str) -> Problems:
        """What is wrong with one source."""
        return tuple(problem for law in LAWS_OF_SOURCES for problem in law(self.site, source))

    @value
    def found(self) -> Problems:
        """What reading, resolving and the laws found, in no order."""
        site = self.site
        written, stored = site.written, site.stored
        found = [problem for outline in written.outline.values() for problem in outline.problems]
        found += stored.problems
        if not site.has_settings:
            if not any(problem.at.path == SETTINGS for problem in errors_in(found)):
                hint = f"write {SETTINGS} with title, tagline, description and scope"
                found.append(Problem("settings-missing", Place(SETTINGS), "the site has no settings", hint))
            return tuple(_but_what_follows(found, self._unread()))
        found += site.gathered.problems
        found += (problem for name in site.ids_of_sources for problem in site.source_problems[name])
        for answers in (self.of_site, self.of_record, self.of_claim, self.of_source):
            for problems in answers.values():
                found += problems
        return tuple(_but_what_follows(found, self._unread()))

    def _unread(self) -> tuple[str, ...]:
        """Return the paths of the files that have a record which could not be read."""
        return tuple(place.path for outline in self.site.written.outline.values() for _, place in outline.unread)

    # What an editor looks at twice

    @each("claims", plain=plain_json(Problems))
    def cautions(self, claim: str) -> Problems:
        """What is to be looked at twice in a claim, whatever anybody is called."""
        found = (*cautions_of(claim, self.indexes, CAUTIONS), *omissions_of(claim, self.indexes))
        return (*found, *claim_is_dated_as_printed(claim, self.indexes))

    @each("claims", plain=plain_json(Problems))
    def cautions_of_names(self, claim: str) -> Problems:
        """What is to be looked at twice in the names of a claim."""
        return cautions_of(claim, self.indexes, CAUTIONS_OF_NAMES)

    @each("records", plain=plain_json(Problems))
    def cautions_of_texts(self, record: str) -> Problems:
        """What is to be looked at twice in what the texts of a record quote, and in their numbers."""
        return (*omissions_in_texts(record, self.indexes), *sentences_add_no_number(record, self.indexes))

    @each("records", plain=plain_json(Problems))
    def cautions_of_speakers(self, record: str) -> Problems:
        """What is to be looked at twice in whom the texts of a record have speak."""
        return sentences_have_nobody_else_speak(record, self.indexes)

    @property
    def cautions_by_claim(self) -> tuple[Answers[Problems], ...]:
        """The cautions that are asked for claim by claim."""
        return self.cautions, self.cautions_of_names

    @property
    def cautions_by_record(self) -> tuple[Answers[Problems], ...]:
        """The cautions that are asked for record by record."""
        return self.cautions_of_texts, self.cautions_of_speakers

    @property
    def all_cautions(self) -> tuple[Answers[Problems], ...]:
        """All cautions, those of the whole site last."""
        return *self.cautions_by_claim, *self.cautions_by_record, self.cautions_of_site

    @value
    def looks(self) -> tuple[str, ...]:
        """The cautions of a whole site, by name."""
        return tuple(look.__name__ for look in CAUTIONS_OF_SITES)

    @each("looks", plain=plain_json(Problems))
    def cautions_of_site(self, look: str) -> Problems:
        """What is to be looked at twice in the whole site."""
        return tuple(next(one for one in CAUTIONS_OF_SITES if one.__name__ == look)(self.indexes))

    @each("records", plain=plain_json(dict[str, str]))
    def waivers(self, record: str) -> dict[str, str]:
        """The reason of each waiver of a record, by the code that it waives."""
        return waivers_of(self.site.records[record])

    @value
    def weighed(self) -> tuple[Problems, tuple[Waived, ...]]:
        """Everything that is wrong and not waived, and the warnings that the editor let stand.

        Beside an error, a warning about the same words would be noise, so only the laws are weighed then.
        """
        found = self.found
        if not self.site.has_settings:
            return found, ()
        cautions: list[Problem] = []
        if not errors_in(found):
            for answers in self.all_cautions:
                for problems in answers.values():
                    cautions += problems
        return weigh(self.site, (*found, *cautions), self.waivers)

    def place(self, problems: Problems) -> Problems:
        """Give every problem its record, line and column, and put them in order: errors first, then by place."""
        if not problems:
            return ()
        written = self.site.written
        made = []
        ids = self._ids()
        locators: dict[str, PlaceFinder | None] = {}
        for problem in problems:
            path = problem.at.path
            if path not in locators:
                file = written.file.get(path)
                locators[path] = PlaceFinder(file) if file else None
            locator = locators[path]
            found = problem if problem.record else replace(problem, record=_record_at(problem.at, ids))
            if locator and isinstance(problem.at, Place):
                found = replace(found, at=locator.span(problem.at))
            if locator and found.span.line:
                found = replace(found, source_line=locator.line(found.span.line))
            made.append(found)
        made.sort(key=lambda one: (one.span.path, one.span.line, one.span.column, one.code))
        return errors_first(made)

    def _ids(self) -> Mapping[tuple[str, tuple[str | int, ...]], str]:
        """Return the id of each record by where it stands, and that of each source by its article."""
        if not self.site.has_settings:
            return {}
        ids = {(place.path, place.keys): name for name, place in self.site.places.items()}
        return ids | {(f"seeds/{source.file}", ()): name for name, source in self.site.sources.items()}

    @value
    def located(self) -> Problems:
        """Everything that is wrong and not waived, each at its line, errors first."""
        return self.place(self.weighed[0])

    @value
    def waived(self) -> tuple[Waived, ...]:
        """The warnings that the editor let stand, by place."""
        return self.weighed[1]


FOLLOW = {"site_src/sources/": ("seed-without-source", "prose-misquotes", "silence-without-control")}
"""The codes of what may only follow where a record could not be read, by how its path begins."""


def _record_at(at: Place | Span, ids: Mapping[tuple[str, tuple[str | int, ...]], str]) -> str:
    """Return the id of the record that a place stands in; empty where it stands in none."""
    keys = at.keys if isinstance(at, Place) else ()
    return next(
        (ids[at.path, keys[:count]] for count in range(len(keys), -1, -1) if (at.path, keys[:count]) in ids), ""
    )


def _but_what_follows(problems: list[Problem], unread: tuple[str, ...]) -> Iterator[Problem]:
    """Yield problems, but for those that may only follow from what was not read, or from a quotation not found.

    Either may account for any sentence, or be what others speak of: what is left over is known only with it.
    """
    follow = {
        code for folder, codes in FOLLOW.items() if any(path.startswith(folder) for path in unread) for code in codes
    }
    if unread or any(problem.code.startswith("quote-") for problem in problems):
        follow.add("sentence-unaccounted")
    return (problem for problem in problems if problem.code not in follow)
