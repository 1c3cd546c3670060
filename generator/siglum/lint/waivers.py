"""Warnings that the editor has weighed: they no longer warn, and the site shows them with the reason."""

from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct

from siglum.model.files import SETTINGS, Place
from siglum.model.problems import Problem, Severity
from siglum.model.records import Weighed
from siglum.proving.site import Site


class Waived(Struct, frozen=True):
    """One warning that stands, and why it may."""

    record: str
    """Empty where it is of no record, and waived in the settings."""
    problem: Problem
    reason: str


def waivers_of(record: object) -> dict[str, str]:
    """Return the reason of each waiver of a record, or of the settings, by the code that it waives."""
    return {waiver.code: waiver.reason for waiver in record.waive} if isinstance(record, Weighed) else {}


def weigh(
    site: Site, problems: Iterable[Problem], waivers: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[Problem, ...], tuple[Waived, ...]]:
    """Take out the warnings that are waived; a waiver of nothing is a warning itself.

    `waivers` are those of the records, as `waivers_of` returns them. They are for the warnings of their record, those
    of the settings for such as are of no record.
    """
    all_of = chain(waivers.items(), (("", waivers_of(site.settings)),))
    reasons = {(name, code): reason for name, own in all_of for code, reason in own.items()}
    left: list[Problem] = []
    waived: list[Waived] = []
    for problem in problems:
        reason = reasons.get((problem.record, problem.code))
        if reason is not None and problem.severity is not Severity.ERROR:
            waived.append(Waived(problem.record, problem, reason))
        else:
            left.append(problem)
    # Beside an error not everything was weighed, so what seems unused may not be.
    broken = any(problem.severity is Severity.ERROR for problem in left)
    used = {(one.record, one.problem.code) for one in waived}
    for name, code in reasons:
        if (name, code) not in used and not broken:
            hint = "delete it"
            message = f"nothing here has the warning {code} any more"
            where = (site.places[name] if name else Place(SETTINGS)).at("waive")
            left.append(Problem("waiver-unused", where, message, hint, Severity.WARNING))
    return tuple(left), tuple(waived)
