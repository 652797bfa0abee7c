"""Which row of which table a part of a document becomes: the one place with their column names.

A kind's rows are recognised again by `natural` (what is printed: number, label, path) within
their parent, the first of `links`. `shared` columns hold the same in every language, `said` hold
texts by language, `figures` hold quantities.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from answerable.plans.models import Accomplishment, Framework, Indicator, Objective, Output
from answerable.results.models import (
    CompletedValue,
    IndicatorResult,
    OutputResult,
    Paragraph,
    ReportSection,
    ReportTable,
    TableCell,
    TableRow,
)


@dataclass(frozen=True)
class Kind:
    model: type[models.Model]
    of_report: str  # lookup from the row to its report
    links: tuple[str, ...] = ()
    natural: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    placed: bool = True  # has `places`, whose keys say in which languages the row is
    beside: tuple[str, ...] = ()  # columns that go with the figures
    counted_as: str = ""  # what people call it; '' where it is part of its parent's count

    @property
    def attributes(self) -> tuple[str, ...]:
        """Columns a later load may change."""
        own = (*self.shared, *self.said, *self.figures, *self.beside)
        return (*own, "places", "position") if self.placed else own


_FRAMEWORK = "framework__report_sections__report"

# In the order they are written: a row after the rows it points to.
KINDS: dict[str, Kind] = {
    "framework": Kind(
        Framework, "report_sections__report", natural=("source",), shared=("entity", "period"), placed=False
    ),
    "section": Kind(
        ReportSection,
        "report",
        natural=("path", "occurrence"),
        shared=("parent_path", "entity", "framework"),
        said=("names", "further"),
        counted_as="section",
    ),
    "objective": Kind(
        Objective,
        _FRAMEWORK,
        links=("framework",),
        natural=("occurrence",),
        said=("texts",),
        counted_as="objective",
    ),
    "accomplishment": Kind(
        Accomplishment,
        _FRAMEWORK,
        links=("framework",),
        natural=("label", "occurrence"),
        said=("texts",),
        counted_as="accomplishment",
    ),
    "indicator": Kind(
        Indicator,
        f"accomplishment__{_FRAMEWORK}",
        links=("accomplishment",),
        natural=("ordinal", "occurrence"),
        shared=("label", "direction"),
        said=("texts", "units"),
        figures=("baseline", "target", "estimate"),
        beside=("words",),
        counted_as="indicator",
    ),
    "indicator_result": Kind(
        IndicatorResult,
        "section__report",
        links=("indicator", "section"),
        shared=("reported_achieved",),
        said=("narratives", "values"),
        figures=("actual",),
        beside=("words",),
        placed=False,
    ),
    "output": Kind(
        Output,
        _FRAMEWORK,
        links=("framework",),
        natural=("number", "occurrence"),
        shared=("accomplishment_label", "category"),
        said=("texts", "headings", "subcategories", "units"),
        figures=("planned",),
        beside=("words",),
        counted_as="output",
    ),
    "output_result": Kind(
        OutputResult,
        "section__report",
        links=("output", "section"),
        said=("remarks", "reasons", "values"),
        figures=("actual", "printed_rate"),
        beside=("words",),
        placed=False,
    ),
    "completed": Kind(
        CompletedValue,
        "result__section__report",
        links=("result",),
        natural=("occurrence",),
        said=("labels",),
        figures=("value",),
        beside=("words",),
        counted_as="completed_value",
    ),
    "paragraph": Kind(
        Paragraph,
        "section__report",
        links=("section",),
        natural=("number", "mark", "occurrence"),
        shared=("role", "outputs"),
        said=("texts",),
        counted_as="paragraph",
    ),
    "table": Kind(
        ReportTable,
        "report",
        natural=("code", "occurrence"),
        shared=("section_path",),
        said=("titles", "units", "columns"),
        counted_as="table",
    ),
    "row": Kind(
        TableRow,
        "table__report",
        links=("table",),
        natural=("level", "occurrence"),
        said=("labels",),
        counted_as="table_row",
    ),
    "cell": Kind(
        TableCell,
        "row__table__report",
        links=("row",),
        natural=("column",),
        figures=("value",),
        beside=("texts",),
        placed=False,
        counted_as="table_cell",
    ),
}
