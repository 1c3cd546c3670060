"""Finds names in running text: which record each means, and where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import ahocorasick
from msgspec import Struct

from siglum.languages import english
from siglum.languages.dates import is_in_calendar
from siglum.model.expressions import expression
from siglum.model.records import Organization, Person
from siglum.proving.site import Site


class Mention(Struct, frozen=True):
    """A name in a text: the id of its record, and its offsets in code points, half-open."""

    target: str
    start: int
    end: int


SPACES = str.maketrans("\n\u00a0\u2009\u202f", "    ")
"""What stands between the words of a name as a space does: the end of a line, and spaces that do not break."""
BEGINS = expression(r"(?:\A|[.!?…:;»]|\n\s*\n)[\s\"'“”‘’«„»([]*\Z")
"""What stands before the first word of a sentence."""
LOOKED_BACK = 12


class Names:
    """An automaton of all forms of all names, which finds them in one pass over a text."""

    def __init__(self, forms: Mapping[str, str], common: Iterable[str] = ()) -> None:
        """Build it from the record id that each form stands for; `common` are the forms that are also common words."""
        self.forms, self.common = forms, frozenset(common)
        self._automaton: Any = None
        if forms:
            self._automaton = ahocorasick.Automaton()
            for form, target in forms.items():
                self._automaton.add_word(form, (target, len(form)))
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the names in a text, as whole words; of those that overlap, the first, and among these the longest.

        A name is passed over where it is part of a longer one, such as that of a street, and where it may be a common
        word that begins a sentence.
        """
        if self._automaton is None:
            return
        found = []
        for last, (target, length) in self._automaton.iter(text.translate(SPACES)):
            start, end = last + 1 - length, last + 1
            if _whole(text, start, end) and not self._means_another(text, start, end):
                found.append(Mention(target, start, end))
        found.sort(key=lambda mention: (mention.start, -mention.end))
        at = 0
        for mention in found:
            if mention.start >= at:
                yield mention
                at = mention.end

    def _means_another(self, text: str, start: int, end: int) -> bool:
        if english.OF_PLACES.match(text, end):
            return True
        return text[start:end] in self.common and bool(BEGINS.search(text[max(0, start - LOOKED_BACK) : start]))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is no part of a longer word; always, in scripts that set no spaces between words."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (_joins(before) and _joins(text[start])) and not (_joins(text[end - 1]) and _joins(behind))


def _joins(char: str) -> bool:
    return char.isalnum() and char < "\u3040"


def forms_of(site: Site) -> dict[str, str]:
    """Return the record id that each form of a name stands for.

    Left out are forms that two records share, the descriptions of those who are not named, and names that a month or a
    day of the week has too, as June: only a link that an editor writes can tell them.
    """
    language = site.settings.language if site.has_settings else "en"
    owners: dict[str, set[str]] = {}
    for name, entity in site.entities.items():
        if isinstance(entity, Person | Organization) and not entity.named:
            continue
        for form in (entity.name, *(alias.form for alias in entity.aliases)):
            owners.setdefault(form, set()).add(name)
    return {
        form: min(names)
        for form, names in sorted(owners.items())
        if len(names) == 1 and not is_in_calendar(form, language)
    }


def common_words(forms: Iterable[str]) -> Names:
    """Return a finder of the words that are names when they begin with a capital, as Mill and mill, written small."""
    return Names({small: form for form in forms if " " not in form and (small := form.lower()) != form})


def names_of(site: Site) -> Names:
    """Return the finder of all names of a site."""
    return Names(forms_of(site))
