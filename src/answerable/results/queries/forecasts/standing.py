"""What a forecast stands on: the budget, the version that grants, the months, and whose entities.

The version that grants is the last final one that was decided (approved or revised), else the last
final one. A person who does not read the whole institution sees their own entities only, and of the
ledger the second lock gives them no more; both halves are cut alike, so that nothing looks underspent
because its expenditure is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from answerable.calc.account import Period
from answerable.calc.forecast import METHODS
from answerable.calc.periods import label
from answerable.calc.posts import months as months_of
from answerable.foundation.texts import Words, content_language, words
from answerable.organization.models import Entity
from answerable.organization.queries import Me
from answerable.plans.models import Budget, BudgetLine
from answerable.plans.queries.versions import granting_versions
from answerable.results.queries.forecasts.shapes import ForecastBudget, GrantingVersion, Named, Question


@dataclass(frozen=True, slots=True)
class Standing:
    """A budget, its months as first days, and the entities of it that were asked for and may be seen.

    Which months are over is said by all that are readable: an entity alone ends as its row in the whole.
    """

    row: Budget
    budget: ForecastBudget
    months: tuple[date, ...]
    entities: Mapping[int, Named]  # by identity, each under its parent
    readable: Mapping[int, Named]  # every entity of the budget the reader may choose
    is_whole: bool

    @property
    def offered(self) -> tuple[Named, ...]:
        return tuple(self.readable.values())

    @property
    def before(self) -> tuple[date, ...]:
        """The same months a year before (of a biennium: two)."""
        years = -(-len(self.months) // 12)
        return tuple(month.replace(year=month.year - years) for month in self.months)


def forecast_budgets(me: Me, language: str) -> tuple[ForecastBudget, ...]:
    """Budgets this person may look ahead for, newest period first; those without any entity of theirs not."""
    if not me.may("reads"):
        return ()
    rows = Budget.objects.select_related("period", "entity").order_by("-period__start", "code")
    versions = _granting(rows)
    parents = dict(Entity.objects.values_list("pk", "parent_id"))
    return tuple(
        _budget(row, versions.get(row.pk), content_language(language))
        for row in rows
        if _all(me) or any(_belongs(entity, row.entity_id, parents) for entity in me.scopes["reads"])
    )


def standing_of(me: Me, code: str, question: Question, language: str) -> Standing | None:
    """None where there is no such budget or entity for this person, or they ask what there is not."""
    row = Budget.objects.select_related("period", "entity").filter(code=code).first()
    if row is None or not me.may("reads") or question.method not in METHODS:
        return None
    spoken = content_language(language)
    apart = entities_apart(row)
    tree = [(pk, named) for pk, named in _under(row.entity_id, spoken) if pk not in apart]
    readable = {pk: named for pk, named in tree if _all(me) or pk in me.scopes["reads"]}
    if not readable:
        return None
    chosen = readable
    if question.entity:
        within = set(_codes_under(question.entity, tree))
        chosen = {pk: named for pk, named in readable.items() if named.code in within}
        if not chosen or question.entity not in {named.code for named in readable.values()}:
            return None
    budget = _budget(row, _granting([row]).get(row.pk), spoken)
    period = Period(row.period.start, row.period.end)
    months = tuple(month.first.replace(day=1) for month in months_of(period))
    return Standing(row, budget, months, chosen, readable, len(readable) == len(tree))


def entities_apart(row: Budget) -> frozenset[int]:
    """Entities under the budget's that have a budget of their own for the period and no line in this one.

    Their money is another budget's: a mission beside the departments of its institution.
    """
    others = Budget.objects.filter(period__start=row.period.start, period__end=row.period.end)
    named = others.exclude(pk=row.pk).filter(entity__isnull=False).values_list("entity_id", flat=True)
    own = {entity for entity in named if entity is not None and entity != row.entity_id}
    if not own:
        return frozenset()
    parents = dict(Entity.objects.values_list("pk", "parent_id"))
    under = {entity for entity in own if _belongs(entity, row.entity_id, parents)}
    below = {pk for pk in parents if any(_belongs(pk, root, parents) for root in under)}
    stated = BudgetLine.objects.filter(version__budget=row).values_list("entity_id", flat=True)
    return frozenset(below - set(stated))


def _all(me: Me) -> bool:
    return me.may_everywhere("reads")


def _belongs(entity: int, root: int | None, parents: Mapping[int, int | None]) -> bool:
    """Whether the entity is the budget's or under it."""
    at: int | None = entity
    while at is not None:
        if root is None or at == root:
            return True
        at = parents.get(at)
    return False


def _under(root: int | None, language: str) -> Iterator[tuple[int, Named]]:
    """The entity and everything under it, each under its parent; without one, all there are."""
    below: dict[int | None, list[Entity]] = {}
    for row in Entity.objects.order_by("code"):
        below.setdefault(row.parent_id, []).append(row)

    def walk(rows: Iterable[Entity], depth: int) -> Iterator[tuple[int, Named]]:
        for row in rows:
            yield row.pk, Named(row.code, _called(row.names, row.code, language), depth=depth)
            yield from walk(below.get(row.pk, ()), depth + 1)

    if root is None:
        return walk(below.get(None, ()), 0)
    return walk((row for rows in below.values() for row in rows if row.pk == root), 0)


def _codes_under(code: str, tree: list[tuple[int, Named]]) -> Iterator[str]:
    """The codes of an entity and of those that follow it deeper in the tree."""
    depth: int | None = None
    for _pk, named in tree:
        if depth is not None and named.depth <= depth:
            return
        if depth is None and named.code == code:
            depth = named.depth
        if depth is not None:
            yield named.code


def _granting(rows: Iterable[Budget]) -> dict[int, GrantingVersion]:
    """The version that grants (`plans.queries`), by the budget's identity."""
    return {
        budget: GrantingVersion(version.pk, version.number, version.stage, version.symbol)
        for budget, version in granting_versions(row.pk for row in rows).items()
    }


def _budget(row: Budget, version: GrantingVersion | None, language: str) -> ForecastBudget:
    period = row.period
    return ForecastBudget(
        row.code,
        _called(row.names, row.code, language),
        row.entity.code if row.entity else None,
        period.label or label(Period(period.start, period.end)),
        period.start,
        period.end,
        row.currency,
        version,
    )


def _called(names: Mapping[str, str], code: str, language: str) -> Words:
    return words(names, language) or Words(code, language, language)


called = _called
