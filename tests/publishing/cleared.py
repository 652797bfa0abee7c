"""The scene with every figure entered and every section cleared, for tests of publication."""

from __future__ import annotations

from datetime import UTC, datetime

from answerable.cycle.queries.digest import section_digest
from answerable.organization.models import Person
from answerable.publishing.actions.publishing import run_publication
from answerable.publishing.actions.requesting import request_publication
from answerable.results.models import (
    IndicatorResult,
    OutputResult,
    PostResult,
    ReportSection,
    ResourceCategory,
    ResourceResult,
    SectionStep,
)
from tests.access import as_application
from tests.scene import Scene, scene


def cleared_scene() -> Scene:
    """Filled past all rules by nobody in particular; cleared by the budget office."""
    made = scene()
    of = {"section__report__symbol": made.symbol}
    for result in OutputResult.objects.filter(**of).select_related("output"):
        result.actual = result.output.planned if result.output.number == 1 else "3"
        if result.output.number == 2:
            result.reasons = {"en": "A teacher was ill.", "zh": "一名教员患病。"}
            result.cause = "resources"
        result.save()
    IndicatorResult.objects.filter(**of).update(actual="96", narratives={"en": "Done.", "zh": "已实现。"})
    ResourceResult.objects.filter(**of).update(expenditure="90.5")
    ResourceCategory.objects.filter(report__symbol=made.symbol).update(
        reasons={"en": "Fewer journeys were made.", "zh": "出差次数减少。"}, cause="demand.less"
    )
    PostResult.objects.create(
        section_id=made.sections["A"],
        code="professional",
        position=0,
        names={"en": "Professional and higher", "zh": "专业及以上职类"},
        authorized="20",
        incumbency="18.4",
        budgeted_rate="9.5",
    )
    clear(made)
    return made


def clear(made: Scene) -> None:
    """Every entity's section is cleared as it is now."""
    for section in ReportSection.objects.filter(report__symbol=made.symbol, entity__isnull=False):
        ReportSection.objects.filter(pk=section.pk).update(status="cleared")
        SectionStep.objects.create(
            section=section, act="cleared", person=Person.objects.get(pk=made.bo), at=datetime.now(UTC),
            digest=section_digest(section.pk),
        )  # fmt: skip


def published_scene(symbol: str = "SW/31/1") -> Scene:
    """The cleared scene, published by the publisher as the application does it."""
    made = cleared_scene()
    with as_application(made.pia):
        number = request_publication(made.symbol, new_symbol=symbol, languages=("en", "zh"), by=made.pia)
        run_publication(number)
    return made
