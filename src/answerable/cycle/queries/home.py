"""A person's home: what is theirs to do by date, what came back and why, what changed, what they were told.

A fixed number of statements for each open report, however many sections it has; lists end at LONGEST
and say how many more there are.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from django.db import connection
from django.db.models import Count, Max

from answerable.cycle.queries.counts import Counts
from answerable.cycle.queries.lines import yardsticks
from answerable.cycle.queries.planning.counts import counts_for
from answerable.foundation.texts import Words, content_language, words
from answerable.organization.models import Notice, Person
from answerable.organization.queries import Me
from answerable.results.models import Comment, Entry, Report, ReportSection, SectionStep

LONGEST = 50
TaskKind = Literal["fill", "submit", "clear", "publish", "translate"]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do until a day. `section` is '' where it is the report as a whole."""

    kind: TaskKind
    symbol: str
    section: str
    name: Words | None
    due: date
    days: int  # until then; below 0: late
    status: str = ""
    missing: int = 0  # things still to be given, explained or translated


@dataclass(frozen=True, slots=True)
class CameBack:
    symbol: str
    section: str
    name: Words | None
    by: str
    at: datetime
    text: str
    comments: int  # not settled


@dataclass(frozen=True, slots=True)
class Changed:
    """What others did in a section since the person last looked: a step, or so many values written."""

    symbol: str
    section: str
    name: Words | None
    by: str
    at: datetime
    act: str  # a step, or 'entered'
    values: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    id: int
    kind: str
    subject: str
    address: str
    parameters: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Home:
    tasks: tuple[Task, ...]
    more_tasks: int
    came_back: tuple[CameBack, ...]
    changed: tuple[Changed, ...]
    looked_at: datetime | None
    notices: tuple[Told, ...]
    unread: int
    reports: tuple[str, ...]  # symbols of open reports the person sees


@dataclass(frozen=True, slots=True)
class _Section:
    id: int
    path: str
    names: dict[str, str]
    entity: int
    status: str


def home(me: Me, language: str, today: date | None = None) -> Home:
    """The home of the entered person, in their words; days count from `today`, in UTC unless said."""
    today = today or datetime.now(UTC).date()
    code = content_language(language)
    tasks: list[Task] = []
    came_back: list[CameBack] = []
    changed: list[Changed] = []
    since = Person.objects.values_list("looked_at", flat=True).get(pk=me.id)
    reports = list(
        Report.objects.filter(status="open", cycle__isnull=False)
        .select_related("cycle", "period")
        .order_by("cycle__submit_by", "symbol")
    )
    for report in reports:
        sections = _sections(report)
        tasks += _tasks(me, report, sections, code, today)
        came_back += _came_back(me, report, sections, code)
        changed += _changed(me, report, sections, code, since)
    tasks.sort(key=lambda task: (task.due, task.symbol, task.kind))
    changed.sort(key=lambda change: change.at, reverse=True)
    unread = Notice.objects.filter(person_id=me.id, read_at__isnull=True)
    return Home(
        tasks=tuple(tasks[:LONGEST]),
        more_tasks=max(0, len(tasks) - LONGEST),
        came_back=tuple(came_back[:LONGEST]),
        changed=tuple(changed[:LONGEST]),
        looked_at=since,
        notices=tuple(
            Told(row.pk, row.kind, row.subject, row.address, row.parameters, row.at) for row in unread[:20]
        ),
        unread=unread.count(),
        reports=tuple(report.symbol for report in reports),
    )


def _sections(report: Report) -> list[_Section]:
    rows = ReportSection.objects.filter(report=report, status__isnull=False, entity__isnull=False)
    columns: Any = rows.order_by("position").values_list("pk", "path", "names", "entity_id", "status")
    return [_Section(*row) for row in columns]


def _tasks(me: Me, report: Report, sections: list[_Section], language: str, today: date) -> list[Task]:
    cycle = report.cycle
    found: list[Task] = []

    def add(kind: TaskKind, due: date, section: _Section | None = None, missing: int = 0) -> None:
        found.append(
            Task(
                kind,
                report.symbol,
                section.path if section else "",
                words(section.names, language) if section else words(report.titles, language),
                due,
                (due - today).days,
                section.status if section else "",
                missing,
            )
        )

    mine = [s for s in sections if s.status in ("open", "returned") and me.may("enters", s.entity)]
    by = yardsticks(report.period)
    counts = counts_for(report.kind, [s.id for s in mine], by) if mine else {}
    for section in mine:
        missing = (counts.get(section.id) or Counts()).missing
        if missing:
            add("fill", cycle.submit_by, section, missing)
        elif me.may("submits", section.entity):
            add("submit", cycle.submit_by, section)
    for section in sections:
        if section.status == "submitted" and me.may("clears", section.entity):
            add("clear", cycle.clear_by, section)
    if me.may_everywhere("publishes") and sections and all(s.status == "cleared" for s in sections):
        add("publish", cycle.publish_by)
    by_id = {section.id: section for section in mine}
    for pk, number in outdated_translations(by_id).items():
        add("translate", cycle.submit_by, by_id[pk], number)
    return found


_OUTDATED = """
SELECT t.section_id, count(*) FROM results_entry t
JOIN results_entry s ON s.section_id = t.section_id AND s.path = t.path AND s.field = t.field
     AND s.language = t.source_language
WHERE t.section_id = ANY (%s) AND t.source_digest <> '' AND s.digest <> t.source_digest
GROUP BY t.section_id
"""


def outdated_translations(sections: Collection[int]) -> dict[int, int]:
    """How many texts of each section are older than what they were translated from."""
    with connection.cursor() as cursor:
        cursor.execute(_OUTDATED, [list(sections)])
        return dict(cursor.fetchall())


def _came_back(me: Me, report: Report, sections: list[_Section], language: str) -> list[CameBack]:
    back = {s.id: s for s in sections if s.status == "returned" and me.may("enters", s.entity)}
    if not back:
        return []
    steps = (
        SectionStep.objects.filter(section_id__in=back, act__in=("returned", "reopened"))
        .select_related("person")
        .order_by("section_id", "-at", "-pk")
        .distinct("section_id")
    )
    comments = dict(
        Comment.objects.filter(section_id__in=back, settled_at__isnull=True)
        .order_by()
        .values("section_id")
        .annotate(number=Count("pk"))
        .values_list("section_id", "number")
    )
    return [
        CameBack(
            report.symbol,
            back[step.section_id].path,
            words(back[step.section_id].names, language),
            step.person.name,
            step.at,
            step.text,
            comments.get(step.section_id, 0),
        )
        for step in steps
    ]


def _changed(
    me: Me, report: Report, sections: list[_Section], language: str, since: datetime | None
) -> list[Changed]:
    """Steps and entries of others, of sections the person works on; nothing for whoever never looked."""
    if since is None:
        return []
    by_id = {
        s.id: s for s in sections if any(me.may(act, s.entity) for act in ("enters", "clears", "publishes"))
    }
    found: list[Changed] = []

    def add(pk: int, by: str, at: datetime, act: str, values: int = 0) -> None:
        section = by_id[pk]
        found.append(
            Changed(report.symbol, section.path, words(section.names, language), by, at, act, values)
        )

    steps = SectionStep.objects.filter(section_id__in=by_id, at__gt=since).exclude(person_id=me.id)
    for pk, by, at, act in steps.order_by("-at").values_list("section_id", "person__name", "at", "act")[
        :LONGEST
    ]:
        add(pk, by, at, act)
    entries = Entry.objects.filter(section_id__in=by_id, at__gt=since).exclude(person_id=me.id).order_by()
    grouped = entries.values("section_id", "person__name").annotate(last=Max("at"), number=Count("pk"))
    for row in grouped.order_by("-last")[:LONGEST]:
        add(row["section_id"], row["person__name"], row["last"], "entered", row["number"])
    return found
