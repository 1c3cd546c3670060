"""An author's text: nothing in it becomes code, nothing of it is lost, and it says where everything stands."""

import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from siglum.engine.plain import plain_json
from siglum.html.render import templates_of
from siglum.html.text_views import Note
from siglum.html.texts import Showing
from siglum.model.problems import Problem
from siglum.model.prose import (
    Break,
    Cite,
    CodeBlock,
    CodeText,
    EditorsMark,
    Emphasis,
    Heading,
    Inline,
    Link,
    List,
    PageLink,
    Paragraph,
    Placed,
    Prose,
    Quotation,
    Rule,
    Strong,
    Table,
    Text,
    WebLink,
)
from siglum.model.records import Page
from siglum.model.refs import Ref
from siglum.reading.citation_spans import LEADING
from siglum.reading.markdown import BRACKET_LIMIT, DEPTH_LIMIT
from siglum.reading.prose import read_prose
from tests.sampled import beginning_of, examples, part_of

PARTS = Path(__file__).resolve().parents[2] / "templates" / "parts"
PATH = "site_src/pages/a.md"
TAGS = set(
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong a br hr div table thead tbody tr th td span".split()  # noqa: SIM905
)
ATTRIBUTES = {
    "a": {"href"},
    "code": {"class"},
    "ol": {"start"},
    "span": {"class", "aria-hidden"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "th": {"scope", "class"},
    "td": {"class"},
}
HEADINGS = {"h2", "h3", "h4", "h5", "h6"}

PARTS_OF_A_TEXT = ("dots", "prose", "lang", "marker", "notes", "picture", "quote", "siglum")


def read(text: str) -> tuple[Prose, tuple[Problem, ...]]:
    """Read a text that begins on the first line of its file."""
    return read_prose(PATH, text, 0, 1)


def stored(prose: Prose) -> Prose:
    """Return a text as a page has it that comes back from the cache."""
    plain = plain_json(Page)
    page: Page = plain.load(plain.dump(Page(id="a", title="A", body=prose)) or b"")
    return page.body


def codes(text: str) -> list[str]:
    """Return the codes of what is wrong with a text."""
    return [problem.code for problem in read(text)[1]]


def markup(prose: Prose) -> str:
    """Return a text as the site's own templates write it, without the numbers of its notes."""
    notes = {cite.claims: Note("1", back="", lines=()) for cite in prose.cites}
    shown = Showing(notes, {}, RECORDS).blocks(prose.blocks)
    return re.sub(r'<span class="mk\b.*?</span>', "", str(templates().prose(shown)))


RECORDS: Any = SimpleNamespace(
    indexes=SimpleNamespace(mentions=defaultdict(tuple), name=str), ref=lambda record: Ref("any", record)
)
"""Stands for the records of a site in which nobody has a name: every id leads somewhere, and is its own name."""


@cache
def templates() -> Any:  # noqa: ANN401 - the macros of a template
    """Return the macros that write a text."""
    names = {f"parts/{name}.html": (PARTS / f"{name}.html").read_text("utf-8") for name in PARTS_OF_A_TEXT}
    found = templates_of(names).environment
    found.globals["to"] = lambda ref: ref.id if ref.kind == "address" else f"{ref.id}/index.html"
    return found.get_template("parts/prose.html").module


def assert_harmless(html: str) -> None:
    """Hold every element and attribute against those that our Markdown makes."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    assert tree.body is not None
    for element in tree.body.traverse():
        tag = element.tag
        if tag is None or tag == "body":
            continue
        assert tag in TAGS, html
        allowed = ATTRIBUTES.get(tag, set()) | ({"id"} if tag in HEADINGS else set())
        assert set(element.attributes) <= allowed, html
        address = element.attributes.get("href")
        assert address is None or re.match(r"(?i)https?://|mailto:|#|[a-z0-9-]+/|index\.html|$", address), html


# Text cannot become code

HOSTILE = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1)</script></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>a</a>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<!DOCTYPE html>",
    "<style>@import '//evil.example'</style>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><input name=a>",
    "</p></body><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "\\<script>alert(1)\\</script>",
    "`<script>alert(1)</script>`",
    "``<img src=x onerror=alert(1)> ` ``",
    "    <script>alert(1)</script>",
    "```\n<script>alert(1)</script>\n```",
    '```js" onload="alert(1)\n</code></pre><script>alert(1)</script>\n```',
    "~~~ <img src=x onerror=alert(1)>\nx\n~~~",
    "# <img src=x onerror=alert(1)>",
    "# a {onclick=alert(1)}",
    "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    '| a |\n|:-:" onclick="alert(1)|\n| b |',
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>\n  <b>",
    '[a](https://example.org/ "title\\" onmouseover=\\"alert(1)")',
    '[a](https://example.org/"onmouseover="alert(1))',
    "[a](https://example.org/'onmouseover='alert(1))",
    '[a](<https://example.org/" onmouseover="alert(1)>)',
    "[<script>alert(1)</script>](https://example.org/)",
    '[a](/timeline/#"onmouseover="alert(1))',
    "[[a|<script>alert(1)</script>]]",
    '[[a|"><img src=x onerror=alert(1)>]]',
    "[@a](javascript:alert(1))",
    "[[a]](javascript:alert(1))",
    "[[a](javascript:alert(1))]",
    '<https://example.org/"onmouseover="alert(1)>',
    "<https://example.org/><script>alert(1)</script>",
    '[a]: https://example.org/ "<script>"\n\n[a]',
    '[a]\n\n[a]: <https://example.org/"onclick="alert(1)>',
    "*<b*>*",
    "\u2028<script>alert(1)</script>",
    "<scr\u00adipt>alert(1)</scr\u00adipt>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert() )//%0D%0A//</stYle/</titLe/</scRipt/--!>",
    "--!>\\x3csVg/<sVg/oNloAd=alert()//>",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_adds_no_element_and_no_attribute(text: str) -> None:
    for around in (
        "{}",
        "Words {} words.",
        "# {}",
        "- {}\n- b",
        "> {}",
        "| {} |\n|---|\n| {} |",
        "[@a] {} [[b]]",
        "*{}*",
    ):
        assert_harmless(markup(read(around.format(*[text] * 2))[0]))


@examples(250)
@given(
    st.lists(
        st.sampled_from([*"<>\"'&[]()!*_`#|-\n \\:;/=@", "a", "script", "onload", "javascript:", "&lt;"]), max_size=25
    )
)
def test_no_text_at_all_becomes_code(parts: list[str]) -> None:
    assert_harmless(markup(read("".join(parts))[0]))


def test_raw_html_is_shown_as_it_was_written() -> None:
    prose, problems = read("A <b>bold</b> <!-- note --> move.\n\n<div class=x>\n")
    assert problems == ()
    assert markup(prose) == ("<p>A &lt;b&gt;bold&lt;/b&gt; &lt;!-- note --&gt; move.</p>\n<p>&lt;div class=x&gt;</p>\n")


# Links

UNSAFE = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java&#115;cript:alert(1)",
    "java&Tab;script:alert(1)",
    "javascript&colon;alert(1)",
    "&#x6A;avascript:alert(1)",
    "%6Aavascript:alert(1)",
    "javascript%3Aalert(1)",
    "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg/>",
    "data:image/png;base64,AAAA",
    "file:///etc/passwd",
    "blob:https://example.org/x",
    "filesystem:https://example.org/x",
    "view-source:https://example.org/",
    "ftp://example.org/",
    "ws://example.org/",
    "tel:+123",
    "about:blank",
    "//evil.example/",
    "///evil.example/",
    "/\\\\evil.example/",
    "\\\\\\\\evil.example/",
    "/%5Cevil.example/",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "https://user@evil.example/",
    "https://example.org@evil.example/",
    "https://user:word@evil.example/",
    "https://evil.example\\\\@example.org/",
    "/../up/",
    "/a/../../up/",
    "/a//b/",
    "../up/",
    "page.html",
    "?a=b",
    "mailto:",
    "https://",
    "http://",
)


def test_a_link_that_could_harm_or_mislead_is_refused_at_its_line() -> None:
    for address in UNSAFE:
        _, problems = read(f"Words.\n\n[a]({address})\n")
        assert [(problem.code, problem.span.line) for problem in problems] == [("link-unsafe", 3)], address
        _, by_reference = read(f"[a][b]\n\n[b]: {address}\n")
        assert [problem.code for problem in by_reference] == ["link-unsafe"], address


@pytest.mark.parametrize(
    "address", ["java\tscript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)", "\u00a0javascript:x"]
)
def test_a_link_with_space_in_its_address_is_no_link_or_refused(address: str) -> None:
    prose, problems = read(f"[a]({address})")
    assert "<a" not in markup(prose) or [problem.code for problem in problems] == ["link-unsafe"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a/b?c=d&e=f#g",
        "HTTPS://EXAMPLE.ORG/",
        "https://example.org/@user",
        "https://example.org/caf\u00e9",
        "mailto:a@example.org",
        "#h-part",
    ],
)
def test_a_link_to_the_web_or_within_the_page_is_a_link(address: str) -> None:
    prose, problems = read(f"[a]({address})")
    assert problems == ()
    assert_harmless(markup(prose))
    assert '<a href="' in markup(prose)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/", "index.html"),
        ("/timeline/", "timeline/index.html"),
        ("/timeline/#may", "timeline/index.html#may"),
        ("/data/claims.json", "data/claims.json"),
        ("/404.html", "404.html"),
        ("/claims/a-b/", "claims/a-b/index.html"),
    ],
)
def test_a_path_within_the_site_is_the_address_of_its_page(written: str, address: str) -> None:
    prose, problems = read(f"See [a]({written}).")
    (link,) = (inline for inline in prose.inlines if isinstance(inline, PageLink))
    assert (link.address, problems) == (address, ())
    assert (link.line, link.column, link.end_column) == (1, 9, 9 + len(written))
    assert f'<a href="{address}">a</a>' in markup(prose)


@pytest.mark.parametrize(
    "image", ["![a](https://x.example/a.gif)", "![a](/a.png)", "![](data:,)", "![a][b]\n\n[b]: c", "[![a](b)](/)"]
)
def test_images_are_refused(image: str) -> None:
    prose, problems = read(image)
    assert "image-refused" in [problem.code for problem in problems]
    assert "<img" not in markup(prose)


def test_a_picture_of_the_project_s_own_is_a_block_with_its_words() -> None:
    prose, problems = read('Before.\n\n![A ferry\nat "its" landing](assets/a.png "By <Ann> & \'Co\'")\n\nBehind.')
    assert problems == ()
    (picture,) = prose.pictures
    assert (picture.path, picture.line, picture.column) == ("site_src/assets/a.png", 3, 1)
    assert picture.alternative.plain == 'A ferry at "its" landing'
    assert picture.credit.plain == "By <Ann> & 'Co'"
    assert [sentence.text for sentence in prose.sentences] == ["Before.", "Behind."]


# No text is lost, however deep it stands

NESTED: dict[str, Callable[[int], str]] = {
    "lists": lambda depth: "- " * depth + "kept",
    "numbered lists": lambda depth: "1. " * depth + "kept",
    "quotations": lambda depth: "> " * depth + "kept",
    "quotations without spaces": lambda depth: ">" * depth + "kept",
    "both": lambda depth: "> - " * depth + "kept",
    "lists by indentation": lambda depth: "".join(f"{'  ' * level}- a\n" for level in range(depth)) + "\nkept",
    "the deepest of a list": lambda depth: (
        "".join(f"{'  ' * level}- a\n" for level in range(depth)) + "  " * depth + "kept"
    ),
    "emphasis": lambda depth: "*" * depth + "kept" + "*" * depth,
    "emphasis of both kinds": lambda depth: "*_" * depth + "kept" + "_*" * depth,
    "links": lambda depth: "[" * depth + "kept" + "](https://a.example)" * depth,
    "brackets": lambda depth: "[" * depth + "kept" + "]" * depth,
    "tables in quotations": lambda depth: "".join("> " * depth + row for row in ("| kept |\n", "|---|\n", "| a |\n")),
    "headings in lists": lambda depth: "- " * depth + "# kept",
    "code in lists": lambda depth: "- " * depth + "`kept`",
    "blocks of code in lists": lambda depth: "- " * depth + "```\n" + "  " * depth + "kept\n",
}


@pytest.mark.parametrize("kind", NESTED)
def test_text_is_kept_or_refused_however_deep_it_stands(kind: str) -> None:
    kept = 0
    for depth in (*range(1, 21), *part_of(range(21, 151), 10)):
        prose, problems = read(NESTED[kind](depth))
        if not problems:
            assert "kept" in markup(prose), f"lost at depth {depth}"
            assert_harmless(markup(prose))
            kept += 1
        else:
            assert {problem.code for problem in problems} <= {"markup-too-deep", "link-malformed"}, depth
    assert kept >= 1, "at a depth of one nothing is refused"


def test_the_limit_of_depth_is_twelve() -> None:
    for sign in ("- ", "> "):
        assert codes(sign * DEPTH_LIMIT + "a") == []
        assert codes("a\n\n" + sign * (DEPTH_LIMIT + 1) + "a") == ["markup-too-deep"]
    _, (problem,) = read("a\n\n" + "> " * 40 + "a")
    assert problem.span.line == 3


def test_the_limit_of_depth_of_emphasis_is_twelve_too() -> None:
    assert codes("**" * DEPTH_LIMIT + "a" + "**" * DEPTH_LIMIT) == []
    assert codes("*a " * DEPTH_LIMIT + "*" * DEPTH_LIMIT) == []
    _, (problem,) = read("a\n\n" + "**" * (DEPTH_LIMIT + 1) + "a" + "**" * (DEPTH_LIMIT + 1))
    assert (problem.code, problem.span.line) == ("markup-too-deep", 3)
    assert codes("*" * 40_000 + "a" + "*" * 40_000) == ["markup-too-deep"]


def test_the_deepest_text_that_is_read_comes_back_from_the_cache_and_is_shown() -> None:
    prose, problems = read("- " * DEPTH_LIMIT + "**" * DEPTH_LIMIT + "kept" + "**" * DEPTH_LIMIT)
    assert problems == ()
    assert stored(prose) == prose
    assert "<strong>" * DEPTH_LIMIT + "kept" in markup(prose)


WORDS = st.text(alphabet="ab \n*_`[]()#>-|\\<&;!~+.1:\t", max_size=40)


@examples(250)
@given(WORDS)
def test_every_letter_of_a_text_is_shown_or_the_text_is_refused(text: str) -> None:
    # Letters within a reference definition and the address of a link are shown nowhere, and rightly so.
    prose, problems = read(text)
    if not problems and "]:" not in text and "](" not in text and "```" not in text and "~~~" not in text:
        shown = unescape(re.sub(r"<[^>]*>", "", markup(prose)))
        assert sorted(char for char in shown if char in "ab") == sorted(char for char in text if char in "ab")


# Bounded work

PATHOLOGICAL = {
    "open brackets": "[" * 50_000,
    "open images": "![" * 20_000,
    "open citations": "[@" * 30_000,
    "open links to records": "[[" * 30_000,
    "open links to records with words": "[[a|" * 20_000,
    "open links": "[a](" * 10_000,
    "ends of links": "](" * 30_000,
    "ampersands": "&" * 100_000,
    "stars": "*" * 50_000,
    "open emphasis": "*a " * 20_000,
    "open strong emphasis": "**a_" * 20_000,
    "open code": "".join("`" * number + " " for number in range(1, 400)),
    "open tags": "<a " * 30_000,
    "open comments": "<!--" * 20_000,
    "backslashes": "\\" * 100_000,
    "quotation marks": '"“' * 20_000,
    "lines": "a\n" * 30_000,
    "hard breaks": "a  \n" * 20_000,
    "sentences": "A word. " * 20_000,
    "citations": "A b [@a]. " * 5000,
    "headings alike": "# a\n" * 5000,
    "underlined headings alike": "a\n===\n" * 5000,
    "quotations": ">" * 5000 + "a",
    "lists": "- " * 5000 + "a",
    "cells": "|" * 50_000,
    "references": "".join(f"[a{number}]: https://a.example/{number}\n" for number in range(5000)),
    "references used": "[a]: https://a.example\n\n" + "[a]" * 20_000,
    "one long word": "a" * 1_000_000,
    "character references": "&#0;" * 5000,
    "refused links": "[a](x:y) " * 4000,
}


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL.keys())
def test_hostile_text_is_read_or_refused_in_seconds(text: str) -> None:
    tried = beginning_of(text, 4)
    started = time.process_time()
    read(tried)
    took = time.process_time() - started
    assert took < 5 * len(tried) / len(text), f"it took {took:.1f} s"


def test_brackets_that_are_closed_may_be_as_many_as_one_likes() -> None:
    assert codes("[a] " * BRACKET_LIMIT * 2) == []
    assert codes(("[ " * BRACKET_LIMIT + "\n\n") * 3) == []
    assert codes("a\n\n" + "[ " * (BRACKET_LIMIT + 1)) == ["markup-too-deep"]


# Attributes and names


def test_what_stands_after_the_fence_of_code_is_one_attribute() -> None:
    prose, _ = read('```js" onload="alert(1)\ncode\n```\n')
    (code,) = LexborHTMLParser(markup(prose)).css("pre > code")
    assert code.attributes == {"class": 'language-js"'}


HEADING_TEXTS = (
    "location",
    "__proto__",
    "constructor",
    "Ä",
    "人",
    "",
    "A b!",
    "a-b",
    "x" * 200,
    "a [@b] c",
    "h-a",
    "<b>",
    "é" * 70,
)


@pytest.mark.parametrize("words", HEADING_TEXTS, ids=lambda words: words[:12])
def test_the_name_of_a_heading_can_shadow_nothing(words: str) -> None:
    prose, _ = read(f"# {words}\n\n## {words}\n\n### {words}\n")
    names = re.findall(r'<h\d id="([^"]*)">', markup(prose))
    assert len(names) == len(set(names)) == 3
    for name in names:
        assert re.fullmatch(r"h-[a-z0-9]+(-[a-z0-9]+)*", name)
        assert len(name) <= 70


def test_headings_alike_are_numbered_and_meet_no_other() -> None:
    prose, _ = read("# a\n\n# a 2\n\n# a\n\n# a\n\n# a 2\n")
    assert re.findall(r'id="([^"]*)"', markup(prose)) == ["h-a", "h-a-2", "h-a-3", "h-a-4", "h-a-2-2"]


def test_the_title_of_the_page_is_its_only_first_heading() -> None:
    assert re.findall(r"<(h\d)", markup(read("# a\n\n## b\n\n### c\n")[0])) == ["h2", "h2", "h3"]


# Character references

CONTROLS = [*range(32), *range(0x7F, 0xA0), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x110000, 9_999_999]


def test_a_reference_to_no_character_is_refused_and_not_replaced() -> None:
    for number in CONTROLS:
        written = [f"&#{number};"]
        if number <= 0xFFFFFF:
            written += [f"&#x{number:x};", f"&#X{number:X};"]
        for reference in written:
            assert "control-character" in codes(f"a {reference} b"), reference


def test_a_reference_to_a_control_of_direction_is_refused() -> None:
    for number in [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]:
        assert codes(f"a &#{number}; b") == ["direction-control"], hex(number)
        assert codes(f"[a &#x{number:x}; b](https://a.example)") == ["direction-control"], hex(number)
        assert codes("a &rlm; b") == codes("a &lrm; b") == ["direction-control"], hex(number)


def test_a_reference_to_any_other_character_is_that_character() -> None:
    assert markup(read("&eacute; &#8217; &#x1F600; &amp;lt;")[0]) == "<p>é ’ \U0001f600 &amp;lt;</p>\n"


# Sentences and places


def sentences(text: str) -> list[tuple[str, int, int, tuple[str, ...]]]:
    """Return every sentence: its words, line and column, and what it cites."""
    return [
        (sentence.text, sentence.line, sentence.column, sentence.cites)
        for unit in read(text)[0].units
        for sentence in unit.sentences
    ]


def test_a_sentence_has_the_citations_that_stand_behind_its_words() -> None:
    assert sentences("One [@a]. Two. [@b] Three [@c; @d], and four [@a].\n") == [
        ("One.", 1, 1, ("a",)),
        ("Two.", 1, 11, ("b",)),
        ("Three, and four.", 1, 21, ("c", "d", "a")),
    ]


def test_a_sentence_is_found_on_its_line_whatever_stands_before_it() -> None:
    text = (
        "Words.\n\nOne *two*\n[@a] three. Four\\\nfive. Six\n[@b]. Seven `x` eight. Nine.\n\n- Ten.\n  Eleven. [@c]\n"
    )
    assert [(words, line) for words, line, _, _ in sentences(text)] == [
        ("Words.", 1),
        ("One two three.", 3),
        ("Four five.", 4),
        ("Six.", 5),
        ("Seven x eight.", 6),
        ("Nine.", 6),
        ("Ten.", 8),
        ("Eleven.", 9),
    ]


def test_what_is_wrong_after_a_citation_at_the_beginning_of_a_line_is_on_its_line() -> None:
    _, problems = read("One\n[@a] two [[Not an id]] three\n[@b] four [@Not].\n")
    assert [(problem.code, problem.span.line, problem.span.column) for problem in problems] == [
        ("link-malformed", 2, 10),
        ("citation-malformed", 3, 11),
    ]


def test_a_sentence_that_is_marked_so_is_the_editors() -> None:
    prose, _ = read("One [@editor]. Two [@a].")
    assert [sentence.editors for sentence in next(prose.units).sentences] == [True, False]
    assert [sentence.cites for sentence in next(prose.units).sentences] == [(), ("a",)]


def test_a_sentence_knows_what_it_links() -> None:
    prose, _ = read("One of [[a]] and [[b|the bridge]]. Two [[c]].")
    assert [sentence.links for sentence in next(prose.units).sentences] == [("a", "b"), ("c",)]


def test_the_heads_of_a_table_are_headings_and_its_rows_are_rows() -> None:
    prose, _ = read("# A\n\nB\n\n- C\n\n| D |\n|---|\n| E |\n\n> F\n")
    assert [unit.kind for unit in prose.units] == ["heading", "paragraph", "paragraph", "heading", "row", "paragraph"]


def test_citations_and_links_stand_nowhere_in_code() -> None:
    prose, problems = read("`[@a]` and `[[b]]`\n\n    [@a] [[b]]\n\n```\n[@a] [[b\n```\n")
    assert (prose.cites, prose.links, problems) == ((), (), ())


def test_a_bracket_with_a_backslash_is_a_bracket() -> None:
    prose, problems = read("\\[@a] and \\[[b]]")
    assert (prose.cites, prose.links, problems) == ((), (), ())
    assert "[@a] and [[b]]" in markup(prose)


@pytest.mark.parametrize(
    "text", ["[@a]", "[@a; @b]", "x [@ a ] y", "[@a;@b]", "**[@a]**", "> [@a]", "# x [@a]", "| [@a] |\n|---|\n"]
)
def test_a_citation_is_one_wherever_it_stands(text: str) -> None:
    prose, problems = read(text)
    assert problems == ()
    assert [cite.claims[0] for cite in prose.cites] == ["a"]


COVERED = st.lists(
    st.sampled_from(
        [
            "One two",
            "three",
            "*four*",
            ". ",
            ", ",
            " [@a]",
            " [@b; @c]",
            " [@editor]",
            "\n",
            " [[d]]",
            " [[brief:d]]",
            "“e”",
        ]
    ),
    max_size=14,
).map("".join)


def flat(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Yield a paragraph's words, with < and > around those that the next citation covers, and + for it."""
    for inline in inlines:
        match inline:
            case Cite(covered=covered):
                yield from ("<", *flat(covered), ">") if covered else ()
                yield "+"
            case EditorsMark():
                yield "!"
            case Placed():
                pass
            case Text(text=text) | CodeText(text=text):
                yield text
            case Link(target=target, words=words):
                yield words or target
            case Emphasis(inlines=inner) | Strong(inlines=inner) | PageLink(inlines=inner) | WebLink(inlines=inner):
                yield from flat(inner)
            case Break():
                yield "\n"


@examples(150)
@given(COVERED)
def test_what_a_citation_covers_ends_right_before_it_and_never_overlaps(text: str) -> None:
    prose, _ = read(text)
    for unit in prose.units:
        for cite in (inline for inline in unit.inlines if isinstance(inline, Cite)):
            shown = "".join(flat(cite.covered))
            assert "+" not in shown, "no other citation stands among the words"
            assert "<" not in shown
            assert not shown or shown[0] not in LEADING
        shown = "".join(flat(unit.inlines))
        words = re.sub(r"[<>+!\s]", "", shown)
        assert words == re.sub(r"\s", "", "".join(sentence.text for sentence in unit.sentences).replace("[[d]]", "d"))
        assert shown.count(">") == shown.count(">+"), "they end right before it"


def test_a_citation_covers_the_words_since_the_one_before_it() -> None:
    assert covers("Zero. One [@a], two [@b]. Three.") == "Zero. <One>+, <two>+. Three."
    assert covers("One *two* [[c]] `d` [@a].") == "<One two c d>+."
    assert covers("One [@editor] two [@a].") == "<One! two>+."
    assert covers("[[c]] one [@a], *two* [@b].") == "<c one>+, <two>+."
    assert covers("Zero. *One* two [@a]. [[c]] [@b].") == "Zero. <One two>+. <c>+."
    assert covers("One [@a][[c]] [@b].") == "<One>+<c>+."


def covers(text: str) -> str:
    """Return a paragraph as `flat` has it."""
    (unit,) = read(text)[0].units
    return "".join(flat(unit.inlines))


def test_a_citation_covers_nothing_where_its_words_would_begin_or_end_inside_emphasis_or_a_link() -> None:
    assert covers("*One. Two* three [@a].") == "One. Two three+."
    assert covers("One *two [@a]* three [@b].") == "One two+ <three>+."
    assert covers("[One. Two](https://a.example) three [@a].") == "One. Two three+."


# The tree


def test_every_block_of_the_dialect_is_a_block_of_the_tree() -> None:
    prose, problems = read(
        "# A\n\nB\n\n- C\n- D\n\n  E\n\n7. F\n8. G\n\n> H\n>\n> - I\n\n```py x\nJ\n```\n\n    K\n\n---\n\n"
        "| L | M | N |\n|---|:-:|--:|\n| O | P |\n"
    )
    assert problems == ()
    heading, paragraph, loose, numbers, quotation, fence, code, rule, table = prose.blocks
    assert isinstance(heading, Heading)
    assert (heading.level, heading.id, heading.inlines) == (2, "h-a", (Text(text="A"),))
    assert isinstance(paragraph, Paragraph)
    assert [sentence.text for sentence in paragraph.sentences] == ["B"]
    assert isinstance(loose, List)
    assert (loose.ordered, loose.tight, [len(item) for item in loose.items]) == (False, False, [1, 2])
    assert isinstance(numbers, List)
    assert (numbers.ordered, numbers.tight, numbers.start, len(numbers.items)) == (True, True, 7, 2)
    assert isinstance(quotation, Quotation)
    assert [block.kind for block in quotation.blocks] == ["paragraph", "list"]
    assert (fence, code, rule) == (
        CodeBlock(text="J\n", language="py", line=18),
        CodeBlock(text="K\n", line=21),
        Rule(),
    )
    assert isinstance(table, Table)
    assert table.sides == ("", "middle", "end")
    (row,) = table.rows
    assert row.cells == ((Text(text="O"),), (Text(text="P"),), ())
    assert [unit.sentences[0].text for unit in prose.units] == [*"ABCDEFGHILMN", "O · P"]
    assert [unit.kind for unit in prose.units][-4:] == ["heading", "heading", "heading", "row"]


def test_a_table_has_no_style_of_its_own_which_the_browser_would_refuse() -> None:
    shown = markup(read("| a | b |\n|:--|:-:|\n| c | d |\n")[0])
    assert shown == (
        '<div class="tb" role="region" aria-label="Table: a, b" tabindex="0"><table>\n'
        '<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col" class="middle">b</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>c</td>\n<td class="middle">d</td>\n</tr>\n</tbody>\n</table></div>\n'
    )


def test_a_row_is_a_sentence_whose_cells_its_citations_cover() -> None:
    prose, problems = read(
        "| A | B |\n|---|--:|\n| *One* of [[a]]. And two [@x] | 3 [@y; @x] |\n|   |  |\n"
        "| So | [@editor:why] |\n| b \\| c |\n"
    )
    assert problems == ()
    *_, first, empty, own, escaped = prose.units
    (sentence,) = first.sentences
    assert (sentence.text, sentence.cites, sentence.links) == ("One of [[a]]. And two · 3", ("x", "y"), ("a",))
    assert (sentence.line, sentence.editors) == (3, False)
    assert [one.text for one in empty.sentences] == [""]
    assert (own.sentences[0].text, own.sentences[0].editors, own.sentences[0].grounds) == ("So", True, ("why",))
    assert escaped.sentences[0].text == "b | c"


def test_every_inline_of_the_dialect_is_an_inline_of_the_tree() -> None:
    prose, problems = read("A *b **c*** `d`\\\ne\nf [g](/h/) [i](https://j.example) [[k]] [[l|m]] n [@o].")
    assert problems == ()
    (unit,) = prose.units
    cite, end = unit.inlines
    assert isinstance(cite, Cite)
    assert (cite.claims, cite.line, cite.column, cite.end_column, end) == (("o",), 3, 51, 55, Text(text="."))
    assert cite.covered == (
        Text(text="A "),
        Emphasis(inlines=(Text(text="b "), Strong(inlines=(Text(text="c"),)))),
        Text(text=" "),
        CodeText(text="d"),
        Break(),
        Text(text="e"),
        Text(text="\n"),
        Text(text="f "),
        PageLink(address="h/index.html", line=3, column=7, end_column=10, inlines=(Text(text="g"),)),
        Text(text=" "),
        WebLink(address="https://j.example", inlines=(Text(text="i"),)),
        Text(text=" "),
        Link(target="k", words=None, line=3, column=35, end_column=40),
        Text(text=" "),
        Link(target="l", words="m", line=3, column=41, end_column=48),
        Text(text=" n"),
    )
    assert ([found.claims for found in prose.cites], [link.target for link in prose.links]) == ([("o",)], ["k", "l"])


def test_a_citation_of_a_claim_and_the_editor_is_a_mark_and_a_citation_that_covers_nothing() -> None:
    (unit,) = read("One [@editor; @a].")[0].units
    cite = Cite(claims=("a",), line=1, column=5, end_column=18)
    assert unit.inlines == (Text(text="One"), EditorsMark(line=1, column=5, end_column=18), cite, Text(text="."))


def test_a_text_comes_back_from_the_cache_as_it_was() -> None:
    prose, _ = read("# A\n\nOne [@a] of [[b|c]] at [d](/e/). *Two* [@editor].\n")
    assert stored(prose) == prose
