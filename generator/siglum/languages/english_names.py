"""How English names stand in other forms: shortened, of a people, of a quarter of the world."""

import re

POSSESSIVE_END = re.compile(r"[’']s?$")
POSSESSIVE = re.compile(r"[’']s?$|s$")
"""The end of a possessive, without an s that may be the name's own; and with any s."""
PEOPLE = re.compile(r"([A-Z][a-z]{2})[a-z]*(?:ese|ish|an|ians?|i|ois|iss)$|([A-Z][a-z])(?:ench|utch|elsh|eeks?|anish)$")
"""The name of a people, or of what is theirs, and what it has in common with that of its country."""
QUARTER = re.compile(r"((?:North|South)?(?:East|West)|North|South)ern(?:ers?)?")
"""What is of a quarter of the world."""
SHORTENED = {
    "saint": "st", "mount": "mt", "doctor": "dr", "captain": "capt", "colonel": "col", "general": "gen", "street": "st",
    "reverend": "rev", "professor": "prof", "lieutenant": "lt", "sergeant": "sgt", "mister": "mr", "senator": "sen",
    "governor": "gov", "road": "rd", "avenue": "ave", "company": "co", "brothers": "bros", "department": "dept",
}  # fmt: skip
"""Words that stand in names, and how they are shortened."""
