"""The words that cautions and drafts look for in English: negations, hedges, numbers, verbs of saying.

Another language is another module beside this one, with the same names.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

# What a statement may add or drop, and what a quotation may leave out

HEDGES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
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
        re.compile(r"\b(may|might|perhaps|possibly|likely|potentially|probably|maybe|presumably)\b"),
        re.compile(
            r"\b(may|might|maybe|presum\w*|perhaps|possibl[ey]|likely|probabl[ey]|potential\w*|could|would|can|whether|if|expect\w*|predict\w*"
            r"|suggest\w*"
            r"|risk\w*|threat\w*|chance\w*|doubt\w*|unclear|hope\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "believed",
        re.compile(
            r"\b(?:is|was|are|were|(?:has|have) been) (?:\w+ly )?((?:believed|feared|thought|rumou?red|alleged|assumed"
            r"|suspected"
            r"|hoped|expected|supposed|understood) (?:that|to|dead|lost|missing))\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:believ|fear|th(?:ought|ink)|rumou?r|alleg|assum|suspect|hop|expect|suppos|underst|sa(?:id|y)|report|claim"
            r"|accord|may|might|will|would|should|likely|possib|probab|seem|appear|due|plan|predict|foresee|foresaw)\w*"
            r"|\b(?:is|are|was|were) to\b",
            re.IGNORECASE,
        ),
    ),
    (
        "could have",
        re.compile(
            r"\b((?:could|might|would) have)(?= (?:been|[a-z]+(?:ed|en|nt|wn|ght)|sunk|won|lost|made|come|gone)\b)"
        ),
        re.compile(
            r"\b(?:could|might|may|would|can|if|unless|without|possib\w*|potential\w*|likely|hypothe\w*|threat\w*|risk\w*"
            r"|almost|nearly)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "rumoured",
        re.compile(
            r"\b((?:rumou?r|legend|gossip|hearsay) (?:has|had) it|(?:rumou?rs?|gossip|hearsay) that"
            r"|(?:is|was) (?:un(?:true|founded)|false|a (?:lie|myth|hoax)) that)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:rumou?r|legend|gossip|hearsay|untrue|unfounded|false|not?|never|lie|myth|hoax|claim|report|sa(?:y|id)|alleg"
            r"|deny|denie)\w*",
            re.IGNORECASE,
        ),
    ),
    (
        "claims",
        re.compile(r"\b((?:claim(?:s|ed)|alleg(?:es|ed)|insist(?:s|ed)|contend(?:s|ed)) that)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:claim|alleg|insist|conten|maintain|sa(?:ys?|id)|accord|writ|wrote|report|argu|stat|belie|think|thought|t(?:ell|old)"
            r"|call|suggest|warn|assert|view|hold|held)\w*",
            re.IGNORECASE,
        ),
    ),
)
_BOUND = r"(?: have)?(?: be| been)? (?:fewer|less|more|later|earlier|sooner|longer) than\b"
_NO = rf"no(?!\.? ?\d|{_BOUND})"
_NOT = rf"not(?!{_BOUND}| (?:only|least|to mention)\b| (?:\w+ ){{1,3}}?(?:until|till)\b)"
_NT = r"n[’']t\b(?! (?:\w+ ){1,3}?(?:until|till)\b)"
_CANNOT = rf"cannot(?!{_BOUND})"
"""The "No." of "the No. 2 boat" denies nothing, nor does "no fewer than 500", or "did not begin until two"."""
NEGATION = re.compile(
    rf"\b({_NOT}|{_NO}|{_CANNOT}|never|none|nobody|nothing|neither|nor|without|hardly|unable|refus\w+|fail\w*|lack\w*"
    r"|declin\w+|den(?:y|ies|ied|ying|ials?)|rul(?:e|es|ed|ing) (?:\w+ ){0,3}out|reject\w*|false\w*|wrong\w*"
    r"|unwilling|unknown"
    r"|except|only|little|few|instead of|rather than|inability|prevent\w*|block\w*|stop\w*|keep\w* out"
    r"|limited|closed|hard|difficult|short\w*|un\w+|in(?:conven|depend|complet)\w+|dis\w+|end\w*|delet\w*"
    r"|restrict\w*|unlike"
    rf"|beyond|avoid\w*|free of|from doing)\b|{_NT}",
    re.IGNORECASE,
)
PLAIN_NEGATION = re.compile(rf"\b({_NOT}|{_NO}|{_CANNOT}|never|none|nobody|nothing|neither)\b|{_NT}", re.IGNORECASE)
REPORTING = (
    r"(?:says?|said|tells?|told|reports?|reported|claims?|claimed|warns?|warned|argues?|argued|states?|stated"
    r"|writes?|wrote"
    r"|suggests?|suggested|calls?|called|predicts?|predicted|reveal(?:s|ed)|notes?|noted|thinks?|expects?|believes?)"
)
NAME = re.compile(r"[^\W\d_a-z][\w’'-]*[^\W_](?: [^\W\d_a-z][\w’'-]*[^\W_])*")
"""Words in a row that begin with a capital, as far as they are of an alphabet that has some."""
OF_PLACES = re.compile(
    r"\s(?:Street|St\.|Road|Rd\.|Avenue|Ave\.|Boulevard|Lane|Drive|Square|Court|Terrace|Crescent|Alley|Plaza|Park"
    r"|Bridge"
    r"|Hotel|House|Hall|Tower|Building|Station|Airport|Hospital|Church|Island|River|Lake|Bay|Beach|Quay|Wharf"
    r"|County)\b"
)
"""What makes of the name before it the name of a street, a building or a place."""
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "i he she it they we you who this that these those there here one both some the a an in on at as of "
        "by for from no not his her its their our your my all each every either neither many most more few several "
        "other others another such two three four five six seven eight nine ten after before while when where why "
        "how what which if though although since because despite with without until to and but or so then now "
        "monday tuesday wednesday thursday friday saturday sunday january february march april "
        "may june july august september october november december mr mrs ms miss mx ",
    )
)
"""Words with a capital that name nobody."""

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
    r"\b(article|articles|writer|author|source|user|users|analyst|blogger|bloggers|commentator|newcomer|interpreter"
    r"|editor|spokes\w+|outlet|newsletter|report"
    r"|paper|newspaper|journal|magazine|correspondent|reporter|journalist"
    r"|letter|witness|witnesses|spectator|spectators|historian|historians|officials?|critics?)\b"
    rf"|\b{REPORTING} (?:an?|the|one|another) \w+"
    rf"|\b(?:an?|the|one|another|some|many|others) (?:\w+ ){{0,3}}{REPORTING}\b",
    re.IGNORECASE,
)
"""Somebody whom a sentence has speak, with a name or without."""

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
    r"(?:said|says?|told|tells|argue[sd]?|warn(?:s|ed)|explain(?:s|ed)|wrote|writes|add(?:s|ed)|comment(?:s|ed)"
    r"|states|stated"
    r"|suggest(?:s|ed)|claimed|predict(?:s|ed)|reveal(?:s|ed)|announce[sd]|confirm(?:s|ed)|denied|point(?:s|ed) out"
    r"|believes?|thinks?|insist(?:s|ed)|admit(?:s|ted)|reiterate[sd]|assume[sd])"
)
UNNAMED = (
    re.compile(r"\b[Aa]ccording to (?P<who>[^,.;:“”\"]{2,60})"),
    re.compile(rf"[,.!?”\"]\s*(?:{PLAINLY_SPEAKS}|posted)\s+(?P<who>[^,.;:“”\"]{{2,60}})"),
    re.compile(
        r"(?P<who>(?:\b[A-Z][\w’'-]{1,40}(?:\s+[A-Z][\w’'-]{1,40}){0,3}|\b(?:[Hh]e|[Ss]he|[Tt]hey)|\b(?:[Tt]he|[Aa]n?"
        r"|[Aa]nother|[Oo]ne"
        rf"|[Ss]ome|[Mm]any)(?:\s+[\w’'-]{{1,40}}){{1,4}}?))\s+{ADVERBS}{PLAINLY_SPEAKS}\b"
    ),
)

# Numbers and what is said of them, dates and forecasts

SCALES: Mapping[str, int] = {
    "hundred": 100, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6,
    "millions": 10**6, "lakh": 10**5, "crore": 10**7,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "t": 10**12, "tn": 10**12, "trillion": 10**12,
}  # fmt: skip
"""What may stand behind digits, in one case."""
FEW = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
SHARES = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_COUNT = rf"(?:an?|{'|'.join(FEW)})"
_GREAT = "hundred|thousand|million|billion|trillion"
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_UNDER_HUNDRED = rf"(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(FEW)}))?|{'|'.join(_TEENS)}|{'|'.join(FEW)}"
_AND_PART = r"(?:an?[ -])?half|(?:an?|one)[ -]quarter|three[ -]quarters?"
_OF_DOZENS = {"dozen": 12, "score": 20}
_DOZENS = "|".join(_OF_DOZENS)
NUMBER_IN_WORDS = re.compile(
    # Most words begin with none of these, which is told at once.
    r"\b(?=an?\s|\d|half|one|t(?:w|h[ri]|e[nr])|f[io]|s[ie]|ei|ni|no|el|do)"
    rf"(?:(?P<halved>half (?:of )?an?) (?P<of>{_GREAT}|{_DOZENS})"
    rf"|(?P<whole>{_UNDER_HUNDRED}|an?|\d{{1,3}}) and (?P<with>{_AND_PART})(?:[ -](?P<times>{_GREAT}|{_DOZENS}))?"
    rf"|(?P<count>{_UNDER_HUNDRED}|an?|\d{{1,3}}) (?P<scale>thousand|million|billion|trillion|dozen)"
    rf" and (?P<and>{_AND_PART})"
    rf"|(?P<parts>{_COUNT})[ -](?P<share>{'|'.join(SHARES)})s?(?= of\b)(?: of an? (?P<shared>{_GREAT}|{_DOZENS})(?!s))?"
    rf"|(?P<more>{'|'.join(FEW)})[ -](?P<shares>{'|'.join(SHARES)})s?"
    rf"|(?P<some>{'|'.join(FEW)}|ten|\d{{1,3}})\s(?:in|out of)\s(?:(?:every|each|an?)\s)?"
    rf"(?P<all>{'|'.join(FEW)}|ten|\d{{1,3}}|(?<=[ayh]\s)(?:hundred|thousand|million))(?! (?:{_GREAT})|\d|[.,]\d)"
    rf"|(?P<nil>nil|nought)|(?P<half>half)(?= (?:of|the|its|their|all)\b)"
    rf"|(?:(?P<dozens>{_COUNT}) )?dozen(?!s)|an? (?P<one>{_GREAT})(?: (?P<great>{_GREAT}))?(?!s)"
    rf"(?:,? and (?P<rest>{_UNDER_HUNDRED})(?! (?:{_GREAT})))?)\b",
    re.IGNORECASE,
)
"""Numbers that are words in English alone: half a million, two and a half, two thirds, a dozen, a hundred."""


_LAST_OF_YEAR = (
    rf"(?:oh|o)[ -](?:{'|'.join(FEW)})|{'|'.join(_TEENS)}"
    rf"|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(FEW)})| (?:{'|'.join(FEW)})(?! (?:{_GREAT})))?"
)
YEAR_IN_WORDS = re.compile(
    rf"\b(?P<century>(?:thir|four|fif|six|seven|eigh|nine)teen|twenty)[ -](?P<year>{_LAST_OF_YEAR})\b"
    rf"(?!-\w| (?:years?|hours?|{_GREAT})\b)",
    re.IGNORECASE,
)
"""A year as it is spoken: nineteen thirty-two, twenty ten."""


def year_in_words(match: re.Match[str]) -> int:
    """Return the year that YEAR_IN_WORDS has found."""
    return 100 * _few(match["century"].lower()) + _few(re.sub(r"^oh?[ -]", "", match["year"].lower()))


def _few(words: str) -> int:
    """Return a number below a hundred, or the name of a greater one; a, and nothing, is one."""
    if not words or words in ("a", "an"):
        return 1
    if words.isdecimal():
        return int(words)
    return (
        SCALES.get(words)
        or _OF_DOZENS.get(words)
        or sum((_TENS | _TEENS | FEW)[one] for one in re.split("[ -]", words))
    )


def number_in_words(match: re.Match[str]) -> Fraction | None:
    """Return the value of what NUMBER_IN_WORDS has found."""
    found = {name: (words or "").lower() for name, words in match.groupdict().items()}
    if found["halved"]:
        return Fraction(_few(found["of"]), 2)
    if found["whole"]:
        return (_few(found["whole"]) + _part(found["with"])) * _few(found["times"])
    if found["count"]:
        return (_few(found["count"]) + _part(found["and"])) * _few(found["scale"])
    if found["share"]:
        return Fraction(_few(found["parts"]) * _few(found["shared"]), SHARES[found["share"]])
    if found["shares"]:
        return Fraction(FEW[found["more"]], SHARES[found["shares"]])
    if found["some"]:
        some, every = (_few(found[name]) for name in ("some", "all"))
        return Fraction(some, every) if some < every else None
    if found["nil"]:
        return Fraction(0)
    if found["half"]:
        return Fraction(1, 2)
    if found["one"]:
        return Fraction(_few(found["one"]) * _few(found["great"]) + (_few(found["rest"]) if found["rest"] else 0))
    return Fraction(12 * _few(found["dozens"]))


def _part(words: str) -> Fraction:
    """Return what is added to a number: a half, a quarter, three quarters."""
    if words.endswith("half"):
        return Fraction(1, 2)
    return Fraction(3 if words.startswith("three") else 1, 4)


_HALVES = (
    r"(?<!first )(?<!second )(?<!other )(?<!back )(?<!front )(?<!-)half"
    r"(?![ -](?:past|an?\b|brother|sister|way|hour))"
)
MULTIPLE = re.compile(
    rf"\b(?:(?P<half>{_HALVES})|(?:an?|one) (?P<share>{'|'.join(SHARES.keys() - {'half'})})(?!s)"
    r"(?! (?:of|time|party|man|woman|person|day|year|one)\b)|(?P<times>twice|doubl(?:e[sd]?|ing)|two-?fold|thrice"
    r"|tripl(?:e[sd]?|ing)|three-?fold|ten-?fold|halv(?:e[sd]?|ing)))\b",
    re.IGNORECASE,
)
"""A share or a multiple in words, of which nothing says what it is of."""
TIMES = {"twi": 2, "dou": 2, "two": 2, "thri": 3, "tri": 3, "three": 3, "ten": 10}


def multiple(match: re.Match[str]) -> Fraction:
    """Return the value of a match of MULTIPLE."""
    if match["share"]:
        return Fraction(1, SHARES[match["share"].lower()])
    word = (match["times"] or "half").lower()
    return Fraction(next((value for begin, value in TIMES.items() if word.startswith(begin)), Fraction(1, 2)))


_LET_STAND = r"(?:\s+(?:an?|the|its|their|estimated|additional|extra|new))*[\s(]*[$€£¥]?\s?\Z"
"""What may stand between such a word and its number."""


def _bound(before: str, after: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"(?:{before}){_LET_STAND}", re.IGNORECASE), re.compile(rf"\s?(?:{after})", re.IGNORECASE)


_DENIALS = ("no", "not", "never", "hardly", "not be", "not been", "not have been", "t be", "t have been")
_UNDENIED = "".join(f"(?<!{denial} )" for denial in _DENIALS)
"""No denial before a bound, which makes of it the other: cannot have been fewer than 500."""
_DENIED = r"(?:(?:can|could|must|may|would|is|are|was|were)(?:not|n[’']t| not)|never|hardly)(?: have)?(?: be| been)? "
BOUNDS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "over": _bound(
        rf"\b(?:{_UNDENIED}more than|{_DENIED}(?:fewer|less) than|over|at least|upwards? of|exceed\w*|above"
        r"|(?:no|not) (?:fewer|less) than"
        r"|in excess of|north of|surpass\w*|topp?(?:s|ed|ing)|pass(?:es|ed|ing)|beyond|a minimum of|min\.|minimum"
        r"|(?<!no )(?<!not )(?:greater|higher|larger) than|barely)|[>≥]",
        r"-?\+|-?(?:odd|plus|or more|and (?:more|counting|up(?:wards?)?)|upwards?|or (?:above|over))\b"
        r"|at (?:(?:the (?:very )?)?least|a minimum)\b",
    ),
    "under": _bound(
        rf"\b(?:{_UNDENIED}(?:less|fewer) than|{_DENIED}more than|under|at most|up to|below|(?:no|not) more than"
        r"|as many as"
        r"|as much as|almost|nearly|(?:just )?short of|close to|a maximum of|max\.|maximum|hardly|not even"
        r"|not quite|within"
        r"|(?:lower|smaller) than|(?:no|not) (?:greater|higher|larger) than|virtually)|[<≤]",
        r"(?:or (?:less|fewer|under|below)|at (?:the (?:very )?most|a maximum))\b",
    ),
    "about": _bound(
        r"\b(?:about|around|roughly|approximately|approx\.?|some|nearly|almost|estimat\w*(?: (?:that|at|it at|of"
        r"|to be|put it at))?"
        r"|circa|ca?\.|close to|in the region of|on the order of|perhaps|maybe|possibly|probably|virtually"
        r"|practically"
        r"|in the neighbou?rhood of|give or take|(?:a )?guess(?:ed|es)?(?: (?:at|of))?)|[~≈]",
        r"(?:(?: \w+){0,2},? or (?:perhaps |maybe |possibly )?(?:a few|some|slightly|a little) (?:more|fewer|less)"
        r"|or so"
        r"|-?odd|-?ish|give or take|approximately|roughly|or thereabouts|perhaps|maybe)\b",
    ),
}
"""What says of a number that it is a bound or a guess: right before it, and right after it."""
ADDED_BOUNDS: Mapping[str, re.Pattern[str]] = {
    "over": re.compile(
        rf"(?<!no )(?<!not )\b(more than|over|upwards? of|in excess of|exceed\w*|greater than|higher than){_LET_STAND}",
        re.IGNORECASE,
    ),
    "under": re.compile(rf"(?<!no )(?<!not )\b(less than|fewer than|under|below){_LET_STAND}", re.IGNORECASE),
}
"""Bounds that are false of the very number, so that a statement may not add them: at least 50 may be 50."""
NO_BOUND = re.compile(
    r"\b(?:stor(?:y|ies)|articles?|news|reports?|talk\w*|tell\w*|told|ask\w*|know\w*|hear\w*|heard|learn\w*|worr\w+"
    r"|questions?"
    r"|concerns?|books?|films?|writ\w+|wrote|spoke\w*|speak\w*|jok\w+|complain\w*|posts?|thread|videos?) (?:about"
    r"|over|around)"
    rf"{_LET_STAND}",
    re.IGNORECASE,
)
"""What something is told about is no bound: a story about 500 boats."""
FEW_WORDS: Mapping[str, int] = {
    "no": 0, "none": 0, "nobody": 0, "zero": 0, "one": 1, "single": 1, "sole": 1, "once": 1, "both": 2, "couple": 2,
    "pair": 2, "twice": 2, "double": 2, "doubled": 2, "twofold": 2, "thrice": 3, "triple": 3, "tripled": 3,
    "threefold": 3, "score": 20,
}  # fmt: skip
"""Words that say a small number, and many things besides: they are read only where a figure is looked for."""
FEW_WORD = re.compile(
    rf"\b(?:{'|'.join(FEW_WORDS)})\b(?! (?:of )?(?:{_GREAT}|{_DOZENS})\b)"
    "(?<!several score)(?<!many score)(?<!few score)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?P<unit>\s[^\W\d_]+)?\s?(?:to|and|or|[-–—])\s?(?:about |around |some |at most |up to |even |perhaps "
    r"|maybe )?[$€£¥]?\s?\Z",
    re.IGNORECASE,
)
"""What may stand between the two numbers of a span."""
IS_SPAN = re.compile(r"\s?(?:to|or|[-–—])\s?(?:even |perhaps |maybe )?[$€£¥]?\s?\Z", re.IGNORECASE)
"""What makes a span of two numbers by itself."""
IS_BETWEEN = re.compile(r"\b(?:between|anywhere from|from)[\s$€£¥]*\Z", re.IGNORECASE)
"""What stands before the first of two numbers that are the ends of a span, whatever stands between them."""


NUMBER_WITH_UNIT = re.compile(
    r"[$€£¥]?(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"(?:[kK]\b|\s?%)?(?:\s(?:hundred|thousand|million|billion|trillion|percent|per cent)\b)?"
)
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
MONTHS = re.compile(rf"\b{MONTH}")
WEEKDAYS = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
FORESEES = re.compile(r"\b(?:will|won[’']t|going to|predict\w*|expect\w*)\b", re.IGNORECASE)
