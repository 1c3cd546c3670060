"""A process that builds again and again, as the preview does, shows what one shows that knows nothing yet."""

import random
from collections.abc import Mapping

import pytest

from siglum.build import Memory, prove, show
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from siglum.engine.memo import FORGETFUL, Kept
from siglum.model.files import File, Snapshot
from tests.builds.test_incremental import EDITS, ORIGINAL, Files

STEPS = 20
NOTHING = Memory({}, {})


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, File]:
    """Return the templates that ship with the generator."""
    snapshot, _ = read_snapshot(tmp_path_factory.mktemp("empty"), TEMPLATES)
    return {file.path: file for file in snapshot.templates}


def snapshot_of(files: Files, shipped: Mapping[str, File], kept: Kept) -> Snapshot:
    """Return what a look at these files sees; the bytes are read again, as from a disk."""
    own = {path: File(path, bytes(bytearray(data))) for path, data in sorted(files.items())}
    in_force = {**shipped, **{path: file for path, file in own.items() if path.startswith("templates/")}}
    content = tuple(file for path, file in own.items() if path.startswith("site_src/"))
    seeds = tuple(file for path, file in own.items() if path.startswith("seeds/"))
    parts = (content, seeds, tuple(in_force[path] for path in sorted(in_force)))
    return Snapshot(*(tuple(kept.same(file.path, file) for file in part) for part in parts))


def made(snapshot: Snapshot, memory: Memory, kept: Kept) -> tuple[tuple[object, ...], Memory]:
    """Return everything that a build gives, with the number of errors first."""
    proven = prove(snapshot, memory, None, kept)
    found = (len(proven.errors), proven.errors, proven.problems, proven.waived)
    if proven.errors:
        return found, proven.memory
    build = show(snapshot, proven)
    pages = {page.address: build.renderer.render(page.template, page.view()) for page in build.pages}
    return (*found, pages, dict(build.other_files())), proven.memory


@pytest.mark.parametrize("seed", [3])
def test_after_any_edits_it_gives_what_a_first_build_gives(shipped: Mapping[str, File], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - any choice will do
    files, kept, memory = dict(ORIGINAL), Kept(), NOTHING
    good = 0
    wrong: object = 0
    for step in range(STEPS):
        # Out of a mistake the way back is likelier than one further in.
        name = "all is as it was" if chance.random() < (0.6 if wrong else 0.1) else chance.choice(list(EDITS))
        try:
            EDITS[name](files, chance.randrange(6))
        except (KeyError, ZeroDivisionError):
            continue
        (wrong, *again), memory = made(snapshot_of(files, shipped, kept), memory, kept)
        if chance.random() < 0.7:
            kept.turn()
        if chance.random() < 0.5:
            first, _ = made(snapshot_of(files, shipped, FORGETFUL), NOTHING, FORGETFUL)
            assert (wrong, *again) == first, (seed, step, name)
            good += not wrong
    assert good > 1


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
    files, kept, memory = dict(ORIGINAL), Kept(), NOTHING
    for path, data in (("site_src/site.yaml", ORIGINAL["site_src/site.yaml"]), *steps, *steps[::-1]):
        if data is None:
            files.pop(path, None)
        else:
            files[path] = data
        again, memory = made(snapshot_of(files, shipped, kept), memory, kept)
        assert again == made(snapshot_of(files, shipped, FORGETFUL), NOTHING, FORGETFUL)[0]


def test_what_is_no_longer_used_is_forgotten(shipped: Mapping[str, File]) -> None:
    files, kept, memory = dict(ORIGINAL), Kept(), NOTHING
    sizes = []
    for step in range(12):
        files["site_src/site.yaml"] += f"# {step}\n".encode()
        files["site_src/claims/opening.yaml"] += f"# {step}\n".encode()
        proven = prove(snapshot_of(files, shipped, kept), memory, None, kept)
        memory = proven.memory
        kept.turn()
        sizes.append(len(kept))
    assert sizes[1:] == [sizes[1]] * 11


def test_unchanged_files_are_neither_parsed_nor_compared_again(shipped: Mapping[str, File]) -> None:
    """Hence a save costs what the saved file costs."""
    files, kept, memory = dict(ORIGINAL), Kept(), NOTHING
    before = prove(snapshot_of(files, shipped, kept), memory, None, kept).site
    files["site_src/explainers/the-bridge.md"] += b"\nAnd more [@editor].\n"
    after = prove(snapshot_of(files, shipped, kept), memory, None, kept).site
    assert before
    assert after
    assert before.explainers["the-bridge"] is not after.explainers["the-bridge"]
    assert before.explainers["the-ferry"] is after.explainers["the-ferry"]
    assert all(before.proofs[name] is after.proofs[name] for name in before.proofs)
    assert before.texts == after.texts


def test_a_result_is_kept_as_long_as_it_is_asked_for() -> None:
    kept = Kept()
    given, other = [1], [1]
    asked: list[object] = []

    def work(value: list[int]) -> list[int]:
        asked.append(value)
        return [*value]

    first = kept.of(work, given)
    assert kept.of(work, given) is first
    kept.turn()
    assert kept.of(work, given) is first
    kept.turn()
    kept.turn()
    assert kept.of(work, given) == first
    assert kept.of(work, given) is not first
    assert kept.of(work, other) is not kept.of(work, given), "equal is not the same"
    assert len(asked) == 3
    assert kept.same("a", given) is given
    assert kept.same("a", other) is given
    assert kept.same("a", [2]) == [2]
    assert FORGETFUL.same("a", other) is other


def test_of_many_values_only_new_ones_are_worked_out() -> None:
    kept = Kept()
    values, ground, looked_at = {"a": [1], "b": [2]}, [0], {"a": [3], "b": [4]}
    asked: list[str] = []

    def work(name: str) -> int:
        asked.append(name)
        return values[name][0]

    def each(*given: object) -> dict[str, int]:
        asked.clear()
        return kept.each("work", values, given, work, lambda name: (looked_at[name],))

    assert each(ground) == {"a": 1, "b": 2}
    assert (each(ground), asked) == ({"a": 1, "b": 2}, [])
    values["c"], looked_at["c"] = [5], [6]
    assert (each(ground), asked) == ({"a": 1, "b": 2, "c": 5}, ["c"])
    looked_at["b"] = [4]
    assert (each(ground), asked) == ({"a": 1, "b": 2, "c": 5}, []), "all that is given is the same"
    looked_at["b"] = [4]
    assert (each([0]), asked) == ({"a": 1, "b": 2, "c": 5}, ["b"]), "what it consults is new"
    del values["a"]
    values["b"] = [7]
    assert (each(), asked) == ({"b": 7, "c": 5}, ["b"])
    kept.turn()
    assert (each(), asked) == ({"b": 7, "c": 5}, [])
    assert FORGETFUL.each("work", values, (), work) == {"b": 7, "c": 5}


def test_nothing_is_kept_by_who_keeps_nothing() -> None:
    assert len(FORGETFUL) == 0
