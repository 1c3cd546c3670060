"""Whatever a file holds, it is read: nothing raises, and every offset lies within it."""

from hypothesis import example, given
from hypothesis import strategies as st

from siglum import Status, prove
from siglum.model.files import File
from siglum.proving.marks import MARKS, find_marked
from siglum.quoting.judging import judge
from siglum.quoting.markdown import read_markdown
from siglum.quoting.naming import Shelf, read_texts
from siglum.quoting.paths import Declared, read_declared
from tests.sampled import examples

SIGNS = [
    *MARKS,
    *"\n\n  >-*_`[]()^:|#&;<\\!.,…ab1é橋\u0301\u200b",
    "[^1]",
    "[^1]: ",
    "> ",
    "```",
    "a.txt",
    "](a.txt)",
    "\r\n",
    "…",
]
MARKDOWN = st.lists(st.sampled_from([*SIGNS, "the ferry sank", "Nobody was hurt"]), max_size=40).map("".join)
TEXTS, _ = read_texts("t", [File("a.txt", b"the ferry sank. Nobody was hurt, but it burned.\n")])
SHELF = Shelf(TEXTS)


@examples(400)
@given(MARKDOWN)
@example("> [^1]: > “a”\n>     b\n> c[^1]")
@example("[^1]: [^1]: “a”")
@example("- [^1]: a\n\n      “b”\n")
@example("[^1]:\n\n[^1]")
@example("| “a\\|b” |\n|---|\n| ‘c | d’ |")
@example("“&amp;&#0;”")
def test_any_markdown_is_read_and_every_quotation_lies_in_it(text: str) -> None:
    quotations, problems = read_markdown("r.md", text, 0, "en")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for span in (*(one.span for one in quotations), *(one.span for one in problems)):
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 2
    for one in quotations:
        if one.letters:
            assert len(one.letters.starts) == len(one.letters.ends) == len(one.text)
            assert 0 <= min(one.letters.starts) <= max(one.letters.ends) <= len(text)
    assert len(judge(quotations, SHELF)) == len(quotations)


@examples(300)
@given(st.text(alphabet="".join(sorted({*"".join(MARKS), *" ab.'\n橋s"})), max_size=30))
def test_marks_are_paired_without_crossing(text: str) -> None:
    marked, strays = find_marked(text)
    end = 0
    for one in marked:
        assert end <= one.opens < one.start <= one.end < one.closes <= len(text)
        end = one.closes
    assert all(text[stray.start : stray.end] in MARKS for stray in strays)


@examples(300)
@given(
    st.text(alphabet="ab .…[]()sicT1$-\n橋é\u0301", max_size=25),
    st.text(alphabet="ab .…[]T1$-\n橋é\u0301", max_size=60),
)
def test_whatever_is_proven_stands_in_the_source_word_for_word(quotation: str, source: str) -> None:
    outcome = prove(quotation, source, short=True)
    for place in outcome.places:
        for part in place.stretches:
            assert 0 <= part.start < part.end <= len(source)
        if outcome.status is Status.PROVEN:
            (part,) = place.stretches
            assert "".join(source[part.start : part.end].split()) == "".join(quotation.split()) or "\u0301" in source
    assert outcome.stands or outcome.code


@examples(200)
@given(st.text(alphabet="{}[]:,\"ab \n-#&*!|>'", max_size=40))
def test_any_data_is_read_or_told(text: str) -> None:
    for name in ("a.yaml", "a.json", "a.jsonl"):
        quotations, problems = read_declared(name, text, Declared(("**", "a"), ("**", "b")))
        assert all(span.line >= 1 for span in (*(one.span for one in quotations), *(one.span for one in problems)))
