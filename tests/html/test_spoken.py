"""What a claim's page says of speech that stands in no quotation marks."""

import re

import pytest

from siglum.build import prove, show
from siglum.model.files import Snapshot
from tests.html.invented import claim, listed, text
from tests.html.shipped import FILES
from tests.tiny import filled, snapshot


@pytest.mark.parametrize(
    ("printed", "language", "told"),
    [
        ("Ada Lund: The bridge is safe enough.", "en", "written down as they spoke"),
        ("Elle se leva.\n— The bridge is safe enough.", "fr", "printed as speech, behind a dash"),
        ("She rose.\n— The bridge is safe enough.", "en", "in quotation marks"),
    ],
    ids=["behind a name", "behind a dash", "behind a dash, in a language that has none for speech"],
)
def test_it_is_told_how_speech_without_quotation_marks_is_printed(printed: str, language: str, told: str) -> None:
    piece = {"source": "one", "quote": "The bridge is safe enough", "chain": ["ada-lund"], "form": "direct"}
    own = {
        "seeds/one.txt": printed.encode(),
        "site_src/sources/one.md": text(
            file="one.txt", title="'[One]'", language=language, sha256="auto", set_aside="auto"
        ),
        "site_src/people/ada-lund.md": text(name="Ada Lund"),
        "site_src/claims/all.yaml": listed(claim("safe", piece)),
    }
    read = snapshot(filled(own))
    proven = prove(Snapshot(read.content, read.seeds, tuple(FILES)))
    assert proven.errors == ()
    page = show(proven).page["claims/safe/index.html"].data.decode()
    assert told in re.sub(r"\s+", " ", page)
