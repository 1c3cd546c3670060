"""Who may ask: this computer's own browser, by this server's own name. Any web page can send requests to 127.0.0.1."""

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
"""On every answer, errors too. There is never a header that opens the answer to another site."""
LOOPBACK = "127.0.0.1"
OWN_SITE = frozenset({"same-origin", "none"})
"""What Sec-Fetch-Site says of a request of our own pages, and of an address that somebody typed."""


class Names:
    """The names under which a server on one port may be asked for."""

    def __init__(self, port: int) -> None:
        """Only the loopback has names; a server on port 80 is also called without its port."""
        names = (LOOPBACK, "localhost")
        self.hosts = frozenset(f"{name}:{port}" for name in names) | frozenset(names if port == 80 else ())  # noqa: PLR2004 - HTTP's own
        self.origins = frozenset(f"http://{host}" for host in self.hosts)

    def refusal(self, request: HTTPServerRequest) -> HTTPStatus | None:
        """Say why a request is not answered, or None.

        A foreign Host is what a rebound name brings (DNS rebinding), a foreign Origin what another site's script
        sends. Sec-Fetch-Site stops the reads that send no Origin, such as another site's <script src>; a link that
        somebody follows here is no such read.
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
    """A handler that answers nobody else, with the same headers always and no body where it refuses."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def set_default_headers(self) -> None:
        """Set what every answer carries."""
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        """Refuse what is not ours to answer, before anything else is looked at."""
        names: Names = self.settings["names"]
        if refusal := names.refusal(self.request):
            raise HTTPError(refusal)

    def compute_etag(self) -> None:
        """Return none: nothing is stored, so nothing is compared."""

    def write_error(self, status_code: int, **_told: object) -> None:
        """Say no more than the status."""
        self.set_status(status_code)
        self.clear_header("Content-Type")
        _ = self.finish()

    async def send(self, data: bytes, kind: str) -> None:
        """Send a whole file; part of one (Range) is never sent."""
        self.set_header("Content-Type", kind)
        await self.finish(data)
