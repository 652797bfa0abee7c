"""The sources of a combined report: three budgets, two years of the ledger, a plan and an account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from answerable.calc.account import Accomplishment
from answerable.cycle.rules import Refused
from answerable.plans.models import BudgetLine, BudgetVersion, CostCategory
from answerable.publishing.compiling.combined.sources import (
    CombinedSources,
    Component,
    Decision,
    Framework,
    Line,
)
from answerable.publishing.compiling.gathering import plans, posts, spending
from answerable.publishing.compiling.gathering.budgets import (
    Tree,
    YearOfBudget,
    tree_of,
    two,
    year_before,
    year_of,
)
from answerable.publishing.sample.bilingual import Two
from answerable.results.models import Report, ResourceCategory

Amounts = Mapping[str, Decimal | None]  # by code of the category
PLACES_OF_ROLES = {"I.A": "introduction", "I.C": "strategy"}  # from the plan; 'I.B' from the account
EARLIER = 2  # periods before that of performance whose balance is shown
_STAGES = {
    "proposed": "proposed",
    "recommended": "recommended",
    "approved": "approved",
    "revised": "approved",
}


def gather(version: BudgetVersion, *, symbol: str = "", report: str = "", plan: str = "") -> CombinedSources:
    """Everything for the combined report that proposes this version. Raises `Refused`.

    `report` and `plan` are symbols of the account and the plan to take texts and frameworks from;
    without them the ones of exactly these periods.
    """
    proposed = year_of(version)
    budget = version.budget
    current = year_before(proposed, budget)
    performance = year_before(current, budget)
    tree = tree_of(budget)
    account = plans.report_for(performance, report, tree)
    promised = plans.plan_for(proposed, plan, tree)
    for wanted, found in ((report, account), (plan, promised)):
        if wanted and found is None:
            raise Refused("not_found", _("There is no report %(symbol)s.") % {"symbol": wanted})
    filled = spending.filled(performance.period, list(tree.entities))
    counted = posts.posts_of(performance, current, proposed, filled, tree)
    name = two(budget.entity.names, budget.entity.code) if budget.entity else two(budget.names, budget.code)
    return CombinedSources(
        name,
        symbol or None,
        performance.period,
        current.period,
        proposed.period,
        budget.currency,
        _lines(performance, current, proposed, tree, account),
        tuple(Component(code, tree.name(code)) for code in tree.order),
        counted,
        posts.changes_of(current, proposed, tree),
        _decisions(performance, current),
        _income(performance, tree),
        posts.rates_of(counted, current, proposed),
        _frameworks(promised, account, tree, (performance.label, current.label, proposed.label)),
        _narrative(promised, account),
        _months_without(performance, tree, account),
    )


# --- money


def _lines(
    performance: YearOfBudget,
    current: YearOfBudget,
    proposed: YearOfBudget,
    tree: Tree,
    account: Report | None,
) -> tuple[Line, ...]:
    """A line for each category that has money in any of the three periods."""
    allotted, now, asked = (_granted(year) for year in (performance, current, proposed))
    spent = _spent(performance, tree, account)
    if not allotted and account is not None:
        allotted = spending.recorded(account, "apportionment", list(tree.entities))
    parts = {"current": _by_component(current, tree), "proposed": _by_component(proposed, tree)}
    earlier = _balances(performance, tree)
    said, reasons = _said(account), _reasons(proposed)
    made = []
    for category in CostCategory.objects.order_by("position", "code"):
        code = category.code
        figures = (allotted.get(code), spent.get(code), now.get(code), asked.get(code))
        balances = {label: of.get(code) for label, of in earlier.items() if of}
        if not any(figures) and not any(balances.values()):
            continue
        shares = {
            component: (parts["current"].get((component, code)), parts["proposed"].get((component, code)))
            for component in tree.order
        }
        made.append(
            Line(
                code, two(category.names, code), category.group, *figures, shares, balances,
                said.get(code), reasons.get(code),
            )
        )  # fmt: skip
    return tuple(made)


def _granted(year: YearOfBudget) -> Amounts:
    if year.version is None:
        return {}
    rows = BudgetLine.objects.filter(version=year.version).order_by()
    return dict(rows.values_list("category__code").annotate(sum=Sum("amount")))


def _spent(year: YearOfBudget, tree: Tree, account: Report | None) -> Amounts:
    """What the published account says was spent; before there is one the ledger, else an open account.

    Of staff assessment it is the income, which turns gross into net.
    """
    entities, currency = list(tree.entities), _currency(year)
    if settled := _settled(account, entities):
        return settled
    found = spending.spent(year.period, entities, currency)
    if not found:
        return {} if account is None else spending.recorded(account, "expenditure", entities)
    assessed = _assessment()
    income = spending.income(year.period, entities, currency)
    return {**found, **{code: amount for code, amount in income.items() if code in assessed}}


def _settled(account: Report | None, entities: Sequence[int]) -> Amounts:
    """What a published account says; nothing of one that is still open."""
    if account is None or account.status == "open":
        return {}
    return spending.recorded(account, "expenditure", entities)


def _months_without(year: YearOfBudget, tree: Tree, account: Report | None) -> tuple[str, ...]:
    """Months that nobody sent, where expenditure comes from the ledger."""
    entities = list(tree.entities)
    return (
        () if _settled(account, entities) else spending.months_without(year.period, entities, _currency(year))
    )


def _currency(year: YearOfBudget) -> str:
    return year.budget.currency if year.budget else "USD"


def _assessment() -> frozenset[str]:
    rows = CostCategory.objects.filter(group="assessment")
    return frozenset(rows.values_list("code", flat=True))


def _by_component(year: YearOfBudget, tree: Tree) -> Mapping[tuple[str, str], Decimal]:
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    rows = BudgetLine.objects.filter(version=year.version) if year.version else BudgetLine.objects.none()
    for entity, code, amount in rows.values_list("entity_id", "category__code", "amount"):
        if amount is not None and entity in tree.component:
            found[tree.component[entity], code] += amount
    return dict(found)


def _balances(performance: YearOfBudget, tree: Tree) -> Mapping[str, Amounts]:
    """What was left of each category in the periods before, where they have a budget and a ledger."""
    found: dict[str, Amounts] = {}
    year = performance
    for _at in range(EARLIER):
        if year.budget is None:
            break
        year = year_before(year, year.budget)
        granted = _granted(year)
        spent = _spent(year, tree, None)
        if granted and spent:
            found[year.label] = {
                code: amount - (spent.get(code) or Decimal(0))
                for code, amount in granted.items()
                if amount is not None
            }
    return found


def _income(performance: YearOfBudget, tree: Tree) -> tuple[tuple[Two, Decimal], ...]:
    """Other revenue: income that no line of the account has."""
    assessed = _assessment()
    everything = spending.income(performance.period, list(tree.entities), _currency(performance))
    found = {code: amount for code, amount in everything.items() if code not in assessed}
    names = {row.code: two(row.names, row.code) for row in CostCategory.objects.filter(code__in=list(found))}
    other = Two("其他/杂项收入", "Other/miscellaneous revenue")
    return tuple((names.get(code, other), amount) for code, amount in found.items())


def _said(account: Report | None) -> Mapping[str, Two]:
    """Why money was spent otherwise than allotted, as the account says of each category."""
    if account is None:
        return {}
    rows = ResourceCategory.objects.filter(report=account)
    return {row.code: text for row in rows if (text := two(row.reasons))}


def _reasons(proposed: YearOfBudget) -> Mapping[str, Two]:
    """Why the budget asks for more or less: what entities said, with their names where several did."""
    rows = BudgetLine.objects.filter(version=proposed.version).exclude(reasons={}).select_related("entity")
    said: dict[str, list[tuple[Two, Two]]] = defaultdict(list)
    for row in rows.order_by("entity__code").select_related("category"):
        if text := two(row.reasons):
            said[row.category.code].append((two(row.entity.names, row.entity.code), text))
    return {code: _together(texts) for code, texts in said.items()}


def _together(texts: list[tuple[Two, Two]]) -> Two:
    if len(texts) == 1:
        return texts[0][1]
    return Two(
        "；".join(f"{name}：{str.__str__(text).rstrip('。')}" for name, text in texts),
        "; ".join(f"{name.en}: {text.en.rstrip('.')}" for name, text in texts),
    )


def _decisions(*years: YearOfBudget) -> tuple[Decision, ...]:
    found = []
    for year in years:
        versions = BudgetVersion.objects.filter(budget=year.budget).exclude(symbol="") if year.budget else ()
        for version in versions:
            if version.stage in _STAGES and version.status == "final":
                gross = _gross(version)
                found.append(
                    Decision(
                        year.label, _STAGES[version.stage], version.symbol, version.decided_on, gross, None
                    )
                )
    # of several at one stage the last one counts
    last = {(one.period, one.stage): one for one in found}
    return tuple(last.values())


def _gross(version: BudgetVersion) -> Decimal | None:
    rows = BudgetLine.objects.filter(version=version).exclude(category__group__in=("assessment", "in_kind"))
    found: Decimal | None = rows.aggregate(sum=Sum("amount"))["sum"]
    return found


# --- frameworks and texts


def _frameworks(
    promised: Report | None, account: Report | None, tree: Tree, labels: tuple[str, str, str]
) -> tuple[Framework, ...]:
    """By component, in the order of the tree: what the plan promises with what the account reports."""
    source = promised or account
    if source is None:
        return ()
    pair, places = plans.Pair(source), plans.components_by_path(source, tree)
    actual = _actuals(account)
    made: dict[str, list[Accomplishment]] = defaultdict(list)
    factors: dict[str, list[Two]] = defaultdict(list)
    for section, english in pair.sections():
        component = places.get(section.path)
        if component is None:
            continue
        for one in plans.accomplishments(section, english):
            indicators = tuple(
                plans.with_values(each, *labels, actual.get((section.path, one.label, each.ordinal)))
                for each in one.indicators
            )
            made[component].append(Accomplishment(one.label, one.text, indicators))
        factors[component] += [
            plans.both(zh, en)
            for zh, en in zip(
                section.external_factors, english.external_factors or section.external_factors, strict=False
            )
        ]
    return tuple(
        Framework(code, tuple(made[code]), tuple(factors[code])) for code in tree.order if made.get(code)
    )


def _actuals(account: Report | None) -> Mapping[tuple[str, str, int], str]:
    """Actual values by section, accomplishment and ordinal."""
    if account is None:
        return {}
    return {
        (section.path, one.label, each.ordinal): each.actual
        for section in plans.Pair(account).zh.sections
        for one in section.accomplishments
        for each in one.indicators
        if each.actual is not None
    }


def _narrative(promised: Report | None, account: Report | None) -> Mapping[str, tuple[Two, ...]]:
    found: dict[str, tuple[Two, ...]] = {}
    if promised is not None:
        pair = plans.Pair(promised)
        found |= {path: plans.narrative(pair, role) for path, role in PLACES_OF_ROLES.items()}
    if account is not None:
        found["I.B"] = plans.narrative(plans.Pair(account), "results")
    return found
