"""Every piece of a claim's evidence, found in its source."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from siglum.model.files import Place
from siglum.model.problems import Problem
from siglum.model.records import Claim, Evidence
from siglum.proving.annotated import found_in
from siglum.proving.origins import basis_of, together
from siglum.proving.paragraphs import are_near
from siglum.proving.quotations import Found, place
from siglum.proving.standing import Miss
from siglum.proving.unknown import unknown_id
from siglum.proving.values import Proof, SourceText

if TYPE_CHECKING:
    from siglum.proving.site import Site


def prove_claim(claim: Claim, site: "Site") -> tuple[tuple[Proof, ...], tuple[Problem, ...]]:
    """Return the proofs of a claim's evidence, and what is wrong with the rest."""
    problems: list[Problem] = []
    proofs: list[Proof] = []
    counts: dict[str, int] = {}
    for number, evidence in enumerate(claim.evidence):
        where = site.places[claim.id].at("evidence", number)
        if evidence.source not in site.texts:
            if not site.dropped(evidence.source, "source"):
                problems.append(unknown_id(evidence.source, site.sources, where.at("source"), "source"))
            continue
        counts[evidence.source] = counts.get(evidence.source, 0) + 1
        found = found_in(evidence, site.texts[evidence.source], where, problems)
        if not found:
            problems[-1] = _elsewhere(problems[-1], evidence, site)
            continue
        if not evidence.apart and not are_near(found.stretches, site.texts[evidence.source].text):
            problems.append(_apart(found, site.texts[evidence.source], where))
            continue
        name = evidence_id(claim.id, evidence.source, counts[evidence.source])
        basis, wrong = basis_of(evidence, claim, site, where)
        problems += wrong
        proofs.append(Proof(name, claim.id, number, evidence, found.stretches, basis, where, found.parts))
    return together(tuple(proofs), site), tuple(problems)


def _apart(found: Found, text: SourceText, where: Place) -> Problem:
    """Say that segments stand far apart."""
    lines = ", ".join(str(text.line(stretch.start)) for stretch in found.stretches)
    message = f"the segments of this quotation stand far apart in the source, on lines {lines} of {text.path}"
    hint = "write a piece of evidence for each, or say in `apart` why they belong together"
    return Problem("quote-pieces-apart", where.at("quote"), message, hint)


def evidence_id(claim: str, source: str, number: int) -> str:
    """Return the id of a piece of evidence: the first from a source needs no number."""
    return f"{claim}/{source}" if number == 1 else f"{claim}/{source}/{number}"


def _elsewhere(problem: Problem, evidence: Evidence, site: "Site") -> Problem:
    """Say so where the quotation does stand in another source."""
    for name, text in site.texts.items():
        if name != evidence.source and not isinstance(place(evidence, text.folded), Miss):
            hint = f"it stands in {name}; set source to that, or quote {evidence.source}. {problem.hint}"
            return replace(problem, hint=hint)
    return problem
