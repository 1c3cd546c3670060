"""The command `upload`: brings a site that was built to an object store or a server, file by file, whole in the end.

A store knows no exchange in one step. So what pages load is written first, then the pages, then the manifest, by which
the place is the new site; what only the old one had goes last. A journal stands there meanwhile: an upload that was
broken off is brought to an end by the next, whatever site that brings. With versions, each site has a folder of its
own, and one small file, written when all is there, names the one to be served: that is an exchange in one step.
"""

import json
import re
import uuid
from pathlib import Path

from msgspec import Struct

from siglum.catalogue.uploading import Plan, is_within, plan_of
from siglum.commands.terminal import progress, say
from siglum.commands.verify import changed_files, manifest_in
from siglum.doors.errors import EnvironmentFault, UsageFault
from siglum.doors.published import addresses_in, digest_published
from siglum.doors.store import Store, open_store
from siglum.exports.manifest import ADDRESS, read_manifest
from siglum.model.counting import numbered
from siglum.model.exits import DONE, INTERRUPTED, REJECTED
from siglum.model.files import Digest, digest_of
from siglum.model.problems import visible

JOURNAL = "siglum-upload.json"
"""What stands at a place while an upload runs, or after one that was broken off."""
CURRENT = "current.json"
"""What names the version that is to be served, where each has a folder of its own."""
VERSION = re.compile(r"[0-9a-f]{16}")
"""The folder of a version: the first digits of the digest of its manifest."""


class Uploaded(Struct, frozen=True):
    """What stands at a place: the files of a site, and the addresses at which anything may."""

    files: dict[str, Digest]
    unsure: tuple[str, ...] = ()


class Versions(Struct, frozen=True):
    """Which versions a place has, and which of them is to be served."""

    current: str | None
    known: tuple[str, ...]

    def data(self) -> bytes:
        """Return it as the file that says so."""
        return json.dumps({"current": self.current, "versions": self.known}, indent=1).encode()


def upload_site(folder: Path, url: str, *, versions: bool = False, everything: bool = False) -> int:
    """Bring the site in a folder to a store; return the exit code.

    With `versions` it goes into a folder of its own there; with `everything` also those files are written that the
    manifest there says are the same. Raises UsageFault for a folder without a site, and for an address that nothing
    can be written to or that holds anything else; and EnvironmentFault for whatever the store refuses.
    """
    standing = addresses_in(folder)
    manifest = manifest_in(folder, standing)
    if wrong := list(changed_files(folder, standing, manifest)):
        for one in wrong:
            say(f"error: {visible(one.address)}: {one.message}")
        say(f"nothing was uploaded: {numbered(len(wrong), 'error')}; build the site again")
        return REJECTED
    # Some programs that copy sites leave out what begins with a full stop.
    files = {address: digest for address, digest in manifest["files"].items() if address in standing}
    files[ADDRESS] = digest_published(folder, ADDRESS)
    store = open_store(url)
    try:
        if versions:
            place = store.below(files[ADDRESS][:16])
            plan = _as_version(folder, files, store, place, everything=everything)
        else:
            place = store
            plan = _brought(folder, files, place, everything=everything)
    except KeyboardInterrupt:
        say(f"interrupted; {store.shown} may hold files of two sites until the same is said again")
        return INTERRUPTED
    written, removed = len(plan.loaded) + len(plan.pages), len(plan.removed)
    done = f"{written} written, {removed} removed" if written or removed else "nothing had changed"
    say(f"{numbered(len(files), 'file')} at {place.shown}; {done}")
    return DONE


def _brought(folder: Path, files: dict[str, Digest], place: Store, *, everything: bool) -> Plan:
    """Make a place hold the files of a folder and no others of a site; return what was done."""
    before = _standing(place)
    unsure = (*before.unsure, *(files if everything else ()))
    plan = plan_of(files, before.files, unsure)
    if plan == Plan((), (), ()) and not before.unsure:
        return plan
    journal = {"upload": uuid.uuid4().hex, "files": sorted({*plan.loaded, *plan.pages, *plan.removed})}
    mine = json.dumps(journal, indent=1).encode()
    place.write(JOURNAL, mine)
    first = [address for address in plan.loaded if address != ADDRESS]
    with progress(len(first) + len(plan.pages), "text") as advance:
        for group in (first, plan.pages):
            for count in place.put(folder, group):
                advance(count)
    if place.read(JOURNAL) != mine:
        message = f"another upload to {place.shown} ran at the same time"
        raise EnvironmentFault(message, "Wait until it has ended, and say the same again.")
    list(place.put(folder, [ADDRESS]))
    place.remove([*plan.removed, JOURNAL])
    return plan


def _standing(place: Store) -> Uploaded:
    """Return what stands at a place; raises UsageFault where that is not ours."""
    data, journal = place.read(ADDRESS), place.read(JOURNAL)
    manifest = read_manifest(data) if data else None
    if manifest is None and journal is None:
        _require_empty(place)
    files = {**manifest["files"], ADDRESS: digest_of(data)} if manifest and data else {}
    found = Uploaded(files, _listed(journal))
    outside = [address for address in (*found.files, *found.unsure) if not is_within(address)]
    if outside:
        message = f"{place.shown} has a manifest with {visible(outside[0])}, which is not below it"
        raise EnvironmentFault(message, "siglum wrote no such thing: look at what stands there, and empty it.")
    return found


def _require_empty(place: Store) -> None:
    if not place.is_empty():
        message = f"{place.shown} holds files, and no site of siglum"
        raise UsageFault(message, "Name a place that is empty or missing, or one to which a site was uploaded.")


def _listed(journal: bytes | None) -> tuple[str, ...]:
    """Return what the journal of an upload that was broken off names."""
    try:
        found = json.loads(journal or b'{"files": []}')["files"]
    except (ValueError, KeyError, TypeError):
        found = ()
    return tuple(one for one in found if isinstance(one, str))


def _as_version(folder: Path, files: dict[str, Digest], store: Store, place: Store, *, everything: bool) -> Plan:
    """Bring a site into a folder of its own, name it as the one to be served, and remove all but the one before."""
    before, name = _versions(store), files[ADDRESS][:16]
    store.write(CURRENT, Versions(before.current, (*before.known, name)).data())
    plan = _brought(folder, files, place, everything=everything)
    # With this one file the other site is served.
    store.write(CURRENT, Versions(name, (*before.known, name)).data())
    kept = tuple(dict.fromkeys(one for one in (before.current, name) if one))
    for old in sorted({*before.known} - {*kept}):
        there = store.below(old)
        standing = _standing(there)
        there.remove([*standing.files, *standing.unsure, JOURNAL])
    store.write(CURRENT, Versions(name, kept).data())
    return plan


def _versions(store: Store) -> Versions:
    """Return the versions of a place; raises UsageFault where something else stands there."""
    data = store.read(CURRENT)
    if data is None:
        _require_empty(store)
        return Versions(None, ())
    try:
        found = json.loads(data)
        current, known = found["current"], tuple(found["versions"])
    except (ValueError, KeyError, TypeError):
        current, known = "", ("",)
    if not all(VERSION.fullmatch(str(one)) for one in (*known, *([current] if current is not None else []))):
        message = f"{store.shown}/{CURRENT} does not say which versions there are"
        raise EnvironmentFault(message, "siglum wrote no such thing: look at what stands there, and empty it.")
    return Versions(current, known)
