"""The measurements themselves: each finds what is wrong on a page that has every mistake."""

from pathlib import Path

import pytest

from tests.browser.desk import PHONE, Desk, moved, resize, served

WORST = """<!doctype html><html><head><title></title><style>
  .long { width: 2000px }
  .clipped { width: 20px; overflow: hidden; white-space: nowrap }
  .tiny { display: block; width: 9px; height: 9px; overflow: hidden }
  .bare:focus { outline: none }
  .prose > p { float: left; width: 200px }
  .note { display: block; position: static; height: 50px; margin: 0; inset: auto; overflow: visible }
  #n1 { height: 2000px; margin-bottom: -30px }
  #n2 { display: none }
  #n4 { position: absolute }
  footer { position: absolute; top: 100px }
  #late { margin-top: 300px; clear: left }
  @keyframes turn { to { rotate: 1turn } }
  .moving { animation: turn 9s infinite }
</style></head><body>
<header></header><main><h1>One</h1><h1>Two</h1><h3>Three</h3>
<p class="long">long</p><p class="clipped">words that are cut</p><a class="tiny bare" href="#x">x</a>
<p class="moving">turns</p>
<span class="tag">a tag</span>
<div class="prose beside"><p>Text
<span class="mk" id="m1"><a href="#n1">1</a><button popovertarget="n2">1</button></span></p>
<ol class="ns"><li class="note" id="n1" popover>1</li><li class="note" id="n3" popover>3</li>
<li class="note" id="n4" popover>4</li></ol><p id="late">Late</p></div>
</main><footer></footer></body></html>"""


def measured(desk: Desk, way: str) -> list[str]:
    page, _ = desk.window("about:", reduced_motion="no-preference")
    resize(page, PHONE)
    page.set_content(WORST)
    found: list[str] = page.evaluate(f"look.{way}")
    return found


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("wide()", "it is 2008 wide in a window of 390"),
        ("cut()", "its text is cut off: p.clipped"),
        ("small()", "it can be pressed, and is only 9 × 9: a.tiny.bare"),
        ("faint()", "it has no outline: a.tiny.bare"),
        ("frame()", "headings 1,1,3"),
        ("frame()", "h3 after h1"),
        ("frame()", "no title"),
        ("frame()", "no language"),
        ("frame()", "no description"),
        ("frame()", "no skip link"),
        ("frame()", "0 times nav[aria-label=Main]"),
        ("pairs()", "it opens no note: span#m1.mk"),
        ("pairs()", "it is two stops, or none: span#m1.mk"),
        ("pairs()", "nothing opens li#n3.note"),
        ("beside(1)", "li#n3.note “3” meets li#n1.note"),
        ("beside(1)", "li#n3.note “3” has no number"),
        ("beside(1)", "from its number"),
        ("beside(1)", "it waits"),
        ("worded()", "only 0 of 3 notes show words"),
        ("beside(1)", "under the footer"),
        ("withoutAnchors()", "it is no endnote: li#n4.note"),
        ("printed()", "on paper: button"),
        ("printed()", "not on paper: li#n4.note"),
        ("outlined()", "nothing tells it apart: span.tag"),
        ("moving()", "it moves: p.moving"),
    ],
)
def test_it_finds_the_mistake(desk: Desk, way: str, said: str) -> None:
    assert any(said in one for one in desk.do(measured, way)), desk.do(measured, way)


def shifted(desk: Desk) -> list[str]:
    page, _ = desk.window("about:")
    page.set_content("<p>one</p><p id='late'>two</p>")
    page.wait_for_timeout(100)
    page.evaluate("document.querySelector('p').style.height = '300px'")
    page.wait_for_timeout(100)
    found: list[str] = page.evaluate("look.shifts()")
    return found


def test_it_finds_what_moves_after_it_was_shown(desk: Desk) -> None:
    assert any("#late" in one for one in desk.do(shifted))


MOVING = """<!doctype html><p id="first">one</p><p id="late">two</p><script>
  const move = () => { if (WHEN) first.style.height = "300px"; sessionStorage.seen = "yes"; };
  addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(move)));
</script>"""


@pytest.mark.parametrize(("when", "names"), [("true", ["#late"]), ("!sessionStorage.seen", []), ("false", [])])
def test_what_moves_at_every_load_is_named_and_what_does_so_at_one_is_not(
    desk: Desk, tmp_path: Path, when: str, names: list[str]
) -> None:
    (tmp_path / "page.html").write_text(MOVING.replace("WHEN", when), encoding="utf-8")
    with served(tmp_path) as base:
        found = desk.do(lambda lent: moved(lent.window(base)[0], "/page.html", PHONE))
    assert len(found) == len(names), found
    assert all(name in one for name, one in zip(names, found, strict=True))
