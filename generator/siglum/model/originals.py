"""Originals that a site carries: which files it can, and where each then stands in it."""

from siglum.model.files import ORIGINAL
from siglum.model.source_record import Original
from siglum.model.urls import ORIGINALS_FOLDER

KINDS = {
    "pdf": "PDF",
    "srt": "subtitles",
    "vtt": "subtitles",
    "wacz": "web archive",
    "warc": "web archive",
    "warc.gz": "web archive",
}
"""What may be carried, by its ending: what no browser shows as if it were a page of the site."""


def ending_of(name: str) -> str:
    """Return the ending of an original by its name in seeds/: that of the file as it came, in small letters."""
    came = name.removesuffix(ORIGINAL).lower()
    ending = came.rpartition(".")[2] if "." in came else ""
    return "warc.gz" if came.endswith(".warc.gz") else ending


def carried_at(original: Original | None) -> str:
    """Return the address at which a site carries an original, named by its digest; empty where it does not."""
    if original is None or original.file is None or not original.publish:
        return ""
    return f"{ORIGINALS_FOLDER}/{original.sha256}.{ending_of(original.file)}"
