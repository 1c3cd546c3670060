"""Sets up Jinja: the one environment in which all templates are compiled and run."""

from collections.abc import Callable, Mapping, MutableMapping
from functools import cache
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, meta
from jinja2.runtime import Context
from jinja2.utils import internalcode
from msgspec import Struct

from siglum.html.geometry import GEOMETRY
from siglum.html.views import IN_A_ROW

REFUSED_FILTERS = ("safe", "xmlattr", "urlize", "striptags", "forceescape", "random", "attr")
"""Filters by which a template could let text pass as markup, or make two builds differ."""


class Compiled(Struct, frozen=True):
    """A compiled template, and the names of those that it refers to; None means that it may be any."""

    text: str
    code: CodeType
    asks_for: frozenset[str | None]

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the template's name and text, since compiled code can't be sent."""
        return compile_template, (self.code.co_filename, self.text)


def compile_template(name: str, text: str) -> Compiled:
    """Compile a template; raises TemplateSyntaxError."""
    bare = _bare_environment()
    tree = bare.parse(text, name, name)
    asked = frozenset(meta.find_referenced_templates(tree))
    return Compiled(text, bare.compile(tree, name, name), asked)


@cache
def _bare_environment() -> Environment:
    return environment({}, {})


class _Named(BaseLoader):
    """Loads templates by name; the name stands as the file name in tracebacks."""

    def __init__(self, files: Mapping[str, str], compiled: Mapping[str, Compiled]) -> None:
        self.files = files
        self.compiled = compiled

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 - Jinja's own
        self.get_source(environment, name)
        return environment.template_class.from_code(environment, self.compiled[name].code, globals or {})

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002 - Jinja's own
        if template not in self.files:
            raise TemplateNotFound(template)
        return self.files[template], template, None

    def list_templates(self) -> list[str]:
        return sorted(self.files)


class _Context(Context):
    """Calls what a template calls as it is, since nothing that templates are given asks for their context."""

    @internalcode
    def call(self, called: Callable[..., Any], /, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja's own
        for of_the_place in ("_loop_vars", "_block_vars"):
            named.pop(of_the_place, None)
        return called(*given, **named)


class _Environment(Environment):
    """Jinja's environment, made quick for many small pages of many small parts."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template: those of all, as no template is given its own."""
        return self.globals if not d else super().make_globals(d)


def environment(files: Mapping[str, str], compiled: Mapping[str, Compiled]) -> Environment:
    """Return an environment in which everything is escaped, and unknown names are errors."""
    made = _Environment(
        loader=_Named(files, compiled),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        auto_reload=False,
        cache_size=-1,
    )
    for name in REFUSED_FILTERS:
        made.filters.pop(name)
    kept: dict[str, Any] = {name: made.globals[name] for name in ("range", "namespace")}
    made.globals.clear()
    made.globals.update(kept, in_a_row=IN_A_ROW, **GEOMETRY)
    return made
