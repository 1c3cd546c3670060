"""What other processes are told of a database: each value once, and only what stands."""

import pickle

from siglum.engine.database import Database
from siglum.engine.portable import News, Portable
from tests.engine.library import Library, made, put

BOOKS = {"Emma": "a b c", "Ulysses": "c d e f", "Walden": "f"}


def sent(news: News) -> News:
    """Return the news as another process gets them."""
    found: News = pickle.loads(pickle.dumps(news))  # noqa: S301 - our own bytes
    return found


def test_values_are_told_once_and_make_the_same_database_piece_by_piece() -> None:
    database = Database()
    library = put(database, BOOKS)
    portable = Portable.of(database)
    there = sent(portable.news())(None)
    lengths = dict(library.length)
    there = sent(portable.news())(there)
    made()
    assert dict(Library.of(there).length) == lengths
    assert made() == [], "values are told, not worked out again"
    review = library.review["Emma"]
    news = portable.news()
    assert set(news.values["Library.review"]) == {"Emma"}
    assert not news.values["Library.length"]
    assert Library.of(sent(news)(there)).review["Emma"] == review
    assert not any(portable.news().values.values()), "nothing is told twice"


def test_a_process_that_lost_everything_is_told_everything() -> None:
    database = Database()
    library = put(database, BOOKS)
    lengths = dict(library.length)
    portable = Portable.of(database)
    portable.news()
    assert Portable.of(database) is portable
    portable.forget()
    there = sent(portable.news())(None)
    made()
    assert dict(Library.of(there).length) == lengths
    assert made() == []


def test_what_stands_is_told_after_a_change_too_and_what_does_not_is_not() -> None:
    database = Database()
    library = put(database, BOOKS)
    assert (library.length["Emma"], library.length["Ulysses"]) == (3, 4)
    put(database, {**BOOKS, "Ulysses": "other words, and more of them"})
    there = sent(Portable(database).news())(None)
    made()
    for title in BOOKS:
        assert Library.of(there).length[title] == library.length[title]
    assert "length Emma" not in made()


def test_what_cannot_be_compared_is_not_told() -> None:
    database = Database()
    library = put(database, BOOKS)
    index = library.index
    news = Portable.of(database).news()
    assert "Library.index" not in news.values
    assert Library.of(sent(news)(None)).index == index


def test_the_modules_of_kinds_without_values_are_told_so_that_they_can_be_worked_out() -> None:
    database = Database()
    library = put(database, BOOKS)
    assert library.review.work.name == "Library.review"
    assert Library.__module__ in Portable.of(database).news().modules
