"""No quotation with a word changed is proven, and none that is as it was is refused: over the articles in seeds/."""

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from siglum import Sources, Status, prove
from siglum.model.files import File
from siglum.proving.standing import cut_word
from siglum.quoting.judging import judge
from siglum.quoting.naming import Shelf, Text, read_texts
from siglum.quoting.paths import Declared, read_declared, read_path
from siglum.reading.fields import read_fields
from siglum.reading.text import front_matter

REPOSITORY = Path(__file__).resolve().parents[2]
SEEDS = {path.name: path.read_text("utf-8") for path in sorted((REPOSITORY / "seeds").glob("*.txt"))}
SOURCES = Sources(SEEDS)
MUTATIONS = 10_000
NEGATIONS = ("not", "no", "never", "without", "nobody", "nothing", "cannot")
HEDGES = ("reportedly", "allegedly", "about", "roughly", "may", "perhaps", "apparently", "nearly")
TENSES = {
    "is": "was",
    "are": "were",
    "was": "is",
    "were": "are",
    "has": "had",
    "have": "had",
    "had": "has",
    "will": "would",
    "can": "could",
    "do": "did",
}
NAMES = ("Ann Abel", "Reuters", "Beijing", "Mongolia", "Facebook", "Aldmoor")
TITLES = ("Mr.", "Dr.", "President", "Professor", "Minister", "former")

SIGNS = re.compile(r"[…\[\]]|\.\.")
Mutant = str | list[str]


def plain(text: str) -> str:
    """Return a text with its runs of white space as one space, by other means than the generator's."""
    return " ".join(unicodedata.normalize("NFC", text).split())


PLAIN = {name: plain(text) for name, text in SEEDS.items()}


LINES = [plain(line) for text in SEEDS.values() for line in text.split("\n")]


def quotations(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield quotations of 4 to 30 words without end, each with the name of its source.

    Those with brackets or dots of the source's own are left out: changed, they are an editor's.
    """
    words = {name: text.split(" ") for name, text in PLAIN.items()}
    names = sorted(words)
    while True:
        name = chance.choice(names)
        length = chance.randint(4, 30)
        start = chance.randrange(len(words[name]) - length)
        quotation = " ".join(words[name][start : start + length])
        at = PLAIN[name].find(quotation)
        # What begins or ends within a number ("300 | million") quotes another one.
        if not SIGNS.search(quotation) and not cut_word(at, at + len(quotation), PLAIN[name]):
            yield name, quotation


def inserted(words: tuple[str, ...]) -> Callable[[str, random.Random], Mutant | None]:
    def mutate(quotation: str, chance: random.Random) -> Mutant:
        parts = quotation.split(" ")
        at = chance.randrange(1, len(parts))
        return " ".join((*parts[:at], chance.choice(words), *parts[at:]))

    return mutate


def removed(words: tuple[str, ...]) -> Callable[[str, random.Random], Mutant | None]:
    def mutate(quotation: str, chance: random.Random) -> Mutant | None:
        parts = quotation.split(" ")
        there = [at for at in range(1, len(parts) - 1) if parts[at].lower().strip(".,") in words]
        if not there:
            return None
        at = chance.choice(there)
        return " ".join((*parts[:at], *parts[at + 1 :]))

    return mutate


def number(quotation: str, chance: random.Random) -> Mutant | None:
    found = list(re.finditer(r"\d+", quotation))
    if not found:
        return None
    match = chance.choice(found)
    other = str(int(match[0]) + chance.choice((1, 10, 100)))
    return quotation[: match.start()] + other + quotation[match.end() :]


def name(quotation: str, chance: random.Random) -> Mutant | None:
    found = list(re.finditer(r"(?<=[a-z,] )[A-Z]\w+", quotation))
    if not found:
        return None
    match = chance.choice(found)
    return quotation[: match.start()] + chance.choice(NAMES) + quotation[match.end() :]


def tense(quotation: str, chance: random.Random) -> Mutant | None:
    found = list(re.finditer(rf"\b({'|'.join(TENSES)})\b", quotation))
    if not found:
        return None
    match = chance.choice(found)
    return quotation[: match.start()] + TENSES[match[0]] + quotation[match.end() :]


def title(quotation: str, chance: random.Random) -> Mutant | None:
    found = list(re.finditer(r"(?<=[a-z,] )[A-Z]\w+", quotation))
    if not found:
        return None
    match = chance.choice(found)
    return f"{quotation[: match.start()]}{chance.choice(TITLES)} {quotation[match.start() :]}"


def spliced(quotation: str, chance: random.Random) -> Mutant | None:
    _, other = next(quotations(chance))
    one, behind = quotation.split(" "), other.split(" ")
    return " ".join((*one[: len(one) // 2], *behind[len(behind) // 2 :]))


def spliced_in_order(quotation: str, chance: random.Random) -> Mutant | None:
    """Put a sign between two places that stand far apart, or the wrong way round."""
    del chance
    source = next(name for name, text in PLAIN.items() if quotation in text)
    words = PLAIN[source].split(" ")
    at = PLAIN[source].count(" ", 0, PLAIN[source].index(quotation))
    far = at + 400 if at + 410 < len(words) else at - 100
    if far < 0 or at - 100 < far < at + 399:
        return None
    return f"{' '.join(quotation.split(' ')[:4])} … {' '.join(words[far : far + 5])}"


def empty(quotation: str, chance: random.Random) -> Mutant | None:
    del quotation
    return chance.choice(("", " ", "…", "...", "[…]", "[the article]", "“”", "\n", "—", []))


def without_word(quotation: str, chance: random.Random) -> Mutant | None:
    parts = quotation.split(" ")
    at = chance.randrange(1, len(parts) - 1)
    return " ".join((*parts[:at], *parts[at + 1 :]))


KINDS: dict[str, Callable[[str, random.Random], Mutant | None]] = {
    "negation inserted": inserted(NEGATIONS),
    "negation removed": removed(NEGATIONS),
    "number": number,
    "name": name,
    "hedge inserted": inserted(HEDGES),
    "hedge removed": removed(HEDGES),
    "tense": tense,
    "title": title,
    "two places": spliced,
    "two places with a sign": spliced_in_order,
    "a word left out": without_word,
    "empty": empty,
}


def stands(mutant: Mutant) -> bool:
    """Whether a mutant happens to stand in an article all the same, by an independent look."""
    words = mutant if isinstance(mutant, str) else " ".join(mutant)
    return bool(words.strip("… .[]“”—\n")) and any(plain(words) in text for text in PLAIN.values())


def test_of_ten_thousand_quotations_with_a_word_changed_none_is_proven() -> None:
    chance = random.Random(8)  # noqa: S311 - a test needs no secret
    given = quotations(chance)
    tried: Counter[str] = Counter()
    survivors = []
    while tried.total() < MUTATIONS:
        _, quotation = next(given)
        for kind, mutate in KINDS.items():
            mutant = mutate(quotation, chance)
            if mutant is None or (isinstance(mutant, str) and stands(mutant)):
                continue
            tried[kind] += 1
            outcome = prove(mutant, SOURCES)
            if outcome.stands:
                survivors.append((kind, quotation, mutant))
    assert survivors == []
    assert tried.keys() == KINDS.keys()
    assert min(tried.values()) > 50, tried


def test_of_quotations_that_are_as_they_were_none_is_refused() -> None:
    chance = random.Random(9)  # noqa: S311 - a test needs no secret
    given = quotations(chance)
    for _ in range(3000):
        source, quotation = next(given)
        outcome = prove(quotation, {source: SEEDS[source]} if chance.random() < 0.01 else SOURCES)
        assert outcome.stands, quotation
        assert outcome.status is not Status.CUT, quotation
        found = {
            plain(SEEDS[place.source][place.stretches[0].start : place.stretches[-1].end]) for place in outcome.places
        }
        assert found == {quotation}


def test_of_quotations_with_words_left_out_none_is_refused() -> None:
    chance = random.Random(10)  # noqa: S311 - a test needs no secret
    given = quotations(chance)
    tried = 0
    for _ in range(2000):
        name, quotation = next(given)
        words = quotation.split(" ")
        if len(words) < 9 or not any(quotation in line for line in LINES):
            continue
        cut = len(words) // 3
        first, last = " ".join(words[:cut]), " ".join(words[-cut:])
        at = PLAIN[name].find(quotation)
        end = at + len(quotation)
        if cut_word(at, at + len(first), PLAIN[name]) or cut_word(end - len(last), end, PLAIN[name]):
            continue
        tried += 1
        outcome = prove(f"{first} … {last}", SOURCES)
        assert outcome.status in (Status.CUT, Status.AMBIGUOUS), quotation
    assert tried > 900


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """Return the articles under the ids that the site's records give them."""
    texts = []
    for path in sorted((REPOSITORY / "site_src" / "sources").glob("*.md")):
        text = path.read_text("utf-8")
        limits = front_matter(text)
        assert limits
        fields, _ = read_fields(path.name, text, limits[0], limits[1])
        assert isinstance(fields, dict)
        texts.append(Text(f"{path.stem}.txt", path.stem, SEEDS[str(fields["file"])], 0, {}))
    return Shelf(texts)


def test_every_quotation_of_the_sites_claims_stands(shelf: Shelf) -> None:
    quote, source = read_path("[].evidence[].quote"), read_path("[].evidence[].source")
    assert quote
    judged = [
        one
        for path in sorted((REPOSITORY / "site_src" / "claims").glob("*.yaml"))
        for one in judge(read_declared(path.name, path.read_text("utf-8"), Declared(quote, source))[0], shelf)
    ]
    assert len(judged) > 300
    assert [one.quotation.text for one in judged if not one.outcome.stands] == []
    assert all(one.cited for one in judged)


def test_the_title_in_the_fields_of_a_text_is_no_passage_of_it() -> None:
    data = b"---\ntitle: The ferry sank at dawn\n---\nThe old ferry was missed by few.\n"
    (text,), _ = read_texts("texts", [File("a.md", data)])
    assert not prove("The ferry sank at dawn", text.words).stands
    assert prove("The old ferry was missed", text.words).stands
