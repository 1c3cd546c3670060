"""The stylesheets: which section each kind of page gets."""

import re

from siglum.html.assets import assets_of, sheets_of
from siglum.html.render import parts_used
from siglum.model.files import File
from tests.html.shipped import FILES, TEXTS

SECTIONS = {
    "10-base.css": "base",
    "50-note.css": "note",
    "50-note-place.css": "place",
    "50-strip.css": "strip",
    "60-home.css": "home",
    "60-home+text.css": "start",
    "90-print.css": "print",
}
USES = {"home": frozenset({"note", "strip"}), "claim": frozenset({"strip"}), "text": frozenset[str]()}


def files() -> list[File]:
    return [File(f"templates/assets/css/{name}", f".{text}{{order:1}}\n".encode()) for name, text in SECTIONS.items()]


def test_a_section_goes_to_the_pages_that_use_its_part() -> None:
    found = {kind: [text[1:].partition("{")[0] for text in texts] for kind, texts in sheets_of(files(), USES).items()}
    assert found == {
        "": ["base"],
        "home": ["base", "note", "place", "strip", "home", "start"],
        "claim": ["base", "strip"],
        "text": ["base", "start"],
        "print": ["print"],
    }


def test_each_kind_has_one_sheet() -> None:
    assets = assets_of(files(), USES, with_social=False)
    assert set(assets.sheets) == {"home", "claim", "text"}
    assert {address.partition(".")[0] for address, _ in assets.files} == {
        "assets/site",
        "assets/home",
        "assets/claim",
        "assets/text",
        "assets/print",
    }


def test_a_module_that_is_fetched_later_names_files_as_they_are_called_in_the_site() -> None:
    later = File("templates/assets/js/later/find.js", b'fetch("./home.css")')
    script = File("templates/assets/js/site.js", b'import("./later/find.js")')
    assets = assets_of([*files(), later, script], USES, with_social=False)
    made = dict(assets.files)
    [module] = [address for address in made if address.startswith("assets/find.")]
    assert made[module] == f'fetch("./{assets.sheets["home"].rpartition("/")[2]}")'.encode()
    assert made[assets.script] == f'import("./{module.rpartition("/")[2]}")'.encode()


def test_the_script_of_a_part_is_a_file_of_its_own_that_the_script_of_all_pages_leaves_out() -> None:
    part = File("templates/assets/js/apart/strip.js", b"strip()")
    script = File("templates/assets/js/site.js", b"all()")
    assets = assets_of([*files(), part, script], USES, with_social=False)
    made = dict(assets.files)
    assert (made[assets.scripts["strip"]], made[assets.script]) == (b"strip()", b"all()")


def test_a_page_uses_the_parts_of_its_parts() -> None:
    templates = {
        "base.html": '{% from "parts/crumbs.html" import crumbs %}',
        "pages/a.html": '{% extends "base.html" %}{%- from "parts/x.html" import x %}',
        "pages/b.html": "{{ page.title }}",
        "parts/x.html": "{% from 'parts/y.html' import y %}{% from 'parts/gone.html' import gone %}",
        "parts/y.html": '{% from "parts/x.html" import x %}',
        "parts/crumbs.html": "",
    }
    assert parts_used(templates) == {"a": {"x", "y", "crumbs"}, "b": set()}


CLASS = re.compile(r'class="([^"{]*)"')
KNOWN = re.compile(r"\.([a-z][a-z-]*)")


def test_every_class_that_a_page_uses_is_in_a_stylesheet_that_it_loads() -> None:
    uses = parts_used(TEXTS)
    sheets = sheets_of([file for file in FILES if file.path.startswith("templates/assets/css/")], uses)
    styled = set(KNOWN.findall("".join(text for texts in sheets.values() for text in texts)))
    missing = set()
    for kind, parts in uses.items():
        loaded = [*sheets[kind], *sheets["print"]]
        known = set(KNOWN.findall("".join(loaded)))
        for name in ("base.html", f"pages/{kind}.html", *(f"parts/{part}.html" for part in parts)):
            used = {word for words in CLASS.findall(TEXTS[name]) for word in words.split()}
            missing |= {(kind, name, one) for one in used & styled - known}
    assert not missing
