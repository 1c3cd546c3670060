"""`make bench`: how long builds and previews take, as ratios against starting Python with the same libraries.

Quotations are measured beside another program's; `make bench ARGS=quotations` measures nothing else.
All is measured in the same run. For builds, each figure is the median of some runs of a whole process; for previews
see benchmarks.preview. Nothing is asserted: a slow machine is no failure.
"""

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import quotations
from benchmarks.corpus import make
from benchmarks.preview import rows
from siglum.doors.cache import cache_folder

ROOT = Path(__file__).parent.parent
RUNS = 5
START_UP = [sys.executable, "-c", "import yaml, jinja2, markdown_it, pydantic"]
SIZES = (1000,)
PREVIEWED = 10_000
"""Claims of the invented site that is previewed; it has some more pages."""


def main() -> None:
    """Measure the real site, an invented one, and quotations, and print tables."""
    if sys.argv[1:] != ["quotations"]:
        _sites()
    print("\nquotations proven, beside another program")
    for row in quotations.rows():
        print(row)


def _sites() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sites = [("the real site", _copy(Path(folder) / "real"))]
        for size in SIZES:
            root = Path(folder) / str(size)
            make(root, size)
            sites.append((f"invented, {size} claims", root))
        unit = _median(START_UP, lambda: None)
        print(f"unit: starting Python with the libraries, {unit:.2f} s\n")
        print(f"{'work':<46}{'seconds':>9}{'units':>8}")
        for name, root in sites:
            _measure(name, root, unit)
        large = Path(folder) / str(PREVIEWED)
        make(large, PREVIEWED)
        for name, root in (sites[0], (f"invented, {PREVIEWED} claims", large)):
            print(f"\npreview, from a save to the page served: {name}")
            for row in rows(root, unit):
                print(row)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nlargest process: {peak:.0f} MB")


def _copy(root: Path) -> Path:
    for name in ("site_src", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    return root


def _measure(name: str, root: Path, unit: float) -> None:
    build = [sys.executable, "-m", "siglum", "--root", str(root), "build", "--no-search"]
    claims = min((root / "site_src/claims").glob("*.yaml"))
    text = claims.read_text(encoding="utf-8")
    edits = iter(range(10**6))

    def forget() -> None:
        shutil.rmtree(root / "output", ignore_errors=True)
        shutil.rmtree(cache_folder(root), ignore_errors=True)

    def edit() -> None:
        claims.write_text(f"{text}# edit {next(edits)}\n", encoding="utf-8")

    for work, before in (("nothing built yet", forget), ("one file edited", edit), ("nothing changed", lambda: None)):
        seconds = _median(build, before)
        print(f"{f'{name}: {work}':<46}{seconds:>9.2f}{seconds / unit:>8.1f}")


def _median(command: list[str], before: Callable[[], None]) -> float:
    taken = []
    for _ in range(RUNS):
        before()
        start = time.perf_counter()
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
