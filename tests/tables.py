"""The tables of words of many languages, kept between runs: to read the greatest takes two seconds in each process."""

import os
import pickle
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from siglum.languages import lemmas


def keep_tables(folder: Path) -> None:
    """Let all tables of words be taken from a folder, and be put there when they are first read."""
    read: Any = lemmas._read.__wrapped__  # noqa: SLF001 - what takes the time
    version = metadata.version("simplemma")

    @cache
    def kept(code: str) -> Any:  # noqa: ANN401 - as simplemma has it
        place = folder / f"{code}-{version}"
        if not place.exists():
            made = place.with_name(f"{place.name}-{os.getpid()}")
            made.write_bytes(pickle.dumps(read(code)))
            made.rename(place)
        return pickle.loads(place.read_bytes())  # noqa: S301 - our own bytes

    vars(lemmas)["_read"] = kept
