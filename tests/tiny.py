"""Tiny sites in text files, which mark their own problems: how such a case is read, filled up and judged.

A case begins with `=== TITLE` and holds files, each after a line `--- PATH`. At the end of a line of a file,

    #! quote-not-verbatim      says that there is an error with this code on this line
    #! one-code, other-code    says the same of several
    #? form-not-direct         says it of a warning
    #! yaml-anchor:12          says also in which column it begins

and at the end of a `--- PATH` line it says so of a problem of that file that has no line. The marks, with the space
before them, are taken away before the site is read; a last line of marks alone stands for the end of the file. In the
text, \\u{202e} is the character of that number, and \\repeat{40}{- } is forty times what the second braces hold.

After the path may stand `(hex)`: the lines hold bytes as hexadecimal digits, a mark belongs to the line of the file on
which its bytes begin; `(none)`: there is no such file; `(no record)`: an article for which no source record is made up.

What a case does not write is made up: site.yaml, and for each article a source record in which the whole text is set
aside. In a source record that it does write, `sha256: auto` and `set_aside: auto` are filled in.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from siglum.build import Proven, prove
from siglum.model.files import ORIGINAL, File, Kept, Snapshot, digest_of
from siglum.model.pictures import FOLDER as PICTURES
from siglum.model.problems import Problem, Severity
from siglum.reading.text import decode

TITLE = re.compile(r"=== (?P<title>.+)")
HEADER = re.compile(r"--- (?P<path>\S+)(?: \((?P<how>hex|none|no record)\))?(?P<marks>(?:\s+#[!?].*)?)\s*")
MARK = re.compile(r"\s*#(?P<sort>[!?]) (?P<codes>[a-z0-9-]+(?::\d+)?(?:, [a-z0-9-]+(?::\d+)?)*)\Z")
ESCAPE = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
REPEAT = re.compile(r"\\repeat\{(\d+)\}\{([^}]*)\}")
LINE_END = re.compile(rb"\r\n|\n|\r")
UNQUOTABLE = re.compile(r"[\u061c\u200e\u200f]+")
SETTINGS = "site_src/site.yaml"
SETTINGS_TEXT = "title: A tiny site\ntagline: For a test\ndescription: A site for a test.\nscope: Nothing but this.\n"


class Mark(Struct, frozen=True):
    """A problem, as a case marks it and as it is found; column 0 where the case does not say."""

    path: str
    line: int
    code: str
    severity: str
    column: int = 0

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}{f':{self.column}' if self.column else ''} {self.severity} {self.code}"


class Case(Struct):
    """One tiny site."""

    title: str
    group: str
    line: int
    files: dict[str, bytes] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    absent: set[str] = field(default_factory=set)
    unrecorded: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What the test runner calls it."""
        return f"{self.group}: {self.title}"

    def snapshot(self) -> Snapshot:
        """Return its files, filled up, as they would be read from the disk."""
        return snapshot(filled(self.files, self.absent, self.unrecorded))


def read_cases(folder: Path) -> list[Case]:
    """Return all cases of a folder."""
    return [case for path in sorted(folder.glob("*.txt")) for case in cases_in(path.read_text("utf-8"), path.stem)]


def cases_in(text: str, group: str = "") -> Iterator[Case]:
    """Yield the cases of one text; raises ValueError where it is not written as the module says."""
    case: Case | None = None
    path, how, lines = "", "", list[str]()
    for number, line in enumerate([*text.split("\n"), "=== the end"], start=1):
        title, header = TITLE.fullmatch(line), HEADER.fullmatch(line)
        if not title and not header:
            if path:
                lines.append(line)
            elif case and line.strip():
                message = f"{group}.txt:{number}: this stands before the first file of its case"
                raise ValueError(message)
            continue
        if case and path:
            _add(case, path, how, lines)
        path, how, lines = "", "", []
        if title:
            if case:
                yield case
            case = Case(title["title"], group, number)
        elif case and header:
            path, how = header["path"], header["how"] or ""
            _, marks = _unmarked(header["marks"], path, 0)
            case.marks += marks


def _add(case: Case, path: str, how: str, lines: list[str]) -> None:
    # Cases are set apart by empty lines, which belong to none of them.
    while lines and not lines[-1]:
        lines.pop()
    if how == "none":
        case.absent.add(path)
        return
    if how == "no record":
        case.unrecorded.add(path)
    data = b""
    for line in lines:
        number = 1 + len(LINE_END.findall(data))
        words, marks = _unmarked(line, path, number)
        case.marks += marks
        if not words and marks and line is lines[-1]:
            # It marks what stands at the very end, after the last line.
            break
        data += bytes.fromhex(words) if how == "hex" else f"{unescaped(words)}\n".encode("utf-8", "surrogatepass")
    case.files[path] = data


def _unmarked(line: str, path: str, number: int) -> tuple[str, list[Mark]]:
    """Return a line without its marks, and these."""
    marks: list[Mark] = []
    while match := MARK.search(line):
        severity = Severity.ERROR if match["sort"] == "!" else Severity.WARNING
        for code in match["codes"].split(", "):
            name, _, column = code.partition(":")
            marks.append(Mark(path, number, name, str(severity), int(column or 0)))
        line = line[: match.start()]
    return line, marks


def unescaped(text: str) -> str:
    """Return the characters and repetitions that a text of a case stands for."""
    repeated = REPEAT.sub(lambda match: match[2] * int(match[1]), text)
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)), repeated)


def filled(
    files: Mapping[str, bytes], absent: set[str] | None = None, unrecorded: set[str] | None = None
) -> dict[str, bytes]:
    """Return the files of a tiny site with what it does not write."""
    made = dict(files)
    if SETTINGS not in (absent or ()):
        made.setdefault(SETTINGS, SETTINGS_TEXT.encode())
    recorded = set(unrecorded or ())
    for path, data in files.items():
        if path.startswith("site_src/sources/") and (named := re.search(rb"^file: (\S+)", data, re.MULTILINE)):
            seed = f"seeds/{named[1].decode()}"
            recorded.add(seed)
            made[path] = _completed(data.decode(), files.get(seed, b"")).encode()
    for path, data in files.items():
        if path.startswith("seeds/") and path not in recorded and not path.endswith(ORIGINAL):
            name = path.removeprefix("seeds/")
            stem = name.partition(".")[0]
            record = f"---\nfile: {name}\ntitle: '[About {stem}]'\nsha256: auto\nset_aside: auto\n---\n"
            made.setdefault(f"site_src/sources/{stem}.md", _completed(record, data).encode())
    return made


def _completed(record: str, seed: bytes) -> str:
    text, unreadable = decode(File("", seed), seed=True)
    # The whole text is one passage that stands there once, but for marks of direction, which no record may hold.
    segments = [part for part in UNQUOTABLE.split(text) if part.strip() and not unreadable]
    aside = f"set_aside: [{{quote: {_quoted(segments)}, reason: transition}}]\n" if segments else ""
    record = re.sub(r"^sha256: auto$", f"sha256: {digest_of(seed)}", record, flags=re.MULTILINE)
    return re.sub(r"^set_aside: auto\n", lambda _: aside, record, flags=re.MULTILINE)


def _quoted(segments: list[str]) -> str:
    """Return segments as YAML; characters beyond the first plane stand for themselves, since it joins no halves."""
    return re.sub(
        r"[\x85\u2028\u2029\ufeff]",
        lambda match: f"\\u{ord(match[0]):04x}",
        json.dumps(segments, ensure_ascii=False),
    )


def snapshot(files: Mapping[str, bytes]) -> Snapshot:
    """Return files as they are after reading: each to its folder, sorted by path."""
    in_order = [File(path, files[path]) for path in sorted(files)]
    return Snapshot(
        content=tuple(
            file for file in in_order if file.path.startswith("site_src/") and not file.path.startswith(PICTURES)
        ),
        seeds=tuple(file for file in in_order if file.path.startswith("seeds/") and not file.path.endswith(ORIGINAL)),
        templates=tuple(file for file in in_order if file.path.startswith(PICTURES)),
        originals=tuple(Kept(file.path, file.digest) for file in in_order if file.path.endswith(ORIGINAL)),
    )


def tiny(text: str) -> Proven:
    """Read and prove one tiny site, written as a case without its title; its marks are not looked at."""
    (case,) = cases_in(f"=== one\n{text}")
    return prove(case.snapshot())


def found(problem: Problem) -> Mark:
    """Return a problem as a mark."""
    span = problem.span
    return Mark(span.path, span.line, problem.code, str(problem.severity), span.column)
