"""Web archives (WARC, WACZ): the page that one was made of, as it came over the wire, with its date and digest.

warcio and brotli, which only this module imports, are optional dependencies.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

import brotli
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from siglum.model.files import File, Span
from siglum.model.problems import Problem
from siglum.sources.article import COPY_WORDS, LeftOut, Metadata, Reading
from siglum.sources.formats import PAGE
from siglum.sources.html import from_html

OK = "200"
ANSWERS = 3
"""So many answers that are no pages are told of an archive without pages."""
BROKEN: tuple[type[Exception], ...] = (
    ArchiveLoadFailed,
    zipfile.BadZipFile,
    zlib.error,
    brotli.error,
    OSError,
    EOFError,
    KeyError,
    ValueError,
)
"""What the libraries raise of bytes that are no archive."""
LACKING: tuple[type[Exception], ...] = (
    AttributeError,
    TypeError,
    IndexError,
    AssertionError,
    RuntimeError,
    NotImplementedError,
)
"""What they raise where a record lacks what each has."""
GZIP = b"\x1f\x8b"
SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
UNPACKED = ("", "identity", "gzip", "x-gzip", "deflate", "br")
"""The compressions that the library undoes."""
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
    except (*BROKEN, *LACKING) as error:
        why = "a record in it lacks what each has" if isinstance(error, LACKING) else str(error) or type(error).__name__
        message = f"this web archive can't be read: {why}"
        hint = f"make it again, or {COPY_WORDS}"
        return None, (Problem("original-unreadable", Span(file.path), message, hint),)
    if not pages:
        message = "no page of a site is in this archive: no answer with status 200 is HTML"
        answers = tuple(_answers(file.data))
        hint = f"take out what you want, and add that; or {COPY_WORDS}" if answers else COPY_WORDS
        message += f"; it has {', '.join(answers[:ANSWERS])}" if answers else ""
        message += f", and {len(answers) - ANSWERS} more" if len(answers) > ANSWERS else ""
        return None, (Problem("seed-empty", Span(file.path), message, hint),)
    page = next((one for one in pages if _bare(one.address) == _bare(address)), pages[0])
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


def _answers(data: bytes) -> Iterator[str]:
    """Yield what an archive has that is no page, each with its status, its kind and its address."""
    for warc in _warcs(data):
        for record in ArchiveIterator(io.BytesIO(warc)):
            if record.rec_type in ("response", "resource"):
                headers = record.http_headers
                status = headers.get_statuscode() if headers else ""
                kind = ((headers or record.rec_headers).get_header("Content-Type") or "").partition(";")[0].strip()
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                yield " ".join(part for part in (kind, address, f"({status})" if status else "") if part)


def _warcs(data: bytes) -> Iterator[bytes]:
    """Yield the WARCs of an archive, which is one, or holds some."""
    if not data.startswith(b"PK"):
        yield _by_record(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = sorted(name for name in packed.namelist() if name.startswith("archive/"))
        yield from (_by_record(_member(packed, name)) for name in names)


@lru_cache(maxsize=1)
def _pages_of(data: bytes) -> tuple[_Page, ...]:
    """Return the pages of an archive; of several sources that stand in one, it is unpacked once."""
    return tuple(_pages(data))


def _pages(data: bytes) -> Iterator[_Page]:
    """Yield the pages of an archive, those that it lists as pages first."""
    if not data.startswith(b"PK"):
        yield from _in_warc(_by_record(data))
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        _compare_digests(packed)
        listed = list(_listed(packed))
    found = [page for warc in _warcs(data) for page in _in_warc(warc)]

    def place(page: _Page) -> int:
        address = _bare(page.address)
        return listed.index(address) if address in listed else len(listed)

    yield from sorted(found, key=place)


def _by_record(data: bytes) -> bytes:
    """Return a WARC that was compressed as a whole, and not record by record, as it was before; others as they are."""
    if not data.startswith(GZIP):
        return data
    unpacking = zlib.decompressobj(zlib.MAX_WBITS | 16)
    first = unpacking.decompress(data, LARGEST + 1)
    # The one record of a small archive is the same in both ways.
    if unpacking.unused_data or first.count(b"\r\n\r\nWARC/1.") == 0:
        return data
    if len(first) > LARGEST:
        message = f"it is compressed as a whole, and larger than {LARGEST >> 20} MiB"
        raise ValueError(message)
    return first


def _compare_digests(packed: zipfile.ZipFile) -> None:
    """Raise ValueError where a member is not what the package says of it (WACZ 1.1: datapackage.json)."""
    if "datapackage.json" not in packed.namelist():
        return
    said = json.loads(_member(packed, "datapackage.json"))
    resources = said.get("resources", ()) if isinstance(said, dict) else ()
    for one in resources if isinstance(resources, list) else ():
        path, digest = (str(one.get(name)) for name in ("path", "hash")) if isinstance(one, dict) else ("", "")
        is_told = path in packed.namelist() and digest.startswith("sha256:")
        if is_told and sha256(_member(packed, path)).hexdigest() != digest.removeprefix("sha256:"):
            message = f"{path} in it has another SHA-256 than datapackage.json says"
            raise ValueError(message)


def _listed(packed: zipfile.ZipFile) -> Iterator[str]:
    """Yield the addresses of the pages that somebody archived, seeds first (WACZ 1.1: pages/pages.jsonl)."""
    if "pages/pages.jsonl" not in packed.namelist():
        return
    entries = []
    for line in _member(packed, "pages/pages.jsonl").split(b"\n"):
        try:
            entries.append(json.loads(line))
        except ValueError:
            # A line that nobody can read only loses the order.
            continue
    known = [one for one in entries if isinstance(one, dict) and isinstance(one.get("url"), str)]
    yield from (_bare(one["url"]) for one in sorted(known, key=lambda one: one.get("seed") is not True))


def _bare(address: str) -> str:
    return address.partition("#")[0].removesuffix("/")


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
        is_page = kind.partition(";")[0].strip().lower() in ("", "text/html", "application/xhtml+xml")
        if not is_page or (headers is not None and headers.get_statuscode() != OK):
            continue
        head = record.rec_headers
        address = head.get_header("WARC-Target-URI") or ""
        packed = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
        if packed not in UNPACKED:
            message = f"the page {address} is compressed as {packed}, which is not read"
            raise ValueError(message)
        if packed == "br":
            # The library undoes this with another package than browsers' makers maintain.
            headers.replace_header("Content-Encoding", "identity")
        body = record.content_stream().read(LARGEST + 1)
        body = _unbrotlied(body, address) if packed == "br" else body
        if len(body) > LARGEST:
            message = f"a page in it is larger than {LARGEST >> 20} MiB"
            raise ValueError(message)
        while record.raw_stream.read(1 << 16):
            pass
        if record.raw_stream.limit > 0:
            message = f"the page {address} is cut short; {record.raw_stream.limit} bytes are missing"
            raise ValueError(message)
        # A server may leave it to the reader to see that something is a page.
        if kind.strip() or PAGE.match(body[:4096]):
            yield _Page(address, head.get_header("WARC-Date") or "", _declared(body, kind))


def _unbrotlied(body: bytes, address: str) -> bytes:
    try:
        unpacking = brotli.Decompressor()
        made = unpacking.process(body, output_buffer_limit=LARGEST + 1)
        while len(made) <= LARGEST and not unpacking.can_accept_more_data():
            made += unpacking.process(b"", output_buffer_limit=LARGEST + 1)
    except brotli.error as error:
        message = f"the page {address} is said to be compressed as br, and is not"
        raise ValueError(message) from error
    if not unpacking.is_finished() and len(made) <= LARGEST:
        message = f"the page {address} is cut short"
        raise ValueError(message)
    return bytes(made)


def _declared(body: bytes, kind: str) -> bytes:
    """Return a page that says its encoding itself where only the server did."""
    charset = kind.lower().partition("charset=")[2].strip().strip("\"'")
    if not charset or b"charset" in body[:4096].lower() or not charset.isascii():
        return body
    return b'<meta charset="' + charset.encode() + b'">' + body
