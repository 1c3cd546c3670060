"""Quotations: each stands in its source letter for letter, or it is refused and what differs is named."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from siglum.build import prove
from siglum.model.problems import said, visible
from siglum.proving import quotations
from siglum.proving.folding import Folded, Stretch, fold
from siglum.proving.nearest import differences, nearest
from siglum.proving.quotations import Found, QuotedPart, place
from siglum.proving.site import Site
from siglum.proving.standing import Miss
from siglum.proving.values import Proof
from tests.sampled import examples, part_of
from tests.tiny import snapshot

REPOSITORY = Path(__file__).resolve().parents[2]


class Words(Struct, frozen=True, dict=True):
    """A quotation and nothing else."""

    quote: tuple[str, ...]
    prefix: str | None = None
    suffix: str | None = None


def find(
    source: str, *segments: str, prefix: str | None = None, suffix: str | None = None
) -> tuple[Stretch, ...] | Miss:
    """Look for a quotation in a text."""
    return place(Words(segments, prefix, suffix), fold(source))


def found(source: str, *segments: str, prefix: str | None = None, suffix: str | None = None) -> list[str]:
    """Return the words of the source that a quotation is."""
    stretches = find(source, *segments, prefix=prefix, suffix=suffix)
    assert not isinstance(stretches, Miss), stretches
    return [source[stretch.start : stretch.end] for stretch in stretches]


def missed(source: str, *segments: str, prefix: str | None = None, suffix: str | None = None) -> Miss:
    """Return why a quotation was refused."""
    miss = find(source, *segments, prefix=prefix, suffix=suffix)
    assert isinstance(miss, Miss), miss
    return miss


def independent(text: str) -> str:
    """Fold a text by other means than the generator's."""
    return " ".join(re.split(r"\s+", unicodedata.normalize("NFC", text))).strip()


# No mutant survives


def site_of(top: Path) -> Site:
    """Prove the site of a folder."""
    files = {
        path.relative_to(top).as_posix(): path.read_bytes()
        for name in ("site_src", "seeds")
        for path in (top / name).rglob("*.*")
    }
    site = prove(snapshot(files)).site
    assert site is not None
    return site


@pytest.fixture(scope="module", params=["the real site", "the golden site"])
def site(request: pytest.FixtureRequest) -> Site:
    """Return each of the sites that there are."""
    return site_of(REPOSITORY if request.param == "the real site" else REPOSITORY / "tests" / "golden" / "site")


@pytest.fixture(autouse=True)
def _no_time_lost(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the many mutants the search for the nearest passage, which only words the message."""
    if "site" in request.fixturenames:
        monkeypatch.setattr(quotations, "nearest", lambda *_: (0, 0))


def mutants(text: str) -> Iterator[str]:
    """Yield a text with one character deleted, substituted, doubled or exchanged with the next, at every position."""
    for at, char in enumerate(text):
        before, behind = text[:at], text[at + 1 :]
        yield before + behind
        yield before + ("ж" if char != "ж" else "q") + behind
        yield before + char + char + behind
        if behind and behind[0] != char:
            yield before + behind[0] + char + behind[1:]


def survives(quoted: tuple[str, ...], source: Folded, text: str) -> bool:
    """Whether a quotation is found where other words stand than its own."""
    stretches = place(Words(quoted), source)
    if isinstance(stretches, Miss):
        return False
    stands = [independent(text[stretch.start : stretch.end]) for stretch in stretches]
    return stands != [independent(segment) for segment in quoted]


def test_every_quotation_stands_where_it_is_said_to_by_an_independent_look(site: Site) -> None:
    assert len(site.proofs) > 10
    for proof in site.proofs.values():
        text = site.texts[proof.evidence.source].text
        stands = [independent(text[stretch.start : stretch.end]) for stretch in proof.stretches]
        assert stands == [independent(segment) for segment in proof.evidence.quote], proof.id


def test_no_quotation_with_one_character_changed_is_found(site: Site) -> None:
    tried = 0
    survivors = []
    for proof in site.proofs.values():
        text = site.texts[proof.evidence.source]
        segments = proof.evidence.quote
        for number, segment in enumerate(segments):
            # A position has four mutants, so that each is tried, in ways that take turns.
            for mutant in part_of(mutants(segment), 3):
                tried += 1
                changed = (*segments[:number], mutant, *segments[number + 1 :])
                if survives(changed, text.folded, text.text):
                    survivors.append((proof.id, mutant))
    assert survivors == []
    assert tried > 300


def around(proof: Proof, site: Site) -> tuple[str, int]:
    """Return the paragraphs in which a quotation stands, and the offset at which they begin."""
    text = site.texts[proof.evidence.source]
    start, end = proof.stretches[0].start, proof.stretches[-1].end
    touched = [part for part in text.paragraphs if part.start < end and part.end > start]
    return text.text[touched[0].start : touched[-1].end], touched[0].start


def test_no_quotation_is_found_when_one_character_of_its_source_is_changed(site: Site) -> None:
    tried = 0
    survivors = []
    for proof in site.proofs.values():
        text, offset = around(proof, site)
        quoted = proof.evidence.quote
        for stretch in proof.stretches:
            start, end = stretch.start - offset, stretch.end - offset
            for at in part_of(range(start, end), 3):
                tried += 1
                changed = text[:at] + ("ж" if text[at] != "ж" else "q") + text[at + 1 :]
                found_at = place(Words(quoted), fold(changed))
                # The same words may stand elsewhere in the paragraph.
                if not isinstance(found_at, Miss) and any(one.start <= at < one.end for one in found_at):
                    survivors.append((proof.id, at))
    assert survivors == []
    assert tried > 200


PIECES = st.lists(
    st.sampled_from(["ab", "a", "b", " ", "  ", "e\u0301", "\u00e9", "’", "'", ".", "\n", "人"]), max_size=12
)


@examples(500)
@given(PIECES.map("".join), PIECES.map("".join))
def test_whatever_is_found_is_what_was_quoted(source: str, quoted: str) -> None:
    stretches = find(source, quoted)
    if isinstance(stretches, Miss):
        return
    (stretch,) = stretches
    assert independent(source[stretch.start : stretch.end]) == independent(quoted)
    assert independent(source).count(independent(quoted)) == 1


@examples(500)
@given(PIECES.map("".join), st.integers(0, 30), st.integers(2, 30))
def test_whole_words_copied_from_a_source_are_found_or_stand_there_twice(source: str, start: int, length: int) -> None:
    words = source.split()
    quoted = " ".join(words[start % max(1, len(words)) :][:length])
    stretches = find(source, quoted)
    if isinstance(stretches, Miss):
        assert stretches.code in {"quote-ambiguous", "quote-too-short", "quote-cuts-word"}


# What is folded


@pytest.mark.parametrize(
    ("source", "quoted"),
    [
        ("The caf\u00e9 was full.", "The cafe\u0301 was"),
        ("The cafe\u0301 was full.", "The caf\u00e9 was"),
        ("At the cafe\u0301", "the caf\u00e9"),
        ("At the cafe\u0301 it was", "the caf\u00e9"),
        ("A\u030angstro\u0308m units were", "\u212bngstr\u00f6m units"),
        ("The \u1112\u1161\u11ab river was", "The \ud55c river"),
        ("The\u00a0old ferry was", "The old ferry"),
        ("The old\n\tferry  was", "The old ferry was"),
        ("The old ferry was", " The\u2003old\r\nferry "),
        ("The old\u2028ferry was", "old ferry"),
    ],
)
def test_composition_and_white_space_are_no_difference_and_the_sources_own_text_is_found(
    source: str, quoted: str
) -> None:
    (words,) = found(source, quoted)
    assert independent(words) == independent(quoted)
    assert words == words.strip()
    assert words in source


# Look-alikes are not the same

LOOK_ALIKES = (
    # in the source, in the quotation, the numbers that the message names
    ("don’t go", "don't go", "U+0027", "U+2019"),
    ("“we go", '"we go', "U+0022", "U+201C"),
    ("‘we go", "'we go", "U+0027", "U+2018"),
    ("nine–ten years", "nine-ten years", "U+002D", "U+2013"),
    ("it—said we", "it–said we", "U+2013", "U+2014"),
    ("minus −3 degrees", "minus -3 degrees", "U+002D", "U+2212"),
    ("so… we go", "so... we go", "U+002E", "U+2026"),
    ("10² metres", "102 metres", "U+0032", "U+00B2"),
    ("½ a year", "1/2 a year", "U+0031", "U+00BD"),
    ("the ﬁrst day", "the first day", "U+0066", "U+FB01"),
    ("Аnna went home", "Anna went home", "U+0041", "U+0410"),
    ("the ｆull bridge", "the full bridge", "U+0066", "U+FF46"),
    ("straße to town", "strasse to town", "U+0073", "U+00DF"),
    ("the oldeſt ferry", "the oldest ferry", "U+0073", "U+017F"),
    ("5 µm of steel", "5 μm of steel", "U+03BC", "U+00B5"),
    ("no‑one went there", "no-one went there", "U+002D", "U+2011"),
    ("the fer\u00adry sank", "the ferry sank", "nothing", "U+00AD"),
    ("the zero\u200bwidth space", "the zerowidth space", "nothing", "U+200B"),
    ("three × four", "three x four", "U+0078", "U+00D7"),
    ("the naïve clerk", "the naive clerk", "U+0069", "U+00EF"),
    ("room 3½ of it", "room 3\u00bd\ufe0f of it", "U+FE0F", "nothing"),
    ("the l\u0131ght was on", "the light was on", "U+0069", "U+0131"),
)


@pytest.mark.parametrize(("source", "quoted", "ours", "theirs"), LOOK_ALIKES)
def test_what_only_looks_alike_is_refused_and_named_by_its_number(
    source: str, quoted: str, ours: str, theirs: str
) -> None:
    miss = missed(f"Before it. And {source} after that. Behind it.", quoted)
    assert miss.code == "quote-not-verbatim"
    assert ours in miss.hint
    assert theirs in miss.hint
    assert visible(miss.hint) == miss.hint


def test_another_case_is_refused_and_said_to_be_one() -> None:
    miss = missed("The Bridge opened in May.", "The bridge opened")
    assert "upper and lower case" in miss.hint


# What is left out is left out in the open


SOURCE = "The bridge was opened, after nine years of work, to all the people of the town."


def test_segments_in_order_are_found_each_at_its_place() -> None:
    assert found(SOURCE, "The bridge was opened", "to all the people") == ["The bridge was opened", "to all the people"]


def test_segments_that_touch_are_found_and_those_that_overlap_are_not() -> None:
    assert found(SOURCE, "The bridge was", "opened, after") == ["The bridge was", "opened, after"]
    assert missed(SOURCE, "The bridge was", "bridge was opened").code == "quote-not-verbatim"


def test_segments_in_another_order_are_refused_and_said_to_be_so() -> None:
    miss = missed(SOURCE, "to all the people", "The bridge was opened")
    assert miss.code == "quote-not-verbatim"
    assert "before the one that precedes it" in miss.message
    assert "in the order" in miss.hint


def test_a_segment_may_be_one_word_where_the_quotation_is_not() -> None:
    assert found(SOURCE, "The bridge", "opened") == ["The bridge", "opened"]
    assert found(SOURCE, "bridge", "opened") == ["bridge", "opened"]


@pytest.mark.parametrize("mark", ["...", "…", "[…]", "[...]", "(...)", "(…)", ". . ."])
def test_what_signs_of_omission_leave_out_is_proven_around_them(mark: str) -> None:
    quoted = f"The bridge was opened {mark} to all the people"
    assert found(SOURCE, quoted) == ["The bridge was opened", "to all the people"]
    assert [part.text for part in parts(SOURCE, quoted)] == ["The bridge was opened", "[…]", "to all the people"]
    # Where the source has the sign, it is one of its letters.
    assert found(f"It was {mark} to all.", f"was {mark} to all") == [f"was {mark} to all"]
    assert missed(SOURCE, f"The bridge was closed {mark} to all the people").code == "quote-not-verbatim"
    assert missed(SOURCE, f"to all the people {mark} The bridge was opened").code == "quote-not-verbatim"
    assert missed(SOURCE, f"The bridge was open {mark} to all the people").code == "quote-cuts-word"


def parts(source: str, *segments: str) -> tuple[QuotedPart, ...]:
    """Return a quotation part by part, the editor's own among them."""
    stands = quotations.find(Words(segments), fold(source))
    assert isinstance(stands, Found), stands
    return stands.parts


@pytest.mark.parametrize(
    ("quoted", "words", "editors"),
    [
        ("[t]he bridge was opened", ["The bridge was opened"], ["[t]"]),
        ("The bridge [over the Sallow] was opened", ["The bridge", "was opened"], ["[over the Sallow]"]),
        ("[It] was opened, after nine years", ["was opened, after nine years"], ["[It]"]),
        ("[the ferry] was opened [sic], after nine years", ["was opened, after nine years"], ["[the ferry]", "[sic]"]),
        ("The bridge was open[s], after", ["The bridge was opened, after"], ["[s]"]),
        ("after nine years [emphasis added] of work", ["after nine years of work"], ["[emphasis added]"]),
        ("after [ten] years of […] to all", None, None),
        (
            "after nine [long] years … to all the people",
            ["after nine", "years", "to all the people"],
            ["[long]", "[…]"],
        ),
        ("[A]fter nine years", None, None),
    ],
)
def test_an_editors_brackets_are_understood_and_shown_as_the_editors(
    quoted: str, words: list[str] | None, editors: list[str] | None
) -> None:
    if words is None or editors is None:
        # "after" stands there; of "[A]fter", only the case is changed.
        assert find(SOURCE, quoted)
        return
    assert found(SOURCE, quoted) == words
    assert [part.text for part in parts(SOURCE, quoted) if part.editors] == editors
    for part in parts(SOURCE, quoted):
        if not part.editors:
            assert part.stretch
            assert SOURCE[part.stretch.start : part.stretch.end] == part.text


@pytest.mark.parametrize("quoted", ["The [bridge was", "The bridge] was", "The b[r]idge was", "The [non]bridge was"])
def test_brackets_that_cannot_be_understood_are_told(quoted: str) -> None:
    assert "brackets" in missed(SOURCE, quoted).message


def test_only_the_case_of_a_letter_may_be_changed() -> None:
    assert missed(SOURCE, "[s]he bridge was opened").code == "quote-not-verbatim"
    assert missed("Another bridge was opened.", "[T]he bridge was").code == "quote-not-verbatim"
    assert missed("Soothe bridge was opened.", "[T]he bridge was").code == "quote-cuts-word"


def test_a_near_miss_prints_the_segments_to_paste() -> None:
    miss = missed(SOURCE, "The bridge was opened. To all the people")
    assert 'quote: ["The bridge was opened", "to all the people"]' in miss.hint
    assert "quote: [" not in missed(SOURCE, "The bridge was closed to all the people").hint


# Too short


@pytest.mark.parametrize("quoted", ["bridge", " bridge ", "bridge,", "人們都", "“opened,”", "1,000"])
def test_a_single_word_backs_nothing(quoted: str) -> None:
    assert missed(f"It was {quoted} here.", quoted).code == "quote-too-short"


@pytest.mark.parametrize("quoted", ["the bridge", "人們都很", "1,000 people", "한국사람이"])
def test_two_words_or_four_ideographs_are_enough(quoted: str) -> None:
    assert found(f"It was {quoted} here.", quoted) == [quoted]


def test_what_is_set_aside_may_be_a_single_word() -> None:
    assert place(Words(("Heading",)), fold("Heading\n\nThe text.")).__class__ is Miss
    assert place(Words(("Heading",)), fold("Heading\n\nThe text."), short=True) == (Stretch(0, 7),)


# Which passage is meant

TWICE = "The ferry was full. In May the ferry was full again. The bridge was not."


def test_words_that_stand_twice_are_never_guessed_at() -> None:
    miss = missed(TWICE, "ferry was full")
    assert miss.code == "quote-ambiguous"
    assert "2 times" in miss.message
    assert "In May the ferry was full again" in miss.hint


def test_words_that_overlap_themselves_stand_there_twice() -> None:
    assert missed("He said no no no to it.", "no no").code == "quote-ambiguous"


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("In May the", None, 31),
        ("May  the ", None, 31),
        (None, "again", 31),
        (None, ". In May", 4),
        ("The", None, 4),
        ("the", "again. The bridge", 31),
    ],
)
def test_prefix_and_suffix_single_a_passage_out(prefix: str | None, suffix: str | None, start: int) -> None:
    assert find(TWICE, "ferry was full", prefix=prefix, suffix=suffix) == (Stretch(start, start + 14),)


@pytest.mark.parametrize(("prefix", "suffix"), [("In June the", None), (None, "once"), ("The", "again"), ("May", None)])
def test_a_prefix_or_suffix_that_is_not_there_is_refused(prefix: str | None, suffix: str | None) -> None:
    miss = missed(TWICE, "ferry was full", prefix=prefix, suffix=suffix)
    assert miss.code == "quote-ambiguous"
    assert "not with this prefix and suffix" in miss.message


def test_a_prefix_must_stand_before_a_passage_that_stands_there_once_too() -> None:
    assert missed(TWICE, "bridge was not", prefix="A").code == "quote-ambiguous"


def test_a_prefix_is_before_the_first_segment_and_a_suffix_behind_the_last() -> None:
    assert found(TWICE, "ferry was", "bridge was", prefix="In May the", suffix="not") == ["ferry was", "bridge was"]


# Whole words


@pytest.mark.parametrize(
    ("quoted", "cut"),
    [
        ("ridge was opened", "bridge"),
        ("bridge was open", "opened"),
        ("gate wasn", "wasn’t"),
        ("for 1,000 peop", "people"),
        ("wasn’t, for 1", "1,000"),
        ("caf was full", None),
        ("000 people", "1,000"),
    ],
)
def test_a_quotation_that_cuts_a_word_is_refused_and_the_word_named(quoted: str, cut: str | None) -> None:
    miss = missed("The bridge was opened; the gate wasn’t, for 1,000 people. The caf\u00e9 was full.", quoted)
    assert miss.code == ("quote-cuts-word" if cut else "quote-not-verbatim")
    assert (cut or "") in miss.message


CHARACTERS = {
    "a letter with a mark that has no code point of its own": "x\u0303",
    "a letter with a mark below": "q\u0323",
    "a letter with two marks": "x\u0323\u0303",
    "a vowel sign of Devanagari": "\u0915\u093f",
    "an emoji of two joined": "\U0001f469\u200d\U0001f467",
    "an emoji with a colour": "\U0001f44d\U0001f3fd",
    "a sign shown as an emoji": "\u2764\ufe0f",
    "a key": "1\ufe0f\u20e3",
    "a flag": "\U0001f1f8\U0001f1ea",
    "a second flag": "\U0001f1f8\U0001f1ea\U0001f1e9\U0001f1f0",
    "a flag of tags": "\U0001f3f4\U000e0067\U000e0062\U000e007f",
}


@pytest.mark.parametrize("character", CHARACTERS.values(), ids=CHARACTERS)
def test_a_quotation_that_cuts_a_character_is_refused_and_the_character_named(character: str) -> None:
    source = f"We saw {character} there"
    assert found(source, f"saw {character}") == [f"saw {character}"]
    assert found(source, f"{character} there") == [f"{character} there"]
    *_, last = character_parts(character)
    for at in range(len(character) - len(last) + 1, len(character)):
        for quoted in (source[: 7 + at], source[7 + at :]):
            miss = missed(source, quoted)
            assert miss.code == "quote-cuts-word"
            assert said(last) in miss.message
            assert "whole characters" in miss.hint


def character_parts(text: str) -> list[str]:
    """Return the characters of a text; here it has one, or two flags."""
    return [text[:2], text[2:]] if len(text) == 4 and ord(text[0]) in range(0x1F1E6, 0x1F200) else [text]


def test_flags_side_by_side_may_be_parted() -> None:
    flags = CHARACTERS["a second flag"]
    assert found(f"We saw {flags} there", f"saw {flags[:2]}") == [f"saw {flags[:2]}"]


@pytest.mark.parametrize(
    ("source", "quoted", "cut"),
    [
        ("It is for non-smokers only.", "smokers only", "non-smokers"),
        ("It is a US-based company.", "a US", "US-based"),
        ("It is a US\u2011based company.", "a US", "US\u2011based"),
        ("At the bridge’s gate.", "At the bridge", "bridge’s"),
        ("It cost $500 at most.", "500 at most", "$500"),
        ("It was −3 degrees.", "3 degrees", "−3"),
        ("It fell by 2.5% in May.", "by 2.5", "2.5%"),
        (
            "The \u05e9\u05b8\u05dc\u05d5\u05b9\u05dd was said.",
            "The \u05e9\u05b8\u05dc",
            "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd",
        ),
        ("The ax\u0303b was said.", "The ax\u0303", "ax\u0303b"),
    ],
)
def test_what_changes_the_meaning_of_a_word_is_a_part_of_it(source: str, quoted: str, cut: str) -> None:
    miss = missed(source, quoted)
    assert miss.code == "quote-cuts-word"
    assert said(cut) in miss.message


@pytest.mark.parametrize("quoted", ["words - and", "and more", "few words–and", "US$5 each", "it—so it"])
def test_dashes_part_words(quoted: str) -> None:
    assert found("Few words - and more; a few words–and few; US$5 each; it—so it was.", quoted) == [quoted]


@pytest.mark.parametrize("quoted", ["河上的橋終於開通了", "橋終於開通了，人們"])
def test_between_the_words_of_a_dictionary_ideographs_may_be_parted(quoted: str) -> None:
    assert found("河上的橋終於開通了，人們都很高興。", quoted) == [quoted]


@pytest.mark.parametrize("quoted", ["bridge’s gate", "“May” 1932", "May” 1932", "1932.", "gate", "Sundays"])
def test_marks_end_a_word(quoted: str) -> None:
    source = "At the bridge’s gate: for non-smokers only, from “May” 1932. Sundays too."
    if " " in quoted:
        assert found(source, quoted) == [quoted]
    else:
        assert place(Words((quoted,)), fold(source), short=True) == (
            Stretch(at := source.index(quoted), at + len(quoted)),
        )


# What is said


def test_the_nearest_passage_is_offered_with_what_differs() -> None:
    miss = missed("Nothing here. More than 700,000 new users have flooded the app. Nor here.", "than 700.000 new users")
    assert '"than 700,000 new users"' in miss.hint
    assert '"700.000" against "700,000" ("." U+002E against "," U+002C)' in miss.hint


@pytest.mark.parametrize(
    ("source", "quoted", "reads"),
    [
        ("The alpha-gate stood open all night.", "α-gate stood open", "alpha-gate stood open"),
        ("It was ± 0.1 mm off by then.", "was ± 0.2 mm off", "was ± 0.1 mm off"),
        ("The part was off by ± 0.1 mm then.", "off by ± 0", "off by ± 0.1"),
        ("BACKGROUND: Geese are heavy birds\n\nIn it.", "Geese are heavi birds", "Geese are heavy birds"),
        ("In the trait. The goose gene is rare", "The goose gene was rare", "The goose gene is rare"),
        ("We show that it was missed by few.", "it were missed by few", "it was missed by few"),
        ("It cost 1 500 000 crowns then.", "It cost 1 600 000 crowns", "It cost 1 500 000 crowns"),
    ],
)
def test_the_nearest_passage_has_whole_words_and_no_neighbours(source: str, quoted: str, reads: str) -> None:
    miss = find(source, quoted)
    assert isinstance(miss, Miss)
    if miss.code == "quote-cuts-word":
        assert said("± 0.1") in miss.message
        return
    assert f"the nearest passage reads {said(reads)};" in miss.hint
    assert "also has" not in miss.hint


def test_where_nothing_is_near_that_is_said() -> None:
    assert missed("Nothing here.", "Ωμέγα ψυχή ξένη").hint.startswith("nothing in the source is like it")


@pytest.mark.parametrize(
    ("quoted", "source", "said"),
    [
        ("a b c", "a x c", '"b" against "x"'),
        ("a b c", "a б c", '"b" against "б" ("b" U+0062 against "б" U+0431)'),
        ("a b c", "a b, c", '"b" against "b," (nothing against "," U+002C)'),
        ("a c", "a b c", 'the source also has "b"'),
        ("a b c", "a c", 'the source does not have "b"'),
        ("naive one", "naïve one", "U+0069"),
        ("one two", "three four", '"one two" against "three four"'),
    ],
)
def test_differences_are_words_and_the_numbers_of_few_characters(quoted: str, source: str, said: str) -> None:
    assert said in differences(quoted, source)


def test_many_differences_are_counted() -> None:
    assert "and 2 more" in differences("a 1 b 2 c 3 d 4 e 5 f", "a 6 b 7 c 8 d 9 e 0 f")


def test_what_does_not_show_is_never_said_raw() -> None:
    miss = missed("The ferry\u200b was \u202efull\u202c of people.", "The ferry was full of people")
    assert visible(miss.hint + miss.message) == miss.hint + miss.message
    assert "U+200B" in miss.hint


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("He ran to the old mill", "He walked to the old mill"),
        ("and said naught", "and said nothing"),
        ("walked to the old barn", "walked to the old mill"),
    ],
)
def test_the_nearest_passage_has_the_words_at_both_ends(words: str, passage: str) -> None:
    text = "The company went home, and said nothing. He walked to the old mill. It rained."
    start, end = nearest(words, text)
    assert text[start:end] == passage


BRUECKE = "Die Brücke wurde nach neun Jahren im Mai eröffnet."
PUENTE = "Murieron veinte personas en el río."


@pytest.mark.parametrize(
    ("language", "source", "same", "other"),
    [
        ("de", BRUECKE, "nach [9] Jahren im Mai", "nach [acht] Jahren im Mai"),
        ("de", BRUECKE, "neun Jahren [im Mai] eröffnet", "neun Jahren [im Juni] eröffnet"),
        ("fr", "Le pont fut ouvert mardi à tous.", "fut ouvert [mardi dernier] à tous", "fut ouvert [jeudi] à tous"),
        ("es", PUENTE, "Murieron [20] personas en", "Murieron [treinta] personas en"),
        ("en", "It opened on Tuesday at noon.", "opened on [that Tuesday] at noon", "opened on [Thursday] at noon"),
        ("en", "It opened in May at noon.", "It opened [in early May] at noon", "It opened in [June] at noon"),
    ],
)
def test_brackets_put_no_other_number_month_or_day_in_the_place_of_the_sources_own(
    language: str, source: str, same: str, other: str
) -> None:
    text = fold(source, language)
    assert not isinstance(place(Words((same,)), text), Miss)
    assert isinstance(place(Words((other,)), text), Miss)
