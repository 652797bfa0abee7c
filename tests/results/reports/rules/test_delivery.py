"""Delivery rates: doubted where a rate exists and another is printed, and nowhere else."""

import pytest

from answerable.results.reports.rules import audit
from tests.results.reports.rules.accounts import ADDENDUM, MISSION, with_output


@pytest.mark.parametrize(
    ("changes", "rule", "severity", "computed"),
    [
        ({"printed_rate": "94.5"}, "delivery_rate", "error", "94.6"),
        ({"printed_rate": "95.0"}, "delivery_rate", "error", "94.6"),
        ({"printed_rate": "94"}, "delivery_rate", "error", "94.6"),
        ({"planned": "3800"}, "delivery_rate", "error", "92.1"),
        ({"actual": "3400"}, "delivery_rate", "error", "91.9"),
        ({"printed_rate": None}, "delivery_rate_absent", "warning", "94.6"),
        ({"printed_rate": "not_applicable"}, "delivery_rate_absent", "warning", "94.6"),
        ({"actual": None}, "figure_absent", "warning", None),
        ({"planned": "0"}, "delivery_rate_of_nothing", "warning", None),
        ({"planned": "yes", "actual": "yes"}, "delivery_rate", "warning", "100.0"),
    ],
)
def test_doubted(changes: dict[str, str | None], rule: str, severity: str, computed: str | None) -> None:
    (found,) = audit(with_output(2, **changes))
    assert (found.rule, found.severity, found.path, found.computed) == (rule, severity, "A#2", computed)


@pytest.mark.parametrize(
    "changes",
    [
        {"printed_rate": "95"},  # rounded to the printed decimals
        {"printed_rate": "94.59"},
        {"actual": "3501"},  # still 94.6
        {"planned": "0", "actual": "0", "printed_rate": "0"},  # a dash
        {"planned": "yes", "actual": "yes", "printed_rate": "100.0"},
        {"planned": "not_applicable", "actual": "3", "printed_rate": None},
        {"planned": "8", "actual": None, "printed_rate": None},
    ],
)
def test_not_doubted(changes: dict[str, str | None]) -> None:
    assert audit(with_output(2, **changes)) == ()


def test_the_older_form_prints_no_rates() -> None:
    assert audit(ADDENDUM) == ()
    assert MISSION.kind == "performance_report"
