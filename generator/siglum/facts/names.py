"""Names in running text: which record each one means, and where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import ahocorasick

from siglum.model.records import Organization, Person
from siglum.proving.site import Site


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: the record it means, and its offsets in code points, half-open."""

    target: str
    start: int
    end: int


class Names:
    """Every form of every name, ready to be found in one pass over a text."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        """Take each form of a name with the id of the record that it means."""
        self.forms = forms
        self._automaton: Any = None
        if forms:
            self._automaton = ahocorasick.Automaton()
            for form, target in forms.items():
                self._automaton.add_word(form, (target, len(form)))
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Mention]:
        """Yield the names in a text, as whole words, the longest where several begin or overlap."""
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
    """Whether text[start:end] is not a part of a longer word; where words have no spaces between them it always is."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (_joins(before) and _joins(text[start])) and not (_joins(text[end - 1]) and _joins(behind))


def _joins(char: str) -> bool:
    return char.isalnum() and char < "\u3040"


def forms_of(site: Site) -> dict[str, str]:
    """Return the forms of all names, each with the id of its record.

    A form that two records share means neither, and a description is no name.
    """
    owners: dict[str, set[str]] = {}
    for name, entity in site.entities.items():
        if isinstance(entity, Person | Organization) and not entity.named:
            continue
        for form in (entity.name, *(alias.form for alias in entity.aliases)):
            owners.setdefault(form, set()).add(name)
    return {form: min(names) for form, names in sorted(owners.items()) if len(names) == 1}


def names_of(site: Site) -> Names:
    """Gather the forms of all names."""
    return Names(forms_of(site))
