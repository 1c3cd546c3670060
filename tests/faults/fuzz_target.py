"""What atheris runs, in a process that has it; see fuzz.py. The first byte says which file the others are of."""

import sys
from collections.abc import Iterator
from pathlib import Path

import atheris  # type: ignore[import-untyped] # fuzz.py installs it for this process alone

with atheris.instrument_imports(include=["siglum"]):
    from tests.faults.test_bytes import NAMES, SEEDS, article_or_refused, shown_or_refused, whole


def beginnings() -> Iterator[bytes]:
    """Yield the inputs to begin with: every file of the small site, and what parsers have stumbled over."""
    for number, file in enumerate((*whole().content, *whole().seeds), start=len(NAMES)):
        yield bytes([number]) + file.data
    yield from (bytes([number]) + seed for number in range(len(NAMES)) for seed in SEEDS)


def one_input(data: bytes) -> None:
    """Try one input."""
    files = (*whole().content, *whole().seeds)
    number = data[0] % (len(NAMES) + len(files)) if data else 0
    if number < len(NAMES):
        article_or_refused(data[1:], NAMES[number])
    else:
        shown_or_refused(files[number - len(NAMES)].path, data[1:])


if __name__ == "__main__":
    found = Path(sys.argv[-1])
    if found.is_dir() and not any(found.iterdir()):
        for at, beginning in enumerate(beginnings()):
            (found / f"begin-{at}").write_bytes(beginning)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
