"""What one process found out, the next need not; and whatever is stored, no wrong answer comes of it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from siglum.engine.apart import Learnt, learning, take_over
from siglum.engine.database import Database
from siglum.engine.executors import Forked, Here, LostError
from siglum.engine.fingerprint import fingerprint
from siglum.engine.plain import PLAIN_TEXT, Plain, packed
from siglum.engine.store import DamagedError, restore, store
from siglum.model.files import Place, Span
from siglum.model.values import Stance
from tests.engine.library import Library, all_of, made, put, through_a_file

BOOKS = {"Emma": "a b c", "Ulysses": "c d e f", "Walden": "f"}


def stored(books: dict[str, str]) -> bytes:
    """Return what a process stores that knows all of these books."""
    database = Database()
    all_of(put(database, books))
    found = through_a_file(store(database))
    made()
    return found


def later(contents: bytes, books: dict[str, str]) -> Library:
    """Return the library in a later process."""
    database = Database()
    restore(contents, database)
    return put(database, books)


def test_a_later_process_works_out_nothing_that_stands() -> None:
    library = later(stored(BOOKS), BOOKS)
    assert all(library.review.stands(title) for title in BOOKS)
    assert made() == []
    assert library.length["Emma"] == 3
    assert made() == [], "a value that is stored is taken from there"
    assert library.review["Emma"].startswith("Emma: 3 words, like ['Ulysses']")


def test_what_a_process_does_not_ask_for_is_kept_for_the_next_and_stands_only_if_it_does() -> None:
    books = {**BOOKS, "Walden": "g"}
    database = Database()
    restore(stored(BOOKS), database)
    assert put(database, books).length["Walden"] == 1, "as a check does, which asks for no page"
    rows = through_a_file(store(database))
    made()
    library = later(rows, books)
    assert library.length.stands("Emma")
    assert library.length["Emma"] == 3
    assert made() == []
    assert not library.review.stands("Ulysses"), "it reads who else has f, which changed before this process"
    assert all_of(library) == all_of(put(Database(), books))
    again = later(rows, BOOKS)
    assert all_of(again) == all_of(put(Database(), BOOKS)), "what has changed back is no older either"


def test_a_later_process_reads_only_what_it_asks_for_and_what_that_rests_on() -> None:
    library = later(stored(BOOKS), BOOKS)
    whole = library.database.count()
    assert library.length["Emma"] == 3
    waiting = library.database.waiting.keys()
    assert {"Library.review", "Library.longest"} <= waiting
    assert waiting.isdisjoint({"Library.length", "Library.words", "Library.text"})
    assert library.database.count() == whole
    assert len(list(library.database)) == whole
    assert not waiting


def test_a_later_process_works_out_what_is_in_doubt_and_no_more() -> None:
    library = later(stored(BOOKS), {**BOOKS, "Emma": "a  b c"})
    assert all(library.review.stands(title) for title in BOOKS)
    assert sorted(made()) == ["titles", "words Emma"], "the words are the same"
    library = later(stored(BOOKS), {**BOOKS, "Emma": "a b"})
    assert not library.review.stands("Emma")
    assert not library.review.stands("Ulysses")
    assert library.length.stands("Walden")
    assert all_of(library) == all_of(put(Database(), {**BOOKS, "Emma": "a b"}))


def test_digests_are_the_same_in_every_process() -> None:
    code = (
        "from siglum.engine.database import Database; from siglum.engine.store import store\n"
        "from tests.engine.library import all_of, put\n"
        f"database = Database(); all_of(put(database, {BOOKS!r})); print(b''.join(store(database)))"
    )
    repository = Path(__file__).resolve().parents[2]
    path = os.pathsep.join([str(repository), str(repository / "generator")])
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_a_fingerprint_tells_values_apart_and_not_how_they_were_made() -> None:
    values = [
        None,
        "",
        "1",
        1,
        1.0,
        True,
        b"1",
        (),
        ("1",),
        ["1"],
        ("1", ("2",)),
        ("1", "2"),
        {"a": 1},
        {"a": 2},
        Place("a", (1,)),
        Place("a", ("1",)),
        Span("a", 1),
        Stance.SUPPORTS,
        Stance.CONTRADICTS,
    ]
    assert len({fingerprint(value) for value in values}) == len(values)
    one, other = "ab", "abc"[:2]
    assert fingerprint((one, one)) == fingerprint((other, one))
    assert fingerprint({"a": 1, "b": 2}) != fingerprint({"b": 2, "a": 1}), "an order is a part of a value"


def spoilt(whole: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what is stored with one thing changed: a byte, four of them as a number, eight as a size, the length."""
    for at in range(len(whole)):
        for byte in {0, whole[at] ^ 1, 34, 0xFF} - {whole[at]}:
            yield f"byte {at}: {byte}", whole[:at] + bytes([byte]) + whole[at + 1 :]
        yield f"{at} bytes", whole[:at]
    for at in range(0, len(whole), 2):
        for number in (-1, 0, 7, 2**31 - 1):
            yield f"from {at}: {number}", whole[:at] + number.to_bytes(4, "little", signed=True) + whole[at + 4 :]
        yield f"from {at}: a size", whole[:at] + (2**60).to_bytes(8, "little") + whole[at + 8 :]


def test_whatever_is_damaged_is_refused_or_worked_out_again() -> None:
    """A wrong digest or a wrong list of what was read may only cost time, or be caught by the checksum of the file.

    Here the checksum is right and one field is not: nothing may raise but the refusal, and no value of another type
    may come of it.
    """
    rows = stored(BOOKS)
    truth = all_of(put(Database(), BOOKS))
    refused = agreed = 0
    for what, damaged in spoilt(rows):
        try:
            library = later(damaged, BOOKS)
        except DamagedError:
            refused += 1
            continue
        found = all_of(library)
        assert found.keys() == truth.keys(), what
        agreed += found == truth
    assert refused > 200
    assert agreed > 200


def test_what_is_packed_comes_back_and_damaged_is_refused_as_anything_else_is() -> None:
    plain = packed(PLAIN_TEXT)
    text = "RedNote \U0001f602 " * 99
    data = plain.dump(text)
    assert data is not None
    assert (plain.load(data), len(data) < len(text) / 9) == (text, True)
    for at in range(len(data)):
        with pytest.raises(ValueError, match="Error"):
            plain.load(data[:at])
    assert packed(Plain(lambda _: None, bytes)).dump(text) is None


def test_a_process_that_is_killed_is_told_of() -> None:
    with pytest.raises(LostError):
        list(Forked(1, lambda _: None).map(lambda _: os.kill(os.getpid(), signal.SIGKILL), [1]))


@pytest.mark.parametrize("processes", [1, 2])
def test_work_is_the_same_wherever_it_is_done_and_what_was_learnt_comes_back(processes: int) -> None:
    database = Database()
    library = put(database, BOOKS)

    def work(title: str) -> tuple[str, Learnt]:
        with learning(database) as learnt:
            review = library.review[title]
        return review, learnt

    executor = Here() if processes == 1 else Forked(processes, lambda _: None)
    found = list(executor.map(work, list(BOOKS)))
    assert [review for review, _ in found] == [put(Database(), BOOKS).review[title] for title in BOOKS]
    for _, learnt in found:
        take_over(learnt, database)
    made()
    assert all(library.review.stands(title) for title in BOOKS)
    if processes == 2:
        assert database.learnt == sum(learnt.count for _, learnt in found) >= len(BOOKS)
        again = later(through_a_file(store(database)), BOOKS)
        made()
        assert all(again.review.stands(title) for title in BOOKS)
        assert again.length["Emma"] == 3
        assert made() == [], "values that are stored come from the other processes too"
