"""The names of units beside numbers in every language: kilometres, hours, percentage points.

ICU knows them; what it lacks is here.
"""

# ruff: noqa: RUF001 - signs of every script

import re
from collections.abc import Iterator, Mapping

from siglum.languages.spelling import formatter
from siglum.languages.units import names_of

KINDS = (
    *(
        f"length-{one}"
        for one in ["kilometer", "meter", "centimeter", "millimeter", "mile", "nautical-mile", "foot", "inch", "yard"]
    ),
    *(f"duration-{one}" for one in ["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]),
    *(f"mass-{one}" for one in ["kilogram", "gram", "ton", "pound", "ounce"]),
    *(f"area-{one}" for one in ["hectare", "acre", "square-kilometer", "square-meter", "square-mile", "square-foot"]),
    *(f"speed-{one}" for one in ["kilometer-per-hour", "mile-per-hour"]),
    *(f"temperature-{one}" for one in ("celsius", "fahrenheit")),
    *(f"power-{one}" for one in ("kilowatt", "megawatt", "gigawatt")),
    "percent",
    "permille",
)
"""Units as ICU calls them; of a ton there are several, and all are one here."""
WIDTHS = ("full-name", "short", "narrow")
COUNTS = (1, 2, 5)
POINTS: Mapping[str, str] = {
    "en": "percentage point|percentage points|percentage-point", "de": "prozentpunkt|prozentpunkte|prozentpunkten",
    "fr": "point de pourcentage|points de pourcentage", "es": "punto porcentual|puntos porcentuales",
    "it": "punto percentuale|punti percentuali", "pt": "ponto percentual|pontos percentuais",
    "nl": "procentpunt|procentpunten", "sv": "procentenhet|procentenheter", "da": "procentpoint",
    "nb": "prosentpoeng", "ru": "процентный пункт|процентных пункта|процентных пунктов|п. п.|п.п.",
    "uk": "відсотковий пункт|відсоткових пункти|відсоткових пунктів",
    "pl": "punkt procentowy|punkty procentowe|punktów procentowych",
    "zh": "个百分点|個百分點", "ja": "ポイント", "ko": "퍼센트포인트|%포인트|%p", "tr": "puan",
}  # fmt: skip
"""What a share rises by, which is no per cent."""
MORE: Mapping[str, Mapping[str, str]] = {
    "en": {
        "volume": "litre|litres|liter|liters|l",
        "mass-ton": "tonne|tonnes|metric ton|metric tons|t",
        "mass-kilogram": "kilo|kilos",
        "percent": "per cent|pct",
    },
    "de": {"volume": "liter|litern|l", "mass-ton": "tonne|tonnen|t", "mass-kilogram": "kilo", "duration-hour": "std"},
    "fr": {
        "volume": "litre|litres|l",
        "mass-ton": "tonne|tonnes|t",
        "mass-kilogram": "kilo|kilos",
        "duration-year": "année|années",
    },
    "es": {
        "volume": "litro|litros|l",
        "mass-ton": "tonelada|toneladas|t",
        "mass-kilogram": "kilo|kilos",
        "percent": "por ciento",
    },
    "it": {
        "volume": "litro|litri|l",
        "mass-ton": "tonnellata|tonnellate|t",
        "mass-kilogram": "chilo|chili",
        "percent": "per cento",
    },
    "pt": {
        "volume": "litro|litros|l",
        "mass-ton": "tonelada|toneladas|t",
        "mass-kilogram": "quilo|quilos",
        "percent": "por cento",
    },
    "nl": {"volume": "liter|l", "mass-ton": "ton|t", "mass-kilogram": "kilo"},
    "ru": {
        "volume": "литр|литра|литров|л",
        "mass-ton": "тонна|тонны|тонн|т",
        "mass-kilogram": "кило",
        "percent": "процент|процента|процентов",
    },
    "uk": {"volume": "літр|літри|літрів|л", "mass-ton": "тонна|тонни|тонн|т"},
    "pl": {"volume": "litr|litry|litrów|l", "mass-ton": "tona|tony|ton|t", "percent": "procent|proc."},
    "zh": {
        "volume": "升|公升",
        "length-kilometer": "千米",
        "mass-kilogram": "公斤",
        "duration-hour": "个小时|個小時",
        "duration-week": "个星期|星期",
    },
    "ja": {
        "volume": "リットル",
        "mass-ton": "トン",
        "mass-kilogram": "キロ",
        "length-kilometer": "キロ",
        "percent": "パーセント",
    },
    "ko": {"volume": "리터", "mass-ton": "톤", "percent": "퍼센트|프로"},
}
"""Other names, of one language each."""
SHORT = frozenset(
    re.findall(
        r"\S+", "km cm mm kg ft lb oz ha yd mi km² m² % ‰ км см мм кг га m h min t kn kW MW GW °C °F ° т м ч l л"
    )
)
"""Names of one or two letters that mean a unit behind a number; others mean more besides."""
SHORTEST = 2
ALSO: Mapping[str, frozenset[str]] = {
    "m": frozenset(("length-meter", "duration-minute", "duration-month")),
    "м": frozenset(("length-meter", "duration-minute")),
    "°": frozenset(("temperature-celsius", "temperature-fahrenheit")),
}
"""Names that stand for several."""


def names_of_units(code: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the names that a language has for units, in one case, each with the units that it stands for."""
    more = MORE.get(code, {})
    for kind in dict.fromkeys((*KINDS, *more)):
        for name in (*(_spelt(kind, code) if kind in KINDS else ()), *more.get(kind, "").split("|")):
            if len(name) > SHORTEST or name in SHORT or (name and not name.isascii() and not name.islower()):
                yield name.casefold(), ALSO.get(name, frozenset((kind,)))
    yield from ((name, ALSO["°"]) for name in names_of("°", code))
    yield from ((name, frozenset(("points",))) for name in POINTS.get(code, "").split("|") if name)


def _spelt(kind: str, code: str) -> Iterator[str]:
    unit = kind if kind.startswith("per") else f"measure-unit/{kind}"
    for width in WIDTHS:
        for count in COUNTS:
            written = formatter(f"{{n, number, ::{unit} unit-width-{width} precision-integer}}", code)(count)
            yield re.sub(r"\d+", "", written).strip("\u00a0\u202f\u200e\u200f .")
