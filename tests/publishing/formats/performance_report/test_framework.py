"""Rows of a framework's tables as indicators and outputs."""

from __future__ import annotations

from answerable.calc.account import Completed, Indicator, Output, Place
from answerable.publishing.blocks import Cells
from answerable.publishing.formats.performance_report.framework import Framework, head_mode, spanning
from answerable.publishing.formats.performance_report.mapping import EN, ZH

INDICATORS = (
    "Planned indicators of achievement",
    "Actual indicators of achievement",
    "Performance measures\n2023/24",
)
OUTPUTS = ("Outputs", "Planned", "Actual", "Delivery rate")
COMPLETED = ("Planned outputs", "Completed\n(number or yes/no)", "Remarks")


def _framework(*rows: tuple[str, ...]) -> tuple[Framework, list[tuple[str, ...]]]:
    framework = Framework(EN)
    refused = [row for row in rows if not framework.take(Cells(row))]
    return framework, refused


def test_head_modes() -> None:
    assert head_mode(INDICATORS, EN) == head_mode(INDICATORS[:2], EN) == "indicators"
    assert head_mode(OUTPUTS, EN) == "outputs"
    assert head_mode(COMPLETED, EN) == "completed"
    assert head_mode(("产出", "计划数", "实际数", "交付比率"), ZH) == "outputs"
    assert head_mode(("1. Bulletins", "4", "4", "100.0"), EN) == ""


def test_indicators_below_their_accomplishment() -> None:
    framework, refused = _framework(
        ("Expected accomplishment (a): Safer channels", "", ""),
        INDICATORS,
        ("(i) Lamps lit", "Achieved. All lit", "Target 6\nEstimate 6\nActual 7"),
        ("(ii) Buoys set", "Two were lost", "Target 100\nActual 98.5"),
    )
    (made,) = framework.accomplishments()
    assert refused == []
    assert (made.label, made.text) == ("a", "Safer channels")
    assert made.indicators == (
        Indicator(1, "Lamps lit", "Achieved. All lit", "6", "6", "7", True),
        Indicator(2, "Buoys set", "Two were lost", "100", None, "98.5", None),
    )


def test_a_row_goes_on_over_a_page() -> None:
    framework, refused = _framework(
        ("Expected accomplishment (a): Safer channels", "", ""),
        INDICATORS,
        ("(i) Lamps lit", "All but", "Target 6"),
        INDICATORS,
        ("", "two", "Estimate 6\nActual 4"),
    )
    assert refused == []
    (indicator,) = framework.accomplishments()[0].indicators
    assert (indicator.narrative, indicator.target, indicator.actual) == ("All but two", "6", "4")


def test_group_headings_begin_anew_after_a_row() -> None:
    framework, refused = _framework(
        OUTPUTS,
        ("Meetings", "", "", ""),
        ("Council", "", "", ""),
        ("1. Bulletins", "1 200", "900", "75.0"),
        ("2. Charts", "4", "—", "0.0"),
        OUTPUTS,
        ("3. Maps", "4", "n/a", ""),
        ("Other", "", "", ""),
        ("4. Lamps", "", "", ""),
    )
    assert refused == []
    assert framework.outputs == [
        Output("Bulletins", 1, None, ("Meetings", "Council"), "1200", "900", "75.0"),
        Output("Charts", 2, None, ("Meetings", "Council"), "4", "0", "0.0"),
        Output("Maps", 3, None, ("Meetings", "Council"), "4", "not_applicable", None),
        Output("Lamps", 4, None, ("Other",)),
    ]


def test_a_missions_planned_outputs() -> None:
    framework, refused = _framework(
        ("Expected accomplishment 1.1: Safer channels", "", ""),
        INDICATORS[:2],
        ("1.1.1 Lamps lit", "Achieved. All lit"),
        COMPLETED,
        ("• 1,460 patrols", "1,200", "Two boats were hired"),
        ("", "36 reports", "and sold"),
        ("Repair of the pier", "No", ""),
    )
    assert refused == []
    (made,) = framework.accomplishments()
    assert (made.label, made.indicators[0].label, made.indicators[0].ordinal) == ("1.1", "1.1.1", 1)
    assert framework.outputs == [
        Output(
            "1,460 patrols",
            accomplishment="1.1",
            completed=(Completed("1200"), Completed("36", "reports")),
            remarks="Two boats were hired and sold",
        ),
        Output("Repair of the pier", accomplishment="1.1", completed=(Completed("no"),)),
    ]


def test_a_heading_without_rows_is_kept_and_named() -> None:
    framework, refused = _framework(COMPLETED, ("Patrols", "12", ""), ("Repair of the pier", "", ""))
    framework.close()
    assert refused == []
    assert [(o.text, o.completed) for o in framework.outputs] == [
        ("Patrols", (Completed("12"),)),
        ("Repair of the pier", ()),
    ]
    assert [text for text, _ in framework.unused] == ["Repair of the pier"]


def test_rows_that_fit_nothing_are_handed_back() -> None:
    before_any_head = ("1. Bulletins", "4", "4", "100.0")
    no_accomplishment = ("(i) Lamps lit", "All", "Target 6")
    unknown_measure = ("(i) Lamps lit", "All", "about six")
    assert _framework(before_any_head)[1] == [before_any_head]
    assert _framework(INDICATORS, no_accomplishment)[1] == [no_accomplishment]
    framework, refused = _framework(("Expected accomplishment (a): x", "", ""), INDICATORS, unknown_measure)
    assert refused == [unknown_measure]
    assert len(framework.accomplishments()[0].indicators) == 1  # named, and kept


def test_spanning() -> None:
    assert spanning(Place(lines=(3, 4)), Place(lines=(9, 9))) == Place(lines=(3, 9))
    assert spanning(None, Place(block=2)) == Place(block=2)
