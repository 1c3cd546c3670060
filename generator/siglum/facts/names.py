"""Finds names in running text: which record each means, and where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import ahocorasick

from siglum.model.records import Organization, Person
from siglum.proving.site import Site


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: the id of its record, and its offsets in code points, half-open."""

    target: str
    start: int
    end: int


class Names:
    """An automaton of all forms of all names, which finds them in one pass over a text."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Build it from the record id that each form stands for."""
        self.forms = forms
        self._automaton: Any = None
        if forms:
            self._automaton = ahocorasick.Automaton()
            for form, target in forms.items():
                self._automaton.add_word(form, (target, len(form)))
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the names in a text, as whole words; of those that overlap, the first, and among these the longest."""
        if self._automaton is None:
            return
        found = []
        for last, (target, length) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if _whole(text, start, end):
                found.append(Mention(target, start, end))
        found.sort(key=lambda mention: (mention.start, -mention.end))
        at = 0
        for mention in found:
            if mention.start >= at:
                yield mention
                at = mention.end


def _whole(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is no part of a longer word; always, in scripts that set no spaces between words."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (_joins(before) and _joins(text[start])) and not (_joins(text[end - 1]) and _joins(behind))


def _joins(char: str) -> bool:
    return char.isalnum() and char < "\u3040"


def forms_of(site: Site) -> dict[str, str]:
    """Return the record id that each form of a name stands for.

    Left out are forms that two records share, and the descriptions of those who are not named.
    """
    owners: dict[str, set[str]] = {}
    for name, entity in site.entities.items():
        if isinstance(entity, Person | Organization) and not entity.named:
            continue
        for form in (entity.name, *(alias.form for alias in entity.aliases)):
            owners.setdefault(form, set()).add(name)
    return {form: min(names) for form, names in sorted(owners.items()) if len(names) == 1}


def names_of(site: Site) -> Names:
    """Return the finder of all names of a site."""
    return Names(forms_of(site))
