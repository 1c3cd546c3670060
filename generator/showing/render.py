"""Views to pages: the only room that knows Jinja."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
)

from generator.model.files import Digest, File, Span, digest_of
from generator.model.problems import Problem
from generator.showing.views import SiteView

FOLDER = "templates/"
REFUSED_FILTERS = ("safe", "xmlattr", "urlize", "striptags", "forceescape", "random", "attr")
"""Filters with which a template could let text become markup, or make two builds differ."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of one snapshot; each is compiled when it is first wanted."""

    environment: Environment
    digest: Digest


def templates_of(files: Iterable[File]) -> Templates:
    """Take the templates as read."""
    texts = {
        file.path.removeprefix(FOLDER): file.data.decode() for file in files if file.path.endswith((".html", ".xml"))
    }
    digest = digest_of("".join(f"{name}\0{text}\0" for name, text in sorted(texts.items())).encode())
    return Templates(environment(texts), digest)


class Renderer:
    """Renders views through templates."""

    def __init__(self, templates: Templates, site: SiteView) -> None:
        """Render with what all pages share."""
        self.site = site
        self.environment = templates.environment
        self.digest = templates.digest

    def render(self, template: str, view: object) -> bytes:
        """Return a finished page; raises TemplateError where the template is broken."""
        try:
            return self.environment.get_template(f"pages/{template}.html").render(page=view, site=self.site).encode()
        except TemplateError:
            raise
        except Exception as error:
            # Views are finished values, so whatever goes wrong among them is what a template does with them.
            message = f"{type(error).__name__}: {error}"
            raise TemplateRuntimeError(message).with_traceback(error.__traceback__) from error

    def problem(self, error: TemplateError, template: str) -> Problem:
        """Say what is wrong with a template, in an author's words."""
        name, line = f"pages/{template}.html", 0
        if isinstance(error, TemplateSyntaxError):
            name, line = error.name or name, error.lineno
        else:
            traceback = error.__traceback__
            known = self.environment.list_templates()
            while traceback is not None:
                found = traceback.tb_frame.f_code.co_filename
                if found in known:
                    name, line = found, traceback.tb_lineno
                traceback = traceback.tb_next
        hint = "its view is declared in generator/showing/views.py"
        span = Span(f"{FOLDER}{name}", line, 1 if line else 0, line, 1 if line else 0)
        return Problem("template-broken", span, str(error), hint)


class _Named(BaseLoader):
    """Gives templates by name, and tells the name to a traceback as if it were a file's."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002 - Jinja's own
        if template not in self.files:
            raise TemplateNotFound(template)
        return self.files[template], template, None

    def list_templates(self) -> list[str]:
        return sorted(self.files)


def environment(files: Mapping[str, str]) -> Environment:
    """Return the one environment: everything escaped, every unknown name an error, nothing from the outside."""
    made = Environment(
        loader=_Named(files),
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
    made.globals.update(kept)
    return made
