"""Everything that a site publishes, by address: pages, exports, assets, and what hosts want. Each file is an answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateError

from siglum.catalogue.addresses import Links, address_of
from siglum.catalogue.frames import frame_of, site_view
from siglum.catalogue.hosting import hosting_files
from siglum.catalogue.kinds import KINDS, PAGES
from siglum.catalogue.laws import LAWS, moved_addresses_lead_somewhere
from siglum.engine.fingerprint import fingerprint
from siglum.engine.tracked import Tracked, each, handled, table, value
from siglum.exports.downloads import DOWNLOADS, keys_of, made_by
from siglum.exports.exporter import Exporter
from siglum.facts.indexes import Indexes
from siglum.html.assets import Assets, assets_of, picture_problems
from siglum.html.render import Compiled, Renderer, Templates, compile_template, parts_used, template_name, templates_of
from siglum.html.rereading import Reader, plain
from siglum.html.views import SiteView
from siglum.lint.findings import Findings
from siglum.model.files import File, digest_of
from siglum.model.problems import Problem, errors_in
from siglum.model.refs import Ref
from siglum.reading.text import decode
from siglum.reading.written import TEMPLATES, Written

TEXTS = (".html", ".css", ".js", ".xml")
"""Endings of templates and assets that are text."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it is published; a page with problems is not."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def _digest(made: Made) -> str:
    """Return the digest by which a file in the site is told from another; one with problems is like none."""
    return f"!{fingerprint(made.problems)}" if made.problems else digest_of(made.data)


class Published(Tracked):
    """The files of one site."""

    @property
    def written(self) -> Written:
        """The files that it is made from."""
        return Written.of(self.database)

    @property
    def indexes(self) -> Indexes:
        """What is known."""
        return Indexes.of(self.database)

    @property
    def findings(self) -> Findings:
        """What is wrong."""
        return Findings.of(self.database)

    # Templates and assets

    @value
    def template_files(self) -> tuple[str, ...]:
        """The paths of the templates and assets in force."""
        return self.written.listed[TEMPLATES]

    @each("template_files")
    def text_problems(self, path: str) -> tuple[Problem, ...]:
        """What is wrong with the letters of a template."""
        return decode(self.written.file[path])[1] if path.endswith(TEXTS) else ()

    @value
    def template_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the templates and assets, before anything is made with them."""
        wrong = [problem for problems in self.text_problems.values() for problem in problems]
        return (*wrong, *picture_problems(self._files()))

    def _files(self) -> tuple[File, ...]:
        return tuple(self.written.file[path] for path in self.template_files)

    @table
    def template_texts(self) -> Mapping[str, str]:
        """The templates by the names by which they ask for one another."""
        named = ((template_name(path), path) for path in self.template_files)
        return {name: self.written.file[path].data.decode() for name, path in named if name}

    @each("template_texts", digest=lambda compiled: fingerprint(compiled.text))
    def compiled(self, name: str) -> Compiled:
        """A template as Python code."""
        return compile_template(name, self.template_texts[name])

    @handled
    def templates(self) -> Templates:
        """The templates together."""
        return templates_of(dict(self.template_texts.items()), self.compiled)

    @value
    def assets(self) -> Assets:
        """Stylesheets, scripts, font and pictures."""
        uses = parts_used(dict(self.template_texts.items()))
        return assets_of(self._files(), uses, with_social=bool(self.indexes.site.settings.base_url))

    @value
    def site_view(self) -> SiteView:
        """What all pages share."""
        search = bool(self.written.option.get("search"))
        return site_view(self.indexes, self.assets, search=search)

    @handled
    def renderer(self) -> Renderer:
        """What makes pages of views."""
        return Renderer(self.templates, self.site_view, Links(self.indexes.site.settings.base_url))

    # Pages

    @table
    def pages(self) -> Mapping[str, Ref]:
        """Every page by its address."""
        refs = (
            Ref(kind.id, key, part=part)
            for kind in PAGES
            for key in kind.keys(self.indexes)
            for part in range(1, kind.parts(self.indexes, key) + 1)
        )
        return {address_of(ref): ref for ref in refs}

    @property
    def source_ids(self) -> Mapping[str, object]:
        """The sources."""
        return self.indexes.site.sources

    @each("source_ids")
    def plain_texts(self, source: str) -> str:
        """The text of a source as finished pages are held against it."""
        return plain(self.indexes.plain_text[source])

    @each("pages", digest=_digest)
    def page(self, address: str) -> Made:
        """A finished page, read again."""
        ref = self.pages[address]
        kind, renderer = KINDS[ref.kind], self.renderer
        view = kind.view(self.indexes, ref)
        try:
            data = renderer.render(kind.template, view, frame_of(self.indexes, ref, view.heading))
        except TemplateError as error:
            return Made(b"", (renderer.problem(error, kind.template),))
        return Made(data, tuple(Reader(self.plain_texts).read(address, data)))

    # Everything else

    @table
    def downloads(self) -> Mapping[str, Ref]:
        """Every file for other programs by its address."""
        refs = (Ref(one.id, key) for one in DOWNLOADS for key in keys_of(one, self.indexes))
        return {address_of(ref): ref for ref in refs}

    @value
    def others(self) -> tuple[str, ...]:
        """The addresses of everything that is no page."""
        hosting = (address for address, _ in hosting_files(self.indexes.site.settings, ()))
        assets = (address for address, _ in self.assets.files)
        return (*assets, *self.downloads, *hosting)

    @each("others", digest=_digest)
    def other(self, address: str) -> Made:
        """A file that is no page."""
        if (asset := dict(self.assets.files).get(address)) is not None:
            return Made(asset)
        if (ref := self.downloads.get(address)) is not None:
            inputs = self.written.option.get("inputs") or ""
            exporter = Exporter(self.indexes, inputs, lambda: self.findings.located, address_of)
            return Made(made_by(DOWNLOADS[ref.kind], exporter, ref.id))
        return Made(dict(hosting_files(self.indexes.site.settings, self.pages))[address])

    @value
    def moved(self) -> tuple[Problem, ...]:
        """What is wrong with the addresses that are said to have moved."""
        settings = self.indexes.site.settings
        if not settings.moved:
            return ()
        unmoved = settings.model_copy(update={"moved": {}})
        standing = {address for address, _ in self.assets.files} | set(self.downloads)
        standing |= {address for address, _ in hosting_files(unmoved, ())} | set(self.pages)
        return tuple(moved_addresses_lead_somewhere(settings, set(self.pages), standing))

    @value
    def own_problems(self) -> tuple[Problem, ...]:
        """What is wrong with what the site is made with, and with the addresses of its own."""
        wrong = self.template_problems
        # Addresses are known only of a site that is whole.
        if not self.indexes.site.has_settings:
            return wrong
        wrong = (*wrong, *(problem for law in LAWS for problem in law(self.indexes.site)))
        whole = not errors_in((*wrong, *self.findings.found))
        return (*wrong, *(self.moved if whole else ()))

    @value
    def errors(self) -> tuple[Problem, ...]:
        """What forbids publishing."""
        return errors_in((*self.own_problems, *self.findings.found))

    def files(self) -> Iterator[tuple[str, Made]]:
        """Yield every file by its address; raises what making it raises."""
        yield from self.page.items()
        yield from self.other.items()
