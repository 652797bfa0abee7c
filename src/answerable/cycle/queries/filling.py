"""What an open account would take over from the ledger and the final budget, figure by figure.

For the budget office, who see everything. Nothing is written here (`actions.filling`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Max, Sum

from answerable.calc import posts as calc_posts
from answerable.calc.account import Period
from answerable.cycle.rules.filling import (
    GROUPS,
    Places,
    average_filled,
    figure,
    in_thousands,
    placed,
    post_codes,
)
from answerable.organization.models import Entity
from answerable.plans.models import BudgetLine, BudgetVersion, CostCategory, PostLine
from answerable.plans.queries.posts import posting_of
from answerable.results.models import (
    LedgerFilling,
    LedgerLoad,
    LedgerMonth,
    PostResult,
    Report,
    ReportSection,
    ResourceResult,
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A figure as it would become. `source` is budget or ledger; `exact` what it was rounded from."""

    section: str
    path: str
    field: str
    code: str
    names: Mapping[str, str]
    present: str | None
    value: str
    source: str
    exact: Decimal
    entity: int | None

    @property
    def changes(self) -> bool:
        return self.present != self.value


@dataclass(frozen=True, slots=True)
class Astray:
    """An amount the account has no place for."""

    entity: str
    names: Mapping[str, str]
    code: str
    source: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Before:
    """The last time this was done; `new_loads` since then."""

    at: datetime
    by: str
    rows: int
    new_loads: int


@dataclass(frozen=True, slots=True)
class Filling:
    """`cleared`: sections whose figures stay as they are. `granted_by`: the decision the apportionments
    come from, '' where they are the ledger's allotments. `other_currencies` are counted nowhere."""

    symbol: str
    period: str
    currency: str
    figures: tuple[Filled, ...]
    cleared: tuple[str, ...]
    astray: tuple[Astray, ...]
    granted_by: str
    versions: tuple[int, ...]
    last_load: int | None
    other_currencies: tuple[str, ...]
    unknown_grades: tuple[str, ...]
    months: tuple[date, ...]  # with posts filled
    before: Before | None

    @property
    def changed(self) -> tuple[Filled, ...]:
        return tuple(one for one in self.figures if one.changes and one.section not in self.cleared)


def filling(report: Report) -> Filling:
    """The figures of an open report as ledger and budget have them now."""
    return _Reading(report).filling()


def filling_of(symbol: str) -> Filling | None:
    """The same by the symbol; None where no report of this symbol is being made."""
    report = Report.objects.select_related("period").filter(symbol=symbol, status="open").first()
    return None if report is None or report.period is None else filling(report)


def last_filling(symbol: str) -> Before | None:
    """When the account last took its figures over, and how many loads came since."""
    return _before(LedgerFilling.objects.filter(report__symbol=symbol))


def filled_at(symbol: str) -> datetime | None:
    """When the account last took its money and posts over from ledger and budget, for who enters it."""
    rows = LedgerFilling.objects.filter(report__symbol=symbol).order_by("-filled_at", "-pk")
    return rows.values_list("filled_at", flat=True).first()


class _Reading:
    def __init__(self, report: Report) -> None:
        self.report = report
        assert report.period is not None
        self.period = Period(report.period.start, report.period.end, report.period.label)
        self.rows = list(
            ResourceResult.objects.filter(section__report=report).select_related("section", "category")
        )
        self.sections = list(ReportSection.objects.filter(report=report, occurrence=0).order_by("position"))
        self.versions = _decided(report)
        self.currency = self.versions[0].budget.currency if self.versions else "USD"

    @cached_property
    def places(self) -> Places:
        holders = {row.section.path for row in self.rows if row.section.entity_id is not None}
        general = [row for row in self.rows if row.section.entity_id is None]
        return Places(
            {one.entity_id: one.path for one in self.sections if one.entity_id is not None},
            frozenset(holders),
            dict(Entity.objects.values_list("pk", "parent_id")),
            general[0].section.path if general else "",
            frozenset(row.category.code for row in general),
        )

    @cached_property
    def categories(self) -> dict[str, CostCategory]:
        return {row.code: row for row in CostCategory.objects.all()}

    def filling(self) -> Filling:
        granted, source = self._granted()
        spent = self._ledger("expenditure")
        income = self._ledger("income")
        spent |= {key: amount for key, amount in income.items() if self._is_income(key[1])}
        allotments = placed(granted, self.places)
        used = placed(spent, self.places)
        figures = [*self._money(allotments.sums, used.sums, source, bool(spent)), *self._posts()]
        codes = dict(Entity.objects.values_list("pk", "code"))
        names = dict(Entity.objects.values_list("pk", "names"))
        astray = [
            Astray(codes[entity], names[entity], code, of, amount)
            for of, found in ((source, allotments.astray), ("ledger", used.astray))
            for (entity, code), amount in found.items()
            if amount
        ]
        loads = LedgerLoad.objects.filter(status="loaded").aggregate(last=Max("pk"))
        return Filling(
            self.report.symbol,
            self.period.label or "",
            self.currency,
            tuple(figures),
            tuple(one.path for one in self.sections if one.status == "cleared"),
            tuple(astray),
            "; ".join(version.symbol for version in self.versions),
            tuple(version.pk for version in self.versions),
            loads["last"],
            self._other_currencies(),
            self._unknown_grades,
            self._months,
            _before(LedgerFilling.objects.filter(report=self.report)),
        )

    # --- money

    def _granted(self) -> tuple[dict[tuple[int, str], Decimal], str]:
        """What was allotted: by the final budget where there is one, else as the ledger has it."""
        if not self.versions:
            return self._ledger("allotment"), "ledger"
        lines = BudgetLine.objects.filter(version__in=self.versions, amount__isnull=False)
        found: dict[tuple[int, str], Decimal] = {}
        for entity, code, amount in lines.values_list("entity_id", "category__code", "amount"):
            found[entity, code] = found.get((entity, code), Decimal(0)) + (amount or 0)
        return found, "budget"

    def _ledger(self, kind: str) -> dict[tuple[int, str], Decimal]:
        rows = LedgerMonth.objects.filter(
            counts_in_id=self.report.period_id, kind=kind, currency=self.currency, category__isnull=False
        )
        summed = rows.order_by().values_list("entity_id", "category__code").annotate(amount=Sum("amount"))
        return {(entity, code or ""): amount for entity, code, amount in summed}

    def _other_currencies(self) -> tuple[str, ...]:
        rows = LedgerMonth.objects.filter(counts_in_id=self.report.period_id).exclude(kind="incumbency")
        other = rows.exclude(currency=self.currency).order_by().values_list("currency", flat=True)
        return tuple(sorted(set(other)))

    def _money(
        self,
        granted: Mapping[tuple[str, str], Decimal],
        spent: Mapping[tuple[str, str], Decimal],
        source: str,
        is_spent: bool,
    ) -> Iterable[Filled]:
        """Rows the account has, and rows it gets; with expenditure in the ledger at all, none is nought.

        Not so of income: nobody's word on it is not that there was none.
        """
        have = {(row.section.path, row.category.code): row for row in self.rows}
        new = [key for key in dict.fromkeys((*granted, *spent)) if key not in have and self._becomes(key)]
        for path, code in [*have, *sorted(new)]:
            row = have.get((path, code))
            for field, sums, of in (("apportionment", granted, source), ("expenditure", spent, "ledger")):
                exact = sums.get((path, code))
                if exact is None and field == "expenditure" and is_spent and self._is_cost(code):
                    exact = Decimal(0)
                if exact is not None:
                    present = None if row is None else getattr(row, field)
                    yield self._filled(path, f"{path}${code}", field, code, present, exact, of)

    def _is_cost(self, code: str) -> bool:
        return code in self.categories and not self._is_income(code)

    def _is_income(self, code: str) -> bool:
        """Whether the ledger has it as income: staff assessment, which turns gross into net."""
        return code in self.categories and self.categories[code].group == "assessment"

    def _becomes(self, key: tuple[str, str]) -> bool:
        """Whether the account has a table for the category; contributions in kind stand elsewhere."""
        category = self.categories.get(key[1])
        return category is not None and category.group in GROUPS

    def _filled(
        self, path: str, of: str, field: str, code: str, present: str | None, exact: Decimal, source: str
    ) -> Filled:
        names = self.categories[code].names if code in self.categories else {}
        entity = next((one.entity_id for one in self.sections if one.path == path), None)
        return Filled(path, of, field, code, names, present, in_thousands(exact), source, exact, entity)

    # --- posts

    @cached_property
    def _lines(self) -> list[PostLine]:
        return [line for line in self._every_line if line.kind in ("post", "temporary")]

    @cached_property
    def _every_line(self) -> list[PostLine]:
        """With uniformed strength, which is in no table of posts."""
        return list(PostLine.objects.filter(version__in=self.versions).select_related("entity"))

    @cached_property
    def _incumbency(self) -> list[tuple[int, str, date, Decimal]]:
        rows = LedgerMonth.objects.filter(
            counts_in_id=self.report.period_id, kind="incumbency", is_late=False
        ).order_by("entity__code", "grade", "month")
        summed = rows.values_list("entity_id", "grade", "month").annotate(posts=Sum("amount"))
        return [(entity, grade, month, posts) for entity, grade, month, posts in summed]

    @cached_property
    def _months(self) -> tuple[date, ...]:
        return tuple(sorted({month for _entity, _grade, month, _posts in self._incumbency}))

    @cached_property
    def _groups(self) -> dict[tuple[int | None, str], tuple[str, str]]:
        """Kind and group of a grade at an entity, or anywhere; posts before temporary positions."""
        found: dict[tuple[int | None, str], tuple[str, str]] = {}
        for line in sorted(self._lines, key=lambda line: line.kind != "post"):
            for entity in (line.entity_id, None):
                found.setdefault((entity, line.grade or line.group), (line.kind, line.group))
        return found

    @cached_property
    def _unknown_grades(self) -> tuple[str, ...]:
        """Grades with people in them that no line of the final budget has."""
        known = {line.grade or line.group for line in self._every_line}
        return tuple(sorted({grade for _e, grade, _m, _p in self._incumbency if grade not in known}))

    def _posts(self) -> Iterable[Filled]:
        have = {
            (row.section.path, row.code): row
            for row in PostResult.objects.filter(section__report=self.report).select_related("section")
        }
        keys: dict[tuple[str, str, str], None] = {}
        authorized = self._authorized()
        filled = self._filled_posts()
        for key in (*authorized, *filled):
            keys.setdefault(key)
        for path, kind, group in keys:
            codes = post_codes(kind, group)
            code = next((one for one in codes if (path, one) in have), codes[0])
            row = have.get((path, code))
            for field, exact, source in (
                ("authorized", authorized.get((path, kind, group)), "budget"),
                ("incumbency", filled.get((path, kind, group)), "ledger"),
            ):
                if exact is not None:
                    present = None if row is None else getattr(row, field)
                    yield Filled(
                        path, f"{path}!{code}", field, code, row.names if row else {}, present, figure(exact),
                        source, exact, None,
                    )  # fmt: skip

    def _authorized(self) -> dict[tuple[str, str, str], Decimal]:
        """Average authorized posts by section, kind and group."""
        found: dict[tuple[str, str, str], list[calc_posts.Posting]] = {}
        for line in self._lines:
            path = self.places.of(line.entity_id)
            if path is not None:
                found.setdefault((path, line.kind, line.group), []).append(posting_of(line))
        return {key: calc_posts.average(lines, self.period).number() for key, lines in found.items()}

    def _filled_posts(self) -> dict[tuple[str, str, str], Decimal]:
        """Mean of the reported months by section, kind and group."""
        found: dict[tuple[str, str, str], list[tuple[date, Decimal]]] = {}
        months: dict[str, set[date]] = {}
        for entity, grade, month, posts in self._incumbency:
            path = self.places.of(entity)
            of = self._groups.get((entity, grade)) or self._groups.get((None, grade))
            if path is not None:
                months.setdefault(path, set()).add(month)
                if of is not None:
                    found.setdefault((path, *of), []).append((month, posts))
        averages = {key: average_filled(lines, months[key[0]]) for key, lines in found.items()}
        return {key: average for key, average in averages.items() if average is not None}


def _decided(report: Report) -> list[BudgetVersion]:
    """Of each budget of the period the last decision; the whole institution's budget first."""
    rows = (
        BudgetVersion.objects.filter(
            budget__period_id=report.period_id or 0, status="final", stage__in=("approved", "revised")
        )
        .select_related("budget")
        .order_by("budget_id", "-decided_on", "-number")
    )
    latest: dict[int, BudgetVersion] = {}
    for row in rows:
        latest.setdefault(row.budget_id, row)
    return sorted(latest.values(), key=lambda row: (row.budget.entity_id is not None, row.budget.code))


def _before(rows: Any) -> Before | None:
    last = rows.select_related("filled_by").order_by("-filled_at", "-pk").first()
    if last is None:
        return None
    since = LedgerLoad.objects.filter(pk__gt=last.last_load_id or 0, added__gt=0).count()
    return Before(last.filled_at, last.filled_by.name, last.rows, since)
