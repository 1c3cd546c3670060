"""What all pages hold to: the content policy, lengths of titles and descriptions, what is not searched."""

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
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
    """Return a text of at most `length` characters, cut at a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(" ,;:.–—") + "…"
