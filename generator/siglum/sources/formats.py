"""The formats in which articles come, each with its reader: ours, then those of extensions."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from siglum.model.extensions import Registry
from siglum.model.files import File
from siglum.model.problems import Problem
from siglum.sources.saved import Article, from_markdown, from_text

Read: TypeAlias = tuple[Article | None, tuple[Problem, ...]]
"""An article, or None and why there is none."""
PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format in which an article may be saved."""

    name: str
    """What `add --as` calls it."""
    endings: tuple[str, ...]
    """How the names of such files end, without the full stop, in small letters; the usual one first."""
    read: Callable[[File], Read]
    """Returns the article in a file (siglum.sources.saved.Article), with metadata and all that was left out of it.

    What is wrong with the file is returned as problems, with no article.
    """
    recognises: Callable[[bytes], bool] = lambda _: False
    """Tells by its bytes whether a file is of this format, where its name ends in nothing that is known."""


def _from_html(file: File) -> Read:
    from siglum.sources.html import from_html  # noqa: PLC0415 - the library is an extra

    return from_html(file)


TEXT = Format("text", ("txt", "text"), from_text)
MARKDOWN = Format("markdown", ("md", "markdown"), from_markdown)
HTML = Format("html", ("html", "htm", "xhtml"), _from_html, lambda data: bool(PAGE.match(data[:4096])))


def _fault(one: Format, others: Registry[Format]) -> str:
    if not one.endings or not all(ENDING.fullmatch(ending) for ending in one.endings):
        return f"endings are up to eight small letters and digits, and these are {', '.join(one.endings) or 'none'}"
    for other in others:
        if taken := set(one.endings) & set(other.endings):
            return f"files that end in .{min(taken)} are read by {other.name} already"
    return ""


ENDING = re.compile(r"[a-z0-9]{1,8}")
"""It stands in the name of the original, which is kept."""
FORMATS: Registry[Format] = Registry("siglum.sources", Format, (TEXT, MARKDOWN, HTML), lambda one: one.name, _fault)


def format_of(name: str, data: bytes) -> Format:
    """Return the format of a file: by its extension, else by its first bytes; plain text where nothing tells."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    for one in FORMATS:
        if ending in one.endings:
            return one
    for one in FORMATS:
        with FORMATS.guarding(one):
            if one.recognises(data):
                return one
    return TEXT
