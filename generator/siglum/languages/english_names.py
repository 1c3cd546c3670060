"""How English names stand in other forms: shortened, of a people, of a quarter of the world."""

from siglum.model.expressions import expression

POSSESSIVE_END = expression(r"[’']s?$")
POSSESSIVE = expression(r"[’']s?$|s$")
"""The end of a possessive, without an s that may be the name's own; and with any s."""
PEOPLE = expression(r"([A-Z][a-z]{2})[a-z]*(?:ese|ish|an|ians?|i|ois|iss)$|([A-Z][a-z])(?:ench|eeks?|anish)$")
"""The name of a people, or of what is theirs, and what it has in common with that of its country."""
QUARTER = expression(r"((?:North|South)?(?:East|West)|North|South)ern(?:ers?)?")
"""What is of a quarter of the world."""
SHORTENED = {
    "saint": "st", "mount": "mt", "doctor": "dr", "captain": "capt", "colonel": "col", "general": "gen", "street": "st",
    "reverend": "rev", "professor": "prof", "lieutenant": "lt", "sergeant": "sgt", "mister": "mr", "senator": "sen",
    "governor": "gov", "road": "rd", "avenue": "ave", "company": "co", "brothers": "bros", "department": "dept",
}  # fmt: skip
"""Words that stand in names, and how they are shortened."""
_KIN = (
    ("briton", "british", "britain"), ("burmese", "burma", "myanmar"), ("cypriot", "cyprus"), ("czech", "czechia"),
    ("dane", "danish", "denmark"), ("dutch", "dutchman", "dutchmen", "netherlands", "holland"), ("english", "england"),
    ("filipino", "philippine", "philippines"), ("finn", "finnish", "finland"), ("french", "france"),
    ("greek", "greece"), ("irish", "irishman", "irishmen", "ireland"), ("norwegian", "norse", "norway"),
    ("pole", "polish", "poland"), ("scot", "scottish", "scotland"), ("spaniard", "spanish", "spain"),
    ("swede", "swedish", "sweden"), ("swiss", "switzerland"), ("turk", "turkish", "turkey", "türkiye"),
    ("welsh", "welshman", "welshmen", "wales"),
)  # fmt: skip
KIN = {word: kin for kin in _KIN for word in kin}
"""A people, what is theirs, and their country, where these do not begin alike."""
