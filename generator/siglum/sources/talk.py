"""Talk: the subtitles of a recording (WebVTT, SubRip) as paragraphs, each stretch with its time.

Cues are cut where they fit on a screen; their words read on. A new paragraph begins where somebody else speaks, where a
cue says so with a dash, or after a pause. webvtt-py reads the files; it is an optional dependency.
"""

import html
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import webvtt

from siglum.model.files import File, Span
from siglum.model.locators import Located, Locator
from siglum.model.problems import Problem
from siglum.sources.article import Article, Metadata, Reading, decoded, unless_empty
from siglum.sources.lines import reads_on_without_space

PAUSE = 4.0
"""Seconds of silence after which a new paragraph begins, if a sentence has ended."""
LONG = 700
"""Code points from which on a paragraph ends with a sentence."""
ENDED = re.compile(r"[.!?…。！？][\"”’)\]]*\Z")  # noqa: RUF001
VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<\d\d:[\d:.]+>|\{\\an?\d\}", re.IGNORECASE)
NAMED = re.compile(r"(?:>>\s*)?([A-ZÀ-Þ][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,3})\s?:\s+(?=\S)")
"""A name in front of what somebody says: ODALYS BRENT: I rang the bell."""
DASH = re.compile(r"(?:>>|[-–—])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said in a cue, or in a line of one."""

    words: str
    begins: float
    ends: float
    voice: str = ""
    """Who says it; empty where the cue does not say."""
    turns: bool = False
    """Whether somebody else begins to speak."""


def from_webvtt(file: File) -> Reading:
    """Return the talk in a WebVTT file."""
    return _read(file, "WebVTT")


def from_srt(file: File) -> Reading:
    """Return the talk in a SubRip file."""
    return _read(file, "SubRip")


def _read(file: File, name: str) -> Reading:
    text, changes, problems = decoded(file)
    if problems:
        return None, problems
    try:
        stream = io.StringIO(text)
        cues = webvtt.from_buffer(stream, format="vtt" if name == "WebVTT" else "srt").captions
        times = [(cue.start_in_seconds + _rest(cue.start), cue.end_in_seconds + _rest(cue.end)) for cue in cues]
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError, ValueError) as error:
        message = f"these subtitles can't be read as {name}: {error}"
        hint = "look at the first line and the lines with times, or add the words as plain text (--as text)"
        return None, (Problem("original-unreadable", Span(file.path), message, hint),)
    said = [one for cue, time in zip(cues, times, strict=True) for one in _said(cue.raw_text, *time)]
    made, located = _put_together(list(_without_repeats(said)))
    speakers = list(dict.fromkeys(one.voice for one in said if one.voice))
    way = f"Received as subtitles ({name}), whose cues were joined into sentences"
    return unless_empty(
        file,
        Article(made, way, changes, Metadata(byline=", ".join(speakers) if len(speakers) == 1 else ""), (), located),
    )


def _rest(stamp: str) -> float:
    """Return the milliseconds of a time as seconds; the library drops them."""
    return int(stamp.rpartition(".")[2].ljust(3, "0")[:3]) / 1000


def _said(raw: str, begins: float, ends: float) -> Iterator[_Said]:
    """Yield what is said in a cue, line by line where each is somebody else's."""
    open_line = ""
    for line in raw.replace("\r", "").split("\n"):
        voices = list(VOICE.finditer(line))
        words = " ".join(html.unescape(TAG.sub("", line)).split())
        if not words:
            continue
        named = NAMED.match(words)
        if voices:
            pieces = VOICE.split(line)
            if before := " ".join(html.unescape(TAG.sub("", pieces[0])).split()):
                yield _Said(before, begins, ends)
            for voice, spoken in zip(pieces[1::2], pieces[2::2], strict=True):
                if heard := " ".join(html.unescape(TAG.sub("", spoken)).split()):
                    yield _Said(heard, begins, ends, " ".join(html.unescape(voice).split()), turns=True)
        elif named:
            yield _Said(words, begins, ends, named[1], turns=True)
        else:
            yield _Said(words, begins, ends, turns=bool(DASH.match(words)))
    del open_line


def _without_repeats(said: Iterable[_Said]) -> Iterator[_Said]:
    """Leave out what rolls up: captions of broadcasts show each line again below the next."""
    before: list[str] = []
    for one in said:
        if one.words in before and not one.turns:
            continue
        before = [*before[-2:], one.words]
        yield one


def _put_together(said: list[_Said]) -> tuple[str, tuple[Located, ...]]:
    parts: list[str] = []
    located: list[Located] = []
    at = length = 0
    voice = ""
    before: _Said | None = None
    for one in said:
        between = " "
        is_new = before is None or _begins(before, one, voice, length)
        if before is None:
            between = ""
        elif is_new:
            between = "\n\n"
        elif reads_on_without_space(before.words[-1], one.words[0]):
            between = ""
        label = ""
        if is_new and one.voice and not one.words.startswith(one.voice) and not NAMED.match(one.words):
            label = f"{one.voice}: "
        parts += [between, label, one.words]
        at += len(between) + len(label)
        located.append(Located(at, at + len(one.words), Locator(begins=one.begins, ends=one.ends)))
        at += len(one.words)
        length = len(one.words) if is_new else length + len(one.words)
        voice = one.voice or ("" if one.turns else voice)
        before = one
    return "".join((*parts, "\n")), tuple(located)


def _begins(before: _Said, one: _Said, voice: str, length: int) -> bool:
    """Tell whether a paragraph begins."""
    if one.turns and (not one.voice or one.voice != voice):
        return True
    return bool(ENDED.search(before.words)) and (one.begins - before.ends > PAUSE or length > LONG)
