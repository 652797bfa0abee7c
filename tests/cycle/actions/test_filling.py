"""An account takes its figures from ledger and budget: who may, what is written, what stays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from answerable.cycle.actions import clear_section, fill_from_ledger, record_values
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.rules import Refused
from answerable.cycle.shapes import Value
from answerable.foundation.models import JournalEntry
from answerable.organization.models import Entity
from answerable.plans.models import BudgetLine, CostCategory
from answerable.results.models import (
    Entry,
    LedgerFilling,
    LedgerLoad,
    PostResult,
    Report,
    ReportSection,
    ResourceCategory,
    ResourceResult,
)
from tests.access import as_application
from tests.ledger import POSTS, POSTS_HEADER, ROWS, budget, categories, final, mapping, posts, take
from tests.scene import SYMBOL, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    made = scene()
    categories()
    return made


def fill(here: Scene, name: str = "bo", symbol: str = SYMBOL) -> int:
    person = here.people[name]
    with as_application(person):
        return fill_from_ledger(by=person, symbol=symbol)


def money() -> dict[str, tuple[str | None, str | None]]:
    rows = ResourceResult.objects.filter(section__report__symbol=SYMBOL).select_related("section", "category")
    return {f"{row.section.path}${row.category.code}": (row.apportionment, row.expenditure) for row in rows}


def granted(here: Scene, *lines: tuple[str, str, str]) -> None:
    """Amounts of the final budget: path of the entity, category, units of the currency."""
    version = budget(here)
    for path, code, amount in lines:
        BudgetLine.objects.create(
            version=version,
            entity_id=here.entities[path],
            category=CostCategory.objects.get(code=code),
            amount=Decimal(amount),
        )
    final(here, version)


def test_expenditure_comes_from_the_ledger_and_apportionments_from_the_final_budget(here):
    take(here, mapping(here))
    granted(here, ("A", "travel", "120250"), ("A.1", "travel", "9800"), ("B", "posts", "70000"))
    assert fill(here) == 6
    assert money() == {
        "A$posts": ("100.0", "2.0"),
        "A$travel": ("130.1", "0.1"),
        "B$posts": ("70.0", "0.0"),
        "B$travel": ("100.0", "0.0"),
    }


def test_without_a_final_budget_the_allotments_count(here):
    budget(here)  # a draft decides nothing
    take(
        here, mapping(here, "allotment"), [("A1", "1", "Lakes Division", "travel", "2024-07-01", "55000", "")]
    )
    assert fill(here) == 1
    assert money()["A$travel"] == ("55.0", None)
    assert money()["B$travel"] == ("100.0", None), "without expenditure in the ledger nothing is nought"


def test_done_again_it_changes_nothing_and_new_lines_are_taken_over(here):
    take(here, mapping(here))
    assert fill(here) == 4
    assert fill(here) == 0
    take(
        here,
        mapping(here),
        [("D9", "1", "Rivers Division", "travel", "2024-09-01", "5020.25", "")],
        name="b.csv",
    )
    assert fill(here) == 1
    assert money()["B$travel"] == ("100.0", "5.0")
    assert LedgerFilling.objects.count() == 3


def test_the_journal_says_what_came_from_where(here):
    load = take(here, mapping(here)).load
    fill(here)
    entry = JournalEntry.objects.filter(operation="ACT", act="fill_from_ledger").latest("number")
    assert entry.actor == "bo@example.org"
    assert entry.changes["from"] == {"load": load, "budget": ""}
    assert "A$posts expenditure:  -> 2.0" in entry.changes["values"]
    filled = LedgerFilling.objects.get()
    assert (filled.rows, filled.last_load_id, filled.budget_version) == (4, load, None)


@pytest.mark.parametrize("name", ["hana", "ana", "boris", "aud", "pia", "adi"])
def test_nobody_else_does_it(here, name):
    take(here, mapping(here))
    with pytest.raises(Refused) as refused:
        fill(here, name)
    assert refused.value.code in ("not_yours", "not_found")
    assert money()["A$travel"] == ("100.0", None)


def test_what_somebody_typed_is_replaced_and_no_longer_theirs(here):
    take(here, mapping(here))
    with as_application(here.ana):
        record_values(by=here.ana, symbol=SYMBOL, values=[Value("A", "A$travel", "expenditure", "77.0")])
    fill(here)
    assert money()["A$travel"] == ("100.0", "0.1")
    assert not Entry.objects.filter(path="A$travel", field="expenditure").exists()


def test_who_lets_it_run_may_still_clear(here):
    take(here, mapping(here))
    fill(here)
    section = here.sections["A"]
    ReportSection.objects.filter(pk=section).update(status="submitted")
    with as_application(here.bo):
        clear_section(by=here.bo, symbol=SYMBOL, section="A", digest=section_digest(section))
    assert ReportSection.objects.get(pk=section).status == "cleared"


def test_cleared_sections_stay_as_they_are(here):
    take(here, mapping(here))
    ReportSection.objects.filter(pk=here.sections["A"]).update(status="cleared")
    assert fill(here) == 2
    assert money()["A$travel"] == ("100.0", None)
    assert money()["B$travel"] == ("100.0", "0.0")


def test_rows_the_account_lacks_are_made(here):
    CostCategory.objects.create(
        code="vehicles", names={"en": "Ground transportation"}, group="non_posts", position=7
    )
    CostCategory.objects.create(code="gifts", names={"en": "In kind"}, group="in_kind", position=8)
    rows = [("D1", "1", "Lakes Division", "vehicles", "2024-07-01", "1500", ""),
            ("D2", "1", "Lakes Division", "gifts", "2024-07-01", "1500", "")]  # fmt: skip
    take(here, mapping(here), rows)
    fill(here)
    assert money()["A$vehicles"] == (None, "1.5")
    assert "A$gifts" not in money()
    made = ResourceCategory.objects.get(report__symbol=SYMBOL, code="vehicles")
    assert (made.names, made.group) == ({"en": "Ground transportation"}, "non_posts")


def test_posts_authorized_and_filled_on_average(here):
    posts(here, "P-4", 3)
    posts(here, "P-3", 2, last_day=date(2024, 12, 31))
    posts(here, "GS", 4, group="general_service", path="A.1")
    posts(here, "P-2", 1, kind="temporary")
    final(here, budget(here))
    rows = [("1", "Lakes Division", "P-4", "2024-07", "3"), ("2", "Lakes Division", "P-4", "2024-08", "2"),
            ("3", "Water Levels Unit", "GS", "2024-08", "3.5"),
            ("4", "Lakes Division", "P-2", "2024-07", "1")]  # fmt: skip
    take(here, mapping(here, "incumbency", POSTS), rows, header=POSTS_HEADER)
    assert fill(here) == 6
    found = {row.code: (row.group, row.authorized, row.incumbency) for row in PostResult.objects.all()}
    assert found == {
        "professional": ("posts", "4", "2.5"),
        "general-service": ("posts", "4", "1.75"),
        "temporary-professional": ("positions", "1", "0.5"),
    }
    names = PostResult.objects.get(code="professional").names
    assert names["en"] == "Professional and higher"
    assert (
        PostResult.objects.get(code="temporary-professional").names["en"]
        == "Professional and higher (temporary)"
    )


def test_codes_the_report_has_already_are_kept(here):
    PostResult.objects.create(
        section_id=here.sections["A"], code="general", names={"en": "General"}, position=1, authorized="9"
    )
    posts(here, "GS", 4, group="general_service")
    final(here, budget(here))
    fill(here)
    row = PostResult.objects.get()
    assert (row.code, row.authorized, row.names) == ("general", "4", {"en": "General"})


def test_late_lines_count_here_and_those_of_others_do_not(here):
    take(here, mapping(here), [("D1", "1", "Lakes Division", "travel", "2023-08-01", "3000", "before")])
    load = LedgerLoad.objects.get()
    assert load.late == 1
    fill(here)
    assert money()["A$travel"] == ("100.0", "3.0")


def test_an_account_without_figures_anywhere_and_a_plan_are_refused(here):
    with pytest.raises(Refused, match="load them first") as refused:
        fill(here)
    assert refused.value.code == "wrong_state"
    take(here, mapping(here))
    with pytest.raises(Refused):
        fill(here, symbol="LK/1/1")
    with pytest.raises(Refused):
        fill(here, symbol="NO/1")
    Report.objects.filter(symbol=SYMBOL).update(kind="programme_plan")
    with pytest.raises(Refused, match="Only the account"):
        fill(here)
    assert Entity.objects.exists()
    assert ROWS
