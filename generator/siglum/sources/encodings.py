"""The encoding of a web page, as browsers tell it (WHATWG Encoding; HTML's prescan), but never replacing a byte.

Valid UTF-8 wins over whatever the page says of itself. webencodings, which only this module imports, knows the labels.
"""

import re
from collections.abc import Iterator, Mapping

import webencodings

from siglum.model.problems import said

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
UNMARKED = {re.compile(rb"<\0[!?hH]\0"): "utf-16-le", re.compile(rb"\0<\0[!?hH]"): "utf-16-be"}
"""How a page in UTF-16 begins that has no mark of byte order."""
WIDE = ("utf-16le", "utf-16be")
LOOKED_AT = 1 << 17
"""Bytes in which a page may declare its encoding; the standard says 1024, and browsers look to the end of its head."""
BODY = re.compile(rb"<body\b", re.IGNORECASE)
NO_MARKUP = re.compile(rb"<!--.*?-->|<(script|style|title)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
ESCAPED = re.compile(rb"\x1b\$[@B]")
"""What begins Japanese in ISO-2022-JP, and stands in no other text."""
META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
ATTRIBUTE = re.compile(rb"""([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
IN_CONTENT = re.compile(rb"""charset\s*=\s*["']?\s*([^\s;"']+)""", re.IGNORECASE)
IN_XML = re.compile(rb"""\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]+)["']""")
SUPERSETS = {
    # WHATWG's tables hold more than Python's codecs of the same name.
    "big5": ("big5hkscs", "cp950"),
    "euc-jp": ("euc_jp", "euc_jis_2004"),
    "euc-kr": ("cp949",),
    "gbk": ("gb18030",),
    "gb18030": ("gb18030",),
}
UNDEFINED = range(0x80, 0xA0)
"""Bytes that WHATWG's single-byte tables give to control characters where they stand for nothing else."""


class UnreadableError(Exception):
    """Raised where a page is in no encoding that it could be in; says why, in words."""


def page_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the markup of a page, and what is to be told of how it was decoded; raises UnreadableError."""
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, codec), ()
    for start, codec in UNMARKED.items():
        if start.match(data):
            return _strictly(data, codec, codec), ()
    label = declared(data)
    known = webencodings.lookup(label) if label else None
    if known.name == "iso-2022-jp" if known else (data.isascii() and ESCAPED.search(data)):
        return _escaping(data), ()
    _refuse_unread(known, label)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        lies = known is not None and known.name != "utf-8" and not data.isascii()
        return text, (f"it says that it is {label}, and is UTF-8, as which it is read",) if lies else ()
    if label and not known:
        message = f"the page says that its encoding is {said(label)}, which is not known"
        raise UnreadableError(message)
    # A page whose declaration can be read as ASCII is not UTF-16.
    if known is None or known.name in ("utf-8", *WIDE):
        return _strictly(data, "utf-8", "utf-8"), ()
    return _as_browsers_do(data, known), ()


def labelled(data: bytes, label: str) -> str:
    """Return a text that is no page, of which its server says the encoding; raises UnreadableError.

    As of pages, valid UTF-8 wins; what has a mark of byte order is what that says.
    """
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, codec)
    known = webencodings.lookup(label)
    _refuse_unread(known, label)
    if known and known.name == "iso-2022-jp":
        return _escaping(data)
    if known and known.name in WIDE:
        return _strictly(data, known.codec_info.name, known.name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "utf-8", "utf-8") if known is None else _as_browsers_do(data, known)


def declaring(page: bytes, label: str) -> bytes:
    """Return a page that says its encoding itself where only its server did."""
    if b"charset" in page[:4096].lower() or not label.isascii():
        return page
    return b'<meta charset="' + label.encode() + b'">' + page


def _escaping(data: bytes) -> str:
    """Decode Japanese between escapes, whose bytes are valid UTF-8 that says something else."""
    return _strictly(data, "iso2022_jp_ext", "iso-2022-jp")


def _refuse_unread(known: webencodings.Encoding | None, label: str) -> None:
    """Refuse what no browser reads: the bytes of HZ and its like are valid UTF-8 that says something else."""
    if known and known.name == "replacement":
        message = f"its encoding is said to be {said(label)}, which no browser reads any more"
        raise UnreadableError(message)


def declared(data: bytes) -> str:
    """Return the label of the encoding that a page declares, or nothing."""
    start = BODY.split(NO_MARKUP.sub(b"", data[:LOOKED_AT]), 1)[0]
    labels = list(_labels(start))
    if match := IN_XML.match(start):
        labels.append(match[1])
    return labels[0].decode("ascii", "replace").strip() if labels else ""


def _labels(start: bytes) -> Iterator[bytes]:
    for meta in META.finditer(start):
        given = {match[1].lower(): match[2] or match[3] or match[4] or b"" for match in ATTRIBUTE.finditer(meta[1])}
        if label := given.get(b"charset"):
            yield label
        elif given.get(b"http-equiv", b"").lower() == b"content-type" and (
            match := IN_CONTENT.search(given.get(b"content", b""))
        ):
            yield match[1]


def _as_browsers_do(data: bytes, known: webencodings.Encoding) -> str:
    tried = SUPERSETS.get(known.name, (known.codec_info.name,))
    for codec in tried[:-1]:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    if known.name == "x-user-defined":
        # It has a character for each byte; Python has no codec of it.
        return str(known.codec_info.decode(data)[0])
    if known.name.startswith(("windows-", "macintosh", "iso-8859", "koi8")):
        return "".join(_one_by_one(data, tried[-1], known.name, {byte: chr(byte) for byte in UNDEFINED}))
    if known.name in ("gbk", "gb18030"):
        return "".join(_one_by_one(data, tried[-1], known.name, {0x80: "€"}))
    return _strictly(data, tried[-1], known.name)


def _one_by_one(data: bytes, codec: str, name: str, single: Mapping[int, str]) -> Iterator[str]:
    """Decode, with the characters that WHATWG's tables give to bytes for which the codec has none."""
    at = 0
    while at < len(data):
        try:
            yield data[at:].decode(codec)
        except UnicodeDecodeError as error:
            byte = data[at + error.start]
            if byte not in single:
                raise UnreadableError(_not_so(at + error.start, byte, name)) from error
            yield data[at : at + error.start].decode(codec)
            yield single[byte]
            at += error.start + 1
        else:
            return


def _strictly(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError(_not_so(error.start, data[error.start], name)) from error


def _not_so(at: int, byte: int, name: str) -> str:
    return f"byte {at} (0x{byte:02X}) is not {name}, which it is taken for"
