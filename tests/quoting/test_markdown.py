"""The quotations of a Markdown text, and which note or link cites each."""

import pytest

from siglum.quoting.markdown import read_markdown
from siglum.quoting.quotation import Quotation


def read(text: str, start: int = 0) -> list[Quotation]:
    """Return the quotations of a text that has no mark without a partner."""
    found, problems = read_markdown("r.md", text, start, "en")
    assert problems == ()
    return list(found)


def words(text: str) -> list[str]:
    """Return the words of its quotations."""
    return [quotation.text for quotation in read(text)]


def cited(text: str) -> list[str]:
    """Return what each quotation cites first."""
    return [quotation.groups[0][0].said if quotation.groups else "" for quotation in read(text)]


NOTES = "\n\n[^1]: One, one.txt\n[^2]: Two, two.txt\n"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It “sank”[^1] and “burned”[^2].", ["[^1]", "[^2]"]),
        ("It “sank”.[^1] It “burned.”[^2]", ["[^1]", "[^2]"]),
        ("It “sank” and “burned”.[^1]", ["[^1]", "[^1]"]),
        ("It “sank”. It burned, too.[^1]", ["[^1]"]),
        ("It burned.[^1] It “sank”.", [""]),
        ("[One](one.txt) says “sank” and “burned”.", ["one.txt", "one.txt"]),
        ("[One](one.txt) says “sank”, and [Two](two.txt) says “burned”.", ["one.txt", "two.txt"]),
        ("It “sank” ([One](one.txt)), and “burned” ([Two](two.txt)).", ["one.txt", "two.txt"]),
        ("[He said “sank” there](one.txt), and “burned”[^2].", ["one.txt", "[^2]"]),
        ("It “sank” <https://one.org/x>.", ["https://one.org/x"]),
        ("It “sank” [one][ref].\n\n[ref]: one.txt", ["one.txt"]),
        ("It “sank”, see [above](#top) or [mail](mailto:a@b.c).", [""]),
        ("As [One](one.txt) has it, it “sank”.[^2]", ["[^2]"]),
        ("# It “sank”", [""]),
        ("- It “sank”[^1]\n- and “burned”[^2]", ["[^1]", "[^2]"]),
        ("| a | b |\n|---|---|\n| “sank”[^1] | “burned” [Two](two.txt) |", ["[^1]", "two.txt"]),
    ],
)
def test_a_quotation_is_cited_by_the_mark_that_belongs_to_it(text: str, first: list[str]) -> None:
    assert cited(text + NOTES) == first


def test_marks_that_stand_together_cite_together() -> None:
    (quotation,) = read("It “sank”[^1][^2], they say." + NOTES)
    assert [citation.said for citation in quotation.groups[0]] == ["[^1]", "[^2]"]


def test_a_note_cites_what_its_words_and_links_name_and_not_what_it_quotes() -> None:
    (body, note) = read("It “sank”.[^n]\n\n[^n]: See [One](one.txt), “three.txt burned”,\n    page 2.\n\n    More.\n")
    (citation,) = body.groups[0]
    assert citation.targets == ("one.txt",)
    assert "page 2." in citation.words
    assert "More." in citation.words
    assert "three.txt" not in citation.words
    assert (note.text, note.groups[0][0].said, note.sentence) == ("three.txt burned", "[^n]", "It .")


def test_a_note_ends_where_text_goes_on() -> None:
    first, second = read("It “sank”.[^n]\n\n[^n]: One.\n[^m]: Two.\n\nIt “burned”.[^m]\n")
    assert "Two" not in first.groups[0][0].words
    assert second.groups[0][0].words.strip() == "Two."
    assert words("[^n]: a\n\n    “within”\n\n“outside”") == ["within", "outside"]


def test_a_block_quotation_is_a_quotation() -> None:
    text = "As one says:[^1]\n\n> The ferry sank.\n> It *burned*.\n>\n> “It was old.”\n" + NOTES
    assert words(text) == ["The ferry sank.\nIt burned.", "It was old."]
    assert cited(text) == ["[^1]", "[^1]"]


@pytest.mark.parametrize("line", ["> — [One](one.txt)", "> -- [One](one.txt)", ">\n> – [One](one.txt), page 2"])
def test_the_last_line_of_a_block_quotation_says_whose_it_is(line: str) -> None:
    text = f"[Two](two.txt) says:\n\n> The ferry sank.\n{line}\n"
    assert words(text) == ["The ferry sank."]
    assert cited(text) == ["one.txt"]


def test_a_block_quotation_that_nothing_introduces_cites_nothing() -> None:
    assert cited("> The ferry sank.\n") == [""]
    assert cited("Plain words.\n\n> The ferry sank.\n") == [""]
    assert cited("> The ferry sank.[^1]\n" + NOTES) == ["[^1]"]


def test_a_callout_is_the_authors_own() -> None:
    assert words("> [!NOTE]\n> The ferry “sank”.\n") == ["sank"]


def test_code_and_what_does_not_show_quote_nothing() -> None:
    text = (
        'Say `print("x")` and [a](b.txt "title “no”").\n\n```\n“code”\n```\n\n    “indented code”\n\n'
        '<a href="y">“shown”</a> <!-- “hidden” -->\n\n<div class="z">“also shown”</div>\n'
    )
    assert words(text) == ["shown", "also shown"]


@pytest.mark.parametrize(
    ("text", "quoted", "first"),
    [
        ("It <q>sank</q> [1](one.txt).", ["sank"], ["one.txt"]),
        ("<p>It <q>sank</q> <a class=x href='one.txt'>1</a>.</p>", ["sank"], ["one.txt"]),
        ("He said <q>it <q>sank</q> there</q>.[^1]", ["it ‘sank’ there"], ["[^1]"]),
        ("<p>It &ldquo;sank&rdquo; &amp; burned.</p>", ["sank"], [""]),
        ("One.\n\n<blockquote>It sank.</blockquote>\n\nTwo.", ["It sank."], [""]),
        ("[One](one.txt):\n\n<blockquote>\n\nIt *sank*.\n\n</blockquote>\n\nTwo.", ["It sank."], ["one.txt"]),
        ("<blockquote><p>A.</p><p>B.</p><footer><a href=one.txt>1</a></footer></blockquote>", ["A.", "B."], None),
        ("It <blockquote>sank</blockquote> there.", ["sank"], [""]),
        ("<table><tr><td>“sank”<td><a href=one.txt>1</a></table>", ["sank"], ["one.txt"]),
        ("![it “sank”](x.png 'and “burned”') [1](one.txt)", ["sank", "burned"], ["one.txt", "one.txt"]),
        ("![it “sank”][x] [1](one.txt)\n\n[x]: x.png '“burned”'", ["burned", "sank"], ["one.txt", "one.txt"]),
        ("<img alt='it “sank”' src=x title='&ldquo;burned&rdquo;'> [1](one.txt)", ["sank", "burned"], None),
        ("> A ![it “sank”](x.png)\n> — [1](one.txt)", ["A", "sank"], ["one.txt", ""]),
        ("It “sank, ![x](x.png)\n\n“and burned.”", ["sank,", "and burned."], None),
    ],
)
def test_html_and_what_is_said_of_pictures_quote_as_markdown_does(
    text: str, quoted: list[str], first: list[str] | None
) -> None:
    assert words(text + NOTES) == quoted
    assert first is None or cited(text + NOTES) == first


@pytest.mark.parametrize(
    "text",
    [
        "<code>“x”</code> <kbd>“y”</kbd>",
        "<pre>“x”</pre>",
        "<script>\n“x”\n</script>",
        "<p><!-- “x” --><template>“x”</template></p>",
        '<p class="“x”" title="“x”">Sank.</p>',
        "<p>It was 5' 10\" tall.</p>",
    ],
)
def test_code_in_html_and_what_it_does_not_show_quote_nothing(text: str) -> None:
    assert words(text) == []


def test_a_quotation_in_html_knows_its_place() -> None:
    text = "One.\n\n<div>\n<p>It <q>sank &amp; burned</q></p>\n</div>\n"
    (quotation,) = read(text)
    assert (quotation.span.line, quotation.span.column) == (4, 10)
    assert quotation.letters
    assert text[quotation.letters.starts[0] : quotation.letters.ends[-1]] == "sank &amp; burned"


def test_a_q_that_nothing_closes_is_an_error() -> None:
    _, problems = read_markdown("r.md", "It <q>sank.", 0, "en")
    assert [(problem.code, problem.span.column) for problem in problems] == [("quote-mark-open", 4)]


def test_a_quotation_may_hold_code_and_markup() -> None:
    assert words('He wrote “run `make "x"` *now*, _a_b_ & 5 < 6 &amp; \\*”.') == ['run make "x" now, a_b & 5 < 6 & *']


def test_a_quotation_knows_its_place_and_its_letters() -> None:
    text = "---\nx: 1\n---\nOne.\r\n\r\n> Two “in\r\n> *deep* water” &amp; more\r\n"
    start = text.index("One")
    (quotation,) = read(text, start)
    assert quotation.text.startswith("Two “in\n")
    assert quotation.letters
    shown = "".join(text[a:b] for a, b in zip(quotation.letters.starts, quotation.letters.ends, strict=True))
    assert shown.replace("\r", "\n") == "Two “in\ndeep water” &amp; more"
    assert (quotation.span.line, quotation.span.column, quotation.span.end_line) == (6, 3, 7)
    assert quotation.source_line == "> Two “in"


def test_a_quotation_of_several_paragraphs_begins_each_with_its_mark() -> None:
    assert words("He said: “The ferry sank.\n\n“It burned.” So.") == ["The ferry sank.", "It burned."]


def test_a_mark_without_a_partner_is_told_at_its_place() -> None:
    _, (problem,) = read_markdown("r.md", "One.\n\nHe said “the ferry sank.\n", 0, "en")
    assert problem.code == "quote-mark-open"
    assert (problem.span.line, problem.span.column, problem.span.end_column) == (3, 9, 10)
    assert problem.source_line == "He said “the ferry sank."
    assert "nothing closes" in problem.message
    _, (problem,) = read_markdown("r.md", "the ferry sank” he said.\n", 0, "en")
    assert "nothing opens" in problem.message


def test_the_sentence_around_a_quotation_is_its_own_without_what_is_quoted() -> None:
    first, second, third = read("One. Ann says “it sank” and “it burned” in 1932. It is “old”.")
    assert first.sentence == second.sentence == "Ann says and in 1932."
    assert first.key == second.key != third.key
    assert third.sentence == "It is ."


def test_in_a_table_a_quotation_cites_what_another_cell_of_its_row_names() -> None:
    text = (
        "| words | from |\n|---|---|\n| “it sank” | [Post](a.txt) |\n| “it burned” | none |\n"
        "| [Post](b.txt) | “it rose” and “it fell” [c](c.txt) |\n"
    )
    cited = {one.text: [group[0].label for group in one.groups] for one in read(text)}
    assert cited["it sank"] == ["Post"]
    assert cited["it burned"] == []
    assert cited["it rose"][-1] == "Post"
    assert cited["it fell"][0] == "c"
