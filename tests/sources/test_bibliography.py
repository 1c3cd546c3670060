"""What bibliographies say of articles."""

import pytest

from siglum.model.files import File, Span
from siglum.sources.article import Metadata
from siglum.sources.bibliography import entries_in, is_bibliography


def read(ending: str, text: str) -> Metadata:
    entries, problems = entries_in(File(f"a.{ending}", text.encode()))
    assert problems == ()
    return entries[0].metadata


BIBTEX = r"""@string{hr = "The Harbour Review"}
Words between entries, and a % comment.
@inproceedings{ships,
  title = "{\"U}ber {NASA} \& \emph{geese}",
  author = {{Barnes and Noble, Inc.} and von der Leyen, Ursula and King, Jr., Martin Luther and Mu{\~n}oz, Jos{\'e}
    and others},
  year = 1931, month = may # "~14", crossref = {log}, note = {\url{https://a.example/x_y?a=1&b=2}}
}
@proceedings{log, title = hr # { of } # "the {Port}", doi = {10.5555/1}, publisher = {Quay}}
"""


def test_strings_names_latex_and_cross_references_of_bibtex_are_understood() -> None:
    assert read("bib", BIBTEX) == Metadata(
        title="Über NASA & geese",
        outlet="The Harbour Review of the Port",
        published="1931-05-14",
        byline="Barnes and Noble, Inc., Ursula von der Leyen, Martin Luther King Jr., José Muñoz et al.",
        address="https://a.example/x_y?a=1&b=2",
        kind="paper",
    )


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("date = {1931/1932}", "1931/1932"),
        ("date = {1931~}", "1931~"),
        ("year = {1931}, month = 5", "1931-05"),
        ("year = {1931}, month = {14 May}", "1931-05-14"),
        ("year = {c. 1931}, month = may", "1931~"),
        ("year = {in press}, month = may", ""),
    ],
)
def test_dates_of_bibtex(written: str, published: str) -> None:
    assert read("bib", f"@article{{a, title = {{x}}, {written}}}").published == published


def test_what_of_a_bibliography_cannot_be_read_is_told_and_the_rest_is_taken() -> None:
    text = "@article{a, title = {One}}\n@article{b, title = {Three, year = 1931}\n"
    entries, problems = entries_in(File("r.bib", text.encode()))
    assert [one.metadata.title for one in entries] == ["One"]
    lines = [one.at.line for one in problems if isinstance(one.at, Span)]
    assert ([one.code for one in problems], lines) == (["original-unreadable"], [2])


def test_entries_with_one_key_without_any_and_with_a_field_twice_are_all_read() -> None:
    text = (
        "@article{a, title = {One}}\n@article{a, title = {Two}}\n@article{\n title = {Three},\n year = 1931}\n"
        "@book{b, title = {Four}, file = {x/one.pdf}, title = {Five}, file = {x/two.pdf}}\n"
    )
    entries, problems = entries_in(File("r.bib", text.encode()))
    assert problems == ()
    assert sorted(one.metadata.title for one in entries) == ["Four", "One", "Three", "Two"]
    assert [one.files for one in entries if one.key == "b"] == [("one.pdf", "two.pdf")]


@pytest.mark.parametrize(
    "data",
    [
        "@article{a, title = {Café}}".encode("utf-16"),
        "% Encoding: Cp1252\n@article{a, title = {Café}}".encode("cp1252"),
        "\ufeff@article{a, title = {Café}}".encode(),
    ],
)
def test_a_bibliography_is_read_in_the_encoding_that_it_says(data: bytes) -> None:
    [entry], problems = entries_in(File("r.bib", data))
    assert (entry.metadata.title, problems) == ("Café", ())


def test_a_bibliography_in_an_encoding_that_it_does_not_say_is_refused_with_the_line() -> None:
    entries, [problem] = entries_in(File("r.bib", "@article{a,\n title = {Café}}".encode("cp1252")))
    assert (entries, problem.code) == ((), "not-utf8")
    assert isinstance(problem.at, Span)
    assert (problem.at.line, "Windows-1252" in problem.hint) == (2, True)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("r.bib", "no entry", "no entry that can be read"),
        ("r.ris", "no entry", "no entry that can be read"),
        ("r.json", '[{"type": ', "can't be read: Expecting value"),
        ("r.json", '{"a": 1}', "no CSL-JSON"),
        ("r.json", '[{"type": "Annotation", "target": "x"}]', "annotations"),
    ],
)
def test_what_is_no_bibliography_is_refused(name: str, text: str, words: str) -> None:
    file = File(name, text.encode())
    assert is_bibliography(file)
    entries, [problem] = entries_in(file)
    assert entries == ()
    assert words in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nT1  - Geese\nA1  - King, Martin Luther, Jr.\nA1  - The Port\nJF  - Log\nY1  - 1931/05/14/x\nER  -",
        "TY - JOUR\r\nTI - Geese\r\nAU - King, Martin Luther, Jr.\r\nAU - The Port\r\nT2 - Log\r\nDA - 1931/5/14\r\n",
    ],
)  # fmt: skip
def test_ris_is_read_as_programs_write_it(text: str) -> None:
    found = read("ris", text)
    assert (found.title, found.byline, found.outlet, found.published, found.kind) == (
        "Geese",
        "Martin Luther King Jr., The Port",
        "Log",
        "1931-05-14",
        "paper",
    )


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ('{"date-parts": [["1931", "5"]]}', "1931-05"),
        ('{"date-parts": [[1931, 5], [1931, 6]]}', "1931-05/1931-06"),
        ('{"date-parts": [[1931]], "circa": true}', "1931~"),
        ('{"date-parts": [[1931]], "season": 2}', "1931-22"),
        ('{"date-parts": [[-44, 3, 15]]}', "-0044-03-15"),
        ('{"raw": "1931-05-14"}', "1931-05-14"),
        ('{"literal": "in spring"}', ""),
        ("null", ""),
    ],
)
def test_dates_of_csl(issued: str, published: str) -> None:
    assert read("json", f'{{"type": "book", "issued": {issued}}}').published == published


def test_titles_and_names_of_csl_and_of_crossref() -> None:
    found = read(
        "json",
        '[{"type": "journal-article", "title": ["<i>Geese</i> &amp; trams"], "container-title": ["Log"], "author": ['
        '{"given": "Ursula", "non-dropping-particle": "von der", "family": "Leyen"}, {"literal": "The Port"}, null]}]',
    )
    assert (found.title, found.outlet, found.byline) == ("Geese & trams", "Log", "Ursula von der Leyen, The Port")


def test_a_value_of_ris_goes_on_in_the_next_line_and_all_authors_are_read() -> None:
    found = read(
        "ris",
        "TY  - JOUR\nTI  - The ferry of the\n  harbour\nA1  - Abel, Ann\nAU  - Barker, Ben\nAU  - Abel, Ann\n"
        "DA  - one day\nPY  - 1932/05//\nLA  - English\nDB  - PubMed\nAN  - 31452104\nER  - \n",
    )
    assert (found.title, found.byline, found.published) == (
        "The ferry of the harbour",
        "Ann Abel, Ben Barker",
        "1932-05",
    )
    assert (found.language, found.pmid) == ("en", "31452104")


def test_days_and_languages_of_bibtex_are_read_in_whatever_field_they_stand() -> None:
    found = read("bib", "@article{a, title={T}, year=1932, month=may, day={4}, langid={ngerman}}")
    assert (found.published, found.language) == ("1932-05-04", "de")


def test_a_value_of_bibtex_with_many_braces_that_ends_nowhere_is_read_at_once() -> None:
    # Were there two ways to take each pair of braces, every pair would double the time.
    groups = 10_000
    entries, _ = entries_in(File("a.bib", f'@article{{k, title = "{"{A}" * groups}" x, year = 1932}}'.encode()))
    assert entries[0].metadata.published == "1932"
