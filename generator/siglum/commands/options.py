"""What the options of commands may hold, how what an option did not say is asked for, and who may do the work."""

import gc
import os
import re
import select
import sys
from collections.abc import Callable

import click
from msgspec import Struct

from siglum.model.language_tags import LANGUAGE_TAG
from siglum.model.urls import ADDRESS


def web_address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the address of a site; raises click.BadParameter for anything else."""
    if value is not None and not re.match(r"https?://[^\s?#@]+\Z", value):
        message = f"{value!r} is not the address of a site; write one such as https://example.org/rednote/"
        raise click.BadParameter(message)
    return value


def scheduler_address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the address of a Dask scheduler; raises click.BadParameter for anything else."""
    if value is not None and not re.match(r"(tcp|tls|ws|wss)://[^\s/@]+:\d+\Z", value):
        message = f"{value!r} is not the address of a scheduler; write one such as tcp://10.0.0.7:8786"
        raise click.BadParameter(message)
    return value


def language(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the name of a language (BCP 47); raises click.BadParameter for anything else."""
    if value is not None and not re.fullmatch(LANGUAGE_TAG, value):
        message = f"{value!r} is not the name of a language; write one such as en, de or zh-Hant"
        raise click.BadParameter(message)
    return value


def origin(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return where an article came from, words or an address; raises click.BadParameter for no address."""
    if value is not None and re.match(r"https?:", value) and not re.fullmatch(ADDRESS, value):
        message = f"{value!r} is not an address on the web; write it as the browser shows it"
        raise click.BadParameter(message)
    return value


def ask(question: str, proposal: str, check: Callable[[str], str]) -> str:
    """Ask on the terminal until the answer passes `check`; an empty answer stands for the proposal.

    Raises click.Abort where the input ends.
    """
    while True:
        click.echo(f"{question} [{proposal}]: " if proposal else f"{question}: ", nl=False, err=True)
        answer = _typed() or proposal
        try:
            if answer:
                return check(answer)
        except ValueError as error:
            click.echo(f"Error: {error}", err=True)


GLANCE = 0.2
"""Seconds after which a wait for the keyboard is broken off to look for Ctrl-C, and taken up again."""


def _typed() -> str:
    """Wait for a line on the terminal; Python's own input() may miss a Ctrl-C that comes as it begins to wait."""
    while not select.select([sys.stdin], [], [], GLANCE)[0]:
        pass
    line = sys.stdin.readline()
    if not line:
        raise click.Abort
    return line.rstrip("\r\n")


MOST = 8
"""Processes that are forked where nobody says how many: more wait for one another."""


class Workers(Struct, frozen=True):
    """Who does the work."""

    jobs: int
    """How many processes are forked; none for 1."""
    scheduler: str | None = None
    """The address of a Dask scheduler, such as tcp://10.0.0.7:8786."""
    local: int | None = None
    """How many workers a Dask cluster on this machine gets."""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


GARBAGE = 20_000_000
"""New objects after which Python looks for garbage by itself."""


def seldom_look_for_garbage() -> None:
    """Spare this process from searching for garbage what it makes, nearly all of which stays until it ends."""
    gc.set_threshold(GARBAGE)
