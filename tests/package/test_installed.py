"""From the wheel alone, in an empty folder outside any checkout, everything works; so does a project that it makes.

uv makes the environments, since it does so in seconds; that pip takes the same files is tried on the part that is ours.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from siglum import __version__
from siglum.model.codes import CODES
from siglum.reference.documents import schemas
from tests.builds.real import REPOSITORY
from tests.doors.trees import read_all
from tests.package.wheels import NAME, quick_python

UV = Path(sys.executable).with_name("uv")
LOCKED = ("--require-hashes", "--only-binary", ":all:", "--requirement")
PATIENCE = 120
"""Seconds that a command may take on a machine that does other things too."""


def plain(**more: str) -> dict[str, str]:
    """Return the variables of this process, less those that lead to this checkout, with some more.

    What pip installs is compiled when it is first imported; to compile all of it takes longer than the rest.
    """
    led = ("MAKE", "PYTHON", "SIGLUM", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(led)}
    return {**kept, "PIP_NO_COMPILE": "1", **more}


def call(here: Path, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with some variables more."""
    return subprocess.run(
        command,
        cwd=here,
        env=plain(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def done(here: Path, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed."""
    found = call(here, *command, **more)
    assert found.returncode == 0, f"{command}\n{found.stdout}{found.stderr}"
    return found


def environment(place: Path, *installed: tuple[str | Path, ...]) -> Path:
    """Make a fresh environment, install what is given, and return its folder of programs."""
    if not UV.exists():
        pytest.skip("there is no uv beside this Python")
    done(place.parent, UV, "venv", "--quiet", "--python", sys.executable, place)
    for one in installed:
        done(place.parent, UV, "pip", "install", "--quiet", "--python", place / "bin" / "python", *one)
    return place / "bin"


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the programs of an environment that has what is locked, and the wheel."""
    place = tmp_path_factory.mktemp("installed") / "env"
    return environment(place, (*LOCKED, REPOSITORY / "requirements.lock"), ("--no-deps", wheel))


@pytest.fixture(scope="module")
def siglum(programs: Path) -> Path:
    """Return the installed program."""
    return programs / "siglum"


@pytest.fixture(scope="module")
def begun(siglum: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project that the installed program made, in an empty folder; nobody changes it."""
    around = tmp_path_factory.mktemp("around")
    said = done(around, siglum, "new", "my-site").stderr
    assert re.fullmatch(r"my-site: \d+ files of .*\nnext: cd my-site && make preview\n", said)
    return around / "my-site"


@pytest.fixture
def project(begun: Path, tmp_path: Path) -> Path:
    """Return a copy of that project."""
    shutil.copytree(begun, tmp_path / "my-site")
    return tmp_path / "my-site"


def test_it_builds_a_site_with_its_search_and_checks_it(siglum: Path, project: Path) -> None:
    assert "no problems" in done(project, siglum, "build").stderr
    assert (project / "output" / "index.html").is_file()
    assert (project / "output" / "pagefind" / "pagefind.js").is_file()
    assert re.fullmatch(r"17 claims checked, no problems, [0-9.]+ s\n", done(project, siglum, "check").stderr)


def test_it_is_a_module_too_and_knows_its_version(programs: Path, tmp_path: Path) -> None:
    for command in ((programs / "siglum",), (programs / "python", "-m", "siglum")):
        assert done(tmp_path, *command, "--version").stdout == f"siglum, version {__version__}\n"


def test_it_explains_problems_with_their_examples_and_writes_the_schemas(siglum: Path, tmp_path: Path) -> None:
    assert set(re.findall(r"^(\S+)", done(tmp_path, siglum, "explain").stdout, re.MULTILINE)) == set(CODES)
    assert "\nMended:\n" in done(tmp_path, siglum, "explain", "quote-not-verbatim").stdout
    done(tmp_path, siglum, "schema", "schemas")
    assert {name: data.decode() for name, data in read_all(tmp_path / "schemas").items()} == schemas()


@contextmanager
def previewing(siglum: Path, project: Path) -> Iterator[str]:
    """Serve a project, yield the address, and stop as Ctrl-C does."""
    with subprocess.Popen(
        [siglum, "preview", "--port", "0"],
        cwd=project,
        env=plain(),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        try:
            assert server.stderr
            said = next(line for line in server.stderr if "http://" in line)
            yield re.findall(r"http://\S+/", said)[0]
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=PATIENCE)
    assert server.returncode in (0, 130)


def test_it_serves_a_preview_until_it_is_interrupted(siglum: Path, project: Path) -> None:
    with previewing(siglum, project) as address:
        assert address.startswith("http://127.0.0.1:")
        with urlopen(f"{address}claims/", timeout=PATIENCE) as page:  # noqa: S310 - an address of this machine
            assert b"The Goose File" in page.read()
        with urlopen(f"{address}_patterns/", timeout=PATIENCE) as page:  # noqa: S310 - see above
            assert page.status == 200
    assert not (project / "output").exists()


# The project


def test_the_project_keeps_the_wheel_that_made_it_file_by_file(begun: Path, wheel: Path) -> None:
    with zipfile.ZipFile(begun / "wheels" / NAME) as kept, zipfile.ZipFile(wheel) as built:
        record = f"siglum-{__version__}.dist-info/RECORD"
        assert sorted(kept.namelist()) == sorted(built.namelist())
        for name in set(built.namelist()) - {record}:
            assert kept.read(name) == built.read(name), name
        assert sorted(kept.read(record).splitlines()) == sorted(built.read(record).splitlines())


def test_what_the_project_locks_installs_the_siglum_that_made_it_and_makes_the_same_project_again(
    begun: Path, tmp_path: Path
) -> None:
    programs = environment(tmp_path / "env", (*LOCKED, begun / "requirements.txt"))
    done(tmp_path, programs / "siglum", "new", "again")
    assert read_all(tmp_path / "again") == read_all(begun)
    done(tmp_path / "again", programs / "siglum", "check")


def test_its_makefile_has_pip_install_the_kept_wheel_by_its_hash(project: Path, tmp_path: Path) -> None:
    lock = project / "requirements.txt"
    ours, _, _ = lock.read_text(encoding="utf-8").partition("annotated-types==")
    assert f"siglum=={__version__}" in ours
    lock.write_text(ours, encoding="utf-8")
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_CONFIG_FILE": os.devnull}
    done(project, "make", ".venv/requirements.txt", PYTHON=str(quick_python(tmp_path / "python")), **offline)
    assert (project / ".venv" / "bin" / "siglum").exists()
    with (project / "wheels" / NAME).open("ab") as kept:
        kept.write(b"one more byte")
    pip = (".venv/bin/python", "-m", "pip", "install", "--force-reinstall", *LOCKED, "requirements.txt")
    assert "DO NOT MATCH THE HASHES" in call(project, *pip, **offline).stderr


def test_an_upgrade_from_the_wheel_renews_a_project(siglum: Path, project: Path) -> None:
    (project / "requirements.txt").unlink()
    assert done(project, siglum, "upgrade").stderr.startswith("  requirements.txt\n1 file renewed")


def test_a_changed_installation_is_not_handed_on(programs: Path, tmp_path: Path) -> None:
    installed = next((programs.parent / "lib").glob("python3.*/site-packages"))
    for folder in ("siglum", f"siglum-{__version__}.dist-info"):
        shutil.copytree(installed / folder, tmp_path / "copy" / folder)
    page = tmp_path / "copy" / "siglum" / "templates" / "base.html"
    python = (programs / "python", "-m", "siglum")
    done(tmp_path, *python, "new", "whole", PYTHONPATH=str(tmp_path / "copy"))
    page.write_text(page.read_text(encoding="utf-8") + "<!-- mine -->", encoding="utf-8")
    found = call(tmp_path, *python, "new", "meddled", PYTHONPATH=str(tmp_path / "copy"))
    assert found.returncode == 3
    assert f"error: {page} was changed after siglum was installed" in found.stderr
    assert not (tmp_path / "meddled").exists()


def test_html_articles_need_an_extra_and_the_message_says_which(siglum: Path, project: Path) -> None:
    (project / "page.html").write_text("<!doctype html><title>x</title><p>Words.</p>", encoding="utf-8")
    found = call(project, siglum, "add", "page.html", "--title", "x", "--outlet", "null", "--date", "null")
    assert found.returncode == 3
    assert "Install siglum[html], or say `make add` in a project" in found.stderr


def test_uvx_runs_it_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    uvx = UV.with_name("uvx")
    if not uvx.exists():
        pytest.skip("there is no uvx beside this Python")
    python = sysconfig.get_python_version()
    done(tmp_path, uvx, "--quiet", "--python", python, "--from", wheel, "siglum", "new", "my-site")
    assert (tmp_path / "my-site" / "wheels" / NAME).is_file()
