"""The formats in which articles come, each with its reader: ours, then those of extensions."""

import re
import zlib
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

from msgspec import Struct

from siglum.model.extensions import Registry
from siglum.model.files import File
from siglum.sources.article import Reading, from_text

Read: TypeAlias = Reading
"""An article, or None and why there is none."""
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)

MAIL_BEGINS = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
"""Of a mail, or a page that a browser saved as one file, the lines up to the one that says that it has parts."""
CUE = re.compile(rb"\s*\d+\r?\n\d\d:\d\d:\d\d,\d{3} --> ")


class Format(Struct, frozen=True):
    """A format in which an article may be saved."""

    name: str
    """What `add --as` calls it."""
    endings: tuple[str, ...]
    """How the names of such files end, without the full stop, in small letters; the usual one first."""
    read: Callable[[File], Read]
    """Returns the article in a file (siglum.sources.article.Article), with metadata and all that was left out of it.

    What is wrong with the file is returned as problems, with no article.
    """
    recognises: Callable[[bytes], bool] = lambda _: False
    """Tells by its bytes whether a file is of this format, where its name ends in nothing that is known."""
    read_at: Callable[[File, str], Read] | None = None
    """Returns the article that stands at an address, of a format that holds several pages; else as `read`."""


def _lazily(module: str, name: str) -> Callable[[File], Read]:
    """Return a reader whose module is imported with the first file: the libraries are an extra, and take time."""

    def read(file: File) -> Read:
        reader: Callable[[File], Read] = getattr(import_module(f"siglum.sources.{module}"), name)
        return reader(file)

    return read


def _is_warc(data: bytes) -> bool:
    if data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:4096], 16)
        except zlib.error:
            return False
    # What archives were before 2009.
    return data.startswith((b"WARC/", b"filedesc://"))


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.removeprefix(b"\xef\xbb\xbf").startswith(starts)


TEXT = Format("text", ("txt", "text"), from_text)
MARKDOWN = Format("markdown", ("md", "markdown"), _lazily("markdown", "from_markdown"))
HTML = Format(
    "html", ("html", "htm", "xhtml"), _lazily("html", "from_html"), lambda data: bool(PAGE.match(data[:4096]))
)
PDF = Format("pdf", ("pdf",), _lazily("pdf", "from_pdf"), _begins(b"%PDF-"))
WEBVTT = Format("webvtt", ("vtt",), _lazily("talk", "from_webvtt"), _begins(b"WEBVTT"))
SUBRIP = Format(
    "subrip",
    ("srt",),
    _lazily("talk", "from_srt"),
    lambda data: bool(CUE.match(data[:99].removeprefix(b"\xef\xbb\xbf"))),
)
WARC = Format(
    "warc",
    ("warc", "wacz", "arc"),
    _lazily("archive", "from_archive"),
    _is_warc,
    lambda file, address: import_module("siglum.sources.archive").from_archive(file, address),
)
MAIL = Format(
    "mail",
    ("eml", "mht", "mhtml"),
    _lazily("mail", "from_mail"),
    lambda data: bool(MAIL_BEGINS.match(data[:8192].replace(b"\r\n", b"\n"))),
)
UNMISTAKABLE = (PDF, WARC)
OURS = (TEXT, MARKDOWN, HTML, PDF, WEBVTT, SUBRIP, WARC, MAIL)


def _fault(one: Format, others: Registry[Format]) -> str:
    if not one.endings or not all(ENDING.fullmatch(ending) for ending in one.endings):
        return f"endings are up to eight small letters and digits, and these are {', '.join(one.endings) or 'none'}"
    for other in others:
        if taken := set(one.endings) & set(other.endings):
            return f"files that end in .{min(taken)} are read by {other.name} already"
    return ""


ENDING = re.compile(r"[a-z0-9]{1,8}")
"""It stands in the name of the original, which is kept."""
FORMATS: Registry[Format] = Registry("siglum.sources", Format, OURS, lambda one: one.name, _fault)


def format_of(name: str, data: bytes) -> Format:
    """Return the format of a file: by bytes that no text begins with, its extension, its first bytes; else text."""
    for one in UNMISTAKABLE:
        if one.recognises(data):
            return one
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    for one in FORMATS:
        if ending in one.endings:
            return one
    for one in FORMATS:
        with FORMATS.guarding(one):
            if one.recognises(data):
                return one
    return TEXT
