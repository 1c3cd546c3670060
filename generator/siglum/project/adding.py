"""Plans the files of a new article: its text, the original, its record, and one for its outlet. No I/O."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from siglum.drafting.as_yaml import scalar
from siglum.model.bylines import prints_byline
from siglum.model.files import ORIGINAL, Digest, File, Snapshot, digest_of
from siglum.model.locators import dump
from siglum.model.problems import visible
from siglum.model.prose import EDITOR
from siglum.model.records import Organization, Settings, Source
from siglum.model.urls import SLUG_LIMIT, slug, slug_fault
from siglum.model.values import is_isbn
from siglum.reading.parse import parse
from siglum.sources.article import Article, Metadata
from siglum.sources.formats import Format
from siglum.sources.stored import locators_of

SCHEMA = "schemas/sources.schema.json"
MODELINE = f"# yaml-language-server: $schema=../../{SCHEMA}\n"
LITTLE = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"})
"""Words that are left out of ids."""
ID_WORDS = 4
"""The most words of a title in a proposed id."""


class Known(Struct, frozen=True):
    """What a new article has to agree with in its project."""

    ids: Mapping[str, str]
    """The file of each record, by id."""
    outlets: Mapping[str, str]
    """The id of each organization, by its case-folded id, name and aliases."""
    seeds: Mapping[Digest, str]
    """The name in seeds/ of each article's file, by digest."""
    recorded: Mapping[str, str]
    """The id of the source of each recorded file, by its name in seeds/."""
    language: str
    complete: bool
    """Whether a sentence that is not accounted for is an error."""


class Said(Struct, frozen=True):
    """What the editor says of an article."""

    id: str
    title: str
    outlet: str | None
    """Its name or its id; None where the article does not say."""
    published: str | None
    """EDTF; None where the article does not say."""
    language: str
    origin: str
    """Where it came from: an address on the web, or a name."""
    metadata: Metadata
    """What else the file says of it."""


class Plan(Struct, frozen=True):
    """The files to write."""

    files: Mapping[str, bytes]
    """Their bytes by path."""
    told: Mapping[str, str]
    """What each is, in words, by path; the record is the last."""
    record: str
    """The path of the source's record."""
    text: str
    """The name of its text in seeds/."""


def known_of(snapshot: Snapshot) -> Known:
    """Return what is known of a project, as far as its files can be read; `check` reports what is wrong in them."""
    read = [(file.path, record) for file in snapshot.content for record in parse(file)[0].records]
    settings = next((record for _, record in read if isinstance(record, Settings)), None)
    outlets: dict[str, str] = {}
    for _, record in read:
        if isinstance(record, Organization):
            names = (record.id, record.name, *(alias.form for alias in record.aliases))
            outlets |= {name.casefold(): record.id for name in names}
    ids = {name: path for path, record in read if (name := getattr(record, "id", None))}
    # A record that can't be read takes its id nevertheless.
    ids |= {stem: file.path for file in snapshot.content if (stem := _stem(file.path)) and stem not in ids}
    return Known(
        ids=ids,
        outlets=outlets,
        seeds={file.digest: file.path.removeprefix("seeds/") for file in snapshot.seeds},
        recorded={record.file: record.id for _, record in read if isinstance(record, Source)},
        language=settings.language if settings else "en",
        complete=settings is not None and settings.coverage == "complete",
    )


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md") if path.endswith(".md") else ""


def free_id(known: Known, outlet: str | None, title: str, lying: str | None = None) -> str:
    """Return an id that no record has, made of the outlet and the first words of the title.

    `lying` is the name of the article's file if it is in seeds/ already; the id is then made of it.
    """
    of_outlet, of_title = (
        [word for word in slug(text or "").split("-") if word and word not in LITTLE] for text in (outlet, title)
    )
    # The title may begin with the outlet's name; and names without Latin letters give no words.
    words = dict.fromkeys(of_outlet + of_title[:ID_WORDS])
    wanted = slug(lying.rpartition(".")[0]) if lying else "-".join(words)
    if wanted.replace("-", "").isdigit():
        # A number says nothing to whoever reads a chain of evidence.
        wanted = f"article-{wanted}"
    return _free(known, wanted[: SLUG_LIMIT - 4].strip("-") or "article", lying)


def _free(known: Known, wanted: str, lying: str | None = None) -> str:
    number = 1
    name = wanted
    while id_fault(known, name, lying):
        number += 1
        name = f"{wanted}-{number}"
    return name


def id_fault(known: Known, name: str, lying: str | None = None) -> str | None:
    """Return why `name` can't be the id of a new record, or None; `lying` is as in `free_id`."""
    if fault := slug_fault(name):
        return f"it {fault}"
    if name in known.ids or name == EDITOR:
        return f"{known.ids.get(name, 'the mark of your own words')} has it already"
    if f"{name}.txt" in known.seeds.values() and f"{name}.txt" != lying:
        return f"seeds/{name}.txt is another article"
    return None


def plan(article: Article, original: File, form: Format, said: Said, known: Known, *, schemas: bool) -> Plan:
    """Return the files of a new article; `schemas` tells whether the project has schemas for editors.

    `original` is the article as received, under the name of its file. It is kept beside the text unless it is the text
    itself. A text that is in seeds/ already, without a record, stays where it is.
    """
    text = article.text.encode()
    files: dict[str, bytes] = {}
    told: dict[str, str] = {}
    name = known.seeds.get(digest_of(text))
    if name is None:
        name = f"{said.id}.txt"
        files[f"seeds/{name}"] = text
        told[f"seeds/{name}"] = "its text, from which is quoted"
    kept = ""
    if text != original.data:
        kept = f"seeds/{said.id}.{_ending(original.path, form)}{ORIGINAL}"
        files[kept] = original.data
        told[kept] = "the original, as it came"
    if article.located:
        path = f"seeds/{locators_of(name)}"
        files[path] = dump(article.located, digest_of(text))
        told[path] = "where its passages stand in the original"
    outlet = None
    if said.outlet is not None:
        outlet = known.outlets.get(said.outlet.casefold())
        if outlet is None:
            wanted = slug(said.outlet)[: SLUG_LIMIT - 4].strip("-") or "outlet"
            taken = Known({**known.ids, said.id: ""}, {}, {}, {}, known.language, known.complete)
            outlet = _free(taken, wanted)
            path = f"site_src/organizations/{outlet}.md"
            files[path] = f"---\nname: {_value(said.outlet)}\nkind: outlet\n---\nAn outlet.\n".encode()
            told[path] = "a record for its outlet, which had none"
    record = f"site_src/sources/{said.id}.md"
    files[record] = _record(article, original, kept, name, outlet, said, schemas=schemas).encode()
    told[record] = "its record"
    return Plan(files, told, record, name)


def with_plan(known: Known, made: Plan, said: Said) -> Known:
    """Return what is known of a project once these files are in it."""
    ids, outlets, seeds = dict(known.ids), dict(known.outlets), dict(known.seeds)
    for path, data in made.files.items():
        folder, _, name = path.rpartition("/")
        if folder.startswith("site_src"):
            ids[name.removesuffix(".md")] = path
            if said.outlet and folder.endswith("organizations"):
                outlets[said.outlet.casefold()] = outlets[name.removesuffix(".md")] = name.removesuffix(".md")
        elif path.endswith(".txt"):
            seeds[digest_of(data)] = name
    return replace(known, ids=ids, outlets=outlets, seeds=seeds, recorded={**known.recorded, made.text: said.id})


def _ending(name: str, form: Format) -> str:
    ending = slug(name.rpartition(".")[2]) if "." in name else ""
    if ending == "gz":
        return f"{form.endings[0]}.gz"
    return ending if 0 < len(ending) <= len("markdown") else form.endings[0]


def _record(
    article: Article, original: File, kept: str, name: str, outlet: str | None, said: Said, *, schemas: bool
) -> str:
    byline = _shown(said.metadata.byline)
    if byline and not prints_byline(byline, article.text):
        byline = f"[{byline}]"
    is_address = said.origin.startswith(("http://", "https://"))
    address = said.origin if is_address else said.metadata.address
    identifiers = {"doi": said.metadata.doi, "pmid": said.metadata.pmid, "isbn": said.metadata.isbn}
    if not is_isbn(identifiers["isbn"]):
        identifiers["isbn"] = ""
    lines = [
        "---",
        *([MODELINE.rstrip()] if schemas else []),
        f"file: {name}",
        f"title: {_value(said.title)}",
        *([f"kind: {said.metadata.kind}"] if said.metadata.kind not in ("", "article") else []),
        f"outlet: {outlet or 'null'}",
        *([f"byline: {_value(byline)}"] if byline else []),
        f"published: {_date(said.published)}",
        f"language: {said.language}",
        *([f"address: {address}"] if address else []),
        *(f"{field}: {_value(value)}" for field, value in identifiers.items() if value),
        f"sha256: {digest_of(article.text.encode())}",
        "original:",
        *([f"  file: {kept.removeprefix('seeds/')}"] if kept else []),
        f"  sha256: {original.digest}",
        f"  from: {_value(visible(said.origin))}",
        *([f"  captured: {article.captured}"] if article.captured else []),
        "---",
        f"{article.way}.",
    ]
    return "\n".join(lines) + "\n"


def _shown(text: str) -> str:
    """Return a text of one line if all of it shows, else nothing."""
    line = " ".join(text.split())
    return line if line == visible(line) else ""


def _value(text: str) -> str:
    """Return a printable text of one line as a YAML scalar."""
    as_it_is = scalar(text, 0)
    # A title with a colon is easier to read in quotation marks than as a block.
    return as_it_is if "\n" not in as_it_is else "'" + text.replace("'", "''") + "'"


def _date(published: str | None) -> str:
    if published is None:
        return "null"
    return published if published[0].isdigit() else _value(published)
