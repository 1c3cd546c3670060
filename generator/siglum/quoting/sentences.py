"""Where the sentences of a text stand."""

from collections.abc import Iterator


def sentences(text: str, language: str = "en") -> Iterator[tuple[int, int]]:
    """Yield the offsets of each sentence, without the space around it; one for all where none is found."""
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - only what cites or is quoted is cut into sentences

    found = False
    for boundary in get_sentence_boundaries(language[:2], text) if text.strip() else ():
        start, end = boundary["start_index"], boundary["end_index"]
        words = text[start:end]
        if words.strip():
            found = True
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if not found:
        yield 0, len(text)
