"""What becomes of outputs: plans, deliveries, gaps and their causes."""

from random import Random

import pytest

from answerable.publishing.sample.bilingual import Two
from answerable.publishing.sample.content import Cause, headings, sections
from answerable.publishing.sample.outputs import deliveries
from answerable.publishing.sample.years import FIRST, SECOND

FRAMEWORKS = [text for text in sections() if text.groups]


def all_deliveries(year, seeds=range(5)):
    return [
        (text, found)
        for text in FRAMEWORKS
        for seed in seeds
        for found in deliveries(text, year, Random(f"{seed}/{text.path}"))
    ]


@pytest.mark.parametrize("year", [FIRST, SECOND], ids=lambda y: y.label)
def test_an_outcome_is_what_the_figures_say(year):
    for _, found in all_deliveries(year):
        planned, actual = found.output.planned, found.output.actual
        if found.outcome == "missing":
            assert (actual, found.output.printed_rate, found.cause) == (None, None, None)
        elif found.outcome == "not_applicable":
            assert (actual, found.output.printed_rate) == ("not_applicable", None)
        else:
            difference = int(actual) - int(planned)
            expected = {
                "as_planned": difference == 0,
                "over": difference > 0,
                "under": difference < 0 < int(actual),
                "zero": int(actual) == 0,
            }
            assert expected[found.outcome]


@pytest.mark.parametrize("year", [FIRST, SECOND], ids=lambda y: y.label)
def test_a_cause_holds_in_its_group_and_year(year):
    keys = {heading: key for key, heading in headings().items()}
    for _, found in all_deliveries(year):
        if found.cause is not None:
            groups = tuple(keys[heading] for heading in found.output.headings)
            assert found.cause.holds(groups, year.texts)


def test_the_first_year_keeps_the_usual_plans():
    for text in FRAMEWORKS:
        usual = [str(o.plan) for group in text.groups for o in group.outputs]
        assert [d.output.planned for d in deliveries(text, FIRST, Random(1))] == usual


def test_some_plans_change_in_the_second_year_by_at_most_a_sixth():
    changed = 0
    for text in FRAMEWORKS:
        usual = [o.plan for group in text.groups for o in group.outputs]
        for plan, found in zip(usual, deliveries(text, SECOND, Random(1)), strict=True):
            now = int(found.output.planned)
            changed += now != plan
            assert abs(now - plan) <= plan * 15 // 100 + 10
    assert 25 < changed < 80


def test_an_empty_cell_never_ends_a_group():
    for text in FRAMEWORKS:
        for seed in range(20):
            found = deliveries(text, FIRST, Random(seed))
            for one, after in zip(found, [*found[1:], None], strict=True):
                ends = after is None or after.output.headings != one.output.headings
                assert not (ends and one.outcome == "missing")


@pytest.mark.parametrize(
    ("groups", "period", "asked", "holds"),
    [
        ((), None, ("audit",), True),
        (("audit",), None, ("administration", "audit"), True),
        (("audit",), None, ("training",), False),
        ((), "2023/24", ("audit",), True),
        ((), "2024/25", ("audit",), False),
    ],
)
def test_where_a_cause_holds(groups, period, asked, holds):
    assert Cause(Two("因", "why"), groups, period).holds(asked, "2023/24") is holds
