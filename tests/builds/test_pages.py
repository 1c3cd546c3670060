"""Every page of the real site: what it links to is there, and what it marks and counts is what the data say."""

import gzip
import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import count, pairwise, takewhile

import pytest
from msgspec import Struct, field
from selectolax.lexbor import LexborNode
from sentencex import get_sentence_boundaries

from siglum.html.frame import CSP
from siglum.html.json_ld import TYPES
from tests.builds.real import Built, Document, attribute, words_of

BASE = "https://example.org/sallow/"
"""The address of the small site; the real one is built without one."""

# Links


def test_every_relative_link_and_every_fragment_leads_somewhere(built: Built) -> None:
    wrong = []
    followed = 0
    for page in built.pages.values():
        for element in page.all("[href], [src]"):
            link = attribute(element, "href") or attribute(element, "src")
            if re.match(r"(?:https?|mailto):", link):
                continue
            followed += 1
            path, _, fragment = page.resolve(link).partition("#")
            if path not in built.files:
                wrong.append(f"{page.address}: {link}: there is no file {path}")
            elif fragment and fragment not in ids_of(built, path):
                wrong.append(f"{page.address}: {link}: {path} has no element of this id")
    assert not wrong, "\n".join(wrong[:20])
    assert followed > 20 * len(built.pages)


@cache
def ids_of(built: Built, address: str) -> frozenset[str]:
    return frozenset(built.pages[address].ids)


def test_what_a_page_loads_comes_from_the_site_itself(built: Built) -> None:
    for page in built.shown.values():
        for element in page.all("link[href]:not([rel=canonical]), script, img, iframe, object, embed, source, video"):
            link = attribute(element, "href") or attribute(element, "src")
            assert element.tag in {"link", "script", "img"}, f"{page.address}: {element.html}"
            if page.address == "404.html":
                # It is shown at whatever address was asked for.
                link = link.removeprefix(BASE)
            assert not re.match(r"[a-z]+:|/", link), f"{page.address}: {link}"
            assert element.tag != "img" or page.resolve(link) in built.files, f"{page.address}: {link}"


def test_what_the_stylesheet_names_is_there(built: Built) -> None:
    named = 0
    for sheet in (address for address in built.files if address.endswith(".css")):
        for link in re.findall(r"url\(([^)]*)\)", (built.output / sheet).read_text(encoding="utf-8")):
            named += 1
            assert Document(sheet, built.pages["index.html"].tree).resolve(link.strip("\"'")) in built.files, link
    assert named


WEIGHT = 14_336
"""Bytes that the first answers over a new connection bring: ten packets, some of them for the address itself."""


def test_a_page_and_the_styles_that_it_waits_for_are_light(built: Built) -> None:
    @cache
    def weight(address: str) -> int:
        return len(gzip.compress((built.output / address).read_bytes(), 9, mtime=0))

    for page in built.shown.values():
        # What stands in the head, but for print, holds up the first picture.
        sheets = [link for link in page.all("head link[rel=stylesheet]") if "media" not in link.attributes]
        assert sheets, page.address
        whole = weight(page.address) + sum(
            weight(page.resolve(attribute(link, "href").removeprefix(BASE))) for link in sheets
        )
        assert whole <= WEIGHT, f"{page.address}: {whole}"


def test_every_page_can_be_reached_from_the_first(built: Built) -> None:
    reached = {"index.html"}
    waiting = ["index.html"]
    while waiting:
        page = built.pages[waiting.pop()]
        for element in page.all("body a[href]"):
            target = page.resolve(attribute(element, "href")).partition("#")[0]
            if target in built.pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert set(built.shown) - reached == {"404.html"}


def test_elements_that_refer_to_one_another_by_id_do_so_on_their_own_page(built: Built) -> None:
    for page in built.shown.values():
        found = set(page.ids)
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget"):
            for element in page.all(f"[{name}]"):
                missing = set(attribute(element, name).split()) - found
                assert not missing, f"{page.address}: {name} names {missing}"


# What every page has


def test_no_id_stands_twice_on_a_page(built: Built) -> None:
    for page in built.shown.values():
        twice = [name for name, count in Counter(page.ids).items() if count > 1]
        assert not twice, f"{page.address}: {twice}"


def test_every_page_has_one_h1_and_skips_no_level(built: Built) -> None:
    for page in built.shown.values():
        levels = [int((element.tag or "h0")[1]) for element in page.all("h1, h2, h3, h4, h5, h6")]
        assert levels.count(1) == 1, f"{page.address}: {levels.count(1)} h1"
        jumps = [(one, other) for one, other in pairwise(levels) if other > one + 1]
        assert levels[0] == 1, f"{page.address}: it begins with h{levels[0]}"
        assert not jumps, f"{page.address}: {jumps}"
        assert page.one("h1").text().strip(), page.address


@pytest.mark.parametrize("what", ["title", "description"])
def test_every_page_has_a_title_and_a_description_of_its_own(built: Built, what: str) -> None:
    said: dict[str, str] = {}
    for page in built.shown.values():
        if what == "title":
            words = page.one("head title").text()
        else:
            words = attribute(page.one("head meta[name=description]"), "content")
        assert words.strip(), page.address
        assert len(words) <= 200, f"{page.address}: {words}"
        assert words not in said, f"{page.address} and {said[words]} have the same {what}: {words}"
        said[words] = page.address


def test_every_page_begins_with_the_policy(built: Built) -> None:
    for page in built.shown.values():
        head = [child for child in page.one("head").iter() if child.tag == "meta"]
        assert attribute(head[0], "charset") == "utf-8", page.address
        assert attribute(head[1], "http-equiv") == "Content-Security-Policy", page.address
        assert attribute(head[1], "content") == CSP, page.address


def test_no_page_has_a_script_or_a_style_within_it(built: Built) -> None:
    for page in built.shown.values():
        assert not page.all("style, [style], base, form"), page.address
        for script in page.all("script"):
            kind = attribute(script, "type")
            assert kind in {"application/ld+json", ""}, f"{page.address}: {script.html}"
            assert bool(attribute(script, "src")) is (kind == ""), page.address
        for element in page.all("*"):
            handlers = [name for name in element.attributes if name.startswith("on")]
            assert not handlers, f"{page.address}: {element.tag} has {handlers}"
            links = [attribute(element, name) for name in ("href", "src", "action")]
            assert not any(re.match(r"\s*(?:javascript|data|vbscript|file):", link) for link in links), page.address


def resolved(address: str, page: str) -> str:
    """Return the path in the site to which an address on a page leads, as JSON-LD resolves it."""
    path = address.partition("#")[0]
    if path.startswith(BASE):
        return path.removeprefix(BASE)
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


def test_what_a_page_says_to_machines_is_json_of_schema_org(built: Built) -> None:
    kinds = Counter[str]()
    articles = set()
    for page in built.shown.values():
        for script in page.all("script[type='application/ld+json']"):
            text = script.text()
            assert not set(text) & set("<>&\u2028\u2029"), page.address
            said = json.loads(text)
            if said:
                assert said["@context"] == "https://schema.org", page.address
                kinds["Organization" if said["@type"].endswith("Organization") else said["@type"]] += 1
                if said["@type"] in TYPES.values() and page.address.startswith("sources/"):
                    # A long article has several pages, which all speak of it.
                    articles.add(resolved(said["@id"], page.address))
                if where := said.get("@id"):
                    path = resolved(where, page.address)
                    assert (path + "index.html" if path.endswith("/") else path) in built.files, page.address
    assert kinds["Claim"] == len(built.claims)
    assert len(articles) == len(built.sources)
    assert kinds >= Counter(Person=1, Organization=1, ItemList=1, Dataset=1, Article=1), kinds


# Citations

CITATION = re.compile(r"\[@([^\]]+)\]")
TEXTS = ("explainers", "people", "organizations", "topics", "sources", "pages")
LETTERED = ("people/", "organizations/", "topics/", "sources/")
"""Where a text is short, and has the letters of the articles in the place of numbers."""


class Walk(Struct):
    """A text of a page, read in its order: its words, and the offset of each element that stands in it."""

    words: str = ""
    elements: list[tuple[LexborNode, int, int]] = field(default_factory=list)
    marks: list[tuple[LexborNode, int]] = field(default_factory=list)
    """Numbers of notes, letters of reasons, and letters of articles."""

    def read(self, element: LexborNode) -> "Walk":
        for child in element.iter(include_text=True):
            if child.is_text_node:
                self.words += child.text_content or ""
            elif set(attribute(child, "class").split()) & {"mk", "sigs"}:
                self.marks.append((child, len(self.words)))
            elif child.tag != "figure" and not set(attribute(child, "class").split()) & {"ns", "brief"}:
                start = len(self.words)
                self.read(child)
                self.elements.append((child, start, len(self.words)))
        return self


def claim_at(page: Document, link: str) -> str | None:
    """Return the id of the claim whose page a link leads to."""
    match = re.fullmatch(r"claims/([^/]+)/index\.html", page.resolve(link).partition("#")[0])
    return match[1] if match else None


def claims_of_note(page: Document, name: str) -> tuple[str, ...]:
    """Return the claims that a note of a page speaks of."""
    links = page.one(f"li#{name}").css("a[href]")
    found = [claim_at(page, attribute(link, "href")) for link in links]
    return tuple(dict.fromkeys(claim for claim in found if claim))


def cited_at(page: Document, mark: LexborNode) -> tuple[str, ...]:
    """Return the claims to which a number in a text leads; a letter leads to a reason of the editors."""
    if "l" in attribute(mark, "class").split():
        return ("editor",)
    if "sigs" in attribute(mark, "class").split():
        return tuple(words_of(link, "vh") for link in mark.css("a.sig"))
    claims: list[str] = []
    for link in mark.css("a[href]"):
        target = attribute(link, "href")
        claim = claim_at(page, target)
        claims += claims_of_note(page, target[1:]) if target.startswith("#") else [claim] if claim else []
    return tuple(claims)


def articles_of(built: Built, claims: tuple[str, ...]) -> tuple[str, ...]:
    """Return the letters of the articles that support one of some claims; a reason of the editors has none."""
    if claims == ("editor",):
        return claims
    said = [one for claim in claims for one in built.claims[claim]["evidence"] if one["stance"] == "supports"]
    return tuple(sorted({built.sigla[one["source"]] for one in said}))


def letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def texts_of(built: Built) -> Iterator[tuple[str, str]]:
    """Yield the address of the page of each text of the authors, and its Markdown."""
    for folder in TEXTS:
        for path in sorted((built.project / "site_src" / folder).glob("*.md")):
            where = "" if path.stem == "home" else f"{path.stem}/" if folder == "pages" else f"{folder}/{path.stem}/"
            where += "index.html"
            yield where, path.read_text(encoding="utf-8").split("\n---\n", 1)[1]


def test_every_cited_sentence_has_its_mark_where_the_author_cites(real: Built) -> None:
    """The citations of each text, in order, are the marks on its page, in order, each after the same words."""
    found = 0
    for address, markdown in texts_of(real):
        page = real.pages[address]
        is_home = address == "index.html"
        lettered = is_home or address.startswith(LETTERED)
        container = page.all("main div.stand" if is_home else "main .about" if lettered else "div.prose")
        assert len(container) == bool(markdown.strip()), address
        if not container:
            continue
        shown = Walk().read(container[0])
        written: list[tuple[tuple[str, ...], str]] = []
        for match in CITATION.finditer(markdown):
            names = [name.strip().lstrip("@") for name in match[1].split(";")]
            before = letters(re.split(r"[\])]", markdown[: match.start()])[-1])
            written += [(("editor",), before) for name in names if name.startswith("editor:")]
            if claims := tuple(name for name in names if not name.startswith("editor:")):
                written.append((claims, before))
        if lettered:
            written = [(articles_of(real, claims), before) for claims, before in written]
        assert [cited_at(page, mark) for mark, _ in shown.marks] == [claims for claims, _ in written], address
        for (claims, before), (_, offset) in zip(written, shown.marks, strict=True):
            assert letters(shown.words[:offset]).endswith(before[-30:]), f"{address}: {claims} after {before}"
        found += len(written)
    assert found > 300


def test_every_sentence_of_an_explainer_is_cited_or_said_to_be_the_editors(real: Built) -> None:
    uncited = []
    sentences = 0
    for address, page in real.shown.items():
        if not address.startswith("explainers/") or address.count("/") != 2:
            continue
        for block in page.all("main > .prose > p, main > .prose > :is(ul, ol:not(.ns)) > li"):
            walk = Walk().read(block)
            marks = [offset for _, offset in walk.marks]
            for sentence in get_sentence_boundaries("en", walk.words):
                sentences += 1
                if not any(sentence["start_index"] < offset <= sentence["end_index"] for offset in marks):
                    uncited.append(f"{address}: {sentence['text']}")
    assert not uncited, "\n".join(uncited)
    assert sentences > 100


def test_what_a_claim_is_cited_by_leads_to_the_number_that_cites_it(real: Built) -> None:
    followed = 0
    for claim in real.claims:
        page = real.pages[f"claims/{claim}/index.html"]
        for link in page.all("section:has(#cited) a[href*='#m']"):
            target, _, mark = page.resolve(attribute(link, "href")).partition("#")
            citing = real.pages[target]
            assert claim in cited_at(citing, citing.one(f"[id='{mark}']")), f"{claim}: {target}#{mark}"
            followed += 1
    assert followed > 100


# Passages


def paragraphs_of(built: Built, source: str) -> dict[int, tuple[int, str]]:
    """Return an article's lines that hold anything, numbered from 1, each with its offset in code points."""
    found: dict[int, tuple[int, str]] = {}
    at = 0
    for line in built.texts[source].split("\n"):
        if line.strip():
            found[len(found) + 1] = (at, line)
        at += len(line) + 1
    return found


def pages_of_source(built: Built, source: str) -> Iterator[Document]:
    """Yield the page of a source, and where its text is long those with its further parts."""
    yield built.pages[f"sources/{source}/index.html"]
    for part in takewhile(
        lambda address: address in built.pages, (f"sources/{source}/{n}/index.html" for n in count(2))
    ):
        yield built.pages[part]


def test_the_text_of_a_source_stands_on_its_pages_letter_for_letter(real: Built) -> None:
    divided = 0
    for source in real.sources:
        elements = [element for page in pages_of_source(real, source) for element in page.all("[data-n]")]
        shown = {int(attribute(element, "data-n")): words_of(element) for element in elements}
        assert list(shown) == sorted(shown)
        assert len(shown) == len(elements)
        divided += len(list(pages_of_source(real, source))) > 1
        assert shown == {number: line for number, (_, line) in paragraphs_of(real, source).items()}, source
    assert divided


class Marked(Struct, frozen=True, dict=True):
    """What is marked in a source's text on its page, with offsets in code points into the article as received."""

    by_id: Mapping[str, tuple[int, int]]
    covered: frozenset[int]
    """The offset of each character that lies in a mark."""
    numbers: Mapping[int, tuple[str, ...]]
    """By the offset after which it stands, the claims of the notes that numbers open."""


def marked_in(built: Built, source: str) -> Marked:
    paragraphs = paragraphs_of(built, source)
    by_id: dict[str, tuple[int, int]] = {}
    covered: set[int] = set()
    numbers: dict[int, tuple[str, ...]] = {}
    found = [(page, element) for page in pages_of_source(built, source) for element in page.all("[data-n]")]
    for page, paragraph in found:
        base = paragraphs[int(attribute(paragraph, "data-n"))][0]
        walk = Walk().read(paragraph)
        for element, start, end in walk.elements:
            if element.tag == "mark":
                covered |= set(range(base + start, base + end))
                if name := attribute(element, "id"):
                    by_id[name] = (base + start, base + end)
        for mark, offset in walk.marks:
            numbers[base + offset] = numbers.get(base + offset, ()) + cited_at(page, mark)
    return Marked(by_id, frozenset(covered), numbers)


def test_every_passage_is_marked_where_it_stands_and_numbered_where_it_ends(real: Built) -> None:
    """A passage begins at its address. Where another crosses it, its marks stand side by side and cover it together."""
    for source in real.sources:
        marked = marked_in(real, source)
        used = set()
        for name, claim in real.claims.items():
            for evidence in claim["evidence"]:
                if evidence["source"] != source:
                    continue
                segments = [(segment["start"], segment["end"]) for segment in evidence["segments"]]
                address = evidence["url"].partition("#")[2]
                start, end = marked.by_id[address]
                assert start == segments[0][0], evidence["id"]
                assert start < end <= segments[0][1], evidence["id"]
                for first, last in segments:
                    assert marked.covered >= set(range(first, last)) - line_ends(real, source), evidence["id"]
                assert name in marked.numbers[segments[-1][1]], evidence["id"]
                used.add(address)
        assert set(marked.by_id) == used, source


def test_new_numbers_stand_in_their_order_in_a_text(built: Built) -> None:
    for page in built.shown.values():
        for text in page.all("main .prose"):
            names = [attribute(mark, "id") for mark in text.css(".mk[id]")]
            # A number that stands there again has another id, such as m3-2; a reason of the editors has a letter.
            numbers = [int(name[1:]) for name in names if name[1:].isdecimal()]
            assert numbers == sorted(numbers), page.address


@cache
def line_ends(built: Built, source: str) -> frozenset[int]:
    return frozenset(number for number, char in enumerate(built.texts[source]) if char == "\n")


def test_each_piece_of_evidence_shows_its_words_and_leads_to_them(real: Built) -> None:
    for name, claim in real.claims.items():
        page = real.pages[f"claims/{name}/index.html"]
        cards = page.all("article.ev")
        assert len(cards) == len(claim["evidence"]), name
        for card, evidence in zip(cards, claim["evidence"], strict=True):
            assert [mark.text() for mark in card.css("mark")] == [one["exact"] for one in evidence["segments"]]
            letter = card.css("a.sig")[0]
            assert words_of(letter, "vh") == real.sigla[evidence["source"]]
            target, _, fragment = page.resolve(attribute(letter, "href")).partition("#")
            element = real.pages[target].one(f"mark[id='{fragment}']")
            first = evidence["segments"][0]["exact"]
            assert first.startswith(words_of(element)), f"{evidence['id']}: {target}#{fragment}"
            lasts = [link["name"] for link in evidence["chain"]][:-1]
            assert [one.text() for one in card.css(".chain a")][: len(lasts)] == lasts, evidence["id"]


def test_the_words_around_a_passage_are_those_that_stand_around_it(real: Built) -> None:
    seen = 0
    for name, claim in real.claims.items():
        page = real.pages[f"claims/{name}/index.html"]
        for card, evidence in zip(page.all("article.ev"), claim["evidence"], strict=True):
            text = real.texts[evidence["source"]]
            start, end = evidence["segments"][0]["start"], evidence["segments"][-1]["end"]
            quotation = card.css("blockquote")[0]
            shown = [part for part in quotation.iter() if attribute(part, "class") == "ctx" or part.tag == "mark"]
            if shown[0].tag == "span":
                assert text[:start].endswith(shown[0].text()), evidence["id"]
                seen += 1
            if shown[-1].tag == "span":
                assert text[end:].startswith(shown[-1].text()), evidence["id"]
                seen += 1
    assert seen > 300


def test_the_lists_that_were_joined_lead_to_who_is_who(built: Built) -> None:
    for old in ("people/index.html", "organizations/index.html"):
        (refresh,) = built.pages[old].all("meta[http-equiv=refresh]")
        assert attribute(refresh, "content") == "0; url=../whos-who/index.html"
        assert old not in built.shown
