"""Forms of English words that no rule makes: irregular verbs and plurals, nouns for what a verb says, spellings.

Closed classes, each in a line: the word, and its other forms.
"""

import re
from collections.abc import Mapping

from siglum.model.expressions import expression

VERBS = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun|bend bent|bet betted
bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|burn burnt
buy bought|catch caught|choose chose chosen|cling clung|come came|creep crept|deal dealt|dig dug|do does did done
draw drew drawn|dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt
fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forecast forecasted
forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go goes went gone|grind ground
grow grew grown
hang hung|have has had|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led
leap leapt|learn learnt|leave left|lend lent|lie lay lain lying|light lit|lose lost|make made|mean meant|meet met
mistake mistook mistaken|overcome overcame|overtake overtook overtaken|pay paid|prove proven|ride rode ridden
ring rang rung
rise rose risen|run ran|saw sawn|say said|see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook shaken
shed shedding|shine shone|shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept
slide slid|smell smelt|sow sown|speak spoke spoken|spell spelt|spend spent|spill spilt|spin spun|spit spat|spoil spoilt
spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|strike struck stricken
strive strove striven|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|tread trod trodden|undergo underwent undergone
understand understood|undertake undertook undertaken|undo undid undone|uphold upheld|wake woke woken|wear wore worn
weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood
wring wrung|write wrote written|rewrite rewrote rewritten|rebuild rebuilt|repay repaid|resell resold|retell retold
mislead misled|misunderstand misunderstood|overhear overheard|oversee oversaw overseen|foresee foresaw foreseen
die dying|tie tying|vie vying
abide abode|backslide backslid|befall befell befallen|beget begot begotten|behold beheld|bereave bereft
beseech besought|bespeak bespoke bespoken|bestride bestrode bestridden|bid bade bidden|chide chid chidden
cleave cleft clove cloven|clothe clad|dive dove|dwell dwelt|forego forewent foregone|forgo forwent forgone
forsake forsook forsaken|forswear forswore forsworn|gild gilt|gird girt|hamstring hamstrung|heave hove|hew hewn
inlay inlaid|interweave interwove interwoven|lade laden|lean leant|mow mown|partake partook partaken|plead pled
redo redid redone|rend rent|shear shorn|shoe shod|shrive shrove shriven|slay slew slain|sling slung|slink slunk
smite smote smitten|sneak snuck|speed sped|strew strewn|stride strode stridden|string strung|thrive throve thriven
unwind unwound|waylay waylaid|wreak wrought
"""
ADJECTIVES = "bad worse worst|good better best|far further furthest farther farthest|old elder eldest"
NOUNS = """
man men|woman women|child children|person people|foot feet|tooth teeth|goose geese|mouse mice|louse lice|ox oxen
half halves|calf calves|knife knives|leaf leaves|life lives|loaf loaves|self selves|shelf shelves|thief thieves
wife wives|wolf wolves|scarf scarves|hoof hooves|elf elves|penny pence|die dice
criterion criteria|phenomenon phenomena|datum data|medium media|bacterium bacteria|curriculum curricula
memorandum memoranda|referendum referenda|stratum strata|millennium millennia|symposium symposia|consortium consortia
analysis analyses|crisis crises|basis bases|thesis theses|hypothesis hypotheses|diagnosis diagnoses|axis axes
oasis oases
synthesis syntheses|parenthesis parentheses|prognosis prognoses|synopsis synopses|metropolis metropoleis
alumnus alumni|cactus cacti|fungus fungi|nucleus nuclei|stimulus stimuli|syllabus syllabi|radius radii|genus genera
corpus corpora|index indices|appendix appendices|matrix matrices|vertex vertices|larva larvae|alga algae
formula formulae
bureau bureaux|château châteaux|plateau plateaux|tableau tableaux|gateau gateaux|forum fora|stadium stadia
spectrum spectra|quantum quanta|aquarium aquaria|erratum errata|addendum addenda|ultimatum ultimata|optimum optima
automaton automata|stigma stigmata|trauma traumata|focus foci|terminus termini|opus opera|graffito graffiti
brother brethren
"""
ACTS = """
threaten threat
accede accession|acclaim acclamation|acquire acquisition|admit admission|apply application|believe belief
breathe breath|cease cessation|choose choice|collide collision|compel compulsion|compete competition
complain complaint|comply compliance|concede concession|conceive conception|conclude conclusion|concur concurrence
confess confession|confuse confusion|constrain constraint|convert conversion|deceive deception|decide decision
deduce deduction|defy defiance|deny denial|depart departure|descend descent|describe description|destroy destruction
die death|discover discovery|dissolve dissolution|divide division|emit emission|erode erosion|evade evasion
exceed excess|exclude exclusion|expand expansion|expel expulsion|explain explanation|explode explosion|expose exposure
extend extension|fail failure|fly flight|grow growth|imply implication|include inclusion|induce induction
intervene intervention|introduce introduction|intrude intrusion|invade invasion|laugh laughter|lose loss
marry marriage|multiply multiplication|offend offence|omit omission|oppose opposition|perceive perception
permit permission|persuade persuasion|pretend pretence|produce production|pronounce pronunciation|propel propulsion
pursue pursuit|qualify qualification|reduce reduction|remit remission|repel repulsion|respond response
retain retention|revise revision|seduce seduction|seize seizure|sell sale|solve solution|submit submission
subscribe subscription|supervise supervision|suspend suspension|transmit transmission|unify unification
verify verification
"""
"""What is done, and the noun for it; where the endings tell it, as in refuse and refusal, the stems do."""
SPELLINGS = """
grey gray|tyre tire|cheque check|plough plow|sceptic skeptic|sceptical skeptical|scepticism skepticism|mould mold
moustache mustache|jewellery jewelry|kerb curb|pyjamas pajamas|whisky whiskey|aluminium aluminum|aeroplane airplane
storey story|draught draft|gaol jail|artefact artifact|cosy cozy|doughnut donut|manoeuvre maneuver|mum mom
paediatric pediatric|anaemia anemia|oestrogen estrogen|foetus fetus|anaesthetic anesthetic|diarrhoea diarrhea
encyclopaedia encyclopedia|archaeology archeology|haemorrhage hemorrhage|leukaemia leukemia|orthopaedic orthopedic
enrol enroll|fulfil fulfill|instal install|skilful skillful|wilful willful|instalment installment|enrolment enrollment
license licence|practise practice|judgement judgment|acknowledgement acknowledgment|ageing aging|axe ax|disc disk
programme program|kilogramme kilogram|among amongst|while whilst|okay ok
"""


PREFIXES = (
    "counter",
    "under",
    "inter",
    "over",
    "back",
    "fore",
    "with",
    "out",
    "mis",
    "pre",
    "un",
    "re",
    "up",
    "be",
    "for",
)
"""What verbs begin with, as overthrow does; what comes behind it has the forms that it has by itself."""
HEADS = ("children", "people", "women", "feet", "mice", "wives", "men")
"""Plurals with which others end: grandchildren, salespeople, policemen."""
FELLOWS = expression(r"(?<=[a-z]{5})ships?$")
"""Being something: members and membership."""


def other_words(form: str) -> tuple[str, ...]:
    """Return the words that a form in small letters may be one of, or have to do with, beside itself.

    Left is of leave, overthrew of overthrow, policemen of policeman, decision of decide, censorship of censor.
    """
    if found := FORM_OF.get(form) or ACT_OF.get(form.removesuffix("s")):
        return found
    made: list[str] = []
    if form.endswith(HEADS):
        made += (form.removesuffix(head) + word for head in HEADS if form.endswith(head) for word in FORM_OF[head])
    if form.startswith(PREFIXES):
        for prefix in PREFIXES:
            made += (prefix + word for word in FORM_OF.get(form.removeprefix(prefix), ()) if form.startswith(prefix))
    if (fellow := FELLOWS.sub("", form)) != form:
        made.append(fellow)
    return tuple(dict.fromkeys(made))


def _forms(*lists: str) -> Mapping[str, tuple[str, ...]]:
    """Return for each form in some lists the words that it is a form of, or another spelling."""
    found: dict[str, dict[str, None]] = {}
    for line in "|".join(text.strip().replace("\n", "|") for text in lists).split("|"):
        word, *others = line.split()
        for other in others:
            found.setdefault(other, {})[word] = None
    return {form: tuple(words) for form, words in found.items()}


FORM_OF = _forms(VERBS, ADJECTIVES, NOUNS, SPELLINGS)
"""For each form the words that it may be one of: left is one of leave, lay of lie, axes of axis."""
ACT_OF = _forms(ACTS)
"""For each noun the verb whose act it names."""
FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones who "
        "whom whose which what that this these those here there then such so as the a an some any each both all other "
        "another same former latter of in on at to for from by with into onto upon and or than is are was were be been "
        "being am has have had do does did will would shall should can could himself herself itself themselves",
    )
)
"""Words that say nothing by themselves, such as pronouns."""
OF_THE_DAY = FUNCTION_WORDS | frozenset(
    re.findall(
        r"\w+",
        "today yesterday tomorrow tonight now ago last next past coming day days night morning noon afternoon evening "
        "week weeks month months year years weekend monday tuesday wednesday thursday friday saturday sunday two three "
        "four few",
    )
)
"""Words for a day as it is told from that of whoever speaks, and those beside them."""
SIGNS: Mapping[str, tuple[str, ...]] = {
    "$": ("dollar",), "€": ("euro",), "£": ("pound",), "¥": ("yen", "yuan"), "₩": ("won",), "₹": ("rupee",),
    "₽": ("rouble", "ruble"), "¢": ("cent",), "%": ("percent",), "°": ("degree",),
}  # fmt: skip
"""The words that signs beside a number stand for."""
