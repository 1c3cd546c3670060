"""Whom the preview answers and what it never gives away."""

from pathlib import Path

import pytest

from tests.preview.desk import CLAIM_PAGE, Preview, plant, previewing

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}
PATHS = ("/", CLAIM_PAGE, "/__preview/state.json", "/__preview/client.js", "/livereload.js", "/data/claims.json", "/no")
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec_WebSocket_Version": "13",
}


def hosts(port: int) -> tuple[str, ...]:
    named = ("evil.example", "localhost.", "2130706433", "127.1", "[::1]", "127.0.0.1.nip.io", "LOCALHOST")
    return (
        *(f"{name}:{port}" for name in named),
        "127.0.0.1",
        "localhost",
        f"127.0.0.1:{port + 1}",
        f"a@127.0.0.1:{port}",
    )


def test_another_name_for_this_computer_is_not_answered(running: Preview) -> None:
    for host in hosts(running.port):
        for path in PATHS:
            answer = running.ask(path, Host=host)
            assert answer.status in (421, 400), host
            assert answer.body == b"", host
    assert running.ask("/", Host=f"evil.example:{running.port}").status == 421


@pytest.mark.parametrize("lines", ["", "Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n", "Host:\r\n"])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_no_host_or_two_hosts_get_nothing(running: Preview, lines: str, version: str) -> None:
    said = running.raw(f"GET / HTTP/{version}\r\n{lines.format(port=running.port)}Connection: close\r\n\r\n".encode())
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.split(b" ")[1] in (b"400", b"421")
    assert body == b""


def test_both_own_names_are_answered(running: Preview) -> None:
    for name in ("127.0.0.1", "localhost"):
        host = f"{name}:{running.port}"
        assert running.ask("/", Host=host, Origin=f"http://{host}").status == 200


def test_another_site_is_not_answered(running: Preview) -> None:
    foreign = (
        "http://evil.example",
        "null",
        f"http://127.0.0.1:{running.port + 1}",
        f"https://127.0.0.1:{running.port}",
    )
    for origin in foreign:
        for path in PATHS:
            answer = running.ask(path, Origin=origin)
            assert (answer.status, answer.body) == (403, b""), (origin, path)
        assert running.ask("/livereload", **UPGRADE, Origin=origin).status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_may_link_here_but_not_read(running: Preview, site: str) -> None:
    assert running.ask("/", Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors", Sec_Fetch_Dest="script").status == 403
    assert running.ask("/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="iframe").status == 403
    assert running.ask("/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document").status == 200


def test_the_channel_opens_for_our_own_pages(running: Preview) -> None:
    request = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in UPGRADE.items())
    own = f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nOrigin: {running.address}\r\n{request}\r\n"
    assert running.raw(own.encode()).startswith(b"HTTP/1.1 101 ")


def test_every_answer_carries_the_headers_and_none_opens_it_to_others(running: Preview) -> None:
    asked = [
        *(running.ask(path) for path in PATHS),
        *(running.ask(path, "HEAD") for path in PATHS),
        running.ask("/", Host="evil.example"),
        running.ask("/", Origin="null"),
        running.ask("/", "DELETE"),
        running.ask("/livereload"),
        running.ask("*", "OPTIONS"),
    ]
    for answer in asked:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]
        assert not {"Server", "Etag", "Last-Modified"} & set(answer.headers)


HOSTILE = (
    *("/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/claims/../index.html", "/claims/./index.html"),
    *("//evil.example/", "///", "/\\evil.example", "/%5cevil.example", "/claims%2findex.html", "/%2f%2fevil.example"),
    *("/%00", "/index.html%00", "/%ff", "/%c0%ae%c0%ae/", "/%0d%0aX: y", "/%252e%252e/", "/" + "a" * 10_000),
    *(
        "/.git/config",
        "/.nojekyll",
        "/.git/HEAD",
        "/.",
        "/claims/.hidden",
        "/__preview/",
        "/__preview/client.py",
    ),
    *("/__preview/../client.js", "/site_src/site.yaml", "/seeds/gazette.txt", "/preview.log", "/forcereload?path=x"),
    *("/index.html/", "/index.html/x", "http://evil.example/", "/?/../x/%zz"),
)


@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path[:40])
def test_a_hostile_path_is_refused_and_nothing_breaks(running: Preview, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nConnection: close\r\n\r\n"
    status = int(running.raw(request.encode()).split(b" ")[1])
    assert status in ({200} if path.startswith("/?") else {400, 403, 404}), status
    assert running.process.poll() is None


def test_only_get_and_head_are_understood(running: Preview) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"):
        answer = running.ask("/", method)
        assert (answer.status, answer.body) == (405, b""), method
    large = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nContent-Length: 1000000000\r\n\r\n".encode()
    assert running.raw(large + b"x" * 100_000)[9:12] in (b"400", b"405", b"413", b"")
    assert running.raw(b"GET / HTTP/1.1\r\nX: " + b"y" * 70_000 + b"\r\n\r\n")[9:12] in (b"400", b"431", b"")
    assert running.ask("/").status == 200


def test_head_says_what_get_would(running: Preview) -> None:
    for path in PATHS:
        get, head = running.ask(path), running.ask(path, "HEAD")
        assert (head.status, head.body) == (get.status, b"")
        assert head.headers["Content-Length"] == str(len(get.body))


def test_part_of_a_file_is_never_sent(running: Preview) -> None:
    whole = running.ask("/")
    part = running.ask("/", Range="bytes=0-5")
    assert (part.status, part.body) == (200, whole.body)


def test_an_unknown_page_is_the_sites_own(running: Preview) -> None:
    answer = running.ask("/claims/no-such-claim/deep/")
    assert answer.status == 404
    assert "Page not found" in answer.text
    style = answer.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    assert style.startswith("/assets/")
    assert running.ask(style).headers["Content-Type"].startswith("text/css")


def test_a_folder_needs_its_slash_and_is_never_listed(running: Preview) -> None:
    assert running.ask("/claims/").status == 200
    for path in ("/claims", "/assets/", "/data/", "/data"):
        assert running.ask(path).status == 404


def test_the_client_is_in_the_answer_and_in_no_file(running: Preview) -> None:
    page = running.page("/")
    assert page.count("/__preview/client.js") == page.count("/livereload.js") == 1
    assert page.rstrip().endswith("</html>")
    made = {path.name for path in running.root.iterdir()}
    assert made == {"site_src", "seeds", "preview.log"}, "the preview wrote something"


def test_what_a_page_says_over_the_channel_changes_nothing(running: Preview) -> None:
    """Frames as a browser sends them: masked, here with zeros."""
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in UPGRADE.items())
    said = (
        '{"command":"info","url":"x"}',
        "]",
        "{}",
        '{"command":["hello"]}',
        "[" * 60,
        "\x1b[31m",
        '{"command":"reload"}',
    )
    frames = b"".join(bytes((0x81, 0x80 | len(one), 0, 0, 0, 0)) + one.encode() for one in said)
    own = f"GET /livereload HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nOrigin: {running.address}\r\n{head}\r\n"
    answer = running.raw(own.encode() + frames)
    assert answer.partition(b"\r\n\r\n")[2] == b""
    assert "\x1b" not in running.log.read_text()


def test_it_listens_on_the_loopback_only(running: Preview) -> None:
    with open("/proc/net/tcp", encoding="ascii") as table:  # noqa: PTH123 - /proc is no usual path
        lines = [line.split() for line in table.readlines()[1:]]
    local = [line[1] for line in lines if line[3] == "0A" and int(line[1].split(":")[1], 16) == running.port]
    assert local == [f"0100007F:{running.port:04X}"]


def test_a_link_among_the_inputs_is_told_and_not_followed(tmp_path: Path) -> None:
    root = plant(tmp_path)
    for name in ("one", "two"):
        (root / "site_src" / name).symlink_to(root / "site_src", target_is_directory=True)
    with previewing(root) as preview:
        assert {one["code"] for one in preview.state()["problems"]} >= {"input-is-a-link"}
        assert preview.ask("/").status == 503
