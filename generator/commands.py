"""What the commands do: they open the doors, let the flow run between them, and say what came of it."""

import io
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import generator
from generator import __version__, reporting
from generator.doors.disk import code_stamp, load_memory, read_snapshot, save_memory
from generator.doors.loose import replace_file
from generator.doors.publish import is_untidy, read_marker, staging
from generator.doors.signals import finishing
from generator.model.files import Snapshot, digest_of
from generator.model.problems import Problem, Severity, errors_in, visible

if TYPE_CHECKING:
    from generator.build import Memory, Proven
    from generator.doors.search import Index
    from generator.publication import Staged

PACKAGE = Path(generator.__file__).parent
TEMPLATES = PACKAGE.parent / "templates"
MEMORY = Path(".work") / "memory.json"
LAST = Path(".work") / "last.json"
DONE, REJECTED, USAGE = 0, 1, 2
INPUTS = ("site_src", "seeds", "templates")


@dataclass(frozen=True, slots=True)
class Options:
    """How to build."""

    root: Path
    output: Path
    base_url: str | None
    jobs: int
    form: str
    cache: bool
    durable: bool
    search: bool = True


def build_site(options: Options) -> int:
    """Build and publish; return the exit code."""
    started = time.perf_counter()
    stamp = code_stamp(PACKAGE)
    snapshot, wrong = read_snapshot(options.root, TEMPLATES)
    # The code is not in it, so that the same input gives the same bytes with every Python; the memory has its stamp.
    inputs = digest_of(f"{snapshot.digest}\n{options.base_url}\n{options.search}".encode())
    if options.cache and not wrong and (unchanged := _unchanged(options, inputs, stamp)):
        _say_nothing_changed(unchanged, options, time.perf_counter() - started)
        return DONE
    # Imported only now: a build in which nothing changed needs none of it.
    from generator.build import located, prove, show  # noqa: PLC0415
    from generator.doors.search import NO_INDEX, index_site  # noqa: PLC0415
    from generator.publication import stage_site  # noqa: PLC0415

    stored, damaged = load_memory(options.root / MEMORY, stamp) if options.cache else ({}, None)
    proven = prove(snapshot, _memory(stored), options.base_url)
    problems = (*wrong, *proven.problems, *((damaged,) if damaged else ()))
    if errors_in(problems):
        _save(options.root, stamp, proven, stored)
        _report(problems, options.form)
        return REJECTED
    build = show(snapshot, proven, search=options.search)
    if moved := located(snapshot, tuple(build.moved_problems())):
        _report((*problems, *moved), options.form)
        return REJECTED
    with ExitStack() as until_the_end:
        with staging(options.output, [options.root / name for name in INPUTS], durable=options.durable) as stage:
            with _progress(len(build.pages), options.form) as advance:
                staged = stage_site(build, stage, stored.get("pages", {}), options.jobs, advance)
            if staged.problems:
                _report((*problems, *_distinct(staged.problems)), options.form)
                return REJECTED
            index = index_site(stage, staged.digests, stored.get("search", {})) if options.search else NO_INDEX
            if changed := _changed_meanwhile(options.root, snapshot):
                _report((*problems, changed), options.form)
                return REJECTED
            # From here on it is too late to stop: the exit code would say that the site is what it was.
            until_the_end.enter_context(finishing())
            problems = (*problems, *stage.swap({"generator": __version__, "inputs": inputs}))
        shown = {"pages": staged.remembered, "search": index.remembered}
        problems = (*problems, *_save(options.root, stamp, proven, shown))
        summary = _summary(proven, staged, index)
        _remember_last(options, stamp, inputs, summary, problems)
        _report(problems, options.form)
        _say_summary(summary, problems, options, time.perf_counter() - started)
    return DONE


def check_site(root: Path, form: str, *, cache: bool) -> int:
    """Prove without publishing; return the exit code."""
    started = time.perf_counter()
    proven, problems = _prove(root, cache=cache)
    _report(problems, form)
    if form == "text":
        seconds = time.perf_counter() - started
        claims = len(proven.site.claims) if proven.site else 0
        _say(f"{claims} claims checked, {_counted(problems)}, {seconds:.1f} s")
    return REJECTED if errors_in(problems) else DONE


def show_coverage(root: Path, source: str | None, *, gaps: bool) -> int:
    """Print how much of each source is accounted for; return the exit code."""
    from generator.knowing.coverage import coverage_of, quoted_share  # noqa: PLC0415 - see build_site
    from generator.knowing.resolve import unknown_id  # noqa: PLC0415 - see build_site
    from generator.model.files import Place  # noqa: PLC0415 - see build_site

    proven, problems = _prove(root, cache=True)
    site = proven.site
    if site is None:
        _report(problems, "text")
        return REJECTED
    if source is not None and source not in site.sources:
        problem = unknown_id(source, site.sources, Place(""), "source")
        _say(f"error: {problem.message}\n    hint: {problem.hint}")
        return USAGE
    for name in [source] if source else site.sources:
        covered = coverage_of(site, name)
        states = [one.state for one in covered]
        done = len(states) - states.count("gap")
        share = done / len(states) if states else 1.0
        bar = "█" * round(share * 20) + "░" * (20 - round(share * 20))
        _say(
            f"{name:<24} {bar} {done} of {len(states)} sentences ({share:.0%}): {states.count('cited')} cited, "
            f"{states.count('set-aside')} set aside; {quoted_share(site, name):.0%} of the words",
            sys.stdout,
        )
        text = site.texts[name].text
        for one in covered if gaps else ():
            if one.state == "gap":
                line = site.texts[name].line(one.stretch.start)
                words = visible(text[one.stretch.start : one.stretch.end])
                _say(f"    seeds/{site.sources[name].file}:{line}: {words}", sys.stdout)
    return DONE


def explain_code(code: str | None) -> int:
    """Print what a problem means; return the exit code."""
    from generator.model.codes import CODES  # noqa: PLC0415 - see build_site

    if code is None:
        for name, explained in CODES.items():
            _say(f"{name:<26} {explained.means.split('. ')[0].rstrip('.')}.", sys.stdout)
        return DONE
    if code not in CODES:
        from rapidfuzz import process  # noqa: PLC0415 - only a mistake needs it

        near = process.extractOne(code, list(CODES), score_cutoff=50)
        _say(f"error: there is no problem called {code}")
        _say(f"    hint: {f'did you mean {near[0]}?' if near else '`explain` lists them all'}")
        return USAGE
    _say(f"{code}\n\nWhat it means: {CODES[code].means}\n\nWhat to do: {CODES[code].mend}", sys.stdout)
    return DONE


def write_reference(folder: Path) -> int:
    """Write the pages of the documentation that come from the declarations; return the exit code."""
    from generator.reference import fields_page, problems_page  # noqa: PLC0415 - see build_site

    return _write_files(folder, {"problems.md": problems_page(), "fields.md": fields_page()})


def write_schemas(folder: Path) -> int:
    """Write a JSON Schema for each kind of file; return the exit code."""
    from generator.reference import schemas  # noqa: PLC0415 - see build_site

    return _write_files(folder, schemas())


def _write_files(folder: Path, files: dict[str, str]) -> int:
    for name, text in files.items():
        replace_file(folder / name, text.encode())
    _say(f"{len(files)} files written to {folder}")
    return DONE


def _prove(root: Path, *, cache: bool) -> "tuple[Proven, tuple[Problem, ...]]":
    from generator.build import prove  # noqa: PLC0415 - see build_site

    stamp = code_stamp(PACKAGE)
    snapshot, wrong = read_snapshot(root, TEMPLATES)
    stored, damaged = load_memory(root / MEMORY, stamp) if cache else ({}, None)
    proven = prove(snapshot, _memory(stored))
    not_saved = _save(root, stamp, proven, stored) if cache else ()
    return proven, (*wrong, *proven.problems, *((damaged,) if damaged else ()), *not_saved)


# What is kept between builds


def _memory(stored: dict[str, Any]) -> "Memory":
    from generator.build import Memory  # noqa: PLC0415 - see build_site

    return Memory(stored.get("parsed", {}), stored.get("sentences", {}))


def _save(root: Path, stamp: str, proven: "Proven", shown: dict[str, Any]) -> tuple[Problem, ...]:
    """Save what was proven now, and what `shown` knows of the pages and the index that were made last."""
    memory = {"parsed": dict(proven.memory.parsed), "sentences": dict(proven.memory.sentences)}
    memory |= {name: shown.get(name, {}) for name in ("pages", "search")}
    problem = save_memory(root / MEMORY, stamp, memory)
    return (problem,) if problem else ()


def _remember_last(
    options: Options, stamp: str, inputs: str, summary: dict[str, int], problems: tuple[Problem, ...]
) -> None:
    """Note what was published; a build with warnings is done again, so that they are said again."""
    files = _fingerprints(options.output)
    last = {"output": str(options.output.resolve()), "inputs": inputs, "files": files, "summary": summary}
    # That it could not be written was said of the cache already; the next build then does its work again.
    save_memory(options.root / LAST, stamp, {**last, "clean": not problems})


def _unchanged(options: Options, inputs: str, stamp: str) -> dict[str, int] | None:
    """Return the summary of the last build if nothing has changed since: no input, and no file of the site."""
    if is_untidy(options.output):
        # An earlier build could not tidy up, and only one that stages does so; or another is at work there now.
        return None
    last, _ = load_memory(options.root / LAST, stamp)
    marker = read_marker(options.output) if last else None
    if not last or not last["clean"] or last["output"] != str(options.output.resolve()) or last["inputs"] != inputs:
        return None
    if marker is None or marker.get("inputs") != inputs:
        return None
    if _fingerprints(options.output) != last["files"]:
        return None
    summary: dict[str, int] = last["summary"]
    return summary


def _fingerprints(output: Path) -> dict[str, str]:
    """Return everything that stands in a site, by address: its kind and mode, and for a file its digest."""
    found = {}
    for path in sorted(output.rglob("*")):
        mode = path.lstat().st_mode
        digest = f" {digest_of(path.read_bytes())}" if stat.S_ISREG(mode) else ""
        found[path.relative_to(output).as_posix()] = f"{mode:o}{digest}"
    return found


def _changed_meanwhile(root: Path, snapshot: Snapshot) -> Problem | None:
    """Look whether an input was saved while the site was being made."""
    again, _ = read_snapshot(root, TEMPLATES)
    if again.digest == snapshot.digest:
        return None
    from generator.model.files import Span  # noqa: PLC0415 - see build_site

    before = {file.path: file.digest for file in (*snapshot.content, *snapshot.seeds, *snapshot.templates)}
    after = {file.path: file.digest for file in (*again.content, *again.seeds, *again.templates)}
    path = min(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    message = "this file was changed while the site was being built, so nothing was published"
    return Problem("input-changed", Span(path), message, "build again")


# What is said


def _distinct(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple({(problem.code, problem.span, problem.message): problem for problem in problems}.values())


def _say(words: str, stream: TextIO | None = None) -> None:
    """Print words, on standard error unless told otherwise; that nobody reads them any more stops nothing."""
    stream = stream or sys.stderr
    try:
        print(words, file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _report(problems: tuple[Problem, ...], form: str) -> None:
    """Print problems: to a person on standard error, for programs on standard output, which read UTF-8."""
    if form != "text" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    match form:
        case "json":
            _say(reporting.as_json(problems), sys.stdout)
        case "sarif":
            _say(reporting.as_sarif(problems, __version__), sys.stdout)
        case "github":
            for line in reporting.as_github(problems):
                _say(line, sys.stdout)
        case _:
            for line in reporting.as_text(problems):
                _say(_coloured(line) if sys.stderr.isatty() else line)


COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.HINT: "\x1b[36m"}


def _coloured(line: str) -> str:
    for severity, colour in COLOURS.items():
        line = line.replace(f": {severity}[", f": {colour}{severity}[", 1).replace("]: ", "]\x1b[0m: ", 1)
    return line


@contextmanager
def _progress(pages: int, form: str) -> Iterator[Callable[[int], None]]:
    """Show how many pages are made: a bar on a terminal, and nothing that would fill a log elsewhere."""
    if not sys.stderr.isatty() or form != "text":
        yield lambda _count: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415 - only a terminal needs it

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Making pages", total=pages)
        yield lambda count: bar.advance(task, count)


def _summary(proven: "Proven", staged: "Staged", index: "Index") -> dict[str, int]:
    site = proven.site
    return {
        "sources": len(site.sources) if site else 0,
        "claims": len(site.claims) if site else 0,
        "pages": len(staged.pages),
        "files": len(staged.pages) + staged.others + len(index.files),
        "unchanged": staged.kept + (len(index.files) if index.kept else 0),
    }


def _counted(problems: tuple[Problem, ...]) -> str:
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    said = [f"{count} {severity}{'s' * (count != 1)}" for severity, count in counts.items() if count]
    return ", ".join(said) or "no problems"


def _say_summary(summary: dict[str, int], problems: tuple[Problem, ...], options: Options, seconds: float) -> None:
    written = summary["files"] - summary["unchanged"]
    line = (
        f"{summary['sources']} sources, {summary['claims']} claims, {summary['pages']} pages; {written} files written, "
        f"{summary['unchanged']} unchanged; {_counted(problems)}; {seconds:.1f} s"
    )
    _say(line)
    if options.form == "text":
        _say(f"open {options.output / 'index.html'}")


def _say_nothing_changed(summary: dict[str, int], options: Options, seconds: float) -> None:
    if options.form in ("json", "sarif"):
        _report((), options.form)
    _say_summary({**summary, "unchanged": summary["files"]}, (), options, seconds)
