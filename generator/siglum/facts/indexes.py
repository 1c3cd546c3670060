"""Indexes of a proven site: who is cited where, which passages are quoted, what is disputed, how names are printed."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from itertools import count as count_from
from string import ascii_uppercase
from typing import TypeAlias

from msgspec.structs import replace

from siglum.engine.plain import plain_json
from siglum.engine.tracked import Tracked, each, handled, kept, table, value
from siglum.facts.bounds import fewest
from siglum.facts.names import Mention, Names, common_words, forms_of
from siglum.facts.orders import Orders, date_key
from siglum.facts.parts import event_parts, text_parts
from siglum.facts.passages import PrintedForm, Quoting, SourcePassage, passages_of
from siglum.facts.resting import Loss, Standing, carried, resting_on, without
from siglum.facts.rights import may_show, withheld_runs
from siglum.facts.sharing import Sharing
from siglum.model.prose import Sentence
from siglum.model.records import Claim, Disagreement, Source, Topic, Wording
from siglum.model.refs import Ref
from siglum.model.values import Difference
from siglum.proving.folding import Stretch
from siglum.proving.grouping import grouped
from siglum.proving.origins import Count, count, is_outlet
from siglum.proving.silence import Searches
from siglum.proving.site import Site
from siglum.proving.texts import texts_of
from siglum.proving.values import supporting

ChainPart: TypeAlias = Callable[[tuple[str, ...]], tuple[str, ...]]


class Indexes(Tracked):
    """What follows from one site; each part is worked out when it is first asked for."""

    @property
    def site(self) -> Site:
        """The proven site that all of this follows from."""
        return Site.of(self.database)

    @table
    def sigla(self) -> Mapping[str, str]:
        """Each source's letters: the editor's, else A to Z, then A1 to Z1, and so on, in the order of all."""
        sources = self.site.sources
        chosen = {name: source.siglum for name, source in sources.items() if source.siglum}
        taken = {siglum.casefold() for siglum in chosen.values()}
        all_of_them = (f"{letter}{number or ''}" for number in count_from(0) for letter in ascii_uppercase)
        free = (siglum for siglum in all_of_them if siglum.casefold() not in taken)
        return {name: chosen.get(name) or next(free) for name in sources}

    @property
    def orders(self) -> Orders:
        """In which order things stand."""
        return Orders.of(self.database)

    @property
    def claim_ids(self) -> Mapping[str, Claim]:
        """The claims; their ids are the keys of every answer that is given for each claim."""
        return self.site.claims

    @property
    def source_ids(self) -> Mapping[str, Source]:
        """The sources; their ids are the keys of every answer that is given for each source."""
        return self.site.sources

    @property
    def record_ids(self) -> tuple[str, ...]:
        """The ids of all records."""
        return self.site.record_ids

    @each("claim_ids", plain=plain_json(Count))
    def counts(self, claim: str) -> Count:
        """How many articles say what a claim says, how many origins they have, and what all others say."""
        proofs = self.site.proofs_of[claim]
        counted = count(proofs, self.site)
        if len(counted.origins) < 2:  # noqa: PLR2004 - one can't be fewer
            return counted
        return replace(counted, fewest=fewest(supporting(proofs), Sharing.of(self.database).alike))

    @each()
    def sources_up_to(self, most: str) -> tuple[str, ...]:
        """All sources, where there are no more than a number; none where there are more, whatever their number."""
        return tuple(self.source_ids) if len(self.source_ids) <= int(most) else ()

    @kept(plain_json(dict[str, str]))
    def forms(self) -> dict[str, str]:
        """The record id that each form of a name stands for."""
        return forms_of(self.site)

    @handled
    def names(self) -> Names:
        """The finder of names in running text."""
        return Names(self.forms, self.common)

    @each()
    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The names in a text, by the text itself: another name is no ground to make anew what mentions none."""
        return tuple(self.names.find(text))

    @each("source_ids")
    def mentions_in(self, source: str) -> tuple[Mention, ...]:
        """The names in the text of a source."""
        return tuple(self.names.find(self.plain_text[source]))

    @value
    def common(self) -> tuple[str, ...]:
        """The forms of names that some article also has as a common word, written small."""
        return tuple(sorted({form for forms in self.common_in.values() for form in forms}))

    @handled
    def common_words(self) -> Names:
        """The finder of words that are names when they begin with a capital."""
        return common_words(self.forms)

    @each("source_ids", plain=plain_json(tuple[str, ...]))
    def common_in(self, source: str) -> tuple[str, ...]:
        """The forms of names that an article has as a common word."""
        return tuple(sorted({mention.target for mention in self.common_words.find(self.plain_text[source])}))

    @property
    def plain_text(self) -> Mapping[str, str]:
        """The text of each source."""
        return self.site.plain_text

    @each("source_ids")
    def may_show(self, source: str) -> tuple[Stretch, ...]:
        """The stretches of a source's text that the site may show."""
        return may_show(source, self.site)

    @each("source_ids")
    def withheld(self, source: str) -> frozenset[str]:
        """The runs of words of a source that the site may not show."""
        return withheld_runs(self.plain_text[source], self.may_show[source])

    @table
    def disagreements_of(self) -> Mapping[str, tuple[Disagreement, ...]]:
        """For each claim, the disagreements in which it is one of the answers."""
        return grouped(
            (claim, disagreement)
            for disagreement in self.site.disagreements.values()
            for claim in dict.fromkeys(claim for position in disagreement.positions for claim in position.claims)
        )

    @table
    def wordings_of(self) -> Mapping[str, tuple[Wording, ...]]:
        """For each claim, the wordings that compare its evidence."""
        return grouped(
            (claim, wording)
            for wording in self.site.wordings.values()
            for claim in dict.fromkeys(ref.partition("/")[0] for ref in wording.versions)
        )

    @table
    def events_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each claim, the ids of the events that cite it."""
        return grouped((claim, name) for name, event in self.site.events.items() for claim in event.claims)

    @table
    def figures(self) -> Mapping[str, tuple[str, ...]]:
        """For each thing that figures are of, the claims that have one: those can be compared."""
        return grouped((claim.figure.of, name) for name, claim in self.site.claims.items() if claim.figure)

    @table
    def carried(self) -> Mapping[str, tuple[str, ...]]:
        """The claims that each article, report, outlet and speaker carries."""
        return carried(self.site)

    @table
    def resting(self) -> Mapping[str, tuple[Standing, ...]]:
        """For each claim, the sentences of the explainers that cite it."""
        return resting_on(self.site.explainers)

    @each("carried", plain=plain_json(Loss))
    def loss(self, name: str) -> Loss:
        """What the site loses without an article, a report, an outlet or a speaker."""
        return without(name, self.carried[name], self.resting, self.site)

    def disputed(self, claim: str) -> bool:
        """Whether a claim is contested: a passage speaks against it, or answers exclude one another."""
        differences = self.disagreements_of.get(claim, ())
        is_contrary = any(difference.kind is Difference.CONTRARY for difference in differences)
        return is_contrary or bool(self.counts[claim].against)

    @property
    def _sentences(self) -> Iterator[tuple[str, Sentence]]:
        """Every sentence of bodies and of fields that cite, with the id of its record; explainers first."""
        site = self.site
        kinds = (site.explainers, site.pages, site.sources, site.entities, site.origins, site.disagreements)
        for name, record in chain.from_iterable(records.items() for records in kinds):
            for unit in chain.from_iterable(prose.units for prose in texts_of(record)):
                yield from ((name, sentence) for sentence in unit.sentences)

    @table
    def cited_in(self) -> Mapping[str, tuple[Quoting, ...]]:
        """For each claim, the sentences that cite it."""
        return grouped(
            (claim, Quoting(name, self.plain(sentence.text)))
            for name, sentence in self._sentences
            for claim in sentence.cites
        )

    @table
    def named_in(self) -> Mapping[str, tuple[Quoting, ...]]:
        """For each record, the sentences of authors' texts that name it or link to it, except those of its own text."""
        named = (
            (target, Quoting(name, self.plain(sentence.text)))
            for name, sentence in self._sentences
            for target in {*(mention.target for mention in self.mentions[sentence.text]), *sentence.links} - {name}
        )
        return grouped(dict.fromkeys(named))

    def plain(self, sentence: str) -> str:
        """Return a sentence with each `[[id]]` replaced by the name of that record."""
        while (start := sentence.find("[[")) >= 0 and (end := sentence.find("]]", start)) >= 0:
            sentence = sentence[:start] + self.name(sentence[start + 2 : end]) + sentence[end + 2 :]
        return sentence

    def name(self, record: str) -> str:
        """Return the name of a record, given its id; the id itself where no record has it."""
        return self.called[record]

    @each()
    def called(self, record: str) -> str:
        """A record's name: the first that it has of name, short, title, statement and question; else its id."""
        found = self.site.records.get(record)
        for field in ("name", "short", "title", "statement", "question"):
            if said := getattr(found, field, None):
                return str(said)
        return record

    @table
    def notes(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """For each explainer, its notes in order: each distinct group of claims that is cited together."""
        explainers = self.site.explainers.items()
        return {name: tuple(dict.fromkeys(cite.claims for cite in one.body.cites)) for name, one in explainers}

    @table
    def numbers(self) -> Mapping[str, Mapping[str, int]]:
        """For each explainer, the number (from 1) of the first note of each claim that it cites."""
        numbered: dict[str, dict[str, int]] = {}
        for name, groups in self.notes.items():
            numbers = numbered.setdefault(name, {})
            for number, group in enumerate(groups, start=1):
                for claim in group:
                    numbers.setdefault(claim, number)
        return numbered

    @each("source_ids")
    def passages(self, source: str) -> tuple[SourcePassage, ...]:
        """The quoted passages of a source in the order of its text, each with a stable id."""
        return passages_of(self.plain_text[source], self.site.proofs_in[source])

    @each("source_ids", plain=plain_json(dict[str, str]))
    def passage_ids(self, source: str) -> dict[str, str]:
        """The id of the passage that each piece of evidence from a source quotes."""
        return {proof.id: passage.id for passage in self.passages[source] for proof in passage.proofs}

    @table
    def passage_of(self) -> Mapping[str, str]:
        """The id of the passage that each piece of evidence quotes, which is its fragment on the source's page."""
        return {evidence: passage for ids in self.passage_ids.values() for evidence, passage in ids.items()}

    @table
    def said_by(self) -> Mapping[str, tuple[str, ...]]:
        """For each voice, the claims whose speaker it is: the innermost link of the chain."""
        return self._by_voice(lambda chain: chain[:1])

    @table
    def told_by(self) -> Mapping[str, tuple[str, ...]]:
        """For each voice, the claims that it passed on: any link of the chain but the innermost."""
        return self._by_voice(lambda chain: chain[1:])

    def _by_voice(self, part: ChainPart) -> dict[str, tuple[str, ...]]:
        proofs = self.site.proofs.values()
        return grouped(dict.fromkeys((voice, proof.claim) for proof in proofs for voice in part(proof.evidence.chain)))

    @each("claim_ids", plain=plain_json(tuple[str, ...]))
    def about_of(self, claim: str) -> tuple[str, ...]:
        """What a claim is about: the ids in its `about`, then those of the names in its statement."""
        record = self.site.claims[claim]
        found = (mention.target for mention in self.mentions[record.statement])
        return tuple(dict.fromkeys((*record.about, *found)))

    @table
    def about(self) -> Mapping[str, tuple[str, ...]]:
        """For each person, organization and topic, the claims about it, by `about` or by name in the statement."""
        return grouped((target, claim) for claim, targets in self.about_of.items() for target in targets)

    @table
    def printed(self) -> Mapping[str, tuple[PrintedForm, ...]]:
        """For each record, the forms of its name that the sources print, commonest first."""
        counts: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
        for source, text in self.plain_text.items():
            for mention in self.mentions_in[source]:
                counts[mention.target][text[mention.start : mention.end]][source] += 1
        return {
            target: tuple(
                PrintedForm(form, tuple((source, sources[source]) for source in self.orders.in_order(sources)))
                for form, sources in sorted(forms.items(), key=lambda item: (-sum(item[1].values()), item[0]))
            )
            for target, forms in counts.items()
        }

    @property
    def searched(self) -> Mapping[str, object]:
        """The claims and the questions, for each of which something may have been looked for."""
        return {**self.site.claims, **self.site.disagreements}

    @each("searched")
    def silent(self, record: str) -> tuple[str, ...]:
        """The sources that are proven to say nothing of a claim or to a question, or to the question behind a claim."""
        found = set(self.silent_itself[record])
        for question in self.disagreements_of.get(record, ()):
            found.update(self.silent[question.id])
        if not found:
            return ()
        return self.orders.in_order(found - set(Searches.of(self.database).wanted(record)[1]))

    @each()
    def silent_itself(self, record: str) -> tuple[str, ...]:
        """The sources that are proven to say nothing of a claim or to a question, by what was looked for behind it.

        A question's search says nothing of all that a claim says which answers it.
        """
        return Searches.of(self.database).silent(record)

    def unlooked(self, record: str) -> tuple[str, ...]:
        """Return the sources that have no evidence for a claim or a question, and in which nobody looked for it."""
        speaking = Searches.of(self.database).wanted(record)[1]
        silent = self.silent[record]
        return tuple(source for source in self.site.sources if source not in speaking and source not in silent)

    def ref(self, record: str, fragment: str = "") -> Ref:
        """Return the ref of a record, or of a place on its page; raises KeyError for an unknown id."""
        found = self.ref_of[record]
        return found.on(fragment) if fragment else found

    @each("record_ids")
    def ref_of(self, record: str) -> Ref:
        """The ref of a record."""
        kind = self.site.kind[record]
        return Ref(kind.lower(), record, part=self.event_part[record] if kind == "Event" else 1)

    def passage_ref(self, evidence: str) -> Ref:
        """Return the ref of the marked passage that a piece of evidence quotes."""
        proof = self.site.proofs[evidence]
        source = proof.source
        return Ref("source", source, self.passage_of[evidence], self.part(source, proof.stretches[0].start))

    @each("source_ids", plain=plain_json(tuple[Stretch, ...]))
    def text_parts(self, source: str) -> tuple[Stretch, ...]:
        """The parts of a source's text, one for each page; a source that is shown in excerpts is not divided."""
        text = self.site.texts[source]
        if self.site.sources[source].show == "excerpts":
            return (Stretch(0, max(len(text.text), 1)),)
        return text_parts(text.text, text.paragraphs)

    def part(self, source: str, offset: int) -> int:
        """Return the number (from 1) of the part that holds a code point of a source's text."""
        parts = self.text_parts[source]
        return next((number for number, part in enumerate(parts, start=1) if offset < part.end), len(parts))

    @value
    def events_in_order(self) -> tuple[str, ...]:
        """The ids of the events: dated ones first, by date, then the others; equal dates keep the author's order."""
        events = self.site.events.items()
        dated = [(name, event.when) for name, event in events if event.when]
        undated = (name for name, event in events if not event.when)
        return (*(name for name, _ in sorted(dated, key=lambda one: date_key(one[1]))), *undated)

    @table
    def event_part(self) -> Mapping[str, int]:
        """The number (from 1) of the part of the timeline that has an event."""
        return {name: number for number, names in enumerate(event_parts(self.events_in_order), 1) for name in names}

    def stands_in(self, name: str) -> tuple[str, ...]:
        """Return the sources in which a record stands: its name, or whoever has none speaks; a topic's claims."""
        entity = self.site.entities[name]
        if isinstance(entity, Topic):
            claims = self.about.get(name, ())
            found = {proof.source for claim in claims for proof in self.site.proofs_of[claim]}
        elif entity.named:
            found = {source for form in self.printed.get(name, ()) for source, _ in form.sources}
        else:
            claims = (*self.said_by.get(name, ()), *self.told_by.get(name, ()))
            proofs = (proof for claim in claims for proof in self.site.proofs_of[claim])
            found = {proof.source for proof in proofs if name in proof.evidence.chain}
        return self.orders.in_order(found)

    def outlet(self, voice: str) -> bool:
        """Whether a voice is an outlet."""
        return is_outlet(voice, self.site)
