"""What each element of HTML is to somebody who reads a page: what shows, what stands by itself, what signs it brings.

The signs are those that browsers put in by themselves: quotation marks, the numbers of lists, the places of a formula.
"""

# ruff: noqa: RUF001 - signs of every script are what it is about

from collections.abc import Mapping


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNSEEN = _names(
    """
    annotation annotation-xml audio canvas datalist embed head iframe map noscript object rp script select style
    svg template textarea title video
    """
)
"""Elements whose text no reader sees, or that are no text."""
ASIDE = {"del": "struck words", "s": "struck words", "strike": "struck words"} | dict.fromkeys(
    ("rt", "rtc"), "readings beside characters"
)
"""Elements whose words are no part of the sentence that they stand in, and what they are."""
BLOCKS = _names(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre
    search section summary table tbody td tfoot th thead tr ul xmp
    """
)
"""Elements that stand by themselves."""
WITHIN = _names(
    """
    a abbr acronym area b base bdi bdo big blink br button cite code col colgroup data dfn em font i img input ins
    kbd label link mark marquee math meta meter nobr optgroup option output param picture progress q rb ruby samp
    slot small source span strong sub sup time track tt u var wbr
    """
)
"""Elements that stand within a line, or show nothing of their own."""
KNOWN = UNSEEN | frozenset(ASIDE) | BLOCKS | WITHIN
"""The elements of HTML, and of what it once was."""
FORMULA: Mapping[str, tuple[str, ...]] = {
    "msup": ("^",),
    "msub": ("_",),
    "mfrac": ("/",),
    "msubsup": ("_", "^"),
    "munder": ("_",),
    "munderover": ("_", "^"),
    "mroot": ("^1/",),
    "mtr": (" ",),
    "mtable": (" ",),
}
"""Signs that stand for the place of the second part of a formula, and of the third and all that follow."""
ENGLISH = "“”‘’"
MARKS = dict.fromkeys(("de", "bg", "cs", "et", "is", "lt", "sk", "sl"), "„“‚‘") | {
    "el": "«»“”",
    "es": "«»“”",
    "fi": "””’’",
    "fr": "«»«»",
    "hr": "„“‚‘",
    "hu": "„”»«",
    "it": "«»“”",
    "ja": "「」『』",
    "nb": "«»‘’",
    "nn": "«»‘’",
    "no": "«»‘’",
    "pl": "„”«»",
    "ro": "„”«»",
    "ru": "«»„“",
    "sv": "””’’",
    "uk": "«»„“",
    "zh-hant": "「」『』",
    "zh-tw": "「」『』",
}
"""The quotation marks of a language, outer and inner, as browsers set them around <q>; of others the English."""
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST_ROMAN = 3999


def marks_of(language: str, depth: int) -> tuple[str, str]:
    """Return the marks around a quotation in a language (BCP 47) that stands within `depth` others."""
    tag = language.lower()
    found = MARKS.get(tag) or MARKS.get(tag.partition("-")[0]) or ENGLISH
    inner = 2 * (depth % 2)
    return found[inner], found[inner + 1]


def number_of(value: int, kind: str) -> str:
    """Return the number of an item, in the form that the list's `type` says: 1, a, A, i or I."""
    if kind in ("i", "I") and 0 < value <= MOST_ROMAN:
        made = ""
        for size, sign in (*ROMAN, *ROMAN_ONES):
            count, value = divmod(value, size)
            made += sign * count
        return made if kind == "i" else made.upper()
    if kind in ("a", "A") and value > 0:
        made = ""
        while value:
            value, rest = divmod(value - 1, 26)
            made = chr(ord(kind) + rest) + made
        return made
    return str(value)
