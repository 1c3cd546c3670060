"""Twice as much of anything costs twice as much, and not four times: counted in steps of our code, never in seconds."""

import gc
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

from siglum.build import prove
from siglum.proving.marks import find_marked
from siglum.reading.text import decode, front_matter
from tests.tiny import filled, snapshot

READERS = {decode.__code__, front_matter.__code__}
"""What goes through a whole file, in a single step."""


class Steps:
    """Counts the lines of our code that are run, and how often a whole file is gone through."""

    def __init__(self) -> None:
        self.lines = 0
        self.readings = 0

    def of(self, act: Callable[[], object]) -> "Steps":
        """Run something, and count."""
        # What is thrown away meanwhile would run code of others in between.
        gc.disable()
        before = sys.gettrace()
        sys.settrace(self._called)
        try:
            act()
        finally:
            sys.settrace(before)
            gc.enable()
        return self

    def _called(self, frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401 - as Python wants it
        if "/siglum/" not in frame.f_code.co_filename:
            return None
        if frame.f_code in READERS:
            self.readings += 1
        return self._line

    def _line(self, _frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 - as Python wants it
        if event == "line":
            self.lines += 1
        return self._line


Files = dict[str, str]


def record(fields: str = "") -> str:
    return f"---\nfile: a.txt\ntitle: A\nsha256: auto\n{fields}---\nShort [@editor].\n"


def claim(number: int, quote: str, statement: str = "The ferry sank.", more: str = "") -> str:
    evidence = f"  evidence:\n    - source: a\n      quote: {quote}\n"
    return f"- id: c{number}\n  statement: {statement}\n  kind: event\n{more}{evidence}"


def numbered(n: int, words: str = "Ferry number {} sank.") -> str:
    return " ".join(words.format(number) for number in range(n)) + "\n"


ONE = {
    "seeds/a.txt": "The ferry sank on Monday at noon.\n",
    "site_src/sources/a.md": record(),
    "site_src/claims/x.yaml": claim(0, "The ferry sank on Monday"),
}


def text(words: str) -> Callable[[int], Files]:
    """Return a maker of sites with a text in which words are repeated."""
    return lambda n: {**ONE, "site_src/pages/e.md": f"---\ntitle: E\n---\n{words * n}\n"}


def fields(lines: Callable[[int], str]) -> Callable[[int], Files]:
    """Return a maker of sites with a source whose record has as many fields as one wants."""
    return lambda n: {"seeds/a.txt": numbered(n), "site_src/sources/a.md": record(lines(n))}


def claims(one: Callable[[int], str]) -> Callable[[int], Files]:
    """Return a maker of sites with many claims."""
    return lambda n: {
        "seeds/a.txt": numbered(n),
        "site_src/sources/a.md": record(),
        "site_src/claims/x.yaml": "".join(one(number) for number in range(n)),
    }


GROWING: dict[str, Callable[[int], Files]] = {
    "sentences in one line that nothing accounts for": fields(lambda _: ""),
    "lines that nothing accounts for": lambda n: {**ONE, "seeds/a.txt": numbered(n).replace(". ", ".\n")},
    "claims on one passage": claims(lambda number: claim(number, "Ferry number 0 sank.")),
    "claims on many passages": claims(lambda number: claim(number, f"Ferry number {number} sank.")),
    "quotations that stand nowhere": claims(lambda number: claim(number, f"The fairy number {number} sang")),
    "claims whose warning is waived": claims(
        lambda number: claim(
            number,
            "Ferry number 0 sank.",
            more="  waive:\n    - {code: passage-behind-many-claims, reason: It is the only one.}\n",
        )
    ),
    "claims about what is unknown": claims(
        lambda number: claim(number, "Ferry number 0 sank.", more=f"  about: [who{number}]\n")
    ),
    "unknown fields": claims(lambda number: f"{'- id: c0' if number == 0 else ''}\n  field{number}: x"),
    "one field many times": claims(lambda number: f"{'- id: c0' if number == 0 else ''}\n  kind: event"),
    "sources that are unknown": claims(lambda number: claim(number, "x").replace("source: a", f"source: s{number}")),
    "passages set aside": fields(
        lambda n: "set_aside:\n" + "".join(f"  - {{quote: number {one} sank, reason: rhetoric}}\n" for one in range(n))
    ),
    "doubtful passages": fields(
        lambda n: "doubtful:\n" + "".join(f"  - {{quote: number {one} sank, reason: Odd.}}\n" for one in range(n))
    ),
    "forms of a name that nobody prints": lambda n: {
        **ONE,
        "site_src/people/p.md": "---\nname: Mara\naliases:\n"
        + "".join(f"  - {{form: N{one}, sources: [a]}}\n" for one in range(n))
        + "---\nShe [@c0].\n",
    },
    "quotations in a text": text("He said “The ferry sank on Monday” [@c0]. "),
    "marks that are never closed": text("He said “The ferry [@c0]. "),
    "marks within marks": text("“ ‘ „ » « x "),
    "citations": text("See [[c0]], it sank [@c0]. "),
    "citations of what is unknown": text("It sank [@c9]. "),
    "signs of Markdown that close nothing": text("*a **b [c](d `e "),
    "paragraphs": text("It sank [@c0].\n\n"),
}


def cost(make: Callable[[int], Files], n: int) -> Steps:
    """Return what it takes to prove a site, with all its problems in place."""
    files = {path: words.encode() for path, words in make(n).items()}
    site = snapshot(filled(files))
    return Steps().of(lambda: prove(site).problems)


@pytest.mark.parametrize("what", GROWING)
def test_twice_as_much_is_twice_as_dear(what: str) -> None:
    make = GROWING[what]
    cost(make, 2)  # What is worked out once in a process is not counted.
    once, twice = cost(make, 60), cost(make, 120)
    assert twice.lines > once.lines > 500
    assert twice.lines <= 2.3 * once.lines, f"{once.lines} steps for 60, {twice.lines} for 120"
    assert twice.readings == once.readings, f"files are read again for each {what}"


MARKS = ["“ x ", "‘ x ", "'n x ", "“ ‘ „ » « x ", "‘a dogs’ b ", "'tis x' ", "x” ", '" x ', "dogs' x ", "» « "]


@pytest.mark.parametrize("words", MARKS)
def test_twice_as_many_marks_are_twice_as_dear(words: str) -> None:
    once, twice = (Steps().of(partial(find_marked, words * n)).lines for n in (200, 400))
    assert 100 < once < twice <= 2.1 * once


def test_what_counts_steps_sees_a_quadratic_one() -> None:
    from siglum.engine.fingerprint import fingerprint  # noqa: PLC0415 - anything of ours, called too often

    def quadratic(n: int) -> Steps:
        return Steps().of(lambda: [fingerprint(number) for number in range(n) for _ in range(number)])

    assert quadratic(60).lines > 3.8 * quadratic(30).lines
