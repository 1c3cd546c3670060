"""What a format makes of a file: an article's text, what the file says of it, what was left out, and where it stands.

Nothing is guessed: undecodable bytes are a problem. Every change to a text, such as a control character removed, is
told, and so is whatever a reader of the original sees and the text does not have, with its size.
"""

import re
from collections.abc import Iterable
from email.utils import parseaddr

from msgspec import Struct, field

from siglum.model.counting import numbered
from siglum.model.date_words import MONTHS
from siglum.model.dates import read_when
from siglum.model.files import File, Span
from siglum.model.locators import Located, Locator
from siglum.model.problems import Problem
from siglum.model.scripts import word_count
from siglum.model.urls import ADDRESS
from siglum.model.values import DOI
from siglum.reading.text import CONTROL, OVERRIDING, decode

Reading = tuple["Article | None", tuple[Problem, ...]]
"""An article, or None and why there is none."""
TITLE_LIMIT = 150
"""The maximum length of a first line that is taken for a title."""
COPY_WORDS = "copy the article's words into a plain text file, and add that"
LONGEST = 70
"""Code points of what was left out that are shown of it."""


class Metadata(Struct, frozen=True):
    """What a file says of the article in it; empty where it says nothing."""

    title: str = ""
    outlet: str = ""
    """What it was published in: a newspaper, a journal, a site."""
    published: str = ""
    """EDTF."""
    byline: str = ""
    """Its authors, as they are printed."""
    address: str = ""
    language: str = ""
    """BCP 47."""
    doi: str = ""
    pmid: str = ""
    isbn: str = ""
    kind: str = ""
    """What it is, as of a record's `kind`."""

    def over(self, other: "Metadata") -> "Metadata":
        """Return what this says, and what the other one says where this says nothing."""
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in self.__struct_fields__})


class LeftOut(Struct, frozen=True):
    """What stands visibly in an original and not in the text."""

    what: str
    """What it is, for a sentence that tells of it: navigation, struck words."""
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)


class Article(Struct, frozen=True):
    """The text to be stored, and how it was obtained."""

    text: str
    way: str
    """How the text was obtained, as a sentence for the source's page, without its full stop."""
    changes: tuple[str, ...] = ()
    """The changes that were made to it, one line each."""
    metadata: Metadata = field(default_factory=Metadata)
    left_out: tuple[LeftOut, ...] = ()
    """What is to be seen in the original and is not in the text, in the original's order."""
    located: tuple[Located, ...] = ()
    """Where stretches of the text stand in the original, in order, without overlapping."""
    captured: str = ""
    """When a web archive says that it took the page, to the second (EDTF)."""


def no_article(file: File, code: str, message: str, hint: str) -> Reading:
    """Say why there is no article in a file."""
    return None, (Problem(code, Span(file.path), message, hint),)


def told(left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """Return a line for each sort of what was left out, with its size, and its longest piece."""
    sorts: dict[str, list[LeftOut]] = {}
    for one in left_out:
        sorts.setdefault(one.what, []).append(one)
    return tuple(_line(what, pieces) for what, pieces in sorts.items())


def _line(what: str, pieces: list[LeftOut]) -> str:
    count = sum(piece.words for piece in pieces)
    longest = " ".join(max(pieces, key=lambda piece: len(piece.text)).text.split())
    shown = longest if len(longest) <= LONGEST else f"{longest[:LONGEST].rstrip()}…"
    return f"{what}: {numbered(count, 'word')} in {numbered(len(pieces), 'place')}, such as “{shown}”"


NOT_TEXT = (
    (b"PK\x03\x04", "an archive, such as a document of a word processor"),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"%PDF-", "a PDF"),
)
"""Formats that are not text, by their first bytes."""


def other_format(file: File) -> tuple[Problem, ...]:
    """Return a problem for a file that is not text, with what it seems to be."""
    found = next((what for start, what in NOT_TEXT if file.data.startswith(start)), None)
    if found is None and b"\0" in file.data and not file.data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        found = "not a text; it has bytes that no text has"
    if found is None:
        return ()
    hint = "open it, copy the article's words into a plain text file, and add that"
    return (Problem("not-utf8", Span(file.path), f"this is {found}", hint),)


def decoded(file: File, text: str | None = None) -> tuple[str, tuple[str, ...], tuple[Problem, ...]]:
    """Return a file's text without characters that no seed may contain, the changes made, and the problems.

    `text` is used instead of the decoded file where it was extracted in another way.
    """
    changes = []
    if text is None:
        data = file.data
        if wide := next((name for mark, name in WIDE if data.startswith(mark)), None):
            try:
                data = data.decode(wide).encode()
            except UnicodeDecodeError:
                return "", (), decode(file)[1]
            changes.append(f"it came in {wide.upper()}, and is kept in UTF-8")
        if data.startswith(b"\xef\xbb\xbf"):
            data = data[3:]
            changes.append("the byte order mark at its beginning is left out")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            return "", (), decode(file)[1]
    for pattern, new, what in UNSEEDLY:
        text, count = pattern.subn(new, text)
        if count:
            changes.append(what.format(count=count, s="s" * (count != 1), are="are" if count != 1 else "is"))
    return text, tuple(changes), ()


WIDE = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Encodings of which the mark at the beginning leaves no doubt."""
UNSEEDLY = (
    (re.compile(r"\r\n|\r"), "\n", "{count} line end{s} {are} written as LF"),
    (
        re.compile(r"\n?[\f\v\x1c-\x1e\x85]\n?"),
        "\n",
        "{count} page end{s} {are} written as LF",
    ),
    (CONTROL, "", "{count} control character{s} {are} left out"),
    (OVERRIDING, "", "{count} control{s} of writing direction {are} left out"),
)
"""The changes made to every text, with their descriptions."""


def unless_empty(file: File, article: Article) -> Reading:
    """Return an article, or the problem that it has no words."""
    if article.text.strip():
        return article, ()
    return no_article(file, "seed-empty", "there are no words of an article in it", COPY_WORDS)


def first_line(text: str) -> str:
    """Return the first line of a text where it may be its title, else nothing."""
    line, _, rest = text.strip().partition("\n")
    # A line that reads on in small letters is the first of a paragraph.
    reads_on = rest.strip(" \t")[:1].islower()
    line = line.strip()
    return line if len(line) <= TITLE_LIMIT and not line.endswith((".", ",", ";")) and not reads_on else ""


HEADER = re.compile(r"([A-Z][A-Za-z-]*): *(\S.*)")


def said_of_text(text: str) -> Metadata:
    """Return what a text says of itself: a mail in its first lines, any other in its title."""
    lines = text.strip().partition("\n\n")[0].split("\n")
    headers = {match[1].lower(): match[2].strip() for line in lines if (match := HEADER.fullmatch(line))}
    if len(headers) < len(lines) or not {"from", "subject"} <= headers.keys():
        return Metadata(first_line(text))
    name, address = parseaddr(headers["from"])
    return Metadata(headers["subject"], byline=name or address, published=edtf_of(headers.get("date", "")))


def edtf_of(text: str) -> str:
    """Return a date as programs write them as EDTF, or nothing where it is of another form.

    2024-06-04T07:00:00Z, 2024/06/04, 2024-06, 2024, 14 May 1932, May 14, 1932, May 1932, c. 1900, and EDTF itself, but
    for times; not 05/14/2024, which is another day elsewhere.
    """
    text = _in_numbers(text.strip())
    match = re.fullmatch(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ].*)?)?)?", text.strip())
    made = "-".join(part.zfill(2) for part in match.groups() if part) if match else text.strip()
    try:
        read_when(made)
    except ValueError:
        return ""
    return made


ABOUT = re.compile(r"(?:c\.?|ca\.?|circa|about) ?(\d{4})", re.IGNORECASE)
IN_WORDS = re.compile(
    r"(?:[A-Z][a-z]{2,8}, )?(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?[ -])?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?: (?P<behind>\d{1,2})(?:st|nd|rd|th)?,)?[ -](?P<year>\d{4})(?: \d.*)?"
)
"""A day or a month in English: 14 May 1932, Tue, 14 May 1932 08:00, May 14, 1932, Sept. 1932."""


def _in_numbers(text: str) -> str:
    if about := ABOUT.fullmatch(text):
        return f"{about[1]}~"
    found = IN_WORDS.fullmatch(text)
    named = found["month"].lower() if found else ""
    named = "sep" if named == "sept" else named
    month = next((at for at, name in enumerate(MONTHS) if at and named and name.lower().startswith(named)), 0)
    if not found or not month:
        return text
    day = found["before"] or found["behind"]
    return "-".join((found["year"], f"{month:02}", *([day.zfill(2)] if day else [])))


def plain_doi(text: str) -> str:
    """Return a DOI without what stands before it in links; nothing where it is none."""
    bare = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", "", text.strip(), flags=re.IGNORECASE)
    return bare if re.fullmatch(DOI, bare) else ""


def plain_address(text: str) -> str:
    """Return an address on the web, or nothing where it is none."""
    return text if re.fullmatch(ADDRESS, text) else ""


def laid_out(pieces: Iterable[tuple[str, str, Locator]]) -> tuple[str, tuple[Located, ...]]:
    """Return the text that pieces make, and where each of them stands in the original.

    Each comes with what stands between it and the one before it, and with its place in the original.
    """
    parts: list[str] = []
    located = []
    at = 0
    for between, words, place in pieces:
        at += len(between)
        located.append(Located(at, at + len(words), place))
        at += len(words)
        parts += [between, words]
    return "".join((*parts, "\n")), tuple(located)


def received(file: File) -> Reading:
    """Return an article that is in seeds/ already, unchanged."""
    text, problems = decode(file, seed=True)
    if problems:
        return None, problems
    return unless_empty(file, Article(text, "Received as plain text", metadata=said_of_text(text)))


def from_text(file: File) -> Reading:
    """Return a plain text article as it is, without the characters that no seed may contain."""
    text, changes, problems = decoded(file)
    if problems:
        return None, problems
    return unless_empty(file, Article(text, "Received as plain text", changes, said_of_text(text)))
