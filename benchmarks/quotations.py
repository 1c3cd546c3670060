"""Our proof of quotations beside linkml-reference-validator's, on the same invented snippets.

The other is installed into a throw-away environment, and used without a network: its matcher is given the texts. Both
are timed within their process, without starting it, in seconds of the processor, so that a busy machine tells the same.
A mutation that is accepted is a snippet with a word changed which is said to stand in its source.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from siglum import Sources, prove

SNIPPETS = 8000
SNIPPETS_A_SOURCE = 20
SENTENCES_A_SOURCE = 45
OTHER = "linkml-reference-validator==0.4.0"
CALLING = """
import json, sys, time
from linkml_reference_validator.models import ReferenceContent, ReferenceValidationConfig
from linkml_reference_validator.validation.supporting_text_validator import SupportingTextValidator
given = json.load(open(sys.argv[1], encoding="utf-8"))
validator = SupportingTextValidator(ReferenceValidationConfig())
start = time.process_time()
texts = {name: ReferenceContent(reference_id=name, content=text) for name, text in given["texts"].items()}
found = [validator.find_text_in_reference(words, texts[name]).found for name, words, _ in given["snippets"]]
print(json.dumps({"seconds": time.process_time() - start, "found": found}))
"""
"""What the other's environment runs."""

SUBJECTS = ("The \u03b1-gate", "A non-linear valve", "The bridge of Carrow", "The keeper’s lamp", "The Dunmere sluice")
DEEDS = ("opened", "was closed", "did not open", "was painted", "is measured", "may have failed", "reportedly held")
ENDS = (
    "at +4.5 °C",
    "in 1932",
    "by −5 mm",
    "in 12,500 trials (p < 0.05)",
    "for $500",
    "after 3–5 years",
    "in 50% of cases",
)
WHO = ("Ann Abel wrote", "the keeper said", "Bob Moor found", "nobody denied", "it was reported")
Snippet: TypeAlias = tuple[str, str, str]
"""The name of a source, the words, and how they were changed; "" for words that were not."""


def invent() -> tuple[dict[str, str], list[Snippet]]:
    """Return texts by name, and snippets of them of which every second one was changed."""
    chance = random.Random(8000)  # noqa: S311 - an invented text needs no secret
    texts: dict[str, str] = {}
    snippets: list[Snippet] = []
    for number in range(SNIPPETS // SNIPPETS_A_SOURCE):
        sentences = [_sentence(chance, at) for at in range(SENTENCES_A_SOURCE)]
        name, text = f"INV:{number}", "\n".join(sentences)
        texts[name] = text
        for at in range(SNIPPETS_A_SOURCE):
            words = chance.choice(sentences)
            snippets.append(_mutated(chance, name, words, text) if at % 2 else (name, words, ""))
    return texts, snippets


def _sentence(chance: random.Random, number: int) -> str:
    subject, deed, end, who = (chance.choice(words) for words in (SUBJECTS, DEEDS, ENDS, WHO))
    return (
        f"{subject} {deed} {end} at gate {number * 7 + chance.randrange(7)}, {who} on day {chance.randrange(1, 366)}."
    )


def _mutated(chance: random.Random, name: str, words: str, text: str) -> Snippet:
    plain = f" {' '.join(text.split())} "
    kinds = list(KINDS)
    while True:
        kind = chance.choice(kinds)
        changed = KINDS[kind](words, chance)
        if changed != words and f" {changed.strip()} " not in plain:
            return name, changed, kind


def _swapped(pattern: str, other: Callable[[re.Match[str]], str]) -> Callable[[str, random.Random], str]:
    return lambda words, _: re.sub(pattern, other, words, count=1)


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "negation inserted": _swapped(r"(opened|painted|held)", lambda match: f"not {match[1]}"),
    "negation removed": _swapped(r"did not open|nobody denied", lambda match: match[0].split(" ")[-1]),
    "sign of a number": _swapped(r"−|\+", lambda match: "+" if match[0] == "−" else "−"),
    "decimal point": _swapped(r"4\.5|0\.05", lambda match: match[0].replace(".", "")),
    "number cut": _swapped(r"12,500", lambda _: "2,500"),
    "number": _swapped(r"(?<=day )\d+", lambda match: str(int(match[0]) + 400)),
    "Greek letter": _swapped("\u03b1", lambda _: "a"),
    "part of a word": _swapped(r"^A non-linear", lambda _: "linear"),
    "name": _swapped(r"Ann Abel|Bob Moor|Carrow|Dunmere", lambda _: "Eastholm"),
    "hedge removed": _swapped(r"may have failed|reportedly held", lambda match: match[0].split(" ")[-1]),
    "tense": _swapped(r"\b(was|is)\b", lambda match: "is" if match[0] == "was" else "was"),
    "two places": lambda words, _: " ".join((*words.split(" ")[:4], "for gate 9999")),
    "comparison": _swapped("p < 0", lambda _: "p > 0"),
    "in brackets only": lambda words, _: f"[{words}]",
    "empty": lambda _words, chance: chance.choice(("", " ", "...")),
}


def _ours(texts: dict[str, str], snippets: list[Snippet], *, explain: bool) -> tuple[float, list[bool]]:
    start = time.process_time()
    sources = Sources(texts)
    each = {name: sources.among([name]) for name in texts}
    outcomes = [prove(words, each[name]) for name, words, _ in snippets]
    if explain:
        for outcome in outcomes:
            _ = outcome.differences
    return time.process_time() - start, [outcome.stands for outcome in outcomes]


def _theirs(texts: dict[str, str], snippets: list[Snippet], python: str) -> tuple[float, list[bool]] | str:
    """Return the other's seconds and answers, or why there are none."""
    with tempfile.TemporaryDirectory() as folder:
        if not python:
            venv.create(folder, with_pip=True)
            python = str(Path(folder) / "bin" / "python")
            install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", OTHER]
            done = subprocess.run(install, capture_output=True, text=True, check=False)
            if done.returncode:
                return done.stderr.strip().rpartition("\n")[2]
        given = Path(folder) / "given.json"
        given.write_text(json.dumps({"texts": texts, "snippets": snippets}), encoding="utf-8")
        done = subprocess.run([python, "-c", CALLING, str(given)], capture_output=True, text=True, check=False)
        if done.returncode:
            return done.stderr.strip().rpartition("\n")[2]
        answer = json.loads(done.stdout.rpartition("\n{")[2] if "\n{" in done.stdout else done.stdout)
        return float(answer["seconds"]), list(answer["found"])


def rows(python: str = "") -> Iterator[str]:
    """Yield the lines of a table; `python` is one that has the other already, instead of a throw-away environment."""
    texts, snippets = invent()
    changed = sum(bool(kind) for _, _, kind in snippets)
    yield f"{len(snippets)} snippets of {len(texts)} invented texts, {changed} of them changed"
    yield f"{'':<46}{'seconds':>9}{'accepted changes':>18}{'refused as they are':>21}"
    results = {
        "siglum": _ours(texts, snippets, explain=False),
        "siglum, with the nearest passages": _ours(texts, snippets, explain=True),
    }
    theirs = _theirs(texts, snippets, python)
    if isinstance(theirs, str):
        yield f"{OTHER} could not be had: {theirs}"
    else:
        results[OTHER] = theirs
    for name, (seconds, found) in results.items():
        pairs = list(zip(snippets, found, strict=True))
        accepted = Counter(kind for (_, _, kind), stands in pairs if kind and stands)
        refused = sum(not kind and not stands for (_, _, kind), stands in pairs)
        yield f"{name:<46}{seconds:>9.2f}{accepted.total():>18}{refused:>21}"
        if accepted:
            yield f"  accepted: {', '.join(f'{kind} {count}' for kind, count in accepted.most_common())}"


if __name__ == "__main__":
    for row in rows(*sys.argv[1:2]):
        print(row)
