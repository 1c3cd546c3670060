"""Generates docs/commands.md from the declarations of the command line."""

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from textwrap import dedent

import click

PROGRAM = "siglum"
HEAD = """# Commands

<!-- Written by `python -m siglum reference docs`; edit the declarations in generator/siglum/commands/, not this. -->

`siglum [--root DIR] COMMAND` works on the project in DIR, else on the one in this folder; `python -m siglum` is the
same. A project is a folder with site_src/ and seeds/. In one that `new` made, `make COMMAND ARGS="…"` says the same,
and first installs the siglum that the project locks. `--help` after a command shows what stands here.

| ended with | means |
|---|---|
| 0 | Done. |
| 1 | The content has errors; they are told, and nothing was published. |
| 2 | The command was not written as it should be. |
| 3 | The machine failed: the disk is full, a port is taken, a file can't be read, another build is running. |
| 70 | A bug in siglum. |
| 130 | Interrupted. |

Whenever it did not end with 0, output/ is byte for byte what it was."""


def commands_page(group: click.Group) -> str:
    """Return docs/commands.md: every command of a group with its arguments and options."""
    shown = sorted((name, command) for name, command in group.commands.items() if not command.hidden)
    options = _table(group.params)
    return "\n\n".join((HEAD, "## Before any command", options, *(_section(*one) for one in shown))) + "\n"


def _section(name: str, command: click.Command) -> str:
    """Return the section of a command: usage, description, options."""
    arguments = [one.make_metavar(click.Context(command)) for one in command.params if isinstance(one, click.Argument)]
    options = [one for one in command.params if isinstance(one, click.Option)]
    written = " ".join((PROGRAM, name, *(["[OPTIONS]"] if options else []), *arguments))
    parts = (f"## {name}", f"`{written}`", *_paragraphs(command.help or ""), _table(options))
    return "\n\n".join(part for part in parts if part)


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a help text; indented ones are examples."""
    for block in re.split(r"\n\s*\n", cleandoc(text.replace("\b", ""))):
        yield f"```sh\n{dedent(block).strip()}\n```" if block.startswith("    ") else " ".join(block.split())


def _table(parameters: Iterable[click.Parameter]) -> str:
    options = [one for one in parameters if isinstance(one, click.Option) and not one.hidden]
    lines = [f"| {_written(option)} | {_cell(option.help or '')}{_default(option)} |" for option in options]
    return "\n".join(["| option | what it does |", "|---|---|", *lines]) if lines else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _written(option: click.Option) -> str:
    """Return the names of an option, with the value that it takes."""
    names = ", ".join(f"`{name}`" for name in option.opts)
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {', '.join(f'`{choice}`' for choice in option.type.choices)}"
    kind = option.metavar or {"integer range": "N", "integer": "N", "text": "TEXT"}.get(option.type.name, "PATH")
    return f"{names} {kind}"


def _default(option: click.Option) -> str:
    """Return the default of an option, if it is a plain value."""
    plain = isinstance(option.default, str | int) and not isinstance(option.default, bool) and option.default != ""
    return f" Without it: `{option.default}`." if plain and not option.is_flag else ""
