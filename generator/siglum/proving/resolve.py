"""Names to records: all that the files say becomes a Site.

Unknown ids, ids used twice, and quotations that do not stand in their sources are problems here; the laws of a whole
site are in checks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar, cast

from siglum.engine.memo import FORGETFUL, Kept
from siglum.model.files import Digest, Place
from siglum.model.problems import Problem
from siglum.model.prose import EDITOR
from siglum.model.records import (
    Claim,
    Disagreement,
    Doubtful,
    Event,
    Evidence,
    Explainer,
    Organization,
    Origin,
    Page,
    Passage,
    Person,
    Record,
    SetAside,
    Settings,
    Source,
    Topic,
    Wording,
)
from siglum.proving.folding import fold
from siglum.proving.origins import basis_of
from siglum.proving.quotations import Miss, Stretch, place
from siglum.proving.site import Aside, BlockSpan, Proof, Site, SourceText

SETTINGS = "site_src/site.yaml"
Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Seed:
    """An article's file: its path, its bytes, its text, and where its sentences stand."""

    path: str
    data: bytes
    digest: Digest
    text: str
    sentences: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All records as read, each with its place, and the seeds by file name."""

    records: Sequence[tuple[Record, Place]]
    seeds: Mapping[str, Seed]
    unread: Sequence[tuple[str, Place]] = ()
    """The ids of records that could not be read: whoever names one of these is not wrong."""


def resolve(library: Library, kept: Kept = FORGETFUL) -> tuple[Site | None, tuple[Problem, ...]]:
    """Put the records together and find every quotation.

    Returns a Site of what could be resolved, or None where not even the settings could be read.
    """
    problems: list[Problem] = []
    settings = next((record for record, _ in library.records if isinstance(record, Settings)), None)
    if settings is None:
        hint = "write site_src/site.yaml with title, tagline, description and scope"
        return None, (Problem("settings-missing", Place(SETTINGS), "the site has no settings", hint),)
    unique, found = _unique(library.records, problems)
    places = {**dict(library.unread), **found}
    records: dict[type[Record], dict[str, Record]] = {}
    for name, record in unique.items():
        records.setdefault(type(record), {})[name] = record
    sources = _with_seeds(_all(records, Source), library.seeds, places, problems)
    texts = {}
    for source_id, source in sources.items():
        text, found_wrong = kept.of(_read_source, source, library.seeds[source.file], places[source_id])
        texts[source_id] = text
        problems += found_wrong
    site = Site(
        settings=settings,
        sources=sources,
        texts=texts,
        claims=_all(records, Claim),
        proofs={},
        people=_all(records, Person),
        organizations=_all(records, Organization),
        topics=_all(records, Topic),
        origins=_all(records, Origin),
        events=_all(records, Event),
        disagreements=_all(records, Disagreement),
        wordings=_all(records, Wording),
        explainers=dict(sorted(_all(records, Explainer).items(), key=lambda item: (item[1].order, item[0]))),
        pages=_all(records, Page),
        places=places,
    )
    proofs, wrong = _prove(site, kept)
    return replace(site, proofs=proofs, texts=_compared(site, problems)), (*problems, *wrong)


def _all(records: Mapping[type[Record], Mapping[str, Record]], kind: type[Kind]) -> dict[str, Kind]:
    return cast("dict[str, Kind]", records.get(kind, {}))


def _unique(
    records: Iterable[tuple[Record, Place]], problems: list[Problem]
) -> tuple[dict[str, Record], dict[str, Place]]:
    """Keep the first record of each id; all kinds share one space, so that [[id]] means one thing."""
    kept: dict[str, Record] = {}
    places: dict[str, Place] = {}
    for record, where in records:
        name = getattr(record, "id", None)
        if name is None:
            continue
        if name == EDITOR:
            hint = "choose another id: in a citation, @editor marks the editor's own words"
            problems.append(Problem("id-used-twice", where.at("id"), f"{EDITOR} is not free", hint))
        elif name in kept:
            message = f"the id {name} is used twice; the other is in {places[name].path}"
            problems.append(Problem("id-used-twice", where.at("id"), message, "give one of the two another id"))
        else:
            kept[name] = record
            places[name] = where
    return kept, places


def _with_seeds(
    sources: Mapping[str, Source], seeds: Mapping[str, Seed], places: Mapping[str, Place], problems: list[Problem]
) -> dict[str, Source]:
    """Keep the sources whose file is there and is the one that was annotated, in the order of their files."""
    kept: dict[str, Source] = {}
    for name, source in sorted(sources.items(), key=lambda item: (item[1].file, item[0])):
        seed = seeds.get(source.file)
        if seed is None:
            message = f"there is no article seeds/{source.file}"
            hint = f"the articles there: {', '.join(sorted(seeds)[:8]) or 'none'}"
            problems.append(Problem("seed-missing", places[name].at("file"), message, hint))
            continue
        if not seed.text:
            # Why it can't be read is said of the article itself.
            continue
        if seed.digest != source.sha256:
            message = f"seeds/{source.file} is not the file that was annotated"
            hint = f"if the change is right, look through its passages and set sha256 to {seed.digest}"
            problems.append(Problem("seed-changed", places[name].at("sha256"), message, hint))
        kept[name] = source
    return kept


def _read_source(source: Source, seed: Seed, where: Place) -> tuple[SourceText, tuple[Problem, ...]]:
    problems: list[Problem] = []
    text = SourceText(seed.path, seed.text, seed.data, fold(seed.text), seed.sentences)
    blocks = []
    for number, block in enumerate(source.blocks):
        stretch = _between(block.start, block.end, text, where.at("blocks", number), problems)
        if stretch:
            blocks.append(BlockSpan(block.voice, stretch, block.judged, block.note))
    doubtful = tuple(_asides(source.doubtful, text, where.at("doubtful"), problems))
    aside = tuple(_asides(source.set_aside, text, where.at("set_aside"), problems))
    return replace(text, blocks=tuple(blocks), doubtful=doubtful, set_aside=aside), tuple(problems)


def _asides(
    passages: Sequence[Doubtful | SetAside], text: SourceText, where: Place, problems: list[Problem]
) -> Iterator[Aside]:
    for number, passage in enumerate(passages):
        stretches = _placed(passage, text, where.at(number), problems, short=True)
        if stretches:
            yield Aside(passage, stretches)


def _placed(
    passage: Passage, text: SourceText, where: Place, problems: list[Problem], *, short: bool = False
) -> tuple[Stretch, ...]:
    found = place(passage, text.folded, short=short)
    if isinstance(found, Miss):
        hint = found.hint
        if found.near is not None:
            hint = f"at line {text.line(found.near)} of {text.path}, {hint}"
        problems.append(Problem(found.code, where.at("quote"), found.message, hint))
        return ()
    return found


def _between(start: str, end: str, text: SourceText, where: Place, problems: list[Problem]) -> Stretch | None:
    """Find a block by its first and last words."""
    whole = Passage(quote=(start, end))
    found = place(whole, text.folded, short=True)
    if isinstance(found, Miss):
        # The first words may be the last ones too, where a block is a single sentence.
        found = place(Passage(quote=(start,)), text.folded, short=True) if start == end else found
    if isinstance(found, Miss):
        hint = f"`from` and `to` hold the first and the last words of the block; {found.hint}"
        problems.append(
            Problem("block-not-found", where, f"the limits of this block were not found: {found.message}", hint)
        )
        return None
    return Stretch(found[0].start, found[-1].end)


def _compared(site: Site, problems: list[Problem]) -> dict[str, SourceText]:
    """Find the passages of other sources that doubtful ones are set beside."""
    made = {}
    for name, text in site.texts.items():
        doubtful = []
        written = site.sources[name].doubtful
        if not any(isinstance(aside.passage, Doubtful) and aside.passage.compare for aside in text.doubtful):
            made[name] = text
            continue
        for aside in text.doubtful:
            compare = aside.passage.compare if isinstance(aside.passage, Doubtful) else None
            # Its number is that of the record, where it may follow one that was not found.
            number = next(number for number, passage in enumerate(written) if passage is aside.passage)
            where = site.places[name].at("doubtful", number, "compare")
            if compare is None:
                doubtful.append(aside)
            elif compare.source not in site.texts:
                if not site.dropped(compare.source):
                    problems.append(unknown_id(compare.source, site.sources, where.at("source"), "source"))
            else:
                found = _placed(compare, site.texts[compare.source], where, problems, short=True)
                doubtful.append(replace(aside, compared=found))
        made[name] = replace(text, doubtful=tuple(doubtful))
    return made


def _prove(site: Site, kept: Kept) -> tuple[dict[str, Proof], tuple[Problem, ...]]:
    """Find every piece of evidence in its source."""
    problems: list[Problem] = []
    proofs: dict[str, Proof] = {}
    grounds = (site.texts, site.sources, site.organizations, site.origins)
    same = tuple(kept.same(f"ground {number}", ground) for number, ground in enumerate(grounds))
    proven = kept.each(
        "proofs",
        site.claims,
        same,
        lambda name: _prove_claim(site.claims[name], site),
        lambda name: (same[-1], *_consulted(site.claims[name], site)),
    )
    for name, (found, wrong) in proven.items():
        if wrong or len(found) < len(site.claims[name].evidence):
            # What to say of a passage that is missing, every other record may have a part in.
            found, wrong = _prove_claim(site.claims[name], site)  # noqa: PLW2901 - in its place
        problems += wrong
        for proof in found:
            proofs[proof.id] = proof
    return proofs, tuple(problems)


Proving: TypeAlias = tuple[tuple[Proof, ...], tuple[Problem, ...]]


def _consulted(claim: Claim, site: Site) -> list[object]:
    """Return what the proof of a claim consults beside the claim itself and the origins."""
    consulted: list[object] = []
    for evidence in claim.evidence:
        consulted += (site.texts.get(evidence.source), site.sources.get(evidence.source))
        # A voice that is no organization, and an origin that is none, change nothing as long as they are not.
        consulted += (site.organizations.get(voice, voice) for voice in (*evidence.chain, evidence.origin or ""))
    return consulted


def _prove_claim(claim: Claim, site: Site) -> Proving:
    problems: list[Problem] = []
    proofs: list[Proof] = []
    counts: dict[str, int] = {}
    for number, evidence in enumerate(claim.evidence):
        where = site.places[claim.id].at("evidence", number)
        if evidence.source not in site.texts:
            if not site.dropped(evidence.source):
                problems.append(unknown_id(evidence.source, site.sources, where.at("source"), "source"))
            continue
        counts[evidence.source] = counts.get(evidence.source, 0) + 1
        stretches = _placed(evidence, site.texts[evidence.source], where, problems)
        if not stretches:
            problems[-1] = _elsewhere(problems[-1], evidence, site)
            continue
        name = evidence_id(claim.id, evidence.source, counts[evidence.source])
        basis, wrong = basis_of(evidence, claim, site, where)
        problems += wrong
        proofs.append(Proof(name, claim.id, number, evidence, stretches, basis, where))
    return tuple(proofs), tuple(problems)


def evidence_id(claim: str, source: str, number: int) -> str:
    """Return the id of a piece of evidence: the first from a source needs no number."""
    return f"{claim}/{source}" if number == 1 else f"{claim}/{source}/{number}"


def _elsewhere(problem: Problem, evidence: Evidence, site: Site) -> Problem:
    """Say so where the quotation does stand in another source."""
    for name, text in site.texts.items():
        if name != evidence.source and not isinstance(place(evidence, text.folded), Miss):
            hint = f"it stands in {name}; set source to that, or quote {evidence.source}. {problem.hint}"
            return replace(problem, hint=hint)
    return problem


CLOSE = 8
"""Candidates whose likeness, in percent, is further from the best one's are not offered."""


FOLDERS_OF = {
    "person or organization": "site_src/people/{0}.md or site_src/organizations/{0}.md",
    "person, organization or topic": "site_src/topics/{0}.md, or such a file in people/ or organizations/",
    "organization": "site_src/organizations/{0}.md",
}
"""Where a record of a kind stands that has a file of its own, and that an author may use before it is there."""


def unknown_id(name: str, known: Iterable[str], where: Place, kind: str) -> Problem:
    """Return the problem of an id that nothing has, with the nearest ones."""
    from rapidfuzz import process  # noqa: PLC0415 - only a mistake needs it

    found = process.extract(name, tuple(known), limit=3, score_cutoff=60)
    near = [match[0] for match in found if match[1] > found[0][1] - CLOSE]
    home = FOLDERS_OF.get(kind)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there is no {kind} with an id like it"
    if home:
        hint += f"{' For' if near else '; for'} a new one, write {home.format(name)}"
    return Problem("id-unknown", where, f"there is no {kind} {name}", hint)
