"""Fast is never different: after any edits, a build that remembers gives the same bytes as one that knows nothing."""

import random
import shutil
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siglum import session
from siglum.commands.last import LAST
from siglum.doors.cache import cache_folder
from siglum.session import REMEMBERED
from tests.builds.small import SITE, TEMPLATES, build, meddled, run
from tests.doors.trees import read_all, tree_hash
from tests.sampled import is_whole, part_of

Files = dict[str, bytes]
Edit = Callable[[Files, int], None]
"""Changes the files of a project; the number chooses among several places."""

ORIGINAL: Files = {name: data for name, data in read_all(SITE).items() if not name.startswith("output")}


class Project:
    """A project on the disk that is edited and built, with a twin beside it that is always built from nothing."""

    def __init__(self, top: Path) -> None:
        self.warm, self.cold = top / "warm", top / "cold"
        self.files = dict(ORIGINAL)
        self.on_disk: Files = {}
        self.from_nothing: dict[tuple[bool, frozenset[tuple[str, bytes]]], tuple[int, str]] = {}
        """The exit code and the hash of the site, of what was built from nothing before."""
        self.save()

    def save(self) -> None:
        """Let the disk hold the files."""
        for root in (self.warm, self.cold):
            for name in self.on_disk.keys() - self.files.keys():
                (root / name).unlink()
            for name, data in self.files.items():
                if self.on_disk.get(name) != data:
                    (root / name).parent.mkdir(parents=True, exist_ok=True)
                    (root / name).write_bytes(data)
        self.on_disk = dict(self.files)

    def build_cold(self, *, search: bool) -> int:
        """Build the twin from nothing."""
        shutil.rmtree(self.cold / "output", ignore_errors=True)
        shutil.rmtree(cache_folder(self.cold), ignore_errors=True)
        return build(self.cold, cached=False, search=search)

    def build_both(self, *, search: bool) -> int:
        """Build both; assert that they are the same, and that a site that is refused stays as it was."""
        before = tree_hash(self.warm / "output")
        built = (search, frozenset(self.files.items()))
        if built not in self.from_nothing:
            self.from_nothing[built] = self.build_cold(search=search), tree_hash(self.cold / "output")
        expected_code, expected = self.from_nothing[built]
        code = build(self.warm, search=search)
        assert code == expected_code
        expected = expected if code == 0 else before
        if (found := tree_hash(self.warm / "output")) != expected:
            self.build_cold(search=search)
            warm, cold = read_all(self.warm / "output"), read_all(self.cold / "output")
            differing = sorted(name for name in warm.keys() | cold.keys() if warm.get(name) != cold.get(name))
            assert found == expected, differing
        return code


# Edits


def chosen(files: Files, folder: str, number: int) -> str:
    """Return one of the files in a folder, whatever they are by now; the last ones stay, since others need them."""
    names = sorted(name for name in files if name.startswith(folder))
    return names[number % len(names)]


def replaced(name: str, old: str, *new: str) -> Edit:
    def edit(files: Files, number: int) -> None:
        files[name] = files[name].replace(old.encode(), new[number % len(new)].encode())

    return edit


def appended(folder: str, words: str) -> Edit:
    def edit(files: Files, number: int) -> None:
        name = chosen(files, folder, number)
        files[name] = files[name].rstrip(b"\n") + f"\n\n{words} {number}.\n".encode()

    return edit


def added(name: str, text: str) -> Edit:
    def edit(files: Files, number: int) -> None:
        files[name.format(number)] = text.format(number).encode()

    return edit


def removed(folder: str) -> Edit:
    def edit(files: Files, number: int) -> None:
        del files[chosen(files, folder, number)]

    return edit


def renamed(folder: str, new: str) -> Edit:
    def edit(files: Files, number: int) -> None:
        name = chosen(files, folder, number)
        files[new.format(number)] = files.pop(name)

    return edit


def overridden(name: str, change: Callable[[str], str]) -> Edit:
    """Let the project have a template of its own in place of the one that ships with the generator."""

    def edit(files: Files, number: int) -> None:
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        files[f"templates/{name}"] = (change(text) + "\n" * (number % 2)).encode()

    return edit


def add_source(files: Files, number: int) -> None:
    text = (
        f"Another word on the bridge\n\nThe bridge over the Sallow opened on Monday, wrote somebody {number} times.\n"
    )
    name = f"{'abcz'[number % 4]}-more-{number}.txt"
    files[f"seeds/{name}"] = text.encode()
    files[f"site_src/sources/more-{number}.md"] = (
        f"---\nfile: {name}\ntitle: More {number}\nsha256: {sha256(text.encode()).hexdigest()}\nset_aside:\n"
        "  - quote: Another word on the bridge\n    reason: heading\n---\nOne more.\n"
    ).encode()
    files[f"site_src/claims/more-{number}.yaml"] = (
        f"- id: written-{number}\n  statement: Somebody wrote it {number} times.\n  kind: fact\n  about: [bridges]\n"
        f"  evidence:\n    - source: more-{number}\n      quote: wrote somebody {number} times\n"
    ).encode()


def rename_source(files: Files, number: int) -> None:
    """Give an article another name, and with it another place among the articles and another letter."""
    name = chosen(files, "seeds/", number)
    new = f"seeds/{'0mz'[number % 3]}-{name.removeprefix('seeds/').lstrip('0mz-')}"
    files[new] = files.pop(name)
    for record in [one for one in files if one.startswith("site_src/sources/")]:
        old = f"file: {name.removeprefix('seeds/')}\n".encode()
        files[record] = files[record].replace(old, f"file: {new.removeprefix('seeds/')}\n".encode())


def edit_source(files: Files, number: int) -> None:
    """Change an article where nobody quotes it, and confirm the change."""
    old = files.get("seeds/c-letter.txt", b"")
    new = old.replace(b"nobody knows", [b"who knows", b"nobody knows it", b"nobody knew"][number % 3])
    for name, data in files.items():
        files[name] = data.replace(sha256(old).hexdigest().encode(), sha256(new).hexdigest().encode())
    if old:
        files["seeds/c-letter.txt"] = new


def revert(files: Files, _number: int) -> None:
    files.clear()
    files.update(ORIGINAL)


CLAIMS = "site_src/claims/opening.yaml"
EXTRA = """- id: extra-{0}
  statement: The café at the gate, number {0}, was full.
  kind: fact
  about: [crowd]
  evidence:
    - source: courier
      quote: The café at the gate was full.
"""
PERSON = "---\nname: somebody number {0}\n---\nOnly the editor knows of them.\n"
TOPIC = "---\nname: The café\n---\nThe café number {0}, which was full or closed [@cafe-was-full].\n"
EXPLAINER = "---\ntitle: The café {0}\nstandfirst: Once more.\norder: {0}\n---\nThe café was full [@cafe-was-full].\n"
PAGE = "---\ntitle: A page {0}\n---\nSee [[cost]] and [[the-bridge]] [@cost-two-million].\n"

EDITS: dict[str, Edit] = {
    "a statement has other words": replaced(CLAIMS, "The bridge over the Sallow opened", "The Sallow bridge opened"),
    "a claim is of another kind": replaced(CLAIMS, "kind: quotation", "kind: fact", "kind: allegation"),
    "a claim is about somebody else": replaced(CLAIMS, "about: [bridges]", "about: [ferry]", "about: [bridges, cost]"),
    "a passage speaks against its claim": replaced(CLAIMS, "stance: varies", "stance: contradicts", "stance: supports"),
    "a quotation is broken": replaced(CLAIMS, "nine years of work", "nine yaers of work"),
    "a claim comes": added("site_src/claims/extra-{0}.yaml", EXTRA),
    "claims go": removed("site_src/claims/"),
    "claims are in another file": renamed("site_src/claims/", "site_src/claims/a-renamed-{0}.yaml"),
    "a name has another form": replaced("site_src/people/mara-lindqvist.md", "name: Mara Lindqvist", "name: Lindqvist"),
    "a person comes": added("site_src/people/somebody-{0}.md", PERSON),
    "a person goes": removed("site_src/people/"),
    "a topic comes": added("site_src/topics/cafe-{0}.md", TOPIC),
    "a topic has another id": renamed("site_src/topics/", "site_src/topics/renamed-{0}.md"),
    "an organization is of another kind": replaced("site_src/organizations/town.md", "government", "court", "other"),
    "an explainer goes on": appended("site_src/explainers/", "The editor adds a sentence"),
    "an explainer comes": added("site_src/explainers/again-{0}.md", EXPLAINER),
    "an explainer goes": removed("site_src/explainers/"),
    "an explainer has another address": renamed("site_src/explainers/", "site_src/explainers/renamed-{0}.md"),
    "a page goes on": appended("site_src/pages/", "And more, number"),
    "a page comes": added("site_src/pages/page-{0}.md", PAGE),
    "a page goes": removed("site_src/pages/"),
    "a date is another": replaced("site_src/timeline.yaml", "when: 1932-05-01", "when: 1932-04-30", "when: 1932-05"),
    "a disagreement has another question": replaced("site_src/disagreements/crowd.yaml", "How many came", "Who came"),
    "a wording has fewer versions": replaced("site_src/wordings/lindqvist.yaml", ", built-to-last/letter", ""),
    "an origin is no longer judged": replaced("site_src/origins.yaml", "judged: true", "judged: false"),
    "the tagline is another": replaced("site_src/site.yaml", "How a bridge was opened", "A bridge", "One bridge"),
    "the site stands elsewhere": replaced("site_src/site.yaml", "example.org", "example.net", "example.com/x"),
    "an address has not moved": replaced("site_src/site.yaml", "  /bridge/: /explainers/the-bridge/#h-the-cost\n", ""),
    "an article comes": add_source,
    "an article has another name": rename_source,
    "an article is another": edit_source,
    "an article is shown whole": replaced("site_src/sources/letter.md", "show: excerpts", "show: full"),
    "a template is another": overridden("pages/claim.html", lambda text: text.replace("<h2", '<h2 class="mine"')),
    "the template of all pages is another": overridden("base.html", lambda text: text.replace("<body>", "<body >")),
    "a part is another": overridden("parts/tag.html", lambda text: text.replace('class="tag"', 'class="tag mine"')),
    "a style comes": added("templates/assets/css/99-mine.css", "h1{{order:{0}}}\n"),
    "the icon is another": overridden("assets/icon.svg", lambda text: text.replace("<svg", "<svg ")),
    "a template is the generator's again": removed("templates/"),
    "all is as it was": revert,
}


def apply(project: Project, name: str, number: int) -> None:
    """Edit a project; what an edit before it took away cannot be edited any more."""
    try:
        EDITS[name](project.files, number)
    except (KeyError, ZeroDivisionError):
        return
    project.save()


PARTS = 2


@pytest.mark.parametrize("part", range(PARTS))
def test_each_kind_of_edit_gives_what_a_build_from_nothing_gives(tmp_path: Path, part: int) -> None:
    """Every edit changes something, and is then taken back.

    Further edits, of all, are made within one process by test_again.py.
    """
    project = Project(tmp_path)
    # The index is made of the pages that are there, so that one of the parts sees enough of it.
    search = part == 0
    assert project.build_both(search=search) == 0
    codes = []
    for name in part_of(EDITS, 3)[part::PARTS]:
        before = dict(project.files)
        apply(project, name, 1)
        if name not in {"a template is the generator's again", "all is as it was"}:
            assert project.files != before, name
        codes.append(project.build_both(search=False))
        revert(project.files, 0)
        project.save()
    assert project.build_both(search=search) == 0
    assert codes.count(0) > len(codes) // 2
    assert set(codes) <= {0, 1}


@settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=8 if is_whole() else 2,
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)
@given(st.lists(st.tuples(st.sampled_from(list(EDITS)), st.integers(0, 5)), min_size=3, max_size=5))
def test_any_edits_in_any_order_give_what_a_build_from_nothing_gives(edits: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as top:
        project = Project(Path(top))
        # The twin that knows nothing is built when there is something to compare with.
        build(project.warm, search=False)
        for name, number in edits:
            apply(project, name, number)
            project.build_both(search=False)


def test_what_happens_to_the_cache_and_the_output_changes_no_byte(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.build_both(search=False)
    chance = random.Random(5)  # noqa: S311 - any choice will do
    output, known = project.warm / "output", cache_folder(project.warm) / REMEMBERED
    last = cache_folder(project.warm) / LAST
    accidents: list[Callable[[], object]] = [
        known.unlink,
        lambda: known.write_bytes(known.read_bytes()[: chance.randrange(1000)]),
        lambda: known.write_bytes(known.read_bytes().replace(b"claims", b"clamis", 1)),
        last.unlink,
        lambda: last.write_bytes(b"{}"),
        lambda: (output / "claims" / "built-to-last" / "index.html").write_bytes(b"tampered with"),
        (output / "index.html").unlink,
        lambda: shutil.rmtree(output / "claims"),
        lambda: shutil.rmtree(output),
    ]
    for number, accident in enumerate(accidents):
        accident()
        revert(project.files, 0)
        apply(project, "the tagline is another" if number % 2 else "a page goes on", 1)
        assert project.build_both(search=False) == 0


def test_the_number_of_processes_changes_no_byte_of_a_build_that_remembers(tmp_path: Path) -> None:
    project = Project(tmp_path)
    forked = meddled("fork")
    kept = []
    for name in ("a page goes on", "an article comes", "the tagline is another"):
        apply(project, name, 2)
        done = run(project.warm, "build", "--jobs", "2", "--no-search", command=forked)
        assert done.returncode == 0, done.stderr
        kept.append(int(done.stderr.split(" files written, ")[1].split()[0]))
        assert build(project.cold, jobs=1, search=False) == 0
        assert tree_hash(project.warm / "output") == tree_hash(project.cold / "output")
    assert kept[0] == 0
    assert kept[1] > 0


def test_few_new_answers_are_not_stored_and_the_next_build_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path)
    assert project.build_both(search=False) == 0
    known = cache_folder(project.warm) / REMEMBERED
    before = known.read_bytes()
    for fewest, stored in ((1, False), (10**6, True)):
        monkeypatch.setattr(session, "WORTH_STORING", fewest)
        apply(project, "a page goes on", fewest)
        assert project.build_both(search=False) == 0
        assert (known.read_bytes() != before) is stored
