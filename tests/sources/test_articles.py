"""What is stored of an article that somebody saved as plain text or as Markdown."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from siglum.model.files import File
from siglum.reading.text import CONTROL, OVERRIDING, decode
from siglum.sources.article import Article, edtf_of, from_text, other_format, received
from siglum.sources.formats import HTML, MARKDOWN, TEXT, Format, format_of
from siglum.sources.markdown import from_markdown


def text_of(text: str | bytes) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    article, problems = from_text(File("a.txt", data))
    assert problems == ()
    assert article
    return article


def markdown(text: str) -> Article:
    article, problems = from_markdown(File("a.md", text.encode()))
    assert problems == ()
    assert article
    return article


# What it is


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"<html>", TEXT),
        ("a.MD", b"x", MARKDOWN),
        ("a.HTM", b"x", HTML),
        ("saved page", b"\xef\xbb\xbf\n<!-- saved -->\n<!DOCTYPE html>\n<p>x", HTML),
        ("a.php", b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', HTML),
        ("standard input", b"  <body class=x>", HTML),
        ("standard input", b"The <html> element is a thing to write about.", TEXT),
        ("standard input", b"", TEXT),
    ],
)
def test_what_an_article_is_saved_as_is_told_by_its_ending_or_its_beginning(
    name: str, data: bytes, kind: Format
) -> None:
    assert format_of(name, data) is kind


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\x00", "an archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"Goo\x00se", "not a text"),
    ],
)
def test_what_is_no_text_is_called_what_it_is(data: bytes, what: str) -> None:
    [problem] = other_format(File("a.txt", data))
    assert (problem.code, problem.span.path) == ("not-utf8", "a.txt")
    assert what in problem.message
    assert "copy the article's words" in problem.hint
    assert other_format(File("a.txt", b"A goose.")) == ()


# Plain text

CHARACTERS = st.characters(codec="utf-8")
HONEST = st.text(CHARACTERS, min_size=1).filter(
    lambda text: text.strip() and not CONTROL.search(text) and not OVERRIDING.search(text) and text[0] != "\ufeff"
)


@given(HONEST)
def test_a_text_that_a_seed_may_hold_is_stored_byte_for_byte(text: str) -> None:
    article = text_of(text)
    assert (article.text, article.changes) == (text, ())


@given(st.text(CHARACTERS, min_size=1))
def test_whatever_a_text_holds_what_is_stored_may_be_a_seed(text: str) -> None:
    article, problems = from_text(File("a.txt", text.encode()))
    if article is None:
        assert [problem.code for problem in problems] == ["seed-empty"]
    else:
        assert decode(File("a.txt", article.text.encode()), seed=True)[1] == ()


@pytest.mark.parametrize(
    ("data", "stored", "said"),
    [
        (b"\xef\xbb\xbfA goose.", "A goose.", "the byte order mark at its beginning is left out"),
        (b"One\r\ntwo\rthree\n", "One\ntwo\nthree\n", "2 line ends are written as LF"),
        (b"One\r\n", "One\n", "1 line end is written as LF"),
        (b"A \x07page.", "A page.", "1 control character is left out"),
        (b"A page.\n\x0cAnother.", "A page.\nAnother.", "1 page end is written as LF"),
        (b"of one\x0cpage\n\n\x0cto", "of one\npage\n\nto", "2 page ends are written as LF"),
        ("Ça va.".encode("utf-16"), "Ça va.", "it came in UTF-16, and is kept in UTF-8"),
        (b"\xfe\xff" + "Ça va.".encode("utf-16-be"), "Ça va.", "it came in UTF-16, and is kept in UTF-8"),
        ("Ça va.".encode("utf-32"), "Ça va.", "it came in UTF-32, and is kept in UTF-8"),
        ("A \u202egoose\u202c.".encode(), "A goose.", "2 controls of writing direction are left out"),
    ],
)
def test_what_no_seed_may_hold_is_changed_and_said(data: bytes, stored: str, said: str) -> None:
    article = text_of(data)
    assert (article.text, article.changes) == (stored, (said,))


def test_marks_and_spaces_that_a_seed_may_hold_stay() -> None:
    text = "شوز\u200f 10\u00a0000\tcafe\u0301 \u200dend  \n\n\n"
    assert text_of(text).text == text


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"caf\xe9", "not-utf8", "byte 3 (0xE9)"),
        ("goose".encode("utf-16")[:-1], "byte-order-mark", "byte order mark"),
        (b"", "seed-empty", "no words"),
        (b" \n\t\n", "seed-empty", "no words"),
        (b"\x0c\x1b", "seed-empty", "no words"),
    ],
)
def test_what_is_not_the_text_of_an_article_is_refused(data: bytes, code: str, words: str) -> None:
    for read in (from_text, from_markdown):
        article, problems = read(File("a.txt", data))
        assert article is None
        [problem] = problems
        assert (problem.code, problem.span.path) == (code, "a.txt")
        assert words in problem.message
        assert problem.hint


def test_what_is_no_utf8_is_said_how_to_convert() -> None:
    [problem] = from_text(File("a.txt", b"one\ncaf\xe9"))[1]
    assert (problem.span.line, problem.span.column) == (2, 4)
    assert "iconv -f" in problem.hint


def test_an_article_that_lies_among_the_seeds_is_left_as_it_is() -> None:
    article, problems = received(File("a.txt", b"One\r\ntwo\r\n"))
    assert article
    assert (article.text, problems) == ("One\r\ntwo\r\n", ())
    assert received(File("a.txt", b"One\x0ctwo"))[1][0].code == "control-character"


def test_a_mail_says_of_itself_what_it_is_about_who_wrote_it_and_when() -> None:
    mail = "From: Ann Abel <ann@post.example>\nTo: b@post\nSubject: The ferry\nDate: Sat, 14 May 1932 08:00:00 +0000"
    found = text_of(f"{mail}\n\nDear Ben,\n").metadata
    assert (found.title, found.byline, found.published) == ("The ferry", "Ann Abel", "1932-05-14")
    assert text_of("From: here\nSubject: so\nand on\n\nIt was.\n").metadata.byline == ""


def test_a_first_line_that_may_be_a_title_is_proposed_as_one() -> None:
    assert text_of("It was late on that\nday and full.\n").metadata.title == ""
    assert text_of("\nGeese hold up line 4\n\nBy me\n").metadata.title == "Geese hold up line 4"
    assert text_of("A sentence stands here.\nAnd another.").metadata.title == ""


# Markdown


def test_of_markdown_the_words_are_kept_a_block_a_line() -> None:
    article = markdown(
        "# Geese *hold up* line 4\n\nA **flock** of [geese](https://example.org/ 'x') sat\ndown on `rails`.  \nSo it "
        "did.\n\n- One\n  item\n- Another\n\n> “Honk,” they said.\n\n---\n\n![A goose](goose.png)\n\n    in a block\n\n"
        "| How many | Who |\n|---|---|\n| 61 | the Lantern |\n"
    )
    assert article.text == (
        "Geese hold up line 4\n\nA flock of geese sat down on rails.\nSo it did.\n\nOne item\n\nAnother\n\n“Honk,” "
        "they said.\n\nin a block\n\nHow many\tWho\n61\tthe Lantern\n"
    )
    assert article.metadata.title == "Geese hold up line 4"
    assert article.changes == ()


def test_html_in_markdown_gives_its_words_and_no_script() -> None:
    article = markdown(
        "<div class='x'>\n<p>Nobody was &lt;hurt&gt;, and no <b>goose</b>.</p>\n<script>alert(1)</script>\n</div>\n\n"
        "One<br>two <!-- not shown --><em>three</em> &amp; four.\n"
    )
    assert article.text == "Nobody was <hurt>, and no goose.\n\nOne\ntwo three & four.\n"


def test_the_fields_at_the_top_of_a_markdown_file_are_proposed_and_left_out() -> None:
    article = markdown("---\ntitle: 'Geese: a report'\ndate: 2024-06-04T07:00:00Z\ntags: [a]\n---\n# Geese\n\nHonk.\n")
    assert article.text == "Geese\n\nHonk.\n"
    assert (article.metadata.title, article.metadata.published) == ("Geese: a report", "2024-06-04")
    assert article.changes == ("its fields at the top (title, date and the like) are left out",)


def test_a_line_of_hyphens_alone_begins_no_fields() -> None:
    assert markdown("---\n\nHonk.\n").text == "Honk.\n"


@pytest.mark.parametrize("opened", ["[", "![", "<!--", "<!X "])
def test_brackets_that_nobody_closes_are_refused_before_they_cost_minutes(opened: str) -> None:
    article, problems = from_markdown(File("a.md", (opened * 200_000).encode()))
    assert article is None
    assert [problem.code for problem in problems] == ["markup-too-deep"]
    assert from_markdown(File("a.md", (opened * 90 + "honk").encode()))[0]


def test_markdown_that_is_nested_too_deep_is_refused_and_never_cut() -> None:
    assert "Honk" in markdown("> " * 40 + "Honk.").text
    article, problems = from_markdown(File("a.md", ("> " * 150 + "Honk.").encode()))
    assert article is None
    assert [problem.code for problem in problems] == ["markup-too-deep"]


@given(
    st.lists(st.sampled_from(["goose", "tram", "*", "_", "`", "[", "](x)", "#", "- ", "> ", "\n", "|", "<b>", "1. "]))
)
def test_no_word_of_markdown_is_lost(parts: list[str]) -> None:
    """Whatever stands around them; but a word in an address, a picture or a tag is no word of the text.

    Nor is what stands behind the three ticks that begin a block of code: the name of its language.
    """
    assume("```" not in "".join(parts))
    article, _ = from_markdown(File("a.md", "".join(parts).encode()))
    text = article.text if article else ""
    for word in ("goose", "tram"):
        assert text.count(word) == "".join(parts).count(word)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("HLA-DRB1*03 and HLA-DRB1*15 were *very* frequent.", "HLA-DRB1*03 and HLA-DRB1*15 were very frequent."),
        ("Costs were <euro>3320, p<0.05, <b>bold</b>.", "Costs were <euro>3320, p<0.05, bold."),
        ("1. One\n2. Two\n   more\n", "1. One\n\n2. Two more"),
        ("little interleukin\n1. With time", "little interleukin\n\n1. With time"),
        ("It fell.[^1]\n\n[^1]: Ibid.\n[^2]: https://a.example/", "It fell.[^1]\n\n[^1]: Ibid.\n[^2]: https://a.example/"),
        ("[Note]: important", "[Note]: important"),
        ("A [link][a].\n\n[a]: https://a.example/", "A link."),
        ("<table><tr><td>1931</td><td>12</td></tr><tr><td>1932</td><td>15</td></tr></table>", "1931\t12\n1932\t15"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 `x` |", "a\tb\n1\t2\t3 x"),
        ("<p>It was cold.</p><p>It was late.</p>", "It was cold.\n\nIt was late."),
        ("---\nNo mapping here\n---\n\nIt fell.", "No mapping here\n\nIt fell."),
        ("电车停\n住了", "电车停住了"),
        ("<!-- a comment", "<!-- a comment"),
        ("<div>\n<unknown>tag</unknown>\n</div>", "<unknown>tag</unknown>"),
        ("[Ann]: Hello.\n\n[Bob]: page.html", "[Ann]: Hello."),
        ("It is <math><mn>5</mn></math> x <mn>y", "It is 5 x <mn>y"),
        ("<p>It is <math><mn>5</mn></math> x <mn>y</p>", "It is 5 x <mn>y"),
        ("10<sup>6</sup> & CO<sub>2</sub><sup>[1](#a)</sup>, <b>bold", "10^6 & CO2[1], bold"),
        ("It <del>sank</del> swam, <s>open & x < y.", "It swam, open & x < y."),
        ("Seen <span hidden>gone</span>words <td>a</td><td>b</td>.", "Seen words a b ."),
        ("<table>\n<tr><td>1<td>12</tr>\n\n<tr><td>2<td>15</tr>\n</table>", "1\t12\n2\t15"),
        ("$a_1*b*c_2$, $$\\{x_{1}\\}$$, $5 *or* $6, 5$ *or* 6$", "$a_1*b*c_2$, $$\\{x_{1}\\}$$, $5 or $6, 5$ or 6$"),
        ("```\none\n\n  two\n```", "one\n\n  two"),
    ],
)  # fmt: skip
def test_what_only_looks_like_markup_stays_as_it_is_printed(text: str, stored: str) -> None:
    assert markdown(text).text == f"{stored}\n"


def test_what_markdown_hides_is_told() -> None:
    article = markdown(
        "A ![goose](goose.png) here.\n\n<!-- a remark -->\n\n<p>It <del>sank</del> swam.</p>\n\n"
        "It cost <input value='5 crowns'>, <svg><text>14</text></svg> dead."
    )
    assert [(one.what, one.text.strip()) for one in article.left_out] == [
        ("descriptions of pictures", "goose"),
        ("comments in the markup", "a remark"),
        ("struck words", "sank"),
        ("what fields hold", "5 crowns"),
        ("words in drawings", "14"),
    ]


def test_fields_are_read_as_yaml_and_what_is_no_date_is_not_cut_to_one() -> None:
    found = markdown("---\ntitle: >\n  Ferry\n  late\ndate: 14 Mai 1932\nlang: de\n---\nIt was late.\n").metadata
    assert (found.title, found.published, found.language) == ("Ferry late", "", "de")
    assert markdown("---\ntitle: Ferry # late\ndate: 05/14/2024\n---\nIt was late.\n").metadata.title == "Ferry"


@pytest.mark.parametrize(
    "fields",
    [
        "---\ntitle: Ferry\ndate: 1932-05-14\nauthor: [Ann, Bob]\n...\n",
        "+++\ntitle = 'Ferry'\ndate = 1932-05-14\nauthor = ['Ann', 'Bob']\ndraft = true\n+++\n",
        '{\n  "title": "Ferry", "date": "1932-05-14", "author": ["Ann", "Bob"]\n}\n',
    ],
)
def test_fields_are_read_as_whatever_writes_them(fields: str) -> None:
    article = markdown(f"{fields}\nIt was late.\n")
    found = article.metadata
    assert (found.title, found.published, found.byline) == ("Ferry", "1932-05-14", "Ann, Bob")
    assert article.text == "It was late.\n"
    assert markdown(f"{fields[1:]}\nIt was late.\n").metadata.published == ""


def test_a_text_in_windows_1252_is_said_to_seem_so() -> None:
    [problem] = from_text(File("a.txt", b"He said \x93no\x94 \x96 at the caf\xe9."))[1]
    assert "of a western language it seems to be Windows-1252: iconv -f WINDOWS-1252 -t UTF-8" in problem.hint
    for data in ("電車が停まった".encode("cp932"), "To było wczoraj.".encode("cp1250")):
        [problem] = from_text(File("a.txt", data))[1]
        assert "NAME-OF-ITS-ENCODING" in problem.hint


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("14 May 1932", "1932-05-14"),
        ("Sat, 14 May 1932 08:00:00 +0000", "1932-05-14"),
        ("May 14, 1932", "1932-05-14"),
        ("3rd Sept. 1932", "1932-09-03"),
        ("14-Aug-1932", "1932-08-14"),
        ("October 1932", "1932-10"),
        ("c. 1900", "1900~"),
        ("32 May 1932", ""),
        ("Set 1932", ""),
        ("05/14/2024", ""),
    ],
)
def test_a_day_in_english_words_is_a_date_and_one_that_may_be_two_days_is_none(said: str, edtf: str) -> None:
    assert edtf_of(said) == edtf
