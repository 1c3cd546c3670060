"""What is worked out for a record reads what concerns it: else each new record would make all others dearer."""

import pytest

from siglum.build import prove, show
from siglum.catalogue.published import Published
from siglum.facts.indexes import Indexes
from siglum.html import list_pages
from siglum.lint.findings import Findings
from siglum.model.files import Snapshot
from tests.html.invented import claim, listed, text
from tests.html.shipped import FILES
from tests.tiny import filled, snapshot

SAID = "It was so, said Ann Bell. It was not so, said Bob Cole."
MANY = 40
"""Articles of which not each has a column, or a row, on a page."""
THEMED = 12
"""Claims about one record from which on they are divided into themes."""
PAGES = (
    "people/ann/index.html",
    "organizations/post/index.html",
    "topics/t0/index.html",
    "differences/q1/index.html",
    "sources/s1/index.html",
    "claims/so-1/index.html",
    "claims/bare/index.html",
    "origins/r0/index.html",
)


def reads(others: int) -> dict[str, int]:
    """Return how many answers are read for some pages and records, with so many further records of each kind."""
    quote = {"source": "s1", "quote": "It was so, said Ann Bell.", "chain": ["ann"], "form": "mixed"}
    denied = {"quote": "It was not so, said Bob Cole.", "chain": ["bob"], "form": "mixed"}
    claims = [claim(f"so-{number}", quote, about=["post", "t0"]) for number in range(THEMED)]
    claims.append(claim("not", *({**denied, "source": source} for source in ("s1", "s2"))))
    versions = ["not/s1", "not/s2"]
    claims.append(claim("bare", {**quote, "form": "direct"}))
    answers = [{"answer": "Yes.", "claims": ["so-0"]}, {"answer": "No.", "claims": ["not"]}]
    own = {
        "seeds/s1.txt": f"By Ann Bell\n\n{SAID}\n".encode(),
        "site_src/sources/s1.md": text(
            file="s1.txt",
            title="'[So]'",
            byline="Ann Bell",
            show="excerpts",
            siglum="S",
            derives_from=[{"origin": "r0", "reason": "It says so."}],
            outlet="post",
            sha256="auto",
            set_aside=[{"quote": "By Ann Bell", "reason": "transition"}],
        ),
        "site_src/claims/all.yaml": listed(*claims),
        "seeds/s2.txt": b"It was not so, said Bob Cole.\n",
        "site_src/sources/s2.md": text(file="s2.txt", title="'[Not so]'", sha256="auto"),
        "site_src/people/ann.md": text(name="Ann Bell"),
        "site_src/people/bob.md": text(name="Bob Cole"),
        "site_src/organizations/post.md": text(name="The Post", kind="outlet"),
        "site_src/topics/t0.md": text(name="The topic"),
        "site_src/disagreements/all.yaml": listed(
            *(
                {"id": f"q{number}", "question": f"Question {number}?", "kind": "contrary", "positions": answers}
                for number in range(others + 2)
            )
        ),
        "site_src/wordings/all.yaml": listed(
            *({"id": f"w{number}", "title": "So", "speaker": "bob", "versions": versions} for number in range(others))
        ),
    }
    for number in range(1, others + 1):
        own[f"site_src/topics/t{number}.md"] = text(name=f"Topic {number}")
        own[f"site_src/people/p{number}.md"] = text(name=f"Person {number}")
        own[f"seeds/x{number}.txt"] = f"Bridge {number} fell.\n".encode()
        own[f"site_src/sources/x{number}.md"] = text(
            file=f"x{number}.txt",
            title="'[Fell]'",
            sha256="auto",
            siglum=f"X{number}",
            derives_from=[{"origin": f"r{number}", "reason": "It says so."}],
        )
        own[f"site_src/claims/x{number}.yaml"] = listed(
            claim(f"fell-{number}", {"source": f"x{number}", "quote": f"Bridge {number} fell."})
        )
    origins = [{"id": f"r{number}", "name": f"Report {number}", "reason": "So."} for number in range(others + 1)]
    own["site_src/origins.yaml"] = listed(*origins)
    read = snapshot(filled(own))
    proven = prove(Snapshot(read.content, read.seeds, tuple(FILES)))
    assert proven.errors == (), [problem.message for problem in proven.errors]
    published = show(proven)
    pages = {address: published.page[address] for address in PAGES}
    assert all(page.data for page in pages.values())
    assert any(problem.code == "form-not-direct" for problem in proven.problems)
    findings = (Findings.of_claim, ["bare"]), (Findings.of_source, ["s1"]), (Findings.of_record, ["r0", "s1", "ann"])
    read_by = (Published.page, PAGES), (Indexes.may_show, ["s1"]), *findings
    return {
        f"{work.name} {key}": len(proven.database.of(work.name)[key].asked) for work, keys in read_by for key in keys
    }


def test_a_record_is_read_with_what_concerns_it_alone() -> None:
    few, many = reads(13), reads(22)
    assert min(few.values()) > 1
    assert many == few


def test_another_statement_leaves_the_other_parts_of_the_list_of_everything_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(list_pages, "INDEX_PART", 2)

    def with_statements(*statements: str) -> Snapshot:
        claims = [claim(f"c{number}", statement=statement) for number, statement in enumerate(statements)]
        read = snapshot(filled({"seeds/s1.txt": b"It was so.\n", "site_src/claims/all.yaml": listed(*claims)}))
        return Snapshot(read.content, read.seeds, tuple(FILES))

    before = prove(with_statements("A.", "B.", "C.", "D.", "E."))
    parts = [address for address in show(before).pages if address.startswith("search/")]
    assert all(before.published.page[address].data for address in parts)
    after = prove(with_statements("A.", "B.", "Cc.", "D.", "E."), database=before.database)
    stands = [show(after).page.stands(address) for address in parts]
    assert (stands.count(False), len(stands)) == (1, 3)


@pytest.mark.parametrize(
    "more",
    [
        {"site_src/people/new.md": text(name="Zacharias Quill")},
        {
            "seeds/zz.txt": b"More came.\n",
            "site_src/sources/zz.md": text(file="zz.txt", title="'[More]'", sha256="auto", set_aside="auto"),
        },
    ],
    ids=["a person", "an article"],
)
def test_what_comes_leaves_the_pages_that_it_does_not_concern_as_they_are(more: dict[str, bytes]) -> None:
    own = {f"seeds/s{number}.txt": b"It was so.\n" for number in range(MANY)}
    own["site_src/people/ann.md"] = text("She said so [@c0].", name="Ann Bell")
    own["site_src/explainers/so.md"] = text("It was so [@c0].", title="So", standfirst="It was.")
    claims = [claim(f"c{number}", {"source": f"s{number}", "quote": "It was so."}) for number in range(MANY)]
    own["site_src/claims/all.yaml"] = listed(*claims)

    def read(files: dict[str, bytes]) -> Snapshot:
        made = snapshot(filled(files))
        return Snapshot(made.content, made.seeds, tuple(FILES))

    before = prove(read(own))
    assert before.errors == (), [problem.message for problem in before.errors]
    pages = ("claims/c0/index.html", "people/ann/index.html", "explainers/so/index.html", "matrix/index.html")
    assert all(show(before).page[address].data for address in pages)
    after = prove(read(own | more), database=before.database)
    assert after.errors == (), [problem.message for problem in after.errors]
    assert [address for address in pages if not show(after).page.stands(address)] == []
