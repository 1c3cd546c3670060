"""Writes drafts of claims as YAML, for a file of site_src/claims/. It makes text, and prints nothing."""

import re
from collections.abc import Iterable, Iterator

from siglum.drafting.drafts import Draft, Undraftable, told_of
from siglum.model.problems import visible
from siglum.model.values import ClaimKind, Form

HEAD = """\
# Drafted from {file}. Put this into a file of site_src/claims/, and look at each claim:
# write the statement, split it where it says two things, choose kind, about, chain and form. A better id now is a
# better address for good. A sentence that backs nothing goes to set_aside in the source's record instead."""

PLAIN = re.compile(r"(?:[^\W_]|[“‘„«($€£…—])(?:[^:#]|:(?! |\Z)|(?<! )#)*")
"""Text that may be a plain YAML scalar: no indicator at the beginning, no ": " and no " #"."""
NOT_TEXT = re.compile(r"(?:null|true|false|[-+.\d][\d.,_:xoe+-]*)\Z", re.IGNORECASE)
"""Text that YAML tools would read as a number, a date, a truth value or null."""
ESCAPES = {'"': '\\"', "\\": "\\\\"}


def scalar(text: str, indent: int) -> str:
    """Return a text as a YAML scalar that reads back as exactly this text; `indent` is that of its field, in spaces.

    Printable text of one line becomes a plain scalar or a literal block, so that it can be read and searched as it is;
    any other is double-quoted and escaped.
    """
    if not text or text != text.strip() or not all(char.isprintable() for char in text):
        return _flow(text)
    if PLAIN.fullmatch(text) and not NOT_TEXT.match(text):
        return text
    return f"|-\n{' ' * (indent + 2)}{text}"


def _flow(words: str | tuple[str, ...]) -> str:
    """Return a text as a double-quoted scalar, or several as a flow sequence of them."""
    if isinstance(words, str):
        return f'"{"".join(_escaped(char) for char in words)}"'
    return f"[{', '.join(_flow(word) for word in words)}]"


def _escaped(char: str) -> str:
    if char.isprintable():
        return ESCAPES.get(char, char)
    return f"\\U{ord(char):08x}" if ord(char) > 0xFFFF else f"\\u{ord(char):04x}"  # noqa: PLR2004 - four digits hold it


MODELINE = "# yaml-language-server: $schema=../../schemas/claims.schema.json"
"""The comment by which an editor finds the schema of a file of claims, in a project that has schemas."""


def claims_as_yaml(drafts: Iterable[Draft]) -> Iterator[str]:
    """Yield the lines of a file with drafts of several sources."""
    for draft in drafts:
        yield ""
        yield from _claim(draft)


def as_yaml(file: str, drafts: Iterable[Draft | Undraftable]) -> Iterator[str]:
    """Yield the lines of a file with all drafts of one source, whose article is `file`."""
    listed = tuple(drafts)
    if not listed:
        yield f"# {visible(file)}: every sentence is accounted for."
        return
    yield HEAD.format(file=visible(file))
    for draft in listed:
        yield ""
        if isinstance(draft, Undraftable):
            yield f"# line {draft.line}: {told_of(draft)}"
        else:
            yield from _claim(draft)


def _claim(draft: Draft) -> Iterator[str]:
    yield from (f"# {remark}" for remark in _remarks(draft))
    yield f"- id: {draft.id}"
    yield "  statement: TODO"
    yield f"  kind: {draft.kind}"
    if draft.kind is ClaimKind.FIGURE:
        yield "  # figure: write the number of the statement with its value, unit and of; or choose another kind"
    if draft.about:
        yield f"  about: [{', '.join(draft.about)}]"
    if draft.undated:
        yield f"  when: TODO  # the day of “{visible(draft.undated)}”; or a note that says why it cannot be known"
    yield "  evidence:"
    yield f"    - source: {draft.source}"
    if len(draft.quote) == 1:
        yield f"      quote: {scalar(draft.quote[0], 6)}"
    else:
        yield "      quote:"
        yield from (f"        - {scalar(segment, 8)}" for segment in draft.quote)
    if draft.prefix:
        yield f"      prefix: {scalar(draft.prefix, 6)}"
    if draft.suffix:
        yield f"      suffix: {scalar(draft.suffix, 6)}"
    if draft.chain:
        yield f"      chain: [{', '.join(draft.chain)}]"
    elif draft.speakers:
        yield "      # chain: [TODO]"
    if draft.form is not Form.OWN:
        yield f"      form: {draft.form}"
    if draft.origins:
        yield f"      origin: TODO  # {', '.join(draft.origins)}, or own"


def _remarks(draft: Draft) -> Iterator[str]:
    """Yield, as comments, what was found in the sentence and has no field of its own."""
    found = [f"line {draft.line}"]
    if draft.numbers:
        found.append(f"numbers: {'; '.join(draft.numbers)}")
    if draft.dates:
        found.append(f"dates: {'; '.join(draft.dates)}")
    yield visible(" | ".join(found))
    if draft.remark:
        yield visible(f"noted: {draft.remark}")
    if draft.speakers:
        who = ", ".join(f"“{speaker}”" for speaker in draft.speakers)
        yield visible(f"speaker: TODO, no record has the name of {who}; write it and its chain, or delete this line")
    if draft.aside:
        passage = {"quote": draft.quote if len(draft.quote) > 1 else draft.quote[0]}
        passage |= {name: words for name, words in (("prefix", draft.prefix), ("suffix", draft.suffix)) if words}
        told = ", ".join(f"{name}: {_flow(words)}" for name, words in passage.items())
        yield f"a {draft.aside}? Then delete this claim, and write in the source's record, under set_aside:"
        yield f"  - {{{told}, reason: {draft.aside}}}"
    if draft.doubtful:
        yield "a part of this sentence is marked as doubtful: say so in the statement, or quote only what is sound"
