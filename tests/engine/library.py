"""A little library, to try the engine with: books, who borrowed them, and what follows."""

from collections.abc import Iterator, Mapping

from siglum.engine.database import Database
from siglum.engine.plain import plain_json
from siglum.engine.tracked import Through, Tracked, each, given, handled, table, value

MADE: list[str] = []
"""What was worked out, in order; emptied by whoever looks."""


class Library(Tracked):
    text = given[str]()
    shelf = given[tuple[str, ...]]()

    @value
    def titles(self) -> tuple[str, ...]:
        MADE.append("titles")
        return tuple(title for title in self.shelf["all"] if title in self.text)

    @each("titles")
    def words(self, title: str) -> tuple[str, ...]:
        MADE.append(f"words {title}")
        if title not in self.titles:
            raise KeyError(title)
        return tuple(self.text[title].split())

    @each("titles", plain=plain_json(int))
    def length(self, title: str) -> int:
        MADE.append(f"length {title}")
        return len(self.words[title])

    @table
    def using(self) -> Mapping[str, tuple[str, ...]]:
        MADE.append("using")
        found: dict[str, list[str]] = {}
        for title in self.titles:
            for word in dict.fromkeys(self.words[title]):
                found.setdefault(word, []).append(title)
        return {word: tuple(titles) for word, titles in found.items()}

    @value
    def longest(self) -> str:
        MADE.append("longest")
        return max(self.titles, key=lambda title: (self.length[title], title), default="")

    @handled
    def index(self) -> dict[str, int]:
        MADE.append("index")
        return {word: len(titles) for word, titles in self.using.items()}

    @each()
    def review(self, title: str) -> str:
        MADE.append(f"review {title}")
        others = [other for word in self.words[title] for other in self.using[word] if other != title]
        return f"{title}: {self.length[title]} words, like {sorted(set(others))}, of {len(self.index)}"

    @property
    def shouted(self) -> Mapping[str, tuple[str, ...]]:
        return Through(self.words, lambda words: tuple(word.upper() for word in words))


def put(database: Database, books: Mapping[str, str]) -> Library:
    """Let these books be the library."""
    for title, text in books.items():
        database.give(Library.text.name, title, text)
    database.keep_only(Library.text.name, books.keys())
    database.give(Library.shelf.name, "all", tuple(sorted(books)))
    return Library.of(database)


def all_of(library: Library) -> dict[str, object]:
    """Return everything that a library knows."""
    return {
        "titles": library.titles,
        "words": dict(library.words.items()),
        "length": dict(library.length.items()),
        "using": dict(library.using.items()),
        "longest": library.longest,
        "index": library.index,
        "reviews": [library.review[title] for title in library.titles],
        "shouted": dict(library.shouted.items()),
        "missing": ("none" in library.words, library.words.get("none"), library.using.get("none", ())),
    }


def made() -> list[str]:
    """Return what was worked out since the last look."""
    found = [*MADE]
    MADE.clear()
    return found


def through_a_file(stored: Iterator[bytes]) -> bytes:
    """Return what a store holds after a way through a file."""
    return b"".join(stored)
