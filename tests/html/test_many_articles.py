"""Of many articles a row tells the number, and a page lists them on demand."""

import re

from siglum.build import prove, show
from siglum.model.files import Snapshot
from tests.html.invented import SO, claim, evidence, listed, text
from tests.html.shipped import FILES
from tests.tiny import filled, snapshot

FEW = 12


def pages(count: int) -> dict[str, str]:
    """Return the pages of a site on which so many articles of one outlet carry one claim, and print its name."""
    names = [f"s{number:02}" for number in range(1, count + 1)]
    own = {f"seeds/{name}.txt": f"The Post: {SO}\n".encode() for name in names}
    own |= {
        f"site_src/sources/{name}.md": text(
            file=f"{name}.txt",
            title="'[So]'",
            outlet="post",
            sha256="auto",
            set_aside=[{"quote": "The Post:", "reason": "transition"}],
        )
        for name in names
    }
    own["seeds/other.txt"] = b"It was otherwise.\n"
    own["site_src/sources/other.md"] = text(file="other.txt", title="'[Other]'", sha256="auto")
    otherwise = claim("otherwise", evidence("other", "It was otherwise."))
    own["site_src/claims/all.yaml"] = listed(claim("so", *map(evidence, names), about=["post"]), otherwise)
    answers = [{"answer": "Otherwise.", "claims": ["otherwise"]}, {"answer": "Elsewise.", "claims": ["otherwise"]}]
    question = {"id": "how", "question": "How was it?", "kind": "wording", "positions": answers}
    own["site_src/disagreements/all.yaml"] = listed(question)
    own["site_src/organizations/post.md"] = text(name="The Post", kind="outlet")
    read = snapshot(filled(own))
    proven = prove(Snapshot(read.content, read.seeds, tuple(FILES)))
    assert proven.errors == ()
    published = show(proven)
    wanted = (
        "whos-who/index.html",
        "claims/index.html",
        "organizations/post/index.html",
        "differences/how/index.html",
    )
    return {address: published.page[address].data.decode() for address in wanted}


def test_a_row_holds_twelve_letters_and_else_their_number() -> None:
    few, many = pages(FEW), pages(FEW + 1)
    # Of an outlet two rows are shown: what it published, and what its claims are in. One article has its own claim.
    for address, rows, others in (("whos-who/index.html", 2, 0), ("claims/index.html", 1, 1)):
        assert f"{FEW + 1} articles" not in few[address]
        assert len(re.findall(r'class="sig"', few[address])) == FEW * rows + others
        assert len(re.findall(r'class="sig"', many[address])) == others
        assert f"{FEW + 1} articles" in many[address] or "thirteen articles" in many[address]


def test_an_outlets_page_lists_its_articles_the_first_of_them_openly() -> None:
    few, many = (pages(count)["organizations/post/index.html"] for count in (FEW, FEW + 1))
    its = [page.partition('id="published"')[2].partition("</section>")[0] for page in (few, many)]
    assert [len(re.findall("<li>", part)) for part in its] == [FEW, FEW + 1]
    assert ["<summary>" in part for part in its] == [False, True]
    assert "<summary>13 articles</summary>" in many, "those that print the name"


def test_a_question_says_which_articles_were_not_looked_at_or_how_many() -> None:
    few, many = (pages(count)["differences/how/index.html"] for count in (FEW, FEW + 1))
    unlooked = [page.partition('id="silent"')[2].partition("</section>")[0] for page in (few, many)]
    assert [len(re.findall(r'class="sig"', part)) for part in unlooked] == [FEW, 0]
    assert f"{FEW + 1} articles</span> were not looked at" in unlooked[1]
