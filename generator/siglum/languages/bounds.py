"""The words that say of a number that it is a bound or a guess, in languages beside English.

A denial before such a word, or behind it where a language has it there, turns the bound: not more than 500.
"""

# ruff: noqa: RUF001 - letters of every script

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from siglum.languages import denials, english_numbers
from siglum.languages.numbers import REMEMBERED, Number
from siglum.languages.whole_words import UNSPACED_LANGUAGES, code_of_words
from siglum.model.expressions import NEVER, expression

Bounds: TypeAlias = Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
"""By the name of a bound (over, under, about), what stands right before a number and what right after it."""

_BY_SO_MUCH = r"(?!\s(?:в|на)\s)"
"""More by so much, and so many times as much, are no bounds: больше на 10."""
_MORE = "多(?![数數次半种種样樣])|[余餘](?![额額下])"
"""More than the number before it; neither most of it nor a balance."""
WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "de": {
        "over": (
            "über|mehr als|mindestens|wenigstens|gut|gute[nrs]?|überst(?:ei|ie)g\\w*|überschr\\w+",
            "oder mehr|und mehr",
        ),
        "under": (
            "unter|weniger als|höchstens|maximal|bis zu|knapp|knappe[nrs]?|fast|beinahe|kaum|nicht (?:ein)?mal|keine",
            "oder weniger",
        ),
        "about": (
            ("etwa|rund|[cz]irca|ca[.]|ungefähr|um die|an die|knappe?[nrs]?|fast|beinahe|nahezu"
            "|geschätzt(?:e[nrs]?)?(?: auf)?|schätzungsweise"),
            "",
        ),
    },
    "fr": {
        "over": (
            "plus de|au moins|au-delà de|au-dessus de|supérieure?s? à|dépass\\w+|excèd\\w+|minimum",
            "(?:et|ou) plus",
        ),
        "under": (
            ("moins de|au plus|jusqu['’]à|presque|près de|au maximum|à peine|même pas|pas même|(?:en|au)[ -]dessous de"
            "|inférieure?s? à|sous (?:(?:la barre|le seuil) des?|(?=les))|ne dépass\\w+ pas"
            "|n['’]excèd\\w+ pas"),
            "ou moins|au plus",
        ),
        "about": ("environ|quelque|autour de|à peu près|près de|presque|approximativement|estimée?s? à", "environ"),
    },
    "es": {
        "over": (
            ("más de|más que|al menos|por lo menos|como mínimo|por encima de|superior(?:es)? a"
            "|super(?:an?|ó|aron|aban?|ar|ando|ado|aría)|exced\\w+(?: de)?"),
            "o más|como mínimo",
        ),
        "under": (
            "menos de|hasta|como máximo|casi|cerca de|apenas|ni siquiera|por debajo de|inferior(?:es)? a",
            "o menos|como máximo",
        ),
        "about": (
            "unos|unas|alrededor de|cerca de|aproximadamente|casi|en torno a|estimad[oa]s? en",
            "aproximadamente",
        ),
    },
    "it": {
        "over": (
            ("più di|oltre|almeno|minimo|al di sopra di|sopra (?=il|i|le|l)|superior[ei] a"
            "|super(?:a|ano|ò|arono|ava|avano|are|ando|ato)"),
            "o più",
        ),
        "under": (
            ("meno di|al massimo|fino a|quasi|massimo|appena|nemmeno|neanche|neppure|al di sotto di|sotto (?=il|i|le|l)"
            "|inferior[ei] a"),
            "o meno",
        ),
        "about": ("circa|quasi|intorno a|attorno a|all['’]incirca|approssimativamente|stimat[aeio] (?:in|a)", "circa"),
    },
    "pt": {
        "over": (
            ("mais (?:que|do que|de)|pelo menos|ao menos|acima de|no mínimo|superior(?:es)? a"
            "|super(?:am?|ou|aram|ava|avam|ar|ando)|ultrapass\\w+|exced\\w+"),
            "ou mais",
        ),
        "under": (
            "menos (?:que|do que|de)|até|quase|no máximo|abaixo de|nem sequer|inferior(?:es)? a",
            "ou menos",
        ),
        "about": (
            "cerca de|aproximadamente|por volta de|quase|uns|umas|em torno de|estimad[oa]s? em",
            "aproximadamente",
        ),
    },
    "nl": {
        "over": ("meer dan|ruim|minstens|ten minste|minimaal|boven de|overst[ei]+g\\w*|overschr\\w+", "of meer"),
        "under": ("minder dan|hoogstens|bijna|maximaal|onder de|nog geen|nauwelijks|amper|niet eens", "of minder"),
        "about": ("ongeveer|circa|ca\\.|zo['’]n|rond de|bijna|naar schatting|geschat(?:te)?(?: op)?", "ongeveer"),
    },
    "sv": {
        "over": ("över|mer än|fler än|minst|överst[ei]g\\w*", "eller (?:mer|fler)"),
        "under": ("under|mindre än|färre än|högst|upp till|nästan|knappt|inte ens", "eller (?:mindre|färre)"),
        "about": ("omkring|ungefär|cirka|ca\\.?|runt|nästan", ""),
    },
    "da": {
        "over": ("over|mere end|flere end|mindst|godt|overst[ei]g\\w*", "eller (?:mere|flere)"),
        "under": ("under|mindre end|færre end|højst|op til|næsten|knap|knapt|ikke engang", "eller (?:mindre|færre)"),
        "about": ("omkring|cirka|ca\\.?|omtrent|næsten|knap|anslået", ""),
    },
    "nb": {
        "over": ("over|mer enn|flere enn|minst|godt over|overst[ei]g\\w*", "eller (?:mer|flere)"),
        "under": ("under|mindre enn|færre enn|høyst|opp til|inntil|nesten|knapt|ikke engang", "eller (?:mindre|færre)"),
        "about": ("omkring|cirka|ca\\.?|omtrent|rundt|om lag|nesten|anslagsvis", ""),
    },
    "ru": {
        "over": (
            rf"бол(?:ее|ьше){_BY_SO_MUCH}|свыше|выше|как минимум|минимум|по (?:крайней|меньшей) мере|превы\w+",
            "(?:и|или) бол(?:ее|ьше)|с лишним",
        ),
        "under": (rf"мен(?:ее|ьше){_BY_SO_MUCH}|почти|максимум|едва|даже не|ниже|до", "(?:и|или) мен(?:ее|ьше)"),
        "about": ("около|примерно|приблизительно|почти|порядка|оцен(?:ива|ён|ен)\\w+", ""),
    },
    "pl": {
        "over": ("ponad|więcej niż|co najmniej|przynajmniej|powyżej|przekr[ao]cz\\w+", "lub więcej"),
        "under": ("mniej niż|poniżej|prawie|niemal|najwyżej|co najwyżej|zaledwie|ledwie|niespełna", "lub mniej"),
        "about": ("około|ok\\.|mniej więcej|prawie|niemal|blisko|w przybliżeniu", ""),
    },
    "tr": {
        "over": ("en az|asgari", (
                "['’]?\\w{0,2}?n?[dt][ea]n (?:biraz |çok )?(?:fazla|çok|uzun|yüksek|büyük)"
                "|üzerin(?:de|e)|üstün(?:de|e)|aşkın"
                "|['’]?y?[ıiuü] (?:aş|geç)"
            )),
        "under": (
            "en fazla|en çok|azami",
            "['’]?\\w{0,2}?n?[dt][ea]n (?:biraz |çok )?(?:az|kısa|düşük|küçük)|altın(?:da|a)",
        ),
        "about": ("yaklaşık|aşağı yukarı|neredeyse|takriben", "(?:[^\\W\\d_]+(?<![ea])\\s)?(?:civarında|kadar)"),
    },
    "ar": {
        "over": (
            "[وبلف]{0,2}أكثر من|(?:ما )?لا [تي]قل عن|على الأقل|[تي]?تجاوزت?|[تي]فوق|[تي]زيد عن|ما يزيد عن",
            "على الأقل",
        ),
        "under": ("[وبلف]{0,2}أقل من|ما يصل إلى|(?:ما )?لا [تي]زيد عن|بالكاد|[وب]?تحت|دون", "على الأكثر"),
        "about": ("[وب]?(?:حوالي|نحو|قرابة|ما يقرب من|زهاء)|[تي]قدرون? ب|يقدر ب", "تقريبا"),
    },
    "zh": {
        "over": ("(?:超过|超過|逾|至少|高[于於]|突破|多达|多達)[有为為达達]?", rf"{_MORE}|以上"),
        "under": (
            "(?:不到|不足|少[于於]|最多|低[于於]|近|将近|將近|接近|[多高][达達])[有为為达達]?",
            "以下|以内|以內",
        ),
        "about": ("(?:大约|大約|约|約|近|将近|將近|大概|接近)[有为為计計]?", "左右|上下"),
    },
    "ja": {
        "over": ("少なくとも|最低(?:でも)?", "以上|超(?!え)|を超え|余り|あまり|を上回|強(?![いくかめ化制力調])"),
        "under": ("最大で?|最高で|多くて(?:も)?", "以下|未満|弱|足らず|近く|を下回|に満たな"),
        "about": ("約|およそ|ほぼ|おおよそ", "ほど|前後|程度|くらい|ぐらい|近く"),
    },
    "ko": {
        "over": ("최소한?|적어도", "이상|여|넘|[을를] (?:약간 |조금 |훨씬 )?넘"),
        "under": ("최대|많아야", "이하|미만|가까이|에 못|아래"),
        "about": ("약|대략|거의", "가량|정도|쯤|안팎|가까이"),
    },
}  # fmt: skip
STRICT: Mapping[str, str] = {
    "de": "mehr als|weniger als|überst|überschr",
    "fr": "plus d|moins d|au-del|au-des|en des|dépass|excèd",
    "es": "más |menos |por encima|por debajo|super|exced",
    "it": "più |meno |oltre|al di so|super",
    "pt": "mais |menos |acima|abaixo|super|ultrapass|exced",
    "nl": "meer dan|minder dan|overs",
    "sv": "mer än|fler än|mindre än|färre än|översti|överste",
    "da": "mere end|flere end|mindre end|færre end|overst",
    "nb": "mer enn|flere enn|mindre enn|færre enn|overst",
    "ru": "бол|свыше|превы|мен",
    "pl": "ponad|więcej|powyżej|przekr|mniej|poniżej",
    "tr": ".*(?:fazla|çok|az|altında|üzerinde|üstünde)$",
    "ar": "أكثر|أقل",
    "zh": "超|逾|高[于於]|突破|不到|不足|少[于於]|低[于於]",
    "ja": ".*(?:超|上回|未満|下回|満たな)",
    "ko": ".*(?:넘|미만)",
}
"""How bounds begin that are false of the very number: mindestens 50 may be 50, and mehr als 50 may not."""
SIGN = r"[%％‰°$€£¥]"
_UNSPACED = rf"\s?{SIGN}?\s?\w{{0,2}}?\s?"
COUNTED = {
    "zh": _UNSPACED,
    "ja": _UNSPACED,
    "ko": _UNSPACED.replace("{0,2}", "{0,5}"),
    "tr": r"(?:['’]?\w{0,3}n\s|\s\w+[ıiuü]n\s|\s\w+?(?=n?[dt][ea]n\s))?\s?",
}
"""What may stand between a number and what follows it: the word for what is counted."""
COUNTED_WORD = rf"(?:\s?{SIGN}|\s[^\W\d_]+)?\s?"
"""The same where spaces part the words."""
LET_STAND: Mapping[str, str] = {
    "de": "eine[mnrs]?|ein|die|der|weitere[nrs]?|andere[nrs]?",
    "fr": "une?|les?|la|l|des|autres",
    "es": "un[ao]?|el|las?|los|otr[ao]s",
    "it": "un[ao]?|il|lo|l[ae]?|i|gli|altr[ie]",
    "pt": "uma?|[ao]s?|outr[ao]s",
    "nl": "een|de|het|andere|nog",
    "sv": "ett|en|andra|ytterligare",
    "da": "et|en|andre|yderligere",
    "nb": "et|en|andre|ytterligere",
    "ru": "чем|на|во?|со?|к|до|за|из|у|по|ещё|еще|други[ех]",
    "pl": "w|o|na|do|inn[ey]ch|kolejn[ey]ch|kolejne|inne",
    "tr": "yüzde|diğer",
    "zh": "另外|其他|其它|另|在|公元前|西元前",
    "ja": "さらに|他の|ほかの|別の",
    "ko": "또 다른|다른|추가로",
}
"""What may stand between a bound and its number: an article, a preposition, and that others are counted."""
CONTRACTED: Mapping[str, Mapping[str, str]] = {
    "fr": {"de": "(?:de|du|des|d['’])", "à": "(?:à|aux?)"},
    "es": {"de": "del?", "a": "al?"},
    "it": {"di": "d(?:i|el|ell[ae]|ell['’]|ei|egli)", "a": "a(?:l|ll[ae]|ll['’]|i|gli)?"},
    "pt": {"de": "d(?:e|[ao]s?)", "a": "(?:a|[aà]s?|aos?)"},
}
"""What becomes of the last word of a bound before an article: más de, más del."""
UNTIL: Mapping[str, str] = {
    "en": "up to", "de": "bis zu", "fr": "jusqu['’](?:à|en)", "es": "hasta", "it": "fino al?", "pt": "até", "nl": "tot",
    "sv": "upp till|till", "da": "op til|indtil", "nb": "opp til|inntil", "ru": "до", "pl": "do",
}  # fmt: skip
"""Bounds that say before a year how long something lasts."""
PLAIN_YEAR = expression(r"1[1-9]\d\d|20\d\d")
BEHIND_YEAR = expression(
    r"\s*(?:[.,;:!?)»”\"]|\Z)|\sг(?:од|\.)"
    r"|\s(?:and|or|und|oder|et|ou|y|e|o|u|en|och|eller|og|и|или|i|lub)\b(?!\s\d)"
)
"""What tells behind four digits that nothing is counted there."""
REACHED = expression(
    r"(?:\d|(?<!\w)(?:выр[оа]с|увелич|сокра[тщ]|упал|пада|сни[зж]|повы[сш]|подн[яи]|уменьш|возр[оа]с|дош|дове|рас[тш])"
    r"\w*)"
    r"(?:\s\w+){0,2}\sдо\s\Z",
    re.IGNORECASE,
)
"""What says in Russian that something came to a number, which is no bound: вырос до 500."""
TURNED = {"over": "under", "under": "over"}
NOT_MUCH = "viel|wesentlich|beaucoup|bien|much[oa]|molto|muito|veel|mycket|meget|mye|намного|много|dużo"
"""What says between a denial and a bound that it is hardly denied: nicht viel mehr als."""
DENIED_BEHIND: Mapping[str, str] = {
    "ja": "[らる]?(?:こと)?(?:では|じゃ|は|が)?(?:な[いかくし]|ませ?ん|ず|ぬ)",
    "ko": r"(?:지|[은는이]|지[는도])?\s?(?:않|못|아니|안\s)",
    "tr": r"(?:\s\w+){0,2}?\sdeğil|m[ae]",
}
"""What denies a bound right behind it."""
REACH = 60
"""Code points beside a number in which its bound stands."""
WITHIN: Mapping[str, re.Pattern[str]] = {
    code: expression(f"(?<=[十百千万萬亿億십백천만억\\d])(?:{words})")
    for code, words in {"zh": rf"{_MORE}|[几幾](?!乎)", "ja": "数|余(?![額剰白])", "ko": "여|몇|수"}.items()
}
"""What says within a number, or right behind it, that it is more: 七十多万, 十几."""


def bounds_of(number: Number, text: str, language: str) -> dict[str, str]:
    """Return each bound that words beside a number of a text make of it, or stand in it, with these words."""
    before, after = text[max(0, number.start - REACH) : number.start], text[number.end : number.end + REACH]
    return bounds_beside(before, text[number.start : number.end], after, language)


def bounds_beside(before: str, number: str, after: str, language: str) -> dict[str, str]:
    """Return each bound that words beside a number make of it, in a language (BCP 47), or stand in it, with these."""
    return dict(_bounds_beside(before, number, after, code_of_words(language)))


@lru_cache(maxsize=REMEMBERED)
def _bounds_beside(before: str, number: str, after: str, code: str) -> Mapping[str, str]:
    if _is_no_bound(before, number, after, code):
        before = ""
    denied, denied_behind = _denied(code)
    found: dict[str, str] = {}
    for bound, (ahead, behind) in _bounds(code).items():
        if match := ahead.search(before):
            denial = denied.search(before, 0, match.start())
            said = before[denial.start() :] if denial else match[0]
            found[TURNED.get(bound, bound) if denial else bound] = said.strip()
        if match := behind.match(after):
            denial = denied_behind.match(after, match.end())
            found[TURNED.get(bound, bound) if denial else bound] = after[: (denial or match).end()].strip()
    if match := WITHIN.get(code, NEVER).search(number + after[:2]):
        found["over"] = match[0]
    return found


def is_strict(words: str, language: str) -> bool:
    """Whether the words of a bound, in another language than English, say that it is not the very number."""
    return bool(re.match(STRICT.get(code_of_words(language), "(?!)"), words, re.IGNORECASE))


def _is_no_bound(before: str, number: str, after: str, code: str) -> bool:
    """Whether what looks like a bound before a number is none: a story about 500 boats; up to 1990."""
    if code == "en" and english_numbers.NO_BOUND.search(before):
        return True
    if code == "ru" and REACHED.search(before):
        return True
    is_year = PLAIN_YEAR.fullmatch(number) and BEHIND_YEAR.match(after)
    return bool(is_year and _until(code).search(before))


@cache
def _until(code: str) -> re.Pattern[str]:
    words, let_stand = UNTIL.get(code, "(?!)"), LET_STAND.get(code, "the")
    return expression(rf"(?<!\w)(?:{words})(?:\s(?:{let_stand}))?\s\Z", re.IGNORECASE)


def knows_bounds(language: str) -> bool:
    """Whether the words are known that a language (BCP 47) has for bounds."""
    return bool(_bounds(code_of_words(language)))


@cache
def _denied(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what denies the word behind it, and the one before it; in English the words of a bound hold that."""
    if code not in WORDS or code not in denials.WORDS:
        return NEVER, NEVER
    denies = denials.WORDS[code][0]
    before = (
        rf"(?:{denies}|有)\s?" if code in UNSPACED_LANGUAGES else rf"(?<![^\W_])(?:{denies})\s(?:(?!{NOT_MUCH})\w+\s)?"
    )
    return expression(rf"{before}\Z", re.IGNORECASE), expression(DENIED_BEHIND.get(code, "(?!)"), re.IGNORECASE)


@cache
def _bounds(code: str) -> Bounds:
    """Return the bounds of a language; in one that has none here, nobody knows how exactly a number is said."""
    if code == "en":
        return english_numbers.BOUNDS
    let_stand, contracted = LET_STAND.get(code, "(?!)"), CONTRACTED.get(code, {})
    if code in UNSPACED_LANGUAGES:
        starts, between = "", rf"\s?(?:(?:{let_stand})\s?)?[$€£¥]?\s?"
    else:
        starts, between = r"(?<![^\W_])", rf"(?:(?:\s|(?<=\s))(?:{let_stand})(?:(?=\s)|['’])){{0,2}}[\s(]*[$€£¥]?\s?"
    ends = expression(rf"\b(?:{'|'.join(contracted)})(?![^|)])") if contracted else NEVER
    return {
        bound: (
            expression(rf"{starts}(?:{ends.sub(lambda one: contracted[one[0]], before)}){between}\Z", re.IGNORECASE),
            expression(rf"{COUNTED.get(code, COUNTED_WORD)}(?:{after})", re.IGNORECASE) if after else NEVER,
        )
        for bound, (before, after) in WORDS.get(code, {}).items()
    }
