"""`from siglum import prove`: where a quotation stands, or why it does not, whatever an editor's signs are."""

import subprocess
import sys

import pytest

import siglum
from siglum import Outcome, Sources, Status, prove
from siglum.proving.folding import Folded, fold
from siglum.quoting import proof

FERRY = (
    "The old ferry sank at dawn, and it was missed by few. Nobody was hurt.\n\n"
    "It walked home. About $500 went\nwith it; non-smokers stayed. The café opened.\n\n"
    "The mayor spoke of the old ferry for −5 minutes.\n"
)


def proven(quotation: str | list[str], text: str = FERRY, status: Status = Status.CUT) -> list[str]:
    """Return the words of the source that a quotation is."""
    outcome = prove(quotation, text)
    assert outcome.status is status, outcome
    (place,) = outcome.places
    return [text[part.start : part.end] for part in place.stretches]


def missed(quotation: str | list[str], text: str = FERRY) -> Outcome:
    """Return what became of a quotation that is refused."""
    outcome = prove(quotation, text)
    assert outcome.status is Status.NOT_FOUND, outcome
    assert not outcome.stands
    assert outcome.places == ()
    return outcome


def test_a_quotation_is_proven_with_its_place() -> None:
    outcome = prove("$500 went with it", {"a.txt": "Nothing.", "b.txt": FERRY})
    assert outcome.status is Status.PROVEN
    assert outcome.stands
    (place,) = outcome.places
    assert (place.source, place.line, place.column) == ("b.txt", 3, 23)
    assert [FERRY[part.start : part.end] for part in place.stretches] == ["$500 went\nwith it"]
    assert (outcome.code, outcome.nearest, outcome.differences) == ("", None, "")


def test_only_white_space_and_composition_are_folded() -> None:
    assert proven("The  cafe\u0301\nopened", status=Status.PROVEN) == ["The café opened"]
    for other in ("the café opened", "The cafe opened", "The café opened!", "$ 500 went"):
        missed(other)


def test_what_is_not_found_has_the_nearest_passage_and_what_differs() -> None:
    outcome = prove("The old ferry sank at noon", {"other": "Quite another text.", "a": FERRY})
    near = outcome.nearest
    assert near is not None
    assert (near.source, near.line) == ("a", 1)
    assert near.words.startswith("The old ferry sank at")
    assert '"noon"' in outcome.differences
    assert outcome.code == "quote-not-verbatim"
    assert prove("no such words", "").nearest is None


def test_a_quotation_that_stands_several_times_is_ambiguous_until_its_neighbours_are_given() -> None:
    outcome = prove("old ferry", FERRY)
    assert outcome.status is Status.AMBIGUOUS
    assert outcome.stands
    assert [place.line for place in outcome.places] == [1, 6]
    assert "line 1, line 6" in outcome.hint
    assert prove("old ferry", FERRY, suffix="sank").status is Status.PROVEN
    assert [place.line for place in prove("old ferry", FERRY, prefix="spoke of the").places] == [6]
    assert prove("old ferry", FERRY, prefix="no such").code == "quote-ambiguous"
    assert prove("old ferry", {"a": FERRY, "b": "One old ferry."}).places[0].source == "b"


@pytest.mark.parametrize("words", ["body was hurt", "500 went", "smokers stayed", "of the old fer", "5 minutes", "caf"])
def test_a_quotation_cuts_no_word_number_or_sign(words: str) -> None:
    assert prove(words, FERRY, short=True).code == "quote-cuts-word"


@pytest.mark.parametrize("words", ["", "  ", "…", "[…]", "[the ferry]", "“”", "...", "—", []])
def test_what_has_no_words_proves_nothing(words: str | list[str]) -> None:
    assert missed(words).code == "quote-too-short"
    assert prove(words, "", short=True).code == "quote-too-short"


def test_a_single_word_backs_nothing_unless_it_is_allowed() -> None:
    assert missed("ferry").code == "quote-too-short"
    assert prove("Nobody", FERRY, short=True).status is Status.PROVEN


@pytest.mark.parametrize("dots", ["…", "...", "....", ". . .", "[…]", "[...]", "(…)", "(...)", "[ … ]", "……"])
def test_every_sign_of_omission_leaves_words_out(dots: str) -> None:
    assert proven(f"The old ferry {dots} was missed by few") == ["The old ferry", "was missed by few"]


def test_segments_in_a_list_are_the_pieces_in_order() -> None:
    assert proven(["The old ferry", "was missed by few"]) == ["The old ferry", "was missed by few"]
    assert missed(["was missed by few", "The old ferry"]).code == "quote-not-verbatim"


def test_the_pieces_stand_in_order_and_near_each_other() -> None:
    assert "another order" in missed("missed by few … The old ferry sank").message
    assert proven("Nobody was hurt … It walked home") == ["Nobody was hurt", "It walked home"]
    assert missed("Nobody was hurt … The mayor spoke").code == "quote-pieces-apart"
    assert missed("Nobody was hurt … no such words").code == "quote-not-verbatim"


def test_lone_words_between_omissions_make_no_quotation() -> None:
    assert missed("The … ferry … sank").code == "quote-too-short"


def test_of_pieces_that_stand_several_times_the_nearest_are_meant() -> None:
    text = "One thing rose. One thing fell. Two men saw it. One thing is left."
    assert proven("One thing … men saw", text) == ["One thing", "men saw"]
    assert prove("One thing … Two men", text).places[0].stretches[0].start == 16


@pytest.mark.parametrize(
    ("quotation", "stretches"),
    [
        ("[T]he old ferry sank", ["The old ferry sank"]),
        ("[t]he old ferry sank", ["The old ferry sank"]),
        ("and [I]t was missed", ["and it was missed"]),
        ("[the ferry] was missed by few", ["was missed by few"]),
        ("and it [the ferry] was missed", ["and it", "was missed"]),
        ("and [the ferry] was missed", ["and", "was missed"]),
        ("ferry sank [at last] at dawn", ["ferry sank", "at dawn"]),
        ("ferry [sic] sank at dawn", ["ferry sank at dawn"]),
        ("ferry sank at dawn [emphasis added]", ["ferry sank at dawn"]),
        ("[sic] ferry sank at dawn", ["ferry sank at dawn"]),
        ("It walk[s] home", ["It walked home"]),
        ("[I]t was missed … Nobody was hurt [at all]", ["it was missed", "Nobody was hurt"]),
    ],
)
def test_brackets_are_the_editors_and_what_is_around_them_is_proven(quotation: str, stretches: list[str]) -> None:
    assert proven(quotation) == stretches


@pytest.mark.parametrize(
    "quotation",
    [
        "[T]his old ferry sank",
        "[S]he old ferry sank",
        "ferry [boat] burned at dawn",
        "ferry [the boat sank",
        "ferry the boat] sank",
        "[un]missed by few",
        "non-[chain]smokers stayed",
        "[No]body was hurt",
        "It [came and] was hurt",
        "1[0]0 men came",
        "Nobody was [in the least] few",
        "it was [not] missed by few",
        "The old ferry [never] sank",
        "The old ferry [nicht] sank",
        "The old ferry [n’a jamais] sank",
        "The old ferry [не] sank",
        "The [two] old ferries … it",
        "［un］missed by few",
    ],
)
def test_brackets_prove_nothing_that_is_not_there(quotation: str) -> None:
    missed(quotation)


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("It came on [Wednesday] at noon", "It came on Tuesday at noon."),
        ("It came in [June] at noon", "It came in May at noon."),
        ("It had [three] men aboard", "It had five men aboard."),
        ("It had [3] men aboard", "It had five men aboard."),
        ("[three] men came aboard", "Two men came aboard."),
        ("It came on [Wednesday]", "It came on Tuesday."),
        ("他说他[不]会去北京", "他说他会去北京。"),
        ("It can[not] be seen", "It can be seen."),
        ("It was hope[less] at first", "It was hopeful at first."),
        ("It went [nowhere near] home", "It went home."),
        ("[only] one man came home", "one man came home."),
    ],
)
def test_brackets_neither_deny_nor_name_another_number_month_or_day(quotation: str, text: str) -> None:
    missed(quotation, text)


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("It came on [Tuesday, the 5th] at noon", "It came on Tuesday at noon."),
        ("It had [5] men aboard", "It had five men aboard."),
        ("It came [in May] at noon", "It came on Tuesday at noon."),
        ("and [the non-profit] was missed", FERRY),
        ("他说他会[去]北京看朋友", "他说他会去北京看朋友。"),
    ],
)
def test_brackets_may_tell_more_or_the_same_otherwise(quotation: str, text: str) -> None:
    assert proven(quotation, text)


def test_dots_of_an_editor_are_none_where_the_source_has_its_own() -> None:
    assert missed("He said ... nothing of it", "He said … nothing of it.").code == "quote-not-verbatim"


def test_words_in_brackets_stand_for_a_few_words_of_one_sentence() -> None:
    text = "It came one two three four five six here. It went one two three four five six seven here."
    assert proven("It came [and] here", text) == ["It came", "here"]
    missed("It went [and] here", text)
    missed("six here [and] It went", "One six here. Then once It went.")


def test_signs_that_the_source_has_itself_are_its_words() -> None:
    text = "He said … nothing [sic] of it [12]."
    assert proven("He said … nothing [sic] of it [12]", text, Status.PROVEN) == ["He said … nothing [sic] of it [12]"]


def test_chinese_has_neither_spaces_nor_single_words() -> None:
    text = "他说：“橋终于在一九三二年开了。”渡轮仍然比较便宜。"
    assert proven("橋终于在一九三二年开了", text, Status.PROVEN) == ["橋终于在一九三二年开了"]
    assert proven("橋终于开……渡轮仍然", "橋终于开了。渡轮仍然比较便宜。") == ["橋终于开", "渡轮仍然"]
    assert proven("渡轮[它]比较便宜", text) == ["渡轮", "比较便宜"]
    assert missed("橋终于", text).code == "quote-too-short"
    missed("橋终于在一九三三年开了", text)


def test_sources_are_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    def counting(text: str) -> Folded:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(proof, "fold", counting)
    sources = Sources({"a": FERRY, "b": "Nothing."})
    for _ in range(3):
        assert prove("was missed by few", sources).stands
        assert prove("was missed by few", sources.among(["a"])).stands
    assert folded == [FERRY, "Nothing."]


def test_no_source_proves_nothing() -> None:
    assert prove("any words at all", {}).status is Status.NOT_FOUND


def test_the_package_offers_what_it_says_and_imports_it_late() -> None:
    assert all(getattr(siglum, name) is not None for name in siglum.__all__)
    with pytest.raises(AttributeError, match="no attribute 'proof_of'"):
        _ = siglum.proof_of  # type: ignore[attr-defined]
    code = (
        "import siglum, sys; assert 'siglum.quoting' not in sys.modules; siglum.prove; assert 'yaml' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
