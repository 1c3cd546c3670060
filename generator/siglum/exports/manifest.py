"""The manifest of a site: the digest of each of its files, and what it was made of and with."""

from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from siglum.exports.exporter import VERSION
from siglum.exports.files import ManifestExport
from siglum.exports.indented import indented
from siglum.model.files import Digest

ADDRESS = "data/manifest.json"


def manifest_of(files: Mapping[str, Digest], programs: Mapping[str, str], generated_from: Digest) -> bytes:
    """Return the manifest of a site, given its other files by address.

    `programs` are the versions of what made it, `generated_from` the digest of all inputs. It holds no time, so that
    the same site has the same one.
    """
    head = {"schema": "data/schema/manifest.schema.json", "version": VERSION, "generated_from": generated_from}
    return indented({**head, "programs": dict(sorted(programs.items())), "files": dict(sorted(files.items()))})


def read_manifest(data: bytes) -> ManifestExport | None:
    """Return a manifest, or None where it is none."""
    try:
        return TypeAdapter(ManifestExport).validate_json(data, strict=True)
    except ValidationError:
        return None
