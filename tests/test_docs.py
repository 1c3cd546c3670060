"""The documentation tells what the code does: codes, fields, commands and links."""

import ast
import re
from pathlib import Path

import pytest

from generator.cli import commands
from generator.model.codes import CODES
from generator.reference import fields_page, problems_page, schemas

ROOT = Path(__file__).parent.parent
PAGES = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
RENEW = "run `python -m generator reference docs`"


def strings(folder: Path) -> set[str]:
    """Return every text that stands in the code of a folder, but for the list of codes itself."""
    return {
        node.value
        for path in folder.rglob("*.py")
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_the_problems_are_told_as_they_are_declared() -> None:
    assert (ROOT / "docs/problems.md").read_text("utf-8") == problems_page(), RENEW


def test_the_fields_are_told_as_they_are_declared() -> None:
    assert (ROOT / "docs/fields.md").read_text("utf-8") == fields_page(), RENEW


def test_every_code_is_used_and_every_code_that_is_used_is_told() -> None:
    used = strings(ROOT / "generator")
    assert not CODES.keys() - used
    made = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Problem", "Miss"):
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    made.add(first.value)
    assert len(made) > 30
    assert made <= CODES.keys()


def test_a_code_is_explained_in_full_sentences() -> None:
    for code, told in CODES.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
        assert told.means.endswith("."), code
        assert told.mend.endswith("."), code


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_links_only_to_what_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        path, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        linked = page.parent / path if path else page
        assert linked.exists(), f"{page.name} links to {target}"
        if anchor and linked.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", linked.read_text("utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_only_commands_that_are_there(page: Path) -> None:
    text = page.read_text("utf-8")
    named = set(re.findall(r"python -m generator (?:--root \S+ )?([a-z]+)", text))
    assert named <= set(commands.commands)
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    made = schemas()
    assert "claims.schema.json" in made
    assert all('"$schema"' in text for text in made.values())


def test_nothing_speaks_of_the_machine_that_it_was_made_on() -> None:
    told = "".join(page.read_text("utf-8") for page in PAGES)
    assert not re.search(r"/work/|/root/|/tmp/|localhost:\d", told)
