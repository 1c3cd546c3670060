"""Voices to articles: whatever the numbers, what is drawn adds up and nothing overlaps."""

from itertools import pairwise

import pytest

from siglum.html.voices import HEIGHT, MOST_ARTICLES, MOST_VOICES, THICKEST, Flow, flow


def made(voices: int, articles: int, claims: int = 3) -> dict[tuple[str, str], int]:
    """Return how many claims each voice has in some of the articles."""
    return {
        (f"v{voice}", f"a{(voice + step) % articles}"): claims + (voice * 7 + step) % 5
        for voice in range(voices)
        for step in range(0, articles, 2)
    }


def drawn(counts: dict[tuple[str, str], int]) -> Flow:
    found = flow(counts, {}, {})
    assert found
    return found


@pytest.mark.parametrize(("voices", "articles"), [(2, 1), (3, 2), (12, 5), (14, 9), (15, 10), (60, 40)])
@pytest.mark.parametrize("claims", [1, 3, 400])
def test_what_is_drawn_adds_up_and_nothing_overlaps(voices: int, articles: int, claims: int) -> None:
    counts = made(voices, articles, claims)
    found = drawn(counts)
    total = sum(counts.values())
    assert sum(one.claims for one in found.voices) == sum(one.claims for one in found.articles) == total
    assert sum(one.claims for one in found.ribbons) == total
    assert (len(found.voices) <= MOST_VOICES, len(found.articles) <= MOST_ARTICLES) == (True, True)
    scale = min(THICKEST, HEIGHT / total)
    for side in (found.voices, found.articles):
        for one, other in pairwise(side):
            assert one.slot_top + one.slot_height == pytest.approx(other.slot_top)
            assert one.top + one.height <= other.top
        assert side[-1].slot_top + side[-1].slot_height == pytest.approx(found.height)
        for one in side:
            assert one.height == pytest.approx(one.claims * scale)
    for ends, edge in ((found.voices, "left"), (found.articles, "right")):
        for end in ends:
            key = "voice" if edge == "left" else "article"
            edges = sorted(getattr(one, edge) for one in found.ribbons if getattr(one, key) == end.key)
            assert edges[0][0] == pytest.approx(end.top)
            assert edges[-1][1] == pytest.approx(end.top + end.height)
            for one, other in pairwise(edges):
                assert one[1] == pytest.approx(other[0])


def test_the_smallest_voices_and_articles_stand_together_last() -> None:
    found = drawn(made(60, 40))
    assert (found.voices[-1].key, found.voices[-1].joined) == ("", 48)
    assert (found.articles[-1].key, found.articles[-1].joined) == ("", 32)


def test_one_voice_is_no_picture() -> None:
    assert flow({("a", "x"): 5, ("a", "y"): 2}, {}, {}) is None
    assert flow({}, {}, {}) is None


def test_a_long_name_has_room_for_its_lines() -> None:
    counts = {("a", "x"): 1, ("b", "x"): 1}
    short, long = (next(one for one in (flow(counts, {"a": name}, {}) or drawn({})).voices) for name in ("A", "A" * 90))
    assert long.slot_height > short.slot_height + 30
