"""Extracts an article from a web page with trafilatura, which only this module imports.

The library is an optional dependency; the importer of this module reports it if it is missing.
"""

import codecs
import logging
import re
import sys

import trafilatura

from siglum.model.files import File, Span
from siglum.model.problems import Problem, said
from siglum.reading.text import CONTROL
from siglum.sources.saved import Article, Metadata, decoded

DECLARED = re.compile(
    rb"""<meta[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)
HINT = "save the page from a browser again, or copy the article's words into a plain text file"
LOOKED_AT = 4096
"""Bytes in which an encoding declaration is looked for; browsers look at the first 1024."""
REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?", re.IGNORECASE)
AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
"""Encodings for which browsers use a superset (WHATWG Encoding, 4.2)."""

for _name in ("trafilatura", "htmldate", "courlan"):
    # They log what they discard; here a problem reports it.
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def from_html(file: File) -> tuple[Article | None, tuple[Problem, ...]]:
    """Return the article in a page, with its metadata."""
    markup, problems = _markup(file)
    if problems:
        return None, problems
    # Readers' comments are not part of the article; tables are.
    markup = REFERENCE.sub(_unless_control, markup)
    found = trafilatura.extract(markup, include_comments=False, include_tables=True)
    if not found or not found.strip():
        hint = "copy the article's words into a plain text file, and add that"
        return None, (Problem("seed-empty", Span(file.path), "no article was found in this page", hint),)
    text, changes, _ = decoded(file, f"{found}\n")
    way = f"Received as a web page, whose text was taken out of its HTML by trafilatura {trafilatura.__version__}"
    return Article(text, way, changes, _metadata(markup)), ()


def _unless_control(match: re.Match[str]) -> str:
    """Return a character reference, or nothing for a control character, on which the library fails."""
    number = int(match[1], 16) if match[1] else int(match[2])
    return "" if number > sys.maxunicode or CONTROL.match(chr(number)) else match[0]


def _metadata(markup: str) -> Metadata:
    found = trafilatura.extract_metadata(markup, extensive=False)
    return Metadata(found.title or "", found.sitename or "", found.date or "")


def _markup(file: File) -> tuple[str, tuple[Problem, ...]]:
    """Decode a page by its byte order mark or declared encoding, as browsers do; UTF-8 if it has neither."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if file.data.startswith(mark):
            return _decode(file, name)
    if match := DECLARED.search(file.data[:LOOKED_AT]):
        declared = (match[1] or match[2]).decode("ascii")
        try:
            name = codecs.lookup(declared).name
        except LookupError:
            message = f"the page says that its encoding is {said(declared)}, which is not known"
            return "", (Problem("not-utf8", Span(file.path), message, HINT),)
        # A page whose declaration can be read as ASCII is not UTF-16.
        return _decode(file, "utf-8" if name.startswith("utf-16") else AS_BROWSERS_DO.get(name, name))
    return _decode(file, "utf-8")


def _decode(file: File, name: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return file.data.decode(name), ()
    except UnicodeDecodeError as error:
        message = f"byte {error.start} (0x{file.data[error.start]:02X}) is not {name}, which the page is taken for"
    except (LookupError, UnicodeError):
        message = f"the page says that its encoding is {said(name)}, which is none of texts"
    return "", (Problem("not-utf8", Span(file.path), message, HINT),)
