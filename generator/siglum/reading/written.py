"""What authors wrote, file by file: the files themselves as inputs, and what each says as records."""

from collections.abc import Mapping

from msgspec import Struct

from siglum.engine.plain import Plain, packed, plain_json
from siglum.engine.tracked import Tracked, each, given, kept, kept_table, value
from siglum.model.files import CONTENT, SETTINGS, TEMPLATES, Digest, File, Place
from siglum.model.language_tags import ENGLISH, code_of
from siglum.model.pictures import FOLDER, PictureFile, picture_file
from siglum.model.problems import Problem
from siglum.model.records import Settings, Source
from siglum.reading.parse import Parsed, dump_records, load_records, parse


class ReadFile(Struct, frozen=True):
    """What one file says, and what is wrong with how it says it."""

    parsed: Parsed
    problems: tuple[Problem, ...] = ()


class Named(Struct, frozen=True):
    """A record by its id: its kind, by the name of its class, where it stands, and its number in its file, from 0."""

    id: str
    kind: str
    place: Place
    number: int


class Outline(Struct, frozen=True):
    """What the whole site has to know of a file; nothing here changes when only the words of a record do."""

    named: tuple[Named, ...] = ()
    unread: tuple[tuple[str, Place], ...] = ()
    """See Parsed."""
    problems: tuple[Problem, ...] = ()


PLAIN = packed(
    Plain(lambda read: None if read.problems else dump_records(read.parsed), lambda data: ReadFile(load_records(data)))
)


class Written(Tracked):
    """The files of a project, and what each says by itself."""

    file = given[File]()
    """Every file that was read, by its path."""
    original = given[Digest]()
    """The digest of every file that an article was taken from, by its path."""
    listed = given[tuple[str, ...]]()
    """The paths of the files of each input folder, sorted."""
    option = given[str | None]()
    """What was asked of this build, and of what it is made, by name: base_url, theme."""

    @value
    def content(self) -> tuple[str, ...]:
        """The files of site_src/."""
        return self.listed[CONTENT]

    @each("content", plain=PLAIN)
    def read(self, path: str) -> ReadFile:
        """What a file of site_src/ says."""
        # The settings say in which language the rest is written, and are read without knowing it.
        return ReadFile(*parse(self.file[path], ENGLISH if path == SETTINGS else self.language))

    @each("content", plain=plain_json(Outline))
    def outline(self, path: str) -> Outline:
        """Which records a file of site_src/ holds, and what is wrong with it."""
        read = self.read[path]
        parsed = read.parsed
        named = (
            Named(name, type(record).__name__, place, number)
            for number, (record, place) in enumerate(zip(parsed.records, parsed.places, strict=True))
            if (name := getattr(record, "id", None)) is not None
        )
        return Outline(tuple(named), parsed.unread, read.problems)

    @kept(plain_json(str))
    def language(self) -> str:
        """The language of the authors' own words: two or three letters."""
        records = self.read[SETTINGS].parsed.records if SETTINGS in self.content else ()
        return next((code_of(one.language) for one in records if isinstance(one, Settings)), ENGLISH)

    @value
    def pictures(self) -> tuple[str, ...]:
        """The paths of the pictures that texts may show."""
        return tuple(path for path in self.listed[TEMPLATES] if path.startswith(FOLDER))

    @each("pictures")
    def picture(self, path: str) -> PictureFile:
        """What the file of a picture says of itself."""
        return picture_file(self.file[path].data)

    @kept_table(plain_json(str | tuple[str, ...]))
    def languages(self) -> Mapping[str, str]:
        """The language of each article that has a source record, by the name of its file."""
        records = (
            record
            for path in self.content
            if path.startswith("site_src/sources/")
            for record in self.read[path].parsed.records
        )
        return {record.file: record.language for record in records if isinstance(record, Source)}
