"""Every example of a problem has this problem and no other where it is wrong, and none where it is mended."""

import json
from pathlib import Path

import pytest

from siglum.build import prove
from siglum.commands.build import Options, build_site
from siglum.commands.desk import EXAMPLES, load_examples
from siglum.commands.options import Workers
from siglum.doors.disk import read_snapshot
from siglum.model.codes import CODES, PROVE
from siglum.model.codes_of_sources import AGAIN
from siglum.reference.examples import MENDED, WRONG, Example, read_examples
from tests.tiny import filled

EXAMPLE = load_examples()
BASE = {
    "seeds/post.txt": (
        "The ferry was cheaper than the bridge. It was full on 2 May 1932, said Ann Abel, the engineer.\n"
    ),
    "site_src/people/ann.md": "---\nname: Ann Abel\n---\n",
    "site_src/topics/ferry.md": "---\nname: The ferry\n---\n",
    "site_src/claims/base.yaml": """
- id: cheaper
  statement: The ferry was cheaper.
  kind: fact
  about: [ferry]
  evidence: [{source: post, quote: The ferry was cheaper}]
- id: ferry-was-full
  statement: The ferry was full on 2 May 1932, says Ann Abel.
  kind: fact
  about: [ann]
  evidence:
    - source: post
      quote: It was full on 2 May 1932, said Ann Abel, the engineer
      chain: [ann]
      form: indirect
""",
}
"""The small site that stands around every example, and has no problem."""


def found(example: Example, side: str, root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the codes of all problems that one side of an example has, read from the disk as an author's would be."""
    parts = list(example.files(side))
    absent = {part.path for part in parts if part.how == "none"}
    written = {part.path: part.data(side) for part in parts if part.path not in absent}
    unrecorded = {part.path for part in parts if part.how == "no record"}
    files = filled({path: text.encode() for path, text in BASE.items()} | written, absent, unrecorded)
    for path, data in files.items():
        if path not in absent:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
    if any(path.startswith("templates/") for path in files):
        options = Options(root, root / "output", None, Workers(1), "json", cache=False, durable=False, search=False)
        capsys.readouterr()
        build_site(options)
        return [one["code"] for one in json.loads(capsys.readouterr().out)["problems"]]
    # Nothing of what is proven is in a template.
    (root / "none").mkdir()
    snapshot, wrong = read_snapshot(root, root / "none")
    return [problem.code for problem in (*wrong, *prove(snapshot).problems)]


@pytest.mark.parametrize("code", EXAMPLE)
def test_an_example_has_its_problem_and_is_mended(
    code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(found(EXAMPLE[code], WRONG, tmp_path / "wrong", capsys)) == {code}
    assert found(EXAMPLE[code], MENDED, tmp_path / "mended", capsys) == []


def test_every_problem_has_an_example_or_a_reason_for_having_none() -> None:
    assert EXAMPLE.keys() <= CODES.keys()
    without = {code for code, told in CODES.items() if told.unshown}
    assert CODES.keys() - EXAMPLE.keys() == without
    of_sites = {code for code in without if CODES[code].unshown not in {PROVE, AGAIN}}
    assert len(of_sites) <= 13, "nearly everything can be shown"


def test_an_example_shows_few_lines_that_differ() -> None:
    for code in EXAMPLE:
        wrong, mended = (dict(EXAMPLE[code].shown(side)) for side in (WRONG, MENDED))
        assert wrong, code
        assert mended, code
        assert wrong != mended, code
        for shown in (wrong, mended):
            assert sum(len(lines) for lines in shown.values()) <= 14, code
            assert all(line.isprintable() and len(line) <= 150 for lines in shown.values() for line in lines), code


def test_examples_are_read_as_they_are_written() -> None:
    text = (
        "=== one\n--- a.yaml\n| - id: x\n    kind: fact\n<   wen: \\u{202e}1\n>   when: \\repeat{20}{a}\n    more: y\n"
        "<-- b.txt (none)\n>-- c.txt (no record)\n> caf\\x{e9}\n"
    )
    one = read_examples({"t": text})["one"]
    assert [(part.path, part.data(WRONG)) for part in one.files(WRONG)] == [
        ("a.yaml", "- id: x\n  kind: fact\n  wen: \u202e1\n  more: y\n".encode()),
        ("b.txt", b""),
    ]
    assert [(part.path, part.how, part.data(MENDED)) for part in one.files(MENDED)] == [
        ("a.yaml", "", f"- id: x\n  kind: fact\n  when: {'a' * 20}\n  more: y\n".encode()),
        ("c.txt", "no record", b"caf\xe9\n"),
    ]
    assert list(one.shown(WRONG)) == [
        ("a.yaml", ("- id: x", "…", "  wen: U+202E1")),
        ("b.txt (there is no such file)", ()),
    ]
    assert list(one.shown(MENDED)) == [
        ("a.yaml", ("- id: x", "…", f"  when: {'a' * 12}…")),
        ("c.txt", ("caf<E9>",)),
    ]


@pytest.mark.parametrize("text", ["=== a\nwords\n", "=== a\n--- b\nno mark\n", "=== a\n--- b\n=== a\n"])
def test_an_example_that_is_not_written_so_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"t:\d: "):
        read_examples({"t": text})


def test_no_example_shows_what_only_the_tests_fill_in() -> None:
    shown = [text for one in EXAMPLE.values() for side in (WRONG, MENDED) for _, text in one.shown(side)]
    assert not [text for text in shown if "auto" in " ".join(text)]


def test_all_examples_stand_in_text_files_of_one_folder() -> None:
    assert {path.suffix for path in EXAMPLES.iterdir()} <= {".txt", ".py", ""}
