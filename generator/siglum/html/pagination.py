"""Divides long lists among several pages, and links these."""

from collections.abc import Sequence
from typing import TypeVar

from siglum.html.views import Link
from siglum.model.refs import Ref

Item = TypeVar("Item")


def part_links(here: Ref, count: int) -> tuple[Link, ...]:
    """Return links to all parts of a page, the present one without a ref; none where there is only one."""
    if count == 1:
        return ()
    numbers = range(1, count + 1)
    return tuple(Link(None if number == here.part else here.parted(number), f"Part {number}") for number in numbers)


def described(standfirst: str, here: Ref, count: int) -> str:
    """Return what is said of one part of a list of `count`: its number, and what is said of the whole."""
    return standfirst if here.part == 1 else f"Part {here.part} of {count}. {standfirst}"


def first_pages(pages: Sequence[Sequence[tuple[str, object]]]) -> dict[str, int]:
    """Return the number (from 1) of the page on which each group begins, by its title."""
    return {title: number for number, page in reversed(list(enumerate(pages, start=1))) for title, _ in page}


def portions(groups: Sequence[tuple[str, Sequence[Item]]], size: int) -> list[list[tuple[str, tuple[Item, ...]]]]:
    """Divide titled groups among pages of at most `size` items; there is at least one page.

    A group that does not fit into the rest of a page begins a new one if it fits there whole, and is divided if not.
    """
    pages: list[list[tuple[str, tuple[Item, ...]]]] = [[]]
    room = size
    for title, items in groups:
        rest = tuple(items)
        if len(rest) > room and len(rest) <= size and pages[-1]:
            pages.append([])
            room = size
        while rest:
            if not room:
                pages.append([])
                room = size
            pages[-1].append((title, rest[:room]))
            rest, room = rest[room:], max(0, room - len(rest))
    return pages
