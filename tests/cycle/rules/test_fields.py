"""What a field of a row says: figures, answers and texts by language."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from answerable.cycle.rules.fields import column_of, is_of_plan, stated
from answerable.cycle.rules.values import NATURES
from answerable.plans.models import Accomplishment, Indicator, Objective, Output
from answerable.results import models

TABLES = {
    "output": models.OutputResult,
    "indicator": models.IndicatorResult,
    "money": models.ResourceResult,
    "posts": models.PostResult,
    "paragraph": models.Paragraph,
    "account": models.ResourceCategory,
    "section": models.ReportSection,
    "objective": Objective,
    "accomplishment": Accomplishment,
}
PLANS = {"output": Output, "indicator": Indicator}
IN_LISTS = ("mandate", "factor", "result", "measure")  # of a section or a row, not columns


@pytest.mark.parametrize(("subject", "field"), [one for one in NATURES if one[0] not in IN_LISTS])
def test_every_field_has_its_column(subject: str, field: str) -> None:
    table = (PLANS if is_of_plan(subject, field) else TABLES)[subject]
    assert column_of(field) in {column.name for column in table._meta.get_fields()}


def test_zero_nothing_and_answers_stay_different_things() -> None:
    row = SimpleNamespace(actual="0", planned=None, reported_achieved=False, reasons={"en": "Rain"})
    assert stated(row, "actual") == "0"
    assert stated(row, "planned") is None
    assert stated(row, "reported_achieved") == "no"
    assert stated(row, "reason", "en") == "Rain"
    assert stated(row, "reason", "zh") is None
