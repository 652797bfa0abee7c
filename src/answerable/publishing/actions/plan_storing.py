"""Storing the rows a plan begins with, inside the transaction of the act that begins it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _

from answerable.calc.account import Document
from answerable.cycle.actions.notices import holders, progress_address, tell
from answerable.cycle.actions.standing import Actor
from answerable.cycle.queries.digest import section_digests
from answerable.cycle.rules import Refused
from answerable.organization.models import Period
from answerable.plans.models import Framework
from answerable.publishing.actions.kinds import KINDS
from answerable.publishing.actions.loading import Load
from answerable.publishing.actions.parts import LoadRefused, framework_source
from answerable.publishing.planning.skeletons import Part
from answerable.results.models import Report, ReportingCycle, ReportSection, SectionStep


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of a version before it has rows. `carried_from` is a symbol."""

    actor: Actor
    symbol: str
    kind: str
    titles: Mapping[str, str]
    languages: tuple[str, ...]
    calendar: tuple[date, date, date]
    carried_from: str | None
    period: Period
    settled: frozenset[str] = frozenset()  # paths of sections that were cleared as they are


def store_parts(beginning: Beginning, parts: Sequence[Part]) -> Report:
    """An empty plan: its sections, each entity's with an empty framework."""
    report = _report(beginning)
    for order, part in enumerate(parts):
        ReportSection.objects.create(
            report=report,
            path=part.path,
            parent_path=part.parent,
            names={code: name for code, name in part.names.items() if code in beginning.languages},
            entity_id=part.entity,
            framework=_framework(beginning, part.path, part.entity) if part.entity is not None else None,
            status="open" if part.entity is not None else None,
            position=order,
            places={code: {"order": order} for code in beginning.languages},
        )
    return report


def store_documents(
    beginning: Beginning, documents: Sequence[Document], entities: Mapping[str, int | None]
) -> Report:
    """A plan that begins with documents, one for each language that has one.

    `entities`: of which sections it is known already whose they are; None: nobody's. What only some
    languages have gets its place in the others too, where it waits to be translated.
    """
    report = _report(beginning)
    for document in documents:
        try:
            load = Load(document, [], entities)
        except LoadRefused as fault:
            raise Refused("invalid", str(fault), place=beginning.symbol) from fault
        for framework in load.book.created["framework"]:
            framework.is_public = False
        for section in load.book.created["section"]:
            if section.path in entities:
                section.entity_id = entities[section.path]
            section.status = "open" if section.entity is not None else None
        load.save(None)
    _in_every_language(report, beginning)
    for section in ReportSection.objects.filter(report=report, entity__isnull=False, framework=None):
        section.framework = _framework(beginning, section.path, section.entity_id, section.occurrence)
        section.save(update_fields=["framework"])
    return Report.objects.get(pk=report.pk)


def begin_sections(beginning: Beginning, report: Report) -> None:
    """The first entry of each section's history, and a word to the people who have to write.

    Settled sections become cleared before their history begins, which the database allows only then.
    """
    sections = ReportSection.objects.filter(report=report, status="open", path__in=beginning.settled)
    sections.update(status="cleared")
    rows = list(ReportSection.objects.filter(report=report, status__isnull=False))
    digests = section_digests([row.pk for row in rows])
    now = datetime.now(UTC)
    SectionStep.objects.bulk_create(
        SectionStep(section=row, act="opened", person_id=beginning.actor.id, at=now, digest=digests[row.pk])
        for row in rows
    )
    people: set[int] = set()
    for row in rows:
        if row.status == "open":
            people |= holders(("focal_point", "head_of_entity"), row.entity_id)
    tell(
        people - {beginning.actor.id},
        "deadline",
        report.symbol,
        address=progress_address(report.symbol),
        parameters={"symbol": report.symbol, "act": "opened", "by": beginning.actor.name},
        key=f"opened:{report.pk}",
    )


def _report(beginning: Beginning) -> Report:
    now = datetime.now(UTC)
    report = Report.objects.create(
        symbol=beginning.symbol,
        kind=beginning.kind,
        status="open",
        titles=dict(beginning.titles),
        period=beginning.period,
        places={code: {} for code in beginning.languages},
        stored_at=now,
    )
    submit_by, clear_by, publish_by = beginning.calendar
    ReportingCycle.objects.create(
        report=report,
        opened_by_id=beginning.actor.id,
        opened_at=now,
        submit_by=submit_by,
        clear_by=clear_by,
        publish_by=publish_by,
        languages=list(beginning.languages),
        carried_from=Report.objects.filter(symbol=beginning.carried_from).first()
        if beginning.carried_from
        else None,
    )
    return report


def _framework(beginning: Beginning, path: str, entity: int | None, occurrence: int = 0) -> Framework:
    if entity is None:
        raise Refused("invalid", _("Only an entity's section promises something."), place=path)
    return Framework.objects.create(
        entity_id=entity,
        period=beginning.period,
        source=framework_source(beginning.symbol, path, occurrence),
        is_public=False,
    )


def _in_every_language(report: Report, beginning: Beginning) -> None:
    """Rows that not every language's document has stand in all of them, at the same place."""
    for kind in KINDS.values():
        if not kind.placed:
            continue
        model: Any = kind.model
        changed = []
        for row in model._default_manager.filter(**{kind.of_report: report}):
            known = next(iter(row.places.values()), {"order": row.position})
            missing = {
                code: {"order": known["order"]} for code in beginning.languages if code not in row.places
            }
            if missing:
                row.places = {**row.places, **missing}
                changed.append(row)
        model._default_manager.bulk_update(changed, ["places"], batch_size=500)
    report.refresh_from_db()
    report.places = {code: {} for code in beginning.languages}
    report.titles = dict(beginning.titles)
    report.save(update_fields=["places", "titles"])
