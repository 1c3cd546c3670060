"""Renders views as pages."""

from collections.abc import Callable, Mapping
from typing import Protocol

from jinja2 import Environment, Template, TemplateError, TemplateRuntimeError, TemplateSyntaxError
from msgspec import Struct

from siglum.html.environment import Compiled, compile_template, environment
from siglum.html.views import Frame, SiteView
from siglum.model.expressions import expression
from siglum.model.files import Digest, Span, digest_of
from siglum.model.problems import Problem
from siglum.model.refs import Ref

FOLDER = "templates/"
PAGES = "pages/"
PARTS = "parts/"
REFERENCE = expression(r"""\{%-?\s*(?:from|import|include|extends)\s+["']([^"']+)["']""")
"""A reference to another template, in the text of one."""


class Templates(Struct, frozen=True):
    """The templates of one snapshot; each is compiled when it is first needed."""

    environment: Environment
    digest: Digest
    texts: Mapping[str, str]
    compiled: Mapping[str, Compiled]
    linking: "Linking"

    def parts_of(self, template: str) -> Mapping[str, str]:
        """Return the texts of a page's template and of all that it refers to, by name.

        Raises TemplateError for a broken one.
        """
        parts: dict[str, str] = {}
        waiting = [f"pages/{template}.html"]
        for name in waiting:
            if name in parts:
                continue
            # A missing one counts as empty, so that removing it is a change.
            parts[name] = self.texts.get(name, "")
            if name in self.texts:
                asked = self.compiled[name].asks_for
                waiting += self.texts if None in asked else (one for one in asked if one)
        return parts


def templates_of(texts: Mapping[str, str], compiled: Mapping[str, Compiled] | None = None) -> Templates:
    """Return the templates, given their texts by name; they are compiled here unless `compiled` is given."""
    digest = digest_of("".join(f"{name}\0{text}\0" for name, text in sorted(texts.items())).encode())
    compiled = _Compiling(texts) if compiled is None else compiled
    made, linking = environment(texts, compiled), Linking()
    made.globals.update(to=linking.to, full=linking.full)
    return Templates(made, digest, texts, compiled, linking)


class _Compiling(dict[str, Compiled]):
    """Compiles each template when it is first needed."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__()
        self.texts = texts

    def __missing__(self, name: str) -> Compiled:
        made = self[name] = compile_template(name, self.texts[name])
        return made


class Links(Protocol):
    """Makes links of refs."""

    def link(self, ref: Ref, here: Ref) -> str:
        """Return the link from one page to another, or to a place on it."""

    def full(self, ref: Ref) -> str:
        """Return the full address of a ref; empty where the site's own is not known."""


class Linking:
    """Holds what templates make links with, `to` and `full`, for the page that is being rendered.

    There is one for each environment, since Jinja keeps the globals that a template's macros were first given.
    """

    def __init__(self) -> None:
        """Begin without a page."""
        self.links: Links | None = None
        self.frame: Frame | None = None
        self._made: dict[Ref, str] = {}

    def begin(self, links: Links | None, frame: Frame | None) -> None:
        """Take the page that is rendered now, or none."""
        self.links, self.frame, self._made = links, frame, {}

    def to(self, ref: Ref | str, fragment: str = "") -> str:
        """Return the link from this page to a ref, or to the single page of a kind, given its id.

        Raises TemplateRuntimeError while no page is rendered.
        """
        if self.links is None or self.frame is None:
            message = "links are known on a page only"
            raise TemplateRuntimeError(message)
        wanted = Ref(ref, "", fragment) if isinstance(ref, str) else ref
        made = self._made.get(wanted)
        if made is None:
            made = self._made[wanted] = self.links.link(wanted, self.frame.here)
        return made

    def full(self, ref: Ref) -> str:
        """Return the full address of a ref; empty where the site's own is not known."""
        return self.links.full(ref) if self.links else ""


class Renderer:
    """Renders views through templates."""

    def __init__(self, templates: Templates, site: SiteView, links: Links) -> None:
        """Take what all pages share, and what makes links. One thread at a time may use it."""
        self.site = site
        self.links = links
        self.templates = templates
        self.environment = templates.environment
        self.digest = templates.digest

    def render(self, template: str, view: object, frame: Frame) -> bytes:
        """Return a finished page, in UTF-8; raises TemplateError for a broken template."""
        return self.fill(lambda: self.environment.get_template(f"{PAGES}{template}.html"), template, view, frame)

    def fill(self, load: Callable[[], Template], kind: str, view: object, frame: Frame) -> bytes:
        """Return a page rendered by the template that `load` returns, with the stylesheet of the template `kind`.

        Raises TemplateError for whatever goes wrong in the template.
        """
        linking = self.templates.linking
        linking.begin(self.links, frame)
        try:
            sheet = self.site.sheets.get(kind, "")
            return load().render(page=view, frame=frame, site=self.site, sheet=sheet).encode()
        except TemplateError:
            raise
        except Exception as error:
            # Views are finished values, so whatever goes wrong here is a mistake in a template.
            message = f"{type(error).__name__}: {error}"
            raise TemplateRuntimeError(message).with_traceback(error.__traceback__) from error
        finally:
            linking.begin(None, None)

    def problem(self, error: TemplateError, template: str) -> Problem:
        """Return the problem for an error in a page's `template`, at the file and line where it occurred."""
        name, line = f"{PAGES}{template}.html", 0
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
        hint = "what a template may use is declared in siglum/html/*views.py"
        span = Span(f"{FOLDER}{name}", line, 1 if line else 0, line, 1 if line else 0)
        return Problem("template-broken", span, str(error), hint)


def template_name(path: str) -> str:
    """Return the name by which templates refer to the one in this file; empty for a file that is no template."""
    return path.removeprefix(FOLDER) if path.endswith((".html", ".xml")) else ""


def parts_used(files: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return, for each page template, the names of the parts that it uses, directly or through others."""
    named = {name: {other for other in REFERENCE.findall(text) if other in files} for name, text in files.items()}
    used: dict[str, frozenset[str]] = {}
    for page in files:
        if not page.startswith(PAGES):
            continue
        waiting, met = [page], {page}
        while waiting:
            new = named[waiting.pop()] - met
            met |= new
            waiting += new
        kind = page.removeprefix(PAGES).removesuffix(".html")
        used[kind] = frozenset(name.removeprefix(PARTS).removesuffix(".html") for name in met if name.startswith(PARTS))
    return used
