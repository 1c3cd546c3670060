"""What must hold of a site before it may be shown: the laws, one small function each, in a list at the end.

A law yields problems and changes nothing. That quotations stand in their sources is proven in resolve, where they are
found.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from siglum.model.files import Place, Span
from siglum.model.problems import Problem, Severity, said
from siglum.model.prose import Prose, Sentence, Unit
from siglum.model.records import Explainer, Organization, Origin, Page, Person, Source, Topic, Weighed
from siglum.model.values import Form, Stance
from siglum.proving.boundaries import stands_apart, stands_whole
from siglum.proving.fields_quoted import fields_quote_their_sources, mark_open, settings_quote_their_sources
from siglum.proving.folding import fold_words
from siglum.proving.marks import opens_with
from siglum.proving.more_laws import all_codes
from siglum.proving.quotations import Stretch
from siglum.proving.quoted import in_block, in_marks, nearest_in, stands_in
from siglum.proving.references import Use, other_uses, uses_of_claim
from siglum.proving.site import Site
from siglum.proving.unknown import unknown_id
from siglum.proving.values import Proof, supporting

WITH_TEXT = Source | Person | Organization | Topic | Explainer | Page
"""The kinds of record that have a text of their own."""
WIKI = re.compile(r"\[\[([^\[\]|]*)\]\]")
"""A link to a record, without words of its own."""


def ids_in_claims_exist(site: Site, claim: str) -> Iterator[Problem]:
    """Every id that a claim uses belongs to a record of the right kind."""
    yield from _undefined(site, uses_of_claim(site, claim))


def used_ids_exist(site: Site) -> Iterator[Problem]:
    """Every id that another record uses belongs to a record of the right kind."""
    yield from _undefined(site, other_uses(site))


def _undefined(site: Site, uses: Iterable[Use]) -> Iterator[Problem]:
    for use in uses:
        if not site.dropped(use.name):
            problem = unknown_id(use.name, use.known, use.place, use.kind)
            other = "; there is a record with this id, but of another kind" if use.name in site.places else ""
            yield Problem(problem.code, use.place, problem.message + other, problem.hint)


def citations_and_links_lead_somewhere(site: Site, record: str) -> Iterator[Problem]:
    """Every `[@claim]` cites a claim, and every `[[id]]` links to a record that has a page or a place on one."""
    path, prose = _text_of(site, record)
    for cite in prose.cites:
        for claim in cite.claims:
            if claim not in site.claims and not site.dropped(claim):
                at = Span(path, cite.line, cite.column, cite.line, cite.end_column)
                problem = unknown_id(claim, site.claims, Place(path), "claim")
                yield Problem(problem.code, at, problem.message, problem.hint)
    for link in prose.links:
        if not _is_linkable(site, link.target) and not site.dropped(link.target):
            at = Span(path, link.line, link.column, link.line, link.end_column)
            linkable = [name for name in site.records if _is_linkable(site, name)]
            problem = unknown_id(link.target, linkable, Place(path), "record")
            yield Problem(problem.code, at, problem.message, problem.hint)


def _is_linkable(site: Site, record: str) -> bool:
    return record in site.records and not isinstance(site.records[record], Origin | Page)


def _text_of(site: Site, record: str) -> tuple[str, Prose]:
    """Return a text that an author wrote, with the path of its file."""
    written = site.records[record]
    return site.places[record].path, written.body if isinstance(written, WITH_TEXT) else Prose()


def paragraphs_cite(site: Site, record: str) -> Iterator[Problem]:
    """Every paragraph of an explainer cites a claim, or is marked as the editor's own.

    A sentence that does neither, in a paragraph that does, is a warning.
    """
    if record not in site.explainers:
        return
    path, prose = _text_of(site, record)
    for unit in prose.units:
        if unit.kind == "heading" or not any(sentence.text for sentence in unit.sentences):
            continue
        if not any(_accounted(sentence) for sentence in unit.sentences):
            at = _whole_line(path, unit.sentences[0])
            hint = "cite what it rests on as [@claim-id], or end it with [@editor] where it is the editor's own"
            yield Problem("paragraph-without-citation", at, "this paragraph cites nothing", hint)
            continue
        for sentence in unit.sentences:
            if not _accounted(sentence):
                hint = "cite what it rests on as [@claim-id], or end it with [@editor] where it is the editor's own"
                message = f"this sentence cites nothing: {said(sentence.text)}"
                at = _whole_line(path, sentence)
                yield Problem("sentence-without-citation", at, message, hint, Severity.WARNING, record)


def _accounted(sentence: Sentence) -> bool:
    return bool(sentence.cites) or sentence.editors


def _whole_line(path: str, sentence: Sentence) -> Span:
    return Span(path, sentence.line, sentence.column, sentence.line, sentence.column)


def quoted_words_stand_in_their_sources(site: Site, record: str) -> Iterator[Problem]:
    """What an author's text puts in quotation marks stands, word for word, in a source that the sentence cites.

    A block quotation is one. A sentence that cites nothing may quote any source.
    """
    path, prose = _text_of(site, record)
    texts = [_shown(unit, site) for unit in prose.units]
    for number, unit in enumerate(prose.units):
        text = texts[number]
        if unit.quoted:
            if words := in_block(text):
                yield from _misquoted(path, unit.sentences, words, site)
            continue
        goes_on = opens_with(texts[number + 1]) if number + 1 < len(texts) else ""
        quoted, strays = in_marks(text, goes_on)
        for one in quoted:
            yield from _misquoted(path, _sentences_at(unit, one.start, one.end, site), one.words, site)
        for at, mark in strays:
            yield replace(mark_open(mark, Place(path)), at=_whole_line(path, _sentences_at(unit, at, at + 1, site)[0]))


def _shown(unit: Unit, site: Site) -> str:
    """Return a paragraph as it is read: a link without words shows the name of its record."""
    return " ".join(_spoken(sentence, site) for sentence in unit.sentences)


def _spoken(sentence: Sentence, site: Site) -> str:
    if "[[" not in sentence.text:
        return sentence.text
    return WIKI.sub(lambda match: _name_of(site, match[1].strip()) or match[0], sentence.text)


def _name_of(site: Site, record: str) -> str:
    found = site.records.get(record)
    return str(getattr(found, "name", None) or getattr(found, "title", ""))


def _sentences_at(unit: Unit, start: int, end: int, site: Site) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph that a stretch of its text touches; at least one."""
    found = []
    at = 0
    for sentence in unit.sentences:
        behind = at + len(_spoken(sentence, site))
        if at < end and start < behind:
            found.append(sentence)
        at = behind + 1
    return tuple(found) or unit.sentences[-1:]


def _misquoted(path: str, sentences: Sequence[Sentence], words: str, site: Site) -> Iterator[Problem]:
    """Yield the problem of words that stand in no source that the sentences cite."""
    cited = [proof for one in sentences for claim in one.cites for proof in site.proofs_of.get(claim, ())]
    sources = {proof.evidence.source for proof in cited} or set(site.texts)
    known = [source for source in sorted(sources) if source in site.texts]
    if not any(stands_in(words, site.texts[source]) for source in known):
        message = f"no source that this sentence cites has the words {said(words)}"
        hint = nearest_in(words, known, site.texts)
        yield Problem("prose-misquotes", _whole_line(path, sentences[0]), message, hint)


def claims_are_supported(site: Site, name: str) -> Iterator[Problem]:
    """Every claim has evidence that carries it, and no passage backs the same claim twice."""
    claim, proofs = site.claims[name], site.proofs_of[name]
    if len(claim.evidence) == 1 and claim.evidence[0].stance is not Stance.CONTRADICTS:
        return
    if len(proofs) == len(claim.evidence) and not supporting(proofs):
        hint = "add a passage that says it, or turn the statement round"
        message = "every passage speaks against this claim, and none says it"
        yield Problem("claim-unsupported", site.places[name].at("evidence"), message, hint)
    seen: set[tuple[str, tuple[Stretch, ...]]] = set()
    for proof in proofs:
        mark = (proof.evidence.source, proof.stretches)
        if mark in seen:
            hint = "delete one of the two"
            yield Problem("evidence-twice", proof.place.at("quote"), "this passage backs the claim already", hint)
        seen.add(mark)


def disagreements_have_two_sides(site: Site) -> Iterator[Problem]:
    """A disagreement has at least two positions; that each has claims, and these have evidence, is proven elsewhere."""
    for name, disagreement in site.disagreements.items():
        positions = len(disagreement.positions)
        if positions < 2:  # noqa: PLR2004 - the law says so
            hint = "write each answer as a position, with the claims that give it"
            message = f"a disagreement needs two positions; this has {positions or 'none'}"
            yield Problem("disagreement-one-sided", site.places[name].at("positions"), message, hint)


def blocks_are_credited(site: Site, source: str) -> Iterator[Problem]:
    """Evidence from a part of a source that is somebody else's words names them in its chain."""
    for block in site.texts[source].blocks:
        for proof in site.proofs_in[source]:
            if _within(proof, block.stretch) and block.voice not in proof.evidence.chain:
                hint = f"add {block.voice} as the last link of the chain"
                message = f"this passage stands in a part of {source} that {block.voice} wrote"
                yield Problem("chain-misses-block", proof.place.at("chain"), message, hint)


def _within(proof: Proof, stretch: Stretch) -> bool:
    return any(part.start < stretch.end and part.end > stretch.start for part in proof.stretches)


def quoted_forms_have_marks(site: Site, claim: str) -> Iterator[Problem]:
    """Evidence of the form direct stands in quotation marks in its source, unless it stands in somebody's block."""
    for proof in site.proofs_of[claim]:
        if proof.evidence.form is Form.DIRECT and not _in_marks(proof, site):
            hint = "use mixed, indirect or own; or extend the quotation to the marks"
            message = "the form is direct, but the source has no quotation marks in or around this passage"
            yield Problem("form-not-direct", proof.place.at("form"), message, hint, Severity.WARNING, proof.claim)


MARKS = '“”"„«»‘’'


def _in_marks(proof: Proof, site: Site) -> bool:
    text = site.texts[proof.evidence.source]
    whole = any(block.stretch.start <= proof.stretches[0].start < block.stretch.end for block in text.blocks)
    quoted = any(mark in segment for segment in proof.evidence.quote for mark in '“”"„«»')
    paragraph = next(
        (part for part in text.paragraphs if part.start <= proof.stretches[0].start < part.end), Stretch(0, 0)
    )
    before = text.text[paragraph.start : proof.stretches[0].start]
    return whole or quoted or any(mark in before for mark in MARKS)


def names_are_printed(site: Site) -> Iterator[Problem]:
    """A form of a name stands in each source that is said to print it, and a role is in its source's words."""
    for name, entity in site.entities.items():
        for number, alias in enumerate(entity.aliases):
            for at, source in enumerate(alias.sources):
                if source in site.texts and not _prints(site, source, alias.form):
                    where = site.places[name].at("aliases", number, "sources", at)
                    message = f"{source} does not print {said(alias.form)}"
                    yield Problem("name-not-printed", where, message, "delete the source, or correct the form")
    for name, voice in site.voices.items():
        for number, role in enumerate(voice.roles):
            if role.source in site.texts and not _prints(site, role.source, role.text):
                where = site.places[name].at("roles", number, "text")
                message = f"{role.source} does not say {said(role.text)}"
                yield Problem("role-not-printed", where, message, "write the source's own words")


def _prints(site: Site, source: str, words: str) -> bool:
    folded = site.texts[source].folded
    return stands_apart(folded.known(fold_words(words)), folded.text)


def derivations_are_shown(site: Site) -> Iterator[Problem]:
    """The passages that show where a source derives from stand in it, and an origin has sources."""
    used = {derivation.origin for source in site.sources.values() for derivation in source.derives_from}
    used |= {proof.basis.origin for proof in site.proofs.values() if proof.basis.origin}
    for name in site.origins:
        if name not in used:
            hint = "name it in derives_from of the sources that go back to it, or delete it"
            yield Problem("origin-unused", site.places[name], f"no source goes back to {name}", hint, Severity.WARNING)
    for name, source in site.sources.items():
        for number, derivation in enumerate(source.derives_from):
            for at, passage in enumerate(derivation.passages):
                folded = site.texts[name].folded
                if not stands_whole(folded.known(fold_words(passage)), folded.text):
                    where = site.places[name].at("derives_from", number, "passages", at)
                    hint = "copy the words from the article"
                    message = f"{name} does not have the words {said(passage)}"
                    yield Problem("quote-not-verbatim", where, message, hint)


MOVED = re.compile(r"/(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.[a-z]+)?\Z")
"""An address within the site, as one writes it after the host."""


def moved_addresses_are_of_this_site(site: Site) -> Iterator[Problem]:
    """What is said to have moved, and where to, are addresses within the site."""
    for old, new in site.settings.moved.items():
        for address in (old, new.partition("#")[0]):
            if not MOVED.match(address):
                where = Place("site_src/site.yaml", ("moved", old))
                hint = "write both as /folder/name/, in lower case"
                yield Problem("address-malformed", where, f"{said(address)} is not an address within the site", hint)


def speakers_are_described(site: Site) -> Iterator[Problem]:
    """An unnamed speaker has no other forms of a name, and somebody unidentified does have one."""
    for name, voice in site.people.items():
        if isinstance(voice, Person) and not voice.named and not voice.identified:
            hint = "named: false is for a speaker without a name, identified: false for a name without an explanation"
            message = "somebody can't be both unnamed and unidentified"
            yield Problem("value-malformed", site.places[name].at("identified"), message, hint)


def waivers_name_problems(site: Site) -> Iterator[Problem]:
    """A waiver has the code of a problem; whether there is anything to waive is seen when warnings are weighed."""
    codes = all_codes()
    for name, record in site.records.items():
        for waiver in record.waive if isinstance(record, Weighed) else ():
            if waiver.code not in codes:
                hint = "the codes are listed in docs/problems.md"
                message = f"there is no problem called {waiver.code}"
                yield Problem("waiver-unknown", site.places[name].at("waive"), message, hint)


def sentences_are_accounted_for(site: Site, name: str) -> Iterator[Problem]:
    """Every sentence of a source backs a claim, or is set aside with a reason."""
    severity = Severity.ERROR if site.settings.coverage == "complete" else Severity.WARNING
    source, text = site.sources[name], site.texts[name].text
    for covered in site.coverage[name]:
        if covered.state == "gap":
            at = _in_seed(source.file, text, covered.stretch)
            words = said(text[covered.stretch.start : covered.stretch.end])
            hint = f"quote it in a claim, or set it aside in {site.places[name].path} with a reason"
            message = f"this sentence is not accounted for: {words}"
            yield Problem("sentence-unaccounted", at, message, hint, severity, name)


def _in_seed(file: str, text: str, stretch: Stretch) -> Span:
    before = text[: stretch.start].replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(f"seeds/{file}", line, column, line, column + stretch.end - stretch.start)


LAWS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    used_ids_exist,
    disagreements_have_two_sides,
    names_are_printed,
    derivations_are_shown,
    moved_addresses_are_of_this_site,
    speakers_are_described,
    waivers_name_problems,
    settings_quote_their_sources,
)
"""Laws of a whole site."""
OneLaw = Callable[[Site, str], Iterator[Problem]]
LAWS_OF_CLAIMS: tuple[OneLaw, ...] = (ids_in_claims_exist, claims_are_supported, quoted_forms_have_marks)
"""Laws of each claim by itself."""
LAWS_OF_TEXTS: tuple[OneLaw, ...] = (
    citations_and_links_lead_somewhere,
    paragraphs_cite,
    quoted_words_stand_in_their_sources,
)
"""Laws of each record that has a text."""
LAWS_OF_RECORDS: tuple[OneLaw, ...] = (fields_quote_their_sources,)
"""Laws of each record by itself, whatever its kind."""
LAWS_OF_SOURCES: tuple[OneLaw, ...] = (blocks_are_credited, sentences_are_accounted_for)
"""Laws of each source by itself."""
