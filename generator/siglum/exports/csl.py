"""The articles as CSL-JSON, which Zotero and other reference managers read."""

import re
from typing import Any

from siglum.model.dates import When
from siglum.model.source_record import addresses_of
from siglum.model.values import SourceKind
from siglum.proving.site import Site

TYPES = {
    SourceKind.ARTICLE: "article-newspaper",
    SourceKind.PAPER: "article-journal",
    SourceKind.REPORT: "report",
    SourceKind.BOOK: "book",
    SourceKind.CHAPTER: "chapter",
    SourceKind.PAGE: "document",
    SourceKind.WEB_PAGE: "webpage",
    SourceKind.POST: "post",
    SourceKind.LETTER: "personal_communication",
    SourceKind.TALK: "speech",
}
"""The type of each kind of source in CSL 1.0.2."""
WHOLE = frozenset((SourceKind.REPORT, SourceKind.BOOK, SourceKind.LETTER, SourceKind.TALK))
"""The kinds that stand in nothing else: their outlet published them."""
DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%]?)")
SEASONS = {"21": 1, "22": 2, "23": 3, "24": 4}
"""The number of each EDTF season in CSL."""


def item_of(name: str, site: Site) -> dict[str, Any]:
    """Return one article as a CSL item, without the fields that are not known."""
    source = site.sources[name]
    item: dict[str, Any] = {
        "id": name,
        "type": TYPES[source.kind],
        "title": source.title,
        "language": source.language,
    }
    outlet = site.organizations[source.outlet].name if source.outlet else None
    whole = site.sources[source.part_of].title if source.part_of else None
    published_by = outlet if whole or source.kind in WHOLE else None
    told = {"container-title": whole or (None if published_by else outlet), "publisher": published_by}
    item |= {name: value for name, value in told.items() if value}
    if source.author:
        item["author"] = [{"literal": source.author}]
    if source.published:
        item["issued"] = issued(source.published)
    if address := source.address or addresses_of(source).get("Handle"):
        item["URL"] = address
    # CSL has no field for these; reference managers keep such lines, and to Zotero QID is an item of Wikidata.
    notes = {"Handle": source.handle, "QID": source.wikidata}
    if any(notes.values()):
        item["note"] = "\n".join(f"{name}: {value}" for name, value in notes.items() if value)
    identifiers = {"DOI": source.doi, "PMID": source.pmid, "ISBN": source.isbn}
    item |= {name: value for name, value in identifiers.items() if value}
    return item


def issued(when: When) -> dict[str, Any]:
    """Return a date in CSL's form: its known parts, with `circa` where they are uncertain; else its words.

    A day, a month, a year, a season, and a span between two days, months or years have parts. CSL has no parts for a
    span that is open at one end, for one of several days, or for a decade.
    """
    found = [DATE.fullmatch(one) for one in when.text.split("/")]
    matches = [match for match in found if match]
    # CSL notes a season once for the whole date, so that no end of a span can have one.
    vague = any(match["month"] in SEASONS or "XX" in match[0] for match in matches)
    if len(matches) < len(found) or (vague and len(found) > 1):
        return {"literal": when.words}
    made: dict[str, Any] = {"date-parts": [_parts(match) for match in matches]}
    if season := SEASONS.get(matches[0]["month"] or ""):
        made["season"] = season
    if any(match["mark"] for match in matches):
        made["circa"] = True
    return made


def _parts(match: re.Match[str]) -> list[int]:
    month = match["month"] if match["month"] not in SEASONS else None
    return [int(part) for part in (match["year"], month, match["day"]) if part and part != "XX"]
