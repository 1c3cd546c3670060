"""Runs the preview: livereload's server, with our handlers, our watcher, and our builds."""

import asyncio
import gc
import logging
import secrets
import signal
import socket
import threading
import webbrowser
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any

import livereload
from livereload.handlers import LiveReloadHandler
from msgspec import Struct
from tornado.httpserver import HTTPServer
from tornado.web import Application

from siglum.commands.terminal import say
from siglum.doors.shipped import TEMPLATES
from siglum.model.exits import DONE, TERMINATED
from siglum.preview.attempts import Maker
from siglum.preview.channel import Channel
from siglum.preview.guard import LOOPBACK, Names
from siglum.preview.handlers import ROUTES, NowhereHandler, turn
from siglum.preview.notices import EDITOR, Desk
from siglum.preview.ports import listen
from siglum.preview.rebuilding import Rebuilding
from siglum.preview.watching import Watcher

HEADER_SIZE = 16384
MESSAGE_SIZE = 4096
IDLE = 60
"""Seconds after which an idle connection is closed."""


class Options(Struct, frozen=True):
    """The options of `preview`."""

    root: Path
    port: int
    opens: bool = False
    editor: str = EDITOR


class Server(livereload.Server):  # type: ignore[misc] # livereload has no types
    """livereload's server with our application, which serves from memory and only this computer's browsers."""

    def __init__(self, rebuilding: Rebuilding, watcher: Watcher) -> None:
        """Serve what `rebuilding` shows, and wake it when `watcher` tells of a save."""
        super().__init__(watcher=watcher)
        self.rebuilding = rebuilding
        LiveReloadHandler.watcher = watcher
        LiveReloadHandler.live_css = True

    def application(self, port: int, _host: str = LOOPBACK, **_options: object) -> Application:
        """Return the application for a port, in place of livereload's own, which answers any site."""
        return Application(
            list(ROUTES),
            default_handler_class=NowhereHandler,
            log_function=lambda _handler: None,
            names=Names(port),
            rebuilding=self.rebuilding,
            turn=turn(),
            websocket_max_message_size=MESSAGE_SIZE,
            websocket_ping_interval=30,
        )

    def listen(self, sockets: list[socket.socket]) -> HTTPServer:
        """Begin to answer requests; a request with a body is refused."""
        port = sockets[0].getsockname()[1]
        server = HTTPServer(
            self.application(port), max_body_size=0, max_header_size=HEADER_SIZE, idle_connection_timeout=IDLE
        )
        server.add_sockets(sockets)
        self.watcher.start(self.rebuilding.wake)
        return server


def preview_site(options: Options) -> int:
    """Serve until a signal ends it; return the exit code. Nothing is written to the disk.

    Raises EnvironmentFault for a port that is taken or an extension that can't be used, UsageFault for a pattern of the
    editor's link that can't be used.
    """
    desk = Desk(options.root, TEMPLATES, options.editor)
    # The logs of livereload and tornado are for developers, and hold text of requests.
    logging.getLogger("livereload").setLevel(logging.CRITICAL)
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    maker = Maker(desk, secrets.token_hex(4))
    maker.recall()
    sockets = listen(options.port)
    return asyncio.run(_serve(options, maker, sockets))


async def _serve(options: Options, maker: Maker, sockets: list[socket.socket]) -> int:
    rebuilding = Rebuilding(maker, Channel.announce)
    server = Server(rebuilding, Watcher(options.root, TEMPLATES, rebuilding.notice))
    ended = _ended_by_signals()
    # The first build comes before the first answer, so that a page that is opened at once is there.
    await _until(ended, rebuilding.rebuild())
    # What was made so far stays, so that garbage is looked for among what later builds make, after each.
    gc.freeze()
    if not ended.done():
        listening = server.listen(sockets)
        address = f"http://{LOOPBACK}:{sockets[0].getsockname()[1]}/"
        say(f"preview at {address} (Ctrl-C ends it; every part of the site at {address}_patterns/)")
        if options.opens:
            # Some browsers return only when they are closed.
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        await _until(ended, rebuilding.run())
        listening.stop()
    say("the preview has ended")
    return ended.result()


def _ended_by_signals() -> asyncio.Future[int]:
    """Return a future of the exit code, which is set by SIGINT (Ctrl-C) or SIGTERM."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()

    def end(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    loop.add_signal_handler(signal.SIGINT, end, DONE)
    loop.add_signal_handler(signal.SIGTERM, end, TERMINATED)
    return ended


async def _until(ended: asyncio.Future[int], work: Coroutine[Any, Any, None]) -> None:
    """Run `work` until it is done or `ended` is; raises what it raises."""
    task = asyncio.ensure_future(work)
    await asyncio.wait((task, ended), return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        task.result()
    else:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
