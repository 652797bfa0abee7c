"""A document taken apart into parts, each of which becomes one row (see `kinds.py`).

Pure: records in, parts out, in the order rows are written. `key` finds the stored row again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from answerable.calc.account import (
    Document,
    Exhibit,
    Indicator,
    Output,
    Paragraph,
    PeriodValue,
    Place,
    Quantity,
    Row,
    Section,
    Table,
)

Key = tuple[Any, ...]  # kind, the parent's key, the natural values


class LoadRefused(Exception):
    """A document cannot be stored as it is. Its text is one sentence: what, where, what was expected."""


@dataclass(slots=True)
class Part:
    kind: str
    natural: dict[str, Any]
    path: str  # for people: 'A.4#26'
    order: int
    parent: Key | None = None
    links: dict[str, Key] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)  # None or empty: not said in this language
    figures: dict[str, Quantity] = field(default_factory=dict)
    place: Place | None = None

    @property
    def key(self) -> Key:
        return (self.kind, self.parent, tuple(self.natural.values()))


def parts(document: Document, symbol: str) -> Iterator[Part]:
    """Every part of the document. Raises `LoadRefused` where a row would lose a cell."""
    seen: Counter[str] = Counter()
    for order, section in enumerate(document.sections):
        yield from _section(section, order, _again(seen, section.path), symbol)
    seen.clear()
    for order, table in enumerate(document.tables):
        yield from _table(table, order, _again(seen, table.id))


def framework_source(symbol: str, path: str, occurrence: int = 0) -> str:
    """How a framework cites the document that states it."""
    return f"{symbol}, {path}" + (f" ({occurrence + 1})" if occurrence else "")


def _again(seen: Counter[Any], label: Any) -> int:
    """0 for the first row of this label, 1 for the second."""
    seen[label] += 1
    return seen[label] - 1


def _section(section: Section, order: int, occurrence: int, symbol: str) -> Iterator[Part]:
    framework = None
    if section.has_framework or section.objectives:
        framework = Part(
            "framework", {"source": framework_source(symbol, section.path, occurrence)}, section.path, order
        )
        yield framework
    itself = Part(
        "section",
        {"path": section.path, "occurrence": occurrence},
        section.path,
        order,
        links={"framework": framework.key} if framework else {},
        shared={"parent_path": section.parent},
        said={"names": section.name, "further": _further(section)},
        place=section.place,
    )
    yield itself
    if framework is not None:
        yield from _framework(section, framework.key, itself.key)
    yield from _paragraphs(section.paragraphs, itself)


def _further(section: Section) -> dict[str, Any]:
    """What only other forms of document have; kept whole, by language."""
    found = {
        "mandates": [_said({"symbol": m.symbol, "title": m.title}, group=m.group) for m in section.mandates],
        "external_factors": list(section.external_factors),
        "results": [
            _said(
                {"label": r.label, "title": r.title, "text": r.text, "measures": _values(r.measures)},
                exhibits=_exhibits(r.exhibits),
            )
            for r in section.results
        ],
        "exhibits": _exhibits(section.exhibits),
    }
    return {name: value for name, value in found.items() if value}


def _said(always: dict[str, Any], **sometimes: Any) -> dict[str, Any]:
    """With what only some documents say where it is said: stored rows of others stay as they are."""
    return always | {name: value for name, value in sometimes.items() if value}


def _exhibits(exhibits: tuple[Exhibit, ...]) -> list[dict[str, Any]]:
    return [{"label": e.label, "title": e.title, "unit": e.unit, "notes": list(e.notes)} for e in exhibits]


def _values(values: tuple[PeriodValue, ...]) -> list[dict[str, Any]]:
    return [
        _said(
            {"period": v.period, "value": v.value, "kind": v.kind, "text": v.text},
            series=v.series,
            exhibit=v.exhibit,
        )
        for v in values
    ]


def _framework(section: Section, framework: Key, itself: Key) -> Iterator[Part]:
    for order, text in enumerate(section.objectives):
        yield Part("objective", {"occurrence": order}, section.path, order, framework, said={"texts": text})
    seen: Counter[Any] = Counter()
    for order, accomplishment in enumerate(section.accomplishments):
        label = accomplishment.label
        part = Part(
            "accomplishment",
            {"label": label, "occurrence": _again(seen, label)},
            f"{section.path}({label})",
            order,
            framework,
            said={"texts": accomplishment.text},
            place=accomplishment.place,
        )
        yield part
        ordinals: Counter[Any] = Counter()
        for place, indicator in enumerate(accomplishment.indicators):
            yield from _indicator(indicator, place, part, itself, _again(ordinals, indicator.ordinal))
    numbers: Counter[Any] = Counter()
    for order, output in enumerate(section.outputs):
        occurrence = _again(numbers, output.number)
        yield from _output(output, order, occurrence, section.path, framework, itself)


def _indicator(
    indicator: Indicator, order: int, parent: Part, section: Key, occurrence: int
) -> Iterator[Part]:
    path = f"{parent.path}{indicator.ordinal}"
    part = Part(
        "indicator",
        {"ordinal": indicator.ordinal, "occurrence": occurrence},
        path,
        order,
        parent.key,
        shared={"label": indicator.label, "direction": indicator.direction},
        said={"texts": indicator.text, "units": indicator.unit},
        figures={
            "baseline": indicator.baseline,
            "target": indicator.target,
            "estimate": indicator.estimate,
        },
        place=indicator.place,
    )
    yield part
    yield Part(
        "indicator_result",
        {},
        path,
        order,
        part.key,
        links={"section": section},
        shared={"reported_achieved": indicator.reported_achieved},
        said={"narratives": indicator.narrative, "values": _values(indicator.values)},
        figures={"actual": indicator.actual},
    )


def _output(
    output: Output, order: int, occurrence: int, section_path: str, framework: Key, section: Key
) -> Iterator[Part]:
    path = output_path(section_path, output.number, order)
    part = Part(
        "output",
        {"number": output.number, "occurrence": occurrence},
        path,
        order,
        framework,
        shared={"accomplishment_label": output.accomplishment, "category": output.category},
        said={
            "texts": output.text,
            "headings": list(output.headings),
            "subcategories": output.subcategory,
            "units": output.unit,
        },
        figures={"planned": output.planned},
        place=output.place,
    )
    yield part
    result = Part(
        "output_result",
        {},
        path,
        order,
        part.key,
        links={"section": section},
        said={"remarks": output.remarks, "reasons": output.reason, "values": _values(output.quantities)},
        figures={"actual": output.actual, "printed_rate": output.printed_rate},
    )
    yield result
    for place, completed in enumerate(output.completed):
        yield Part(
            "completed",
            {"occurrence": place},
            path,
            place,
            result.key,
            said={"labels": completed.label},
            figures={"value": completed.value},
        )


def output_path(section: str, number: int | None, order: int) -> str:
    """The path of an output: its number, or its place in the section where the form has none."""
    return f"{section}#{number}" if number is not None else f"{section}#({order + 1})"


def _paragraphs(paragraphs: tuple[Paragraph, ...], section: Part) -> Iterator[Part]:
    seen: Counter[Any] = Counter()
    for order, paragraph in enumerate(paragraphs):
        number = paragraph.number if isinstance(paragraph.number, int) else None
        mark = paragraph.number if isinstance(paragraph.number, str) else None
        yield Part(
            "paragraph",
            {"number": number, "mark": mark, "occurrence": _again(seen, (number, mark))},
            section.path if paragraph.number is None else f"{section.path}¶{paragraph.number}",
            order,
            section.key,
            shared={"role": paragraph.role, "outputs": list(paragraph.outputs)},
            said={"texts": paragraph.text},
            place=paragraph.place,
        )


def _table(table: Table, order: int, occurrence: int) -> Iterator[Part]:
    part = Part(
        "table",
        {"code": table.id, "occurrence": occurrence},
        table.id,
        order,
        shared={"section_path": table.section},
        said={"titles": table.title, "units": table.unit, "columns": list(table.columns)},
        place=table.place,
    )
    yield part
    columns = {name: index for index, name in reversed(list(enumerate(table.columns)))}
    levels: Counter[str] = Counter()
    for place, row in enumerate(table.rows):
        yield from _row(row, place, _again(levels, row.level), part, columns)


def _row(row: Row, order: int, occurrence: int, table: Part, columns: dict[str, int]) -> Iterator[Part]:
    path = f"{table.path}/{row.label}" if row.label else table.path
    part = Part(
        "row",
        {"level": row.level, "occurrence": occurrence},
        path,
        order,
        table.key,
        said={"labels": row.label},
        place=row.place,
    )
    yield part
    for name, value in row.cells.items():
        if name not in columns:
            raise LoadRefused(
                f"{path}: a cell of one of the table's columns ({', '.join(columns)}) was expected, "
                f"found one of {name!r}."
            )
        yield Part(
            "cell", {"column": columns[name]}, f"{path}, {name}", columns[name], part.key,
            figures={"value": value},
        )  # fmt: skip
