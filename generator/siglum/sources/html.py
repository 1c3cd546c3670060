"""The article in a web page. trafilatura tells where it stands; its words are taken as a reader sees them.

Whatever stands visibly on the page and not in the text is returned with its size. The libraries are an optional
dependency; the importer of this module reports what is missing.
"""

import logging
import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

import trafilatura
from selectolax.lexbor import LexborNode

from siglum.model.files import File
from siglum.model.language_tags import language_tag
from siglum.model.locators import Locator
from siglum.reading.text import CONTROL
from siglum.sources.article import (
    COPY_WORDS,
    Article,
    LeftOut,
    Metadata,
    Reading,
    decoded,
    edtf_of,
    laid_out,
    no_article,
    plain_address,
    plain_doi,
)
from siglum.sources.elements import Block, Visible, joined
from siglum.sources.encodings import UnreadableError, page_text

HINT = "save the page from a browser again, or copy the article's words into a plain text file"
REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));?", re.IGNORECASE)
LETTERS = re.compile(r"[\W_]+")
PIECE = 24
"""Letters and digits of a block that are looked for at once in what trafilatura found."""
SURELY = 30
"""The fewest letters and digits by which a block is known outside of the article."""
ENOUGH_FOUND = 250
"""Letters and digits from which on what trafilatura finds is believed to be the article."""
FEW_FOUND = 4
"""Where it finds fewer, and less than one in so many of those of the page's article, it is not."""
MOST_LINKED = 0.7
NAMING = 10
"""The fewest letters by which a heading is known as that of the page."""
PART = 0.3
"""An element that holds such a part of what was found stands not beside the article, whatever its name."""
AROUND = re.compile(
    r"comment|related|recommend|share|sharing|social|newsletter|promo|advert|sidebar|cookie|consent|breadcrumb|"
    r"subscribe|signup|paywall|outbrain|taboola|most-?read|more-?(?:on|from|stories)|tag-?list|pagination|toolbar|menu",
    re.IGNORECASE,
)
"""Names that pages give to what stands around an article."""
OF_THE_PAGE = re.compile(
    r"updated|modified|changed|revised|retrieved|accessed|archived|copyright|©|stand:|aktualisiert"
    r"|mis à jour|mise à jour|modifié|actualizad|modificad|aggiornat|bijgewerkt|aktualizac|обновлен|更新",
    re.IGNORECASE,
)
"""Words of a line that dates the page, and not the article in it."""
LISTS = "lists of links"
ZONES = {"nav": "navigation", "form": "forms", "footer": "the page's footer", "header": "the page's header"}

TAIL = re.compile(r"\s+[-–—|·:•«»/]+\s+")
HOST = re.compile(r"https?://(?:www\.)?([^/\s]+)/?")
NOTICE = re.compile(r"copyright|©|\(c\)", re.IGNORECASE)

BESIDE_A_HEADING = ("", ZONES["header"], ZONES["form"], LISTS)
"""What a heading of the article may stand in: some pages are one form, and link it to themselves."""

Answer = TypeVar("Answer")

for _name in ("trafilatura", "htmldate", "courlan"):
    # They log what they discard; here it is told.
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def from_html(file: File) -> Reading:
    """Return the article in a page, with its metadata."""
    try:
        markup, changes = page_text(file.data)
    except UnreadableError as error:
        return no_article(file, "not-utf8", str(error), HINT)
    markup = REFERENCE.sub(_unless_control, CONTROL.sub(_unless_space, markup))
    seen = Visible(markup)
    # Readers' comments are not part of the article; tables are.
    found = _asked(lambda: trafilatura.extract(markup, include_comments=False, include_tables=True)) or ""
    kept, left_out = _chosen(seen, LETTERS.sub("", found))
    text, located = laid_out((before, block.shown, Locator(element=block.element)) for before, block in joined(kept))
    text, cleaned, _ = decoded(file, text)
    if not any(char.isalnum() for char in text):
        return no_article(file, "seed-empty", "no article was found in this page", COPY_WORDS)
    if seen.soft_hyphens:
        changes = (*changes, f"soft hyphens, which no reader sees, are left out ({seen.soft_hyphens})")
    way = f"Received as a web page, in which trafilatura {trafilatura.__version__} found the article"
    return (
        Article(
            text,
            way,
            (*changes, *cleaned),
            _metadata(markup, seen, text, _headline(kept)),
            (*seen.left_out, *left_out),
            # What was taken out of the text would move what comes after it.
            () if cleaned else located,
        ),
        (),
    )


def _asked(library: Callable[[], Answer]) -> Answer | None:
    """Return what the library answers; nothing where it fails, as it does on some markup that no browser refuses."""
    try:
        return library()
    except Exception:  # noqa: BLE001 - nobody says which
        return None


def _unless_space(match: re.Match[str]) -> str:
    """Keep white space as it is, and write nothing for other control characters, on which the library fails."""
    return match[0] if match[0] in "\r\f" else ""


def _unless_control(match: re.Match[str]) -> str:
    """Return a character reference, or nothing for a control character; 128 to 159 are Windows-1252 in HTML."""
    number = int(match[1], 16) if match[1] else int(match[2])
    if 0x80 <= number < 0xA0:  # noqa: PLR2004
        return bytes((number,)).decode("cp1252", "ignore")
    return "" if number > sys.maxunicode or (CONTROL.match(chr(number)) and chr(number) != "\r") else match[0]


# Which blocks are the article


def _chosen(seen: Visible, found: str) -> tuple[list[Block], list[LeftOut]]:
    """Return the blocks of the article, and what stands around it; `found` is trafilatura's article, letters only."""
    blocks = seen.blocks
    letters = [LETTERS.sub("", block.text) for block in blocks]
    is_found = [_is_in(one, found) for one in letters]
    named = seen.tree.css_first("article") or seen.tree.css_first("main, [role=main]")
    total = sum(len(one) for one, within in zip(letters, _inside(blocks, named), strict=True) if within)
    size = sum(len(one) for one, so in zip(letters, is_found, strict=True) if so)
    believed = size >= ENOUGH_FOUND or total < FEW_FOUND * size
    sizes, whole = _sizes(blocks, letters, is_found)
    container = _container(blocks, sizes, whole) if believed else named
    inside = _inside(blocks, container)
    large = {key for key, size in sizes.items() if size >= PART * whole}
    first = inside.index(True) if True in inside else len(blocks)
    names = [LETTERS.sub("", one) for one in _names(seen)]
    is_named = [_is_named(block, one, names) for block, one in zip(blocks, letters, strict=True)]
    is_sole = [_is_sole_heading(block, seen) for block in blocks]
    headed = next((at for at in range(first) if is_named[at] or is_sole[at]), first)
    kept, left_out = [], []
    for at, (block, so, within, one) in enumerate(zip(blocks, is_found, inside, letters, strict=True)):
        is_sure = so and not _is_pressed(block) and (within or len(one) >= SURELY) and believed
        why = "" if is_sure else _around(block, container, large, strict=believed)
        # What stands between the headline and the article introduces it.
        is_lead = is_sure and headed < at < first
        if (is_named[at] and why in BESIDE_A_HEADING) or (is_sole[at] and why in BESIDE_A_HEADING[:2]):
            why = ""
        elif not within and not is_lead:
            why = why or "around the article"
        if why:
            left_out.append(LeftOut(why, block.shown))
        else:
            kept.append(block)
    return kept, left_out


def _is_in(letters: str, found: str) -> bool:
    """Tell whether most of a block stands in what was found."""
    if len(letters) <= PIECE:
        return bool(letters) and letters in found
    pieces = [letters[at : at + PIECE] for at in range(0, len(letters) - PIECE + 1, PIECE)]
    return 2 * sum(piece in found for piece in pieces) >= len(pieces)


def _inside(blocks: Sequence[Block], container: LexborNode | None) -> list[bool]:
    """Tell of each block whether it stands in an element; in None stands every one."""
    if container is None:
        return [True] * len(blocks)
    return [any(one.mem_id == container.mem_id for one in block.within) for block in blocks]


def _sizes(blocks: Sequence[Block], letters: Sequence[str], is_found: Sequence[bool]) -> tuple[dict[int, int], int]:
    """Return how many letters of those found stand in each element, and how many were found."""
    sizes: dict[int, int] = {}
    whole = 0
    for block, one, so in zip(blocks, letters, is_found, strict=True):
        whole += len(one) * so
        for node in block.within if so else ():
            sizes[node.mem_id] = sizes.get(node.mem_id, 0) + len(one)
    return sizes, whole


def _container(blocks: Sequence[Block], sizes: Mapping[int, int], whole: int) -> LexborNode | None:
    """Return the innermost element that holds nearly all that was found; the <article> around it, if there is one."""
    nodes = {node.mem_id: (depth, node) for block in blocks for depth, node in enumerate(block.within)}
    enough = [nodes[key] for key, size in sizes.items() if size >= 0.9 * whole]
    if not enough:
        return None
    inner = max(enough, key=lambda pair: pair[0])[1]
    outer = inner.parent
    while outer is not None and outer.tag not in ("article", "body", "html"):
        outer = outer.parent
    return outer if outer is not None and outer.tag == "article" else inner


def _around(block: Block, container: LexborNode | None, large: Collection[int], *, strict: bool) -> str:
    """Return what a block is, if it is no part of an article; `strict` is whether names of classes count.

    They never count of elements that hold a large part of the article, nor around what it quotes as a block.
    """
    is_quoted = False
    within = [node.mem_id for node in block.within]
    inside = container is not None and container.mem_id in within
    # What stands around the article says nothing of what is in it.
    looked_at = block.within[within.index(container.mem_id) + 1 :] if inside and container else block.within
    for node in reversed(looked_at):
        tag, given = node.tag or "", node.attributes
        if tag in ("nav", "form") or (tag in ZONES and not inside and strict and container is not None):
            return ZONES[tag]
        if given.get("role") in ("navigation", "search", "banner", "contentinfo", "dialog"):
            return "navigation"
        names = f"{given.get('class') or ''} {given.get('id') or ''}"
        is_quoted = is_quoted or (tag == "blockquote" and inside)
        if (
            strict
            and not is_quoted
            and node.mem_id not in large
            and tag not in ("body", "html", "article", "main")
            and (match := AROUND.search(names))
        ):
            return f"what the page calls “{match[0].lower()}”"
    if _is_pressed(block):
        return "buttons"
    return LISTS if block.linked >= MOST_LINKED * len(block.text) and strict else ""


def _is_pressed(block: Block) -> bool:
    """Tell whether a block is a button, or several."""
    return block.pressed >= 0.9 * len(block.text.strip())


def _is_sole_heading(block: Block, seen: Visible) -> bool:
    """Tell whether a block is the page's one heading of the first order, which often stands above the article."""
    return block.within[-1].tag == "h1" and len(seen.tree.css("h1")) == 1


def _is_named(block: Block, letters: str, names: Sequence[str]) -> bool:
    """Tell whether a block is a heading with which the page's own name begins."""
    is_heading = block.within[-1].tag in ("h1", "h2") and len(letters) >= NAMING
    return is_heading and any(name.startswith(letters) for name in names)


def _names(seen: Visible) -> list[str]:
    """Return what a page calls itself, for those to whom it is sent and in its head."""
    metas = (node.attributes.get("content") or "" for node in seen.tree.css("meta[property='og:title']"))
    heads = (node.text() for node in seen.tree.css("head > title"))
    return [" ".join(one.split()) for one in (*metas, *heads) if one.strip()]


# What the page says of itself

TOLD_BY = {
    "doi": ("citation_doi", "dc.identifier.doi", "prism.doi"),
    "pmid": ("citation_pmid",),
    "isbn": ("citation_isbn", "og:isbn", "books:isbn"),
    "outlet": ("citation_journal_title", "citation_conference_title"),
    "title": ("citation_title",),
    "published": ("citation_publication_date", "citation_date", "article:published_time", "datepublished"),
}


def _headline(kept: Sequence[Block]) -> str:
    """Return the first heading of the first order that an article prints."""
    headings = (block.text for block in kept if block.within[-1].tag == "h1")
    return next((" ".join(one.split()) for one in headings if len(LETTERS.sub("", one)) >= NAMING), "")


def _metadata(markup: str, seen: Visible, text: str, headline: str) -> Metadata:
    found = _asked(lambda: trafilatura.extract_metadata(markup, extensive=False))
    guessed = (
        Metadata(language=_language(seen))
        if found is None
        else Metadata(
            title=_title(found.title or "", seen, text, headline),
            outlet=_outlet(found.sitename or "", found.title or ""),
            published=_of_the_article(found.date or "", seen),
            byline=", ".join((found.author or "").split("; ")),
            address=plain_address(found.url or ""),
            language=_language(seen),
        )
    )
    told: dict[str, list[str]] = {}
    for meta in seen.tree.css("meta[content]"):
        name = (meta.attributes.get("name") or meta.attributes.get("property") or "").lower()
        told.setdefault(name, []).append((meta.attributes.get("content") or "").strip())
    exact = {field: _first(told, names) for field, names in TOLD_BY.items()}
    exact["published"] = edtf_of(exact["published"])
    exact["byline"] = ", ".join(told.get("citation_author", ()))
    exact["doi"] = plain_doi(exact["doi"])
    return Metadata(**exact).over(guessed)


def _title(found: str, seen: Visible, text: str, headline: str) -> str:
    """Return a title that was found in a page, as the article prints it, if it does.

    Where neither the page's own name nor the text has anything of it, it is what the page calls itself.
    """
    named = _names(seen)
    letters = LETTERS.sub("", found).lower()
    known = [LETTERS.sub("", one).lower() for one in (*named, text)]
    is_named = any(letters in one or one in letters for one in known)
    title = found if is_named or not named else named[0]
    # A page adds its own name to that of the article, which the article does not print.
    ends = [match.start() for match in TAIL.finditer(title)]
    cut = (title[:end] for end in (len(title), *reversed(ends)))
    return next((one for one in cut if LETTERS.sub("", one).lower() in known[-1] and one), headline or title)


def _outlet(found: str, title: str) -> str:
    """Return the name of a site that was found in a page; its host of an address, nothing of a notice or a title."""
    host = HOST.fullmatch(found.strip())
    return host[1] if host else "" if found == title or NOTICE.match(found) else found


def _of_the_article(date: str, seen: Visible) -> str:
    """Return a date that was found in a page, or nothing where all that it shows of that year dates the page."""
    shown = [block for block in seen.blocks if date[:4] in block.text]
    if not date or not shown or _is_stated(date, seen):
        return date
    return "" if all(_is_of_the_page(block) for block in shown) else date


def _is_stated(date: str, seen: Visible) -> bool:
    """Tell whether a page states a date for machines: in its head, in an element for times, or in JSON-LD."""
    stating = seen.tree.css("meta[content], time[datetime], script[type='application/ld+json']")
    values = ((one.attributes.get("content"), one.attributes.get("datetime"), one.text()) for one in stating)
    return any(date in value for several in values for value in several if value)


def _is_of_the_page(block: Block) -> bool:
    return any(node.tag == "footer" for node in block.within) or bool(OF_THE_PAGE.search(block.text))


def _first(told: dict[str, list[str]], names: Sequence[str]) -> str:
    return next((value for name in names for value in told.get(name, ()) if value), "")


SAYS_LANGUAGE = (
    ("html", ("lang", "xml:lang")),
    ("body", ("lang", "xml:lang")),
    ("article, main", ("lang", "xml:lang")),
    ("meta[http-equiv=content-language i], meta[name=content-language i]", ("content",)),
    ("meta[property='og:locale']", ("content",)),
)
"""Where a page says its language, the nearest to its words first."""


def _language(seen: Visible) -> str:
    said = (
        node.attributes.get(name) or ""
        for selector, names in SAYS_LANGUAGE
        for node in seen.tree.css(selector)[:1]
        for name in names
    )
    return next(filter(None, map(language_tag, said)), "")
