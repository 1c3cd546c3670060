"""What authors may write: long words and names, 40 pieces of evidence or none, Arabic, Hebrew and Chinese.

The small site, with invented records added, is looked at like the real one.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.browser.desk import PHONE, TABLET, WIDE, Desk, look, only_wrong, served, show
from tests.builds.real import Built
from tests.builds.small import build, copy_site, write

GAUGES = [f"Gauge number {number} stood at {3 * number + 11} centimetres." for number in range(1, 41)]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
NAME = "Maximiliana-Theodora Featherstonehaugh von und zu Lindqvist"
TONGUES = {
    "arabic": "قال المهندس إن الجسر افتتح يوم الاثنين وإن الناس كانوا سعداء",
    "hebrew": "הגשר נפתח ביום שני והקהל היה קטן",
    "chinese": "河上的橋終於開通了，人們都很高興，渡船卻再也不開了",
    "mixed": "The word גשר means bridge, and الجسر does too",
}
HEADING = "Babel on the Sallow"
NARROWEST = 320


def text() -> str:
    return "\n\n".join(
        [HEADING, " ".join(GAUGES), f"It is run by the {LONG}.", *(f"{one}." for one in TONGUES.values())]
    )


def claim(name: str, statement: str, quotes: list[str], about: str = "") -> str:
    # JSON is YAML.
    evidence = "".join(f"    - {{source: babel, quote: {json.dumps(quote, ensure_ascii=False)}}}\n" for quote in quotes)
    of = f"  about: [{about}]\n" if about else ""
    said = json.dumps(statement, ensure_ascii=False)
    return f"- id: {name}\n  statement: {said}\n  kind: fact\n{of}  evidence:\n{evidence}"


def plant(root: Path) -> None:
    """Add a source, and the records of what is hard to show."""
    write(root, "seeds/d-babel.txt", text() + "\n")
    digest = sha256(text().encode() + b"\n").hexdigest()
    write(
        root,
        "site_src/sources/babel.md",
        f"---\nfile: d-babel.txt\ntitle: {LONG} and what the gauges said\noutlet: null\npublished: null\n"
        f"sha256: {digest}\n"
        f"set_aside:\n  - {{quote: {HEADING}, reason: heading}}\n---\nInvented, and hard to set.\n",
    )
    claims = [claim("gauges", "All forty gauges stood higher than ten centimetres.", GAUGES, "measurer, water")]
    claims += [claim(f"gauge-{number}", one, [one[:-1]]) for number, one in enumerate(GAUGES, start=1)]
    claims.append(claim("long-word", f"It is run by the {LONG}.", [f"It is run by the {LONG}"], "long-house, measurer"))
    claims += [claim(name, f"{one}.", [one]) for name, one in TONGUES.items()]
    write(root, "site_src/claims/babel.yaml", "\n".join(claims))
    write(root, "site_src/people/measurer.md", f"---\nname: {NAME}\n---\nWho read the gauges [@gauges].\n")
    write(root, "site_src/people/nobody.md", "---\nname: مهندس الجسر\n---\nOf whom no claim speaks.\n")
    write(
        root,
        "site_src/organizations/long-house.md",
        f"---\nname: {LONG}\nkind: company\n---\nAn office [@long-word].\n",
    )
    write(root, "site_src/topics/water.md", "---\nname: 水位\n---\nHow high the water stood [@gauges].\n")
    write(root, "site_src/topics/empty.md", "---\nname: Nothing at all\n---\nA topic without a claim.\n")
    sentences = [f"{one[:-1]} [@gauge-{number}]." for number, one in enumerate(GAUGES, start=1)]
    sentences += [f"It is run by the {LONG} [@long-word; @gauges]."]
    sentences += [f"{one} [@{name}]." for name, one in TONGUES.items()]
    body = "\n\n".join(" ".join(sentences[at : at + 9]) for at in range(0, len(sentences), 9))
    head = f"title: '{LONG}, {NAME} and the water'\nshort: The water\nstandfirst: What {LONG} measured.\norder: 3"
    write(root, "site_src/explainers/the-water.md", f"---\n{head}\n---\n{body}\n")


HARD = (
    "explainers/the-water/index.html",
    "claims/gauges/index.html",
    "claims/long-word/index.html",
    "claims/arabic/index.html",
    "claims/hebrew/index.html",
    "claims/mixed/index.html",
    "sources/babel/index.html",
    "people/measurer/index.html",
    "people/nobody/index.html",
    "organizations/long-house/index.html",
    "topics/empty/index.html",
    "topics/water/index.html",
    "whos-who/index.html",
    "origins/harbour-report/index.html",
    "claims/index.html",
    "explainers/index.html",
    "sources/index.html",
    "matrix/index.html",
    "search/index.html",
)


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = copy_site(tmp_path_factory.mktemp("hard") / "site")
    plant(root)
    assert build(root, search=False) == 0
    return Built(root)


@pytest.fixture(scope="module")
def address(hard: Built) -> Iterator[str]:
    with served(hard.output) as base:
        yield base


def looked(desk: Desk, base: str, pages: tuple[str, ...]) -> dict[str, list[str]]:
    page, wrong = desk.window(base)
    found: dict[str, list[str]] = {}
    for one in pages:
        show(page, f"/{one}", WIDE)
        # Beside an article stand more claims than it has lines, so that nobody can keep these near.
        near = 10_000 if one.startswith("sources/") else 400
        found |= look(
            page,
            (f"{one} at {WIDE}", WIDE, "wide", "cut", ("beside", near, near), "small"),
            *((f"{one} at {width}", width, "wide", "cut") for width in (TABLET, PHONE, NARROWEST)),
        )
    return only_wrong(found | {"on the way": wrong})


def test_nothing_that_is_hard_to_set_breaks_a_page(desk: Desk, hard: Built, address: str) -> None:
    assert set(HARD) <= set(hard.shown)
    assert desk.do(looked, address, HARD) == {}


def directions(desk: Desk, base: str) -> dict[str, list[str]]:
    page, _ = desk.window(base)
    found = {}
    for name in TONGUES:
        page.goto(f"{base}/claims/{name}/index.html")
        found[name] = page.eval_on_selector_all(
            "h1, .ev blockquote", "all => all.map(one => getComputedStyle(one).direction)"
        )
    return found


def test_words_run_in_the_direction_of_their_script(desk: Desk, address: str) -> None:
    right, left = ["rtl", "rtl"], ["ltr", "ltr"]
    assert desk.do(directions, address) == {"arabic": right, "hebrew": right, "chinese": left, "mixed": left}


def test_all_forty_passages_of_a_claim_are_shown(hard: Built) -> None:
    page = hard.pages["claims/gauges/index.html"]
    assert [mark.text() for mark in page.all(".ev mark")] == GAUGES
