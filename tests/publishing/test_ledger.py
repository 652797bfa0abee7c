"""Files of an ERP: three kinds, every way of writing, and what is refused with the way out."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.calc.written import Exact
from answerable.publishing.actions.ledger.words import refused
from answerable.publishing.ledger import Unusable, opened, parquet_rows, propose_layout, tables, workbook_rows
from answerable.publishing.ledger.unusable import CODES
from answerable.publishing.ledger.workbook_rows import number, text_of
from tests.ledger import HEADER, ROWS, csv_of

HEADINGS = ("Document", "Line", "Amount")


def written(folder: Path, content: bytes, name: str = "july.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def workbook(rows: list[list[object]], *more: list[list[object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for cells in (rows, *more):
            sheet = book.add_worksheet()
            for at, row in enumerate(cells):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(at, column, cell, day)
                    elif cell is not None:
                        sheet.write(at, column, cell)
    return out.getvalue()


def refusal(path: Path, **more: object) -> str:
    with pytest.raises(Unusable) as unusable:
        list(opened(path, **more).rows())
    assert unusable.value.code in CODES
    sentence = refused(unusable.value).sentence
    assert sentence.endswith(".")
    assert "%(" not in sentence
    return unusable.value.code


# --- CSV


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_gives_the_headings(tmp_path, mark):
    table = opened(written(tmp_path, csv_of(mark=mark)), headings=HEADINGS)
    assert table.header == HEADER
    assert [tuple(row) for row in table.rows()] == list(ROWS)
    assert [tuple(row) for row in table.rows()] == list(ROWS), "rows can be asked for again"
    assert table.first == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "cp1252"])
def test_the_encoding_is_what_the_bytes_or_somebody_says(tmp_path, encoding):
    name = "湖泊司" if encoding != "cp1252" else "Générale"
    path = written(tmp_path, csv_of([("D1", "1", name)], HEADINGS).decode().encode(encoding))
    stated = encoding if encoding in ("gb18030", "cp1252") else ""
    table = opened(path, headings=HEADINGS, encoding=stated)
    assert [tuple(row) for row in table.rows()] == [("D1", "1", name)]
    if stated:
        assert refusal(path, headings=HEADINGS) == "encoding"


def test_texts_with_delimiters_lines_and_our_own_guard(tmp_path):
    rows = [("D1", 'a, "b"\nc', "'=1+1"), ("D2", "it's", "'@x")]
    table = opened(written(tmp_path, csv_of(rows, HEADINGS)), headings=HEADINGS)
    assert [tuple(row) for row in table.rows()] == [("D1", 'a, "b"\nc', "=1+1"), ("D2", "it's", "@x")]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "x.csv", "empty"),
        (b"\r\n\r\n", "x.csv", "no_headings"),
        (b",,,\n1,2,3,4\n", "x.csv", "no_headings"),
        (b"Amount,Line,Amount\n1,2,3\n", "x.csv", "same_heading"),
        (b"%PDF-1.7", "x.pdf", "kind"),
        (b"a;b,c\n1;2,3\n", "x.csv", "delimiter"),
        (b"Document,Line,Amount\n\xff\xfe\xfa,1,2\n", "x.csv", "encoding"),
        (b"Document,Line,Amount\n" + b'"' + b"x" * 200_000, "x.csv", "broken_csv"),
        (b"PK\x03\x04 no package", "x.xlsx", "broken_workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "encrypted"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "x.xls", "broken_workbook"),
        (b"PAR1 no parquet PAR1", "x.parquet", "broken_parquet"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, content, name, code):
    headings = () if code == "delimiter" else HEADINGS
    assert refusal(written(tmp_path, content, name), headings=headings) == code


def test_a_file_beyond_the_limit_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "LIMIT", 10)
    assert refusal(written(tmp_path, csv_of())) == "too_large"


# --- workbooks


def test_a_workbook_gives_days_and_figures_as_they_were_typed(tmp_path):
    rows = [
        [None, None, None],
        ["Document", "Line", "Amount", "Day"],
        ["D1", 1, 1234.5, date(2026, 7, 3)],
        ["D2", 2.0, -0.1, "03.07.2026"],
        ["D3", 3, 0.1 + 0.2, None],
        ["D4", 4, 12345678901234.56, True],
    ]
    table = opened(written(tmp_path, workbook([["notes"]], rows), "x.xlsx"), headings=HEADINGS)
    assert table.header == ("Document", "Line", "Amount", "Day")
    found = [tuple(row) for row in table.rows()]
    assert found == [
        ("D1", "1", "1234.5", "2026-07-03"),
        ("D2", "2", "-0.1", "03.07.2026"),
        ("D3", "3", "0.3", ""),
        ("D4", "4", "≈12345678901234.56", "TRUE"),
    ]
    assert isinstance(found[0][2], Exact)
    assert not isinstance(found[1][3], Exact)
    assert table.first == 3


def test_the_sheet_is_the_one_that_has_the_headings_or_is_named(tmp_path):
    book = written(tmp_path, workbook([["a", "b"], ["1", "2"]], [list(HEADINGS), ["D", "1", "5"]]), "x.xlsx")
    assert opened(book, headings=HEADINGS).header == HEADINGS
    assert opened(book, headings=HEADINGS, sheet="Sheet1").header == ("a", "b")
    assert refusal(book, sheet="Sheet9") == "no_sheet"
    assert refusal(written(tmp_path, workbook([]), "y.xlsx")) == "no_headings"


def test_macros_and_bombs_are_refused(tmp_path, monkeypatch):
    book = workbook([list(HEADINGS)])
    assert refusal(written(tmp_path, book, "x.xlsm"), headings=HEADINGS) == "macros"
    with_code = io.BytesIO(book)
    with zipfile.ZipFile(with_code, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    assert refusal(written(tmp_path, with_code.getvalue(), "y.xlsx"), headings=HEADINGS) == "macros"
    monkeypatch.setattr(workbook_rows, "UNPACKED", 1000)
    assert refusal(written(tmp_path, book, "z.xlsx"), headings=HEADINGS) == "too_large"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
@settings(max_examples=300)
def test_every_amount_a_workbook_keeps_is_given_back(value):
    """An amount of up to fourteen digits goes through a binary fraction and comes back."""
    assert Decimal(number(repr(float(value)))) == value  # noqa: RUF100


def test_cells_as_texts():
    assert text_of(datetime(2026, 7, 3, 14, 5)) == "2026-07-03 14:05:00"  # noqa: DTZ001
    assert text_of(7) == "7"
    assert number("inf") == "inf"
    assert number("1e+16") == "10000000000000000"


# --- Parquet


def parquet(path: Path, select: str) -> Path:
    with duckdb.connect(":memory:") as link:
        link.execute(f"COPY ({select}) TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")
    return path


def test_parquet_gives_text_days_and_figures(tmp_path):
    path = parquet(
        tmp_path / "it's.parquet",
        "SELECT * FROM (VALUES ('D1', 1, 1234.50::DECIMAL(18, 2), DATE '2026-07-03', 0.1::DOUBLE, 'x'),"
        " ('D2', 2, -5::DECIMAL(18, 2), NULL, 1e16::DOUBLE, NULL))"
        " t (Document, Line, Amount, Day, Other, Text)",
    )
    table = opened(path, headings=HEADINGS)
    assert table.header == ("Document", "Line", "Amount", "Day", "Other", "Text")
    found = [tuple(row) for row in table.rows()]
    assert found == [
        ("D1", "1", "1234.50", "2026-07-03", "0.1", "x"),
        ("D2", "2", "-5.00", "", "10000000000000000", ""),
    ]
    assert all(isinstance(found[0][at], Exact) for at in (1, 2, 4))
    assert [tuple(row) for row in table.rows()] == found


def test_a_parquet_file_keeps_the_order_of_its_rows(tmp_path):
    path = parquet(tmp_path / "x.parquet", "SELECT i AS Line FROM range(30000) r(i)")
    assert [row[0] for row in opened(path).rows()] == [str(n) for n in range(30_000)]


# --- proposals


def propose(folder: Path, rows: list[tuple[str, ...]], header: tuple[str, ...] = HEADER):
    return propose_layout(written(folder, csv_of(rows, header)))


def test_columns_are_proposed_by_likeness(tmp_path):
    header = ("Journal ID", "Cost Centre", "Commitment Item", "Posting Date", "Amount in USD", "Description")
    found = propose(tmp_path, [("1", "a", "b", "2026-07-03", "5.00", "x")], header)
    assert found.columns == {
        "key": "Journal ID", "entity": "Cost Centre", "category": "Commitment Item", "date": "Posting Date",
        "amount": "Amount in USD", "text": "Description",
    }  # fmt: skip
    assert (found.date_forms, found.marks) == (("YYYY-MM-DD",), ((".", ""),))
    zh = ("凭证号", "基金中心", "承付项目", "过账日期", "金额", "摘要")
    assert set(propose(tmp_path, [("1", "a", "b", "2026年7月3日", "5", "x")], zh).columns) == {
        "key", "entity", "category", "date", "amount", "text",
    }  # fmt: skip


def test_what_can_be_read_in_two_ways_is_not_decided(tmp_path):
    def rows(day: str, amount: str) -> list[tuple[str, ...]]:
        return [("D", "1", "a", "b", day, amount, "")]

    assert propose(tmp_path, rows("03/07/2026", "1")).date_forms == ("DD/MM/YYYY", "MM/DD/YYYY")
    assert propose(tmp_path, rows("23/07/2026", "1")).date_forms == ("DD/MM/YYYY",)
    assert propose(tmp_path, rows("whenever", "1")).date_forms == ()
    assert propose(tmp_path, rows("23/07/2026", "1.200")).marks == ((".", ""), (",", "."))
    assert propose(tmp_path, rows("23/07/2026", "1,234")).marks == ((".", ","),)
    assert propose(tmp_path, rows("23/07/2026", "1.234,50")).marks == ((",", "."),)
    assert propose(tmp_path, rows("23/07/2026", "much")).marks == ()


def test_figures_of_a_workbook_are_certain(tmp_path):
    book = workbook([["Document", "Amount"], ["D1", 1.2]])
    assert propose_layout(written(tmp_path, book, "x.xlsx")).marks == ((".", ""),)


# --- what attackers and broken programs send


def of_parquet(folder: Path, select: str) -> Path:
    parquet(folder / "x.parquet", select)
    return folder / "x.parquet"


def test_an_open_quotation_mark_does_not_swallow_the_rows_below_it(tmp_path):
    content = 'Document,Line,Amount\nD1,1,5\nD2,1,"7\nD3,1,8\nD4,1,9\n'
    with pytest.raises(Unusable) as unusable:
        list(opened(written(tmp_path, content.encode()), headings=HEADINGS).rows())
    assert (unusable.value.code, unusable.value.found) == ("broken_csv", "3")


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-32", "gb18030", "latin-1"])
def test_an_encoding_nobody_stated_is_refused_and_not_guessed(tmp_path, encoding):
    text = "Document,Line,Amount,Text\nD1,1,5,été\n" if encoding == "latin-1" else "单据,行,金额\nD1,1,5\n"
    path = written(tmp_path, text.encode(encoding))
    assert refusal(path, headings=("Document",) if encoding == "latin-1" else ("单据",)) == "encoding"


def test_lines_that_end_as_on_old_machines_are_lines(tmp_path):
    path = written(tmp_path, csv_of().replace(b"\r\n", b"\r"))
    assert len(list(opened(path, headings=HEADER).rows())) == len(ROWS)


def test_too_many_columns_rows_and_characters_are_refused(tmp_path, monkeypatch):
    wide = ",".join(f"c{at}" for at in range(tables.MOST_COLUMNS + 1))
    assert refusal(written(tmp_path, f"{wide}\n".encode())) == "columns"
    assert refusal(written(tmp_path, b"Document,Text\nD1," + b"x" * 200_000 + b"\n")) == "broken_csv"
    assert refusal(of_parquet(tmp_path, "SELECT repeat('x', 200000) AS Text FROM range(20)")) == "long_row"
    monkeypatch.setattr(parquet_rows, "MOST_ROWS", 2)
    assert refusal(of_parquet(tmp_path, "SELECT 1 AS Amount FROM range(3)")) == "rows"
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert refusal(written(tmp_path, csv_of())) == "rows"


def test_nested_values_of_parquet_are_texts(tmp_path):
    path = of_parquet(tmp_path, "SELECT 'D1' AS Document, [1, 2] AS l, {'a': 1} AS s, map(['k'], ['v']) AS m")
    assert list(opened(path).rows()) == [["D1", "[1, 2]", "{'a': 1}", "{k=v}"]]


def test_a_small_file_with_very_many_lines_says_so(tmp_path):
    assert tables.lines_said(of_parquet(tmp_path, "SELECT 1 AS Amount FROM range(40000)")) == 40_000
    assert tables.lines_said(written(tmp_path, b"a\n" * 9)) == 9
    assert tables.lines_said(written(tmp_path, workbook([["a"]]))) < 100
    assert tables.lines_said(written(tmp_path, b"PAR1 and no more")) == 0
