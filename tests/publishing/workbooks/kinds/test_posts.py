"""Posts of a budget in Excel: dated lines changed, and new ones in blank rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from answerable.cycle.rules import Refused
from answerable.plans.models import PostLine
from answerable.plans.rules.words import ACTS
from answerable.publishing.actions.workbooks import apply_workbook, check_workbook, make_workbook
from answerable.publishing.workbooks.uploads import Upload, upload_of
from answerable.publishing.workbooks.words import speaking
from tests.access import as_application
from tests.plans.budget_scene import Budgets, budgets
from tests.publishing.workbooks.filling import filled

pytestmark = pytest.mark.django_db
SHEET = "Posts"
# C code, D entity, E kind, F group, G grade, H location, I number, J first day, K begins by,
# L last day, M ends by, N continues, O and P title, Q and R reason. Row 5: a-gs, row 6: a-p4.
ENTITY, UNIT, GROUP = "Lakes Division", "Water Levels Unit", "Professional and higher categories"


def made(here: Budgets, who: str = "ana", path: str = "A") -> bytes:
    person = here.people.people[who]
    with as_application(person):
        return make_workbook("posts", by=person, target=str(here.draft), entity=here.codes[path])


def sent(here: Budgets, content: bytes, who: str = "ana", path: str = "A") -> Upload:
    person = here.people.people[who]
    with as_application(person):
        number = check_workbook(
            by=person, kind="posts", target=str(here.draft), entity=here.codes[path], file_name="p.xlsx",
            content=content,
        )  # fmt: skip
        found = upload_of(person, number)
    assert found is not None
    return found


def applied(here: Budgets, upload: Upload, who: str = "ana") -> int:
    person = here.people.people[who]
    with as_application(person):
        return apply_workbook(by=person, upload=upload.id)


def places(upload: Upload) -> list[tuple[str, str]]:
    return [(fault.cell, fault.code) for fault in upload.errors]


def test_untouched_it_has_no_errors_and_no_changes() -> None:
    here = budgets()
    upload = sent(here, made(here))
    assert (upload.status, upload.errors, upload.changes) == ("checked", (), ())


def test_posts_that_move_in_the_middle_of_the_year_are_two_rows() -> None:
    here = budgets()
    content = filled(
        made(here),
        {
            "I6": 3,
            "C7": "out", "D7": ENTITY, "F7": GROUP, "G7": "P-4", "I7": 1, "L7": "13 October 2024",
            "M7": "redeployed",
            "D8": UNIT, "F8": GROUP, "G8": "P-4", "I8": 1, "J8": date(2024, 10, 14), "K8": "搬走",
            "N8": "out", "O8": "Hydrologist", "R8": "转至水位科。",
        },
        SHEET,
    )  # fmt: skip
    assert places(sent(here, content)) == [("K8", "not_in_list")]
    with speaking("zh"):
        content = filled(content, {"K8": str(ACTS["redeployed"])}, SHEET)
    upload = sent(here, content)
    assert upload.errors == ()
    assert applied(here, upload) == len(upload.changes)
    assert PostLine.objects.get(version=here.draft, code="a-p4").count == 3
    out = PostLine.objects.get(version=here.draft, code="out")
    assert (out.count, out.last_day, out.ends_by) == (1, date(2024, 10, 13), "redeployed")
    new = PostLine.objects.get(version=here.draft, continues="out")
    assert (new.entity.code, new.first_day, new.begins_by) == (
        here.codes["A.1"],
        date(2024, 10, 14),
        "redeployed",
    )
    assert (new.titles, new.reasons) == ({"en": "Hydrologist"}, {"zh": "转至水位科。"})


def test_a_new_row_that_lacks_something_says_what() -> None:
    here = budgets()
    upload = sent(here, filled(made(here), {"G7": "P-5", "I8": "many", "D8": ENTITY, "F8": GROUP}, SHEET))
    assert places(upload) == [("I8", "no_figure"), ("G7", "incomplete")]
    assert "Entity, Group, Number" in upload.errors[1].sentence


def test_rows_that_do_not_hold_together_are_errors_at_their_cells() -> None:
    here = budgets()
    content = filled(
        made(here),
        {
            "M5": "abolished",
            "N6": "nothing",
            "C7": "a-gs", "D7": ENTITY, "F7": GROUP, "I7": 1,
            "C8": "a b", "D8": ENTITY, "F8": GROUP, "I8": 1,
            "D9": ENTITY, "F9": GROUP, "I9": 1, "J9": "2031-01-01",
        },
        SHEET,
    )  # fmt: skip
    upload = sent(here, content)
    assert sorted(places(upload)) == [
        ("C7", "refused"), ("C8", "refused"), ("D9", "refused"), ("M5", "refused"), ("N6", "refused"),
    ]  # fmt: skip


def test_the_code_of_a_row_that_exists_is_locked() -> None:
    here = budgets()
    assert places(sent(here, filled(made(here), {"C5": "other"}, SHEET))) == [("C5", "locked")]


def test_readers_and_strangers_write_no_posts() -> None:
    here = budgets()
    upload = sent(here, filled(made(here, "aud"), {"I5": 9}, SHEET), "aud")
    assert places(upload) == [("I5", "not_yours")]
    with pytest.raises(Refused):
        made(here, "boris")
    mine = sent(here, filled(made(here), {"I5": 9}, SHEET))
    with pytest.raises(Refused) as refused, transaction.atomic():
        applied(here, mine, "boris")
    assert refused.value.code == "not_found"
