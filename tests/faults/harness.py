"""Every call to the system that a build makes fails once with each error that it can have, and is killed there once.

    .venv/bin/python -m tests.faults.harness --minutes 60      (make faults)

It goes on where it stopped before; what it found stands in a file of one JSON line for each case, and as a table at
the end. tests/builds/test_faults.py runs a sample of the same cases.

A build runs in a forked process in which the functions that call the system are wrapped. Whatever happens, the site is
the old one or the new one, whole; the exit code and the words tell which; and the next build publishes the new one.
"""

import argparse
import errno
import fcntl
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, to_builtins

from siglum import session
from siglum.catalogue import published
from siglum.commands import build as commands
from siglum.commands import program
from siglum.doors import cache, marks, system
from siglum.doors.cache import cache_folder
from siglum.doors.shipped import PACKAGE
from siglum.html.rereading import Owed
from siglum.model import exits
from siglum.model.files import digest_of
from tests.builds.small import TEMPLATES, build, change, do_once_in_all, write
from tests.doors.trees import MISSING, names_in, tree_hash

SITE = {
    "seeds/a.txt": "The bridge opened in May.\n",
    "site_src/site.yaml": "title: A\ntagline: B\ndescription: C\nscope: D\n",
    "site_src/claims/one.yaml": (
        "- id: opened\n  statement: The bridge opened.\n  kind: event\n"
        "  evidence:\n    - source: a\n      quote: The bridge opened in May.\n"
    ),
    "site_src/sources/a.md": ("---\nfile: a.txt\ntitle: A\nsha256: DIGEST\n---\nIt is short [@editor].\n"),
    "site_src/pages/colophon.md": "---\ntitle: Colophon\n---\nBy hand.\n",
}
"""As small as a site can be, since it is built some ten thousand times."""
PAGE = (
    "<!doctype html><html lang=en><title>{{ frame.title }}</title><h1 data-pagefind-body>{{ site.tagline }}</h1></html>"
)

DISK = ("EIO", "ENOSPC", "EDQUOT")
REFUSED = ("EACCES", "EPERM", "EROFS")
OPEN = ("EIO", "EACCES", "EMFILE", "ENFILE", "ENOMEM", "ELOOP", "ENOENT", "ENAMETOOLONG", "ESTALE")
ERRORS: dict[str, tuple[str, ...]] = {
    "open": (*OPEN, *DISK[1:], "EPERM", "EROFS", "EEXIST", "ENXIO"),
    "open file": OPEN,
    "read file": ("EIO", "ESTALE", "ENOMEM", "EISDIR"),
    "read": ("EIO", "ESTALE", "EISDIR", "ENOMEM"),
    "pread": ("EIO", "ESPIPE"),
    "write": (*DISK, "EFBIG", "EPERM"),
    "pwrite": DISK,
    "ftruncate": (*DISK, "EPERM"),
    "stat": ("EIO", "EACCES", "ENOENT", "ELOOP", "ENAMETOOLONG", "ENOMEM", "ESTALE", "EOVERFLOW"),
    "lstat": ("EIO", "EACCES", "ENOENT", "ENAMETOOLONG", "ENOMEM", "ESTALE"),
    "fstat": ("EIO", "ENOMEM", "EOVERFLOW"),
    "scandir": ("EIO", "EACCES", "EMFILE", "ENFILE", "ENOENT", "ENOMEM", "ENOTDIR"),
    "listdir": ("EIO", "EACCES", "EMFILE", "ENOENT", "ENOMEM"),
    "readlink": ("EIO", "EINVAL", "EACCES"),
    "mkdir": (*DISK, *REFUSED, "EMLINK", "ENOENT"),
    "chmod": ("EIO", *REFUSED),
    "link": (*DISK, *REFUSED, "EMLINK", "EXDEV", "ENOENT", "ENOTSUP"),
    "rename": (*DISK, *REFUSED, "EXDEV", "EBUSY", "ENOTEMPTY"),
    "exchange": (*DISK, *REFUSED, "EINVAL", "ENOSYS", "ENOTSUP", "EBUSY", "EXDEV", "ENOENT"),
    "unlink": ("EIO", *REFUSED, "EBUSY", "ENOENT"),
    "rmdir": ("EIO", *REFUSED, "EBUSY", "ENOTEMPTY"),
    "fsync": DISK,
    "flock": ("EIO", "ENOLCK", "EAGAIN", "EINTR"),
    "close": ("EIO", "ENOSPC", "EDQUOT"),
    "start program": ("ENOENT", "EACCES", "ENOMEM", "EAGAIN", "EMFILE", "ENOEXEC"),
}
"""The calls of a build, and the errors that each can have by its manual."""
ENDS = ("SIGKILL", "SIGKILL half", "SIGINT", "SIGTERM", "streams", "program")
"""What may happen at any call besides: the process is killed, before it or in the middle of it; it is asked to end;
all that is printed from there on is lost; the program that makes the search index is killed."""
CODES = {"SIGINT": 130, "SIGTERM": 143}
WAYS = {
    "a site": (),
    "no site yet": (),
    "no exchange": (),
    "durable": ("--durable",),
}
"""What is there before, and how the build is asked to go about it."""


class Case(Struct, frozen=True):
    """One fault: at which call of a build, counted from 1, and what happens there."""

    way: str
    search: bool
    at: int
    call: str
    fault: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.way}|{self.search}|{self.at}|{self.call}|{self.fault}"


class Outcome(Struct, frozen=True):
    """What became of a case: the exit code, the site that is there then, and what is wrong with that, if anything."""

    code: int
    site: str
    wrong: str


class Meddling:
    """Wraps the functions by which a process calls the system, and lets one call fail."""

    def __init__(self, at: Callable[[int, str, Callable[[], object]], None], *, has_exchange: bool) -> None:
        """Have `at` called before each call of the main thread: with its number, its name, and a half of it."""
        self.at, self.has_exchange = at, has_exchange
        self.count = 0
        self.owner = os.getpid()

    def patch(self, patch: pytest.MonkeyPatch) -> None:
        """Wrap all of them."""
        for name in ERRORS:
            if hasattr(os, name) and name != "link":
                patch.setattr(os, name, self._wrapped(name, getattr(os, name)))
        patch.setattr(os, "link", self._wrapped("link", os.link))
        patch.setattr(fcntl, "flock", self._wrapped("flock", fcntl.flock))
        patch.setattr(system, "_exchange", self._exchange(system._exchange))  # noqa: SLF001 - the call itself
        patch.setattr(io, "open", self._opening(io.open))
        patch.setattr(subprocess, "Popen", self._wrapped("start program", subprocess.Popen))

    def step(self, name: str, half: Callable[[], object] = lambda: None) -> None:
        """Count a call, and let it fail where it is the one."""
        if os.getpid() == self.owner and threading.current_thread() is threading.main_thread():
            self.count += 1
            self.at(self.count, name, half)

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - every call
            halves: dict[str, Callable[[], object]] = {
                # A disk that is full takes a part of what it is given.
                "write": lambda: real(arguments[0], arguments[1][: len(arguments[1]) // 2]),
                # A descriptor is closed, whatever the disk says.
                "close": lambda: real(*arguments),
            }
            self.step(name, halves.get(name, lambda: None))
            return real(*arguments, **named)

        return call

    def _exchange(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:  # noqa: ANN401 - as that one
            self.step("exchange")
            if not self.has_exchange:
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            return real(*arguments)

        return call

    def _opening(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as that one
            self.step("open file")
            try:
                self.step("read file")
            except OSError as error:
                return io.BufferedReader(_Broken(error))
            return real(*arguments, **named)

        return call


class _Broken(io.RawIOBase):
    """A file that can be opened and not read."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object) -> int:
        raise self.error


class Harness:
    """A tiny project of two states, whose published site is about to be replaced, again and again."""

    def __init__(self, top: Path, patch: pytest.MonkeyPatch) -> None:
        """Make it below `top`, with templates that take no time; `patch` leads its builds there."""
        self.top, self.root, self.output = top, top / "site", top / "site" / "output"
        do_once_in_all()
        for path in (TEMPLATES / "pages").iterdir():
            write(top, f"templates/pages/{path.name}", PAGE)
        patch.setattr(commands, "TEMPLATES", top / "templates")
        for name, text in SITE.items():
            write(self.root, name, text.replace("DIGEST", digest_of(SITE["seeds/a.txt"].encode())))
        # A few modules stand for all in what tells one siglum from another; each of them is read, as all would be.
        for module in (commands, session):
            patch.setattr(module, "PACKAGE", PACKAGE / "engine")
            patch.setattr(module, "code_stamp", cache.code_stamp)
        self.cache = cache_folder(self.root)
        # What is imported and worked out now, the forked processes have.
        assert build(self.root) == 0
        self._states: dict[tuple[str, bool], tuple[str, str]] = {}
        self._calls: dict[tuple[str, bool], list[str]] = {}

    # A case

    def run(self, case: Case) -> Outcome:
        """Run one case and judge it; the project is then as it was."""
        old, new = self._prepared(case.way, search=case.search)
        code, said = self._build(case, self._failing(case))
        found = tree_hash(self.output)
        site = {old: "old", new: "new", MISSING: "none"}.get(found, "torn")
        wrong = "; ".join(self._judged(case, code, said, site))
        if case.fault.startswith("SIGKILL") or self._is_untidy():
            again, words = self._build(case, lambda *_: None)
            if again != 0 or tree_hash(self.output) != new or self._is_untidy():
                wrong += f"; the next build ends with {again}, and does not repair it: {words[-300:]}"
        return Outcome(code, site, wrong.removeprefix("; "))

    def _judged(self, case: Case, code: int, said: str, site: str) -> Iterator[str]:
        is_killed = case.fault.startswith("SIGKILL")
        between = is_killed and case.way == "no exchange" and site == "none"
        before = "none" if case.way == "no site yet" else "old"
        if site not in {before, "new"} and not between:
            yield f"the site is {site}"
        if "Traceback" in said or code == exits.BUG:
            yield f"a bug is told: {said[-600:]}"
        if is_killed:
            if code != -signal.SIGKILL:
                yield f"it was to be killed, and ended with {code}"
            return
        if code not in {0, 1, 2, 3, CODES.get(case.fault, 0)}:
            yield f"it ended with {code}"
        if (code == 0) != (site == "new"):
            yield f"it ended with {code}, and the site is {site}"
        denies = "is what it was" in said or "nothing was published" in said
        if denies and site == "new":
            yield f"it says that nothing was published: {said[-300:]}"
        if code == 3 and "error: " not in said:
            yield "it does not say why"

    def _failing(self, case: Case) -> Callable[[int, str, Callable[[], object]], None]:
        def at(count: int, _name: str, half: Callable[[], object]) -> None:
            if count != case.at:
                return
            match case.fault:
                case "SIGKILL":
                    os.kill(os.getpid(), signal.SIGKILL)
                case "SIGKILL half":
                    half()
                    os.kill(os.getpid(), signal.SIGKILL)
                case "SIGINT" | "SIGTERM":
                    signal.raise_signal(getattr(signal, case.fault))
                case "streams":
                    full = _open("/dev/full", os.O_WRONLY)
                    os.dup2(full, 1)
                case "program":
                    for child in _children():
                        os.kill(child, signal.SIGKILL)
                case name:
                    half()
                    number = getattr(errno, name)
                    raise OSError(number, os.strerror(number))

        return at

    # Builds

    def _build(self, case: Case, at: Callable[[int, str, Callable[[], object]], None]) -> tuple[int, str]:
        """Build in a forked process; return its exit code and what it says on standard error."""
        said = os.memfd_create("said")
        child = os.fork()
        if child == 0:
            code: object = exits.BUG
            try:
                os.dup2(said, 2)
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                for name, number in (("stdout", 1), ("stderr", 2)):
                    raw = io.FileIO(number, "w", closefd=False)
                    setattr(sys, name, io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", line_buffering=True))
                sys.argv = ["siglum", "--root", str(self.root), "build", "--jobs", "1", *WAYS[case.way]]
                sys.argv += [] if case.search else ["--no-search"]
                with pytest.MonkeyPatch.context() as patch:
                    Meddling(at, has_exchange=case.way != "no exchange").patch(patch)
                    program.main()
            except SystemExit as stop:
                code = stop.code or 0
            except BaseException:  # noqa: BLE001 - told as what it is
                os.write(2, traceback.format_exc().encode())
            finally:
                os._exit(code if isinstance(code, int) else exits.BUG)
        status = _ended(child)
        text = os.pread(said, 1 << 20, 0).decode(errors="replace")
        os.close(said)
        return os.waitstatus_to_exitcode(status), text

    def calls(self, way: str, *, search: bool) -> list[str]:
        """Return the names of all calls of a build that nothing happens to."""
        if (way, search) not in self._calls:
            self._calls[way, search] = self._noted(way, search=search)
        return self._calls[way, search]

    def _noted(self, way: str, *, search: bool) -> list[str]:
        self._prepared(way, search=search)
        noted = self.top / "calls"
        noted.write_bytes(b"")
        descriptor = os.open(noted, os.O_WRONLY | os.O_APPEND)

        def note(_count: int, name: str, _half: object) -> None:
            _write(descriptor, f"{name}\n".encode())

        code, said = self._build(Case(way, search, 0, "", ""), note)
        os.close(descriptor)
        assert code == 0, said
        return noted.read_text(encoding="utf-8").split("\n")[:-1]

    def _prepared(self, way: str, *, search: bool) -> tuple[str, str]:
        """Put the old site and its memory in place, with the inputs of the new one; return what both look like."""
        kept = self.top / f"kept-{way}-{search}"
        if (way, search) not in self._states:
            self._clear()
            case = Case(way, search, 0, "", "")
            if way != "no site yet":
                assert self._build(case, lambda *_: None)[0] == 0
            self._edit()
            kept.mkdir()
            for name, folder in (("output", self.output), ("cache", self.cache)):
                if folder.exists():
                    shutil.copytree(folder, kept / name)
            old = tree_hash(self.output)
            code, said = self._build(case, lambda *_: None)
            assert code == 0, said
            new = tree_hash(self.output)
            assert new != old
            self._states[way, search] = old, new
            (self.root / "site_src").rename(kept / "site_src")
            write(self.root, "site_src/site.yaml", "")
        self._clear()
        for name, folder in (("output", self.output), ("cache", self.cache), ("site_src", self.root / "site_src")):
            if (kept / name).exists():
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(kept / name, folder)
        return self._states[way, search]

    def _clear(self) -> None:
        for name in names_in(self.root):
            if name not in {"seeds", "site_src"}:
                path = self.root / name
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        shutil.rmtree(self.cache, ignore_errors=True)
        for name, text in SITE.items():
            path = self.root / name
            if name.startswith("site_src/") and not path.exists():
                write(self.root, name, text.replace("DIGEST", digest_of(SITE["seeds/a.txt"].encode())))
        for extra in (self.root / "site_src" / "pages").glob("imprint.md"):
            extra.unlink()
        write(self.root, "site_src/claims/one.yaml", SITE["site_src/claims/one.yaml"])
        write(self.root, "site_src/site.yaml", SITE["site_src/site.yaml"])

    def _edit(self) -> None:
        """Edit it: one page comes, one goes, some are others, and most stay."""
        pages = self.root / "site_src" / "pages"
        (pages / "colophon.md").rename(pages / "imprint.md")
        change(
            self.root, "site_src/claims/one.yaml", "statement: The bridge opened.", "statement: The bridge was open."
        )

    def _is_untidy(self) -> bool:
        return names_in(self.root) != ["output", "seeds", "site_src"] and self._left() != []

    def _left(self) -> list[str]:
        return [name for name in names_in(self.root) if name.startswith(".")]

    # All cases

    def cases(self) -> Iterator[Case]:
        """Yield every case: each call of each way with each of its errors, and each end."""
        for search in (True, False):
            for way in WAYS:
                for at, call in enumerate(self.calls(way, search=search), start=1):
                    yield from (Case(way, search, at, call, fault) for fault in faults_of(call, search=search))

    @cached_property
    def steps(self) -> list[str]:
        """The calls of the most ordinary build."""
        return self.calls("a site", search=True)


_open, _write = os.open, os.write
PATIENCE = 60
"""Seconds after which a build hangs."""


def _ended(child: int) -> int:
    """Return the status of a child once it has ended; one that hangs is made to, which is no outcome that is right."""
    end = time.monotonic() + PATIENCE
    while True:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return status
        if time.monotonic() > end:
            os.kill(child, signal.SIGABRT)
        time.sleep(0.001)


def faults_of(call: str, *, search: bool) -> Iterator[str]:
    """Yield what may happen at a call."""
    yield from ERRORS[call]
    for end in ENDS:
        if (end != "SIGKILL half" or call in {"write", "close"}) and (end != "program" or search):
            yield end


def _children() -> list[int]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    descriptor = _open(listed, os.O_RDONLY)
    return [int(number) for number in os.pread(descriptor, 4096, 0).split()]


@contextmanager
def harness(top: Path | None = None) -> Iterator[Harness]:
    """Provide a harness in a folder of its own, or below one that is given."""
    with ExitStack() as stack:
        place = top or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="siglum-faults-")))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("XDG_CACHE_HOME", str(place / "cache"))
        # How many files are read again for being changed lately is a matter of time, and calls are counted.
        patch.setattr(marks, "TICK", 0)
        # The pages are as short as can be, and show none of the words that they would owe.
        patch.setattr(published, "owed_of", lambda *_: Owed())
        yield Harness(place, patch)


def in_turn(cases: Iterable[Case]) -> list[Case]:
    """Return cases in an order in which each call has its turn, so that what there is time for speaks for all."""
    groups: dict[str, list[Case]] = {}
    for case in sorted(cases, key=lambda case: digest_of(case.key.encode())):
        groups.setdefault(case.call, []).append(case)
    turns = ((number, call) for call, group in groups.items() for number in range(len(group)))
    return [groups[call][number] for number, call in sorted(turns)]


# All of it, for hours


def table(found: Sequence[tuple[Case, Outcome]]) -> str:
    """Return what was found as a table: for each call, how many faults of which kinds, and what became of the site."""
    rows: dict[str, Counter[str]] = {}
    for case, outcome in found:
        counts = rows.setdefault(case.call, Counter())
        counts["cases"] += 1
        counts[f"site {outcome.site}"] += 1
        counts[f"exit {outcome.code}"] += 1
        counts["wrong"] += bool(outcome.wrong)
    total = sum(rows.values(), Counter[str]())
    columns = ["cases", "wrong", *sorted(key for key in total if key not in {"cases", "wrong"})]
    lines = [["call", *columns]]
    lines += [[call, *(str(rows[call][one]) for one in columns)] for call in sorted(rows)]
    lines.append(["all", *(str(total[one]) for one in columns)])
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns) + 1)]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)


def by_errno(found: Sequence[tuple[Case, Outcome]]) -> str:
    """Return how many cases each fault had, and how many of them went wrong."""
    cases, wrong = Counter(case.fault for case, _ in found), Counter(case.fault for case, out in found if out.wrong)
    said = (f"{one} {count}" + (f" ({wrong[one]} wrong)" if wrong[one] else "") for one, count in cases.items())
    return "  ".join(sorted(said))


def main() -> int:
    """Run cases until the time is over, spread over all of them; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60, help="how long to go on")
    parser.add_argument("--found", type=Path, default=Path(".faults.jsonl"), help="where what is found stands")
    parser.add_argument("--below", type=Path, help="the folder to work in, for another file system")
    parser.add_argument("--part", default="1/1", help="which part of all cases, such as 1/2 and 2/2 for two at once")
    options = parser.parse_args()
    part, parts = map(int, options.part.split("/"))
    end = time.monotonic() + options.minutes * 60
    found: list[tuple[Case, Outcome]] = []
    if options.found.exists():
        for line in options.found.read_text(encoding="utf-8").split("\n")[:-1]:
            one = json.loads(line)
            found.append((Case(**one["case"]), Outcome(**one["outcome"])))
    done = {case.key for case, _ in found}
    with harness(options.below) as made, options.found.open("a", encoding="utf-8") as out:
        every = [case for case in in_turn(made.cases()) if case.key not in done][part - 1 :: parts]
        for number, case in enumerate(every, start=1):
            if time.monotonic() > end:
                break
            outcome = made.run(case)
            found.append((case, outcome))
            out.write(json.dumps({"case": to_builtins(case), "outcome": to_builtins(outcome)}) + "\n")
            out.flush()
            if outcome.wrong:
                sys.stdout.write(f"WRONG {case.key}: {outcome.wrong}\n")
            if number % 500 == 0:
                sys.stdout.write(f"{number} of {len(every)}\n")
            sys.stdout.flush()
    wrong = [case for case, outcome in found if outcome.wrong]
    sys.stdout.write(f"{table(found)}\n\n{by_errno(found)}\n\n{len(found)} cases, {len(wrong)} wrong\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
