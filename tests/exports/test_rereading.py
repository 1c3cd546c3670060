"""The data files are read again: a quotation that is cut, moved or left out on the way into one is found, and named."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from msgspec import Struct

from siglum.exports.rereading import Owed, Quoted, reread

TEXT = "The bridge opened in May, after nine years. Nobody was hurt."
EVIDENCE = {
    "opened/post": Quoted("opened", "post", ("The bridge opened in May", "after nine years")),
    "hurt/post": Quoted("hurt", "post", ("Nobody was hurt.",)),
}
OWED = Owed(EVIDENCE, {"post": TEXT})


def segment(words: str) -> dict[str, Any]:
    """Return some words with their place."""
    start = TEXT.index(words)
    end = start + len(words)
    around = {"prefix": TEXT[max(0, start - 5) : start], "suffix": TEXT[end : end + 5]}
    return {"start": start, "end": end, "exact": words, **around}


def claims() -> dict[str, Any]:
    """Return claims.json as it has to be."""
    return {
        "claims": [
            {
                "id": one.claim,
                "evidence": [
                    {
                        "id": name,
                        "source": one.source,
                        "quote": " […] ".join(one.segments),
                        "segments": [segment(words) for words in one.segments],
                    }
                ],
            }
            for name, one in EVIDENCE.items()
        ]
    }


def annotations() -> dict[str, Any]:
    """Return annotations.jsonld as it has to be."""
    items = []
    for one in EVIDENCE.values():
        targets = []
        for words in one.segments:
            found = segment(words)
            place = {"start": found.pop("start"), "end": found.pop("end")}
            targets.append({"source": f"../sources/{one.source}.txt", "selector": [found, place]})
        items.append({"body": {"value": "It opened."}, "target": targets})
    return {"first": {"items": items}}


def rows() -> str:
    """Return claims.csv as it has to be."""
    lines = (f'{one.claim},It opened.,{one.source},"{" […] ".join(one.segments)}"' for one in EVIDENCE.values())
    return "\r\n".join(("claim,statement,source,quote", *lines, ""))


def wrong(name: str, data: str) -> list[str]:
    """Return what is said of a file."""
    return [one.message for one in reread(name, f"data/{name}", data.encode(), OWED)]


@pytest.mark.parametrize("indent", [None, 0, 3])
def test_a_file_is_read_however_it_is_set_and_one_that_is_cut_or_goes_on_is_none(indent: int | None) -> None:
    others = {"note": 'a [ in { words, " and ] }', "none": [], "more": {"claims": [{"id": 7}], "x": {}}, "version": 1}
    for name, found in (("claims.json", claims()), ("annotations.jsonld", annotations())):
        for whole in ({**others, **found}, {**found, **others}):
            data = json.dumps(whole, indent=indent)
            assert wrong(name, data) == []
            assert wrong(name, f"\n\t{data} \r\n") == []
            for at in range(0, len(data), 7):
                with pytest.raises(ValueError, match=r"."):
                    wrong(name, data[:at])
            for more in ("}", "]", ",", "{}", "1"):
                with pytest.raises(ValueError, match="malformed"):
                    wrong(name, data + more)


def test_what_is_whole_and_in_its_place_passes() -> None:
    assert wrong("claims.json", json.dumps(claims())) == []
    assert wrong("annotations.jsonld", json.dumps(annotations())) == []
    assert wrong("claims.csv", rows()) == []
    assert wrong("claims.csv", rows().replace("\r\n", "\r\n\r\n")) == []
    assert wrong("other.json", "{}") == []


def evidence(data: dict[str, Any]) -> dict[str, Any]:
    """Return the first piece of evidence of claims.json."""
    found: dict[str, Any] = data["claims"][0]["evidence"][0]
    return found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: evidence(data).update(quote="The bridge o"),
        lambda data: evidence(data).update(quote="The bridge opened in May after nine years"),
        lambda data: evidence(data)["segments"].pop(),
        lambda data: evidence(data)["segments"][0].update(exact="bridge opened in May"),
        lambda data: evidence(data)["segments"][0].update(start=1),
        lambda data: evidence(data)["segments"][0].update(suffix="; aft"),
        lambda data: evidence(data).update(source="letter"),
        lambda data: data["claims"].pop(0),
    ],
    ids=["cut", "no gap", "a segment lost", "a word lost", "moved", "other words around", "another source", "left out"],
)
def test_a_claim_whose_quotation_is_not_whole_is_found(spoil: Callable[[dict[str, Any]], object]) -> None:
    data = claims()
    spoil(data)
    found = wrong("claims.json", json.dumps(data))
    assert found
    assert all("opened/post" in one for one in found)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda items: items[0]["target"].pop(),
        lambda items: items[0]["target"][0]["selector"][0].update(exact="The bridge o"),
        lambda items: items[0]["target"][0]["selector"][1].update(end=3),
        lambda items: items.pop(),
    ],
    ids=["a segment lost", "cut", "moved", "left out"],
)
def test_an_annotation_whose_quotation_is_not_whole_is_found(spoil: Callable[[list[Any]], object]) -> None:
    data = annotations()
    spoil(data["first"]["items"])
    assert wrong("annotations.jsonld", json.dumps(data))


@pytest.mark.parametrize(
    "spoilt", [("Nobody was", "body was"), (" […] ", " "), ("hurt,It opened.,post", "hurt,It opened.,letter")], ids=str
)
def test_a_row_whose_quotation_is_not_whole_is_found(spoilt: tuple[str, str]) -> None:
    assert wrong("claims.csv", rows().replace(*spoilt))


def database(rows: list[tuple[str, str, str]]) -> bytes:
    """Return site.sqlite with this evidence: claim, source, quotation."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE evidence (claim TEXT, source TEXT, quote TEXT)")
        connection.executemany("INSERT INTO evidence VALUES (?, ?, ?)", rows)
        connection.commit()
        return connection.serialize()


def test_a_database_whose_quotation_is_not_whole_is_found() -> None:
    whole = [(one.claim, one.source, " […] ".join(one.segments)) for one in EVIDENCE.values()]
    assert list(reread("site.sqlite", "data/site.sqlite", database(whole), OWED)) == []
    spoilt = [whole[0], (*whole[1][:2], "Nobody was")]
    found = [one.message for one in reread("site.sqlite", "data/site.sqlite", database(spoilt), OWED)]
    assert len(found) == 2
    assert all("hurt/post" in message for message in found)


def test_a_row_of_a_database_says_what_the_record_with_its_id_says() -> None:
    owed = Owed({}, {}, {"opened": Told(), "why": Told(positions=(Told(answer="So."),)), "ann": Told(name="Ann")})

    def found(claims: str | None, answer: str | None, name: str) -> list[str]:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript("""
                CREATE TABLE evidence (id TEXT, claim TEXT, source TEXT, quote TEXT, statement TEXT);
                CREATE TABLE claims (id TEXT, statement TEXT); CREATE TABLE notes (statement TEXT);
                CREATE TABLE positions (disagreement TEXT, step INTEGER, answer TEXT);
                CREATE TABLE chains (voice TEXT, name TEXT);
                INSERT INTO notes VALUES ('another');
                INSERT INTO claims VALUES ('unknown', 'another'), (NULL, 'another');
                INSERT INTO chains VALUES ('unknown', 'Bo');""")
            connection.execute("INSERT INTO claims VALUES ('opened', ?)", (claims,))
            connection.execute("INSERT INTO positions VALUES ('why', 1, ?)", (answer,))
            connection.execute("INSERT INTO chains VALUES ('ann', ?)", (name,))
            connection.commit()
            data = connection.serialize()
        return [one.message for one in reread("site.sqlite", "data/site.sqlite", data, owed)]

    assert found("It opened.", "So.", "Ann") == []
    assert found("It open", "So.", "Ann") == ['statement of opened is not what the record says: "It open"']
    assert found(None, "So.", "Ann") == ['statement of opened is not what the record says: "None"']
    assert found("It opened.", None, "Ann") == ['answer of why is not what the record says: "None"']
    assert found("It opened.", "So.", "An") == ['name of ann is not what the record says: "An"']


def test_an_annotation_may_lead_into_the_original_too() -> None:
    found = annotations()
    page = {"source": "https://a.example/b.pdf", "selector": {"type": "FragmentSelector", "value": "page=2"}}
    found["first"]["items"][0]["target"].append(page)
    assert list(reread("annotations.jsonld", "data/annotations.jsonld", json.dumps(found).encode(), OWED)) == []


class Told(Struct, frozen=True, dict=True):
    """Stands for a record, or a part of one, with what is asked of each."""

    statement: str = "It opened."
    answer: str = ""
    name: str = ""
    positions: tuple["Told", ...] = ()
    evidence: tuple["Told", ...] = ()
    translation: "Told | None" = None
    text: str = ""


def test_a_body_that_is_neither_the_statement_nor_its_translation_is_found() -> None:
    claim = Told(evidence=(Told(translation=Told(text="Sie wurde eröffnet.")), Told()))
    owed = Owed(EVIDENCE, {"post": TEXT}, {"opened": claim, "hurt": Told()})

    def found(*bodies: str) -> list[str]:
        data = annotations()
        data["first"]["items"][0]["body"] = [{"value": body} for body in bodies]
        return [
            one.message
            for one in reread("annotations.jsonld", "data/annotations.jsonld", json.dumps(data).encode(), owed)
        ]

    assert found("It opened.", "Sie wurde eröffnet.") == []
    assert found("It opened.") == []
    assert found("It opened", "Sie wurde eröffnet.") == ['the body of opened/post is not the statement: "It opened"']
    assert found("It opened.", "Sie wurde nie eröffnet.") == [
        'a body of opened/post is no translation of its words: "Sie wurde nie eröffnet."'
    ]
