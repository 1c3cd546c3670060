"""The sides of a picture in AVIF, from the boxes of its file; what is damaged or hostile has none.

The sides are those of the picture that a file calls its primary item (ISO/IEC 23008-12, 6.5.3), turned as it says.
"""

from collections.abc import Iterator
from itertools import islice

BRANDS = (b"avif", b"avis")
"""A still picture, and one that moves."""
MOST = 1000
"""Boxes that are looked at within another; real files have a dozen."""
Sides = tuple[int, int]
"""A width and a height in pixels; 0 where a file does not say."""


def begins_as_avif(data: bytes) -> bool:
    """Tell whether a file names AVIF among its brands."""
    kind, brands = next(_boxes(data), (b"", b""))
    return kind == b"ftyp" and any(
        brands[at : at + 4] in BRANDS for at in (0, *range(8, min(len(brands), 4 * MOST), 4))
    )


def avif_sides(data: bytes) -> Sides:
    """Return the width and height of the primary item."""
    meta = dict(_boxes(_box(_boxes(data), b"meta")[4:]))
    item = _primary(meta.get(b"pitm", b""))
    properties = list(_boxes(meta.get(b"iprp", b"")))
    listed = list(_boxes(_box(iter(properties), b"ipco")))
    sides, turned = (0, 0), False
    # Some programs write such a box for each item.
    found = (_properties_of(item, told) for kind, told in properties if kind == b"ipma")
    for number in next((numbers for numbers in found if numbers), ()):
        kind, told = listed[number - 1] if 0 < number <= len(listed) else (b"", b"")
        if kind == b"ispe":
            sides = _number(told[4:8]), _number(told[8:12])
        elif kind == b"irot":
            # By quarters of a turn.
            turned = turned != (_number(told[:1]) % 2 == 1)
    return (sides[1], sides[0]) if turned else sides


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield each box of a stretch of a file, its kind and what it holds (ISO/IEC 14496-12, 4.2)."""
    return islice(_all_boxes(memoryview(data)), MOST)


def _all_boxes(data: memoryview) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size, head = _number(data[at : at + 4]), 8
        if size == 1:
            size, head = _number(data[at + 8 : at + 16]), 16
        end = at + size if size else len(data)
        if end < at + head or end > len(data):
            return
        yield bytes(data[at + 4 : at + 8]), bytes(data[at + head : end])
        at = end


def _box(boxes: Iterator[tuple[bytes, bytes]], wanted: bytes) -> bytes:
    return next((told for kind, told in boxes if kind == wanted), b"")


def _primary(pitm: bytes) -> int:
    return _number(pitm[4:8] if pitm[:1] > b"\0" else pitm[4:6])


def _properties_of(item: int, ipma: bytes) -> tuple[int, ...]:
    """Return the numbers of the properties of an item, in the order in which they hold (23008-12, 9.3.1)."""
    long_id, long_number = (4 if ipma[:1] > b"\0" else 2), (2 if _number(ipma[3:4]) & 1 else 1)
    at = 8
    for _ in range(min(_number(ipma[4:8]), len(ipma))):
        found, count = _number(ipma[at : at + long_id]), _number(ipma[at + long_id : at + long_id + 1])
        at += long_id + 1
        if found == item:
            # The first bit says whether a reader has to know the property.
            bits = 8 * long_number - 1
            starts = range(at, at + count * long_number, long_number)
            return tuple(_number(ipma[start : start + long_number]) & ((1 << bits) - 1) for start in starts)
        at += count * long_number
        if at >= len(ipma):
            break
    return ()


def _number(data: bytes | memoryview) -> int:
    return int.from_bytes(data, "big")
