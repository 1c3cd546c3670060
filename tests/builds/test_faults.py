"""A disk that fails, a kill, or Ctrl-C at any call of a whole build leaves the old site or the new one.

Each call takes part with each of its errors; of the many calls of one name, a few stand for all. `make faults` tries
all of them at each place, which takes hours.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.builds.elsewhere import Elsewhere, elsewhere
from tests.faults.harness import ERRORS, WAYS, Case, Harness, Outcome, faults_of, harness, table
from tests.sampled import part_of

pytestmark = pytest.mark.filterwarnings(
    # The children that are forked here only build, or are killed.
    "ignore:.*multi-threaded, use of fork:DeprecationWarning"
)

WRITING = ("mkdir", "write", "link", "rename", "exchange", "unlink", "rmdir", "start program")
"""The calls at which a process is killed and interrupted in the sample; at any other nothing has changed since."""


class Apart:
    """A harness in another process."""

    def __init__(self, do: Elsewhere, top: Path) -> None:
        self._do, self._top = do, top

    def run(self, case: Case) -> Outcome:
        """Run one case and judge it; the project is then as it was."""
        return self._do(run, self._top, case)

    def calls(self, way: str, *, search: bool) -> list[str]:
        """Return the names of all calls of a build that nothing happens to."""
        return self._do(calls, self._top, way, search=search)


KEPT = ExitStack()
"""What holds until a process ends."""


@cache
def kept(top: Path) -> Harness:
    """Return the one harness of this process."""
    return KEPT.enter_context(harness(top))


def run(top: Path, case: Case) -> Outcome:
    return kept(top).run(case)


def calls(top: Path, way: str, *, search: bool) -> list[str]:
    return kept(top).calls(way, search=search)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    """Return a harness."""
    with elsewhere() as do:
        yield Apart(do, tmp_path_factory.mktemp("faults"))


def sample(made: Apart, way: str, *, search: bool) -> list[Case]:
    """Return each call once with one of its errors, and where it writes, once with each end, at places spread out."""
    calls = made.calls(way, search=search)
    cases = []
    for turn, call in enumerate(ERRORS if way == "a site" else (*WRITING, "flock", "fsync", "close")):
        places = [at for at, name in enumerate(calls, start=1) if name == call]
        if not places:
            continue
        faults = [*ERRORS[call], *(set(faults_of(call, search=search)) - set(ERRORS[call]) if call in WRITING else ())]
        # Another place and another error for each call and way, so that together they reach far.
        fault = sorted(faults)[(7 * turn + 3 * len(way)) % len(faults)]
        cases.append(Case(way, search, places[(5 * turn + len(way)) % len(places)], call, fault))
    return cases if way == "a site" else part_of(cases, 2)


def case(at: int, call: str, fault: str) -> Case:
    return Case("a site", search=False, at=at, call=call, fault=fault)


def wrong(found: list[tuple[Case, Outcome]]) -> list[str]:
    return [f"{case.key}: {outcome.wrong}" for case, outcome in found if outcome.wrong]


@pytest.mark.parametrize("way", WAYS)
def test_whatever_fails_the_site_is_whole_and_the_words_are_true(made: Apart, way: str) -> None:
    found = [(case, made.run(case)) for case in sample(made, way, search=way == "a site")]
    assert wrong(found) == []
    assert len(found) > 2


@pytest.mark.parametrize("fault", ["SIGKILL", "SIGINT", "SIGTERM", "streams"])
def test_a_build_may_be_ended_at_the_calls_that_publish(made: Apart, fault: str) -> None:
    """Before the swap the old site stands, after it the new one; and no signal says otherwise."""
    calls = made.calls("a site", search=False)
    swap = calls.index("exchange") + 1
    places = [1, calls.index("mkdir") + 1, swap - 1, swap, swap + 1, len(calls) - 1]
    found = [(one, made.run(one)) for one in (case(at, calls[at - 1], fault) for at in sorted(set(places)))]
    assert wrong(found) == []
    sites = [outcome.site for _, outcome in found]
    assert sites == (["new"] * len(sites) if fault == "streams" else sorted(sites, key=["old", "new"].index))
    assert "new" in sites


def test_a_build_takes_every_call_that_can_fail(made: Apart) -> None:
    """What is never taken is never made to fail."""
    taken = Counter(name for way in ("a site", "durable") for name in made.calls(way, search=way == "a site"))
    assert set(ERRORS) - set(taken) <= {"readlink"}
    assert sum(taken.values()) > 2000


def test_the_judge_sees_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that is torn, a code that lies, a bug: each is told."""

    def tearing(self: Harness, case: Case, _at: object) -> tuple[int, str]:
        (self.output / "index.html").write_bytes(b"torn")
        return (0, "") if case.at else (3, "Traceback: nothing was published")

    with harness(tmp_path) as made:
        made.run(case(0, "write", "EIO"))
        monkeypatch.setattr(Harness, "_build", tearing)
        found = made.run(case(1, "write", "EIO"))
        assert "the site is torn" in found.wrong
        assert "it ended with 0, and the site is torn" in found.wrong
        assert "a bug is told" in made.run(case(0, "write", "EIO")).wrong
        assert "it was to be killed" in made.run(case(1, "write", "SIGKILL")).wrong


def test_the_table_counts_by_call() -> None:
    found = [
        (case(1, "write", "EIO"), Outcome(3, "old", "")),
        (case(2, "write", "ENOSPC"), Outcome(0, "new", "no")),
        (case(3, "mkdir", "EIO"), Outcome(3, "old", "")),
    ]
    lines = [line.split() for line in table(found).splitlines()]
    assert lines[0] == ["call", "cases", "wrong", "exit", "0", "exit", "3", "site", "new", "site", "old"]
    assert lines[-1] == ["all", "3", "1", "1", "2", "1", "2"]
