"""What an author's text puts in quotation marks, with the sentences in which it does.

A block quotation is one, and a link without words is read as the name of its record. Of a block of code all marks are
read but straight ones.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

from msgspec import Struct

from siglum.model.expressions import expression
from siglum.model.prose import Prose, Sentence, Unit
from siglum.proving.marks import opens_with
from siglum.proving.quoted import in_block, in_code, in_marks, stands_in_passage
from siglum.proving.site import Site
from siglum.proving.values import Proof

WIKI = expression(r"\[\[([^\[\]|]*)\]\]")
"""A link to a record, without words of its own."""


class QuotedInProse(Struct, frozen=True):
    """Words in quotation marks, or a mark without a partner."""

    words: str
    sentences: tuple[Sentence, ...]
    """Those that it touches; at least one."""
    is_stray: bool = False
    """Whether `words` is a mark that has no partner."""

    def cited(self, site: Site) -> tuple[Proof, ...]:
        """Return the evidence of the claims that its sentences cite."""
        return tuple(proof for claim in self._claims() for proof in site.proofs_of.get(claim, ()))

    def sources(self, site: Site) -> frozenset[str]:
        """Return the sources that these claims quote, whether or not the words stand there; all, where one is lost."""
        return site.may_be_quoted_by(self._claims())

    def _claims(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim for one in self.sentences for claim in one.cites))


def passages_quoted(prose: Prose, site: Site) -> Mapping[str, str]:
    """Return what a text quotes of the passages that its sentences cite, by the ids of the evidence."""
    found: dict[str, str] = {}
    for one in quotations_of(prose, site):
        for proof in one.cited(site) if not one.is_stray else ():
            if stands_in_passage(one.words, site.words_of(proof)):
                found[proof.id] = f"{found.get(proof.id, '')} {one.words}".strip()
    return found


def quotations_of(prose: Prose, site: Site) -> Iterator[QuotedInProse]:
    """Yield every quotation of a text, and every mark without a partner, paragraph by paragraph."""
    units = tuple(prose.units)
    texts = [_shown(unit, site) for unit in units]
    for number, unit in enumerate(units):
        text = texts[number]
        if unit.quoted:
            if words := in_block(text):
                yield QuotedInProse(words, unit.sentences)
            continue
        ends = _ends(unit, site)
        goes_on = opens_with(texts[number + 1]) if number + 1 < len(texts) else ""
        quoted, strays = in_marks(text, goes_on)
        for one in quoted:
            yield QuotedInProse(one.words, _sentences_at(unit, ends, one.start, one.end))
        for at, mark in strays:
            yield QuotedInProse(mark, _sentences_at(unit, ends, at, at + 1), is_stray=True)
    for block in prose.code_blocks:
        for one in in_code(block.text):
            line = block.line + block.text.count("\n", 0, one.start)
            yield QuotedInProse(one.words, (Sentence(text=one.words, line=line, column=1),))


def _shown(unit: Unit, site: Site) -> str:
    """Return a paragraph as it is read: a link without words shows the name of its record."""
    return " ".join(_spoken(sentence, site) for sentence in unit.sentences)


def _spoken(sentence: Sentence, site: Site) -> str:
    if "[[" not in sentence.text:
        return sentence.text
    return WIKI.sub(lambda match: _name_of(site, match[1].strip()) or match[0], sentence.text)


def _name_of(site: Site, record: str) -> str:
    found = site.records.get(record)
    return str(getattr(found, "name", None) or getattr(found, "title", ""))


def _ends(unit: Unit, site: Site) -> list[int]:
    """Return where each sentence of a paragraph ends in its text as it is read."""
    return [end - 1 for end in accumulate(len(_spoken(sentence, site)) + 1 for sentence in unit.sentences)]


def _sentences_at(unit: Unit, ends: list[int], start: int, end: int) -> tuple[Sentence, ...]:
    """Return the sentences of a paragraph that a stretch of its text touches; at least one."""
    first = bisect_right(ends, start)
    # A sentence begins a space after the end of the one before it.
    last = bisect_left(ends, end - 1)
    return unit.sentences[first : last + 1] or unit.sentences[-1:]
