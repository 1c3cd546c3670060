"""Laws that extensions add, each with a problem of its own; and all problems that there are, theirs among them."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from siglum.model.code import Code
from siglum.model.codes import CODES, WARNINGS
from siglum.model.expressions import expression
from siglum.model.extensions import Registry
from siglum.model.files import Place, Span
from siglum.model.problems import Problem, Severity
from siglum.proving.site import Site

CODE = expression(r"[a-z0-9]+(-[a-z0-9]+)+")


class Law(Struct, frozen=True):
    """A law of a whole site, with the one problem that it finds."""

    code: str
    """The problem's code: small letters and digits, in two or more words joined by hyphens."""
    means: str
    """What the problem means, for `explain` and SARIF."""
    mend: str
    """What to do about it."""
    check: Callable[[Site], Iterable[Problem]]
    """Finds it: yields Problem(code, where, message, hint, record=id) and changes nothing.

    It depends on nothing but the site: not on a clock, the network or the disk. With `record`, the record's `waive`
    field can waive a warning.
    """
    warns: bool = False
    """Whether a site with this problem is published all the same."""


def _fault(law: Law, _: Registry[Law]) -> str:
    if not CODE.fullmatch(law.code):
        return f'"{law.code}" is no code: write small words joined by hyphens, such as byline-missing'
    if law.code in CODES:
        return f"{law.code} is a problem of siglum's own"
    if not law.means.strip() or not law.mend.strip():
        return f"it does not say what {law.code} means and how it is mended"
    return ""


MORE_LAWS: Registry[Law] = Registry("siglum.laws", Law, (), lambda law: law.code, _fault)
"""The laws of extensions. Ours stand in siglum.proving.laws, by what they are held against."""


def held(law: Law, site: Site) -> tuple[Problem, ...]:
    """Return what a law finds; raises the fault of its extension where it fails or finds what it has not declared."""
    with MORE_LAWS.guarding(law):
        found = tuple(law.check(site))
    for problem in found:
        is_one = isinstance(problem, Problem) and isinstance(problem.at, Place | Span)
        MORE_LAWS.expect(law, is_one, f"it found {problem!r}, which is no siglum.model.problems.Problem with a place")
        MORE_LAWS.expect(
            law, problem.code == law.code, f"it found {problem.code}, and the problem that it declares is {law.code}"
        )
    severity = Severity.WARNING if law.warns else Severity.ERROR
    return tuple(replace(problem, severity=severity) for problem in found)


def all_codes() -> dict[str, Code]:
    """Return every problem by its code: ours, then those of extensions."""
    return CODES | {law.code: Code(law.means, law.mend) for law in MORE_LAWS}


def all_warnings() -> frozenset[str]:
    """Return the codes of the problems that do not keep a site from being published."""
    return WARNINGS | {law.code for law in MORE_LAWS if law.warns}
