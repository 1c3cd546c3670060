"""What is written about the generator is true of it."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest
import yaml
from click.testing import CliRunner

from siglum.commands.cli import ORDER, commands
from siglum.commands.desk import load_examples
from siglum.model.codes import CODES
from siglum.model.meanings import meanings
from siglum.model.records import Record
from siglum.reading.parse import KINDS
from siglum.reference import documents, manual
from tests.test_architecture import nodes, trees

REPOSITORY = Path(__file__).resolve().parents[1]
DOCS = sorted((REPOSITORY / "docs").glob("*.md"))
PAGES = [*DOCS, *(REPOSITORY / name for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md"))]
CODES_IN = ("model/codes", "model/codes_of_claims")
"""The modules that explain the codes."""


def text_of(name: str) -> str:
    """Return a file of the repository."""
    return (REPOSITORY / name).read_text("utf-8")


def modules() -> list[ast.Module]:
    """Return the modules, but for those that explain the codes."""
    return [tree for name, tree in trees().items() if name not in CODES_IN]


def strings(tree: ast.AST) -> set[str]:
    """Return every text that a module holds."""
    return {node.value for node in nodes(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def given(tree: ast.AST) -> Iterator[str]:
    """Yield every code that is given to a problem where it is made."""
    for node in nodes(tree):
        first: ast.AST | None = None
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0] if name in {"Problem", "Miss", "problem"} else None
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            first = node.value.elts[0]
        if (
            isinstance(first, ast.Constant)
            and isinstance(first.value, str)
            and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", first.value)
        ):
            yield first.value


def test_the_page_of_problems_lists_exactly_the_codes_with_what_they_mean() -> None:
    page = text_of("docs/problems.md")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == sorted(CODES)
    flat = " ".join(page.split())
    for code in CODES.values():
        assert " ".join(code.means.split()) in flat
        assert " ".join(code.mend.split()) in flat


def test_the_pages_that_are_written_from_the_declarations_are_up_to_date() -> None:
    renew = "run: python -m siglum reference docs"
    assert text_of("docs/problems.md") == documents.problems_page(load_examples()), renew
    assert text_of("docs/fields.md") == documents.fields_page(), renew
    assert text_of("docs/commands.md") == manual.commands_page(commands), renew


def test_the_page_of_commands_tells_of_every_command_and_every_option() -> None:
    page = text_of("docs/commands.md")
    shown = {name: command for name, command in commands.commands.items() if not command.hidden}
    sections = dict(
        zip(
            re.findall(r"^## (\w+)$", page, re.MULTILINE),
            re.split(r"^## \w+$", page, flags=re.MULTILINE)[1:],
            strict=True,
        )
    )
    assert sections.keys() == shown.keys()
    for name, command in shown.items():
        for option in (one for one in command.params if isinstance(one, click.Option) and not one.hidden):
            assert option.help
            for spelt in option.opts:
                assert f"`{spelt}`" in sections[name], f"{name} {spelt}"
            assert " ".join(option.help.split()) in sections[name].replace("\\|", "|"), f"{name} {option.name}"


def records_of(annotation: object) -> Iterator[type[Record]]:
    """Yield the types of records that a field holds, and those that they hold."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
        for info in annotation.model_fields.values():
            yield from records_of(info.annotation)
    for part in get_args(annotation):
        yield from records_of(part)


def test_every_field_of_every_record_is_in_the_page_of_fields_with_what_it_means() -> None:
    page = " ".join(text_of("docs/fields.md").split())
    seen = set()
    for kind in KINDS:
        assert f"## {kind.example} " in page
        for record in records_of(kind.record):
            for name, info in record.model_fields.items():
                if name not in record.filled:
                    written = info.alias or name
                    shown = f"**{written}**" if info.is_required() else written
                    meaning = " ".join(meanings(record)[written].split()).replace("|", "\\|")
                    assert meaning, (record.__name__, name)
                    assert re.search(rf"\| {re.escape(shown)} \| [^|]+ \| {re.escape(meaning)}", page), (record, name)
                    seen.add((record, name))
    assert len(seen) > 100


def test_every_code_that_a_problem_is_given_is_explained() -> None:
    found = {code for tree in modules() for code in given(tree)}
    assert found <= CODES.keys()
    assert len(found) > 50


def test_every_code_that_is_explained_is_given_to_a_problem() -> None:
    used = {text for tree in modules() for text in strings(tree)}
    assert CODES.keys() <= used


TOLD = [page for page in PAGES if page.name != "moving.md"]
"""The pages that tell of what is there; the one about moving also tells of what was."""


@pytest.mark.parametrize("page", TOLD, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_make_target_that_is_written_of_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    shown = re.findall(r"(?:^|`)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    assert set(shown) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_command_that_is_written_of_is_there_with_its_options(page: Path) -> None:
    for line in re.findall(r"(?:^|`|\$ |-m |uvx |bin/)siglum ((?:[^`\n])+)", page.read_text("utf-8"), re.MULTILINE):
        words = line.replace("--root DIR", "").split()
        name = next((word for word in words if re.fullmatch(r"[a-z]+", word)), None)
        if name is None:
            continue
        assert name in commands.commands, line
        options = {option for parameter in commands.commands[name].params for option in parameter.opts}
        options |= {option for parameter in commands.params for option in parameter.opts} | {"--help", "-h"}
        ours = itertools.takewhile(lambda word: word != "|", words)
        assert {word.partition("=")[0].strip("[]") for word in ours if word.startswith("-")} <= options, line


def test_readme_shows_how_to_build_and_how_to_test() -> None:
    assert {"build", "test", "help"} <= set(re.findall(r"make ([a-z]+)", text_of("README.md")))


def test_every_command_has_words_of_help() -> None:
    assert {"build", "check", "coverage", "explain"} <= commands.commands.keys()
    for name, command in commands.commands.items():
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.name}"


def test_help_lists_every_command_in_the_order_of_use_with_its_words_in_full() -> None:
    said = CliRunner().invoke(commands, ["--help"]).output
    listed = re.findall(r"^  ([a-z]+)  +(\S.*)$", said.partition("Commands:\n")[2], re.MULTILINE)
    shown = {name for name, command in commands.commands.items() if not command.hidden}
    assert [name for name, _ in listed] == [name for name in ORDER if name in shown]
    assert {name for name, _ in listed} == shown
    assert [words for _, words in listed if not words.endswith(".") or words.endswith("...")] == []
    assert "siglum new my-site\n" in said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), f"{page.name} links to {target}"
        if fragment and file.suffix == ".md":
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert fragment in slugs, f"{page.name} links to {target}"


def test_every_module_of_the_rooms_is_on_the_map_and_the_map_names_no_other() -> None:
    named = set(re.findall(r"`(?:[a-z_/]+/)?([a-z_]+\.py)`", text_of("ARCHITECTURE.md")))
    there = {
        path.name
        for folder in ("generator", "tests", "benchmarks", "tools")
        for path in (REPOSITORY / folder).rglob("*.py")
    }
    assert named <= there
    rooms = (REPOSITORY / "generator" / "siglum").rglob("*.py")
    modules = {path.name for path in rooms} - {"__init__.py", "__main__.py"}
    # A module of a single page is named after it.
    left_out = sorted(name for name in modules - named if not name.endswith("_page.py"))
    assert not left_out, f"ARCHITECTURE.md leaves out {left_out}"


def test_the_commit_hook_that_is_shown_is_one_and_runs_for_all_content() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", text_of("docs/writing.md"), re.DOTALL)
    [config] = [yaml.safe_load(block) for block in blocks if "repos:" in block]
    [hook] = config["repos"][0]["hooks"]
    assert {"id", "name", "entry", "language"} <= hook.keys()
    command, target = hook["entry"].split()
    assert command == "make"
    assert re.search(rf"^{target}:.*\n.*-m siglum check", text_of("Makefile"), re.MULTILINE)
    assert hook["pass_filenames"] is False
    for path in ("site_src/claims/a.yaml", "seeds/a.txt", "site_src/site.yaml"):
        assert re.search(hook["files"], path)
    assert not re.search(hook["files"], "docs/writing.md")


def test_what_other_repositories_are_told_to_write_is_what_the_action_and_the_hook_take() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", text_of("docs/publishing.md"), re.DOTALL)
    [action] = [yaml.safe_load(block) for block in blocks if "uses:" in block]
    [used] = [step for step in action["steps"] if step["uses"].startswith("OWNER/siglum@")]
    declared = yaml.safe_load(text_of("action.yml"))
    assert used["with"].keys() <= declared["inputs"].keys()
    assert "site" in declared["outputs"]
    [config] = [yaml.safe_load(block) for block in blocks if "repos:" in block]
    [hook] = config["repos"][0]["hooks"]
    assert [one["id"] for one in yaml.safe_load(text_of(".pre-commit-hooks.yaml"))] == [hook["id"]]
    assert hook["args"][-1] == "check"
    assert re.search(hook["files"], "docs/dossier/seeds/a.txt")
