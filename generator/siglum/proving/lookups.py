"""Records by something else than their ids, so that whoever looks for one does not read all of them."""

from collections.abc import Mapping

from siglum.engine.tracked import Tracked, table
from siglum.model.records import Doubtful
from siglum.proving.folding import Stretch
from siglum.proving.grouping import grouped
from siglum.proving.site import Site


class Lookups(Tracked):
    """The lookups of one site."""

    @property
    def site(self) -> Site:
        """The site."""
        return Site.of(self.database)

    @table
    def called(self) -> Mapping[str, tuple[str, ...]]:
        """The voices that have each name, or another form of one, in one case."""
        return grouped(
            (form, name)
            for name, voice in self.site.voices.items()
            for form in dict.fromkeys(form.casefold() for form in (voice.name, *(one.form for one in voice.aliases)))
        )

    @table
    def deriving(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that derive from each declared origin."""
        return grouped(
            (origin, name)
            for name, source in self.site.sources.items()
            for origin in dict.fromkeys(one.origin for one in source.derives_from)
        )

    @table
    def with_siglum(self) -> Mapping[str, tuple[str, ...]]:
        """The sources whose records give them each siglum, in one case."""
        chosen = ((source.siglum, name) for name, source in self.site.sources.items())
        return grouped((siglum.casefold(), name) for siglum, name in chosen if siglum)

    @table
    def taken_from(self) -> Mapping[str, tuple[str, ...]]:
        """The sources that were taken from each original, by its SHA-256."""
        originals = ((source.original, name) for name, source in self.site.sources.items())
        return grouped((original.sha256, name) for original, name in originals if original)

    @table
    def compared_with(self) -> Mapping[str, tuple[Stretch, ...]]:
        """What stands in each source of the passages that doubtful ones, of any source, are compared with."""
        asides = (aside for source in self.site.sources for aside in self.site.texts[source].doubtful)
        compared = ((aside.passage.compare, aside) for aside in asides if isinstance(aside.passage, Doubtful))
        return grouped((passage.source, one) for passage, aside in compared if passage for one in aside.compared)

    @table
    def roles_from(self) -> Mapping[str, tuple[str, ...]]:
        """The words of each source that say who a voice is."""
        return grouped((role.source, role.text) for voice in self.site.voices.values() for role in voice.roles)
