"""docs/prove.md is true: its files are written, its commands run, its Python is tried."""

import doctest
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.builds.ready import ready
from tests.builds.real import REPOSITORY
from tests.test_tutorial import COMMAND, WRITTEN, steps

PAGE = REPOSITORY / "docs" / "prove.md"


def test_whoever_does_what_the_page_says_sees_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "siglum").write_text(f'#!/bin/sh\nexec {shlex.join(ready().asking())} "$@"\n', "utf-8")
    (tmp_path / "bin" / "siglum").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
    ran = 0
    for step in steps(PAGE.read_text("utf-8")):
        if step.language in ("markdown", "yaml") and (named := WRITTEN.match(step.text)):
            path = tmp_path / named[2]
            path.parent.mkdir(exist_ok=True)
            path.write_text(step.text[named.end() :], "utf-8")
        for command in COMMAND.split(step.text)[1:] if step.language == "console" else ():
            line, expected = command.split("\n", 1)
            done = subprocess.run(
                ["/bin/sh", "-c", line],
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            pattern = re.escape(expected.strip()).replace("…", ".*?").replace(r"\ ", " ")
            shown = expected.strip().split("\n")
            assert re.fullmatch(pattern, done.stdout.strip(), re.DOTALL), f"{PAGE}:{step.line}\n{done.stdout}\n{shown}"
            ran += 1
    assert ran == 4


def test_the_python_of_the_page_does_what_it_shows() -> None:
    blocks = [step for step in steps(PAGE.read_text("utf-8")) if step.language == "python"]
    known: dict[str, object] = {}
    tried = 0
    for block in blocks:
        test = doctest.DocTestParser().get_doctest(block.text, known, "prove.md", str(PAGE), block.line)
        runner = doctest.DocTestRunner(verbose=False)
        said: list[str] = []
        runner.run(test, out=said.append, clear_globs=False)
        known = test.globs
        tried += runner.tries
        if runner.failures:
            pytest.fail("".join(said))
    assert tried > 12
