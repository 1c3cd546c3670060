"""A stylesheet is read as its rules, with what they are for, when they hold, and what they declare."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siglum.model.css import Declared, Rule, declared_in, divided, holds, rules_in
from tests.sampled import examples

SHEET = """
/* a comment { */ @import "x.css"; @charset "utf-8";
h1, .a:is(b, c) { Color : RED; width: 1px !important; broken; }
@media (min-width: 40rem) { @supports (display: grid) { p::before { content: "}" } } }
.a { margin: 0; & > p { color: blue } em { color: green } @media print { color: black; p { top: 1px } } }
p { unfinished: 1
"""


def test_rules_have_selectors_declarations_and_conditions() -> None:
    wide, grid, paper = ("media", "(min-width: 40rem)"), ("supports", "(display: grid)"), ("media", "print")
    assert list(rules_in(SHEET)) == [
        Rule(("h1", ".a:is(b, c)"), (Declared("color", "red"), Declared("width", "1px", important=True)), ()),
        Rule(("p::before",), (Declared("content", '"}"'),), (wide, grid)),
        Rule((".a",), (Declared("margin", "0"),), ()),
        Rule((".a > p",), (Declared("color", "blue"),), ()),
        Rule((".a em",), (Declared("color", "green"),), ()),
        Rule((".a",), (Declared("color", "black"),), (paper,)),
        Rule((".a p",), (Declared("top", "1px"),), (paper,)),
        Rule(("p",), (Declared("unfinished", "1"),), ()),
    ]


def test_escapes_are_read_and_what_is_no_css_is_passed_over() -> None:
    assert declared_in(r"d\69splay:n\6fne") == (Declared("display", "none"),)
    assert declared_in("{}; a b; color: red") == (Declared("color", "red"),)
    assert list(rules_in("")) == []
    assert list(rules_in("} ] <!-- -->")) == []


@pytest.mark.parametrize(
    ("sheet", "parts"),
    [
        ("a{b:c}@media x{p{q:r}}d{e:f", ["a{b:c}", "@media x{p{q:r}}", "d{e:f"]),
        ("a::after{content:'}'}b[c=\"\\\"{\"]{d:e}", ["a::after{content:'}'}", 'b[c="\\"{"]{d:e}', ""]),
        ("a{b:url(c.png)}d{e:url( 'f' )}g", ["a{b:url(c.png)}", "d{e:url( 'f' )}", "g"]),
        # From here on it is unsure where a rule ends.
        *((f"a{{}}{odd}}}b{{}}", ["a{}", f"{odd}}}b{{}}"]) for odd in ("/*", "c{(", "c{'", r"c\{", "c{d:URL(e{)", "")),
    ],
)  # fmt: skip
def test_a_sheet_is_divided_where_a_rule_surely_ends(sheet: str, parts: list[str]) -> None:
    assert list(divided(sheet)) == parts


PIECES = (
    *"{}()[];:,&\"'\\ ab\n", "/*", "*/", "<!--", "url(", "-URL('", "@media a", "@import 'x';", "b:c;", "--a:", "'}'",
)  # fmt: skip


@examples(1_000)
@given(st.lists(st.sampled_from(PIECES), min_size=5, max_size=25).map("".join))
def test_the_parts_of_a_sheet_have_its_rules(sheet: str) -> None:
    assert [rule for part in divided(sheet) for rule in rules_in(part)] == list(rules_in(sheet))


@pytest.mark.parametrize(
    ("query", "narrow", "wide"),
    [
        ("", True, True), ("all", True, True), ("only screen", True, True), ("not print", True, True),
        ("print", False, False), ("speech, screen", True, True),
        ("(min-width: 40rem)", False, True), ("screen and (max-width:600px)", True, False),
        ("(width >= 320px) and (width<1000px)", True, False), ("(min-width:1px)", True, True),
        ("(width > 320px)", False, True), ("(prefers-color-scheme: dark)", False, False), ("not all", False, False),
    ],
)  # fmt: skip
def test_a_query_holds_for_a_width_or_not(query: str, *, narrow: bool, wide: bool) -> None:
    assert (holds([("media", query)], 320), holds([("media", query)], 1280)) == (narrow, wide)


def test_of_what_is_no_media_query_a_layer_a_scope_and_what_is_supported_hold() -> None:
    assert holds([("layer", "a"), ("scope", "(.a)"), ("supports", "(display: grid)")], 320)
    assert not holds([("supports", "not (display: grid)")], 320)
    assert not holds([("layer", ""), ("container", "(width > 1px)")], 320)
    assert holds([], 320)
