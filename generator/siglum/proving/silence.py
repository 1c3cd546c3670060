"""Silence, proven: an article says nothing of a matter only if no word that was looked for stands in it.

The same search has to find every article that does say something: else it could find nothing anywhere.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct

from siglum.engine.fingerprint import fingerprint
from siglum.engine.plain import plain_json
from siglum.engine.tracked import Tracked, each
from siglum.languages.lemmas import is_word
from siglum.model.expressions import expression
from siglum.model.files import Place
from siglum.model.language_tags import ENGLISH, code_of
from siglum.model.problems import Problem, Severity, said
from siglum.model.records import Claim, Disagreement, Grounded, Search
from siglum.model.scripts import script_of
from siglum.proving.annotated import found_in
from siglum.proving.folding import Stretch
from siglum.proving.grouping import grouped
from siglum.proving.searching import Concordance, concordance, find_terms
from siglum.proving.site import Site
from siglum.proving.values import Proof, SourceText


class Looked(Struct, frozen=True):
    """What a search found in one article."""

    hits: tuple[Stretch, ...]
    """Every word that was looked for, in code points, half-open."""
    unread: tuple[Stretch, ...]
    """Those of them that stand in no passage of which the editor says that it says nothing to the matter."""


NOTHING = Looked((), ())
WORD = expression(r"[^\W_]{3,}")
FEW = 3
"""Articles that a message names."""


class Searches(Tracked):
    """What is looked for in the articles of a site."""

    @property
    def site(self) -> Site:
        """The site."""
        return Site.of(self.database)

    @property
    def sources(self) -> Mapping[str, object]:
        """The sources."""
        return self.site.sources

    def all(self) -> Iterator[tuple[str, str, Search]]:
        """Yield every search of the site, in the order of its records.

        Each comes with the record, and with the name of the ground whose it is, empty for a claim's or a question's.
        """
        for name, record in self.site.records.items():
            if isinstance(record, Claim | Disagreement) and record.looked_for:
                yield name, "", record.looked_for
            for ground, given in record.grounds.items() if isinstance(record, Grounded) else ():
                if given.looked_for:
                    yield name, ground, given.looked_for

    @each("sources", digest=lambda made: fingerprint((made.text, made.language)))
    def words(self, source: str) -> Concordance:
        """The words of a source as it is folded, in which no line parts a word, and where each stands."""
        return concordance(self.site.texts[source].folded.text, self.site.language[source])

    def look(self, search: Search) -> Mapping[str, Looked]:
        """Return what a search finds, by the sources in which it finds anything."""
        return self.found[search.model_dump_json(exclude_defaults=True)]

    @each(plain=plain_json(dict[str, Looked]))
    def found(self, search: str) -> Mapping[str, Looked]:
        """What a search, given as JSON, finds, by the sources in which it finds anything."""
        wanted = Search.model_validate_json(search)
        terms = tuple(self.terms(wanted))
        return {source: looked for source in self.sources if (looked := self._in_source(source, terms, wanted)).hits}

    def _in_source(self, source: str, terms: Iterable[str], search: Search) -> Looked:
        text = self.site.texts[source]
        hits = tuple(text.folded.stretch(one.start, one.end) for one in find_terms(terms, self.words[source]))
        met = [
            stretch
            for passage in search.met
            if passage.source == source and (found := found_in(passage, text, Place(""), [], short=True))
            for stretch in found.stretches
        ]
        return Looked(hits, tuple(hit for hit in hits if not any(hit.overlaps(stretch) for stretch in met)))

    def terms(self, search: Search) -> Iterator[str]:
        """Yield all that a search looks for: its words, and every form of its names."""
        yield from search.terms
        yield from self.forms(search)

    def forms(self, search: Search) -> Iterator[str]:
        """Yield every form of the names that a search looks for."""
        for name in search.names:
            if entity := self.site.entities.get(name):
                yield from (entity.name, *(alias.form for alias in entity.aliases))

    def silent(self, record: str) -> tuple[str, ...]:
        """Return the sources that are proven to say nothing of a claim, or to a question; none if nobody looked."""
        search, _ = self.wanted(record)
        if search is None:
            return ()
        return tuple(self.silent_by(search, self.quoted(record)))

    def silent_by(self, search: Search, quoted: Container[str] = ()) -> Iterator[str]:
        """Yield the sources that a search proves to be silent, of those that are said to be."""
        looked = self.look(search)
        return (name for name in self.said_silent(search, quoted) if not looked.get(name, NOTHING).unread)

    def untested(self, search: Search, silent: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the silent sources in whose language nothing shows that a search could find anything, by language."""
        found = {self.tongue[name] for name in self.look(search)}
        languages, scripts = {language for language, _ in found}, {script for _, script in found}
        words = {script_of(term) for term in search.terms}
        # Names are the same in the languages of a script, and numbers in all; words of a script in which nothing was
        # found are meant for that.
        meant = words - scripts | {script_of(form) for form in self.forms(search)}
        tongues = ((*self.tongue[name], name) for name in silent if "" not in words)
        untested = grouped(
            (language, name) for language, script, name in tongues if language not in languages and script not in meant
        )
        return {
            language: names
            for language, names in untested.items()
            if not any(_is_meant_for(language, term, languages) for term in search.terms)
        }

    @each("sources", plain=plain_json(tuple[str, str]))
    def tongue(self, source: str) -> tuple[str, str]:
        """The language and the script of a source."""
        return code_of(self.site.language[source]), script_of(self.site.texts[source].text)

    def said_silent(self, search: Search, quoted: Container[str] = ()) -> Iterator[str]:
        """Yield the sources that are said to be silent: those that a search names, or all, without those quoted."""
        return (name for name in search.sources or self.sources if name in self.site.texts and name not in quoted)

    def quoted(self, record: str) -> frozenset[str]:
        """Return the sources that a claim or a disagreement quotes, whether or not the words stand there."""
        return self.site.quoted_by(self._claims(record))

    def wanted(self, record: str) -> tuple[Search | None, Mapping[str, Proof]]:
        """Return what was looked for, for a claim or a disagreement, and a passage of each source that speaks."""
        match self.site.records[record]:
            case Claim(looked_for=search) | Disagreement(looked_for=search):
                proofs = [proof for claim in self._claims(record) for proof in self.site.proofs_of.get(claim, ())]
                return search, {proof.source: proof for proof in reversed(proofs)}
            case _:
                return None, {}

    def is_known(self, record: str) -> bool:
        """Whether all claims that answer a question could be read, so that all that they quote is known."""
        return not any(self.site.dropped(claim) for claim in self._claims(record))

    def _claims(self, record: str) -> tuple[str, ...]:
        """Return a claim itself, or the claims that give the answers to a question."""
        match self.site.records[record]:
            case Disagreement(positions=positions):
                return tuple(claim for position in positions for claim in position.claims)
            case _:
                return (record,)


def _is_meant_for(language: str, term: str, others: Container[str]) -> bool:
    """Whether a term may be a word of a language, or a name, which no language has as a word."""
    words = [word for word in WORD.findall(term) if not word.isdigit()]
    known = [any(is_word(form, language) for form in (word, word.lower())) for word in words]
    is_english = ENGLISH in others and any(is_word(word.lower(), ENGLISH) for word in words)
    return any(known) or (any(word[:1].isupper() for word in words) and not is_english)


def silences_are_proven(site: Site, record: str) -> Iterator[Problem]:
    """No word that was looked for stands in an article without evidence, and the search finds those that have some."""
    searches = Searches.of(site.database)
    search, speaking = searches.wanted(record)
    if search is None:
        return
    where = site.places[record].at("looked_for")
    yield from search_is_sound(site, search, where)
    if not (search.terms or search.names) or not searches.is_known(record):
        return
    everywhere, quoted = searches.look(search), searches.quoted(record)
    for name in search.sources:
        if name in quoted:
            message = f"{name} is said to be silent, and is quoted as evidence"
            hint = "take it out of `sources`, or out of the evidence"
            yield Problem("silence-unproven", where.at("sources"), message, hint, Severity.WARNING, record)
    for name in searches.said_silent(search, quoted):
        for hit in everywhere.get(name, NOTHING).unread[:1]:
            message = f"{name} is not silent: {mention_of(site.texts[name], hit)}"
            hint = "quote it as evidence, or add it under `met` with the reason why it says nothing to this"
            yield Problem("silence-unproven", where, message, hint, Severity.WARNING, record)
    yield from languages_are_tested(searches, search, searches.silent(record), where, record)
    for name, proof in speaking.items():
        if not everywhere.get(name, NOTHING).hits:
            message = (
                f"this search does not find {name}, which does speak of it: {said(' … '.join(proof.evidence.quote))}"
            )
            hint = "add a word of that passage to `terms`; else the search could find nothing in the others either"
            yield Problem("silence-without-control", where, message, hint)


def languages_are_tested(
    searches: Searches, search: Search, silent: Iterable[str], where: Place, record: str
) -> Iterator[Problem]:
    """In the language of each article that is said to be silent, the search could find something."""
    for language, names in searches.untested(search, silent).items():
        rest = f" and {len(names) - FEW} others" if len(names) > FEW else ""
        message = f"nothing shows that this search could find anything in {', '.join(names[:FEW])}{rest} ({language})"
        hint = f"add words in the language {language} to `terms`, or name the silent articles under `sources`"
        yield Problem("silence-untested", where, message, hint, Severity.WARNING, record)


def search_is_sound(site: Site, search: Search, where: Place) -> Iterator[Problem]:
    """A search looks for something, and what it passes over stands in its source and has a word that it looks for."""
    if not (search.terms or search.names):
        hint = "write the words, or the ids of the names, that would stand there if it spoke of this"
        yield Problem("value-malformed", where, "nothing is looked for", hint)
        return
    searches = Searches.of(site.database)
    for number, passage in enumerate(search.met):
        at = where.at("met", number)
        if passage.source not in site.texts:
            continue
        problems: list[Problem] = []
        text = site.texts[passage.source]
        found = found_in(passage, text, at, problems, short=True)
        yield from problems
        hits = searches.look(search).get(passage.source, NOTHING).hits
        if found and not any(hit.overlaps(stretch) for hit in hits for stretch in found.stretches):
            message, hint = "no word that is looked for stands in this passage", "delete it, or add the word to `terms`"
            yield Problem("met-without-term", at, message, hint, Severity.WARNING)


def mention_of(text: SourceText, hit: Stretch) -> str:
    """Return the sentence in which a word stands, and where."""
    sentence = next((one for one in text.sentences if one.start <= hit.start < one.end), hit)
    words = " ".join(text.text[sentence.start : sentence.end].split())
    return f"“{text.text[hit.start : hit.end]}” stands at {text.path}:{text.line(hit.start)}, in {said(words)}"
