"""Plans begun from the real documents beside the repository; skipped where they are not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from answerable.calc.differences import differences
from answerable.calc.periods import biennium, calendar_year
from answerable.publishing import registry
from answerable.publishing.actions import begin_plan
from answerable.publishing.compile import compile_report
from answerable.publishing.compiling.plans import finished_plan, printed_plan
from tests.access import as_application
from tests.plan_scene import NAMES, days
from tests.scene import scene

pytestmark = pytest.mark.django_db
DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"
CASES = {
    "A_65_6_Prog24.zh.txt": ("programme_plan", "zh", biennium(2014), "SW/67/6 (Prog. 24)"),
    "A_81_6_Sect29A.en.docx": ("programme_budget", "en", calendar_year(2028), "SW/82/6 (Sect. 29A)"),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_next_plan_begins_with_what_the_real_one_says(name: str) -> None:
    """Every row comes over and nothing else differs than printed numbers; the form prints it again."""
    path = DOCUMENTS / name
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository")
    kind, language, period, symbol = CASES[name]
    read = registry.read(path)
    made = scene()
    with as_application(made.bo):
        begin_plan(
            by=made.bo, code="real", names=NAMES, entity=None, period=period, kind=kind, symbol=symbol,
            documents=(read,), **days(),
        )  # type: ignore[arg-type]  # fmt: skip
    stored = compile_report(symbol, language, findings=False)
    compared = differences(replace(read, tables=()), replace(stored, title=read.title))
    assert [(row.state, row.after or row.before) for row in compared.rows] == []
    assert compared.unchanged > 100
    printed = printed_plan(finished_plan(stored))
    assert len(registry.blocks_of(printed)) > 100
    assert registry.write(printed, "html")
