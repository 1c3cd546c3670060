"""The commands `build` and `check`, and what they share with others: they read, run the flow, and print the outcome."""

import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from siglum import __version__
from siglum.commands.last import Last, Read, marks_of_inputs, note_last, recall_last
from siglum.commands.options import Workers
from siglum.commands.terminal import counted, progress, report, say
from siglum.doors.cache import Known, cache_folder, code_stamp, load_cache, save_cache, versions
from siglum.doors.disk import read_snapshot
from siglum.doors.errors import EnvironmentFault
from siglum.doors.publish import is_untidy, staging
from siglum.doors.shipped import PACKAGE, TEMPLATES
from siglum.doors.signals import finishing
from siglum.model.counting import numbered
from siglum.model.exits import DONE, REJECTED
from siglum.model.files import INPUTS, Snapshot, digest_of
from siglum.model.problems import Problem, errors_first, errors_in

if TYPE_CHECKING:
    from siglum.build import Proven
    from siglum.commands.publication import Staged
    from siglum.doors.publish import Stage
    from siglum.doors.search import Index

SEARCHED = "search"
"""The file that notes of what the search index was made, so that it can be taken over."""


class Options(Struct, frozen=True):
    """The options of `build`."""

    root: Path
    output: Path
    base_url: str | None
    workers: Workers
    form: str
    cache: bool
    durable: bool
    search: bool = True


class _Begun(Struct, frozen=True):
    """A build that has read its inputs."""

    started: float
    """By the clock of `time.perf_counter`."""
    stamp: str
    """Of the code."""
    last: Last | None
    """The build before."""
    snapshot: Snapshot
    wrong: tuple[Problem, ...]
    """What is wrong with files and folders."""
    read: Read


def build_site(options: Options, late: Callable[[], AbstractContextManager[None]] = finishing) -> int:
    """Build and publish; return the exit code. Raises EnvironmentFault where the disk or an extension fails.

    Once the site is published, nothing is raised any more; `late` holds the signals from then on.
    """
    started = time.perf_counter()
    stamp = code_stamp(PACKAGE)
    # An earlier build that could not tidy up left work which only a full build does; or another is at work there now.
    usable = options.cache and not is_untidy(options.output)
    last = recall_last(options.root, options.output, stamp) if usable else None
    asked = f"{options.base_url}\n{options.search}"
    if last and last.is_of(options.root, asked) and last.stands(options.output):
        return _say_nothing_changed(last, options, started)
    # Looked at before anything is read, so that what is changed meanwhile has other marks later.
    marks = marks_of_inputs(options.root)
    snapshot, wrong = read_snapshot(options.root, TEMPLATES)
    # Our code is not part of it, so that the same inputs give the same site with every Python; the cache has a stamp.
    read = Read(asked, digest_of(f"{snapshot.digest}\n{asked}".encode()), marks)
    if last and not wrong and read.digest == last.read.digest and last.stands(options.output):
        return _say_nothing_changed(last, options, started)
    return _build(_Begun(started, stamp, last, snapshot, wrong, read), options, late)


def _build(begun: _Begun, options: Options, late: Callable[[], AbstractContextManager[None]]) -> int:
    """Prove, make and publish what was read; as `build_site`."""
    # Imported only now, as a build without changes needs none of it.
    from siglum.build import show, work_ahead  # noqa: PLC0415
    from siglum.commands.publication import stage_site  # noqa: PLC0415
    from siglum.commands.workers import working  # noqa: PLC0415
    from siglum.session import Session  # noqa: PLC0415

    session = Session(options.root, options.base_url, begun.stamp)
    damaged = session.recall() if options.cache else ()
    state = session.prove(begun.snapshot, begun.wrong)
    with ExitStack() as until_the_end:
        executor = until_the_end.enter_context(working(options.workers))
        work_ahead(state.proven, executor)
        problems = (*state.problems, *damaged)
        if errors_in(problems):
            session.remember()
            return _reject(problems, options)
        published = show(state.proven, search=options.search)
        if begun.last:
            begun.last.know_site(options.output)
        with staging(options.output, [options.root / name for name in INPUTS], durable=options.durable) as stage:
            with progress(len(published.pages), options.form) as advance:
                staged = stage_site(published, stage, executor, options.root, advance)
            if staged.problems:
                return _reject((*problems, *_distinct(staged.problems)), options)
            index = _index(stage, staged, options, begun.stamp)
            listed = _list_files(stage, staged, index, begun.snapshot)
            if changed := _changed_meanwhile(options.root, begun.snapshot):
                return _reject((*problems, changed), options)
            # From here on signals wait: their exit code would say that the site is what it was.
            until_the_end.enter_context(late())
            after = stage.swap({"generator": __version__, "inputs": begun.read.digest})
        # A bug in what follows must not say that nothing was published.
        until_the_end.push(_own_up)
        problems = (*problems, *after, *stage.left_behind, *session.remember())
        if options.search:
            save_cache(cache_folder(options.root) / SEARCHED, begun.stamp, index.remembered)
        summary = _summary(state.proven, staged, index, listed)
        note_last(options.root, options.output, begun.stamp, begun.read, summary, problems)
        report(problems, options.form, options.root)
        _say_summary(summary, problems, options, time.perf_counter() - begun.started)
    return DONE


def _index(stage: "Stage", staged: "Staged", options: Options, stamp: str) -> "Index":
    """Put the search index of what is staged on the stage, too, if the site is to have one."""
    from siglum.catalogue.addresses import searched_folders  # noqa: PLC0415 - see build_site
    from siglum.doors.search import NO_INDEX, Searched, index_site  # noqa: PLC0415 - as above
    from siglum.html.frame import NOT_SEARCHED  # noqa: PLC0415 - as above

    if not options.search:
        return NO_INDEX
    before = load_cache(cache_folder(options.root) / SEARCHED, stamp)[0] if options.cache else Known()
    return index_site(stage, staged.digests, before.plain, Searched(searched_folders(), NOT_SEARCHED))


def _list_files(stage: "Stage", staged: "Staged", index: "Index", snapshot: Snapshot) -> bool:
    """Put the manifest of all that is staged on the stage, too; return whether it was taken over."""
    from siglum.doors import pagefind  # noqa: PLC0415 - see build_site
    from siglum.exports.manifest import ADDRESS, manifest_of  # noqa: PLC0415 - as above

    files = {one.address: one.digest for one in (*staged.pages, *staged.others)} | dict(index.files)
    programs = {"siglum": __version__, **versions()}
    if index.files:
        programs[pagefind.PACKAGE] = pagefind.version()
    if unknown := [name for name, version in programs.items() if not version]:
        raise EnvironmentFault(
            f"the version of {unknown[0]} cannot be read", "Install siglum again, with all it needs."
        )
    data = manifest_of(files, programs, snapshot.digest)
    if stage.keep(ADDRESS, digest_of(data)):
        return True
    stage.write(ADDRESS, data)
    return False


def _own_up(_kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> bool:
    """Tell of an exception after the site was published, and let the command end as it should."""
    if isinstance(error, Exception):
        traceback.print_exception(error)
        say("\nThis is a bug in siglum; the new site is published, whole. Please report the lines above.")
        return True
    return False


def check_site(root: Path, form: str, *, cache: bool, originals: bool = False) -> int:
    """Prove without publishing; return the exit code. Raises EnvironmentFault where the disk or an extension fails.

    With `originals`, each passage is looked for in the file, too, that its article was taken from.
    """
    started = time.perf_counter()
    proven, problems = prove_root(root, cache=cache)
    compared = ""
    if originals and proven.site:
        from siglum.commands.originals import compare_originals  # noqa: PLC0415 - see build_site

        found = compare_originals(root, proven.site)
        problems = errors_first((*problems, *proven.findings.place(found.problems)))
        compared = f", {numbered(found.passages, 'passage')} looked for in {numbered(found.originals, 'original')}"
    report(problems, form, root)
    if form == "text":
        seconds = time.perf_counter() - started
        claims = len(proven.site.claims) if proven.site else 0
        say(f"{numbered(claims, 'claim')} checked{compared}, {counted(problems)}, {seconds:.1f} s")
    return REJECTED if errors_in(problems) else DONE


def prove_root(root: Path, *, cache: bool) -> "tuple[Proven, tuple[Problem, ...]]":
    """Read and prove a project; return it with all problems, including those of folders and of the cache."""
    from siglum.session import Session  # noqa: PLC0415 - see build_site

    session = Session(root)
    damaged = session.recall() if cache else ()
    state = session.look()
    problems = (*state.problems, *damaged)
    return state.proven, (*problems, *(session.remember() if cache else ()))


def _changed_meanwhile(root: Path, snapshot: Snapshot) -> Problem | None:
    """Return a problem if an input was changed while the site was being made."""
    again, _ = read_snapshot(root, TEMPLATES)
    if again.digest == snapshot.digest:
        return None
    from siglum.commands.publication import changed as problem_of  # noqa: PLC0415 - see build_site

    before = {file.path: file.digest for file in snapshot.files}
    after = {file.path: file.digest for file in again.files}
    return problem_of(min(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


# What is printed


def _distinct(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple({(problem.code, problem.span, problem.message): problem for problem in problems}.values())


def _summary(proven: "Proven", staged: "Staged", index: "Index", listed: bool) -> dict[str, int]:  # noqa: FBT001
    site = proven.site
    return {
        "sources": len(site.sources) if site else 0,
        "claims": len(site.claims) if site else 0,
        "pages": len(staged.pages),
        "files": len(staged.pages) + len(staged.others) + len(index.files) + 1,
        "unchanged": staged.kept + (len(index.files) if index.kept else 0) + listed,
    }


def _reject(problems: tuple[Problem, ...], options: Options) -> int:
    """Report why nothing is published, and return the exit code."""
    report(problems, options.form, options.root)
    if options.form == "text":
        stands = "; the site is what it was" if options.output.exists() else ""
        say(f"nothing was published: {counted(problems)}{stands}")
    return REJECTED


def _say_summary(summary: dict[str, int], problems: tuple[Problem, ...], options: Options, seconds: float) -> None:
    written = summary["files"] - summary["unchanged"]
    line = (
        f"{numbered(summary['sources'], 'source')}, {numbered(summary['claims'], 'claim')}, "
        f"{numbered(summary['pages'], 'page')}; {numbered(written, 'file')} written, "
        f"{summary['unchanged']} unchanged; {counted(problems)}; {seconds:.1f} s"
    )
    say(line)
    if options.form == "text":
        say(f"open {options.output / 'index.html'}")


def _say_nothing_changed(last: Last, options: Options, started: float) -> int:
    """Report what was found in the last build, whose site stands, and return the exit code."""
    report(last.problems, options.form)
    summary = {**last.summary, "unchanged": last.summary["files"]}
    _say_summary(summary, last.problems, options, time.perf_counter() - started)
    return DONE
