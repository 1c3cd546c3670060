"""Writes small PDFs, line by line where each is to stand, in Helvetica."""

from collections.abc import Sequence

Placed = tuple[float, float, float, str]
"""Left and baseline from the lower left corner, size, all in points, and the words, which are Latin-1."""
WIDTH, HEIGHT = 595, 842


def pdf(pages: Sequence[Sequence[Placed]], title: str = "", turned: int = 0) -> bytes:
    """Return a PDF with these lines on its pages, turned by so many degrees."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(f"<< /Title ({title}) >>".encode("latin-1"))
    for number, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F1 {size} Tf {left} {base} Td ({_escaped(words)}) Tj ET\n" for left, base, size, words in lines
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {turned} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * number} 0 R >>".encode()
        )
        data = drawn.encode("cp1252")
        objects.append(f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")
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


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(left: float, top: float, size: float, lines: Sequence[str]) -> list[Placed]:
    """Return lines below one another; `top` is the first baseline."""
    return [(left, top - 1.2 * size * number, size, words) for number, words in enumerate(lines)]
