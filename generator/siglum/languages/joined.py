"""Words that belong to the number or the word beside them, so that nothing is cut between: of several languages.

All but GREAT are alternatives of a pattern, in lower case.
"""

NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|a|one|half a"
)
"""Numbers in words before which a great one is their own: two million."""
GREAT = ("hundred", "thousand", "million", "billion", "trillion")
AFTER_NUMBERS = (
    f"{'|'.join(GREAT)}|bn|per ?cent|prozent|pour cent|por ciento|tausend|millionen|mrd|mio|milliarden?|mill?iarde?s?"
    "|millions|billions|millones|mil|milhões|milioni|тыс|млн|млрд|тысяч[аи]?|миллион\\w*|миллиард\\w*"
)
"""What a number is of, behind it."""
MINUS = "minus|moins|menos|meno|минус"
LABELS = "No|Nr|N[°º]|n[°º]"
"""What stands, with a full stop, before a number that counts nothing; capitals as here."""
PREFIXES = "anti|non|un|ex|pro|pre|post|pseudo|quasi|counter|semi|sub|neo|mis|under|over"
"""What a dash may join to the word behind it."""
