"""Talk: the subtitles of a recording (WebVTT, SubRip) as paragraphs, each stretch with its time.

Cues are cut where they fit on a screen; their words read on. A new paragraph begins where somebody else speaks, where a
cue says so with a dash, or after a pause.
"""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from siglum.model.files import File, Span
from siglum.model.locators import Located, Locator
from siglum.model.problems import Problem
from siglum.sources.article import Article, LeftOut, Metadata, Reading, decoded, unless_empty
from siglum.sources.cues import Cue, subrip_cues, webvtt_cues
from siglum.sources.lines import BROKEN_WORD, reads_on_without_space

PAUSE = 4.0
"""Seconds of silence after which a new paragraph begins, if a sentence has ended."""
LONG = 700
"""Code points from which on a paragraph ends with a sentence."""
ENDED = re.compile(r"[.!?…。！？][\"”’)\]]*\Z")  # noqa: RUF001
VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]+)>")
READING = re.compile(r"<rt(?:[.\s][^>]*)?>(.*?)(?:</rt>|(?=</ruby>|<rt)|\Z)", re.IGNORECASE)
"""How characters are read, beside them."""
TAG = re.compile(r"</?(?:c|i|b|u|s|v|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<\d\d:[\d:.]+>|\{\\[^{}]*\}", re.IGNORECASE)
NAMED = re.compile(
    r"(?:>>\s*)?(?:([A-ZÀ-Þ][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,3}(?: \d{1,2})?)\s?:\s+(?=\S)"
    r"|([A-ZÀ-Þ][A-ZÀ-Þ0-9 .'’-]+):\Z)"
)
"""A name in front of what somebody says: ODALYS BRENT: I rang the bell; in capitals on a line of its own too."""
TURN = re.compile(r"(?<=[.?!…\"”’)\]♪])\s+(?=>>)")
"""Where somebody else begins to speak within a line."""
DASH = re.compile(r"(?:>>|[-–—])\s*(?=\S)")
SOUND = re.compile(r"(?:[♪♫#].*[♪♫#]|\[[^\]]*\]|\([^)]*\))\Z")
"""What is heard and not said, as subtitles write it: [LAUGHTER], (applause), ♪ music ♪."""
ANYBODY = re.compile(r"(?:man|woman|boy|girl|speaker|narrator|announcer|voice|host|reporter)s?\s*\d*", re.IGNORECASE)
"""What subtitles call somebody whom they do not name."""
LANGUAGE = re.compile(r"^Language:\s*([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\s*$", re.MULTILINE)
"""The language in the head of WebVTT, as platforms write it."""


class _Said(Struct, frozen=True):
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
    return _read(file, "WebVTT", webvtt_cues)


def from_srt(file: File) -> Reading:
    """Return the talk in a SubRip file."""
    return _read(file, "SubRip", subrip_cues)


def _read(file: File, name: str, cues_of: Callable[[str], tuple[tuple[Cue, ...], tuple[str, ...]]]) -> Reading:
    text, changes, problems = decoded(file)
    if problems:
        return None, problems
    try:
        cues, stray = cues_of(text)
    except ValueError as error:
        message = f"these subtitles can't be read as {name}: {error}"
        hint = "look at the first line and the lines with times, or add the words as plain text (--as text)"
        return None, (Problem("original-unreadable", Span(file.path), message, hint),)
    cues = tuple(_without_repeats(cues))
    said = [one for cue in cues for one in _said(cue)]
    made, located = _put_together(said)
    readings = (match[1] for cue in cues for line in cue.lines for match in READING.finditer(line))
    left_out = (
        *(LeftOut("lines without a time", line) for line in stray),
        *(LeftOut("readings beside characters", words) for words in readings if words),
    )
    speakers = list(dict.fromkeys(one.voice for one in said if one.voice))
    named = len(speakers) == 1 and not ANYBODY.fullmatch(speakers[0])
    language = LANGUAGE.search(text.partition("\n\n")[0])
    way = f"Received as subtitles ({name}), whose cues were joined into sentences"
    metadata = Metadata(byline=speakers[0] if named else "", language=language[1] if language else "")
    return unless_empty(file, Article(made, way, changes, metadata, left_out, located))


def _without_repeats(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Leave out what rolls up: captions of broadcasts show each line again, above the next.

    Where no cue does so, who says the same words twice has said them twice.
    """
    words = [[_words(line) for line in cue.lines] for cue in cues]
    if not any(len(now) > 1 and now[0] and now[0] in before for before, now in pairwise(words)):
        yield from cues
        return
    shown: list[str] = []
    for cue, now in zip(cues, words, strict=True):
        fresh = [line for line, heard in zip(cue.lines, now, strict=True) if heard not in shown or DASH.match(heard)]
        shown = [*shown, *now][-3:]
        yield Cue(cue.begins, cue.ends, fresh)


def _words(line: str) -> str:
    return " ".join(html.unescape(TAG.sub("", READING.sub("", line))).split())


def _said(cue: Cue) -> Iterator[_Said]:
    """Yield what is said in a cue, line by line where each is somebody else's."""
    begins, ends = cue.begins, cue.ends
    for line in cue.lines:
        if VOICE.search(line):
            pieces = VOICE.split(line)
            if before := _words(pieces[0]):
                yield _Said(before, begins, ends)
            for voice, spoken in zip(pieces[1::2], pieces[2::2], strict=True):
                if heard := _words(spoken):
                    yield _Said(heard, begins, ends, " ".join(html.unescape(voice).split()), turns=True)
            continue
        for words in TURN.split(_words(line)):
            named = NAMED.match(words)
            if words:
                voice = (named[1] or named[2]) if named else ""
                yield _Said(words, begins, ends, voice, turns=bool(named or DASH.match(words)))


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
        elif BROKEN_WORD.search(before.words) and one.words[0].islower():
            # It stays as it is printed, and is known as one word.
            between = "\n"
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
    dash = DASH.match(one.words)
    # A thought that is put in reads on in small letters.
    reads_on = dash and one.words[dash.end()].islower() and not ENDED.search(before.words)
    if one.turns and not reads_on and (not one.voice or one.voice != voice or NAMED.match(one.words)):
        return True
    if SOUND.match(before.words) or (SOUND.match(one.words) and ENDED.search(before.words)):
        # What is heard and not said stands by itself, but within a sentence.
        return not one.words[0].islower()
    return bool(ENDED.search(before.words)) and (one.begins - before.ends > PAUSE or length > LONG)
