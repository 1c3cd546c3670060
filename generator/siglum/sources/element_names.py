"""What each element of HTML is to a reader of a page: what shows, what stands by itself, what marks it brings."""

# ruff: noqa: RUF001 - signs of every script are what it is about

from siglum.model.language_tags import code_of


def names(text: str) -> frozenset[str]:
    """Return the names in a list of them."""
    return frozenset(text.split())


UNSEEN = names(
    """
    annotation annotation-xml audio canvas datalist embed head iframe input map meter mphantom noembed noframes noscript
    object progress rp script select style svg template textarea title video
    """
)
"""Elements whose text no reader sees, or that are no text."""
EMPTY = names("embed input")
"""Those of them that have no end."""
UNDRAWN = names("clipPath defs desc linearGradient marker mask metadata pattern radialGradient symbol title")
"""Elements of a drawing that show nothing where they stand."""
ASIDE = {"del": "struck words", "s": "struck words", "strike": "struck words"} | dict.fromkeys(
    ("rt", "rtc"), "readings beside characters"
)
"""Elements whose words are no part of the sentence that they stand in, and what they are."""
BLOCKS = names(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre
    search section summary table tbody td tfoot th thead tr ul xmp
    """
)
"""Elements that stand by themselves."""
WITHIN = names(
    """
    a abbr acronym area b base bdi bdo big blink br button cite code col colgroup data dfn em font i img ins
    kbd label link mark marquee math meta nobr optgroup option output param picture q rb ruby samp
    slot small source span strong sub sup time track tt u var wbr
    """
)
"""Elements that stand within a line, or show nothing of their own."""
KNOWN = UNSEEN | frozenset(ASIDE) | BLOCKS | WITHIN
"""The elements of HTML, and of what it once was."""
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


def marks_of(language: str, depth: int) -> tuple[str, str]:
    """Return the marks around a quotation in a language (BCP 47) that stands within `depth` others."""
    found = MARKS.get(language.lower()) or MARKS.get(code_of(language)) or ENGLISH
    inner = 2 * (depth % 2)
    return found[inner], found[inner + 1]
