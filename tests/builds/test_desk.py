"""An author's desk: gaps that become claims, from the command line to a site without a problem."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from siglum.model.files import digest_of
from tests.builds.ready import ready
from tests.builds.real import REPOSITORY
from tests.builds.small import Command, change, environment, run, write
from tests.doors.trees import git

ARTICLE = """\
The gate is shut

“It was: cheap,” Mara Lindqvist told the Harbour Post on Monday. It is raining.

It is raining. About 400 people – “yes, #400” – came.
"""
FINISHED = {
    "the-gate-is-shut": "The gate is shut.",
    "it-was-cheap-mara-lindqvist-told": "Mara Lindqvist said it was cheap.",
    "it-is-raining": "It rains.",
    "it-is-raining-2": "It rains still.",
    "about-400-people-yes-400-came": "About 400 people came.",
}
DRAFTS = "site_src/claims/gate.yaml"
ODD = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def add_article(root: Path) -> None:
    """Put an article into a site, without a claim."""
    write(root, "seeds/d-gate.txt", ARTICLE)
    record = f"---\nfile: d-gate.txt\ntitle: The gate is shut\nsha256: {digest_of(ARTICLE.encode())}\n---\n"
    write(root, "site_src/sources/gate.md", record)


def test_gaps_are_drafted_into_a_file_finished_and_published(command: Command, site: Path) -> None:
    add_article(site)
    assert "gate " in command(site, "coverage").stdout
    drafted = command(site, "coverage", "gate", "--draft")
    assert (drafted.returncode, drafted.stderr) == (
        0,
        "5 claims drafted; `check` names what is still to be written in them\n",
    )
    write(site, DRAFTS, drafted.stdout)

    done = command(site, "check", "--format", "json")
    left = json.loads(done.stdout)["problems"]
    assert done.returncode == 1
    errors = [one["code"] for one in left if one["severity"] == "error"]
    assert errors == ["draft-unfinished"] * drafted.stdout.count(": TODO")
    assert len(errors) == len(FINISHED) + 1, "one of them has no day yet"

    for claim, statement in FINISHED.items():
        change(site, DRAFTS, f"- id: {claim}\n  statement: TODO", f"- id: {claim}\n  statement: {statement}")
    text = (site / DRAFTS).read_text("utf-8")
    [when] = [line for line in text.split("\n") if line.startswith("  when: TODO")]
    change(site, DRAFTS, when, "  when: 1932-05-09")
    figure = "  figure: {value: 400, unit: people, of: those who came, bound: about}"
    change(site, DRAFTS, "  kind: figure\n", f"  kind: figure\n{figure}\n")
    checked = command(site, "check")
    assert (checked.returncode, "no problems" in checked.stderr) == (0, True), checked.stderr
    again = command(site, "coverage", "gate", "--draft")
    assert again.stdout == "# seeds/d-gate.txt: every sentence is accounted for.\n"
    assert command(site, "build").returncode == 0


def test_a_draft_says_what_it_found(command: Command, site: Path) -> None:
    add_article(site)
    text = command(site, "coverage", "gate", "--draft").stdout
    said = text[text.index("- id: it-was-cheap") :].partition("\n\n")[0]
    assert said == (
        "- id: it-was-cheap-mara-lindqvist-told\n"
        "  statement: TODO\n"
        "  kind: quotation\n"
        "  about: [mara-lindqvist, harbour-post]\n"
        "  when: TODO  # the day of “on Monday”; or a note that says why it cannot be known\n"
        "  evidence:\n"
        "    - source: gate\n"
        "      quote: |-\n"
        "        “It was: cheap,” Mara Lindqvist told the Harbour Post on Monday.\n"
        "      chain: [mara-lindqvist, harbour-post]\n"
        "      form: direct"
    )
    assert "# line 5 | numbers: 400; 400\n- id: about-400-people" in text


def test_drafts_are_utf8_whatever_the_terminal_has_letters_for(site: Path) -> None:
    add_article(site)
    done = run(site, "coverage", "gate", "--draft", env=environment(**ODD))
    assert (done.returncode, "“yes, #400” – came." in done.stdout) == (0, True), done.stderr


def test_a_project_with_schemas_has_them_named_in_its_drafts(command: Command, site: Path) -> None:
    assert "yaml-language-server" not in command(site, "coverage", "--draft").stdout
    assert command(site, "schema", str(site / "schemas")).returncode == 0
    first = command(site, "coverage", "--draft").stdout.split("\n")[0]
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (site / DRAFTS).parent.joinpath(schema).resolve() == (site / "schemas/claims.schema.json").resolve()


def test_an_article_without_a_record_is_told_so(command: Command, site: Path) -> None:
    write(site, "seeds/d-gate.txt", ARTICLE)
    for name in ("d-gate", "d-gate.txt", "seeds/d-gate.txt"):
        done = command(site, "coverage", name, "--draft")
        assert done.returncode == 2
        assert "seeds/d-gate.txt has no source record yet" in done.stderr


def test_what_a_broken_record_says_is_said_not_to_count(command: Command, site: Path) -> None:
    add_article(site)
    write(site, "site_src/claims/broken.yaml", "- id: [\n")
    done = command(site, "coverage", "gate", "--draft")
    assert done.returncode == 0
    assert done.stderr.startswith("note: the site has 1 error, ")


# Explanations


def test_explain_shows_what_is_wrong_and_how_it_is_mended(command: Command, tmp_path: Path) -> None:
    said = command(tmp_path, "explain", "quote-not-verbatim").stdout
    wrong, mended = said[said.index("Wrong:") :].split("\nMended:\n")
    assert "    seeds/tribune.txt\n        The bridge’s toll was dear.\n" in wrong
    assert "quote: The bridge's toll is dear." in wrong
    assert "quote: The bridge’s toll was dear." in mended
    assert "seeds/tribune.txt" not in mended, "only what is mended is shown again"


def test_explain_says_whether_the_site_is_published_all_the_same(command: Command, tmp_path: Path) -> None:
    assert "an error: nothing is published" in command(tmp_path, "explain", "quote-not-verbatim").stdout.split("\n")[0]
    assert "a warning" in command(tmp_path, "explain", "statement-drops-hedge").stdout.split("\n")[0]


def test_explain_without_an_example_says_no_empty_words(command: Command, tmp_path: Path) -> None:
    done = command(tmp_path, "explain", "cache-damaged")
    assert (done.returncode, "Wrong" in done.stdout) == (0, False)


@pytest.mark.parametrize("misspelt", ["quote-not-verbatm", "quote_not_verbatim", "Quote-Not-Verbatim", "not-verbatim"])
def test_explain_offers_the_nearest_code(command: Command, tmp_path: Path, misspelt: str) -> None:
    done = command(tmp_path, "explain", misspelt)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean quote-not-verbatim?" in done.stderr


# On a terminal


@pytest.mark.parametrize(
    ("changed", "coloured"),
    [
        ({"TERM": "xterm-256color", "NO_COLOR": None}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb", "NO_COLOR": None}, False),
        ({"TERM": None, "NO_COLOR": None}, False),
    ],
    ids=["a terminal", "an empty wish", "a wish for none", "a dumb terminal", "an unknown terminal"],
)
def test_problems_have_colours_on_a_terminal_that_shows_them(
    site: Path, changed: dict[str, str | None], *, coloured: bool
) -> None:
    write(site, "site_src/claims/broken.yaml", "- id: [\n")
    reading, writing = pty.openpty()
    subprocess.run(
        [*ready().asking(), "--root", str(site), "check"],
        env=environment(**changed),
        stderr=writing,
        timeout=60,
        check=False,
    )
    os.close(writing)
    shown = os.read(reading, 65536).decode()
    os.close(reading)
    assert "yaml-syntax" in shown
    assert ("\x1b[" in shown) is coloured


def test_problems_have_no_colours_in_a_file(site: Path) -> None:
    write(site, "site_src/claims/broken.yaml", "- id: [\n")
    assert "\x1b" not in run(site, "check", env=environment(TERM="xterm-256color", NO_COLOR=None)).stderr


def test_what_rests_on_a_source_is_told_and_what_is_none_is_refused_with_the_nearest(
    command: Command, site: Path
) -> None:
    told = command(site, "rests", "courier")
    rests = json.loads((REPOSITORY / "tests/golden/output/data/rests.json").read_text(encoding="utf-8"))["rests"]
    loss = next(one for one in rests if one["id"] == "courier")
    assert told.returncode == 0
    assert f"carries {len(loss['claims'])} claims" in told.stdout
    assert f"{len(loss['nothing'])} claims would have nothing left that says so:" in told.stdout
    assert all(f"    {claim}: " in told.stdout for claim in (*loss["nothing"], *loss["fewer"]))
    near = command(site, "rests", "couriers")
    assert (near.returncode, "did you mean courier?" in near.stderr) == (2, True)
    claim = command(site, "rests", "crowd-of-4000")
    assert (claim.returncode, "is a claim, and no article" in claim.stderr) == (2, True)


def test_an_explainer_tells_when_git_says_it_was_changed_unless_it_says_so_itself(command: Command, site: Path) -> None:
    pages = {one.stem: one.read_text(encoding="utf-8") for one in (site / "site_src/explainers").glob("*.md")}
    [dated], [other] = ([name for name in pages if ("\nupdated: " in pages[name]) is own] for own in (True, False))
    for arguments in (("init", "-q"), ("add", "site_src"), ("commit", "-qm", "all of it")):
        git(site, *arguments, day="1970-01-01")
    said = command(site, "dates")
    assert (said.returncode, said.stderr.split(" dated")[0]) == (0, "2 explainers")
    assert command(site, "build", "--no-search").returncode == 0
    shown = {name: (site / f"output/explainers/{name}/index.html").read_text(encoding="utf-8") for name in pages}
    told = {name: "ast changed 1 January 1970. A number" in shown[name] for name in pages}
    assert told == {dated: False, other: True}
    assert "ast changed" in shown[dated]
