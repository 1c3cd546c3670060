"""Reads the files that `add` takes in: articles, several at once where they are many, and bibliographies."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from siglum.commands.options import processors
from siglum.doors.disk import CONTENT_LIMIT, SEED_LIMIT
from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.incoming import files_of, read_incoming
from siglum.doors.shipped import PACKAGE
from siglum.doors.signals import begin, signals_held
from siglum.engine.executors import Forked, Here, LostError
from siglum.model.files import File, Span
from siglum.model.problems import Problem, visible
from siglum.project.adding import Known
from siglum.sources.article import Article, decoded, other_format, received
from siglum.sources.bibliography import Entry, entries_in, is_bibliography
from siglum.sources.formats import FORMATS, HTML, MARKDOWN, TEXT, Format, Read, format_of

ORIGINAL_LIMIT = 16 << 20
"""The limit of a file that is added, in bytes; Markdown has CONTENT_LIMIT instead, and any text SEED_LIMIT."""
SETUP = PACKAGE.parent.parent / "tools" / "setup.sh"
"""The script that installs the libraries that read formats, in a checkout."""
WORTH_FORKING = 4
"""The number of files from which on reading them in several processes saves time."""

Given = TypeVar("Given")
Result = TypeVar("Result")


class Taken(Struct, frozen=True):
    """A file, and what became of it."""

    file: File
    form: Format
    article: Article | None
    problems: tuple[Problem, ...] = ()
    fault: EnvironmentFault | None = None


def read_files(paths: Sequence[Path]) -> Iterator[File]:
    """Yield the files that are named, and those of folders; standard input where none is."""
    if not paths:
        yield File("standard input", read_incoming(None, ORIGINAL_LIMIT))
        return
    found = files_of(paths)
    for path in found:
        name = path.name if len(found) == 1 else visible(str(path))
        yield File(name, read_incoming(path, ORIGINAL_LIMIT))


def bibliographies(
    files: Sequence[File], *, form: str | None
) -> tuple[tuple[Entry, ...], tuple[File, ...], tuple[Problem, ...]]:
    """Return the entries of all bibliographies among the files, the other files, and what is wrong with the former."""
    entries: list[Entry] = []
    others: list[File] = []
    problems: list[Problem] = []
    for file in files:
        if form or not is_bibliography(file):
            others.append(file)
            continue
        try:
            found, wrong = entries_in(file)
        except ImportError as error:
            raise _not_installed(file.path, error) from error
        entries += found
        problems += wrong
    if files and not others and not problems:
        message = "there is no article among these files: a bibliography fills the records of articles"
        raise UsageFault(message, "Name the articles with it.")
    return tuple(entries), tuple(others), tuple(problems)


def take(files: Sequence[File], form: str | None, known: Known) -> tuple[Taken, ...]:
    """Read all files, several at once where they are many; raises the first fault of an extension or a library."""

    def read(file: File) -> Taken:
        taken_for = FORMATS[form] if form else format_of(file.path, file.data)
        try:
            article, problems = _read(file, taken_for, known)
        except EnvironmentFault as fault:
            return Taken(file, taken_for, None, (), fault)
        return Taken(file, taken_for, article, problems)

    made = several(lambda file: _parted(read(file)), files)
    taken = []
    for file, (name, article, problems, fault) in zip(files, made, strict=True):
        if fault is not None:
            raise fault
        taken.append(Taken(file, FORMATS[name], article, problems))
    return tuple(taken)


def several(work: Callable[[Given], Result], given: Sequence[Given]) -> tuple[Result, ...]:
    """Return the result for each, worked out in several processes where they are many.

    Raises EnvironmentFault where one of these is ended from outside.
    """
    executor: Here | Forked = Here()
    if len(given) >= WORTH_FORKING:
        executor = Forked(min(len(given), processors()), begin, signals_held)
    try:
        return tuple(executor.map(work, given))
    except LostError as error:
        message = "a process that reads files was ended from outside"
        raise EnvironmentFault(message, "If memory ran out, name fewer files at a time.") from error


def _parted(taken: Taken) -> tuple[str, Article | None, tuple[Problem, ...], EnvironmentFault | None]:
    """Return what comes back from another process; a format may hold functions that can't be sent."""
    return taken.form.name, taken.article, taken.problems, taken.fault


def _read(file: File, form: Format, known: Known) -> Read:
    limit = CONTENT_LIMIT if form is MARKDOWN else ORIGINAL_LIMIT
    if len(file.data) > limit:
        return None, (_too_large(file.path, "this", limit),)
    if form in (TEXT, MARKDOWN, HTML) and (problems := other_format(file)):
        return None, problems
    if form is TEXT and file.digest in known.seeds:
        # It is in seeds/ already.
        article, problems = received(file)
    else:
        article, problems = _from_extension(file, form) if FORMATS.is_added(form) else _from_ours(file, form)
    if article and len(article.text.encode()) > SEED_LIMIT:
        return None, (_too_large(file.path, "its text", SEED_LIMIT),)
    return article, problems


def _from_ours(file: File, form: Format) -> Read:
    try:
        return form.read(file)
    except ImportError as error:
        raise _not_installed(form.name, error) from error


def read_original(file: File, address: str) -> Read:
    """Read the file again that an article was taken from: of one with several pages, that at its address.

    Raises EnvironmentFault for an extension that fails, and for a library that is not installed.
    """
    form = format_of(file.path, file.data)
    try:
        if FORMATS.is_added(form):
            return _from_extension(file, form)
        return form.read_at(file, address) if form.read_at else form.read(file)
    except ImportError as error:
        raise _not_installed(form.name, error) from error


def _not_installed(what: str, error: ImportError) -> EnvironmentFault:
    shown = what.upper() if what == "html" else what
    # A library may be there that lacks another, and say so in words of its own.
    lacks = f"{error.name}, which is not installed" if error.name else f"a library that does not load: {error}"
    message = f"reading {shown} needs {lacks}"
    way = (
        f"Run {visible(str(SETUP))} html" if SETUP.is_file() else "Install siglum[html], or say `make add` in a project"
    )
    return EnvironmentFault(message, f"{way}, which installs it; or copy the article's words into a plain text file.")


def _from_extension(file: File, form: Format) -> Read:
    """Read a file with an extension, and remove from its text the characters that no seed may contain."""
    with FORMATS.guarding(form):
        article, problems = form.read(file)
    if article is None:
        FORMATS.expect(form, bool(problems), "it read no article, and found nothing wrong")
        return None, tuple(problems)
    FORMATS.expect(form, isinstance(article, Article), "what it read is no siglum.sources.article.Article")
    text, changes, _ = decoded(file, article.text)
    FORMATS.expect(form, bool(text.strip()), "it read an article without words, and found nothing wrong")
    located = article.located if text == article.text else ()
    return replace(article, text=text, located=located, changes=(*article.changes, *changes)), tuple(problems)


def _too_large(path: str, what: str, limit: int) -> Problem:
    message = f"{what} is larger than {limit >> 20} MiB, which no article is"
    return Problem("file-too-large", Span(path), message, "add the article alone, or its parts one by one")
