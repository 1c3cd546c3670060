"""`siglum prove` as it is run: what it says of each quotation, in every format, and how it ends."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import click.testing
import jsonschema
import pytest

from siglum.commands.cli import commands
from siglum.commands.prove import Options, prove_files
from siglum.doors.errors import UsageFault

SARIF = Path(__file__).parents[1] / "schemas" / "sarif-2.1.0-rtm.5.json"
HARBOUR = """---
title: The harbour
url: https://example.org/harbour
---
The old ferry sank at dawn, and it was missed by few. Nobody was hurt, Ann Abel said.

The pier reportedly burned, but the walls stood. About 500 people saw it. The mayor spoke.
"""
BRIDGE = "The bridge opened in May, under a grey sky, after nine years. The mayor spoke. The mayor spoke.\n"
TEXTS = {"texts/harbour.md": HARBOUR, "texts/bridge.txt": BRIDGE}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what proves a file's text, and gives back the exit code and both streams."""
    monkeypatch.chdir(tmp_path)
    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")

    def prove(text: str, name: str = "report.md", **options: object) -> tuple[int, str, str]:
        (tmp_path / name).write_text(text, "utf-8")
        code = prove_files(Options((Path(name),), Path("texts"), **options))  # type: ignore[arg-type]
        return (code, *capsys.readouterr())

    return prove


def codes(run: Run, text: str, name: str = "report.md", **options: object) -> list[str]:
    """Return the codes of the problems that a text has."""
    _, out, _ = run(text, name, form="json", **options)
    return [problem["code"] for problem in json.loads(out)["problems"]]


NOTE = "\n\n[^h]: https://example.org/harbour\n[^b]: bridge.txt\n"


def test_each_quotation_is_told_with_what_became_of_it(run: Run) -> None:
    text = "It is said that “the old ferry sank”[^h], “The old ferry sank”[^h], “it was missed by few … Nobody was"
    code, out, err = run(text + " hurt”[^h], “The mayor spoke”[^b]." + NOTE)
    assert code == 1
    lines = out.strip().split("\n")
    assert lines[0] == 'report.md:1:18: not found: "the old ferry sank"'
    assert lines[1] == 'report.md:1:44: proven: "The old ferry sank" at texts/harbour.md:5:1 (code points 60-78)'
    assert lines[2].endswith('Nobody was hurt" at texts/harbour.md:5:33 (code points 92-112 and 114-129)')
    assert lines[3].startswith(
        'report.md:1:116: ambiguous: "The mayor spoke" at texts/bridge.txt:1:63 (code points 62-77)'
    )
    assert lines[3].endswith("texts/bridge.txt:1:80 (code points 79-94)")
    assert HARBOUR[92:112] == "it was missed by few"
    assert (
        'hint: the nearest passage, at texts/harbour.md:5, reads "The old ferry sank"; it differs only in upper' in err
    )
    assert "4 quotations in 1 file: 1 proven, 1 cut, 1 ambiguous, 1 not found; 1 error, 1 warning" in err


def test_what_is_proven_ends_well_and_says_nothing_is_wrong(run: Run) -> None:
    code, out, err = run("It “was missed by few,” they say.[^h]" + NOTE)
    assert (code, err) == (0, "1 quotation in 1 file: 1 proven; no problems\n")
    assert out.startswith('report.md:1:5: proven: "was missed by few," at texts/harbour.md:5:36')


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("“The old ferry sank.”", "quote-uncited", "it stands at texts/harbour.md:5:1"),
        ("“The old boat sank.”", "quote-not-verbatim", "the nearest passage, at texts/harbour.md:5"),
        ("“The old ferry sank”[^b]", "quote-not-verbatim", "it stands at texts/harbour.md:5:1; cite that"),
        ("“The old ferry sank”[^x]", "quote-source-unknown", "the words stand at texts/harbour.md:5:1"),
        ("“The old boat sank”[^x]", "quote-source-unknown", "write the note: [^x]: and the path"),
        ("“The old boat sank” [x](https://x.org/)", "quote-source-unknown", "add the text to the sources"),
        ("“he old ferry sank”[^h]", "quote-cuts-word", "quote all of"),
        ("“The mayor spoke”[^b]", "quote-ambiguous", "quote more; they stand at texts/bridge.txt:1:63"),
        ("“The old ferry … The mayor spoke” [^h]", "quote-leaves-out", "quote it too"),
        ("“The old … spoke”[^h]", "quote-too-short", "at least two words"),
        ("“The old ferry sank", "quote-mark-open", "write both marks"),
        ("> The old boat sank.\n> — [Harbour](harbour.md)", "quote-not-verbatim", "the nearest passage"),
        ("> The old ferry sank\n> — [Harbour](harbour.md)", "", ""),
        ("« The old ferry sank » „The old ferry sank“ 「The old ferry sank」[^h]", "", ""),
    ],
)
def test_what_is_wrong_with_a_quotation_is_told_with_the_remedy(run: Run, text: str, code: str, hint: str) -> None:
    _, out, _ = run(text + NOTE, form="json")
    problems = json.loads(out)["problems"]
    assert [problem["code"] for problem in problems] == [code] * bool(code)
    assert all(hint in problem["hint"] for problem in problems)


@pytest.mark.parametrize(("fields", "codes"), [("---\nlanguage: de\n---\n", ["quote-leaves-out"]), ("", [])])
def test_what_turns_a_quotation_is_looked_for_in_the_language_that_its_source_says(
    run: Run, tmp_path: Path, fields: str, codes: list[str]
) -> None:
    post = "Die Fähre ist nicht gesunken, sagte der Bürgermeister am Abend.\n"
    (tmp_path / "texts" / "post.md").write_text(f"{fields}{post}", "utf-8")
    _, out, _ = run("It says “gesunken, sagte der Bürgermeister” [post](post.md).\n", form="json")
    assert [problem["code"] for problem in json.loads(out)["problems"]] == codes


@pytest.mark.parametrize(("fields", "codes"), [("---\nlanguage: de\n---\n", []), ("", ["statement-adds-number"])])
def test_numbers_beside_a_quotation_are_those_of_the_language_that_its_source_says(
    run: Run, tmp_path: Path, fields: str, codes: list[str]
) -> None:
    (tmp_path / "texts" / "post.md").write_text(f"{fields}Es kamen 1.200 Hunde an den Kai.\n", "utf-8")
    _, out, _ = run("That 1,200 came, “an den Kai”, is told [post](post.md).\n", form="json")
    assert [problem["code"] for problem in json.loads(out)["problems"]] == codes


def test_a_source_that_is_unknown_is_told_at_the_field_that_names_it(run: Run) -> None:
    text = "evidence:\n  - snippet: The old ferry sank\n    reference: nowhere.txt\n"
    _, out, _ = run(text, "kb.yaml", quote="evidence[].snippet", source="evidence[].reference", form="json")
    (problem,) = json.loads(out)["problems"]
    assert (problem["code"], problem["line"], problem["column"]) == ("quote-source-unknown", 3, 16)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("In 1931, it is said, “the walls stood”.[^h]", "statement-adds-number"),
        ("They tell Bob Moor that “the walls stood”.[^h]", "statement-adds-name"),
        ("Bob says that “the walls stood”.[^h]", "statement-adds-name"),
        ("It is not so that “the walls stood”.[^h]", "negation-on-one-side"),
        ("It may be that “the old ferry” is there: “it was missed by few”.[^h]", "statement-adds-hedge"),
        ("The pier “burned, but the walls stood”.[^h]", "quote-leaves-out"),
        ("The pier “reportedly burned”.[^h]", "quote-leaves-out"),
        ("There were “500 people”.[^h]", "quote-leaves-out"),
        ("Some say “was hurt”.[^h]", "quote-leaves-out"),
        ("Ann Abel says that in the harbour “the walls stood”.[^h]", ""),
        ("Nobody, it says, “was hurt”.[^h]", ""),
        ("It is said that “Nobody was hurt”.[^h]", ""),
        ("About “500 people” came, and “the walls stood”.[^h]", ""),
        ("On Monday The Harbour had “the walls stood”.[^h]", ""),
    ],
)
def test_the_sentence_is_compared_with_what_it_cites(run: Run, text: str, code: str) -> None:
    text = text.replace("“the old ferry” is there: ", "")
    assert codes(run, text + NOTE) == [code] * bool(code)


def test_warnings_alone_end_well(run: Run) -> None:
    text = "“The old ferry sank.”\n\nIt may be that “the walls stood”. It “was hurt”.[^h]"
    code, out, _ = run(text + NOTE, form="json")
    problems = json.loads(out)["problems"]
    assert code == 0
    assert {problem["severity"] for problem in problems} == {"warning"}
    assert [problem["code"] for problem in problems] == ["quote-uncited", "statement-adds-hedge", "quote-leaves-out"]


YAML = (
    "evidence:\n- {snippet: The old ferry sank, reference: harbour}\n- {snippet: The new ferry, reference: harbour}\n"
)
PATHS = {"quote": "evidence[].snippet", "source": "evidence[].reference"}


def test_data_is_proven_by_declared_paths(run: Run) -> None:
    code, out, err = run(YAML, "kb.yaml", **PATHS)
    assert code == 1
    assert out.split("\n")[0].startswith('kb.yaml:2:13: proven: "The old ferry sank" at texts/harbour.md:5:1')
    assert "kb.yaml:3:13: error[quote-not-verbatim]" in err
    assert "^^^^^^^^^^^^^" in err


def test_a_single_word_and_a_full_stop_too_many_are_refused_in_data(run: Run) -> None:
    text = '[{"q": "ferry", "s": "harbour"}, {"q": "The old ferry sank.", "s": "harbour"}, {"q": "", "s": "harbour"}]'
    found = codes(run, text, "kb.json", quote="[].q", source="[].s")
    assert sorted(found) == ["quote-not-verbatim", "quote-too-short", "quote-too-short"]


def test_a_statement_is_compared_with_the_evidence_beside_it(run: Run) -> None:
    text = '{"q": "the walls stood", "s": "harbour", "says": "Not one wall stood in 1931."}\n'
    found = codes(run, text, "kb.jsonl", quote="q", source="s", statement="says")
    assert sorted(found) == ["negation-on-one-side", "statement-adds-number"]


def test_data_without_a_source_is_looked_for_everywhere(run: Run) -> None:
    code, out, _ = run('{"q": "The bridge opened"}', "kb.json", quote="q")
    assert (code, "texts/bridge.txt:1:1" in out) == (0, True)


def test_json_tells_of_quotations_and_problems(run: Run) -> None:
    _, out, err = run("“The old ferry sank”[^h] “The old boat sank”[^h]" + NOTE, form="json")
    assert err == ""
    proven, missing = json.loads(out)["quotations"]
    assert proven["status"] == "proven"
    assert proven["places"] == [{"path": "texts/harbour.md", "line": 5, "column": 1, "stretches": [[60, 78]]}]
    assert proven["cited"] == ["texts/harbour.md"]
    assert proven["nearest"] is None
    assert missing["nearest"]["path"] == "texts/harbour.md"
    assert "boat" in missing["nearest"]["differs"]


def test_sarif_is_what_its_schema_says(run: Run) -> None:
    text = "In 1931 “the walls stood”[^h], “The old boat”[^x], “The mayor spoke”[^b], “burned.[^h]"
    code, out, _ = run(text + NOTE, form="sarif")
    log = json.loads(out)
    jsonschema.validate(log, json.loads(SARIF.read_text("utf-8")))
    results = log["runs"][0]["results"]
    assert code == 1
    assert {"quote-source-unknown", "quote-ambiguous", "quote-mark-open"} <= {one["ruleId"] for one in results}
    assert {one["level"] for one in results} == {"error", "warning"}


def test_github_gets_a_line_for_each_problem(run: Run) -> None:
    _, out, _ = run("“The old boat sank”[^h]" + NOTE, form="github")
    assert re.fullmatch(
        r"::error file=report\.md,title=quote-not-verbatim,line=1,col=2,endLine=1,endColumn=19::.+\n", out
    )


def test_the_file_that_is_proven_is_no_source_of_its_own(run: Run) -> None:
    run("Nothing.")
    (Path("texts") / "report.md").write_text("“It was not so at all.”\n", "utf-8")
    assert prove_files(Options((Path("texts/report.md"),), Path("texts"))) == 1


def test_fields_of_a_report_are_not_read_and_say_its_language(run: Run) -> None:
    text = "---\ntitle: “No such words\nlanguage: de\n---\nDer Bürgermeister Karl sagt „the walls stood“.[^h]\n"
    assert codes(run, text + NOTE) == []


def test_several_files_are_proven_together(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("“The old boat sank”[^h]" + NOTE, "a.md")
    run("“The old ferry sank”[^h]" + NOTE, "b.md")
    assert prove_files(Options((Path("a.md"), Path("b.md")), Path("texts"))) == 1
    assert "2 quotations in 2 files: 1 proven, 1 not found" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        ({"sources": Path("nowhere")}, "nowhere is not there", "folder"),
        ({"sources": Path("report.md")}, "report.md is no folder", "folder"),
        ({"sources": Path("empty")}, "empty holds no texts", ".txt"),
        ({"files": (Path("none.md"),)}, "none.md is not there", "name"),
        ({"files": (Path("texts"),)}, "no kind", ".md"),
        ({"files": (Path("a.docx"),)}, "a.docx is of no kind that can be proven", ".yaml"),
        ({"files": (Path("kb.yaml"),)}, "kb.yaml is data, and --quote is missing", "--quote"),
        (
            {"files": (Path("kb.yaml"),), "quote": "evidence[].snipet"},
            "leads to nothing in kb.yaml",
            "evidence[].snippet",
        ),
        ({"quote": "a..b"}, "--quote a..b is no path", "evidence[].snippet"),
        ({"quote": "a[].q", "source": "b[].s"}, "leads to many values", "Begin it as a[].q begins"),
        ({"source": "a"}, "go with --quote", "where the quotations stand"),
        ({"fix": True, "form": "json"}, "--fix prints a patch", "one of the two"),
    ],
)
def test_wrong_usage_names_the_place_and_the_remedy(
    run: Run, options: dict[str, object], message: str, hint: str
) -> None:
    run("Nothing.")
    Path("empty").mkdir()
    Path("kb.yaml").write_text(YAML, "utf-8")
    given: dict[str, object] = {"files": (Path("report.md"),), "sources": Path("texts"), **options}
    with pytest.raises(UsageFault, match=re.escape(message)) as fault:
        prove_files(Options(**given))  # type: ignore[arg-type]
    assert hint in fault.value.hint


def test_a_file_that_is_no_text_or_no_yaml_is_rejected_at_its_place(run: Run) -> None:
    run("x")
    Path("report.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    assert prove_files(Options((Path("report.md"),), Path("texts"))) == 1
    assert run("evidence: 'open\n", "kb.yaml", **PATHS)[0] == 1
    assert codes(run, "evidence: 'open\n", "kb.yaml", **PATHS) == ["yaml-syntax"]
    assert codes(run, "{", "kb.json", **PATHS) == ["json-syntax"]


def test_a_source_that_is_no_text_is_told(run: Run) -> None:
    Path("texts/broken.txt").write_bytes(b"a\xffb")
    assert codes(run, "“The old ferry sank”[^h]" + NOTE) == ["not-utf8"]


def test_links_and_hidden_files_are_no_sources(run: Run) -> None:
    Path("outside.txt").write_text("The new boat sank.\n", "utf-8")
    Path("texts/link.txt").symlink_to(Path("outside.txt").resolve())
    Path("texts/.hidden.txt").write_text("The new boat sank.\n", "utf-8")
    assert codes(run, "“The new boat sank”") == ["quote-not-verbatim"]


def test_the_command_line_knows_it(run: Run) -> None:
    run("“The old ferry sank”[^h]" + NOTE)
    result = click.testing.CliRunner().invoke(commands, ["prove", "report.md", "--sources", "texts"])
    assert result.exit_code == 0
    assert "1 proven" in result.stderr
    assert click.testing.CliRunner().invoke(commands, ["prove", "report.md"]).exit_code == 2


# A patch


def apply(tool: str, patch: str) -> None:
    """Apply a patch to the files of this folder."""
    command = [shutil.which(tool) or tool, *(["apply", "-"] if tool == "git" else ["-p1", "--quiet"])]
    subprocess.run(command, input=patch, text=True, check=True)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("the old Ferry sank", "The old ferry sank"),
        ("Nobody was hurt; Ann Abel said", "Nobody was hurt, Ann Abel said"),
        ("The old ferry  sank at dawn and it was missed", "The old ferry  sank at dawn, and it was missed"),
        ("The old ferry was missed by few", "The old ferry … was missed by few"),
        ("The old ferry sank at dawn was missed by few", "The old ferry sank at dawn … was missed by few"),
        ("The pier burned, but the walls stood", None),
        ("500 people saw *It*", "500 people saw *it*"),
        ("The old boat sank", None),
        ("The Mayor\nspoke", "The mayor\nspoke"),
    ],
)
@pytest.mark.parametrize("tool", ["git", "patch"])
def test_a_patch_mends_letters_marks_and_omissions_and_then_the_quotation_is_proven(
    run: Run, written: str, mended: str | None, tool: str
) -> None:
    text = f"Some “{written}”[^h] say so.{NOTE}"
    _, out, err = run(text, fix=True)
    assert Path("report.md").read_text("utf-8") == text, "nothing is changed by itself"
    if mended is None:
        assert out == ""
        assert "no quotation can be mended by marks alone" in err
        return
    assert "a patch for 1 quotation" in err
    apply(tool, out)
    assert Path("report.md").read_text("utf-8") == text.replace(written, mended)
    assert run(Path("report.md").read_text("utf-8"))[0] == 0


def test_a_patch_of_data_keeps_its_form(run: Run) -> None:
    text = (
        "evidence:\n- snippet: the old Ferry sank\n  reference: harbour\n- snippet: >-\n    nobody was\n    hurt\n"
        "  reference: harbour\n- snippet: 'the bridge opened'\n  reference: bridge"
    )
    _, out, _ = run(text, "my kb.yaml", fix=True, **PATHS)
    apply("git", out)
    mended = text.replace("the old Ferry", "The old ferry").replace("nobody", "Nobody").replace("'the", "'The")
    assert Path("my kb.yaml").read_text("utf-8") == mended
    assert run(mended, "my kb.yaml", **PATHS)[0] == 0


def test_a_patch_writes_marks_as_the_format_wants_them(run: Run) -> None:
    Path("texts/marks.txt").write_text("It's *so* \"old\" here. The dogs' old house is. Then done.\n", "utf-8")
    for name, text, spelt in (
        ("kb.json", '{"q": "It\'s *so* old here", "s": "marks"}', '*so* \\"old\\" here'),
        ("kb.yaml", "q: It's *so* old here\ns: marks\n", '*so* "old" here'),
        ("kb.yml", "q: 'The dogs old house'\ns: marks\n", "'The dogs'' old house'"),
    ):
        _, out, _ = run(text, name, fix=True, quote="q", source="s")
        apply("patch", out)
        assert spelt in Path(name).read_text("utf-8")
        assert run(Path(name).read_text("utf-8"), name, quote="q", source="s")[0] == 0
    _, out, _ = run("Some “It's so “old” here”[^m].\n\n[^m]: marks.txt\n", fix=True)
    apply("git", out)
    assert 'It\'s \\*so\\* "old" here' in Path("report.md").read_text("utf-8")


def test_no_patch_is_made_where_two_passages_could_be_meant(run: Run) -> None:
    Path("texts/two.txt").write_text("The Old tower. The old Tower. Done.\n", "utf-8")
    _, out, _ = run("Some “the old tower”[^t].\n\n[^t]: two.txt\n", fix=True)
    assert out == ""
