"""With what the forms of a Korean verb or adjective begin: 떠나, 떠난, 떠났 of 떠나다, in whatever form it is given.

A syllable is parted into its letters (NFD), since endings join the last one of a stem.
"""

import unicodedata
from collections.abc import Iterator

from siglum.model.expressions import expression

N, L, M, B, SS, D, S = "\u11ab\u11af\u11b7\u11b8\u11bb\u11ae\u11ba"
"""Letters that end a syllable."""
ENDINGS = expression(
    unicodedata.normalize(
        "NFD",
        f"(?:(?:으?시)?(?:(?:아|어|여)?{SS}|겠))?"
        f"(?:(?:습|{B})니다|(?:는|{N})다|다|다고|고|으?며|으?면서?|지만?|으?니까?|(?:아|어|여)서|던|기|는|게|도록|으?려고"
        "|(?:아|어|여)요?)$",
    )
)
"""What stands behind a stem, in letters: past, wish, and what ends a clause."""
DO = "하|한|할|함|합|해|했|되|된|될|됨|됩|돼|됐|당하|당했|시키|시켰|시켜"
DONE = expression(f"(?:{DO}).{{0,5}}$")
"""Forms of "do" and "become", which make verbs of nouns: 도착하다."""
CONTRACTED = {"ᅪ": "ᅩ", "ᅯ": "ᅮ", "ᅧ": "ᅵ", "ᅥ": "ᅳ", "ᅫ": "ᅬ"}
"""Vowels that a stem's last one makes with that of an ending, and the stem's."""
MAKES = {theirs: ours for ours, theirs in CONTRACTED.items()}
CHANGES = ((B, "\u110b\u116e"), (B, "\u110b\u1169"), (B, "\u110b\u1169"), (B, "\u110b\u116f"), (D, L), (S, ""), (L, ""))
"""Last letters of stems that change before a vowel: 춥다, 추워; 듣다, 들어; 짓다, 지어; 살다, 사는."""
DOUBLED = expression(f"{L}\u1105[\u1161\u1165]$")
REU = "\u1105\u1173"
"""The last syllable of a stem that doubles its letter: 부르다, 불러."""
AFTER_FINALS = ("다", "", "", "니", "다던고지으는습어")
"""What may stand behind it where one of N, L, M, B, SS has joined it: 간다, 갑니다, 갔다."""
VOWEL = expression("[\u1161-\u1175]$")
BEHIND = "다고서지면며는던니게기려도요습만까었았어아은을음"
"""Syllables that may stand behind a stem of one syllable."""


def beginnings_of(term: str) -> tuple[str, ...]:
    """Return with what the forms of a verb begin; nothing for a word that has no ending of verbs."""
    noun = DONE.sub("", term)
    if noun and noun != term:
        return (noun,) if len(noun) > 1 else tuple(noun + form for form in DO.split("|"))
    found: dict[str, None] = {}
    parted = unicodedata.normalize("NFD", term)
    stem = ENDINGS.sub("", parted)
    if stem != parted and stem:
        for one in _stems(stem):
            found.update(dict.fromkeys(_forms(one)))
    return tuple(found)


def _stems(stem: str) -> Iterator[str]:
    """Yield what a stem may be that endings were taken from."""
    yield stem
    if stem[-1] in CONTRACTED:
        yield stem[:-1] + CONTRACTED[stem[-1]]
    for whole, changed in CHANGES:
        if changed and stem.endswith(changed):
            yield stem.removesuffix(changed) + whole
    if doubled := DOUBLED.search(stem):
        yield stem[: doubled.start()] + REU


def _forms(stem: str) -> Iterator[str]:
    """Yield the beginnings of the forms of a stem."""
    variants = [stem]
    variants += [stem.removesuffix(whole) + changed for whole, changed in CHANGES if stem.endswith(whole)]
    if stem.endswith(REU) and VOWEL.search(stem[:-2]):
        variants += [f"{stem[:-2]}{L}\u1105{vowel}" for vowel in "\u1161\u1165"]
    variants += [one[:-1] + MAKES[one[-1]] for one in variants if one[-1] in MAKES]
    for variant in variants:
        plain = unicodedata.normalize("NFC", variant)
        finals = (N, L, M, B, SS) if VOWEL.search(variant) else ()
        joined = [unicodedata.normalize("NFC", variant + final) for final in finals]
        if len(plain) > 1:
            yield from (plain, *joined)
        else:
            yield from (plain + syllable for syllable in BEHIND)
            for one, syllables in zip(joined, AFTER_FINALS, strict=False):
                yield from (one + syllable for syllable in syllables)
