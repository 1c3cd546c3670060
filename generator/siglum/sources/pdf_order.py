"""The characters of a PDF's line in the order in which they are read, where scripts from right to left are among them.

Their place on the line tells the order in which they are seen. The bidirectional algorithm (UAX 9), by which programs
make that of the order of reading, is gone through backwards here: words and numbers that are written from left to right
are turned in a line from right to left, and brackets were mirrored, by the program that wrote the file or the library.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, groupby, pairwise

from msgspec.structs import replace

from siglum.sources.pdf_chars import Char, Row, is_drawn, is_from_left, piece_of

KINDS = {
    **dict.fromkeys(("R", "AL"), "R"),
    **dict.fromkeys(("EN", "AN"), "N"),
    "L": "L",
    "CS": ",",
    "ES": "-",
    "ET": "%",
    "WS": " ",
}
"""A letter for each sort of character, as Unicode calls them; what has none is `o`."""
NUMBER = "%*N(?:[-,]?N)*%*"
ARABIC_NUMBER = "N(?:,?N)*"
"""A number; among Arabic letters a per cent sign or a hyphen is no part of it."""
WORDS_FROM_RIGHT = re.compile("R(?:[^L]*R)?")
STOPS = ".,:;!?"
"""Signs that stand behind what they belong to, with a space behind them or the end of the line."""
MIRRORED = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
OPENING = "([{<«"
LIGATURES = {unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFB1D, 0xFE00), *range(0xFE70, 0xFEFF))}
"""What the ligatures of Hebrew and Arabic stand for that are characters by themselves."""
LARGER = 1.5
"""So many times as high as others are letters that are none of their line, where they stand over these."""
BETWEEN_LINES = 0.2
"""The least room between the letters of two lines, in heights of the letters."""
SLIGHT, SPACE = 0.1, 0.17
"""The least gap between words, in heights of the letters: where the file draws a space or a number begins, and else."""

Cluster = list[Char]
"""A character with the marks that are set to it."""


def joined(rows: Iterable[Row]) -> list[Row]:
    """Return rows of which those are one that stand beside one another, where some of it is written from the right."""
    made: list[Row] = []
    for row in chain.from_iterable(map(_parted, chain.from_iterable(map(_lines, rows)))):
        if made and _is_one_line(made[-1][0], row[0]):
            made[-1] = [*made[-1][0], *row[0]], row[1]
        else:
            made.append(row)
    return made


def _is_one_line(chars: Sequence[Char], others: Sequence[Char]) -> bool:
    if not (_has_right(chars) or _has_right(others)) or chars[-1].turn != others[0].turn:
        return False
    one, other = piece_of((list(chars), False)), piece_of((list(others), False))
    if one is None or other is None:
        return False
    small, large = sorted((one.height, other.height))
    near = min(large, 2 * small)
    is_level = abs(one.bottom + one.top - other.bottom - other.top) < near
    is_beside = max(one.left, other.left) - min(one.right, other.right) < near
    return is_level and is_beside and not any(_covers(char, by) for char in one.drawn for by in other.drawn)


def _lines(row: Row) -> list[Row]:
    """Return the lines that stand in a row from the right, the upper ones first: the library takes several for one."""
    chars = row[0]
    if not _has_right(chars):
        return [row]
    parts: list[list[Char]] = [[]]
    waiting: list[Char] = []
    bottom = top = 0.0
    for char in chars:
        is_beyond = is_drawn(char) and bottom < top and _room_between(char, bottom, top) > BETWEEN_LINES * char.height
        waiting.append(char)
        if not char.text.isalnum() and is_beyond:
            # It goes with the letter that follows.
            continue
        if is_beyond:
            parts.append([])
        parts[-1] += waiting
        waiting = []
        if char.text.isalnum() and is_drawn(char):
            is_first = is_beyond or bottom == top
            bottom, top = char.box[1::2] if is_first else (min(bottom, char.box[1]), max(top, char.box[3]))
    parts[-1] += waiting
    if len(parts) == 1:
        return [row]
    return sorted(((part, False) for part in parts), key=lambda part: -max(char.box[3] for char in part[0]))


def _room_between(char: Char, bottom: float, top: float) -> float:
    return max(char.box[1] - top, bottom - char.box[3])


def _parted(row: Row) -> Iterator[Row]:
    """Yield a row's parts of which one stands over the other in far larger letters; the library sees no end there."""
    chars, broken = row
    start = 0
    if _has_right(chars):
        letters = [(at, char) for at, char in enumerate(chars) if char.text.isalnum()]
        changes = [at for (_, before), (at, char) in pairwise(letters) if _is_far_larger(before.height, char.height)]
        for at, end in pairwise([*changes, len(chars)]):
            if any(_covers(char, other) for char in chars[at:end] for other in chars[start:at]):
                yield chars[start:at], False
                start = at
    yield chars[start:], broken


def _is_far_larger(height: float, other: float) -> bool:
    small, large = sorted((height, other))
    return large > LARGER * small > 0


def _covers(char: Char, other: Char) -> bool:
    """Tell whether two letters or digits stand over one another, as those of one line do not."""
    (left, right), (begins, ends) = char.box[::2], other.box[::2]
    narrower = min(right - left, ends - begins)
    return min(right, ends) - max(left, begins) > narrower / 2 and char.text.isalnum() and other.text.isalnum()


def in_order(chars: list[Char], *, page_from_left: bool | None = None) -> list[Char]:
    """Return the characters of a line in their order of reading; `page_from_left` tells of most letters of its page."""
    has_right = _has_right(chars)
    if not has_right and page_from_left is not False:
        return chars
    clusters = _as_seen(chars)
    if not clusters or not (has_right or clusters[0][0].text in STOPS):
        return chars
    # The library gives no width to spaces of which it does not know where they stand.
    spaces = [char.box for char in chars if char.text == " " and not char.is_made and char.box[0] < char.box[2]]
    seen = _with_spaces(clusters, [(left + right) / 2 for left, _, right, _ in spaces])
    from_left = _is_from_left(seen)
    if from_left is None:
        from_left = is_from_left(chars) if page_from_left is None else page_from_left
    parts = [match.span() for match in WORDS_FROM_RIGHT.finditer(_kinds(seen))] if from_left else [(0, len(seen))]
    made: list[Cluster] = []
    of_right: list[int] = []
    at = 0
    for start, end in parts:
        made += seen[at:start]
        read, turned_back = _from_right(seen[start:end])
        of_right += (len(made) + number for number in range(len(read)) if number not in turned_back)
        made += read
        at = end
    return [char for cluster in _mirrored(made + seen[at:], of_right) for char in cluster]


def _has_right(chars: Sequence[Char]) -> bool:
    text = "".join(char.text for char in chars)
    return not text.isascii() and "R" in map(_kind, text)


def _kind(text: str) -> str:
    return KINDS.get(unicodedata.bidirectional(text[:1]), "o")


def _kinds(clusters: Sequence[Cluster]) -> str:
    return "".join(_kind(cluster[0].text) for cluster in clusters)


def _as_seen(chars: Sequence[Char]) -> list[Cluster]:
    """Return what is drawn from left to right; marks stand with the nearer letter, be it drawn before or behind."""
    letters: list[Cluster] = []
    marks: list[tuple[int, list[Char]]] = []
    boxes: set[tuple[float, ...]] = set()
    for sort, group in groupby(_glyphs(chars), _sort):
        if sort == "mark":
            marks.append((len(letters), list(chain.from_iterable(group))))
        for glyph in group if sort == "letter" else ():
            if glyph[0].box in boxes:
                # The library puts in what a word stands for behind it, with the rectangle of its first letter.
                last = letters[-1][-1]
                letters[-1].extend(replace(char, box=last.box, advance=last.advance) for char in glyph)
            else:
                letters.append(glyph)
                boxes.add(glyph[0].box)
    for at, run in marks:
        near = letters[max(0, at - 1) : at + 1]
        if near:
            min(near, key=lambda cluster: _gap(run, cluster)).extend(run)
        else:
            letters.append(run)
    return sorted(letters, key=lambda cluster: sum(_room(cluster)))


def _glyphs(chars: Sequence[Char]) -> Iterator[Cluster]:
    """Yield the characters of each glyph, which have one rectangle, in their order of reading.

    The library gives several that the file says a glyph is from the left, and those of a ligature of Unicode's as read.
    """
    for (left, _, right, _), group in groupby(chars, lambda char: char.box):
        glyph = list(group)
        text = "".join(char.text for char in glyph)
        if left == right or len(glyph) == 1:
            yield from ([char] for char in glyph)
        elif any(_kind(char) == "R" for char in text) and text not in LIGATURES:
            yield glyph[::-1]
        else:
            yield glyph


def _sort(glyph: Cluster) -> str:
    if all(map(_is_mark, glyph)):
        return "mark"
    return "letter" if any(char.text.strip() for char in glyph) else ""


def _is_mark(char: Char) -> bool:
    return unicodedata.bidirectional(char.text[:1]) == "NSM"


def _room(chars: Sequence[Char]) -> tuple[float, float]:
    """Return from where to where characters go; the library gives each part of a letter with marks its share of it."""
    lefts, rights = zip(*(char.room for char in chars), strict=True)
    return min(lefts), max(rights)


def _gap(chars: Sequence[Char], others: Sequence[Char]) -> float:
    (left, right), (other_left, other_right) = _room(chars), _room(others)
    return max(left - other_right, other_left - right)


def _with_spaces(clusters: Sequence[Cluster], spaces: Sequence[float]) -> list[Cluster]:
    """Return what is seen with a space in each gap between words; the file draws `spaces`, whose middles these are."""
    made = list(clusters[:1])
    for before, cluster in pairwise(clusters):
        height = max(before[0].height, cluster[0].height)
        left, right = _room(before)[1], _room(cluster)[0]
        is_edge = any(left < space < right for space in spaces) or _kinds([before, cluster]) in ("NR", "RN")
        least = SLIGHT if is_edge else SPACE
        if right - left > least * height:
            made.append([replace(cluster[0], text=" ", height=height, is_made=True, advance=(left, right))])
        made.append(cluster)
    return made


def _is_from_left(seen: Sequence[Cluster]) -> bool | None:
    """Tell whether a line begins on the left, by where it ends with a stop or by its first and last letter."""
    left, right = (seen[at][0].text in STOPS for at in (0, -1))
    if left is not right:
        return right
    letters = [kind for kind in _kinds(seen) if kind in "LR"]
    return letters[0] == "L" if letters[0] == letters[-1] else None


def _from_right(seen: Sequence[Cluster]) -> tuple[list[Cluster], set[int]]:
    """Return what is read from the right, and which of it is turned back, as it is written from left to right."""
    read = list(seen[::-1])
    turned_back: set[int] = set()
    for start, end in _from_left_in(read):
        read[start:end] = read[start:end][::-1]
        turned_back |= set(range(start, end))
    return read, turned_back


def _from_left_in(read: Sequence[Cluster]) -> Iterator[tuple[int, int]]:
    """Yield where words and numbers stand that are written from left to right, in what is read from the right."""
    kinds = _kinds(read)
    # A stop right behind a word and before a space stands where the words from the right have it.
    kinds = "".join(
        "R"
        if read[at][0].text in STOPS and kinds[at - 1 : at].strip() and kinds[at + 1 : at + 2] in ("", " ")
        else kind
        for at, kind in enumerate(kinds)
    )
    arabic = sum(unicodedata.bidirectional(cluster[0].text[:1]) == "AL" for cluster in read)
    number = ARABIC_NUMBER if 2 * arabic > kinds.count("R") else NUMBER
    word = f"(?:L|{number})"
    for match in re.finditer(f"(?=[^R]*L){word}(?:[^R]*{word})?|{number}", kinds):
        start, end = match.span()
        texts = [cluster[0].text for cluster in read[start:end]]
        # A bracket at the edge is one of these words where the other one stands among them.
        if start and _is_lacking(read[start - 1][0].text, texts):
            start -= 1
        if end < len(read) and _is_lacking(read[end][0].text, texts):
            end += 1
        yield start, end


def _is_lacking(bracket: str, texts: Sequence[str]) -> bool:
    """Tell whether words have one of two brackets, whichever way the file has it turned."""
    return bracket in MIRRORED and (texts.count(bracket) + texts.count(MIRRORED[bracket])) % 2 == 1


def _mirrored(clusters: Sequence[Cluster], of_right: Container[int]) -> list[Cluster]:
    """Return a line whose brackets close: with those of words from the right mirrored, or none, or each second one."""
    brackets = [at for at, cluster in enumerate(clusters) if cluster[0].text in MIRRORED]
    texts = [clusters[at][0].text for at in brackets]
    opening = [text if text in OPENING else MIRRORED[text] for text in texts]
    ways: tuple[list[str], ...] = (
        [MIRRORED[text] if at in of_right else text for at, text in zip(brackets, texts, strict=True)],
        texts,
        [MIRRORED[text] if opening[:at].count(text) % 2 else text for at, text in enumerate(opening)],
    )
    made = list(clusters)
    for at, text in zip(brackets, max(ways, key=_closed), strict=True):
        made[at] = [replace(made[at][0], text=text), *made[at][1:]]
    return made


def _closed(brackets: Iterable[str]) -> int:
    """Return how many brackets have their other one behind them."""
    opened: list[str] = []
    count = 0
    for bracket in brackets:
        if bracket in OPENING:
            opened.append(bracket)
        elif opened and MIRRORED[opened[-1]] == bracket:
            opened.pop()
            count += 1
    return count
