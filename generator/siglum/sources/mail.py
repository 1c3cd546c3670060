"""Mails (EML), and pages that a browser saved as one file (MHTML): both have their parts in MIME.

Of a mail its head is kept, and its words. Where it has these in several forms, the plain text is taken, and what
another form says otherwise is told. Of a saved page the article is kept, as of any page.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from html import unescape

from msgspec.structs import replace

from siglum.model.files import File
from siglum.sources.article import (
    COPY_WORDS,
    WIDE,
    Article,
    LeftOut,
    Metadata,
    Reading,
    decoded,
    no_article,
    plain_address,
    said_of_text,
    unless_empty,
)
from siglum.sources.elements import Visible, joined
from siglum.sources.encodings import ATTRIBUTE, UnreadableError, declaring, labelled, page_text
from siglum.sources.html import from_html

HEADS = ("From", "To", "Cc", "Date", "Subject")
"""What mail programs show above a mail."""
LINK = re.compile(rb"<link\b[^>]*>", re.IGNORECASE)
DEPTH_LIMIT = 30
"""Parts in parts."""
CUT_SHORT = "its last part has no end, so that it may be cut short"


def from_mail(file: File) -> Reading:
    """Return the words of a mail, or the article in a saved page."""
    wide = next((name for mark, name in WIDE if file.data.startswith(mark)), "")
    try:
        message = message_from_bytes(labelled(file.data, wide).encode() if wide else file.data)
        page = _saved_page(message)
        read = _page(file, message, page) if page else _mail(file, message)
    except UnreadableError as error:
        return no_article(file, "not-utf8", str(error), COPY_WORDS)
    article, problems = read
    is_cut = any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects)
    if article and is_cut:
        article = replace(article, changes=(*article.changes, CUT_SHORT))
    return article, problems


def _saved_page(message: Message) -> Message | None:
    """Return the part that is the page which a browser saved; None of a mail, which is sent to somebody."""
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    is_page = page is not None and page.get("Content-Location") is not None and message.get("To") is None
    return page if is_page else None


def _page(file: File, message: Message, page: Message) -> Reading:
    markup = declaring(_bytes(page), page.get_content_charset() or "")
    article, problems = from_html(File(file.path, _with_sheets(markup, message)))
    if article is None:
        return None, problems
    others = (part for part in message.walk() if part.get_content_type() == "text/html" and part is not page)
    set_in = [LeftOut("pages set into the page", text) for part in others if (text := _words_of(part)[0])]
    address = _said(message, "Snapshot-Content-Location") or _said(page, "Content-Location")
    return (
        replace(
            article,
            way=f"{article.way}; a browser had saved the page as one file",
            metadata=Metadata(address=plain_address(address)).over(article.metadata),
            left_out=(*article.left_out, *set_in),
            captured=_moment(_said(message, "Date")),
        ),
        (),
    )


def _with_sheets(markup: bytes, message: Message) -> bytes:
    """Return a page in which the sheets that were saved with it stand themselves, in the place of their links."""
    parts = [part for part in message.walk() if part.get_content_type() == "text/css"]
    sheets = {_said(part, "Content-Location").encode(): _bytes(part) for part in parts}

    def sheet_of(link: re.Match[bytes]) -> bytes:
        given = {match[1].lower(): match[2] or match[3] or match[4] or b"" for match in ATTRIBUTE.finditer(link[0])}
        sheet = sheets.get(unescape(given.get(b"href", b"").decode("utf-8", "replace")).encode(), b"")
        kinds = given.get(b"rel", b"").lower().split()
        # Another one waits until a reader chooses it.
        is_meant = b"stylesheet" in kinds and b"alternate" not in kinds and b"</style" not in sheet.lower()
        media = given.get(b"media", b"").replace(b'"', b"&quot;")
        return b'<style media="%s">%s</style>' % (media, sheet) if sheet and is_meant else link[0]

    return LINK.sub(sheet_of, markup)


def _moment(date: str) -> str:
    """Return when a browser saved a page, to the second (EDTF); nothing where it does not say."""
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return ""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if moment.tzinfo else ""


def _mail(file: File, message: Message) -> Reading:
    left_out: list[LeftOut] = []
    head, body = _head(message), _text(message, left_out, 0)
    if not body.strip():
        return no_article(file, "seed-empty", "this mail has no words that can be read, but attachments", COPY_WORDS)
    text, changes, _ = decoded(file, f"{head}{body}\n")
    way = "Received as a mail, of which its head and its words were kept"
    return unless_empty(file, Article(text, way, changes, said_of_text(text), tuple(left_out)))


def _head(message: Message) -> str:
    """Return the head of a mail, and the empty line behind it."""
    return "".join(f"{name}: {said}\n" for name in HEADS if (said := _said(message, name))) + "\n"


def _text(part: Message, left_out: list[LeftOut], depth: int) -> str:
    """Return the words of a part, and note what of it is left out."""
    if depth > DEPTH_LIMIT:
        message = "the parts of this mail are nested too deep"
        raise UnreadableError(message)
    kind = part.get_content_type()
    inner = [one for one in part.get_payload() if isinstance(one, Message)] if part.is_multipart() else []
    if part.get_content_disposition() == "attachment":
        left_out.append(LeftOut("attachments", _name(part)))
        return ""
    if kind == "message/rfc822" and inner:
        return _head(inner[0]) + _text(inner[0], left_out, depth + 1)
    if kind == "multipart/alternative":
        return _preferred([(one, _text(one, left_out, depth + 1)) for one in inner], left_out)
    if inner:
        return "\n\n".join(filter(None, (_text(one, left_out, depth + 1) for one in inner)))
    if kind not in ("text/plain", "text/html"):
        left_out.append(LeftOut("attachments", _name(part)))
        return ""
    text, unseen = _words_of(part)
    left_out += unseen
    return text


def _preferred(forms: list[tuple[Message, str]], left_out: list[LeftOut]) -> str:
    """Return the plain text of what a mail says in several forms, or the last one; what differs is told."""
    worded = [(part.get_content_type() == "text/plain", text) for part, text in forms if text.strip()]
    if not worded:
        return ""
    chosen = next((text for is_plain, text in worded if is_plain), worded[-1][1])
    others = (text for _, text in worded if text is not chosen and set(text.split()) - set(chosen.split()))
    left_out += (LeftOut("the same mail in another form", text) for text in others)
    return chosen


def _words_of(part: Message) -> tuple[str, list[LeftOut]]:
    """Return the words of a plain text or a page, and what nobody sees of them."""
    charset = part.get_content_charset() or ""
    if part.get_content_type() == "text/plain":
        return labelled(_bytes(part), charset).replace("\r\n", "\n").strip("\n"), []
    seen = Visible(page_text(declaring(_bytes(part), charset))[0])
    return "".join(before + block.shown for before, block in joined(seen.blocks)), seen.left_out


def _bytes(part: Message) -> bytes:
    """Return what a part holds; raises UnreadableError where it is not packed as it says."""
    known = len(part.defects)
    data = part.get_payload(decode=True)
    if len(part.defects) > known or not isinstance(data, bytes):
        message = f"the part {_name(part)} of this mail is damaged"
        raise UnreadableError(message)
    return data


def _name(part: Message) -> str:
    return _decoded_head(part.get_filename() or "") or part.get_content_type()


def _said(message: Message, name: str) -> str:
    """Return what a mail says in its head, as one line."""
    return ", ".join(filter(None, map(_decoded_head, message.get_all(name) or ())))


def _decoded_head(value: object) -> str:
    """Return a line of a head in words; one that can't be decoded stays as it is written."""
    written = str(value)
    try:
        words = "".join(_pieces(written))
    except (HeaderParseError, UnreadableError, ValueError):
        words = written
    return " ".join(words.split())


def _pieces(written: str) -> Iterator[str]:
    for piece, charset in decode_header(written):
        yield piece if isinstance(piece, str) else labelled(piece, charset or "utf-8")
