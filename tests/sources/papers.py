"""Writes small PDFs, line by line where each is to stand, in Helvetica, and reads them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from siglum.model.files import File
from siglum.sources.article import Article
from siglum.sources.pdf import from_pdf

Placed = tuple[float, float, float, str]
"""Left and baseline from the lower left corner, size, all in points, and the words, which are Latin-1."""
WIDTH, HEIGHT = 595, 842
TURNS = {
    0: "1 0 0 1 0 0",
    90: f"0 1 -1 0 {WIDTH} 0",
    180: f"-1 0 0 -1 {WIDTH} {HEIGHT}",
    270: f"0 -1 1 0 0 {HEIGHT}",
}
"""What turns all that is drawn to the left, by degrees."""


NOTHING: Mapping[str, str] = {}


class More(Struct, frozen=True):
    """What else a PDF has, as PDF writes it."""

    before: str = ""
    """What each page draws before its lines."""
    behind: str = ""
    """What it draws behind them."""
    page: str = ""
    """Entries of each page."""
    resources: str = ""
    catalog: str = ""
    objects: Sequence[str] = ()
    """Further ones, from the number 7 on where there is one page."""


NO_MORE = More()


def pdf(
    pages: Sequence[Sequence[Placed]],
    title: str = "",
    turned: int = 0,
    language: str = "",
    letters: Mapping[str, str] = NOTHING,
    drawn_turned: int = 0,
    more: More = NO_MORE,
) -> bytes:
    """Return a PDF with these lines on its pages, turned to the right by so many degrees.

    `letters` says what some letters mean; of `drawn_turned`, the page is drawn turned to the left.
    """
    objects = [f"<< /Type /Catalog /Pages 2 0 R {f'/Lang ({language})' if language else ''} {more.catalog} >>".encode()]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    meant = f" /ToUnicode {5 + 2 * len(pages)} 0 R" if letters else ""
    objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding{meant} >>".encode())
    objects.append(f"<< /Title ({title}) >>".encode("latin-1"))
    for number, lines in enumerate(pages):
        drawn = "".join(line_of(line) for line in lines)
        drawn = f"{TURNS[drawn_turned]} cm\n{more.before}\n{drawn}{more.behind}\n"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {turned} "
            f"/Resources << /Font << /F1 3 0 R >> {more.resources} >> {more.page} "
            f"/Contents {6 + 2 * number} 0 R >>".encode()
        )
        data = drawn.encode("cp1252")
        objects.append(f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")
    if letters:
        rows = "".join(f"<{ord(drawn):02X}> <{stood.encode('utf-16-be').hex()}>\n" for drawn, stood in letters.items())
        table_of = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            "1 begincodespacerange <00> <FF> endcodespacerange\n"
            f"{len(letters)} beginbfchar\n{rows}endbfchar endcmap end end\n"
        ).encode()
        objects.append(f"<< /Length {len(table_of)} >>\nstream\n".encode() + table_of + b"\nendstream")
    objects += [one.encode() for one in more.objects]
    made = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{start:010} 00000 n \n".encode() for start in starts)
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(made)


def line_of(line: Placed) -> str:
    """Return what draws a line."""
    left, base, size, words = line
    return f"BT /F1 {size} Tf {left} {base} Td ({_escaped(words)}) Tj ET\n"


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(left: float, top: float, size: float, lines: Sequence[str]) -> list[Placed]:
    """Return lines below one another; `top` is the first baseline."""
    return [(left, top - 1.2 * size * number, size, words) for number, words in enumerate(lines)]


def read(data: bytes) -> Article:
    """Return what is stored of a PDF."""
    article, problems = from_pdf(File("a.pdf", data))
    assert problems == ()
    assert article
    return article
