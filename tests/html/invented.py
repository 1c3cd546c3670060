"""Sites made of a few lines of a test, and what follows from them: for what is shown of many things, or of few."""

import json
from collections.abc import Mapping
from typing import Any

from siglum.build import prove
from siglum.facts.indexes import Indexes
from tests.tiny import NOTHING, filled, snapshot

SO = "It was so."
"""What every article says that a test does not write."""
Fields = Mapping[str, Any]


def evidence(source: str = "s1", quote: str | list[str] = SO, **fields: object) -> dict[str, object]:
    """Return a piece of evidence."""
    return {"source": source, "quote": quote, **fields}


def claim(name: str, *proofs: Fields, **fields: object) -> dict[str, object]:
    """Return a claim; without evidence it rests on what the first article says."""
    return {"id": name, "statement": "So.", "kind": "fact", "evidence": proofs or [evidence()], **fields}


def text(body: str = "", **fields: object) -> bytes:
    """Return a record that has a text; what `sha256: auto` stands for is worked out."""
    lines = (f"{name}: {value if isinstance(value, str) else json.dumps(value)}" for name, value in fields.items())
    return "\n".join(("---", *lines, "---", body, "")).encode()


def listed(*records: Fields) -> bytes:
    """Return a file of records."""
    return json.dumps(records).encode()


def indexes_of(articles: Mapping[str, str] | int, *claims: Fields, **files: bytes) -> Indexes:
    """Return what follows from a site of some articles and claims; `files` are others, by their paths in site_src/.

    A number of articles stands for as many that say the same.
    """
    if isinstance(articles, int):
        articles = {f"s{number}": SO for number in range(1, articles + 1)}
    own = {f"seeds/{name}.txt": f"{words}\n".encode() for name, words in articles.items()}
    own |= {f"site_src/{path}": data for path, data in files.items()}
    own.setdefault("site_src/claims/all.yaml", listed(*claims))
    proven = prove(snapshot(filled(own)), NOTHING)
    assert proven.errors == (), [f"{problem.span.path}: {problem.message}" for problem in proven.errors]
    return proven.indexes
