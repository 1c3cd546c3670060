"""The wheel holds what a site needs and no more, and whoever builds it gets the same bytes."""

import os
import re
import shutil
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

from packaging.requirements import Requirement

from siglum import __version__
from siglum.reference.documents import schemas
from tests.builds.real import REPOSITORY
from tests.doors.trees import read_all
from tests.package.wheels import NAME, SDIST, hatch

PACKAGE = REPOSITORY / "generator" / "siglum"
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
INFO = f"siglum-{__version__}.dist-info"


def held(wheel: Path) -> dict[str, bytes]:
    """Return the files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_package_the_templates_and_the_locks_byte_for_byte_and_nothing_else(wheel: Path) -> None:
    ours = {f"siglum/{name}": data for name, data in read_all(PACKAGE).items() if "__pycache__" not in name}
    ours |= {f"siglum/templates/{name}": data for name, data in read_all(REPOSITORY / "templates").items()}
    for name in ("requirements.lock", "requirements-html.lock"):
        ours[f"siglum/project/{name}"] = (REPOSITORY / name).read_bytes()
    found = held(wheel)
    assert {name: data for name, data in found.items() if not name.startswith(INFO)} == ours
    for name in (
        "siglum/py.typed",
        "siglum/templates/base.html",
        "siglum/templates/assets/font/manuale.woff2",
        "siglum/reference/examples/claims.txt",
        "siglum/project/starter/.gitignore",
        "siglum/project/starter/.github/workflows/site.yml",
        "siglum/schemas/claims.schema.json",
    ):
        assert name in found
    assert not [name for name in found if re.search(r"(^|/)(tests?|benchmarks)/|\.pyc$", name)]
    assert sorted(name for name in found if name.startswith(INFO)) == [
        f"{INFO}/{name}"
        for name in (
            "METADATA",
            "RECORD",
            "WHEEL",
            "entry_points.txt",
            "licenses/LICENSE",
            "licenses/templates/assets/font/OFL.txt",
        )
    ]


def test_its_metadata_says_what_it_needs_and_under_which_licences_it_is(wheel: Path) -> None:
    files = held(wheel)
    metadata = message_from_bytes(files[f"{INFO}/METADATA"])
    assert (metadata["Name"], metadata["Version"]) == ("siglum", __version__)
    assert metadata["License-Expression"] == "MIT AND OFL-1.1"
    assert Requirement(f"python{metadata['Requires-Python']}").specifier.contains("3.13")
    needed = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    assert {one.name for one in needed if one.marker is None} == {
        Requirement(text).name for text in PYPROJECT["project"]["dependencies"]
    }
    extras = [text for texts in PYPROJECT["project"]["optional-dependencies"].values() for text in texts]
    assert {one.name for one in needed if one.marker is not None} == {Requirement(text).name for text in extras}
    assert b"siglum = siglum.commands.program:main" in files[f"{INFO}/entry_points.txt"]


def test_the_schemas_that_it_holds_are_those_of_the_records() -> None:
    found = {name: data.decode() for name, data in read_all(PACKAGE / "schemas").items()}
    assert found == schemas(), "run: python -m siglum schema generator/siglum/schemas"


def test_the_backend_is_locked_in_the_version_that_builds_the_wheel() -> None:
    [required] = PYPROJECT["build-system"]["requires"]
    assert [required] == PYPROJECT["dependency-groups"]["build"]
    for lock in ("requirements-build.lock", "requirements-dev.lock"):
        assert f"{required} \\" in (REPOSITORY / lock).read_text(encoding="utf-8").splitlines()


def test_the_source_distribution_builds_the_same_wheel_at_another_time_under_another_mask(
    dist: Path, tmp_path: Path
) -> None:
    with tarfile.open(dist / SDIST) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / SDIST.removesuffix(".tar.gz")
    assert not (source / "tests").exists()
    for path in source.rglob("*"):
        os.utime(path, (1_900_000_000, 1_900_000_000))
        path.chmod(0o700 if path.is_dir() else 0o600)
    before = os.umask(0o077)
    try:
        again = hatch(source, tmp_path / "again", "sdist", "wheel")
    finally:
        os.umask(before)
    for name in (NAME, SDIST):
        assert (again / name).read_bytes() == (dist / name).read_bytes(), name


def test_what_a_build_or_a_trial_left_among_the_files_does_not_travel(dist: Path, tmp_path: Path) -> None:
    with tarfile.open(dist / SDIST) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / SDIST.removesuffix(".tar.gz")
    starter = source / "generator" / "siglum" / "project" / "starter"
    for name in ("output/index.html", ".output.lock", ".venv/pyvenv.cfg", "__pycache__/x.pyc"):
        (starter / name).parent.mkdir(exist_ok=True)
        (starter / name).write_bytes(b"left behind")
    # The ignored folders of a checkout are known by this file, which need not be there.
    shutil.move(source / ".gitignore", tmp_path)
    again = hatch(source, tmp_path / "again", "wheel")
    assert (again / NAME).read_bytes() == (dist / NAME).read_bytes()
