"""Runs a command, and exits: every kind of failure has its exit code.

0 done; 1 the content was rejected; 2 wrong usage; 3 the environment failed; 70 a bug of ours; 130 interrupted; 143
terminated. With every code but 0, output/ is what it was.
"""

import gc
import signal
import sys
import traceback
from types import FrameType

import click

from siglum.commands.cli import commands
from siglum.commands.options import seldom_look_for_garbage
from siglum.commands.terminal import prepare_streams, say, say_error, tell_losses
from siglum.doors.errors import Fault
from siglum.doors.system import environment_fault
from siglum.model.exits import BUG, DONE, ENVIRONMENT, INTERRUPTED, TERMINATED, USAGE


def main() -> None:
    """Run a command, and exit; every kind of failure has an exit code and a message."""
    signal.signal(signal.SIGTERM, _terminated)
    seldom_look_for_garbage()
    try:
        prepare_streams()
        code = run()
        # What was asked for and is lost was not done.
        code = ENVIRONMENT if tell_losses() and code == DONE else code
    except KeyboardInterrupt:
        code = INTERRUPTED
    # The system frees all memory at once; Python would look through it first.
    gc.freeze()
    sys.exit(code)


def run() -> int:
    """Run a command and return its exit code."""
    if not run.__doc__:
        hint = "Run it without -OO and PYTHONOPTIMIZE=2."
        say_error("Python was told to drop the descriptions in the code, and a site holds some of them", hint)
        return ENVIRONMENT
    try:
        commands.main(standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return USAGE
    except Fault as fault:
        say_error(fault.message, fault.hint)
        return fault.exit_code
    except OSError as error:
        # Whatever the system refuses that no door has told of.
        told = environment_fault(error.filename or "the system", error)
        say_error(told.message, told.hint)
        return ENVIRONMENT
    except (KeyboardInterrupt, click.Abort):
        say("interrupted; the site is what it was")
        return INTERRUPTED
    except Exception:  # noqa: BLE001 - the last resort: whatever it is, it is a bug of ours
        traceback.print_exc()
        say("\nThis is a bug in siglum; the site is what it was. Please report the lines above.")
        return BUG
    return DONE


def _terminated(_number: int, _frame: FrameType | None) -> None:
    say("terminated; the site is what it was")
    sys.exit(TERMINATED)
