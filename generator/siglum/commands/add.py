"""The command `add`: reads an article, asks for what it does not say, and writes its files into the project."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from siglum.commands.build import DONE, REJECTED
from siglum.commands.terminal import report, say
from siglum.doors.disk import CONTENT_LIMIT, SEED_LIMIT, read_snapshot
from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.incoming import read_incoming
from siglum.doors.new_files import place_files
from siglum.doors.shipped import PACKAGE, TEMPLATES
from siglum.extensions import load_extensions
from siglum.model.dates import read_when
from siglum.model.files import File, Span, digest_of
from siglum.model.problems import Problem, visible
from siglum.model.problems import said as quoted
from siglum.project.adding import Known, Plan, Said, free_id, id_fault, known_of, plan
from siglum.reading.parse import parse
from siglum.sources.formats import FORMATS, HTML, MARKDOWN, TEXT, Format, Read, format_of
from siglum.sources.saved import Article, Metadata, decoded, from_text, is_wrapped, other_format, received

ORIGINAL_LIMIT = 16 << 20
"""The limit of a file that is added, in bytes; Markdown has CONTENT_LIMIT instead, and any text SEED_LIMIT."""
UNKNOWN = ("", "null", "~")
"""Answers that say that something is not known, as in records."""
SETUP = PACKAGE.parent.parent / "tools" / "setup.sh"
"""The script that installs the library that reads HTML, in a checkout."""

Ask = Callable[[str, str, Callable[[str], str]], str]
"""Asks (question, proposal, check) on the terminal until `check` raises no ValueError; returns what it returns."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command; None where one was not given."""

    root: Path
    file: Path | None
    """None for standard input."""
    form: str | None = None
    """The name of a format; where it is None, the file tells."""
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    id: str | None = None
    language: str | None = None
    origin: str | None = None
    unwrap: bool = False


def add_article(options: Options, ask: Ask | None) -> int:
    """Add an article, print what was written and what to do next, and return the exit code.

    `ask` is None where there is nobody to ask. Raises UsageFault for options that are missing or an article that is in
    the project already, EnvironmentFault for failures of the disk, of an extension, or of a library that is not
    installed; then nothing is written.
    """
    snapshot, wrong = read_snapshot(options.root, TEMPLATES)
    if missing := tuple(problem for problem in wrong if problem.code == "folder-missing"):
        report(missing, "text")
        return REJECTED
    known = known_of(snapshot)
    name = _name(options)
    load_extensions(FORMATS)
    if options.form and options.form not in FORMATS.ids:
        raise UsageFault(f"--as {visible(options.form)}: there is no such format", f"It is {_listed(FORMATS.ids)}.")
    original = File(name, read_incoming(options.file, ORIGINAL_LIMIT))
    form = FORMATS[options.form] if options.form else format_of(name, original.data)
    article, problems = _read(original, form, known, unwrap=options.unwrap)
    if article is None:
        report(problems, "text")
        return REJECTED
    lying = _lying(article, known)
    said = _said(options, article.metadata, known, lying, ask)
    made = plan(article, original, form, said, known, schemas=(options.root / "schemas").is_dir())
    # Options may hold what no record may; that is reported as for a file.
    if wrong := parse(File(made.record, made.files[made.record]))[1]:
        report(wrong, "text")
        return REJECTED
    place_files(options.root, made.files)
    _tell(article, made, said, known)
    return DONE


def _name(options: Options) -> str:
    return options.file.name if options.file else "standard input"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _read(file: File, form: Format, known: Known, *, unwrap: bool) -> Read:
    limit = CONTENT_LIMIT if form is MARKDOWN else ORIGINAL_LIMIT
    if len(file.data) > limit:
        return None, (_too_large(file.path, "this", limit),)
    if not FORMATS.is_added(form) and (problems := other_format(file)):
        return None, problems
    if unwrap and form is not TEXT:
        raise UsageFault(f"--unwrap is for plain text, and this is taken for {form.name}", "Leave it out.")
    if unwrap:
        article, problems = from_text(file, unwrap=True)
    elif form is TEXT and file.digest in known.seeds:
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
        if form is not HTML:
            raise
        message = f"reading HTML needs {error.name or 'trafilatura'}, which is not installed"
        way = (
            f"Run {visible(str(SETUP))} html"
            if SETUP.is_file()
            else "Install siglum[html], or say `make add` in a project"
        )
        hint = f"{way}, which installs it; or copy the article's words into a plain text file."
        raise EnvironmentFault(message, hint) from error


def _from_extension(file: File, form: Format) -> Read:
    """Read a file with an extension, and remove from its text the characters that no seed may contain."""
    with FORMATS.guarding(form):
        article, problems = form.read(file)
    if article is None:
        FORMATS.expect(form, bool(problems), "it read no article, and found nothing wrong")
        return None, tuple(problems)
    FORMATS.expect(form, isinstance(article, Article), "what it read is no siglum.sources.saved.Article")
    text, changes, _ = decoded(file, article.text)
    FORMATS.expect(form, bool(text.strip()), "it read an article without words, and found nothing wrong")
    return replace(article, text=text, changes=(*article.changes, *changes)), tuple(problems)


def _too_large(path: str, what: str, limit: int) -> Problem:
    message = f"{what} is larger than {limit >> 20} MiB, which no article is"
    return Problem("file-too-large", Span(path), message, "add the article alone, or its parts one by one")


def _lying(article: Article, known: Known) -> str | None:
    """Return the name of the article in seeds/ if it is there without a record; raises UsageFault if it has one."""
    name = known.seeds.get(digest_of(article.text.encode()))
    if name and name in known.recorded:
        source = known.recorded[name]
        message = f"this article is there already: seeds/{name}, whose record is {known.ids[source]}"
        raise UsageFault(message, "Nothing was written.")
    return name


# Questions to the editor


def _said(options: Options, metadata: Metadata, known: Known, lying: str | None, ask: Ask | None) -> Said:
    given = {"title": options.title, "outlet": options.outlet, "date": options.date}
    if ask is None and None in given.values():
        raise _missing([option for option, value in given.items() if value is None], metadata)

    def answer(value: str | None, question: str, proposal: str, check: Callable[[str], str]) -> str:
        if value is None and ask is not None:
            return ask(question, proposal, check)
        try:
            return check(proposal if value is None else value)
        except ValueError as error:
            raise UsageFault(str(error), "Nothing was written.") from error

    title = answer(options.title, "Title", metadata.title, _title)
    outlet = _maybe(answer(options.outlet, "Outlet (null if not known)", metadata.outlet or "null", _line))
    date = _maybe(answer(options.date, "Published (null if not known)", metadata.published or "null", _day))

    def free(text: str) -> str:
        if fault := id_fault(known, text, lying):
            message = f"the id can't be {quoted(text)}: {fault}"
            raise ValueError(message)
        return text

    return Said(
        id=answer(options.id, "Id, for its address", free_id(known, outlet, title, lying), free),
        title=title,
        outlet=outlet,
        published=date,
        language=options.language or known.language,
        origin=options.origin or _name(options),
    )


def _missing(names: list[str], metadata: Metadata) -> UsageFault:
    options = [f"--{name}" for name in names]
    listed = options[0] if len(options) == 1 else f"{', '.join(options[:-1])} and {options[-1]}"
    message = f"{listed} {'is' if len(options) == 1 else 'are'} missing, and there is no terminal to ask on"
    found = {"title": metadata.title, "outlet": metadata.outlet, "date": metadata.published}
    seen = ", ".join(f"{name} {quoted(found[name])}" for name in names if found[name])
    hint = "Write null for what the article does not say."
    return UsageFault(message, f"{hint} It seems to have: {seen}." if seen else hint)


def _maybe(text: str) -> str | None:
    return None if text in UNKNOWN else text


def _line(text: str) -> str:
    line = " ".join(text.split())
    if line != visible(line):
        message = f"{quoted(text)} has a character that does not show"
        raise ValueError(message)
    return line


def _title(text: str) -> str:
    if line := _line(text):
        return line
    message = "an article needs a title; where it prints none, write one of your own in square brackets"
    raise ValueError(message)


def _day(text: str) -> str:
    if text not in UNKNOWN:
        read_when(text)
    return text


# What is printed


def _tell(article: Article, made: Plan, said: Said, known: Known) -> None:
    width = max(len(path) for path in made.files)
    for path, what in made.told.items():
        say(f"{path:<{width}}  {what}")
    for change in article.changes:
        say(f"In the text, {change}.")
    if is_wrapped(article.text):
        say("Its lines seem to be broken by hand, and a sentence ends with its line. Delete these files and add the")
        say("article with --unwrap, which joins the lines of each paragraph.")
    say(f"\nNext: say in {made.record} what the article is and how far to trust it. Then")
    say(f"    coverage {said.id} --gaps     lists the sentences that back no claim yet")
    say(f"    coverage {said.id} --draft    drafts claims for them")
    if known.complete:
        say("Until each is accounted for, `check` has errors: site.yaml says `coverage: complete`.")


def terminal() -> bool:
    """Tell whether there is somebody to ask: standard input and standard error are terminals."""
    return sys.stdin.isatty() and sys.stderr.isatty()
