"""The rooms keep to themselves: who may import whom, and who may touch what. ARCHITECTURE.md has the same table."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
MAY_IMPORT = {
    "model": {"model"},
    "reading": {"model", "reading"},
    "knowing": {"model", "knowing"},
    "showing": {"model", "knowing", "showing"},
    "doors": {"model", "doors"},
    "build": {"model", "reading", "knowing", "showing"},
    "reporting": {"model"},
    "reference": {"model", "reading"},
}
"""The rooms and modules that are held to others; what is not named here stands above them all."""
LONGEST = 400
"""Lines of a module; one that grows beyond has become a drawer."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


def room_of(path: Path) -> str:
    """Return the room that a module stands in, or its own name where it stands in none."""
    inner = path.relative_to(PACKAGE)
    return inner.parts[0] if len(inner.parts) > 1 else inner.stem


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Yield every module of ours that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "generator":
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "generator")


def calls(path: Path) -> Iterator[str]:
    """Yield the name of everything that a module calls, the last part alone of a dotted one."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield function.attr
            elif isinstance(function, ast.Name):
                yield function.id


def test_some_modules_and_imports_were_read() -> None:
    assert len(MODULES) > 40
    assert sum(len(list(imports(path))) for path in MODULES) > 100
    assert {room_of(path) for path in MODULES} >= MAY_IMPORT.keys()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    allowed = MAY_IMPORT.get(room_of(path))
    if allowed is None:
        return
    # The package itself only tells its version.
    rooms = {module.split(".")[1] for module in imports(path) if module != "generator"}
    assert rooms <= allowed, f"{room_of(path)} may not import {sorted(rooms - allowed)}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_a_drawer(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= LONGEST, f"{lines} lines: give what it holds rooms of its own"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_begins_with_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_lines_are_counted_by_our_own_rule_and_nothing_runs_text(path: Path) -> None:
    # str.splitlines ends lines at six more characters than editors do.
    found = {"splitlines", "eval", "exec", "loads"} & set(calls(path))
    if room_of(path) in ("doors", "preview"):
        # What they load is JSON of our own, with a checksum or from the same process.
        found.discard("loads")
    assert not found
    modules = {alias.name for node in ast.walk(tree(path)) if isinstance(node, ast.Import) for alias in node.names}
    assert not modules & {"pickle", "marshal", "shelve"}


@pytest.mark.parametrize("room", ["model", "reading", "knowing", "showing"])
def test_only_the_doors_touch_the_disk(room: str) -> None:
    disk = {
        "open",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "mkdir",
        "unlink",
        "rename",
        "rglob",
        "iterdir",
    }
    for path in MODULES:
        if room_of(path) == room:
            assert not disk & set(calls(path)), name_of(path)
            known = {
                alias.name for node in ast.walk(tree(path)) if isinstance(node, ast.Import) for alias in node.names
            }
            assert not known & {"os", "shutil", "socket", "time", "random"}, name_of(path)


def test_jinja_is_known_to_rendering_alone() -> None:
    knowing = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "jinja2"
    }
    assert "generator/showing/render.py" in knowing
    # Whoever renders must be able to say that a template is broken, and knows nothing else of Jinja.
    others = knowing - {"generator/showing/render.py"}
    for name in others:
        names = {
            alias.name
            for node in ast.walk(tree(PACKAGE.parent / name))
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "jinja2"
            for alias in node.names
        }
        assert names == {"TemplateError"}, name


def test_finished_markup_is_made_in_few_places() -> None:
    makers = {name_of(path) for path in MODULES if "Markup" in set(calls(path))}
    assert makers == {
        "generator/showing/frame.py",
        "generator/showing/structured.py",
        "generator/showing/texts.py",
        "generator/showing/views.py",
    }


def test_the_map_names_every_module() -> None:
    told = (PACKAGE.parent / "ARCHITECTURE.md").read_text("utf-8")
    missing = [
        name_of(path)
        for path in MODULES
        if not path.name.startswith("__") and room_of(path) != "preview" and path.name not in told
    ]
    assert not missing
