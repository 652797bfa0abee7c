"""Money of a budget in Excel: by its entity, by the budget office, refused to strangers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import transaction

from answerable.cycle.rules import Refused
from answerable.foundation.models import JournalEntry
from answerable.plans.actions import move_version, record_budget_lines
from answerable.plans.models import BudgetLine
from answerable.publishing.actions.workbooks import apply_workbook, check_workbook, make_workbook
from answerable.publishing.workbooks.uploads import Upload, upload_of
from tests.access import as_application
from tests.plans.budget_scene import Budgets, amount, budgets
from tests.publishing.workbooks.filling import filled

pytestmark = pytest.mark.django_db
SHEET = "Money"  # C entity, D category, E before, F amount, G cause, H reason (en), I reason (zh)


def made(here: Budgets, who: str, path: str = "A", version: int | None = None) -> bytes:
    person = here.people.people[who]
    with as_application(person):
        return make_workbook(
            "budget", by=person, target=str(version or here.draft), entity=here.codes[path] if path else ""
        )


def sent(here: Budgets, who: str, content: bytes, path: str = "A", version: int | None = None) -> Upload:
    person = here.people.people[who]
    with as_application(person):
        number = check_workbook(
            by=person, kind="budget", target=str(version or here.draft),
            entity=here.codes[path] if path else "", file_name="b.xlsx", content=content,
        )  # fmt: skip
        found = upload_of(person, number)
    assert found is not None
    return found


def applied(here: Budgets, who: str, upload: Upload) -> int:
    person = here.people.people[who]
    with as_application(person):
        return apply_workbook(by=person, upload=upload.id)


def money(here: Budgets, path: str, category: str) -> Decimal | None:
    line = BudgetLine.objects.filter(
        version=here.draft, entity__code=here.codes[path], category__code=category
    ).first()
    return None if line is None else line.amount


def test_untouched_it_has_no_errors_and_no_changes() -> None:
    here = budgets()
    for who, path in (("ana", "A"), ("bo", "")):
        upload = sent(here, who, made(here, who, path), path)
        assert (upload.status, upload.errors, upload.changes) == ("checked", (), ())


def test_a_focal_point_writes_amounts_causes_and_reasons() -> None:
    here = budgets()
    content = filled(
        made(here, "ana"),
        {
            "F5": 1100000,
            "F6": "80.500,75",
            "G6": "Resources: prices",
            "H6": "Fares rose.",
            "I6": "票价上涨。",
        },
        SHEET,
    )
    upload = sent(here, "ana", content)
    assert [(change.row.partition("$")[2], change.column, change.after) for change in upload.changes] == [
        ("posts", "amount", "1100000"),
        ("travel", "amount", "80500.75"),
        ("travel", "cause", "resources.price"),
        ("travel", "reason:en", "Fares rose."),
        ("travel", "reason:zh", "票价上涨。"),
    ]
    assert applied(here, "ana", upload) == 5
    assert money(here, "A", "posts") == Decimal("1100000.00")
    assert money(here, "A", "travel") == Decimal("80500.75")
    assert JournalEntry.objects.filter(act="apply_workbook", actor="ana@example.org").exists()


def test_an_amount_below_zero_or_with_three_decimals_is_an_error_at_its_cell() -> None:
    here = budgets()
    upload = sent(here, "ana", filled(made(here, "ana"), {"F5": -1, "F6": 1.005}, SHEET))
    assert [(fault.cell, fault.code) for fault in upload.errors] == [
        ("F5", "refused"),
        ("F6", "too_many_decimals"),
    ]


def test_the_budget_office_has_all_entities_and_a_stranger_none_of_them() -> None:
    here = budgets()
    content = filled(made(here, "bo", ""), {"F5": 5}, SHEET)
    assert applied(here, "bo", sent(here, "bo", content, "")) == 1
    with pytest.raises(Refused) as refused:
        made(here, "boris", "A")
    assert refused.value.code == "not_found"
    with pytest.raises(Refused):
        sent(here, "boris", content, "A")


def test_the_reader_is_told_that_nothing_is_theirs() -> None:
    here = budgets()
    upload = sent(here, "aud", filled(made(here, "aud"), {"F5": 5}, SHEET))
    assert [(fault.cell, fault.code) for fault in upload.errors] == [("F5", "not_yours")]


def test_in_review_only_the_budget_office_writes() -> None:
    here = budgets()
    mine = made(here, "ana")
    upload = sent(here, "ana", filled(mine, {"F5": 5}, SHEET))
    with as_application(here.people.bo):
        move_version(by=here.people.bo, version=here.draft, to="review")
    with pytest.raises(Refused) as refused, transaction.atomic():
        applied(here, "ana", upload)
    assert refused.value.code in ("wrong_state", "not_yours")
    later = sent(here, "ana", filled(mine, {"F5": 5}, SHEET))
    assert [fault.code for fault in later.errors] == ["not_yours"]
    assert "budget office" in later.errors[0].sentence
    assert money(here, "A", "posts") == Decimal("1000000.00")


def test_a_final_version_is_read_and_never_written() -> None:
    here = budgets()
    content = filled(made(here, "ana", "A", here.before), {"F5": 5}, SHEET)
    upload = sent(here, "ana", content, "A", here.before)
    assert "final" in upload.errors[0].sentence


def test_what_another_wrote_since_is_a_conflict_and_undoes_the_whole() -> None:
    here = budgets()
    upload = sent(here, "ana", filled(made(here, "ana"), {"F5": 5, "F6": 6}, SHEET))
    with as_application(here.people.bo):
        line = amount(here.codes["A"], "posts", "7", "1000000")
        record_budget_lines(by=here.people.bo, version=here.draft, lines=[line])
    with pytest.raises(Refused) as refused, transaction.atomic():
        applied(here, "ana", upload)
    assert refused.value.code == "conflict"
    assert "Money, F5" in refused.value.sentence
    assert money(here, "A", "travel") == Decimal("80000.00")
    again = sent(here, "ana", filled(made(here, "ana"), {"F6": 6}, SHEET))
    assert applied(here, "ana", again) == 1


@pytest.mark.parametrize("target", ["0", "x", "99999", "٣"])
def test_a_version_there_is_not_is_refused(target: str) -> None:
    here = budgets()
    with as_application(here.people.bo), pytest.raises(Refused) as refused:
        make_workbook("budget", by=here.people.bo, target=target)
    assert refused.value.code == "not_found"
