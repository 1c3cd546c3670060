"""A stylesheet is read as its rules, with what they are for, when they hold, and what they declare."""

import pytest

from siglum.model.css import Declared, Rule, declared_in, holds, rules_in

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
