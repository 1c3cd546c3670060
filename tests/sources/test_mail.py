"""What is stored of a mail, and of a page that a browser saved as one file."""

import pytest

from siglum.model.files import File
from siglum.sources.article import Article
from siglum.sources.formats import format_of
from siglum.sources.mail import from_mail

HEAD = (
    "From: =?iso-8859-1?Q?Zo=EB_Abel?= <zoe@post.example>\nTo: ben@post.example\nReceived: by post\n"
    "Date: Sat, 14 May 1932 08:00:00 +0000\nSubject: =?utf-8?B?TGUgYmFj?=\nMIME-Version: 1.0\n"
)
SHOWN = (
    "From: Zoë Abel <zoe@post.example>\nTo: ben@post.example\n"
    "Date: Sat, 14 May 1932 08:00:00 +0000\nSubject: Le bac\n\n"
)
PACKED = "Content-Transfer-Encoding: quoted-printable\n\n"
PLAIN = f"Content-Type: text/plain; charset=utf-8\n{PACKED}Il =C3=A9tait en re=\ntard.\n"
WEB = "Content-Type: text/html; charset=utf-8\n\n<p>Il était en retard.</p>{}\n"
LATIN = f"Content-Type: text/plain; charset=iso-8859-1\n{PACKED}Il =E9tait en retard.\n"


def several(kind: str, *parts: str, end: str = "--{0}--\n") -> str:
    """Return a mail of several parts."""
    begun = "".join(f"--{kind}\n{part}\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary={kind}\n\n{begun}{end.format(kind)}"


def read(mail: str | bytes) -> Article:
    """Return what is stored of a mail."""
    article, problems = from_mail(File("a.eml", mail if isinstance(mail, bytes) else mail.encode()))
    assert problems == ()
    assert article
    return article


@pytest.mark.parametrize(
    "body",
    [
        PLAIN,
        LATIN,
        WEB.format(""),
        several("alternative", PLAIN, WEB.format("")),
        several("alternative", WEB.format(""), "Content-Type: text/plain\n\n \n"),
        several("related", several("alternative", PLAIN)),
    ],
)
def test_the_head_and_the_words_of_a_mail_are_kept_whatever_they_are_packed_in(body: str) -> None:
    article = read(HEAD + body)
    assert article.text == f"{SHOWN}Il était en retard.\n"
    assert article.left_out == ()
    assert (article.metadata.title, article.metadata.byline) == ("Le bac", "Zoë Abel")
    assert article.metadata.published == "1932-05-14"


def test_japanese_between_escapes_is_read_as_its_mail_says() -> None:
    head = b"Content-Type: text/plain; charset=ISO-2022-JP\nSubject: a\n\n"
    assert "連絡船は遅れた。" in read(head + "連絡船は遅れた。".encode("iso2022_jp")).text


def test_what_a_mail_has_beside_its_words_is_told() -> None:
    log = 'Content-Type: application/pdf; name="log.pdf"\nContent-Disposition: attachment\n\nJVBERi0=\n'
    forwarded = f"Content-Type: message/rfc822\n\n{HEAD.replace('ben', 'eve')}{PLAIN}"
    web = WEB.format("<p>And more.<p hidden>trap")
    article = read(HEAD + several("mixed", several("alternative", PLAIN, web), forwarded, log))
    assert "To: eve@post.example" in article.text
    assert article.text.count("Il était en retard.") == 2
    assert [(one.what, one.text) for one in article.left_out] == [
        ("hidden words", "trap"),
        ("the same mail in another form", "Il était en retard.\n\nAnd more."),
        ("attachments", "log.pdf"),
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSWwg6\n", "is damaged"),
        (f"Content-Type: text/plain; charset=euc-kr\n{PACKED}=FF=FF\n", "byte 0"),
        ("Content-Type: text/plain; charset=hz-gb-2312\n\n~{<:~}\n", "which no browser reads"),
        ("Content-Type: application/pkcs7-mime\n\nx\n", "no words that can be read"),
    ],
)
def test_a_mail_of_which_letters_would_be_lost_is_refused(body: str, told: str) -> None:
    article, [problem] = from_mail(File("a.eml", (HEAD + body).encode()))
    assert article is None
    assert told in problem.message


def test_a_mail_whose_last_part_has_no_end_says_so() -> None:
    assert "it may be cut short" in read(HEAD + several("mixed", PLAIN, end="")).changes[-1]


def test_of_a_page_that_a_browser_saved_as_one_file_the_article_is_kept_and_its_own_sheets_hide_words() -> None:
    address = "https://post.example/ferry"
    page = (
        f"Content-Type: text/html; charset=utf-8\nContent-Location: {address}\n\n<title>Le bac</title>"
        "<link rel=stylesheet href=cid:a><link rel=preload href=cid:c><link rel='alternate stylesheet' href=cid:c>"
        "<article><h1>Le bac</h1><p>Il était en retard.<i class=h>trap</i></article>\n"
    )
    sheet = "Content-Type: text/css\nContent-Location: cid:a\n\n@charset 'utf-8'; .h { display: none }\n"
    other = "Content-Type: text/css\nContent-Location: cid:c\n\np { display: none }\n"
    frame = "Content-Type: text/html\nContent-Location: cid:b\n\n<p>In a frame.\n"
    head = "From: <Saved by Blink>\nDate: Tue, 4 Jun 2024 09:00:00 +0200\nMIME-Version: 1.0\n"
    saved = (head + several("related", page, sheet, other, frame)).replace("\n", "\r\n").encode()
    assert format_of("a", saved).name == "mail"
    article = read(saved)
    assert article.text == "Le bac\n\nIl était en retard.\n"
    assert [(one.what, one.text) for one in article.left_out] == [
        ("hidden words", "trap"),
        ("pages set into the page", "In a frame."),
    ]
    assert (article.metadata.address, article.captured) == (address, "2024-06-04T07:00:00Z")
    assert article.located[-1].locator.element == "/html/body/article[1]/p[1]"
