"""The warnings of a site can be looked for step by step, so that whoever does something else between waits for none."""

from siglum.build import prove
from siglum.lint.findings import Findings
from tests.html.invented import claim, listed, text
from tests.tiny import filled, snapshot


def test_after_all_steps_no_caution_is_left_to_be_worked_out() -> None:
    own = {
        "seeds/s1.txt": b"It was so.\n",
        "site_src/claims/all.yaml": listed(claim("c0", statement="It was so, 7 times.")),
        "site_src/people/ann.md": text("It was so, 9 times [@c0].", name="Ann Bell"),
    }
    proven = prove(snapshot(filled(own)))
    assert proven.errors == ()
    for look in proven.looks():
        look()
    proven.database.log = []
    assert {problem.code for problem in proven.problems} >= {"statement-adds-number", "sentence-adds-number"}
    cautions = {answers.work.name for answers in Findings.of(proven.database).all_cautions}
    assert cautions.isdisjoint(one.name for one in proven.database.log)
