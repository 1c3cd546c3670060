"""Which words the articles have in common, letter for letter or changed; worked out once for the whole site."""

from collections.abc import Mapping

from siglum.engine.tracked import Tracked, each, table, value
from siglum.facts.bounds import Likeness, likenesses
from siglum.facts.rewording import Rewording, Told, rewordings, told, unquoted
from siglum.facts.shared_wording import Shared, shared_wording
from siglum.proving.site import Site


class Sharing(Tracked):
    """What the articles of one site share."""

    @property
    def site(self) -> Site:
        """The proven site."""
        return Site.of(self.database)

    @property
    def source_ids(self) -> Mapping[str, object]:
        """The sources."""
        return self.site.sources

    @value
    def runs(self) -> tuple[Shared, ...]:
        """The runs of words that two sources have in common."""
        return shared_wording(dict(self.site.plain_text.items()))

    @table
    def runs_of(self) -> Mapping[str, tuple[Shared, ...]]:
        """The runs of words that a source shares with others."""
        gathered: dict[str, list[Shared]] = {}
        for run in self.runs:
            gathered.setdefault(run.one, []).append(run)
            gathered.setdefault(run.other, []).append(run)
        return {name: tuple(found) for name, found in gathered.items()}

    @each("source_ids")
    def told(self, source: str) -> tuple[Told, ...]:
        """The sentences of a source, with the words that are its reporter's own."""
        text, language = self.site.plain_text[source], self.site.sources[source].language
        return tuple(told(source, text, sentence, language) for sentence in self.site.texts[source].sentences)

    @value
    def reworded(self) -> tuple[Rewording, ...]:
        """The sentences of different sources that seem to be written from one another."""
        return rewordings([one for sentences in self.told.values() for one in sentences])

    @table
    def alike(self) -> Mapping[str, tuple[Likeness, ...]]:
        """Where a source has the wording of another, word for word or changed, but for what both quote."""
        own = {name: unquoted(text) for name, text in self.site.plain_text.items()}
        return likenesses(self.runs, self.reworded, own)
