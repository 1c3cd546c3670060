"""What stands in quotation marks: by every pair that the world writes, and never by an apostrophe."""

import pytest

from siglum.proving.marks import find_marked, opens_with


def quoted(text: str, goes_on: str = "") -> list[str]:
    """Return the words in quotation marks, of a text whose marks all have partners."""
    marked, strays = find_marked(text, goes_on=goes_on)
    assert strays == ()
    return [text[one.start : one.end] for one in marked]


def strays(text: str) -> list[tuple[str, bool]]:
    """Return the marks without a partner, and whether they open something."""
    return [(text[stray.start : stray.end], stray.opening) for stray in find_marked(text)[1]]


PAIRS = (
    "“”",
    "‘’",
    '""',
    "''",
    "„“",
    "„”",
    "””",
    "’’",
    "‚‘",
    "«»",
    "»«",
    "»»",
    "‹›",
    "›‹",
    "「」",
    "『』",
    "｢｣",
    "﹁﹂",
    "﹃﹄",
    "《》",
    "〈〉",
    "＂＂",
    "＇＇",
    "〝〞",
    "〝〟",
    "❝❞",
    "❛❜",
    "❮❯",
    "🙶🙷",
    "⟪⟫",
    "⹂“",
    "״״",
    "″″",
    "`'",
    "`´",
    "´´",
    "ʻʼ",
)
DOUBLED = (
    ("‘‘", "’’"),
    ("``", "''"),
    ("``", "’’"),
    ("''", "''"),
    ("‚‚", "‘‘"),
    (",,", "“"),
    (",,", "''"),
    ("´´", "´´"),
    ("<<", ">>"),
)


@pytest.mark.parametrize(("opens", "closes"), [*(tuple(pair) for pair in PAIRS), *DOUBLED])
@pytest.mark.parametrize("around", [("He said ", " here."), ("", ""), ("(", ")"), ("A – ", ", then")])
def test_every_pair_of_marks_makes_a_quotation(opens: str, closes: str, around: tuple[str, str]) -> None:
    text = f"{around[0]}{opens}the ferry sank{closes}{around[1]}"
    assert quoted(text) == ["the ferry sank"]
    (marked,), _ = find_marked(text)
    assert text[marked.opens : marked.start] == opens
    assert text[marked.end : marked.closes] == closes


@pytest.mark.parametrize(("opens", "closes"), ["「」", "『』", "《》", "〈〉", "“”", "‘’", '""', "＂＂"])
def test_marks_between_ideographs_need_no_space(opens: str, closes: str) -> None:
    assert quoted(f"他说{opens}橋终于开了{closes}然后走了。") == ["橋终于开了"]


def test_french_marks_keep_their_inner_spaces() -> None:
    assert quoted("Il dit « le bac » et «\xa0le pont\xa0».") == [" le bac ", "\xa0le pont\xa0"]


@pytest.mark.parametrize(
    "text",
    [
        "It's the ferry’s, and the ferries' and the ferries’ crews' too.",
        "rock 'n' roll of the '90s and the ’20s",
        "'Tis the season, ’tis said; tell 'em, get ’em.",
        "It wasn‘t so.",
        "O'Hara's, d’Arc, l'eau",
        "the rocks 'n dogs",
        '5\'10" tall, a 6" pipe',
        "",
    ],
)
def test_an_apostrophe_and_a_prime_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_in_single_marks_keeps_its_apostrophes() -> None:
    assert quoted("She said ‘the dogs’ bones aren’t here’ and left.") == ["the dogs’ bones aren’t here"]
    assert quoted("She said 'the dogs' bones aren't here' and left.") == ["the dogs' bones aren't here"]
    assert quoted("‘It’s the dogs’ he said, and ‘It’s the cats’.") == ["It’s the dogs", "It’s the cats"]
    assert quoted("She said 'Tis the season'. So") == ["Tis the season"]
    assert quoted("She said ‘20 people saw it’.") == ["20 people saw it"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('הספינה טבעה, אמר צה"ל.', []),
        ('דו"חות של מנכ"לית בארה"ב', []),
        ('הוא אמר: "צה"ל כאן" והלך', ['צה"ל כאן']),
        ('ב"הארץ" נאמר "שלום"', ["הארץ", "שלום"]),
        ("ב״הארץ״ וצה״ל", ["הארץ"]),
    ],
)
def test_a_mark_in_a_hebrew_abbreviation_is_none_and_one_behind_a_particle_opens(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(("opens", "closes"), ["''", "‘’", '""', "“”"])
def test_turkish_joins_an_ending_to_the_closing_mark(opens: str, closes: str) -> None:
    assert quoted(f"Gazete {opens}köprü çürük{closes}ten söz etti.") == ["köprü çürük"]
    twice = f"Gazete {opens}köprü çürük{closes}ten söz etti. O {opens}sağlam{closes} dedi."
    assert quoted(twice) == ["köprü çürük", "sağlam"]
    assert quoted(f"{opens}Ankara’da yağmur{closes} dedi.") == ["Ankara’da yağmur"]


def test_only_the_outermost_of_nested_quotations_is_one() -> None:
    assert quoted("“He said ‘it “sank” here’ twice” and “no”") == ["He said ‘it “sank” here’ twice", "no"]
    assert quoted("„Er sagte ‚ja‘ und „nein“ dazu“") == ["Er sagte ‚ja‘ und „nein“ dazu"]
    assert quoted("「『橋』が開いた」") == ["『橋』が開いた"]


@pytest.mark.parametrize(
    ("text", "sign", "opening"),
    [
        ("He said “the ferry sank.", "“", True),
        ('He said "the ferry sank.', '"', True),
        ("the ferry sank” he said", "”", False),
        ("Er sagte „die Fähre", "„", True),
        ("他说「橋", "「", True),
        ("橋」", "」", False),
        ("He said ‘the ferry sank.", "‘", True),
        ("die Fähre« sagte er", "«", True),
        ('“one” and "two', '"', True),
        ("He said ''the ferry", "''", True),
    ],
)
def test_a_mark_without_a_partner_is_told(text: str, sign: str, *, opening: bool) -> None:
    assert strays(text) == [(sign, opening)]


@pytest.mark.parametrize(
    "text",
    [
        "Ba‘ath and al-‘Aziz of Hawaiʻi, Qurʼan and צה״ל",
        "A board of 6″ by 7″ and a pole of 5′ 10″",
        "1,,2 and a ´ or a ` and cout << x",
        "don´t and it`s",
    ],
)
def test_what_is_a_letter_a_measure_or_something_else_is_no_mark(text: str) -> None:
    assert find_marked(text) == ((), ())


def test_marks_that_are_left_open_within_a_quotation_are_told_too() -> None:
    assert strays("“He said « so much” and went") == [("«", True)]


def test_a_quotation_goes_on_in_the_next_paragraph_that_begins_with_its_mark() -> None:
    assert quoted("He said: “The ferry sank.", "“") == ["The ferry sank."]
    assert strays("He said: “The ferry sank.") == [("“", True)]
    assert find_marked("He said: “The ferry sank.", goes_on="„")[1]
    assert opens_with("  “The pier") == "“"
    assert opens_with("The “pier”") == opens_with("") == opens_with("」") == ""
