"""Web archives (WARC, WACZ): the page that one was made of, as it came over the wire, with its date and digest.

warcio, which only this module imports, is an optional dependency.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from siglum.model.files import File, Span
from siglum.model.problems import Problem
from siglum.sources.article import COPY_WORDS, LeftOut, Metadata, Reading
from siglum.sources.html import from_html

OK = "200"
SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
LARGEST = 64 << 20
"""The most bytes that a page, or a member of an archive, may have when it is unpacked."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in an archive."""

    address: str
    date: str
    """When it was archived, as the archive says it (ISO 8601, UTC)."""
    data: bytes


def from_archive(file: File, address: str = "") -> Reading:
    """Return the article in a page of an archive: that at an address, else the first; the other pages are told."""
    try:
        pages = _pages_of(file.data)
    except (ArchiveLoadFailed, zipfile.BadZipFile, OSError, EOFError, KeyError, ValueError) as error:
        message = f"this web archive can't be read: {error or type(error).__name__}"
        hint = f"make it again, or {COPY_WORDS}"
        return None, (Problem("original-unreadable", Span(file.path), message, hint),)
    if not pages:
        message = "no page of a site is in this archive: no answer with status 200 is HTML"
        return None, (Problem("seed-empty", Span(file.path), message, COPY_WORDS),)
    page = next((one for one in pages if one.address == address.partition("#")[0]), pages[0])
    article, problems = from_html(File(file.path, page.data))
    if article is None:
        return None, problems
    digest = sha256(page.data).hexdigest()
    way = f"{article.way}; the page is in a web archive of {page.date}, where its SHA-256 is {digest}"
    others = tuple(LeftOut("other pages in the archive", one.address) for one in pages if one is not page)
    metadata = replace(article.metadata, address=page.address).over(Metadata())
    # A later WARC may give fractions of a second.
    captured = SECONDS.match(page.date)
    left_out = (*article.left_out, *others)
    when = f"{captured[0]}Z" if captured else ""
    return replace(article, way=way, metadata=metadata, left_out=left_out, captured=when), ()


@lru_cache(maxsize=1)
def _pages_of(data: bytes) -> tuple[_Page, ...]:
    """Return the pages of an archive; of several sources that stand in one, it is unpacked once."""
    return tuple(_pages(data))


def _pages(data: bytes) -> Iterator[_Page]:
    """Yield the pages of an archive, those that it lists as pages first."""
    if not data.startswith(b"PK"):
        yield from _in_warc(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = sorted(name for name in packed.namelist() if name.startswith("archive/"))
        listed = list(_listed(packed))
        found = [page for name in names for page in _in_warc(_member(packed, name))]
    yield from sorted(found, key=lambda page: listed.index(page.address) if page.address in listed else len(listed))


def _listed(packed: zipfile.ZipFile) -> Iterator[str]:
    """Yield the addresses of the pages that somebody archived, in order (WACZ 1.1: pages/pages.jsonl)."""
    if "pages/pages.jsonl" not in packed.namelist():
        return
    for line in _member(packed, "pages/pages.jsonl").split(b"\n"):
        entry = json.loads(line) if line.strip() else {}
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            yield entry["url"]


def _member(packed: zipfile.ZipFile, name: str) -> bytes:
    if packed.getinfo(name).file_size > LARGEST:
        message = f"{name} in it is larger than {LARGEST >> 20} MiB"
        raise ValueError(message)
    # No more than it says is unpacked of a member.
    return packed.read(name)


def _in_warc(data: bytes) -> Iterator[_Page]:
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        if record.rec_type not in ("response", "resource"):
            continue
        headers = record.http_headers
        kind = (headers or record.rec_headers).get_header("Content-Type") or ""
        is_page = kind.partition(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
        if not is_page or (headers is not None and headers.get_statuscode() != OK):
            continue
        body = record.content_stream().read(LARGEST + 1)
        if len(body) > LARGEST:
            message = f"a page in it is larger than {LARGEST >> 20} MiB"
            raise ValueError(message)
        head = record.rec_headers
        yield _Page(head.get_header("WARC-Target-URI") or "", head.get_header("WARC-Date") or "", _declared(body, kind))


def _declared(body: bytes, kind: str) -> bytes:
    """Return a page that says its encoding itself where only the server did."""
    charset = kind.lower().partition("charset=")[2].strip().strip("\"'")
    if not charset or b"charset" in body[:4096].lower() or not charset.isascii():
        return body
    return b'<meta charset="' + charset.encode() + b'">' + body
