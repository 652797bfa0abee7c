"""Lines of posts, their averages over the period, and how many there are in each month."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.calc.account import Period
from answerable.calc.posts import Average, Posting, average, averages, months
from answerable.organization.queries.people import Me
from answerable.plans.models import BudgetVersion, PostLine
from answerable.plans.queries.scope import entities_of
from answerable.plans.queries.versions import sees_whole, version_row, version_rows, writable_entities
from answerable.plans.shapes import AveragePosts, PostRow, PostsSheet


def posts_sheet(number: int, entity: str | None = None, me: Me | None = None) -> PostsSheet | None:
    """The lines of posts of a version (of one entity) with their averages; None where none is seen."""
    row = version_rows().filter(pk=number).first()
    if row is None:
        return None
    found, period = version_row(row), period_of(row)
    entities = entities_of(row.budget)
    writable = writable_entities(found, entities, me)
    lines = _lines(number, entity)
    used = {line.entity.code for line in lines}
    return PostsSheet(
        version=found,
        entities=tuple(e for e in entities if e.code in used or e.code in writable),
        rows=tuple(post_row(line, period) for line in lines),
        months=tuple(month.first for month in months(period)),
        by_month={
            key: tuple(sum_.in_month(index) for index in range(len(sum_.by_month)))
            for key, sum_ in averages(
                (posting_of(line) for line in lines), period, lambda posting: (posting.group, posting.grade)
            ).items()
        },
        writable=frozenset(code for code in writable if entity is None or code == entity),
        is_whole=sees_whole(found, me),
    )


def average_posts(number: int, entity: str | None = None) -> AveragePosts | None:
    """Average authorized numbers of a version, of one entity or of all the reader sees."""
    row = version_rows().filter(pk=number).first()
    if row is None:
        return None
    return averages_of(number, (posting_of(line) for line in _lines(number, entity)), period_of(row))


def averages_of(number: int, postings: Iterable[Posting], period: Period) -> AveragePosts:
    """Averages of these lines by everything they can be counted by."""
    lines = tuple(postings)
    return AveragePosts(
        version=number,
        by_entity=averages(lines, period, lambda p: p.entity),
        by_group=averages(lines, period, lambda p: (p.kind, p.group)),
        by_grade=averages(lines, period, lambda p: (p.kind, p.group, p.grade)),
        by_location=averages(lines, period, lambda p: p.location),
        by_entity_and_group=averages(lines, period, lambda p: (p.entity, p.kind, p.group)),
        total=average(lines, period),
    )


def postings(number: int, entity: str | None = None) -> tuple[Posting, ...]:
    """The dated lines of a version as `calc.posts` takes them."""
    return tuple(posting_of(line) for line in _lines(number, entity))


def period_of(row: BudgetVersion) -> Period:
    period = row.budget.period
    return Period(period.start, period.end, period.label)


def posting_of(line: PostLine) -> Posting:
    return Posting(
        line.count, line.first_day, line.last_day, line.code, line.entity.code, line.kind, line.group,
        line.grade, line.location,
    )  # fmt: skip


def post_row(line: PostLine, period: Period) -> PostRow:
    alone: Average = average((posting_of(line),), period)
    return PostRow(
        line.code, line.entity.code, line.kind, line.group, line.grade, line.location, line.titles,
        line.count, line.first_day, line.last_day, line.begins_by, line.ends_by, line.continues,
        line.reasons, line.written_by.name if line.written_by else "", line.written_at, alone,
    )  # fmt: skip


def _lines(number: int, entity: str | None) -> list[PostLine]:
    rows = PostLine.objects.filter(version=number).select_related("entity", "written_by")
    if entity is not None:
        rows = rows.filter(entity__code=entity)
    return list(rows)
