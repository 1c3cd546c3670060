"""What the second reading of a finished page finds: quotations that are cut, unmarked, hidden, or not there at all."""

import pytest

from siglum.html.claim_pages import claim_page
from siglum.html.owed import owed_of, said_in
from siglum.html.rereading import Owed, Reader, quotations_in, record_with
from siglum.html.views import Fact, QuoteSegment, Run, Verbatim
from siglum.model.refs import Ref
from tests.html.invented import claim, evidence, indexes_of

TEXT = "The bridge opened in May, after nine years. Nobody was hurt, and no goose was either. Cost | 5 | crowns"
WHOLE = ("The bridge opened in May", "Nobody was hurt")
OWED = Owed(
    quotations=frozenset((("post", *WHOLE), ("post", "no goose was either"))),
    words=frozenset((("post", "Nobody was hurt, and"), ("post", "Cost | 5 | crowns"))),
)


def record(_: str, words: str) -> str:
    """Name the record of some words."""
    return record_with(words, [("opened/post", WHOLE), ("goose/post", ("no goose was either",))])


def wrong(html: str) -> list[str]:
    """Return what is said of a page."""
    page = f"<!doctype html><body><main>{html}</main>".encode()
    return [one.message for one in Reader({"post": TEXT}, record).read("x/index.html", page, lambda: OWED)]


def words(text: str, more: str = "") -> str:
    """Return some words as a source's."""
    return f'<span data-verbatim="post"{more}>{text}</span>'


CONTEXT = words("Nobody was hurt, and", " class=ctx")
NOTE = "<span class='mk'><a>3<span class='vh'>, contested</span></a></span>"
GAP = '<span class="gap"> […] </span>'
FIRST, SECOND = words(WHOLE[0]), words(WHOLE[1])


@pytest.mark.parametrize(
    "html",
    [
        f"<q>{FIRST}{GAP}{SECOND}</q>",
        f"<q>{words('no goose was either')}</q>",
        f"<blockquote>{CONTEXT}<mark data-verbatim='post'>no goose was either</mark></blockquote>",
        f"<p>{words('Cost | 5 | crowns')}</p>",
        f"<p data-verbatim='post'>Cost <mark>| 5 |</mark> crowns{NOTE}</p>",
        '<div class="prose"><blockquote>An author quotes.</blockquote></div>',
        f'<div aria-hidden="false"><p>{words("Cost | 5 | crowns")}</p></div>',
    ],
)
def test_what_is_shown_whole_passes(html: str) -> None:
    assert wrong(html) == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        # Cut after twelve characters, the first word dropped, a piece dropped, the gap dropped.
        (f"<q>{words('The bridge o')}{GAP}{SECOND}</q>", "shows a part only"),
        (f"<q>{words('bridge opened in May')}{GAP}{SECOND}</q>", "shows a part only"),
        (f"<q>{FIRST}</q>", "shows a part only"),
        (f"<q>{SECOND}</q>", "shows a part only"),
        (f"<q>{FIRST} {SECOND}</q>", "shows a part only"),
        (f"<q>{SECOND}{GAP}{FIRST}</q>", "shows a part only"),
        (f"<p>{words('Cost | 5')}</p>", "shows a part only"),
        # The mark of verbatim text lost, wholly or in part.
        ("<q>no goose was either</q>", "does not say whose"),
        ("<blockquote>A goose was hurt.</blockquote>", "does not say whose"),
        (f"<q>{FIRST}{GAP}Nobody was hurt</q>", "shows a part only"),
        # Words that nobody sees, or that the reading would leave out.
        (f"<q>{words('no goose was either', chr(32) + 'class=gone')}</q>", "hides (class gone)"),
        (f"<q>{words('no goose was either', chr(32) + 'hidden')}</q>", "hides (hidden)"),
        (f"<q>{words('no goose <span class=vh>was</span> either')}</q>", "hides (class vh)"),
        (f"<q>{words('no goose was either <span class=mk>indeed</span>')}</q>", "hides (class mk)"),
        (f'<p class="vh"><q>{words("no goose was either")}</q></p>', "hides (class vh)"),
        (f"<q>{words('no goose was either', ' class=r')}</q>", "hides (no goose was either)"),
        # One that stands in what hides it, after one that shares all else around it and is seen.
        *(
            (f"<div><q>{words('no goose was either')}</q>{hides}<q>{words('no goose was either')}</q></div>", said)
            for hides, said in (
                ("<p inert>", "hides (inert)"),
                ("<p><i STYLE=a>", "hides (style)"),
                ("<p aria-hidden=true><b>", "hides (aria-hidden)"),
                ("<dialog><p>", "hides (dialog)"),
                ("<noscript>", "hides (noscript)"),
                ("<style>.no, .x b{display:none}</style><p class=x><b>", "hides (the rule .x b)"),
            )
        ),
        # What is not there.
        (f"<q>{words('a goose was either')}</q>", "what does not stand there"),
        (f"<q>{words('')}</q>", "no words"),
    ],
)
def test_what_is_cut_unmarked_or_hidden_is_found(html: str, said: str) -> None:
    found = wrong(html)
    assert found
    assert any(said in one for one in found), found


def test_a_message_names_the_record_and_the_remedy() -> None:
    (one,) = Reader({"post": TEXT}, record).read(
        "x/index.html", f"<main><q>{words('goose was either')}</q></main>".encode(), lambda: OWED
    )
    assert "(goose/post)" in one.message
    assert "whole" in one.hint


def test_a_view_owes_the_words_of_sources_whole_and_what_its_texts_quote() -> None:
    said = Fact("Kind", (Run("They call it “a "), Run("bridge", Ref("topic", "bridge")), Run("”")))
    parts = (Verbatim("One  two", "post"), Verbatim("three", "post"))
    view = (said, tuple(QuoteSegment(part, at > 0) for at, part in enumerate(parts)), Verbatim("goose", "letter"))
    assert owed_of(view, said_in("“Around” it")) == Owed(
        quotations=frozenset((("post", "One two", "three"),)),
        words=frozenset((("letter", "goose"),)),
        due={("post", "One two"): 1, ("post", "three"): 1, ("letter", "goose"): 1},
        said={"“a bridge”": 1},
        may_say=frozenset(("“a bridge”", "“Around”")),
    )


def test_before_the_first_word_of_an_indented_line_there_is_no_context() -> None:
    indented = "A table\n\n    Cost five crowns a day   \n"
    indexes = indexes_of({"s1": indented}, claim("cost", evidence("s1", "Cost five crowns a day")))
    page = claim_page(indexes, Ref("claim", "cost"))
    assert [(card.before, card.after) for card in page.cards] == [("", "")]


SAID = Owed(
    said={"“cat tax”": 2}, may_say=frozenset(("“cat tax”", "“a long quotation of many words”", "“a 「cat」 tax”"))
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>They pay a “cat tax”.</p><p>A “<a>cat</a> tax” it is.</p>", ""),
        ("<p>They pay a “cat tax”.</p>", "as often as it should"),
        ("<p>They pay a “cat tax”.</p><p hidden>A “cat tax” it is.</p>", "as often as it should"),
        ("<p>They pay a “cat\n tax”.</p><p>A “cat <b>  tax</b>” it is.</p>", ""),
        ("<p>A “cat tax”, a <ins><i class=vh>“cat tax”</i></ins>.</p>", "as often as it should"),
        ("<p>A “cat tax”, a “cat tax”: “a 「cat」 tax”.</p>", ""),
        ("<p>A “cat tax”, a “cat tax”: 「cat」.</p>", "what its view has not"),
        ("<p>A “cat tax”, a “cat tax”, a “dog tax”.</p>", "what its view has not"),
        ('<p aria-label="A “dog tax”">A “cat tax”, a “cat tax”.</p>', "what its view has not"),
        ("<p>A “cat tax”, a “cat tax”, “a long quotation…”</p>", ""),
        ('<p aria-label="A “cat">A “cat tax”, a “cat tax”.</p>', "end within a quotation"),
        ('<script type="application/ld+json">{"text": "A “dog tax”"}</script>“cat tax”, “cat tax”', "view has not"),
        (
            '“cat tax”, “cat tax”<script type="application/LD+json" class=mk>{"a": "“dog tax”"}</script>',
            "view has not",
        ),
    ],
)
def test_what_the_editor_quotes_is_shown_as_it_stands_in_the_view(body: str, found: str) -> None:
    page = f"<!doctype html><body>{body}".encode()
    told = [one.message for one in Reader({}).read("x/index.html", page, lambda: SAID)]
    assert (len(told) == 1 and found in told[0]) if found else told == []


@pytest.mark.parametrize(
    "pair",
    [
        "“”",
        "„“",
        "„”",
        '""',
        "«»",
        "»«",
        "‹›",
        "「」",
        "『』",
        "《》",
        "〈〉",
        "\u2329\u232a",
        "〝〟",
        "❝❞",
        "‘’",
        "❮❯",
        "⟪⟫",
        "⹂”",
        "｢｣",
        "﹁﹂",
    ],
)
def test_a_quotation_is_found_by_any_marks_and_a_text_without_has_none(pair: str) -> None:
    text = f"He said {pair[0]}no  more{pair[1]}."
    assert [one[1:-1] for one in quotations_in(text)] == ["no more"]
    assert list(quotations_in("It’s the 1920s’ end.")) == []
