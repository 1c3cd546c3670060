"""How articles say that they correct themselves, in many languages."""

import re

from siglum.model.expressions import expression

_WORDS = (
    r"corrections?|correction appended|corrected|clarifications?|errat(?:um|a)|korrektur|berichtigung|richtigstellung"
    r"|rectificati(?:f|on)|correctif|correcci[oó]n|fe de erratas|rettifica|errata corrige|correç[aã]o|correctie"
    r"|rectificatie"
    r"|rättelse|rettelse|oikaisu|исправление|поправка|sprostowanie|oprava|düzeltme|تصحيح|تصويب|תיקון(?: טעות)?"
    r"|更正|勘误|勘誤|訂正|정정"
)
_SENTENCES = (
    r"an? (?:earlier|previous) version of this (?:article|story|post|report|page|item|piece|column|obituary|headline)\b"
    r"|this (?:article|story|post|report|page) (?:has been|was) (?:corrected|amended)"
    r"|in einer früheren (?:version|fassung)|une version (?:précédente|antérieure) de"
    r"|una versi[oó]n anterior de|una versione precedente di|uma versão anterior d|in een eerdere versie"
    r"|i en tidigare version|i en tidligere versjon|в предыдущей версии|本文の?(?:旧版|以前)|本文(?:早[前期]|先前)版本"
)
CORRECTION = expression(
    rf"(?:^|(?<=[.!?] ))[ \t*_(\[—–-]*(?:(?:{_WORDS})"
    rf"(?: ?\([^)\n]{{1,30}}\)|,? [^:\n]{{0,20}}\d[^:\n]{{0,20}})?\s?[:\uff1a—–]"
    rf"|{_SENTENCES})",
    re.IGNORECASE | re.MULTILINE,
)
"""What begins a correction, which begins a line or a sentence."""
