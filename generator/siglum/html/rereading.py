"""Reads finished pages again before they are published: every quotation stands in its source, and none is missing.

It shares no code with the proof: it parses the HTML and folds text by itself, so that it finds mistakes of the proof
and of templates. Elements that show a source's words carry `data-verbatim` with the source's id.
"""

# ruff: noqa: RUF001 - quotation marks of every script are what it is about

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.html.hiding import Hiding, parts_of, rules_of
from siglum.html.looked_at import LookedAt, Quotation, looked_at
from siglum.model.expressions import expression
from siglum.model.files import Span
from siglum.model.problems import Problem, said

SHOWN = 80
GAP = "[…]"
MAY_QUOTE = expression(rb"data-verbatim|<(?:q|blockquote|mark)\b", re.IGNORECASE)
"""What stands in the bytes of every page that shows a quotation."""
ATTRIBUTES = ("content", "aria-label", "title", "alt")
"""Those whose words somebody reads or hears."""
TOLD = f":is(meta, title, {', '.join(f'[{name}]' for name in ATTRIBUTES)})"
"""The elements that say something beside the text of a page."""
QUOTED = expression(
    r"“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"|«[^«»]*»|»[^«»]*«|‹[^‹›]*›|「[^「」]*」|『[^『』]*』|《[^《》]*》|〈[^〈〉]*〉"
    r"|〝[^〝〞〟]*[〞〟]|❝[^❝❞]*❞|❮[^❮❯]*❯|⟪[^⟪⟫]*⟫|⹂[^⹂”]*”|｢[^｢｣]*｣|﹁[^﹁﹂]*﹂|﹃[^﹃﹄]*﹄|❛[^❛❜]*❜"
    r"|(?<!\w)‘(?:[^‘’]|’(?=\w))*’(?!\w)"
)
PIECE = "\x1f"
"""What stands between the pieces of text of a page, and in no page."""
TURNED = {opens: f"{opens}[^{opens}{ends}{PIECE}]*{ends}" for opens, ends in ("“”", "「」", "『』", "《》")}
"""Quotations within one piece, by the mark that tells where they open, so that it can be read by itself."""
OPENS = expression("[“„«「『《〝❝❮⟪]")
MARKED = expression('[“„"«»‹「『《〈\u2329〝❝‘❮⟪⹂｢﹁﹃❛]')
"""What stands in every text that has a quotation, before it is in NFC as well."""
ARTICLE = expression(r"sources/([^/]+)/")
"""The id of a source in the address of its page."""
HINT = "the records were proven, so a template or the program changed it: print the view's words as they are, whole"


class Owed(Struct, frozen=True):
    """What a page owes its readers; all words as `plain` returns them."""

    quotations: frozenset[tuple[str, ...]] = frozenset()
    """Its quotations, each as its source and its segments."""
    words: frozenset[tuple[str, str]] = frozenset()
    """A source and words of it, which stand alone."""
    due: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How often each of both is to be shown, at least: a source, and words or a segment."""
    keys: frozenset[str] = frozenset()
    """The words that a margin shows of a segment, whose rest has the class `r`."""
    cards: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How often machines are told a quotation: its source, and its segments with […] between."""
    said: Mapping[str, int] = field(default_factory=dict)
    """What the editor's words put in quotation marks, with these, and how often it is to be shown, at least."""
    may_say: frozenset[str] = frozenset()
    """All that may stand in quotation marks in the head of the page, and where it is read aloud."""


UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
"""Letters and signs of Thai, Lao, Burmese, Khmer, Chinese and Japanese, as a regular expression has them."""


class Reader:
    """Compares finished pages with the texts of the sources, and with what their views hold."""

    def __init__(
        self,
        texts: Mapping[str, str],
        record: Callable[[str, str], str] = lambda _source, _words: "",
        unseen: Container[str] = (),
        sheets: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Take the texts of the sources by id, as `plain` returns them, and what names the record of some words.

        `unseen` are the ids of sources that there are, and whose texts nobody has to compare with; `sheets` the
        selectors of stylesheets that hide (see hiding), by their addresses.
        """
        self._texts, self._record, self._unseen, self._sheets = texts, record, unseen, sheets or {}

    def read(self, address: str, page: bytes, owes: Callable[[], Owed] | None = None) -> Iterator[Problem]:
        """Yield a problem for all that is shown as a source's words and is not that, or is not whole, or is missing.

        `owes` is asked for what the page's view holds; without it, whether something is missing is not looked at.
        """
        if owes is None and not MAY_QUOTE.search(page):
            return
        owed = owes() if owes else None
        tree = LexborHTMLParser(page)
        looked = looked_at(tree)
        shown: Counter[tuple[str, str]] = Counter()
        if looked.quotations:
            hiding = Hiding(tree, tuple(rules_of(looked.sheets, self._sheets)), looked.suspects)
            for message, hint in self._misquoted(hiding, looked, owed, shown):
                yield Problem("page-misquotes", Span(address), message, hint)
        if owed is not None:
            told = list(_objects(looked.data))
            for message in (
                *self._missing(shown, owed),
                *_told(told, owed),
                *_not_said(tree, looked.unread, told, owed),
            ):
                yield Problem("page-misquotes", Span(address), message, HINT)

    def _misquoted(
        self, hiding: Hiding, looked: LookedAt, owed: Owed | None, shown: Counter[tuple[str, str]]
    ) -> Iterator[tuple[str, str]]:
        """Say what is wrong with the quotations of a page, with hints; `shown` counts the words of sources in them."""
        texts = {one.element.mem_id: plain(one.words) for one in looked.quotations if one.source is not None}
        for one in looked.quotations:
            if one.source is not None:
                source, words = one.source, texts[one.element.mem_id]
                shown[source, words] += 1
                message = self._wrong(source, words) or self._not_as_owed(one, texts, owed)
                if not message and (hidden := hiding.of(one.element, is_plain=one.is_plain)):
                    message = self._message(f"hides ({hidden}) words of", source, words)
                if message:
                    yield message, HINT
            elif _is_bare(one.element):
                words = plain(one.element.text())[:SHOWN]
                hint = f"put data-verbatim with the source's id on the words of it; {HINT}"
                yield f"it shows a quotation and does not say whose words they are: {said(words)}", hint

    def _missing(self, shown: Counter[tuple[str, str]], owed: Owed) -> Iterator[str]:
        """Say which words of a source the page does not show as such, or not as often as it owes them."""
        for (source, words), times in owed.due.items():
            if shown[source, words] < times:
                yield self._message("does not show, whole and marked as its own, words of", source, words)

    def _not_as_owed(self, one: Quotation, texts: Mapping[int, str], owed: Owed | None) -> str:
        """Say what is not whole of words that are shown; empty where they are, or where nobody knows what is owed."""
        if owed is None:
            return ""
        source, words = one.source or "", texts[one.element.mem_id]
        if (source, words) not in owed.words and not _is_whole(one, texts, owed):
            return self._message("shows a part only of what is quoted from", source, words)
        rest = () if one.is_plain else one.element.css(".r")
        if rest and not _is_key(one.element, owed):
            return self._message(f"hides ({plain(rest[0].text())[:SHOWN]}) words of", source, words)
        return ""

    def _wrong(self, source: str, words: str) -> str:
        """Return what is wrong with words that are shown as a source's; empty where they stand in it."""
        text = self._texts.get(source)
        if text is None and source in self._unseen:
            return ""
        if text is None:
            return f"it shows words of {said(source)}, and there is no such source: {said(words[:SHOWN])}"
        if not words:
            return f"it shows no words where it should show some of {source}"
        if words not in text:
            named = self._named(source, words)
            return f"it shows as words of {source}{named} what does not stand there: {said(words[:SHOWN])}"
        return ""

    def _message(self, does: str, source: str, words: str) -> str:
        return f"it {does} {source}{self._named(source, words)}: {said(words[:SHOWN])}"

    def _named(self, source: str, words: str) -> str:
        record = self._record(source, words)
        return f" ({record})" if record else ""


def _is_whole(one: Quotation, texts: Mapping[int, str], owed: Owed) -> bool:
    """Whether an element shows, with its neighbours, a quotation with its gaps; `texts` are the words of each."""
    around = one.element.parent
    if around is None or one.is_context:
        return False
    pieces = (piece for piece in around.css("[data-verbatim]") if piece.attributes.get("class") != "ctx")
    shown = tuple(texts[piece.mem_id] for piece in pieces)
    gaps = around.text().count(GAP) - sum(words.count(GAP) for words in shown)
    return (one.source, *shown) in owed.quotations and gaps == len(shown) - 1


def _told(objects: Sequence[Mapping[str, Any]], owed: Owed) -> Iterator[str]:
    """Say what the page's data for machines does not quote as the page does."""
    found: Counter[tuple[str, str]] = Counter()
    for one in objects:
        if one.get("@type") == "Quotation":
            article = ARTICLE.search(str(one.get("isPartOf", {}).get("@id", "")))
            found[article[1] if article else "", plain(str(one.get("text", "")))] += 1
    if dict(found) == dict(owed.cards):
        return
    for source, words in found - Counter(owed.cards):
        yield f"its data for machines quotes from {said(source)} what the page does not: {said(words[:SHOWN])}"
    for source, words in Counter(owed.cards) - found if objects else ():
        yield f"its data for machines leaves out a quotation from {source}, or a part of it: {said(words[:SHOWN])}"


def _objects(data: Iterable[LexborNode]) -> Iterator[dict[str, Any]]:
    """Yield every object of the page's JSON-LD."""
    waiting: list[Any] = [json.loads(one.text()) for one in data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
        waiting += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()


def _not_said(
    tree: LexborHTMLParser, unread: Sequence[LexborNode], objects: Sequence[Mapping[str, Any]], owed: Owed
) -> Iterator[str]:
    """Say what the view has in quotation marks and the page has not, or the other way round in its head.

    It takes all that is not read out of the tree.
    """
    told = [value for one in objects if one.get("@type") != "Quotation" for value in one.values()]
    head, heard = _beside_the_text(tree)
    beside = [one for one in (*head, *heard, *told) if isinstance(one, str)]
    for text in map(plain, filter(MARKED.search, beside) if MARKED.search(PIECE.join(beside)) else ()):
        yield from _not_in_view(quotations_in(text), owed)
        if OPENS.search(QUOTED.sub("", text)):
            yield f"words about it end within a quotation: {said(text[-SHOWN:])}"
    if tree.body is None:
        return
    for element in reversed(unread):  # what stands within another one is taken out before it
        element.decompose()
    pieces = tree.body.text(separator=PIECE)
    if opening := tuple(mark for mark in TURNED if mark in pieces):
        yield from _not_in_view(map(plain, _turned(opening).findall(pieces)), owed)
    if not owed.said:
        return
    seen = unicodedata.normalize("NFC", " ".join((pieces.replace(PIECE, ""), *heard)))
    # What stands in a text stands in it as `plain` returns it, too; that takes longer, and is seldom needed.
    rare = {words: times for words, times in owed.said.items() if seen.count(words) < times}
    seen = plain(seen) if rare else ""
    for words, times in rare.items():
        if seen.count(words) < times:
            yield f"it does not show, whole and as often as it should, what its view quotes: {said(words[:SHOWN])}"


@cache
def _turned(opening: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds quotations within one piece that begin with one of some marks; of few, it does so faster."""
    return re.compile("|".join(TURNED[mark] for mark in opening))


def _beside_the_text(tree: LexborHTMLParser) -> tuple[list[str], list[str]]:
    """Return what the head of a page says of it, and the words in attributes that are read aloud."""
    head, heard = [], []
    for element in tree.css(TOLD):
        attributes = element.attributes
        if element.tag in ("meta", "title"):
            head.append(attributes.get("content") or element.text())
        else:
            heard += [attributes[name] or "" for name in ATTRIBUTES if name in attributes]
    return head, heard


def _not_in_view(quotations: Iterable[str], owed: Owed) -> Iterator[str]:
    """Say what the page has in quotation marks and its view has not."""
    for words in quotations:
        if words not in owed.may_say and not _is_cut(words, owed.may_say):
            yield f"it has in quotation marks what its view has not: {said(words[:SHOWN])}"


def _is_cut(words: str, whole: Iterable[str]) -> bool:
    """Whether a quotation is one of others, and an ellipsis says where it is cut."""
    return words[-2:-1] == "…" and any(one.startswith(words[:-2]) for one in whole)


def quotations_in(*texts: str) -> Iterator[str]:
    """Yield what stands in quotation marks in each of some texts, with the marks and as `plain` returns it."""
    # Few texts have any, and this is asked of each that a page shows.
    return (found[0] for text in filter(MARKED.search, texts) for found in QUOTED.finditer(plain(text)))


def _is_key(element: LexborNode, owed: Owed) -> bool:
    """Whether what a margin leaves of an element, without its rest, are the key words of the view."""
    return plain("".join(parts_of(element, without="r"))) in owed.keys


def _is_bare(element: LexborNode) -> bool:
    """Whether a quotation shows words and no `data-verbatim` in, on or around it; an author's text has its own."""
    if element.css_first("[data-verbatim]") is not None or not element.text().strip():
        return False
    above: LexborNode | None = element
    while above is not None:
        classes = (above.attributes.get("class") or "").split()
        if "data-verbatim" in above.attributes or (element.tag == "blockquote" and "prose" in classes):
            return False
        above = above.parent
    return True


def quoted_in(page: bytes) -> Iterator[tuple[str, str]]:
    """Yield the source of each `data-verbatim` element of a page, and its words as `plain` returns them."""
    for element in LexborHTMLParser(page).css("[data-verbatim]"):
        yield element.attributes.get("data-verbatim") or "", plain(_words(element))


def _words(element: LexborNode) -> str:
    """Return the text of an element, without the note numbers in it."""
    return "".join(parts_of(element, without="mk"))


LINE_END = expression(rf"({UNSPACED})[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*(?={UNSPACED})")


def plain(text: str) -> str:
    """Return a text in Unicode NFC, with every run of white space as one space and none at the ends.

    A line break between two characters of a script without spaces is nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if "\n" in text or "\r" in text:
            text = LINE_END.sub(r"\1", text)
    return " ".join(text.split())


def record_with(words: str, passages: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the record of the passage that some words seem to be of: one that holds them, or begins or ends alike."""
    start, end = words[: SHOWN // 5], words[-SHOWN // 5 :]
    for matches in (lambda part: words in part, lambda part: part.startswith(start) or part.endswith(end)):
        for record, segments in passages:
            if any(matches(plain(segment)) for segment in segments):
                return record
    return ""
