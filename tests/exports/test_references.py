"""Dates as reference managers read them: what is known in parts, what is not sure as such, all else in words.

And each kind of source by the name that others have for it.
"""

import json

from siglum.exports import csl
from siglum.exports.csl import issued, item_of
from siglum.facts.indexes import Indexes
from siglum.html import json_ld
from siglum.html.views import Heading
from siglum.model.dates import When, read_when
from siglum.model.refs import Ref
from siglum.model.values import SourceKind
from tests.tiny import tiny

DATES = {
    "1932-05-04": {"date-parts": [[1932, 5, 4]]},
    "1932-05": {"date-parts": [[1932, 5]]},
    "1932": {"date-parts": [[1932]]},
    "1932-05~": {"date-parts": [[1932, 5]], "circa": True},
    "1932?": {"date-parts": [[1932]], "circa": True},
    "1932-05-04%": {"date-parts": [[1932, 5, 4]], "circa": True},
    "1932-05-XX": {"date-parts": [[1932, 5]]},
    "1932-XX-XX": {"date-parts": [[1932]]},
    "1932-21": {"date-parts": [[1932]], "season": 1},
    "1932-05-01/1932-05-04": {"date-parts": [[1932, 5, 1], [1932, 5, 4]]},
    "1931/1932-05~": {"date-parts": [[1931], [1932, 5]], "circa": True},
    "1932-05-04/..": {"literal": "from 4 May 1932 on"},
    "../1932-05-04": {"literal": "4 May 1932 or earlier"},
    "1932-05-04/": {"literal": "from 4 May 1932, the end is not known"},
    "[1932-05-03,1932-05-04]": {"literal": "3 or 4 May 1932"},
    "193X": {"literal": "the 1930s"},
    "1931-24/1932-21": {"literal": "winter 1931 to spring 1932"},
}


def test_a_date_has_the_parts_that_are_known() -> None:
    for text, expected in DATES.items():
        when = read_when(text)
        assert isinstance(when, When), text
        assert issued(when) == expected, text


BOOK = """
--- seeds/b.txt
A handbook.
--- seeds/c.txt
The ferry was cheap.
--- site_src/organizations/press.md
---
name: The Sallow Press
kind: company
---
--- site_src/organizations/harbour.md
---
name: The Harbour Board
kind: government
aliases: [{form: Harbour Board, sources: [c]}]
---
--- site_src/sources/b.md
---
file: b.txt
title: "[The handbook]"
kind: book
outlet: press
isbn: 978-0-306-40615-7
sha256: auto
set_aside: auto
---
--- site_src/sources/c.md
---
file: c.txt
title: "[Ferries]"
kind: chapter
part_of: b
outlet: press
byline: Harbour Board
doi: 10.5555/a<b>#c
pmid: 31452104
handle: 2027/mdp.1
wikidata: Q42
sha256: auto
set_aside: auto
---
"""


def test_every_kind_of_source_has_a_type_of_its_own_in_csl_and_one_of_schema_org() -> None:
    assert csl.TYPES.keys() == set(SourceKind) == json_ld.TYPES.keys()
    assert len(set(csl.TYPES.values())) == len(SourceKind)


def test_a_chapter_stands_in_its_book_for_others_too() -> None:
    proven = tiny(BOOK)
    assert proven.site is not None
    chapter, book = item_of("c", proven.site), item_of("b", proven.site)
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "[The handbook]")
    assert (book["type"], book["publisher"], book.get("container-title")) == ("book", "The Sallow Press", None)
    assert chapter["publisher"] == "The Sallow Press"
    assert chapter["URL"] == "https://hdl.handle.net/2027/mdp.1"
    assert chapter["note"] == "Handle: 2027/mdp.1\nQID: Q42"
    assert "note" not in book


def test_what_machines_are_told_of_a_chapter() -> None:
    proven = tiny(BOOK)
    indexes = Indexes.of(proven.database)
    chapter, book = (
        json.loads(json_ld.source_data(indexes, Ref("source", name), Heading("", ""), lambda ref: f"/{ref.id}"))
        for name in ("c", "b")
    )
    assert chapter["@type"] == "Chapter"
    assert chapter["isPartOf"] == {"@type": "Book", "@id": "/b", "headline": "[The handbook]"}
    assert chapter["author"] == {"@type": "GovernmentOrganization", "name": "Harbour Board"}
    assert chapter["publisher"] == {"@type": "Organization", "name": "The Sallow Press"}
    assert chapter["sameAs"] == [
        "https://doi.org/10.5555/a%3Cb%3E%23c",
        "https://pubmed.ncbi.nlm.nih.gov/31452104/",
        "https://hdl.handle.net/2027/mdp.1",
        "https://www.wikidata.org/wiki/Q42",
    ]
    told = [(one["@type"], one["propertyID"], one["value"]) for one in chapter["identifier"]]
    assert told[2:] == [("PropertyValue", "Handle", "2027/mdp.1"), ("PropertyValue", "Wikidata", "Q42")]
    assert (book["@type"], book["isbn"]) == ("Book", "978-0-306-40615-7")


def test_of_an_author_whom_no_record_names_nobody_says_what_it_is() -> None:
    for byline, author in (
        ("Reuters", None),
        ("Ann Abel and Bob Bell", None),
        ("Ann Abel", {"@type": "Person", "name": "Ann Abel"}),
    ):
        person = "--- site_src/people/ann.md\n---\nname: Ann Abel\n---\n"
        indexes = Indexes.of(tiny(f"{BOOK.replace('byline: Harbour Board', f'byline: {byline}')}{person}").database)
        told = json.loads(json_ld.source_data(indexes, Ref("source", "c"), Heading("", ""), lambda ref: f"/{ref.id}"))
        assert told.get("author") == author
        assert told["creditText"] == byline
