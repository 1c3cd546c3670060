"""What follows from a site: who is cited where, which passages stand where, what is disputed, how names are printed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

from siglum.engine.tracked import Tracked, each, handled, table, value
from siglum.facts.names import Names, forms_of
from siglum.facts.parts import text_parts
from siglum.facts.shared_wording import Shared, shared_wording
from siglum.model.prose import Prose
from siglum.model.records import Claim, Disagreement, Source, Wording
from siglum.model.refs import Ref
from siglum.model.values import Stance
from siglum.proving.folding import fold_words
from siglum.proving.origins import Count, count, is_outlet
from siglum.proving.quotations import Stretch
from siglum.proving.site import Site
from siglum.proving.values import Proof

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


class Indexes(Tracked):
    """The derived knowledge of one site; each part is worked out when it is first wanted."""

    @property
    def site(self) -> Site:
        """What it follows from."""
        return Site.of(self.database)

    @table
    def sigla(self) -> Mapping[str, str]:
        """Each source's letter, in the order of ingestion: A to Z, then A1 to Z1, and so on."""
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return {
            source: letters[number % 26] + (str(number // 26) if number >= len(letters) else "")
            for number, source in enumerate(self.site.sources)
        }

    @property
    def claim_ids(self) -> Mapping[str, Claim]:
        """The claims, whose ids are the keys of what is known of each."""
        return self.site.claims

    @property
    def source_ids(self) -> Mapping[str, Source]:
        """The sources, whose ids are the keys of what is known of each."""
        return self.site.sources

    @each("claim_ids")
    def counts(self, claim: str) -> Count:
        """How widely a claim is carried."""
        return count(self.site.proofs_of[claim], self.site)

    @value
    def forms(self) -> dict[str, str]:
        """The forms of all names, each with the id of its record."""
        return forms_of(self.site)

    @handled
    def names(self) -> Names:
        """The names that are linked wherever they stand."""
        return Names(self.forms)

    @each("source_ids")
    def plain_text(self, source: str) -> str:
        """The text of a source alone, whatever is marked in it."""
        return self.site.texts[source].text

    @value
    def shared(self) -> tuple[Shared, ...]:
        """Wording that sources share."""
        return shared_wording(dict(self.plain_text.items()))

    @table
    def disagreements_of(self) -> Mapping[str, tuple[Disagreement, ...]]:
        """The disagreements in which each claim gives an answer."""
        gathered: dict[str, list[Disagreement]] = defaultdict(list)
        for disagreement in self.site.disagreements.values():
            for claim in {claim: None for position in disagreement.positions for claim in position.claims}:
                gathered[claim].append(disagreement)
        return {claim: tuple(found) for claim, found in gathered.items()}

    @table
    def wordings_of(self) -> Mapping[str, tuple[Wording, ...]]:
        """The wordings that show evidence of each claim."""
        gathered: dict[str, list[Wording]] = defaultdict(list)
        for wording in self.site.wordings.values():
            for claim in {ref.partition("/")[0]: None for ref in wording.versions}:
                gathered[claim].append(wording)
        return {claim: tuple(found) for claim, found in gathered.items()}

    @table
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

    @property
    def texts(self) -> Iterator[tuple[str, Prose]]:
        """Every author's text by its record, explainers first."""
        site = self.site
        kinds = (site.explainers, site.pages, site.sources, site.people, site.organizations, site.topics)
        for records in kinds:
            for name, record in records.items():
                yield name, record.body

    @table
    def cited_in(self) -> Mapping[str, tuple[Quoting, ...]]:
        """The sentences that cite each claim."""
        gathered: dict[str, list[Quoting]] = defaultdict(list)
        for name, prose in self.texts:
            for unit in prose.units:
                for sentence in unit.sentences:
                    for claim in sentence.cites:
                        gathered[claim].append(Quoting(name, self.plain(sentence.text)))
        return {claim: tuple(found) for claim, found in gathered.items()}

    @table
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
        return self.called[record]

    @each()
    def called(self, record: str) -> str:
        """What a record is called: its name, title, statement or question; else its id."""
        found = self.site.records.get(record)
        for field in ("name", "short", "title", "statement", "question"):
            if said := getattr(found, field, None):
                return str(said)
        return record

    @table
    def notes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """For each text, its notes in order: the claims that one citation cites together, however often it does."""
        gathered = {}
        for name, prose in self.texts:
            gathered[name] = tuple(dict.fromkeys(cite.claims for cite in prose.cites))
        return gathered

    @table
    def numbers(self) -> Mapping[str, Mapping[str, int]]:
        """For each text that cites, the number of the first note of each claim."""
        numbered: dict[str, dict[str, int]] = {}
        for name, groups in self.notes.items():
            numbers = numbered.setdefault(name, {})
            for number, group in enumerate(groups, start=1):
                for claim in group:
                    numbers.setdefault(claim, number)
        return numbered

    @each("source_ids")
    def passages(self, source: str) -> tuple[SourcePassage, ...]:
        """The quoted passages of a source in the order of its text, each with a stable address."""
        return _passages(self.plain_text[source], self.site.proofs_in[source])

    @table
    def passage_of(self) -> Mapping[str, str]:
        """The address, on its source's page, of the passage of each piece of evidence."""
        return {
            proof.id: passage.id
            for passages in self.passages.values()
            for passage in passages
            for proof in passage.proofs
        }

    @table
    def said_by(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that each voice is the speaker of: the innermost link of a chain."""
        return self._by_voice(lambda chain: chain[:1])

    @table
    def told_by(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that reached an article through each voice, which is not their speaker."""
        return self._by_voice(lambda chain: chain[1:])

    def _by_voice(self, part: ChainPart) -> dict[str, tuple[str, ...]]:
        gathered: dict[str, dict[str, None]] = defaultdict(dict)
        for proof in self.site.proofs.values():
            for voice in part(proof.evidence.chain):
                gathered[voice][proof.claim] = None
        return {voice: tuple(claims) for voice, claims in gathered.items()}

    @each("claim_ids")
    def about_of(self, claim: str) -> tuple[str, ...]:
        """What a claim is about: what it says so of, then what its statement names."""
        record = self.site.claims[claim]
        found = (mention.target for mention in self.names.find(record.statement))
        return tuple(dict.fromkeys((*record.about, *found)))

    @table
    def about(self) -> Mapping[str, tuple[str, ...]]:
        """The claims about each person, organization and topic: said to be so, or named in the statement."""
        gathered: dict[str, list[str]] = defaultdict(list)
        for claim, targets in self.about_of.items():
            for target in targets:
                gathered[target].append(claim)
        return {target: tuple(claims) for target, claims in gathered.items()}

    @table
    def printed(self) -> Mapping[str, tuple[PrintedForm, ...]]:
        """The forms of each name that the sources print, with how often, commonest first."""
        counts: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
        for source, text in self.plain_text.items():
            for mention in self.names.find(text):
                counts[mention.target][text[mention.start : mention.end]][source] += 1
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

    def ref(self, record: str, fragment: str = "") -> Ref:
        """Return the way to a record, and to a place on its page where a fragment is given."""
        return Ref(self.site.kind[record].lower(), record, fragment)

    def passage_ref(self, evidence: str) -> Ref:
        """Return the way to the marked passage of a piece of evidence."""
        proof = self.site.proofs[evidence]
        source = proof.evidence.source
        return Ref("source", source, self.passage_of[evidence], self.part(source, proof.stretches[0].start))

    @each("source_ids")
    def text_parts(self, source: str) -> tuple[Stretch, ...]:
        """The parts in which a source's page is shown; excerpts are short by nature and stay whole."""
        text = self.site.texts[source]
        if self.site.sources[source].show == "excerpts":
            return (Stretch(0, max(len(text.text), 1)),)
        return text_parts(text.text, text.paragraphs)

    def part(self, source: str, offset: int) -> int:
        """Return the part of a source's page, counted from 1, on which a code point of its text stands."""
        parts = self.text_parts[source]
        return next((number for number, part in enumerate(parts, start=1) if offset < part.end), len(parts))

    @value
    def events_in_order(self) -> tuple[str, ...]:
        """The events, dated ones first, earliest first; those of one day stay in the order of their author.

        One without a known beginning ("16 January 2025 or earlier") stands right before what happened on its last day:
        a reader looks for it there, and would take it for the oldest of all at the head of the list.
        """
        events = dict(self.site.events.items())

        def key(name: str) -> tuple[str, bool, str]:
            when = events[name].when
            earliest, latest = (when.earliest, when.latest) if when else (None, None)
            return earliest or latest or "9999", earliest is not None, latest or "9999"

        dated = sorted((name for name in events if events[name].when), key=key)
        return (*dated, *(name for name in events if not events[name].when))

    def outlet(self, voice: str) -> bool:
        """Whether a voice is an outlet."""
        return is_outlet(voice, self.site)


def _passages(text: str, proofs: tuple[Proof, ...]) -> tuple[SourcePassage, ...]:
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
        number = text.count(text[first.start : first.end], 0, first.start) + 1
        numbered = name if number == 1 else f"{name}-{number}"
        while numbered in passages:
            number += 1
            numbered = f"{name}-{number}"
        passages[numbered] = SourcePassage(numbered, stretches, tuple(found))
    return tuple(passages.values())
