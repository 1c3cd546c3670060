"""What is stored of an article that is a PDF, and where its lines stand."""

import unicodedata
from collections.abc import Sequence

import pytest
from pypdfium2 import raw

from siglum.model.files import File
from siglum.model.locators import touched, words_of
from siglum.sources.formats import format_of
from siglum.sources.pdf import from_pdf
from siglum.sources.pdf_chars import Char, rows_of
from siglum.sources.pdf_order import in_order, joined
from tests.sources.papers import HEIGHT, WIDTH, More, Placed, column, pdf, read

PROSE = (
    "The harbour ferry was late again on Tuesday morning, because of the fog that",
    "lay over the estuary until noon. The company said that passengers were trans-",
    "ferred to the pilot boat, and that nobody was hurt on that day in the well-",
    "known narrows.",
)


def page(number: int, body: list[Placed]) -> list[Placed]:
    """Return a page with its running head and its number."""
    return [(72, HEIGHT - 40, 9, f"The Harbour Gazette, No. {number}"), *body, (300, 30, 9, str(number))]


def test_a_paragraph_is_a_line_and_a_word_that_is_broken_is_shown_as_printed() -> None:
    body = [*column(72, 740, 18, ["Ferry late again"]), *column(72, 700, 11, PROSE)]
    article = read(pdf([page(1, body), page(2, column(72, 740, 11, ["A second page is here."]))], title="a.docx"))
    assert article.text == (
        "Ferry late again\n\nThe harbour ferry was late again on Tuesday morning, because of the fog that lay over the "
        "estuary until noon. The company said that passengers were trans-\nferred to the pilot boat, and that nobody "
        "was hurt on that day in the well-\nknown narrows.\n\nA second page is here.\n"
    )
    assert article.metadata.title == "Ferry late again"
    assert [one.text for one in article.left_out] == [
        "The Harbour Gazette, No. 1",
        "1",
        "The Harbour Gazette, No. 2",
        "2",
    ]
    assert {one.what for one in article.left_out} == {"running heads and page numbers"}


def test_a_passage_leads_to_its_page_and_its_rectangle() -> None:
    article = read(pdf([page(1, column(72, 700, 11, PROSE)), page(2, column(72, 740, 11, ["It sank."]))]))
    start = article.text.index("The company")
    found = touched(article.located, start, start + len("The company"))
    assert words_of(found) == "page 1"
    left, top, right, bottom = found[0].box or (0, 0, 0, 0)
    # The second line: its baseline is 1.2 times 11 points below the first.
    assert 71 < left < 74
    assert HEIGHT - 690 < bottom < HEIGHT - 682
    assert 6 < bottom - top < 13
    assert 350 < right < WIDTH
    over = touched(article.located, start, article.text.index("It sank") + 4)
    assert words_of(over) == "pages 1 to 2"


def test_a_page_that_is_turned_has_its_rectangles_where_they_are_seen() -> None:
    [one] = read(pdf([[(72, 700, 11, "It sank.")]], turned=90)).located
    left, top, right, bottom = one.locator.box or (0, 0, 0, 0)
    assert 695 < left < right < 715
    assert 70 < top < bottom < 125
    assert one.locator.size == (HEIGHT, WIDTH)


def test_the_rectangles_of_a_page_lie_within_its_size() -> None:
    for one in read(pdf([page(1, column(72, 700, 11, ["It sank.", "It was gone."]))])).located:
        assert one.locator.size == (float(WIDTH), float(HEIGHT))
        left, top, right, bottom = one.locator.box or (0, 0, 0, 0)
        assert 0 < left < right < WIDTH
        assert 0 < top < bottom < HEIGHT


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page_past_notes() -> None:
    left = column(72, 700, 11, ["The first column of this", "page is about the boats", "and it goes on in the"])
    right = column(320, 700, 11, ["second one, which is", "about the port and ends", "on the page that"])
    note = column(72, 80, 8, ["1 A note at the foot of the page."])
    after = column(72, 740, 11, ["comes after it. The rest", "is about the fog."])
    text = read(pdf([page(1, [*left, *right, *note]), page(2, after)])).text
    assert (
        "goes on in the second one, which is about the port and ends on the page that comes after it. The rest" in text
    )
    assert text.endswith("\n\n1 A note at the foot of the page.\n")


def test_pages_without_anything_are_said_to_have_no_text() -> None:
    article, [problem] = from_pdf(File("a.pdf", pdf([[], []])))
    assert article is None
    assert (problem.code, "2 pages of this PDF are empty" in problem.message) == ("seed-empty", True)
    some = read(pdf([[(72, 700, 11, "It sank.")], []]))
    assert some.changes == ("pages without text, which are pictures or empty, are left out: 2",)


def test_what_is_no_pdf_is_refused() -> None:
    article, [problem] = from_pdf(File("a.pdf", b"%PDF-1.7\n garbage"))
    assert article is None
    assert problem.code == "original-unreadable"
    assert format_of("a.txt", b"%PDF-1.7\n").name == "pdf"


def test_raised_numbers_are_no_part_of_the_number_before_them_and_stay_in_their_line() -> None:
    words = [(72, 700, 11, "It cost 10"), (124.5, 704, 7, "6"), (132, 700, 11, "crowns, it said."), (212, 704, 7, "12")]
    more = [
        (223, 700, 11, "Nobody asked."),
        (72, 686, 11, "The hold was 20 m"),
        (160, 690, 7, "3"),
        (164, 686, 11, "."),
    ]
    assert read(pdf([[*words, *more]])).text == "It cost 10^6 crowns, it said.[12] Nobody asked. The hold was 20 m^3.\n"


@pytest.mark.parametrize(
    ("numbers", "read_as"),
    [
        ([(109, 704, 7, "1"), (113, 700, 11, "/"), (116, 698, 7, "2")], "It was 5 1/2 of it."),
        ([(109, 704, 7, "1"), (113, 700, 11, "/2")], "It was 5 1/2 of it."),
        ([(109, 704, 7, "11"), (117, 700, 11, "/"), (120, 700, 7, "16")], "It was 5 11/16 of it."),
        ([(109, 704, 7, "6"), (113, 700, 11, "/2")], "It was 5^6/2 of it."),
    ],
)
def test_a_raised_number_over_another_one_is_a_fraction(numbers: list[Placed], read_as: str) -> None:
    words = [(72, 700, 11, "It was 5"), *numbers, (132, 700, 11, "of it.")]
    assert read(pdf([words])).text == f"{read_as}\n"


def test_rows_and_verse_keep_their_lines_and_prose_reads_on() -> None:
    full = ["The ferry carried some of its passengers over the estuary at noon, and the rest at", "night."]
    rows = [(72.0 + 90 * at, 660.0 - 14 * row, 11.0, word) for row in (0, 1) for at, word in enumerate(ROWS[row])]
    verse = ["Over the water the grey geese go", "Under a cloud that is low", "Crying of winters", "Down to the sea"]
    lines = [*column(72, 700, 11, full), *rows, *column(72, 600, 11, verse)]
    assert read(pdf([lines])).text == (
        " ".join(full) + "\n\nShip\tTons\tCrew\nAurora\t120\t9\n\n" + "\n".join(verse) + "\n"
    )


ROWS = (("Ship", "Tons", "Crew"), ("Aurora", "120", "9"))


@pytest.mark.parametrize(
    ("rows", "stored"),
    [
        (["72 Fate|162 men|252 women", "72 Sunk|252 7", "72 Saved|162 12|252 5", "162 3|252 4", "72 Lost|162 1"],
         "Fate\tmen\twomen\nSunk\t\t7\nSaved\t12\t5\n\t3\t4\nLost\t1"),
        (["72 Fate|162 men|252 women", "72 Sunk|182 before noon at the narrows"],
         "Fate\tmen\twomen\nSunk\tbefore noon at the narrows"),
    ],
)  # fmt: skip
def test_a_cell_stands_under_its_heading_where_one_before_it_is_empty(rows: list[str], stored: str) -> None:
    placed = [
        (float(cell.partition(" ")[0]), 500.0 - 14 * at, 11.0, cell.partition(" ")[2])
        for at, row in enumerate(rows)
        for cell in row.split("|")
    ]
    for turned in (0, 90):
        article = read(pdf([placed], drawn_turned=turned, turned=turned))
        assert article.text == f"{stored}\n"
        assert [article.text[one.start] for one in article.located] == [line[0] for line in stored.split("\n")]


@pytest.mark.parametrize("drawn_turned", [0, 90, 180, 270])
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_words_that_are_drawn_sideways_are_read_as_upright_ones(drawn_turned: int, turned: int) -> None:
    rows = [(72.0 + 90 * at, 460.0 - 14 * row, 11.0, word) for row in (0, 1) for at, word in enumerate(ROWS[row])]
    prose = column(72, 540, 11, ["In May 1931 they paid 21,000.50 crowns", "to 14 women, and to", "nobody else."])
    words = [(72, 500, 11, "It cost 10"), (124.5, 504, 7, "6"), (132, 500, 11, "crowns.")]
    article = read(pdf([[*prose, *words, *rows]], drawn_turned=drawn_turned, turned=turned))
    assert article.text == (
        "In May 1931 they paid 21,000.50 crowns to 14 women, and to nobody else.\n\nIt cost 10^6 crowns.\n\n"
        "Ship\tTons\tCrew\nAurora\t120\t9\n"
    )
    left, top, right, bottom = article.located[0].locator.box or (0, 0, 0, 0)
    width, height = article.located[0].locator.size or (0, 0)
    assert 0 < left < right < width
    assert 0 < top < bottom < height
    assert (right - left > bottom - top) is (drawn_turned % 180 == turned % 180)
    if drawn_turned == turned:
        assert 71 < left < 74


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_font_whose_size_is_below_nothing_is_turned_half_round(turned: int) -> None:
    words = [(523.0 - 60 * at, 142.0, -11.0, word) for at, word in enumerate(["The", "ferry", "was", "late."])]
    assert read(pdf([words], drawn_turned=180, turned=turned)).text.split() == ["The", "ferry", "was", "late."]


def test_letters_that_are_spread_are_words() -> None:
    spread = [(72.0 + 11 * at, 700.0, 11.0, letter) for at, letter in enumerate("FERRY LATE") if letter != " "]
    assert read(pdf([spread])).text == "FERRY LATE\n"


def test_letters_that_are_drawn_one_by_one_are_words_whatever_stands_between_them_for_the_library() -> None:
    chars: list[Char] = []
    for at, letter in enumerate("Survey"):
        chars += [Char(letter, (7 * at, 0, 7 * at + 6.5, 9), 11), *(Char(end, (0, 0, 0, 0), 0) for end in "\r\n")]
    [(row, _)] = list(rows_of(chars))
    assert "".join(char.text for char in row) == "Survey"
    touching = [(72 + 8.5 * at, 700.0, 11.0, letter) for at, letter in enumerate("HOMES OND") if letter != " "]
    assert read(pdf([touching])).text == "HOMES OND\n"


@pytest.mark.parametrize(
    ("shown", "read_as"),
    [
        ("זא ,1931 תנשב הלע", "עלה בשנת 1931, אז"),
        ("רמא BBC News לש שיאה", "האיש של BBC News אמר"),
        ("ןעטו ,New York לא", "אל New York, וטען"),
        ("רמא (קיתו שיא) טינרבקה", "הקברניט (איש ותיק) אמר"),
        ("רמא )קיתו שיא( טינרבקה", "הקברניט (איש ותיק) אמר"),
        ("?ןאכ Ann Abel (London) םאה", "האם Ann Abel (London) כאן?"),
        ("?ןאכ Ann Abel (London( םאה", "האם Ann Abel (London) כאן?"),
        (".14/5/1932 דע 25%-ב", "ב-25% עד 14/5/1932."),
        ("דועו 10:30-ל $500-ל", "ל-$500 ל-10:30 ועוד"),
        ("14/5/1932.", "14/5/1932."),
        (".זא ,1914-1918 ,Boeing 747", "Boeing 747, 1914-1918, אז."),
        (".زاهجلا International Business Machines ةكرش", "شركة International Business Machines الجهاز."),
        ("1918-1914 نم %25", "25% من 1914-1918"),
        ("The word (םלוע םולש) is old.", "The word (שלום עולם) is old."),
        ("It was late", "It was late"),
    ],
)
def test_what_is_written_from_right_to_left_is_read_so_whatever_way_it_was_drawn(shown: str, read_as: str) -> None:
    drawn = [Char(char, (7 * at, 0, 7 * at + 6, 9), 11) for at, char in enumerate(shown)]
    assert "".join(char.text for char in in_order(drawn)) == read_as
    if read_as != shown:
        words = "".join(char.text for char in in_order(drawn[::-1]))
        assert words == read_as


@pytest.mark.parametrize(
    "glyph", ["\u0644\u0627", "\ufefb", "\u0627\u0644\u0644\u0647", "\ufdf2", "\u0644\u064e\u0627"]
)
@pytest.mark.parametrize("step", [1, -1])
def test_a_glyph_that_stands_for_several_letters_is_read_as_they_are(glyph: str, step: int) -> None:
    letters = {"A": glyph, "B": "\u0643", "C": "\u0645"}
    drawn = [(72 + 7.0 * at, 700.0, 11.0, char) for at, char in enumerate("CAB")]
    read_as = unicodedata.normalize("NFKC", f"\u0643{glyph}\u0645")
    assert read(pdf([drawn[::step]], letters=letters)).text == f"{read_as}\n"


def test_what_the_library_puts_in_for_a_word_tears_no_word() -> None:
    boxes = [(7.0 * at, 0.0, 7.0 * at + 6, 9.0) for at in (0, 1, 2)]
    drawn = [*map(Char, "abc", boxes, (11, 11, 11)), *(Char(char, boxes[0], 11) for char in "בא")]
    assert "".join(char.text for char in in_order(drawn)) == "abcאב"


def test_a_line_that_ends_on_the_left_is_read_from_the_right_on_a_page_of_such_lines_alone() -> None:
    drawn = [Char(char, (7 * at, 0, 7 * at + 6, 9), 11) for at, char in enumerate(".14/5/1932")]
    assert "".join(char.text for char in in_order(drawn, page_from_left=False)) == "14/5/1932."
    assert in_order(drawn, page_from_left=True) == drawn


def test_rows_that_stand_beside_one_another_are_one_line_where_it_is_written_from_the_right() -> None:
    rows = [([Char(char, (left, 0, left + 6, 9), 11)], False) for left, char in ((0, "."), (7, "ב"), (14, "א"))]
    [(line, _)] = joined(rows)
    assert "".join(char.text for char in in_order(line)) == "אב."
    latin = [([Char(char, (left, 0, left + 6, 9), 11)], False) for left, char in ((0, "a"), (7, "b"))]
    assert joined(latin) == latin


@pytest.mark.parametrize("left", [60, 150, 300])
@pytest.mark.parametrize("size", [24, 60, 200])
def test_large_letters_from_the_right_are_not_woven_into_the_words_beside_them(left: float, size: float) -> None:
    large: Placed = (left, 706 - size / 3, size, "BA")
    small = column(72, 700, 11, [line.replace("A", "a") for line in PROSE])
    letters = {"A": "\u0645", "B": "\u0646"}
    for drawn in ([large, *small], [*small, large]):
        text = read(pdf([drawn], letters=letters)).text
        assert all(words in text for words in ("\u0645\u0646", *PROSE))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<!doctype html><title>Sign in</title><p>Sign in.", "is a web page"),
        (b"Not found", "is none"),
        (b"%PDF-1.4\n", "can't be opened"),
    ],
)
def test_what_is_called_a_pdf_and_is_none_is_told_as_what_it_is(data: bytes, told: str) -> None:
    article, [problem] = from_pdf(File("a.pdf", data))
    assert article is None
    assert told in problem.message


def test_a_pdf_with_a_damaged_page_is_refused_and_so_is_one_of_running_heads_alone() -> None:
    whole = pdf([[(72, 700, 11, "It sank.")], [(72, 700, 11, "It was full.")]])
    article, [problem] = from_pdf(File("a.pdf", whole.replace(b"[5 0 R 7 0 R]", b"[5 0 R 9 0 R]")))
    assert article is None
    assert "page 2 of this PDF can't be read" in problem.message
    article, [problem] = from_pdf(File("a.pdf", pdf([page(number, [])[:1] for number in (1, 2, 3)])))
    assert (article, problem.code) == (None, "seed-empty")


LEFT = (
    "The harbour ferry was late again on",
    "Tuesday morning, because of the fog",
    "that lay over the estuary until noon",
    "and the company said that people had",
    "to be transferred to the pilot boat. It",
    "was not the first time that it had come",
    "so far. The council met in the even-",
    "ing to hear what the captain said.",
)
RIGHT = (
    "He said that nothing could have been",
    "done at all, for the fog was thick and",
    "the ferry old. The engineer told them",
    "that the engine had been cleaned in",
    "May and that there was no fault that",
    "he knew of. Nobody was hurt, and the",
    "boat was back on Wednesday, at its",
    "usual time.",
)


def across(*columns: Sequence[str], lower: float = 0) -> list[Placed]:
    """Return the first line of each column, then the second of each; each column stands `lower` than the one before."""
    step = (WIDTH - 80) / len(columns)
    return [
        (40 + step * number, 700 - 13 * row - lower * number, 9, lines[row])
        for row in range(max(map(len, columns)))
        for number, lines in enumerate(columns)
        if row < len(lines)
    ]


def prose(lines: Sequence[str]) -> str:
    return " ".join(lines).replace("- ", "-\n")


@pytest.mark.parametrize("lower", [0, 4, 7])
def test_columns_that_are_drawn_line_by_line_across_are_read_one_after_the_other(lower: float) -> None:
    heading = [(40.0, 740.0, 18.0, "Ferry late again, and its captain asked")]
    for columns in ((LEFT, RIGHT), (LEFT, RIGHT[:-1], RIGHT), (LEFT[:-1], RIGHT)):
        read_as = read(pdf([[*heading, *across(*columns, lower=lower)]])).text
        assert read_as.startswith(f"{heading[0][3]}\n\n{prose(columns[0])}")
        assert all(prose(lines) in read_as for lines in columns)


TABLE = (
    ("the fares that were", "asked for in the year of the opening"),
    ("the boats that went", "each hour from the quay to the town"),
    ("the cars that came", "over the bridge and paid their toll"),
    ("the men that worked", "at the ropes, the oars and the engine"),
    ("the days that were lost", "to fog"),
    ("the sums", "that the council gave the company for them"),
    ("the nights", "without a boat"),
)


def test_rows_of_a_table_are_no_columns_of_prose() -> None:
    left, right = zip(*TABLE, strict=True)
    assert read(pdf([across(left, right)])).text == "\n".join(map("\t".join, TABLE)) + "\n"


YEARS = ["8.4", "9.1", "11.0", "9.7", "8.8", "7.2", "6.5"]


@pytest.mark.parametrize(
    ("words", "between"),
    [
        (["Ferries", *YEARS], "\t"),
        (["Trams", *"9------"], "\t"),
        (["Barges", "north", "a pier", "by", "I", "a day", "no", "all"], "\t"),
        (["Barges . . . . . . . .", *YEARS], "\t"),
        # They are all as wide.
        (["was", "saw", "was", "saw", "was", "saw", "was", "saw"], " "),
    ],
)
def test_a_row_has_its_cells_however_many_and_a_line_that_is_spread_has_none(words: list[str], between: str) -> None:
    lefts = [100 if between == " " else 30, *range(150, 600, 50)]
    row = [(float(left), 700.0, 11.0, word) for left, word in zip(lefts, words, strict=False)]
    assert read(pdf([row])).text == between.join(words) + "\n"


def test_rows_that_are_written_from_the_right_have_their_cells() -> None:
    rows = [[(400, "BAA"), (300, "190"), (200, "AB")], [(400, "BAA"), (200, "AB")], [(400, "BA"), (300, "7")]]
    drawn = [(left, 700.0 - 14 * at, 11.0, word) for at, row in enumerate(rows) for left, word in row]
    text = read(pdf([drawn], letters={"A": "\u05d0", "B": "\u05d1"})).text
    assert text == "אאב\t190\tבא\nאאב\t\tבא\nאב\t7\n"


def test_numbers_of_a_cell_in_smaller_letters_are_not_raised() -> None:
    row: list[Placed] = [(72, 700, 14, "Number of the minutes"), (300, 703, 11, "436"), (400, 703, 11, "1403/09/19")]
    assert read(pdf([row])).text == "Number of the minutes\t436\t1403/09/19\n"


def drop(letter: str, first: str, *beside: str, below: Sequence[str] = RIGHT) -> list[Placed]:
    """Return a paragraph with an initial of three lines' height before its first lines."""
    left = 100 if len(letter) == 1 else 110
    lines = [
        (left - 20 * (letter == "I"), 700.0 - 13 * number, 11.0, words) for number, words in enumerate((first, *beside))
    ]
    rest = [(62.0, 700.0 - 13 * (len(lines) + number), 11.0, words) for number, words in enumerate(below)]
    return [(62, 674, 46, letter), *lines, *rest]


@pytest.mark.parametrize(
    ("letter", "first", "read_as"),
    [
        ("T", "he harbour ferry was late again on", "The harbour ferry was"),
        ("T", "HE HARBOUR FERRY was late again", "THE HARBOUR FERRY was"),
        ("A", " ferry was late again on Tuesday", "A ferry was"),
        ("A", "nother ferry was late again on", "Another ferry was"),
        ("I", "n fog the ferry was late again", "In fog the"),
        ("“T", "he ferry was late again on", "“The ferry was"),
        ("É", "tienne was late again on Tuesday", "Étienne was"),
    ],
)
def test_a_large_initial_begins_its_word_wherever_it_is_drawn(letter: str, first: str, read_as: str) -> None:
    drawn = drop(letter, first, "because of the fog, said she.", "Nobody was on the quay, and it was")
    for lines in (drawn, [*drawn[1:], drawn[0]]):
        text = read(pdf([lines])).text
        assert text.startswith(f"{read_as} ")
        assert text.count("\n") == 1


def test_a_large_letter_beside_a_list_or_in_a_formula_begins_no_word() -> None:
    glossary = drop("A", "Anchor is what holds a boat in its place", "Astern is behind it", below=())
    assert read(pdf([glossary])).text.startswith("A Anchor is")
    formula = read(pdf([[(72, 700, 30, "P"), (100, 706, 11, "i of n")]])).text
    assert "Pi" not in formula


def test_a_word_that_is_broken_at_the_end_of_a_column_or_page_goes_on_past_what_stands_between() -> None:
    note = column(72, 60, 8, ["1 As the harbour company says."])
    caption = column(300, 740, 11, ["Figure 1: The ferry."])
    rest = ["ing to hear what the captain", "said of it."]
    body = column(72, 740, 11, LEFT[:-1])
    for pages in (
        [[*body, *column(300, 740, 11, rest)]],
        [[*body, *note, *caption, *column(300, 700, 11, rest)]],
        [[*body, *note], [*column(72, 740, 11, rest), *column(300, 400, 11, ["It was full."])]],
        [body, [*caption, *column(72, 700, 11, rest)]],
    ):
        assert "met in the even-\ning to hear what the captain said of it." in read(pdf(pages)).text


def test_an_entry_that_hangs_and_lines_set_wide_apart_are_paragraphs_of_their_own() -> None:
    entries = [
        (72, 700, 11, "Abel, Ann. The bridge over the narrows, and what it cost the town. Harbour"),
        (92, 687, 11, "Press, 1932, with a map of the narrows and of the quay, drawn by her brother."),
        (92, 674, 11, "Second edition, with a chapter about the ferry, by Ben Barker, the engineer."),
        (72, 661, 11, "Barker, Ben. The engine of the ferry, and its faults, told by himself. Sallow."),
    ]
    assert "brother. Second edition" in (text := read(pdf([entries])).text)
    assert "engineer.\n\nBarker" in text
    wide = [(72, y, 11, words) for y, words in ((700, PROSE[0]), (687, PROSE[1][:-6] + "s."), (668, PROSE[0]))]
    assert read(pdf([wide])).text.count("\n\n") == 1


def test_letters_of_formulas_beyond_the_first_plane_stay() -> None:
    lines = column(72, 740, 11, ["The sum of a and b is c in every case."])
    article = read(pdf([lines], letters={"a": "\U0001d44e", "b": "\U0001d44f"}))
    assert article.text == "The sum of \U0001d44e \U0001d44end \U0001d44f is c in every c\U0001d44ese.\n"
    assert article.changes == ()


@pytest.mark.parametrize("code", [b"<d835>    ", b"<FFFF0020>"])
def test_half_a_character_is_told_as_a_sign_that_nobody_knows(code: bytes) -> None:
    lines = column(72, 740, 11, ["The ferry was late, a."])
    article = read(pdf([lines], letters={"a": "\U0001d44e"}).replace(b"<d835dc4e>", code))
    assert article.text.startswith("The ferry w")
    assert article.changes == ("3 signs, of which the file does not say what letters they are, are left out",)


@pytest.mark.parametrize("code", [0x110000, 0xFFFFFFFF])
def test_a_number_that_is_no_character_is_told_as_a_sign_that_nobody_knows(
    code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = raw.FPDFText_GetUnicode
    monkeypatch.setattr(raw, "FPDFText_GetUnicode", lambda text, at: code if at == 1 else given(text, at))
    article = read(pdf([column(72, 740, 11, ["The ferry was late."])]))
    assert article.text == "Te ferry was late.\n"
    assert article.changes == ("1 signs, of which the file does not say what letters they are, are left out",)


def test_a_page_that_stands_there_twice_is_no_running_head() -> None:
    letter = column(72, 740, 11, ["Dear neighbours,", "The ferry was late on Tuesday.", "Yours, the port"])
    article = read(pdf([letter, letter]))
    assert article.text.count("The ferry was late on Tuesday.") == 2
    assert article.left_out == ()


def test_the_language_that_a_file_says_is_taken_over_as_bcp_47_writes_it() -> None:
    lines = column(72, 740, 11, ["Le bac est en retard."])
    for said, language in (("FR-CA", "fr-CA"), ("de", "de"), ("zh_hant", "zh-Hant"), ("German", ""), ("", "")):
        assert read(pdf([lines], language=said)).metadata.language == language


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("", "the page of this PDF is empty, and has no text"),
        ("100 100 m 200 200 l S", "the page of this PDF is drawn in lines, and has no text"),
        (
            "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q",
            "the page of this PDF is a picture, and has no text",
        ),
    ],
)
def test_what_a_pdf_without_text_has_instead_is_told(drawn: str, told: str) -> None:
    data = pdf([[(72, 740, 11, "x" * 60)]])
    start, end = data.index(b"BT "), data.index(b"\nendstream")
    article, [problem] = from_pdf(File("a.pdf", data[:start] + drawn.encode().ljust(end - start) + data[end:]))
    assert article is None
    assert problem.message == told


def test_the_title_is_neither_a_number_of_a_diagram_nor_the_end_of_a_sentence() -> None:
    body = column(72, 500, 10, ["Geese on the rails", "", "The ferry was late on Tuesday."])
    for large in ("0 2 4 6 8", "they were late, etc.), the port"):
        article = read(pdf([[(72, 740, 18, large), *[line for line in body if line[3]]]], title="(anonymous)"))
        assert article.metadata.title == "Geese on the rails"


@pytest.mark.parametrize("turned", [0, 90])
@pytest.mark.parametrize(
    ("first", "size", "is_head"),
    [
        ("The Gazette|The Gazette|The Gazette|The Gazette", 11, True),
        ("Gazette 1932, page 17|Gazette 1932, page 18|Gazette 1932, page 19|Gazette 1932, page 20", 9, True),
        ("1 of 4|2 of 4|3 of 4|4 of 4", 9, True),
        ("- i -|- ii -|- iii -|- iv -", 9, True),
        ("ii|3|4|5", 9, True),
        ("Deaths in 1931: 14|Deaths in 1932: 20|Deaths in 1933: 9|Deaths in 1934: 31", 11, False),
        ("Article 1|Article 2|Article 3|Article 4", 11, False),
        ("14|20|9|31", 9, False),
        ("0|14|0|0.5", 9, False),
        ("7.1. Overview|8.1. Overview|9.1. Overview|12.1. Overview", 11, False),
    ],
)
def test_a_running_head_says_the_same_on_each_page_but_for_the_number_of_the_page(
    first: str, size: float, *, is_head: bool, turned: int
) -> None:
    pages = [
        [
            (72, 560, size, words),
            *column(72, 500 - number, 11, [f"{PROSE[number % 3]} {number}."]),
            (300, 30, 9, str(number)),
        ]
        for number, words in enumerate(first.split("|"), start=1)
    ]
    article = read(pdf(pages, turned=turned, drawn_turned=turned))
    stored = [line for line in article.text.split("\n") if line in first.split("|")]
    assert stored == ([] if is_head else first.split("|"))
    assert all(str(number) in [one.text for one in article.left_out] for number in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("words", "is_head"),
    [("Harbour Gazette / Vol. 85 / {}", True), ("{} Harbour Gazette", True), ("Article {}", False), ("{}.", True)],
)
def test_a_large_head_is_none_of_an_article_where_it_alone_has_the_number_of_the_page(
    words: str, *, is_head: bool
) -> None:
    pages = [[(72, 780, 14, words.format(at + 46)), *column(72, 700 - at, 11, PROSE[at:])] for at in range(3)]
    article = read(pdf(pages))
    assert [one.text for one in article.left_out] == [words.format(at + 46) for at in range(3)] * is_head


def test_a_page_number_is_known_by_what_the_file_calls_the_page() -> None:
    numbers = ["iii", "iv", "1", "2"]
    pages = [[*column(72, 700 - at, 11, PROSE[at:]), (300, 30, 11, number)] for at, number in enumerate(numbers)]
    labels = More(catalog="/PageLabels << /Nums [0 << /S /r /St 3 >> 2 << /S /D >>] >>")
    assert [one.text for one in read(pdf(pages, more=labels)).left_out] == numbers
