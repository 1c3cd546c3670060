"""Articles as received: their text, and where their sentences stand."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from siglum.engine.plain import plain_json
from siglum.engine.tracked import Tracked, each, value
from siglum.model.files import SEEDS, Digest, File, Span
from siglum.model.language_tags import code_of
from siglum.model.locators import ENDING, Located, load
from siglum.model.problems import Problem, Severity
from siglum.reading.text import LINE_END, decode, line_starts
from siglum.reading.written import Written
from siglum.sources.lines import runs_of

Sentences = tuple[tuple[int, int], ...]
"""The half-open offsets of sentences, in code points."""


class Seed(Struct, frozen=True):
    """An article's file: its path, its bytes, its text, and where its sentences stand."""

    path: str
    data: bytes
    digest: Digest
    text: str
    """Empty where it can't be accepted."""
    sentences: Sentences
    located: tuple[Located, ...] = ()
    """Where its stretches stand in the original."""


class Stored(Tracked):
    """The articles of a project, by the names of their files."""

    @property
    def written(self) -> Written:
        """The files that they are read from."""
        return Written.of(self.database)

    @value
    def names(self) -> tuple[str, ...]:
        """The articles that have a source record."""
        languages = self.written.languages
        return tuple(name for path in self.written.listed[SEEDS] if (name := name_of(path)) in languages)

    @value
    def by_digest(self) -> Mapping[Digest, str]:
        """The names of all articles, by the digests of their files."""
        listed = (path for path in self.written.listed[SEEDS] if not path.endswith(ENDING))
        return {self.written.file[path].digest: name_of(path) for path in listed}

    @each("names")
    def text(self, name: str) -> tuple[str, tuple[Problem, ...]]:
        """An article's text, and what can't be accepted of it."""
        return read_text(self.written.file[f"{SEEDS}/{name}"])

    @each("names", plain=plain_json(bool))
    def is_readable(self, name: str) -> bool:
        """Whether an article has a text that can be accepted."""
        return bool(self.text[name][0])

    @each("names", plain=plain_json(Sentences))
    def sentences(self, name: str) -> Sentences:
        """Where an article's sentences stand."""
        return sentences_of(self.text[name][0], self.written.languages[name])

    @each("names")
    def located(self, name: str) -> tuple[tuple[Located, ...], tuple[Problem, ...]]:
        """Where the stretches of an article stand in its original, and what is wrong with the file that says so."""
        path = f"{SEEDS}/{locators_of(name)}"
        if path not in self.written.listed[SEEDS]:
            return (), ()
        try:
            return load(
                self.written.file[path].data, self.written.file[f"{SEEDS}/{name}"].digest, len(self.text[name][0])
            ), ()
        except ValueError as error:
            hint = "add the original again, or delete this file; passages then lead to no page and no minute"
            return (), (Problem("locators-misplaced", Span(path), f"these locators are of no use: {error}", hint),)

    @each("names")
    def seed(self, name: str) -> Seed:
        """An article that has a source record."""
        file = self.written.file[f"{SEEDS}/{name}"]
        if name not in self.written.languages:
            raise KeyError(name)
        return Seed(file.path, file.data, file.digest, self.text[name][0], self.sentences[name], self.located[name][0])

    @each("names", plain=plain_json(tuple[Problem, ...]))
    def wrong(self, name: str) -> tuple[Problem, ...]:
        """What is wrong with one article, and with the file that says where it stands in its original."""
        return (*self.text[name][1], *self.located[name][1])

    @value
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the articles: those that can't be read, and those that nobody describes."""
        hint = "write its source record in site_src/sources/"
        message = "this article has no source record, so nothing of it is on the site"
        unrecorded = tuple(
            Problem("seed-without-source", Span(path, 1, 1, 1, 1), message, hint, Severity.WARNING)
            for path in self.written.listed[SEEDS]
            if name_of(path) not in self.written.languages and not path.endswith(ENDING)
        )
        return (*unrecorded, *(problem for problems in self.wrong.values() for problem in problems))


def name_of(path: str) -> str:
    """Return the name by which a source record calls a file of seeds/."""
    return path.removeprefix(f"{SEEDS}/")


def locators_of(name: str) -> str:
    """Return the name in seeds/ of the file that tells where an article's stretches stand in its original."""
    return name.removesuffix(".txt") + ENDING


def read_text(file: File) -> tuple[str, tuple[Problem, ...]]:
    """Return an article's text, empty where it can't be accepted, and why not."""
    text, problems = decode(file, seed=True)
    if not problems and not text.strip():
        hint = "put the article's text there, or remove its source"
        problems = (Problem("seed-empty", Span(file.path, 1, 1, 1, 1), "the article is empty", hint),)
    return ("" if problems else text), problems


def sentences_of(text: str, language: str) -> Sentences:
    """Return where the sentences of a text stand; a heading, a dateline and a byline are sentences too.

    They read on over line ends where the lines were broken by hand (see lines), and else end with their line.
    """
    return tuple(_sentences(text, language))


def _sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - a build that remembers cuts no sentences

    for start, end in _stretches(text):
        words = LINE_END.sub(_as_spaces, text[start:end])
        for boundary in get_sentence_boundaries(code_of(language), words):
            found = words[boundary["start_index"] : boundary["end_index"]]
            if found.strip():
                first = start + boundary["start_index"] + len(found) - len(found.lstrip())
                yield first, start + boundary["start_index"] + len(found.rstrip())


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches that are cut into sentences: a paragraph of prose, or a line."""
    for run in runs_of(text):
        if run.kind == "prose":
            yield run.start, run.end
            continue
        for start, end in pairwise((*line_starts(text[run.start : run.end]), run.end - run.start)):
            yield run.start + start, run.start + end


def _as_spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])
