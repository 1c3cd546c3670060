"""What is stored of an article that is a PDF, and where its lines stand."""

import pytest

from siglum.model.files import File
from siglum.model.locators import touched, words_of
from siglum.sources.article import Article
from siglum.sources.formats import format_of
from siglum.sources.pdf import from_pdf
from siglum.sources.pdf_lines import Char, in_order
from tests.sources.papers import HEIGHT, WIDTH, Placed, column, pdf

PROSE = (
    "The harbour ferry was late again on Tuesday morning, because of the fog that",
    "lay over the estuary until noon. The company said that passengers were trans-",
    "ferred to the pilot boat, and that nobody was hurt on that day in the well-",
    "known narrows.",
)


def page(number: int, body: list[Placed]) -> list[Placed]:
    """Return a page with its running head and its number."""
    return [(72, HEIGHT - 40, 9, f"The Harbour Gazette, No. {number}"), *body, (300, 30, 9, str(number))]


def read(data: bytes) -> Article:
    article, problems = from_pdf(File("a.pdf", data))
    assert problems == ()
    assert article
    return article


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


def test_pages_that_are_pictures_are_said_to_have_no_text() -> None:
    article, [problem] = from_pdf(File("a.pdf", pdf([[], []])))
    assert article is None
    assert (problem.code, "2 pages of this PDF are pictures" in problem.message) == ("seed-empty", True)
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


def test_rows_and_verse_keep_their_lines_and_prose_reads_on() -> None:
    full = ["The ferry carried some of its passengers over the estuary at noon, and the rest at", "night."]
    rows = [(72.0 + 90 * at, 660.0 - 14 * row, 11.0, word) for row in (0, 1) for at, word in enumerate(ROWS[row])]
    verse = ["Over the water the grey geese go", "Under a cloud that is low", "Crying of winters", "Down to the sea"]
    lines = [*column(72, 700, 11, full), *rows, *column(72, 600, 11, verse)]
    assert read(pdf([lines])).text == (
        " ".join(full) + "\n\nShip\tTons\tCrew\nAurora\t120\t9\n\n" + "\n".join(verse) + "\n"
    )


ROWS = (("Ship", "Tons", "Crew"), ("Aurora", "120", "9"))


def test_letters_that_are_spread_are_words() -> None:
    spread = [(72.0 + 11 * at, 700.0, 11.0, letter) for at, letter in enumerate("FERRY LATE") if letter != " "]
    assert read(pdf([spread])).text == "FERRY LATE\n"


@pytest.mark.parametrize(
    ("shown", "read_as"),
    [
        ("זא ,1931 תנשב הלע", "עלה בשנת 1931, אז"),
        ("רמא BBC News לש שיאה", "האיש של BBC News אמר"),
        ("It was late", "It was late"),
    ],
)
def test_what_is_written_from_right_to_left_is_read_so_whatever_way_it_was_drawn(shown: str, read_as: str) -> None:
    drawn = [Char(char, (7 * at, 0, 7 * at + 6, 9), 11) for at, char in enumerate(shown)]
    assert "".join(char.text for char in in_order(drawn)) == read_as
    if read_as != shown:
        words = "".join(char.text for char in in_order(drawn[::-1]))
        assert words == read_as


def test_a_pdf_with_a_damaged_page_is_refused_and_so_is_one_of_running_heads_alone() -> None:
    whole = pdf([[(72, 700, 11, "It sank.")], [(72, 700, 11, "It was full.")]])
    article, [problem] = from_pdf(File("a.pdf", whole.replace(b"[5 0 R 7 0 R]", b"[5 0 R 9 0 R]")))
    assert article is None
    assert "page 2 of this PDF can't be read" in problem.message
    article, [problem] = from_pdf(File("a.pdf", pdf([page(number, [])[:1] for number in (1, 2, 3)])))
    assert (article, problem.code) == (None, "seed-empty")
