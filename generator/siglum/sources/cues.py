"""The cues of subtitles (WebVTT, SubRip): when each begins and ends, and its lines.

Files in the wild have commas for points, no hours, no numbers, no empty lines, or empty lines within a cue. A cue is
what follows a line with two times; no line is dropped in silence.
"""

import re

from msgspec import Struct, field

STAMP = r"(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3})\d*)?"
TIMES = re.compile(rf"\s*{STAMP}[ \t]*-->[ \t]*{STAMP}(?:\s.*)?\Z")
NO_SPEECH = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s.*)?\Z")
"""How the blocks of WebVTT begin that are no cues."""
NUMBER = re.compile(r"\s*\d+\s*\Z")
ROOM_ABOVE = re.compile(r"(-->.*\n)(?:[ \t]+\n)+")
"""Lines of spaces at the beginning of a cue, which push the others down where they roll up."""


class Cue(Struct):
    """What is shown at once."""

    begins: float
    ends: float
    """In seconds; never before it begins."""
    lines: list[str] = field(default_factory=list)


def webvtt_cues(text: str) -> tuple[tuple[Cue, ...], tuple[str, ...]]:
    """Return the cues of a WebVTT file, and the lines that are in none; raises ValueError where it is none."""
    blocks = re.split(r"\n(?:[ \t]*\n)+", ROOM_ABOVE.sub(r"\1", text.strip("\n")))
    if not re.match(r"WEBVTT(?:[ \t].*)?(?:\n|\Z)", text):
        message = "its first line is not WEBVTT"
        raise ValueError(message)
    cues: list[Cue] = []
    stray: list[str] = []
    for number, block in enumerate(blocks):
        lines = block.split("\n")
        at = next((at for at, line in enumerate(lines) if TIMES.match(line)), None)
        if at is None:
            if number and not NO_SPEECH.match(lines[0]):
                stray += [line for line in lines if line.strip()]
            continue
        # What stands before the first time is the name of the cue, or the head of the file.
        cues += _cues(lines[at:])
    return tuple(cues), tuple(stray)


def subrip_cues(text: str) -> tuple[tuple[Cue, ...], tuple[str, ...]]:
    """Return the cues of a SubRip file, and the lines that are in none; raises ValueError where it is none."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if TIMES.match(line)), None)
    if first is None:
        message = "no line has two times, such as 00:01:02,500 --> 00:01:04,000"
        raise ValueError(message)
    kept: list[str] = []
    for line, after in zip(lines[first:], (*lines[first + 1 :], ""), strict=True):
        # The number of a cue stands right before its times.
        if not (NUMBER.match(line) and TIMES.match(after)):
            kept.append(line)
    stray = (line for line in lines[:first] if line.strip() and not NUMBER.match(line))
    return tuple(_cues(kept)), tuple(stray)


def _cues(lines: list[str]) -> list[Cue]:
    """Return the cues of some lines, the first of which has times."""
    cues: list[Cue] = []
    for line in lines:
        if match := TIMES.match(line):
            begins, ends = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
            cues.append(Cue(begins, max(begins, ends)))
        elif line.strip():
            cues[-1].lines.append(line)
    return cues


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + int((rest or "0").ljust(3, "0")) / 1000
