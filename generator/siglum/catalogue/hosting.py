"""Files for web hosts and search engines: headers, robots.txt, a sitemap, and pages at addresses that have moved."""

from collections.abc import Iterable, Iterator
from html import escape
from posixpath import dirname, relpath

from siglum.catalogue.addresses import address_of
from siglum.catalogue.kinds import PAGES
from siglum.catalogue.laws import file_of
from siglum.html.frame import CSP
from siglum.model.records import Settings
from siglum.model.refs import NOT_FOUND
from siglum.model.urls import ASSETS_FOLDER, public

HEADERS = f"""/*
  Content-Security-Policy: {CSP}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
/{ASSETS_FOLDER}/*
  Cache-Control: public, max-age=31536000, immutable
"""


def hosting_files(settings: Settings, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the address and bytes of each file, given the addresses of all pages.

    There is a sitemap only where the site's own address is known.
    """
    yield ".nojekyll", b""
    yield "_headers", HEADERS.encode()
    base = settings.base_url
    sitemap = f"Sitemap: {public(base, 'sitemap.xml')}\n" if base else ""
    yield "robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode()
    if base:
        lost = address_of(NOT_FOUND)
        listed = "".join(f"<url><loc>{escape(public(base, page))}</loc></url>\n" for page in pages if page != lost)
        head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        yield "sitemap.xml", f"{head}{listed}</urlset>\n".encode()
    standing = {*pages, *map(file_of, settings.moved)}
    for kind in PAGES:
        for folder in kind.formerly:
            if file_of(folder) not in standing:
                yield file_of(folder), _moved(settings, file_of(folder), file_of(kind.address))
    for old, new in settings.moved.items():
        yield file_of(old), _moved(settings, file_of(old), file_of(new))


def _moved(settings: Settings, old: str, new: str) -> bytes:
    """Return a page that leads from an old address to the new one; both are from the site's root."""
    link = escape(relpath(new, dirname(old) or "."))
    canonical = f'<link rel="canonical" href="{escape(public(settings.base_url, new))}">' if settings.base_url else ""
    return (
        f'<!doctype html>\n<html lang="{escape(settings.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
        f"<title>Moved — {escape(settings.title)}</title>"
        f'<meta http-equiv="refresh" content="0; url={link}">{canonical}</head>'
        f'<body><main><h1>This page has moved</h1><p><a href="{link}">It is here now.</a></p></main></body></html>\n'
    ).encode()
