"""A process that builds again and again, as the preview does, shows what one shows that knows nothing yet."""

import random
from collections.abc import Mapping

import pytest

from siglum.build import prove, show
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from siglum.engine.database import ABSENT, Database
from siglum.engine.store import restore, store
from siglum.model.files import ORIGINAL as ENDING
from siglum.model.files import File, Kept, Snapshot
from tests.builds.test_incremental import EDITS, ORIGINAL, Files
from tests.sampled import is_whole

STEPS = 20 if is_whole() else 12


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, File]:
    """Return the templates that ship with the generator."""
    snapshot, _ = read_snapshot(tmp_path_factory.mktemp("empty"), TEMPLATES)
    return {file.path: file for file in snapshot.templates}


def snapshot_of(files: Files, shipped: Mapping[str, File]) -> Snapshot:
    """Return what a look at these files sees; the bytes are read again, as from a disk."""
    own = {path: File(path, bytes(bytearray(data))) for path, data in sorted(files.items())}
    used = {path: file for path, file in own.items() if path.startswith(("templates/", "site_src/assets/"))}
    in_force = {**shipped, **used}
    content = tuple(file for path, file in own.items() if path.startswith("site_src/") and path not in used)
    lying = [file for path, file in own.items() if path.startswith("seeds/")]
    seeds = tuple(file for file in lying if not file.path.endswith(ENDING))
    originals = tuple(Kept(file.path, file.digest) for file in lying if file.path.endswith(ENDING))
    return Snapshot(content, seeds, tuple(in_force[path] for path in sorted(in_force)), originals=originals)


def made(snapshot: Snapshot, database: Database | None = None) -> tuple[object, ...]:
    """Return everything that a build gives, with the number of errors first."""
    proven = prove(snapshot, database=database)
    found = (len(proven.errors), proven.errors, proven.problems, proven.waived)
    return found if proven.errors else (*found, dict(show(proven).files()))


def in_another_process(database: Database) -> Database:
    """Return what a later process knows of what this one stored."""
    later = Database()
    restore(b"".join(store(database)), later)
    return later


def test_every_value_that_is_stored_comes_back_as_it_was(shipped: Mapping[str, File]) -> None:
    database = Database()
    made(snapshot_of(ORIGINAL, shipped), database)
    seen = set()
    for answer in database:
        if answer.work and answer.work.plain and answer.value is not ABSENT:
            stored = answer.work.plain.dump(answer.value)
            if stored is not None:
                again = answer.work.plain.load(stored)
                assert again == answer.value, (answer.name, answer.key)
                assert answer.work.digest(again) == answer.work.digest(answer.value), (answer.name, answer.key)
                seen.add(answer.name)
    assert {"Written.read", "Site.proven", "Indexes.counts", "Indexes.loss", "Published.piece"} <= seen


@pytest.mark.parametrize("seed", [3])
def test_after_any_edits_it_gives_what_a_first_build_gives(shipped: Mapping[str, File], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - any choice will do
    files, database = dict(ORIGINAL), Database()
    good = 0
    wrong: object = 0
    for step in range(STEPS):
        # Out of a mistake the way back is likelier than one further in.
        name = "all is as it was" if chance.random() < (0.6 if wrong else 0.1) else chance.choice(list(EDITS))
        try:
            EDITS[name](files, chance.randrange(6))
        except (KeyError, ZeroDivisionError):
            continue
        if chance.random() < 0.3:
            database = in_another_process(database)
        (wrong, *again) = made(snapshot_of(files, shipped), database)
        if chance.random() < 0.3:
            database.forget(1)
        if chance.random() < 0.5:
            assert (wrong, *again) == made(snapshot_of(files, shipped)), (seed, step, name)
            good += not wrong
    assert good > 0


@pytest.mark.parametrize(
    "steps",
    [
        # A source that could not be taken up, and then is not there at all: only the second is a problem of its claims.
        (("seeds/c-letter.txt", None), ("site_src/sources/letter.md", None)),
        (("site_src/sources/letter.md", None), ("site_src/sources/letter.md", ORIGINAL["site_src/sources/letter.md"])),
        # An outlet by whose kind claims count their origins.
        (("site_src/organizations/harbour-post.md", None), ("site_src/people/town-clerk.md", None)),
    ],
)
def test_what_a_claim_leans_on_goes_and_comes(
    shipped: Mapping[str, File], steps: tuple[tuple[str, bytes | None], ...]
) -> None:
    files, database = dict(ORIGINAL), Database()
    for path, data in (("site_src/site.yaml", ORIGINAL["site_src/site.yaml"]), *steps, *steps[::-1]):
        if data is None:
            files.pop(path, None)
        else:
            files[path] = data
        assert made(snapshot_of(files, shipped), database) == made(snapshot_of(files, shipped))


def test_what_is_no_longer_used_is_forgotten(shipped: Mapping[str, File]) -> None:
    files, database = dict(ORIGINAL), Database()
    sizes = []
    for step in range(12):
        files[f"site_src/people/p{step}.md"] = f"---\nname: Person {step}\n---\n".encode()
        files.pop(f"site_src/people/p{step - 1}.md", None)
        made(snapshot_of(files, shipped), database)
        database.forget(3)
        sizes.append(sum(answer.work is not None for answer in database))
    assert len(set(sizes[5:])) == 1, "it does not grow"


def worked_out(shipped: Mapping[str, File], files: Files, database: Database) -> tuple[list[str], set[str]]:
    """Return the kinds of what is worked out for a whole site, and the files other than pages among them."""
    database.log = []
    made(snapshot_of(files, shipped), database)
    others = {answer.key for answer in database.log if answer.name == "Published.other"}
    return [answer.name for answer in database.log], others


@pytest.mark.parametrize("apart", [False, True], ids=["in one process", "in a later one"])
def test_a_save_costs_what_it_changes(shipped: Mapping[str, File], *, apart: bool) -> None:
    files, database = dict(ORIGINAL), Database()
    made(snapshot_of(files, shipped), database)
    claims, explainer = "site_src/claims/opening.yaml", "site_src/explainers/the-bridge.md"
    edits = [
        (claims, b"# a comment\n"),
        (explainer, b"\nAnd more [@editor:her-words].\n"),
    ]
    counts = []
    for path, more in edits:
        files[path] = files[path] + more
        if apart:
            database = in_another_process(database)
        found, others = worked_out(shipped, files, database)
        if not apart:
            assert "data/claims.json" in others, "it says of which inputs it was made"
            assert not {"data/claims.csv", "data/annotations.jsonld", "data/site.sqlite", "sources/letter.txt"} & others
            assert not any(".schema." in address for address in others)
        counts.append((found.count("Written.read"), found.count("Site.proven"), found.count("Published.page")))
    (comment, sentence) = counts
    if not apart:
        assert comment == (1, 0, 0), "a comment is read, and changes nothing"
        assert sentence[:2] == (1, 0)
        assert 0 < sentence[2] < 12, "an explainer stands on few pages"


@pytest.mark.parametrize("path", sorted(name for name in ORIGINAL if name.startswith("site_src/sources/")))
def test_other_words_in_the_record_of_a_source_have_nothing_proven_that_rests_on_it(
    shipped: Mapping[str, File], path: str
) -> None:
    files, database = dict(ORIGINAL), Database()
    made(snapshot_of(files, shipped), database)
    files[path] += b"\nAnd so on [@editor].\n"
    database.log = []
    assert not prove(snapshot_of(files, shipped), database=database).errors
    looked = {(one.name, one.key) for one in database.log}
    assert looked.isdisjoint(("Findings.of_record", name) for name in ("the-bridge", "the-ferry"))
    assert {name for name, _ in looked}.isdisjoint({"Site.proven", "Findings.of_claim"})


def test_nothing_is_worked_out_twice_of_what_did_not_change(shipped: Mapping[str, File]) -> None:
    files, database = dict(ORIGINAL), Database()
    before = prove(snapshot_of(files, shipped), database=database).site
    assert before
    proofs = dict(before.proofs.items())
    explainers = dict(before.explainers.items())
    files["site_src/explainers/the-bridge.md"] += b"\nAnd more [@editor:her-words].\n"
    after = prove(snapshot_of(files, shipped), database=database).site
    assert after
    assert explainers["the-bridge"] is not after.explainers["the-bridge"]
    assert explainers["the-ferry"] is after.explainers["the-ferry"]
    assert all(after.proofs[name] is proof for name, proof in proofs.items())


def test_a_name_that_comes_is_looked_for_where_nothing_else_changed(shipped: Mapping[str, File]) -> None:
    """A caution that reads all names must see a new one, whoever wrote down what it reads."""
    files, database = dict(ORIGINAL), Database()
    states = [dict(files)]
    files["site_src/claims/more.yaml"] = (
        b"- id: with-a-name\n  statement: wilbur ostrander says that the ferry was late.\n  kind: fact\n"
        b"  about: []\n  evidence: [{source: letter, quote: 'QUOTE'}]\n"
    ).replace(b"QUOTE", quoted_in_letter(files))
    states.append(dict(files))
    files["site_src/people/wilbur.md"] = b"---\nname: wilbur ostrander\n---\n"
    states.append(dict(files))
    told = []
    for state in states:
        again, first = (prove(snapshot_of(state, shipped), database=one).problems for one in (database, None))
        assert again == first
        told.append([problem.code for problem in first])
    assert told[1].count("statement-adds-name") < told[2].count("statement-adds-name")


def quoted_in_letter(files: Files) -> bytes:
    """Return some words of the letter."""
    line = next(line for line in files["seeds/c-letter.txt"].splitlines() if line.count(b" ") > 4)
    return b" ".join(line.split(b" ")[:5]).replace(b"'", b"''")
