"""Bibliographies (BibTeX, RIS, CSL-JSON): what they say of articles, for the articles' records.

bibtexparser and rispy, which only this module imports, are optional dependencies.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from siglum.model.files import File, Span
from siglum.model.problems import Problem
from siglum.sources.article import Metadata, edtf_of, plain_doi

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
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a bibliography."""

    key: str
    metadata: Metadata
    files: tuple[str, ...] = ()
    """The names of the files that it names as its own."""


def is_bibliography(file: File) -> bool:
    """Tell whether a file is a bibliography, by its ending and its beginning."""
    ending = file.path.rpartition(".")[2].lower()
    if ending in ("bib", "ris"):
        return True
    return ending == "json" and _items(file.data) is not None


def entries_in(file: File) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the entries of a bibliography, and what is wrong with it."""
    ending = file.path.rpartition(".")[2].lower()
    read: Callable[[str], Iterator[Entry]] = {"bib": _bibtex, "ris": _ris}.get(ending, _csl)
    try:
        return tuple(read(file.data.decode("utf-8-sig"))), ()
    except (ValueError, TypeError, KeyError) as error:
        message = f"this bibliography can't be read: {error}"
        hint = "write it again from the program that it is from, in UTF-8"
        return (), (Problem("original-unreadable", Span(file.path), message, hint),)


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


def _bibtex(text: str) -> Iterator[Entry]:
    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - it takes time, and few files are such
    from bibtexparser.middlewares import LatexDecodingMiddleware  # noqa: PLC0415 - as above

    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    if library.failed_blocks and not library.entries:
        message = f"line {(library.failed_blocks[0].start_line or 0) + 1} is no entry"
        raise ValueError(message)
    for entry in library.entries:
        given = {
            field.key.lower(): " ".join(str(field.value).replace("{", "").replace("}", "").split())
            for field in entry.fields
        }
        files = tuple(part.rpartition("/")[2] for part in re.split(r"[:;]", given.get("file", "")) if "." in part)
        kind = KINDS.get(entry.entry_type.lower(), "")
        made = given | {"author": _authors(given.get("author", "")), "kind": kind}
        yield Entry(entry.key, _metadata(made), files)


def _authors(text: str) -> str:
    """Return the authors of a BibTeX entry, each with the first name first."""
    names = (name.partition(",") for name in re.split(r"\s+and\s+", text) if name)
    return ", ".join(f"{first.strip()} {last.strip()}".strip() for last, _, first in names)


def _metadata(given: Mapping[str, str]) -> Metadata:
    date = given.get("date") or given.get("year", "")
    month = given.get("month", "").lower()
    if re.fullmatch(r"\d{4}", date) and (
        number := month if month.isdigit() else MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else ""
    ):
        date = f"{date}-{int(number):02}"
    return Metadata(
        title=given.get("title", ""),
        outlet=next(
            (given[name] for name in ("journaltitle", "journal", "booktitle", "publisher") if given.get(name)), ""
        ),
        published=edtf_of(date),
        byline=given.get("author", ""),
        address=_address(given.get("url", "")),
        doi=plain_doi(given.get("doi", "")),
        pmid=re.sub(r"\D", "", given.get("pmid", "")),
        isbn=given.get("isbn", ""),
        kind=given.get("kind", ""),
    )


def _address(text: str) -> str:
    return text if re.fullmatch(r"https?://[^\s@]+", text) else ""


def _ris(text: str) -> Iterator[Entry]:
    import rispy  # noqa: PLC0415 - as above

    for entry in rispy.loads(text):
        authors = [
            " ".join(reversed([part.strip() for part in name.split(",", 1)])) for name in entry.get("authors", ())
        ]
        given = {
            "title": entry.get("title") or entry.get("primary_title", ""),
            "journal": next(
                (entry[name] for name in ("journal_name", "secondary_title", "publisher") if entry.get(name)), ""
            ),
            "date": (entry.get("date") or entry.get("publication_year") or entry.get("year", "")).strip("/"),
            "author": ", ".join(authors),
            "url": next(iter(_listed(entry.get("urls"))), ""),
            "doi": entry.get("doi", ""),
            "kind": KINDS_OF_RIS.get(entry.get("type_of_reference", ""), ""),
            "isbn": entry.get("issn", "") if entry.get("type_of_reference") in ("BOOK", "CHAP") else "",
        }
        links = [link for name in ("file_attachments1", "file_attachments2") for link in _listed(entry.get(name))]
        yield Entry(entry.get("id", ""), _metadata(given), tuple(str(link).rpartition("/")[2] for link in links))


def _listed(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(one) for one in value] if isinstance(value, list) else []


def _items(data: bytes) -> list[dict[str, Any]] | None:
    """Return the items of CSL-JSON; None for anything else."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError):
        return None
    items = read.get("items") if isinstance(read, dict) else read
    if not isinstance(items, list) or not all(isinstance(one, dict) and "type" in one for one in items):
        return None
    # Annotations have a target, and no title of their own.
    return items if items and not any("target" in one for one in items) else None


def _csl(text: str) -> Iterator[Entry]:
    for item in _items(text.encode()) or []:
        names = [
            one.get("literal") or f"{one.get('given', '')} {one.get('family', '')}".strip()
            for one in item.get("author", ())
        ]
        parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
        date = "-".join(str(part).zfill(4 if at == 0 else 2) for at, part in enumerate(parts))
        yield Entry(
            str(item.get("id", "")),
            Metadata(
                title=item.get("title", ""),
                outlet=item.get("container-title") or item.get("publisher") or "",
                published=edtf_of(date),
                byline=", ".join(name for name in names if name),
                address=_address(item.get("URL", "")),
                language=item.get("language", "")
                if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", item.get("language", ""))
                else "",
                doi=plain_doi(item.get("DOI", "")),
                pmid=str(item.get("PMID", "")),
                isbn=item.get("ISBN", ""),
                kind=KINDS_OF_CSL.get(item.get("type", ""), ""),
            ),
        )
