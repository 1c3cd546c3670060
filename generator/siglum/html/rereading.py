"""Reads finished pages again before they are published, and checks that every quotation stands in its source, whole.

It shares no code with the proof: it parses the HTML and folds text by itself, so that it finds mistakes of the proof
and of templates. Elements that show a source's words carry `data-verbatim` with the source's id.
"""

import re
import unicodedata
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.model.files import Span
from siglum.model.problems import Problem, said

SHOWN = 80
GAP = "[…]"
QUOTATIONS = "q, blockquote, mark"
MAY_QUOTE = re.compile(rb"data-verbatim|<(?:q|blockquote|mark)\b", re.IGNORECASE)
"""What stands in the bytes of every page that shows a quotation; the others need no parsing."""
NUMBER = re.compile(r"[\d*≠\s]*")
"""What the number of a note may show; anything else in its place would be words that are not read."""
CLASSES = frozenset(
    ("r", "ctx", "in-block", "nm", "doubt", "q", "mk", "gap", "vh", "c", "as", "prose", "set", "lines", "columns")
)
"""The classes within and on a source's words that hide none of them; `vh` and `mk` only in numbers of notes."""
HINT = "the records were proven, so a template or the program changed it: print the view's words as they are, whole"


@dataclass(frozen=True, slots=True)
class Owed:
    """What the view of a page holds, as `plain` returns it."""

    quotations: frozenset[tuple[str, ...]] = frozenset()
    """Its quotations, each as its segments."""
    texts: frozenset[str] = frozenset()
    """Its other texts."""
    keys: frozenset[str] = frozenset()
    """The words that a margin shows of a segment, whose rest has the class `r`."""


UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
"""Letters and signs of Thai, Lao, Burmese, Khmer, Chinese and Japanese, as a regular expression has them."""


class Reader:
    """Compares finished pages with the texts of the sources, and with what their views hold."""

    def __init__(
        self,
        texts: Mapping[str, str],
        record: Callable[[str, str], str] = lambda _source, _words: "",
        unseen: Container[str] = (),
    ) -> None:
        """Take the texts of the sources by id, as `plain` returns them, and what names the record of some words.

        `unseen` are the ids of sources that there are, and whose texts nobody has to compare with.
        """
        self._texts, self._record, self._unseen = texts, record, unseen

    def read(self, address: str, page: bytes, owes: Callable[[], Owed] | None = None) -> Iterator[Problem]:
        """Yield a problem for all that is shown as a source's words and is not that, or is not whole.

        `owes` is asked for what the view holds if the page shows words of a source.
        """
        if not MAY_QUOTE.search(page):
            return
        tree = LexborHTMLParser(page)
        quoting = tree.css("[data-verbatim]")
        owed = owes() if owes and quoting else None
        for element in quoting:
            source, words = element.attributes.get("data-verbatim") or "", plain(_words(element))
            message = self._wrong(source, words)
            if not message and owed is not None and not _is_whole(element, words, owed):
                message = self._message("shows a part only of what is quoted from", source, words)
            if not message and owed is not None and (rest := element.css(".r")) and not _is_key(element, owed):
                message = self._message(f"hides ({plain(rest[0].text())[:SHOWN]}) words of", source, words)
            if not message and (hidden := _hiding(element)):
                message = self._message(f"hides ({hidden}) words of", source, words)
            if message:
                yield Problem("page-misquotes", Span(address), message, HINT)
        for element in tree.css(QUOTATIONS):
            if _is_bare(element):
                words = plain(element.text())[:SHOWN]
                message = f"it shows a quotation and does not say whose words they are: {said(words)}"
                hint = f"put data-verbatim with the source's id on the words of it; {HINT}"
                yield Problem("page-misquotes", Span(address), message, hint)

    def _wrong(self, source: str, words: str) -> str:
        """Return what is wrong with words that are shown as a source's; empty where they stand in it."""
        if source not in self._texts and source in self._unseen:
            return ""
        if source not in self._texts:
            return f"it shows words of {said(source)}, and there is no such source: {said(words[:SHOWN])}"
        if not words:
            return f"it shows no words where it should show some of {source}"
        if words not in self._texts[source]:
            named = self._named(source, words)
            return f"it shows as words of {source}{named} what does not stand there: {said(words[:SHOWN])}"
        return ""

    def _message(self, does: str, source: str, words: str) -> str:
        return f"it {does} {source}{self._named(source, words)}: {said(words[:SHOWN])}"

    def _named(self, source: str, words: str) -> str:
        record = self._record(source, words)
        return f" ({record})" if record else ""


def _is_whole(element: LexborNode, words: str, owed: Owed) -> bool:
    """Whether an element shows all of what the view holds: a text, or with its neighbours a quotation with its gaps."""
    if element.attributes.get("class") == "ctx" or words in owed.texts:
        return words in owed.texts
    around = element.parent
    if around is None:
        return False
    pieces = [one for one in around.css("[data-verbatim]") if one.attributes.get("class") != "ctx"]
    shown = tuple(plain(_words(one)) for one in pieces)
    gaps = plain(around.text()).count(GAP) - sum(words.count(GAP) for words in shown)
    return shown in owed.quotations and gaps == len(shown) - 1


def _is_key(element: LexborNode, owed: Owed) -> bool:
    """Whether what a margin leaves of an element, without its rest, are the key words of the view."""
    return plain("".join(_parts(element, without="r"))) in owed.keys


def _hiding(element: LexborNode) -> str:
    """Return what hides words of an element: an attribute or a class; empty where nothing does."""
    for one in (element, *element.css("*")):
        classes = set((one.attributes.get("class") or "").split())
        if strange := classes - CLASSES:
            return f"class {min(strange)}"
        for attribute in ("hidden", "style", "inert"):
            if attribute in one.attributes:
                return attribute
        if "mk" in classes and not NUMBER.fullmatch("".join(_parts(one, without="vh"))):
            return "class mk"
        if "vh" in classes and not _within(one, "mk"):
            return "class vh"
    above = element.parent
    while above is not None and above.tag in ("q", "blockquote", "p", "li", "span", "div"):
        if "hidden" in above.attributes or "style" in above.attributes:
            return "hidden"
        if "vh" in (above.attributes.get("class") or "").split():
            return "class vh"
        above = above.parent
    return ""


def _within(element: LexborNode, name: str) -> bool:
    above = element.parent
    while above is not None:
        if name in (above.attributes.get("class") or "").split():
            return True
        above = above.parent
    return False


def _is_bare(element: LexborNode) -> bool:
    """Whether a quotation shows words and no `data-verbatim` in, on or around it; an author's text has its own."""
    if element.css("[data-verbatim]") or not element.text().strip():
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
    return "".join(_parts(element))


def _parts(element: LexborNode, without: str = "mk") -> Iterator[str]:
    for child in element.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif without not in (child.attributes.get("class") or "").split():
            yield from _parts(child, without)


LINE_END = re.compile(rf"(?<={UNSPACED})[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*(?={UNSPACED})")


def plain(text: str) -> str:
    """Return a text in Unicode NFC, with every run of white space as one space and none at the ends.

    A line break between two characters of a script without spaces is nothing.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if "\n" in text or "\r" in text:
            text = LINE_END.sub("", text)
    return " ".join(text.split())


def record_with(words: str, passages: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the record of the passage that some words seem to be of: one that holds them, or begins or ends alike."""
    start, end = words[: SHOWN // 5], words[-SHOWN // 5 :]
    for matches in (lambda part: words in part, lambda part: part.startswith(start) or part.endswith(end)):
        for record, segments in passages:
            if any(matches(plain(segment)) for segment in segments):
                return record
    return ""
