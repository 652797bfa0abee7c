"""Variances of rows: beyond rounding an error, within it a warning, a dash no doubt."""

import pytest

from answerable.calc.account import Document, Finding
from answerable.results.reports.rules import audit
from answerable.results.reports.rules.resources import row_holds, variances
from tests.results.reports.rules.accounts import MISSION, row, with_row

LABEL = "Communications and information technology"


def doubts(**cells: str | None) -> list[tuple[str, str, str | None, str | None]]:
    document = with_row(MISSION, "resources_by_category", LABEL, **cells)
    return [(f.rule, f.severity, f.printed, f.computed) for f in variances(document)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"variance_amount": "-21.7"}, [("variance_amount", "error", "-21.7", "-12.7")]),
        ({"variance_amount": "12.7"}, [("variance_amount", "error", "12.7", "-12.7")]),
        ({"variance_amount": "-12.6"}, [("variance_amount", "warning", "-12.6", "-12.7")]),
        ({"variance_percent": "-9.0"}, [("variance_percent", "error", "-9.0", "-0.9")]),
        ({"variance_percent": "0.9"}, [("variance_percent", "error", "0.9", "-0.9")]),
        ({"variance_percent": None}, [("figure_absent", "warning", None, "-0.9")]),
        ({"variance_amount": None}, [("figure_absent", "warning", None, "-12.7")]),
        ({"variance_percent": "-1"}, []),
        ({"expenditure": None}, []),
        ({"variance_percent": "not_applicable"}, []),
    ],
)
def test_a_row_is_recomputed(
    cells: dict[str, str | None], expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert doubts(**cells) == expected


def test_a_percentage_that_rounding_of_small_amounts_covers_is_a_warning() -> None:
    document = with_row(
        MISSION, "resources_by_category", "National Professional Officer", variance_percent="-12.6"
    )
    (found,) = variances(document)
    assert (found.rule, found.severity, found.computed) == ("variance_percent", "warning", "-12.5")


def test_a_percentage_that_follows_the_printed_amount_is_not_doubted_again() -> None:
    document: Document = with_row(
        MISSION, "resources_by_category", "Facilities and infrastructure", expenditure="5155.1"
    )
    found: list[Finding] = list(variances(document))
    assert [f.rule for f in found] == ["variance_amount"]


def test_row_holds() -> None:
    assert row_holds(row("x", "10.0", "4.0", "6.0", "60.0"))
    assert not row_holds(row("x", "10.0", "4.0", "6.1", "60.0"))


def test_findings_name_the_row() -> None:
    (found, *_) = audit(with_row(MISSION, "resources_by_category", LABEL, variance_percent="-9.0"))
    assert found.path == f"resources_by_category/{LABEL}"
    assert found.message == (
        f"{LABEL}: the variance is printed as -9.0 per cent; "
        "from 1\u202f467.5 and 1\u202f480.2 it is -0.9 per cent."
    )
