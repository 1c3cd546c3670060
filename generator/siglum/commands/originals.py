"""What `check --originals` looks at: each original that is kept is read again, and has all that is quoted of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from siglum.commands.taking import read_original
from siglum.doors.plain import read_plain
from siglum.doors.system import naming
from siglum.model.files import ORIGINAL, File
from siglum.model.problems import Problem, Severity
from siglum.model.source_record import Original
from siglum.proving.originals import quotations_stand_in_the_original
from siglum.proving.site import Site
from siglum.reading.written import SEEDS
from siglum.sources.article import Article


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of the originals of a site."""

    problems: tuple[Problem, ...]
    passages: int
    """Passages that were looked for in an original."""
    originals: int
    """Originals that they were looked for in."""


def compare_originals(root: Path, site: Site) -> Compared:
    """Look for each passage in the original that its source was taken from, where that is kept and as it came.

    Raises EnvironmentFault where one can't be read, or a library is missing that reads it.
    """
    problems: list[Problem] = []
    passages = originals = 0
    for name, original in _kept(site):
        article, wrong = _read(root, site, name, original)
        if article is None:
            problems += wrong
            continue
        originals += 1
        passages += len(site.proofs_in[name])
        problems += quotations_stand_in_the_original(site, name, article.text)
        problems += _date_differs(site, name, original, article)
    return Compared(tuple(problems), passages, originals)


def _kept(site: Site) -> Iterator[tuple[str, Original]]:
    """Yield each source with its original, where the latter is the file that it should be."""
    for name, source in site.sources.items():
        original = source.original
        if original and original.file and site.written.original.get(f"{SEEDS}/{original.file}") == original.sha256:
            yield name, original


def _read(root: Path, site: Site, name: str, original: Original) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read an original again; where that gives no text, it is an error of one that the site carries alone."""
    path = f"{SEEDS}/{original.file}"
    with naming(root / path):
        data, _ = read_plain(root / path)
    address = site.sources[name].address or original.came
    article, wrong = read_original(File(path.removesuffix(ORIGINAL), data), address)
    if article is not None:
        return article, ()
    code, severity = ("original-unreadable", Severity.ERROR) if original.publish else ("original-not-compared", WARNING)
    place = site.places[name].at("original", "file")
    return None, tuple(
        Problem(code, place, f"no text can be read from {path}: {one.message}", one.hint, severity, record=name)
        for one in wrong
    )


WARNING = Severity.WARNING


def _date_differs(site: Site, name: str, original: Original, article: Article) -> Iterator[Problem]:
    said = original.captured.text if original.captured else ""
    if said and article.captured and said != article.captured:
        message = f"the archive says that it took this page at {article.captured}, and the record says {said}"
        hint = f"write captured: {article.captured}"
        yield Problem("original-date-differs", site.places[name].at("original", "captured"), message, hint, record=name)
