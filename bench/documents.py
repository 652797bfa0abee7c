"""Writing DOCX against bare python-docx building the same tables; PDF of a hundred pages."""

from __future__ import annotations

import io
from statistics import median

import docx
import pypdfium2

from answerable.publishing import registry, sample
from answerable.publishing.blocks import Grid, Text
from bench.measure import heading, in_time, line, median_seconds, paired, seconds


def bare_docx(blocks: tuple[Text | Grid, ...]) -> bytes:
    """The same paragraphs and tables by python-docx's own calls, as its manual shows."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Grid):
            table = document.add_table(rows=len(block.rows), cols=max(len(r.cells) for r in block.rows))
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, text in zip(row.cells, cells.cells, strict=False):
                    cell.text = text
        else:
            document.add_paragraph(block.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def run() -> None:
    heading("Publishing a report of the real one's size")
    report = sample.big_reports(1)[0]
    blocks = registry.blocks_of(report)
    docx_pair = paired(lambda: registry.write(report, "docx"), lambda: bare_docx(blocks), rounds=3)
    line("DOCX", in_time(docx_pair.ours))
    line("against bare python-docx", f"{docx_pair.ratio:.2f} x", "aim < 1.5 x", docx_pair.ratio < 1.5)
    fresh = iter(sample.big_reports(4))  # typst remembers what it set: each round sets another report
    pdf = median(seconds(lambda: registry.write(next(fresh), "pdf")) for _ in range(3))
    pages = len(pypdfium2.PdfDocument(registry.write(next(fresh), "pdf")))
    line(f"PDF of {pages} pages", in_time(pdf))
    hundred = pdf * 100 / pages
    line("for a hundred pages", in_time(hundred), "aim < 5 s", hundred < 5)
    for kind in ("xlsx", "html", "json", "text"):
        line(kind.upper(), in_time(median_seconds(lambda k=kind: registry.write(report, k), rounds=3)))
