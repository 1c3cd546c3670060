"""livereload's channel to open pages, which carries three words, and is open to our own pages only."""

import json

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler

from siglum.preview.guard import Guarded, Names

LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
# By default, livereload skips reloads for three seconds after each.


class Channel(Guarded, LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """A page's connection, in the standard LiveReload protocol, version 7."""

    def check_origin(self, origin: str) -> bool:
        """Refuse other sites; livereload's own handler lets every one in."""
        names: Names = self.settings["names"]
        return origin in names.origins

    def on_message(self, message: str | bytes) -> None:
        """Answer the hello, and ignore anything else: pages have nothing to tell us.

        A page is notified from its hello on, and not only from its later info message, as livereload has it; otherwise
        it would miss what happens in between.
        """
        try:
            said = json.loads(message)
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict) or said.get("command") != "hello":
            return
        super().on_message('{"command": "hello"}')
        LiveReloadHandler.waiters.add(self)

    @classmethod
    def announce(cls, what: str) -> None:
        """Notify all open pages; `what` is one of the three words of `rebuilding`, never the name of a file."""
        LiveReloadHandler.reload_waiters(what)


class ChannelScript(Guarded, LiveReloadJSHandler):  # type: ignore[misc] # livereload has no types
    """livereload's own client script."""

    def head(self) -> None:
        """Answer as to GET; tornado leaves out the body."""
        self.get()
