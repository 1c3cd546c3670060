"""Pictures of a project's own: published as they are, named by digest, with styles that only their pages load."""

import json
import re
from pathlib import Path

import pytest

from siglum.model.files import digest_of
from tests.builds.small import SITE, build, change, copy_site, write

PICTURE = "site_src/assets/bridge.png"
DATA = (SITE / PICTURE).read_bytes()
ADDRESS = f"assets/bridge.{digest_of(DATA)[:10]}.png"
SHEET = re.compile(r"assets/picture\.[0-9a-f]{10}\.css")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site(tmp_path / "site")


def pages(site: Path) -> dict[str, str]:
    output = site / "output"
    return {path.relative_to(output).as_posix(): path.read_text("utf-8") for path in output.rglob("*.html")}


def test_a_picture_is_published_as_it_is_and_stands_in_the_manifest(site: Path) -> None:
    assert build(site, search=False) == 0
    assert (site / "output" / ADDRESS).read_bytes() == DATA
    manifest = json.loads((site / "output/data/manifest.json").read_text("utf-8"))
    assert manifest["files"][ADDRESS] == digest_of(DATA)


def test_only_a_page_with_a_picture_loads_its_styles(site: Path) -> None:
    assert build(site, search=False) == 0
    with_picture = {address for address, page in pages(site).items() if "<img" in page}
    assert with_picture == {"explainers/the-bridge/index.html"}
    assert {address for address, page in pages(site).items() if SHEET.search(page)} == with_picture
    assert all(".photo" not in path.read_text("utf-8") for path in (site / "output/assets").glob("[!p]*.css"))


@pytest.mark.parametrize("text", ["home", "about", "colophon"])
def test_every_text_that_may_show_a_picture_loads_its_styles(site: Path, text: str) -> None:
    path = site / f"site_src/pages/{text}.md"
    path.write_text(path.read_text("utf-8") + '\n![A bridge](assets/bridge.png "Drawing: Jo Example")\n', "utf-8")
    assert build(site, search=False) == 0
    addresses = {"home": "index.html", "about": "about/index.html", "colophon": "colophon/index.html"}
    page = pages(site)[addresses[text]]
    assert ADDRESS in page
    assert SHEET.search(page)


def test_a_picture_that_changes_has_another_address_and_one_that_no_text_shows_is_not_published(site: Path) -> None:
    assert build(site, search=False) == 0
    changed = DATA + b"\0"
    write(site, PICTURE, changed)
    write(site, "site_src/assets/spare.png", DATA)
    assert build(site, search=False) == 0
    published = {path.name for path in (site / "output/assets").glob("*.png")}
    assert f"bridge.{digest_of(changed)[:10]}.png" in published
    assert not {name for name in published if name.startswith("spare") or name == Path(ADDRESS).name}
    assert f"bridge.{digest_of(changed)[:10]}.png" in pages(site)["explainers/the-bridge/index.html"]


def test_a_picture_that_is_taken_away_keeps_the_old_site(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(site, search=False) == 0
    (site / PICTURE).unlink()
    assert build(site, search=False) == 1
    assert "error[image-missing]" in capsys.readouterr().err
    assert (site / "output" / ADDRESS).exists()
    change(site, "site_src/explainers/the-bridge.md", "](assets/bridge.png", "](https://example.org/bridge.png")
    assert build(site, search=False) == 1
    assert "error[image-refused]" in capsys.readouterr().err
