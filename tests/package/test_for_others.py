"""What other repositories use of this one, each done as far as one machine can: the action, the hook, the container."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from siglum.project.new import PROJECT
from tests.builds.real import REPOSITORY
from tests.builds.small import change
from tests.doors.trees import plant, read_all
from tests.package.test_installed import call, done, plain
from tests.package.wheels import NAME, SDIST, quick_python

WRONG = ("site_src/claims/the-morning.yaml", "“I rang the bell eleven", "“I rang the bell twelve")


def read_yaml(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """Read a file of this repository."""
    return yaml.safe_load((REPOSITORY / name).read_text(encoding="utf-8"))


# The action


class Runner:
    """Runs the steps of the action that are commands, as GitHub does."""

    def __init__(self, around: Path) -> None:
        """Work in a folder, whose `repository` is what was checked out, and whose `bin` has a Python."""
        self.around = around
        self.steps = [step for step in read_yaml("action.yml")["runs"]["steps"] if "run" in step]
        inputs = read_yaml("action.yml")["inputs"]
        self.inputs = {name: str(said["default"]) for name, said in inputs.items()}

    def expand(self, text: str) -> str:
        """Put values in the place of ${{ … }}."""
        values = {f"inputs.{name}": value for name, value in self.inputs.items()}
        values["github.action_path"] = str(REPOSITORY)
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: values[found[1]], text)

    def run(self, step: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        """Run one step."""
        given = {name: self.expand(value) for name, value in step.get("env", {}).items()}
        assert "${{" not in step["run"], "what somebody types must not become code"
        return call(
            self.around / "repository",
            *("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
            PATH=f"{self.around / 'bin'}{os.pathsep}{os.environ['PATH']}",
            RUNNER_TEMP=str(self.around),
            GITHUB_ACTION_PATH=str(REPOSITORY),
            GITHUB_OUTPUT=str(self.around / "outputs"),
            **given,
        )


def test_the_action_installs_what_is_locked_and_checks_and_builds(tmp_path: Path, locked: Path) -> None:
    plant(tmp_path / "repository" / "a dossier", read_all(PROJECT))
    quick_python(tmp_path / "bin" / "python", locked)
    runner = Runner(tmp_path)
    runner.inputs |= {"root": "a dossier", "base-url": "https://example.org/geese/"}
    install, check, build = runner.steps
    assert runner.run(install).returncode == 0
    assert runner.run(check).returncode == 0
    assert runner.run(build).returncode == 0
    assert (tmp_path / "outputs").read_text(encoding="utf-8") == "site=a dossier/output\n"
    page = (tmp_path / "repository" / "a dossier" / "output" / "index.html").read_text(encoding="utf-8")
    assert "https://example.org/geese/" in page
    change(tmp_path / "repository" / "a dossier", *WRONG)
    wrong = runner.run(check)
    assert wrong.returncode == 1
    assert wrong.stdout.startswith(
        "::error file=a dossier/site_src/claims/the-morning.yaml,title=quote-not-verbatim,line=54,"
    )


SAYING = """#!/bin/sh
mkdir -p "$3/bin"
printf '#!/bin/sh\\necho "$@"\\n' >"$3/bin/python"
chmod +x "$3/bin/python"
"""
"""A Python whose environments have one that says what it is asked to do."""


@pytest.mark.parametrize("seed", ["letter.txt", "letter.pdf.original"])
def test_where_an_original_is_kept_the_action_installs_what_reads_it_and_looks_into_it(
    tmp_path: Path, seed: str
) -> None:
    plant(tmp_path / "repository" / "a dossier" / "seeds", {seed: b"x"})
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").write_text(SAYING, encoding="utf-8")
    (tmp_path / "bin" / "python").chmod(0o755)
    runner = Runner(tmp_path)
    runner.inputs["root"] = "a dossier"
    installed, checked, _ = (runner.run(step).stdout for step in runner.steps)
    kept = seed.endswith(".original")
    assert installed.endswith(f"/requirements{'-html' * kept}.lock\n")
    assert checked == f"-P -m siglum --root a dossier check --format github{' --originals' * kept}\n"


# The hook


@pytest.fixture
def hooked(dist: Path, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Return a repository with a project, and what pre-commit needs to install our hook without a network.

    The hook's own environment builds and installs the package; the packages that it needs are those of the tests.
    """
    with tarfile.open(dist / SDIST) as archive:
        archive.extractall(tmp_path, filter="data")
    ours = tmp_path / SDIST.removesuffix(".tar.gz")
    shutil.copy(REPOSITORY / ".pre-commit-hooks.yaml", ours)
    theirs = plant(tmp_path / "theirs", {**read_all(PROJECT), "notes.txt": b""})
    settings = {
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "hooks"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        # In pip's own logic: no isolation.
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_CONFIG_FILE": os.devnull,
        "PYTHONPATH": sysconfig.get_path("purelib"),
        **{f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    for repository in (ours, theirs):
        for command in ("init --quiet", "add --all --force", "commit --quiet --message x"):
            done(repository, "git", *command.split(), **settings)
    return theirs, settings


def test_the_hook_is_installed_by_pre_commit_and_refuses_what_is_wrong(hooked: tuple[Path, dict[str, str]]) -> None:
    theirs, settings = hooked
    head = done(theirs.parent / SDIST.removesuffix(".tar.gz"), "git", "rev-parse", "HEAD", **settings).stdout.strip()
    repo = {"repo": str(theirs.parent / SDIST.removesuffix(".tar.gz")), "rev": head, "hooks": [{"id": "siglum-check"}]}
    (theirs / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [repo]}), encoding="utf-8")
    done(theirs, "git", "add", ".pre-commit-config.yaml", **settings)

    def run(*files: str) -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-m", "pre_commit", "run", "--files", *files)
        return call(theirs, *command, **settings)

    found = run("site_src/site.yaml")
    assert (found.returncode, re.sub(r"\.+", " ", found.stdout.splitlines()[-1])) == (0, "siglum check Passed"), found
    change(theirs, *WRONG)
    wrong = run("site_src/site.yaml")
    assert wrong.returncode == 1
    assert "error[quote-not-verbatim]: this quotation does not stand in the source" in wrong.stdout
    assert "Skipped" in run("notes.txt").stdout


# The container


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile in their order, lines that go on joined."""
    text = re.sub(r"^#.*\n", "", (REPOSITORY / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines if line)]


def context() -> dict[str, Path]:
    """Return what `COPY . .` brings: the files that .dockerignore lets through."""
    rules = (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").split("\n")
    assert rules[1] == "*"
    wanted = [rule[1:] for rule in rules if rule.startswith("!")]
    tops = [path for path in REPOSITORY.iterdir() if any(fnmatch(path.name, rule) for rule in wanted)]
    files = [path for top in tops for path in ([top] if top.is_file() else top.rglob("*"))]
    return {
        str(path.relative_to(REPOSITORY)): path for path in files if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_steps_of_the_container_build_the_wheel_and_install_it_with_what_is_locked(
    wheel: Path, locked: Path, tmp_path: Path
) -> None:
    found = instructions()
    stage = found[1 : [number for number, (word, _) in enumerate(found) if word == "FROM"][1]]
    assert [word for word, _ in stage] == ["WORKDIR", "COPY", "RUN", "RUN"]
    assert stage[1][1] == ". ."
    plant(tmp_path / "src", {name: path.read_bytes() for name, path in context().items()})
    quick_python(tmp_path / "bin" / "python", locked)
    for _, command in stage[2:]:
        here = command.replace("/opt/", f"{shlex.quote(str(tmp_path))}/opt/")
        path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
        done(tmp_path / "src", "/bin/sh", "-c", here, PATH=path)
    assert (tmp_path / "opt" / "dist" / NAME).read_bytes() == wheel.read_bytes()
    siglum = tmp_path / "opt" / "siglum" / "bin" / "siglum"
    done(tmp_path, siglum, "new", "site")
    (tmp_path / "page.html").write_text(
        "<!doctype html><title>Geese</title><article><p>The geese stood on the rails until noon, and then they left "
        "for the pond, where somebody had buns.</p></article>",
        encoding="utf-8",
    )
    add = ("add", tmp_path / "page.html", "--title", "Geese", "--outlet", "null", "--date", "null", "--id", "geese")
    done(tmp_path, siglum, "--root", "site", *add)


def test_the_container_is_slim_runs_as_no_root_and_keeps_only_what_was_installed() -> None:
    found = instructions()
    assert [rest for word, rest in found if word == "FROM"] == ["python:3.13-slim AS build", "python:3.13-slim"]
    last = found[[number for number, (word, _) in enumerate(found) if word == "FROM"][1] :]
    assert [rest for word, rest in last if word == "COPY"] == ["--from=build /opt/siglum /opt/siglum"]
    [user] = [rest for word, rest in last if word == "USER"]
    assert user not in {"root", "0"}
    assert f"useradd --uid 1000 --create-home {user}" in " ".join(rest for word, rest in last if word == "RUN")
    words = [word for word, _ in last]
    assert words.index("RUN") < words.index("USER") < words.index("ENTRYPOINT")
    assert dict(last)["ENTRYPOINT"] == '["siglum"]'


def test_nothing_of_the_container_is_fetched_without_a_hash() -> None:
    for word, rest in instructions():
        if word == "RUN":
            for command in re.findall(r"pip install (.*?)(?:&&|$)", rest):
                assert "--require-hashes --only-binary :all:" in command or "--no-deps --no-index" in command


def test_the_variables_of_this_checkout_do_not_reach_what_is_tried() -> None:
    assert not {name for name in plain() if name.startswith(("PYTHON", "SIGLUM", "MAKE"))}
