"""The editor's own sentences have grounds, and those that say what no article says are searched for."""

from collections.abc import Iterator

from siglum.model.files import Place, Span
from siglum.model.problems import Problem, Severity, said
from siglum.model.prose import EditorsMark, Prose
from siglum.model.records import Ground, Grounded
from siglum.model.values import GroundKind
from siglum.proving.reckoning import arithmetic_holds, sentence_adds_nothing
from siglum.proving.silence import NOTHING, Searches, languages_are_tested, mention_of, search_is_sound
from siglum.proving.site import Site

LONGEST = 110
"""Code points of a reason, which stands in the margin beside its sentence."""


def own_sentences_have_grounds(site: Site, record: str) -> Iterator[Problem]:
    """Every mark of the editor's names a ground of its record, every ground is used, leads somewhere, and holds."""
    written, place = site.records[record], site.places[record]
    if not isinstance(written, Grounded):
        return
    body = getattr(written, "body", Prose(blocks=()))
    for mark in body.editors_marks:
        if mark.ground not in written.grounds:
            yield _without(mark, written, place, record)
    used = {mark.ground for mark in body.editors_marks}
    for name, ground in written.grounds.items():
        at = place.at("grounds", name)
        if name not in used:
            message = f"no sentence ends in [@editor:{name}]"
            yield Problem(
                "ground-unused", at, message, "delete the ground, or mark its sentence", Severity.WARNING, record
            )
        yield from _holds(site, record, ground, at)
    for sentence in (one for unit in body.units for one in unit.sentences if one.grounds):
        grounds = [written.grounds[name] for name in sentence.grounds if name in written.grounds]
        # Beside a ground that is not reckoned, a number may be from that.
        if len(grounds) == len(sentence.grounds) and all(ground.reckoned for ground in grounds):
            yield from sentence_adds_nothing(site, sentence, grounds, place.path)


def _without(mark: EditorsMark, written: Grounded, place: Place, record: str) -> Problem:
    at = Span(place.path, mark.line, mark.column, mark.line, mark.end_column)
    if not mark.ground:
        message = "this sentence is the editor's own and gives no ground"
        hint = "write [@editor:name], and under `grounds` in the front matter that name with `because` and `kind`"
        return Problem("editor-without-ground", at, message, hint, Severity.WARNING, record)
    known = ", ".join(written.grounds) or "none"
    message = f"there is no ground {mark.ground} in the front matter"
    return Problem("ground-unknown", at, message, f"write it under `grounds`; there are: {known}")


def _holds(site: Site, record: str, ground: Ground, at: Place) -> Iterator[Problem]:
    if len(ground.because.plain) > LONGEST:
        message = f"this reason has {len(ground.because.plain)} characters, and the margin has room for {LONGEST}"
        yield Problem("ground-too-long", at.at("because"), message, "say it in fewer words", Severity.WARNING, record)
    if ground.kind is GroundKind.ARITHMETIC or ground.reckoned:
        yield from arithmetic_holds(site, ground, at)
    if ground.kind is GroundKind.ABSENCE:
        yield from _is_absent(site, record, ground, at)
    elif not ground.because.is_linked:
        hint = "cite a claim as [@claim-id], or link a record as [[id]] or a page"
        message = f"this ground leads nowhere: {said(ground.because.plain)}"
        yield Problem("ground-without-link", at.at("because"), message, hint)


def _is_absent(site: Site, record: str, ground: Ground, at: Place) -> Iterator[Problem]:
    """What is said to stand in no article, or in none of some, is looked for, and not found."""
    search = ground.looked_for
    if search is None:
        hint = "name the words that would stand there under `looked_for`, as docs/origins.md says"
        yield Problem("absence-unproven", at, "that no article says it is not looked for", hint)
        return
    where, searches = at.at("looked_for"), Searches.of(site.database)
    yield from search_is_sound(site, search, where)
    everywhere = searches.look(search)
    for name in searches.said_silent(search):
        for hit in everywhere.get(name, NOTHING).unread[:1]:
            message = f"{name} is not silent: {mention_of(site.texts[name], hit)}"
            hint = "take the sentence back, or add the passage under `met` with the reason why it does not say this"
            yield Problem("absence-unproven", where, message, hint)
    yield from languages_are_tested(searches, search, searches.silent_by(search), where, record)
    if not search.met and not everywhere:
        message = "this search finds nothing in any article, so that a misspelt word would look the same"
        hint = "add words that do stand somewhere, with the passage under `met` if it is one of these articles"
        yield Problem("silence-without-control", where, message, hint)
