"""Plans of the sample institution: complete, in both languages, and held against the year before."""

from __future__ import annotations

from answerable.publishing.sample import SEED, in_languages, reports
from answerable.publishing.sample.promises import plan_draft, plan_texts
from answerable.publishing.sample.years import SECOND, THIRD


def test_every_section_that_promises_has_an_objective_baselines_and_targets() -> None:
    draft = plan_draft(THIRD, SECOND, SEED)
    promising = [section for section in draft.sections if section.has_framework]
    assert {section.path for section in promising} == set(plan_texts().objectives)
    for section in promising:
        assert section.objectives
        for row in (row for above in section.accomplishments for row in above.indicators):
            assert row.baseline is not None
            assert row.target is not None
            assert row.direction in ("more", "less")


def test_the_baseline_is_what_the_year_before_achieved() -> None:
    before = reports.draft(SECOND, SEED, complete=True)
    actual = {
        row.text: row.actual for s in before.sections for a in s.accomplishments for row in a.indicators
    }
    rows = [
        row
        for s in plan_draft(THIRD, SECOND, SEED).sections
        for a in s.accomplishments
        for row in a.indicators
    ]
    same = [row for row in rows if actual.get(row.text)]
    assert len(same) > 20
    assert all(row.baseline == actual[row.text] for row in same)


def test_both_languages_say_the_same() -> None:
    first, second = in_languages(plan_draft(THIRD, SECOND, SEED))
    assert {first.language, second.language} == {"en", "zh"}
    for one, other in zip(first.sections, second.sections, strict=True):
        assert len(one.objectives) == len(other.objectives)
        assert one.objectives != other.objectives or not one.objectives
