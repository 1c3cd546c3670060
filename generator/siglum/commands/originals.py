"""What `check --originals` looks at: each original that is kept is read again, and has all that is quoted of it."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from siglum.commands.taking import read_original, several
from siglum.doors.errors import EnvironmentFault
from siglum.doors.plain import read_plain
from siglum.doors.system import naming
from siglum.model.files import ORIGINAL, SEEDS, File
from siglum.model.problems import Problem, Severity
from siglum.model.source_record import Original
from siglum.proving.originals import quotations_stand_in_the_original
from siglum.proving.site import Site


class Compared(Struct, frozen=True):
    """What became of the originals of a site."""

    problems: tuple[Problem, ...]
    passages: int
    """Passages that were looked for in an original."""
    originals: int
    """Originals that they were looked for in."""


class _Read(Struct, frozen=True):
    """What was read of an original again; the text is None where there is none."""

    text: str | None
    captured: str = ""
    problems: tuple[Problem, ...] = ()
    fault: EnvironmentFault | None = None


def compare_originals(root: Path, site: Site) -> Compared:
    """Look for each passage in the original that its source was taken from, where that is kept and as it came.

    Several are read at once where they are many. Raises EnvironmentFault where one can't be read, or a library is
    missing that reads it.
    """
    kept = dict(_kept(site))
    files = [(root, f"{SEEDS}/{one.file}", site.sources[name].address or one.came) for name, one in kept.items()]
    problems: list[Problem] = []
    passages = originals = 0
    for (name, original), read in zip(kept.items(), several(_read, files), strict=True):
        if read.fault is not None:
            raise read.fault
        if read.text is None:
            problems += _without_text(site, name, original, read)
            continue
        originals += 1
        passages += len(site.proofs_in[name])
        problems += quotations_stand_in_the_original(site, name, read.text)
        problems += _date_differs(site, name, original, read.captured)
    return Compared(tuple(problems), passages, originals)


def _kept(site: Site) -> Iterator[tuple[str, Original]]:
    """Yield each source with its original, where the latter is the file that it should be."""
    for name, source in site.sources.items():
        original = source.original
        if original and original.file and site.written.original.get(f"{SEEDS}/{original.file}") == original.sha256:
            yield name, original


def _read(file: tuple[Path, str, str]) -> _Read:
    """Read an original again: the root, its path from there, and the address of the page that is wanted of it."""
    root, path, address = file
    try:
        with naming(root / path):
            data, _ = read_plain(root / path)
        article, wrong = read_original(File(path.removesuffix(ORIGINAL), data), address)
    except EnvironmentFault as fault:
        return _Read(None, fault=fault)
    return _Read(article.text, article.captured) if article else _Read(None, problems=wrong)


def _without_text(site: Site, name: str, original: Original, read: _Read) -> Iterator[Problem]:
    """Yield why there is no text: an error of an original that the site carries, else a warning."""
    code, severity = "original-not-compared", Severity.WARNING
    if original.publish:
        code, severity = "original-unreadable", Severity.ERROR
    place = site.places[name].at("original", "file")
    for one in read.problems:
        message = f"no text can be read from {SEEDS}/{original.file}: {one.message}"
        yield Problem(code, place, message, one.hint, severity, record=name)


def _date_differs(site: Site, name: str, original: Original, captured: str) -> Iterator[Problem]:
    told = original.captured.text if original.captured else ""
    if told and captured and told != captured:
        message = f"the archive says that it took this page at {captured}, and the record says {told}"
        place = site.places[name].at("original", "captured")
        yield Problem("original-date-differs", place, message, f"write captured: {captured}", record=name)
