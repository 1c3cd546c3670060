"""What a stylesheet hides is found in pages, whatever rule does it, and what only some screens leave out is not."""

import pytest

from siglum.html.hiding import hiding_in
from siglum.html.rereading import Owed, Reader

PAGE = """<link rel=stylesheet href=../assets/site.css><main id=here><div class="card gone"><p>
<span data-verbatim=s1>the ferry sank</span></p></div></main>"""


def hides(sheet: str, page: str = PAGE) -> bool:
    """Whether the second reading finds that a stylesheet hides the words of a page."""
    reader = Reader({"s1": "the ferry sank"}, sheets={"assets/site.css": hiding_in(sheet)})
    owed = Owed(words=frozenset([("s1", "the ferry sank")]))
    return any("hides (the rule" in problem.message for problem in reader.read("a/", page.encode(), lambda: owed))


@pytest.mark.parametrize(
    "rule",
    [
        ".gone{display:none}", "p{margin:0}.gone { color : red ; display : none !important }",
        "#here>div{visibility:hidden}",
        ".card.gone{opacity:0}", ".card{opacity:0.0}", ".x,.gone p{clip-path:inset(50%)}", "main *{clip:rect(0,0,0,0)}",
        ".gone{font-size:0}", ".gone{text-indent:-9999px}", ".gone{position:absolute;left:-10000px}",
        ".gone{height:0;overflow:hidden}",
        "[data-verbatim]{color:transparent}", ".gone:not(:hover){display:none}", "@media screen{.gone{display:none}}",
        "@layer a{.gone{display:none}}", "@supports (display:grid){.gone{display:none}}",
        ":is(.gone,.x) span{display:none}",
        "/* } */.gone{display:none}", '.q::before{content:"}"}.gone{display:none}', ".gone{content-visibility:hidden}",
        ".gone{transform:scale(0)}", "a{b:c}@import 'x.css';.gone{display:none}",
        r".g\6f ne{d\69splay:non\65}", ".card{& p{display:none}}", ".card{color:red; p{display:none}}",
        ".card{@media screen{display:none}}", "@media (min-width:1px){.gone{display:none}}",
        ".gone{display:none!important;display:block}", ".gone{font:0/0 a}",
        ".gone::before,.gone{display:none}", ".other:has(p),.gone,.x{display:none}",
    ],
)  # fmt: skip
def test_a_rule_that_hides_words_of_a_source_is_found(rule: str) -> None:
    assert hides(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "", ".gone{color:red}", ".other{display:none}", ".gone::before{display:none}", ".gone:hover{display:none}",
        "@media(max-width:40rem){.gone{display:none}}", "@media print{.gone{display:none}}", ".gone{opacity:0.5}",
        "@supports not (display:grid){.gone{display:none}}", ".gone{font-size:0.9rem}", ".gone{min-height:0}",
        "@keyframes a{from{opacity:0}}", ".gone .deeper{display:none}",
        ".gone{display:grid}", "/* .gone{display:none} */",
        ".gone{height:0.5rem}", ".gone{line-height:0}", ".gone{display:none;display:block}",
        ".other{p{display:none}}", "@media(min-width:70rem){.gone{display:none}}",
        ".card{@media print{p{display:none}}}",
        ".gone{border-color:transparent}",
    ],
)  # fmt: skip
def test_a_rule_that_hides_none_is_not(rule: str) -> None:
    assert not hides(rule)


def test_only_the_stylesheets_that_a_page_loads_hide_anything_of_it() -> None:
    assert not hides(".gone{display:none}", PAGE.replace("site.css", "other.css"))
    assert not hides(".gone{display:none}", PAGE.replace("rel=stylesheet", "rel=stylesheet media=print"))


def test_a_rule_in_the_page_itself_counts_as_well() -> None:
    assert hides("", f"<style>.gone{{display:none}}</style>{PAGE}")
    assert not hides("", f"<style>.other{{display:none}}</style>{PAGE}")
