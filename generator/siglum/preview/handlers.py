"""Answers requests: pages, assets, downloads, the client scripts, the state of the build, and a page's health."""

import asyncio
import json
import sys
import traceback
from collections.abc import Callable
from functools import partial
from html import escape
from http import HTTPStatus
from pathlib import Path

from siglum.catalogue.addresses import address_of
from siglum.doors.plain import pieces_of_plain
from siglum.html.frame import CSP
from siglum.model.refs import NOT_FOUND
from siglum.preview.channel import Channel, ChannelScript
from siglum.preview.guard import Guarded
from siglum.preview.health import Health, health_of
from siglum.preview.notices import Desk, Notice, as_data, crash_notice
from siglum.preview.rebuilding import Rebuilding, aside
from siglum.preview.shown import BrokenPageError, Shown, address_of_path

HTML = "text/html; charset=utf-8"
KINDS = {
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": HTML,
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
CLIENT = Path(__file__).parent / "client"
CLIENT_FILES = {path.name: path.read_bytes() for path in CLIENT.iterdir() if path.suffix in {".css", ".js"}}
BODY_END = b"</body>"
NO_PAGES = "none"
"""In place of a site's token: there is no site to show yet."""


def with_client(page: bytes, token: str) -> bytes:
    """Return a page with the client scripts at its end, which no published page has.

    Ours stands first: livereload's looks for it when it starts. The delays are milliseconds between two tries to reach
    a server that was stopped.
    """
    scripts = (
        f'<script src="/__preview/client.js" data-pages="{escape(token)}" defer></script>'
        '<script src="/__preview/health.js" defer></script>'
        '<script src="/livereload.js?mindelay=300&amp;maxdelay=2000" defer></script>'
    ).encode()
    head, end, tail = page.rpartition(BODY_END)
    return head + scripts + end + tail if end else page + scripts


def bare_page(title: str, words: str) -> bytes:
    """Return a plain page, for when the site has none to show."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(title)}</title></head>\n'
        f"<body><main><h1>{escape(title)}</h1><p>{escape(words)}</p></main></body></html>\n"
    ).encode()


class SiteHandler(Guarded):
    """Serves the files of the site."""

    async def get(self, _path: str = "") -> None:
        """Serve a file of the last good site; pages are made on request."""
        rebuilding: Rebuilding = self.settings["rebuilding"]
        shown = rebuilding.shown
        address = address_of_path(self.request.path)
        if shown is None:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
            words = "This page fills itself as soon as the site can be built."
            await self.send(with_client(bare_page("The site cannot be shown yet", words), NO_PAGES), HTML)
            return
        if address and (asset := shown.asset(address)) is not None:
            await self.send(asset, kind_of(address))
            return
        if address and (path := await aside(partial(shown.carried, address))) is not None:
            await self.send_pieces(rebuilding.maker.desk.root / path, kind_of(address))
            return
        # One page at a time, so that what pages share is worked out once.
        async with self.settings["turn"]:
            data = await self._made(lambda: _file(shown, address))
            if data is None:
                self.set_status(HTTPStatus.NOT_FOUND)
                address, data = address_of(NOT_FOUND), await self._made(shown.not_found)
        kind = kind_of(address or "")
        await self.send(with_client(data or b"", shown.token) if kind == HTML else data or b"", kind)

    async def send_pieces(self, path: Path, kind: str) -> None:
        """Send a file of any size, of which no more than a mebibyte is held."""
        self.set_header("Content-Type", kind)
        try:
            for piece in pieces_of_plain(path):
                self.write(piece)
                await self.flush()
        except OSError:
            # It was taken away since it was read last; the next build tells.
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        await self.finish()

    async def _made(self, make: Callable[[], bytes | None]) -> bytes | None:
        """Make a file; where its template or view fails, return a page that says so, with status 500."""
        rebuilding: Rebuilding = self.settings["rebuilding"]
        try:
            return await aside(make)
        except BrokenPageError as error:
            note = rebuilding.maker.desk.note(error.problem)
        except Exception as error:  # noqa: BLE001 - shown to the author, who would see nothing else
            traceback.print_exc(file=sys.stderr)
            note = crash_notice(error)
        self.set_status(HTTPStatus.INTERNAL_SERVER_ERROR)
        return bare_page("This page cannot be made", _sentence(note))

    head = get


def _file(shown: Shown, address: str | None) -> bytes | None:
    return None if address is None else shown.page(address)


def _sentence(note: Notice) -> str:
    return f"{note.place}: {note.code}: {note.message}. {note.hint}".removeprefix(": ")


def kind_of(address: str) -> str:
    """Return the media type of a file, by the ending of its address."""
    return KINDS.get(address.rpartition(".")[2], "application/octet-stream")


class ClientHandler(Guarded):
    """Serves our client scripts and their stylesheet."""

    async def get(self, name: str) -> None:
        """Serve one of the files."""
        if name in CLIENT_FILES:
            await self.send(CLIENT_FILES[name], kind_of(name))
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    head = get


class StateHandler(Guarded):
    """Serves the state: which site is shown, and what is wrong with the newest one."""

    async def get(self) -> None:
        """Serve it as JSON. Names of files and text are fetched here, and never sent through the channel."""
        rebuilding: Rebuilding = self.settings["rebuilding"]
        shown, notes = rebuilding.shown, rebuilding.tried.notes
        state = {
            "pages": shown.token if shown else NO_PAGES,
            "builds": rebuilding.builds,
            "weighed": rebuilding.tried.unweighed is None,
            "notices": list(rebuilding.notices),
            **as_data(notes),
        }
        await self.send(json.dumps(state, ensure_ascii=True).encode(), KINDS["json"])

    head = get


class HealthHandler(Guarded):
    """Serves what an author may want to look at on one page of the site that is shown."""

    async def get(self) -> None:
        """Serve it as JSON, without groups for an address that no page has."""
        rebuilding: Rebuilding = self.settings["rebuilding"]
        shown, desk = rebuilding.shown, rebuilding.maker.desk
        address = address_of_path(self.get_query_argument("page", "/"))
        health = Health()
        if shown is not None and address is not None:
            # In turn with pages, so that it works while none is being made.
            async with self.settings["turn"]:
                health = await aside(lambda: _health(shown, address, desk))
        await self.send(json.dumps(health.data, ensure_ascii=True).encode(), KINDS["json"])

    head = get


def _health(shown: Shown, address: str, desk: Desk) -> Health:
    with shown.lock:
        return health_of(shown.proven.indexes, shown.proven.problems, address, desk)


class NowhereHandler(Guarded):
    """Refuses what is no path, such as `*`."""

    async def get(self) -> None:
        """Refuse it."""
        self.send_error(HTTPStatus.NOT_FOUND)

    head = get


ROUTES = (
    (r"/__preview/([a-z]+\.(?:js|css))", ClientHandler),
    (r"/__preview/state\.json", StateHandler),
    (r"/__preview/health\.json", HealthHandler),
    (r"/livereload", Channel),
    (r"/livereload\.js", ChannelScript),
    (r"/(.*)", SiteHandler),
)
"""All routes; anything else goes to NowhereHandler."""


def turn() -> asyncio.Lock:
    """Return the lock by which one page is made at a time."""
    return asyncio.Lock()
