"""What the site holds for other programs: each file is of its shape, and says what the articles and the records say."""

import csv
import io
import json
import posixpath
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from siglum.exports.annotations import AROUND
from siglum.exports.csl import TYPES
from siglum.exports.downloads import DOWNLOADS
from siglum.model.values import SourceKind
from tests.builds.real import Built, words_of
from tests.builds.small import Command, build, change

EXPORTS = [one.id for one in DOWNLOADS if one.words]
JSON_FILES = [name for name in EXPORTS if name.endswith(".json") and name.count(".") == 1]
BASE = "https://example.org/sallow/"


def evidence_of(built: Built) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield each piece of exported evidence after its claim."""
    for claim in built.claims.values():
        for evidence in claim["evidence"]:
            yield claim, evidence


@pytest.mark.parametrize("name", JSON_FILES)
def test_each_file_is_of_the_shape_that_its_own_schema_says(built: Built, name: str) -> None:
    data = built.data(name)
    assert list(data)[:3] == ["schema", "version", "generated_from"]
    schema = json.loads((built.output / data["schema"]).read_bytes())
    assert data["schema"] == f"data/schema/{name.removesuffix('.json')}.schema.json"
    Draft202012Validator.check_schema(schema)
    errors = [error.message for error in Draft202012Validator(schema).iter_errors(data)]
    assert errors == []


@pytest.mark.parametrize("name", JSON_FILES)
def test_a_schema_refuses_what_is_not_of_its_shape(built: Built, name: str) -> None:
    data = built.data(name)
    validator = Draft202012Validator(json.loads((built.output / data["schema"]).read_bytes()))
    assert not validator.is_valid({key: value for key, value in data.items() if key != "generated_from"})
    assert not validator.is_valid(data | {"version": 2})
    for key, listed in data.items():
        if isinstance(listed, list) and listed:
            for field in listed[0]:
                without = [{name: value for name, value in listed[0].items() if name != field}, *listed[1:]]
                assert not validator.is_valid(data | {key: without}), f"{key} without {field}"


def test_all_files_say_that_they_were_made_of_the_same_inputs(built: Built) -> None:
    [digest] = {built.data(name)["generated_from"] for name in JSON_FILES}
    assert len(bytes.fromhex(digest)) == 32
    assert {path.name for path in (built.output / "data").iterdir()} == set(EXPORTS) | {"schema", "manifest.json"}


# Claims


def test_every_offset_leads_to_the_exact_words(built: Built) -> None:
    seen = 0
    for _, evidence in evidence_of(built):
        text = built.texts[evidence["source"]]
        for segment in evidence["segments"]:
            start, end = segment["start"], segment["end"]
            assert text[start:end] == segment["exact"], evidence["id"]
            # Of a text that may not be republished, less of what stands around it is shown.
            least = AROUND if (built.output / f"sources/{evidence['source']}.txt").exists() else 0
            before, after = segment["prefix"], segment["suffix"]
            assert text[:start].endswith(before), evidence["id"]
            assert text[end:].startswith(after), evidence["id"]
            assert min(start, least) <= len(before) <= AROUND, evidence["id"]
            assert min(len(text) - end, least) <= len(after) <= AROUND, evidence["id"]
            seen += 1
        assert " […] ".join(segment["exact"] for segment in evidence["segments"]) == evidence["quote"]
        starts = [segment["start"] for segment in evidence["segments"]]
        assert starts == sorted(starts)
    assert seen >= len(built.claims)


def test_every_count_is_that_of_the_evidence(built: Built) -> None:
    """Only what supports a claim is counted; it is in dispute where something speaks against it or excludes it."""
    contrary = [one for one in built.data("disagreements.json")["disagreements"] if one["kind"] == "contrary"]
    answering = {claim for one in contrary for position in one["positions"] for claim in position["claims"]}
    for name, claim in built.claims.items():
        supporting = [one for one in claim["evidence"] if one["stance"] == "supports"]
        against = [one for one in claim["evidence"] if one["stance"] == "contradicts"]
        assert claim["articles"] == len({one["source"] for one in supporting}), name
        assert claim["origins"] == len({one["origin"]["key"] for one in supporting}), name
        assert claim["disputed"] is (bool(against) or name in answering), name


def test_every_chain_ends_with_its_source_and_names_voices_of_the_site(built: Built) -> None:
    entities = {entity["id"]: entity for entity in built.data("entities.json")["entities"]}
    for _, evidence in evidence_of(built):
        *voices, last = evidence["chain"]
        assert last["id"] == evidence["source"]
        assert last["kind"] == "source"
        for voice in voices:
            assert (voice["name"], voice["named"]) == (entities[voice["id"]]["name"], entities[voice["id"]]["named"])


def test_every_address_in_the_data_is_one_of_the_site(built: Built) -> None:
    seen = 0

    def follow(value: Any) -> None:  # noqa: ANN401 - whatever JSON holds
        nonlocal seen
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in {"url", "text_url"} and inner is not None:
                    path, _, fragment = inner.removeprefix(BASE).partition("#")
                    path = path + "index.html" if not path or path.endswith("/") else path
                    assert path in built.files, inner
                    assert not fragment or fragment in built.pages[path].ids, inner
                    seen += 1
                else:
                    follow(inner)
        elif isinstance(value, list):
            for inner in value:
                follow(inner)

    for name in JSON_FILES:
        follow(built.data(name))
    assert seen > 50


def test_the_table_has_a_line_for_each_passage(built: Built) -> None:
    data = (built.output / "data" / "claims.csv").read_bytes()
    assert data.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    expected = list(evidence_of(built))
    assert len(rows) == len(expected)
    for row, (claim, evidence) in zip(rows, expected, strict=True):
        assert None not in row
        assert row["claim"] == claim["id"]
        assert row["statement"].lstrip("'") == claim["statement"].lstrip("'")
        assert (row["articles"], row["origins"]) == (str(claim["articles"]), str(claim["origins"]))
        assert (row["source"], row["stance"], row["form"]) == tuple(
            evidence[key] for key in ("source", "stance", "form")
        )
        assert row["disputed"] == ("yes" if claim["disputed"] else "no")
        assert row["quote"].lstrip("'") == evidence["quote"].lstrip("'")
        assert (
            row["chain"].split(" > ")[:-1] == [link["name"] for link in evidence["chain"]][:-1] or ">" in row["chain"]
        )
        assert row["origin"] == evidence["origin"]["name"]
        text = built.texts[evidence["source"]]
        assert text[int(row["start"]) : int(row["end"])].startswith(evidence["segments"][0]["exact"])


# Sources


def test_every_article_is_published_byte_for_byte_unless_it_is_shown_in_excerpts(built: Built) -> None:
    withheld = set()
    for name, source in built.sources.items():
        seed = (built.project / "seeds" / source["file"]).read_bytes()
        assert sha256(seed).hexdigest() == source["sha256"]
        record = (built.project / "site_src" / "sources" / f"{name}.md").read_text(encoding="utf-8")
        if "\nshow: excerpts\n" in record:
            withheld.add(name)
            assert source["text_url"] is None
            assert f"sources/{name}.txt" not in built.files
        else:
            assert (built.output / source["text_url"]).read_bytes() == seed
    assert bool(withheld) is ("letter" in built.sources)


def test_an_article_that_is_shown_in_excerpts_stands_nowhere_as_a_whole(small: Built) -> None:
    """Its words stand on the site only where they are quoted, with a little around them."""
    hidden = "A letter to a friend"
    assert small.texts["letter"].startswith(hidden)
    stands = {
        address: text.count(hidden.encode())
        for address in small.files
        if not address.startswith(("assets/", "pagefind/"))
        and hidden.encode() in (text := (small.output / address).read_bytes())
    }
    # It is set aside as a heading, and a list on the source's page says so.
    assert stands.keys() <= {"sources/letter/index.html"}


def test_blocks_and_doubtful_passages_lie_where_they_stand(small: Built) -> None:
    source, text = small.sources["gazette"], small.texts["gazette"]
    [block], [doubtful] = source["blocks"], source["doubtful"]
    assert text[block["start"] : block["end"]] == "More than 6,000 people watched the opening"
    assert (block["voice"], block["judged"]) == ("harbour-post", True)
    assert text[doubtful["start"] : doubtful["end"]] == "The ferry ferry was sold to to a museum."
    assert doubtful["compare"] == {"source": "courier", "quote": ["the ferry had been better"]}
    assert source["origin_group"] == ["harbour-report"]


def test_every_word_of_every_article_lies_in_one_sentence(built: Built) -> None:
    for covered in built.data("coverage.json")["sources"]:
        text = built.texts[covered["source"]]
        at = 0
        for sentence in covered["sentences"]:
            assert not text[at : sentence["start"]].strip(), covered["source"]
            assert at <= sentence["start"] < sentence["end"]
            at = sentence["end"]
        assert not text[at:].strip(), covered["source"]


def test_the_state_of_every_sentence_follows_from_the_evidence(built: Built) -> None:
    for covered in built.data("coverage.json")["sources"]:
        source = covered["source"]
        states = [sentence["state"] for sentence in covered["sentences"]]
        assert len(states) == built.sources[source]["sentences"]
        assert len(states) - states.count("gap") == built.sources[source]["accounted"]
        for sentence in covered["sentences"]:
            touching = {
                claim["id"]
                for claim, evidence in evidence_of(built)
                if evidence["source"] == source
                and any(
                    part["start"] < sentence["end"] and sentence["start"] < part["end"] for part in evidence["segments"]
                )
            }
            assert set(sentence["claims"]) == touching
            assert (sentence["state"] == "cited") is bool(touching)
            assert (sentence["state"] == "set-aside") is (not touching and sentence["reason"] is not None)


# Whatever else


def test_entities_name_the_claims_by_and_about_them(built: Built) -> None:
    entities = {entity["id"]: entity for entity in built.data("entities.json")["entities"]}
    folders = {"person": "people", "organization": "organizations", "topic": "topics"}
    assert {f"{folders[one['kind']]}/{name}/index.html" for name, one in entities.items()} == {
        address for address in built.pages if address.split("/")[0] in folders.values() and address.count("/") == 2
    }
    for name, entity in entities.items():
        saying = {
            claim["id"] for claim, one in evidence_of(built) if name in [link["id"] for link in one["chain"][:-1]]
        }
        about = {claim["id"] for claim in built.claims.values() if name in claim["about"]}
        assert set(entity["claims"]) >= saying | about, name
        assert set(entity["claims"]) <= set(built.claims), name
        for role in entity["roles"]:
            assert role["text"] in " ".join(built.texts[role["source"]].split())
            assert role["claim"] in built.claims


def test_events_are_in_the_order_of_time(built: Built) -> None:
    """What happened "on 16 January or earlier" stands right before what happened on 16 January."""
    events = built.data("timeline.json")["events"]
    dated = [one for one in events if one["when"]]
    assert events[: len(dated)] == dated
    bounds = [(one["earliest"] or one["latest"], one["earliest"] is not None, one["latest"] or "9999") for one in dated]
    assert bounds == sorted(bounds)
    for event in events:
        assert not event["earliest"] or not event["latest"] or event["earliest"] <= event["latest"]
        assert set(event["claims"]) <= set(built.claims)


def test_events_of_one_day_stay_in_the_order_in_which_they_were_written(begun: Built) -> None:
    """A record has no time of day; their author knows which came first."""
    written = ["geese-sit-down", "geese-leave", "council-decides"]
    assert written != sorted(written)
    assert [event["id"] for event in begun.data("timeline.json")["events"]] == written
    days = begun.pages["timeline/index.html"]
    assert [name for name in days.ids if name in written] == written


def test_disagreements_say_who_is_silent_and_wordings_what_is_printed(built: Built) -> None:
    data = built.data("disagreements.json")
    evidence = {one["id"]: one for _, one in evidence_of(built)}
    for one in data["disagreements"]:
        claims = {claim for position in one["positions"] for claim in position["claims"]}
        speaking = {found["source"] for claim in claims for found in built.claims[claim]["evidence"]}
        assert set(one["silent"]) == set(built.sources) - speaking
    for wording in data["wordings"]:
        for version in wording["versions"]:
            assert version["text"] == evidence[version["evidence"]]["quote"]
    assert data["disagreements"]
    assert data["wordings"]


MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
    "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
"""W3C Web Annotation Vocabulary, section 3.3."""


def test_annotations_have_the_shape_that_the_w3c_gives_them(built: Built) -> None:
    """Web Annotation Data Model: 5 (collections), 4.2.4 and 4.2.5 (selectors)."""
    found = json.loads((built.output / "data" / "annotations.jsonld").read_bytes())
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationCollection"
    assert found["first"]["type"] == "AnnotationPage"
    items = found["first"]["items"]
    expected = list(evidence_of(built))
    assert found["total"] == len(items) == len(expected)
    assert len({item["id"] for item in items}) == len(items)
    for item, (claim, evidence) in zip(items, expected, strict=True):
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert (item["motivation"] == "assessing") is (evidence["stance"] == "contradicts")
        assert item["body"]["type"] == "TextualBody"
        assert item["body"]["value"] == claim["statement"]
        path, fragment = annotated(item["id"])
        assert fragment in built.pages[path].ids, item["id"]
        for target, segment in zip(item["target"], evidence["segments"], strict=True):
            quote, *position = target["selector"]
            assert quote == {"type": "TextQuoteSelector"} | {key: segment[key] for key in ("exact", "prefix", "suffix")}
            if built.sources[evidence["source"]]["text_url"]:
                assert position == [{"type": "TextPositionSelector", "start": segment["start"], "end": segment["end"]}]
            else:
                assert not position


def annotated(address: str) -> tuple[str, str]:
    """Return the file and the fragment to which an address leads that stands in annotations.jsonld."""
    path, _, fragment = address.removeprefix(BASE).partition("#")
    path = path if address.startswith(BASE) else posixpath.normpath(f"data/{path}")
    return path + "index.html" if path.endswith("/") else path, fragment


def test_every_annotation_is_of_a_document_that_the_site_has(built: Built) -> None:
    """Offsets are into a text, so it must be there; of what is shown in excerpts there is only a page."""
    found = json.loads((built.output / "data" / "annotations.jsonld").read_bytes())
    assert annotated(found["id"]) == ("data/annotations.jsonld", "")
    for item, (_, evidence) in zip(found["first"]["items"], evidence_of(built), strict=True):
        name = evidence["source"]
        for target in item["target"]:
            path, _ = annotated(target["source"])
            assert path in built.files, target["source"]
            if len(target["selector"]) > 1:
                start, end = target["selector"][1]["start"], target["selector"][1]["end"]
                text = (built.output / path).read_bytes().decode()
                assert text[start:end] == target["selector"][0]["exact"]
            else:
                assert path == f"sources/{name}/index.html"
                assert target["selector"][0]["exact"] in words_of(built.pages[path].one("main"))


def test_the_articles_are_items_that_reference_managers_read(built: Built) -> None:
    """CSL-JSON: an id and a type of its list, names as literals, dates as parts."""
    items = json.loads((built.output / "data" / "sources.csl.json").read_bytes())
    assert [item["id"] for item in items] == list(built.sources)
    organizations = {one["id"]: one["name"] for one in built.data("entities.json")["entities"]}
    for item, source in zip(items, built.sources.values(), strict=True):
        assert item["type"] == TYPES[SourceKind(source["kind"])]
        assert item["title"] == source["title"]
        outlet = organizations[source["outlet"]] if source["outlet"] else None
        if source["part_of"]:
            assert item["container-title"] == built.sources[source["part_of"]]["title"]
            assert item.get("publisher") == outlet
        else:
            assert outlet in {item.get("container-title"), item.get("publisher")}
        assert item.get("author") == ([{"literal": source["byline"].strip("[]")}] if source["byline"] else None)
        assert ("issued" in item) is (source["published"] is not None)
        handle = f"https://hdl.handle.net/{source['handle']}" if source["handle"] else None
        known = {
            "DOI": source["doi"],
            "PMID": source["pmid"],
            "ISBN": source["isbn"],
            "URL": source["address"] or handle,
        }
        assert {name: item.get(name) for name in known} == known
        assert item.keys() <= {
            "id",
            "type",
            "title",
            "language",
            "container-title",
            "publisher",
            "author",
            "issued",
            "note",
            *known,
        }


def test_a_date_that_is_not_a_day_is_told_to_reference_managers_too(small: Built) -> None:
    """CSL dates may be a year, or a year and a month: what is known is not left out for what is not."""
    items = {item["id"]: item for item in json.loads((small.output / "data" / "sources.csl.json").read_bytes())}
    assert small.sources["gazette"]["published"] == "1932-05~"
    assert items["gazette"]["issued"] == {"date-parts": [[1932, 5]], "circa": True}
    assert items["courier"]["issued"] == {"date-parts": [[1932, 5, 4]]}


def test_the_warnings_with_which_a_site_is_published_are_exported(published: Path, command: Command) -> None:
    change(
        published, "site_src/explainers/the-ferry.md", "[@ferry-last-crossing].", "[@ferry-last-crossing]. It was late."
    )
    said = json.loads(command(published, "check", "--format", "json").stdout)["problems"]
    assert [problem["code"] for problem in said] == ["sentence-without-citation"]
    assert build(published, search=False) == 0
    exported = Built(published).data("problems.json")["problems"]
    assert [problem | {"end_line": 0, "end_column": 0, "record": ""} for problem in exported] == [
        problem | {"end_line": 0, "end_column": 0, "record": ""} for problem in said
    ]
