"""Whether a number tells by how much something changed, or what it came to: um 40 % gestiegen, auf 40 % gestiegen."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from siglum.languages.numbers import Number
from siglum.languages.whole_words import UNSPACED_LANGUAGES, code_of_words

Role: TypeAlias = Literal["by", "to"]
WORDS: Mapping[str, tuple[str, str, str]] = {
    "en": (
        "by",
        "to",
        (
            "r[io]s(?:e|es|en|ing)|increas\\w*|gr[eo]w\\w*|f[ae]ll\\w*|drop\\w*|declin\\w*|climb\\w*"
            "|jump\\w*|cuts?|reduc\\w*"
            "|rais\\w*|lower(?:s|ed)|expand\\w*|shr[aiu]nk\\w*|up|down"
        ),
    ),
    "de": (
        "um",
        "auf",
        (
            "(?:ge|an|an?ge)?st(?:ie|ei)g\\w*|erhöh\\w*|w[au]chs\\w*|(?:ge)?s[aeiu]nk\\w*|fiel\\w*"
            "|fäll\\w*|gefallen|gesenkt"
            "|gekürzt|verring\\w*|reduz\\w*|kletter\\w*|zugenommen|abgenommen"
        ),
    ),
    "fr": (
        "de|d['’]",
        "à|jusqu['’]à",
        "augment\\w*|mont\\w+|baiss\\w*|chut\\w*|diminu\\w*|progress\\w*|recul\\w*|bondi\\w*|réduit\\w*|tomb\\w*",
    ),
    "es": (
        "un|en un|en",
        "al?|hasta(?: el)?",
        "sub\\w+|aument\\w*|ca(?:y|e)\\w*|baj\\w+|disminu\\w*|creci\\w*|reduj\\w*",
    ),
    "it": (
        "del|dell['’]|di",
        "al?|all['’]|fino al?",
        "aument\\w*|sal[iì]\\w*|sces\\w*|scend\\w*|cal\\w+|diminu\\w*|cresc\\w*",
    ),
    "nl": (
        "met",
        "tot|naar",
        "st(?:ee|e|ij)g\\w*|gestegen|daal\\w*|gedaald|groei\\w*|gegroeid|verhoog\\w*|verlaag\\w*",
    ),
    "sv": ("med", "till", "öka\\w*|st[ei]g\\w*|minska\\w*|sjönk|föll"),
    "da": ("med", "til", "steg\\w*|stiger|faldt|falder|øge\\w*|voks\\w*"),
    "nb": ("med", "til", "steg\\w*|stiger|falt|faller|øk\\w*|voks\\w*"),
    "ru": (
        "на",
        "до",
        ("выр[оа]с\\w*|увелич\\w*|упал\\w*|снизи\\w*|сокра[тщ]\\w*|подн[яи]\\w*|повыс\\w*|возр\\w*|пада\\w*"),
    ),
    "uk": ("на", "до", "зр[оі]с\\w*|збільш\\w*|впал\\w*|зниз\\w*|скоро[тч]\\w*|підви\\w*"),
    "pl": ("o", "do", "wzr[oó]s\\w*|spad\\w*|zmal\\w*|zwiększ\\w*|zmniejsz\\w*|podni\\w*|obniż\\w*"),
    "zh": (
        "(?:增加|增[长長]|上[升涨漲]|提高|下[降跌]|[减減]少|降低)(?:了|约|約)*",
        "(?:增加|增[长長]|上[升涨漲]|提高|下[降跌]|[减減]少|降低|升|降|增|[涨漲]|跌|[减減])[到至为為]",
        "",
    ),
}
"""By language: what stands before by how much, before what it came to, and the verbs beside which these tell that."""
VERB_LAST = frozenset(("de", "nl"))
"""Languages in which the verb may stand behind the number too."""
BEFORE, BESIDE = 60, 60
"""Code points before a number in which such a word stands, and on both sides of it in which the verb may."""

WITH_BOUND = (
    r"(?:about|some|over|nearly|almost|more|than|a|the|an|record|only|just|etwa|rund|über|fast"
    r"|knapp|mehr|als|environ|plus|de"
    r"|presque|casi|más|quasi|circa|oltre|più|di|ongeveer|bijna|meer|dan|около|почти|более|чем|około|prawie|ponad)"
)
"""What may stand between such a word and its number."""


def role_of(number: Number, text: str, language: str) -> Role | None:
    """Return whether a number of a text is what something changed by, or came to; None where it does not say."""
    code = code_of_words(language)
    if code not in WORDS:
        return None
    by, to, changed = _patterns(code)
    before = text[max(0, number.start - BEFORE) : number.start]
    is_free = code in VERB_LAST
    if is_free and not changed.search(text, max(0, number.start - BESIDE), number.end + BESIDE):
        return None
    roles: tuple[tuple[Role, re.Pattern[str]], ...] = (("to", to), ("by", by))
    return next((role for role, words in roles if words.search(before)), None)


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    by, to, changed = WORDS[code]
    if code in UNSPACED_LANGUAGES:
        return re.compile(rf"(?:{by})\Z"), re.compile(rf"(?:{to})\Z"), re.compile("")
    verb = "" if code in VERB_LAST else rf"(?<!\w)(?:{changed})(?:\s[^\s.,;:!?]+){{0,3}}?\s"
    forms = (rf"{verb}(?<!\w)(?:{words})(?:\s|(?<=['’]))(?:{WITH_BOUND}\s){{0,2}}[$€£¥]?\Z" for words in (by, to))
    first, second = (re.compile(one, re.IGNORECASE) for one in forms)
    return first, second, re.compile(rf"(?<!\w)(?:{changed})(?!\w)", re.IGNORECASE)
