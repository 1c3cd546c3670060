"""Declares answers as attributes of a class, each a pure function of the object and a key.

    class Library(Tracked):
        text = given[str]()                     # inputs, by key

        @each("titles")                         # worked out one by one, when asked for
        def length(self, title: str) -> int: ...

        @table                                  # worked out together, read and compared one by one
        def loans(self) -> Mapping[str, tuple[str, ...]]: ...

        @value                                  # a single answer
        def longest(self) -> str: ...

When `library.length["Emma"]` is read while another answer is worked out, the database notes it as a dependency.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from typing import Any, Generic, Self, TypeVar, overload

from siglum.engine.database import ABSENT, Answer, Database
from siglum.engine.fingerprint import fingerprint
from siglum.engine.plain import Plain

Result = TypeVar("Result")
Given = TypeVar("Given")
KEYS = "*"
"""The key under which the list of a table's keys is read."""


class Tracked:
    """A class whose attributes are answers of a database. It holds nothing but the database."""

    def __init__(self, database: Database) -> None:
        """Read from `database`."""
        self.database = database

    @classmethod
    def of(cls, database: Database) -> Self:
        """Return the one object of this class for a database."""
        found: Self | None = database.facades.get(cls)
        if found is None:
            found = database.facades[cls] = cls(database)
        return found

    def work_out(self) -> None:
        """Work out all answers whose keys can be listed, so that processes forked afterwards share them."""
        for name, work in vars(type(self)).items():
            if isinstance(work, _Table) or (isinstance(work, _Each) and work.keys):
                for _ in getattr(self, name).values():
                    pass
            elif isinstance(work, value):
                getattr(self, name)


class _Work:
    """How the answers of one attribute are worked out."""

    compared = costs = True
    plain: Plain | None = None
    """The form in which a store keeps an answer; None where it is worked out again."""

    def __init__(self, digest: Callable[[Any], str] = fingerprint) -> None:
        self.name = ""
        self.owner: type[Tracked] = Tracked
        self._digest = digest

    def __set_name__(self, owner: type[Tracked], name: str) -> None:
        self.owner, self.name = owner, f"{owner.__qualname__}.{name}"
        REGISTERED[self.name] = self

    def kept_as(self, plain: Plain) -> Self:
        """Let a store keep the answers in a form, and return this."""
        self.plain, self._digest = plain, plain.digest
        return self

    def digest(self, value: object) -> str:
        """Return the digest of an answer."""
        return self._digest(value)

    def make(self, database: Database, key: str) -> object:
        """Work out the answer for a key."""
        raise NotImplementedError


REGISTERED: dict[str, _Work] = {}
"""Every attribute by its name, `Class.attribute`, by which a store finds it again."""


class given(Generic[Result]):  # noqa: N801 - written as a word
    """Inputs of one kind, by key, which are set with `Database.give`."""

    def __set_name__(self, owner: type[Tracked], name: str) -> None:
        """Take the name of the attribute."""
        self.name = f"{owner.__qualname__}.{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> "given[Result]": ...
    @overload
    def __get__(self, instance: Tracked, owner: type) -> Mapping[str, Result]: ...
    def __get__(self, instance: Tracked | None, owner: type) -> "given[Result] | Mapping[str, Result]":
        """Return the inputs of an object."""
        if instance is None:
            return self
        made = _Given[Result](instance.database, self.name)
        instance.__dict__[self.name.rpartition(".")[2]] = made
        return made


class _Given(Mapping[str, Result]):
    """Inputs by key; KeyError where none is set. They can't be iterated over: list the keys in an input of its own."""

    def __init__(self, database: Database, name: str) -> None:
        self._database, self._name = database, name

    def __getitem__(self, key: str) -> Result:
        found: Result = self._database.read(self._name, key)
        if found is ABSENT:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        message = f"the keys of {self._name} are an input of their own"
        raise TypeError(message)

    def __len__(self) -> int:
        message = f"the keys of {self._name} are an input of their own"
        raise TypeError(message)


class value(_Work, Generic[Result]):  # noqa: N801 - a decorator
    """A single answer, read as an attribute."""

    def __init__(self, make: Callable[[Any], Result]) -> None:
        """Decorate the function that works it out."""
        super().__init__()
        self._make = make
        self.__doc__ = make.__doc__

    def make(self, database: Database, key: str) -> object:  # noqa: ARG002 - there is one only
        """Work it out."""
        return self._make(self.owner.of(database))

    @overload
    def __get__(self, instance: None, owner: type) -> "value[Result]": ...
    @overload
    def __get__(self, instance: Tracked, owner: type) -> Result: ...
    def __get__(self, instance: Tracked | None, owner: type) -> "value[Result] | Result":
        """Return the answer."""
        if instance is None:
            return self
        database = instance.database
        found: Result = database.ask(self, database.of(self.name), "")
        return found


def kept(plain: Plain) -> Callable[[Callable[[Any], Result]], value[Result]]:
    """Decorate the function that works out a single answer which costs more to work out than to store in a form."""
    return lambda make: value(make).kept_as(plain)


class handled(value[Result]):  # noqa: N801 - a decorator
    """A single answer that can't be compared, such as a compiled template: a new one always counts as changed."""

    compared = False

    def digest(self, value: object) -> str:  # noqa: ARG002 - see the class
        """Return an empty digest: it is never compared."""
        return ""


class each:  # noqa: N801 - a decorator
    """Answers by key, worked out one by one.

    `keys` names the attribute that lists the keys; without it, answers can be read by key and not iterated over.
    `plain` is the form in which a store keeps an answer, for those that cost more to work out than to store. `digest`
    returns the digest of an answer, where that of its plain form won't do.
    """

    def __init__(
        self,
        keys: str = "",
        *,
        digest: Callable[[Any], str] | None = None,
        plain: Plain | None = None,
    ) -> None:
        """Take the name of the attribute that lists the keys, and how answers are digested and stored."""
        self._how = (keys, digest or (plain.digest if plain else fingerprint), plain)

    def __call__(self, make: Callable[[Any, str], Given]) -> "_Each[Given]":
        """Decorate the function that works out one answer; it raises KeyError(key) where there is none."""
        return _Each(make, *self._how)


class _Keyed(_Work, Generic[Result]):
    """Answers by key, read as a mapping."""

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: Tracked, owner: type) -> "Answers[Result]": ...
    def __get__(self, instance: Tracked | None, owner: type) -> "Self | Answers[Result]":
        if instance is None:
            return self
        made = Answers(instance, self)
        instance.__dict__[self.name.rpartition(".")[2]] = made
        return made

    def listed(self, instance: Tracked) -> Iterable[str]:
        """Return the keys; raises TypeError where they are not listed."""
        raise NotImplementedError


class _Each(_Keyed[Result]):
    def __init__(
        self,
        make: Callable[[Any, str], Result],
        keys: str,
        digest: Callable[[Any], str],
        plain: Plain | None,
    ) -> None:
        super().__init__(digest)
        self._make, self.keys, self.plain = make, keys, plain
        self.__doc__ = make.__doc__

    def make(self, database: Database, key: str) -> object:
        return self._make(self.owner.of(database), key)

    def listed(self, instance: Tracked) -> Iterable[str]:
        if not self.keys:
            message = f"the keys of {self.name} are not listed"
            raise TypeError(message)
        found: Iterable[str] = getattr(instance, self.keys)
        return found


class _Whole(_Work):
    """A whole table; it is not compared, only its rows are."""

    compared = False

    def __init__(self, table: "_Table[Any]") -> None:
        super().__init__()
        self.table = table

    def digest(self, value: object) -> str:  # noqa: ARG002 - see the class
        return ""

    def make(self, database: Database, key: str) -> object:  # noqa: ARG002 - there is one only
        return self.table.rows(self.owner.of(database))


class _Table(_Keyed[Result]):
    costs = False

    def __init__(self, rows: Callable[[Any], Mapping[str, Result]]) -> None:
        super().__init__()
        self.rows = rows
        self.whole = _Whole(self)
        self.__doc__ = rows.__doc__

    def __set_name__(self, owner: type[Tracked], name: str) -> None:
        super().__set_name__(owner, name)
        self.whole.__set_name__(owner, f"{name}()")

    def make(self, database: Database, key: str) -> object:
        rows: Mapping[str, Result] = database.ask(self.whole, database.of(self.whole.name), "")
        return tuple(rows) if key == KEYS else rows[key]

    def listed(self, instance: Tracked) -> Iterable[str]:
        database = instance.database
        found: tuple[str, ...] = database.ask(self, database.of(self.name), KEYS)
        return found


def table(rows: Callable[[Any], Mapping[str, Result]]) -> _Table[Result]:
    """Decorate a function that works out many answers together; each row is read and compared by itself."""
    return _Table(rows)


def kept_table(plain: Plain) -> Callable[[Callable[[Any], Mapping[str, Result]]], _Table[Result]]:
    """Decorate such a function where its rows, and the tuple of its keys, cost more to work out than to store."""
    return lambda rows: _Table(rows).kept_as(plain)


class Answers(Mapping[str, Result]):
    """The answers of one attribute of one object, by key."""

    def __init__(self, instance: Tracked, work: _Keyed[Result]) -> None:
        """Take how they are worked out and listed."""
        self._instance, self.work = instance, work
        self._database = instance.database
        self._answers: dict[str, Answer] = self._database.of(work.name)

    def __getitem__(self, key: str) -> Result:
        """Return an answer; raises KeyError where there is none."""
        found: Result = self._database.ask(self.work, self._answers, key)
        if found is ABSENT:
            raise KeyError(key)
        return found

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as Mapping has it
        """Return an answer, or the default where there is none."""
        found = self._database.ask(self.work, self._answers, key)
        return default if found is ABSENT else found

    def __contains__(self, key: object) -> bool:
        """Tell whether there is an answer."""
        return isinstance(key, str) and self._database.ask(self.work, self._answers, key) is not ABSENT

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self.work.listed(self._instance))

    def __len__(self) -> int:
        """Return how many there are."""
        found = self.work.listed(self._instance)
        return len(found) if isinstance(found, Sized) else sum(1 for _ in found)

    def stands(self, key: str) -> bool:
        """Tell whether an answer still stands, without working it out."""
        return self._database.stands(self.work, key)

    def digest(self, key: str) -> str:
        """Return the digest of an answer, working the answer out only where it does not stand."""
        return self._database.digest_of(self._database.settle(self.work, key))

    def let_go(self, key: str) -> None:
        """Drop the value of an answer to save memory; its digest stays."""
        self._database.let_go(self._answers[key])


class Through(Mapping[str, Result]):
    """A view of another mapping: a part of each of its values, picked by a function."""

    def __init__(self, answers: Mapping[str, Any], pick: Callable[[Any], Result]) -> None:
        """Pick from the values of `answers`."""
        self._answers, self._pick = answers, pick

    def __getitem__(self, key: str) -> Result:
        """Return the part; raises KeyError where there is no answer."""
        return self._pick(self._answers[key])

    def __contains__(self, key: object) -> bool:
        """Tell whether there is an answer."""
        return key in self._answers

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self._answers)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._answers)
