"""The words that deny in many languages, by themselves: not, nobody, never.

All are looked for at once, since a word in an editor's brackets may be of any language. A word that another language
writes as well and means otherwise (Spanish "sin", French "en") is left out.
"""

import re

from siglum.languages import english

IN_WORDS = {
    "german": r"nicht|nichts|kein\w*|nie|niemals|niemand\w*|nirgends|weder",
    "dutch": r"niet|niets|geen|nooit|niemand|nergens",
    "french": r"pas|jamais|aucune?s?|rien|nulle?s?|ne",
    "spanish": r"nunca|jamás|nadie|nada|ning[uú]n\w*|tampoco",
    "portuguese": r"não|jamais|ninguém|nenhum\w*|tampouco",
    "italian": r"non|nessun\w*|niente|nulla|neanche",
    "romanian": r"nu|niciodată|nimeni|nimic|niciun\w*",
    "scandinavian": r"inte|icke|ikke|ikkje|aldrig|aldri|ingen|inget|intet|ingenting",
    "finnish": r"ei|eivät|emme|ette|koskaan|mitään",
    "slavonic": r"nie|nigdy|nikt|nikdo|nikdy|żad\w+|nikada|nitko|nema|не|ни|нет|никогда|никто|ничего|ні|немає|ніколи",
    "hungarian": r"nem|soha|senki|semmi",
    "greek": r"δεν|δε|μην|μη|όχι|ποτέ|κανείς|τίποτα",
    "turkish": r"değil\w*|asla|hiç\w*|yok",
    "indonesian": r"tidak|bukan|jangan",
    "arabic": r"لا|لم|لن|ليس\w*|بدون|أبدا",
    "hebrew": r"לא|אין|מעולם|אף",
    "persian": r"نیست\w*|نه|هیچ\w*|هرگز",
    "hindi": r"नहीं|नही|मत|कभी नहीं",
}
"""By language or family, as a pattern of whole words."""
WITHIN = "[不没沒無无未非勿莫]|ない|ません|なかった|ずに|[안못] |못하|않|없|아니|ไม่|មិន|ບໍ່"
"""Where they stand within what is written without spaces."""
DENIES = re.compile(
    rf"{english.PLAIN_NEGATION.pattern}|\b(?:{'|'.join(IN_WORDS.values())})\b(?!-)|{WITHIN}", re.IGNORECASE
)
