"""What is stored of subtitles, and when each stretch is said."""

import pytest

from siglum.model.files import File
from siglum.model.locators import fragment_of, touched, words_of
from siglum.sources.article import Article
from siglum.sources.talk import from_srt, from_webvtt

VTT = """WEBVTT

NOTE made by hand

1
00:00:01.500 --> 00:00:03.000
<v Odalys Brent>I rang the bell

2
00:00:03.000 --> 00:00:05.250
<v Odalys Brent>eleven times &amp; more. <i>Nobody</i> came.

00:00:05.500 --> 00:00:07.000 align:start
<v Tilda Marrow>And the geese?

00:00:20.000 --> 00:00:22.000
They stayed.
"""
SRT = """1
00:00:01,000 --> 00:00:02,000
- Did they stay?
- They did, all

2
01:02:03,000 --> 01:02:04,000
of them.
"""


def read(text: str, name: str = "a.vtt") -> Article:
    article, problems = (from_srt if name.endswith("srt") else from_webvtt)(File(name, text.encode()))
    assert problems == ()
    assert article
    return article


def test_cues_are_joined_into_sentences_and_speakers_come_from_the_voices() -> None:
    article = read(VTT)
    assert article.text == (
        "Odalys Brent: I rang the bell eleven times & more. Nobody came.\n\n"
        "Tilda Marrow: And the geese?\n\nThey stayed.\n"
    )


def test_a_passage_carries_its_time() -> None:
    article = read(VTT)
    start = article.text.index("eleven")
    found = touched(article.located, start, start + len("eleven times"))
    assert (words_of(found), fragment_of(found)) == ("at 0:03", "t=3,5.25")
    whole = touched(article.located, article.text.index("I rang"), start + 6)
    assert fragment_of(whole) == "t=1.5,5.25"


def test_a_dash_is_somebody_else_and_an_hour_has_its_place() -> None:
    article = read(SRT, "a.srt")
    assert article.text == "- Did they stay?\n\n- They did, all of them.\n"
    assert words_of([article.located[-1].locator]) == "at 1:02:03"


@pytest.mark.parametrize(
    ("cues", "stored", "again"),
    [
        (["It was", "It was\nfull today."], "It was full today.", ["It was"]),
        ([">> It was", ">> It was\nfull.", "full.\nNo."], ">> It was full. No.", [">> It was", "full."]),
        (["<v Ann>It was", "<v Ann>It was\nfull."], "Ann: It was full.", ["It was"]),
        ([" \nIt <c>was</c>", "It was\n ", "It was\nfull.", "full.\n "], "It was full.", ["It was", "It was", "full."]),
        (["No.", "Yes.", "No.", "One.", "One.\nTwo."], "No. Yes. No. One. Two.", ["One."]),
        (["Fire!\nFire!", "Fire!\nRun!", "Run!\nFire!"], "Fire! Fire! Run! Fire!", ["Fire!", "Run!"]),
        (["- No.", "- No.\n- Yes."], "- No.\n\n- No.\n\n- Yes.", []),
    ],
)  # fmt: skip
def test_what_rolls_up_is_said_once_and_all_else_as_often_as_it_stands_there(
    cues: list[str], stored: str, again: list[str]
) -> None:
    article = read("WEBVTT\n\n" + srt(*cues).replace(",", "."))
    assert article.text == f"{stored}\n"
    assert [(one.what, one.text) for one in article.left_out] == [
        ("lines shown again while others roll up", line) for line in again
    ]


@pytest.mark.parametrize(
    ("cues", "stored"),
    [
        (["On", "On the", "On the ferry", "On the\nferry: none."], "On the ferry: none."),
        (["It sank", "It sank. So", "It sank. So did", "we", "we all."], "It sank. So did we all."),
        (["It sank.", "It sank. So", "It sank. So did we."], "It sank. So did we."),
        (["It was", "It was\nfull", "It was\nfull today."], "It was full today."),
        (["It<00:01.500><c> was</c>", "It was"], "It was"),
        (["<v Ann>It", "<v Ann>It was."], "Ann: It was."),
        (["No.", "No. Never."], "No. No. Never."),
        (["On the", "On them"], "On the On them"),
        (["It was", "It was"], "It was It was"),
    ],
)
def test_captions_that_grow_word_by_word_are_said_once(cues: list[str], stored: str) -> None:
    article = read("WEBVTT\n\n" + srt(*cues).replace(",", "."))
    assert article.text == f"{stored}\n"
    assert article.located[0].locator.begins == 1


def test_what_comes_after_a_pause_does_not_roll_up() -> None:
    text = "1\n00:01,000 --> 00:02,000\nNo.\n\n2\n00:02,100 --> 00:03,000\nNo.\nNever.\n"
    assert read(text, "a.srt").text == "No. No. Never.\n"


def test_who_says_the_same_words_twice_has_said_them_twice() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.\n"
    assert read(text).text == "No. No.\n"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("00:00:01,000 --> 00:00:02,000\nIt was\n\n00:00:02,000 --> 00:00:03,000\nfull.", "It was full."),
        ("1 \n00:00:01.0 --> 00:00:02 X1:9\nIt was\n2\n00:00:02,5 --> 00:00:03,0 \nfull.", "It was full."),
        ("1\n00:01,000 --> 00:02,000\nIt was\n\nfull\n\n2\n00:02,000 --> 00:01,000\nin 1931\n", "It was full in 1931"),
        ("1\n00:01,000 --> 00:02,000\n{\\an8}{\\pos(1,2)}<font color='x'>It</font> was.\n", "It was."),
    ],
)
def test_subrip_is_read_as_it_is_written_in_the_wild(text: str, stored: str) -> None:
    assert read(text, "a.srt").text == f"{stored}\n"


@pytest.mark.parametrize(
    ("cues", "stored"),
    [
        ("00:01,000 --> 00:02,000\nIt was full.", "It was full."),
        ("intro\n00:01.000 --> 00:02.000\nGo --> there.", "Go --> there."),
        ("00:01.000 --> 00:02.000\nThe trans-\n\n00:02.000 --> 00:03.000\nferred geese.", "The trans-\nferred geese."),
        ("00:01.000 --> 00:02.000\n>> Full? >> Very,\n\n00:02.000 --> 00:03.000\nshe.", ">> Full?\n\n>> Very, she."),
        ("00:01.000 --> 00:02.000\n<ruby>電<rt>den</rt></ruby>車 <s>x</s>", "電車 x"),
    ],
)  # fmt: skip
def test_no_word_of_a_cue_is_lost(cues: str, stored: str) -> None:
    assert read(f"WEBVTT\n\n{cues}\n").text == f"{stored}\n"


def test_lines_without_a_time_are_told() -> None:
    article = read("WEBVTT a title\nKind: x\n\nSTYLE\n::cue { }\n\n00:01.000 --> 00:02.000\nOne.\n\nTwo.\n")
    assert article.text == "One.\n"
    assert [(one.what, one.text) for one in article.left_out] == [("lines without a time", "Two.")]


@pytest.mark.parametrize(("name", "text"), [("a.vtt", "no subtitles"), ("a.srt", "1\nno time\nwords\n")])
def test_what_are_no_subtitles_is_refused(name: str, text: str) -> None:
    article, [problem] = (from_srt if name.endswith("srt") else from_webvtt)(File(name, text.encode()))
    assert article is None
    assert problem.code in ("original-unreadable", "seed-empty")


def test_what_is_heard_and_not_said_stands_by_itself_but_within_a_sentence() -> None:
    cues = ["The ferry was late.", "♪ music ♪", "It was full", "[LAUGHTER]", "and late.", "(APPLAUSE)", "Why?"]
    times = (f"00:00:{at:02}.000 --> 00:00:{at + 1:02}.000\n{words}\n\n" for at, words in enumerate(cues))
    article, _ = from_webvtt(File("a.vtt", ("WEBVTT\nKind: captions\nLanguage: en-GB\n\n" + "".join(times)).encode()))
    assert article
    assert article.text == (
        "The ferry was late.\n\n♪ music ♪\n\nIt was full [LAUGHTER] and late.\n\n(APPLAUSE)\n\nWhy?\n"
    )
    assert article.metadata.language == "en-GB"


@pytest.mark.parametrize(
    ("cues", "stored"),
    [
        (["<v Ann>It sank.</v> The court", "found otherwise."], "Ann: It sank.\n\nThe court found otherwise."),
        (["<v Ann>It sank.", "She was never charged."], "Ann: It sank.\n\nShe was never charged."),
        (["<v Ann>It sank\nat noon.</v>\nNobody came."], "Ann: It sank at noon.\n\nNobody came."),
        (["<v Ann><i>It sank</v></i>.", "<v Ann>At noon."], "Ann: It sank. At noon."),
        (["<v Ann>It <v>was</v> <v.loud Ben>late."], "Ann: It\n\nwas\n\nBen: late."),
        (["<v Ann>It was full", "[LAUGHTER]", "<v Ann>and late.", "(BELL)", "Why?"],
         "Ann: It was full [LAUGHTER] and late.\n\n(BELL)\n\nWhy?"),
        (["ANN: It sank.", "At noon."], "ANN: It sank. At noon."),
    ],
)  # fmt: skip
def test_a_voice_ends_with_its_span_and_with_its_cue(cues: list[str], stored: str) -> None:
    assert read("WEBVTT\n\n" + srt(*cues).replace(",", ".")).text == f"{stored}\n"


def test_who_is_not_the_only_one_to_speak_is_no_author() -> None:
    article = read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Abel>It sank.</v> The court found otherwise.\n")
    assert article.metadata.byline == ""


@pytest.mark.parametrize(("voice", "byline"), [("Ann Abel", "Ann Abel"), ("MAN", ""), ("Speaker 1", "")])
def test_a_speaker_without_a_name_is_no_author(voice: str, byline: str) -> None:
    article, _ = from_webvtt(File("a.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {voice}>It sank.\n".encode()))
    assert article
    assert article.metadata.byline == byline


def srt(*cues: str) -> str:
    return "\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{cue}\n" for n, cue in enumerate(cues, start=1))


def test_a_name_on_a_line_of_its_own_begins_what_somebody_says() -> None:
    text = srt(
        "MAN:\nI rang\nthe bell.", "MAN 2:\nNobody came.", "ANN ABEL:", "I did.", "MAN: And then?\nThe rule is:", "go."
    )
    assert read(text, "a.srt").text == (
        "MAN: I rang the bell.\n\nMAN 2: Nobody came.\n\nANN ABEL: I did.\n\nMAN: And then? The rule is: go.\n"
    )


def test_a_dash_before_small_letters_reads_on() -> None:
    article = read(
        srt("I told it to them", "– those who were there – and to you.", "– Were you there?", "- no."), "a.srt"
    )
    assert article.text == "I told it to them – those who were there – and to you.\n\n– Were you there?\n\n- no.\n"
