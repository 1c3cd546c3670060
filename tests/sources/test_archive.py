"""What is stored of a page in a web archive."""

import gzip
import io
import json
import zipfile
import zlib
from base64 import b32encode
from hashlib import sha1, sha256

import brotli
import pytest

from siglum.model.files import File
from siglum.sources.archive import from_archive
from siglum.sources.article import Article
from siglum.sources.formats import WARC, format_of
from tests.sources.papers import column, pdf

PAGE = (
    "<!doctype html><title>Ferry late</title><article><h1>Ferry late</h1><p>The harbour ferry was late again on "
    "Tuesday morning because of fog that lay over the estuary until noon, the port said in the caf\u00e9.</p></article>"
)


def warc(*answers: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    """Return an archive with these answers: address, status, content type and body (WARC 1.0)."""
    made = b""
    for address, status, kind, body in answers:
        answer = f"HTTP/1.0 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        digest = b32encode(sha1(body, usedforsecurity=False).digest()).decode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-06-04T07:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:12345678-feed-f00d-8000-123456789abc>\r\n"
            f"WARC-Payload-Digest: sha1:{digest}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        made += gzip.compress(record, mtime=0) if packed else record
    return made


ANSWERS = (
    ("https://post.example/moved", "301 Moved", "text/html", b"moved"),
    ("https://post.example/a.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://post.example/ferry", "200 OK", "text/html; charset=windows-1252", PAGE.encode("cp1252")),
    ("https://post.example/other", "200 OK", "text/html", PAGE.replace("late", "early").encode()),
)


def read(data: bytes) -> Article:
    article, problems = from_archive(File("a.warc.gz", data))
    assert problems == ()
    assert article
    return article


def test_the_first_page_of_an_archive_is_read_in_the_servers_encoding_with_its_date_and_digest() -> None:
    data = warc(*ANSWERS)
    assert format_of("a.warc.gz", data).name == "warc"
    assert format_of("a", warc(*ANSWERS, packed=False)).name == "warc"
    article = read(data)
    assert "the port said in the caf\u00e9." in article.text
    assert article.metadata.address == "https://post.example/ferry"
    assert "a web archive of 2024-06-04T07:00:00Z, where its SHA-256 is " in article.way
    assert [one.text for one in article.left_out] == ["https://post.example/other"]


def test_of_a_wacz_the_page_is_read_that_it_lists_first() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("archive/data.warc.gz", warc(*ANSWERS))
        lines = [{"format": "json-pages-1.0"}, {"url": "https://post.example/other"}]
        packed.writestr("pages/pages.jsonl", "".join(f"{json.dumps(line)}\n" for line in lines))
    assert read(stream.getvalue()).metadata.address == "https://post.example/other"


def test_an_archive_whose_words_were_changed_is_refused() -> None:
    data = warc(ANSWERS[3], packed=False)
    article, [problem] = from_archive(File("a.warc", data.replace(b"early again", b"never again")))
    assert article is None
    assert problem.code == "original-unreadable"


def test_an_archive_without_a_page_is_refused() -> None:
    for data, code in ((warc(*ANSWERS[:2]), "seed-empty"), (b"PK\x03\x04 no zip", "original-unreadable")):
        article, [problem] = from_archive(File("a.wacz", data))
        assert article is None
        assert problem.code == code


def test_the_page_is_read_that_stands_at_an_address_and_the_archive_says_when_it_took_it() -> None:
    file = File("a.warc.gz", warc(*ANSWERS))
    for address, title in (
        ("https://post.example/other#top", "Ferry early"),
        ("https://post.example/none", "Ferry late"),
    ):
        article, problems = WARC.read_at(file, address) if WARC.read_at else (None, ())
        assert problems == ()
        assert article
        assert article.text.startswith(title)
        assert article.captured == "2024-06-04T07:00:00Z"
        assert len(article.left_out) == 1


def test_fractions_of_a_second_are_left_out_and_what_is_no_time_is_none() -> None:
    data = warc(ANSWERS[2], packed=False)
    for written, told in ((b"2024-06-04T07:00:00.123456Z", "2024-06-04T07:00:00Z"), (b"long ago", "")):
        assert read(data.replace(b"2024-06-04T07:00:00Z", written)).captured == told


def compressed(body: bytes, encoding: str, kind: str = "text/html") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: {encoding}\r\n\r\n"
    answer = head.encode() + body
    return (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/z\r\n"
        b"WARC-Date: 2024-06-04T07:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)
    )


def test_pages_are_unpacked_as_servers_packed_them() -> None:
    page = PAGE.encode()
    for encoding, body in (
        ("br", brotli.compress(page)),
        ("gzip", gzip.compress(page)),
        ("x-gzip", gzip.compress(page)),
        ("deflate", zlib.compress(page)),
        ("deflate", zlib.compress(page)[2:-4]),
        ("gzip", page),
    ):
        assert "late again" in read(compressed(body, encoding)).text
    assert "late again" in read(compressed(PAGE.encode(), "", kind="")).text


def test_an_archive_that_is_packed_as_a_whole_is_read_like_one_that_is_packed_record_by_record() -> None:
    assert read(gzip.compress(warc(*ANSWERS, packed=False))) == read(warc(*ANSWERS))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (compressed(b"\x28\xb5\x2f\xfd", "zstd"), "the page https://post.example/z is compressed as zstd"),
        (warc(*ANSWERS, packed=False).replace(b"WARC-Target-URI: ", b"X: "), "can't be read"),
        (warc(*ANSWERS)[:20] + b"\xff" * 20 + warc(*ANSWERS)[40:], "can't be read"),
        (compressed(b"no br", "br"), "is said to be compressed as br, and is not"),
        (compressed(brotli.compress(PAGE.encode())[:-9], "br"), "is cut short"),
        (compressed(gzip.compress(PAGE.encode())[:-9], "gzip"), "is cut short"),
        (compressed(gzip.compress(PAGE.encode())[:20] + b"no gzip" * 9, "gzip"), "is damaged"),
        (warc(*ANSWERS, packed=False)[:-60], "the page https://post.example/other is cut short; 56 bytes are missing"),
    ],
)
def test_of_an_archive_that_is_cut_short_no_part_is_taken_for_the_whole(data: bytes, words: str) -> None:
    article, [problem] = from_archive(File("a.warc", data))
    assert article is None
    assert words in problem.message


def wacz(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("archive/data.warc.gz", warc(*ANSWERS))
        for name, text in members.items():
            packed.writestr({"pages": "pages/pages.jsonl", "package": "datapackage.json"}[name], text)
    return made.getvalue()


def test_of_a_wacz_the_seed_comes_first_and_a_line_that_cannot_be_read_loses_only_the_order() -> None:
    page, seed = {"url": "https://post.example/ferry"}, {"url": "https://post.example/other/#top", "seed": True}
    lines = f"{json.dumps(page)}\n{{no json\n{json.dumps(seed)}\n"
    assert "early again" in read(wacz(pages=lines)).text
    assert "late again" in read(wacz(pages="{no json")).text


def test_a_wacz_whose_digests_do_not_fit_is_refused() -> None:
    resource = {"path": "archive/data.warc.gz", "hash": f"sha256:{sha256(warc(*ANSWERS)).hexdigest()}"}
    assert "late again" in read(wacz(package=json.dumps({"resources": [resource]}))).text
    wrong = json.dumps({"resources": [{**resource, "hash": f"sha256:{'0' * 64}"}]})
    article, [problem] = from_archive(File("a.wacz", wacz(package=wrong)))
    assert article is None
    assert "archive/data.warc.gz in it has another SHA-256 than datapackage.json says" in problem.message


def test_an_archive_without_a_page_says_what_it_has_and_a_broken_record_is_no_riddle() -> None:
    answers = [
        ("https://a.example/a.json", "200 OK", "application/json", b"{}"),
        ("https://a.example/", "404 No", "text/html", b""),
    ]
    answers += [(f"https://a.example/{at}.png", "200 OK", "image/png", b"x") for at in range(3)]
    article, [problem] = from_archive(File("a.warc", warc(*answers)))
    assert article is None
    assert (
        "; it has application/json https://a.example/a.json (200), text/html https://a.example/ (404), "
        in problem.message
    )
    assert problem.message.endswith(", and 2 more")
    assert problem.hint.startswith("take out what you want")
    [problem] = from_archive(File("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"))[1]
    assert "a record in it lacks what each has" in problem.message


PAPER = pdf([column(72, 740, 11, ["The ferry was late on Tuesday."])])
LOG = "Le bac était en retard.\n".encode("latin-1")


def test_a_pdf_and_a_plain_text_are_pages_too_and_a_web_page_comes_before_them() -> None:
    paper = ("https://post.example/log.pdf", "200 OK", "application/pdf", PAPER)
    log = ("https://post.example/log.txt", "200 OK", "text/plain; charset=ISO-8859-1", LOG)
    article = read(warc(paper, log))
    assert article.text == "The ferry was late on Tuesday.\n"
    assert article.located[0].locator.page == 1
    assert article.metadata.address == "https://post.example/log.pdf"
    assert [one.text for one in article.left_out] == ["https://post.example/log.txt"]
    assert read(warc(log)).text == "Le bac était en retard.\n"
    assert read(warc(log, paper, ANSWERS[2])).text.startswith("Ferry late")
    assert read(warc((paper[0], "200 OK", "", PAPER))).text == article.text


def test_a_text_whose_bytes_are_of_another_encoding_than_the_server_says_is_refused_with_its_place() -> None:
    log = ("https://post.example/log.txt", "200 OK", "text/plain; charset=euc-kr", b"\xff\xff abc")
    article, [problem] = from_archive(File("a.warc", warc(log)))
    assert article is None
    assert problem.message.startswith("byte 0 (0xFF) is not euc-kr")


def test_a_page_that_cannot_be_unpacked_is_refused_only_where_it_is_asked_for() -> None:
    data = warc(*ANSWERS, packed=False) + compressed(b"\x28\xb5\x2f\xfd", "zstd")
    assert read(data).text.startswith("Ferry late")
    article, [problem] = from_archive(File("a.warc", data), "https://post.example/z")
    assert article is None
    assert problem.message == "the page https://post.example/z is compressed as zstd, which is not read"


def test_a_page_that_is_longer_than_its_record_says_is_refused_and_nothing_is_printed(
    capfd: pytest.CaptureFixture[str],
) -> None:
    data = compressed(PAGE.encode(), "")
    length = len(data.partition(b"\r\n\r\n")[2]) - 4
    shorter = data.replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length - 9))
    article, [problem] = from_archive(File("a.warc", shorter))
    assert article is None
    assert problem.message.endswith("the page https://post.example/z is longer than its record says")
    assert capfd.readouterr() == ("", "")


def test_an_archive_of_the_form_before_warc_is_read() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    info = b"1 0 Post\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 0.0.0.0 20040604070000 text/plain %d\n%s\n" % (len(info), info)
    page = b"https://post.example/ferry 127.0.0.1 20040604070000 text/html %d\n%s\n" % (len(answer), answer)
    assert format_of("a", head).name == "warc"
    article = read(head + page)
    assert article.text.startswith("Ferry late")
    assert article.captured == "2004-06-04T07:00:00Z"
    assert article.metadata.address == "https://post.example/ferry"


def test_a_wacz_without_archives_says_so_and_so_does_one_that_only_refers_to_another() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("data/archive/test.txt", "x")
    [problem] = from_archive(File("a.wacz", stream.getvalue()))[1]
    assert problem.message.endswith("nothing is in its archive/, where a WACZ has its WARCs")
    revisit = warc(ANSWERS[2], packed=False).replace(b"WARC-Type: response", b"WARC-Type: revisit")
    [problem] = from_archive(File("a.warc", revisit))[1]
    assert "a note that https://post.example/ferry was the same as in another archive" in problem.message
