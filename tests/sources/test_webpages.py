"""What is stored of an article that is a web page."""

import pytest

from siglum.model.files import File
from siglum.sources.article import Article, other_format, told
from siglum.sources.html import from_html

BODY = """<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Geese hold up line 4</h1>
<p>A <b>flock</b> of geese sat down on the rails of line 4 at Millpond Stop on Monday, and&nbsp;stayed for hours.</p>
<p>“I rang the bell eleven times,” said the driver, <a href="/who">Odalys Brent</a>, in the caf{e}.</p>
<ul><li>Nobody was hurt on that day.</li><li>No goose was hurt either.</li></ul></article>
<div class="comments"><p>First! says a reader below the line, and nobody listens.</p></div>
<script>alert("goose")</script><footer>Copyright and imprint</footer>"""


def page(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head>{head}<title>Geese hold up line 4</title></head><body>{body}</body></html>"


def read(data: bytes) -> Article:
    article, problems = from_html(File("a.html", data))
    assert problems == ()
    assert article
    return article


def test_the_text_is_that_of_the_article_without_what_stands_around_it() -> None:
    article = read(page(body=BODY.format(e="&eacute;")).encode())
    lines = article.text.split("\n")
    assert (
        "A flock of geese sat down on the rails of line 4 at Millpond Stop on Monday, and\u00a0stayed for hours."
        in lines
    )
    assert "“I rang the bell eleven times,” said the driver, Odalys Brent, in the café." in lines
    assert article.text.endswith("\n")
    assert not {"Home", "alert", "imprint", "<"} & set(article.text.replace("(", " ").split())
    assert "trafilatura" in article.way


def test_what_the_page_says_of_itself_is_proposed() -> None:
    head = '<meta property="og:site_name" content="The Lantern">'
    head += '<meta property="article:published_time" content="2024-06-04T07:00:00Z">'
    found = read(page(head, BODY.format(e="e")).encode()).metadata
    assert (found.title, found.outlet, found.published) == ("Geese hold up line 4", "The Lantern", "2024-06-04")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ("<META http-equiv='Content-Type' content='text/html; charset=Windows-1252'>", "cp1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_says_itself(head: str, encoding: str) -> None:
    assert "in the café." in read(page(head, BODY.format(e="é")).encode(encoding)).text


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("", "is not utf-8, which it is taken for"),
        ('<meta charset="klingon">', 'its encoding is "klingon"'),
        ('<meta charset="rot13">', "which is not known"),
        ('<meta charset="us-ascii-2">', "which is not known"),
    ],
)
def test_an_encoding_is_never_guessed(head: str, words: str) -> None:
    article, problems = from_html(File("a.html", page(head, BODY.format(e="é")).encode("cp1252")))
    assert article is None
    [problem] = problems
    assert (problem.code, problem.span.path) == ("not-utf8", "a.html")
    assert words in problem.message
    assert "plain text file" in problem.hint


@pytest.mark.parametrize("data", [b"", b"<", b"<!doctype html>", page(body="<script>honk</script>").encode()])
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    article, problems = from_html(File("a.html", data))
    assert article is None
    assert [problem.code for problem in problems] == ["seed-empty"]


def test_what_a_page_hides_in_its_words_is_left_out() -> None:
    article = read(page(body=BODY.format(e="e\u202e\u2066&#8238;&#27;&#x1B;&#0;&#9999999;")).encode())
    assert "in the cafe." in article.text


# What stands in a sentence stays in it

FILLING = (
    "<p>The company said that it would refund tickets, but it did not say when, or to whom the money would go.</p>" * 3
)


def stored(body: str, head: str = '<meta charset="utf-8">') -> Article:
    return read(page(head, f"<article><h1>Ferry late</h1>{FILLING}{body}</article>").encode())


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("<p>It met on <time>14 May</time> and voted.</p>", "It met on 14 May and voted."),
        ("<p><output>12</output> tons, <label>fare</label> <nobr>4 crowns</nobr>.</p>", "12 tons, fare 4 crowns."),
        ("<p>The angle was <math><mn>45</mn><mo>&#176;</mo></math> at noon.</p>", "The angle was 45° at noon."),
        ("<p><math><msup><mi>x</mi><mn>2</mn></msup></math> and so on</p>", "x^2 and so on"),
        (
            "<p><math><msup><mi>x</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup></math> and so on</p>",
            "x^(n+1) and so on",
        ),
        ("<p><math>\n <mo>=</mo>\n <msup>\n  <mi>\n c</mi>\n  <mn>2</mn>\n </msup>\n</math> is</p>", "=c^2 is"),
        ("<p><math><mn>2</mn><msqrt><mn>3</mn></msqrt></math> holds</p>", "2√3 holds"),
        ("<p><math><mfrac><msqrt><mi>a</mi><mo>+</mo><mn>1</mn></msqrt><mn>2</mn></mfrac></math> is", "√(a+1)/2 is"),
        ("<p><math><msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup></math> is</p>", "(a)^2 is"),
        ("<p><math><mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts></math>", "_6^14C"),
        ("<p><math><mfrac><mn>1</mn><mrow><mn>2</mn><mi>n</mi></mrow></mfrac></math> is</p>", "1/(2n) is"),
        ("<p><math><mmultiscripts><mi>C</mi><none/><mn>2</mn></mmultiscripts></math> is</p>", "C^2 is"),
        ("<p>Press <button>Reserve</button> before Friday.</p>", "Press Reserve before Friday."),
        ("<p>10<sup>6</sup>, the 1<sup>st</sup>, H<sub>2</sub>O, 10<sup>−3</sup></p>", "10^6, the 1st, H2O, 10^−3"),
        ('<p>In 1931<sup><a href="#n1">2</a></sup> it sank.<sup id="r">[3]</sup></p>', "In 1931[2] it sank.[3]"),
        ("<p>一<ruby>二<rt>ni</rt></ruby>三 and more</p>", "一二三 and more"),
        ("<p>می‌خواهم 👨‍👩 soft­ly</p>", "می‌خواهم 👨‍👩 softly"),
        ("<p>One<br>two</p>", "two"),
        ("<figure><img alt='x'><figcaption>The Aurora at the quay.</figcaption></figure>", "The Aurora at the quay."),
        ("<footer><p>Correction: eleven hours, not nine.</p></footer>", "Correction: eleven hours, not nine."),
        ("<table><tr><td>Mon</td><td><ul><li>10:00</li><li>20:00</li></ul></td></tr></table>", "Mon\t10:00 20:00"),
        ("<ul><li>One</li><li>Two</li></ul>", "Two"),
        ("<ol start=4><li>One</li><li value=7>Two</li></ol>", "7. Two"),
        ("<ol reversed><li>One</li><li>Two<ul><li>Three</li></ul></li></ol>", "1. Two"),
        ("<ol type=I start=9><li>One</li><li>Two</li></ol>", "X. Two"),
        ("<ol style='list-style: none'><li>One</li></ol>", "One"),
        ("<ol><li>1. One</li></ol>", "1. One"),
        ("<fieldset><legend>Box</legend><p>It must pay 40 crowns.</p></fieldset>", "It must pay 40 crowns."),
        ("<p>Ann: <q>Bob said <q>no</q>.</q></p>", "Ann: “Bob said ‘no’.”"),
        ("<p lang=de-AT>Ann: <q>Nein.</q></p>", "Ann: „Nein.“"),
        ("<p>It sank.<sup>12</sup> Nobody, 3<sup>2</sup>, N.<sup>o</sup> 5</p>", "It sank.[12] Nobody, 3^2, N.o 5"),
        ("<p><math><msubsup><mi>a</mi><mn>1</mn><mn>2</mn></msubsup></math> holds</p>", "a_1^2 holds"),
        ("<p>&#147;One&#148; for &#128;5</p>", "“One” for €5"),
        ("<p>这艘船在\n港口 没有\n<b>它们</b>。A\nB 한국\n사람</p>", "这艘船在港口 没有它们。A B 한국 사람"),
        ("<p><span style='display:block'>One.</span><span style='display:block'>Two.</span></p>", "Two."),
        ("<pre>One\n\n  two\n</pre>", "  two"),
    ],
)  # fmt: skip
def test_words_stay_in_their_sentence_and_blocks_never_glue(markup: str, line: str) -> None:
    assert line in stored(markup).text.split("\n")


def test_what_is_set_apart_on_the_page_is_a_paragraph_and_a_table_is_one() -> None:
    assert "One.\n\nTwo.\nThree." in stored("<p>One.<br><br>Two.<br>Three.</p>").text
    rows = "<table><thead><tr><th>Year<th>Ships</thead><tbody><tr><td>1931<td>7</tbody></table>"
    assert "Year\tShips\n1931\t7" in stored(rows).text


@pytest.mark.parametrize(
    ("sheet", "what"),
    [
        (".x { color: red; display: none !important }", "hidden words"),
        ("@media screen and (min-width: 40em) { p > .x { visibility: hidden } }", "hidden words"),
        ("@layer a { .x { position: absolute; left: -9999px } }", "hidden words"),
        (".x:not(.y) { text-decoration: line-through }", "struck words"),
        ("@media print { .x { display: none } }", ""),
        ("@media (max-width: 600px) { .x { display: none } }", ""),
        ("@keyframes k { from { visibility: hidden } } .x:hover, .x::before { display: none }", ""),
        (".x { display: none } span.x { display: inline }", ""),
        (".x { display: none } /* .x { } */ .x { display: inline }", ""),
        ("article { display: none } body { visibility: hidden }", ""),
        (".x { display: none } @media (min-width: 768px) { .md\\:x { display: block } }", ""),
        ("a[href='}'] { color: red } .x { display: none", "hidden words"),
    ],
)
def test_what_the_sheet_of_a_page_hides_or_strikes_is_left_out_and_told(sheet: str, what: str) -> None:
    head = f'<meta charset="utf-8"><style>{sheet}</style>'
    article = stored("<p>A <span class='x md:x'>trap</span> word.</p>", head)
    assert ("trap" in article.text) is (what == "")
    assert [one.what for one in article.left_out if one.text == "trap"] == ([what] if what else [])


@pytest.mark.parametrize(
    ("markup", "what", "gone"),
    [
        ("<p>It carried <del>300</del> <ins>200</ins> people.</p>", "struck words", "300"),
        ("<p>The captain <s>slept</s> was awake.</p>", "struck words", "slept"),
        ("<p>A <span style='display: none'>trap</span> word.</p>", "hidden words", "trap"),
        ("<dialog><p>trap</p></dialog>", "hidden words", "trap"),
        ("<p>It cost <span style='text-decoration: line-through'>300</span> 200.</p>", "struck words", "300"),
        ("<p>A <span class='sr-only'>trap</span> word.</p>", "hidden words", "trap"),
        ("<nav><a href='/'>Elsewhere</a></nav>", "navigation", "Elsewhere"),
        ("<div class='related-links'><p>Read this too</p></div>", "what the page calls “related”", "Read this too"),
        ("<ul><li><a href='/a'>One of many links</a></li></ul>", "lists of links", "One of many links"),
    ],
)
def test_what_is_no_part_of_the_text_is_left_out_and_told_with_its_size(markup: str, what: str, gone: str) -> None:
    article = stored(markup)
    assert gone not in article.text
    [one] = [one for one in article.left_out if one.what == what]
    assert one.text == gone
    assert told(article.left_out)[-1].startswith(f"{what}: {one.words} word")


def test_whatever_stands_on_a_page_is_in_the_text_or_told() -> None:
    article = read(page(body=BODY.format(e="e")).encode())
    everything = article.text + "".join(one.text for one in article.left_out)
    for words in ("Home", "First! says a reader", "Copyright and imprint", "Nobody was hurt", "Odalys Brent"):
        assert words in everything
    assert "alert" not in everything


def test_where_trafilatura_finds_next_to_nothing_the_whole_article_is_kept() -> None:
    body = f"<article><h1>Ferry</h1><div class='comment-body'>{FILLING}</div></article>"
    assert read(page(body=body).encode()).text.count("refund tickets") == 3


def test_markup_on_which_the_library_fails_is_read_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("trafilatura.extract", fails)
    monkeypatch.setattr("trafilatura.extract_metadata", fails)
    assert "refund tickets" in stored("<p>x</p>").text


def test_each_block_leads_to_its_element() -> None:
    article = stored("<p id='x'>The last one.</p>")
    one = article.located[-1]
    assert article.text[one.start : one.end] == "The last one."
    assert one.locator.element == "/html/body/article[1]/p[4]"


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("shift_jis", "cp932", "①髙い電車"),
        ("x-sjis", "cp932", "電車①"),
        ("windows-31j", "cp932", "電車①"),
        ("big5", "cp950", "裏面電車"),
        ("iso-8859-9", "cp1254", "“İstanbul” – güneşli"),
        ("tis-620", "cp874", "“รถราง” – ไทย"),
        ("windows-874", "cp874", "รถราง…"),
        ("gb2312", "gb18030", "电车㐂"),
        ("euc-kr", "cp949", "전차똠"),
        ("latin1", "cp1252", "“café”"),
        ("shift_jis", "utf-8", "电车 and a lie"),
    ],
)
def test_the_encodings_that_browsers_read_are_read_and_utf8_wins_over_a_lie(label: str, codec: str, words: str) -> None:
    data = page(
        f'<!-- <meta charset="klingon"> --><meta name=x content="charset=y"><meta charset="{label}">',
        BODY.format(e=words),
    )
    assert f"in the caf{words}." in read(data.encode(codec)).text


def read_bytes(head: bytes, words: bytes) -> str:
    body = BODY.format(e="@@").replace("“", "&ldquo;").replace("”", "&rdquo;")
    return read(page(head.decode(), body).encode("ascii").replace(b"@@", words)).text


@pytest.mark.parametrize(
    ("head", "words", "stands"),
    [
        (b"<meta charset=gbk>", b"\x80 5 \xb5\xe7", "caf€ 5 电"),
        (b"<meta charset=x-user-defined>", b"\xe9", "caf\uf7e9"),
        (b"", "電車".encode("iso2022_jp"), "caf電車"),
        (b"<script>" + b"x" * 9000 + b"'<meta charset=koi8-r>'</script><meta charset=windows-1252>", b"\xe9", "café"),
    ],
)
def test_a_page_is_decoded_as_browsers_do_where_python_does_not(head: bytes, words: bytes, stands: str) -> None:
    assert stands in read_bytes(head, words)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_needs_no_mark(codec: str) -> None:
    data = page("<meta charset=utf-16>", BODY.format(e="é電")).encode(codec)
    assert other_format(File("a.html", data)) == ()
    assert "café電" in read(data).text


def test_what_a_page_of_a_journal_says_of_itself_is_taken_over() -> None:
    head = (
        '<meta name="citation_title" content="On ferries"><meta name="citation_author" content="Tilda Marrow">'
        '<meta name="citation_author" content="Jon Abel"><meta name="citation_doi" content="doi:10.5555/12">'
        '<meta name="citation_journal_title" content="The Log"><meta name="citation_date" content="2024/6/4">'
        '<meta name="citation_pmid" content="123">'
    )
    found = read(page(head, BODY.format(e="e")).encode()).metadata
    assert (found.title, found.byline, found.doi) == ("On ferries", "Tilda Marrow, Jon Abel", "10.5555/12")
    assert (found.outlet, found.published, found.pmid) == ("The Log", "2024-06-04", "123")


@pytest.mark.parametrize(
    ("head", "dated", "published"),
    [
        ("", "<p class='date'>3 May 2012</p>", "2012-05-03"),
        ("", "<p>Last updated on 3 May 2012</p>", ""),
        ("", "<footer>3 May 2012</footer>", ""),
        ('<meta property="article:published_time" content="2012-05-03">', "<p>Updated 4 May 2012</p>", "2012-05-03"),
    ],
)
def test_a_line_that_dates_the_page_does_not_date_the_article(head: str, dated: str, published: str) -> None:
    assert (
        read(page(head, BODY.replace("<footer>Copyright and imprint</footer>", dated)).encode()).metadata.published
        == published
    )


def test_the_one_heading_of_a_page_is_its_headline_in_the_pages_header_too() -> None:
    body = f"<header><h1>Geese hold up line 4</h1></header>{BODY.replace('h1>', 'h2>')}"
    assert read(page("", body.replace("Geese hold up line 4</h2>", "The morning</h2>")).encode()).text.startswith(
        "Geese hold up line 4\n\nThe morning\n"
    )


@pytest.mark.parametrize(
    ("sheet", "markup", "shown"),
    [
        ("", "the <x-name>fer</x-name>ry of <my-own>Ann</my-own>, she said", "the ferry of Ann, she said"),
        ("", "the <x-a>harbour</x-a> <x-b>ferry</x-b> sank", "the harbour ferry sank"),
        ("x-a { display: block }", "<x-a>the ferry</x-a><x-a>sank</x-a>", "the ferry\n\nsank"),
        ("x-a { margin: 0 .5em }", "fares<x-a>new</x-a>today", "fares new today"),
        ("x-a { margin: 0 .5em }", "(<x-a>Ann Abel</x-a>), who", "(Ann Abel), who"),
        (".d { margin-right: 4px }", "<b class=d>Ann</b>Abel", "Ann Abel"),
        (".d { margin-right: 1px }", "<b class=d>fer</b>ry", "ferry"),
        (".d { float: left; margin-right: 8px }", "<span class=d>Th</span>e ferry", "The ferry"),
        (".d { margin-right: .3em }", "<span class=d>T</span>he ferry", "The ferry"),
        (".r { display: flex }", "<span class=r><x-k>Fare</x-k><x-v>two crowns</x-v></span>", "Fare two crowns"),
        (".d { margin-left: 8px }", "ten<sup class=d>2</sup> and 10<sup class=d>6</sup>", "ten^2 and 10^6"),
    ],
)
def test_what_stands_within_a_line_is_set_apart_only_where_the_page_shows_a_gap(
    sheet: str, markup: str, shown: str
) -> None:
    body = BODY.format(e="e").replace("</article>", f"<p>{markup}</p></article>")
    assert f"\n\n{shown}\n" in read(page(f"<style>{sheet}</style>", body).encode()).text


def test_a_row_that_a_cell_reaches_into_from_above_is_a_row_of_its_table() -> None:
    table = "<table><tr><td rowspan=2>Adults<td>two<tr><td>three<tr><td>Dogs<td>one</table></article>"
    assert (
        "Adults\ttwo\n\tthree\nDogs\tone"
        in read(page(body=BODY.format(e="e").replace("</article>", table)).encode()).text
    )


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ('<html lang="EN">', "en"),
        ('<html xml:lang="en_us">', "en-US"),
        ('<meta http-equiv="Content-Language" content="pt-br">', "pt-BR"),
        ('<html lang=""><meta property="og:locale" content="en_GB">', "en-GB"),
        ('<meta name="content-language" content="de, en">', ""),
        ('<html lang="english">', ""),
    ],
)
def test_the_language_of_a_page_is_taken_from_wherever_it_says_it(head: str, language: str) -> None:
    article, _ = from_html(File("a.html", f"{head}<p>The ferry was late on Tuesday.".encode()))
    assert article
    assert article.metadata.language == language


LONG = (
    "The harbour ferry was late again on Tuesday morning because of fog that lay over the estuary until noon, it said."
)


def test_what_an_article_quotes_as_a_block_stays_whatever_the_boxes_around_it_are_called() -> None:
    paragraphs = "".join(f"<p>{LONG} {number}</p>" for number in range(9))
    page = (
        f"<html><body><article><h1>Ferry late</h1>{paragraphs}<div class=social-embed><blockquote><p>No boat here!</p>"
        f"— Ann Abel</blockquote></div><div class=social-share>Share this</div>{paragraphs}</article>"
    )
    article, _ = from_html(File("a.html", page.encode()))
    assert article
    assert "No boat here!" in article.text
    assert "Ann Abel" in article.text
    assert [(one.what, one.text) for one in article.left_out] == [("what the page calls “social”", "Share this")]


def test_an_element_that_holds_the_article_is_not_beside_it() -> None:
    paragraphs = "".join(f"<p>{LONG} {number}</p>" for number in range(9))
    for name, is_kept in (("with-sidebar", True), ("sidebar", False)):
        boxes = f"<div class={name}>{paragraphs if is_kept else ''}<p>Nine boats.</p></div>"
        page = f"<html><body><article><h1>Ferry late</h1>{paragraphs}{boxes}</article>"
        article, _ = from_html(File("a.html", page.encode()))
        assert article
        assert ("Nine boats." in article.text) is is_kept


@pytest.mark.parametrize(
    ("head", "body", "title", "outlet"),
    [
        (
            "<title>Ferry late - The Post</title>",
            "<header><h1><svg><title>Post Logo</title></svg></h1></header>",
            "Ferry late - The Post",
            "",
        ),
        ("<title>Ferry late</title>", "<article><h1>Fog over the harbour</h1>", "Fog over the harbour", ""),
        ('<title>Fog</title><meta property="og:site_name" content="https://www.post.example">', "", "", "post.example"),
        ('<title>Fog</title><meta property="og:site_name" content="Copyright 2014">', "", "", ""),
    ],
)
def test_a_title_is_of_the_article_and_an_outlet_is_a_name(head: str, body: str, title: str, outlet: str) -> None:
    paragraphs = "".join(f"<p>{LONG} {number}</p>" for number in range(9))
    article, _ = from_html(File("a.html", f"<html><head>{head}</head><body>{body}{paragraphs}".encode()))
    assert article
    assert not title or article.metadata.title == title
    assert outlet or article.metadata.outlet in ("", "Post", "The Post")
    assert not outlet or article.metadata.outlet == outlet


@pytest.mark.parametrize(
    ("head", "above", "title"),
    [
        ("<title>Ferry late again - The Post</title>", "<form><h1>Ferry late again</h1></form>", "Ferry late again"),
        (
            "<title>Ferry late again | Post | Home</title>",
            "<h2><a href=x>Ferry late again</a></h2>",
            "Ferry late again",
        ),
        ("<title>Late ferry</title>", "<h1>The ferry is late again</h1>", "The ferry is late again"),
    ],
)
def test_the_title_is_the_one_that_the_article_prints(head: str, above: str, title: str) -> None:
    paragraphs = "".join(f"<p>{LONG} {number}</p>" for number in range(9))
    page = f"<html><head>{head}</head><body>{above}<div class=text>{paragraphs}</div>"
    article, _ = from_html(File("a.html", page.encode()))
    assert article
    assert article.metadata.title == title
    assert title in article.text
