"""Links from a passage into its original: to its page, its time, or its words."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

import pytest

from siglum.html.citing import original
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
