"""No save is lost, however an editor saves and whenever."""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from siglum.build import prove, show
from siglum.doors.disk import read_snapshot
from siglum.doors.shipped import TEMPLATES
from tests.preview.desk import CLAIM_FILE, FILES, QUOTE, Preview, claim, plant, previewing, until

STATEMENT = "The bridge was opened, says number {}."


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewing(plant(tmp_path_factory.mktemp("saved"))) as running:
        yield running


def atomically(file: Path, text: str) -> None:
    """Write beside and rename, as most editors do."""
    beside = file.with_name(f".{file.name}.{random.randrange(10**9)}.tmp")  # noqa: S311 - a name
    beside.write_text(text, "utf-8")
    beside.replace(file)


def in_two_steps(file: Path, text: str) -> None:
    """Empty the file, and fill it only later."""
    with file.open("w", encoding="utf-8") as opened:
        opened.flush()
        time.sleep(0.2)
        opened.write(text[: len(text) // 2])
        opened.flush()
        time.sleep(0.1)
        opened.write(text[len(text) // 2 :])


def with_a_backup(file: Path, text: str) -> None:
    """Rename the old file out of the way first."""
    backup = file.with_name(f"{file.name}~")
    file.replace(backup)
    file.write_text(text, "utf-8")
    backup.unlink()


def moved_in(file: Path, text: str) -> None:
    """Move a file in that is older than the one it replaces."""
    outside = file.parents[2] / "outside.yaml"
    outside.write_text(text, "utf-8")
    os.utime(outside, (1, 1))
    outside.replace(file)


def in_place(file: Path, text: str) -> None:
    """Write over the bytes, and set the times back to what they were."""
    before = file.stat()
    with file.open("r+", encoding="utf-8") as opened:
        opened.write(text)
        opened.truncate()
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def served(preview: Preview, words: str) -> None:
    until(lambda: words in preview.page(), words)


EDITORS = (atomically, in_two_steps, with_a_backup, moved_in, in_place)


@pytest.mark.parametrize("editor", EDITORS, ids=lambda editor: editor.__name__)
def test_what_an_editor_saves_is_served(preview: Preview, editor: Callable[[Path, str], None]) -> None:
    for number in range(2):
        words = STATEMENT.format(f"{editor.__name__}-{number}")
        editor(preview.root / CLAIM_FILE, claim(words))
        served(preview, words)
    until(lambda: preview.state()["errors"] == 0, "nothing is wrong")


def another(number: int) -> str:
    """Return the file of one more claim."""
    return claim(STATEMENT.format(number)).replace("bridge-opened", f"more-{number}")


def test_folders_come_and_go(preview: Preview) -> None:
    folder = preview.root / "site_src" / "claims" / "new"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "more.yaml").write_text(another(1))
    until(lambda: preview.ask("/claims/more-1/").status == 200, "a new folder is read")
    (folder / "deep" / "more.yaml").write_text(another(1).replace("number 1", "number one"))
    until(lambda: "number one" in preview.page("/claims/more-1/"), "a new folder is watched")
    folder.rename(folder.with_name("renamed"))
    (folder.with_name("renamed") / "deep" / "more.yaml").write_text(another(2))
    until(lambda: preview.ask("/claims/more-2/").status == 200, "a renamed folder is watched")
    shutil.rmtree(folder.with_name("renamed"))
    until(lambda: preview.ask("/claims/more-2/").status == 404, "a removed folder is gone")
    # The project's own templates need not be there from the beginning.
    preview.save("<p>Mine.</p>", "templates/pages/claim.html")
    until(lambda: "<p>Mine.</p>" in preview.page(), "own templates are found")
    preview.save("<p>Mine still.</p>", "templates/pages/claim.html")
    until(lambda: "<p>Mine still.</p>" in preview.page(), "own templates are watched")
    shutil.rmtree(preview.root / "templates")
    until(lambda: "Mine" not in preview.page(), "the shipped templates are back")


def test_the_whole_content_is_replaced(preview: Preview) -> None:
    """As when another branch is checked out."""
    content = preview.root / "site_src"
    shutil.copytree(content, preview.root / "other")
    (preview.root / "other" / "claims" / "bridge.yaml").write_text(claim("The other branch."))
    shutil.rmtree(content)
    until(lambda: preview.state()["errors"], "without content nothing can be built")
    assert preview.ask("/").status == 200, "the last good site stands"
    (preview.root / "other").rename(content)
    until(lambda: "The other branch." in preview.page(), "the new content is served")
    preview.save(claim("Another branch."))
    until(lambda: "Another branch." in preview.page(), "the new content is watched")


def test_many_saves_at_once_make_few_builds(preview: Preview) -> None:
    until(lambda: preview.state()["errors"] == 0, "all is well")
    time.sleep(0.3)
    before = preview.state()["builds"]
    for number in range(60):
        (preview.root / "site_src" / "claims" / f"many-{number}.yaml").write_text(another(number))
    until(lambda: preview.ask("/claims/more-59/").status == 200, "the last one is served")
    time.sleep(0.5)
    assert preview.state()["builds"] - before <= 3
    for number in range(60):
        (preview.root / "site_src" / "claims" / f"many-{number}.yaml").unlink()
    until(lambda: preview.ask("/claims/more-59/").status == 404, "they are gone")


def test_a_save_of_the_same_bytes_builds_nothing(preview: Preview) -> None:
    preview.save(claim("The bridge, again."))
    until(lambda: "The bridge, again." in preview.page(), "all is well")
    until(lambda: preview.state()["weighed"], "nothing is left to be said")
    before = preview.state()
    for _ in range(3):
        preview.save(claim("The bridge, again."))
        (preview.root / "site_src" / "claims" / ".hidden.swp").write_text("x")
        (preview.root / "elsewhere.txt").write_text("x")
        time.sleep(0.1)
    time.sleep(0.3)
    assert preview.state() == before


@pytest.mark.parametrize("seed", range(8))
def test_after_random_saves_the_site_is_what_the_files_say(preview: Preview, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - for a schedule
    folder = preview.root / "site_src" / "claims"
    for step in range(14):
        file = folder / f"random-{chance.randrange(3)}.yaml"
        text = another(chance.randrange(3)) if chance.random() < 0.2 else another(100 + int(file.stem[-1]))
        text = text.replace("says number", f"says at {seed}.{step} number")
        if chance.random() < 0.2:
            text = text.replace(QUOTE, "This stands nowhere.")
        if chance.random() < 0.2:
            file.unlink(missing_ok=True)
        elif chance.random() < 0.5:
            atomically(file, text)
        else:
            file.write_text(text, "utf-8")
        time.sleep(chance.choice((0, 0, 0.005, 0.03, 0.15)))
    snapshot, _ = read_snapshot(preview.root, TEMPLATES)
    proven = prove(snapshot)
    if proven.errors:
        until(lambda: preview.state()["errors"] == len(proven.errors), "the same mistakes are told")
        for file in folder.glob("random-*.yaml"):
            file.unlink()
        snapshot, _ = read_snapshot(preview.root, TEMPLATES)
        proven = prove(snapshot)
    wanted = show(proven).other["data/claims.json"].data
    until(lambda: preview.ask("/data/claims.json").body == wanted, "the site is what the files say")
    assert preview.state()["errors"] == 0


def test_a_page_is_served_while_a_build_runs(preview: Preview) -> None:
    preview.save(FILES["site_src/explainers/story.md"] * 2, "site_src/explainers/story.md")
    for _ in range(20):
        assert preview.ask("/").status == 200
    preview.save(FILES["site_src/explainers/story.md"], "site_src/explainers/story.md")
    until(lambda: preview.state()["errors"] == 0, "all is well")
