"""How languages print what somebody says without quotation marks."""

import re

BY_DASH = frozenset(
    re.findall(r"\w+", "fr es pt it ro ca gl pl cs sk ru uk be bg sr hr sl hu fi et lv lt sv da nb no nn el tr")
)
"""Languages in which a dash at the beginning of a line opens what somebody says."""
