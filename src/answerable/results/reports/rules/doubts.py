"""How a rule says what it doubts: a finding not yet worded, and the paths findings point to.

Rules are pure functions `(Document) -> Iterator[Finding]`; `audit` words their findings.
"""

from __future__ import annotations

from answerable.calc.account import Finding, Place, Row, Section, Severity, Table


def doubt(
    rule: str,
    severity: Severity,
    path: str | None,
    place: Place | None,
    *,
    printed: str | None = None,
    computed: str | None = None,
    **parameters: str,
) -> Finding:
    """A finding whose sentence is made later from its parameters (`wording.sentence`).

    `printed` and `computed` are parameters too, and so is the path's last part as `at`.
    """
    filled = dict(parameters)
    if printed is not None:
        filled.setdefault("printed", printed)
    if computed is not None:
        filled.setdefault("computed", computed)
    return Finding(rule, severity, "", path, printed, computed, filled, place)


def output_path(section: Section, number: int | None, ordinal: int) -> str:
    """'A.4#26'; an output without a number is named by its position: 'A.a#(3)'."""
    return f"{section.path}#{number}" if number is not None else f"{section.path}#({ordinal})"


def indicator_path(section: Section, accomplishment: str, ordinal: int) -> str:
    """'C.2(a)2'"""
    return f"{section.path}({accomplishment}){ordinal}"


def paragraph_path(section: Section, number: int | str | None) -> str:
    """'A.4¶40'; without a number just the section."""
    return section.path if number is None else f"{section.path}¶{number}"


def row_path(table: Table, row: Row) -> str:
    """'resources_by_category/公务差旅'"""
    return f"{table.id}/{row.label}" if row.label else table.id
