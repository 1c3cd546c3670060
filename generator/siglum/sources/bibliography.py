"""Bibliographies (BibTeX, RIS, CSL-JSON): what they say of articles, for the articles' records.

What of a file can't be read is told, and the rest is taken.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from siglum.model.files import File, Span
from siglum.model.language_tags import language_tag
from siglum.model.problems import Problem
from siglum.sources.article import Metadata, decoded, edtf_of, plain_address, plain_doi

NOT_WORDS = re.compile(r"[\W_]+")
KINDS = {
    "article": "paper",
    "book": "book",
    "collection": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper",
    "letter": "letter",
    "online": "web-page",
    "report": "report",
    "techreport": "report",
}
"""The kind of source that each type of entry is, by the names of BibTeX and BibLaTeX; others say nothing of it."""
KINDS_OF_RIS = {
    "BLOG": "post",
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper",
    "CPAPER": "paper",
    "ELEC": "web-page",
    "JOUR": "paper",
    "MGZN": "article",
    "NEWS": "article",
    "PCOMM": "letter",
    "RPRT": "report",
}
KINDS_OF_CSL = {
    "article-journal": "paper",
    "journal-article": "paper",
    "proceedings-article": "paper",
    "book-chapter": "chapter",
    "monograph": "book",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "chapter",
    "paper-conference": "paper",
    "personal_communication": "letter",
    "post": "post",
    "post-weblog": "post",
    "report": "report",
    "speech": "talk",
    "webpage": "web-page",
}
TAG_OF_RIS = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)\Z")
MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span|scp|jats:\w+)(?:\s[^<>]*)?>")
"""The markup that titles have in CSL-JSON and in the answers of Crossref."""
SEASONS = {"1": "21", "2": "22", "3": "23", "4": "24", "spring": "21", "summer": "22", "autumn": "23", "fall": "23"}
SEASONS["winter"] = "24"


LANGUAGES = {
    "american": "en-US",
    "arabic": "ar",
    "british": "en-GB",
    "chinese": "zh",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "finnish": "fi",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hungarian": "hu",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "ngerman": "de",
    "norwegian": "no",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""What bibliographies call languages in words, as tags (BCP 47)."""


class Entry(Struct, frozen=True):
    """An entry of a bibliography."""

    key: str
    metadata: Metadata
    files: tuple[str, ...] = ()
    """The names of the files that it names as its own."""


def is_bibliography(file: File) -> bool:
    """Tell whether a file is a bibliography, by its ending."""
    return file.path.rpartition(".")[2].lower() in ("bib", "ris", "json")


def entries_in(file: File) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the entries of a bibliography, and what of it can't be read."""
    ending = file.path.rpartition(".")[2].lower()
    hint = "write it again from the program that it is from, in UTF-8"
    text, problems = _decoded(file)
    if problems:
        return (), problems
    try:
        entries, failed = {"bib": _bibtex, "ris": _ris}.get(ending, _csl)(text)
    except ValueError as error:
        message = f"this bibliography can't be read: {error}"
        if ending == "json":
            hint = (
                "what was marked in an article is for `siglum highlights`; a text that is JSON is added with --as text"
            )
        return (), (Problem("original-unreadable", Span(file.path), message, hint),)
    problems = tuple(
        Problem("original-unreadable", Span(file.path, line, 1, line, 1), f"this entry can't be read: {why}", hint)
        for line, why in failed
    )
    if not entries and not problems:
        message = "this bibliography has no entry that can be read"
        problems = (Problem("original-unreadable", Span(file.path), message, hint),)
    return entries, problems


ENCODED = re.compile(rb"\A\s*%[ \t]*Encoding:[ \t]*([\w-]+)", re.IGNORECASE)
"""The first line of BibTeX as JabRef writes it."""


def _decoded(file: File) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a bibliography, or why nobody can tell its encoding."""
    text, _, problems = decoded(file)
    if problems and (match := ENCODED.match(file.data)):
        try:
            return decoded(file, file.data.decode(match[1].decode()))[0], ()
        except (LookupError, UnicodeDecodeError):
            return "", problems
    return text, problems


def entry_of(path: str, metadata: Metadata, entries: Sequence[Entry]) -> Metadata | None:
    """Return what a bibliography says of a file: of its DOI, PMID or address, under its name, or of its title."""
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    title = NOT_WORDS.sub("", metadata.title.casefold())
    for same in (
        lambda one: metadata.doi and one.metadata.doi.lower() == metadata.doi.lower(),
        lambda one: metadata.pmid and one.metadata.pmid == metadata.pmid,
        lambda one: metadata.address and one.metadata.address == metadata.address,
        lambda one: name in one.files or one.key == stem,
        lambda one: title and NOT_WORDS.sub("", one.metadata.title.casefold()) == title,
    ):
        found = [one.metadata for one in entries if same(one)]
        if len(found) == 1:
            return found[0]
    return None


Entries = tuple[tuple[Entry, ...], tuple[tuple[int, str], ...]]
"""The entries of a file, and the lines where it can't be read, with the reasons."""


def _bibtex(text: str) -> Entries:
    from siglum.sources.bibtex import month_of, written_in  # noqa: PLC0415 - it takes time, and few files are such

    written, failed = written_in(text)
    entries = []
    for one in written:
        date = one.fields.get("date") or one.fields.get("year", "")
        if re.fullmatch(r"\d{4}", date):
            month = [*month_of(one.fields.get("month", "")), one.fields.get("day", "").zfill(2)]
            date = "-".join((date, *(part for part in month[:2] if re.fullmatch(r"0[1-9]|[1-3]\d", part))))
        names = (part.rpartition("/")[2] for part in re.split(r"[:;]", one.fields.get("file", "")))
        files = tuple(name for name in names if "." in name)
        given = {**one.fields, "date": date, "kind": KINDS.get(one.kind, "")}
        entries.append(Entry(one.key, _metadata(given), files))
    return tuple(entries), failed


OUTLETS = ("journaltitle", "journal", "booktitle", "publisher", "institution", "school", "organization")


def _metadata(given: Mapping[str, str]) -> Metadata:
    return Metadata(
        title=given.get("title", ""),
        outlet=next((given[name] for name in OUTLETS if given.get(name)), ""),
        published=edtf_of(given.get("date", "")),
        byline=given.get("author", ""),
        address=plain_address(given.get("url", "")),
        language=_language(given.get("language") or given.get("langid", "")),
        doi=plain_doi(given.get("doi", "")),
        pmid=re.sub(r"\D", "", given.get("pmid", "")),
        isbn=given.get("isbn", ""),
        kind=given.get("kind", ""),
    )


def _language(text: str) -> str:
    return language_tag(LANGUAGES.get(text.lower(), text))


def _ris(text: str) -> Entries:
    entries: list[Entry] = []
    fields: dict[str, list[str]] = {}
    last: list[str] = []
    for line in (*text.split("\n"), "ER  - "):
        match = TAG_OF_RIS.fullmatch(line.rstrip())
        if not match and line.strip() and last:
            # A value that goes on in the next line.
            last[-1] = f"{last[-1]} {line.strip()}"
        if match and match[1] in ("TY", "ER"):
            if fields:
                entries.append(_entry_of_ris(fields))
            fields, last = {}, []
        if match and match[1] != "ER":
            last = fields.setdefault(match[1], [])
            last.append((match[2] or "").strip())
    return tuple(entries), ()


def _entry_of_ris(fields: Mapping[str, Sequence[str]]) -> Entry:
    def first(*tags: str) -> str:
        return next((value for tag in tags for value in fields.get(tag, ()) if value), "")

    kind = first("TY")
    # 1931/05/14/and words.
    days = ("-".join(part.strip() for part in first(tag).split("/")[:3] if part.strip()) for tag in ("DA", "PY", "Y1"))
    authors = dict.fromkeys(name for tag, names in fields.items() if tag in ("AU", "A1") for name in names if name)
    given = {
        "title": first("TI", "T1", "CT"),
        "journal": first("JF", "T2", "JO", "JA", "BT", "PB"),
        "date": next((day for day in days if edtf_of(day)), ""),
        "author": ", ".join(map(_first_name_first, authors)),
        "url": first("UR"),
        "doi": first("DO"),
        "language": first("LA"),
        "pmid": first("AN") if first("DB").lower() in ("pubmed", "medline") else "",
        "kind": KINDS_OF_RIS.get(kind, ""),
        "isbn": first("SN") if kind in ("BOOK", "CHAP") else "",
    }
    links = (link for tag in ("L1", "L2", "LK") for link in fields.get(tag, ()))
    return Entry(first("ID"), _metadata(given), tuple(link.rpartition("/")[2] for link in links))


def _first_name_first(name: str) -> str:
    """Return a name of RIS: King, Martin Luther, Jr."""
    last, *others = (part.strip() for part in name.split(","))
    return " ".join((*others[:1], last, *others[1:])).strip()


def _items(text: str) -> list[dict[str, Any]]:
    """Return the items of CSL-JSON; raises ValueError for anything else."""
    try:
        read = json.loads(text)
    except RecursionError as error:
        message = "it is nested too deep"
        raise ValueError(message) from error
    items = read
    if isinstance(read, dict):
        items = read.get("items", [read])
    if not isinstance(items, list) or not items or not all(isinstance(one, dict) and "type" in one for one in items):
        message = "it is no CSL-JSON: a list of items, each with its type"
        raise ValueError(message)
    # Annotations have a target, and no title of their own.
    if any("target" in one for one in items):
        message = "these are annotations, not what articles are"
        raise ValueError(message)
    return items


def _csl(text: str) -> Entries:
    return tuple(_entry_of_csl(item) for item in _items(text)), ()


def _entry_of_csl(item: Mapping[str, Any]) -> Entry:
    authors = item.get("author")
    names = [_name(one) for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    kind = _words(item.get("type"))
    given = {
        "title": _words(item.get("title")),
        "journal": _words(item.get("container-title")) or _words(item.get("publisher")),
        "date": _day(item.get("issued")),
        "author": ", ".join(name for name in names if name),
        "url": _words(item.get("URL")),
        "doi": _words(item.get("DOI")),
        "pmid": _words(item.get("PMID")),
        "isbn": _words(item.get("ISBN")),
        "language": _words(item.get("language")),
        "kind": KINDS_OF_CSL.get(kind, ""),
    }
    return Entry(_words(item.get("id")), _metadata(given))


def _words(value: object) -> str:
    """Return a value as one line without markup; of a list, as Crossref has them, the first."""
    if isinstance(value, list):
        return _words(value[0]) if value else ""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return " ".join(html.unescape(MARKUP.sub("", text)).split())


def _name(name: Mapping[str, Any]) -> str:
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    whole = " ".join(word for part in parts if (word := _words(name.get(part))))
    return _words(name.get("literal")) or whole or _words(name.get("name"))


def _day(issued: object) -> str:
    """Return a date of CSL-JSON as EDTF: its parts, or how it is written."""
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts")
    days = [made for one in parts if (made := _of_parts(one))] if isinstance(parts, list) else []
    if not days:
        return _words(issued.get("raw")) or _words(issued.get("literal"))
    if len(days) == 1 and len(days[0]) == len("1931") and (season := SEASONS.get(_words(issued.get("season")).lower())):
        return f"{days[0]}-{season}"
    return "/".join(f"{day}~" if issued.get("circa") else day for day in days)


def _of_parts(parts: object) -> str:
    numbers = [_words(part) for part in parts] if isinstance(parts, list) else []
    if not numbers or not all(re.fullmatch(r"-?\d{1,4}", number) for number in numbers):
        return ""
    year = int(numbers[0])
    return "-".join((f"{year:05}" if year < 0 else f"{year:04}", *(number.zfill(2) for number in numbers[1:])))
