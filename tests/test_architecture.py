"""The house stands as ARCHITECTURE.md says: imports run one way, and each tool is kept in its room."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from siglum.doors.cache import INDEXER, LIBRARIES
from siglum.doors.pagefind import PACKAGE as PAGEFIND

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGE = REPOSITORY / "generator" / "siglum"
PURE = (
    "engine",
    "model",
    "reading",
    "sources",
    "languages",
    "proving",
    "facts",
    "lint",
    "quoting",
    "drafting",
    "exports",
    "html",
    "catalogue",
)
"""The rooms that touch no disk, in the order in which they may import: each only those before it."""

MAY_IMPORT = {
    "engine": {"engine"},
    "model": {"model"},
    "reading": {"reading", "engine", "model"},
    "sources": {"sources", "engine", "model", "reading"},
    "proving": {"proving", "engine", "languages", "model", "reading", "sources"},
    "facts": {"facts", "engine", "languages", "model", "proving"},
    "languages": {"languages", "model"},
    "lint": {"languages", "lint", "engine", "facts", "model", "proving", "reading"},
    "quoting": {"quoting", "lint", "model", "proving", "reading"},
    "drafting": {"languages", "drafting", "facts", "lint", "model", "proving"},
    "exports": {"exports", "facts", "model", "proving"},
    "html": {"html", "engine", "exports", "facts", "lint", "model", "proving"},
    "catalogue": {"catalogue", "engine", "exports", "facts", "html", "lint", "model", "proving", "reading"}
    | {"__version__"},
    "doors": {"doors", "model", "__version__"},
    "build": {"catalogue", "engine", "facts", "lint", "model", "proving", "reading", "sources"},
    "extensions": {"doors", "model"},
    "session": {"build", "doors", "engine", "exports", "extensions", "model", "proving"},
    "reports": {"model", "proving"},
    "reference": {"reference", "model", "reading"},
    "project": {
        "__version__",
        "project",
        "commands",
        "doors",
        "drafting",
        "model",
        "reading",
        "reference",
        "sources",
    },
    "commands": {
        "commands",
        "build",
        "catalogue",
        "doors",
        "drafting",
        "engine",
        "exports",
        "extensions",
        "facts",
        "model",
        "preview",
        "project",
    }
    | {"html", "proving", "quoting", "reading", "reference", "reports", "session", "sources", "__version__"},
    "preview": {"preview", "build", "catalogue", "commands", "doors", "facts", "html", "model", "reports"}
    | {"session"},
    "__main__": {"commands"},
}
"""What of ours each room may import; nothing above a room is ever in its line."""

PDF = {f"sources/pdf_{name}" for name in ("chars", "filled", "lines", "seen")}
"""What asks the library that reads PDFs, but for the reader itself."""
KEPT_IN = {
    # library: the modules that may use it
    "ahocorasick": {"facts/names"},
    "click": {"commands/cli", "commands/options", "commands/program", "reference/manual"},
    "distributed": {"engine/cluster"},
    "ctypes": {"doors/system", "doors/signals", *PDF},
    "icu4py": {"languages/dates", "languages/spelling", "proving/boundaries"},
    "fsspec": {"doors/store"},
    "fcntl": {"doors/exchange", "doors/system"},
    "livereload": {"preview"},
    "markdown_it": {
        "sources/markdown",
        "reading/markdown",
        "reading/prose",
        "reading/inlines",
        "quoting/parser",
        "quoting/running",
    },
    "markupsafe": {"html"},
    "multiprocessing": {"engine/executors"},
    "pagefind_bin": {"doors/pagefind"},
    "rapidfuzz": {"commands/desk", "proving/nearest", "proving/unknown", "reading/validating"},
    "rich": {"commands/terminal"},
    "selectolax": {
        "drafting/notes",
        "html/hiding",
        "html/looked_at",
        "html/rereading",
        "sources/elements",
        "sources/formulas",
        "sources/html",
        "sources/lists",
        "sources/raised",
        "sources/replaced",
        "sources/shadows",
        "sources/styles",
        "sources/tables",
    },
    "sentencex": {"reading/inlines", "sources/stored", "quoting/sentences"},
    "socket": {"preview"},
    "sqlite3": {"exports/rereading", "exports/sqlite"},
    "subprocess": {"commands/farm", "doors/history", "doors/pagefind"},
    "tornado": {"preview"},
    "trafilatura": {"sources/html"},
    "pypdfium2": {"sources/pdf", *PDF},
    "warcio": {"sources/archive"},
    "brotli": {"sources/archive"},
    "webencodings": {"sources/encodings"},
    "bibtexparser": {"sources/bibtex"},
    "anyascii": {"model/urls", "proving/word_forms"},
    "watchfiles": {"preview"},
    "webbrowser": {"preview"},
    "opencc": {"languages/han"},
    "simplemma": {"languages/lemmas"},
    "snowballstemmer": {"proving/word_forms"},
    "yaml": {"reading/fields", "sources/markdown"},
}
OF_EVERY_COMMAND = {"facts", "html", "languages", "lint", "model", "proving", "reading"}
"""Rooms that are imported whole, whatever a project holds."""
DISK = {"os", "shutil", "tempfile", "pathlib", "glob", "fileinput", "mmap"}
"""Libraries that touch the disk: for the doors, and for what stands above the rooms."""
CLOCKS = {"now", "today", "utcnow", "time", "monotonic", "time_ns", "perf_counter"}
NETWORK = {"requests", "httpx", "aiohttp", "urllib3", "ftplib", "smtplib", "telnetlib", "xmlrpc", "asyncore"}
NEVER = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "imp", "code", "runpy"}
MARKUP = {"html/json_ld": 2}
"""Where markup is declared to be safe, and how often: in each place for a reason that stands there."""


@cache
def trees() -> dict[str, ast.Module]:
    """Return every module of the generator, parsed, by its path in the package without an ending."""
    return {
        path.relative_to(PACKAGE).with_suffix("").as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Return all that a module is made of."""
    return tuple(ast.walk(tree))


@cache
def statements(tree: ast.AST) -> tuple[ast.AST, ...]:
    """Return all imports and calls."""
    return tuple(node for node in nodes(tree) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call))


def room_of(module: str) -> str:
    """Return the room that a module stands in; a module above the rooms is its own."""
    return module.partition("/")[0]


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever in it."""
    for node in statements(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Yield the name of everything that is called, and whether it is an attribute of something."""
    for node in statements(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, False
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, True


def ours(name: str) -> str | None:
    """Return the room of an imported name of ours, or None for another's; "" is the package itself."""
    first, _, rest = name.partition(".")
    return rest.partition(".")[0] if first == "siglum" else None


def test_every_room_imports_only_what_it_may() -> None:
    seen: Counter[str] = Counter()
    for module, tree in trees().items():
        if module == "__init__":
            continue
        for name in imported(tree):
            if (room := ours(name)) is not None:
                seen[room_of(module)] += 1
                assert room in MAY_IMPORT[room_of(module)], f"{module} imports {name}"
    assert set(seen) == {room for room, others in MAY_IMPORT.items() if others}, (
        "every room was seen to import something"
    )
    assert sum(seen.values()) > 200


def test_no_room_imports_what_stands_above_it() -> None:
    for number, room in enumerate(PURE):
        assert MAY_IMPORT[room] - {"__version__"} <= set(PURE[: number + 1]), room
    assert MAY_IMPORT["doors"] - {"__version__"} <= {"doors", "model"}
    assert MAY_IMPORT["build"] <= {*PURE}


def test_every_module_stands_in_a_room_of_the_table() -> None:
    assert {room_of(module) for module in trees()} == {*MAY_IMPORT, "__init__"}


def test_values_are_records_of_pydantic_or_structs_and_nothing_third() -> None:
    assert [module for module, tree in trees().items() if "dataclasses" in imported(tree)] == []


def test_libraries_are_kept_where_they_belong() -> None:
    used: dict[str, set[str]] = {name: set() for name in KEPT_IN}
    for module, tree in trees().items():
        for library in {name.partition(".")[0] for name in imported(tree)} & KEPT_IN.keys():
            allowed = KEPT_IN[library]
            assert module in allowed or room_of(module) in allowed, f"{module} imports {library}"
            used[library].add(module)
    assert all(used.values()), f"no longer used, or kept elsewhere: {[name for name in used if not used[name]]}"


OF_ADD = {
    *("sources/archive", "sources/bibtex", "sources/encodings", "sources/html"),
    "sources/pdf",
    *PDF,
}
"""Who reads what a file was before it became an article: for `add` and `check --originals`, which store nothing."""
OF_TYPES = {"annotated-types", "distributed", "typing-extensions", "typing-inspection"}
"""Distributions that make no bytes: they declare types, or carry work to other machines."""


@cache
def installed() -> Mapping[str, list[str]]:
    """Return the distributions of every package that can be imported."""
    return metadata.packages_distributions()


def distributions_of(module: str) -> set[str]:
    """Return the distributions that a module imports, by their normal names."""
    names = {name.partition(".")[0] for name in imported(trees()[module])}
    return {one.lower().replace("_", "-") for name in names for one in installed().get(name, ())}


def needed_by(distribution: str) -> set[str]:
    """Return the distributions that one asks for whenever it is installed."""
    asked = [one for one in metadata.requires(distribution) or () if "extra ==" not in one and "platform" not in one]
    return {re.split(r"[^\w.-]", one, maxsplit=1)[0].lower().replace("_", "-") for one in asked}


def test_the_stamp_of_what_is_remembered_names_every_library_that_makes_bytes() -> None:
    rooms = {module for module in trees() if room_of(module) in {*PURE, "build"}} - OF_ADD
    found: set[str] = set()
    waiting = set().union(*(distributions_of(module) for module in rooms)) - {"siglum"}
    while waiting:
        found |= waiting
        waiting = set().union(*(needed_by(one) for one in waiting - OF_TYPES)) - found
    assert found - OF_TYPES == set(LIBRARIES)
    assert INDEXER == PAGEFIND


def test_jinja_is_known_to_the_renderer_alone_and_others_know_its_errors() -> None:
    users = {module: {name for name in imported(tree) if name.startswith("jinja2")} for module, tree in trees().items()}
    renderer = {"html/render", "html/environment"}
    assert renderer <= users.keys()
    for module, names in users.items():
        if module not in renderer:
            assert names <= {"jinja2.TemplateError", "jinja2.TemplateSyntaxError"}, module


def test_the_rooms_but_the_doors_touch_no_disk_no_clock_and_no_network() -> None:
    looked_at = 0
    for module, tree in trees().items():
        if room_of(module) not in {*PURE, "build", "reports", "reference"} or module == "engine/executors":
            continue
        looked_at += 1
        names = set(imported(tree))
        libraries = {name.partition(".")[0] for name in names}
        assert not libraries & (DISK | NETWORK | {"socket", "subprocess", "random", "secrets", "uuid", "locale"}), (
            module
        )
        assert not {name for name in names if name.startswith(("time.", "urllib.request"))} - {"time.struct_time"}, (
            module
        )
        attributes = {name for name, is_attribute in called(tree) if is_attribute}
        assert not attributes & (
            CLOCKS | {"write_text", "write_bytes", "read_text", "read_bytes", "mkdir", "unlink"}
        ), module
        assert "open" not in {name for name, _ in called(tree)}, module
        assert "print" not in {name for name, _ in called(tree)}, module
    assert looked_at > 40


def test_only_the_doors_write() -> None:
    writing = {
        "write_text",
        "write_bytes",
        "touch",
        "symlink_to",
        "hardlink_to",
        "rmtree",
        "copytree",
        "copyfile",
        "move",
    }
    by_the_system = {"mkdir", "makedirs", "rmdir", "rename", "unlink", "remove", "chmod", "link", "symlink", "fchmod"}
    for module, tree in trees().items():
        if room_of(module) == "doors":
            continue
        attributes = {name for name, is_attribute in called(tree) if is_attribute}
        assert not attributes & writing, module
        assert not {name.rpartition(".")[2] for name in imported(tree) if name.startswith("os.")} & by_the_system, (
            module
        )
        for node in statements(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                of = node.func.value
                if isinstance(of, ast.Name) and of.id in {"os", "shutil"}:
                    assert node.func.attr not in by_the_system | writing, module
        assert ("open", False) not in set(called(tree)), f"{module} opens a file itself"


def test_nothing_is_run_that_was_read() -> None:
    for module, tree in trees().items():
        # The engine writes values out to digest them; what would read them back is never imported.
        allowed = {"pickle.Pickler"} if module == "engine/fingerprint" else set()
        libraries = {name.partition(".")[0] for name in set(imported(tree)) - allowed}
        assert not libraries & NEVER, module
        names = {name for name, is_attribute in called(tree) if not is_attribute}
        assert not names & {"eval", "exec", "compile", "__import__", "globals", "setattr", "delattr"}, module
        assert not {name for name, is_attribute in called(tree) if is_attribute} & {
            "full_load",
            "unsafe_load",
            "load_all",
        }


def test_nothing_but_the_preview_speaks_to_a_network() -> None:
    for module, tree in trees().items():
        if room_of(module) == "preview":
            continue
        names = set(imported(tree))
        assert not {name.partition(".")[0] for name in names} & NETWORK, module
        assert not [name for name in names if name.startswith(("urllib.request", "http.client", "http.server"))], module


def test_lines_are_counted_by_our_own_rule() -> None:
    for module, tree in trees().items():
        assert ("splitlines", True) not in set(called(tree)), (
            f"{module}: str.splitlines knows ends of lines that files have not"
        )


def test_markup_is_declared_safe_only_where_it_was_weighed() -> None:
    found = Counter(
        module for module, tree in trees().items() for name, _ in called(tree) if name in {"Markup", "mark_safe"}
    )
    assert dict(found) == MARKUP


def at_once(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a module holds and does when it is imported."""
    for part in ast.iter_child_nodes(node):
        if not isinstance(part, ast.FunctionDef | ast.Lambda):
            yield part
            yield from at_once(part)


def test_no_command_waits_for_expressions_that_it_does_not_use() -> None:
    for module, tree in trees().items():
        if room_of(module) in OF_EVERY_COMMAND:
            calls = (ast.unparse(node.func) for node in at_once(tree) if isinstance(node, ast.Call))
            assert "re.compile" not in calls, f"{module}: model/expressions.py compiles them when they are first used"


def test_no_module_is_a_drawer() -> None:
    for module, tree in trees().items():
        lines = (PACKAGE / f"{module}.py").read_text("utf-8").count("\n")
        # A table of all that can be wrong is read entry by entry.
        assert lines <= 400 or module == "model/codes", f"{module} has {lines} lines"
        assert ast.get_docstring(tree), f"{module} does not begin with what it is for"


def test_the_check_of_imports_sees_what_it_should() -> None:
    tree = ast.parse("import siglum\ndef f():\n    from siglum.doors.disk import x\n    import os.path as p\n")
    names = list(imported(tree))
    assert sorted(names) == ["os.path", "siglum", "siglum.doors.disk.x"]
    assert [ours(name) for name in sorted(names)] == [None, "", "doors"]
