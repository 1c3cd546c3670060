"""Whatever bytes stand in a file of any kind: it is proven, shown or refused with a place, and never a bug of ours.

Each example changes some bytes of the small site, which has a file of every kind. `make faults` tries many more.
"""

import re
from functools import cache
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from siglum.build import prove, show
from siglum.doors.disk import read_snapshot
from siglum.doors.errors import EnvironmentFault
from siglum.doors.shipped import TEMPLATES
from siglum.engine.database import Database
from siglum.model.codes import CODES
from siglum.model.files import File, Snapshot, digest_of
from siglum.model.locators import ENDING as LOCATORS
from siglum.model.problems import errors_in
from siglum.sources.formats import FORMATS, format_of
from tests.builds.small import SITE

SEEDS = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\r",
    b"\r\n\r\n",
    b"\x1b[31m",
    b"\x85\xe2\x80\xa8",
    "\u202e\u2066".encode(),
    "e\u0301".encode(),
    b"---\n",
    b"\n---\n---\n",
    b": ",
    b"- ",
    b"? [",
    b"&a *a",
    b"!!python/object:os.system ",
    b"{{ 7*7 }}",
    b"{% include 'x' %}",
    b"[@",
    b"[@editor]",
    b"[[",
    b"]]",
    b"](javascript:alert(1))",
    b"![x](http://x.example/)",
    b"<script>",
    b"</script><!--",
    b"&#0;",
    b"\xe2\x80\x9c",
    b"\xe2\x80\x9d",
    b"'",
    b'"',
    b"> ",
    b"    ",
    b"* " * 40,
    b"[" * 300,
    b">" * 60,
    b"9" * 5000,
    b"null",
    b"1e999",
    b"2020-02-30",
    b"../../etc/passwd",
    b"a" * 70_000,
    "𝔸👩‍👧".encode(),
)
"""What parsers have stumbled over; kept small, and each put into every place."""
NAMES = ("x.txt", "x.md", "x.html", "x")
"""What a file may be called that becomes an article."""
BITS = st.sampled_from(SEEDS) | st.binary(max_size=12) | st.text(max_size=8).map(lambda text: text.encode())


@cache
def whole() -> Snapshot:
    """Return the small site."""
    snapshot, wrong = read_snapshot(Path(SITE), TEMPLATES)
    assert not wrong
    return snapshot


@cache
def database() -> Database:
    """Return a database that has proven the small site, so that each example costs only what it changes."""
    made = Database()
    assert errors_in(prove(whole(), None, made).problems) == ()
    return made


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a file of the site, and other bytes for it."""
    files = (*whole().content, *whole().seeds)
    file = files[draw(st.integers(0, len(files) - 1))]
    data = file.data
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from((0, 0, 1, 3, 20, len(data)))))
        data = data[:start] + draw(BITS) + data[end:]
    return file.path, data


def with_file(path: str, data: bytes) -> Snapshot:
    """Return the small site with one file changed; a source's record goes with its text."""

    def put(files: tuple[File, ...], path: str, data: bytes) -> tuple[File, ...]:
        return tuple(File(path, data) if file.path == path else file for file in files)

    site = replace(whole(), content=put(whole().content, path, data), seeds=put(whole().seeds, path, data))
    if not path.startswith("seeds/") or path.endswith(LOCATORS):
        return site
    # Else the change alone would be found, and nothing of what it does.
    name = path.removeprefix("seeds/").encode()
    record = next(file for file in site.content if b"file: " + name in file.data)
    digest = b"sha256: " + digest_of(data).encode()
    return replace(site, content=put(site.content, record.path, re.sub(rb"sha256: [0-9a-f]{64}", digest, record.data)))


@given(changed())
@example(
    ("site_src/claims/crowd-and-cost.yaml", b"- id: crowd-of-4000\n  statement: %s\n  kind: figure\n" % (b"9" * 5000))
)
def test_any_bytes_in_any_file_are_shown_or_refused_with_a_place(change: tuple[str, bytes]) -> None:
    shown_or_refused(*change)


def shown_or_refused(path: str, data: bytes) -> None:
    """Fail unless the small site is shown or refused as it should be when one of its files has other bytes."""
    proven = prove(with_file(path, data), None, database())
    problems = proven.problems
    for problem in problems:
        assert problem.code in CODES
        assert problem.message
        assert problem.span.path
        assert problem.span.line >= 0
    if not proven.errors:
        for address, made in show(proven).files():
            assert isinstance(made.data, bytes), address
            assert not made.problems, made.problems[:2]


@given(
    st.binary(max_size=400) | st.lists(BITS, max_size=8).map(b"".join),
    st.sampled_from(NAMES),
)
def test_any_bytes_are_an_article_or_refused(data: bytes, name: str) -> None:
    article_or_refused(data, name)


def article_or_refused(data: bytes, name: str) -> None:
    """Fail unless some bytes, as a file of this name, are taken for an article or refused as they should be."""
    file = File(name, data)
    form = format_of(name, data)
    try:
        with FORMATS.guarding(form):
            article, problems = form.read(file)
    except EnvironmentFault as fault:
        # What reads HTML is an extra; without it that is said.
        assert "html" in fault.message.lower() or "html" in fault.hint.lower()  # noqa: PT017 - it may be raised
        return
    assert article is not None or problems
    if article is not None:
        article.text.encode()
