"""What a projected figure says of itself."""

from __future__ import annotations

from decimal import Decimal

from answerable.calc.explanations import WORDS
from answerable.calc.figures import explain
from answerable.calc.forecast import METHODS, Course, Supposed, project
from answerable.calc.forecast_figures import (
    difference_figure,
    projected_figure,
    summed_figure,
    vacancy_projected_figure,
)
from answerable.calc.vacancy_forecast import VACANCY_METHODS, Staffing, project_vacancy

COURSE = Course(4, (Decimal(10),) * 3, Decimal(50), (Decimal(10),) * 4, Decimal(1), Decimal(2))


def test_a_figure_names_its_inputs_and_where_they_came_from():
    supposed = Supposed(Decimal(10), Decimal(3))
    figure = projected_figure(
        COURSE, project(COURSE, supposed=supposed), supposed, currency="USD", ledger="2025/26", budget="B/1"
    )
    assert figure.value == 32 + 11 + 3
    assert [(item.name, item.value, item.document) for item in figure.inputs] == [
        ("so_far", Decimal(32), "2025/26"),
        ("closed_months", Decimal(3), None),
        ("months_to_come", Decimal(1), None),
        ("before_closed", Decimal(30), "2025/26"),
        ("before_whole", Decimal(40), "2025/26"),
        ("before_share", Decimal("75.0"), None),
        ("committed", Decimal(1), "2025/26"),
        ("carried", Decimal(2), "2025/26"),
        ("supposed_percent", Decimal(10), None),
        ("supposed_amount", Decimal(3), None),
    ]
    assert explain(figure).result == "46.00 (USD)"


def test_every_way_has_its_formula_in_every_language():
    bases = {f"projected_{name}" for name in (*METHODS, "as_granted", "over", "sum", "difference")}
    bases |= {f"vacancy_{name}" for name in VACANCY_METHODS}
    for words in WORDS.values():
        assert bases <= set(words.formulas)


def test_what_was_granted_is_an_input_of_a_budget_spent_as_granted():
    course = Course(4, granted=Decimal(8))
    figure = projected_figure(course, project(course), currency="USD", budget="B/1")
    assert ("granted", "B/1") in [(item.name, item.document) for item in figure.inputs]


def test_a_sum_names_its_parts():
    figure = summed_figure([("Posts", Decimal(1)), ("Travel", Decimal(2))], "USD")
    assert (figure.value, [item.name for item in figure.inputs]) == (3, ["Posts", "Travel"])


def test_nothing_granted_has_no_difference():
    figure = difference_figure(project(Course(2, (Decimal(1),))), "USD")
    assert figure.value is None
    assert difference_figure(project(COURSE), "USD", "B/1").value == 50 - 42


def test_a_vacancy_rate_shows_its_averages():
    found = project_vacancy(Staffing((Decimal(3),) * 3, (Decimal(2),)))
    assert found is not None
    figure = vacancy_projected_figure(found, ledger="2025/26")
    assert (str(figure.value), figure.formula) == ("33.3", "vacancy_as_now")
    assert figure.inputs[1].value == Decimal("2.00")
    nobody = project_vacancy(Staffing((Decimal(0),), (Decimal(0),)))
    assert nobody is not None
    assert vacancy_projected_figure(nobody).value is None
