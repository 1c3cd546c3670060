"""How languages beside English say parts of numbers: eine halbe Million, millón y medio, साढ़े तीन लाख, la moitié."""

# ruff: noqa: RUF001 - letters of every script

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

HALF, QUARTER, THREE_QUARTERS = Fraction(1, 2), Fraction(1, 4), Fraction(3, 4)
ONE_AND_A_HALF, TWO_AND_A_HALF = Fraction(3, 2), Fraction(5, 2)
_RHA = "(?:\u095d|\u0922\u093c?)"
"""A letter of Hindi that is written in several ways."""
_NO_SIDE = "(?<![前後后上下大多])"
"""No front, back or greater half."""


class Words(Struct, frozen=True):
    """How a language says parts, each by a pattern in one case."""

    of: Mapping[str, Fraction] = {}
    """What makes a part of the great number right behind it: eine halbe | Million."""
    by_itself: Mapping[str, Fraction] = {}
    """What is a number by itself, and as many of the great number right behind it: anderthalb | Millionen."""
    added: Mapping[str, Fraction] = {}
    """What adds a part to the number before it: zwei Millionen | und eine halbe, два | с половиной | миллиона."""
    adding: Mapping[str, Fraction] = {}
    """What adds a part to the number behind it: साढ़े | तीन लाख."""
    shares: Mapping[str, Fraction] = {}
    """The names of parts of a whole, behind how many of them there are: zwei | Drittel."""


def _shares(parts: Mapping[str, int]) -> Mapping[str, Fraction]:
    return {name: Fraction(1, count) for name, count in parts.items()}


ENDINGS_OF_HALF = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
}  # fmt: skip
"""Numbers that German joins with a half: zweieinhalb."""
PARTS: Mapping[str, Words] = {
    "de": Words(
        of={"halbe[nrs]?": HALF, "viertel(?=mill)": QUARTER, "dreiviertel": THREE_QUARTERS},
        by_itself={
            "anderthalb": ONE_AND_A_HALF, **{f"{one}einhalb": count + HALF for one, count in ENDINGS_OF_HALF.items()},
            "die hälfte": HALF,
        },
        added={"und eine halbe": HALF},
        shares=_shares({"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10}),
    ),
    "fr": Words(
        of={"demi": HALF, "quart de": QUARTER},
        by_itself={"la moitié": HALF},
        added={"et demie?": HALF, "et quart": QUARTER},
        shares=_shares({"tiers": 3, "quarts?": 4, "cinquièmes?": 5, "dixièmes?": 10}),
    ),
    "es": Words(
        of={"medi[oa]": HALF, "cuarto de": QUARTER},
        by_itself={"la mitad": HALF},
        added={"y medi[oa]": HALF, "y cuarto": QUARTER},
        shares=_shares({"tercios?": 3, "cuartos?": 4, "quintos?": 5, "décimos?": 10}),
    ),
    "ca": Words(of={"mig|mitja": HALF}, by_itself={"la meitat": HALF}, added={"i mig|i mitja": HALF}),
    "it": Words(
        of={"mezz[oa]": HALF, "quarto di": QUARTER},
        by_itself={"(?<=la )metà": HALF},
        added={"e mezz[oa]": HALF, "e un quarto": QUARTER},
        shares=_shares({"terz[oi]": 3, "quart[oi]": 4, "quint[oi]": 5, "decim[oi]": 10}),
    ),
    "pt": Words(
        of={"mei[oa]": HALF, "quarto de": QUARTER},
        by_itself={r"(?:(?<=\ba )|(?<=\b[dn]a ))metade": HALF},
        added={"e mei[oa]": HALF, "e um quarto": QUARTER},
        shares=_shares({"terços?": 3, "quartos?": 4, "quintos?": 5, "décimos?": 10}),
    ),
    "ro": Words(of={"jumătate de|(?:o )?jumate de": HALF, "sfert de": QUARTER}, added={"și jumătate": HALF}),
    "nl": Words(
        of={"halve|half": HALF, "kwart": QUARTER},
        by_itself={"anderhalf|anderhalve": ONE_AND_A_HALF, "de helft": HALF},
        added={"en een half|en een halve|eneenhalf": HALF},
        shares=_shares({"derde": 3, "kwart": 4, "vijfde": 5, "tiende": 10}),
    ),
    "sv": Words(
        of={"halv[at]?": HALF, "kvarts": QUARTER},
        by_itself={"hälften": HALF},
        added={"och en halv": HALF},
        shares=_shares({"tredjedel(?:ar)?": 3, "fjärdedel(?:ar)?": 4, "femtedel(?:ar)?": 5, "tiondel(?:ar)?": 10}),
    ),
    "da": Words(
        of={"halv[et]?": HALF, "kvart": QUARTER},
        by_itself={"halvanden": ONE_AND_A_HALF, "halvdelen": HALF},
        added={"og en halv": HALF},
        shares=_shares({"tredjedel(?:e)?": 3, "fjerdedel(?:e)?": 4, "femtedel(?:e)?": 5, "tiendedel(?:e)?": 10}),
    ),
    "nb": Words(
        of={"halv[et]?": HALF, "kvart": QUARTER},
        by_itself={"halvannen": ONE_AND_A_HALF, "halvparten": HALF},
        added={"og en halv": HALF},
        shares=_shares({"tredjedel(?:er)?": 3, "fjerdedel(?:er)?": 4, "femtedel(?:er)?": 5, "tiendedel(?:er)?": 10}),
    ),
    "ru": Words(
        of={"полу|пол": HALF, "четверть": QUARTER},
        by_itself={"полтора|полторы|полутора": ONE_AND_A_HALF, "(?<!ая )(?<!ую )(?<!ой )половин[ау]": HALF},
        added={"с половиной": HALF, "с четвертью": QUARTER},
        shares=_shares({"третьих|треть[иь]?": 3, "четвертей|четверт[иь]": 4, "пятых": 5, "десятых": 10}),
    ),
    "uk": Words(
        of={"пів|половина": HALF, "чверть": QUARTER},
        by_itself={"півтора|півтори": ONE_AND_A_HALF},
        added={"з половиною": HALF},
    ),
    "pl": Words(
        of={"pół": HALF, "ćwierć": QUARTER},
        by_itself={"półtora|półtorej": ONE_AND_A_HALF, "(?<!wsza )(?<!wszą )(?<!rug[aą] )połow[aę]": HALF},
        added={"i pół": HALF},
        shares=_shares({"trzecie|trzecich": 3, "czwarte|czwartych": 4, "piąte|piątych": 5}),
    ),
    "cs": Words(
        of={"půl": HALF, "čtvrt": QUARTER},
        by_itself={"půldruhého": ONE_AND_A_HALF, "(?<!první )(?<!druhá )(?<!druhou )polovin[au]": HALF},
        added={"a půl": HALF},
        shares=_shares({"třetiny": 3, "čtvrtiny": 4, "pětiny": 5}),
    ),
    "el": Words(
        of={"μισό|μισή": HALF}, by_itself={"ενάμισι|ενάμισυ|μιάμιση": ONE_AND_A_HALF}, added={"και μισό": HALF}
    ),
    "fi": Words(
        of={"puolen|puoli": HALF},
        by_itself={"puolitoista": ONE_AND_A_HALF, "puolet": HALF},
        added={"ja puoli": HALF},
    ),
    "hu": Words(of={"fél": HALF, "negyed": QUARTER}, by_itself={"másfél": ONE_AND_A_HALF}, added={"és fél": HALF}),
    "tr": Words(
        of={"yarım": HALF, "çeyrek": QUARTER}, by_itself={"yarısı": HALF}, added={"buçuk": HALF},
    ),
    "ar": Words(
        of={"نصف|النصف": HALF, "ربع": QUARTER, "ثلاثة أرباع": THREE_QUARTERS},
        added={"ونصف(?: ال\\w+)?|و نصف": HALF, "وربع(?: ال\\w+)?": QUARTER},
    ),
    "he": Words(
        of={"חצי|מחצית ה?": HALF, "רבע": QUARTER, "שלושת רבעי": THREE_QUARTERS},
        added={"וחצי": HALF, "ורבע": QUARTER},
    ),
    "hi": Words(
        of={"आधा|आधे|आधी": HALF, "पौन": THREE_QUARTERS, "सवा": Fraction(5, 4)},
        by_itself={f"डे{_RHA}": ONE_AND_A_HALF, f"ढाई|अ{_RHA}ाई": TWO_AND_A_HALF},
        adding={f"सा{_RHA}े": HALF, "सवा": QUARTER, "पौने": -QUARTER},
    ),
    "vi": Words(of={"nửa": HALF}, added={"rưỡi": HALF}),
    "id": Words(of={"setengah": HALF, "seperempat": QUARTER}, added={"setengah": HALF}),
    "th": Words(of={"ครึ่ง": HALF}, added={"ครึ่ง": HALF}),
    "zh": Words(
        of={f"{_NO_SIDE}半": HALF},
        by_itself={"[一过過]?半[数數]|一半": HALF},
        added={"(?:[个個]半(?=小[时時]|月|世[纪紀]|星期)|[年天倍]半)": HALF},
    ),
    "ja": Words(of={f"{_NO_SIDE}半": HALF}, by_itself={"半[数分]": HALF}, added={"(?:時間|年|日|倍|週間)半": HALF}),
    "ko": Words(of={"반": HALF}, by_itself={"절반": HALF}, added={r"\s?(?:시간|년|개월|배) ?반(?![가-힣])": HALF}),
}  # fmt: skip
"""By language; a half of Chinese and Japanese has, behind a number, what is counted between the two."""
ROUGH: Mapping[str, int] = {
    "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
    "soixantaine": 60, "centaine": 100, "millier": 1000,
    "decena": 10, "veintena": 20, "treintena": 30, "cuarentena": 40, "cincuentena": 50, "centenar": 100, "millar": 1000,
    "decina": 10, "quindicina": 15, "ventina": 20, "trentina": 30, "quarantina": 40, "cinquantina": 50,
    "centinaio": 100, "migliaio": 1000,
    "dezena": 10, "vintena": 20, "trintena": 30, "centena": 100, "milhar": 1000, "desena": 10, "miler": 1000,
    "tiental": 10, "twintigtal": 20, "dertigtal": 30, "vijftigtal": 50, "honderdtal": 100, "duizendtal": 1000,
    "tiotal": 10, "tjugotal": 20, "trettiotal": 30, "femtiotal": 50, "hundratal": 100, "tusental": 1000,
    "десяток": 10, "сотня": 100, "сотню": 100,
}  # fmt: skip
"""Names of numbers that are never meant exactly: une centaine, un centenar."""
