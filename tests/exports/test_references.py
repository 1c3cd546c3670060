"""Dates as reference managers read them: what is known in parts, what is not sure as such, all else in words."""

from siglum.exports.csl import issued
from siglum.model.dates import When, read_when

DATES = {
    "1932-05-04": {"date-parts": [[1932, 5, 4]]},
    "1932-05": {"date-parts": [[1932, 5]]},
    "1932": {"date-parts": [[1932]]},
    "1932-05~": {"date-parts": [[1932, 5]], "circa": True},
    "1932?": {"date-parts": [[1932]], "circa": True},
    "1932-05-04%": {"date-parts": [[1932, 5, 4]], "circa": True},
    "1932-05-XX": {"date-parts": [[1932, 5]]},
    "1932-XX-XX": {"date-parts": [[1932]]},
    "1932-21": {"date-parts": [[1932]], "season": 1},
    "1932-05-01/1932-05-04": {"date-parts": [[1932, 5, 1], [1932, 5, 4]]},
    "1931/1932-05~": {"date-parts": [[1931], [1932, 5]], "circa": True},
    "1932-05-04/..": {"literal": "from 4 May 1932 on"},
    "../1932-05-04": {"literal": "4 May 1932 or earlier"},
    "1932-05-04/": {"literal": "from 4 May 1932, the end is not known"},
    "[1932-05-03,1932-05-04]": {"literal": "3 or 4 May 1932"},
    "193X": {"literal": "the 1930s"},
    "1931-24/1932-21": {"literal": "winter 1931 to spring 1932"},
}


def test_a_date_has_the_parts_that_are_known() -> None:
    for text, expected in DATES.items():
        when = read_when(text)
        assert isinstance(when, When), text
        assert issued(when) == expected, text
