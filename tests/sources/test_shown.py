"""What a browser shows of a page, and what not: the words that are stored of it, and what is told of the others."""

import pytest

from siglum.model.files import File
from siglum.sources.article import Article
from siglum.sources.html import from_html

FILLING = (
    "<p>The company said that it would refund tickets, but it did not say when, or to whom the money would go.</p>" * 3
)


def stored(body: str, sheet: str = "") -> Article:
    head = f"<meta charset=utf-8><title>Ferry late</title><style>{sheet}</style>"
    markup = f"<!doctype html><html><head>{head}</head><body><article><h1>Ferry late</h1>{FILLING}{body}</article>"
    article, problems = from_html(File("a.html", markup.encode()))
    assert article, problems
    return article


def shown(body: str, sheet: str = "") -> str:
    return stored(body, sheet).text.rpartition("would go.\n")[2].strip("\n")


def left_out(article: Article) -> list[tuple[str, str]]:
    return [(one.what, one.text) for one in article.left_out]


# What shows without standing there as text


@pytest.mark.parametrize(
    ("markup", "what", "words"),
    [
        ("<iframe srcdoc='&lt;p&gt;I never paid.'></iframe>", "pages set into the page", "I never paid."),
        ("<iframe src='data:text/html,<p>I%20paid.'></iframe>", "pages set into the page", "I paid."),
        ("<object data='data:text/html;base64,PHA+SSBwYWlkLg=='></object>", "pages set into the page", "I paid."),
        ("<svg><title>x</title><text>Deaths: <tspan>14</tspan></text></svg>", "words in drawings", "Deaths: 14"),
        ("<svg><foreignObject><p>Deaths: 14</p></foreignObject></svg>", "words in drawings", "Deaths: 14"),
        ("<p>He wrote <textarea>14 dead</textarea>.</p>", "what fields hold", "14 dead"),
        ("<p>He wrote <input value='700 crowns'>.</p>", "what fields hold", "700 crowns"),
        ("<p><select><option>yes<option selected>nay</select></p>", "what fields hold", "nay"),
        ("<p><select><option>yes<option>no</select></p>", "what fields hold", "yes"),
        ("<p><select multiple><option>yes<option>no</select></p>", "what fields hold", "yes no"),
    ],
)
def test_what_fields_frames_and_drawings_show_is_told(markup: str, what: str, words: str) -> None:
    article = stored(markup)
    assert left_out(article) == [(what, words)]
    assert words not in article.text


@pytest.mark.parametrize(
    "markup",
    [
        "<svg><defs><text>trap</text></defs><desc>trap</desc><g display=none><text>trap</text></g></svg>",
        "<iframe srcdoc='&lt;p&gt;trap' style='display:none'></iframe>",
        "<iframe src='x.html'>trap</iframe>",
        "<input type=hidden value=trap><input type=password value=trap><input type=checkbox value=trap>",
        "<p>about <meter value=.6>trap</meter> <progress value=.6>trap</progress></p>",
        "<noframes>trap</noframes><noembed>trap</noembed><template>trap</template>",
    ],
)
def test_what_no_browser_shows_is_neither_stored_nor_told(markup: str) -> None:
    article = stored(markup)
    assert "trap" not in article.text
    assert not article.left_out


def test_what_a_button_says_and_what_stands_for_a_missing_object_is_read() -> None:
    assert shown("<p>Press <input type=submit value=Reserve> before Friday.</p>") == "Press Reserve before Friday."
    assert shown("<object><p>No chart is there.</p></object>") == "No chart is there."


SHADOW = "<template shadowrootmode=open>"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (f"<x-a>{SHADOW}<p>We paid.</p></template></x-a>", "We paid."),
        (f"<div>{SHADOW}<p>She <slot></slot> it.</p></template><b>paid</b></div>", "She paid it."),
        (f"<x-a>{SHADOW}<p>She <slot name=v>sold</slot> it.</p></template></x-a>", "She sold it."),
        (f"<x-a>{SHADOW}<x-b>{SHADOW}<p>We paid.</p></template></x-b></template></x-a>", "We paid."),
        (f"<x-a>{SHADOW}<style>p {{ display: none }}</style>We.</template></x-a><p>Paid.</p>", "We.\n\nPaid."),
        ("<p>a</p><img><x-a><template>trap</template></x-a>", "a"),
    ],
)
def test_a_shadow_root_in_the_markup_is_shown_in_the_place_of_what_it_stands_in(markup: str, words: str) -> None:
    assert shown(markup) == words


def test_what_has_no_slot_in_a_shadow_root_is_hidden_and_a_block_in_one_leads_to_the_element_that_has_it() -> None:
    article = stored(f"<x-a>{SHADOW}<p>We paid.</p></template><i>trap</i></x-a>")
    assert left_out(article) == [("hidden words", "trap")]
    assert article.located[-1].locator.element == "/html/body/article[1]/x-a[1]"


# What stands there and does not show

HIDDEN = """
opacity: 0
opacity: 0%
filter: opacity(0)
font-size: 0
font: 0/0 a
color: transparent
color: rgb(0 0 0 / 0)
color: #fff; background: white
-webkit-text-fill-color: transparent
visibility: collapse
position: absolute; top: -9999px
position: absolute; right: -9999px
position: absolute; left: -999px
position: fixed; left: -100vw
position: absolute; left: calc(-1 * 9999px)
position: absolute; inset: -9999px auto auto
margin-left: -9999px
position: absolute; width: 1px; height: 1px; overflow: hidden
display: block; height: 0; overflow: hidden
display: block; max-height: 0; overflow: clip
display: block; text-indent: 100%; overflow: hidden
display: block; content-visibility: hidden
display: inline-block; transform: scale(0)
display: inline-block; transform: translateX(-9999px)
display: inline-block; scale: 0
position: absolute; clip: rect(1px, 1px, 1px, 1px)
position: fixed; top: -100%
position: absolute; left: 100vw
clip-path: rect(0 0 0 0)
clip-path: circle(0)
clip-path: inset(0 100% 0 0)
clip-path: polygon(0 0, 0 0, 0 0)
position: absolute; left: -100%
position: absolute; bottom: 120%
mask: linear-gradient(transparent, transparent)
-webkit-mask-image: linear-gradient(to right, #0000 0 50%, rgb(0 0 0 / 0))
"""
SEEN = """
opacity: .4
color: black; background: transparent
display: block; width: 4900px; transform: translateX(-980px)
opacity: 0; animation: fade 1s
font-size: .8em
color: transparent; text-shadow: 0 0 1px
color: transparent; background: linear-gradient(red, blue); background-clip: text
left: -9999px
position: absolute; left: -40px
width: 1px; height: 1px; overflow: hidden
display: block; height: 0
display: block; height: 0; overflow: hidden; padding-bottom: 50%
display: block; height: 0; overflow: hidden; min-height: 1em
display: block; margin-left: -9999px; padding-left: 9999px
transform: scale(0)
display: inline-block; transform: scaleX(-1)
content-visibility: hidden
clip: rect(0, 0, 0, 0)
clip-path: inset(10%)
position: absolute; left: 100%
position: relative; left: -100%
mask: linear-gradient(black, transparent)
mask: url(a.png) linear-gradient(transparent, transparent)
"""


@pytest.mark.parametrize("style", HIDDEN.strip().split("\n"))
def test_what_a_style_hides_is_told_and_not_stored(style: str) -> None:
    for markup, sheet in (
        (f"<p>A <i style='{style}'>trap</i> word.", ""),
        ("<p>A <i>trap</i> word.", f"i {{{style}}}"),
    ):
        article = stored(markup, sheet)
        assert "A word." in article.text
        assert left_out(article) == [("hidden words", "trap")]


@pytest.mark.parametrize("style", SEEN.strip().split("\n"))
def test_what_shows_nevertheless_is_stored(style: str) -> None:
    article = stored(f"<p>A <i style='{style}'>good</i> word.")
    assert "good" in article.text
    assert not article.left_out


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p style='visibility: hidden'>trap <q>trap</q> <i style='visibility: visible'>seen</i></p>", "seen"),
        ("<p style='font-size: 0'>trap <i style='font-size: 16px'>seen</i> <i style='font-size: 2em'>trap</i>", "seen"),
        ("<p style='color: transparent'>trap <a href=x>seen</a> <i style='color: inherit'>trap</i></p>", "seen"),
        ("<p style='background-clip: text'><i style='color: transparent'>seen</i></p>", "seen"),
        ("<div style='background: #fff'><p>seen <i style='color: white'>trap <b>trap</b></i></p></div>", "seen"),
        ("<div style='background: #fff'><p style='color: white'>trap <i style='background: red'>seen</i></p>", "seen"),
        ("<div style='background: #fff'><p class=a><i style='color: white'>seen</i></p></div>", "seen"),
        (
            "<div style='background: #fff'><p style='background: url(a)'><i style='color: white'>seen</i></p></div>",
            "seen",
        ),
        ("<p><i style='color: white'>seen</i></p>", "seen"),
        (
            "<div style='position: relative'><p>seen <i style='position: absolute; left: -100%'>too</i></p></div>",
            "seen too",
        ),
        ("<p hidden style='display: block'>seen</p><p hidden>trap</p><p popover>trap</p>", "seen"),
        ("<p>seen <i class='govuk-visually-hidden'>trap</i></p>", "seen"),
        ("<p><i class='not-sr-only'>seen</i></p>", "seen"),
        ("<table><tr><td style='height: 0; overflow: hidden'>seen<td>too</table>", "seen\ttoo"),
        ("<div style='display: flex'><i style='width: 0; overflow: hidden'>trap</i>seen</div>", "seen"),
    ],
)
def test_what_an_element_says_of_its_letters_holds_until_another_in_it_says_otherwise(markup: str, words: str) -> None:
    assert shown(markup) == words


def test_what_is_faded_in_as_it_is_scrolled_to_is_the_article() -> None:
    assert shown("<p>The last.</p>", "article p { opacity: 0; transition: opacity 1s }") == "The last."
    assert shown("<div style='opacity: 0'><p>One.</p></div><p style='opacity:0'>Two.</p>") == "One.\n\nTwo."


def test_letters_have_the_colour_of_their_ground_only_where_one_rule_says_so() -> None:
    black = "a { background-color: transparent } a { color: #000 }"
    assert shown("<p>Found by <a href=x>Ashe</a> here.</p>", black) == "Found by Ashe here."
    themed = ".cat { background-color: #3a4a5d } a { color: #3a4a5d }"
    assert shown("<p>Found by <a class=cat href=x>Ashe</a> here.</p>", themed) == "Found by Ashe here."
    assert shown("<p>Found <i>trap</i> here.</p>", "i { background: #111; color: #111 }") == "Found here."


def test_what_is_moved_off_the_screen_and_back_again_is_seen() -> None:
    out = ".area { float: left; margin: 0 -100% 0 -30000px; width: 100% } .back { float: left; margin-left: 30000px }"
    assert shown("<div class=area><div class=back><p>The last.</p></div></div>", out) == "The last."


def test_the_label_of_a_button_is_no_part_of_the_article() -> None:
    assert shown("<form><input type=email><input type=submit value=Read></form><p>Read on.</p>") == "Read on."


# Formulas


@pytest.mark.parametrize(
    "markup",
    [
        "<span class=katex><span class=katex-mathml>{}</span><span aria-hidden=true><i>2</i><i>1</i></span></span>",
        "<mjx-container><svg aria-hidden=true></svg><mjx-assistive-mml>{}</mjx-assistive-mml></mjx-container>",
        "<span><nobr aria-hidden=true>½</nobr><span class=MJX_Assistive_MathML>{}</span></span>",
        "<span><span style='display: none'>{}</span><img src=x aria-hidden=true alt=x></span>",
        "{}",
    ],
)
def test_a_formula_that_is_drawn_beside_its_mathml_is_read_once(markup: str) -> None:
    half = "<math><semantics><mfrac><mn>1</mn><mn>2</mn></mfrac><annotation>\\frac12</annotation></semantics></math>"
    article = stored(f"<p>About {markup.format(half)} of them, and 5{half}.</p>")
    assert article.text.endswith("About 1/2 of them, and 5 1/2.\n")
    assert not article.left_out


def test_hidden_mathml_that_says_something_else_than_what_is_drawn_stays_hidden() -> None:
    article = stored("<p><b><i aria-hidden=true>500</i><i class=sr-only><math><mn>7</mn></math></i></b> crowns</p>")
    assert article.text.endswith("\n500 crowns\n")
    assert left_out(article) == [("hidden words", "7")]


# Numbers of lists


@pytest.mark.parametrize(
    ("markup", "sheet", "words"),
    [
        ("<ol class=r><li>a<li>b</ol>", ".r { list-style-type: upper-roman }", "I. a\n\nII. b"),
        ("<ol class=r><li>a<li>b</ol>", ".r li { list-style: lower-alpha inside }", "a. a\n\nb. b"),
        ("<ol><li>a<li>b</ol>", "li { display: block }", "a\n\nb"),
        ("<ol><li>a<li style='display: block'>b<li>c</ol>", "", "1. a\n\nb\n\n2. c"),
        ("<ol><li>a<li style='display: none'>b<li>c</ol>", "", "1. a\n\n2. c"),
        ("<ol><li>a<li style='visibility: hidden'>b<li>c</ol>", "", "1. a\n\n3. c"),
        ("<ol reversed><li>a<li style='display: flex'>b<li>c</ol>", "", "2. a\n\nb\n\n1. c"),
        ("<ul style='list-style-type: decimal'><li>a<li value=7>b</ul>", "", "1. a\n\n7. b"),
        ("<ul type=1><li>a<li type=A>b</ul>", "", "a\n\nB. b"),
        ("<ol type=i style='list-style-type: inherit'><li>a</ol>", "", "a"),
        ("<ol style='list-style: inside'><li>a</ol>", "", "a"),
        ("<ol type=a><div><li>a<li>b</div><li>c<ul><li>d</ul></ol>", "", "a. a\n\nb. b\n\nc. c\n\nd"),
        ("<ol start=4 style='list-style-type: nobody-knows'><li>a</ol>", "", "4. a"),
        ("<ol><li>a</ol>", "li::marker { content: 'Art. ' counter(list-item, upper-roman) ') ' }", "Art. I) a"),
        ("<ol><li>a</ol>", "::marker { content: none }", "a"),
        ("<p style='display: list-item; list-style-type: decimal'>a</p>", "", "1. a"),
    ],
)
def test_the_items_of_a_list_have_the_numbers_that_a_browser_shows(markup: str, sheet: str, words: str) -> None:
    assert shown(markup, sheet) == words


@pytest.mark.parametrize(
    ("form", "value", "number"),
    [
        ("decimal-leading-zero", 4, "04. "),
        ("lower-alpha", 28, "ab. "),
        ("lower-greek", 3, "γ. "),
        ("lower-roman", 4000, "4000. "),
        ("hebrew", 15, "טו. "),
        ("armenian", 12, "ԺԲ. "),
        ("georgian", 21, "კა. "),
        ("arabic-indic", 12, "١٢. "),
        ("thai", 7, "๗. "),
        ("cjk-ideographic", 21, "二十一、"),
        ("cjk-decimal", 21, "二一、"),
        ("hiragana", 2, "い、"),
        ("square", 3, ""),
    ],
)
def test_numbers_are_written_in_the_form_that_a_style_asks_for(form: str, value: int, number: str) -> None:
    words = shown(f"<ol start={value} style='list-style-type: {form}'><li>a</ol>")
    assert words == f"{number}a"


# Tables and fractions


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("<tfoot><tr><td>sum<td>9</tfoot><tbody><tr><td>Ann<td>9", "Ann\t9\nsum\t9"),
        ("<tbody><tr><td>Ann<td>9</tbody><thead><tr><th>who<th>paid</thead>", "who\tpaid\nAnn\t9"),
        ("<tfoot style='display: table-row-group'><tr><td>a<td>b</tfoot><tbody><tr><td>c<td>d", "a\tb\nc\td"),
        ("<tr><th><th>men<th>women<tr><td>1931<td><td>5", "\tmen\twomen\n1931\t\t5"),
        ("<tr><th>year<th colspan=2>dead<th>born<tr><td>1931<td>4<td>5<td>7", "year\tdead\t\tborn\n1931\t4\t5\t7"),
        ("<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e", "a\tb\n\tc\nd\te"),
        ("<tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e", "a\tb\tc\nd\t\te"),
        ("<tr><td>a<td style='visibility: hidden'>b<td>c<tr><td>d<td>e<td>f", "a\t\tc\nd\te\tf"),
        ("<tr><td>a<td style='display: none'>b<td>c<tr><td>d<td>e", "a\tc\nd\te"),
    ],
)
def test_rows_stand_as_browsers_draw_them_and_cells_in_their_columns(table: str, rows: str) -> None:
    assert stored(f"<table>{table}</table>").text.endswith(f"\n{rows}\n")


STACKED = "<b class=s><b>1</b><i class=sr-only>/</i><b>2</b></b>"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("5<sup>1</sup>/<sub>2</sub> inches", "5 1/2 inches"),
        ("5<sup>1</sup>/2 inches", "5 1/2 inches"),
        ("1<sup>3</sup>&frasl;<sub>4</sub>", "1 3⁄4"),
        ("<sup>1</sup>/<sub>2</sub>", "1/2"),
        ("5<b class=n>1</b>⁄<b class=d>2</b>", "5 1⁄2"),
        (f"5{STACKED} inches", "5 1/2 inches"),
        ("10<sup>6</sup>/12 and 3<sup>2</sup>/x and m<sup>2</sup>/s", "10^6/12 and 3^2/x and m^2/s"),
        ("in 1931<b class=n>2</b>, H<b class=d>2</b>O", "in 1931^2, H2O"),
    ],
)
def test_a_fraction_is_no_power_and_no_part_of_the_number_before_it(markup: str, words: str) -> None:
    sheet = ".n {vertical-align: super} .d {vertical-align: sub} .s {display: inline-block} .s b {display: block}"
    assert shown(f"<p>{markup}</p>", sheet) == words
