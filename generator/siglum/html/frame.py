"""What all pages hold to: the content policy, lengths of titles and descriptions, what is not searched."""

from siglum.html.rereading import MARKED, QUOTED

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The Content Security Policy of every page: nothing from elsewhere, no inline script or style."""

NOT_SEARCHED = ".mk,.note,.ed,.ctx,.voice"
"""A selector of what the search leaves out: note numbers, notes, context of quotations, labels."""
DESCRIPTION_LENGTH = 160
"""The most characters of a description, about what search engines show."""


def subject(stem: str) -> str:
    """Return a heading for the claims of one file, made of its name: 02-the-ferry becomes "The ferry"."""
    words = stem.lstrip("0123456789-").replace("-", " ") or stem
    return words[:1].upper() + words[1:]


def shortened(text: str, length: int) -> str:
    """Return a text of at most `length` characters, cut at a word with an ellipsis; before a quotation, not within one.

    A quotation that all begins with is cut, and closed behind the ellipsis.
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1].rpartition(" ")[0]
    # Most texts have none that begins before the cut, and to look for whole ones takes long.
    quoted = QUOTED.finditer(text) if MARKED.search(cut) else ()
    within = next((one for one in quoted if one.start() < len(cut) < one.end()), None)
    if within and within.start() == 0:
        return f"{cut}…{within[0][-1]}"
    if within:
        cut = text[: within.start()]
    return cut.rstrip(" ,;:.–—([") + "…"
