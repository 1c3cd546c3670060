"""An invented site of any size: articles about bridges that repeat one another, with claims, people and explainers."""

import random
from hashlib import sha256
from pathlib import Path

PLACES = ("Aldmoor", "Brackwater", "Carrow", "Dunmere", "Eastholm", "Farley", "Grimsay", "Holt", "Inver", "Jarrow")
DEEDS = ("opened", "closed", "was painted", "was repaired", "was measured", "was counted", "was lit", "was toll-free")
CLAIMS_A_SOURCE = 20
CLAIMS_A_FILE = 50
CLAIMS_AN_EXPLAINER = 40


def make(root: Path, claims: int) -> None:
    """Write a site of about `claims` claim pages to `root`, the same for the same number."""
    chance = random.Random(claims)  # noqa: S311 - an invented text needs no secret
    sentences = {
        f"claim-{number}": f"In {1900 + number % 120} the bridge of {chance.choice(PLACES)} {chance.choice(DEEDS)}"
        f" for the {number}th time since the flood, the keeper of gate {number % 977} wrote."
        for number in range(claims)
    }
    names = list(sentences)
    _write(root / "site_src/site.yaml", "title: Bridges\ntagline: Bridges\ndescription: Bridges.\nscope: Invented.\n")
    for number in range(0, claims, CLAIMS_A_SOURCE):
        _source(root, number // CLAIMS_A_SOURCE, [sentences[name] for name in names[number : number + CLAIMS_A_SOURCE]])
    for number in range(0, claims, CLAIMS_A_FILE):
        part = names[number : number + CLAIMS_A_FILE]
        text = "".join(_claim(name, sentences[name], names.index(name, number)) for name in part)
        _write(root / f"site_src/claims/part-{number // CLAIMS_A_FILE}.yaml", text)
    for place in PLACES:
        head = f"---\nname: {place}\nkind: other\n---\nA place with a bridge.\n"
        _write(root / f"site_src/organizations/{place.lower()}.md", head)
    for number in range(0, claims, CLAIMS_AN_EXPLAINER * 5):
        cited = names[number : number + CLAIMS_AN_EXPLAINER]
        body = "\n\n".join(f"{sentences[name].rstrip('.')} [@{name}]." for name in cited)
        head = f"---\ntitle: Bridges, part {number}\nstandfirst: What was written of them.\norder: {number}\n---\n"
        _write(root / f"site_src/explainers/part-{number}.md", head + body + "\n")


def _source(root: Path, number: int, sentences: list[str]) -> None:
    text = "\n".join(sentences) + "\n"
    _write(root / f"seeds/{number:05}.txt", text)
    head = f"file: {number:05}.txt\ntitle: Report {number}\nsha256: {sha256(text.encode()).hexdigest()}\n"
    _write(root / f"site_src/sources/report-{number}.md", f"---\n{head}---\nAn invented report.\n")


def _claim(name: str, sentence: str, number: int) -> str:
    source = number // CLAIMS_A_SOURCE
    place = next(place for place in PLACES if place in sentence).lower()
    return (
        f"- id: {name}\n  statement: '{sentence}'\n  kind: event\n  about: [{place}]\n"
        f"  evidence:\n    - source: report-{source}\n      quote: '{sentence}'\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
