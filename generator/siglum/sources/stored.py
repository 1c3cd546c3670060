"""Reads stored articles: their text, and the offsets of their sentences."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from siglum.model.files import File, Span
from siglum.model.problems import Problem
from siglum.reading.text import decode, line_starts


def read_seed(
    file: File, language: str, cached: Mapping[str, list[list[int]]]
) -> tuple[str, tuple[tuple[int, int], ...], tuple[Problem, ...]]:
    """Return an article's text, the ranges of its sentences (code points, half-open), and the problems in it.

    `cached` holds the sentences of articles that were read before, by seed_key.
    """
    text, problems = decode(file, seed=True)
    if not problems and not text.strip():
        hint = "put the article's text there, or remove its source"
        problems = (Problem("seed-empty", Span(file.path, 1, 1, 1, 1), "the article is empty", hint),)
    if problems:
        return "", (), problems
    if known := cached.get(seed_key(file, language)):
        return text, tuple((start, end) for start, end in known), ()
    return text, tuple(_sentences(text, language)), ()


def seed_key(file: File, language: str) -> str:
    """Return the cache key of an article's sentences."""
    return f"{language}\n{file.digest}"


def _sentences(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of each line; a line is a paragraph or a heading."""
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - a build from the cache cuts no sentences

    starts = (*line_starts(text), len(text))
    for start, end in pairwise(starts):
        line = text[start:end]
        if not line.strip():
            continue
        for boundary in get_sentence_boundaries(language.partition("-")[0], line):
            words = line[boundary["start_index"] : boundary["end_index"]]
            if words.strip():
                first = start + boundary["start_index"] + len(words) - len(words.lstrip())
                yield first, start + boundary["start_index"] + len(words.rstrip())
