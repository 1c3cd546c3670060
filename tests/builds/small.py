"""A small invented site that uses every kind of record, copied, changed and built by the tests of this folder."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from siglum import session
from siglum.catalogue import published
from siglum.commands import build as commands
from siglum.commands import program
from siglum.commands.build import Options, build_site
from siglum.commands.options import Workers
from siglum.doors import cache as doors
from siglum.doors.cache import versions
from siglum.doors.extensions import extensions_stamp
from siglum.engine.database import Database
from siglum.html import render
from siglum.html.environment import compile_template
from siglum.model.problems import Problem
from tests.builds.ready import ready
from tests.builds.real import REPOSITORY

SITE = REPOSITORY / "tests" / "golden" / "site"
TEMPLATES = REPOSITORY / "templates"


def copy_site(to: Path) -> Path:
    """Copy the small site into a folder that does not exist yet, and return the folder."""
    shutil.copytree(SITE, to)
    return to


def write(root: Path, path: str, text: str | bytes) -> Path:
    """Write a file of a project, with the folders on the way."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return target


def change(root: Path, path: str, old: str, new: str) -> Path:
    """Replace words in a file of a project; they must stand there once."""
    target = root / path
    text = target.read_bytes().decode()
    assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
    target.write_bytes(text.replace(old, new).encode())
    return target


def build(root: Path, *, jobs: int = 1, cached: bool = True, search: bool = True) -> int:
    """Build a project within this process, as the command does, and return the exit code."""
    options = Options(
        root=root,
        output=root / "output",
        base_url=None,
        workers=Workers(jobs),
        form="text",
        cache=cached,
        durable=False,
        search=search,
    )
    return build_site(options)


compile_once: Any = cache(compile_template)
"""Compiles each template once in a process."""


@cache
def _looked_up(_with: object) -> dict[str, str]:
    return versions()


def look_up_once() -> dict[str, str]:
    """Look up the versions of the libraries once in a process, unless a test has others found."""
    return _looked_up(metadata.version)


@cache
def _stamped(package: Path, _extensions: str, _with: object) -> str:
    return doors.code_stamp(package)


def stamp_once(package: Path) -> str:
    """Read the code once in a process, unless there are other extensions, or a test has other versions found."""
    return _stamped(package, extensions_stamp(), metadata.version)


def do_once_in_all() -> None:
    """Let all builds of this process share what takes long and is the same in each.

    That is the compiled templates, the versions of the libraries, and the digest of our own code.
    """
    for module in (published, render):
        vars(module)["compile_template"] = compile_once
    for module in (commands, doors):
        vars(module)["versions"] = look_up_once
    for module in (commands, session):
        vars(module)["code_stamp"] = stamp_once


class Knowing(session.Session):
    """A session that knows what those before it in this process found out, as the preview does after a save.

    It neither reads nor stores what a build remembers for the next.
    """

    known = Database()

    def __init__(self, root: Path, base_url: str | None = None, stamp: str = "") -> None:
        """Open a project; in whatever folder it is, what was found out of files of the same bytes stands."""
        super().__init__(root, base_url, stamp)
        self.database = self.known

    def recall(self) -> tuple[Problem, ...]:
        """Know all already."""
        return ()

    def remember(self) -> tuple[Problem, ...]:
        """Know it without the disk."""
        return ()


class Said(Struct, frozen=True):
    """What a command ended with, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


class Command:
    """The command line, within this process: for all that does not need one of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.capsys = capsys
        self.patch = patch

    def __call__(self, root: Path, *arguments: str) -> Said:
        """Run the command on a project."""
        self.capsys.readouterr()
        self.patch.setattr(sys, "argv", ["siglum", "--root", str(root), *arguments])
        before, held = signal.getsignal(signal.SIGTERM), signal.pthread_sigmask(signal.SIG_BLOCK, ())
        code: object = 0
        try:
            program.main()
        except SystemExit as stop:
            code = stop.code or 0
        finally:
            signal.signal(signal.SIGTERM, before)
            # What came after the site was published would have ended with the process.
            while waiting := signal.sigpending() & {signal.SIGINT, signal.SIGTERM}:
                signal.sigwait(waiting)
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        assert isinstance(code, int)
        said = self.capsys.readouterr()
        return Said(code, said.out, said.err)


PYTHON = (sys.executable, "-m", "siglum")
MEDDLED = (sys.executable, "-m", "tests.builds.meddled")


def meddled(*how: str) -> tuple[str, ...]:
    """Return the command, meddled with in the ways of tests.builds.meddled."""
    return (*MEDDLED, *how, "--")


def environment(**changed: str | None) -> dict[str, str]:
    """Return this process's environment, changed; a variable that is None is taken out."""
    found = {**os.environ, "PYTHONPATH": str(REPOSITORY / "generator"), **changed}
    return {name: value for name, value in found.items() if value is not None}


def starts_alike(env: Mapping[str, str]) -> bool:
    """Tell whether Python starts in an environment as it does in that of the tests."""

    def read(env: Mapping[str, str]) -> dict[str, str]:
        return {name: value for name, value in env.items() if name.startswith(("PYTHON", "LANG", "LC_"))}

    return read(env) == read(environment())


def run(
    root: Path, *arguments: str, env: Mapping[str, str] | None = None, command: tuple[str, ...] = PYTHON
) -> subprocess.CompletedProcess[str]:
    """Run the command on a project in a process of its own.

    With another command, or an environment in which Python starts in another way, it is started; else it is a copy of a
    process that is ready.
    """
    given = ("--root", str(root), *arguments)
    if env is None or starts_alike(env):
        if command == PYTHON:
            return ready().run((), given, env)
        if command[: len(MEDDLED)] == MEDDLED:
            return ready().run(command[len(MEDDLED) : -1], given, env)
    return subprocess.run(
        [*command, *given],
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
