"""Every file that a site publishes, by address: pages, downloads, assets, files for hosts. Each is an answer."""

from collections.abc import Iterator, Mapping

from jinja2 import TemplateError
from msgspec import Struct

from siglum.catalogue.addresses import Links, address_of
from siglum.catalogue.frames import frame_of, site_view
from siglum.catalogue.hosting import hosting_files
from siglum.catalogue.kinds import KINDS, PAGES
from siglum.catalogue.laws import LAWS, moved_addresses_lead_somewhere
from siglum.engine.fingerprint import fingerprint
from siglum.engine.plain import PLAIN_TEXT, packed, plain_json
from siglum.engine.tracked import Tracked, each, handled, table, value
from siglum.exports.downloads import DOWNLOADS, keys_of, made_by
from siglum.exports.exporter import Exporter
from siglum.exports.rereading import FILES, Owed, Quoted, reread, reread_text
from siglum.facts.indexes import Indexes
from siglum.facts.resting import standing_in
from siglum.html.assets import Assets, assets_of, named_by, picture_problems
from siglum.html.environment import Compiled, compile_template
from siglum.html.hiding import hiding_in
from siglum.html.owed import owed_of, said_in
from siglum.html.render import Renderer, Templates, parts_used, template_name, templates_of
from siglum.html.rereading import Reader, plain, record_with
from siglum.html.views import SiteView
from siglum.lint.findings import Findings
from siglum.model.files import SEEDS, TEMPLATES, Digest, File, digest_of
from siglum.model.originals import carried_at
from siglum.model.problems import Problem, errors_in
from siglum.model.refs import Ref
from siglum.reading.text import decode
from siglum.reading.written import Written

TEXTS = (".html", ".css", ".js", ".xml")
"""Endings of the templates and assets that are text."""


class Made(Struct, frozen=True):
    """A file to be published, or the problems for which it can't be."""

    data: bytes
    problems: tuple[Problem, ...] = ()


class Carried(Struct, frozen=True):
    """A file that is published as it lies in the project: its path there, and its digest."""

    path: str
    digest: Digest


def _digest(made: Made) -> str:
    """Return the digest of the bytes, or one that no file has where there are problems."""
    return f"!{fingerprint(made.problems)}" if made.problems else digest_of(made.data)


class Published(Tracked):
    """The files of one site."""

    @property
    def written(self) -> Written:
        """The files of the project."""
        return Written.of(self.database)

    @property
    def indexes(self) -> Indexes:
        """What follows from the site."""
        return Indexes.of(self.database)

    @property
    def findings(self) -> Findings:
        """What is wrong with the records."""
        return Findings.of(self.database)

    # Templates and assets

    @value
    def template_files(self) -> tuple[str, ...]:
        """The paths of the templates and assets in force."""
        return self.written.listed[TEMPLATES]

    @each("template_files")
    def text_problems(self, path: str) -> tuple[Problem, ...]:
        """What is wrong with the encoding and the characters of a template or asset."""
        return decode(self.written.file[path])[1] if path.endswith(TEXTS) else ()

    @value
    def template_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the templates and assets as files, before anything is rendered."""
        wrong = [problem for problems in self.text_problems.values() for problem in problems]
        return (*wrong, *picture_problems(self._files()))

    def _files(self) -> tuple[File, ...]:
        return tuple(self.written.file[path] for path in self.template_files)

    @table
    def template_texts(self) -> Mapping[str, str]:
        """The text of each template, by the name by which templates refer to it."""
        named = ((template_name(path), path) for path in self.template_files)
        return {name: self.written.file[path].data.decode() for name, path in named if name}

    @each("template_texts", digest=lambda compiled: fingerprint(compiled.text))
    def compiled(self, name: str) -> Compiled:
        """A template, compiled."""
        return compile_template(name, self.template_texts[name])

    @handled
    def templates(self) -> Templates:
        """All templates, in their environment."""
        return templates_of(dict(self.template_texts.items()), self.compiled)

    @value
    def assets(self) -> Assets:
        """Stylesheets, scripts, font and pictures."""
        uses = parts_used(dict(self.template_texts.items()))
        return assets_of(self._files(), uses, with_social=bool(self.indexes.site.settings.base_url))

    @table
    def sheets(self) -> Mapping[str, str]:
        """The text of each stylesheet that pages load for screens, by its address."""
        printed = self.assets.print_sheet
        sheets = {address: data for address, data in self.assets.files if address.endswith(".css")}
        return {address: data.decode() for address, data in sheets.items() if address != printed}

    @each("sheets", plain=plain_json(tuple[str, ...]))
    def hiding(self, address: str) -> tuple[str, ...]:
        """The selectors of a stylesheet that hide what they fit."""
        return hiding_in(self.sheets[address])

    @value
    def site_view(self) -> SiteView:
        """What all pages share."""
        search = bool(self.written.option.get("search"))
        return site_view(self.indexes, self.assets, search=search)

    @handled
    def renderer(self) -> Renderer:
        """What renders views."""
        return Renderer(self.templates, self.site_view, Links(self.indexes.site.settings.base_url))

    # Pages

    @value
    def said_everywhere(self) -> tuple[str, ...]:
        """What all pages may have in quotation marks, since it is of the site."""
        return tuple(sorted(said_in(self.site_view)))

    @each(plain=plain_json(int))
    def parts(self, kind_and_key: str) -> int:
        """Over how many pages what belongs on one is divided; a kind and a key, with a space between, say which."""
        kind, _, key = kind_and_key.partition(" ")
        parts = KINDS[kind].parts
        return parts(self.indexes, key) if parts else 1

    @table
    def pages(self) -> Mapping[str, Ref]:
        """The ref of every page, by address."""
        refs = (
            Ref(kind.id, key, part=part)
            for kind in PAGES
            for key in kind.keys(self.indexes)
            for part in range(1, (self.parts[f"{kind.id} {key}"] if kind.parts else 1) + 1)
        )
        return {address_of(ref): ref for ref in refs}

    @value
    def left_out(self) -> tuple[str, ...]:
        """The kinds of page with an entry in the menu of which this site has no page."""
        standing = {ref.kind for ref in self.pages.values()}
        return tuple(kind.id for kind in PAGES if kind.menu and kind.id not in standing)

    @property
    def source_ids(self) -> Mapping[str, object]:
        """The sources."""
        return self.indexes.site.sources

    @each("source_ids")
    def plain_texts(self, source: str) -> str:
        """What may be shown of a source's text, in the form that finished pages are compared with.

        What is left out between two excerpts is a line end that no page has.
        """
        text = self.indexes.plain_text[source]
        return "\n".join(plain(text[one.start : one.end]) for one in self.indexes.may_show[source])

    @each("pages", digest=_digest)
    def page(self, address: str) -> Made:
        """A finished page, whose quotations were read again."""
        ref = self.pages[address]
        kind, renderer = KINDS[ref.kind], self.renderer
        view = kind.view(self.indexes, ref)
        try:
            frame = frame_of(self.indexes, ref, view.heading, self.left_out)
            data = renderer.render(kind.template, view, frame)
        except TemplateError as error:
            return Made(b"", (renderer.problem(error, kind.template),))
        reader = Reader(self.plain_texts, self._record, sheets=self.hiding)
        around = (*said_in(frame), *self.said_everywhere)
        return Made(data, tuple(reader.read(address, data, lambda: owed_of(view, around))))

    def misquotes(self, address: str, data: bytes, ref: Ref) -> Iterator[Problem]:
        """Yield what is wrong with the words in a download."""
        site = self.indexes.site
        if ref.kind == "text":
            yield from reread_text(address, data, site.sources[ref.id].sha256)
        if ref.kind not in FILES:
            return
        sentences: frozenset[str] = frozenset()
        if ref.kind == "rests.json":
            told = (one for name, record in site.explainers.items() for one in standing_in(name, record))
            sentences = frozenset(self.indexes.plain(one.sentence) for one in told)
        yield from reread(
            ref.kind, address, data, Owed(self.evidence, self.indexes.plain_text, site.records, sentences)
        )

    @property
    def claim_ids(self) -> Mapping[str, object]:
        """The claims."""
        return self.indexes.site.claims

    @each("claim_ids", plain=plain_json(dict[str, Quoted]))
    def quoted(self, claim: str) -> dict[str, Quoted]:
        """The evidence of a claim, with which files are compared that quote it."""
        texts = self.indexes.plain_text
        return {
            proof.id: Quoted(
                claim,
                proof.source,
                tuple(texts[proof.source][part.start : part.end] for part in proof.stretches),
            )
            for proof in self.indexes.site.proofs_of[claim]
        }

    @handled
    def evidence(self) -> dict[str, Quoted]:
        """All evidence, by its id."""
        return {name: quoted for claim in self.claim_ids for name, quoted in self.quoted[claim].items()}

    def _record(self, source: str, words: str) -> str:
        """Return the id of the evidence that some words of a source seem to be of; only what is wrong asks for it."""
        text = self.indexes.plain_text[source]
        passages = [
            (proof.id, [text[part.start : part.end] for part in proof.stretches])
            for proof in self.indexes.site.proofs_in[source]
        ]
        return record_with(words, passages)

    # Everything else

    @table
    def downloads(self) -> Mapping[str, Ref]:
        """The ref of every download, by address."""
        refs = (Ref(one.id, key) for one in DOWNLOADS for key in keys_of(one, self.indexes))
        return {address_of(ref): ref for ref in refs}

    @value
    def others(self) -> tuple[str, ...]:
        """The addresses of all files that are no pages."""
        hosting = (address for address, _ in hosting_files(self.indexes.site.settings, ()))
        assets = (address for address, _ in self.assets.files)
        return (*assets, *self.pictures, *self.downloads, *hosting)

    @table
    def pictures(self) -> Mapping[str, str]:
        """The path of each picture that a text shows, by its address in the site."""
        site = self.indexes.site
        bodies = (record.body for records in (site.explainers, site.pages) for record in records.values())
        paths = sorted({picture.path for body in bodies for picture in body.pictures})
        return {
            named_by(path, site.written.picture[path].digest): path for path in paths if path in site.written.pictures
        }

    @table
    def carried(self) -> Mapping[str, Carried]:
        """Each original that the site carries, by its address; its bytes are copied, whatever their size."""
        originals = (source.original for source in self.indexes.site.sources.values())
        return {
            carried_at(one): Carried(f"{SEEDS}/{one.file}", one.sha256) for one in originals if one and carried_at(one)
        }

    @each("others", digest=_digest)
    def other(self, address: str) -> Made:
        """A file that is no page."""
        if (asset := dict(self.assets.files).get(address)) is not None:
            return Made(asset)
        if (path := self.pictures.get(address)) is not None:
            return Made(self.written.file[path].data)
        if (ref := self.downloads.get(address)) is not None:
            data = made_by(DOWNLOADS[ref.kind], self._exporter(), ref.id)
            return Made(data, tuple(self.misquotes(address, data, ref)))
        return Made(dict(hosting_files(self.indexes.site.settings, self.pages))[address])

    def _exporter(self) -> Exporter:
        inputs, warnings = self.written.option, self.findings
        return Exporter(
            self.indexes, lambda: inputs.get("inputs") or "", lambda: warnings.located, address_of, self.piece
        )

    @each(plain=packed(PLAIN_TEXT))
    def piece(self, key: str) -> str:
        """A piece of the downloads, as JSON, by its `piece_key`; raises KeyError for a record that is not there."""
        return self._exporter().piece(*key.split(" "))

    @value
    def moved(self) -> tuple[Problem, ...]:
        """What is wrong with the addresses under `moved` in the settings."""
        settings = self.indexes.site.settings
        if not settings.moved:
            return ()
        unmoved = settings.model_copy(update={"moved": {}})
        standing = {address for address, _ in self.assets.files} | set(self.pictures) | set(self.downloads)
        standing |= {address for address, _ in hosting_files(unmoved, ())} | set(self.pages) | set(self.carried)
        return tuple(moved_addresses_lead_somewhere(settings, set(self.pages), standing))

    @value
    def own_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the templates and assets, the theme, and the site's addresses."""
        wrong = self.template_problems
        # Without settings there is no site, and so there are no addresses.
        if not self.indexes.site.has_settings:
            return wrong
        wrong = (*wrong, *(problem for law in LAWS for problem in law(self.indexes.site)))
        whole = not errors_in((*wrong, *self.findings.found))
        return (*wrong, *(self.moved if whole else ()))

    @value
    def errors(self) -> tuple[Problem, ...]:
        """The problems that forbid publishing."""
        return errors_in((*self.own_problems, *self.findings.found))

    def files(self) -> Iterator[tuple[str, Made]]:
        """Yield every file with its address, but those that are carried as they are.

        Raises EnvironmentFault for an extension that fails.
        """
        yield from self.page.items()
        yield from self.other.items()
