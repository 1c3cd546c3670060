"""What must hold of a site before it may be shown: the laws, one small function each, in a list at the end.

A law yields problems and changes nothing. That quotations stand in their sources is proven where they are found (see
evidence).
"""

from collections.abc import Callable, Iterable, Iterator

from siglum.model.expressions import expression
from siglum.model.files import SETTINGS, Place, Span
from siglum.model.problems import Problem, Severity, said
from siglum.model.records import Person, Weighed
from siglum.model.values import Form, Stance
from siglum.proving.boundaries import stands_apart, stands_whole
from siglum.proving.fields_quoted import fields_quote_their_sources, settings_quote_their_sources
from siglum.proving.figures import figures_are_printed
from siglum.proving.folding import Stretch, fold_words
from siglum.proving.forms import block_of, is_spoken, stands_in_marks
from siglum.proving.grounds import own_sentences_have_grounds
from siglum.proving.key_words import key_words_are_quoted
from siglum.proving.laws_of_texts import (
    citations_and_links_lead_somewhere,
    paragraphs_cite,
    quoted_words_stand_in_their_sources,
)
from siglum.proving.lookups import Lookups
from siglum.proving.more_laws import all_codes
from siglum.proving.originals import originals_are_as_they_came, originals_may_be_carried
from siglum.proving.pictures import pictures_can_be_shown
from siglum.proving.reckoning import parts_are_of_wholes
from siglum.proving.references import Use, unknown_uses, unknown_uses_in_settings
from siglum.proving.silence import silences_are_proven
from siglum.proving.site import Site
from siglum.proving.translations import translations_are_such
from siglum.proving.unknown import unknown_id
from siglum.proving.values import supporting
from siglum.reading.text import position


def used_ids_exist(site: Site, record: str) -> Iterator[Problem]:
    """Every id that a record uses belongs to a record of the right kind."""
    yield from _undefined(site, unknown_uses(site, record))


def ids_in_settings_exist(site: Site) -> Iterator[Problem]:
    """Every id that the settings use belongs to a record of the right kind."""
    yield from _undefined(site, unknown_uses_in_settings(site))


def _undefined(site: Site, uses: Iterable[Use]) -> Iterator[Problem]:
    for use in uses:
        if not site.dropped(use.name, use.kind):
            problem = unknown_id(use.name, use.known, use.place, use.kind)
            other = "; there is a record with this id, but of another kind" if use.name in site.places else ""
            yield Problem(problem.code, use.place, problem.message + other, problem.hint + use.otherwise)


def claims_are_supported(site: Site, name: str) -> Iterator[Problem]:
    """Every claim has evidence that carries it, and no passage backs the same claim twice."""
    claim, proofs = site.claims[name], site.proofs_of[name]
    if len(claim.evidence) == 1 and claim.evidence[0].stance is Stance.SUPPORTS:
        return
    if len(proofs) == len(claim.evidence) and not supporting(proofs):
        hint = "add a passage that says all of it, divide the statement, or turn it round"
        message = "no passage says what this claim says: each says a part of it, something else, or the opposite"
        yield Problem("claim-unsupported", site.places[name].at("evidence"), message, hint)
    seen: set[tuple[str, tuple[Stretch, ...]]] = set()
    for proof in proofs:
        mark = (proof.source, proof.stretches)
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
            if proof.touches(block.stretch) and block.voice not in proof.evidence.chain:
                hint = f"add {block.voice} as the last link of the chain"
                message = f"this passage stands in a part of {source} that {block.voice} wrote"
                yield Problem("chain-misses-block", proof.place.at("chain"), message, hint)


def quoted_forms_have_marks(site: Site, claim: str) -> Iterator[Problem]:
    """Evidence of the form direct or mixed has quotation marks in its source, or stands behind a name or in a block."""
    for proof in site.proofs_of[claim]:
        text = site.texts[proof.source]
        is_bare = not stands_in_marks(proof, text) and block_of(proof, text) is None
        is_quoted = proof.evidence.form in (Form.DIRECT, Form.MIXED)
        if is_quoted and is_bare and not is_spoken(proof, text, Lookups.of(site.database).called):
            hint = "use indirect or own; or extend the quotation to the marks"
            message = f"the form is {proof.evidence.form}, but no word of this passage stands in quotation marks there"
            yield Problem("form-not-direct", proof.place.at("form"), message, hint, Severity.WARNING, proof.claim)


def names_are_printed(site: Site) -> Iterator[Problem]:
    """A form of a name stands in each source that is said to print it."""
    for name, entity in site.entities.items():
        for number, alias in enumerate(entity.aliases):
            for at, source in enumerate(alias.sources):
                if source in site.texts and not _prints(site, source, alias.form):
                    where = site.places[name].at("aliases", number, "sources", at)
                    message = f"{source} does not print {said(alias.form)}"
                    yield Problem("name-not-printed", where, message, "delete the source, or correct the form")


def roles_are_printed(site: Site) -> Iterator[Problem]:
    """A role is in its source's words."""
    for name, voice in site.voices.items():
        for number, role in enumerate(voice.roles):
            if role.source in site.texts and not _prints(site, role.source, role.text):
                where = site.places[name].at("roles", number, "text")
                message = f"{role.source} does not say {said(role.text)}"
                yield Problem("role-not-printed", where, message, "write the source's own words")


def _prints(site: Site, source: str, words: str) -> bool:
    folded = site.texts[source].folded
    return stands_apart(folded.known(fold_words(words)), folded.text)


def origins_are_gone_back_to(site: Site) -> Iterator[Problem]:
    """An origin has sources that go back to it."""
    used = {derivation.origin for source in site.sources.values() for derivation in source.derives_from}
    used |= {proof.basis.origin for proof in site.proofs.values() if proof.basis.origin}
    for name in site.origins:
        if name not in used and not _is_gone_back_to(name, site):
            hint = "name it in derives_from of the sources that go back to it, or delete it"
            yield Problem("origin-unused", site.places[name], f"no source goes back to {name}", hint, Severity.WARNING)


def _is_gone_back_to(origin: str, site: Site) -> bool:
    """Whether some evidence names an origin, whether or not its words stand in their source."""
    return any(evidence.origin == origin for claim in site.claims.values() for evidence in claim.evidence)


def derivations_are_shown(site: Site) -> Iterator[Problem]:
    """The passages that show where a source derives from stand in it."""
    for name, source in site.sources.items():
        for number, derivation in enumerate(source.derives_from):
            for at, passage in enumerate(derivation.passages):
                folded = site.texts[name].folded
                if not stands_whole(folded.known(fold_words(passage)), folded.text):
                    where = site.places[name].at("derives_from", number, "passages", at)
                    hint = "copy the words from the article"
                    message = f"{name} does not have the words {said(passage)}"
                    yield Problem("quote-not-verbatim", where, message, hint)


MOVED = expression(r"/(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.html?)?\Z")
"""An address of a page within the site, as one writes it after the host."""


def moved_addresses_are_of_this_site(site: Site) -> Iterator[Problem]:
    """What is said to have moved, and where to, are addresses of pages within the site."""
    for old, new in site.settings.moved.items():
        for address in (old, new.partition("#")[0]):
            if not MOVED.match(address):
                where = Place(SETTINGS, ("moved", old))
                hint = "write both as /folder/name/ or /folder/name.html, in lower case"
                message = f"{said(address)} is not an address of a page within the site"
                yield Problem("address-malformed", where, message, hint)


def speakers_are_described(site: Site) -> Iterator[Problem]:
    """An unnamed speaker has no other forms of a name, and somebody unidentified does have one."""
    for name, voice in site.people.items():
        if isinstance(voice, Person) and not voice.named and not voice.identified:
            hint = "named: false is for a speaker without a name, identified: false for a name without an explanation"
            message = "somebody can't be both unnamed and unidentified"
            yield Problem("value-malformed", site.places[name].at("identified"), message, hint)


def waivers_name_problems(site: Site, record: str) -> Iterator[Problem]:
    """A waiver has the code of a problem; whether there is anything to waive is seen when warnings are weighed."""
    yield from _waivers_of_nothing(site.records[record], site.places[record])


def waivers_in_settings_name_problems(site: Site) -> Iterator[Problem]:
    """So has a waiver in the settings."""
    yield from _waivers_of_nothing(site.settings, Place(SETTINGS))


def _waivers_of_nothing(record: object, place: Place) -> Iterator[Problem]:
    for waiver in record.waive if isinstance(record, Weighed) else ():
        if waiver.code not in all_codes():
            hint = "the codes are listed in docs/problems.md"
            yield Problem("waiver-unknown", place.at("waive"), f"there is no problem called {waiver.code}", hint)


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


def parts_are_of_a_whole(site: Site, source: str) -> Iterator[Problem]:
    """What a source is a part of is another one, and no part itself."""
    whole = site.sources[source].part_of
    if whole is None or whole not in site.sources:
        return
    above = site.work[whole]
    if source == whole or above != whole:
        message = (
            f"{whole} is itself a part of {above}" if above not in {source, whole} else f"{source} is part of itself"
        )
        hint = (
            f"write part_of: {above}"
            if above not in {source, whole}
            else "name the whole that it stands in, or delete the field"
        )
        yield Problem("part-of-part", site.places[source].at("part_of"), message, hint)


def arrangements_name_each_once(site: Site) -> Iterator[Problem]:
    """A list in the settings that says in which order things stand names each of them once."""
    arranged = (("sources", site.settings.sources), ("home_differences", site.settings.home_differences))
    for field, names in (*arranged, ("cast", site.settings.cast)):
        places: dict[str, int] = {}
        for number, name in enumerate(names):
            if (first := places.setdefault(name, number)) < number:
                at = Place(SETTINGS, (field, number))
                message = f"{name} stands in this list already, as number {first + 1}"
                yield Problem("id-listed-twice", at, message, "keep it where it is to stand")


def sigla_are_told_apart(site: Site, source: str) -> Iterator[Problem]:
    """No source has the siglum of one before it."""
    if (siglum := site.sources[source].siglum) is None:
        return
    first = Lookups.of(site.database).with_siglum[siglum.casefold()][0]
    if first != source:
        message = f"{first} has the siglum {said(site.sources[first].siglum or '')}, too"
        yield Problem("siglum-taken", site.places[source].at("siglum"), message, "give one of them another")


def _in_seed(file: str, text: str, stretch: Stretch) -> Span:
    line, column = position(text, stretch.start)
    return Span(f"seeds/{file}", line, column, line, column + stretch.end - stretch.start)


LAWS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    ids_in_settings_exist,
    disagreements_have_two_sides,
    names_are_printed,
    roles_are_printed,
    origins_are_gone_back_to,
    derivations_are_shown,
    moved_addresses_are_of_this_site,
    speakers_are_described,
    waivers_in_settings_name_problems,
    settings_quote_their_sources,
    arrangements_name_each_once,
    parts_are_of_wholes,
)
"""Laws of a whole site."""
OneLaw = Callable[[Site, str], Iterator[Problem]]
LAWS_OF_CLAIMS: tuple[OneLaw, ...] = (
    claims_are_supported,
    figures_are_printed,
    key_words_are_quoted,
    quoted_forms_have_marks,
    translations_are_such,
)
"""Laws of each claim by itself."""
LAWS_OF_RECORDS: tuple[OneLaw, ...] = (
    used_ids_exist,
    waivers_name_problems,
    citations_and_links_lead_somewhere,
    paragraphs_cite,
    pictures_can_be_shown,
    quoted_words_stand_in_their_sources,
    fields_quote_their_sources,
    silences_are_proven,
    own_sentences_have_grounds,
)
"""Laws of each record by itself, whatever its kind."""
LAWS_OF_SOURCES: tuple[OneLaw, ...] = (
    blocks_are_credited,
    originals_are_as_they_came,
    originals_may_be_carried,
    parts_are_of_a_whole,
    sigla_are_told_apart,
    sentences_are_accounted_for,
)
"""Laws of each source by itself."""
