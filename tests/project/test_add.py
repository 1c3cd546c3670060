"""The command `add`, as an editor meets it: what it writes, asks, refuses and says."""

import os
import pty
import select
import shlex
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import click
import pytest

from siglum.build import prove
from siglum.commands import taking
from siglum.commands.cli import commands
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from tests.builds.ready import ready
from tests.builds.small import PYTHON, Command, change, environment, write
from tests.doors.trees import read_all, tree_hash

TEXT = """Geese hold up a ferry

On Friday a flock of geese held up the ferry to Stour. “They would not pay,” said the ferryman.
"""
PAGE = f"""<!doctype html><html><head><title>Geese hold up a ferry</title>
<meta property="og:site_name" content="Harbour Post"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Geese hold up a ferry</h1><p>{TEXT.split(chr(10))[2]}</p></article></body></html>"""
UNKNOWN = ("--title", "Geese hold up a ferry", "--outlet", "null", "--date", "null")


@pytest.fixture(autouse=True)
def articles(tmp_path: Path) -> None:
    """Put articles that are to be added beside the project."""
    write(tmp_path, "ferry.txt", TEXT)
    write(tmp_path, "ferry.html", PAGE)


def added(project: Path, before: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files that a project has more than before; none of those may have changed."""
    now = read_all(project)
    assert before.items() <= now.items()
    return {name: data for name, data in now.items() if name not in before}


# What is written


def test_a_plain_text_is_stored_byte_for_byte_with_its_record(project: Path, command: Command) -> None:
    before = read_all(project)
    done = command(project, "add", str(project.parent / "ferry.txt"), *UNKNOWN)
    assert (done.returncode, done.stdout) == (0, "")
    new = added(project, before)
    assert set(new) == {"seeds/geese-hold-up-ferry.txt", "site_src/sources/geese-hold-up-ferry.md"}
    assert new["seeds/geese-hold-up-ferry.txt"] == TEXT.encode()
    digest = sha256(TEXT.encode()).hexdigest()
    assert new["site_src/sources/geese-hold-up-ferry.md"].decode() == (
        "---\n"
        "# yaml-language-server: $schema=../../schemas/sources.schema.json\n"
        "file: geese-hold-up-ferry.txt\n"
        "title: Geese hold up a ferry\n"
        "outlet: null\n"
        "published: null\n"
        "language: en\n"
        f"sha256: {digest}\n"
        "original:\n"
        f"  sha256: {digest}\n"
        "  from: ferry.txt\n"
        "---\n"
        "Received as plain text.\n"
    )


def test_all_that_is_said_stands_in_the_record_and_an_outlet_without_one_gets_its_own(
    project: Path, command: Command
) -> None:
    before = read_all(project)
    done = command(
        project,
        *("add", str(project.parent / "ferry.html"), "--title", "Geese: “a hold-up”", "--outlet", "Harbour Post"),
        *("--date", "2024-06~", "--language", "en-GB", "--from", "https://post.example/ferry?a=1#b"),
    )
    assert done.returncode == 0, done.stderr
    new = added(project, before)
    assert set(new) == {
        "seeds/harbour-post-geese-hold-up.html.original",
        "seeds/harbour-post-geese-hold-up.locators.json",
        "seeds/harbour-post-geese-hold-up.txt",
        "site_src/organizations/harbour-post.md",
        "site_src/sources/harbour-post-geese-hold-up.md",
    }
    assert new["seeds/harbour-post-geese-hold-up.html.original"] == PAGE.encode()
    text = new["seeds/harbour-post-geese-hold-up.txt"]
    assert TEXT.split("\n")[2] in text.decode().split("\n")
    assert new["site_src/organizations/harbour-post.md"] == (
        b"---\nname: Harbour Post\nkind: outlet\n---\nAn outlet.\n"
    )
    record = new["site_src/sources/harbour-post-geese-hold-up.md"].decode().split("\n")
    assert record[2:13] == [
        "file: harbour-post-geese-hold-up.txt",
        "title: 'Geese: “a hold-up”'",
        "outlet: harbour-post",
        "published: 2024-06~",
        "language: en-GB",
        "address: https://post.example/ferry?a=1#b",
        f"sha256: {sha256(text).hexdigest()}",
        "original:",
        "  file: harbour-post-geese-hold-up.html.original",
        f"  sha256: {sha256(PAGE.encode()).hexdigest()}",
        "  from: https://post.example/ferry?a=1#b",
    ]


@pytest.mark.parametrize("said", ["Rail Month", "rail month", "rail-month"])
def test_an_outlet_that_has_a_record_is_known_by_its_name_and_its_id(
    project: Path, command: Command, said: str
) -> None:
    before = read_all(project)
    article = str(project.parent / "ferry.txt")
    assert command(project, "add", article, "--title", "x", "--outlet", said, "--date", "null").returncode == 0
    new = added(project, before)
    assert set(new) == {"seeds/rail-month-x.txt", "site_src/sources/rail-month-x.md"}
    assert b"\noutlet: rail-month\n" in new["site_src/sources/rail-month-x.md"]


@pytest.mark.parametrize(
    ("title", "outlet", "date"),
    [
        ("[A letter]", "null", "[2024-06-03,2024-06-04]"),
        ("'Quoted' \\ \"twice\"", "It’s: here", "../2013"),
        ("# no comment", "- a list", "2024"),
        ("null", "{a}", "2024-06-03/2024-06-05"),
        ("12", "12", "2024?"),
        ("true: or false?", "橋報", "2024-21"),
        ("橋開通了", "&anchor", "null"),
        ("é\u0301 𝔾oose", "*alias", "2024-06-04"),
    ],
)
def test_whatever_is_said_the_record_can_be_read_and_gives_it_back(
    project: Path, command: Command, title: str, outlet: str, date: str
) -> None:
    article = str(project.parent / "ferry.txt")
    done = command(project, "add", article, "--title", title, "--outlet", outlet, "--date", date, "--id", "ferry")
    assert done.returncode == 0, done.stderr
    proven = prove(read_snapshot(project, TEMPLATES)[0])
    assert proven.errors == ()
    site = proven.site
    assert site
    source = site.sources["ferry"]
    assert source.title == title
    assert (source.published.text if source.published else "null") == date
    assert (site.organizations[source.outlet].name if source.outlet else "null") == outlet


def test_what_is_changed_in_a_text_is_said_and_the_original_kept(project: Path, command: Command) -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    write(project.parent, "ferry.txt", data)
    before = read_all(project)
    done = command(project, "add", str(project.parent / "ferry.txt"), *UNKNOWN, "--id", "ferry")
    new = added(project, before)
    assert new["seeds/ferry.txt"] == TEXT.encode()
    assert new["seeds/ferry.txt.original"] == data
    assert "In the text, the byte order mark at its beginning is left out." in done.stderr
    assert "In the text, 3 line ends are written as LF." in done.stderr


def test_an_article_that_somebody_put_into_seeds_gets_its_record_where_it_lies(project: Path, command: Command) -> None:
    write(project, "seeds/005_Ferry.txt", TEXT.replace("\n", "\r\n"))
    before = read_all(project)
    done = command(project, "add", str(project / "seeds" / "005_Ferry.txt"), *UNKNOWN)
    assert done.returncode == 0, done.stderr
    new = added(project, before)
    assert set(new) == {"site_src/sources/005-ferry.md"}
    assert b"\nfile: 005_Ferry.txt\n" in new["site_src/sources/005-ferry.md"]
    assert command(project, "check").returncode == 0


def test_an_article_comes_from_standard_input_too(project: Path) -> None:
    before = read_all(project)
    done = subprocess.run(
        [*ready().asking(), "--root", str(project), "add", "-", *UNKNOWN, "--id", "ferry"],
        input=PAGE.encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    new = added(project, before)
    assert new["seeds/ferry.html.original"] == PAGE.encode()
    assert b"\n  from: standard input\n" in new["site_src/sources/ferry.md"]


def test_a_project_without_schemas_and_without_articles_gets_its_first(tmp_path: Path, command: Command) -> None:
    write(tmp_path, "p/site_src/site.yaml", "title: x\ntagline: x\ndescription: x\nscope: x\nlanguage: de\n")
    write(tmp_path, "ferry.md", f"# {TEXT}")
    done = command(tmp_path / "p", "add", str(tmp_path / "ferry.md"), *UNKNOWN, "--id", "ferry")
    assert done.returncode == 0, done.stderr
    record = (tmp_path / "p" / "site_src" / "sources" / "ferry.md").read_text(encoding="utf-8")
    assert "yaml-language-server" not in record
    assert "\nlanguage: de\n" in record
    assert (tmp_path / "p" / "seeds" / "ferry.md.original").read_bytes() == f"# {TEXT}".encode()
    assert command(tmp_path / "p", "check").returncode == 0


# What is said


def test_it_says_what_it_wrote_and_which_commands_come_next(project: Path, command: Command) -> None:
    before = read_all(project)
    done = command(project, "add", str(project.parent / "ferry.html"), *UNKNOWN)
    written, following = done.stderr.split("\n\n")
    lines = written.split("\n")
    assert {line.split("  ")[0] for line in lines[:-1]} == set(added(project, before))
    assert lines[-1] == "Left out, navigation: 1 word in 1 place, such as “Home”."
    shown = [shlex.split(line.split("   ")[1]) for line in following.split("\n") if line.startswith("    ")]
    assert [words[:2] for words in shown] == [["coverage", "geese-hold-up-ferry"]] * 2
    for words in shown:
        options = {name for option in commands.commands[words[0]].params for name in option.opts}
        assert {word for word in words if word.startswith("-")} <= options
        assert command(project, *words).returncode == 0


def test_the_sentences_of_a_new_article_are_gaps_until_somebody_looks_at_them(project: Path, command: Command) -> None:
    article = str(project.parent / "ferry.txt")
    assert "coverage: complete" not in command(project, "add", article, *UNKNOWN, "--id", "ferry").stderr
    assert "0 of 3 sentences" in command(project, "coverage", "ferry").stdout
    change(project, "site_src/site.yaml", "coverage: growing", "coverage: complete")
    assert command(project, "check").returncode == 1
    write(project.parent, "other.txt", "Another article.\n")
    done = command(project, "add", str(project.parent / "other.txt"), *UNKNOWN, "--id", "other")
    assert "site.yaml says `coverage: complete`" in done.stderr


def test_a_text_whose_lines_are_broken_by_hand_is_stored_as_it_is_and_read_over_its_line_ends(
    project: Path, command: Command
) -> None:
    broken = "\n".join(
        [
            "a flock of geese held up the ferry",
            "to Stour on Friday, and nobody trans-",
            "ferred them to the quay at noon, so",
        ]
        * 6
    )
    article = str(write(project.parent, "broken.txt", f"{broken} it said.\n"))
    assert command(project, "add", article, *UNKNOWN, "--id", "one").returncode == 0
    assert (project / "seeds" / "one.txt").read_text(encoding="utf-8") == f"{broken} it said.\n"
    assert "0 of 1 sentences" in command(project, "coverage", "one").stdout


# Several at once


def test_files_and_folders_are_added_at_once_with_what_they_say_and_one_table_tells_of_all(
    project: Path, command: Command
) -> None:
    write(project.parent, "in/a.html", PAGE)
    write(
        project.parent,
        "in/b.md",
        "---\ntitle: On Ferries\nauthor: [Tilda Marrow, Jon Abel]\ndoi: 10.5555/1\n---\nHonk.\n",
    )
    write(project.parent, "in/below/c.txt", "No title here, but a sentence.\n")
    write(project.parent, "in/d.pdf", b"%PDF-1.7 broken")
    write(project.parent, "in/.hidden.txt", "Not this one.")
    write(project.parent, "in/e.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nGeese are here.\n")
    before = read_all(project)
    done = command(project, "add", str(project.parent / "in"), "--outlet", "Harbour Post")
    new = added(project, before)
    assert done.returncode == 1
    assert "in/d.pdf: error[original-unreadable]" in done.stderr
    assert "4 of 5 files were added" in done.stderr
    assert "On Ferries; Harbour Post; en, the site’s: the file does not say" in done.stderr
    assert [path for path in new if path.startswith("site_src/organizations/")] == [
        "site_src/organizations/harbour-post.md"
    ]
    records = {path: data.decode() for path, data in new.items() if path.startswith("site_src/sources/")}
    assert len(records) == 4
    ferries = records["site_src/sources/harbour-post-ferries.md"]
    assert "\nbyline: '[Tilda Marrow, Jon Abel]'\n" in ferries, "its text names nobody"
    assert "\ndoi: 10.5555/1\n" in ferries
    assert any("\ntitle: '[c]'\n" in text or '\ntitle: "[c]"\n' in text or "[c]" in text for text in records.values())
    assert command(project, "check").returncode == 0
    for option in ("--title", "--id", "--from"):
        refused = command(project, "add", str(project.parent / "in"), option, "x")
        assert (refused.returncode, "is of one article" in refused.stderr) == (2, True)


BIBTEX = """@article{ferry,
 title={Geese {Hold} Up}, author={Marrow, Tilda and Abel, Jon}, journal={The Log},
 year=2024, month=jun, doi={10.5555/12}
}
"""
RIS = """TY  - JOUR
TI  - Geese Hold Up
AU  - Marrow, Tilda
AU  - Abel, Jon
JO  - The Log
PY  - 2024/06
DO  - 10.5555/12
L1  - file:///x/ferry.txt
ER  - 
"""  # noqa: W291 - as RIS has it
CSL = """[{"id": "ferry", "type": "article-journal", "title": "Geese Hold Up", "container-title": "The Log",
"author": [{"given": "Tilda", "family": "Marrow"}, {"literal": "Jon Abel"}],
"issued": {"date-parts": [[2024, 6]]}, "DOI": "https://doi.org/10.5555/12"}]
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("r.bib", BIBTEX),
        ("r.ris", RIS),
        ("r.json", CSL),
    ],
)
def test_a_bibliography_beside_articles_fills_their_records(
    project: Path, command: Command, name: str, text: str
) -> None:
    write(project.parent, name, text)
    before = read_all(project)
    done = command(project, "add", str(project.parent / "ferry.txt"), str(project.parent / name))
    assert done.returncode == 0, done.stderr
    new = added(project, before)
    record = new["site_src/sources/log-geese-hold-up.md"].decode()
    for line in (
        "title: Geese Hold Up",
        "outlet: the-log",
        "byline: '[Tilda Marrow, Jon Abel]'",
        "published: 2024-06",
        "kind: paper",
        "doi: 10.5555/12",
    ):
        assert f"\n{line}\n" in record
    alone = command(project, "add", str(project.parent / name))
    assert (alone.returncode, "no article among these files" in alone.stderr) == (2, True)


# What is refused


def test_without_a_terminal_what_an_article_does_not_say_is_null_and_its_title_is_told_to_be_the_editors(
    project: Path, command: Command
) -> None:
    before = read_all(project)
    assert command(project, "add", str(project.parent / "ferry.html")).returncode == 0
    write(project.parent, "untitled.txt", "A sentence stands here.\n")
    done = command(project, "add", str(project.parent / "untitled.txt"))
    assert (
        'Its record says: title "[untitled]", outlet null, date null, language en, the site’s: the file does not say.'
        in done.stderr
    )
    new = added(project, before)
    page = new["site_src/sources/harbour-post-geese-hold-up-ferry.md"]
    assert b"\ntitle: Geese hold up a ferry\noutlet: harbour-post\npublished: null\n" in page


def test_an_article_that_is_there_already_is_told_with_its_record(project: Path, command: Command) -> None:
    article = str(project.parent / "ferry.txt")
    assert command(project, "add", article, *UNKNOWN, "--id", "ferry").returncode == 0
    before = tree_hash(project)
    for again in (article, str(project / "seeds" / "ferry.txt")):
        done = command(project, "add", again, *UNKNOWN)
        assert done.returncode == 2
        assert (
            "this article is there already: seeds/ferry.txt, whose record is site_src/sources/ferry.md" in done.stderr
        )
    assert tree_hash(project) == before


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("--id", "lantern"), "site_src/sources/lantern.md has it already"),
        (("--id", "coastwire"), "site_src/organizations/coastwire.md has it already"),
        (("--id", "geese-61"), "site_src/claims/numbers-and-plans.yaml has it already"),
        (("--id", "editor"), "has it already"),
        (("--id", "Über"), "may hold only lower-case letters"),
        (("--id", "../x"), "may hold only lower-case letters"),
        (("--id", "con"), "a name that some systems keep for a device"),
        (("--title", " "), "an article needs a title"),
        (("--title", "a\u202eb"), "has a character that does not show"),
        (("--outlet", "a\x1bb"), "has a character that does not show"),
        (("--date", "4 June"), "4 June"),
        (("--date", "2024-02-30"), "2024-02-30"),
        (("--language", "English!"), "is not the name of a language"),
        (("--from", "https://a b"), "is not an address on the web"),
    ],
)
def test_what_no_record_may_say_is_refused_with_the_reason(
    project: Path, command: Command, given: tuple[str, ...], words: str
) -> None:
    before = tree_hash(project)
    done = command(project, "add", str(project.parent / "ferry.txt"), *UNKNOWN, *given)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert tree_hash(project) == before


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.txt", b"caf\xe9", 1, "a.txt:1:4: error[not-utf8]: byte 3 (0xE9) is not UTF-8"),
        ("a.txt", "goose".encode("utf-16")[:-1], 1, "error[byte-order-mark]"),
        ("a.txt", b" \n", 1, "a.txt: error[seed-empty]"),
        ("a.html", b"<!doctype html><title>x</title>", 1, "a.html: error[seed-empty]: no article was found"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", 1, "a.pdf: error[original-unreadable]: this is a PDF"),
        ("a.txt", b"Goo\x00se", 1, "error[not-utf8]: this is not a text"),
        ("a.txt", b"x" * ((4 << 20) + 1), 1, "a.txt: error[file-too-large]: its text is larger than 4 MiB"),
        ("a.md", b"x" * ((1 << 20) + 1), 1, "a.md: error[file-too-large]: this is larger than 1 MiB"),
        ("a.html", b" " * ((16 << 20) + 1), 1, "a.html: error[file-too-large]: this is larger than 16 MiB"),
    ],
    ids=["latin-1", "utf-16", "empty", "empty page", "pdf", "binary", "large text", "large Markdown", "large page"],
)
def test_what_is_no_article_is_refused_with_its_place_and_remedy(
    project: Path, command: Command, name: str, data: bytes, code: int, words: str
) -> None:
    article = write(project.parent, name, data)
    before = tree_hash(project)
    done = command(project, "add", str(article), *UNKNOWN)
    assert done.returncode == code
    assert words in done.stderr
    assert "    hint: " in done.stderr
    assert tree_hash(project) == before


def test_a_file_that_is_not_there_an_empty_folder_and_a_place_that_is_no_project_are_refused(
    project: Path, command: Command
) -> None:
    nowhere = command(project, "add", str(project.parent / "nowhere.txt"), *UNKNOWN)
    assert (nowhere.returncode, "nowhere.txt is not there" in nowhere.stderr) == (2, True)
    (project.parent / "empty").mkdir()
    folder = command(project, "add", str(project.parent / "empty"), *UNKNOWN)
    assert (folder.returncode, "there is no file in" in folder.stderr) == (2, True)
    elsewhere = command(project.parent, "add", str(project.parent / "ferry.txt"), *UNKNOWN)
    assert (elsewhere.returncode, "[folder-missing]" in elsewhere.stderr) == (1, True)
    assert not (project.parent / "seeds").exists()


def test_nothing_is_written_through_a_folder_that_is_a_link(project: Path, command: Command) -> None:
    (project / "seeds").rename(project.parent / "elsewhere")
    (project / "seeds").symlink_to(project.parent / "elsewhere")
    before = tree_hash(project.parent / "elsewhere")
    done = command(project, "add", str(project.parent / "ferry.txt"), *UNKNOWN)
    assert (done.returncode, "is no folder, or a link to one" in done.stderr) == (2, True)
    assert tree_hash(project.parent / "elsewhere") == before


def test_a_left_over_original_is_not_written_over_and_then_nothing_is_written(project: Path, command: Command) -> None:
    write(project, "seeds/ferry.html.original", "mine")
    before = tree_hash(project)
    done = command(project, "add", str(project.parent / "ferry.html"), *UNKNOWN, "--id", "ferry")
    assert (done.returncode, "ferry.html.original is there already" in done.stderr) == (2, True)
    assert tree_hash(project) == before


def test_a_library_that_lacks_another_one_is_told_in_its_own_words(
    project: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = "lxml.html.clean module is now a separate project lxml_html_clean."

    class Broken:
        def __getattr__(self, name: str) -> None:
            raise ImportError(lacking)

    monkeypatch.setitem(sys.modules, "trafilatura", Broken())
    monkeypatch.delitem(sys.modules, "siglum.sources.html", raising=False)
    done = command(project, "add", str(project.parent / "ferry.html"), *UNKNOWN)
    assert (done.returncode, f"a library that does not load: {lacking}" in done.stderr) == (3, True)


def test_without_the_library_html_is_refused_with_what_to_install_and_plain_text_is_not(
    project: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.delitem(sys.modules, "siglum.sources.html", raising=False)
    before = tree_hash(project)
    done = command(project, "add", str(project.parent / "ferry.html"), *UNKNOWN)
    assert done.returncode == 3
    assert "reading HTML needs trafilatura, which is not installed" in done.stderr
    assert f"Run {taking.SETUP} html" in done.stderr
    assert taking.SETUP.is_file()
    assert tree_hash(project) == before
    assert command(project, "add", str(project.parent / "ferry.txt"), *UNKNOWN).returncode == 0


# On a terminal


class Talk:
    """The command on a terminal of its own, which is answered question by question."""

    def __init__(self, project: Path, *arguments: str) -> None:
        self.heard = ""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [*PYTHON, "--root", str(project), *arguments], environment(TERM="dumb"))  # noqa: S606

    def answer(self, question: str, words: str) -> None:
        """Wait for a question, and type an answer."""
        self._listen(question)
        os.write(self.terminal, f"{words}\n".encode())

    def end(self) -> int:
        """Wait for the end, and return the exit code."""
        self._listen(None)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def _listen(self, question: str | None) -> None:
        start, limit = len(self.heard), time.monotonic() + 30
        while question is None or question not in self.heard[start:]:
            assert time.monotonic() < limit, f"{question!r} was not asked: {self.heard}"
            if select.select([self.terminal], [], [], 0.5)[0]:
                try:
                    heard = os.read(self.terminal, 4096)
                except OSError:
                    heard = b""
                if not heard:
                    assert question is None, f"it ended before {question!r}: {self.heard}"
                    return
                self.heard += heard.decode()


def test_on_a_terminal_it_asks_for_what_is_missing_and_for_nothing_else(project: Path) -> None:
    talk = Talk(project, "add", str(project.parent / "ferry.txt"), "--language", "en")
    talk.answer("Outlet (null if not known) [null]:", "null")
    talk.answer("Published (null if not known) [null]:", "4 June")
    talk.answer("Published (null if not known) [null]:", "2024-06-04")
    assert talk.end() == 0, talk.heard
    assert "'4 June'" in talk.heard or '"4 June"' in talk.heard
    record = (project / "site_src" / "sources" / "geese-hold-up-ferry.md").read_text(encoding="utf-8")
    assert "\ntitle: Geese hold up a ferry\noutlet: null\npublished: 2024-06-04\n" in record


def test_whoever_breaks_off_the_questions_has_written_nothing(project: Path) -> None:
    before = tree_hash(project)
    talk = Talk(project, "add", str(project.parent / "ferry.txt"))
    talk.answer("Outlet (null if not known) [null]:", "\x03")
    assert talk.end() == 130
    assert tree_hash(project) == before


def test_help_says_what_each_option_is_for() -> None:
    add = commands.commands["add"]
    assert "Markdown, HTML (or MHTML), PDF, a mail (EML), subtitles (WebVTT, SubRip) or a" in (add.help or "")
    options = [option for option in add.params if isinstance(option, click.Option)]
    assert {option.opts[0] for option in options} >= {"--title", "--outlet", "--date", "--id", "--language", "--from"}
    assert all(option.help for option in options)


def test_a_language_that_no_file_says_is_that_of_its_words_and_one_that_they_deny_is_told(
    project: Path, command: Command
) -> None:
    words = " ".join(["Die Fähre kam wieder zu spät, und der Nebel lag bis zum Mittag auf der Mündung."] * 9)
    for name, text, language, told in (
        ("a.txt", words, "de", "language de, as its words seem to be: the file does not say."),
        (
            "b.html",
            f"<html lang=en-US><p>{words} {words}",
            "en-US",
            "en-US, as the file says, and its words seem to be de",
        ),
        ("c.html", f"<html lang=DE><p>{words}", "de", "language de."),
    ):
        write(project.parent, name, text)
        before = read_all(project)
        done = command(project, "add", str(project.parent / name))
        assert told in done.stderr
        [record] = [data for path, data in added(project, before).items() if path.endswith(".md")]
        assert f"\nlanguage: {language}\n" in record.decode()


def test_unwrap_which_is_not_needed_any_more_changes_nothing(project: Path, command: Command) -> None:
    write(project.parent, "zh.txt", "谁也不知道为什\n么会这样。\n")
    before = read_all(project)
    assert command(project, "add", str(project.parent / "zh.txt"), "--unwrap").returncode == 0
    assert "谁也不知道为什\n么会这样。\n".encode() in added(project, before).values()
