"""What an editor looks at twice in a whole site: records without claims, titles, speakers in texts, corrections."""

import re
from collections.abc import Callable, Iterator

from siglum.facts.indexes import Indexes
from siglum.languages.corrections import CORRECTION
from siglum.languages.english import ATTRIBUTED
from siglum.lint.dating import events_are_dated_as_printed
from siglum.lint.speakers import speaking
from siglum.model.bylines import prints_byline
from siglum.model.files import Span
from siglum.model.language_tags import is_english
from siglum.model.pictures import SOCIAL
from siglum.model.problems import Problem, Severity, beginning, said
from siglum.model.prose import Sentence
from siglum.model.values import ClaimKind
from siglum.proving.boundaries import stands_whole
from siglum.proving.folding import fold_words
from siglum.proving.quoted import quoted_in
from siglum.proving.site import Site

MANY = 3
"""Claims that one passage may be behind; more suggest that it is too long, or they too small."""
SHOWN = 100
"""Characters of a correction that a message shows, at most."""


def _crowded_passages(indexes: Indexes) -> Iterator[Problem]:
    """One passage is behind few claims."""
    site = indexes.site
    for source, passages in indexes.passages.items():
        for passage in passages:
            claims = list(dict.fromkeys(proof.claim for proof in passage.proofs))
            for claim in claims if len(claims) > MANY else ():
                words = site.texts[source].text[passage.stretches[0].start : passage.stretches[-1].end]
                message = f"{len(claims)} claims rest on the one passage {said(words)}"
                hint = f"quote for each what says it; the claims are {', '.join(claims)}"
                yield Problem("passage-behind-many-claims", site.places[claim], message, hint, Severity.WARNING, claim)


def _records_without_claims(indexes: Indexes) -> Iterator[Problem]:
    """Every source, person, organization and topic has a claim."""
    site = indexes.site
    heard = {voice for proof in site.proofs.values() for voice in proof.evidence.chain}
    # A book whose chapters are sources too may be there for these alone.
    wholes = {site.work[name] for name in site.sources if site.work[name] != name}
    for name in site.sources:
        if not site.proofs_in[name] and name not in wholes:
            yield _without(name, indexes, "no claim rests on this source")
    # Whoever published an article needs a record for that alone.
    publishing = {source.outlet for source in site.sources.values()}
    for name in site.entities:
        if name not in heard and not indexes.about.get(name) and name not in publishing:
            yield _without(name, indexes, "no claim is about it, and in no chain does it speak")


def _titles_are_printed(indexes: Indexes) -> Iterator[Problem]:
    """The title of a source stands in its text, unless it is in square brackets, which make it the editor's."""
    site = indexes.site
    for name, source in site.sources.items():
        if source.title.startswith("[") or stands_whole(fold_words(source.title), site.texts[name].folded.text):
            continue
        message = f"{site.texts[name].path} does not print the title {said(source.title)}"
        hint = (
            "write the title as the article prints it; put one of your own in [square brackets], and in quotation marks"
        )
        yield Problem("title-not-printed", site.places[name].at("title"), message, hint, Severity.WARNING, name)


def _bylines_are_printed(indexes: Indexes) -> Iterator[Problem]:
    """The author of a source stands in its text, unless in square brackets, which say that the name is known."""
    site = indexes.site
    for name, source in site.sources.items():
        if not source.byline or source.byline.startswith("["):
            continue
        if not prints_byline(source.byline, site.texts[name].folded.text):
            message = f"{site.texts[name].path} does not print the author {said(source.byline)}"
            hint = (
                "write the name as the article prints it; put one from elsewhere in [square brackets], and quote these"
            )
            yield Problem("byline-not-printed", site.places[name].at("byline"), message, hint, Severity.WARNING, name)


def _without(name: str, indexes: Indexes, message: str) -> Problem:
    hint = "add the claim, or delete the record"
    return Problem("record-without-claim", indexes.site.places[name], message, hint, Severity.WARNING, name)


def _unattributed(indexes: Indexes) -> Iterator[Problem]:
    """A sentence of an English explainer that tells an allegation or a prediction names who makes it."""
    site = indexes.site
    if not is_english(site.settings.language):
        return
    for name, explainer in site.explainers.items():
        path = site.places[name].path
        for unit in explainer.body.units:
            before: set[str] = set()
            for sentence in unit.sentences:
                # Somebody named earlier in the paragraph may go on as "he" or "she".
                before |= {mention.target for mention in indexes.mentions[sentence.text]} | set(sentence.links)
                for claim in _told_without_speaker(sentence, before, site):
                    kind = site.claims[claim].kind
                    message = f"this sentence tells the {kind} {claim} and names nobody who makes it"
                    hint = "name the speaker, or the article"
                    yield Problem("allegation-unattributed", sentence.at(path), message, hint, Severity.WARNING, name)


def _told_without_speaker(sentence: Sentence, named: set[str], site: Site) -> Iterator[str]:
    """Yield the allegations and predictions that a sentence cites, where neither it nor `named` has who makes them."""
    for claim in sentence.cites:
        needs_one = claim in site.claims and site.claims[claim].kind in (ClaimKind.ALLEGATION, ClaimKind.PREDICTION)
        if needs_one and not speaking(site.proofs_of[claim], site) & named and not ATTRIBUTED.search(sentence.text):
            yield claim


def _corrections_are_heeded(indexes: Indexes) -> Iterator[Problem]:
    """Where an article corrects itself, the editor says what is corrected, or quotes the correction."""
    site = indexes.site
    for name, text in site.texts.items():
        found = CORRECTION.search(text.text)
        quoted = found and any(
            stretch.end > found.start() for proof in site.proofs_in[name] for stretch in proof.stretches
        )
        if found and not quoted and not text.doubtful:
            words = beginning(text.text[found.start() :].strip().partition("\n")[0], SHOWN)
            message = f"the article corrects itself: {said(words)}"
            hint = "mark what it corrects under `doubtful`, or quote the correction; else waive this with the reason"
            yield Problem("correction-unheeded", site.places[name], message, hint, Severity.WARNING, name)


def _versions_differ(indexes: Indexes) -> Iterator[Problem]:
    """Of a wording, some version has other words than the first; who is said to speak around them makes none."""
    site = indexes.site
    for name, wording in site.wordings.items():
        proofs = [site.proofs[version] for version in wording.versions if version in site.proofs]
        printed = {_uttered(site.words_of(proof)) for proof in proofs}
        if len(proofs) > 1 and len(printed) == 1:
            message = f"all versions print the same words: {said(beginning(printed.pop(), SHOWN))}"
            hint = "name evidence that prints others, or delete the wording"
            yield Problem("wording-alike", site.places[name].at("versions"), message, hint, Severity.WARNING, name)


def _uttered(passage: str) -> str:
    """Return the words of a passage that stand in quotation marks, or all where none do, in one case without signs."""
    words = " ".join(quoted_in(passage)) or passage
    return " ".join(re.findall(r"[^\W_]+(?:[’'][^\W_]+)*", fold_words(words).casefold()))


def _pictures_are_shown(indexes: Indexes) -> Iterator[Problem]:
    """Every picture of the project's own stands in a text, but that of shared links."""
    site = indexes.site
    texts = (record.body for records in (site.explainers, site.pages) for record in records.values())
    shown = {picture.path for text in texts for picture in text.pictures} | {SOCIAL}
    for path in site.written.pictures:
        if path not in shown:
            hint = "show it in an explainer or a page, or move it out of this folder; or waive this in site.yaml"
            yield Problem("picture-unshown", Span(path), "no text shows this picture", hint, Severity.WARNING)


CAUTIONS_OF_SITES: tuple[Callable[[Indexes], Iterator[Problem]], ...] = (
    _crowded_passages,
    _records_without_claims,
    _unattributed,
    _titles_are_printed,
    _bylines_are_printed,
    _corrections_are_heeded,
    _pictures_are_shown,
    _versions_differ,
    events_are_dated_as_printed,
)
"""What is looked at in a whole site."""
