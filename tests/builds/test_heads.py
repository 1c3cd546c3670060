"""What a page says of itself in its head: to a browser's tab, to a search engine, to whoever shares a link to it."""

import struct
from pathlib import Path

import pytest

from tests.builds.real import REPOSITORY, Built, Document, attribute
from tests.builds.small import build, change, write

BASE = "https://example.org/sallow/"
"""The address of the small site."""
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 600, 315) + b"\x08\x02\x00\x00\x00"
"""As much of a PNG as says how large it is."""


def said(page: Document) -> dict[str, str]:
    """Return what a page says of itself, by the name of each property; each is said once."""
    found: dict[str, str] = {}
    for meta in page.all("head meta[content]"):
        name = attribute(meta, "property") or attribute(meta, "name")
        if name.startswith(("og:", "twitter:")) or name == "description":
            assert name not in found, f"{page.address}: {name} twice"
            found[name] = attribute(meta, "content")
    return found


def full(address: str) -> str:
    """Return the full address of a page of the small site, as its host serves it."""
    return BASE + (address.removesuffix("index.html") if address.endswith("index.html") else address)


def test_a_shared_link_shows_what_the_page_says_of_itself(built: Built) -> None:
    for page in built.shown.values():
        shown = said(page)
        assert shown["og:title"] in page.one("title").text(), page.address
        assert shown["og:description"] == shown["description"], page.address
        assert shown["og:type"] == (
            "article" if page.address.count("/") == 2 and "explainers" in page.address else "website"
        )
        assert shown["og:site_name"], page.address


def test_the_full_address_of_every_page_is_the_one_that_is_shared_and_indexed(small: Built) -> None:
    for page in small.shown.values():
        assert attribute(page.one("link[rel=canonical]"), "href") == full(page.address)
        assert said(page)["og:url"] == full(page.address)


def test_every_shared_link_has_a_picture_of_the_sides_that_it_tells(small: Built) -> None:
    for page in small.shown.values():
        shown = said(page)
        assert shown["twitter:card"] == "summary_large_image"
        picture = small.output / shown["og:image"].removeprefix(BASE)
        sides = struct.unpack(">II", picture.read_bytes()[16:24])
        assert sides == (int(shown["og:image:width"]), int(shown["og:image:height"])) == (1200, 630)
        assert shown["og:image:alt"] == "The Sallow File"


def test_a_site_whose_address_is_not_known_promises_no_address_and_no_picture(real: Built) -> None:
    for page in real.shown.values():
        shown = said(page)
        assert not {"og:url", "og:image"} & shown.keys(), page.address
        assert shown["twitter:card"] == "summary"
        assert not page.all("link[rel=canonical]"), page.address
    assert not [address for address in real.files if address.endswith(".png")]


def test_every_page_has_its_icon_and_its_colours(built: Built) -> None:
    sheet = (REPOSITORY / "templates/assets/css/10-tokens.css").read_text("utf-8")
    for page in built.shown.values():
        icon = attribute(page.one("link[rel=icon]"), "href")
        where = icon.removeprefix(BASE) if icon.startswith(BASE) else page.resolve(icon)
        assert where in built.files, page.address
        colours = page.all("meta[name=theme-color]")
        assert [attribute(colour, "media").partition(":")[2] for colour in colours] == ["light)", "dark)"]
        for colour in colours:
            assert f"--paper:light-dark({','.join(attribute(one, 'content') for one in colours)})" in sheet, colour.html


def test_a_site_can_have_a_picture_of_its_own(site: Path) -> None:
    write(site, "site_src/assets/social.png", PICTURE)
    assert build(site, search=False) == 0
    [picture] = (site / "output/assets").glob("social.*")
    assert picture.read_bytes() == PICTURE
    home = (site / "output/index.html").read_text("utf-8")
    assert f'<meta property="og:image" content="{BASE}assets/{picture.name}">' in home
    assert '<meta property="og:image:width" content="600">' in home
    assert '<meta property="og:image:height" content="315">' in home


@pytest.mark.parametrize(
    "data", [b"GIF89a" + b"\x00" * 30, b"", PICTURE[:20]], ids=["another form", "empty", "cut off"]
)
def test_what_is_no_picture_is_refused(site: Path, capsys: pytest.CaptureFixture[str], data: bytes) -> None:
    write(site, "site_src/assets/social.png", data)
    assert build(site, search=False) == 1
    told = capsys.readouterr().err
    assert "site_src/assets/social.png: error[picture-not-png]: this is not a PNG picture" in told
    assert not (site / "output").exists()


def test_a_file_that_stands_in_for_nothing_is_told_of(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(site, "site_src/assets/logo.svg", "<svg/>")
    assert build(site, search=False) == 0
    told = capsys.readouterr().err
    only = "only .avif, .jpeg, .jpg, .png and .webp are"
    assert f"site_src/assets/logo.svg: warning[file-not-understood]: this file is not read; {only}" in told


def test_a_picture_that_is_taken_away_is_gone_after_the_next_build(site: Path) -> None:
    write(site, "site_src/assets/social.png", PICTURE)
    assert build(site, search=False) == 0
    (site / "site_src/assets/social.png").unlink()
    change(site, "site_src/site.yaml", f"base_url: {BASE}\n", "")
    assert build(site, search=False) == 0
    assert not list((site / "output").rglob("social.*"))


def test_the_pictures_that_ship_have_the_sides_that_shared_links_want() -> None:
    for name in ("templates/assets/social.png", "site_src/assets/social.png"):
        data = (REPOSITORY / name).read_bytes()
        assert struct.unpack(">II", data[16:24]) == (1200, 630), name


def test_an_explainer_tells_machines_when_it_was_changed(small: Built) -> None:
    told = {
        address.split("/")[1]: attribute(time, "content")
        for address, page in small.shown.items()
        for time in page.all("meta[property='article:modified_time']")
    }
    assert told == {"the-bridge": "2026-05-14", "the-ferry": "2026-05-20"}
