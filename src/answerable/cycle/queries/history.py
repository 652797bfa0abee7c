"""The history of a section: its steps, and whether what was decided still stands as it was decided on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.cycle.queries.digest import section_digests
from answerable.results.models import ReportSection, SectionStep


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One act. `is_present`: the section's content is the one it was done to."""

    act: str
    by: str
    at: datetime
    text: str
    digest: str
    is_present: bool


def history(symbol: str, section: str) -> tuple[HistoryStep, ...]:
    """The steps of a section, newest first; empty where the reader sees none."""
    found = ReportSection.objects.filter(report__symbol=symbol, path=section, occurrence=0).first()
    if found is None:
        return ()
    present = section_digests((found.pk,)).get(found.pk)
    steps = SectionStep.objects.filter(section=found).select_related("person").order_by("-at", "-pk")
    return tuple(
        HistoryStep(step.act, step.person.name, step.at, step.text, step.digest, step.digest == present)
        for step in steps
    )
