"""`make bench`: how long builds and previews take, as ratios against starting Python with the same libraries.

    python -m benchmarks [quotations | CLAIMS...]

Builds are measured beside Hugo, in turn, which makes the same files of finished pieces (see benchmarks.hugo), and
quotations beside another program's; `quotations` measures nothing else, and numbers are the sizes of
invented sites, 1,000 where there are none. All is measured in the same run. For builds, each figure is the median of
some runs of a whole process; memory is what all its processes have together, shared pages once, as Linux tells it; for
previews see benchmarks.preview. Nothing is asserted: a slow machine is no failure.
"""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks import hugo, quotations
from benchmarks.corpus import make
from benchmarks.preview import rows
from siglum.doors.cache import cache_folder

ROOT = Path(__file__).parent.parent
RUNS = 3
START_UP = [sys.executable, "-c", "import yaml, jinja2, markdown_it, pydantic"]
SIZES = (1000,)
PREVIEWED = 10_000
"""Claims of the invented site that is previewed; it has some more pages."""
RAM = Path("/dev/shm")  # noqa: S108 - a disk in memory, if there is one, so that no slow one is measured
PAUSE = 0.2
"""Seconds between two looks at the memory."""


def main() -> None:
    """Measure the real site, invented ones, and quotations, and print tables."""
    asked = sys.argv[1:]
    if asked != ["quotations"]:
        _sites(tuple(int(one) for one in asked if one.isdigit()) or SIZES, with_preview=not asked)
    if not asked or asked == ["quotations"]:
        print("\nquotations proven, beside another program")
        for row in quotations.rows():
            print(row)


def _sites(sizes: tuple[int, ...], *, with_preview: bool) -> None:
    with tempfile.TemporaryDirectory(dir=RAM if RAM.is_dir() else None) as folder:
        sites = [("the real site", _copy(Path(folder) / "real"))]
        for size in sizes:
            root = Path(folder) / str(size)
            make(root, size)
            sites.append((f"invented, {size} claims", root))
        unit = statistics.median(_run(START_UP)[0] for _ in range(RUNS))
        program = hugo.install(Path(folder) / "hugo")
        print(f"unit: starting Python with the libraries, {unit:.2f} s")
        print(f"of Hugo: {'Hugo was not installed' if isinstance(program, str) else 'the seconds for each of Hugo’s'}")
        print(f"{program}\n" if isinstance(program, str) else "")
        print(f"{'work':<58}{'seconds':>9}{'units':>8}{'MB':>7}{'of Hugo':>9}")
        for name, root in sites:
            _measure(name, root, unit, None if isinstance(program, str) else program)
        if with_preview:
            large = Path(folder) / str(PREVIEWED)
            make(large, PREVIEWED)
            for name, root in (sites[0], (f"invented, {PREVIEWED} claims", large)):
                print(f"\npreview, from a save to the page served: {name}")
                for row in rows(root, unit):
                    print(row)


def _copy(root: Path) -> Path:
    for name in ("site_src", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    return root


def _measure(name: str, root: Path, unit: float, program: Path | None) -> None:
    build = [sys.executable, "-m", "siglum", "--root", str(root), "build", "--no-search"]
    claims = min((root / "site_src/claims").glob("*.yaml"))
    text = claims.read_text(encoding="utf-8")
    found = re.search(r"^  statement: (.+)$", text, re.MULTILINE)
    statement = found[1] if found else ""
    edits = iter(range(10**6))

    def forget() -> None:
        shutil.rmtree(root / "output", ignore_errors=True)
        shutil.rmtree(cache_folder(root), ignore_errors=True)

    def edit() -> None:
        claims.write_text(text.replace(statement, f"It is {next(edits)}.", 1), encoding="utf-8")

    works: list[tuple[str, list[str], Callable[[], None]]] = [
        ("nothing built yet, one process", [*build, "--jobs", "1"], forget),
        ("nothing built yet, two processes", [*build, "--jobs", "2"], forget),
    ]
    if find_spec("distributed"):
        works.append(("nothing built yet, a cluster of two workers", [*build, "--workers", "2"], forget))
    works += [("one statement edited", build, edit), ("nothing changed", build, lambda: None)]
    project, other = root.parent / "other", list[str]()
    if program:
        forget()
        _run(build)
        hugo.prepare(root / "output", project)
        other = hugo.command(program, project)
        _run(other)
        if unlike := hugo.unlike(root / "output", project):
            sys.exit(f"Hugo makes something else of {unlike[0]}; {len(unlike)} files differ")
    for work, command, before in works:
        measured, theirs = [], []
        for _ in range(RUNS):
            before()
            measured.append(_run(command))
            if other:
                shutil.rmtree(project / "public")
                theirs.append(_run(other)[0])
        seconds = statistics.median(one for one, _ in measured)
        memory = max(most for _, most in measured)
        line = f"{f'{name}: {work}':<58}{seconds:>9.2f}{seconds / unit:>8.1f}{memory / 1e6:>7.0f}"
        ratios = [ours / one for (ours, _), one in zip(measured, theirs, strict=False)]
        print(line + (f"{statistics.median(ratios):>9.2f}" if ratios else ""), flush=True)


def _run(command: list[str]) -> tuple[float, int]:
    """Run a command; return the seconds that it took, and the most bytes that its processes had together."""
    most = 0
    ended = threading.Event()
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=-1)

    def watch() -> None:
        nonlocal most
        while not ended.wait(PAUSE):
            most = max(most, sum(map(_memory, _with_children(process.pid))))

    watching = threading.Thread(target=watch)
    watching.start()
    said = process.communicate()[1]
    seconds = time.perf_counter() - start
    ended.set()
    watching.join()
    if process.returncode:
        sys.exit(said.decode(errors="replace").strip() or f"exit code {process.returncode}: {' '.join(command)}")
    return seconds, most


def _with_children(process: int) -> Iterator[int]:
    """Yield a process and all that descend from it, as far as the system tells."""
    yield process
    for listed in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = listed.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _with_children(int(child))


def _memory(process: int) -> int:
    """Return the bytes that a process has, of shared ones its part; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
    return 1024 * int(found[1]) if found else 0


if __name__ == "__main__":
    main()
