"""Talk: the subtitles of a recording (WebVTT, SubRip) as paragraphs, each stretch with its time.

Cues are cut where they fit on a screen; their words read on. A new paragraph begins where somebody else speaks, where a
cue says so with a dash, or after a pause.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from siglum.model.files import File
from siglum.model.language_tags import LANGUAGE_TAG
from siglum.model.locators import Locator
from siglum.sources.article import Article, LeftOut, Metadata, Reading, decoded, laid_out, no_article, unless_empty
from siglum.sources.cues import Cue, subrip_cues, webvtt_cues
from siglum.sources.lines import BROKEN_WORD, reads_on_without_space

PAUSE = 4.0
"""Seconds of silence after which a new paragraph begins, if a sentence has ended."""
LONG = 700
"""Code points from which on a paragraph ends with a sentence."""
ENDED = re.compile(r"[.!?…。！？][\"”’)\]]*\Z")  # noqa: RUF001
VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:[ \t]+([^>]*))?>|</v>")
"""Where the words of a voice begin, with its name, or end."""
MARKS_BEHIND = re.compile(r"(</v>)((?:<(?!/?v\b)[^<>]*>|[^<\w])+)(?=</?v\b|\Z)")
"""The end of a voice with nothing but marks behind it, such as a full stop, which are the voice's."""
READING = re.compile(r"<rt(?:[.\s][^>]*)?>(.*?)(?:</rt>|(?=</ruby>|<rt)|\Z)", re.IGNORECASE)
"""How characters are read, beside them."""
TAG = re.compile(r"</?(?:c|i|b|u|s|v|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<\d\d:[\d:.]+>|\{\\[^{}]*\}", re.IGNORECASE)
STAMP = re.compile(r"<\d\d:[\d:.]+>")
"""When the next word of a cue is said."""
NAMED = re.compile(
    r"(?:>>\s*)?(?:([A-ZÀ-Þ][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,3}(?: \d{1,2})?)\s?:\s+(?=\S)"
    r"|([A-ZÀ-Þ][A-ZÀ-Þ0-9 .'’-]+):\Z)"
)
"""A name in front of what somebody says: ODALYS BRENT: I rang the bell; in capitals on a line of its own too."""
TURN = re.compile(r"(?<=[.?!…\"”’)\]♪])\s+(?=>>)")
"""Where somebody else begins to speak within a line."""
DASHES = "-–—"
"""What a line begins with that is an answer, and never another one's repetition."""
DASH = re.compile(rf"(?:>>|[{DASHES}])\s*(?=\S)")
SOUND = re.compile(r"(?:[♪♫#].*[♪♫#]|\[[^\]]*\]|\([^)]*\))\Z")
"""What is heard and not said, as subtitles write it: [LAUGHTER], (applause), ♪ music ♪."""
ANYBODY = re.compile(r"(?:man|woman|boy|girl|speaker|narrator|announcer|voice|host|reporter)s?\s*\d*", re.IGNORECASE)
"""What subtitles call somebody whom they do not name."""
LANGUAGE = re.compile(rf"^Language:\s*({LANGUAGE_TAG})\s*$", re.MULTILINE)
"""The language in the head of WebVTT, as platforms write it."""
FRAME = 0.05
"""The most seconds between a cue and the next where the screen is never empty: one frame of a film."""


class _Said(Struct, frozen=True):
    """What is said in a cue, or in a line of one."""

    words: str
    begins: float
    ends: float
    voice: str = ""
    """Who says it; empty where the cue does not say."""
    turns: bool = False
    """Whether somebody else begins to speak."""
    is_in_span: bool = False
    """Whether the voice is that of a span of WebVTT, which ends with its cue; what ANN: begins goes on."""


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
        return no_article(file, "original-unreadable", message, hint)
    cues, grown = _without_grown(cues)
    cues, repeats = _without_repeats(cues)
    said = list(_after_spans(one for cue in cues for one in _said(cue)))
    made, located = laid_out(_pieces(said))
    readings = (match[1] for cue in cues for line in cue.lines for match in READING.finditer(line))
    left_out = (
        *(LeftOut("lines without a time", line) for line in stray),
        *(LeftOut("words that the next caption shows again", words) for words in grown),
        *(LeftOut("lines shown again while others roll up", line) for line in repeats),
        *(LeftOut("readings beside characters", words) for words in readings if words),
    )
    speakers = list(dict.fromkeys(one.voice for one in said if one.voice))
    others = any(one.turns and not one.voice for one in said)
    named = len(speakers) == 1 and not others and not ANYBODY.fullmatch(speakers[0])
    language = LANGUAGE.search(text.partition("\n\n")[0])
    way = f"Received as subtitles ({name}), whose cues were joined into sentences"
    metadata = Metadata(byline=speakers[0] if named else "", language=language[1] if language else "")
    return unless_empty(file, Article(made, way, changes, metadata, left_out, located))


def _without_grown(cues: Sequence[Cue]) -> tuple[tuple[Cue, ...], list[str]]:
    """Return cues without those that the next one repeats as it grows, word by word, and their words.

    A sentence by itself that the next cue begins with may have been said twice.
    """
    grows = [False, *(_grows(*pair) for pair in pairwise(cues)), False, False]
    kept: list[Cue] = []
    grown: list[str] = []
    begins: float | None = None
    for at, cue in enumerate(cues, start=1):
        words = _all_words(cue)
        begins = cue.begins if begins is None else begins
        if grows[at] and (grows[at - 1] or grows[at + 1] or not ENDED.search(words)):
            grown.append(words)
        else:
            kept.append(Cue(begins, cue.ends, cue.lines))
            begins = None
    return tuple(kept), grown


def _grows(before: Cue, cue: Cue) -> bool:
    """Tell whether a cue begins with all words of the one right before it, and goes on in the same line."""
    shown, heard = _all_words(before), _all_words(cue)
    if not shown or shown[0] in DASHES or not heard.startswith(shown) or cue.begins - before.ends > FRAME:
        return False
    goes_on = heard[len(shown) : len(shown) + 1]
    return bool(goes_on) and not goes_on.isalnum() and _shown_again(_heard(before), _heard(cue)) == 0


def _all_words(cue: Cue) -> str:
    return " ".join(_heard(cue)[1])


def _heard(cue: Cue) -> tuple[Cue, list[str]]:
    """Return a cue with its lines that have words."""
    return cue, [heard for line in cue.lines if (heard := _words(line))]


def _without_repeats(cues: Sequence[Cue]) -> tuple[tuple[Cue, ...], list[str]]:
    """Return cues without what rolls up, and that: captions of broadcasts show lines again, above the next.

    A cue that brings nothing new says the same words twice, but among cues that roll up, and behind one that tells when
    each of its words is said.
    """
    words = [_heard(cue)[1] for cue in cues]
    again = [0, *(_shown_again(*pair) for pair in pairwise(map(_heard, cues)))][: len(cues)]
    rolls = [0 < count < len(heard) for count, heard in zip(again, words, strict=True)]
    kept: list[Cue] = []
    repeats: list[str] = []
    for at, cue in enumerate(cues):
        is_timed = at > 0 and any(STAMP.search(line) for line in cues[at - 1].lines)
        count = again[at] if is_timed or any(rolls[max(0, at - 1) : at + 2]) else 0
        repeats += words[at][:count]
        kept.append(_without_first(cue, count) if count else cue)
    return tuple(kept), repeats


def _without_first(cue: Cue, count: int) -> Cue:
    """Return a cue without so many lines that have words; the voices in them go on."""
    lines = [line for line in cue.lines if _words(line)]
    voices = [voice[0] for line in lines[:count] for voice in VOICE.finditer(line)]
    return Cue(cue.begins, cue.ends, ["".join((*voices, *lines[count : count + 1])), *lines[count + 1 :]])


def _shown_again(before: tuple[Cue, list[str]], now: tuple[Cue, list[str]]) -> int:
    """Return how many lines at the beginning of a cue still stand there from the one right before it."""
    (earlier, shown), (cue, heard) = before, now
    if cue.begins - earlier.ends > FRAME:
        return 0
    most = next((at for at, line in enumerate(heard) if line[0] in DASHES), len(heard))
    return next((count for count in range(min(most, len(shown)), 0, -1) if heard[:count] == shown[-count:]), 0)


def _words(line: str) -> str:
    return " ".join(html.unescape(TAG.sub("", READING.sub("", line))).split())


def _said(cue: Cue) -> Iterator[_Said]:
    """Yield what is said in a cue, line by line where each is somebody else's."""
    begins, ends = cue.begins, cue.ends
    voice = ""
    for line in cue.lines:
        first, *rest = VOICE.split(MARKS_BEHIND.sub(r"\2\1", line))
        for words in TURN.split(_words(first)):
            named = NAMED.match(words)
            is_turn = bool(named or DASH.match(words))
            if words:
                who = (named[1] or named[2]) if named else "" if is_turn else voice
                yield _Said(words, begins, ends, who, is_turn, is_in_span=bool(voice))
        for name, spoken in zip(rest[::2], rest[1::2], strict=True):
            voice = " ".join(html.unescape(name or "").split())
            if heard := _words(spoken):
                yield _Said(heard, begins, ends, voice, turns=True, is_in_span=bool(voice))


def _after_spans(said: Iterable[_Said]) -> Iterator[_Said]:
    """Yield what is said, where words outside a span are not of the voice of the one before it."""
    was_in_span = False
    for one in said:
        is_sound = not one.is_in_span and SOUND.match(one.words)
        yield replace(one, turns=True) if was_in_span and not one.is_in_span and not is_sound else one
        was_in_span = one.is_in_span or (was_in_span and bool(is_sound))


def _pieces(said: list[_Said]) -> Iterator[tuple[str, str, Locator]]:
    """Yield what each person says, with what stands before it, and when they say it."""
    length = 0
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
        yield between + label, one.words, Locator(begins=one.begins, ends=one.ends)
        length = len(one.words) if is_new else length + len(one.words)
        voice = one.voice or ("" if one.turns else voice)
        before = one


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
