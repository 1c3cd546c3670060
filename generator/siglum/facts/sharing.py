"""Which words the articles have in common, letter for letter or changed; worked out once for the whole site."""

from collections.abc import Mapping

from siglum.engine.plain import packed, plain_json
from siglum.engine.tracked import Tracked, each, handled
from siglum.facts.bounds import Likeness, likenesses
from siglum.facts.rewording import OwnWords, Rewording, rewordings, told, unquoted
from siglum.facts.shared_wording import Shared, shared_wording
from siglum.proving.grouping import grouped
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

    # What is worked out for all sources together is not compared, as what each has of it is.

    @handled
    def runs(self) -> tuple[Shared, ...]:
        """The runs of words that two sources have in common."""
        return shared_wording(dict(self.site.plain_text.items()))

    @handled
    def gathered_runs(self) -> Mapping[str, tuple[Shared, ...]]:
        """The runs of all sources that share some."""
        return grouped((name, run) for run in self.runs for name in (run.one, run.other))

    @each("source_ids", plain=packed(plain_json(tuple[Shared, ...])))
    def runs_of(self, source: str) -> tuple[Shared, ...]:
        """The runs of words that a source shares with others."""
        return self.gathered_runs.get(source, ())

    @each("source_ids")
    def told(self, source: str) -> tuple[OwnWords, ...]:
        """The sentences of a source, with the words that are its reporter's own."""
        text, language = self.site.plain_text[source], self.site.language[source]
        return tuple(told(source, text, sentence, language) for sentence in self.site.texts[source].sentences)

    @handled
    def reworded(self) -> tuple[Rewording, ...]:
        """The sentences of different sources that seem to be written from one another."""
        return rewordings([one for sentences in self.told.values() for one in sentences])

    @handled
    def gathered_likenesses(self) -> Mapping[str, tuple[Likeness, ...]]:
        """What is alike, for all sources that are alike at all."""
        own = {name: unquoted(text) for name, text in self.site.plain_text.items()}
        return likenesses(self.runs, self.reworded, own)

    @each("source_ids", plain=packed(plain_json(tuple[Likeness, ...])))
    def alike(self, source: str) -> tuple[Likeness, ...]:
        """Where a source has the wording of another, word for word or changed, but for what both quote."""
        return self.gathered_likenesses.get(source, ())
