"""Which text of a folder a note, a link or a field names."""

import pytest

from siglum.model.files import File
from siglum.quoting.naming import Shelf, read_texts
from siglum.quoting.quotation import Citation

FILES = {
    "harbour.md": "---\ntitle: The harbour\nurl: https://www.Example.org/Harbour/?x=1#top\n---\nThe ferry sank.\n",
    "2024/bridge report.txt": "The bridge opened.\n",
    "2024/bridge report.yaml": "address: [http://bridge.org/a, https://bridge.org/b/]\n",
    "PMID_123.md": "---\nreference_id: PMID:123\ndoi: 10.1/x\n---\nThe gene.\n",
    "plain.txt": "---\nno fields, but words\n---\nMore.\n",
    "two/same.txt": "One.\n",
    "other/same.txt": "Two.\n",
    "picture.png": "\0",
}


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    texts, problems = read_texts("texts", [File(path, text.encode()) for path, text in FILES.items()])
    assert problems == ()
    return Shelf(texts)


HARBOUR, BRIDGE, GENE = "texts/harbour.md", "texts/2024/bridge report.txt", "texts/PMID_123.md"


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("harbour.md", HARBOUR),
        ("../texts/harbour.md#L3", HARBOUR),
        ("./harbour.md", HARBOUR),
        ("harbour", HARBOUR),
        ("https://example.org/Harbour?x=1", HARBOUR),
        ("http://www.example.org/Harbour/?x=1#other", HARBOUR),
        ("2024/bridge%20report.txt", BRIDGE),
        ("bridge report", BRIDGE),
        ("https://bridge.org/a", BRIDGE),
        ("https://bridge.org/b", BRIDGE),
        ("PMID:123", GENE),
        ("https://doi.org/10.1/x", GENE),
        ("doi:10.1/x", GENE),
        ("10.1/x", GENE),
    ],
)
def test_a_text_is_found_by_path_address_and_id(shelf: Shelf, target: str, found: str) -> None:
    assert shelf.named(Citation(target, (target,))) == (found,)


@pytest.mark.parametrize(
    "target", ["", "#top", "https://example.org/harbour?x=1", "https://example.org/", "arbour.md", "PMID:12", "//["]
)
def test_what_names_none_finds_none(shelf: Shelf, target: str) -> None:
    assert shelf.named(Citation(target, (target,))) == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Harbour Post, harbour.md, page 3.", HARBOUR),
        ("See (harbour).", HARBOUR),
        ("A report, <https://bridge.org/a>; not harbour", BRIDGE),
        ("Bridge office: bridge report.", BRIDGE),
        ("Smith 2024, PMID:123.", GENE),
    ],
)
def test_running_words_name_a_text_by_its_strongest_name(shelf: Shelf, words: str, found: str) -> None:
    assert shelf.named(Citation("[^1]", (), words)) == (found,)


def test_words_that_only_hold_a_name_name_nothing(shelf: Shelf) -> None:
    assert shelf.named(Citation("[^1]", (), "The harbours, at harbourside")) == ()


def test_two_texts_of_one_name_are_both_meant(shelf: Shelf) -> None:
    assert set(shelf.named(Citation("same", ("same",)))) == {"texts/two/same.txt", "texts/other/same.txt"}
    assert shelf.named(Citation("x", ("two/same.txt",))) == ("texts/two/same.txt",)


def test_fields_are_no_words_and_words_between_hyphens_are(shelf: Shelf) -> None:
    assert shelf.texts[HARBOUR].words == "The ferry sank.\n"
    assert "The harbour" in shelf.texts[HARBOUR].about
    assert shelf.texts["texts/plain.txt"].words.startswith("---\nno fields")
    assert set(shelf.texts) == {f"texts/{path}" for path in FILES if path.endswith((".txt", ".md"))}


def test_a_text_that_is_none_is_told_and_left_out() -> None:
    texts, problems = read_texts(".", [File("a.txt", b"\xff\xfe\x00"), File("b.txt", b"x\xffy"), File("c.md", b"ok\n")])
    assert [text.file for text in texts] == ["c.md"]
    assert [(one.code, one.span.path) for one in problems] == [("byte-order-mark", "a.txt"), ("not-utf8", "b.txt")]


def test_fields_that_are_no_yaml_are_a_warning() -> None:
    (text,), (problem,) = read_texts("t", [File("a.md", b"---\ntitle: 'open\n---\nThe ferry.\n")])
    assert (text.words, problem.severity, problem.span.path) == ("The ferry.\n", "warning", "t/a.md")
