"""What the pages of findings say and draw is what the data say: contested, all events, dots, no signs with a legend."""

import re
from fractions import Fraction

from tests.builds.real import Built, attribute, words_of


def test_contested_leads_to_answers_that_cannot_all_be_true_or_to_a_passage_against_it(real: Built) -> None:
    contrary = {one["id"] for one in real.data("disagreements.json")["disagreements"] if one["kind"] == "contrary"}
    followed = 0
    for page in real.shown.values():
        for link in page.all("main a[href]"):
            if words_of(link).strip() == "contested":
                folder, name, *_ = page.resolve(attribute(link, "href")).split("/")
                is_against = folder == "claims" and real.claims[name]["against"]
                assert is_against or (folder == "differences" and name in contrary), f"{page.address}: {name}"
                followed += 1
    assert followed > 20


def test_no_running_text_has_a_sign_that_needs_a_legend(real: Built) -> None:
    # The matrix is all signs, and says above it what each means.
    for page in (page for address, page in real.shown.items() if not address.startswith("matrix/")):
        for text in page.all("main .prose, main .stand, main .about"):
            assert "≠" not in words_of(text), page.address
            assert not re.search(r"\bed\.(?!\w)", words_of(text)), page.address


def test_the_timeline_draws_every_event_once_and_repeats_no_claim(real: Built) -> None:
    page = real.shown["timeline/index.html"]
    events = [one["id"] for one in real.data("timeline.json")["events"]]
    rows = [attribute(link, "href").removeprefix("#") for link in page.all(".tl .lane li > a")]
    assert sorted(rows) == sorted(events)
    assert set(events) <= set(page.ids)
    words = words_of(page.one("main"))
    assert [claim["id"] for claim in real.claims.values() if claim["statement"] in words] == []


def test_red_dots_are_the_part_of_the_whole(real: Built) -> None:
    found = 0
    for address in ("figures/index.html", "explainers/how-many-came/index.html"):
        page = real.shown[address]
        for figure in page.all("figure:has(svg[stroke-dasharray])"):
            part, whole = (
                Fraction(str(real.claims[page.resolve(attribute(link, "href")).split("/")[1]]["figure"]["value"]))
                for link in figure.css("figcaption a")
            )
            grey, red = (
                sum(int(row.partition("h")[2]) // 10 + 1 for row in attribute(path, "d").split("M")[1:])
                for path in figure.css("path")
            )
            assert red == round(part / whole * grey)
            found += 1
    assert found == 2
