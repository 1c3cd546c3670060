"""What `new` writes is whole: it builds at once, passes every check, uses every kind of record, and can be emptied."""

import json
import os
import re
import shlex
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from siglum import __version__
from siglum.build import Proven, prove
from siglum.doors.disk import read_snapshot
from siglum.doors.installed import WHEEL
from siglum.doors.shipped import LOCKS, TEMPLATES
from siglum.model.files import File
from siglum.model.values import Stance
from siglum.project.files import project_files
from siglum.project.new import shipped_files, start_project
from siglum.reading.parse import KINDS
from siglum.reference.documents import schemas
from tests.builds.ready import ready
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
    first, note, following = done.stderr.splitlines()
    assert first == (
        f"{tmp_path}/geese: {count} files of a small project on an invented subject; README.md says what is where"
    )
    assert note.startswith("note: this siglum runs in a checkout, so requirements.txt can't lock it")
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
    missing = [kind.example for kind in KINDS if not any(kind.path.match(file.path) for file in files)]
    assert missing == ["site_src/dates.yaml"], "that file comes from the history of Git, and a new project has none"


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
        if not name.startswith(("schemas/", "wheels/")):
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
    shipped = shipped_files(None)
    left = {"output/index.html": b"", ".output.lock": b"", ".venv/pyvenv.cfg": b""}
    assert project_files(replace(shipped, starter={**shipped.starter, **left})) == project_files(shipped)


# What it is built with


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-html.txt"])
def test_it_keeps_the_wheel_that_it_was_given_and_locks_it_with_all_that_siglum_needs(
    tmp_path: Path, name: str
) -> None:
    wheel = plant(tmp_path / "dist", {WHEEL: b"a wheel"}) / WHEEL
    assert start_project(tmp_path / "geese", wheel) == 0
    assert (tmp_path / "geese" / "wheels" / WHEEL).read_bytes() == b"a wheel"
    text = (tmp_path / "geese" / name).read_text(encoding="utf-8")
    ours = f"--find-links wheels\nsiglum=={__version__} \\\n    --hash=sha256:{sha256(b'a wheel').hexdigest()}\n"
    assert text.endswith(ours + (LOCKS / name.replace("txt", "lock")).read_text(encoding="utf-8"))
    assert all(line.startswith("#") for line in text.removesuffix(text[text.index(ours) :]).splitlines())


def test_a_wheel_of_another_name_is_refused(tmp_path: Path, command: Command) -> None:
    other = plant(tmp_path, {"siglum-9.9.9-py3-none-any.whl": b""}) / "siglum-9.9.9-py3-none-any.whl"
    done = command(tmp_path, "new", str(tmp_path / "geese"), "--wheel", str(other))
    assert (done.returncode, done.stderr.splitlines()) == (
        2,
        [f"error: {other} is not the wheel of this siglum", f"    hint: It is called {WHEEL}."],
    )
    assert not (tmp_path / "geese").exists()


def test_made_in_a_checkout_its_lock_says_what_is_missing_and_how_it_gets_there(project: Path) -> None:
    assert not (project / "wheels").exists()
    text = (project / "requirements.txt").read_text(encoding="utf-8")
    assert "siglum itself is MISSING here" in text
    assert "siglum==" not in text
    assert text.endswith((LOCKS / "requirements.lock").read_text(encoding="utf-8"))


def test_it_records_the_version_that_made_it_and_each_file_that_its_author_need_not_write(project: Path) -> None:
    record = json.loads((project / ".siglum.json").read_text(encoding="utf-8"))
    assert record["version"] == __version__
    files = {name: data for name, data in read_all(project).items() if name in record["files"]}
    assert record["files"] == {name: sha256(data).hexdigest() for name, data in files.items()}
    assert {
        ".devcontainer/devcontainer.json",
        ".github/workflows/site.yml",
        ".pre-commit-config.yaml",
        "Makefile",
        "requirements.txt",
        "schemas/claims.schema.json",
    } <= files.keys()
    assert not {name for name in files if name.startswith(("seeds/", "site_src/")) or name == "README.md"}


def test_it_needs_no_other_repository(project: Path) -> None:
    for name, data in read_all(project).items():
        assert b"GENERATOR" not in data, name


def test_its_container_checks_the_site_and_shows_the_port_of_the_preview(project: Path) -> None:
    container = json.loads((project / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
    assert {"name", "image", "postCreateCommand", "forwardPorts", "portsAttributes", "customizations"} == set(container)
    assert container["postCreateCommand"] == "make check"
    assert container["forwardPorts"] == [8000]


# Its Makefile

ECHO = "#!/bin/sh\nprintf '%s|' \"$@\"\n"


def make(project: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("make")
    if program is None:
        pytest.skip("there is no make here")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHON", "SIGLUM"))}
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


def plant_program(place: Path, text: str) -> Path:
    """Write a program that a Makefile can run."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    place.chmod(0o755)
    return place


def fake_python(place: Path) -> Path:
    """Write a Python that says what it is asked for, and makes an environment with a siglum that does the same."""
    return plant_program(
        place,
        f"""#!/bin/sh
case "$1 $2" in
"-m venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python && : >.venv/made ;;
"-m pip") echo "$@" >>.venv/pip; test ! -e {place.parent}/echo || cp {place.parent}/echo .venv/bin/siglum ;;
esac
""",
    )


def test_its_makefile_installs_what_is_locked_once_and_again_when_the_lock_changes(
    project: Path, tmp_path: Path
) -> None:
    plant_program(tmp_path / "echo", ECHO)
    python = f"PYTHON={fake_python(tmp_path / 'python')}"
    done = make(project, "build", python, "ARGS=--output 'my site'")
    assert (done.returncode, done.stdout) == (0, "build|--output|my site|"), done.stderr
    assert done.stderr == "making .venv/ from requirements.txt; this takes a minute\n"
    [asked] = (project / ".venv" / "pip").read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"-m pip install .*--require-hashes --only-binary :all: --requirement requirements.txt", asked)
    assert make(project, "check", python).stderr == ""
    assert make(project, "add", python, "FILE=an article's text.txt").stdout == "add|an article's text.txt|"
    assert [line.rpartition(" ")[2] for line in (project / ".venv" / "pip").read_text("utf-8").splitlines()] == [
        "requirements.txt",
        "requirements-html.txt",
    ]
    assert make(project, "originals", python).stdout == "check|--originals|"
    # As if the lock had been renewed since.
    os.utime(project / ".venv" / "requirements.txt", (1_000_000_000, 1_000_000_000))
    assert make(project, "check", python).stderr.startswith("making .venv/")


def test_its_makefile_says_which_python_it_needs_and_makes_nothing_with_another(project: Path, tmp_path: Path) -> None:
    old = plant_program(tmp_path / "python3.9", "#!/bin/sh\nexit 1\n")
    for python in (old, tmp_path / "nowhere"):
        done = make(project, "check", f"PYTHON={python}")
        assert done.returncode != 0
        assert f"{python} is missing, or not Python 3.11 to 3.13. Name one that is: make PYTHON=" in done.stderr
        assert not (project / ".venv").exists()


def test_its_makefile_says_so_when_the_lock_has_no_siglum(project: Path, tmp_path: Path) -> None:
    bare = fake_python(tmp_path / "python")
    done = make(project, "check", f"PYTHON={bare}")
    assert done.returncode != 0
    assert "requirements.txt does not lock siglum; its first lines say what to do" in done.stderr


def test_its_makefile_runs_another_siglum_when_told_to_and_leaves_the_environment_alone(
    project: Path, tmp_path: Path
) -> None:
    other = plant_program(tmp_path / "siglum", ECHO)
    assert make(project, "check", f"SIGLUM={other} --root .").stdout == "--root|.|check|"
    assert make(project, "check", SIGLUM=str(other)).stdout == "check|"
    assert not (project / ".venv").exists()


def test_make_help_lists_every_target(project: Path) -> None:
    text = (project / "Makefile").read_text(encoding="utf-8")
    [phony] = re.findall(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert re.findall(r"^make (\S+)", make(project).stdout, re.MULTILINE) == phony.split()


def test_make_check_proves_the_project_with_this_generator(project: Path) -> None:
    done = make(project, "check", SIGLUM=shlex.join(ready().asking()))
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
