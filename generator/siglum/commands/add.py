"""The command `add`: takes articles in, asks for what they do not say, and writes their files into the project."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from siglum.commands.taking import Taken, bibliographies, read_files, take
from siglum.commands.terminal import report, say
from siglum.doors.disk import read_snapshot
from siglum.doors.errors import UsageFault
from siglum.doors.new_files import place_files
from siglum.doors.shipped import TEMPLATES
from siglum.extensions import load_extensions
from siglum.model.dates import read_when
from siglum.model.exits import DONE, REJECTED
from siglum.model.files import File, digest_of
from siglum.model.language_tags import code_of
from siglum.model.problems import Problem, visible
from siglum.model.problems import said as quoted
from siglum.model.scripts import word_count
from siglum.project.adding import Known, Plan, Said, free_id, id_fault, known_of, plan, with_plan
from siglum.reading.parse import parse
from siglum.sources.article import Article, Metadata, told
from siglum.sources.bibliography import Entry, entry_of
from siglum.sources.formats import FORMATS
from siglum.sources.recognised import language_of

UNKNOWN = ("", "null", "~")
"""Answers that say that something is not known, as in records."""
COLUMN = 40
"""The most characters of a title in the table of what was done."""

Ask = Callable[[str, str, Callable[[str], str]], str]
"""Asks (question, proposal, check) on the terminal until `check` raises no ValueError; returns what it returns."""


class Options(Struct, frozen=True):
    """The options of the command; None where one was not given."""

    root: Path
    files: tuple[Path, ...]
    """Files and folders; none for standard input."""
    form: str | None = None
    """The name of a format; where it is None, the file tells."""
    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    id: str | None = None
    language: str | None = None
    origin: str | None = None


class _Given(Struct, frozen=True):
    """What an editor says of articles beside their files."""

    options: Options
    entries: Sequence[Entry]
    """What bibliographies say."""
    ask: Ask | None
    """None where there is nobody to ask."""

    def answer(
        self, value: str | None, question: str, known_as: str, otherwise: str, check: Callable[[str], str]
    ) -> str:
        """Return an option's value, else what the file says, else an answer; raises UsageFault where it can't stand."""
        if value is None and not known_as and self.ask is not None:
            return self.ask(question, otherwise, check)
        try:
            return check(value if value is not None else known_as or otherwise)
        except ValueError as error:
            raise UsageFault(str(error), "Nothing was written.") from error


class _Added(Struct, frozen=True):
    """An article that is to be written."""

    taken: Taken
    article: Article
    said: Said
    plan: Plan


def add_articles(options: Options, ask: Ask | None) -> int:
    """Add articles, print what was written and what to do next, and return the exit code.

    Of several, those that can't be added are told, and the others written. `ask` is None where there is nobody to ask.
    Raises UsageFault for options that do not fit or an article that is in the project already, EnvironmentFault for
    failures of the disk, of an extension, or of a library that is not installed; then nothing is written.
    """
    snapshot, wrong = read_snapshot(options.root, TEMPLATES)
    if missing := tuple(problem for problem in wrong if problem.code == "folder-missing"):
        report(missing, "text")
        return REJECTED
    known = known_of(snapshot)
    load_extensions(FORMATS)
    if options.form and options.form not in FORMATS.ids:
        raise UsageFault(f"--as {visible(options.form)}: there is no such format", f"It is {_listed(FORMATS.ids)}.")
    files = tuple(read_files(options.files))
    entries, files, problems = bibliographies(files, form=options.form)
    if len(files) != 1:
        _see_that_options_fit_all(options)
    taken = take(files, options.form, known)
    added, failed, wrong = _plan_all(taken, _Given(options, entries, ask), known)
    problems += wrong
    if problems:
        report(problems, "text")
    placed = tuple(_placed(added, failed, options.root, alone=len(taken) == 1))
    if len(taken) == 1 and placed:
        _tell(placed[0], options, known)
    elif len(taken) > 1:
        _tell_all(taken, placed, failed, known, options)
    return DONE if len(placed) == len(taken) and not problems else REJECTED


def _plan_all(
    taken: Sequence[Taken], given: _Given, known: Known
) -> tuple[list[_Added], dict[str, str], tuple[Problem, ...]]:
    """Return the articles that can be added, why others can't, by the names of their files, and the problems."""
    added: list[_Added] = []
    failed: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    for one in taken:
        faults = one.problems
        if one.article is not None:
            try:
                made = _planned(one, one.article, given, known)
            except UsageFault as fault:
                if len(taken) == 1:
                    raise
                failed[one.file.path] = fault.message
                continue
            # Options may hold what no record may; that is reported as for a file.
            faults = parse(File(made.plan.record, made.plan.files[made.plan.record]))[1]
            if not faults:
                known = with_plan(known, made.plan, made.said)
                added.append(made)
        if faults:
            problems += faults
            failed[one.file.path] = faults[0].message
    return added, failed, problems


def _placed(added: Sequence[_Added], failed: dict[str, str], root: Path, *, alone: bool) -> Iterator[_Added]:
    """Write the files of each article, all or none; what is there already stops one, and not the others."""
    for made in added:
        try:
            place_files(root, made.plan.files)
        except UsageFault as fault:
            if alone:
                raise
            failed[made.taken.file.path] = fault.message
        else:
            yield made


def _see_that_options_fit_all(options: Options) -> None:
    given = {"--title": options.title, "--id": options.id, "--from": options.origin}
    if several := [name for name, value in given.items() if value is not None]:
        message = (
            f"{_listed(several)} {'is' if len(several) == 1 else 'are'} of one article, and these are several files"
        )
        raise UsageFault(message, "Add that article by itself, or leave it out.")


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


def _lying(article: Article, known: Known) -> str | None:
    """Return the name of the article in seeds/ if it is there without a record; raises UsageFault if it has one."""
    name = known.seeds.get(digest_of(article.text.encode()))
    if name and name in known.recorded:
        source = known.recorded[name]
        message = f"this article is there already: seeds/{name}, whose record is {known.ids[source]}"
        raise UsageFault(message, "Nothing was written.")
    return name


# Questions to the editor


def _planned(taken: Taken, article: Article, given: _Given, known: Known) -> _Added:
    """Return an article with its files; raises UsageFault where it is there already, or an option is of no use."""
    entry = entry_of(taken.file.path, article.metadata, given.entries)
    metadata = entry.over(article.metadata) if entry else article.metadata
    said = _said(taken, article, metadata, given, known)
    schemas = (given.options.root / "schemas").is_dir()
    named = replace(taken.file, path=taken.file.path.rpartition("/")[2])
    return _Added(taken, article, said, plan(article, named, taken.form, said, known, schemas=schemas))


def _said(taken: Taken, article: Article, metadata: Metadata, given: _Given, known: Known) -> Said:
    """Return what is known of an article: what the editor says in options, else what the file says, else answers.

    Of a file that says no language, the article has the one that its text seems to be in.
    """
    options, path, lying = given.options, taken.file.path, _lying(article, known)
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    of = f" of {path}" if len(options.files) > 1 else ""
    answer, unknown = given.answer, "(null if not known)"
    title = answer(options.title, f"Title{of}", _fit(metadata.title, _title), f"[{visible(stem)}]", _title)
    outlet = _maybe(answer(options.outlet, f"Outlet {unknown}{of}", _fit(metadata.outlet, _line), "null", _line))
    date = _maybe(answer(options.date, f"Published {unknown}{of}", _fit(metadata.published, _day), "null", _day))
    seems = language_of(article.text)

    def free(text: str) -> str:
        if fault := id_fault(known, text, lying):
            message = f"the id can't be {quoted(text)}: {fault}"
            raise ValueError(message)
        return text

    return Said(
        id=answer(options.id, f"Id, for its address{of}", free_id(known, outlet, title, lying), "", free),
        title=title,
        outlet=outlet,
        published=date,
        language=options.language or metadata.language or _of_site(seems, known),
        origin=options.origin or name,
        metadata=metadata,
    )


def _of_site(language: str, known: Known) -> str:
    """Return a language, as the site calls it if it is the site's own: en-GB for en."""
    return known.language if language in ("", code_of(known.language)) else language


def _fit(text: str, check: Callable[[str], str]) -> str:
    """Return what a file says, or nothing where no record may say it."""
    try:
        return check(text) if text else ""
    except ValueError:
        return ""


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


def _tell(made: _Added, options: Options, known: Known) -> None:
    article, files = made.article, made.plan
    width = max(len(path) for path in files.files)
    for path, what in files.told.items():
        say(f"{path:<{width}}  {what}")
    for change in article.changes:
        say(f"In the text, {change}.")
    for line in told(article.left_out):
        say(f"Left out, {line}.")
    said = made.said
    if None in (options.title, options.outlet, options.date):
        say(
            f"Its record says: title {quoted(said.title)}, outlet {said.outlet or 'null'}, "
            f"date {said.published or 'null'}, language {_language(made, options)}."
        )
    say(f"\nNext: say in {files.record} what the article is and how far to trust it. Then")
    say(f"    coverage {said.id} --gaps     lists the sentences that back no claim yet")
    say(f"    coverage {said.id} --draft    drafts claims for them")
    if known.complete:
        say("Until each is accounted for, `check` has errors: site.yaml says `coverage: complete`.")


def _language(made: _Added, options: Options) -> str:
    """Return the language of an article, with whose word that is where neither the editor nor the file says one."""
    said, seems = made.said.language, language_of(made.article.text)
    if options.language:
        return said
    if not made.said.metadata.language:
        why = "as its words seem to be" if seems else "the site’s"
        return f"{said}, {why}: the file does not say"
    is_same = seems in ("", code_of(said))
    return said if is_same else f"{said}, as the file says, and its words seem to be {seems}"


def _tell_all(
    taken: Sequence[Taken], added: Sequence[_Added], failed: dict[str, str], known: Known, options: Options
) -> None:
    """Print a table: a row for each file, with what was taken over, and what was left out, in words."""
    by_file = {made.taken.file.path: made for made in added}
    width = max(len(one.file.path) for one in taken)
    ids = max((len(made.said.id) for made in added), default=2)
    say(f"{'file':<{width}}  {'id':<{ids}}  {'date':<10}  {'words':>7}  {'left out':>8}  title; outlet; language")
    for one in taken:
        made = by_file.get(one.file.path)
        if made is None:
            say(f"{one.file.path:<{width}}  not added: {failed.get(one.file.path, 'it can not be read')}")
            continue
        said, article = made.said, made.article
        out = sum(piece.words for piece in article.left_out)
        title = said.title if len(said.title) <= COLUMN else f"{said.title[: COLUMN - 1]}…"
        words = f"{word_count(article.text):>7,}  {out:>8,}"
        day = said.published or "-"
        rest = f"{title}; {said.outlet or 'no outlet'}; {_language(made, options)}"
        say(f"{one.file.path:<{width}}  {said.id:<{ids}}  {day:<10}  {words}  {rest}")
        for change in article.changes:
            say(f"{'':<{width}}  in the text, {change}")
    say(f"\n{len(added)} of {len(taken)} files were added. `add` of one file alone says what was left out of it.")
    if not added:
        return
    say("Next: say in each record of site_src/sources/ what the article is and how far to trust it. Then")
    say("    coverage          says how much of each source backs claims")
    if known.complete:
        say("Until each sentence is accounted for, `check` has errors: site.yaml says `coverage: complete`.")


def terminal() -> bool:
    """Tell whether there is somebody to ask: standard input and standard error are terminals."""
    return sys.stdin.isatty() and sys.stderr.isatty()
