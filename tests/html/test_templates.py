"""Every template, rendered with a view that has everything, with one that has next to nothing, and hostile words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import count, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from jinja2 import meta, nodes
from markupsafe import Markup
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from siglum.catalogue.kinds import PAGES
from siglum.html import page_views
from siglum.html.assets import stylesheet
from siglum.html.part_views import SourceNode
from siglum.html.render import Links, Renderer, templates_of
from siglum.html.text_views import Block, Inline, KeySegment, Note, ShownPicture
from siglum.html.version_views import WaySegment
from siglum.html.views import Frame, Run, Siglum, SiteView, Verbatim
from siglum.model.refs import Ref
from tests.html.shipped import TEMPLATES, TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

VIEWS: dict[str, type[Any]] = {kind.template: get_type_hints(kind.view)["return"] for kind in PAGES}
"""The templates of whole pages, each with its view."""

HOSTILE = "Rindfleisch" * 6 + ' <i class=leak onclick="x">&amp;\' “{{ page }}” שלום 中文'
"""A word of sixty letters and more, markup, an entity, both quotation marks, a template's signs, and other scripts."""


DATA = Markup('{"@context":"https://schema.org"}')

# Sample views, made from their own declarations


class Samples:
    """Makes a value of any type that a view's field has."""

    def __init__(self, words: str, *, full: bool) -> None:
        """Make texts that hold `words`; every tuple filled where `full`, else as little as can be."""
        self.words = words
        self.full = full
        self.numbers = count(1)
        self.choices: dict[object, Iterator[int]] = {}

    def view(self, kind: type[Any], /, **fixed: object) -> Any:  # noqa: ANN401 - whatever type is asked for
        """Return a view of a type, with some of its fields given."""
        hints = get_type_hints(kind)
        made = {name: fixed.get(name, self._field(name, hints[name])) for name in kind.__struct_fields__}
        return kind(**made)

    def _field(self, name: str, hint: Any) -> object:  # noqa: ANN401 - a type as it is written
        if hint is str:
            return self._text(name)
        if hint is Verbatim:
            return Verbatim(self._text(name), "article")
        if hint is int:
            return next(self.numbers)
        if hint is float:
            return float(next(self.numbers))
        if hint is bool:
            return self.full
        if hint is Markup:
            return DATA if name == "data" else Markup()
        return self._compound(name, hint)

    def _compound(self, name: str, hint: Any) -> object:  # noqa: ANN401 - a type as it is written
        if isinstance(hint, type) and issubclass(hint, Struct):
            return self.view(hint)
        parts = get_args(hint)
        if get_origin(hint) is Literal:
            turn = self.choices.setdefault(hint, count())
            return parts[next(turn) % len(parts)]
        if get_origin(hint) is Mapping:
            return {}
        if get_origin(hint) is tuple and parts[-1] is not Ellipsis:
            return tuple(self._field(name, part) for part in parts)
        if get_origin(hint) is tuple:
            return self._several(name, parts[0])
        chosen = [part for part in parts if part is not type(None)]
        assert chosen, f"{name}: {hint}"
        return self._field(name, chosen[0]) if self.full else None

    def _several(self, name: str, hint: Any) -> tuple[object, ...]:  # noqa: ANN401 - a type as it is written
        if hint is Block:
            return self._prose()
        if hint is Inline:
            return (Inline("text", self.words),)
        if hint is SourceNode:
            return self._nodes()
        if hint is Run and name in {"statement", "title"}:
            return (Run(f"{self.words} {next(self.numbers)}"),)
        return (self._field(name, hint), self._field(name, hint)) if self.full else ()

    def _text(self, name: str) -> str:
        number = next(self.numbers)
        if name in {"id", "mark", "marker", "back"}:
            return f"{name}-{number}"
        if name in {"canonical", "original"}:
            return f"https://example.org/{number}" if self.full else ""
        if name == "letter":
            return f"A{number}"
        if name in {"datetime", "numeral", "note", "origin", "scope", "flag", "before", "after", "font", "script"}:
            return f"{number}" if self.full else ""
        return f"{self.words} {number}"

    def _prose(self) -> tuple[Block, ...]:
        if not self.full:
            return ()
        note = self.view(Note)
        words = Inline("text", self.words)
        name = Inline("name", self.words, href=Ref("address", "name/index.html"))
        inlines = (
            Inline("cover", inlines=(words, Inline("emphasis", inlines=(name,)))),
            Inline("note", note=note, marker=f"m{note.mark}"),
            Inline("link", inlines=(words,), href=Ref("address", "link/index.html")),
            Inline("web-link", inlines=(Inline("strong", inlines=(words,)),), address=f"https://example.org/{HOSTILE}"),
            Inline("code", self.words),
            Inline("break"),
            Inline("sigla", sigla=(self.view(Siglum),)),
        )
        paragraph = Block("paragraph", (words,))
        return (
            Block("paragraph", inlines, notes=(note,)),
            Block("heading", (words,), level=2, id=f"h-{next(self.numbers)}"),
            Block("bullets", items=((paragraph, Block("numbers", items=((paragraph,),), start=7)),), tight=True),
            Block("quotation", blocks=(paragraph,)),
            Block("table", header=((words,),), rows=(((words,),),), sides=("end",), text="Ships"),
            Block("picture", (words,), text=self.words, picture=ShownPicture(Ref("address", "assets/a.png"), 300, 200)),
            Block("code", text=self.words, language=self.words),
            Block("rule"),
        )

    def _nodes(self) -> tuple[SourceNode, ...]:
        if not self.full:
            return ()
        first, second = self.view(Note), self.view(Note)
        named = (
            SourceNode("text", text=" b "),
            SourceNode("name", text=self.words, href=Ref("address", "name/index.html")),
        )
        inner = SourceNode("mark", id=f"p-{second.mark}", against=True, children=named)
        number = SourceNode("note", note=second, marker=f"m{second.mark}")
        doubt = SourceNode("doubt", id=f"doubt-{first.mark}", children=(inner, number, SourceNode("text", text=" c")))
        return (
            SourceNode("text", text=f"{self.words} {next(self.numbers)} "),
            SourceNode("mark", id=f"p-{first.mark}", children=(SourceNode("text", text="a"), doubt)),
            SourceNode("note", note=first, marker=f"m{first.mark}"),
            SourceNode("text", text="."),
        )


FULL, BARE = "full", "bare"


@cache
def view_of(template: str, amount: str) -> Any:  # noqa: ANN401 - of the type that the template's name says
    samples = Samples(HOSTILE, full=amount == FULL)
    return samples.view(VIEWS[template])


@cache
def frame_of(template: str, amount: str) -> Frame:
    """Return what stands around a page; home pages and explainers are told from others."""
    samples = Samples(HOSTILE, full=amount == FULL)
    frame: Frame = samples.view(Frame, here=Ref("address", "a/b/index.html"), kind=template, root="../../")
    return frame


class HostileLinks(Links):
    """Addresses with what has a meaning in HTML."""

    def full(self, ref: Ref) -> str:
        return f"https://example.org/{ref.kind}/{ref.id}?a=1&b=2"

    def link(self, ref: Ref, here: Ref) -> str:
        assert here.id == "a/b/index.html"
        return f"../../{ref.kind}/{ref.id}/index.html?a=1&b=2"


@cache
def renderer() -> Renderer:
    site: SiteView = Samples(HOSTILE, full=True).view(SiteView, language="en")
    return Renderer(templates_of(TEXTS), site, HostileLinks())


@cache
def page_of(template: str, amount: str) -> LexborHTMLParser:
    return LexborHTMLParser(renderer().render(template, view_of(template, amount), frame_of(template, amount)))


every_page = pytest.mark.parametrize("template", sorted(VIEWS))
both_amounts = pytest.mark.parametrize("amount", [FULL, BARE])


def attribute(element: LexborNode, name: str) -> str:
    return element.attributes.get(name) or ""


# What every page keeps, whatever is in its view


def test_every_template_has_a_view_and_every_view_a_template() -> None:
    assert {path.stem for path in (TEMPLATES / "pages").glob("*.html")} == set(VIEWS)
    declared = {kind for name, kind in vars(page_views).items() if name.endswith("Page")}
    # A page of a module of its own has its view there.
    assert declared <= set(VIEWS.values())


@every_page
@both_amounts
def test_a_page_has_one_title_one_main_part_and_no_gap_in_its_headings(template: str, amount: str) -> None:
    page = page_of(template, amount)
    assert len(page.css("h1")) == 1
    assert len(page.css("main")) == 1
    assert attribute(page.css("html")[0], "lang") == "en"
    levels = [int(str(heading.tag)[1]) for heading in page.css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(lower - upper < 2 for upper, lower in pairwise(levels)), levels


@every_page
@both_amounts
def test_what_is_hostile_in_a_text_stays_text(template: str, amount: str) -> None:
    page = page_of(template, amount)
    assert not page.css(".leak, [onclick], [style], style")
    assert HOSTILE in page.css("h1")[0].text()
    for script in page.css("script"):
        assert attribute(script, "type") in {"application/ld+json", ""}
        assert attribute(script, "type") == "application/ld+json" or not script.text()


@every_page
@both_amounts
def test_what_names_an_element_of_the_page_finds_it(template: str, amount: str) -> None:
    page = page_of(template, amount)
    for name in ("aria-labelledby", "popovertarget"):
        for element in page.css(f"[{name}]"):
            target = attribute(element, name)
            # A sample's numbers open notes that stand in no list of it: they are made one by one.
            assert element.parent is not None
            if "mk" in attribute(element.parent, "class"):
                continue
            assert len(page.css(f'[id="{target}"]')) == 1, f"{name}={target}"
    skipped = attribute(page.css("a.skip")[0], "href")
    assert page.css(f'[id="{skipped[1:]}"]')


@every_page
def test_no_id_stands_twice(template: str) -> None:
    ids = [attribute(element, "id") for element in page_of(template, FULL).css("[id]")]
    assert len(ids) == len(set(ids)), sorted({one for one in ids if ids.count(one) > 1})
    assert all(ids)


@every_page
def test_buttons_lists_links_and_pictures_say_what_they_are(template: str) -> None:
    page = page_of(template, FULL)
    assert not page.css("form button:not([type])"), "it would send the form"
    assert all(attribute(link, "href") for link in page.css("a"))
    assert all(link.text().strip() or attribute(link, "aria-label") for link in page.css("a, button"))
    for picture in page.css("svg:not(svg svg, [role=img] svg), div[role=img]"):
        assert attribute(picture, "aria-label") or attribute(picture, "aria-hidden") == "true"
    # The stylesheet takes the marks off lists but those of an author's text, and some readers then no longer say that
    # they are lists.
    assert all(
        attribute(one, "role") == "list" for one in page.css("main :is(ol, ul):not(.prose *, .about *, .stand *, dd *)")
    )


# A source's words


@every_page
def test_an_element_that_shows_words_of_a_source_shows_nothing_else(template: str) -> None:
    view = view_of(template, FULL)
    shown = set(texts_in(view))
    for element in page_of(template, FULL).css("[data-verbatim]"):
        assert attribute(element, "data-verbatim")
        if element.tag in {"p", "h3"}:
            # A source's paragraph, which holds marks, names and numbers.
            words = "".join(words_of(element))
            assert words == "".join(view_words(element, view)), words
        else:
            assert element.text() in shown


def texts_in(value: object) -> Iterator[str]:
    """Every text in a view."""
    if isinstance(value, KeySegment):
        yield value.before + value.key + value.after
    if isinstance(value, WaySegment):
        yield value.words
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name))


def words_of(element: LexborNode) -> Iterator[str]:
    """Yield an element's text without the numbers in it."""
    for child in element.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif "mk" not in attribute(child, "class").split():
            yield from words_of(child)


def view_words(element: LexborNode, view: page_views.SourcePage) -> Iterator[str]:
    """Yield the text of the paragraph that an element shows."""
    number = int(attribute(element, "data-n"))
    [paragraph] = [one for one in view.paragraphs if one.number == number]
    waiting = list(paragraph.nodes)
    while waiting:
        node = waiting.pop(0)
        if node.kind != "note":
            yield node.text
            waiting[:0] = node.children


def test_a_source_is_shown_word_for_word() -> None:
    page = page_of("source", FULL)
    assert len(page.css("p[data-n], h3[data-n]")) == len(view_of("source", FULL).paragraphs)


# What a template may hold


def sources() -> dict[str, str]:
    return {path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")}


FORBIDDEN = {
    r"\|\s*safe\b": "text becomes markup in showing.texts only",
    r"autoescape": "everything is escaped",
    r"with context": "a part sees what it is given",
    r"\sstyle\s*=": "the Content Security Policy refuses it",
    r"\son\w+\s*=": "the Content Security Policy refuses it",
    r"=\s*\{\{": "an attribute without quotation marks can be left",
    r"javascript:": "a link leads somewhere",
    r"<style": "the Content Security Policy refuses it",
    r"https?://": "nothing is fetched from elsewhere",
}


@pytest.mark.parametrize("pattern", sorted(FORBIDDEN))
def test_no_template_holds_what_none_may_hold(pattern: str) -> None:
    found = [name for name, text in sources().items() if re.search(pattern, text)]
    assert not found, FORBIDDEN[pattern]


def test_templates_use_what_their_view_declares_and_nothing_else() -> None:
    environment = renderer().environment
    checked = 0
    for name, text in sources().items():
        tree = environment.parse(text)
        imported = {one for line in tree.find_all(nodes.FromImport) for one in line.names if isinstance(one, str)}
        assert meta.find_undeclared_variables(tree) - imported <= {
            "page",
            "site",
            "frame",
            "to",
            "full",
            *(["sheet"] if name == "base.html" else []),
        }, name
        for used in tree.find_all(nodes.Getattr):
            if isinstance(used.node, nodes.Name) and used.node.name in {"page", "site", "frame"}:
                checked += 1
                declared = set(declared_for(name, used.node.name).__struct_fields__)
                assert used.attr in declared, f"{name}: {used.node.name}.{used.attr}"
    assert checked > 100


def declared_for(template: str, name: str) -> type[Any]:
    if name in {"site", "frame"}:
        return SiteView if name == "site" else Frame
    # The frame of all pages uses what they all have.
    return page_views.TextPage if template == "base.html" else VIEWS[Path(template).stem]


def test_a_part_has_a_macro_of_its_name_and_a_section_of_the_stylesheet_a_part() -> None:
    parts = {path.stem: path.read_text("utf-8") for path in (TEMPLATES / "parts").glob("*.html")}
    named = [path.stem.removeprefix("50-") for path in (TEMPLATES / "assets/css").rglob("50-*.css")]
    sections = {part for name in named for part in name.split("+")}
    assert sections <= set(parts), sections - set(parts)
    named_otherwise = {"source"}
    for name, text in parts.items():
        assert name in named_otherwise or re.search(rf"\{{% macro {name}\(", text), name


# The stylesheet


def style() -> str:
    return stylesheet(path.read_text("utf-8") for path in sorted((TEMPLATES / "assets/css").rglob("*.css")))


def test_the_stylesheet_fetches_nothing_from_elsewhere() -> None:
    assert "@import" not in style()
    assert set(re.findall(r"url\(([^)]*)\)", style())) == {"manuale.woff2"}


def test_every_class_that_a_template_gives_is_known_to_the_stylesheet_or_to_a_reader() -> None:
    given = {
        word for text in sources().values() for value in re.findall(r'class="([^"{]*)"', text) for word in value.split()
    }
    # Without a look of their own: the name says to scripts and to readers of the markup what it is.
    plain = {"claims", "diffs", "first", "strip", "lead", "cite", "sigs", "passages"}
    known = set(re.findall(r"\.([a-z][a-z-]*)", style()))
    assert given - known <= plain, given - known - plain


TEXT_ON = {
    "ink": ("paper", "sunk", "card", "wash", "bwash"),
    "ink2": ("paper", "sunk", "card", "wash", "bwash"),
    "ink3": ("paper", "sunk", "card"),
    "rubric": ("paper", "sunk", "card", "wash"),
    "blue": ("paper", "sunk", "card", "bwash"),
}
"""The colours of text, and the grounds on which it stands."""


def tokens(theme: int) -> dict[str, str]:
    """Return the colours of the light theme (0) or of the dark one (1)."""
    return {name: values[theme] for name, *values in re.findall(r"--(\w+):light-dark\((#\w+),(#\w+)\)", style())}


@pytest.mark.parametrize("theme", [0, 1])
def test_text_is_legible_on_every_ground_that_it_stands_on(theme: int) -> None:
    colours = tokens(theme)
    assert set(colours) == {*TEXT_ON, "paper", "sunk", "card", "wash", "bwash", "edge", "rule"}
    for text, grounds in TEXT_ON.items():
        for ground in grounds:
            assert contrast(colours[text], colours[ground]) >= 4.5, f"{text} on {ground}"
    for ground in ("paper", "sunk", "card"):
        assert contrast(colours["edge"], colours[ground]) >= 3, f"edge on {ground}"


def test_browsers_that_know_no_dark_theme_get_the_light_one() -> None:
    plain = dict(re.findall(r"--(\w+):(#\w+)", style().partition("@supports")[0]))
    assert plain == tokens(0)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_script_of_every_page_is_small_and_asks_nobody() -> None:
    script = (TEMPLATES / "assets/js/site.js").read_text("utf-8")
    assert len(script.encode()) < 2.75 * 1024
    assert not re.search(r"innerHTML|eval\(|https?:", script)
