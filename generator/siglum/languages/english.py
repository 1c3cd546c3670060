"""The words that cautions and drafts look for in English: negations, hedges, verbs of saying, names, days.

Those of other languages stand in tables by language, in the modules beside this one.
"""

import re

from siglum.model.expressions import expression

# What a statement may add or drop, and what a quotation may leave out

HEDGES: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "reportedly",
        expression(r"\b(reportedly|allegedly|supposedly|purportedly)\b", re.IGNORECASE),
        expression(
            r"\b(report\w*|alleg\w*|suppos\w*|purport\w*|said to|according to|says?|is said|are said"
            r"|accus\w*|charged?|suspect\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "appears",
        expression(r"\b(appears?|seems?|apparently|seemingly)\b", re.IGNORECASE),
        expression(r"\b(appears?|appeared|seem\w*|apparent\w*|look\w* (?:as|like))\b", re.IGNORECASE),
    ),
    (
        "may",
        expression(r"\b(may|might|perhaps|possibly|likely|potentially|probably|maybe|presumably)\b"),
        expression(
            r"\b(may|might|maybe|presum\w*|perhaps|possibl[ey]|likely|probabl[ey]|potential\w*|could"
            r"|would|can|whether|if|expect\w*|predict\w*"
            r"|suggest\w*"
            r"|risk\w*|threat\w*|chance\w*|doubt\w*|unclear|hope\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "believed",
        expression(
            r"\b(?:is|was|are|were|(?:has|have) been) (?:\w+ly )?((?:believed|feared|thought|rumou?red|alleged|assumed"
            r"|suspected"
            r"|hoped|expected|supposed|understood) (?:that|to|dead|lost|missing))\b",
            re.IGNORECASE,
        ),
        expression(
            r"\b(?:believ|fear|th(?:ought|ink)|rumou?r|alleg|assum|suspect|hop(?=e|ing)|expect|suppos"
            r"|underst|sa(?:id|y)"
            r"|report(?!er)|claim|accord|possib|probab|seem|appear|predict|foresee|foresaw)\w*"
            r"|\b(?:may|might|will|would|should|likely|due|plan(?:s|ned|ning)?)\b"
            r"|\b(?:is|are|was|were) to\b",
            re.IGNORECASE,
        ),
    ),
    (
        "could have",
        expression(
            r"\b((?:could|might|would) have)(?= (?:been|[a-z]+(?:ed|en|nt|wn|ght)|sunk|won|lost|made|come|gone)\b)"
        ),
        expression(
            r"\b(?:could|might|may|would|can|if|unless|without|possib\w*|potential\w*|likely"
            r"|hypothe\w*|threat\w*|risk\w*"
            r"|almost|nearly)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "rumoured",
        expression(
            r"\b((?:rumou?r|legend|gossip|hearsay) (?:has|had) it|(?:rumou?rs?|gossip|hearsay) that"
            r"|(?:is|was) (?:un(?:true|founded)|false|a (?:lie|myth|hoax)) that)\b",
            re.IGNORECASE,
        ),
        expression(
            r"\b(?:rumou?r|legend|gossip|hearsay|untrue|unfounded|false|hoax|claim|report(?!er)|alleg|den(?:y|ie))\w*"
            r"|\b(?:not?|never|lies?|myths?|sa(?:ys?|id))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "claims",
        expression(r"\b((?:claim(?:s|ed)|alleg(?:es|ed)|insist(?:s|ed)|contend(?:s|ed)) that)\b", re.IGNORECASE),
        expression(
            r"\b(?:claim|alleg|insist|contend|maintain|sa(?:ys?|id)|accord|writ|wrote|report(?!er)"
            r"|argu|stat(?=ed|ing|es that)|belie|think|thought|t(?:ell|old)"
            r"|call|suggest|warn|assert|view|hold|held)\w*",
            re.IGNORECASE,
        ),
    ),
)
_BOUND = r"(?: have)?(?: be| been)? (?:fewer|less|more|later|earlier|sooner|longer) than\b"
_NO = rf"no(?!\.? ?\d|{_BOUND})"
_NOT = rf"not(?!{_BOUND}| (?:only|least|to mention)\b| fail(?:ed|s)? (?:to|in)\b| (?:\w+ ){{1,3}}?(?:until|till)\b)"
_NT = r"n[’']t\b(?! fail(?:ed|s)? (?:to|in)\b)(?! (?:\w+ ){1,3}?(?:until|till)\b)"
_NEVER = r"never(?! fail(?:ed|s)? (?:to|in)\b)|(?:none|nobody|nothing)(?! (?:but|save|other than|less than|short of)\b)"
_CANNOT = rf"cannot(?!{_BOUND})"
# The "No." of "the No. 2 boat" denies nothing, nor does "no fewer than 500", or "did not begin until two".
NEGATION = expression(
    rf"\b({_NOT}|{_NO}|{_CANNOT}|never|none|nobody|nothing|neither|nor|without|hardly|unable|refus\w+|fail\w*|lack\w*"
    r"|declin\w+|den(?:y|ies|ied|ying|ials?)|rul(?:e|es|ed|ing) (?:\w+ ){0,3}out|reject\w*|false\w*|wrong\w*"
    r"|unwilling|unknown"
    r"|except|only|little|few|instead of|rather than|inability|prevent\w*|block\w*|stop\w*|keep\w* out"
    r"|limited|closed|hard|difficult|short\w*|un\w+|in(?:conven|depend|complet)\w+|dis\w+|end\w*|delet\w*"
    r"|restrict\w*|unlike"
    rf"|beyond|avoid\w*|free of|from doing)\b|{_NT}",
    re.IGNORECASE,
)
PLAIN_NEGATION = expression(rf"\b({_NOT}|{_NO}|{_CANNOT}|{_NEVER}|neither)\b|{_NT}", re.IGNORECASE)
REPORTING = (
    r"(?:says?|said|tells?|told|reports?|reported|claims?|claimed|warns?|warned|argues?|argued|states?|stated"
    r"|writes?|wrote"
    r"|suggests?|suggested|calls?|called|predicts?|predicted|reveal(?:s|ed)|notes?|noted|thinks?|expects?|believes?)"
)
SPEAKS_NOT = expression(
    r"\s+(?:(?:had|has|have)\s)?(?:w(?:rites?|rote|ritten)\s(?!(?:that|to|in|on|of|about)\b)(?:[\w’'-]+\s){0,4}?(?:novels?"
    r"|books?|poems?|poetry|plays?|letters?"
    r"|songs?|operas?|music|code|software|scripts?|screenplays?|symphon\w+|stor(?:y|ies)"
    r"|essays?|diar\w+|memoirs?|histor\w+"
    r"|columns?|textbooks?|libretto|hymns?|sonnets?|lyrics|cheques?|checks?)\b(?!\s(?:that|saying|which says)\b|:)"
    r"|call(?:s|ed)\s(?:off|on|upon|at|in|up|back|round|(?:an?|the|his|her|their)\s(?:doctor"
    r"|police|election|meeting|strike"
    r"|referendum|vote|conference|ambulance|taxi|cab|fire brigade|family|friend|mother|father|wife|husband|witness)\b)"
    r"|reports?\s(?:to|for|says?|said|is|was|has)\b|t(?:ells?|old)\s(?:the\s)?(?:time|jokes|apart)\b|believes?\sin\b|reported\s(?:to|for)\b|tells?\sapart\b"
    r"|expects?\s(?:an?|her|his)\s\w+\b(?!\sto))",
    re.IGNORECASE,
)
"""What somebody does by a verb of saying, and says nothing: wrote three novels, called a doctor."""
NAME = expression(r"[^\W\d_a-z][\w’'-]*[^\W_](?: [^\W\d_a-z][\w’'-]*[^\W_])*")
"""Words in a row that begin with a capital, as far as they are of an alphabet that has some."""
OF_PLACES = expression(
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
        "may june july august september october november december mr mrs ms miss mx celsius fahrenheit",
    )
)
"""Words with a capital that name nobody."""

# Days and speakers in statements

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
RELATIVE_DAY = expression(
    r"\b(today|yesterday|tomorrow|tonight|recently|lately|this (?:morning|afternoon|evening|week|weekend|month|year"
    r"|spring|summer|autumn|fall|winter)"
    r"|(?:last|next) (?:week|weekend|month|year|night|spring|summer|autumn|fall|winter)"
    r"|(?:on|since|by|until|last|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    rf"|(?:last|next|this) (?-i:(?=[A-Z])){MONTH}(?![^\W_])"
    r"|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|(?:several|some|many|(?:a )?few)) "
    r"(?:(?:more|short|long) )?(?:hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?) ago"
    r"|in recent (?:days|weeks|months|years)|(?:the )?past few days|days away|within the week|the other day)\b",
    re.IGNORECASE,
)
"""What tells when, as seen from the day of the text that says so."""
OF_SOMEBODY = expression(r"\b(?:of|from|on|in|to) (?:the )?$")
"""What stands before a name that is not itself the one who speaks: the users of X say."""
ATTRIBUTED = expression(
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
SPEAKS_AFTER = expression(
    r"[”\"]?(?:\s*,[^,.;“”\"]{1,80},|\s*,\s+(?:an?|the|who|one|from|in|at)\b[^,.;“”\"]{1,80}?|\s*\([^)]{1,80}\))?"
    rf"\s+{ADVERBS}{SPEAKS}\b"
)
SPEAKS_BEFORE = expression(rf"[,.!?”\"’]\s*{SPEAKS}\s+(?:(?:the|Ms|Mr|Mrs|Dr)\.?\s+)?$")
IS_SPOKEN_OF = expression(r"\s+(?:is|was|are|were|has|have|had|will|would|can|could|may|might)\b")
ACCORDING = expression(r"\baccording to (?:[a-z]+ ){0,4}$", re.IGNORECASE)
TOLD = expression(r"\b(?:told|tells|tell|to)\s+(?:the )?$")
PLAINLY_SPEAKS = (
    r"(?:said|says?|told|tells|argue[sd]?|warn(?:s|ed)|explain(?:s|ed)|wrote|writes|add(?:s|ed)|comment(?:s|ed)"
    r"|states|stated"
    r"|suggest(?:s|ed)|claimed|predict(?:s|ed)|reveal(?:s|ed)|announce[sd]|confirm(?:s|ed)|denied|point(?:s|ed) out"
    r"|believes?|thinks?|insist(?:s|ed)|admit(?:s|ted)|reiterate[sd]|assume[sd])"
)
UNNAMED = (
    expression(r"\b[Aa]ccording to (?P<who>[^,.;:“”\"]{2,60})"),
    expression(rf"[,.!?”\"]\s*(?:{PLAINLY_SPEAKS}|posted)\s+(?P<who>[^,.;:“”\"]{{2,60}})"),
    expression(
        r"(?P<who>(?:\b[A-Z][\w’'-]{1,40}(?:\s+[A-Z][\w’'-]{1,40}){0,3}|\b(?:[Hh]e|[Ss]he|[Tt]hey)|\b(?:[Tt]he|[Aa]n?"
        r"|[Aa]nother|[Oo]ne"
        rf"|[Ss]ome|[Mm]any)(?:\s+[\w’'-]{{1,40}}){{1,4}}?))\s+{ADVERBS}{PLAINLY_SPEAKS}\b"
    ),
)

# Dates and forecasts

MONTHS = expression(rf"\b{MONTH}")
WEEKDAYS = expression(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
FORESEES = expression(r"\b(?:will|won[’']t|going to|predict\w*|expect\w*)\b", re.IGNORECASE)
