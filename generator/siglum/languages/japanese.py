"""With what the forms of a Japanese verb or adjective begin: 沈ま, 沈み, 沈ん of 沈む, in whatever form it is given.

A word may be of several sorts by its ending; it is taken for each of them, since a search may find too much, and not
too little.
"""

import re
from collections.abc import Iterator

from siglum.model.expressions import expression

KANJI = "\u3400-\u9fff\uf900-\ufaff々"
ROWS = ("わいうえおっ", "かきくけこいっ", "がぎぐげごい", "さしすせそ", "たちつてとっ", "なにぬねのん", "ばびぶべぼん",
        "まみむめもん", "らりるれろっ")  # fmt: skip
"""What the stem of a verb is followed by in its forms; the third is that of a dictionary."""
BEFORE_TA = {"っ": "うつるく", "ん": "ぬぶむ", "い": "くぐ", "し": "す"}
"""Which endings of a dictionary become what stands before た, て, だ, で."""
PLAIN = expression("(?:ました|ません(?:でした)?|ましょう|まして|ます|たい|たかった|たく|ながら|そう|続け.*|始め.*)$")
"""What stands behind the form that ends in i or e: 沈みました."""
DENIED = expression("(?:ない|なかった|なく|ず|ぬ|なければ|れる|れた|れて|せる|せた)$")
"""What stands behind the form that ends in a: 沈まない."""
DONE = expression("(?:する|した|して|します|しました|しない|される|された|されて|しており|している|すれば)$")
"""Forms of "do", which makes verbs of nouns: 沈没する."""
ADJECTIVE = expression("(?:い|く|くて|かった|くない|ければ|さ)$")
BEHIND = "たてまならよずれろさ"
"""What may stand behind a stem that is a verb by itself: 見た."""


def beginnings_of(term: str) -> tuple[str, ...]:
    """Return with what the forms of a word begin; nothing for a word that has only one."""
    return tuple(dict.fromkeys(_beginnings(term)))


def _beginnings(term: str) -> Iterator[str]:
    if (done := DONE.sub("", term)) != term and len(done) > 1:
        yield done
    if (plain := PLAIN.sub("", term)) != term:
        yield from _of_row(plain, 1)
        yield from _by_itself(plain)
    if (denied := DENIED.sub("", term)) != term:
        yield from _of_row(denied, 0)
        yield from _by_itself(denied)
    if term.endswith(("た", "て", "だ", "で")):
        for ending in BEFORE_TA.get(term[-2:-1], ""):
            yield from _forms(term[:-2], next(row for row in ROWS if row[2] == ending))
        yield from _by_itself(term[:-1])
    yield from _of_row(term, 2)
    if term.endswith("る"):
        yield from _by_itself(term[:-1])
    if (stem := ADJECTIVE.sub("", term)) != term and _is_long(stem):
        yield from (stem + ending for ending in "いくかけさ")


def _of_row(form: str, place: int) -> Iterator[str]:
    """Yield the beginnings for a form that ends as verbs do at a place of their row."""
    row = next((row for row in ROWS if form[-1:] == row[place]), "")
    yield from _forms(form[:-1], row)


def _forms(stem: str, row: str) -> Iterator[str]:
    if _is_long(stem):
        yield from (stem + kana for kana in row)


def _by_itself(stem: str) -> Iterator[str]:
    """Yield the beginnings for a verb whose stem never changes: 食べ, 見."""
    if len(stem) > 1 and _is_long(stem):
        yield stem
    elif _is_long(stem):
        yield from (stem + kana for kana in BEHIND)


def _is_long(stem: str) -> bool:
    """Whether a stem tells enough: it has a Chinese character, or two kana."""
    return bool(re.search(f"[{KANJI}]", stem)) or len(stem) > 1
