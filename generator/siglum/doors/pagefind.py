"""Has Pagefind index pages: it is given each page and gives back the index, and reads and writes no file itself.

What it gives back is looked through before anybody uses it: every part that its entry names is there, and whole.
"""

import base64
import gzip
import json
import os
import subprocess
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from typing import IO, Any

from siglum.doors.errors import EnvironmentFault
from siglum.doors.system import reason
from siglum.model.problems import visible

PACKAGE = "pagefind-bin"
PATIENCE = 600
"""Seconds after which Pagefind is considered hung; ten thousand pages take half a minute."""
GRACE = 5
"""Seconds in which a program ends once its streams have failed."""
REMEDY = "Build with --no-search to publish without a search: the site then has its lists from A to Z."
ENTRY = "pagefind-entry.json"
CODE = ("pagefind.js", "pagefind-worker.js")
"""What a browser runs; all else is data."""
_COMPRESSED = (".pf_meta", ".pf_index", ".pf_fragment", ".pagefind")
MAGIC = b"pagefind_dcd"
"""What every compressed part begins with."""
_WORDS = 2000
"""Bytes of what the program says that are kept, the last ones."""


def version() -> str:
    """Return the version of Pagefind: another may make a different index of the same pages."""
    try:
        return metadata.version(PACKAGE) or ""
    except metadata.PackageNotFoundError:
        return ""


def index_of(pages: Iterable[tuple[str, bytes]], passed_over: str) -> dict[str, bytes]:
    """Return the files of the index of some pages by their addresses in its folder.

    `pages` are addresses and bytes; the same in the same order give the same index. `passed_over` is a selector for
    what is not indexed. Raises EnvironmentFault if the program fails, or what it gives back is not whole, and whatever
    `pages` raises.
    """
    program = _Program()
    try:
        # The site also works from the disk, where no server adds index.html.
        settings = {"keep_index_url": True, "exclude_selectors": [passed_over]}
        index = program.ask("NewIndex", config=settings)["index_id"]
        count = marked = 0
        for address, data in pages:
            program.tell("AddFile", index_id=index, file_path=address, file_contents=data.decode())
            count += 1
            marked += is_marked(data)
        made = program.ask("GetFiles", index_id=index)
    except KeyError as error:
        raise _fault(f"Pagefind's answer has no {error}") from error
    finally:
        program.end()
    files = _decoded(made)
    if fault := incompleteness(files, marked or count):
        raise _fault(f"what Pagefind made is not whole: {fault}")
    return {name: files[name] for name in sorted(_used(files))}


def is_marked(page: bytes) -> bool:
    """Tell whether a page marks what is to be found; where any page does, only those that do are in the index."""
    return b"data-pagefind-body" in page


def incompleteness(files: Mapping[str, bytes], pages: int | None = None) -> str:
    """Return what is missing or damaged in an index, given its files by name; an empty text where it is whole.

    `pages` is how many pages it must know, if that is known.
    """
    try:
        entry = json.loads(files[ENTRY])
        languages = [(name, one["hash"], one["wasm"], one["page_count"]) for name, one in entry["languages"].items()]
        found = sum(count for *_, count in languages)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError):
        return f"{ENTRY} is missing or cannot be read"
    if pages is not None and found != pages:
        return f"it knows {found} of {pages} pages"
    needed = [*CODE, *(f"pagefind.{digest}.pf_meta" for _, digest, _, _ in languages)]
    needed += [_code_for(wasm) for _, _, wasm, _ in languages]
    if missing := [name for name in needed if not files.get(name)]:
        return f"{visible(missing[0])} is missing or empty"
    fragments = sum(name.startswith("fragment/") for name in files)
    if fragments != found:
        return f"it has {fragments} texts for {found} pages"
    if found and not any(name.startswith("index/") for name in files):
        return "it has no words"
    damaged = next((name for name in sorted(files) if name.endswith(_COMPRESSED) and not _is_whole(files[name])), None)
    return f"{visible(damaged)} is damaged" if damaged else ""


def _is_whole(data: bytes) -> bool:
    """Tell whether a compressed part can be unpacked to its end; its checksum is looked at, too."""
    try:
        return gzip.decompress(data).startswith(MAGIC)
    except (OSError, EOFError, zlib.error):
        return False


def _decoded(made: Mapping[str, Any]) -> dict[str, bytes]:
    try:
        files = {one["path"]: base64.b64decode(one["content"], validate=True) for one in made["files"]}
        entry = json.loads(files[ENTRY])
        # It names languages in another order each time.
        entry["languages"] = dict(sorted(entry["languages"].items()))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise _fault("Pagefind's answer holds no index") from error
    files[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return files


def _used(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the names of all but Pagefind's own search boxes, and its code for languages that no page is in."""
    languages = json.loads(files[ENTRY])["languages"].values()
    code = {*CODE, ENTRY, *(_code_for(language["wasm"]) for language in languages)}
    yield from (name for name in files if name in code or name.endswith(_COMPRESSED[:3]))


def _code_for(wasm: str | None) -> str:
    return f"wasm.{wasm or 'unknown'}.pagefind"


class _Program:
    """Pagefind, running; each question and answer is JSON in base64, and ends with a comma.

    It ends by itself when nobody can ask it any more, so that none outlives a build that was killed.
    """

    def __init__(self) -> None:
        """Start it; raises EnvironmentFault."""
        # Settings for another site must not change this one.
        variables = {name: value for name, value in os.environ.items() if not name.upper().startswith("PAGEFIND_")}
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program is the locked package's
                [_executable(), "--service"],
                # Where no file with settings is found.
                cwd=os.path.sep,
                env=variables,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            raise _fault(f"Pagefind could not be started: {error.strerror or error}") from error
        self._answers: list[bytes] = []
        self._said = b""
        self._arrived = threading.Condition()
        self._has_ended = False
        self._readers = [threading.Thread(target=self._read), threading.Thread(target=self._listen)]
        self._timer = threading.Timer(PATIENCE, self._give_up)
        self._is_late = False
        self._asked = 0
        for thread in (*self._readers, self._timer):
            thread.daemon = True
            thread.start()

    def tell(self, kind: str, **payload: object) -> None:
        """Send a message whose answer nobody waits for; raises EnvironmentFault if the program has failed."""
        self._asked += 1
        message = {"message_id": self._asked, "payload": {"type": kind, **payload}}
        try:
            stream = _open(self._process.stdin)
            stream.write(base64.b64encode(json.dumps(message).encode()) + b",")
            stream.flush()
        except OSError as error:
            self._fail(error)

    def ask(self, kind: str, **payload: object) -> Mapping[str, Any]:
        """Send a message and return the answer; raises EnvironmentFault if any message since the last was refused."""
        self.tell(kind, **payload)
        with self._arrived:
            self._arrived.wait_for(lambda: self._has_ended or len(self._answers) >= self._asked)
            answers, self._answers = self._answers, []
            wanted, self._asked = self._asked, 0
        if len(answers) < wanted:
            self._fail()
        for answer in answers:
            payload_of = _payload(answer)
            if payload_of.get("type") == "Error":
                raise _fault(f"Pagefind says: {visible(str(payload_of.get('message')))}")
        return _payload(answers[-1])

    def end(self) -> None:
        """End the program and wait for it, whatever state it is in."""
        self._timer.cancel()
        self._process.kill()
        self._process.wait()
        for thread in self._readers:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            try:
                _open(stream).close()
            except OSError:
                # What it was still to be told no longer matters.
                continue

    def _read(self) -> None:
        """Collect answers as they come, so that neither side ever waits for the other to read."""
        rest = b""
        while piece := _some(self._process.stdout):
            *whole, rest = (rest + piece).split(b",") if b"," in piece else (rest + piece,)
            if whole:
                with self._arrived:
                    self._answers += whole
                    self._arrived.notify_all()
        with self._arrived:
            self._has_ended = True
            self._arrived.notify_all()

    def _listen(self) -> None:
        while piece := _some(self._process.stderr):
            self._said = (self._said + piece)[-_WORDS:]

    def _give_up(self) -> None:
        self._is_late = True
        self._process.kill()

    def _fail(self, error: OSError | None = None) -> None:
        """Raise why the program does not answer."""
        try:
            # Who closes its streams is about to end, or the system failed between us.
            code = self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            said = reason(error) if error else "it closed its output and goes on"
            raise _fault(f"nothing can be said to Pagefind: {said}") from error
        self._readers[1].join()
        if self._is_late:
            raise _fault(f"Pagefind did not finish within {PATIENCE} seconds")
        said = " ".join(self._said.decode(errors="replace").split()) or "it did not say why"
        raise _fault(f"Pagefind ended with {code}: {visible(said)}")


def _payload(answer: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(base64.b64decode(answer, validate=True))["payload"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _fault("Pagefind's answer cannot be read") from error
    return found if isinstance(found, dict) else {}


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        message = "every stream of the program was asked for"
        raise ValueError(message)
    return stream


def _some(stream: IO[bytes] | None) -> bytes:
    """Return what can be read now, at least a byte until the end."""
    try:
        return os.read(_open(stream).fileno(), 1 << 20)
    except OSError:
        return b""


def _executable() -> str:
    """Return the path of the program in the installed package."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - who builds without a search can do without it
    except ImportError as error:
        raise _fault(f"the package {PACKAGE} is not installed") from error
    return str(get_executable())


def _fault(what: str) -> EnvironmentFault:
    return EnvironmentFault(f"the search index could not be made: {what}", REMEDY)
