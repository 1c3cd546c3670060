"""The whole site as a SQLite database, for whoever asks questions of it: tables, and views that answer some.

The same input gives the same bytes: rows come in the order of the site, and nothing holds the time of a build.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence

from siglum.exports.exporter import Exporter
from siglum.exports.shapes import ExportedClaim, ExportedSource

TABLES = """
CREATE TABLE sources (
  id TEXT PRIMARY KEY, siglum TEXT, kind TEXT, part_of TEXT REFERENCES sources(id), title TEXT NOT NULL,
  outlet TEXT REFERENCES entities(id), byline TEXT,
  published TEXT, language TEXT, address TEXT, doi TEXT, pmid TEXT, isbn TEXT, file TEXT, sha256 TEXT,
  sentences INTEGER, accounted INTEGER, url TEXT, original_sha256 TEXT, captured TEXT, original_url TEXT,
  handle TEXT, wikidata TEXT);
CREATE TABLE claims (
  id TEXT PRIMARY KEY, statement TEXT NOT NULL, kind TEXT, happened TEXT, articles INTEGER, origins INTEGER,
  disputed INTEGER, url TEXT);
CREATE TABLE entities (id TEXT PRIMARY KEY, kind TEXT, name TEXT NOT NULL, named INTEGER, url TEXT, wikidata TEXT);
CREATE TABLE evidence (
  id TEXT PRIMARY KEY, claim TEXT NOT NULL REFERENCES claims(id), source TEXT NOT NULL REFERENCES sources(id),
  stance TEXT, form TEXT, origin TEXT, origin_key TEXT, quote TEXT NOT NULL, first INTEGER, last INTEGER,
  place TEXT, locators TEXT, url TEXT, language TEXT, translation TEXT, translated_by TEXT);
CREATE TABLE chains (
  evidence TEXT NOT NULL REFERENCES evidence(id), step INTEGER NOT NULL, voice TEXT NOT NULL, name TEXT, kind TEXT,
  PRIMARY KEY (evidence, step));
CREATE TABLE about (
  claim TEXT NOT NULL REFERENCES claims(id), entity TEXT NOT NULL, PRIMARY KEY (claim, entity));
CREATE TABLE events (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, happened TEXT, earliest TEXT, latest TEXT, basis TEXT, dated TEXT,
  nature TEXT, url TEXT);
CREATE TABLE event_claims (
  event TEXT NOT NULL REFERENCES events(id), claim TEXT NOT NULL REFERENCES claims(id), PRIMARY KEY (event, claim));
CREATE TABLE disagreements (id TEXT PRIMARY KEY, question TEXT NOT NULL, url TEXT);
CREATE TABLE positions (
  disagreement TEXT NOT NULL REFERENCES disagreements(id), step INTEGER NOT NULL, answer TEXT NOT NULL,
  claims TEXT, PRIMARY KEY (disagreement, step));
CREATE TABLE sentences (
  source TEXT NOT NULL REFERENCES sources(id), first INTEGER NOT NULL, last INTEGER NOT NULL, state TEXT,
  reason TEXT, claims TEXT, PRIMARY KEY (source, first));
CREATE INDEX evidence_of_claims ON evidence(claim);
CREATE INDEX evidence_in_sources ON evidence(source);
"""
"""Offsets (first, last) are code points into a source as published, half-open; lists are JSON.
A translation is none of a source's words."""
VIEWS = {
    "who_says_what": (
        "Every passage with its claim, who said it and where it is printed.",
        (
            "SELECT claims.statement, evidence.stance, chains.name AS said_by, sources.title AS printed_in, "
            "evidence.quote, evidence.translation, evidence.translated_by, evidence.place, evidence.url "
            "FROM evidence JOIN claims ON claims.id = evidence.claim "
            "JOIN sources ON sources.id = evidence.source "
            "JOIN chains ON chains.evidence = evidence.id AND chains.step = 1"
        ),
    ),
    "claims_with_one_origin": (
        "Claims of several articles that go back to one origin.",
        "SELECT id, statement, articles, url FROM claims WHERE origins = 1 AND articles > 1",
    ),
    "claims_of_one_article": (
        "Claims that a single article makes.",
        (
            "SELECT claims.id, claims.statement, evidence.source, claims.url FROM claims "
            "JOIN evidence ON evidence.claim = claims.id WHERE claims.articles = 1 GROUP BY claims.id"
        ),
    ),
    "disputed_claims": (
        "Claims that something speaks against, with what does.",
        (
            "SELECT claims.id, claims.statement, evidence.source, evidence.stance, evidence.quote, claims.url "
            "FROM claims "
            "JOIN evidence ON evidence.claim = claims.id WHERE claims.disputed"
        ),
    ),
    "speakers": (
        "Who speaks, in how many passages and how many articles.",
        (
            "SELECT voice, name, count(*) AS passages, count(DISTINCT evidence.source) AS articles FROM chains "
            "JOIN evidence ON evidence.id = chains.evidence WHERE chains.kind != 'source' GROUP BY voice "
            "ORDER BY passages DESC, voice"
        ),
    ),
    "speakers_without_a_name": (
        "What is said by nobody who is named.",
        (
            "SELECT evidence.claim, evidence.source, chains.name, evidence.quote, evidence.url FROM chains "
            "JOIN evidence ON evidence.id = chains.evidence JOIN entities ON entities.id = chains.voice "
            "WHERE NOT entities.named"
        ),
    ),
    "timeline": (
        "What happened when, earliest first, with the claims that say so.",
        (
            "SELECT events.earliest, events.latest, events.title, events.nature, claims.statement, events.url "
            "FROM events "
            "LEFT JOIN event_claims ON event_claims.event = events.id LEFT JOIN claims ON claims.id = "
            "event_claims.claim "
            "ORDER BY events.earliest IS NULL, events.earliest, events.id, claims.id"
        ),
    ),
    "coverage": (
        "How many sentences of each article back a claim, are set aside, or neither.",
        (
            "SELECT source, count(*) AS sentences, sum(state = 'cited') AS cited, sum(state = 'set-aside') AS "
            "set_aside, "
            "sum(state = 'gap') AS gaps FROM sentences GROUP BY source"
        ),
    ),
    "outlets": (
        "How many articles and passages each outlet has here.",
        (
            "SELECT entities.id, entities.name, count(DISTINCT sources.id) AS articles, count(evidence.id) AS "
            "passages "
            "FROM entities JOIN sources ON sources.outlet = entities.id LEFT JOIN evidence ON evidence.source = "
            "sources.id "
            "GROUP BY entities.id ORDER BY articles DESC, entities.id"
        ),
    ),
    "answers": (
        "What the articles disagree on, and each answer with its claims.",
        (
            "SELECT disagreements.question, positions.answer, positions.claims, disagreements.url FROM disagreements "
            "JOIN positions ON positions.disagreement = disagreements.id ORDER BY disagreements.id, positions.step"
        ),
    ),
}
"""Views by name: what each tells, and the query."""


def database(exporter: Exporter) -> bytes:
    """Return the database of a site."""
    connection = sqlite3.connect(":memory:")
    try:
        # One page size, whatever the library's own, so that the bytes are the same.
        connection.executescript(f"PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; {TABLES}")
        connection.execute("CREATE TABLE descriptions (name TEXT PRIMARY KEY, description TEXT NOT NULL)")
        for name, (told, query) in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
            _insert(connection, "descriptions", [(name, told)])
        for table, rows in _rows(exporter):
            _insert(connection, table, rows)
        connection.commit()
        connection.execute("VACUUM")
        return _stamped(connection.serialize())
    finally:
        connection.close()


def _stamped(data: bytes) -> bytes:
    """Return a database without what depends on who wrote it: counters of changes, and the library's version."""
    # Bytes 24 to 27 count changes, 92 to 95 say for which count the version holds that 96 to 99 name (SQLite, 1.3).
    return data[:24] + b"\0\0\0\1" + data[28:92] + b"\0\0\0\1" + b"\0\x2d\xc6\xc0" + data[100:]


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[object]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of ours


SOURCE_COLUMNS = (
    *("id", "siglum", "kind", "part_of", "title", "outlet", "byline", "published", "language"),
    *("address", "doi", "pmid", "isbn", "file", "sha256", "sentences", "accounted", "url"),
)
"""Those that hold what the data file of sources says under the same name, in the order of the table."""


def _rows(exporter: Exporter) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """Yield rows with the table that they belong to, record by record, since all together may fill the memory."""
    site = exporter.site
    for source in exporter.all_of("source", site.sources):
        known = dict(source)
        yield (
            "sources",
            [(*map(known.__getitem__, SOURCE_COLUMNS), *_original(source), source["handle"], source["wikidata"])],
        )
    for claim in exporter.all_of("claim", site.claims):
        yield from _rows_of_claim(claim)
    for one in exporter.all_of("entity", site.entities):
        yield "entities", [(one["id"], one["kind"], one["name"], int(one["named"]), one["url"], one["wikidata"])]
    for event in exporter.events():
        dated = (event["when"], event["earliest"], event["latest"], event["basis"], event["dated"], event["nature"])
        yield "events", [(event["id"], event["title"], *dated, event["url"])]
        yield "event_claims", [(event["id"], name) for name in dict.fromkeys(event["claims"])]
    for disagreement in exporter.disagreements():
        name = disagreement["id"]
        yield "disagreements", [(name, disagreement["question"], disagreement["url"])]
        yield (
            "positions",
            [
                (name, step, position["answer"], _listed(position["claims"]))
                for step, position in enumerate(disagreement["positions"], start=1)
            ],
        )
    for covered in exporter.all_of("coverage", site.sources):
        yield (
            "sentences",
            [
                (covered["source"], one["start"], one["end"], one["state"], one["reason"], _listed(one["claims"]))
                for one in covered["sentences"]
            ],
        )


def _rows_of_claim(claim: ExportedClaim) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    counted = (claim["articles"], claim["origins"], int(claim["disputed"]))
    yield "claims", [(claim["id"], claim["statement"], claim["kind"], claim["when"], *counted, claim["url"])]
    yield "about", [(claim["id"], name) for name in dict.fromkeys(claim["about"])]
    for one in claim["evidence"]:
        told = (one["source"], one["stance"], one["form"], one["origin"]["name"], one["origin"]["key"], one["quote"])
        placed = (one["segments"][0]["start"], one["segments"][-1]["end"], one["where"], _listed(one["locators"]))
        other = one["translation"]
        translated = (other["text"], other["by"]) if other else (None, None)
        yield "evidence", [(one["id"], claim["id"], *told, *placed, one["url"], one["language"], *translated)]
        yield (
            "chains",
            [(one["id"], step, link["id"], link["name"], link["kind"]) for step, link in enumerate(one["chain"], 1)],
        )


def _original(source: ExportedSource) -> tuple[str | None, ...]:
    original = source["original"]
    return (original["sha256"], original["captured"], original["url"]) if original else (None, None, None)


def _listed(values: Sequence[object]) -> str:
    return json.dumps(values, ensure_ascii=False)


def datasette_metadata(exporter: Exporter) -> dict[str, object]:
    """Return what Datasette shows of the database: `datasette site.sqlite --metadata site.metadata.json`."""
    settings = exporter.site.settings
    tables = {name: {"description": told} for name, (told, _) in VIEWS.items()}
    head = {"title": settings.title, "description": settings.description}
    return {**head, "databases": {"site": {**head, "tables": tables}}}
