"""What pages are called: titles of a length, descriptions, and names of groups."""

CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
"""The Content Security Policy of every page: nothing from elsewhere, no inline script or style."""

NOT_SEARCHED = ".mk,.note,.ed,.ctx,.voice"
"""A selector for what stands among a page's words and is none of them: numbers, notes, context, labels."""
DESCRIPTION_LENGTH = 160
"""Characters of a description that search engines show."""


def subject(stem: str) -> str:
    """Return what to call the claims of one file, whose name an author writes in lower case, with hyphens."""
    words = stem.lstrip("0123456789-").replace("-", " ") or stem
    return words[:1].upper() + words[1:]


def shortened(text: str, length: int) -> str:
    """Return a text of at most `length` characters, cut at a word with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rpartition(" ")[0].rstrip(" ,;:.–—") + "…"
