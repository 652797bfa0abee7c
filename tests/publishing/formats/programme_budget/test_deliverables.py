"""Deliverables as other sections print them: rows without numbers, units or figures, notes in rows."""

from __future__ import annotations

from answerable.calc.account import Document, Output
from answerable.publishing.blocks import Block, Cells, Grid, Text
from answerable.publishing.formats.programme_budget import reader, writer
from tests.publishing.formats.programme_budget.golden import section

HEAD = Cells(("Category and subcategory", "2043 planned", "2043 actual", "2044 planned", "2045 planned"))
FIRST = "A. Facilitation of the intergovernmental process and expert bodies"
REPORTS = "Parliamentary documentation (number of documents)"


def read(*rows: str) -> Document:
    """The section with this table of deliverables in subprogramme 1; cells are parted by |."""
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows]
    table = Grid((HEAD, *(Cells((row + ("",) * 5)[:5]) for row in cells)))
    blocks: list[Block] = list(writer.write(section("en")))
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Text) and b.text.startswith("a 8 in")) - 1
    found = reader.read([*blocks[:at], table, *blocks[at + 2 :]])
    assert reader.read(writer.write(found)) == found
    return found


def told(document: Document) -> list[tuple[str | None, str | None, int | None, str, str]]:
    return [_told(output) for output in document.section("1").outputs]


def _told(output: Output) -> tuple[str | None, str | None, int | None, str, str]:
    figures = " ".join(value.text or value.value or "" for value in output.quantities)
    return output.category, output.subcategory, output.number, output.text, figures


def test_deliverables_without_numbers_and_a_subcategory_without_a_unit():
    found = read(FIRST, f"{REPORTS}|1|1|1|1", "Reports|1|1|1|1", "B. Generation and transfer of knowledge",
                 "Publications|2|2|2|2", "1. On waters|2|2|2|2")  # fmt: skip
    assert told(found) == [
        ("A", "Parliamentary documentation", None, REPORTS, "1 1 1 1"),
        ("A", "Parliamentary documentation", None, "Reports", "1 1 1 1"),
        ("B", "Publications", None, "Publications", "2 2 2 2"),
        ("B", "Publications", 1, "On waters", "2 2 2 2"),
    ]


def test_subcategories_that_are_only_named():
    found = read(FIRST, REPORTS, "1. Reports|1|1|1|1", "C. Substantive deliverables", "Good offices",
                 "Consultation, advice and advocacy: advice.")  # fmt: skip
    assert told(found) == [
        ("A", "Parliamentary documentation", None, REPORTS, ""),
        ("A", "Parliamentary documentation", 1, "Reports", "1 1 1 1"),
        ("C", "Good offices", None, "Good offices", ""),
        ("C", "Consultation, advice and advocacy", None, "advice.", ""),
    ]


def test_notes_in_the_last_rows():
    found = read(FIRST, f"{REPORTS}|1|1|1 a|1", "1. Reports|1|1|1 a|1", "E. Enabling deliverables",
                 "Administration:", "a boat is hired.", "Second things.",
                 "Abbreviations: WA, Waters.", "a 2 in A/98/6 (Sect. 2).")  # fmt: skip
    assert [output.text for output in found.section("1").outputs][2:] == [
        "a boat is hired.",
        "Second things.",
    ]
    assert found.section("1").exhibits[0].notes == ("Abbreviations: WA, Waters.", "a 2 in A/98/6 (Sect. 2).")


def test_a_category_of_no_form_is_named_and_keeps_its_figures():
    found = read("F. Other deliverables", f"{REPORTS}|1|1|1|1", "1. Reports|1|1|1|1")
    assert [row[4] for row in told(found)] == ["1 1 1 1"] * 2
    assert [(f.rule, f.printed) for f in found.findings] == [("unknown_category", "F. Other deliverables")]
