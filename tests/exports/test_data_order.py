"""In which order the exports list things: that of the pages, so that a program and a reader see the same."""

import csv
import io
import json
from typing import Any

from siglum.catalogue.addresses import address_of
from siglum.exports.annotations import AROUND
from siglum.exports.downloads import DOWNLOADS
from siglum.exports.exporter import Exporter
from siglum.facts.indexes import Indexes
from tests.html.invented import SO, claim, evidence, indexes_of, listed, text

SEED = {"s2": f"{SO} Again it was.", "s1": f"Before. {SO} {'after ' * 20}", "s3": SO}


def event(name: str, when: str | None) -> dict[str, Any]:
    return {"id": name, "title": name, "basis": "It says so.", "when": when, "claims": ["says"]}


def indexes() -> Indexes:
    return indexes_of(
        SEED,
        claim("of", evidence("s3"), about=["post", "ann"]),
        claim("told", evidence("s2", chain=["ann", "post"], form="indirect"), about=["post"]),
        claim("says", evidence("s2", "Again it was.", chain=["post"], form="indirect"), evidence("s1")),
        **{
            "people/ann.md": text(name="Ann Abel"),
            "organizations/post.md": text(name="The Post", kind="outlet"),
            "timeline.yaml": listed(event("no-day", None), event("late", "1932"), event("early", "1931")),
            "disagreements/a.yaml": listed(
                {
                    "id": "it",
                    "question": "What?",
                    "kind": "contrary",
                    "positions": [{"answer": "B", "claims": ["told"]}, {"answer": "A", "claims": ["says"]}],
                }
            ),
        },
    )


EXPORTER = Exporter(indexes(), lambda: "0" * 64, tuple, address_of)
FILES = {one.address: one.make(EXPORTER, "") for one in DOWNLOADS if one.words}


def data(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILES[f"data/{name}"])
    return found


def test_sources_come_in_the_order_of_their_files_and_claims_in_the_editors() -> None:
    assert [(source["id"], source["siglum"]) for source in data("sources.json")["sources"]] == [
        ("s1", "A"),
        ("s2", "B"),
        ("s3", "C"),
    ]
    claims = data("claims.json")["claims"]
    assert [found["id"] for found in claims] == ["of", "told", "says"]
    assert [proof["source"] for proof in claims[2]["evidence"]] == ["s2", "s1"]
    rows = list(csv.reader(io.StringIO(FILES["data/claims.csv"].decode())))
    assert [(row[0], row[7]) for row in rows[1:]] == [("of", "s3"), ("told", "s2"), ("says", "s2"), ("says", "s1")]


def test_claims_of_somebody_are_what_they_say_what_they_told_and_what_is_said_of_them_each_once() -> None:
    found = {entity["id"]: entity["claims"] for entity in data("entities.json")["entities"]}
    assert found == {"ann": ["told", "of"], "post": ["says", "told", "of"]}


def test_events_go_by_time_and_last_come_those_of_which_no_day_is_known() -> None:
    assert [found["id"] for found in data("timeline.json")["events"]] == ["early", "late", "no-day"]


def test_answers_stay_in_the_editors_order_and_the_silent_in_that_of_the_sources() -> None:
    (found,) = data("disagreements.json")["disagreements"]
    assert [position["answer"] for position in found["positions"]] == ["B", "A"]
    assert found["not_looked_at"] == ["s3"]


def test_a_passage_is_exported_with_few_words_around_it() -> None:
    assert AROUND == 32
    [_, proof] = data("claims.json")["claims"][2]["evidence"]
    (segment,) = proof["segments"]
    assert segment["prefix"] == "Before. "
    assert segment["suffix"] == f" {'after ' * 20}"[:32]
