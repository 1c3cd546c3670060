"""What is stored of an article that is a web page."""

import pytest

from siglum.model.files import File
from siglum.sources.article import Article
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
        ("", "is not utf-8, which the page is taken for"),
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
