"""Forecasts from ledger and budget: counted by hand, for three people, under the second lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.calc.figures import explain
from answerable.calc.forecast import METHODS, Supposed
from answerable.organization.queries import me_of
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, PostLine
from answerable.results.models import LedgerMonth
from answerable.results.queries.forecasts import (
    explain_forecast,
    forecast,
    forecast_budgets,
    vacancy_forecast,
    warnings_of,
)
from answerable.results.queries.forecasts.shapes import Question
from tests.access import as_application
from tests.scene import Scene, scene
from tests.spending import BUDGET, MONTHS, TODAY, month_of, spending, year_before

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene()


@pytest.fixture
def made(here):
    return spending(here)


def asked(here: Scene, who: str, question: Question | None = None, today: date = TODAY, budget: str = BUDGET):
    person = here.people[who]
    with as_application(person):
        me = me_of(person)
        assert me is not None
        return forecast(me, budget, "en", question, today=today)


def of_posts(here: Scene, who: str, question: Question | None = None):
    person = here.people[who]
    with as_application(person):
        me = me_of(person)
        assert me is not None
        return vacancy_forecast(me, BUDGET, "en", question, today=TODAY)


def explained(here: Scene, figure: str, question: Question, who: str = "bo"):
    person = here.people[who]
    with as_application(person):
        return explain_forecast(me_of(person), BUDGET, figure, "en", question, today=TODAY)


def test_a_budget_counted_by_hand(here, made):
    found = asked(here, "bo")
    ends = {key: str(cell.value) for key, cell in found.cells.items()}
    codes = {path: row.code for path, row in entities(here).items()}
    assert ends == {
        (codes["A"], "posts"): "120000.00",
        (codes["A"], "travel"): "13200.00",
        (codes["A.1"], "travel"): "4800.00",
        (codes["B"], "travel"): "61200.00",
        (codes["B"], "consultants"): "240.00",
    }
    assert found.whole.value == Decimal("199440.00")
    assert found.whole.granted == 198_000
    assert found.whole.so_far == 6 * 16_620
    assert (found.closed, found.granted_by, found.is_whole) == (6, "version", True)
    assert found.budget.version.symbol == "SW/RES/1"
    assert [str(row.of.name) for row in found.by_category] == ["Posts", "Travel", "Consultants"]


def entities(here: Scene):
    from answerable.organization.models import Entity

    return {path: Entity.objects.get(pk=pk) for path, pk in here.entities.items()}


@pytest.mark.parametrize("method", METHODS)
def test_entities_and_categories_add_up_to_the_whole(here, made, method):
    found = asked(here, "bo", Question(method))
    for rows in (found.by_category, found.by_entity):
        assert sum(row.projection.value for row in rows) == found.whole.value
        assert sum(row.projection.so_far for row in rows) == found.whole.so_far
        assert sum(row.projection.granted or 0 for row in rows) == found.whole.granted
    assert sum(cell.value for cell in found.cells.values()) == found.whole.value


def test_a_year_that_is_over_projects_what_was_spent(here):
    spending(here, closed=12)
    for method in METHODS:
        found = asked(here, "bo", Question(method), today=date(2025, 8, 1))
        assert found.closed == 12
        assert found.whole.value == found.whole.low == found.whole.high == 12 * 16_620


def test_a_month_that_still_runs_is_not_closed(here, made):
    assert asked(here, "bo", today=date(2024, 12, 31)).closed == 5
    assert asked(here, "bo", today=date(2025, 1, 1)).closed == 6
    found = asked(here, "bo", Question(closed=3))
    assert (found.closed, found.closed_by_ledger, found.whole.so_far) == (3, 6, 3 * 16_620)


def test_somebody_of_an_entity_sees_its_units_and_nothing_else(here, made):
    ana, uma, boris = (asked(here, who) for who in ("ana", "uma", "boris"))
    codes = {path: row.code for path, row in entities(here).items()}
    assert {row.of.code for row in ana.by_entity} == {codes["A"], codes["A.1"]}
    assert {row.of.code for row in uma.by_entity} == {codes["A.1"]}
    assert {row.of.code for row in boris.by_entity} == {codes["B"]}
    assert [found.is_whole for found in (ana, uma, boris)] == [False, False, False]
    assert boris.whole.granted == 60_000
    assert boris.whole.so_far == 6 * 5120


def test_who_reads_nothing_learns_nothing(here, made):
    assert asked(here, "adi") is None
    with as_application(here.adi):
        assert forecast_budgets(me_of(here.adi), "en") == ()
    assert explained(here, "projected", Question(), "adi") is None


def test_another_entity_is_not_there_for_them(here, made):
    code = entities(here)["B"].code
    assert asked(here, "ana", Question(entity=code)) is None
    assert asked(here, "bo", Question(entity=code)).whole.so_far == 6 * 5120
    assert asked(here, "aud", Question(entity=code)).whole.so_far == 6 * 5120


@pytest.mark.parametrize(
    "question",
    [Question(entity="nowhere"), Question(category="nothing"), Question(method="guess")],  # type: ignore[arg-type]
)
def test_what_there_is_not_is_no_forecast(here, made, question):
    assert asked(here, "bo", question) is None
    assert asked(here, "bo", budget="none") is None


def test_an_entity_with_its_units_and_a_category_are_drilled_into(here, made):
    found = asked(here, "bo", Question(entity=entities(here)["A"].code, category="travel"))
    assert {key[1] for key in found.cells} == {"travel"}
    assert found.whole.so_far == 6 * 1500
    assert len(found.entities) >= 3  # what may be chosen stays


def test_without_a_final_version_allotments_count_then_nothing(here):
    made = spending(here, final=False)
    found = asked(here, "bo")
    assert (found.granted_by, found.whole.granted, found.budget.version) == ("nothing", None, None)
    month_of(here, "A", MONTHS[0], 7000, category=made.categories["travel"], kind="allotment")
    found = asked(here, "bo")
    assert (found.granted_by, found.whole.granted) == ("allotments", 7000)


def test_the_last_decided_version_grants(here, made):
    later = {"begun_at": made.version.begun_at, "begun_by_id": here.bo, "status": "final", "seal": "1" * 64}
    sealed = {"final_at": made.version.begun_at, "final_by_id": here.pia}
    BudgetVersion.objects.create(budget=made.budget, number=3, stage="proposed", **later, **sealed)
    assert asked(here, "bo").budget.version.number == 2
    decided = {"symbol": "SW/RES/2", "decided_on": date(2024, 12, 1)}
    BudgetVersion.objects.create(budget=made.budget, number=4, stage="revised", **later, **sealed, **decided)
    assert asked(here, "bo").budget.version.symbol == "SW/RES/2"


def test_staff_assessment_is_no_expenditure(here, made):
    month_of(here, "A", MONTHS[0], 5000, category=made.categories["assessment"])
    assert asked(here, "bo").whole.so_far == 6 * 16_620


def test_money_without_a_category_is_counted_all_the_same(here, made):
    month_of(here, "A", MONTHS[0], 60)
    found = asked(here, "bo")
    assert found.whole.so_far == 6 * 16_620 + 60
    assert [row.of.code for row in found.by_category][-1] == ""


def test_obligations_are_spent_in_any_case(here, made):
    month_of(here, "A.1", MONTHS[2], 5000, category=made.categories["travel"], kind="obligation")
    code = entities(here)["A.1"].code
    cell = asked(here, "bo").cells[code, "travel"]
    assert (cell.committed, cell.value) == (5000, 2400 + 5000)


def test_what_is_late_counts_where_it_counts_and_in_no_month(here, made):
    before = year_before()[0]
    travel = made.categories["travel"]
    month_of(here, "B", before, 900, category=travel, is_late=True, counts_in=made.period)
    month_of(here, "B", MONTHS[1], 333, category=travel, is_late=True)  # waits for a corrigendum
    found = asked(here, "bo")
    cell = found.cells[entities(here)["B"].code, "travel"]
    assert cell.so_far == 6 * 5100 + 900
    assert cell.value == 61_200 + 900
    assert found.before[0] == 16_500


def test_a_year_before_that_is_not_whole_is_no_pattern(here, made):
    LedgerMonth.objects.filter(month=year_before()[3]).delete()
    found = asked(here, "bo")
    assert found.before is None
    assert found.whole.basis == "even"
    assert found.whole.value == 12 * 16_620


def test_other_currencies_are_left_out_and_said(here, made):
    month_of(here, "A", MONTHS[0], 100, category=made.categories["travel"], currency="EUR", lines=4)
    found = asked(here, "bo")
    assert (found.left_out, found.whole.so_far) == (4, 6 * 16_620)


def test_what_is_supposed_of_one_category_leaves_the_others(here, made):
    question = Question("even", by_category={"travel": Supposed(Decimal(-50))})
    found = asked(here, "bo", question)
    assert found.cells[entities(here)["B"].code, "travel"].value == 30_600 + 15_300
    assert found.cells[entities(here)["A"].code, "posts"].value == 120_000
    assert question.is_supposed
    assert not Question().is_supposed
    all_of_them = asked(here, "bo", Question("even", supposed=Supposed(amount=Decimal(10))))
    assert all_of_them.whole.value == 12 * 16_620 + 10 * 5


# --- warnings


def test_warnings_come_gravest_first(here, made):
    travel = made.categories["travel"]
    for month in MONTHS[:6]:
        month_of(here, "B", month, 50_000, category=travel, lines=2, grade="x")
    found = asked(here, "bo")
    kinds = [(row.of.code, row.warning.kind) for row in found.warnings]
    assert kinds == [(entities(here)["B"].code, "overspent"), ("travel", "overspent")]
    assert found.warning.kind == "overspent"
    with as_application(here.bo):
        told = warnings_of(me_of(here.bo), "en", today=TODAY)
        assert [row.of.code for _made, row in told] == [code for code, _kind in kinds]
        assert warnings_of(me_of(here.bo), "en", today=date(2026, 7, 2)) == ()
        assert warnings_of(me_of(here.bo), "en", today=date(2024, 6, 30)) == ()
    with as_application(here.ana):
        assert warnings_of(me_of(here.ana), "en", today=TODAY) == ()


def test_an_entity_alone_ends_as_its_row_in_the_whole(here, made):
    """B sends January, too: seven months are over, also for A, which spent nothing in January."""
    month_of(here, "B", MONTHS[6], 5100, category=made.categories["travel"])
    whole = asked(here, "bo", today=date(2025, 2, 15))
    code = entities(here)["A"].code
    alone = asked(here, "bo", Question(entity=code), today=date(2025, 2, 15))
    assert (whole.closed, alone.closed) == (7, 7)
    assert alone.cells == {key: cell for key, cell in whole.cells.items() if key in alone.cells}
    assert alone.cells[code, "travel"].so_far == 6600
    # 6 600 in seven months, 7 000 of 12 000 a year ago: 6 600 ÷ 7 000 × 5 000 more
    assert alone.cells[code, "travel"].value == Decimal("11314.29")


def test_a_month_without_any_expenditure_is_named(here, made):
    assert asked(here, "bo").months_without == ()
    month_of(here, "B", MONTHS[7], 5100, category=made.categories["travel"])
    found = asked(here, "bo", today=date(2025, 3, 15))
    assert (found.closed, found.months_without) == (8, (MONTHS[6],))


def test_what_is_given_back_lowers_the_year_end(here, made):
    """600 come back in December under no category: less than nothing was spent, nothing more is expected."""
    month_of(here, "B", MONTHS[5], -600)
    found = asked(here, "bo")
    key = (entities(here)["B"].code, "")
    assert found.cells[key].so_far == -600
    assert found.cells[key].value == -600
    assert found.whole.so_far == 99_720 - 600


def test_the_last_decision_grants_whatever_its_number(here, made):
    BudgetVersion.objects.filter(budget__code=BUDGET, number=1).update(
        stage="revised", status="final", symbol="SW/RES/2", decided_on=date(2024, 12, 31), seal="1" * 64,
        final_at=datetime(2025, 1, 1, tzinfo=UTC), final_by_id=here.pia,
    )  # fmt: skip
    assert asked(here, "bo").budget.version.symbol == "SW/RES/2"


# --- posts


def test_a_month_that_an_entity_did_not_report_is_not_empty(here, made):
    """B has 4 P-3 and reports 3 people in July and September: August is as July, from October as it was."""
    b = entities(here)["B"].code
    for at in (0, 2):
        month_of(here, "B", MONTHS[at], 3, kind="incumbency", grade="P-3")
    found = of_posts(here, "bo")
    assert found.cells[b, "P-3"].filled == (Decimal(3),) * 12
    assert found.cells[b, "P-3"].of_period.percent() == Decimal("25.0")
    assert found.months_without == {b: (MONTHS[1], *MONTHS[3:6])}
    assert found.not_reported == ()


def test_posts_counted_by_hand(here, made):
    found = of_posts(here, "bo")
    a, b = (entities(here)[path].code for path in ("A", "B"))
    assert found.cells[a, "NGS"].authorized == (*[Decimal(2)] * 6, *[Decimal(0)] * 6)
    assert found.cells[a, "NGS"].filled == (*[Decimal(2)] * 6, *[Decimal(0)] * 6)
    assert found.cells[a, "P-4"].of_period.percent() == Decimal("10.0")
    assert found.cells[a, "P-4"].budgeted_rate == 5
    assert found.not_reported == (b,)
    assert [(row.of.code, row.projection is None) for row in found.by_entity] == [(a, False), (b, True)]
    assert found.whole.of_period.numerator == 12
    grades = {row.of.code: row.warning for row in found.by_grade}
    assert grades["P-4"].kind == "more_vacant"


def test_uniformed_strength_is_called_by_its_group(here):
    made = spending(here, final=False)
    PostLine.objects.create(
        version=made.version, code="a-mil", entity_id=here.entities["A"], group="military_observers",
        kind="strength", count=5,
    )  # fmt: skip
    BudgetVersion.objects.filter(pk=made.version.pk).update(
        status="final", symbol="SW/RES/1", decided_on=date(2024, 6, 30), seal="0" * 64,
        final_at=datetime(2024, 7, 1, tzinfo=UTC), final_by_id=here.pia,
    )  # fmt: skip
    names = {row.of.code: str(row.of.name) for row in of_posts(here, "bo").by_grade}
    assert (names["military_observers"], names["P-4"]) == ("Military observers", "P-4")


def test_posts_of_others_are_not_there(here, made):
    assert {key[0] for key in of_posts(here, "ana").cells} == {entities(here)["A"].code}
    assert of_posts(here, "uma").cells == {}
    assert of_posts(here, "boris").whole is None
    assert of_posts(here, "adi") is None


def test_people_who_are_recruited_fill_posts(here, made):
    found = of_posts(here, "bo", Question(recruited=Decimal(1)))
    assert found.cells[entities(here)["A"].code, "P-4"].filled[6:] == (Decimal(10),) * 6


def test_people_in_a_grade_without_posts_are_counted(here, made):
    month_of(here, "A", MONTHS[0], 1, kind="incumbency", grade="P-5")
    found = of_posts(here, "bo")
    assert found.cells[entities(here)["A"].code, "P-5"].authorized == (Decimal(0),) * 12
    assert found.whole.filled[0] == 12


# --- why


def test_a_line_explains_itself_by_its_formula(here, made):
    code = entities(here)["B"].code
    figure = explained(here, "projected", Question(entity=code, category="travel"))
    assert figure.value == 61_200
    assert figure.formula == "projected_last_year"
    inputs = {item.name: item.value for item in figure.inputs}
    assert (inputs["so_far"], inputs["before_closed"], inputs["before_whole"]) == (30_600, 30_000, 60_000)
    said = explain(figure, "en")
    assert said.title == "Projected year end"
    assert said.rule.startswith("Rule: projections of money and posts, assumed")
    assert explain(figure, "zh").title == "年终预测数"


def test_a_row_explains_itself_by_its_lines(here, made):
    figure = explained(here, "projected", Question())
    assert [(item.name, item.value) for item in figure.inputs] == [
        ("Posts", Decimal("120000.00")),
        ("Travel", Decimal("79200.00")),
        ("Consultants", Decimal("240.00")),
    ]
    assert figure.value == Decimal("199440.00")
    by_entity = explained(here, "projected", Question(category="travel"))
    assert len(by_entity.inputs) == 3


def test_a_difference_and_a_vacancy_rate_explain_themselves(here, made):
    figure = explained(here, "difference", Question())
    assert (figure.value, figure.inputs[0].document) == (Decimal("-1440.00"), "SW/RES/1")
    vacancy = explained(here, "vacancy", Question(grade="P-4"))
    assert (str(vacancy.value), vacancy.formula) == ("10.0", "vacancy_as_now")
    assert explained(here, "vacancy", Question(grade="D-1")) is None
    assert explained(here, "nothing", Question()) is None


@pytest.mark.parametrize("question", [Question(), Question("even"), Question("trend"), Question("known")])
def test_every_formula_and_input_has_its_words(here, made, question):
    for language in ("en", "zh"):
        code = entities(here)["B"].code
        figure = explained(here, "projected", replace(question, entity=code, category="travel"))
        said = explain(figure, language)
        assert said.title != figure.formula
        assert not {item.name for item in said.inputs} & {item.name for item in figure.inputs}


def test_a_forecast_asks_a_fixed_number_of_statements(here, made):
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked_of:
            forecast(me, BUDGET, "en", today=TODAY)
        return len(asked_of)

    with as_application(here.bo):
        me = me_of(here.bo)
        few = count()
    for month in MONTHS[:6]:
        for path in ("A", "A.1", "B"):
            month_of(here, path, month, 10, category=made.categories["posts"], grade="y")
    with as_application(here.bo):
        assert count() == few <= 9


def test_budgets_one_may_look_ahead_for(here, made):
    with as_application(here.boris):
        (only,) = forecast_budgets(me_of(here.boris), "zh")
    assert (only.code, str(only.name), only.period) == (BUDGET, "水务2024/25", "2024/25")
    connection.cursor().execute("SET session_replication_role = replica")  # past what is final
    made.budget.entity_id = here.entities["A"]
    made.budget.save()
    connection.cursor().execute("SET session_replication_role = DEFAULT")
    with as_application(here.boris):
        assert forecast_budgets(me_of(here.boris), "en") == ()
    with as_application(here.uma):
        assert len(forecast_budgets(me_of(here.uma), "en")) == 1
    assert asked(here, "boris") is None
    assert asked(here, "bo").whole.so_far == 6 * 11_500


def test_an_entity_with_a_budget_of_its_own_is_counted_there(here, made):
    Budget.objects.create(
        code="rivers", names={"en": "Rivers"}, period=made.period, entity_id=here.entities["B"]
    )
    assert asked(here, "bo").whole.granted == 198_000  # this budget has lines for it all the same
    BudgetLine.objects.filter(entity_id=here.entities["B"], version__status="draft").delete()
    connection.cursor().execute("SET session_replication_role = replica")
    BudgetLine.objects.filter(entity_id=here.entities["B"]).delete()
    connection.cursor().execute("SET session_replication_role = DEFAULT")
    found = asked(here, "bo")
    assert found.whole.so_far == 6 * 11_500
    assert {row.of.code for row in found.by_entity}.isdisjoint({entities(here)["B"].code})
    assert asked(here, "bo", budget="rivers").whole.so_far == 6 * 5120
