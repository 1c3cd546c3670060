"""Pictures of the editor's own: where their files stand, and what such a file says of itself.

Width and height are read from a file's first bytes, so that a page can keep the room before the picture is there.
"""

from collections.abc import Callable

from msgspec import Struct

from siglum.model.avif import Sides, avif_sides, begins_as_avif
from siglum.model.files import Digest, digest_of

FOLDER = "site_src/assets/"
SOCIAL = f"{FOLDER}social.png"
"""The picture that a shared link shows, of a project's own."""
NAMED = "assets/"
"""How texts begin to name one."""
ENDINGS = {"avif": "AVIF", "jpeg": "JPEG", "jpg": "JPEG", "png": "PNG", "webp": "WebP"}
"""The kind of picture that each ending stands for."""
LIMIT = 1 << 20
"""In bytes, for one picture of a text."""

PNG, JPEG, EXIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"Exif\0\0"
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The markers of a JPEG whose segment begins with its height and width (T.81, table B.1)."""
BARE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Those that have no segment."""
ORIENTATION, TURNED = 0x0112, range(5, 9)
"""The tag of Exif that says how a camera was held, and its values for a picture that lies on its side."""


class PictureFile(Struct, frozen=True):
    """The file of a picture. `kind` is empty and the sides are 0 where it is none of those that are known."""

    kind: str
    width: int
    height: int
    size: int
    """In bytes."""
    digest: Digest


def picture_file(data: bytes) -> PictureFile:
    """Return what the bytes of a picture say of it."""
    for kind, begins, sides in READERS:
        if begins(data):
            width, height = sides(data)
            if width and height:
                return PictureFile(kind, width, height, len(data), digest_of(data))
    return PictureFile("", 0, 0, len(data), digest_of(data))


def _png(data: bytes) -> Sides:
    """Read the first chunk, which is IHDR (PNG, 11.2.1)."""
    return (_big(data[16:20]), _big(data[20:24])) if data[12:16] == b"IHDR" and len(data) > 23 else (0, 0)  # noqa: PLR2004


def _jpeg(data: bytes) -> Sides:
    """Read the segments up to that of the frame; a browser turns what Exif says was held on its side."""
    at, turned = 2, False
    while at + 9 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004 - T.81, B.1.1.2
        marker, segment = data[at + 1], at + 4
        if marker in BARE or marker == 0xFF:  # noqa: PLR2004 - markers may have such bytes before them
            at += 1 if marker == 0xFF else 2  # noqa: PLR2004
            continue
        end = at + 2 + _big(data[at + 2 : segment])
        if marker in FRAMES:
            height, width = _big(data[at + 5 : at + 7]), _big(data[at + 7 : at + 9])
            return (height, width) if turned else (width, height)
        if data.startswith(EXIF, segment):
            turned = turned or _is_turned(data[segment + len(EXIF) : end])
        at = end
    return 0, 0


def _is_turned(exif: bytes) -> bool:
    """Whether the first directory of Exif says that the picture lies on its side."""
    number = _little if exif.startswith(b"II") else _big
    at = number(exif[4:8])
    entries = (exif[start : start + 12] for start in range(at + 2, at + 2 + 12 * number(exif[at : at + 2]), 12))
    return any(number(entry[:2]) == ORIENTATION and number(entry[8:10]) in TURNED for entry in entries)


def _webp(data: bytes) -> Sides:
    """Read the first chunk: of a picture with loss, of one without, or of one with more to it (RFC 9649)."""
    match data[12:16]:
        case b"VP8 " if data[23:26] == b"\x9d\x01\x2a":
            return _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF
        case b"VP8L" if data[20:21] == b"\x2f" and len(data) > 24:  # noqa: PLR2004
            bits = _little(data[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8X" if len(data) > 29:  # noqa: PLR2004
            return _little(data[24:27]) + 1, _little(data[27:30]) + 1
        case _:
            return 0, 0


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


READERS: tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], Sides]], ...] = (
    ("PNG", lambda data: data.startswith(PNG), _png),
    ("JPEG", lambda data: data.startswith(JPEG), _jpeg),
    ("AVIF", begins_as_avif, avif_sides),
    ("WebP", lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", _webp),
)
"""Each kind of picture: its name, how its files begin, and what reads their sides."""
