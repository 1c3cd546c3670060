"""Every piece of a claim's evidence, found in its source."""

from dataclasses import replace
from typing import TYPE_CHECKING

from siglum.model.problems import Problem
from siglum.model.records import Claim, Evidence
from siglum.proving.annotated import placed
from siglum.proving.origins import basis_of
from siglum.proving.quotations import Miss, place
from siglum.proving.unknown import unknown_id
from siglum.proving.values import Proof

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
            if not site.dropped(evidence.source):
                problems.append(unknown_id(evidence.source, site.sources, where.at("source"), "source"))
            continue
        counts[evidence.source] = counts.get(evidence.source, 0) + 1
        stretches = placed(evidence, site.texts[evidence.source], where, problems)
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


def _elsewhere(problem: Problem, evidence: Evidence, site: "Site") -> Problem:
    """Say so where the quotation does stand in another source."""
    for name, text in site.texts.items():
        if name != evidence.source and not isinstance(place(evidence, text.folded), Miss):
            hint = f"it stands in {name}; set source to that, or quote {evidence.source}. {problem.hint}"
            return replace(problem, hint=hint)
    return problem
