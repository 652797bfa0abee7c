"""Results: what the database holds of them, and how rows call themselves."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from answerable.publishing.actions import Source, load_document
from answerable.results.models import (
    CompletedValue,
    IndicatorResult,
    OutputResult,
    Paragraph,
    Report,
    ReportFinding,
    ReportSection,
    ReportSource,
    ReportTable,
    TableCell,
    TableRow,
)
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stored() -> None:
    load_document(factories.report(), Source("lakes.txt", b"1"), actor="me")


def test_rows_say_what_they_are():
    load_document(factories.addendum(), Source("f", b"1"), actor="me")
    report = Report.objects.get(symbol="LK/1/1")
    finding = ReportFinding(report=report, rule="delivery_rate", path="A.1#1")
    found = [
        report,
        report.sources.get(),
        ReportSection.objects.get(report=report, path="A.1"),
        IndicatorResult.objects.get(),
        OutputResult.objects.get(section__report=report),
        CompletedValue.objects.first(),
        Paragraph.objects.get(section__path="A.1"),
        ReportTable.objects.get(code="training"),
        TableRow.objects.get(table__code="training"),
        TableCell.objects.filter(row__level="total").first(),
        finding,
    ]
    assert [str(row) for row in found] == [
        "LK/1/1",
        "lakes.txt",
        "A.1 Water Levels Unit",
        "12",
        "3",
        "4 bulletins",
        "1 The bulletins were written as planned (output 1). 1",
        "training",
        "Course on gauging 1",
        "100.0",
        "delivery_rate A.1#1",
    ]


@pytest.mark.parametrize(
    ("model", "values", "rule"),
    [
        (Report, {"kind": "novel"}, "report_kind_is_known"),
        (Report, {"symbol": ""}, "report_has_a_symbol"),
        (ReportSource, {"sha256": "abc"}, "source_sha256_is_one"),
        (Paragraph, {"role": "chorus"}, "paragraph_role_is_known"),
        (Paragraph, {"number": 1, "mark": "a"}, "paragraph_has_number_or_mark"),
        (TableRow, {"level": "cellar"}, "table_row_level_is_known"),
        (TableCell, {"value": "1 000"}, "table_cell_value_is_quantity"),
        (IndicatorResult, {"actual": "many"}, "indicator_result_actual_is_quantity"),
        (OutputResult, {"printed_rate": "75 %"}, "output_result_printed_rate_is_quantity"),
    ],
)
def test_what_cannot_be_is_refused(model, values, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.update(**values)


def test_a_symbol_stands_for_one_report():
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(symbol="LK/1/1", kind="performance_report", stored_at="2024-01-01T00:00:00Z")


def test_a_path_stands_for_one_section():
    report = Report.objects.get()
    with pytest.raises(IntegrityError, match="section_once"), transaction.atomic():
        ReportSection.objects.create(report=report, path="A.1", position=9)
