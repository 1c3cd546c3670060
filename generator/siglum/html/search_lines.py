"""What was looked for behind each "says nothing of it", as pages show it."""

from collections.abc import Iterable

from siglum.facts.silences import silences_behind
from siglum.html.apparatus import Apparatus
from siglum.html.part_views import SearchLine
from siglum.html.views import Link
from siglum.model.counting import in_words


def search_lines(records: Iterable[str], apparatus: Apparatus) -> tuple[SearchLine, ...]:
    """Return what was looked for, for some claims and questions, as far as any source is silent by it."""
    site = apparatus.site
    return tuple(
        SearchLine(
            question=Link(apparatus.ref(one.record), site.disagreements[one.record].question)
            if one.record in site.disagreements and one.record != apparatus.here.id
            else None,
            words=one.words,
            found=apparatus.row([name for name in one.found if name not in one.silent]),
            met=_met(len(one.search.met)),
        )
        for one in silences_behind(records, site)
    )


def _met(count: int) -> str:
    """Say how many passages have a word that was looked for, and say nothing to the question."""
    has, say = ("has", "says") if count == 1 else ("have", "say")
    return f"{in_words(count, 'passage').capitalize()} that {has} one of them {say} nothing to this." if count else ""
