"""The files for other programs that have a schema: what each holds beside its rows, and the JSON Schema of it."""

from typing import Any, Literal

from pydantic import TypeAdapter
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

from siglum.exports.shapes import (
    ExportedClaim,
    ExportedCoverage,
    ExportedDisagreement,
    ExportedEntity,
    ExportedEvent,
    ExportedLoss,
    ExportedProblem,
    ExportedSource,
    ExportedWording,
)
from siglum.exports.silences import ExportedSilence


class Exported(TypedDict):
    """What every export begins with: its schema's address, its version, and the digest of all inputs."""

    schema: str
    version: Literal[1]
    generated_from: str


class ClaimsExport(Exported):
    """data/claims.json."""

    claims: list[ExportedClaim]


class SourcesExport(Exported):
    """data/sources.json."""

    sources: list[ExportedSource]


class EntitiesExport(Exported):
    """data/entities.json."""

    entities: list[ExportedEntity]


class TimelineExport(Exported):
    """data/timeline.json, the earliest event first."""

    events: list[ExportedEvent]


class DisagreementsExport(Exported):
    """data/disagreements.json."""

    disagreements: list[ExportedDisagreement]
    wordings: list[ExportedWording]


class CoverageExport(Exported):
    """data/coverage.json."""

    sources: list[ExportedCoverage]


class SilencesExport(Exported):
    """data/silences.json."""

    silences: list[ExportedSilence]


class RestsExport(Exported):
    """data/rests.json."""

    rests: list[ExportedLoss]


class ProblemsExport(Exported):
    """data/problems.json."""

    problems: list[ExportedProblem]


class ManifestExport(Exported):
    """data/manifest.json: what a published site consists of, for whoever hosts, archives or doubts it."""

    programs: dict[str, str]
    """The versions of what made it."""
    files: dict[str, str]
    """The SHA-256 of every file by its address, but for this one and the generator's own marker."""


SHAPES: dict[str, Any] = {
    "claims": ClaimsExport,
    "sources": SourcesExport,
    "entities": EntitiesExport,
    "timeline": TimelineExport,
    "disagreements": DisagreementsExport,
    "coverage": CoverageExport,
    "rests": RestsExport,
    "silences": SilencesExport,
    "problems": ProblemsExport,
    "manifest": ManifestExport,
}


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an export."""
    made = TypeAdapter(SHAPES[name]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
