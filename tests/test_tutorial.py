"""The tutorial and the how-tos do what they say: every file is written, every command run, every output compared.

In a page, a block of `console` holds commands after a dollar, each with what it prints; … stands for anything. A block
of `yaml`, `markdown` or `text` begins with `# PATH` and is that file; with `# at the end of PATH` it is added to one. A
block of `diff` begins with `# PATH` and changes a passage that stands there once.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from tests.builds.ready import ready
from tests.builds.real import REPOSITORY
from tests.package.wheels import NAME, build_once

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ ", re.MULTILINE)
WRITTEN = re.compile(r"# (at the end of )?([\w./-]+)\n")
PATIENCE = 120
"""Seconds that a command may take on a machine that does other things too."""


def this() -> str:
    """Return the siglum of this checkout, in the place of the one that is installed, which tests/package/ tries."""
    return shlex.join(ready().asking())


class Step(Struct, frozen=True, dict=True):
    """A block of a page: its language, its text, and its line in the page."""

    language: str
    text: str
    line: int


def steps(page: str) -> list[Step]:
    """Return the blocks of a page in their order."""
    return [Step(found[1], found[2], page[: found.start()].count("\n") + 1) for found in FENCE.finditer(page)]


class Reader:
    """Somebody who does all that a page says, beginning in an empty folder."""

    def __init__(self, around: Path, wheel: Path) -> None:
        """Begin in `around`, with a siglum that was installed from `wheel`."""
        self.around = around
        self.wheel = wheel
        self.here = around

    def follow(self, step: Step) -> None:
        """Do what a block says."""
        match step.language:
            case "console":
                for command in COMMAND.split(step.text)[1:]:
                    self.run(*command.split("\n", 1))
            case "diff":
                self.change(*self.target(step)[1:])
            case "yaml" | "markdown" | "text":
                self.write(*self.target(step))
            case other:
                pytest.fail(f"nobody knows what to do with a block of {other or 'no language'}")

    def target(self, step: Step) -> tuple[bool, Path, str]:
        """Return whether a block is added to a file, the file, and the block's words."""
        named = WRITTEN.match(step.text)
        assert named, "a block that is no command names its file in the first line"
        return bool(named[1]), self.here / named[2], step.text[named.end() :]

    def write(self, is_added: bool, path: Path, text: str) -> None:  # noqa: FBT001 - as target() gives it
        """Write a file anew, or add to one."""
        path.parent.mkdir(exist_ok=True)
        before = path.read_text(encoding="utf-8") if is_added else ""
        path.write_text(before + text, encoding="utf-8")

    def change(self, path: Path, text: str) -> None:
        """Change a passage of a file."""
        lines = text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        before = path.read_text(encoding="utf-8")
        assert before.count(old) == 1, f"{path} has this {before.count(old)} times:\n{old}"
        path.write_text(before.replace(old, new), encoding="utf-8")

    def run(self, command: str, expected: str) -> None:
        """Run a command, and compare what it prints."""
        if command.startswith("cd "):
            self.here = self.around / Path(command.removeprefix("cd ")).name
            assert self.here.is_dir()
            return
        if command.startswith("uvx siglum new "):
            command = command.replace("uvx siglum", this()) + f" --wheel {self.wheel}"
        if "make preview" in command:
            said, code = self.previewed(command.replace("make preview", 'make preview ARGS="--port 0"')), 0
        else:
            done = subprocess.run(
                ["/bin/sh", "-c", command],
                cwd=self.here,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                timeout=PATIENCE,
                check=False,
            )
            said, code = done.stdout, done.returncode
        pattern = re.escape(expected.strip()).replace("…", ".*?")
        assert re.fullmatch(pattern, said.strip(), re.DOTALL), f"{command}\n{said}"
        assert (code != 0) is ("make: ***" in expected), f"{command} ended with {code}"

    def previewed(self, command: str) -> str:
        """Start a preview, wait until it stands, end it as Ctrl-C does, and return what it said until then."""
        with subprocess.Popen(
            ["/bin/sh", "-c", f"exec {command}"],
            cwd=self.here,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        ) as preview:
            said = ""
            try:
                assert preview.stdout
                for line in preview.stdout:
                    said += line
                    if "http://" in line:
                        break
            finally:
                os.killpg(preview.pid, signal.SIGINT)
        return re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:8000", said)


def environment() -> dict[str, str]:
    """Return the variables of this process, less those of a make or a Python around it, with a siglum for `make`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHON"))}
    return {**kept, "SIGLUM": this()}


def folder_steps() -> Iterator[tuple[str, list[Step]]]:
    """Yield each page whose blocks are followed, with its blocks."""
    for name in ("tutorial.md", "how-to.md"):
        yield name, steps((REPOSITORY / "docs" / name).read_text(encoding="utf-8"))


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
@pytest.mark.parametrize(("name", "found"), list(folder_steps()), ids=[name for name, _ in folder_steps()])
def test_whoever_does_what_the_page_says_sees_what_it_shows(
    name: str, found: list[Step], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert len(found) > 10
    reader = Reader(tmp_path, build_once(tmp_path_factory) / NAME)
    for step in found:
        try:
            reader.follow(step)
        except AssertionError as error:
            pytest.fail(f"docs/{name}:{step.line}: {error}")
