"""Rows of a Parquet file, each value as text, read in pieces.

DuckDB reads it, with no other file, no network and no extension allowed to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from answerable.calc.written import Exact
from answerable.publishing.ledger.tables import MOST_ROWS, Table, checked
from answerable.publishing.ledger.unusable import Unusable
from answerable.publishing.ledger.workbook_rows import number

_PIECE = 1_000
_LONGEST = 131_072  # characters of a row, as of a CSV file's cell: pages may repeat one text for ever
_MEMORY = "512MB"


def parquet_table(path: Path) -> Table:
    """The table. Raises `Unusable` where it cannot be read."""
    import duckdb  # 60 ms that only a Parquet file has to pay

    try:
        link = _link(path)
        try:
            named = link.execute("SELECT * FROM read_parquet(?) LIMIT 0", [str(path)]).description or ()
            header = checked([str(column[0]) for column in named])
            types = [str(column[1]) for column in named]
            if _rows_said(link, path) > MOST_ROWS:
                raise Unusable("rows", f"{MOST_ROWS:,}")
        finally:
            link.close()
    except duckdb.Error as fault:
        raise Unusable("broken_parquet") from fault

    def rows() -> Iterator[Sequence[str]]:
        link = _link(path)
        exact, binary = _numbers(types)
        try:
            found = link.execute(_query(len(header)), [str(path)])
            while piece := found.fetchmany(_PIECE):
                for row in piece:
                    cells = ["" if cell is None else cell for cell in row[1:]]
                    for at in exact:
                        cells[at] = Exact(cells[at])
                    for at in binary:
                        cells[at] = number(cells[at])
                    yield cells
        except duckdb.Error as fault:
            if _TOO_LONG in str(fault):
                raise Unusable("long_row", str(_LONGEST)) from fault
            raise Unusable("broken_parquet") from fault
        finally:
            link.close()

    return Table(header, rows, 1)


_TOO_LONG = "answerable: a row is too long"


def _query(columns: int) -> str:
    """Every column as text, behind one that stops at a row of more characters than memory should hold."""
    names = [f"c{at}" for at in range(columns)]
    length = " + ".join(f"coalesce(length({name}), 0)" for name in names)
    return (  # the names are ours
        f"SELECT CASE WHEN {length} > {_LONGEST} THEN error('{_TOO_LONG}') END, {', '.join(names)} "  # noqa: S608
        f"FROM (SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)) AS read({', '.join(names)})"
    )


def rows_said(path: Path) -> int:
    """How many rows the file says it has; 0 where it cannot be read."""
    import duckdb

    link = _link(path)
    try:
        return _rows_said(link, path)
    except duckdb.Error:
        return 0
    finally:
        link.close()


def _rows_said(link: Any, path: Path) -> int:
    found = link.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [str(path)]).fetchone()
    return int(found[0] or 0)


def _numbers(types: Sequence[str]) -> tuple[list[int], list[int]]:
    """Columns of exact numbers, and of binary fractions."""
    exact = [at for at, kind in enumerate(types) if kind.startswith(("DECIMAL", "NUMBER")) or "INT" in kind]
    binary = [at for at, kind in enumerate(types) if kind in ("DOUBLE", "FLOAT", "REAL")]
    return exact, binary


def _link(path: Path) -> Any:
    import duckdb

    link = duckdb.connect(
        ":memory:",
        config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
    )
    link.execute(f"SET allowed_paths = ['{str(path).replace(chr(39), chr(39) * 2)}']")
    link.execute("SET enable_external_access = false")
    link.execute(f"SET memory_limit = '{_MEMORY}'")
    link.execute("SET threads = 1")
    link.execute("SET preserve_insertion_order = true")
    link.execute("SET lock_configuration = true")
    return link
