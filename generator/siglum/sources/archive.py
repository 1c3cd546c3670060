"""Web archives (WARC, WACZ, ARC): the page that one was made of, as it came over the wire, with its date and digest.

A page is what a browser shows by itself and we read: HTML, a PDF, plain text.

warcio and brotli, which only this module imports, are optional dependencies.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

import brotli
from msgspec import Struct
from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from siglum.model.files import File
from siglum.sources.article import COPY_WORDS, LeftOut, Metadata, Reading, no_article
from siglum.sources.encodings import UnreadableError, declaring, labelled
from siglum.sources.formats import HTML, PAGE, PDF, TEXT, Format

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
GZIPPED = zlib.MAX_WBITS | 16
SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
KINDS = {"text/html": HTML, "application/xhtml+xml": HTML, "application/pdf": PDF, "text/plain": TEXT}
"""What is read as a page, by what servers call it; where an archive lists none, the kinds come in this order."""
BY_BYTES = ((PAGE, HTML), (re.compile(rb"%PDF-"), PDF))
"""How pages begin of which no server says what they are."""
PLAIN = ("", "identity")
UNPACKED = ("gzip", "x-gzip", "deflate", "br")
"""The compressions that are undone."""
LARGEST = 64 << 20
"""The most bytes that a page, or a member of an archive, may have when it is unpacked."""


class _Page(Struct, frozen=True):
    """A page in an archive."""

    address: str
    date: str
    """When it was archived, as the archive says it (ISO 8601, UTC)."""
    data: bytes
    form: Format
    charset: str = ""
    """The label of its encoding, where the server gives one."""
    fault: str = ""
    """Why it can't be read, if so."""


class _Records(ArchiveIterator):  # type: ignore[misc]
    """The records of an archive; those that end behind the length that they say are counted."""

    INC_RECORD = ""
    """What the library prints of each of these."""


def from_archive(file: File, address: str = "") -> Reading:
    """Return the article in a page of an archive: that at an address, else the first; the other pages are told."""
    try:
        pages = _pages_of(file.data)
    except (*BROKEN, *LACKING) as error:
        why = "a record in it lacks what each has" if isinstance(error, LACKING) else str(error) or type(error).__name__
        message = f"this web archive can't be read: {why}"
        hint = f"make it again, or {COPY_WORDS}"
        return no_article(file, "original-unreadable", message, hint)
    if not pages:
        message = "no page of a site is in this archive: no answer with status 200 is HTML, a PDF or plain text"
        answers = tuple(_answers(file.data))
        hint = f"take out what you want, and add that; or {COPY_WORDS}" if answers else COPY_WORDS
        message += f"; it has {', '.join(answers[:ANSWERS])}" if answers else ""
        message += f", and {len(answers) - ANSWERS} more" if len(answers) > ANSWERS else ""
        return no_article(file, "seed-empty", message, hint)
    page = next((one for one in pages if _bare(one.address) == _bare(address)), pages[0])
    if page.fault:
        hint = f"make the archive again, or {COPY_WORDS}"
        return no_article(file, "original-unreadable", page.fault, hint)
    article, problems = _read(File(file.path, page.data), page)
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


def _read(file: File, page: _Page) -> Reading:
    """Return the article in a page, in the encoding that the server says where the page does not say any."""
    if page.form is PDF or not page.charset:
        return page.form.read(file)
    if page.form is HTML:
        return page.form.read(File(file.path, declaring(page.data, page.charset)))
    try:
        return page.form.read(File(file.path, labelled(page.data, page.charset).encode()))
    except UnreadableError as error:
        return no_article(file, "not-utf8", str(error), COPY_WORDS)


def _answers(data: bytes) -> Iterator[str]:
    """Yield what an archive has that is no page, each with its status, its kind and its address."""
    for warc in _warcs(data):
        for record in ArchiveIterator(io.BytesIO(warc), arc2warc=True):
            if record.rec_type == "revisit":
                yield f"a note that {_address(record)} was the same as in another archive"
            elif record.rec_type in ("response", "resource"):
                headers = record.http_headers
                status = headers.get_statuscode() if headers else ""
                kind = ((headers or record.rec_headers).get_header("Content-Type") or "").partition(";")[0].strip()
                address = _address(record)
                yield " ".join(part for part in (kind, address, f"({status})" if status else "") if part)


def _warcs(data: bytes) -> Iterator[bytes]:
    """Yield the WARCs of an archive, which is one, or holds some."""
    if not data.startswith(b"PK"):
        yield _by_record(data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = sorted(name for name in packed.namelist() if name.startswith("archive/"))
        if not names:
            message = "nothing is in its archive/, where a WACZ has its WARCs"
            raise ValueError(message)
        yield from (_by_record(_member(packed, name)) for name in names)


@lru_cache(maxsize=1)
def _pages_of(data: bytes) -> tuple[_Page, ...]:
    """Return the pages of an archive; of several sources that stand in one, it is unpacked once."""
    return tuple(_pages(data))


def _pages(data: bytes) -> Iterator[_Page]:
    """Yield the pages of an archive, those that it lists as pages first."""
    listed: list[str] = []
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _compare_digests(packed)
            listed = list(_listed(packed))
    found = [page for warc in _warcs(data) for page in _in_warc(warc)]
    order = list(KINDS.values())

    def place(page: _Page) -> tuple[int, int]:
        address = _bare(page.address)
        return listed.index(address) if address in listed else len(listed), order.index(page.form)

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


def _in_warc(data: bytes) -> list[_Page]:
    """Return the pages of a WARC; raises ValueError where a record of one is shorter or longer than it says."""
    made: list[_Page] = []
    page: _Page | None = None
    records = _Records(io.BytesIO(data), check_digests="raise", arc2warc=True)
    for record in records:
        _raise_if_longer(page, records)
        if page := _page(record):
            made.append(page)
    _raise_if_longer(page, records)
    return made


def _raise_if_longer(page: _Page | None, records: _Records) -> None:
    if page and records.err_count:
        message = f"the page {page.address} is longer than its record says"
        raise ValueError(message)
    records.err_count = 0


def _page(record: ArcWarcRecord) -> _Page | None:
    """Return the page in a record, if there is one."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    named = kind.partition(";")[0].strip().lower()
    is_answered = headers is None or headers.get_statuscode() == OK
    if not is_answered or (named and named not in KINDS):
        return None
    address = _address(record)
    packed = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
    if packed in UNPACKED:
        # The library would print what is wrong with it, and undo `br` with another package than browsers' makers keep.
        headers.replace_header("Content-Encoding", "identity")
    body = record.content_stream().read(LARGEST + 1)
    while record.raw_stream.read(1 << 16):
        pass
    if record.raw_stream.limit > 0:
        message = f"the page {address} is cut short; {record.raw_stream.limit} bytes are missing"
        raise ValueError(message)
    fault = "" if packed in (*PLAIN, *UNPACKED) else f"the page {address} is compressed as {packed}, which is not read"
    try:
        body = _unpacked(body, packed, address)
    except ValueError as error:
        fault = str(error)
    fault = f"the page {address} is larger than {LARGEST >> 20} MiB" if len(body) > LARGEST else fault
    # A server may leave it to the reader to see that something is a page.
    form = KINDS.get(named) or next((one for start, one in BY_BYTES if start.match(body[:4096])), None)
    charset = kind.lower().partition("charset=")[2].strip().strip("\"'")
    date = record.rec_headers.get_header("WARC-Date") or ""
    return _Page(address, date, b"" if fault else body, form, charset, fault) if form else None


def _address(record: ArcWarcRecord) -> str:
    return record.rec_headers.get_header("WARC-Target-URI") or ""


def _unpacked(body: bytes, packed: str, address: str) -> bytes:
    """Undo a compression, unless the archive has done so already; raises ValueError for what breaks off."""
    if packed == "br":
        return _unbrotlied(body, address)
    # Some servers say deflate of what has no head, as browsers know.
    forms = {"gzip": (GZIPPED,), "x-gzip": (GZIPPED,), "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS)}.get(packed, ())
    for form in forms:
        unpacking = zlib.decompressobj(form)
        try:
            made = unpacking.decompress(body, LARGEST + 1)
        except zlib.error as error:
            if body.startswith(GZIP):
                message = f"the page {address} is damaged: {error}"
                raise ValueError(message) from error
            continue
        if not unpacking.eof and len(made) <= LARGEST:
            message = f"the page {address} is cut short"
            raise ValueError(message)
        return made
    return body


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
