"""The small site with code in every text of every record: what its pages hold must still be text."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from siglum.model.files import ORIGINAL
from siglum.model.locators import ENDING as LOCATORS
from siglum.model.prose import Prose
from siglum.model.record_base import Record
from siglum.model.records import Explainer
from siglum.reading.cited import with_prose
from siglum.reading.parse import KINDS, Kind
from tests.builds.small import SITE, write
from tests.doors.trees import read_all

QUOTED = "bridge"
"""A word that stands in every article: what stands in quotation marks must."""
POLYGLOT = (
    f'jaVasCript:/*-/*`/*\\`/*/* "{QUOTED}"/**/(/* */oNcliCk=alert() )//</stYle/</titLe/</teXtarEa/</scRipt/--!>'
    f"<sVg/<sVg/oNloAd=alert()//> '{QUOTED}'> \"{QUOTED}\"><img src=x onerror=alert(1)>"
    "{{7*7}}${7*7}]]> &lt;b&gt; &#60;"
)
"""Markup and code that would come to life in text, in attributes, in scripts, in styles and in comments."""

CANARY = "<i/onload=alert(1)//'>"
"""Put after long words of articles and of whatever quotes them; it ends no sentence and no word, and quotes nothing."""

LONG_WORD = re.compile(r"\b[A-Za-z]{6,}\b")
NOT_TEXT = re.compile(r"(\[@[^\]]*\]|\[\[[^\]]*\]\]|\]\([^)]*\)|`[^`]*`|<[^>]*>)")
"""What in a text has a meaning of its own."""

VERBATIM = {"quote", "key", "span", "prefix", "suffix", "passages", "from", "to", "text", "form"}
"""Fields that hold words of a source."""

CITED = "ferry-last-crossing"
"""A claim: a paragraph of an explainer cites one."""

NAMES = {"code", "moved", "file"}
"""Fields that look like text and name something: a problem, an address, or a file."""


class HostileSite:
    """A project in a folder, and what was put into each of its fields."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.planted: dict[str, str] = {}
        """By the mark that stands in the text: the kind of record and the field."""
        digests: dict[str, str] = {}
        for name, data in read_all(SITE).items():
            if name.startswith("seeds/") and name.endswith(".txt"):
                spoilt = with_canaries(data.decode()).encode()
                digests[sha256(data).hexdigest()] = sha256(spoilt).hexdigest()
                write(root, name, spoilt)
            if name.endswith(ORIGINAL) or name.startswith("site_src/assets/"):
                write(root, name, data)
            if name.endswith(LOCATORS):
                write(root, name, moved(data, read_all(SITE)[f"{name.removesuffix(LOCATORS)}.txt"].decode()))
        for name, data in read_all(SITE).items():
            if name.startswith("site_src/") and not name.startswith("site_src/assets/"):
                text = data.decode()
                for old, new in digests.items():
                    text = text.replace(old, new)
                kind = next(kind for kind in KINDS if kind.path.match(name))
                write(root, name, self.spoil(kind, text))

    def spoil(self, kind: Kind, text: str) -> str:
        """Return a file with code in all of its texts."""
        if kind.shape != "text":
            return self.spoil_fields(kind, text)
        _, fields, body = text.split("---\n", 2)
        spoilt = self.spoil_fields(kind, fields)
        mark = self.mark(kind.record, "body")
        quoted = NOT_TEXT.split(body)
        shown = "".join(part if number % 2 else with_canaries(part) for number, part in enumerate(quoted))
        cited = f" [@{CITED}]" if kind.record is Explainer else ""
        return f"---\n{spoilt}---\n{shown.rstrip()}\n\n{mark} {POLYGLOT} said the editor{cited}.\n"

    def spoil_fields(self, kind: Kind, text: str) -> str:
        # Everything as text, as the generator reads it.
        data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but text, lists and groups
        records = data if kind.shape == "list" else [data]
        spoilt = [self.spoil_record(kind.record, record) for record in records]
        dumped: str = yaml.safe_dump(
            spoilt if kind.shape == "list" else spoilt[0], allow_unicode=True, sort_keys=False, width=1000
        )
        return dumped

    def spoil_record(self, record: type[Record], fields: dict[str, Any]) -> dict[str, Any]:
        """Put code into every field that takes any text: those are found by trying."""
        filled = {name: Prose(blocks=()) if name == "body" else "x" for name in getattr(record, "filled", ())}
        for path in list(leaves(fields)):
            if NAMES & set(path):
                continue
            verbatim = is_verbatim(path)
            old = at(fields, path)
            mark = self.mark(record, ".".join(str(key) for key in path if isinstance(key, str)))
            put(fields, path, with_canaries(old) if verbatim else f"{old} {mark} {POLYGLOT}")
            try:
                given, _ = with_prose(record, {**fields, **filled}, lambda _keys, _words: (Prose(blocks=()), ()))
                record.model_validate(given)
            except ValidationError:
                put(fields, path, old)
                if not verbatim:
                    self.planted.pop(mark)
                continue
            if verbatim:
                self.planted.pop(mark)
        return fields

    def mark(self, record: type[Record], field: str) -> str:
        mark = f"planted{len(self.planted) + 1000}x"
        self.planted[mark] = f"{record.__name__}.{field}"
        return mark


def moved(locators: bytes, text: str) -> bytes:
    """Return where the paragraphs of an article were found in its original, once code stands after its long words."""
    data = json.loads(locators)
    data["text"] = sha256(with_canaries(text).encode()).hexdigest()
    for one in data["located"]:
        one["at"] = [len(with_canaries(text[:offset])) for offset in one["at"]]
    return json.dumps(data).encode()


def with_canaries(text: str) -> str:
    """Put code after every long word of a text."""
    return LONG_WORD.sub(lambda match: match[0] + CANARY, text)


Keys = tuple[str | int, ...]


def leaves(value: Any, path: Keys = ()) -> Iterator[Keys]:  # noqa: ANN401 - whatever YAML holds
    """Yield the path of every text in a value."""
    if isinstance(value, str):
        yield path
        return
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield from leaves(inner, (*path, key))


def is_verbatim(path: Keys) -> bool:
    """Tell whether a field holds words of a source; the form of evidence is another thing than that of a name.

    What is looked for beside a claim has to be found in the articles that make it.
    """
    names = [key for key in path if isinstance(key, str)]
    if names == ["looked_for", "terms"]:
        return True
    return names[-1] in VERBATIM and names not in (["evidence", "form"], ["facts", "text"], ["reasons", "text"])


def at(value: Any, path: Keys) -> Any:  # noqa: ANN401 - whatever YAML holds
    for key in path:
        value = value[key]
    return value


def put(value: Any, path: Keys, new: str) -> None:  # noqa: ANN401 - whatever YAML holds
    at(value, path[:-1])[path[-1]] = new
