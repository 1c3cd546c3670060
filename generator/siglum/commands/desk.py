"""Commands that publish nothing: coverage, drafts, explanations, and the reference pages and schemas."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from siglum.commands.build import prove_root
from siglum.commands.terminal import note_broken, report, say, say_data
from siglum.doors.errors import UsageFault
from siglum.doors.loose import replace_file
from siglum.doors.plain import read_plain
from siglum.doors.shipped import PACKAGE
from siglum.model.exits import DONE, REJECTED, USAGE
from siglum.model.problems import errors_in, visible
from siglum.reference.examples import MENDED, WRONG, Example, read_examples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from siglum.drafting.marked import Highlight
    from siglum.proving.site import Site

LARGEST_EXPORT = 64 << 20
"""Bytes of an export of highlights, at most."""
EXAMPLES = PACKAGE / "reference" / "examples"


def show_coverage(root: Path, source: str | None, *, gaps: bool) -> int:
    """Print how much of each source is accounted for; return the exit code."""
    from siglum.proving.coverage import quoted_share  # noqa: PLC0415 - see commands/build.py

    site, names, code = _sources_of(root, source)
    if site is None:
        return code
    width = max((24, *map(len, names)))
    for name in names:
        covered = site.coverage[name]
        states = [one.state for one in covered]
        done = len(states) - states.count("gap")
        share = done / len(states) if states else 1.0
        bar = "█" * round(share * 20) + "░" * (20 - round(share * 20))
        quoted = quoted_share(site.texts[name], site.proofs_in[name])
        say(
            f"{name:<{width}} {bar} {done} of {len(states)} sentences ({share:.0%}): {states.count('cited')} cited, "
            f"{states.count('set-aside')} set aside; {quoted:.0%} of the words",
            sys.stdout,
        )
        text = site.texts[name].text
        for one in covered if gaps else ():
            if one.state == "gap":
                line = site.texts[name].line(one.stretch.start)
                words = visible(text[one.stretch.start : one.stretch.end])
                say(f"    seeds/{site.sources[name].file}:{line}: {words}", sys.stdout)
    return DONE


def draft_gaps(root: Path, source: str | None) -> int:
    """Print a draft of a claim for each sentence that is not accounted for; return the exit code."""
    from siglum.drafting.as_yaml import MODELINE, as_yaml  # noqa: PLC0415 - see commands/build.py
    from siglum.drafting.drafts import Draft, draft_claims  # noqa: PLC0415 - see commands/build.py
    from siglum.facts.names import names_of  # noqa: PLC0415 - see commands/build.py

    site, sources, code = _sources_of(root, source)
    if site is None:
        return code
    names = names_of(site)
    taken: list[str] = []
    if (root / "schemas" / "claims.schema.json").is_file():
        say_data(MODELINE)
    for name in sources:
        drafts = tuple(draft_claims(site, names, name, taken))
        taken += [draft.id for draft in drafts if isinstance(draft, Draft)]
        for line in as_yaml(site.texts[name].path, drafts):
            say_data(line)
    say(f"{len(taken)} claims drafted; `check` names what is still to be written in them")
    return DONE


def draft_highlighted(root: Path, files: "Sequence[Path]") -> int:
    """Print a draft of a claim for each passage that was marked elsewhere; return the exit code.

    What can't be placed is told, with the nearest passage.
    """
    from siglum.doors.incoming import read_incoming  # noqa: PLC0415 - see commands/build.py
    from siglum.drafting.as_yaml import MODELINE, claims_as_yaml  # noqa: PLC0415 - see commands/build.py
    from siglum.drafting.exported import highlights_in  # noqa: PLC0415 - see commands/build.py
    from siglum.drafting.highlights import (  # noqa: PLC0415 - see commands/build.py
        Unplaced,
        draft_highlights,
    )
    from siglum.facts.names import names_of  # noqa: PLC0415 - see commands/build.py
    from siglum.model.files import File  # noqa: PLC0415 - see commands/build.py

    highlights: list[Highlight] = []
    for path in files:
        try:
            highlights += highlights_in(File(path.name, read_incoming(path, LARGEST_EXPORT)))
        except ValueError as error:
            raise UsageFault(
                f"{visible(str(path))} can't be read: {error}",
                "Export the annotations as JSON, as CSV, or from Zotero as Markdown or RDF.",
            ) from error
    site, _, code = _sources_of(root, None)
    if site is None:
        return code
    made = tuple(draft_highlights(site, names_of(site), highlights))
    drafts = [one for one in made if not isinstance(one, Unplaced)]
    if (root / "schemas" / "claims.schema.json").is_file():
        say_data(MODELINE)
    for line in claims_as_yaml(drafts):
        say_data(line)
    for one in made:
        if isinstance(one, Unplaced):
            words = f"“{one.highlight.exact}”: " if one.highlight.exact else ""
            say(visible(f"not placed: {words}{one.why}"))
    say(f"{len(drafts)} of {len(made)} highlights became drafts; `check` names what is still to be written in them")
    return DONE if len(drafts) == len(made) else REJECTED


def _sources_of(root: Path, source: str | None) -> "tuple[Site | None, Sequence[str], int]":
    """Return the site and the sources that a command is about; or None, and the exit code, after reporting why."""
    from siglum.model.files import Place  # noqa: PLC0415 - see commands/build.py
    from siglum.proving.unknown import unknown_id  # noqa: PLC0415 - see commands/build.py

    proven, problems = prove_root(root, cache=True)
    site = proven.site
    if site is None:
        report(problems, "text")
        return None, (), REJECTED
    if source is not None and source not in site.sources:
        problem = unknown_id(source, site.sources, Place(""), "source")
        file = source.removeprefix("seeds/")
        waiting = [one for one in problems if one.code == "seed-without-source" and _names_file(one.span.path, file)]
        hint = waiting[0].hint if waiting else problem.hint
        message = f"{waiting[0].span.path} has no source record yet" if waiting else problem.message
        say(f"error: {message}\n    hint: {hint}")
        return None, (), USAGE
    note_broken(sum(problem.code != "sentence-unaccounted" for problem in errors_in(problems)))
    return site, (source,) if source else tuple(site.sources), DONE


def _names_file(path: str, said: str) -> bool:
    name = path.removeprefix("seeds/")
    return said in (name, name.rpartition(".")[0])


def explain_code(code: str | None) -> int:
    """Print what a problem means, how to mend it, and an example, or list all codes; return the exit code."""
    from siglum.extensions import load_extensions  # noqa: PLC0415 - see commands/build.py
    from siglum.proving.more_laws import MORE_LAWS, all_codes, all_warnings  # noqa: PLC0415 - see commands/build.py

    load_extensions(MORE_LAWS)
    codes = all_codes()
    if code is None:
        for name, explained in codes.items():
            say(f"{name:<32} {explained.means.split('. ')[0].rstrip('.')}.", sys.stdout)
        return DONE
    if code not in codes:
        from rapidfuzz import process  # noqa: PLC0415 - only a mistake needs it

        near = process.extractOne(code.lower().replace("_", "-"), list(codes), score_cutoff=50)
        say(f"error: there is no problem called {visible(code)}")
        say(f"    hint: {f'did you mean {near[0]}?' if near else '`explain` lists them all'}")
        return USAGE
    kind = (
        "a warning: the site is published all the same" if code in all_warnings() else "an error: nothing is published"
    )
    say(f"{code}, {kind}\n\nWhat it means: {codes[code].means}\n\nWhat to do: {codes[code].mend}", sys.stdout)
    if example := load_examples().get(code):
        for title, side in (("Wrong", WRONG), ("Mended", MENDED)):
            say(f"\n{title}:", sys.stdout)
            for path, lines in example.shown(side):
                say("\n".join((f"    {path}", *(f"        {line}".rstrip() for line in lines))), sys.stdout)
    return DONE


def load_examples() -> dict[str, Example]:
    """Return the examples of problems by code, for those that have one."""
    found = {path.name: read_plain(path)[0].decode() for path in sorted(EXAMPLES.glob("*.txt"))}
    return read_examples(found)


def write_reference(folder: Path, commands_page: str) -> int:
    """Write the pages of the documentation that are made of declarations; return the exit code.

    `commands_page` is the text of commands.md, which only the command line can make.
    """
    from siglum.reference.documents import fields_page, problems_page  # noqa: PLC0415 - see commands/build.py

    pages = {"commands.md": commands_page, "problems.md": problems_page(load_examples()), "fields.md": fields_page()}
    return _write_files(folder, pages)


def write_schemas(folder: Path) -> int:
    """Write a JSON Schema for each kind of file; return the exit code."""
    from siglum.reference.documents import schemas  # noqa: PLC0415 - see commands/build.py

    return _write_files(folder, schemas())


def _write_files(folder: Path, files: dict[str, str]) -> int:
    for name, text in files.items():
        replace_file(folder / name, text.encode())
    say(f"{len(files)} files written to {folder}")
    return DONE
