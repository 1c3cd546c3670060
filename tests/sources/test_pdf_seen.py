"""What is stored of a PDF follows what a reader of its pages sees."""

import pypdfium2 as pdfium
import pytest

from siglum.model.files import File
from siglum.sources.pdf import from_pdf
from siglum.sources.pdf_seen import MOST_DOTS
from tests.sources.papers import HEIGHT, More, line_of, pdf, read

SEEN = [(72.0, 700.0, 11.0, "The ferry was late.")]
HIDDEN = line_of((72, 500, 11, "Nobody saw 900 men."))
SCAN = f"q 200 0 0 20 72 490 cm BI /W 64 /H 1 /CS /G /BPC 8 /F /AHx ID {'00A0' * 32}> EI Q"
"""A picture that shows something where the hidden words stand."""
LAYER = More(
    behind=f"/OC /L BDC {HIDDEN} EMC",
    resources="/Properties << /L 7 0 R >>",
    catalog="/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>",
    objects=["<< /Type /OCG /Name (L) >>"],
)


@pytest.mark.parametrize(
    "more",
    [
        More(behind=HIDDEN, page="/CropBox [0 600 595 842]"),
        More(behind=line_of((72, 900, 11, "Nobody saw 900 men."))),
        LAYER,
        More(behind=f"q 0 0 9 9 re W n {HIDDEN} Q"),
        More(behind=f"1 g {HIDDEN}"),
        More(behind=f"3 Tr {HIDDEN}"),
        More(behind=f"{HIDDEN} 0 g 60 490 300 30 re f"),
        More(behind=f"0 0 1 rg 60 490 300 30 re f {HIDDEN}"),
        More(behind=f"{SCAN} 3 Tr {HIDDEN} 0 g 60 480 300 40 re f"),
    ],
    ids=["crop", "paper", "layer", "clip", "white", "invisible", "covered", "blue", "covered scan"],
)
def test_words_that_are_not_to_be_seen_are_told_and_not_stored(more: More) -> None:
    article = read(pdf([SEEN], more=more))
    assert article.text == "The ferry was late.\n"
    assert [(one.what, one.text) for one in article.left_out] == [
        ("words that are not to be seen on the page", "Nobody saw 900 men.")
    ]


@pytest.mark.parametrize(
    "more",
    [
        More(behind=f"{SCAN} 3 Tr {HIDDEN}"),
        More(behind=f"{HIDDEN} {SCAN}"),
        More(behind=f"1 0 0 rg 60 490 300 30 re f 0 0.6 0 rg {HIDDEN}"),
        More(behind=f"0.8 g {HIDDEN}"),
    ],
    ids=["recognised", "under its picture", "red", "grey"],
)
def test_words_that_were_recognised_in_a_picture_and_all_that_are_to_be_seen_are_stored(more: More) -> None:
    article = read(pdf([SEEN], more=more))
    assert (article.text, article.left_out) == ("The ferry was late.\n\nNobody saw 900 men.\n", ())


@pytest.mark.parametrize(
    "box",
    [
        "/CropBox [700 900 900 1000]",
        "/CropBox [595 0 700 842]",
        "/CropBox [0 0 0 0]",
        "/MediaBox [0 0 0 0]",
        "/MediaBox [0 0 1000000000 0.001]",
    ],
)
def test_a_page_whose_size_makes_no_sense_is_read_as_far_as_it_can_be(
    box: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = [0.0]

    def render(page: pdfium.PdfPage, *, scale: float) -> pdfium.PdfBitmap:
        drawn.append(max(page.get_size()) * scale)
        return real(page, scale=scale)

    real = pdfium.PdfPage.render
    monkeypatch.setattr(pdfium.PdfPage, "render", render)
    data = pdf([SEEN], more=More(page=box))
    if "MediaBox" in box:
        data = data.replace(b"/MediaBox [0 0 595 842]", b"/Nothing  [0 0 595 842]")
    article = read(data)
    assert (article.text, article.left_out) == ("The ferry was late.\n", ())
    assert max(drawn) <= MOST_DOTS


def test_marks_go_with_the_hidden_words_beside_them() -> None:
    white = f"1 g {line_of((72, 500, 11, '* call - now'))} {line_of((72, 480, 11, '* , ;'))}"
    article = read(pdf([[*SEEN, (72, 660, 11, "1 - 2"), (72, 600, 11, "- ... *")]], more=More(behind=white)))
    assert article.text == "The ferry was late.\n\n1 - 2\n\n- ... *\n"
    assert [one.text for one in article.left_out] == ["* call - now", "* , ;"]
    struck = More(behind="72 503.5 m 141 503.5 l S")
    article = read(pdf([[(72, 500, 11, "Nobody - ever - It cost 500 crowns.")]], more=struck))
    assert article.text == "- It cost 500 crowns.\n"
    assert [one.text for one in article.left_out] == ["Nobody - ever"]


def test_a_pdf_all_of_whose_words_are_hidden_says_so() -> None:
    article, [problem] = from_pdf(File("a.pdf", pdf([[]], more=More(behind=f"1 g {HIDDEN}"))))
    assert article is None
    assert "has words that are not to be seen or are struck out, and has no other text" in problem.message


@pytest.mark.parametrize(
    ("more", "stored"),
    [
        (More(behind="72 503.5 m 134 503.5 l S"), "It cost 500 crowns."),
        (More(behind="72 503 62 1 re f"), "It cost 500 crowns."),
        (More(page="/Annots [<< /Type /Annot /Subtype /StrikeOut /F 4 /Rect [72 498 134 510] "
                   "/QuadPoints [72 510 134 510 72 498 134 498] >>]"), "It cost 500 crowns."),
        (More(behind="72 498 m 134 498 l S"), "Nobody ever It cost 500 crowns."),
        (More(behind="20 503.5 m 500 503.5 l S"), "Nobody ever It cost 500 crowns."),
    ],
    ids=["line", "bar", "note", "underlined", "rule"],
)  # fmt: skip
def test_struck_words_are_told_and_not_stored(more: More, stored: str) -> None:
    article = read(pdf([[(72, 500, 11, "Nobody ever It cost 500 crowns.")]], more=more))
    assert article.text == f"{stored}\n"
    assert [one.text for one in article.left_out if one.what == "struck words"] == ["Nobody ever"] * (
        "Nobody" not in stored
    )


def test_what_was_filled_in_is_read_where_it_stands() -> None:
    look = "/DA (/F1 11 Tf 0 g) /F 4"
    field = f"<< /Type /Annot /Subtype /Widget /FT /Tx /T (sum) /V (500 crowns) {look} /Rect [130 695 300 712] >>"
    hidden = f"<< /Type /Annot /Subtype /FreeText /Contents (Nobody) {look} /F 2 /Rect [130 595 300 612] >>"
    button = (
        f"<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (send) /MK << /CA (Send it) >> {look} "
        "/AP << /N 7 0 R >> /Rect [400 695 470 712] >>"
    )
    drawn = "BT /F1 11 Tf 2 4 Td (Send it) Tj ET"
    shown = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 70 17] /Resources << /Font << /F1 3 0 R >> >> "
        f"/Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    )
    typed = f"<< /Type /Annot /Subtype /FreeText /Contents (It was 700.) {look} /Rect [72 300 300 320] >>"
    more = More(
        page=f"/Annots [{field} {hidden} {button} {typed}]",
        objects=[shown],
        catalog="/AcroForm << /Fields [] /NeedAppearances true /DR << /Font << /F1 3 0 R >> >> >>",
    )
    article = read(pdf([[(72, 700, 11, "Sum paid:"), (72, 600, 11, "The ferry was late.")]], more=more))
    assert article.text == "Sum paid: 500 crowns\n\nThe ferry was late.\n\nIt was 700.\n"
    assert article.changes == ("what was filled in, typed or stamped on its pages is read with them: 2 lines",)
    assert [(one.what, one.text) for one in article.left_out] == [("buttons", "Send it")]
    [last] = [one.locator.box for one in article.located if one.end == len(article.text) - 1]
    assert last
    assert HEIGHT - 322 < last[1] < last[3] < HEIGHT - 298
