"""Warnings that the editor has weighed."""

from msgspec.structs import replace

from siglum.build import Proven
from siglum.lint.findings import Findings
from siglum.lint.waivers import weigh
from siglum.model.files import Span
from siglum.model.problems import Problem, Severity
from tests.tiny import tiny


def proven(waivers: str) -> Proven:
    """Return a site with a topic that no claim is about, and these waivers in it."""
    return tiny(f"--- site_src/topics/a.md\n---\nname: A\nwaive: [{waivers}]\n---\n")


def test_a_waived_warning_no_longer_warns_and_is_kept_with_its_reason() -> None:
    made = proven("{code: record-without-claim, reason: kept for later}")
    assert made.problems == ()
    (waived,) = made.waived
    assert (waived.record, waived.problem.code, waived.reason) == ("a", "record-without-claim", "kept for later")


def test_a_waiver_is_for_one_code_of_one_record() -> None:
    made = proven("{code: form-not-direct, reason: because}")
    assert sorted(problem.code for problem in made.problems) == ["record-without-claim", "waiver-unused"]
    assert made.waived == ()


def test_every_warning_of_the_code_is_waived() -> None:
    site = proven("{code: record-without-claim, reason: because}").site
    assert site is not None
    problem = Problem("record-without-claim", Span("a"), "m", severity=Severity.WARNING, record="a")
    left, waived = weigh(site, [problem, replace(problem, message="n")], Findings.of(site.database).waivers)
    assert left == ()
    assert [one.problem.message for one in waived] == ["m", "n"]


def test_an_error_cannot_be_waived_and_beside_one_no_waiver_is_said_to_be_unused() -> None:
    site = proven("{code: record-without-claim, reason: because}").site
    assert site is not None
    error = Problem("record-without-claim", Span("a"), "m", record="a")
    assert weigh(site, [error], Findings.of(site.database).waivers) == ((error,), ())


def test_a_warning_of_no_record_can_not_be_waived() -> None:
    site = proven("{code: seed-without-source, reason: because}").site
    assert site is not None
    warning = Problem("seed-without-source", Span("seeds/a.txt"), "m", severity=Severity.WARNING)
    left, waived = weigh(site, [warning], Findings.of(site.database).waivers)
    assert warning in left
    assert waived == ()


SETTINGS = (
    "--- site_src/site.yaml\ntitle: A\ntagline: B\ndescription: C\nscope: D\n"
    "waive: [{code: seed-without-source, reason: because}]\n"
)


def test_a_warning_of_no_record_is_waived_in_the_settings() -> None:
    made = tiny(f"{SETTINGS}--- seeds/a.txt (no record)\nA b.\n")
    assert made.problems == ()
    (waived,) = made.waived
    assert (waived.record, waived.problem.code, waived.reason) == ("", "seed-without-source", "because")


def test_a_waiver_of_the_settings_is_of_no_records_warnings_and_is_unused_where_there_are_none() -> None:
    (unused,) = tiny(SETTINGS).problems
    assert (unused.code, unused.span.path, unused.span.line) == ("waiver-unused", "site_src/site.yaml", 5)
    made = tiny(
        SETTINGS.replace("seed-without-source", "record-without-claim")
        + "--- site_src/topics/a.md\n---\nname: A\n---\n"
    )
    assert sorted(problem.code for problem in made.problems) == ["record-without-claim", "waiver-unused"]
    (unknown,) = tiny(SETTINGS.replace("seed-without-source", "no-such-thing")).problems
    assert (unknown.code, unknown.span.line) == ("waiver-unknown", 5)


def test_a_waiver_of_what_is_no_code_is_an_error() -> None:
    (problem,) = proven("{code: no-such-thing, reason: because}").problems
    assert (problem.code, problem.severity) == ("waiver-unknown", Severity.ERROR)
