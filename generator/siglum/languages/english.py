"""The words that cautions and drafts look for in English: negations, hedges, numbers, verbs of saying.

Another language is another module beside this one, with the same names.
"""

import re

# What a statement may add or drop, and what a quotation may leave out

COUNTED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
WORD_NUMBERS = {word: str(number) for number, word in enumerate(COUNTED, start=2)}
HEDGES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "more than",
        re.compile(r"\b(more than|over|at least|upwards of)\s+(?=[\d$€£]|a (?:million|hundred))", re.IGNORECASE),
        re.compile(r"\b(more than|over|at least|upwards of|exceed\w*)\b|\+", re.IGNORECASE),
    ),
    (
        "about",
        re.compile(r"\b(about|around|roughly|approximately|some|nearly|almost)\s+(?=[\d$€£])", re.IGNORECASE),
        re.compile(r"\b(about|around|roughly|approximately|some|nearly|almost)\b", re.IGNORECASE),
    ),
    (
        "reportedly",
        re.compile(r"\b(reportedly|allegedly|supposedly|purportedly)\b", re.IGNORECASE),
        re.compile(
            r"\b(report\w*|alleg\w*|suppos\w*|purport\w*|said to|according to|says?|is said|are said)\b", re.IGNORECASE
        ),
    ),
    (
        "appears",
        re.compile(r"\b(appears?|seems?|apparently|seemingly)\b", re.IGNORECASE),
        re.compile(r"\b(appears?|appeared|seem\w*|apparent\w*|look\w* (?:as|like))\b", re.IGNORECASE),
    ),
    (
        "may",
        re.compile(r"\b(may|might|perhaps|possibly|likely|potentially)\b"),
        re.compile(
            r"\b(may|might|perhaps|possibl[ey]|likely|potential\w*|could|would|can|whether|if|expect\w*|predict\w*|suggest\w*"
            r"|risk\w*|threat\w*|chance\w*|doubt\w*|unclear|hope\w*)\b",
            re.IGNORECASE,
        ),
    ),
)
OF_NUMBERS = frozenset(("more than", "about"))
"""The hedges that say something of a number only."""
NEGATION = re.compile(
    r"\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|unable|refus\w+|fail\w*|lack\w*|declin\w+"
    r"|unwilling|unknown"
    r"|except|only|little|few|instead of|rather than|inability|prevent\w*|block\w*|stop\w*|keep\w* out"
    r"|limited|closed|hard|difficult|short\w*|un\w+|in(?:conven|depend|complet)\w+|dis\w+|end\w*|delet\w*|restrict\w*|unlike"
    r"|beyond|avoid\w*|free of|from doing)\b|n[’']t\b",
    re.IGNORECASE,
)
PLAIN_NEGATION = re.compile(r"\b(not|no|never|none|nobody|nothing|neither|cannot)\b|n[’']t\b", re.IGNORECASE)
REPORTING = (
    r"(?:says?|said|tells?|told|reports?|reported|claims?|claimed|warns?|warned|argues?|argued|states?|stated|writes?|wrote"
    r"|suggests?|suggested|calls?|called|predicts?|predicted|reveal(?:s|ed)|notes?|noted|thinks?|expects?|believes?)"
)
NAME = re.compile(r"[^\W\d_a-z][\w’'-]*[^\W_](?: [^\W\d_a-z][\w’'-]*[^\W_])*")
"""Words in a row that begin with a capital, as far as they are of an alphabet that has some."""
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "i he she it they we you who this that these those there here one both some the a an in on at as of "
        "by for from monday tuesday wednesday thursday friday saturday sunday january february march april "
        "may june july august september october november december ",
    )
)
"""Words with a capital that name nobody."""
TURNS_BEFORE = re.compile(
    r"\b(if|unless|whether|provided|in case|except|without|den(?:y|ies|ied|ying)|refus\w+ to|fail\w* to|doubts?|doubted"
    r"|hardly|barely|scarcely|rarely|seldom|falsely|false|untrue|far from|nor|instead of|rather than|few of)\b",
    re.IGNORECASE,
)
"""What makes less of what stands behind it, though it is no plain negation."""
DOUBTED = re.compile(
    rf"{TURNS_BEFORE.pattern}|\b(may|might|could|would|question\w*|disput\w*|s[ck]eptic\w*|suspicio\w*|wonder\w*|un(?:clear"
    r"|certain|sure))\b",
    re.IGNORECASE,
)
"""What in a statement keeps that."""
IDIOMS = re.compile(
    r"\bnot to (?:mention|say|speak of)\b|\blet[’']s not kid ourselves\b|\bnot only\b|\bnot least\b|\bno doubt\b"
    r"|\bas if\b|\b(?:did|does|do|would)(?: not|n[’']t) (?:want|wish) to be (?:named|identified|quoted)\b"
    r"|\bnot to be (?:named|identified|quoted)\b|\bnot authori[sz]ed\b|\bno less than\b|\bno later than\b",
    re.IGNORECASE,
)
"""Negations that deny nothing of what stands beside them."""
RELATIVE_CLAUSE = re.compile(r"\s*(?:who|whose|whom|which|where)\b", re.IGNORECASE)
TURNS_AFTER = re.compile(
    r"\s*[,;:—–-]?\s*(?:even\s+)?\b(but|although|though|except|unless|however|only if|only when|only after"
    r"|only for|if|provided|as long as|on condition|until|albeit|yet|save for|apart from|other than|barring|excluding"
    r"|with the exception|in theory|or so|at least not)\b",
    re.IGNORECASE,
)
"""What takes back, right after a quotation, some of what it says."""
DENIED_AFTER = re.compile(
    r"(?:\s+(?!and\b|or\b|but\b)\w+){0,2}?\s+(not|never|no longer|neither|nor|nobody|nothing|none|hardly)\b",
    re.IGNORECASE,
)
"""A negation that the words right before it belong to: the bridge did | not open."""

# Days and speakers in statements

RELATIVE_DAY = re.compile(
    r"\b(today|yesterday|tomorrow|tonight|recently|lately|this (?:morning|week|month|year)|last (?:week|month|year)"
    r"|next (?:week|month|year)|(?:on|since|by|until|last|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|in recent days|(?:the )?past few days|days away|within the week)\b",
    re.IGNORECASE,
)
OF_SOMEBODY = re.compile(r"\b(?:of|from|on|in|to) (?:the )?$")
"""What stands before a name that is not itself the one who speaks: the users of X say."""
ATTRIBUTED = re.compile(
    r"\b(article|articles|writer|author|source|user|users|analyst|blogger|bloggers|commentator|newcomer|interpreter|editor"
    r"|spokes\w+|outlet|newsletter|report)\b",
    re.IGNORECASE,
)

# Who speaks in a sentence

SPEAKS = (
    rf"(?:{REPORTING}|shares?|shared|adds?|added|explains?|explained|posts?|posted|announce[sd]?|confirm(?:s|ed)"
    r"|den(?:ies|ied)|promise[sd]?|admit(?:s|ted)|insist(?:s|ed)|joke[sd]?|recall(?:s|ed)|quipped|complain(?:s|ed)"
    r"|cautions?|cautioned|comment(?:s|ed)|describe[sd]?|points? out|pointed out|stating|saying|echo(?:es|ed)"
    r"|disclose[sd]?|opine[sd]?|assume[sd]?|reiterate[sd]?|(?:was|were|is|are) quoted as saying|voice[sd]?"
    r"|express(?:es|ed)?|criticize[sd]?|applaud(?:s|ed))"
)
ADVERBS = r"(?:(?:has|have|had|also|recently|[a-z]+ly)\s+){0,3}"
SPEAKS_AFTER = re.compile(
    r"[”\"]?(?:\s*,[^,.;“”\"]{1,80},|\s*,\s+(?:an?|the|who|one|from|in|at)\b[^,.;“”\"]{1,80}?|\s*\([^)]{1,80}\))?"
    rf"\s+{ADVERBS}{SPEAKS}\b"
)
SPEAKS_BEFORE = re.compile(rf"[,.!?”\"’]\s*{SPEAKS}\s+(?:(?:the|Ms|Mr|Mrs|Dr)\.?\s+)?$")
IS_SPOKEN_OF = re.compile(r"\s+(?:is|was|are|were|has|have|had|will|would|can|could|may|might)\b")
ACCORDING = re.compile(r"\baccording to (?:[a-z]+ ){0,4}$", re.IGNORECASE)
TOLD = re.compile(r"\b(?:told|tells|tell|to)\s+(?:the )?$")
PLAINLY_SPEAKS = (
    r"(?:said|says?|told|tells|argue[sd]?|warn(?:s|ed)|explain(?:s|ed)|wrote|writes|add(?:s|ed)|comment(?:s|ed)|states|stated"
    r"|suggest(?:s|ed)|claimed|predict(?:s|ed)|reveal(?:s|ed)|announce[sd]|confirm(?:s|ed)|denied|point(?:s|ed) out"
    r"|believes?|thinks?|insist(?:s|ed)|admit(?:s|ted)|reiterate[sd]|assume[sd])"
)
UNNAMED = (
    re.compile(r"\b[Aa]ccording to (?P<who>[^,.;:“”\"]{2,60})"),
    re.compile(rf"[,.!?”\"]\s*(?:{PLAINLY_SPEAKS}|posted)\s+(?P<who>[^,.;:“”\"]{{2,60}})"),
    re.compile(
        r"(?P<who>(?:\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,3}|\b(?:[Hh]e|[Ss]he|[Tt]hey)|\b(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne"
        rf"|[Ss]ome|[Mm]any)(?:\s+[\w’'-]+){{1,4}}?))\s+{ADVERBS}{PLAINLY_SPEAKS}\b"
    ),
)

# Numbers, dates and forecasts

NUMBER_WITH_UNIT = re.compile(
    r"[$€£¥]?\d+(?:[.,]\d+)*(?:[kK]\b|\s?%)?(?:\s(?:hundred|thousand|million|billion|trillion|percent|per cent)\b)?"
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?\b|\b{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?\b"
    rf"|\b{MONTH} \d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b(?:1[5-9]|20)\d{{2}}\b"
)
FORESEES = re.compile(r"\b(?:will|won[’']t|going to|predict\w*|expect\w*)\b", re.IGNORECASE)
