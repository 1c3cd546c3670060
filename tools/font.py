"""Makes the site's font: Manuale, with the weights and the characters that a site needs and no others.

python tools/font.py [--check] [FOLDER ...]

It takes the font from its package of the npm registry, by npm itself, and holds the package against its digest. The
characters are those of BASIC and those that stand in the folders (seeds/, site_src/ and templates/, unless others are
given), as far as the font has them; it says which it lacks. With --check nothing is written: it says whether the font
that is there is the one that would be made. The tools that it needs are of one version, so that the bytes are the same
wherever it runs; it puts them into an environment of its own, which it throws away.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import venv
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TARGET = REPOSITORY / "templates" / "assets" / "font"
FOLDERS = ("seeds", "site_src", "templates")
ENDINGS = {".txt", ".md", ".yaml", ".yml", ".html", ".css", ".js"}

PACKAGE = "@fontsource-variable/manuale@5.3.0"
DIGEST = "18jJzwe6YmUNNa4O3dNtE048TlxXcFBxZszBb351lUMNUZ6oxCOHwH7NRrSRHOj3bIhupcPe97R3Vtn8cuAc3g=="
"""Of the package, as the registry gives it: SHA-512 in base64."""
FONT = "package/files/manuale-latin-wght-normal.woff2"
LICENCE = "package/LICENSE"
TOOLS = ("fonttools==4.68.0", "brotli==1.2.1")

WEIGHTS = (400, 700)
FEATURES = ("kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum")
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""Of the font's name table: what it is called, whose it is, and its licence."""
BASIC = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0·×é\u2002–—‘’“”…←↑→↓"


def main() -> None:
    """Make the font, or say whether it is the one that would be made."""
    parser = argparse.ArgumentParser(description="Makes the site's font from Manuale.")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the font is up to date")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="where the characters are looked for")
    chosen = parser.parse_args()
    try:
        import brotli  # noqa: F401, PLC0415 - fontTools takes it for WOFF2
        import fontTools  # noqa: F401, PLC0415 - not one of the project's own packages
    except ImportError:
        sys.exit(run_with_tools())
    characters = set(BASIC) | characters_in(chosen.folders or [REPOSITORY / name for name in FOLDERS])
    files = package_files()
    made, missing = subset(files[FONT], characters)
    wanted = {TARGET / "manuale.woff2": made, TARGET / "OFL.txt": files[LICENCE]}
    print(f"{len(made)} bytes, {len(characters) - len(missing)} characters")
    for char in missing:
        print(f"not in the font: U+{ord(char):04X} {char} {unicodedata.name(char, '')}")
    if chosen.check:
        stale = [path.name for path, data in wanted.items() if not path.is_file() or path.read_bytes() != data]
        sys.exit(f"not what would be made: {', '.join(stale)}" if stale else 0)
    TARGET.mkdir(parents=True, exist_ok=True)
    for path, data in wanted.items():
        path.write_bytes(data)


def run_with_tools() -> int:
    """Run this script again where its tools are: in an environment that lasts as long; return the exit code."""
    if "FONT_TOOLS" in os.environ:
        sys.exit(f"the tools cannot be used here: {' '.join(TOOLS)}")
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = f"{folder}/bin/python"
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
        subprocess.run([*install, "--only-binary", ":all:", *TOOLS], check=True)  # noqa: S603 - the arguments are ours
        again = [python, __file__, *sys.argv[1:]]
        return subprocess.run(again, env={**os.environ, "FONT_TOOLS": folder}, check=False).returncode  # noqa: S603


def characters_in(folders: list[Path]) -> set[str]:
    """Return the characters that a reader could meet: those of all text files below some folders, less the controls."""
    found: set[str] = set()
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in ENDINGS and path.is_file():
                found |= set(path.read_text(encoding="utf-8"))
    return {char for char in found if unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cs"}}


def package_files() -> dict[str, bytes]:
    """Return the files of the font's package that are wanted, once its digest is found to be right."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", PACKAGE, "--silent", "--pack-destination", folder]
        try:
            subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - the arguments are ours
        except FileNotFoundError:
            sys.exit("npm is not installed; it is needed to take the font from its package")
        [archive] = Path(folder).glob("*.tgz")
        data = archive.read_bytes()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != DIGEST:
        sys.exit(f"{PACKAGE} is not what it was: its digest differs, so nothing is made of it")
    with tarfile.open(fileobj=io.BytesIO(data)) as files:
        return {name: taken.read() for name in (FONT, LICENCE) if (taken := files.extractfile(name))}


def subset(data: bytes, characters: set[str]) -> tuple[bytes, list[str]]:
    """Return the font with the wanted weights and characters, as WOFF2, and the characters that it does not have."""
    from fontTools.subset import Options, Subsetter, save_font  # noqa: PLC0415 - see main
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - see main
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415 - see main

    options = Options(
        layout_features=list(FEATURES),
        name_IDs=list(NAMES),
        hinting=False,
        notdef_outline=True,
        flavor="woff2",
    )
    whole = TTFont(io.BytesIO(data), recalcTimestamp=False)
    missing = sorted(characters - set(map(chr, whole.getBestCmap())))
    instantiateVariableFont(whole, {"wght": WEIGHTS}, inplace=True)
    between, made = io.BytesIO(), io.BytesIO()
    # Written and read again, since the one tool leaves gaps that the other does not expect.
    whole.save(between)
    font = TTFont(between, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in characters])
    subsetter.subset(font)
    save_font(font, made, options)
    return made.getvalue(), missing


if __name__ == "__main__":
    main()
