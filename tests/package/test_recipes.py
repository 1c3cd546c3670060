"""Whoever follows a recipe of docs/extending.md, in a copy of the package, has a page and a file more."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.builds.real import REPOSITORY
from tests.builds.small import change, copy_site, environment, run, write
from tests.package.test_extensions import PAGE, blocks

RECIPES = re.compile(r"^## In siglum itself: (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
ADDED = re.compile(r"^```python\n# to (?:the )?(\w+) (?:of|in) ([\w./]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BEFORE = {"imports": "from siglum.", "classes": "SHAPES: "}
"""What the first line begins with before which imports and classes are added; all else goes to the top of a tuple."""


def followed(recipe: str, copy: Path) -> set[str]:
    """Do what a recipe shows, and return the files that were written by hand."""
    touched = set()
    for _, path, text in blocks(recipe):
        assert not (copy / path).exists(), f"{path} is there already"
        write(copy, path, text)
        touched.add(path)
    for where, path, text in ADDED.findall(recipe):
        lines = (copy / path).read_text("utf-8").splitlines(keepends=True)
        is_before = where in BEFORE
        start = BEFORE.get(where, f"{where}: ")
        number = next(number for number, line in enumerate(lines) if line.startswith(start))
        lines.insert(number if is_before else number + 1, text + ("\n\n" if where == "classes" else ""))
        write(copy, path, "".join(lines))
        touched.add(path)
    return touched


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the package in which both recipes were followed."""
    copy = tmp_path_factory.mktemp("copy")
    for folder in ("generator", "templates"):
        # With what Python compiled of it, which stands as long as the files have the same times.
        shutil.copytree(REPOSITORY / folder, copy / folder)
    shutil.copy(REPOSITORY / "pyproject.toml", copy)
    recipes = dict(RECIPES.findall(PAGE.read_text("utf-8")))
    page = followed(recipes["a kind of page"], copy)
    export = followed(recipes["a file for other programs"], copy)
    assert (len(page), len(export)) == (4, 2), "files that are written by hand"
    return copy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the small site."""
    return copy_site(tmp_path / "site")


def test_what_a_recipe_adds_is_served_linked_and_listed(copy: Path, root: Path) -> None:
    siglum = partial(run, env=environment(PYTHONPATH=str(copy / "generator")))
    done = siglum(root, "build", "--no-search")
    assert done.returncode == 0, done.stderr
    output = root / "output"
    page = (output / "voices" / "index.html").read_text("utf-8")
    assert "<h1>Voices</h1>" in page
    assert '<a href="../people/mara-lindqvist/index.html">' in page
    [sheet] = (output / "assets").glob("voices.*.css")
    assert f'href="../assets/{sheet.name}"' in page
    item = re.compile(r'<a href="[^"]*voices/index.html"[^>]*>Voices</a>')
    for other in ("index.html", "claims/index.html", "404.html"):
        assert item.search((output / other).read_text("utf-8")), f"the menu of {other}"
    assert "<loc>https://example.org/sallow/voices/</loc>" in (output / "sitemap.xml").read_text("utf-8")
    found = json.loads((output / "data" / "voices.json").read_bytes())
    schema = json.loads((output / found["schema"]).read_bytes())
    Draft202012Validator(schema).validate(found)
    assert found["voices"]
    about = (output / "about" / "index.html").read_text("utf-8")
    assert '<a href="../data/voices.json">voices.json: who speaks, and of which claims</a>' in about
    # Nobody else may have these addresses.
    write(root, "site_src/pages/voices.md", "---\ntitle: Voices\n---\nOur own.\n")
    change(root, "site_src/site.yaml", "moved:\n", "moved:\n  /voices/: /claims/\n")
    done = siglum(root, "check", "--format", "json")
    taken = [one["path"] for one in json.loads(done.stdout)["problems"] if one["code"] == "address-taken"]
    assert taken == ["site_src/pages/voices.md"]
    (root / "site_src" / "pages" / "voices.md").unlink()
    done = siglum(root, "check")
    assert "error[address-taken]: /voices/ is an address in use, so it has not moved" in done.stderr


def test_the_code_of_a_recipe_is_as_ours_is(copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--ignore=I001", "generator"],
        cwd=copy,
        env=os.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
