"""Who told whom: the picture and its list are made of the chains of evidence, and each says what the other says."""

import re

from siglum.html.network import DIRECT, UNNAMED
from siglum.model.urls import slug_fault
from tests.builds.real import Built, attribute, words_of


def ways_of(built: Built) -> set[tuple[str, str, str]]:
    """Return from the exported evidence who is heard through which outlet in which article."""
    found = set()
    for claim in built.claims.values():
        for evidence in claim["evidence"]:
            *chain, _ = evidence["chain"]
            if not chain or evidence["form"] == "own":
                continue
            judged = not evidence["origin"]["key"].startswith("source:")
            named = evidence["origin"]["named"] or not judged
            outlets = [voice for voice in chain if voice["kind"] == "outlet" and named]
            alone = len(chain) == 1 and outlets
            reporting = outlets[-1]["name"] if outlets and (alone or outlets[-1] != chain[0]) else ""
            outlet = reporting or ("not named" if judged else "straight")
            speaker = "own" if alone else chain[0]["name"] if chain[0]["named"] else "unnamed"
            found.add((speaker, outlet, built.sigla[evidence["source"]]))
    return found


def listed_in(built: Built) -> set[tuple[str, str, str]]:
    found = set()
    outlet = ""
    for line in built.pages["sources/index.html"].all(".told > div > *"):
        letters = [words_of(letter) for letter in line.css(".sigs a")]
        name = line.css("a:not(.sig)")
        if line.tag == "dt":
            plain = {"Through an outlet that is not named": "not named", "Straight to the article": "straight"}
            outlet = words_of(name[0]) if name else plain[words_of(line.css(".un")[0])]
            continue
        speaker = words_of(name[0]) if name else "own" if words_of(line).startswith("in its own words") else "unnamed"
        found |= {(speaker, outlet, letter) for letter in letters}
    return found


def test_the_list_tells_every_way_that_the_evidence_has(built: Built) -> None:
    assert listed_in(built) == ways_of(built)


def test_the_picture_has_every_name_of_the_list_and_a_line_for_every_step(real: Built) -> None:
    picture = real.pages["sources/index.html"].one(".network svg")
    ways = ways_of(real)
    assert len(ways) > 20
    drawn = [words_of(text) for text in picture.css("text:not(.t)")]
    assert {speaker for speaker, _, _ in ways} - {"own", "unnamed"} <= set(drawn)
    assert {outlet for _, outlet, _ in ways} - {"straight", "not named"} <= set(drawn)
    steps = {("to", speaker, outlet) for speaker, outlet, _ in ways if outlet != "straight" and speaker != "own"}
    steps |= {("from", outlet, letter) for _, outlet, letter in ways if outlet != "straight"}
    steps |= {("straight", speaker, letter) for speaker, outlet, letter in ways if outlet == "straight"}
    lines = picture.css("line")
    assert len(lines) == len(steps)
    dotted = [line for line in lines if attribute(line, "class") == "x"]
    assert len(dotted) == len({step for step in steps if "not named" in step[1:]})


def test_the_title_counts_what_came_through_an_outlet_without_a_name(real: Built) -> None:
    title = attribute(real.pages["sources/index.html"].one(".network svg"), "aria-label")
    found = re.search(r"(\d+) of (\d+) passages came through an outlet that the articles do not name", title)
    assert found
    assert 0 < int(found[1]) < int(found[2])


def test_no_outlet_can_be_called_as_the_want_of_one() -> None:
    assert slug_fault(DIRECT)
    assert slug_fault(UNNAMED)
