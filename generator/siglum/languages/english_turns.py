"""What turns a quotation in English, before it, behind it or around it, and what in a statement keeps that."""

import re

from siglum.model.expressions import expression

TURNS_BEFORE = expression(
    r"\b(if|unless|whether|provided|in case|except|without|den(?:y|ies|ied|ying)|refus\w+ to|fail\w* to|doubts?"
    r"|doubted"
    r"|hardly|barely|scarcely|rarely|seldom|falsely|false|untrue|far from|nor|instead of|rather than|few of"
    r"|contrary to|few (?:believe|think|would|say|said|expect)|(?:any|every)thing but|nothing like"
    r"|cease[sd]? (?:to|being)"
    r"|stop(?:s|ped)? (?:being|short of)|less than(?! \W?\d)|hope[sd]?(?: that)?(?= (?:the|it|he|she|they|an?)\b)"
    r"|suppos(?:e|ing)(?! to)"
    r"|unlikely|improbable|doubtful|questionable|debatable|disputed|unproven|unconfirmed|wrongly|mistakenly"
    r"|erroneously"
    r"|incorrectly|pretend(?:s|ed|ing)?|(?:imagin|dream)(?:e?s|e?d|e|t|ing)?(?= (?:that\b|the\b|of\b))|reject(?:s|ed"
    r"|ing)?"
    r"|dismiss(?:es|ed|ing)?|refut(?:e?s|ed|ing)|rebut(?:s|ted|ting)|debunk(?:s|ed|ing)?|disprov(?:e?s|ed|ing)"
    r"|disput(?:es|ing)|(?:lie|lies|myth|rumou?r|hoax|fiction|fallacy|misconception|falsehood|pretence|pretense"
    r"|suspicion"
    r"|speculation|fear|allegation)s?(?= (?:that|the|an?|it|he|she|they)\b)"
    r"|(?:would|could|should|might) (?:have|be)|only (?:if|when|after))\b",
    re.IGNORECASE,
)
"""What makes less of what stands behind it, though it is no plain negation."""
_RIGHT_BEFORE = (
    r"\b(almost|nearly|practically|virtually|all but|few|hardly any|(?:is|was|are|were) to"
    r"|(?:is|was|are|were|been|be) (?:said|supposed|expected"
    r"|planned|meant"
    r"|thought|believed|rumou?red|alleged|reported|scheduled|slated|due|likely|intended|hoped|forecast) to(?: have"
    r"| be| have been)?"
    r"|narrowly|(?:about|going|trying|tried|hoping|hoped|planning|planned|failing|failed|fails?|wanted|wants"
    r"|attempt(?:s|ed)|threaten(?:s|ed)|came close) to(?: have| be)?)"
)
TURNS_RIGHT_BEFORE = expression(rf"{_RIGHT_BEFORE}\s*\Z", re.IGNORECASE)
"""What makes less of the words right behind it alone."""
TURNED_WORD = expression(
    rf"(?:{_RIGHT_BEFORE}|\b(?:refus\w+ to|unable to|hardly|rarely|seldom|den(?:y|ies|ied"
    rf"|ying)(?: that)?|alleged|suspected"
    r"|(?:accused|suspected) of|(?:charged|indicted|on trial) (?:with|for)))"
    r"\s+(?:(?:have|has|had|having|be|been|being|was|were|he|she|it|they|we|his|her|its|their|ever|an?|the|\w+ly)\s+)*"
    r"(?P<word>[^\W\d_]{3,})",
    re.IGNORECASE,
)
"""What makes less of a word, with that word."""
HAPPENED_STILL = expression(r"narrowly\b", re.IGNORECASE)
"""Of what stands right before a word, what makes nothing less of it: what was narrowly won was won."""
ALL_BUT_SOME = expression(
    r"all but (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a (?:few|dozen))\b", re.IGNORECASE
)
"""What makes less of the word behind the number: all but two | drowned."""
DENIED_BEFORE = expression(r"\b(?:never|not|cannot)\s\Z|n[’']t\s\Z", re.IGNORECASE)
TURNED_OTHERWISE = expression(
    r"\b(?:probabl[ey]|reput\w*|tradition\w*|danger|saved|rescued|late|later|delay\w*"
    r"|miss(?:es|ed)|escaped?|close|trial|indict\w*|prosecut\w*|sue[sd]?"
    r"|case|arraign\w*|arrest\w*|wanted|acquit\w*|cleared|convict\w*|guilty)\b",
    re.IGNORECASE,
)
"""Other words by which a statement says so: in danger of sinking, opened late."""
CONDITION_BEFORE = expression(
    r"\W*(?:(?:and|but|so|yet|even|then) )?(if|unless|provided|assuming|suppos(?:e|ing)|on condition|as long as"
    r"|only (?:if|when|after)|in (?:the|an?|his|her|their|this|one) (?:play|novel|film|movie|dream|fable|legend|tale"
    r"|poem|song|opera|game|cartoon|satire)"
    r"|in case|had (?!to\b)[^,]+ been|had (?:it|he|she|they|we|i)|were (?:it|he|she|they|we|i)|should (?:it|he|she"
    r"|they|we|the))\b"
    r"[^.;:!?]*,\s*\Z",
    re.IGNORECASE,
)
"""A condition at the beginning of a sentence, in a clause that ends right before a quotation."""
DOUBTED = expression(
    rf"{TURNS_BEFORE.pattern}|\b(may|might|could|would|question\w*|disput\w*|s[ck]eptic\w*|suspicio\w*|wonder\w*"
    rf"|un(?:clear"
    r"|certain|sure)|rumou?r\w*|alleg\w*|myth|lie|wrong|mistak\w*|speculat\w*|fear\w*)\b",
    re.IGNORECASE,
)
"""What in a statement keeps that."""
SAID_TO = expression(
    r"\b(?:said to|report(?:s|ed|edly)|suppos\w*|purport\w*|seem\w*|appear\w*|according to)\b", re.IGNORECASE
)
"""What in a statement tells that something is hearsay."""
FORETOLD = expression(
    rf"{DOUBTED.pattern}|\b(will|said|says?|suppos\w*|expect\w*|plan\w*|meant|thought|believ\w*|report\w*"
    rf"|schedul\w*|slated|due"
    r"|likely|inten\w*|hop\w*|forecast\w*|about|going|tr(?:y|ies|ied|ying)|want\w*|fail\w*|almost|nearly"
    r"|practically|virtually"
    r"|few|hardly|according)\b",
    re.IGNORECASE,
)
"""What in a statement keeps what stands right before a quotation."""
IDIOMS = expression(
    r"\bnot to (?:mention|say|speak of)\b|\blet[’']s not kid ourselves\b|\bnot only\b|\bnot least\b|\bno doubt\b"
    r"|\bas if\b|\b(?:did|does|do|would)(?: not|n[’']t) (?:want|wish) to be (?:named|identified|quoted)\b"
    r"|\bnot to be (?:named|identified|quoted)\b|\bnot authori[sz]ed\b|\bno less than\b|\bno later than\b"
    r"|\bno sooner\b"
    r"|\b(?:nobody|no one|none)(?: of them| here)? (?:doubts?|doubted|denies|denied|disputes?|disputed)\b",
    re.IGNORECASE,
)
"""Negations that deny nothing of what stands beside them."""
PURPOSES = expression(
    r"\b(?:so|in order) that (?:[\w’'-]+ ){1,5}?(?:may|might)\b(?! (?:have|well|yet)\b)"
    r"|\b(?:come what|be that as it|as (?:the case|luck|you|one)) may\b"
    r"|\b(?:if )?(?:I|we|one) may (?:add|say|call|so)\b|\bmay I\b",
    re.IGNORECASE,
)
"""What something is done for, and sayings: their "may" doubts nothing; so that it may have sunk does."""
RELATIVE_CLAUSE = expression(r"\s*(?:who|whose|whom|which|where)\b", re.IGNORECASE)
TURNS_AFTER = expression(
    r"\s*[,;:(—–-]*\s*(?:even\s+)?\b(but|although|though|except|unless|however|nevertheless|nonetheless|only if"
    r"|only when"
    r"|only after|only for|if|provided|as long as|so long as|on condition|until|albeit|yet|save (?:for|on|in|when"
    r"|that)"
    r"|apart from|other than|barring|excluding|whereas|notwithstanding|pending|subject to|contingent on|or rather"
    r"|(?:with|but for) (?:one|some|a few|many|several|the)(?: \w+)? exceptions?|in theory|in part|at least in part"
    r"|or so|at least not|falsely|jokingly|sarcastically|in jest"
    r"|(?:(?:he|she|they|it|[A-Z]\w+(?: [A-Z]\w+)?)) (?:joke[sd]?|quip(?:s|ped)|mocked|pretended|lied|imagine[sd]?)"
    r"|(?:(?:he|she|they|it|[A-Z]\w+(?: [A-Z]\w+)?)) \w+ (?:falsely|wrongly|mistakenly|jokingly|sarcastically)"
    r"|an? (?:claim|charge|accusation|report|figure|statement|view|rumou?r|idea|assertion|allegation)(?: that| which)?"
    r" (?:\w+ ){0,4}(?:reject|den[iy]|disput|dismiss|refut|doubt|question|contradict|debunk)\w*"
    r"|tongue in cheek|half in jest|supposedly|allegedly|reportedly|apparently|presumably|perhaps|maybe|possibly"
    r"|(?:it|he|she|they) (?:is|was|are|were) (?:said|rumou?red|alleged|thought|believed|feared)"
    r"|according to (?:an? |some |the )?(?:rumou?rs?|unconfirmed|unverified|anonymous|legend|hearsay))\b",
    re.IGNORECASE,
)
"""What takes back, right after a quotation, some of what it says."""
RETRACTED = expression(
    r"(?:(?:[^.;!?“”\"]{0,80}[,–—] )?(?:which|that|this|it|the (?:claim|report|rumou?r|story|statement)) )?"
    r"(?:is|was|(?:has|have)(?: since| now| later)? been|turned out to be|proved(?: to be)?)(?: \w+){0,2}?"
    r" (?:false|wrong|untrue|not true|not so|(?:an? )?(?:lie|hoax|myth|error|mistake|joke|invention|fake)"
    r"|in(?:accurate|correct)|denied|retracted|refuted|debunked|disproved|withdrawn|forged|fabricated"
    r"|(?:never|not) confirmed|unconfirmed)\b"
    r"|(?:no|not|wrong|untrue|false)\W*\Z",
    re.IGNORECASE,
)
"""What takes all of it back: in the rest of its sentence, or at the beginning of the next."""
NO_AFTER = expression(
    r"(?:No|Wrong|Untrue|False|Hardly|Not so|Not true|Not quite)[.!,]"
    r"|(?:Or so|So|At least so|Thus)(?: \w+){1,4}? (?:claim|say|said|think|thought|believ|hop|insist)\w*\b"
    r"|Or (?:did|do|does|is|are|was|were|has|had) (?:it|he|she|they|we)\b[^.!]*\?"
)
"""A next sentence that denies the one before it."""
ASKS = expression(
    r"\W*(?:(?:and|but|so) )?(?:(?:who|(?:does|can|would|could) anyone|do (?:you|they|we))(?: really| seriously)?"
    r" (?:says?|said|believes?|thinks?|claims?|knows?|imagines?)"
    r"|(?:is|was|can|could|may) it(?: really| possibly)?(?: be)?(?: (?:so|true|right|possible|likely|the case))?)"
    r"(?: that)?\s*\Z",
    re.IGNORECASE,
)
"""A question before what it asks: who says; is it true that."""
ASKED = expression(r"\?|\b(?:ask|question|wonder|whether|if|unclear|unsure)\w*", re.IGNORECASE)
"""What in a statement keeps that its source asks."""
DENIED_AFTER = expression(
    r"(?:\s+(?!and\b|or\b|but\b)\w+){0,2}?\s+(not|never|no longer|neither|nor|nobody|nothing|none|hardly)\b",
    re.IGNORECASE,
)
"""A negation that the words right before it belong to: the bridge did | not open."""
MAY = expression(r"(?<=[\w,] )May\b")
"""The month, which doubts nothing."""
OPENS_WITH_CONDITION = expression(
    r"\W*((?:if|unless|provided(?: that)?|assuming|as long as|only if)\b[^.;:!?]*?),", re.IGNORECASE
)
"""A condition at the beginning of a passage."""
DEPENDS = expression(
    r"\b(?:when|while|where|once|whenever|condition\w*|depend\w*|in case|as long as|without|should)\b", re.IGNORECASE
)
"""What in a statement keeps it."""
ASKED_WHOLE = expression(r"[^.!?]*\?\W*")
"""A passage that is one question."""
OF_SOME = expression(
    r"\b(most|some|many|few|several|often|sometimes|usually|generally|mostly|half|part of|a number of|partly)\b",
    re.IGNORECASE,
)
NEARLY_ALL = expression(
    r"\b(?:nearly|almost|virtually|practically|not(?: quite)?) (?:all|every\w*|each|always)\b", re.IGNORECASE
)
ONE_OF = expression(
    r"\b(?:one of|among|amongst|some of) (?:the|its|their|[\w-]+[’'](?:s)?) (?:\w+ ){0,2}?"
    r"(?P<what>first|last|\w{2,}est|most|least|best|worst)\b",
    re.IGNORECASE,
)
"""What says of something that it is not alone at an end: one of the largest."""
OF_ALL = expression(
    r"\b(all|every|everybody|everyone|each|always|whole|entire)\b(?! (?:but|of a sudden|right)\b)", re.IGNORECASE
)
"""What says something of some, and what of all."""
ALL_BUT = expression(
    r"\b(?:all|every\w*|each|everybody|everyone) (?:\w+ )??(?:but|except|save|apart from)\b", re.IGNORECASE
)
EXCEPTED = expression(r"\b(?:but|except\w*|save|apart|other than|nearly|almost)\b", re.IGNORECASE)
CONDITION_BEHIND = expression(
    r"(?P<main>[^.;:!?]*\w),? (?P<if>if|unless|provided that|on condition that|as long as)(?! (?:not|any|ever|possible"
    r"|necessary|needed|only|so|at all)\b) [^.;:!?]*[.!]?\W*",
    re.IGNORECASE,
)
"""A condition at the end of a passage that is one sentence."""
NO_CONDITION = expression(
    r"\b(?:as|even|only|and|or|ask\w*|know\w*|knew|see|saw|wonder\w*|t(?:ell|old)|say|said|sure|doubt\w*|\w+ him)\Z"
)
"""What stands before an if that sets no condition."""
ASSOCIATED = expression(r"\b(?:associat\w+|correlat\w+|linked (?:to|with)|links? between)\b", re.IGNORECASE)
CAUSED = expression(
    r"\b(?:caus(?:es?|ed|ing)|leads? to|led to|prevent(?:s|ed)?|protect(?:s|ed)?|trigger(?:s"
    r"|ed)?|because|due to|thanks to"
    r"|owing to)\b",
    re.IGNORECASE,
)
"""What says of something that another comes of it."""
CHANGED = expression(
    rf"{CAUSED.pattern}|\b(?:reduc|increas|rais|lower)(?:e?s|ed)\b(?! (?:risk|rate|level)s?\b)", re.IGNORECASE
)
