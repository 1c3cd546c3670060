"""A stylesheet as its rules: what they are for, on which screens they hold, and what they declare.

tinycss2 reads it, as CSS Syntax Module Level 3 has it: escapes, texts with brackets in them, rules in rules.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import tinycss2
from msgspec import Struct
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule
from tinycss2.color4 import Color, parse_color

from siglum.model.expressions import expression

TYPES = expression(r"(?:only\s+)?(?:all|screen)|not\s+print")
"""The media types that screens are of."""
FEATURE = expression(
    r"\(\s*(?:(?P<end>min|max)-width\s*:|width\s*(?P<sign>[<>]=?))\s*(?P<size>[\d.]+)(?P<unit>px|r?em)?\s*\)"
)
AND = expression(r"\band\b")
PIECE = expression(
    r""""(?:[^"\\\n\r\f]|\\[^\n\r\f])*"|'(?:[^'\\\n\r\f]|\\[^\n\r\f])*'"""
    r"""|(?P<odd>["'\\]|/\*|url\((?!\s*["']|[^"'(){}\[\]\\]*\)))|[(){}\[\]]""",
    re.IGNORECASE,
)
"""What says where a block ends: texts and brackets, and `odd`, after which brackets may mean nothing."""
CLOSING = {"(": ")", "[": "]", "{": "}"}
LEAST_COLOUR = 0.01
"""The part of a colour, from nought to one, from which on it is seen."""
EM = 16
"""The pixels of a letter's height."""


class Declared(Struct, frozen=True):
    """A declaration: name and value in small letters, but for texts in it, and without `!important`."""

    name: str
    value: str
    important: bool = False


class Rule(Struct, frozen=True):
    """The declarations of a rule, and the selectors and conditions under which they hold."""

    selectors: tuple[str, ...]
    declared: tuple[Declared, ...]
    conditions: tuple[tuple[str, str], ...]
    """Keyword and prelude of each at-rule around it, in small letters, from the outside in: ("media", "print")."""


def rules_in(sheet: str) -> Iterator[Rule]:
    """Yield the rules of a sheet in its order; what is no CSS is passed over, as browsers do."""
    yield from _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), (), ())


def divided(sheet: str) -> Iterator[str]:
    """Yield the rules of a sheet as they are written, in parts that mean the same alone; the rest where that is unsure.

    Stylesheets of one site have most rules in common: whoever works something out of each need not do so again.
    """
    start, expected = 0, list[str]()
    for piece in PIECE.finditer(sheet):
        sign = piece[0]
        if sign in CLOSING:
            expected.append(CLOSING[sign])
        elif sign in CLOSING.values() and expected and sign == expected.pop():
            if sign == "}" and not expected:
                yield sheet[start : piece.end()]
                start = piece.end()
        elif piece["odd"] or sign in CLOSING.values():
            break
    yield sheet[start:]


def holds(conditions: Iterable[tuple[str, str]], width: int) -> bool:
    """Tell whether rules under some conditions hold on a screen of a width, in pixels.

    Nothing else is known of the screen, so that what else a query asks for counts as not there.
    """
    return all(
        keyword in ("layer", "scope")
        or (keyword == "supports" and not prelude.startswith("not"))
        or (keyword == "media" and is_seen(prelude, width))
        for keyword, prelude in conditions
    )


def is_seen(media: str, width: int) -> bool:
    """Tell whether one of some media queries, in small letters, holds on a screen of a width, in pixels."""
    return any(all(_asks_for(part.strip(), width) for part in AND.split(query)) for query in media.split(","))


def _asks_for(part: str, width: int) -> bool:
    if not part or TYPES.fullmatch(part):
        return True
    feature = FEATURE.fullmatch(part)
    if not feature:
        return False
    size = float(feature["size"]) * (EM if (feature["unit"] or "px").endswith("em") else 1)
    match feature["end"] or feature["sign"]:
        case "min" | ">=":
            return width >= size
        case "max" | "<=":
            return width <= size
        case ">":
            return width > size
        case _:
            return width < size


def declared_in(style: str) -> tuple[Declared, ...]:
    """Return what the `style` attribute of an element declares."""
    return _declared(tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True))


def is_clear(colour: str) -> bool:
    """Tell whether a value is a colour that nobody sees."""
    found = parse_color(colour)
    return isinstance(found, Color) and found.alpha <= LEAST_COLOUR


def is_clear_picture(picture: str) -> bool:
    """Tell whether a value draws nothing but gradients between colours that nobody sees."""
    if "gradient(" not in picture:
        return False
    drawn = [node for node in tinycss2.parse_component_value_list(picture) if node.type in ("function", "url")]
    colours = [
        colour for node in drawn if node.type == "function" for part in node.arguments if (colour := parse_color(part))
    ]
    are_gradients = all(node.type == "function" and node.lower_name.endswith("gradient") for node in drawn)
    return (
        are_gradients and bool(colours) and all(isinstance(one, Color) and one.alpha <= LEAST_COLOUR for one in colours)
    )


OPAQUE = 0.9
"""How much of a colour there is, at least, where nothing shines through it."""


def same_colour(one: str, other: str) -> bool:
    """Tell whether two values are the same colour, so that letters of the one can't be read on the other."""
    found, ground = parse_color(one), parse_color(other)
    return isinstance(found, Color) and isinstance(ground, Color) and found == ground and ground.alpha >= OPAQUE


def _rules(nodes: Iterable[Node], above: Sequence[str], conditions: tuple[tuple[str, str], ...]) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, AtRule) and node.content is not None:
            keyword = (node.lower_at_keyword, _text(node.prelude).lower())
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            if above and (declared := _declared(inside)):
                yield Rule(tuple(above), declared, (*conditions, keyword))
            yield from _rules(inside, above, (*conditions, keyword))
        elif isinstance(node, QualifiedRule):
            selectors = tuple(one for selector in _divided(node.prelude) for one in _within(selector, above))
            inside = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule(selectors, _declared(inside), conditions)
            yield from _rules(inside, selectors, conditions)


def _declared(nodes: Iterable[Node]) -> tuple[Declared, ...]:
    declarations = (node for node in nodes if isinstance(node, Declaration))
    return tuple(Declared(one.lower_name, _value(one.value), one.important) for one in declarations)


def _value(nodes: Iterable[Node]) -> str:
    written = ((node.type == "string", str(tinycss2.serialize([node]))) for node in nodes)
    return "".join(text if is_text else text.lower() for is_text, text in written).strip()


def _divided(prelude: Iterable[Node]) -> Iterator[str]:
    """Yield the selectors of a list; a comma within brackets divides none."""
    part: list[Node] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield _text(part)
            part = []
        elif node.type != "comment":
            part.append(node)
    yield _text(part)


def _within(selector: str, above: Sequence[str]) -> Iterator[str]:
    """Yield a selector as it is meant in a rule for others: `& > p` and `p` in a rule for `.a`."""
    if not above:
        yield selector
    for outer in above:
        yield selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _text(nodes: Iterable[Node]) -> str:
    return str(tinycss2.serialize(nodes)).strip()
