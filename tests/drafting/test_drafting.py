"""Claims that are drafted from gaps: exact, honest about what is left open, and clean once that is written."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siglum.build import Proven, prove
from siglum.drafting.as_yaml import as_yaml, scalar
from siglum.drafting.drafts import UNWRITABLE, Draft, Undraftable
from siglum.model.problems import Problem, Severity, errors_in
from siglum.model.values import ClaimKind, Form, SetAsideReason
from siglum.proving.folding import fold, fold_words
from siglum.reading.fields import read_fields
from tests.alphabet import WRITABLE
from tests.drafting.drafted import DRAFTED, drafts_of, finished, site_of, with_claims, without_claims, written
from tests.sampled import examples
from tests.tiny import cases_in, tiny

REPOSITORY = Path(__file__).resolve().parents[2]
SITES = {"real": REPOSITORY, "small": REPOSITORY / "tests" / "golden" / "site"}


def told(problems: Sequence[Problem]) -> str:
    return "\n".join(f"{problem.span} {problem.code}: {problem.message}" for problem in problems)


def of_drafts(proven: Proven) -> list[Problem]:
    """Return what is wrong with the file of drafts itself."""
    return [problem for problem in proven.problems if problem.span.path == DRAFTED]


@pytest.mark.parametrize("name", SITES)
def test_drafts_leave_only_what_they_say_is_left_and_are_clean_once_it_is_written(name: str) -> None:
    bare = without_claims(SITES[name])
    assert not errors_in(prove(bare).problems)
    site = site_of(bare)
    text = written(site)
    drafts = [draft for made in drafts_of(site).values() for draft in made if isinstance(draft, Draft)]
    gaps = sum(one.state == "gap" for source in site.sources for one in site.coverage[source])
    assert len(drafts) > 10
    assert gaps - len(drafts) == text.count("set it aside, or quote it together")

    draft = prove(with_claims(bare, text))
    assert {problem.code for problem in draft.errors} == {"draft-unfinished"}, told(draft.errors)
    assert len(draft.errors) == sum(": TODO" in line.partition("#")[0] for line in text.split("\n"))
    assert len(draft.errors) >= len(drafts)

    done = prove(with_claims(bare, finished(text, [one.quote for one in drafts])))
    said = [("claim-rests-on-doubtful", one.id) for one in drafts if one.doubtful]
    said += [("figure-untyped", one.id) for one in drafts if one.kind is ClaimKind.FIGURE]
    left = [one for one in of_drafts(done) if (one.code, one.record) not in said]
    assert not left, told(left)
    assert not done.errors, told(done.errors)
    assert done.site
    for source in site.sources:
        states = [one.state for one in done.site.coverage[source]]
        assert states.count("gap") == sum(isinstance(one, Undraftable) for one in drafts_of(site)[source])


@pytest.mark.parametrize("name", SITES)
def test_a_draft_quotes_its_sentence_to_the_letter(name: str) -> None:
    site = site_of(without_claims(SITES[name]))
    data, problems = read_fields(DRAFTED, written(site))
    assert not problems
    assert isinstance(data, list)
    sentences = {
        source: [fold(text.text[part.start : part.end]).text for part in text.sentences]
        for source, text in site.texts.items()
    }
    for record in data:
        assert isinstance(record, dict)
        listed = record["evidence"]
        assert isinstance(listed, list)
        evidence = listed[0]
        assert isinstance(evidence, dict)
        assert fold(str(evidence["quote"])).text in sentences[str(evidence["source"])]


# Articles made of what is hard to quote

PIECES = st.sampled_from(
    [
        "It was full.", "It was full.", "“No: never,” said Ann Abel.", "He said so on Monday.", "# One", "- two: 'x'",
        "yes", "NULL", "12 May 1932.", "The \u200fשלום\u200e sign.", "\u200fשלום\u200e", "cafe\u0301 at the gate.",
        "人們都很高興。", "Wait\u00a0for…", 'a\tb \\n "c" {d} [e] & *f !g %h @i `j', "key: value", "> quoted", "x #y",
        "According to the Post, it sank.", "🛥️ It sailed\u2028on.", "TODO", "TODO: write this.", "Marked\ufeff here.",
    ]
)  # fmt: skip
ARTICLES = st.lists(st.lists(PIECES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5).map("\n".join)
RECORDS = """
--- site_src/sources/s1.md
---
file: s1.txt
title: S
sha256: auto
derives_from:
  - {origin: wire, reason: the same words}
  - {origin: other, reason: the same words}
---
--- site_src/origins.yaml
- {id: wire, name: The wire, reason: The same words.}
- {id: other, name: The other, reason: The same words.}
--- site_src/people/ann.md
---
name: Ann Abel
---
--- site_src/organizations/post.md
---
name: the Post
kind: outlet
---
"""


@settings(derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(ARTICLES)
def test_whatever_an_article_holds_its_drafts_are_sound(article: str) -> None:
    case = next(cases_in(f"=== one{RECORDS}"))
    case.files["seeds/s1.txt"] = article.encode()
    bare = case.snapshot()
    site = site_of(bare)
    made = drafts_of(site)["s1"]
    text = written(site)
    draft = prove(with_claims(bare, text))
    assert {problem.code for problem in draft.errors} <= {"draft-unfinished"}, text + told(draft.errors)
    drafts = [one for one in made if isinstance(one, Draft)]
    done = prove(with_claims(bare, finished(text, [one.quote for one in drafts])))
    assert not done.errors, text + told(done.errors)
    assert not of_drafts(done), text + told(of_drafts(done))
    assert done.site
    gaps = [one for one in done.site.coverage["s1"] if one.state == "gap"]
    assert [article[one.stretch.start : one.stretch.end] for one in gaps] == [
        one.words for one in made if isinstance(one, Undraftable)
    ]
    for one in drafts:
        assert fold_words(" ".join(one.quote)) in fold_words(UNWRITABLE.sub(" ", article)), one.quote


@examples(300)
@given(st.text(WRITABLE, min_size=1), st.sampled_from([0, 6, 8]))
def test_a_value_that_is_written_is_read_again_to_the_letter(text: str, indent: int) -> None:
    made = f"{' ' * indent}- quote: {scalar(text, indent + 2)}\n{' ' * indent}  after: it"
    data, problems = read_fields("a.yaml", made)
    steering = [problem for problem in problems if problem.code != "control-character"]
    assert (data, steering) == ([{"quote": text, "after": "it"}], []), made


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The bridge opened, after nine years.", "The bridge opened, after nine years."),
        ("“We built it,” she said.", "“We built it,” she said."),
        ("Note: it opened.", "|-\n    Note: it opened."),
        ("- It opened.", "|-\n    - It opened."),
        ("1932", "|-\n    1932"),
        ("No \u200bgap.", '"No \\u200bgap."'),
    ],
)
def test_a_value_is_written_as_plainly_as_it_can_be(text: str, shown: str) -> None:
    assert scalar(text, 2) == shown


# What is found in a sentence


def drafted(sentence: str, records: str = "") -> Draft:
    """Return the draft of a sentence that stands alone in an article."""
    text = (
        f"--- seeds/s1.txt\n{sentence}\n--- site_src/sources/s1.md\n---\nfile: s1.txt\ntitle: S\nsha256: auto\n---\n"
        "--- site_src/people/ann.md\n---\nname: Ann Abel\naliases: [{form: Abel, sources: [s1]}]\n---\n"
        "--- site_src/people/fisherman.md\n---\nname: an old fisherman\nnamed: false\n---\n"
        "--- site_src/organizations/post.md\n---\nname: The Post\naliases: [{form: Post, sources: [s1]}]\n"
        "kind: outlet\n---\n--- site_src/topics/ferry.md\n---\nname: The ferry\n"
        "aliases: [{form: ferry, sources: [s1]}]\n---\n"
        f"{records}"
    )
    site = tiny(text).site
    assert site
    [draft] = drafts_of(site)["s1"]
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    ("sentence", "chain", "form"),
    [
        ("“It was cheap,” said Ann Abel.", ("ann",), Form.DIRECT),
        ("“It was cheap,” Abel told the Post.", ("ann", "post"), Form.DIRECT),
        ("Ann Abel, an engineer, says the ferry was “cheap”.", ("ann",), Form.MIXED),
        ("According to the Post, Ann Abel has repeatedly said that it was cheap.", ("ann", "post"), Form.INDIRECT),
        ("The Post reported that the ferry was cheap.", ("post",), Form.INDIRECT),
        ("Ann Abel built the ferry, and the Post was there.", (), Form.OWN),
        ("He told Ann Abel that the ferry was cheap.", (), Form.OWN),
        ("The friends of Ann Abel said that it was cheap.", (), Form.OWN),
        ("“It was cheap,” said Ann Abel is not what he wrote.", (), Form.OWN),
        ("A friend named “Ann Abel” said it was cheap.", ("ann",), Form.MIXED),
        ("It took 400, according to the local paper The Post.", ("post",), Form.INDIRECT),
        ("An old fisherman has said that it was cheap.", ("fisherman",), Form.INDIRECT),
        ("“It was cheap,” the old fisherman told the Post.", ("fisherman", "post"), Form.DIRECT),
    ],
)
def test_who_speaks_is_proposed_innermost_first(sentence: str, chain: tuple[str, ...], form: Form) -> None:
    draft = drafted(sentence)
    assert (draft.chain, draft.form) == (chain, form)
    assert set(draft.about) >= set(chain) - {"fisherman"}, "who has no name is no name"


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("According to an old engineer, it was cheap.", ("an old engineer",)),
        ("“It was cheap,” posted another man.", ("another man",)),
        ("He reiterated that it was cheap.", ("He",)),
        ("“It was cheap,” said a man at the gate.", ("a man at the gate",)),
        ("The town clerk said that it was cheap.", ("The town clerk",)),
        ("Bob Bell argued that it was cheap.", ("Bob Bell",)),
        ("It was cheap and slow.", ()),
        ("Ann Abel said that it was cheap.", ()),
    ],
)
def test_a_speaker_without_a_record_is_named_and_left_open(sentence: str, speakers: tuple[str, ...]) -> None:
    assert drafted(sentence).speakers == speakers


def test_numbers_dates_and_what_a_sentence_is_about_are_found() -> None:
    draft = drafted("On 12 May 1932 the ferry took $4 million, 7,000 people and 12% more, last week.")
    assert draft.numbers == ("$4 million", "7,000", "12%")
    assert draft.dates == ("12 May 1932", "last week")
    assert (draft.kind, draft.undated, draft.about) == (ClaimKind.FIGURE, "last week", ("ferry",))
    assert drafted("It sank on 12 May 1932.").kind is ClaimKind.EVENT
    old = drafted("It sank on the 24th of August in the year 79, and 12 000 people saw it.")
    assert (old.numbers, old.dates) == (("12 000",), ("24th of August in the year 79",))
    assert drafted("It sank on the 5th of that month.").kind is ClaimKind.EVENT
    assert drafted("It was cheap and slow.").kind is ClaimKind.FACT


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("According to Ann Abel, it will rain.", ClaimKind.PREDICTION),
        ("It will rain.", ClaimKind.FACT),
        ("“It will rain,” said Ann Abel.", ClaimKind.QUOTATION),
        ("Ann Abel said that 400 people came.", ClaimKind.FIGURE),
    ],
)
def test_a_kind_is_proposed(sentence: str, kind: ClaimKind) -> None:
    assert drafted(sentence).kind is kind


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The ferry is sold", SetAsideReason.HEADING),
        ("The ferry is sold!", None),
        ("“The ferry is sold.”", None),
        ("« The ferry is sold. »", None),
        ("Was the ferry sold?", SetAsideReason.QUESTION),
        ("“Was the ferry sold?”", SetAsideReason.QUESTION),
    ],
)
def test_what_may_back_no_claim_is_told_with_the_lines_that_set_it_aside(
    sentence: str, reason: SetAsideReason | None
) -> None:
    draft = drafted(sentence)
    assert draft.aside is reason
    told = "\n".join(as_yaml("seeds/s1.txt", [draft]))
    assert ("under set_aside:" in told) is (reason is not None)
    if reason:
        [line] = [line.removeprefix("#") for line in told.split("\n") if line.startswith("#   - {")]
        data, problems = read_fields("a.yaml", line)
        assert (data, problems) == ([{"quote": sentence, "reason": str(reason)}], ())


def test_a_sentence_is_drafted_as_it_reads_over_its_line_ends_and_the_words_that_these_break() -> None:
    draft = drafted(
        "On the day on which the bridge was opened by the mayor, the ferry-\n"
        "man of the town saw how Jon and his sister, the engineer Ann\n"
        "Abel, were the first to walk over it, and shut up his old landing."
    )
    words = (
        "On the day on which the bridge was opened by the mayor, the ferryman of the town saw how Jon and his sister, "
        "the engineer Ann Abel, were the first to walk over it, and shut up his old landing."
    )
    assert draft.quote == (words,)
    assert f"      quote: {words}" in as_yaml("seeds/s1.txt", [draft])
    assert "ann" in draft.about


def test_ids_are_made_of_words_and_free() -> None:
    text = "--- seeds/s1.txt\nIt was full. It was full. 人們都很高興。 The editor’s café wasn’t open at all then.\n"
    site = tiny(text + "--- site_src/sources/s1.md\n---\nfile: s1.txt\ntitle: S\nsha256: auto\n---\n").site
    assert site
    drafts = [draft for draft in drafts_of(site)["s1"] if isinstance(draft, Draft)]
    names = ["it-was-full", "it-was-full-2", "ren-men-dou-hen-gao-xing", "the-editors-cafe-wasnt-open-at"]
    assert [draft.id for draft in drafts] == names
    assert [bool(draft.prefix or draft.suffix) for draft in drafts] == [True, True, False, False]


def test_a_sentence_that_cannot_be_quoted_is_named_with_the_reason() -> None:
    text = "--- seeds/s1.txt\nHEADING\n\nIt was full.\n"
    site = tiny(text + "--- site_src/sources/s1.md\n---\nfile: s1.txt\ntitle: S\nsha256: auto\n---\n").site
    assert site
    heading, _ = drafts_of(site)["s1"]
    assert isinstance(heading, Undraftable)
    assert (heading.line, heading.words) == (1, "HEADING")
    assert '# line 1: "HEADING": a single word backs nothing' in written(site)


def test_of_a_sentence_that_is_repeated_only_those_are_drafted_that_can_be_told_from_the_others() -> None:
    text = (
        f"--- seeds/s1.txt\nIt opened. {'It was full. ' * 40}It shut.\n--- site_src/sources/s1.md\n---\nfile: s1.txt\n"
    )
    bare = tiny(f"{text}title: S\nsha256: auto\n---\n").site
    assert bare
    made = drafts_of(bare)["s1"]
    kinds = "".join("d" if isinstance(one, Draft) else "." for one in made)
    assert len(kinds) == 42
    assert 4 <= kinds.count("d") < 20
    assert kinds.strip("d").strip(".") == "", "those near the beginning and the end"
    reasons = {one.reason for one in made if isinstance(one, Undraftable)}
    assert reasons == {"these words stand 40 times in the source"}


def test_a_waived_or_filled_gap_needs_no_draft() -> None:
    site = tiny("--- seeds/s1.txt\nIt was full. It was cheap.\n").site
    assert site
    assert drafts_of(site) == {"s1": ()}
    assert written(site) == "# seeds/s1.txt: every sentence is accounted for.\n"


def test_what_is_left_open_is_said_at_its_place_with_what_to_write() -> None:
    proven = tiny(
        "--- seeds/s1.txt\nThe ferry was full.\n--- site_src/claims/a.yaml\n- id: full\n  statement: TODO\n"
        "  kind: fact\n  when: 'TODO: which day?'\n  evidence: \n"
        "    - {source: s1, quote: The ferry was full, chain: [TODO]}\n"
    )
    assert [(one.code, one.severity, one.span.line, one.span.column) for one in proven.problems] == [
        ("draft-unfinished", Severity.ERROR, 2, 14),
        ("draft-unfinished", Severity.ERROR, 4, 9),
        ("draft-unfinished", Severity.ERROR, 6, 54),
    ]
    meant = "statement: One assertion, saying no more than its passages say."
    assert proven.problems[0].hint == f"{meant} Such as The bridge opened in May 1932."
    assert proven.site
    assert proven.site.claims.keys() == {"full"}
