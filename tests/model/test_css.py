"""A stylesheet is read as its rules, with what they are for, when they hold, and what they declare."""

from siglum.model.css import Declared, Rule, declared_in, rules_in

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
