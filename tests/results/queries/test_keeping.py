"""What is kept of reports is never old, and of a draft nobody gets what another one read."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from answerable.organization.models import Entity
from answerable.results import queries
from answerable.results.models import OutputResult, Report, ReportChange
from answerable.results.queries.keeping import Kept, one_request
from answerable.results.queries.scope import SCOPES
from tests.access import as_application
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db
LOADED = "LK/1/1"


@pytest.fixture
def made() -> Scene:
    return scene()


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def actuals(symbol: str) -> list[str | None]:
    found = queries.outputs(symbol, "en")
    assert found is not None
    return [row.actual for row in found.rows]


def number() -> int:
    return ReportChange.objects.get(report=Report.objects.get(symbol=LOADED).pk).number


def test_a_second_reader_asks_for_the_key_alone(made: Scene) -> None:
    actuals(LOADED)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        actuals(LOADED)
    assert len(asked) == 1


# Every kind of row a page of a report is made of, changed past everything that is ours.
CHANGES = {
    "results_report": "UPDATE results_report SET titles = titles WHERE symbol = 'LK/1/1'",
    "results_reportsection": "UPDATE results_reportsection SET names = names",
    "results_outputresult": "UPDATE results_outputresult SET actual = actual",
    "results_indicatorresult": "UPDATE results_indicatorresult SET actual = actual",
    "results_paragraph": "UPDATE results_paragraph SET texts = texts",
    "results_reporttable": "UPDATE results_reporttable SET titles = titles",
    "results_tablerow": "UPDATE results_tablerow SET labels = labels",
    "results_tablecell": "UPDATE results_tablecell SET value = value",
    "results_completedvalue": "UPDATE results_completedvalue SET value = value",
    "plans_framework": "UPDATE plans_framework SET is_public = is_public",
    "plans_objective": "UPDATE plans_objective SET texts = texts",
    "plans_accomplishment": "UPDATE plans_accomplishment SET texts = texts",
    "plans_indicator": "UPDATE plans_indicator SET target = target",
    "plans_output": "UPDATE plans_output SET planned = planned",
}


@pytest.mark.parametrize("table", CHANGES)
def test_every_change_of_a_finished_report_gives_it_a_new_number(made: Scene, table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        rows = cursor.fetchone()[0]
    before = number()
    run(CHANGES[table])
    assert (number() > before) is bool(rows)


def test_a_change_by_raw_sql_shows_on_the_next_read(made: Scene) -> None:
    before = actuals(LOADED)
    assert "977" not in before
    run(
        "UPDATE results_outputresult SET actual = '977' WHERE section_id IN (SELECT s.id FROM"
        " results_reportsection s JOIN results_report r ON r.id = s.report_id WHERE r.symbol = %s)",
        LOADED,
    )
    assert set(actuals(LOADED)) == {"977"}
    run(
        "DELETE FROM results_outputresult WHERE section_id IN (SELECT s.id FROM"
        " results_reportsection s JOIN results_report r ON r.id = s.report_id WHERE r.symbol = %s)",
        LOADED,
    )
    assert actuals(LOADED) == []
    assert (line := queries.line(LOADED, "en")) is not None
    assert line.outputs == 0


def test_what_was_read_of_a_change_that_was_undone_is_not_read_again(made: Scene) -> None:
    before = actuals(LOADED)
    for figure in ("971", "972"):
        with transaction.atomic():
            OutputResult.objects.filter(section__report__symbol=LOADED).update(actual=figure)
            assert set(actuals(LOADED)) == {figure}
            transaction.set_rollback(True)
        assert actuals(LOADED) == before


def test_a_row_that_moves_changes_the_report_it_left(made: Scene) -> None:
    before = number()
    run(
        "UPDATE results_outputresult SET section_id = %s WHERE section_id IN (SELECT s.id FROM"
        " results_reportsection s JOIN results_report r ON r.id = s.report_id WHERE r.symbol = %s)",
        made.sections["A"],
        LOADED,
    )
    assert number() > before


def test_an_entity_of_another_code_shows(made: Scene) -> None:
    def codes() -> set[str | None]:
        return {node.entity for node in queries.section_tree(LOADED, "en")}

    before = codes()
    Entity.objects.filter(code=next(code for code in before if code)).update(code="OTHER")
    assert "OTHER" in codes()


def test_of_a_draft_nothing_is_kept(made: Scene) -> None:
    size = len(SCOPES.reads)
    OutputResult.objects.filter(section_id=made.sections["A"]).update(actual="3")
    with as_application(made.ana):
        assert actuals(SYMBOL) == ["3", "3", None, None]
    OutputResult.objects.filter(section_id=made.sections["A"]).update(actual="4")
    with as_application(made.ana):
        assert actuals(SYMBOL) == ["4", "4", None, None]
    assert len(SCOPES.reads) == size


def test_people_who_read_in_turn_each_get_their_own(made: Scene) -> None:
    OutputResult.objects.filter(section_id=made.sections["A"]).update(actual="3")
    for _round in range(2):
        with as_application(made.ana):
            assert actuals(SYMBOL) == ["3", "3", None, None]  # of A and A.1
        with as_application(made.boris):
            assert actuals(SYMBOL) == [None, None]  # of B
        with as_application(None):
            assert queries.outputs(SYMBOL, "en") is None


def test_within_one_request_a_draft_is_read_once(made: Scene) -> None:
    with as_application(made.ana), one_request():
        actuals(SYMBOL)
        with CaptureQueriesContext(connection) as asked:
            actuals(SYMBOL)
        assert len(asked) == 1
    with as_application(made.boris):
        assert actuals(SYMBOL) == [None, None]


def test_the_one_longest_unread_goes_first() -> None:
    kept: Kept[str] = Kept(2)
    for name in ("a", "b"):
        kept.put((name,), name)
    assert kept.get(("a",)) == "a"
    kept.put(("c",), "c")
    assert [kept.get((name,)) for name in ("a", "b", "c")] == ["a", None, "c"]


def test_counts_of_many_finished_reports_are_counted_once(made: Scene) -> None:
    queries.reports("en")
    with as_application(None), CaptureQueriesContext(connection) as asked:
        lines = queries.reports("en")
    assert [line.symbol for line in lines] == [LOADED]
    assert len(asked) == 1
