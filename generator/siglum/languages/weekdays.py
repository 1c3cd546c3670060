"""The days of the week that a text names."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from siglum.languages.spelling import any_of, formatter
from siglum.languages.whole_words import edges
from siglum.model.language_tags import code_of

MORE_NAMES: Mapping[str, Mapping[str, int]] = {"de": {"sonnabend": 5}}
"""Other names than ICU has, by language; Monday is 0."""


def weekdays_in(text: str, language: str) -> Mapping[int, str]:
    """Return the days of the week that a text names, Monday as 0, each as it is written."""
    names, pattern = _names(code_of(language))
    return {names[match[0].casefold()]: match[0] for match in pattern.finditer(text)}


@cache
def _names(code: str) -> tuple[Mapping[str, int], re.Pattern[str]]:
    names = dict(MORE_NAMES.get(code, {}))
    for shape in ("cccc", "EEEE"):
        form = formatter(f"{{n, date,{shape}}}", f"{code}@calendar=gregorian")
        names |= {form(datetime(2025, 6, 2 + day, 12, tzinfo=UTC)).casefold(): day for day in range(7)}
    begins, ends = edges(code)
    return names, re.compile(rf"{begins}(?:{any_of(names)})(?=s?{ends})", re.IGNORECASE)
