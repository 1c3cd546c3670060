"""Makes reports of invented events: by independent reporters, and copied from one another, word for word or reworded.

Reporters of one event share its facts (names, numbers, days) and the usual words for them; each tells the facts in an
order and in phrases of their own, and every third pair quotes the same words of the same speaker. Two thirds of the
copies cut a clause at most; a third has other words for some half of those that have one, and half of these their
clauses the other way round.
"""

import random
import re

from msgspec import Struct

PLACES = ("Quillhaven", "Sallow", "Marrow Bay", "Eastering", "Hollin", "Tamsel", "Port Anders", "Greywater")
NAMES = (
    "Odalys Brent",
    "Ewan Pell",
    "Tilda Marrow",
    "Jon Abel",
    "Ines Okafor",
    "Ruth Sander",
    "Karl Imhof",
    "Zoë Fischer",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

HALF = 0.5
QUOTED = (
    "Nobody could have known that it would come to this in a single night",
    "We will do whatever it takes to bring this matter to a good end",
    "I have never seen anything like it in all of my thirty years here",
    "It is far too early to tell who will have to answer for it",
)

PHRASES: dict[str, tuple[tuple[str, ...], ...]] = {
    "fire": (
        (
            "a fire destroyed the old warehouse beside the harbour of {place} on {day}",
            "flames gutted a derelict storehouse at the docks in {place} late on {day}",
            "{place} lost one of its oldest depots to a blaze that broke out on {day}",
            "on {day} a building once used to keep grain burned down near the quay at {place}",
            "nothing but walls remains of the port's former granary after {day}'s inferno in {place}",
            "firefighters in {place} were called on {day} to a disused shed by the waterfront",
        ),
        (
            "{number} people had to leave their homes while the smoke spread over the neighbouring streets",
            "residents of {number} nearby flats spent the night in a school gymnasium",
            "the authorities evacuated {number} inhabitants because of toxic fumes",
            "{number} neighbours were taken to safety by bus before midnight",
            "police knocked on doors and brought {number} persons out of the danger zone",
            "as a precaution, {number} tenants were told to stay elsewhere until morning",
        ),
        (
            "{name}, who leads the local brigade, suspects that a faulty cable started it",
            "according to fire chief {name}, the cause seems to be an electrical defect",
            "investigators under {name} believe that worn wiring is to blame",
            "it probably began with a short circuit, {name} told reporters",
            "{name} from the emergency service ruled out arson and pointed at outdated installations",
            "experts led by {name} are still examining whether damaged insulation caused the disaster",
        ),
    ),
    "strike": (
        (
            "bus drivers in {place} walked out on {day} and left thousands of commuters waiting",
            "public transport came to a standstill in {place} when crews laid down their work on {day}",
            "no trams and no buses: staff of the {place} network began a stoppage on {day}",
            "a dispute over rosters emptied the streets of {place} of all buses on {day}",
            "passengers in {place} had to find another way to the office on {day} as employees downed tools",
            "the depot gates at {place} stayed shut on {day} because the union had called its members out",
        ),
        (
            "they demand {number} crowns more a month and shorter shifts at weekends",
            "the workers want a rise of {number} crowns as well as longer breaks",
            "at issue are wages, which are to grow by {number} crowns, and the hours of duty",
            "management has offered less than the {number} crowns that the union is asking for",
            "{number} crowns in additional pay, no less, is what the organisers insist on",
            "on the table lies a claim for {number} crowns extra and a better timetable for nights",
        ),
        (
            "spokeswoman {name} called the offer an insult to everybody who gets up at four",
            "we will not be fobbed off again, said {name} on behalf of the strikers",
            "{name}, negotiating for the company, hopes to reach an agreement before the holidays",
            "talks are to resume next week, announced the mediator {name}",
            "{name} of the operators' side spoke of irresponsible behaviour towards customers",
            "the mayor's deputy {name} urged both parties to come back to the negotiating table",
        ),
    ),
    "find": (
        (
            "archaeologists digging near {place} came upon a Roman bath on {day}",
            "the remains of an ancient thermal building surfaced during road works at {place} on {day}",
            "construction of a bypass at {place} was halted on {day} after excavators hit antique masonry",
            "{place} turns out to have had a bathing house in antiquity, as scholars revealed on {day}",
            "a surprise under the asphalt: on {day} labourers in {place} struck mosaics and heating pipes",
            "historians were delighted on {day} by walls some two millennia old that emerged at {place}",
        ),
        (
            "the team recovered {number} coins together with fragments of painted plaster",
            "{number} pieces of money lay scattered between broken tiles",
            "among the discoveries are {number} silver coins in remarkably good condition",
            "specialists counted {number} small finds, most of them currency, within a few days",
            "so far {number} objects have been catalogued, including jewellery and tools of bone",
            "a hoard of {number} denarii is regarded as the most precious part of it",
        ),
        (
            "{name}, head of the excavation, dates the complex to the second century",
            "in the opinion of Professor {name} the site was abandoned after an earthquake",
            "curator {name} wants to show everything in a museum of its own",
            "there is nothing comparable north of the river, {name} explained enthusiastically",
            "{name} warned souvenir hunters against entering the area at night",
            "for {name} from the heritage office it proves that the settlement was wealthy",
        ),
    ),
}

SYNONYMS = {
    "abandoned": "given up", "additional": "further", "agreement": "settlement", "ancient": "antique",
    "announced": "made known", "asking": "calling", "began": "started", "behaviour": "conduct", "believe": "assume",
    "beside": "next to", "better": "improved", "blame": "be held responsible", "blaze": "fire", "both": "the two",
    "breaks": "pauses", "broken": "smashed", "building": "house", "burned": "went", "cable": "wire",
    "called": "summoned", "came": "stumbled", "cause": "reason", "caused": "led to", "claim": "demand",
    "commuters": "travellers", "comparable": "similar", "complex": "site", "construction": "building",
    "counted": "registered", "customers": "clients", "damaged": "broken", "danger": "risk", "dates": "assigns",
    "delighted": "pleased", "demand": "want", "depot": "garage", "derelict": "abandoned", "destroyed": "ruined",
    "digging": "working", "disaster": "misfortune", "discoveries": "finds", "dispute": "quarrel", "docks": "quays",
    "drivers": "crews", "duty": "service", "electrical": "technical", "emerged": "appeared", "emptied": "cleared",
    "entering": "setting foot in", "enthusiastically": "with delight", "evacuated": "cleared out",
    "everybody": "all those", "examining": "looking into", "excavation": "dig", "experts": "specialists",
    "explained": "said", "faulty": "defective", "find": "look for", "flames": "fire", "fobbed": "put",
    "fragments": "bits", "good": "fine", "grow": "go up", "gutted": "burned out", "halted": "stopped",
    "harbour": "port", "head": "director", "historians": "scholars", "hit": "struck", "hoard": "treasure",
    "holidays": "festive season", "homes": "houses", "hopes": "expects", "hours": "times", "hunters": "seekers",
    "including": "among them", "insist": "hold", "insult": "affront", "irresponsible": "reckless",
    "jewellery": "trinkets", "labourers": "workmen", "leads": "heads", "leave": "quit", "local": "town's",
    "longer": "extended", "lost": "saw the end of", "management": "the company", "masonry": "walls",
    "more": "extra", "near": "close to", "neighbours": "locals", "night": "hours of darkness", "objects": "items",
    "offer": "proposal", "offered": "proposed", "old": "ancient", "opinion": "view", "organisers": "leaders",
    "outdated": "antiquated", "painted": "coloured", "parties": "sides", "passengers": "travellers",
    "people": "residents", "persons": "inhabitants", "pieces": "items", "pointed": "hinted", "police": "officers",
    "precious": "valuable", "probably": "most likely", "proves": "demonstrates", "public": "local",
    "recovered": "secured", "regarded": "seen", "remains": "is left", "remarkably": "strikingly",
    "reporters": "journalists", "resume": "go on", "revealed": "disclosed", "rise": "raise", "road": "street",
    "safety": "a safe place", "scattered": "strewn", "seems": "appears", "shifts": "working hours",
    "shorter": "reduced", "show": "exhibit", "shut": "closed", "small": "little", "smoke": "fumes",
    "spent": "passed", "spread": "drifted", "staff": "employees", "standstill": "halt", "started": "set off",
    "stay": "remain", "stayed": "remained", "stoppage": "strike", "streets": "roads", "struck": "found",
    "surfaced": "came to light", "surprise": "sensation", "suspects": "thinks", "taken": "brought",
    "talks": "negotiations", "team": "group", "thousands": "large numbers", "told": "asked", "toxic": "poisonous",
    "transport": "traffic", "urged": "called on", "wages": "pay", "waiting": "stranded", "walked": "went",
    "warehouse": "depot", "warned": "cautioned", "way": "route", "wealthy": "rich", "while": "as", "work": "tools",
    "workers": "employees", "worn": "old",
}  # fmt: skip


class Pair(Struct, frozen=True, dict=True):
    """Two sentences on the same event: whether one is a copy, and whether it is reworded."""

    one: str
    other: str
    is_copy: bool
    is_reworded: bool


def _sentence(clauses: list[str], order: list[int]) -> str:
    said = "; ".join(clauses[number] for number in order)
    return f"{said[0].upper()}{said[1:]}."


def _reworded(text: str, luck: random.Random) -> str:
    """Put other words for two to four fifths of those for which there are some."""

    def other(match: re.Match[str]) -> str:
        word = match[0]
        return SYNONYMS[word] if word in SYNONYMS and luck.random() < share else word

    share = luck.uniform(0.4, 0.8)
    return re.sub(r"[a-z]+", other, text)


def pairs(count: int, seed: int) -> list[Pair]:
    """Return as many copies as independent reports, each with its original; a third of the copies is reworded."""
    luck = random.Random(seed)  # noqa: S311 - a test's own luck
    made = []
    for number in range(count):
        kind = luck.choice(list(PHRASES))
        facts = {
            "place": luck.choice(PLACES),
            "day": luck.choice(DAYS),
            "number": str(luck.randint(12, 980)),
            "name": luck.choice(NAMES),
        }
        options = PHRASES[kind]
        chosen = [luck.sample(one, 2) for one in options]
        first, second = ([clause[who].format(**facts) for clause in chosen] for who in (0, 1))
        quoted = f" “{luck.choice(QUOTED)},” said {facts['name']}." if number % 3 == 1 else ""
        order = luck.sample(range(3), 3)
        original = _sentence(first, order) + quoted
        independent = _sentence(second, luck.sample(range(3), 3)) + quoted
        made.append(Pair(original, independent, is_copy=False, is_reworded=False))
        if number % 3 == 0:
            rewritten = [_reworded(clause, luck) for clause in first]
            copied = _sentence(rewritten, [order[1], order[0], order[2]] if luck.random() < HALF else order)
        else:
            copied = _sentence(first, order if luck.random() < HALF else order[:2])
        made.append(Pair(original, copied + quoted, is_copy=True, is_reworded=number % 3 == 0))
    return made
