"""Where stretches stand in an original, as it is kept in a file."""

import json

import pytest

from siglum.model.locators import Located, Locator, dump, load

DIGEST = "0" * 64
LOCATED = (
    Located(0, 4, Locator(page=1, label="i", box=(72.0, 10.0, 300.0, 22.0), size=(595.0, 842.0))),
    Located(5, 9, Locator(page=2, box=(72.0, 10.0, 300.0, 22.0), size=(842.0, 595.0))),
    Located(9, 12, Locator(page=2, box=(72.0, 30.0, 300.0, 42.0), size=(842.0, 595.0))),
)


def test_what_is_kept_of_pages_comes_back_with_the_size_of_each() -> None:
    data = dump(LOCATED, DIGEST)
    assert load(data, DIGEST, 12) == LOCATED
    assert json.loads(data)["pages"] == {"1": [595.0, 842.0], "2": [842.0, 595.0]}


def test_a_file_that_knows_no_sizes_is_read_too() -> None:
    read = json.loads(dump(LOCATED, DIGEST))
    del read["pages"]
    assert [one.locator.size for one in load(json.dumps(read).encode(), DIGEST, 12)] == [None] * 3
    assert b"pages" not in dump([Located(0, 4, Locator(begins=1.5))], DIGEST)


@pytest.mark.parametrize(
    "pages",
    [
        '{"1": [0, 842]}',
        '{"1": [595, -1]}',
        '{"1": [595]}',
        '{"1": [NaN, 842]}',
        '{"1": [1e999, 842]}',
        '{"x": [5, 8]}',
        "[]",
        "7",
    ],
)
def test_no_page_has_a_size_that_can_not_be(pages: str) -> None:
    data = f'{{"text": "{DIGEST}", "pages": {pages}, "located": []}}'.encode()
    with pytest.raises(ValueError, match="can't be read"):
        load(data, DIGEST, 12)


@pytest.mark.parametrize("side", ["NaN", "Infinity", "-1e999", '"wide"', "null"])
def test_no_box_has_a_side_that_is_nowhere(side: str) -> None:
    data = f'{{"text": "{DIGEST}", "located": [{{"at": [0, 4], "page": 1, "box": [0, 0, 5, {side}]}}]}}'.encode()
    with pytest.raises(ValueError, match="can't be read"):
        load(data, DIGEST, 12)
