"""Refuses foreign requests, since any web page can send them to 127.0.0.1: only our own pages are answered."""

from http import HTTPStatus

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer, errors too. No header ever opens an answer to another site."""
LOOPBACK = "127.0.0.1"
OWN_SITE = frozenset({"same-origin", "none"})
"""Sec-Fetch-Site for requests of our own pages, and for an address that somebody typed."""


class Names:
    """The names under which a server on one port may be asked for."""

    def __init__(self, port: int) -> None:
        """List them: those of the loopback, on port 80 without the port too."""
        names = (LOOPBACK, "localhost")
        self.hosts = frozenset(f"{name}:{port}" for name in names) | frozenset(names if port == 80 else ())  # noqa: PLR2004 - HTTP's own
        self.origins = frozenset(f"http://{host}" for host in self.hosts)

    def refusal(self, request: HTTPServerRequest) -> HTTPStatus | None:
        """Return the status with which a request is refused, or None.

        DNS rebinding shows in a foreign Host, a script of another site in a foreign Origin. Sec-Fetch-Site tells of
        requests without an Origin, such as another site's <script src>; following a link from there is allowed.
        """
        hosts = request.headers.get_list("Host")
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        origins = request.headers.get_list("Origin")
        if any(origin not in self.origins for origin in origins):
            return HTTPStatus.FORBIDDEN
        site = request.headers.get("Sec-Fetch-Site", "none")
        is_followed = (
            request.headers.get("Sec-Fetch-Mode") == "navigate"
            and request.headers.get("Sec-Fetch-Dest", "document") == "document"
        )
        return None if site in OWN_SITE or is_followed else HTTPStatus.FORBIDDEN


class Guarded(RequestHandler):
    """A handler that refuses foreign requests without a body, and sends the same headers with every answer."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def set_default_headers(self) -> None:
        """Set the headers of every answer."""
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Refuse foreign requests before anything else happens."""
        names: Names = self.settings["names"]
        if refusal := names.refusal(self.request):
            raise HTTPError(refusal)

    def compute_etag(self) -> None:
        """Return none: nothing is stored, so nothing is compared."""

    def write_error(self, status_code: int, **_told: object) -> None:
        """Send the status alone."""
        self.set_status(status_code)
        self.clear_header("Content-Type")
        _ = self.finish()

    async def send(self, data: bytes, kind: str) -> None:
        """Send a whole file; part of one (Range) is never sent."""
        self.set_header("Content-Type", kind)
        await self.finish(data)
