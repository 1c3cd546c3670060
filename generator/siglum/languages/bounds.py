"""The words that say of a number that it is a bound or a guess, in languages beside English: before it and after it."""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from siglum.languages import english
from siglum.languages.numbers import Number

Bounds: TypeAlias = Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
"""By the name of a bound (over, under, about), what stands right before a number and what right after it."""

WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "de": {
        "over": ("über|mehr als|mindestens|wenigstens|(?:nicht|kein\\w*) weniger als|gut", "oder mehr|und mehr"),
        "under": ("unter|weniger als|höchstens|maximal|bis zu|knapp|fast|beinahe|nicht über", "oder weniger"),
        "about": ("etwa|rund|[cz]irca|ca[.]|ungefähr|um die|an die|knapp|fast|beinahe|nahezu|geschätzt", ""),
    },
    "fr": {
        "over": ("plus de|plus d['’]|au moins|au-delà de|(?:pas|non) moins de|minimum", "(?:et|ou) plus"),
        "under": ("moins de|au plus|jusqu['’]à|presque|près de|au maximum|à peine|pas plus de", "ou moins|au plus"),
        "about": ("environ|quelque|autour de|à peu près|près de|presque|approximativement", "environ"),
    },
    "es": {
        "over": ("más de|al menos|por lo menos|como mínimo|no menos de|super\\w+ (?:los|las)", "o más|como mínimo"),
        "under": ("menos de|hasta|como máximo|casi|no más de|cerca de", "o menos|como máximo"),
        "about": ("unos|unas|alrededor de|cerca de|aproximadamente|casi|en torno a", "aproximadamente"),
    },
    "it": {
        "over": ("più di|oltre|almeno|non meno di|minimo", "o più"),
        "under": ("meno di|al massimo|fino a|quasi|non più di|massimo", "o meno"),
        "about": ("circa|quasi|intorno a|attorno a|all['’]incirca|approssimativamente", "circa"),
    },
    "pt": {
        "over": ("mais de|pelo menos|ao menos|acima de|no mínimo|não menos de", "ou mais"),
        "under": ("menos de|até|quase|no máximo|abaixo de|não mais de", "ou menos"),
        "about": ("cerca de|aproximadamente|por volta de|quase|uns|umas|em torno de", "aproximadamente"),
    },
    "nl": {
        "over": ("meer dan|ruim|minstens|ten minste|minimaal|boven de", "of meer"),
        "under": ("minder dan|hoogstens|bijna|maximaal|niet meer dan|onder de", "of minder"),
        "about": ("ongeveer|circa|ca\\.|zo['’]n|rond de|bijna|naar schatting", "ongeveer"),
    },
    "sv": {
        "over": ("över|mer än|fler än|minst", "eller (?:mer|fler)"),
        "under": ("under|mindre än|färre än|högst|upp till|nästan", "eller (?:mindre|färre)"),
        "about": ("omkring|ungefär|cirka|ca\\.?|runt|nästan", ""),
    },
    "ru": {
        "over": ("более|больше|свыше|не мен(?:ее|ьше)|как минимум|минимум", "и более|и больше"),
        "under": ("мен(?:ее|ьше)|почти|не бол(?:ее|ьше)|максимум", ""),
        "about": ("около|примерно|приблизительно|почти|порядка", ""),
    },
    "pl": {
        "over": ("ponad|więcej niż|co najmniej|przynajmniej|powyżej", "lub więcej"),
        "under": ("mniej niż|poniżej|prawie|niemal|najwyżej|co najwyżej", "lub mniej"),
        "about": ("około|ok\\.|mniej więcej|prawie|niemal|blisko|w przybliżeniu", ""),
    },
    "tr": {
        "over": ("en az|asgari", "['’]?[dt][ea]n (?:fazla|çok)|üzerinde|aşkın"),
        "under": ("en fazla|en çok|azami", "['’]?[dt][ea]n az|altında"),
        "about": ("yaklaşık|aşağı yukarı|neredeyse|takriben", "civarında|kadar"),
    },
    "ar": {
        "over": ("أكثر من|ما لا يقل عن|على الأقل", "على الأقل"),
        "under": ("أقل من|ما يصل إلى|لا يزيد عن|ما لا يزيد عن", "على الأكثر"),
        "about": ("حوالي|نحو|قرابة|ما يقرب من|زهاء", "تقريبا"),
    },
    "zh": {
        "over": ("(?:超过|超過|逾|至少|不少[于於]|高[于於]|突破|多达|多達)[有为為达達]?", "多|余|餘|以上"),
        "under": (
            "(?:不到|不足|少[于於]|最多|低[于於]|近|将近|將近|接近|不超过|不超過)[有为為达達]?",
            "以下|以内|以內",
        ),
        "about": ("(?:大约|大約|约|約|近|将近|將近|大概|接近)[有为為计計]?", "左右|上下"),
    },
    "ja": {
        "over": ("少なくとも|最低", "以上|超|を超え|余り|あまり|を上回"),
        "under": ("最大|最高で|多くて", "以下|未満|弱|足らず|近く|を下回"),
        "about": ("約|およそ|ほぼ|おおよそ", "ほど|前後|程度|くらい|ぐらい|近く"),
    },
    "ko": {
        "over": ("최소|적어도", "이상|여|넘|을 넘|를 넘"),
        "under": ("최대|많아야", "이하|미만|가까이|에 못"),
        "about": ("약|대략|거의", "가량|정도|쯤|안팎|가까이"),
    },
}  # fmt: skip
COUNTED = {"zh": r"\s?\w{0,2}?\s?", "ja": r"\s?\w{0,2}?\s?", "ko": r"\s?\w{0,2}?\s?"}
"""What may stand between a number and what follows it: the word for what is counted."""
NEVER = re.compile(r"(?!)")


def _compiled(words: Mapping[str, tuple[str, str]], language: str) -> Bounds:
    unspaced = language in COUNTED
    starts, between = ("", r"\s?") if unspaced else (r"(?<![^\W_])", r"[\s(]*[$€£¥]?\s?")
    counted = COUNTED.get(language, r"\s?")
    return {
        bound: (
            re.compile(rf"{starts}(?:{before}){between}\Z", re.IGNORECASE),
            re.compile(rf"{counted}(?:{after})", re.IGNORECASE) if after else NEVER,
        )
        for bound, (before, after) in words.items()
    }


BOUNDS: Mapping[str, Bounds] = {
    "en": english.BOUNDS,
    **{language: _compiled(words, language) for language, words in WORDS.items()},
}
"""By language; in any other, nobody knows how exactly a number is said."""
IS_SPAN = re.compile(
    r"\s?(?:[-–—~〜～至到]|bis(?: zu)?|à|a|ou|o|oder|of|tot|till|eller|или|до|lub|do|ila|veya|até|إلى|أو|から|에서"
    r"|내지)\s?[$€£¥]?\s?\Z",
    re.IGNORECASE,
)
"""What makes a span of two numbers, in languages beside English."""
REACH = 40
"""Code points beside a number in which its bound stands."""


def bounds_of(number: Number, text: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield each bound that words beside a number make of it, with the words; none in a language nobody knows."""
    code = language.partition("-")[0].lower()
    before, after = text[max(0, number.start - REACH) : number.start], text[number.end : number.end + REACH]
    if code == "en" and english.NO_BOUND.search(before):
        before = ""
    for bound, (ahead, behind) in BOUNDS.get(code, {}).items():
        if found := ahead.search(before) or behind.match(after):
            yield bound, found[0].strip()
