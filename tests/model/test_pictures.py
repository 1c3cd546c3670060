"""Width and height are read from the first bytes of a picture, and of nothing that is none."""

import struct
import zlib

import pytest

from siglum.model.pictures import picture_file


def png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def exif(orientation: int, order: str = ">") -> bytes:
    begins = (b"MM" if order == ">" else b"II") + struct.pack(f"{order}HI", 42, 8)
    entries = struct.pack(f"{order}HHIHH", 0x0100, 3, 1, 8, 0) + struct.pack(
        f"{order}HHIHH", 0x0112, 3, 1, orientation, 0
    )
    return segment(0xE1, b"Exif\0\0" + begins + struct.pack(f"{order}H", 2) + entries)


def jpeg(width: int, height: int, *before: bytes, frame: int = 0xC0) -> bytes:
    jfif = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    sizes = segment(frame, struct.pack(">BHHB", 8, height, width, 3) + bytes(9))
    return b"\xff\xd8" + jfif + b"".join(before) + sizes + b"\xff\xda"


def webp(kind: bytes, data: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


LOSSY = b"\x30\x01\x00\x9d\x01\x2a" + struct.pack("<HH", 300 | 0x4000, 200) + bytes(4)
LOSSLESS = b"\x2f" + struct.pack("<I", (300 - 1) | (200 - 1) << 14 | 1 << 28) + bytes(4)
MORE = b"\x10\0\0\0" + (299).to_bytes(3, "little") + (199).to_bytes(3, "little")


@pytest.mark.parametrize(
    ("data", "kind", "sides"),
    [
        (png(300, 200), "PNG", (300, 200)),
        (png(70_000, 1), "PNG", (70_000, 1)),
        (jpeg(300, 200), "JPEG", (300, 200)),
        (jpeg(300, 200, frame=0xC2), "JPEG", (300, 200)),
        (jpeg(300, 200, segment(0xC4, bytes(20)), segment(0xDB, b"\xff\xc0" * 20)), "JPEG", (300, 200)),
        (jpeg(300, 200, b"\xff\xff" + segment(0xFE, b"a note")), "JPEG", (300, 200)),
        (jpeg(300, 200, exif(1)), "JPEG", (300, 200)),
        (jpeg(300, 200, exif(3)), "JPEG", (300, 200)),
        (jpeg(300, 200, exif(6)), "JPEG", (200, 300)),
        (jpeg(300, 200, exif(8, "<")), "JPEG", (200, 300)),
        (jpeg(300, 200, segment(0xE1, b"Exif\0\0MM\0")), "JPEG", (300, 200)),
        (webp(b"VP8 ", LOSSY), "WebP", (300, 200)),
        (webp(b"VP8L", LOSSLESS), "WebP", (300, 200)),
        (webp(b"VP8X", MORE), "WebP", (300, 200)),
    ],
)
def test_a_picture_says_how_large_it_is(data: bytes, kind: str, sides: tuple[int, int]) -> None:
    found = picture_file(data)
    assert (found.kind, (found.width, found.height), found.size) == (kind, sides, len(data))


WHOLE = (png(300, 200), jpeg(300, 200, exif(6)), webp(b"VP8 ", LOSSY), webp(b"VP8L", LOSSLESS), webp(b"VP8X", MORE))


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a" + bytes(40), b"<svg/>", png(0, 9), jpeg(9, 0), webp(b"ANIM", bytes(20)), b"\xff\xd8\xff" * 9],
)
def test_what_is_no_picture_has_no_sides(data: bytes) -> None:
    found = picture_file(data)
    assert (found.kind, found.width, found.height) == ("", 0, 0)


@pytest.mark.parametrize("data", WHOLE, ids=["png", "jpeg", "lossy", "lossless", "more"])
def test_a_picture_that_is_cut_off_anywhere_is_read_right_or_not_at_all(data: bytes) -> None:
    whole = picture_file(data)
    for length in range(len(data)):
        found = picture_file(data[:length])
        assert found.kind == "" or (found.width, found.height) == (whole.width, whole.height), length
