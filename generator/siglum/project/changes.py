"""What an editor has to change by hand in a project of an earlier version; `upgrade` prints it."""

from msgspec import Struct


class Change(Struct, frozen=True):
    """A version, and what an editor has to do by hand to come to it from the one before."""

    version: str
    steps: tuple[str, ...] = ()


CHANGES = (
    Change(
        "0.1.0",
        (
            "Call `make` as before, but without GENERATOR=…: nothing needs a checkout of the generator any more.",
            "On GitHub, delete the repository's variables GENERATOR_REPOSITORY and GENERATOR_REF; nothing reads them.",
            "In place of `make schemas`, say `siglum upgrade`.",
            "Disagreements have a kind and no cause: for real write contrary or judgement, for source speaker.",
            "A disagreement's note is now `squared`; /disagreements/ is /differences/ (`moved`).",
            "Write `looked_for` for each question, or articles without an answer are shown as not looked at.",
            "Commit requirements.txt, requirements-html.txt, wheels/ and .siglum.json with the rest.",
        ),
    ),
)
"""All versions that can have made a project, the oldest first; the last is `__version__`, as a test checks.

The steps of the first are for projects from before there were versions, which ran a checkout of siglum."""

UNRECORDED = {
    ".gitattributes": ("8f83aa536f2bb1d898a98d9956a87547a3f536d895a6c686b012238dc63c2e04",),
    ".github/workflows/site.yml": (
        "523f8b9cd5e4ed7eb0a5f59491a88d117b733596c7aeec675bc896b40f3f94d8",
        "2a078ef65a4c83347eadc37330a37a5f13e746b6a28ed9976520dbde5486d7ac",
    ),
    ".gitignore": ("9d2ef8eba6d647433230dd91d7041be8afa3f1adfaea8635f75527f3248d4efd",),
    "Makefile": (
        "206babe97a269f4c2d8b7e0dc897f5a2b9426197eed9622f2d930594feb30557",
        "6b324fa856bc497557b2886024e5fb393eb28dedbf0404a9060fbd879f753d2e",
    ),
}
"""SHA-256 digests of the files that projects got before versions were recorded in them, by path.

That of the Makefile is taken with `@GENERATOR@` in place of the path of the checkout, which differed."""


def steps_since(version: str | None) -> tuple[Change, ...] | None:
    """Return the changes since a version, the oldest first; all for None; None for a version that is not known here."""
    versions = [change.version for change in CHANGES]
    if version is None:
        return CHANGES
    if version not in versions:
        return None
    return CHANGES[versions.index(version) + 1 :]
