"""The numbers of lists, in the forms that a style can ask for: 4. iv. d. δ. ד. 四、 (CSS Counter Styles).

A form that is not known here, or has no sign for a number, is decimal, as it is in browsers.
"""

# ruff: noqa: RUF001 - signs of every script are what it is about

from collections.abc import Mapping
from string import ascii_lowercase, ascii_uppercase

BULLETS = frozenset(["none", "disc", "circle", "square", "disclosure-open", "disclosure-closed", "initial"])
"""Forms without a number."""
OF_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
"""The forms that the attribute `type` asks for."""
ZEROS = {
    "arabic-indic": "٠",
    "bengali": "০",
    "cambodian": "០",
    "devanagari": "०",
    "gujarati": "૦",
    "gurmukhi": "੦",
    "kannada": "೦",
    "khmer": "០",
    "lao": "໐",
    "malayalam": "൦",
    "mongolian": "᠐",
    "myanmar": "၀",
    "oriya": "୦",
    "persian": "۰",
    "tamil": "௦",
    "telugu": "౦",
    "thai": "๐",
    "tibetan": "༠",
}
"""The noughts of scripts with ten digits, which the others follow."""
KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん"
IROHA = "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす"
TO_KATAKANA = {ord(sign): ord(sign) + 0x60 for sign in KANA}
ALPHABETS = {
    "lower-alpha": ascii_lowercase,
    "lower-latin": ascii_lowercase,
    "upper-alpha": ascii_uppercase,
    "upper-latin": ascii_uppercase,
    "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "hiragana": KANA,
    "hiragana-iroha": IROHA,
    "katakana": KANA.translate(TO_KATAKANA),
    "katakana-iroha": IROHA.translate(TO_KATAKANA),
}
"""Letters that count on as columns of a spreadsheet do: after the last comes the first twice."""
ROMAN = {
    1000: "m",
    900: "cm",
    500: "d",
    400: "cd",
    100: "c",
    90: "xc",
    50: "l",
    40: "xl",
    10: "x",
    9: "ix",
    5: "v",
    4: "iv",
    1: "i",
}
HEBREW_TEENS = {19: "יט", 18: "יח", 17: "יז", 16: "טז", 15: "טו"}
"""They stand before the ten, since two of them are not written as those around them are."""


def _by_places(letters: str) -> dict[int, str]:
    """Return what letters count that stand for one to nine, ten to ninety and so on; the largest first."""
    values = {(at % 9 + 1) * 10 ** (at // 9): letter for at, letter in enumerate(letters)}
    return dict(sorted(values.items(), reverse=True))


ARMENIAN = _by_places("ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔ")
HEBREW = _by_places("אבגדהוזחטיכלמנסעפצקרשת")
ADDED: Mapping[str, tuple[int, Mapping[int, str]]] = {
    "lower-roman": (3999, ROMAN),
    "upper-roman": (3999, {value: signs.upper() for value, signs in ROMAN.items()}),
    "armenian": (9999, ARMENIAN),
    "upper-armenian": (9999, ARMENIAN),
    "lower-armenian": (9999, {value: signs.lower() for value, signs in ARMENIAN.items()}),
    "georgian": (9999, _by_places("აბგდევზჱთიკლმნჲოპჟრსტჳფქღყშჩცძწჭხჴჯჰ")),
    "hebrew": (999, dict(sorted({**HEBREW, **HEBREW_TEENS}.items(), reverse=True))),
}
"""Signs whose values are added up, the largest first, and the highest number that they write."""
HAN = "〇一二三四五六七八九"
HAN_BELOW_100 = frozenset(["cjk-ideographic", "japanese-informal", "simp-chinese-informal", "trad-chinese-informal"])
"""Forms that name the tens; they agree below a hundred."""
WITH_COMMA = HAN_BELOW_100 | {"cjk-decimal"} | {name for name in ALPHABETS if "gana" in name or "kana" in name}


def number_of(value: int, form: str) -> str:
    """Return what stands before an item, with a space behind it; nothing for a bullet, or other signs than words."""
    if form in BULLETS:
        return ""
    if form[0] in ("'", '"'):
        return form[1:-1] if any(map(str.isalnum, form)) else ""
    return _written(value, form) + ("、" if form in WITH_COMMA else ". ")


def _written(value: int, form: str) -> str:
    if zero := ZEROS.get(form):
        return str(value).translate({ord("0") + digit: ord(zero) + digit for digit in range(10)})
    if form == "cjk-decimal" and value >= 0:
        return "".join(HAN[int(digit)] for digit in str(value))
    if form == "decimal-leading-zero" and value >= 0:
        return f"{value:02}"
    if form in ALPHABETS and value > 0:
        return _lettered(value, ALPHABETS[form])
    if form in HAN_BELOW_100 and 0 < value < 100:  # noqa: PLR2004
        tens, ones = divmod(value, 10)
        return (HAN[tens] * (tens > 1) + "十") * (tens > 0) + HAN[ones] * (ones > 0)
    most, signs = ADDED.get(form, (0, {}))
    return _added(value, signs) if 0 < value <= most else str(value)


def _lettered(value: int, letters: str) -> str:
    made = ""
    while value:
        value, rest = divmod(value - 1, len(letters))
        made = letters[rest] + made
    return made


def _added(value: int, signs: Mapping[int, str]) -> str:
    made = ""
    for size, sign in signs.items():
        count, value = divmod(value, size)
        made += sign * count
    return made
