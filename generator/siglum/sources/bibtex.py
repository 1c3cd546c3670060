"""The entries of BibTeX: their fields in words, with strings put in, LaTeX decoded and what a cross-reference gives.

bibtexparser, which only this module imports, is an optional dependency.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Entry, Field
from msgspec import Struct

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
PART = re.compile(r"\s*(?:\"((?:[^\"{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\"|([^\s#\"{}]+))\s*(?:#|\Z)")
"""A part of a value that is put together with #: in quotation marks, or the name of a string; braces are looked at."""
AS_WRITTEN = ("url", "doi", "file", "isbn", "pmid", "date", "year", "crossref", "eprint")
"""Fields that hold no LaTeX, but for signs with a backslash before them."""
IN_WORDS = (
    "title",
    "journal",
    "journaltitle",
    "booktitle",
    "publisher",
    "institution",
    "school",
    "organization",
    "language",
    "langid",
    "month",
    "day",
)
"""The other fields that anybody asks for; abstracts and notes would take most of the time."""
LATEX = re.compile(r"[\\$~%&#^_]|--|``|''")
KEYLESS = re.compile(r"(@(?!string\b|comment\b|preamble\b)\w+\s*[{(])(?=\s*\w+\s*=)", re.IGNORECASE)
"""The beginning of an entry that has fields and no key, as some programs write it."""
ESCAPED = re.compile(r"\\([_%&#~{}$])")
LINK = re.compile(r"\\url\s*\{([^{}]*)\}")
MOST_COMMAS = 2

# It logs what it does not take; here it is told.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


class Written(Struct, frozen=True):
    """An entry: its key, its type in small letters, and its fields in words; authors are divided by commas.

    Several may have one key, and one that has none has one of ours.
    """

    key: str
    kind: str
    fields: Mapping[str, str]


def written_in(text: str) -> tuple[tuple[Written, ...], tuple[tuple[int, str], ...]]:
    """Return the entries of a file, and the lines where it can't be read, counted from 1, with the reasons."""
    numbers = count(1)
    library = parse_string(KEYLESS.sub(lambda match: f"{match[1]}entry-{next(numbers)},", text), parse_stack=[])
    strings = dict(zip(MONTHS, MONTHS, strict=True))
    for string in library.strings:
        strings[string.key.lower()] = _value(str(string.value), strings)
    # What has a key or a field twice can be read nevertheless.
    twins = [one.ignore_error_block for one in library.failed_blocks]
    raw = [
        (entry.key, entry.entry_type.lower(), _fields(entry, strings))
        for entry in (*library.entries, *twins)
        if isinstance(entry, Entry)
    ]
    failed = tuple(
        ((block.start_line or 0) + 1, "no entry ends here")
        for block in library.failed_blocks
        if not isinstance(block.ignore_error_block, Entry)
    )
    # The first of a key is the one that others refer to.
    volumes = {key: fields for key, _, fields in reversed(raw)}
    return tuple(_made(key, kind, _with_parent(fields, kind, volumes)) for key, kind, fields in raw), failed


def _fields(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry; of one that stands there twice the first, but all of its files."""
    made: dict[str, str] = {}
    for field in entry.fields:
        name, value = field.key.lower(), _value(str(field.value), strings)
        made[name] = f"{made[name]};{value}" if name == "file" and name in made else made.get(name, value)
    return made


def _value(written: str, strings: Mapping[str, str]) -> str:
    """Return a value without what encloses it: the parts of "a" # name # {b} as one."""
    parts: list[str] = []
    at = 0
    while at < len(written):
        if (begins := len(written) - len(written[at:].lstrip())) < len(written) and written[begins] == "{":
            ends = _closing(written, begins)
            parts.append(written[begins + 1 : ends])
            after = written.find("#", ends)
            at = len(written) if after < 0 else after + 1
        elif match := PART.match(written, at):
            parts.append(match[1] if match[1] is not None else strings.get(match[2].lower(), match[2]))
            at = match.end()
        else:
            return written.strip('"')
    return "".join(parts)


def _closing(text: str, opens: int) -> int:
    depth = 0
    for match in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, opens):
        depth += (match[0] == "{") - (match[0] == "}")
        if depth == 0:
            return match.start()
    return len(text)


def _with_parent(fields: Mapping[str, str], kind: str, others: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the fields of an entry with those of the volume that it refers to, whose title is its book's."""
    parent = others.get(fields.get("crossref", ""), {})
    whole = {name: value for name, value in parent.items() if name not in ("title", "author", "doi", "url", "pages")}
    if "title" in parent and kind.startswith("in"):
        whole.setdefault("booktitle", parent["title"])
    return {**whole, **fields}


def _made(key: str, kind: str, fields: dict[str, str]) -> Written:
    if "url" not in fields and (link := LINK.search(fields.get("howpublished", "") + fields.get("note", ""))):
        fields["url"] = link[1]
    names = [name.strip() for name in split_multiple_persons_names(fields.pop("author", ""))]
    latex = {name: fields[name] for name in IN_WORDS if name in fields}
    decoded = _decoded(latex | {f"author {at}": _first_name_first(name) for at, name in enumerate(names)})
    authors = [decoded.pop(f"author {at}") for at in range(len(names))]
    plain = {name: _one_line(ESCAPED.sub(r"\1", fields[name])) for name in AS_WRITTEN if name in fields}
    several = ", ".join(name for name in authors if name != "others")
    return Written(key, kind, {**decoded, **plain, "author": several + (" et al." if "others" in authors else "")})


def _first_name_first(name: str) -> str:
    if name.startswith("{") and _closing(name, 0) == len(name) - 1:
        # A body, whose name may hold commas.
        return name
    if name.count(",") > MOST_COMMAS:
        return name
    parts = parse_single_name_into_parts(name, strict=False)
    return " ".join((*parts.first, *parts.von, *parts.last, *parts.jr))


def _decoded(fields: Mapping[str, str]) -> dict[str, str]:
    """Return values without LaTeX; one that can't be decoded stays as it is written."""
    made = dict(fields)
    for name, value in fields.items():
        if not LATEX.search(value):
            continue
        library = Library([Entry("x", "x", [Field(name, value)])])
        for entry in _decoder().transform(library).entries:
            made[name] = str(entry.fields[0].value)
    return {name: _one_line(value.replace("{", "").replace("}", "")) for name, value in made.items()}


@cache
def _decoder() -> LatexDecodingMiddleware:
    return LatexDecodingMiddleware(keep_braced_groups=False, keep_math_mode=False)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def month_of(text: str) -> Iterator[str]:
    """Yield the month of a field `month` and the day, where it has one, in two digits each: may, 5, May~14, 14 May."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    named = next((MONTHS.index(word[:3]) + 1 for word in words if word[:3] in MONTHS), None)
    month = named or (numbers.pop(0) if numbers else 0)
    if 1 <= month <= len(MONTHS):
        yield f"{month:02}"
        if len(numbers) == 1 and named:
            yield f"{numbers[0]:02}"
