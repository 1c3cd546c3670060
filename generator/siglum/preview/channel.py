"""livereload's channel to open pages, with nothing in it but three words, and open to our own pages only."""

import json

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler

from siglum.preview.guard import Guarded, Names

LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
# livereload's own value, three seconds, is a time after each reload in which further ones are left out.


class Channel(Guarded, LiveReloadHandler):  # type: ignore[misc] # livereload has no types
    """A page's connection, in the standard LiveReload protocol, version 7."""

    def check_origin(self, origin: str) -> bool:
        """Refuse other sites; livereload's own handler lets every one in."""
        names: Names = self.settings["names"]
        return origin in names.origins

    def on_message(self, message: str | bytes) -> None:
        """Answer the greeting, and heed nothing else that a page says: it has nothing to tell us.

        A page is counted from its greeting on, and not only once it has introduced itself: it then asks how things
        stand, and would miss what happens in between.
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
        """Tell every open page; `what` is never the name of a file that somebody edits."""
        LiveReloadHandler.reload_waiters(what)


class ChannelScript(Guarded, LiveReloadJSHandler):  # type: ignore[misc] # livereload has no types
    """livereload's own client script."""

    def head(self) -> None:
        """Answer as to GET; what is not to be sent is left out on the way."""
        self.get()
