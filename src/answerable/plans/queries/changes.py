"""One version of a budget against another: money, posts, totals; and explanations that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from answerable.calc.budgeting import Change, change, totals
from answerable.calc.ratios import total
from answerable.calc.thresholds import Threshold
from answerable.plans.models import BudgetLine, BudgetVersion, PostLine
from answerable.plans.queries.posts import period_of, post_row
from answerable.plans.queries.scope import cost_categories, entities_of
from answerable.plans.queries.sheets import lines_of
from answerable.plans.queries.versions import seen_entities, version_row, version_rows
from answerable.plans.rules.explaining import missing, needs_explanation, threshold_of
from answerable.plans.rules.posts import COLUMNS
from answerable.plans.rules.standing import EXPLAINED
from answerable.plans.shapes import Changes, Missing, MoneyChange, PostChange, PostRow

# What makes a line of posts another one; words about it do not.
_COMPARED = tuple(name for name in COLUMNS.values() if name not in ("reasons", "titles", "continues"))
_ACT_OF = {"grade": "reclassified", "entity": "redeployed", "location": "redeployed", "group": "converted"}


def changes(number: int, against: int) -> Changes | None:
    """What became of `against` in the other version; None where one of them is not seen.

    Lines that are equal on both sides are in `money` with a change of zero, posts that are equal
    are not listed. What one version does not state is not in it; where the reader sees only their own
    entities of one of them, only these are compared.
    """
    rows = {row.pk: row for row in version_rows().filter(pk__in=(number, against))}
    if number not in rows or against not in rows:
        return None
    seen = [seen_entities(row.status) for row in rows.values()]
    only = next((scope for scope in seen if scope is not None), None)
    after, before = lines_of(number, only=only), lines_of(against, only=only)
    categories = cost_categories({category for _, category in (*after, *before)})
    found = version_row(rows[number])
    threshold = threshold_of({c.group for c in categories}, found.period_start)
    entities = [
        e for e in entities_of(rows[number].budget) if any(e.code == key[0] for key in (*after, *before))
    ]
    money = []
    for entity in entities:
        for category in categories:
            key = (entity.code, category.code)
            if key in after or key in before:
                money.append(_money(key, category.group, before.get(key), after.get(key), threshold))
    return Changes(
        version=found,
        against=version_row(rows[against]),
        money=tuple(money),
        by_category={c.code: _by_category(c.code, money) for c in categories},
        posts=tuple(_posts(_post_rows(against, rows[against], only), _post_rows(number, rows[number], only))),
        totals_before=totals((line.group, line.before) for line in money),
        totals_after=totals((line.group, line.after) for line in money),
        entities=tuple(entities),
        categories=categories,
    )


def missing_explanations(number: int) -> tuple[Missing, ...]:
    """Causes and reasons that changes against `based_on` still need before the version can be final."""
    row = version_rows().filter(pk=number).first()
    if row is None or row.based_on_id is None or row.stage not in EXPLAINED:
        return ()
    only = seen_entities(row.status)
    after, before = lines_of(number, only=only), lines_of(row.based_on_id, only=only)
    groups = {line.category.group for line in (*after.values(), *before.values())}
    threshold = threshold_of(groups, row.budget.period.start)
    found: list[Missing] = []
    for key in sorted({*after, *before}):
        line = after.get(key)
        group = (line or before[key]).category.group
        became = change(_amount(before.get(key)), _amount(line))
        if needs_explanation(became, group, threshold):
            found.extend(missing(*key, line.cause if line else None, line.reasons if line else {}))
    return tuple(found)


def _amount(row: BudgetLine | None) -> Decimal | None:
    return None if row is None else row.amount


def _money(
    key: tuple[str, str],
    group: str,
    before: BudgetLine | None,
    after: BudgetLine | None,
    threshold: Threshold | None,
) -> MoneyChange:
    became = change(_amount(before), _amount(after))
    return MoneyChange(
        entity=key[0],
        category=key[1],
        group=group,
        before=_amount(before),
        after=_amount(after),
        change=became,
        cause=after.cause if after else None,
        reasons=after.reasons if after else {},
        must_be_explained=needs_explanation(became, group, threshold),
    )


def _by_category(code: str, money: Iterable[MoneyChange]) -> tuple[Decimal | None, Decimal | None, Change]:
    lines = [line for line in money if line.category == code]
    before, after = total(line.before for line in lines).value, total(line.after for line in lines).value
    return before, after, change(before, after)


def _post_rows(number: int, row: BudgetVersion, only: frozenset[int] | None) -> Mapping[str, PostRow]:
    lines = PostLine.objects.filter(version=number).select_related("entity", "written_by")
    if only is not None:
        lines = lines.filter(entity_id__in=only)
    return {line.code: post_row(line, period_of(row)) for line in lines}


def _posts(before: Mapping[str, PostRow], after: Mapping[str, PostRow]) -> Iterable[PostChange]:
    for code in dict.fromkeys((*before, *after)):
        was, now = before.get(code), after.get(code)
        if was is None and now is not None:
            yield PostChange(code, now.entity, now.begins_by or now.ends_by or "established", None, now)
        elif now is None and was is not None:
            yield PostChange(code, was.entity, was.ends_by or "abolished", was, None)
        elif was is not None and now is not None:
            what = tuple(name for name in _COMPARED if getattr(was, name) != getattr(now, name))
            if what:
                yield PostChange(code, now.entity, _act(what, now), was, now, what)


def _act(what: tuple[str, ...], now: PostRow) -> str:
    if "count" in what:
        return "count"
    if "ends_by" in what and now.ends_by:
        return now.ends_by
    return next((_ACT_OF[name] for name in what if name in _ACT_OF), "changed")
