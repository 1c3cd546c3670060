"""Width and height are read from the first bytes of a picture, and of nothing that is none."""

import struct
import time
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def box(kind: bytes, *parts: bytes, large: bool = False) -> bytes:
    data = b"".join(parts)
    if large:
        return struct.pack(">I4sQ", 1, kind, len(data) + 16) + data
    return struct.pack(">I4s", len(data) + 8, kind) + data


def ispe(width: int, height: int) -> bytes:
    return box(b"ispe", bytes(4), struct.pack(">II", width, height))


def irot(quarters: int) -> bytes:
    return box(b"irot", bytes((quarters,)))


def avif(*properties: bytes, of: tuple[int, ...] = (1,), version: int = 0, wide: int = 0, apart: bool = False) -> bytes:
    """Return a file whose second item is the primary one, and has the properties of these numbers."""
    number, item = (">H" if wide else ">B"), (">I" if version else ">H")
    told = [(1, (len(properties),)), (2, of)]
    entries = [
        struct.pack(item, name)
        + bytes((len(numbers),))
        + b"".join(struct.pack(number, one | (0x8000 if wide else 0x80)) for one in numbers)
        for name, numbers in told
    ]
    head = struct.pack(">I", version << 24 | wide)
    lists = [[entry] for entry in entries] if apart else [entries]
    ipma = b"".join(box(b"ipma", head, struct.pack(">I", len(one)), *one) for one in lists)
    pitm = box(b"pitm", struct.pack(">I", version << 24), struct.pack(item, 2))
    meta = box(b"meta", bytes(4), box(b"hdlr", bytes(24)), pitm, box(b"iprp", box(b"ipco", *properties), ipma))
    return box(b"ftyp", b"mif1", bytes(4), b"miafavif") + meta + box(b"mdat", bytes(40), large=True)


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
        (avif(ispe(300, 200), ispe(30, 20)), "AVIF", (300, 200)),
        (avif(ispe(30, 20), ispe(300, 200), of=(2,)), "AVIF", (300, 200)),
        (avif(ispe(300, 200), irot(1), of=(1, 2)), "AVIF", (200, 300)),
        (avif(ispe(300, 200), irot(2), of=(1, 2)), "AVIF", (300, 200)),
        (avif(ispe(300, 200), irot(3), of=(2, 1), version=1, wide=1), "AVIF", (200, 300)),
        (avif(ispe(300, 200), ispe(30, 20), apart=True), "AVIF", (300, 200)),
        (webp(b"VP8 ", LOSSY), "WebP", (300, 200)),
        (webp(b"VP8L", LOSSLESS), "WebP", (300, 200)),
        (webp(b"VP8X", MORE), "WebP", (300, 200)),
    ],
)
def test_a_picture_says_how_large_it_is(data: bytes, kind: str, sides: tuple[int, int]) -> None:
    found = picture_file(data)
    assert (found.kind, (found.width, found.height), found.size) == (kind, sides, len(data))


WHOLE = (
    *(png(300, 200), jpeg(300, 200, exif(6)), webp(b"VP8 ", LOSSY), webp(b"VP8L", LOSSLESS), webp(b"VP8X", MORE)),
    avif(ispe(300, 200), irot(1), of=(1, 2)),
)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + bytes(40),
        b"<svg/>",
        png(0, 9),
        jpeg(9, 0),
        webp(b"ANIM", bytes(20)),
        b"\xff\xd8\xff" * 9,
        avif(of=(1,)),
        avif(ispe(9, 9), of=(9,)),
    ],
)
def test_what_is_no_picture_has_no_sides(data: bytes) -> None:
    found = picture_file(data)
    assert (found.kind, found.width, found.height) == ("", 0, 0)


@pytest.mark.parametrize("data", WHOLE, ids=["png", "jpeg", "lossy", "lossless", "more", "avif"])
def test_a_picture_that_is_cut_off_anywhere_is_read_right_or_not_at_all(data: bytes) -> None:
    whole = picture_file(data)
    for length in range(len(data)):
        found = picture_file(data[:length])
        assert found.kind == "" or (found.width, found.height) == (whole.width, whole.height), length


@pytest.mark.parametrize(
    "data",
    [
        # Many boxes, many brands, boxes in boxes, more entries than there are, an end that is none, a size too small.
        box(b"ftyp", b"avif", bytes(4)) + box(b"free") * 500_000,
        box(b"ftyp", b"avif", b"none" * 1_000_000),
        box(b"ftyp", b"avif") + box(b"meta", bytes(4), *(box(b"meta") for _ in range(100_000))),
        avif(ispe(3, 2)).replace(b"ipma" + bytes(4) + struct.pack(">I", 2), b"ipma" + bytes(4) + b"\xff" * 4),
        box(b"ftyp", b"avif") + struct.pack(">I4sQ", 1, b"meta", 2**63),
        box(b"ftyp", b"avif") + struct.pack(">I4s", 4, b"meta") * 9,
    ],
    ids=["boxes", "brands", "nested", "count", "endless", "backwards"],
)
def test_a_hostile_avif_is_read_in_little_time_or_not_at_all(data: bytes) -> None:
    begun = time.process_time()
    found = picture_file(data)
    assert time.process_time() - begun < 0.5
    assert (found.kind, found.width, found.height) in {("", 0, 0), ("AVIF", 3, 2)}


@given(st.binary(max_size=200), st.integers(0, 300))
def test_whatever_stands_in_an_avif_it_is_read_without_an_error(noise: bytes, at: int) -> None:
    whole = avif(ispe(300, 200), irot(1), of=(1, 2))
    found = picture_file(whole[: at % len(whole)] + noise + whole[at % len(whole) :])
    assert found.kind in {"", "AVIF"}
