"""The command `prove`: proves the quotations of any files against a folder of texts; changes nothing."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct

from siglum import reports
from siglum.commands.terminal import counted, report, say, say_data
from siglum.doors.errors import UsageFault
from siglum.doors.incoming import read_incoming
from siglum.doors.texts import LIMIT, read_folder
from siglum.model.counting import numbered
from siglum.model.exits import DONE, REJECTED
from siglum.model.files import File
from siglum.model.problems import Problem, Severity, errors_in, said, visible
from siglum.quoting.judging import Judged, counts, in_file, judge
from siglum.quoting.markdown import read_markdown
from siglum.quoting.mending import Skeletons, mend, patch
from siglum.quoting.naming import DATA_ENDINGS, TEXT_ENDINGS, Shelf, read_texts
from siglum.quoting.paths import Declared, read_data, read_declared, read_path, shared, texts_in, wildcards
from siglum.quoting.quotation import Quotation
from siglum.reading.fields import read_fields
from siglum.reading.text import decode, front_matter

LINES_ENDINGS = (".jsonl", ".ndjson")
NAMED_PATHS = 8
"""The most paths of a file that a message lists."""


class Options(Struct, frozen=True):
    """The options of the command."""

    files: tuple[Path, ...]
    sources: Path
    quote: str | None = None
    source: str | None = None
    statement: str | None = None
    language: str = "en"
    fix: bool = False
    form: str = "text"


class Read(Struct, frozen=True):
    """A file, its quotations, and the function that reads them from a changed text."""

    path: str
    text: str
    language: str
    again: Callable[[str], tuple[tuple[Quotation, ...], tuple[Problem, ...]]]
    quotations: tuple[Quotation, ...]
    problems: tuple[Problem, ...]


def prove_files(options: Options) -> int:
    """Prove the quotations of some files, print the outcome of each, and return the exit code.

    Raises UsageFault for files, folders and paths that can't be used as they are given.
    """
    if options.fix and options.form != "text":
        raise UsageFault("--fix prints a patch, and --format something else", "Use one of the two.")
    declared = _declared(options)
    shelf, problems = _shelf(options)
    read = [_read(path, declared, options.language) for path in options.files]
    if declared and not any(one.quotations for one in read if one.path.endswith(DATA_ENDINGS + LINES_ENDINGS)):
        _nothing_there(options, read)
    judged = [judge(one.quotations, shelf, one.language) for one in read]
    for one, results in zip(read, judged, strict=True):
        problems += (*one.problems, *(problem for result in results for problem in result.problems))
    _tell(read, judged, problems, shelf, options)
    return REJECTED if errors_in(problems) else DONE


def _declared(options: Options) -> Declared | None:
    if options.quote is None:
        if options.source or options.statement:
            raise UsageFault("--source and --statement go with --quote", "Say where the quotations stand.")
        return None
    quote = _steps("--quote", options.quote)
    others = {}
    for name, written in (("--source", options.source), ("--statement", options.statement)):
        steps = _steps(name, written) if written else None
        if steps and wildcards(steps) > shared(quote, steps):
            hint = f"Begin it as {options.quote} begins; what both have in common is the same item of a list."
            raise UsageFault(f"{name} {written} leads to many values for each quotation", hint)
        others[name] = steps
    return Declared(quote, others["--source"], others["--statement"])


def _steps(name: str, written: str) -> tuple[str, ...]:
    steps = read_path(written)
    if steps is None:
        hint = "Write keys with full stops between them, and [] behind the name of a list: evidence[].snippet"
        raise UsageFault(f"{name} {written} is no path", hint)
    return steps


def _shelf(options: Options) -> tuple[Shelf, tuple[Problem, ...]]:
    """Return the sources; the files to be proven are left out, wherever they lie."""
    files = read_folder(options.sources, TEXT_ENDINGS + DATA_ENDINGS)
    proven = {os.path.realpath(path) for path in options.files}
    kept = [file for file in files if os.path.realpath(options.sources / file.path) not in proven]
    if not any(file.path.endswith(TEXT_ENDINGS) for file in kept):
        hint = f"Put the texts that are quoted there, as files that end with {' or '.join(TEXT_ENDINGS)}."
        raise UsageFault(f"{visible(str(options.sources))} holds no texts", hint)
    texts, problems = read_texts(options.sources.as_posix(), kept)
    return Shelf(texts), problems


def _read(path: Path, declared: Declared | None, language: str) -> Read:
    """Read a file that quotes; the ending of its name tells its kind."""
    name = path.as_posix()
    is_data = name.endswith(DATA_ENDINGS + LINES_ENDINGS)
    if not is_data and not name.endswith(TEXT_ENDINGS):
        endings = ", ".join((*TEXT_ENDINGS, *DATA_ENDINGS, *LINES_ENDINGS))
        raise UsageFault(f"{visible(name)} is of no kind that can be proven", f"Give it one of the endings {endings}.")
    if is_data and declared is None:
        hint = "Say where its quotations stand: --quote 'evidence[].snippet' --source 'evidence[].reference'"
        raise UsageFault(f"{visible(name)} is data, and --quote is missing", hint)
    data = read_incoming(path, LIMIT)
    if len(data) > LIMIT:
        raise UsageFault(f"{visible(name)} is larger than {LIMIT >> 20} MB", "Divide it.")
    text, problems = decode(File(name, data), seed=True)
    if problems:
        return Read(name, "", language, lambda _: ((), ()), (), problems)
    if is_data and declared is not None:
        again = partial(_read_data, name, declared)
    else:
        language = _language(text) or language
        again = partial(_read_markdown, name, language)
    return Read(name, text, language, again, *again(text))


def _read_data(name: str, declared: Declared, text: str) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    return read_declared(name, text, declared)


def _read_markdown(name: str, language: str, text: str) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    limits = front_matter(text)
    return read_markdown(name, text, limits[2] if limits else 0, language)


def _language(text: str) -> str:
    """Return the language in a file's front matter; empty where there is none."""
    limits = front_matter(text)
    data, _ = read_fields("", text, limits[0], limits[1]) if limits else (None, ())
    found = data.get("language", data.get("lang", "")) if isinstance(data, dict) else ""
    return found if isinstance(found, str) else ""


def _nothing_there(options: Options, read: Sequence[Read]) -> None:
    """Raise UsageFault for a declared path that leads to nothing, naming paths that lead to texts."""
    data = [one for one in read if one.path.endswith(DATA_ENDINGS + LINES_ENDINGS) and one.text]
    if not data or any(one.problems for one in data):
        return
    documents, _ = read_data(data[0].path, data[0].text)
    paths = list(dict.fromkeys(path for document, _, _ in documents for path in texts_in(document)))
    more = ", …" if len(paths) > NAMED_PATHS else ""
    hint = f"Texts stand in {data[0].path} at {', '.join(paths[:NAMED_PATHS])}{more}" if paths else "It holds no texts."
    raise UsageFault(f"--quote {options.quote} leads to nothing in {', '.join(one.path for one in data[:3])}", hint)


# What is printed


def _tell(
    read: Sequence[Read],
    judged: Sequence[tuple[Judged, ...]],
    problems: tuple[Problem, ...],
    shelf: Shelf,
    options: Options,
) -> None:
    everything = [one for results in judged for one in results]
    ordered = tuple(sorted(problems, key=_order))
    if options.form == "json":
        say_data(reports.as_json(ordered, quotations=[_as_data(one, shelf) for one in everything]))
        return
    report(ordered, options.form)
    if options.form != "text":
        return
    if options.fix:
        _propose(read, judged, shelf)
    else:
        for one in everything:
            say_data(_line(one, shelf))
    statuses = ", ".join(f"{count} {name}" for name, count in counts(everything).items())
    quotations = numbered(len(everything), "quotation")
    say(f"{quotations} in {numbered(len(read), 'file')}{': ' if statuses else ''}{statuses}; {counted(problems)}")


def _order(problem: Problem) -> tuple[int, str, int, int]:
    span = problem.span
    return list(Severity).index(problem.severity), span.path, span.line, span.column


def _propose(read: Sequence[Read], judged: Sequence[tuple[Judged, ...]], shelf: Shelf) -> None:
    """Print a patch for the quotations that can be mended without changing a word."""
    skeletons = Skeletons(shelf)
    mended = 0
    for one, results in zip(read, judged, strict=True):
        kind = "data" if one.path.endswith(DATA_ENDINGS + LINES_ENDINGS) else "markdown"

        def reread(text: str, one: Read = one) -> tuple[Judged, ...]:
            return judge(one.again(text)[0], shelf, one.language)

        text, count = mend(one.text, results, skeletons, reread, kind)
        mended += count
        if text != one.text:
            say_data(patch(one.path, one.text, text).removesuffix("\n"))
    say(f"a patch for {numbered(mended, 'quotation')}" if mended else "no quotation can be mended by marks alone")


def _line(one: Judged, shelf: Shelf) -> str:
    """Return the outcome of a quotation as a line."""
    span, outcome = one.quotation.span, one.outcome
    found = [in_file(place, shelf) for place in outcome.places]
    places = ", ".join(
        f"{place.source}:{line}:{column} (code points {' and '.join(f'{part.start}-{part.end}' for part in stretches)})"
        for place, (line, column, stretches) in zip(outcome.places, found, strict=True)
    )
    where = f" at {places}" if places else ""
    return f"{visible(span.path)}:{span.line}:{span.column}: {outcome.status}: {said(one.quotation.text)}{where}"


def _as_data(one: Judged, shelf: Shelf) -> dict[str, object]:
    """Return the outcome of a quotation as plain data; offsets are code points, half-open."""
    span, outcome = one.quotation.span, one.outcome
    near = outcome.nearest
    places = []
    for place in outcome.places:
        line, column, stretches = in_file(place, shelf)
        listed = [[part.start, part.end] for part in stretches]
        places.append({"path": place.source, "line": line, "column": column, "stretches": listed})
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "quotation": one.quotation.text,
        "status": str(outcome.status),
        "code": outcome.code,
        "cited": list(one.cited),
        "places": places,
        "nearest": {"path": near.source, "text": near.words, "differs": near.differs} if near else None,
    }
