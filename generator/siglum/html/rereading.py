"""Reads finished pages again before they are published, and checks that every quotation stands in its source.

It shares no code with the proof: it parses the HTML and folds text by itself, so that it finds mistakes of the proof.
Elements that show a source's words carry `data-verbatim` with the source's id.
"""

import unicodedata
from collections.abc import Container, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from siglum.model.files import Span
from siglum.model.problems import Problem, said

SHOWN = 80


class Reader:
    """Compares finished pages with the texts of the sources."""

    def __init__(self, texts: Mapping[str, str], unseen: Container[str] = ()) -> None:
        """Take the texts of the sources by id, as `plain` returns them.

        `unseen` are the ids of sources that there are, and whose texts nobody has to compare with.
        """
        self._texts, self._unseen = texts, unseen

    def read(self, address: str, page: bytes) -> Iterator[Problem]:
        """Yield a problem for each `data-verbatim` element whose words do not stand in the source that it names."""
        for source, words in quoted_in(page):
            if source not in self._texts and source in self._unseen:
                continue
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


def quoted_in(page: bytes) -> Iterator[tuple[str, str]]:
    """Yield the source of each `data-verbatim` element of a page, and its words as `plain` returns them."""
    for element in LexborHTMLParser(page).css("[data-verbatim]"):
        yield element.attributes.get("data-verbatim") or "", plain(_words(element))


def _words(element: LexborNode) -> str:
    """Return the text of an element, without the note numbers in it."""
    return "".join(_parts(element))


def _parts(element: LexborNode) -> Iterator[str]:
    for child in element.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        elif "mk" not in (child.attributes.get("class") or "").split():
            yield from _parts(child)


def plain(text: str) -> str:
    """Return a text in Unicode NFC, with every run of white space as one space and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())
