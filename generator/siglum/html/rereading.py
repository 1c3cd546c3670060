"""Reads finished pages again before they are published, and checks that every quotation stands in its source.

It shares no code with the proof: it parses the HTML and folds text by itself, so that it finds mistakes of the proof.
Elements that show a source's words carry `data-verbatim` with the source's id.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.model.files import Span
from siglum.model.problems import Problem, said

SHOWN = 80
UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
"""Letters and signs of Thai, Lao, Burmese, Khmer, Chinese and Japanese, as a regular expression has them."""


class Reader:
    """Compares finished pages with the texts of the sources."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the texts of the sources by id, as `plain` returns them."""
        self._texts = texts

    def read(self, address: str, page: bytes) -> Iterator[Problem]:
        """Yield a problem for each `data-verbatim` element whose words do not stand in the source that it names."""
        for element in LexborHTMLParser(page).css("[data-verbatim]"):
            source = element.attributes.get("data-verbatim") or ""
            words = plain(_words(element))
            if source not in self._texts:
                message = f"it shows words of {said(source)}, and there is no such source"
            elif not words:
                message = f"it shows no words where it should show some of {source}"
            elif words not in self._texts[source]:
                message = f"it shows as words of {source} what does not stand there: {said(words[:SHOWN])}"
            else:
                continue
            hint = "the records were proven, so a template or the program changed the words"
            yield Problem("page-misquotes", Span(address), message, hint)


def _words(element: LexborNode) -> str:
    """Return the text of an element, without the note numbers in it."""
    return "".join(_parts(element))


def _parts(element: LexborNode) -> Iterator[str]:
    for child in element.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif "mk" not in (child.attributes.get("class") or "").split():
            yield from _parts(child)


LINE_END = re.compile(rf"(?<={UNSPACED})[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*(?={UNSPACED})")


def plain(text: str) -> str:
    """Return a text in Unicode NFC, with every run of white space as one space and none at the ends.

    A line break between two characters of a script without spaces is nothing.
    """
    return " ".join(LINE_END.sub("", unicodedata.normalize("NFC", text)).split())
