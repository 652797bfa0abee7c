"""The rows of sections of a plan as `rules.plan_requirements` judges them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from answerable.cycle.queries.planning.reading import SectionRows, rows_of
from answerable.cycle.rules.addresses import (
    accomplishment_path,
    counted_path,
    indicator_path,
    output_path,
    paragraph_path,
)
from answerable.cycle.rules.lists import field_of, keys_of, measures_of
from answerable.cycle.rules.plan_requirements import PlanLine
from answerable.cycle.rules.requirements import What

# Of a list's items: the fields that must say something, and those that may.
_NEEDED = {"mandate": ("title",), "factor": ("text",), "result": ("title", "text")}


def plan_lines(section_ids: Collection[int]) -> list[PlanLine]:
    """Every row of these sections that something is asked of, in printed order."""
    return [line for rows in rows_of(section_ids).values() for line in lines_in(rows)]


def lines_in(rows: SectionRows) -> Iterator[PlanLine]:
    """The lines of one section."""
    yield from _itself(rows)
    for occurrence, texts in rows.objectives:
        yield _line(rows, "objective", counted_path(rows.path, "objective", occurrence + 1), texts=texts)
    for above, indicators in rows.accomplishments:
        path = accomplishment_path(rows.path, above.label, above.occurrence)
        lacks: tuple[tuple[str, What], ...] = () if indicators else (("text", "indicator"),)
        yield _line(rows, "accomplishment", path, texts=above.texts, lacks=lacks)
        for row in indicators:
            own = indicator_path(rows.path, above.label, row.ordinal, row.occurrence)
            figures = {"baseline": row.baseline, "target": row.target}
            yield _line(rows, "indicator", own, figures, row.texts, {"unit": row.units})
    for row in rows.outputs:
        own = output_path(rows.path, row.number, row.occurrence, row.position)
        further = {"unit": row.units, "subcategory": row.subcategories}
        yield _line(rows, "output", own, {"planned": row.planned}, row.texts, further)
    for subject in ("mandate", "factor", "result"):
        for number in keys_of(rows.further, subject):
            yield _item(rows, subject, number)
    for row in rows.paragraphs:
        own = paragraph_path(rows.path, row.number, row.mark, row.occurrence)
        yield _line(rows, "paragraph", own, texts=row.texts)


def _itself(rows: SectionRows) -> Iterator[PlanLine]:
    """The section: its name, and an objective where an entity answers for something."""
    promises = bool(rows.accomplishments or rows.outputs or keys_of(rows.further, "result"))
    alone = not (rows.has_parts or rows.paragraphs)
    needs = rows.is_entity and (promises or alone) and not rows.objectives
    lacks: tuple[tuple[str, What], ...] = (("objective", "objective"),) if needs else ()
    prose = rows.prose.get(rows.path, {})
    yield PlanLine("section", rows.path, rows.path, texts={"name": rows.names}, lacks=lacks, prose=prose)


def _item(rows: SectionRows, subject: str, number: int) -> PlanLine:
    path = counted_path(rows.path, subject, number)
    said = {
        name: {code: field_of(rows.further, subject, number, name, code) or "" for code in rows.further}
        for name in (*_NEEDED[subject], *(("group",) if subject == "mandate" else ()))
    }
    figures = {}
    if subject == "mandate":
        figures["symbol"] = field_of(rows.further, subject, number, "symbol", "")
    lacks: tuple[tuple[str, What], ...] = ()
    if subject == "result" and not any(measures_of(rows.further, number).values()):
        lacks = (("value", "measure"),)
    needed = {name: said[name] for name in _NEEDED[subject]}
    further = {name: texts for name, texts in said.items() if name not in needed}
    return PlanLine(subject, path, rows.path, figures, needed, further, lacks, rows.prose.get(path, {}))


def _line(
    rows: SectionRows,
    subject: str,
    path: str,
    figures: Mapping[str, Any] | None = None,
    texts: Mapping[str, str] | None = None,
    further: Mapping[str, Mapping[str, str]] | None = None,
    lacks: tuple[tuple[str, What], ...] = (),
) -> PlanLine:
    return PlanLine(
        subject, path, rows.path, figures or {}, {"text": texts or {}}, further or {}, lacks,
        rows.prose.get(path, {}),
    )  # fmt: skip
