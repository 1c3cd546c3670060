"""A build grows as its site does: counted in answers, in what they read, and in bytes, at n, 2n and 4n claims."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.corpus import CLUSTER, make
from siglum import build
from siglum.build import prove, show, work_ahead
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from siglum.engine.executors import Here
from siglum.proving.silence import Searches
from tests.sampled import is_whole

SMALLEST = 2 * CLUSTER if is_whole() else CLUSTER
SIZES = (SMALLEST, 2 * SMALLEST, 4 * SMALLEST)
MORE = 1.1
"""How many times as much a claim may cost on a site twice as large."""


def costs(root: Path, size: int) -> dict[str, float]:
    """Return for each claim of a site the answers that are worked out, the bytes that are made, and reads by kind."""
    snapshot, wrong = read_snapshot(root, TEMPLATES)
    assert not wrong
    proven = prove(snapshot)
    assert proven.problems == ()
    made = sum(len(file.data) for _, file in show(proven).files())
    reads: Counter[str] = Counter()
    for answer in proven.database:
        reads[f"reads of {answer.name}"] += len(answer.asked)
    found = {"answers": proven.database.made, "bytes": made, "reads": reads.total(), **reads}
    return {name: count / size for name, count in found.items()}


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, float]]:
    """Return the costs of a claim at each size."""
    found = []
    for size in SIZES:
        root = tmp_path_factory.mktemp("site") / str(size)
        make(root, size)
        found.append(costs(root, size))
    return found


@pytest.mark.parametrize("smaller", [0, 1])
def test_a_claim_costs_no_more_on_a_larger_site(counted: list[dict[str, float]], smaller: int) -> None:
    before, after = counted[smaller], counted[smaller + 1]
    assert before["reads"] > 100
    # What is read less than once a claim is read for the whole site.
    grown = {name: (before[name], cost) for name, cost in after.items() if cost > max(1, before[name] * MORE)}
    assert not grown


class Elsewhere(Here):
    """Works here, and says that it does not."""

    is_here = False


@pytest.mark.parametrize("looked_for", ["", "  looked_for: {terms: [zeppelin*]}\n"])
def test_articles_are_divided_into_words_ahead_only_where_something_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looked_for: str
) -> None:
    make(tmp_path / "site", CLUSTER)
    claims = next(iter(sorted((tmp_path / "site/site_src/claims").iterdir())))
    claims.write_text(claims.read_text("utf-8").replace("  evidence:", f"{looked_for}  evidence:", 1), "utf-8")
    monkeypatch.setattr(build, "WORTH_SHARING", 0)
    proven = prove(read_snapshot(tmp_path / "site", TEMPLATES)[0])
    work_ahead(proven, Elsewhere())
    assert bool(proven.database.of(Searches.words.name)) == bool(looked_for)
