"""What `new` writes is whole: it builds at once, passes every check, uses every kind of record, and can be emptied."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from siglum.build import Proven, prove
from siglum.doors.disk import read_snapshot
from siglum.doors.new_files import read_files
from siglum.doors.shipped import TEMPLATES
from siglum.model.files import File
from siglum.model.values import Stance
from siglum.project.new import CHECKOUT, PROJECT, place_of, project_files
from siglum.reading.parse import KINDS
from siglum.reference.documents import schemas
from tests.builds.small import Command, change, run
from tests.doors.trees import plant, read_all, tree_hash

MODELINE = re.compile(rb"# yaml-language-server: \$schema=(\S+)\n")


def proven(project: Path) -> Proven:
    """Read and prove a project."""
    snapshot, wrong = read_snapshot(project, TEMPLATES)
    assert wrong == ()
    return prove(snapshot)


# The command


def test_it_says_what_it_wrote_and_what_to_do_next(tmp_path: Path) -> None:
    done = run(tmp_path, "new", str(tmp_path / "geese"))
    assert (done.returncode, done.stdout) == (0, "")
    count = len(read_all(tmp_path / "geese"))
    first, following = done.stderr.splitlines()
    assert first == (
        f"{tmp_path}/geese: {count} files of a small project on an invented subject; README.md says what is where"
    )
    assert following == f"next: cd {tmp_path}/geese && make preview"


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path, command: Command) -> None:
    plant(tmp_path / "geese", {"notes.txt": b"mine"})
    before = tree_hash(tmp_path)
    done = command(tmp_path, "new", str(tmp_path / "geese"))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error: {tmp_path}/geese is not empty: notes.txt is in it\n" in done.stderr
    assert tree_hash(tmp_path) == before


# The project


def test_it_has_no_problem_and_every_sentence_is_accounted_for(project: Path) -> None:
    found = proven(project)
    assert found.problems == ()
    site = found.site
    assert site
    assert len(site.sources) == 3
    assert len(site.claims) >= 6
    for source in site.sources:
        covered = site.coverage[source]
        assert len(covered) >= 6
        assert {one.state for one in covered} == {"cited", "set-aside"}, source


def test_it_has_a_record_of_every_kind(project: Path) -> None:
    files = [File(f"site_src/{name}", data) for name, data in read_all(project / "site_src").items()]
    assert [kind.example for kind in KINDS if not any(kind.path.match(file.path) for file in files)] == []


def test_it_shows_what_such_a_site_is_for(project: Path) -> None:
    found = proven(project)
    site = found.site
    assert site
    evidence = [one for claim in site.claims.values() for one in claim.evidence]
    assert {one.stance for one in evidence} == set(Stance)
    assert {str(one.form) for one in evidence} == {"direct", "mixed", "indirect", "own"}
    assert any(len(one.chain) == 2 for one in evidence)
    assert any(len(one.quote) == 2 for one in evidence)
    assert any(one.prefix for one in evidence)
    [disagreement] = site.disagreements.values()
    assert len(disagreement.positions) == 3
    [origin] = site.origins
    assert [name for name, source in site.sources.items() if origin in {one.origin for one in source.derives_from}] == [
        "letter",
        "notice",
    ]
    assert len(site.wordings) == 1
    assert len(site.explainers) == 1
    assert found.waived, "a warning that was weighed"
    assert [source.show for source in site.sources.values()].count("excerpts") == 1
    assert any(source.blocks for source in site.sources.values())
    assert any(source.doubtful for source in site.sources.values())


def test_whoever_saw_for_himself_is_an_origin_of_his_own(project: Path) -> None:
    """The letter goes back to the agency's report, and its writer's own count does not."""
    site = proven(project).site
    assert site
    origins = {claim: {str(proof.basis.key) for proof in site.proofs_of[claim]} for claim in ("geese-40", "geese-100")}
    assert len(origins["geese-40"]) == 1
    assert not origins["geese-40"] & origins["geese-100"]


@pytest.mark.parametrize("page", ["README.md", "site_src/pages/about.md", "site_src/pages/home.md"])
def test_it_says_that_its_subject_is_invented(project: Path, page: str) -> None:
    assert "invented" in (project / page).read_text(encoding="utf-8")


def test_its_web_addresses_are_of_a_domain_that_nobody_can_have(project: Path) -> None:
    found = set()
    for name, data in read_all(project).items():
        if not name.startswith("schemas/"):
            found |= set(re.findall(rb"https?://([^/\s\"`)]+)", data))
    assert found == {b"lantern.example", b"example.org"}


# For editors


def test_every_yaml_file_names_a_schema_that_is_there_and_accepts_it(project: Path) -> None:
    class Loader(yaml.SafeLoader):
        """Reads as editors do: a day stays a text."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    seen = 0
    for path in sorted((project / "site_src").rglob("*")):
        if path.suffix not in {".yaml", ".md"} or (path.suffix == ".md" and path.parent.name != "sources"):
            continue
        data = path.read_bytes()
        match = MODELINE.search(data) if path.suffix == ".md" else MODELINE.match(data)
        assert match, path
        schema = path.parent / match[1].decode()
        assert schema.parent.resolve() == (project / "schemas").resolve()
        record = yaml.load(data.split(b"\n---\n")[0], Loader)  # noqa: S506 - a loader made from the safe one
        Draft202012Validator(yaml.safe_load(schema.read_bytes())).validate(record)
        seen += 1
    assert seen >= 10


def test_its_schemas_are_those_of_this_generator(project: Path) -> None:
    assert {name: data.decode() for name, data in read_all(project / "schemas").items()} == schemas()


def test_what_a_build_left_among_the_files_that_ship_is_not_handed_on() -> None:
    shipped = {**read_files(PROJECT), "output/index.html": b"", ".output.lock": b""}
    assert project_files(shipped, "../generator") == project_files(read_files(PROJECT), "../generator")


# Where it finds the generator


def test_it_finds_the_generator_from_where_it_stands(tmp_path: Path) -> None:
    assert place_of(tmp_path / "generator", tmp_path / "geese") == "../generator"
    assert place_of(tmp_path / "generator", tmp_path / "generator" / "geese") == ".."
    assert place_of(Path("/opt/generator"), Path("/home/me/geese")) == "/opt/generator"
    (tmp_path / "here").symlink_to(tmp_path / "generator")
    assert place_of(tmp_path / "here", tmp_path / "geese") == "../generator"


def make(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("make")
    if program is None:
        pytest.skip("there is no make here")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHON", "GENERATOR"))}
    return subprocess.run(
        [program, *arguments],
        cwd=project,
        env={**env, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


ECHO = '#!/bin/sh\nprintf \'%s|\' "$PYTHONPATH" "$@"\n'


def fake_generator(place: Path) -> Path:
    """Make a checkout that prints what it is called with, and needs no environment."""
    for name, text in (
        ("tools/setup.sh", "#!/bin/sh\n"),
        (".venv/bin/python", ECHO),
        ("generator/siglum/__main__.py", ""),
    ):
        plant(place, {name: text.encode()})
        (place / name).chmod(0o755)
    return place


@pytest.mark.parametrize("name", ["generator", "a $name with # and 'marks'"])
def test_its_makefile_runs_the_generator_that_made_it_and_hands_arguments_on(tmp_path: Path, name: str) -> None:
    place = fake_generator(tmp_path / name)
    files = project_files(read_files(PROJECT), place_of(place, tmp_path / "geese"))
    project = plant(tmp_path / "geese", files)
    done = make(project, "build", "ARGS=--output 'my site'")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"../{name}|-P|-m|generator|build|--output|my site|"
    done = make(project, "add", "FILE=an article's text.txt")
    assert done.stdout == f"../{name}|-P|-m|generator|add|an article's text.txt|"
    elsewhere = fake_generator(tmp_path / "elsewhere")
    assert make(project, "check", f"GENERATOR={elsewhere}").stdout == f"{elsewhere}|-P|-m|generator|check|"
    assert make(project, "check", GENERATOR=str(elsewhere)).stdout == f"{elsewhere}|-P|-m|generator|check|"


def test_its_makefile_says_where_it_looked_for_a_generator_and_what_to_write(project: Path) -> None:
    done = make(project, "check", "GENERATOR=../nowhere")
    assert done.returncode != 0
    assert "There is no generator in ../nowhere." in done.stderr
    assert "make check GENERATOR=/path/to/it" in done.stderr


def test_make_help_lists_every_target(project: Path) -> None:
    text = (project / "Makefile").read_text(encoding="utf-8")
    [phony] = re.findall(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert re.findall(r"^make (\S+)", make(project).stdout, re.MULTILINE) == phony.split()


def test_make_check_proves_the_project_with_this_generator(project: Path) -> None:
    if not (CHECKOUT / ".venv" / "bin" / "python").exists():
        pytest.skip("the generator has no environment of its own here")
    done = make(project, "check")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+ claims checked, no problems, [0-9.]+ s\n", done.stderr)


# A subject of one's own


def test_the_command_that_its_readme_gives_empties_it(project: Path, command: Command) -> None:
    [emptying] = re.findall(r"`(rm -r [^`]+)`", (project / "README.md").read_text(encoding="utf-8"))
    subprocess.run(["/bin/sh", "-ec", emptying], cwd=project, check=True)
    assert sorted(name for name in read_all(project) if name.startswith(("seeds/", "site_src/"))) == [
        "site_src/site.yaml"
    ]
    change(project, "site_src/site.yaml", "lead: the-geese", "lead: null")
    assert command(project, "check").returncode == 0
    assert command(project, "build", "--no-search").returncode == 0
