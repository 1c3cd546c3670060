"""What follows from a site: who is cited where, which passages stand where, what is disputed, how names are printed."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TypeAlias, TypeVar

from siglum.engine.memo import FORGETFUL, Kept
from siglum.facts.names import Names, forms_of
from siglum.facts.shared_wording import Shared, shared_wording
from siglum.lint.waivers import Waived
from siglum.model.prose import EDITOR, Prose
from siglum.model.records import Claim, Disagreement, Wording
from siglum.model.values import Stance
from siglum.proving.folding import fold_words
from siglum.proving.origins import Count, count, is_outlet
from siglum.proving.quotations import Stretch
from siglum.proving.site import Proof, Site, SourceText

ChainPart: TypeAlias = Callable[[tuple[str, ...]], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Quoting:
    """A sentence of an author's text that cites a claim or links to a record."""

    record: str
    """The record whose text it is."""
    sentence: str


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A passage that is quoted from a source: its address there, and the evidence that quotes it."""

    id: str
    stretches: tuple[Stretch, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """A form of a name, and how often each source prints it."""

    form: str
    sources: tuple[tuple[str, int], ...]


Key = TypeVar("Key")
Value = TypeVar("Value")


class Each(Mapping[Key, Value]):
    """A mapping whose values are worked out one by one, when they are first wanted: a preview wants few of them."""

    def __init__(self, keys: Collection[Key], make: Callable[[Key], Value]) -> None:
        """Map each of `keys` to what `make` returns for it."""
        self._keys = keys
        self._make = make
        self._made: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        """Return a value; raises KeyError for what is no key."""
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        """Yield the keys in their order."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._keys)


class Indexes:
    """The derived knowledge of one site; each part is made when it is first wanted."""

    def __init__(self, site: Site, waived: Callable[[], tuple[Waived, ...]] = tuple, kept: Kept = FORGETFUL) -> None:
        """Derive from `site`; `waived` tells which warnings its editor let stand."""
        self.site = site
        self._waived = waived
        self.kept = kept

    @cached_property
    def waived(self) -> tuple[Waived, ...]:
        """The warnings that the editor let stand."""
        return self._waived()

    def prepare(self) -> None:
        """Derive at once what pages need of the whole site, so that forked processes share it."""
        for value in (self.site, self):
            for name, part in vars(type(value)).items():
                if isinstance(part, cached_property) and isinstance(made := getattr(value, name), Each):
                    # To look at all values is to make them.
                    deque(made.values(), maxlen=0)

    @cached_property
    def sigla(self) -> Mapping[str, str]:
        """Each source's letter, in the order of ingestion: A to Z, then A1 to Z1, and so on."""
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return {
            source: letters[number % 26] + (str(number // 26) if number >= len(letters) else "")
            for number, source in enumerate(self.site.sources)
        }

    @cached_property
    def counts(self) -> Mapping[str, Count]:
        """How widely each claim is carried."""
        return Each(self.site.claims, lambda claim: count(self.site.proofs_of[claim], self.site))

    @cached_property
    def names(self) -> Names:
        """The names that are linked wherever they stand."""
        return self.kept.of(Names, self.kept.same("forms", forms_of(self.site)))

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """Wording that sources share."""
        texts = {name: text.text for name, text in self.site.texts.items()}
        return self.kept.of(shared_wording, self.kept.same("texts", texts))

    @cached_property
    def disagreements_of(self) -> Mapping[str, tuple[Disagreement, ...]]:
        """The disagreements in which each claim gives an answer."""
        gathered: dict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in self.site.disagreements.values():
            for claim in {claim: None for position in disagreement.positions for claim in position.claims}:
                gathered[claim].append(disagreement)
        return {claim: tuple(found) for claim, found in gathered.items()}

    @cached_property
    def wordings_of(self) -> Mapping[str, tuple[Wording, ...]]:
        """The wordings that show evidence of each claim."""
        gathered: dict[str, list[Wording]] = defaultdict(list)
        for wording in self.site.wordings.values():
            for claim in {ref.partition("/")[0]: None for ref in wording.versions}:
                gathered[claim].append(wording)
        return {claim: tuple(found) for claim, found in gathered.items()}

    @cached_property
    def events_of(self) -> Mapping[str, tuple[str, ...]]:
        """The events that each claim tells."""
        gathered: dict[str, list[str]] = defaultdict(list)
        for name, event in self.site.events.items():
            for claim in event.claims:
                gathered[claim].append(name)
        return {claim: tuple(found) for claim, found in gathered.items()}

    def disputed(self, claim: str) -> bool:
        """Whether a passage speaks against a claim, or it gives an answer in a disagreement."""
        against = any(proof.evidence.stance is Stance.CONTRADICTS for proof in self.site.proofs_of[claim])
        return against or claim in self.disagreements_of

    @cached_property
    def texts(self) -> tuple[tuple[str, Prose], ...]:
        """Every author's text by its record, explainers first."""
        site = self.site
        kinds = (site.explainers, site.pages, site.sources, site.people, site.organizations, site.topics)
        return tuple((name, record.body) for records in kinds for name, record in records.items())

    @cached_property
    def cited_in(self) -> Mapping[str, tuple[Quoting, ...]]:
        """The sentences that cite each claim."""
        gathered: dict[str, list[Quoting]] = defaultdict(list)
        for name, prose in self.texts:
            for unit in prose.units:
                for sentence in unit.sentences:
                    for claim in sentence.cites:
                        gathered[claim].append(Quoting(name, self.plain(sentence.text)))
        return {claim: tuple(found) for claim, found in gathered.items()}

    @cached_property
    def named_in(self) -> Mapping[str, tuple[Quoting, ...]]:
        """The sentences of explainers and other texts that name or link each record, the record's own text apart."""
        gathered: dict[str, dict[Quoting, None]] = defaultdict(dict)
        for name, prose in self.texts:
            for unit in prose.units:
                for sentence in unit.sentences:
                    found = {mention.target for mention in self.names.find(sentence.text)} | set(sentence.links)
                    for target in found - {name}:
                        gathered[target][Quoting(name, self.plain(sentence.text))] = None
        return {target: tuple(found) for target, found in gathered.items()}

    def plain(self, sentence: str) -> str:
        """Return a sentence with written links as the words that they show."""
        while (start := sentence.find("[[")) >= 0 and (end := sentence.find("]]", start)) >= 0:
            sentence = sentence[:start] + self.name(sentence[start + 2 : end]) + sentence[end + 2 :]
        return sentence

    def name(self, record: str) -> str:
        """Return what to call a record where only its id was written."""
        found = self.site.records.get(record)
        for field in ("name", "short", "title", "statement", "question"):
            if said := getattr(found, field, None):
                return str(said)
        return record

    @cached_property
    def notes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """For each text, its notes in order: the claims that one citation cites together, however often it does."""
        gathered = {}
        for name, prose in self.texts:
            groups = dict.fromkeys(tuple(claim for claim in cite.claims if claim != EDITOR) for cite in prose.cites)
            gathered[name] = tuple(group for group in groups if group)
        return gathered

    @cached_property
    def numbers(self) -> Mapping[str, Mapping[str, int]]:
        """For each text that cites, the number of the first note of each claim."""
        numbered: dict[str, dict[str, int]] = {}
        for name, groups in self.notes.items():
            numbers = numbered.setdefault(name, {})
            for number, group in enumerate(groups, start=1):
                for claim in group:
                    numbers.setdefault(claim, number)
        return numbered

    @cached_property
    def passages(self) -> Mapping[str, tuple[SourcePassage, ...]]:
        """The quoted passages of each source in the order of its text, each with a stable address."""
        return Each(
            self.site.sources,
            lambda source: self.kept.of(_passages, self.site.texts[source], *self.site.proofs_in[source]),
        )

    @cached_property
    def passage_of(self) -> Mapping[str, str]:
        """The address, on its source's page, of the passage of each piece of evidence."""
        of_source = Each(
            self.site.sources,
            lambda source: {proof.id: passage.id for passage in self.passages[source] for proof in passage.proofs},
        )
        return Each(self.site.proofs, lambda proof: of_source[self.site.proofs[proof].evidence.source][proof])

    @cached_property
    def said_by(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that each voice is the speaker of: the innermost link of a chain."""
        return self._by_voice(lambda chain: chain[:1])

    @cached_property
    def told_by(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that reached an article through each voice, which is not their speaker."""
        return self._by_voice(lambda chain: chain[1:])

    def _by_voice(self, part: ChainPart) -> dict[str, tuple[str, ...]]:
        gathered: dict[str, dict[str, None]] = defaultdict(dict)
        for proof in self.site.proofs.values():
            for voice in part(proof.evidence.chain):
                gathered[voice][proof.claim] = None
        return {voice: tuple(claims) for voice, claims in gathered.items()}

    @cached_property
    def about(self) -> Mapping[str, tuple[str, ...]]:
        """The claims about each person, organization and topic: said to be so, or named in the statement."""
        gathered: dict[str, dict[str, None]] = defaultdict(dict)
        claims, names = self.site.claims, self.names
        for name, targets in self.kept.each(_named, claims, (names,), lambda name: _named(claims[name], names)).items():
            for target in targets:
                gathered[target][name] = None
        return {target: tuple(claims) for target, claims in gathered.items()}

    @cached_property
    def printed(self) -> Mapping[str, tuple[PrintedForm, ...]]:
        """The forms of each name that the sources print, with how often, commonest first."""
        counts: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
        for source, text in self.site.texts.items():
            for mention in self.names.find(text.text):
                counts[mention.target][text.text[mention.start : mention.end]][source] += 1
        return {
            target: tuple(
                PrintedForm(form, tuple((source, sources[source]) for source in self.site.sources if source in sources))
                for form, sources in sorted(forms.items(), key=lambda item: (-sum(item[1].values()), item[0]))
            )
            for target, forms in counts.items()
        }

    def silent(self, disagreement: Disagreement) -> tuple[str, ...]:
        """Return the sources that give no answer in a disagreement."""
        speaking = {
            proof.evidence.source
            for position in disagreement.positions
            for claim in position.claims
            for proof in self.site.proofs_of.get(claim, ())
        }
        return tuple(source for source in self.site.sources if source not in speaking)

    def outlet(self, voice: str) -> bool:
        """Whether a voice is an outlet."""
        return is_outlet(voice, self.site)


def _named(claim: Claim, names: Names) -> tuple[str, ...]:
    """Return what a claim is about: what it says so of, then what its statement names."""
    return tuple(dict.fromkeys((*claim.about, *(mention.target for mention in names.find(claim.statement)))))


def _passages(source: SourceText, *proofs: Proof) -> tuple[SourcePassage, ...]:
    """Gather the evidence that quotes the same stretches.

    The same words further on in the text get the number of their place among all such words, quoted or not, so that an
    address stays when the words are quoted at another place too.
    """
    places: dict[tuple[Stretch, ...], list[Proof]] = defaultdict(list)
    for proof in proofs:
        places[proof.stretches].append(proof)
    passages: dict[str, SourcePassage] = {}
    for stretches, found in places.items():
        words = "\x1f".join(fold_words(segment) for segment in found[0].evidence.quote)
        name = "p-" + sha256(words.encode()).hexdigest()[:6]
        first = stretches[0]
        number = source.text.count(source.text[first.start : first.end], 0, first.start) + 1
        numbered = name if number == 1 else f"{name}-{number}"
        while numbered in passages:
            number += 1
            numbered = f"{name}-{number}"
        passages[numbered] = SourcePassage(numbered, stretches, tuple(found))
    return tuple(passages.values())
