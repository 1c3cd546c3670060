"""A reader's desk: one Chromium for all tests of a process, the pages that it is shown, and what went wrong on them.

Playwright marks its thread as running an event loop, so it has a thread of its own: other tests of the process may use
asyncio. What a test does with a browser is a function that takes it first; `Desk.do` calls it in that thread.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from tests.browser.chromium import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

P = ParamSpec("P")
T = TypeVar("T")

LOOK = "".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("look.js", "axe.js"))
"""What is measured within a page, as functions of an object `look`."""

LEFT = "net::ERR_ABORTED"
"""What becomes of a request, such as for the icon, when its page is left before it was answered."""

EMPTY = "/-"
"""The address of a page without anything, in which the pages of a site can be framed."""
OURS = {
    EMPTY: ("text/html", b"<!doctype html><link rel=icon href=data:,>"),
    "/-/axe.js": ("text/javascript", files("axe_playwright_python").joinpath("axe.min.js").read_bytes()),
}
"""What is served beside a site: its type and its bytes, by address."""

PART = re.compile(r"(?:^|/)[0-9]+/index\.html$")
"""The address of a further part of a long page ends so."""

PHONE, TABLET, WIDE = 390, 820, 1440
HEIGHT = 900
LOADS = 3
"""How often a page is loaded to see whether something moves at every load."""


class Window:
    """A page in a context of its own, with `look` in it, that notes all that goes wrong on it."""

    def __init__(self, chromium: "Browser", options: Mapping[str, Any]) -> None:
        """Open it; the options are those of Playwright's contexts."""
        self.base = ""
        self.wrong: list[str] = []
        context = chromium.new_context(**options)
        context.add_init_script(LOOK)
        self.page = page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda said: self._note("" if said.type == "log" else f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: self._note(f"page error: {error}"))
        page.on("requestfailed", lambda asked: self._note("" if asked.failure == LEFT else f"failed: {asked.url}"))
        page.on("request", lambda asked: self._note("" if asked.url.startswith(self.base) else f"to: {asked.url}"))

    def _note(self, what: str) -> None:
        if what:
            self.wrong.append(what)


class Desk:
    """One Chromium, started when it is first wanted, and its windows, which are kept and lent again."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._thread = ThreadPoolExecutor(1)
        self._browser: Browser | None = None
        self._windows: dict[str, Window] = {}

    def do(self, work: "Callable[Concatenate[Desk, P], T]", *given: P.args, **named: P.kwargs) -> T:
        """Call a function in the browser's thread, with this desk and what else is given; return what it returns."""
        return self._thread.submit(work, self, *given, **named).result()

    @property
    def chromium(self) -> "Browser":
        """The browser itself. To be asked for by what `do` calls."""
        self._browser = self._browser or self._stack.enter_context(browser())
        return self._browser

    def window(self, base: str, **options: Any) -> tuple["Page", list[str]]:  # noqa: ANN401 - Playwright's own
        """Lend the page of a window with these options, as wide as a desk's, and the list of what goes wrong on it.

        `base` is the address of the one site that it may ask for anything. To be called from what `do` calls.
        """
        chosen = {"viewport": {"width": WIDE, "height": HEIGHT}, "reduced_motion": "reduce", **options}
        name = json.dumps(chosen, sort_keys=True)
        if name not in self._windows:
            self._windows[name] = Window(self.chromium, chosen)
        window = self._windows[name]
        window.base = base
        # Another page of the same site needs no new process, which would take a tenth of a second.
        empty = f"{base}{EMPTY}" if base.startswith("http") else "about:blank"
        if window.page.url != empty:
            window.page.goto(empty)
        if window.page.viewport_size != chosen["viewport"]:
            window.page.set_viewport_size(chosen["viewport"])
        theme = options.get("color_scheme", "light")
        window.page.emulate_media(media="screen", forced_colors="none", color_scheme=theme)
        window.wrong.clear()
        return window.page, window.wrong

    def close(self) -> None:
        """End the browser and its thread."""
        self._thread.submit(self._stack.close).result()
        self._thread.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and what is ours, keeps its connections, and keeps no log."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request."""
        if self.path not in OURS:
            super().do_GET()
            return
        sort, data = OURS[self.path]
        self.send_response(200)
        self.send_header("Content-Type", f"{sort}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Let the browser keep what is ours, and what is named by its digest, as a site's own _headers do."""
        if self.path.startswith(("/assets/", "/-/")):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep no log."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and lend its address, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        server.daemon_threads = True
        server.block_on_close = False
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def resize(page: "Page", width: int, height: int = HEIGHT) -> None:
    """Give the window a size in CSS pixels."""
    page.set_viewport_size({"width": width, "height": height})


def show(page: "Page", address: str, width: int) -> None:
    """Show a page in a frame of a window, which may be of any width without being drawn anew.

    The window must show a page of the same site, such as the empty one that is in a lent window.
    """
    page.evaluate("given => look.show(...given)", [address, width, HEIGHT])


def look(page: "Page", *steps: tuple[object, ...]) -> dict[str, list[str]]:
    """Look at the page that `show` shows, and return what is wrong, by the names of the steps.

    A step is its name, a width, and names of functions of `look`, or tuples of such a name and what it is given.
    """
    found: dict[str, list[str]] = page.evaluate("look.steps", steps)
    return found


def moved(page: "Page", address: str, width: int) -> list[str]:
    """Show a page, and name what moves after it was drawn, each time that the page is shown.

    A browser may draw a line while the rest of it still arrives; what moves then does so at one load and not the next.
    """
    found: list[list[str]] = []
    while len(found) < LOADS and (not found or found[-1]):
        show(page, address, width)
        found.append(look(page, ("moved", width, "shifts"))["moved"])
    return [one for one in found[-1] if all(one in load for load in found)]


def only_wrong(found: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return what was found wrong, without the places where nothing was."""
    return {where: what for where, what in found.items() if what}


def sample(sizes: Mapping[str, int]) -> dict[str, str]:
    """Return a page of every kind by the name of the kind: its address.

    The sizes are those of a site's pages by address. Of a collection it is the heaviest page, and the heaviest of the
    further parts of long pages; of collections whose pages differ most, the lightest too.
    """
    found: dict[str, str] = {}
    for address in sorted(sizes, key=lambda one: (-sizes[one], one)):
        folder, _, rest = address.partition("/")
        if not rest:
            found["home" if folder == "index.html" else folder.partition(".")[0]] = address
        elif rest == "index.html":
            found[folder] = address
        elif PART.search(rest):
            found.setdefault(f"part of {folder}", address)
        else:
            found.setdefault(f"one of {folder}", address)
            if folder in {"claims", "people"}:
                found[f"lightest of {folder}"] = address
    return dict(sorted(found.items()))
