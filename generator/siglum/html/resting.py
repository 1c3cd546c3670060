"""What would fall with an article, a report or a speaker: one sentence, and the first of the claims."""

from siglum.html.apparatus import Apparatus
from siglum.html.frame import shortened
from siglum.html.part_views import RestingView
from siglum.html.views import Link
from siglum.model.counting import in_words, number_word
from siglum.model.refs import Ref

SHOWN = 8
"""The most claims that a page lists; the export has them all."""
LENGTH = 60


def resting(name: str, falls: str, apparatus: Apparatus) -> RestingView | None:
    """Return what would fall with something; `falls` begins the sentence, such as "If this report fell".

    None where no claim rests on it.
    """
    indexes = apparatus.indexes
    if name not in indexes.carried:
        return None
    loss = indexes.loss[name]
    total, gone = len(loss.claims), len(loss.nothing)
    said = f"{falls}, {_of(gone, total)} would have nothing left that says so"
    if loss.fewer:
        said += f", and {number_word(len(loss.fewer))} would go back to fewer sources than now"
    if loss.unsupported or loss.in_part:
        explainers = len({one.explainer for one in (*loss.unsupported, *loss.in_part)})
        said += f". In {in_words(explainers, 'explainer')}, {_sentences(len(loss.unsupported), len(loss.in_part))}"
        said += _editors(sum(bool(one.grounds) for one in (*loss.unsupported, *loss.in_part)))
    statements = apparatus.site.claims
    claims = [Link(apparatus.ref(one), shortened(statements[one].statement, LENGTH)) for one in loss.nothing[:SHOWN]]
    return RestingView(f"{said}.", gone, tuple(claims), Ref("rests.json"))


def _of(gone: int, total: int) -> str:
    if total == 1:
        return "the one claim that it carries" if gone else "not even the one claim that it carries"
    which = "none" if gone == 0 else "all" if gone == total else number_word(gone)
    return f"{which} of the {in_words(total, 'claim')} that it carries"


def _sentences(whole: int, in_part: int) -> str:
    """Say how many sentences would stand on nothing, and how many on less."""
    parts = [f"{in_words(whole, 'sentence')} would stand unsupported"] if whole else []
    if in_part:
        which = f"{number_word(in_part)} more" if whole else in_words(in_part, "sentence")
        parts.append(f"{which} would lose some of what {'it rests' if in_part == 1 else 'they rest'} on")
    return " and ".join(parts)


def _editors(own: int) -> str:
    """Say how many of these sentences are the editor's own."""
    return f"; {number_word(own)} of these {'is' if own == 1 else 'are'} the editor’s own" if own else ""
