"""The claims as a table: CSV (RFC 4180) in UTF-8, a line for each piece of evidence."""

import csv
import io

from siglum.exports.exporter import Exporter

CLAIM_COLUMNS = ("claim", "statement", "kind", "when", "articles", "origins", "disputed")
EVIDENCE_COLUMNS = ("source", "stance", "form", "chain", "origin", "quote", "start", "end", "where")
TRANSLATION_COLUMNS = ("language", "translation", "translated_by")
ORIGINAL_COLUMNS = ("original",)
"""Where the site carries the file that the passage's source was taken from."""


def claims_table(exporter: Exporter) -> bytes:
    """Return the claims with their evidence as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*CLAIM_COLUMNS, *EVIDENCE_COLUMNS, *TRANSLATION_COLUMNS, *ORIGINAL_COLUMNS))
    sources = exporter.all_of("source", exporter.site.sources)
    carried = {one["id"]: (one["original"] or {}).get("url") or "" for one in sources}
    for claim in exporter.all_of("claim", exporter.site.claims):
        about = (claim["id"], claim["statement"], claim["kind"], claim["when"] or "")
        counted = (claim["articles"], claim["origins"], "yes" if claim["disputed"] else "no")
        for one in claim["evidence"]:
            chain = " > ".join(link["name"] for link in one["chain"])
            words = (one["source"], one["stance"], one["form"], chain, one["origin"]["name"], one["quote"])
            place = (one["segments"][0]["start"], one["segments"][-1]["end"], one["where"] or "")
            other = one["translation"] or {"text": "", "by": ""}
            row = (
                *about,
                *counted,
                *words,
                *place,
                one["language"],
                other["text"],
                other["by"],
                carried[one["source"]],
            )
            writer.writerow(_safe_cell(cell) for cell in row)
    return out.getvalue().encode()


def _safe_cell(cell: object) -> object:
    """Keep spreadsheets from reading a text as a formula; some ignore the space before one."""
    risky = isinstance(cell, str) and (cell.startswith(("\t", "\r")) or cell.lstrip().startswith(("=", "+", "-", "@")))
    return f"'{cell}" if risky else cell
