"""Translations of passages: what they may be, and where an author's text quotes one.

A text may put a translation in quotation marks where its page shows the passage beside it, in the source's words and
with the translator's name: in an explainer, whose notes do, and in a claim, whose page does.
"""

from collections.abc import Iterable, Iterator, Mapping

from siglum.model.language_tags import same_language
from siglum.model.problems import Problem
from siglum.proving.folding import fold_words
from siglum.proving.prose_quotations import quotations_of
from siglum.proving.quoted import stands_in, stands_in_passage
from siglum.proving.site import Site
from siglum.proving.values import Proof


def translations_are_such(site: Site, claim: str) -> Iterator[Problem]:
    """A translation is of a passage in another language than the site's, and in other words than the passage."""
    for proof in site.proofs_of[claim]:
        if not (translation := proof.evidence.translation):
            continue
        source, place = proof.source, proof.place.at("translation")
        theirs, ours = site.language[source], site.settings.language
        if same_language(theirs, ours):
            message = f"{source} is in the language of the site ({theirs}), so that its passages need no translation"
            hint = f"delete it, or write the source's own language in {site.places[source].path}: language: de"
            yield Problem("translation-unneeded", place, message, hint)
        words = " ".join(site.texts[source].words(part.start, part.end) for part in proof.stretches)
        if fold_words(translation.text).casefold() == fold_words(words).casefold():
            hint = f"write what they mean in the language of the site ({ours}), or delete it"
            yield Problem("translation-repeats", place.at("text"), "this translation has the source's own words", hint)


def translated_as(words: str, proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """Return the evidence whose translation has some words, whole."""
    translated = ((proof, proof.evidence.translation) for proof in proofs)
    return tuple(proof for proof, known in translated if known and stands_in_passage(words, known.text))


def translations_quoted(site: Site, explainer: str) -> Mapping[str, str]:
    """Return, by the ids of evidence, what an explainer quotes of its translations: its notes have to show these.

    What stands in a source that the sentence cites is quoted from that.
    """
    body = site.explainers[explainer].body
    cited = {claim for cite in body.cites for claim in cite.claims}
    if not any(proof.evidence.translation for claim in cited for proof in site.proofs_of.get(claim, ())):
        return {}
    found: dict[str, str] = {}
    for one in quotations_of(body, site):
        proofs = one.cited(site)
        sources = {proof.source for proof in proofs}
        if not one.is_stray and not any(stands_in(one.words, site.texts[source]) for source in sources):
            for proof in translated_as(one.words, proofs):
                found[proof.id] = f"{found.get(proof.id, '')} {one.words}".strip()
    return found
