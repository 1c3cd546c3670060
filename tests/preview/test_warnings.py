"""Warnings of a project that is previewed while it is edited: those that one finds who sees it for the first time.

What is looked at is what an author sees, and nothing of how the preview spares itself work.
"""

from pathlib import Path

import pytest

from siglum.build import prove
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from siglum.preview.attempts import NOTHING, Maker
from siglum.preview.notices import Desk, Notice, as_data
from tests.preview.desk import CLAIM_FILE, claim, plant

PERSON = "---\nname: {name}\n{more}---\nSomebody.\n"
OUTLET = "---\nname: {name}\nkind: outlet\n---\nSomething.\n"
ANN_THE_TOPIC = "site_src/topics/ann.md"
ANN, POST = "site_src/people/ann.md", "site_src/organizations/post.md"
SAID = claim("The bridge opened in May 1932, ann abel says. The mayor says so.")
TOLD = SAID.rstrip("\n") + "\n      chain: [ann]\n      form: indirect\n"
STORY = "site_src/explainers/story.md"
ALLEGED = "---\ntitle: The story\nstandfirst: How.\n---\nThe mayor heard of it.[@editor] It opened.[@bridge-opened]\n"


class Author:
    """Somebody who saves files and reads what the preview says of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.maker = Maker(Desk(root, TEMPLATES), "boot")
        self.tried = NOTHING

    def save(self, files: dict[str, str | None]) -> None:
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_text(text, "utf-8")

    def told(self) -> tuple[Notice, ...]:
        """Return what is said once everything was weighed."""
        self.tried = self.maker.weigh(self.maker.make(self.tried, self.tried.shown))
        return self.tried.notes


def at_first_sight(root: Path) -> tuple[Notice, ...]:
    """Return what is said to somebody who has not looked at the project before."""
    snapshot, wrong = read_snapshot(root, TEMPLATES)
    assert wrong == ()
    return Desk(root, TEMPLATES).notes(prove(snapshot).problems)


def named(notes: tuple[Notice, ...]) -> list[tuple[str, str]]:
    return [(note.code, note.place.partition(":")[0]) for note in notes]


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Return an author whose claim has somebody speak whom no record knows yet; that was looked at already."""
    author = Author(plant(tmp_path))
    author.save({CLAIM_FILE: SAID})
    assert named(author.told()) == []
    return author


def test_a_new_name_is_looked_for_in_claims_that_nobody_touched(author: Author) -> None:
    for path, text in (
        (ANN, PERSON.format(name="ann abel", more="")),
        (ANN, PERSON.format(name="A. Abel", more="aliases: [{form: The mayor, sources: [gazette]}]\n")),
        (POST, OUTLET.format(name="ann abel")),
    ):
        author.save({path: text})
        notes = author.told()
        codes = {code for code, where in named(notes) if where == CLAIM_FILE}
        assert {"statement-adds-name", "speaker-not-in-chain"} <= codes, text
        assert notes == at_first_sight(author.root), text
        author.save({path: None})
        assert author.told() == at_first_sight(author.root) == (), text


def test_after_each_save_the_warnings_are_those_of_a_first_look(author: Author) -> None:
    steps: list[dict[str, str | None]] = [
        {ANN: PERSON.format(name="ann abel", more="")},
        # Its name alone changes: the claim names nobody any more, and later another record.
        {ANN: PERSON.format(name="ann bell", more="")},
        {POST: OUTLET.format(name="ann abel")},
        {ANN: PERSON.format(name="ann abel", more=""), POST: None},
        # What is called so is no longer a matter, but somebody who can speak.
        {ANN_THE_TOPIC: PERSON.format(name="ann abel", more=""), ANN: None},
        {ANN: PERSON.format(name="ann abel", more=""), ANN_THE_TOPIC: None},
        {CLAIM_FILE: TOLD},
        {ANN: PERSON.format(name="ann abel", more="named: false\n")},
        {ANN: PERSON.format(name="ann abel", more="aliases: [{form: The mayor, sources: [gazette]}]\n")},
        {STORY: ALLEGED, CLAIM_FILE: TOLD.replace("kind: event", "kind: allegation")},
        {ANN: PERSON.format(name="ann abel", more="")},
        {CLAIM_FILE: SAID.replace("kind: event", "kind: allegation")},
        {CLAIM_FILE: claim("A mayor opened it.") + claim("More.").replace("bridge-opened", "bridge-again")},
        {CLAIM_FILE: claim(), ANN: None},
    ]
    seen = []
    for number, step in enumerate(steps):
        author.save(step)
        notes = author.told()
        assert notes == at_first_sight(author.root), number
        seen.append(notes)
    assert len(set(seen)) > len(steps) // 2, "the steps make a difference"


def test_of_very_many_notes_the_first_are_sent_and_all_are_counted() -> None:
    notes = tuple(Notice("error" if number < 3 else "warning", f"code-{number}", "", "") for number in range(103))
    sent = as_data(notes)
    assert (sent["errors"], sent["others"], sent["left_out"]) == (3, 100, 3)
    problems = sent["problems"]
    assert isinstance(problems, list)
    assert [one["code"] for one in problems] == [f"code-{number}" for number in range(100)]
    assert as_data(notes[:100])["left_out"] == 0
