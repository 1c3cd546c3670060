"""A source's record and its text put together: what the editor marked in it, each passage at its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from siglum.model.files import Place, digest_of
from siglum.model.problems import Problem
from siglum.model.records import Doubtful, Passage, SetAside, Source
from siglum.proving.folding import Stretch, fold
from siglum.proving.quotations import Found, find, place
from siglum.proving.standing import Miss
from siglum.proving.values import Aside, BlockSpan, SourceText
from siglum.sources.stored import Seed, Stored


def read_source(source: Source, seed: Seed, where: Place) -> tuple[SourceText, tuple[Problem, ...]]:
    """Return a source's text with what its record marks in it, and what was not found there."""
    problems: list[Problem] = []
    text = SourceText(
        seed.path,
        seed.text,
        seed.data,
        fold(seed.text, source.language),
        tuple(Stretch(*ends) for ends in seed.sentences),
        located=seed.located,
    )
    blocks = []
    for number, block in enumerate(source.blocks):
        stretch = _between(block.start, block.end, text, where.at("blocks", number), problems)
        if stretch:
            blocks.append(BlockSpan(block.voice, stretch, block.judged, block.note))
    doubtful = tuple(_asides(source.doubtful, text, where.at("doubtful"), problems))
    aside = tuple(_asides(source.set_aside, text, where.at("set_aside"), problems))
    return replace(text, blocks=tuple(blocks), doubtful=doubtful, set_aside=aside), tuple(problems)


def missing(source: Source, stored: Stored, where: Place) -> Problem:
    """Return the problem of a source whose article is not there; `where` is the place of its record."""
    message = f"there is no article seeds/{source.file}"
    hint = f"the articles there: {', '.join(sorted(stored.names)[:8]) or 'none'}"
    if renamed := stored.by_digest.get(source.sha256):
        hint = f"seeds/{renamed} is this article: write file: {renamed}"
    return Problem("seed-missing", where.at("file"), message, hint)


def changed(source: Source, seed: Seed, where: Place) -> Iterator[Problem]:
    """Yield the problem of an article that is not the one that was annotated; `where` is the place of its record."""
    if seed.digest == source.sha256:
        return
    message = f"seeds/{source.file} is not the file that was annotated"
    hint = f"if the change is right, look through its passages and set sha256 to {seed.digest}"
    with_lf = seed.data.replace(b"\r\n", b"\n")
    if source.sha256 in {digest_of(with_lf), digest_of(with_lf.replace(b"\n", b"\r\n"))}:
        was = "LF" if b"\r\n" in seed.data else "CR LF"
        hint = f"only its line ends differ: save it with {was}; `seeds/** -text` in .gitattributes keeps them"
    yield Problem("seed-changed", where.at("sha256"), message, hint)


def _asides(
    passages: Sequence[Doubtful | SetAside], text: SourceText, where: Place, problems: list[Problem]
) -> Iterator[Aside]:
    for number, passage in enumerate(passages):
        if isinstance(passage, SetAside) and passage.start is not None and passage.end is not None:
            found = _between(passage.start, passage.end, text, where.at(number), problems, "stretch")
            stretches: tuple[Stretch, ...] = (found,) if found else ()
        else:
            stretches = placed(passage, text, where.at(number), problems, short=True)
        if stretches:
            yield Aside(passage, stretches)


def placed(
    passage: Passage, text: SourceText, where: Place, problems: list[Problem], *, short: bool = False
) -> tuple[Stretch, ...]:
    """Return where a passage stands; where it does not, add the problem and return nothing."""
    found = found_in(passage, text, where, problems, short=short)
    return found.stretches if found else ()


def found_in(
    passage: Passage, text: SourceText, where: Place, problems: list[Problem], *, short: bool = False
) -> Found | None:
    """Return where a passage stands and what in it is the editor's own; where it does not, add the problem."""
    found = find(passage, text.folded, short=short)
    if isinstance(found, Miss):
        hint = found.hint
        if found.near is not None:
            hint = f"at line {text.line(found.near)} of {text.path}, {hint}"
        problems.append(Problem(found.code, where.at("quote"), found.message, hint))
        return None
    return found


def _between(
    start: str, end: str, text: SourceText, where: Place, problems: list[Problem], what: str = "block"
) -> Stretch | None:
    """Find a part of a text by its first and last words; `what` is what it is called where it is not found."""
    whole = Passage(quote=(start, end))
    found = place(whole, text.folded, short=True)
    if isinstance(found, Miss):
        # The first words may be the last ones too, where a block is a single sentence.
        found = place(Passage(quote=(start,)), text.folded, short=True) if start == end else found
    if isinstance(found, Miss):
        hint = f"`from` and `to` hold the first and the last words of the {what}; {found.hint}"
        problems.append(
            Problem("block-not-found", where, f"the limits of this {what} were not found: {found.message}", hint)
        )
        return None
    return Stretch(found[0].start, found[-1].end)


def compared(
    source: Source,
    text: SourceText,
    others: Mapping[str, SourceText],
    where: Place,
    unknown: Callable[[str, Place], Problem | None],
) -> tuple[SourceText, tuple[Problem, ...]]:
    """Find the passages of other sources that doubtful ones are set beside.

    `others` holds their texts; `unknown` returns the problem of a source that is in none of them, if it is one.
    """
    if not any(passage.compare for passage in source.doubtful):
        return text, ()
    problems: list[Problem] = []
    doubtful = []
    for aside in text.doubtful:
        # Its number is that of the record, where it may follow one that was not found; the same passage may have been
        # read twice, where something else in the record has changed.
        number = next(number for number, passage in enumerate(source.doubtful) if passage == aside.passage)
        at = where.at("doubtful", number, "compare")
        compare = source.doubtful[number].compare
        if compare is None:
            doubtful.append(aside)
        elif compare.source in others:
            doubtful.append(replace(aside, compared=placed(compare, others[compare.source], at, problems, short=True)))
        elif problem := unknown(compare.source, at.at("source")):
            problems.append(problem)
    return replace(text, doubtful=tuple(doubtful)), tuple(problems)
