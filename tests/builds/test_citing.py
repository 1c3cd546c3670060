"""What a reader can take along: how to cite a claim, links to the words in the original, addresses in print."""

import re
from pathlib import Path
from urllib.parse import unquote

from siglum.model.counting import in_words
from siglum.model.files import digest_of
from tests.builds.real import Built, Document, attribute
from tests.builds.small import build, change, write

BASE = "https://example.org/sallow/"
"""The address of the small site."""


def page(site: Path, address: str) -> Document:
    return Built(site).pages[address]


def cited(built: Built) -> list[tuple[str, Document, str, str]]:
    """Return each claim's id and page, and how it is to be cited there: as plain text and in BibTeX."""
    found = []
    for claim in built.claims:
        shown = built.pages[f"claims/{claim}/index.html"]
        [plain, *_] = shown.all("section.cite > p")
        found.append((claim, shown, plain.text(), shown.one("section.cite pre").text()))
    return found


def test_a_claim_is_cited_by_its_statement_its_id_its_count_and_its_address(small: Built) -> None:
    for claim, _, plain, bibtex in cited(small):
        known = small.claims[claim]
        assert plain.startswith(
            f"“{known['statement']}” The Sallow File, claim {claim} ({in_words(known['articles'], 'article')}"
        )
        assert plain.endswith(f" {BASE}claims/{claim}/")
        assert bibtex.startswith(f"@misc{{{claim},\n")
        assert f"  url = {{{BASE}claims/{claim}/}}\n" in bibtex


def test_where_the_address_is_not_known_none_is_cited(real: Built) -> None:
    for claim, _, plain, bibtex in cited(real):
        assert plain.endswith(")."), claim
        assert "url" not in re.findall(r"^  (\w+) =", bibtex, re.MULTILINE), claim
        assert "index.html" not in plain + bibtex, claim


def test_what_bibtex_takes_for_orders_is_spelt_out(site: Path) -> None:
    change(site, "site_src/site.yaml", "title: The Sallow File", "title: 'Sallow & Sons #1 {~^}'")
    change(
        site,
        "site_src/claims/opening.yaml",
        "statement: Building the bridge took nine years.",
        r"statement: 'Building the bridge took 100 % of nine years \ so_to_say, $ and {all}.'",
    )
    assert build(site, search=False) == 0
    bibtex = page(site, "claims/nine-years-of-work/index.html").one("section.cite pre").text()
    title = r"Building the bridge took 100 \% of nine years \textbackslash{} so\_to\_say, \$ and {all}."
    title = title.replace("{all}", r"\textbraceleft{}all\textbraceright{}")
    assert f"  title = {{{{{title}}}}},\n" in bibtex
    howpublished = r"Sallow \& Sons \#1 \textbraceleft{}\textasciitilde{}\textasciicircum{}\textbraceright{}"
    assert f"  howpublished = {{{howpublished}}},\n" in bibtex


def test_a_claim_offers_a_link_to_itself_and_to_each_of_its_passages(built: Built) -> None:
    for claim, shown, _, _ in cited(built):
        links = [shown.resolve(attribute(link, "href")) for link in shown.all("section.cite a[href]")]
        assert links[0] == shown.address
        passages = [attribute(link, "href") for link in shown.all("article.ev > a.sig")]
        assert links[1:] == [shown.resolve(link) for link in passages], claim
        for link in links[1:]:
            address, _, fragment = link.partition("#")
            assert fragment in built.pages[address].ids, link


def test_the_address_of_a_passage_stays_when_others_are_quoted(site: Path) -> None:
    assert build(site, search=False) == 0
    before = re.findall(r' id="(p-[^"]+)"', (site / "output/sources/courier/index.html").read_text("utf-8"))
    claim = (
        "- id: first\n  statement: The bridge is over the Sallow.\n  kind: fact\n  evidence:\n    - source: courier\n"
    )
    write(site, "site_src/claims/a-first.yaml", f"{claim}      quote: The bridge over the Sallow\n")
    assert build(site, search=False) == 0
    after = re.findall(r' id="(p-[^"]+)"', (site / "output/sources/courier/index.html").read_text("utf-8"))
    assert len(set(before)) > 3
    assert set(before) < set(after)


# Links to the words in the original


def test_a_passage_is_looked_for_in_the_original_by_its_very_words(small: Built) -> None:
    """URL Fragment Text Directives: `text=` and the words, in which commas, ampersands and hyphens are encoded."""
    links = 0
    for claim, shown, _, _ in cited(small):
        for link in shown.all("article.ev a[href*=':~:']"):
            address, _, directives = attribute(link, "href").partition(":~:")
            assert address == "https://courier.example/1932/bridge?a=1&b=2#"
            words = [unquote(one.removeprefix("text=")) for one in directives.split("&")]
            [quoted] = [one["segments"] for one in small.claims[claim]["evidence"] if one["source"] == "courier"]
            assert words == [" ".join(segment["exact"].split()) for segment in quoted]
            links += 1
    assert links > 5


FIRST = "The well-known band played, and the mayor-elect spoke for an hour & a half about tolls and bread."
SECOND = "Then all went home again, as the rain that had waited all day came down upon the new bridge - at last."


def lengthen(site: Path) -> None:
    """Let an article of the small site have a long passage with hyphens, which runs over two paragraphs."""
    path = site / "seeds/a-courier.txt"
    old = digest_of(path.read_bytes())
    path.write_text(path.read_text("utf-8") + f"\n{FIRST}\n\n{SECOND}\n", encoding="utf-8")
    change(site, "site_src/sources/courier.md", old, digest_of(path.read_bytes()))
    change(site, "site_src/sources/courier.md", "bridge?a=1&b=2", "bridge#part-2")
    start = "- id: band\n  statement: A band played.\n  kind: fact\n  evidence:\n"
    quotes = [
        f"    - source: courier\n      quote: '{quote}'\n" for quote in (f"{FIRST} {SECOND}", "The well-known band")
    ]
    write(site, "site_src/claims/band.yaml", start + "".join(quotes))


def test_a_long_passage_is_looked_for_by_its_first_and_its_last_words(site: Path) -> None:
    lengthen(site)
    assert build(site, search=False) == 0
    links = [attribute(link, "href") for link in page(site, "claims/band/index.html").all("article.ev a[href*=':~:']")]
    start = "https://courier.example/1932/bridge#part-2:~:text="
    ends = "The%20well%2Dknown%20band%20played%2C%20and%20the,the%20new%20bridge%20%2D%20at%20last."
    assert links == [start + ends, f"{start}The%20well%2Dknown%20band"]


# Print


def test_in_print_a_note_and_a_passage_show_their_full_address(small: Built) -> None:
    printed = 0
    # A source's page has as many notes as passages: to stay light it prints how to get to the claims from itself.
    for shown in (one for address, one in small.shown.items() if not address.startswith("sources/")):
        for link in shown.all(".note .who a[href*='claims/']:not(.sig, .x), article.ev .meta a[href*='sources/']"):
            target = shown.resolve(attribute(link, "href").removeprefix(BASE))
            assert attribute(link, "data-url") == BASE + target.replace("index.html", ""), shown.address
            printed += 1
    assert printed > 20


def test_where_the_address_is_not_known_none_is_printed(real: Built) -> None:
    assert not [shown.address for shown in real.shown.values() if shown.all("[data-url]")]
