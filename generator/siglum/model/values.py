"""The types of the fields that authors write, and the messages for values that do not fit them.

The YAML reader returns strings; only the type of a field turns one into a number, a truth value or a date.
"""

from enum import StrEnum
from typing import Annotated, Any, TypeVar

from msgspec import MsgspecError, Struct, convert, to_builtins
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from siglum.model.dates import When, read_when
from siglum.model.expressions import expression
from siglum.model.language_tags import LANGUAGE_TAG
from siglum.model.prose import Prose
from siglum.model.urls import ADDRESS, slug_fault

Held = TypeVar("Held", bound=Struct)


def _slug(text: str) -> str:
    if fault := slug_fault(text):
        kind = "id-malformed"
        raise PydanticCustomError(kind, "{text} {fault}", {"text": repr(text), "fault": fault})
    return text


WRITTEN = {"written": True}
"""The context in which what authors wrote is validated: the plain form of a store is no text of theirs."""


def _held(kind: type[Held], value: object, info: ValidationInfo) -> Held:
    """Return the struct that a field of a record holds: as it was read, or from the plain form of a store."""
    if info.context == WRITTEN and not isinstance(value, kind):
        code = "string_type"
        raise PydanticCustomError(code, "must be a text")
    try:
        return convert(value, kind)
    except MsgspecError as wrong:
        code = "string_type"
        raise PydanticCustomError(code, "must be a text") from wrong


def _plain(held: Struct) -> object:
    # Pydantic takes long to look at a function that is not written in Python.
    return to_builtins(held)


def _prose(value: object, info: ValidationInfo) -> Prose:
    # All other words have been read into a tree by now.
    return _held(Prose, _written(value) if isinstance(value, str) else value, info)


def _date(value: object, info: ValidationInfo) -> When:
    try:
        read = read_when(value)
    except ValueError as error:
        kind = "date-malformed"
        raise PydanticCustomError(kind, "{said}", {"said": str(error)}) from error
    return _held(When, read, info)


def _truth(value: object) -> object:
    match value:
        case bool():
            return value
        case "true":
            return True
        case "false":
            return False
        case _:
            message = "must be true or false"
            raise ValueError(message)


def known(value: object) -> object:
    """Return None for what says that something is not known."""
    return None if value in ("", "null", "~") else value


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _written(text: str) -> str:
    if not text.strip():
        message = "must not be empty"
        raise ValueError(message)
    return text


def is_isbn(text: str) -> bool:
    """Whether a text is an ISBN of ten or thirteen digits, by its check digit (ISO 2108)."""
    digits = [10 if char in "Xx" else int(char) for char in text if char not in " -"]
    if len(digits) == len("0306406152"):
        return sum(digit * (10 - at) for at, digit in enumerate(digits)) % 11 == 0
    is_long = len(digits) == len("9780306406157") and max(digits) < 10  # noqa: PLR2004 - X stands for ten
    return is_long and sum(digit * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10 == 0


def _isbn(text: str) -> str:
    if not is_isbn(text):
        message = "is no ISBN: its last digit does not fit the others"
        raise ValueError(message)
    return text


HANDLE = expression(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*/\S+")
"""A handle: who may name, a slash, and the name (RFC 3651)."""


def _handle(text: str) -> str:
    if not HANDLE.fullmatch(text):
        message = "is no handle: write it without https://hdl.handle.net/, such as 2027/mdp.39015012345678"
        raise ValueError(message)
    if text.startswith("10."):
        message = "is a DOI: write it under doi"
        raise ValueError(message)
    return text


def such_as(*examples: object) -> Any:  # noqa: ANN401 - as pydantic's own Field
    """Declare example values of a field, for its schema and its documentation; they come from an invented site."""
    return Field(examples=list(examples))


SLUG_SCHEMA = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}

Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema(SLUG_SCHEMA)]
"""The name of a record and the address of its page: lower-case letters, digits and single hyphens."""

Language = Annotated[str, Field(pattern=f"^{LANGUAGE_TAG}$")]
"""The tag of a language (BCP 47), as far as its form goes."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""The digest of a file's bytes, in hexadecimal digits."""

Arranged = Annotated[tuple[Slug, ...], Field(json_schema_extra={"uniqueItems": True})]
"""Ids in the order that an editor chooses, each of them once; that they stand there once is a law."""

EvidenceRef = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+(/[1-9][0-9]*)?$")]
"""One piece of evidence, as CLAIM/SOURCE; CLAIM/SOURCE/2 for the second from the same source."""

Words = Annotated[str, AfterValidator(_written)]
ShortWords = Annotated[str, Field(max_length=44)]
ShortTitle = Annotated[str, Field(max_length=48)]
Label = Annotated[str, Field(min_length=1, max_length=20)]
AMOUNT = r"^(-?[0-9]{1,18}(\.[0-9]{1,9})?|[0-9]{1,6}/[1-9][0-9]{0,5})$"
Amount = Annotated[
    str, Field(pattern=AMOUNT), WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": AMOUNT}]})
]
"""A number in digits, without groups and scales; or a fraction, 2/3."""
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]
HELD = PlainSerializer(_plain)
"""How a field writes the struct that it holds."""
Date = Annotated[When, PlainValidator(_date), HELD, WithJsonSchema({"type": ["string", "integer"]})]
MaybeDate = Annotated[Date | None, BeforeValidator(known)]
Address = Annotated[str, Field(pattern=f"^{ADDRESS}$")]
MaybeAddress = Annotated[Address | None, BeforeValidator(known)]
DOI = r"10\.\d{4,9}/\S+"
MaybeDoi = Annotated[Annotated[str, Field(pattern=f"^{DOI}$")] | None, BeforeValidator(known)]
PMID = r"^[1-9]\d{0,8}$"
MaybePmid = Annotated[
    Annotated[
        str, Field(pattern=PMID), WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": PMID}]})
    ]
    | None,
    BeforeValidator(known),
]
MaybeIsbn = Annotated[
    Annotated[str, Field(pattern=r"^[0-9][0-9 -]{8,15}[0-9Xx]$"), AfterValidator(_isbn)] | None,
    BeforeValidator(known),
]
MaybeHandle = Annotated[
    Annotated[str, AfterValidator(_handle), WithJsonSchema({"type": "string", "pattern": f"^{HANDLE.pattern}$"})]
    | None,
    BeforeValidator(known),
]
MaybeWikidata = Annotated[Annotated[str, Field(pattern=r"^Q[1-9]\d{0,9}$")] | None, BeforeValidator(known)]
"""An item of Wikidata by its number."""
MaybeWords = Annotated[str | None, BeforeValidator(known)]
MaybeSiglum = Annotated[
    Annotated[str, Field(pattern=r"^[^\W_]{1,3}$")] | None,
    BeforeValidator(known),
    WithJsonSchema({"type": ["string", "null"], "minLength": 1, "maxLength": 3}),
]
"""What stands for a source in a line: letters and digits of any script."""
MaybeSlug = Annotated[Slug | None, BeforeValidator(known)]
Cited = Annotated[Prose, PlainValidator(_prose), HELD, WithJsonSchema({"type": "string"})]
"""A text, or sentences that cite as one does, with [@claim] and [[id]]; read from the string that an author writes."""
MaybeCited = Annotated[Cited | None, BeforeValidator(known)]
Segments = Annotated[
    tuple[Words, ...],
    BeforeValidator(_several),
    Field(min_length=1),
    WithJsonSchema(
        {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]},
        mode="validation",
    ),
]

MaybeSegments = Annotated[
    tuple[Words, ...],
    BeforeValidator(_several),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}, mode="validation"),
]


class ClaimKind(StrEnum):
    """What sort of statement a claim is."""

    FACT = "fact"
    EVENT = "event"
    FIGURE = "figure"
    QUOTATION = "quotation"
    OPINION = "opinion"
    PREDICTION = "prediction"
    ALLEGATION = "allegation"


class Stance(StrEnum):
    """How a passage bears on its claim; only what supports it is counted among the articles that say so."""

    SUPPORTS = "supports"
    PARTIAL = "partial"
    VARIES = "varies"
    CONTRADICTS = "contradicts"


class Bound(StrEnum):
    """How exactly a figure is said."""

    EXACT = "exact"
    OVER = "over"
    ABOUT = "about"
    UNDER = "under"
    BETWEEN = "between"


class Form(StrEnum):
    """How the source prints somebody's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    OWN = "own"


class Scope(StrEnum):
    """How far the credit to a voice reaches."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    INFERRED = "inferred"


class SetAsideReason(StrEnum):
    """Why a sentence backs no claim."""

    BOILERPLATE = "boilerplate"
    HEADING = "heading"
    TRANSITION = "transition"
    QUESTION = "question"
    RHETORIC = "rhetoric"
    READ = "read"


class Accounting(StrEnum):
    """Which sentences of a source are to be accounted for."""

    ALL = "all"
    CITED = "cited"


class Difference(StrEnum):
    """In what the answers to a question differ; only those that are contrary are called contested."""

    CONTRARY = "contrary"
    JUDGEMENT = "judgement"
    WORDING = "wording"
    SCOPE = "scope"
    MEASURE = "measure"
    SPEAKER = "speaker"
    TIME = "time"


class GroundKind(StrEnum):
    """How the editor comes to say what no article says."""

    INFERENCE = "inference"
    ABSENCE = "absence"
    COMPARISON = "comparison"
    ARITHMETIC = "arithmetic"
    NARRATION = "narration"


class Operation(StrEnum):
    """How a number is reckoned from others."""

    SHARE = "share"
    QUOTIENT = "quotient"
    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"


class SourceKind(StrEnum):
    """What a source is."""

    ARTICLE = "article"
    PAPER = "paper"
    REPORT = "report"
    BOOK = "book"
    CHAPTER = "chapter"
    PAGE = "page"
    WEB_PAGE = "web-page"
    POST = "post"
    LETTER = "letter"
    TALK = "talk"


class OrganizationKind(StrEnum):
    """What an organization is; only an outlet can be the origin of a report."""

    OUTLET = "outlet"
    COMPANY = "company"
    PLATFORM = "platform"
    GOVERNMENT = "government"
    COURT = "court"
    RESEARCH = "research"
    OTHER = "other"
