"""Answers are worked out when they are asked for, once, and again only when something that they read has changed."""

import pickle
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siglum.engine.database import CycleError, Database
from siglum.engine.portable import News, Portable
from siglum.engine.store import restore, store
from siglum.engine.tracked import Tracked, each, handled
from siglum.engine.tracked import given as given_inputs
from tests.engine.library import Library, all_of, made, put, through_a_file

BOOKS = {"Emma": "a b c", "Ulysses": "c d e f", "Walden": "f"}


def test_nothing_is_worked_out_before_it_is_asked_for_nor_twice() -> None:
    library = put(Database(), BOOKS)
    assert made() == []
    assert library.length["Emma"] == 3
    assert made() == ["length Emma", "words Emma", "titles"]
    assert library.length["Emma"] == 3
    assert made() == []


def test_what_read_nothing_of_a_change_is_not_looked_at_again() -> None:
    database = Database()
    library = put(database, BOOKS)
    all_of(library)
    made()
    put(database, {**BOOKS, "Walden": "g"})
    all_of(library)
    found = made()
    assert "words Emma" not in found
    assert "length Ulysses" not in found
    assert {"words Walden", "using", "review Walden"} <= set(found)


def test_what_comes_out_as_it_was_wakes_nobody() -> None:
    database = Database()
    library = put(database, BOOKS)
    all_of(library)
    made()
    put(database, {**BOOKS, "Emma": "a  b\nc"})
    all_of(library)
    assert sorted(made()) == ["titles", "words Emma"], "the words are the same, and so is all that follows"
    put(database, {**BOOKS, "Emma": "x b c"})
    all_of(library)
    assert "longest" not in made(), "as long as before"


def test_what_is_worked_out_anew_is_learnt_though_it_comes_out_as_it_was_and_a_row_is_not() -> None:
    database = Database()
    library = put(database, BOOKS)
    all_of(library)
    before = database.learnt
    put(database, {**BOOKS, "Emma": "a  b\nc"})
    all_of(library)
    assert database.learnt == before + 2, "the titles, and the words of Emma"
    assert library.using["f"]
    library.using.get("a row that is not there")
    assert database.learnt == before + 2


def test_answers_that_are_said_to_have_read_one_another_are_worked_out_anew() -> None:
    database = Database()
    library = put(database, BOOKS)
    all_of(library)
    length, words = database.of("Library.length")["Emma"], database.of("Library.words")["Emma"]
    length.asked, words.asked = (words,), (length,)
    put(database, {**BOOKS, "Emma": "a b c d"})
    assert library.length["Emma"] == 4


def test_a_row_of_a_table_is_read_by_itself() -> None:
    database = Database()
    library = put(database, BOOKS)
    assert library.review["Walden"]
    made()
    put(database, {**BOOKS, "Emma": "a b x"})
    assert library.using["f"] == ("Ulysses", "Walden")
    assert made().count("using") == 1
    assert library.using["x"] == ("Emma",)
    assert library.using.get("c") == ("Ulysses",)
    assert made() == []


def test_what_was_not_there_is_read_too() -> None:
    database = Database()
    library = put(database, BOOKS)
    assert library.using.get("z") is None
    assert "Iliad" not in library.words
    with pytest.raises(KeyError):
        library.words["Iliad"]
    put(database, {**BOOKS, "Iliad": "z"})
    assert library.using["z"] == ("Iliad",)
    assert library.words["Iliad"] == ("z",)
    put(database, BOOKS)
    assert "Iliad" not in library.words
    assert library.using.get("z") is None


def test_going_back_gives_what_was() -> None:
    database = Database()
    library = put(database, BOOKS)
    before = all_of(library)
    put(database, {"Emma": "z"})
    assert all_of(library) != before
    put(database, BOOKS)
    assert all_of(library) == before


Shelf = st.dictionaries(st.sampled_from("ABCDE"), st.text("ab c", max_size=6), max_size=5)


@settings(derandomize=True, max_examples=150)
@given(st.lists(Shelf, min_size=1, max_size=8), st.integers(0, 1000))
def test_after_any_changes_it_knows_what_a_first_look_finds(shelves: list[dict[str, str]], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - any choice will do
    database = Database()
    for books in shelves:
        library = put(database, books)
        asked = all_of(library)
        # Some answers are not asked for in every revision, and some are forgotten.
        if chance.random() < 0.5:
            assert asked == all_of(put(Database(), books))
        if chance.random() < 0.2:
            database.forget(1)
        if chance.random() < 0.2:
            known, database = database, Database()
            restore(through_a_file(store(known)), database)


def test_inputs_that_are_the_same_are_no_change() -> None:
    database = Database()
    library = put(database, BOOKS)
    all_of(library)
    revision = database.revision
    put(database, dict(BOOKS))
    assert database.revision == revision
    assert not database.give(Library.text.name, "Emma", "a b c")
    assert database.give(Library.text.name, "Emma", "a b")


def test_an_input_that_nobody_has_asked_for_has_nothing_settled_again() -> None:
    database = Database()
    library = put(database, BOOKS)
    assert library.longest
    before = database.revision
    assert database.give(Library.text.name, "A book that is on no shelf", "words")
    assert database.revision == before
    database.give(Library.shelf.name, "all", (*BOOKS, "A book that is on no shelf"))
    assert database.revision == before + 1
    assert library.length["A book that is on no shelf"] == 1


def test_what_nobody_asks_for_is_forgotten() -> None:
    database = Database()
    library = put(database, BOOKS)
    all_of(library)
    for number in range(4):
        put(database, {**BOOKS, "Walden": str(number)})
        assert library.titles
        database.forget(2)
    assert not [key for key in database.of("Library.review") if key]
    assert all_of(library) == all_of(put(Database(), {**BOOKS, "Walden": "3"}))


class Wheel(Tracked):
    spoke = given_inputs[str]()

    @each()
    def turn(self, name: str) -> str:
        return self.turn[self.spoke[name]]

    @each()
    def broken(self, name: str) -> str:
        return str(1 // len(self.spoke[name]))


def test_what_depends_on_itself_is_said_to() -> None:
    database = Database()
    for name, next_one in (("a", "b"), ("b", "a")):
        database.give(Wheel.spoke.name, name, next_one)
    with pytest.raises(CycleError, match="depends on itself"):
        Wheel.of(database).turn["a"]


def test_an_exception_is_no_answer_and_is_met_again() -> None:
    database = Database()
    wheel = Wheel.of(database)
    database.give(Wheel.spoke.name, "a", "")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            wheel.broken["a"]
    database.give(Wheel.spoke.name, "a", "x")
    assert wheel.broken["a"] == "1"
    database.give(Wheel.spoke.name, "a", "")
    with pytest.raises(ZeroDivisionError):
        wheel.broken["a"]


def test_inputs_can_be_read_and_not_listed() -> None:
    library = put(Database(), BOOKS)
    assert library.text["Emma"] == "a b c"
    with pytest.raises(TypeError):
        list(library.text)
    with pytest.raises(TypeError):
        list(library.review)
    assert (len(library.words), list(library.length)) == (3, ["Emma", "Ulysses", "Walden"])


class Workshop(Tracked):
    """Has a tool that can't be sent to another process."""

    text = given_inputs[str]()

    @handled
    def tool(self) -> Callable[[], str]:
        text = self.text["all"]
        return lambda: text * 2

    @each()
    def work(self, key: str) -> str:
        return key + self.tool()


def test_what_cannot_be_sent_to_another_process_is_worked_out_again_there() -> None:
    database = Database()
    database.give(Workshop.text.name, "all", "abc")
    assert Workshop.of(database).work["x"] == "xabcabc"
    news: News = pickle.loads(pickle.dumps(Portable.of(database).news()))  # noqa: S301 - our own bytes
    sent = Workshop.of(news(None))
    assert sent.work.stands("x")
    assert sent.tool() == "abcabc"
    assert sent.work["y"] == "yabcabc"
