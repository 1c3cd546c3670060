"""The command line: the commands and their options."""

import sys
from pathlib import Path
from typing import Any

import click

from siglum import __version__
from siglum.commands.options import MOST, Workers, ask, language, origin, processors, scheduler_address, web_address
from siglum.commands.terminal import tell_losses

FORMATS = click.Choice(["text", "json", "github", "sarif"])


ORDER = (
    "new", "add", "preview", "coverage", "rests", "highlights", "check", "dates", "build", "upload", "farm", "verify",
    "prove", "explain", "schema", "upgrade",
)  # fmt: skip
"""The order of commands in the help, as one comes to need them; any others follow."""


class _InOrder(click.Group):
    """A group of commands, listed in ORDER."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))


@click.group(
    cls=_InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`siglum COMMAND --help` says more of a command, `siglum explain CODE` of a problem.",
)
@click.version_option(__version__, prog_name="siglum")
@click.option(
    "--root",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="The project's folder; this one by default.",
)
@click.pass_context
def commands(context: click.Context, root: Path) -> None:
    """Turn articles into a site in which every claim shows the passage that backs it.

    A project is a folder with the articles in seeds/, as they were received, and what an editor writes about them in
    site_src/. A quotation that is not in its article, letter for letter, is never published. To look at a project:

    \b
        siglum new my-site
        siglum --root my-site preview --open
    """  # noqa: D301 - by this character click knows lines that stay as they are
    context.obj = root


@commands.command(short_help="Make the site in output/, if nothing is wrong.")
@click.option("--output", type=click.Path(path_type=Path), help="Where the site goes; output/ in the root by default.")
@click.option(
    "--base-url",
    callback=web_address,
    help="The address at which the site will stand, for canonical links, shared links and the sitemap.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes that share the work on this machine.")
@click.option("--workers", type=click.IntRange(1, 64), default=None, help="Workers of a Dask cluster on this machine.")
@click.option("--scheduler", metavar="ADDRESS", callback=scheduler_address, help="A Dask scheduler with workers.")
@click.option("--format", "form", type=FORMATS, default="text", help="How problems are said.")
@click.option("--no-cache", is_flag=True, help="Read and make everything afresh.")
@click.option("--no-search", is_flag=True, help="Make no search index; the site then has lists from A to Z.")
@click.option("--durable", is_flag=True, help="Wait for the disk, so that even a power failure leaves a whole site.")
@click.pass_obj
def build(  # noqa: PLR0913 - one for each option
    root: Path,
    output: Path | None,
    base_url: str | None,
    jobs: int | None,
    workers: int | None,
    scheduler: str | None,
    form: str,
    *,
    no_cache: bool,
    no_search: bool,
    durable: bool,
) -> None:
    """Make the site, and publish it in one step, if nothing is wrong.

    Reads all that the project holds, proves every quotation, makes every page, and reads the pages again. Where
    anything is wrong, it is said, and the site of before stays as it was.
    """
    from siglum.commands.build import Options, build_site  # noqa: PLC0415 - help and usage errors need none of it
    from siglum.doors.signals import until_exit  # noqa: PLC0415 - as above

    options = Options(
        root=root,
        output=output or root / "output",
        base_url=base_url,
        workers=Workers(jobs or min(processors(), MOST), scheduler, workers),
        form=form,
        cache=not no_cache,
        durable=durable,
        search=not no_search,
    )
    code = build_site(options, until_exit)
    # The site is what was asked for, whatever becomes of the words about it.
    tell_losses()
    sys.exit(code)


@commands.command(short_help="Make many sites, and a register of whom they have in common.")
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Sites that are made at a time.")
@click.option("--register", "into", type=click.Path(path_type=Path), help="The file that the register is written to.")
@click.option("--no-search", is_flag=True, help="Make no search indexes.")
def farm(folders: tuple[Path, ...], jobs: int | None, into: Path | None, *, no_search: bool) -> None:
    """Make the sites of many projects, each by itself.

    Each DIR is a project's folder; its site goes to output/ in it, as `build` has it. One that fails holds up no other,
    and keeps its old site. The register is a file in JSON with all people and organizations of all sites; records of
    several sites are one where an editor says so by `same_as`. The exit code is the gravest of all.
    """
    from siglum.commands.farm import farm_sites  # noqa: PLC0415 - help and usage errors need none of it

    options = ["--no-search"] if no_search else []
    sys.exit(farm_sites(folders, jobs or min(processors(), MOST), into, options))


@commands.command(short_help="Say whether a site is as it was published.")
@click.argument("folder", metavar="[OUTPUT]", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def verify(root: Path, folder: Path | None) -> None:
    """Read a published site again, and say whether it is as it was published.

    OUTPUT is a folder with a site, wherever it came from; output/ in the root by default. Each file is compared with
    the manifest that the site carries, every quotation in pages and data with the text that it is from, and the search
    index is looked through. No project is needed, and nothing is changed.
    """
    from siglum.commands.verify import verify_site  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(verify_site(folder or root / "output"))


@commands.command(short_help="Bring the site to an object store or a server.")
@click.argument("url")
@click.argument("folder", metavar="[OUTPUT]", required=False, type=click.Path(path_type=Path))
@click.option("--versions", is_flag=True, help="Give each version a folder of its own, and name it in current.json.")
@click.option("--all", "everything", is_flag=True, help="Write every file, also what has not changed.")
@click.pass_obj
def upload(root: Path, url: str, folder: Path | None, *, versions: bool, everything: bool) -> None:
    """Bring a built site to where it is served: an object store, or a server.

    URL is whatever fsspec can write to, such as s3://bucket/site, gs:// or sftp://; OUTPUT the folder with the site,
    output/ in the root by default. Writes what has changed, pages after what they load, and removes what is gone. An
    upload that is broken off is brought to an end by the next. docs/publishing.md tells more.
    """
    from siglum.commands.upload import upload_site  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(upload_site(folder or root / "output", url, versions=versions, everything=everything))


@commands.command(short_help="Say what is wrong, and make nothing.")
@click.option("--format", "form", type=FORMATS, default="text", help="How problems are said.")
@click.option("--no-cache", is_flag=True, help="Read everything afresh.")
@click.option(
    "--originals", is_flag=True, help="Look for each passage in the file, too, that its article was taken from."
)
@click.pass_obj
def check(root: Path, form: str, *, no_cache: bool, originals: bool) -> None:
    """Read and prove, and say what is wrong; nothing is published.

    With --originals, the files in seeds/ that articles were taken from are read again (web archives, PDF, HTML and the
    like, with what `add` reads them with), and every passage has to stand in its own, too.
    """
    from siglum.commands.build import check_site  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(check_site(root, form, cache=not no_cache, originals=originals))


@commands.command(short_help="Show the site, and every save, in a browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Where to serve; 0: any.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@click.option(
    "--editor", help="How a link opens a file in your editor; vscode://file{path}:{line}:{column} by default."
)
@click.pass_obj
def preview(root: Path, port: int, editor: str | None, *, opens: bool) -> None:
    """Build, serve on this computer, and show every save in the browser; nothing is published."""
    from siglum.preview.notices import EDITOR  # noqa: PLC0415 - as above
    from siglum.preview.server import Options, preview_site  # noqa: PLC0415 - as above

    sys.exit(preview_site(Options(root=root, port=port, opens=opens, editor=editor or EDITOR)))


@commands.command(short_help="Say how much of each source is accounted for.")
@click.argument("source", required=False)
@click.option("--gaps", is_flag=True, help="List every sentence that is not accounted for.")
@click.option("--draft", is_flag=True, help="Print a claim to be finished for each of these sentences, as YAML.")
@click.pass_obj
def coverage(root: Path, source: str | None, *, gaps: bool, draft: bool) -> None:
    """Say how much of each source is accounted for.

    A sentence is accounted for when it backs a claim, or is set aside with a reason. SOURCE is a source's id; without
    it, all are shown. What --draft prints goes into a file of site_src/claims/:

        coverage harbour-post --draft > site_src/claims/harbour-post.yaml
    """
    from siglum.commands.desk import draft_gaps, show_coverage  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(draft_gaps(root, source) if draft else show_coverage(root, source, gaps=gaps))


@commands.command(short_help="Say what would fall with an article, a report or a speaker.")
@click.argument("name", metavar="ID")
@click.pass_obj
def rests(root: Path, name: str) -> None:
    """Say what the site would lose without an article, a report, an outlet or a speaker.

    ID is that of a source, an origin, an organization or a person. Lists the claims for which nothing would be left
    that says so, those that would go back to fewer origins, and the sentences of explainers that would then stand
    unsupported, the editor's own by what their grounds cite.

        rests wire-report
    """
    from siglum.commands.rests import show_resting  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(show_resting(root, name))


@commands.command(short_help="Note when each explainer was last changed, as Git tells.")
@click.pass_obj
def dates(root: Path) -> None:
    """Note in site_src/dates.yaml when each explainer was last changed, as the history of Git tells.

    A build reads that file, so that it needs neither a clock nor Git; `updated` in an explainer goes before it. A
    workflow runs this before it builds, with the whole history at hand (fetch-depth: 0).
    """
    from siglum.commands.dates import note_dates  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(note_dates(root))


_wheel = click.option(
    "--wheel",
    type=click.Path(path_type=Path),
    help="The wheel of this siglum that the project keeps, where siglum itself runs in a checkout.",
)


@commands.command(short_help="Write a small complete project into DIR.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_wheel
def new(folder: Path, wheel: Path | None) -> None:
    """Write a small complete project into DIR, which must be missing or empty.

    Its subject is invented. It builds at once and uses every kind of record, to be looked at, changed, and replaced
    by a subject of your own; its README.md says how. It keeps this siglum in wheels/, and locks it with all that it
    needs in requirements.txt.
    """
    from siglum.project.new import start_project  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(start_project(folder, wheel))


@commands.command()
@_wheel
@click.pass_obj
def upgrade(root: Path, wheel: Path | None) -> None:
    """Bring a project to this version of siglum.

    Renews what siglum wrote: requirements.txt with the wheel in wheels/, schemas/, Makefile, workflow and the like.
    A file that you changed stays; the new one is written beside it as NAME.new. Says what is left to do by hand.

        uvx siglum@latest upgrade
    """
    from siglum.project.upgrade import upgrade_project  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(upgrade_project(root, wheel))


@commands.command(short_help="Take articles into the project.")
@click.argument(
    "files", metavar="FILE|DIR|-...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True)
)
@click.option("--title", help="The title that it prints; where it prints none, one of yours in [square brackets].")
@click.option("--outlet", help="The outlet that published it: its name, or the id of its record; null if not known.")
@click.option(
    "--date", help="The day it was published, such as 2025-01-13, 2025-01 or 2025-01~ (about); null if not known."
)
@click.option("--id", help="Its name in records and its page's address; made of outlet and title by default.")
@click.option("--unwrap", is_flag=True, hidden=True, expose_value=False, help="Lines read on by themselves.")
@click.option("--language", callback=language, help="Its language, such as en or zh-Hant; the site's by default.")
@click.option(
    "--from", "origin", callback=origin, help="Where it came from: an address, or words; the file's name by default."
)
@click.option(
    "--as",
    "form",
    metavar="FORMAT",
    help="What FILE is, where its ending does not say it: text, markdown, html, pdf, webvtt, subrip, warc, mail, or "
    "what an extension reads.",
)
@click.pass_obj
def add(root: Path, /, files: tuple[Path, ...], **options: str | None) -> None:
    """Take articles into seeds/ and write their records.

    FILE is plain text, Markdown, HTML (or MHTML), PDF, a mail (EML), subtitles (WebVTT, SubRip) or a web archive (WARC,
    WACZ); of a folder all files are taken, and - reads standard input. The words are stored in seeds/, and the original
    beside them where it is not the same. What the file says of itself goes into the record, what a bibliography among
    the files says of it too (BibTeX, RIS, CSL-JSON); what is missing is asked for. From then on the text is not edited:
    every quotation is compared with it.

        add article.html --from https://example.org/news/article.html
        add papers/ references.bib
    """
    from siglum.commands.add import Options, add_articles, terminal  # noqa: PLC0415 - as above

    is_stream = [str(file) for file in files] == ["-"]
    given = Options(root, () if is_stream else files, **options)
    sys.exit(add_articles(given, ask if not is_stream and terminal() else None))


@commands.command(short_help="Draft claims from what was marked elsewhere.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def highlights(root: Path, files: tuple[Path, ...]) -> None:
    """Print a draft of a claim for each passage that somebody marked in Hypothesis, Zotero or a Web Annotation.

    FILE is an export of theirs: JSON, CSV, or of Zotero Markdown, RDF or HTML. A highlight is placed by its words and
    those around them, and never moved: one that stands in no article, or in several places, is told with the nearest
    passage. What is printed goes into a file of site_src/claims/:

        highlights hypothesis.json > site_src/claims/marked.yaml
    """
    from siglum.commands.desk import draft_highlighted  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(draft_highlighted(root, files))


@commands.command(short_help="Say what a problem means, and how to mend it.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a problem means and how to mend it; without a code, list them all."""
    from siglum.commands.desk import explain_code  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(explain_code(code))


@commands.command(short_help="Prove the quotations of any files.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--sources",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder of the texts that are quoted: .txt and .md, with the folders in it.",
)
@click.option(
    "--quote", metavar="PATH", help="In YAML or JSON: where the quotations stand, such as 'evidence[].snippet'."
)
@click.option("--source", metavar="PATH", help="Where the name of each one's source stands: 'evidence[].reference'.")
@click.option("--statement", metavar="PATH", help="Where what is stated on them stands, to be compared with them.")
@click.option("--language", callback=language, default="en", help="The language of the files that do not say theirs.")
@click.option("--fix", is_flag=True, help="Print a patch where only letters, marks, spaces or an omission differ.")
@click.option("--format", "form", type=FORMATS, default="text", help="How problems are said.")
def prove(files: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401 - what is declared above
    """Prove that the quotations of any files stand in their sources, letter for letter.

    FILE is Markdown with footnotes or links, or YAML, JSON or JSON Lines with declared paths. No project is needed;
    nothing is changed. docs/prove.md tells all of it.

        prove report.md --sources texts/
        prove kb/*.yaml --sources texts/ --quote 'evidence[].snippet' --source 'evidence[].reference'
    """
    from siglum.commands.prove import Options, prove_files  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(prove_files(Options(files, **options)))


@commands.command(hidden=True)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def reference(folder: Path) -> None:
    """Write the pages of docs/ that come from the declarations."""
    from siglum.commands.desk import write_reference  # noqa: PLC0415 - help and usage errors need none of it
    from siglum.reference.manual import commands_page  # noqa: PLC0415 - as above

    sys.exit(write_reference(folder, commands_page(commands)))


@commands.command(short_help="Write the JSON Schemas that editors read.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
def schema(folder: Path) -> None:
    """Write a JSON Schema for each kind of file, for editors that complete and check YAML."""
    from siglum.commands.desk import write_schemas  # noqa: PLC0415 - help and usage errors need none of it

    sys.exit(write_schemas(folder))
