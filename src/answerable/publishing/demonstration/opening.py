"""Opening a period of the sample institution from its plan, by the budget office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from answerable.organization.actions import give_role
from answerable.organization.models import Role
from answerable.publishing.actions.opening import open_period
from answerable.publishing.demonstration.office import ADMINISTRATOR, OPENER, Office
from answerable.publishing.sample.people import PEOPLE
from answerable.results.models import Report, ReportSection


def open_year(
    office: Office, today: date, days: tuple[int, int, int], progress: Callable[[str], None]
) -> None:
    """The period with its plan, money and posts; deadlines are so many days from today."""
    with office.acting(OPENER) as by:
        if not Report.objects.filter(symbol=office.symbol).exists():
            progress(f"Opening the period {office.year.label}.")
            submit_by, clear_by, publish_by = (today + timedelta(days=number) for number in days)
            open_period(
                by=by,
                period=office.year.period,
                symbol=office.symbol,
                submit_by=submit_by,
                clear_by=clear_by,
                publish_by=publish_by,
                languages=("en", "zh"),
                plans=office.plan(),
                resources=office.resources(),
            )
    _roles_at_new_entities(office, today)


def _roles_at_new_entities(office: Office, today: date) -> None:
    """An office that was renamed is another entity: the administrator gives its people their roles there."""
    with office.acting(OPENER):
        rows = ReportSection.objects.filter(report__symbol=office.symbol, parent_path__isnull=True)
        entities = dict(rows.filter(entity__isnull=False).values_list("path", "entity_id"))
    for one in PEOPLE:
        person, entity = office.people[one.key], entities.get(one.department)
        with office.acting(ADMINISTRATOR) as by:
            if entity is None or Role.objects.filter(person_id=person, entity_id=entity).exists():
                continue
            give_role(by=by, person=person, role=one.role, entity=entity, first_day=today, last_day=None)
