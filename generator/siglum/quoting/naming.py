"""The texts of a folder as sources, and which of them a note, a link or a field names."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from siglum.model.files import File
from siglum.model.problems import Problem, Severity
from siglum.proving.paragraphs import ENDS
from siglum.quoting.proof import Sources
from siglum.quoting.quotation import Citation
from siglum.reading.fields import Data, read_fields
from siglum.reading.text import decode, front_matter, position

ADDRESSES = ("url", "address", "uri", "source", "link", "canonical", "permalink")
"""Fields in which a text says where it stands."""
IDS = ("id", "reference_id", "reference", "doi", "pmid", "pmcid")
"""Fields in which a text says what else it is called."""
ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
TRAILING = ".,;:!?)]}’”'\"》」。，、"  # noqa: RUF001 - signs of more than one script
DATA_ENDINGS = (".yaml", ".yml", ".json")
TEXT_ENDINGS = (".txt", ".md", ".markdown")


LANGUAGE = ("language", "lang")
"""The fields that say in which language a text is."""


class Text(Struct, frozen=True, dict=True):
    """A text of the folder: its path from there, what it is called, and its words."""

    path: str
    file: str
    """The path as a message shows it."""
    whole: str
    """The file's text, with its fields."""
    start: int
    """Where the words begin."""
    fields: Mapping[str, Data]

    @cached_property
    def words(self) -> str:
        """The text that quotations are looked for in: without its fields."""
        return self.whole[self.start :]

    @cached_property
    def lines_before(self) -> int:
        """How many lines stand before the words."""
        return position(self.whole, self.start)[0] - 1

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Where each paragraph of the words begins: behind blank lines, and lines that end a sentence."""
        return (0, *(match.end() for match in ENDS.finditer(self.words)))

    def paragraph_around(self, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the paragraph, or the paragraphs, around a stretch of the words."""
        last = bisect_right(self.paragraphs, max(start, end - 1))
        ends = self.paragraphs[last] if last < len(self.paragraphs) else len(self.words)
        return self.paragraphs[bisect_right(self.paragraphs, start) - 1], ends

    @property
    def id(self) -> str:
        """The name of the file without its ending."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def language(self) -> str:
        """The language that its fields say (BCP 47); empty where they do not."""
        found = next((self.fields[name] for name in LANGUAGE if name in self.fields), "")
        return found if isinstance(found, str) else ""

    @property
    def about(self) -> str:
        """What the fields say of it, such as its title, its author and its day."""
        return " ".join((self.path, *(word for value in self.fields.values() for word in _texts(value))))


def read_texts(folder: str, files: Sequence[File]) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    """Return the texts among the files of a folder, and what in them can't be read.

    Paths are from the folder. A text's fields stand at its top between lines of hyphens, or in a file beside it with
    the same name and the ending of YAML or JSON.
    """
    found: list[Text] = []
    problems: list[Problem] = []
    beside = {file.path: file for file in files if file.path.endswith(DATA_ENDINGS)}
    for file in files:
        if not file.path.endswith(TEXT_ENDINGS):
            continue
        shown = f"{folder.rstrip('/')}/{file.path}" if folder not in ("", ".") else file.path
        text, wrong = decode(File(shown, file.data), seed=True)
        problems += wrong
        if wrong:
            continue
        fields, start, unread = _fields(shown, text)
        problems += unread
        stem = file.path.rpartition(".")[0]
        for name in (*(stem + ending for ending in DATA_ENDINGS), *(file.path + ending for ending in DATA_ENDINGS)):
            if sidecar := beside.get(name):
                data, _ = decode(sidecar)
                read, _ = read_fields(sidecar.path, data)
                fields = {**fields, **(read if isinstance(read, dict) else {})}
        found.append(Text(file.path, shown, text, start, fields))
    return tuple(found), tuple(problems)


def _fields(path: str, text: str) -> tuple[Mapping[str, Data], int, tuple[Problem, ...]]:
    limits = front_matter(text)
    if limits is None:
        return {}, 0, ()
    start, end, words = limits
    data, problems = read_fields(path, text, start, end)
    if isinstance(data, dict) or not text[start:end].strip():
        return data if isinstance(data, dict) else {}, words, ()
    # What stands between two lines of hyphens and is no YAML can still be words, or fields of another kind.
    return {}, words if problems else 0, tuple(replace(one, severity=Severity.WARNING) for one in problems)


def _texts(value: Data) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


class Shelf:
    """All texts of a folder, found by what they are called."""

    def __init__(self, texts: Iterable[Text]) -> None:
        """Take the texts; two may have the same name, and are then both meant by it."""
        self.texts = {text.file: text for text in texts}
        self.sources = Sources({text.file: text.words for text in self.texts.values()})
        self.addresses: dict[str, list[str]] = defaultdict(list)
        self.paths: dict[str, list[str]] = defaultdict(list)
        self.ids: dict[str, list[str]] = defaultdict(list)
        for text in self.texts.values():
            self._enter(text)

    def _enter(self, text: Text) -> None:
        parts = text.path.split("/")
        for length in range(1, len(parts) + 1):
            self.paths["/".join(parts[-length:])].append(text.file)
        self.ids[text.id].append(text.file)
        for key, value in text.fields.items():
            for word in _texts(value) if key in ADDRESSES + IDS else ():
                if ADDRESS.match(word):
                    self.addresses[_plain(word)].append(text.file)
                elif key in IDS:
                    for name in (word, f"{key}:{word}", f"{key.upper()}:{word}"):
                        self.ids[name].append(text.file)
                    if key == "doi":
                        self.addresses[_plain(f"https://doi.org/{word}")].append(text.file)

    def named(self, citation: Citation) -> tuple[str, ...]:
        """Return the files of the texts that a citation names; none where it names none."""
        found = [file for target in citation.targets for file in self.target(target)]
        return tuple(dict.fromkeys(found or self.in_words(citation.words)))

    def target(self, target: str) -> list[str]:
        """Return the texts that an address, a path or an id leads to."""
        if ADDRESS.match(target):
            return self.addresses.get(_plain(target), [])
        path = unquote(target).partition("#")[0].strip()
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        # The longest end of a path that a text has too: where the folder stands is not known to who writes.
        for start in range(len(parts)):
            if found := self.paths.get("/".join(parts[start:])):
                return found
        return self.ids.get(target) or self.ids.get(path) or []

    def in_words(self, words: str) -> list[str]:
        """Return the texts that running words name: by address, else by path, else by id."""
        addresses = [match[0].rstrip(TRAILING) for match in ADDRESS.finditer(words)]
        if found := [file for address in addresses for file in self.addresses.get(_plain(address), ())]:
            return found
        parts = [part for word in words.split() for part in (word.strip("([<“‘«\"'`*_" + TRAILING), word) if part]
        for known in (self.paths, self.ids):
            if found := [file for part in dict.fromkeys(parts) for file in known.get(part, ())]:
                return found
        spaced = [name for name in (*self.paths, *self.ids) if " " in name and name in words]
        return [file for name in spaced for file in (self.paths.get(name) or self.ids[name])]


def _plain(address: str) -> str:
    """Return an address without what does not tell two pages apart: scheme, www., a fragment, the last slash."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    host = parts.netloc.lower().removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
