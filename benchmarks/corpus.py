"""An invented site of any size, with what a real one has: articles that repeat one another, speakers, differences.

A cluster of 45 claims rests on three articles of about 900 words; three claims in ten have two pieces of evidence.
There are 250 people, organizations and topics for 1,000 claims, a difference for 40, an event for 20, and for 100 an
explainer with 35 citations. Every sentence is cited or set aside. The same number makes the same site.
"""

import random
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import product
from pathlib import Path

from msgspec import Struct, field

BEGINNINGS = re.findall(
    r"\w+",
    "Al Ber Cor Dun East Far Grim Holt In Jar Kel Lor Mar Nor Os Pel Quen Ros Sal Tor Ul Ver Wen Yar Zel",
)
ENDS = re.findall(
    r"\w+",
    "ben cott dale field gate ham iston kirk land mere nell over pike quist ridge stead thorpe vane wick yard",
)
FIRST = re.findall(
    r"\w+",
    "Ada Bram Clara Derk Edith Finn Greta Hugo Ines Jonas Kaja Lars Mina Nils Olga Piet Runa Sven Thea Ulf",
)
BODIES = ("Harbour Board", "Mill Company", "River Council", "Toll Office", "Survey Society", "Works Union")
THINGS = ("the bridge", "the ferry", "the lock", "the dam", "the toll", "the causeway", "the old mill", "the canal")
DEEDS = ("was closed", "was repaired", "was opened again", "was measured", "was paid for twice", "was surveyed")
REASONS = (
    "after the flood had reached the lower town",
    "because the ice had damaged two of its piers",
    "while the council waited for an answer from the capital",
    "since the keeper had asked for it in three letters",
    "although the farmers of the valley were against it",
)
FILLING = (
    "It was a long season and the road along the water stayed wet until the last week of it",
    "Carts went by as they had always done and the children counted them from the wall",
    "There is a drawing of the place in the town hall that shows it from the other side",
    "The water rose and fell with the months and with it the mood of the lower town",
)
CLUSTER, REPORTS, CITED = 45, 3, 35
PARAGRAPHS, WORDS = 9, 100
SPOKEN, TWICE = 0.6, 0.3
"""The share of claims that somebody says, and of those that two articles carry."""


class Report(Struct):
    """An article: the sentences that claims quote, in no order, and its text."""

    name: str
    title: str
    sentences: list[str] = field(default_factory=list)
    text: str = ""
    fillings: list[str] = field(default_factory=list)


class Claim(Struct):
    """A claim with its evidence, as (report, quotation)."""

    name: str
    statement: str
    year: int
    speaker: str
    about: tuple[str, ...]
    evidence: list[tuple[str, str]] = field(default_factory=list)


def make(root: Path, claims: int) -> None:
    """Write a site of `claims` claims to `root`."""
    chance = random.Random(claims)  # noqa: S311 - an invented text needs no secret
    counts = (-(-claims // CLUSTER), max(8, claims * 17 // 100), max(3, claims * 6 // 100))
    parts = 2
    while len(BEGINNINGS) * len(ENDS) ** parts < sum(counts):
        parts += 1
    places = ["".join(name) for name in product(BEGINNINGS, *([ENDS] * parts))]
    chance.shuffle(places)
    names = iter(places)
    topics = [f"{next(names)} Crossing" for _ in range(counts[0])]
    people = [f"{chance.choice(FIRST)} {next(names)}" for _ in range(counts[1])]
    bodies = [f"{next(names)} {chance.choice(BODIES)}" for _ in range(counts[2])]
    site = Site(root, chance, topics, people, bodies)
    for number in range(len(topics)):
        site.cluster(number, min(CLUSTER, claims - number * CLUSTER))
    site.finish()


class Site:
    """A site that is being written."""

    def __init__(
        self, root: Path, chance: random.Random, topics: list[str], people: list[str], bodies: list[str]
    ) -> None:
        """Begin in a folder, with the names of all that there will be."""
        self.root, self.chance = root, chance
        self.topics, self.people, self.bodies = topics, people, bodies
        self.claims: list[Claim] = []

    def cluster(self, number: int, count: int) -> None:
        """Write a file of claims, and the articles that they rest on."""
        topic = self.topics[number]
        speakers = [self.people[(number * 8 + step) % len(self.people)] for step in range(8)]
        named = [self.bodies[(number * 3 + step) % len(self.bodies)] for step in range(3)]
        reports = [
            Report(f"report-{number * REPORTS + step}", f"The {topic} in report {number * REPORTS + step}")
            for step in range(REPORTS)
        ]
        made = [self.claim(len(self.claims) + step, topic, speakers, named, reports) for step in range(count)]
        self.claims += made
        for step, report in enumerate(reports):
            self.report(report, slug(named[step % len(named)]))
        self.write(f"site_src/claims/cluster-{number:05}.yaml", "".join(map(as_yaml, made)))

    def claim(self, number: int, topic: str, speakers: list[str], named: list[str], reports: list[Report]) -> Claim:
        """Return a claim; add its sentences to the articles."""
        chance = self.chance
        year, body, speaker = 1900 + chance.randrange(100), chance.choice(named), chance.choice(speakers)
        clause = (
            f"in {year} {chance.choice(THINGS)} at {topic} {chance.choice(DEEDS)} {chance.choice(REASONS)}"
            f" and {number + 2} crowns went to the {body}"
        )
        is_spoken = chance.random() < SPOKEN
        statement = f"{speaker} says that {clause}." if is_spoken else f"{clause[0].upper()}{clause[1:]}."
        about = (*([slug(speaker)] if is_spoken else []), slug(body), slug(topic))
        made = Claim(f"claim-{number:06}", statement, year, slug(speaker) if is_spoken else "", about)
        for report in chance.sample(reports, 2 if chance.random() < TWICE else 1):
            sentence = f"{speaker} said at the time that {clause}." if is_spoken else f"It is known that {clause}."
            report.sentences.append(sentence)
            made.evidence.append((report.name, sentence))
        return made

    def report(self, report: Report, outlet: str) -> None:
        """Write an article and its record."""
        sentences = report.sentences
        self.chance.shuffle(sentences)
        paragraphs = []
        for number in range(PARAGRAPHS):
            paragraph = sentences[number::PARAGRAPHS]
            filling: list[str] = []
            while sum(len(one.split()) for one in (*paragraph, *filling)) < WORDS:
                # A number makes each sentence one of its kind, so that what is quoted stands once.
                page = self.chance.randrange(10**9)
                filling.append(f"{self.chance.choice(FILLING)}, as page {page} of the book says.")
            paragraphs.append(" ".join((*paragraph, *filling)))
            report.fillings += filling
        text = "\n\n".join((report.title, *paragraphs)) + "\n"
        self.write(f"seeds/{report.name}.txt", text)
        aside = "".join(f'  - quote: "{one}"\n    reason: rhetoric\n' for one in (report.title, *report.fillings))
        head = (
            f"file: {report.name}.txt\ntitle: {report.title}\noutlet: {outlet}\n"
            f"sha256: {sha256(text.encode()).hexdigest()}\nset_aside:\n{aside}"
        )
        self.write(f"site_src/sources/{report.name}.md", f"---\n{head}---\nA report, as it was received.\n")

    def finish(self) -> None:
        """Write all that rests on claims, and the settings."""
        self.write(
            "site_src/site.yaml",
            "title: The Crossings\ntagline: What the articles say of the crossings\n"
            "description: Every statement about the crossings, with the passage that backs it.\n"
            "scope: Built from invented articles; nothing else went in.\ncoverage: complete\n",
        )
        for folder, kind, named in (
            ("people", "", self.people),
            ("organizations", "kind: outlet\n", self.bodies),
            ("topics", "", self.topics),
        ):
            known = {one for claim in self.claims for one in claim.about}
            for name in named:
                if slug(name) in known or folder == "organizations":
                    text = f"---\nname: {name}\n{kind}---\nSomething that the articles name.\n"
                    self.write(f"site_src/{folder}/{slug(name)}.md", text)
        for number, hundred in enumerate(batched(self.claims, 100)):
            self.explainer(
                number, sorted(self.chance.sample(hundred, min(CITED, len(hundred))), key=lambda one: one.name)
            )
        pairs = [pair for pair in batched(self.claims, 2) if len(pair) == 2][::20]  # noqa: PLR2004 - a pair
        self.write("site_src/disagreements/1-all.yaml", "".join(map(difference, range(len(pairs)), pairs)) or "[]\n")
        events = self.claims[::20]
        self.write("site_src/timeline.yaml", "".join(map(event, range(len(events)), events)))

    def explainer(self, number: int, cited: list[Claim]) -> None:
        """Write a text that cites claims, in sections of some paragraphs."""
        parts = []
        for at, five in enumerate(batched(cited, 5)):
            parts += [f"## What came in part {at // 3 + 1}"] if at % 3 == 0 else []
            parts.append(" ".join(f"{one.statement.rstrip('.')} [@{one.name}]." for one in five))
        head = f"title: The crossings, explained, {number}\nstandfirst: Who said what of them.\norder: {number}\n"
        self.write(f"site_src/explainers/explainer-{number:04}.md", f"---\n{head}---\n" + "\n\n".join(parts) + "\n")

    def write(self, path: str, text: str) -> None:
        """Write a file of the site."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def batched(claims: Sequence[Claim], size: int) -> Iterator[Sequence[Claim]]:
    """Yield claims in groups of a size; the last may be smaller."""
    return (claims[start : start + size] for start in range(0, len(claims), size))


def slug(name: str) -> str:
    """Return a name as an id."""
    return re.sub(r"\W+", "-", name.lower())


def as_yaml(claim: Claim) -> str:
    """Return a claim as its file has it."""
    how = f"      form: indirect\n      chain: [{claim.speaker}]\n" if claim.speaker else "      form: own\n"
    evidence = "".join(f'    - source: {source}\n      quote: "{quote}"\n{how}' for source, quote in claim.evidence)
    kind = "opinion" if claim.speaker else "fact"
    head = f'- id: {claim.name}\n  statement: "{claim.statement}"\n  kind: {kind}\n'
    return f"{head}  about: [{', '.join(claim.about)}]\n  when: {claim.year}\n  evidence:\n{evidence}"


def difference(number: int, pair: Sequence[Claim]) -> str:
    """Return a question that two claims answer."""
    one, other = pair
    return (
        f"- id: question-{number:05}\n  question: What became of the crossing in case {number}?\n  kind: contrary\n"
        f"  positions:\n    - {{answer: One thing, claims: [{one.name}]}}\n"
        f"    - {{answer: Another, claims: [{other.name}]}}\n"
    )


def event(number: int, claim: Claim) -> str:
    """Return an event that a claim tells."""
    return (
        f"- id: event-{number:05}\n  title: Something happens at the crossing {number}\n  when: {claim.year}\n"
        f"  basis: the article prints the year\n  dated: inferred\n  nature: happened\n  claims: [{claim.name}]\n"
    )
