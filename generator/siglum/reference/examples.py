r"""Parses the examples of problems, which are text files beside this package, into examples by code.

`=== CODE` begins an example, `--- PATH` a file of it. Each line of a file begins with two characters of its own:

    "< "  it is wrong, and gone when mended       "| "  it stands in both, and is shown
    "> "  it is there only when mended            "  "  it stands in both, and need not be shown

`<-- PATH` and `>-- PATH` are files that exist only before or only after the mending; of two such lines in a row, both
files have the lines that follow. `(none)` after a path says that there is no such file, `(no record)` that an article
has no source record. `\u{202e}` is the character of that number,
`\x{e9}` the byte, and `\repeat{40}{- }` forty times what the second braces hold.

The tests put each example into a small site, and check that the wrong side has this problem alone and the mended side
none.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct, field

from siglum.model.problems import visible

HEADER = re.compile(r"(?P<side>[-<>])-- (?P<path>\S+)(?: \((?P<how>none|no record)\))?")
ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
BYTE = re.compile(r"\\x\{([0-9a-f]{2})\}")
REPEAT = re.compile(r"\\repeat\{(\d+)\}\{([^}]*)\}")
WRONG, MENDED = "<", ">"
SHOWN_REPEATS = 12
"""Code points of a repetition that are shown; the rest is left out."""


class Line(Struct, frozen=True):
    """A line of an example without its first two characters, and the first of them."""

    gutter: str
    text: str

    def stands(self, side: str) -> bool:
        """Return whether the line is on a side."""
        return self.gutter in (side, "|", " ")


class Part(Struct, frozen=True):
    """A file of an example."""

    path: str
    side: str
    """- for both sides."""
    how: str
    """none, no record, or empty."""
    lines: list[Line] = field(default_factory=list)

    def data(self, side: str) -> bytes:
        """Return the content of the file on a side."""
        texts = [unescaped(line.text) for line in self.lines if line.stands(side)]
        return "".join(f"{text}\n" for text in texts).encode("utf-8", "surrogateescape")

    def shown(self, side: str) -> tuple[str, ...]:
        """Return the lines of a side that are shown, dedented; an ellipsis stands for hidden ones between them."""
        standing = [line for line in self.lines if line.stands(side)]
        groups = [(hidden, list(lines)) for hidden, lines in groupby(standing, key=lambda line: line.gutter == " ")]
        shown = [line.text for hidden, lines in groups for line in lines if not hidden]
        indent = min((len(text) - len(text.lstrip(" ")) for text in shown), default=0)
        made: list[str] = []
        for number, (hidden, lines) in enumerate(groups):
            if not hidden:
                made += [_readable(line.text[indent:]) for line in lines]
            elif 0 < number < len(groups) - 1:
                made.append("…")
        return tuple(made)


class Example(Struct, frozen=True):
    """A problem, before and after it is mended."""

    code: str
    parts: list[Part] = field(default_factory=list)

    def files(self, side: str) -> Iterator[Part]:
        """Yield the files of a side."""
        return (part for part in self.parts if part.side in ("-", side))

    def shown(self, side: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what is shown of a side: the path of each file, and its lines.

        Of the mended side only files that differ are shown.
        """
        for part in self.files(side):
            lines = part.shown(side)
            if side == MENDED and part.side == "-" and lines == part.shown(WRONG):
                continue
            if part.how == "none":
                yield f"{part.path} (there is no such file)", ()
            elif lines:
                yield part.path, lines


def unescaped(text: str) -> str:
    """Expand the escapes and repetitions in a text; bytes become surrogates."""
    text = REPEAT.sub(lambda match: match[2] * int(match[1]), text)
    text = BYTE.sub(lambda match: chr(0xDC00 + int(match[1], 16)), text)
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _readable(text: str) -> str:
    """Return a line for display: invisible characters are spelt out, and long repetitions cut."""
    text = REPEAT.sub(lambda match: _cut(match[2] * int(match[1])), text)
    text = BYTE.sub(lambda match: f"<{match[1].upper()}>", text)
    return visible(ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN_REPEATS else f"{text[:SHOWN_REPEATS]}…"


def read_examples(texts: Mapping[str, str]) -> dict[str, Example]:
    """Return the examples of all files, by code; raises ValueError for a text that is not as described above."""
    examples: dict[str, Example] = {}
    for name, text in texts.items():
        example = Example("")
        part: Part | None = None
        for number, line in enumerate(text.split("\n"), start=1):
            if line.startswith("=== "):
                example, part = Example(line.removeprefix("=== ")), None
                if example.code in examples:
                    message = f"{name}:{number}: {example.code} has an example already"
                    raise ValueError(message)
                examples[example.code] = example
            elif header := HEADER.fullmatch(line):
                lines: list[Line] = part.lines if part and not part.lines else []
                part = Part(header["path"], header["side"], header["how"] or "", lines)
                example.parts.append(part)
            elif line and part and line[0] in "<>| " and line[1:2] in ("", " "):
                part.lines.append(Line(line[0], line[2:]))
            elif line:
                message = f"{name}:{number}: this line begins with none of the marks: {line}"
                raise ValueError(message)
    return examples
