"""The command `verify`: reads a published site against its manifest, and its quotations against its texts."""

import json
import zlib
from collections.abc import Iterator
from functools import cache, partial
from gzip import decompress
from pathlib import Path

from siglum.catalogue.addresses import searched_folders
from siglum.catalogue.verifying import Counts, Finding, UnreadError, in_exports, in_originals, in_page, texts_of
from siglum.commands.taking import read_original
from siglum.commands.terminal import say
from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.pagefind import MAGIC, incompleteness, is_marked
from siglum.doors.publish import MARKER
from siglum.doors.published import addresses_in, digest_published, read_published
from siglum.doors.search import Searched, is_searched
from siglum.exports.files import ManifestExport
from siglum.exports.manifest import ADDRESS, read_manifest
from siglum.model.counting import numbered
from siglum.model.exits import DONE, REJECTED
from siglum.model.files import File, digest_of
from siglum.model.problems import visible
from siglum.model.urls import ORIGINALS_FOLDER, SEARCH_FOLDER

CHANGED = "is not as it was published: its SHA-256 is another"


def verify_site(folder: Path) -> int:
    """Say what is wrong with a published site; return the exit code.

    Raises UsageFault for a folder that holds none, and EnvironmentFault for one that can't be read.
    """
    standing = addresses_in(folder)
    manifest = manifest_in(folder, standing)
    counts = Counts()
    findings = sorted(set(_findings(folder, standing, manifest, counts)), key=lambda one: (one.address, one.message))
    for one in findings:
        say(f"error: {visible(one.address)}: {one.message}")
    originals = f", {counts.in_originals} of them with the originals, too" if counts.in_originals else ""
    unseen = f", {counts.unseen} of texts that it does not carry not compared" if counts.unseen else ""
    say(
        f"{numbered(len(manifest['files']), 'file')}, {numbered(counts.pages, 'page')}, "
        f"{numbered(counts.quotations, 'quotation')} compared with their texts{originals}{unseen}; "
        f"{numbered(len(findings), 'error') if findings else 'the site is as it was published'}"
    )
    for fault in counts.unread:
        say(f"the originals that it carries were not all read: {fault}")
    return REJECTED if findings else DONE


def manifest_in(folder: Path, standing: dict[str, bool]) -> ManifestExport:
    """Return the manifest of a site in a folder, given what stands there; raises UsageFault where there is none."""
    found = None
    if standing.get(ADDRESS):
        ((_, data),) = read_published(folder, iter((ADDRESS,)))
        found = read_manifest(data)
    if found is None:
        message = f"{visible(str(folder))} holds no {ADDRESS} that can be read, and so no site that can be verified"
        raise UsageFault(message, "Name the folder of a whole site, as `build` leaves it, or build it again.")
    return found


def _findings(folder: Path, standing: dict[str, bool], manifest: ManifestExport, counts: Counts) -> Iterator[Finding]:
    """Yield everything that is wrong, file by file, so that a large site needs no more memory than a small one."""
    yield from _out_of_place(standing, manifest)
    plain = [address for address in manifest["files"] if standing.get(address)]

    @cache
    def read(address: str) -> bytes:
        # A file that is missing is told as such once.
        ((_, data),) = read_published(folder, iter((address,))) if address in plain else ((address, b""),)
        return data

    texts, found = texts_of(manifest, read)
    yield from found
    what = Searched(searched_folders(), "")
    index: dict[str, bytes] = {}
    searched: dict[str, bool] = {}
    for address in (one for one in plain if one.startswith(f"{ORIGINALS_FOLDER}/")):
        if digest_published(folder, address) != manifest["files"][address]:
            yield Finding(address, CHANGED)
    for address, data in read_published(folder, (one for one in plain if not one.startswith(f"{ORIGINALS_FOLDER}/"))):
        if digest_of(data) != manifest["files"][address]:
            yield Finding(address, CHANGED)
        if address.endswith(".html"):
            yield from in_page(address, data, texts, counts)
        if is_searched(address, what):
            searched[address] = is_marked(data)
        elif address.startswith(f"{SEARCH_FOLDER}/"):
            index[address.removeprefix(f"{SEARCH_FOLDER}/")] = data
    yield from in_exports(manifest, texts, read, counts)
    yield from in_originals(manifest, read, partial(_text_of, folder), counts)
    if index:
        marked = {address for address, is_in_it in searched.items() if is_in_it}
        yield from _in_index(index, marked or set(searched))


def _text_of(folder: Path, address: str, page: str) -> str | None:
    """Return the text of an original that a site carries; None where it holds none.

    Raises UnreadError for a library that is not installed.
    """
    ((_, data),) = read_published(folder, iter((address,)))
    try:
        article, _ = read_original(File(address, data), page)
    except EnvironmentFault as fault:
        message = f"{fault.message}. {fault.hint}"
        raise UnreadError(message) from fault
    return article.text if article else None


def changed_files(folder: Path, standing: dict[str, bool], manifest: ManifestExport) -> Iterator[Finding]:
    """Yield what is missing, too much, or not as it was published, by the manifest alone."""
    yield from _out_of_place(standing, manifest)
    for address, digest in manifest["files"].items():
        if standing.get(address) and digest_published(folder, address) != digest:
            yield Finding(address, CHANGED)


def _out_of_place(standing: dict[str, bool], manifest: ManifestExport) -> Iterator[Finding]:
    """Yield what is there and should not be, and what is not there and should."""
    for address in sorted(standing.keys() - manifest["files"].keys() - {ADDRESS, MARKER}):
        yield Finding(address, "is no file of this site")
    for address in manifest["files"]:
        # Some hosts leave out what begins with a full stop.
        if address not in standing and not address.startswith("."):
            yield Finding(address, "is missing")
        elif not standing.get(address, True):
            yield Finding(address, "is no plain file")


def _in_index(index: dict[str, bytes], pages: set[str]) -> Iterator[Finding]:
    """Yield what is wrong with the search index: it is whole, and knows each page that is to be found."""
    if fault := incompleteness(index, len(pages)):
        yield Finding(f"{SEARCH_FOLDER}/", f"the search index is not whole: {fault}")
        return
    told = {_page_of(data) for name, data in index.items() if name.startswith("fragment/")}
    for address in sorted(pages - told):
        yield Finding(f"{SEARCH_FOLDER}/", f"the search index does not know {visible(address)}")


def _page_of(fragment: bytes) -> str:
    """Return the address of the page that a text of the search index is of; empty where it can't be read."""
    try:
        return str(json.loads(decompress(fragment).removeprefix(MAGIC))["url"]).lstrip("/")
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
        return ""
