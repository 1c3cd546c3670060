"""Links from a passage into its original: to its page, its time, or its words."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

import pytest

from siglum.html.citing import original, pages_of
from siglum.html.views import QuoteSegment, Verbatim
from siglum.model.locators import Locator

if TYPE_CHECKING:
    from siglum.model.records import Source

CLAUSE = "大雁停住了四号线的电车"
LONG = "，".join((CLAUSE, *["司机按了十一次铃"] * 40, "谁也不知道为什么"))


def link(text: str, *where: Locator, address: str = "https://x.example/zh") -> str:
    source = cast("Source", SimpleNamespace(address=address))
    return unquote(original(source, (QuoteSegment(Verbatim(text, "zh"), gap=False),), where))


def test_a_long_passage_without_spaces_is_looked_for_by_its_first_and_last_clause() -> None:
    # Browsers find whole words only, and a clause begins and ends with such.
    assert link(LONG) == f"https://x.example/zh#:~:text={CLAUSE},谁也不知道为什么"


def test_a_long_passage_with_spaces_is_looked_for_by_words_of_both_ends() -> None:
    text = "The ferry that was late again on Tuesday. " * 9
    assert link(text) == "https://x.example/zh#:~:text=The ferry that was late again,that was late again on Tuesday."


@pytest.mark.parametrize(
    ("where", "fragment"),
    [
        ((Locator(page=12, label="xii"), Locator(page=13)), "page=12"),
        ((Locator(begins=1.5, ends=3), Locator(begins=3, ends=5.25)), "t=1.5,5.25"),
        ((Locator(element="/html/body/p[1]"),), ":~:text=It sank."),
    ],
)
def test_a_page_and_a_time_are_led_to_where_they_are_known(where: tuple[Locator, ...], fragment: str) -> None:
    assert link("It sank.", *where) == f"https://x.example/zh#{fragment}"
    assert link("It sank.", *where, address="") == ""


def test_a_passage_of_two_hundred_code_points_is_looked_for_whole_and_a_longer_one_by_its_ends() -> None:
    assert link("ab " * 66 + "ab") == f"https://x.example/zh#:~:text={'ab ' * 66}ab"
    assert link("ab " * 66 + "abc") == f"https://x.example/zh#:~:text={'ab ' * 5}ab,{'ab ' * 5}abc"


def test_a_clause_that_is_too_long_is_looked_for_by_its_outermost_characters() -> None:
    held, longer = "铃" * 120, "铃" * 121
    assert link(f"{held}，{held}") == f"https://x.example/zh#:~:text={held},{held}"
    assert link(f"{longer}，{longer}") == f"https://x.example/zh#:~:text={'铃' * 16},{'铃' * 16}"


def test_the_first_three_pages_of_a_passage_are_drawn() -> None:
    source = cast("Source", SimpleNamespace(address="https://x.example/a.pdf"))
    where = tuple(Locator(page=number, box=(0, 0, 9, 9), size=(99, 99)) for number in (4, 4, 5, 6, 7))
    assert [page.words for page in pages_of(source, where)] == ["page 4", "page 5", "page 6"]
