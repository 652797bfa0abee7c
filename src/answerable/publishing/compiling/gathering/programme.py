"""The sources of a section of the programme budget: a plan, two budgets, a year of the ledger.

Subprogrammes are the sections of the plan that promise something; without a plan there are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from answerable.calc.account import Accomplishment, Mandate, Output, Result, Section
from answerable.calc.periods import kind
from answerable.cycle.rules import Refused
from answerable.plans.models import BudgetLine, BudgetVersion, CostCategory
from answerable.publishing.compiling.combined.sources import Component
from answerable.publishing.compiling.gathering import plans, posts, spending
from answerable.publishing.compiling.gathering.budgets import (
    Tree,
    YearOfBudget,
    tree_of,
    two,
    year_before,
    year_of,
)
from answerable.publishing.compiling.programme.sources import CostLine, ProgrammeSources, Unit
from answerable.publishing.sample.bilingual import Two
from answerable.results.models import Report

SYMBOL = re.compile(r"[A-Z]{1,3}/\d+/6 ?\((?:Sect\. ?|第 ?)(\d{1,2}[A-Z]?)(?:款)?\)")
FIRST = "1"  # the number of a section whose symbol nobody gave
NOT_SPENT = ("assessment", "in_kind")


def gather(version: BudgetVersion, *, symbol: str = "", plan: str = "") -> ProgrammeSources:
    """Everything for the budget document of this version. Raises `Refused`."""
    proposed = year_of(version)
    if kind(proposed.period) != "calendar_year":
        raise Refused(
            "wrong_state",
            _("The budget document is of a calendar year; of this period make the combined report."),
        )
    named = SYMBOL.fullmatch(symbol) if symbol else None
    if symbol and named is None:
        raise Refused("invalid", _("The symbol of a section looks like A/81/6 (Sect. 29A)."), place="symbol")
    tree = tree_of(version.budget)
    promised = plans.plan_for(proposed, plan, tree)
    if plan and promised is None:
        raise Refused("not_found", _("There is no report %(symbol)s.") % {"symbol": plan})
    current = year_before(proposed, version.budget)
    performance = year_before(current, version.budget)
    pair = plans.Pair(promised) if promised is not None else None
    entity = version.budget.entity
    return ProgrammeSources(
        two(entity.names, entity.code) if entity else two(version.budget.names, version.budget.code),
        named[1] if named else FIRST,
        symbol or None,
        proposed.period,
        version.budget.currency,
        tuple(_mandates(pair)) if pair else (),
        _texts(pair, "orientation", "introduction") if pair else (),
        _general(pair, "strategy") if pair else (),
        tuple(_units(pair, promised, tree, proposed.label, current.label)) if pair and promised else (),
        _by_category(performance, current, proposed, tree),
        _by_component(current, proposed, tree),
        tuple(Component(code, tree.name(code)) for code in tree.order),
        posts.posts_of(performance, current, proposed, {}, tree),
        posts.changes_of(current, proposed, tree),
        spending.months_without(performance.period, list(tree.entities), _currency(proposed)),
    )


# --- money


def _by_category(
    performance: YearOfBudget, current: YearOfBudget, proposed: YearOfBudget, tree: Tree
) -> tuple[CostLine, ...]:
    spent = spending.spent(performance.period, list(tree.entities), _currency(proposed))
    now, asked = _granted(current), _granted(proposed)
    rows = CostCategory.objects.exclude(group__in=NOT_SPENT).order_by("position", "code")
    return tuple(
        CostLine(two(row.names, row.code), spent.get(row.code), now.get(row.code), asked.get(row.code))
        for row in rows
        if any(of.get(row.code) for of in (spent, now, asked))
    )


def _by_component(current: YearOfBudget, proposed: YearOfBudget, tree: Tree) -> tuple[CostLine, ...]:
    """Money by component, where the budget has more than one."""
    now, asked = _shares(current, tree), _shares(proposed, tree)
    lines = [
        CostLine(tree.name(code), None, now.get(code), asked.get(code))
        for code in tree.order
        if now.get(code) or asked.get(code)
    ]
    return tuple(lines) if len(lines) > 1 else ()


def _granted(year: YearOfBudget) -> Mapping[str, Decimal]:
    found: dict[str, Decimal] = {}
    for _entity, code, amount in _lines(year):
        found[code] = found.get(code, Decimal(0)) + amount
    return found


def _shares(year: YearOfBudget, tree: Tree) -> Mapping[str, Decimal]:
    found: dict[str, Decimal] = {}
    for entity, _code, amount in _lines(year):
        if entity in tree.component:
            component = tree.component[entity]
            found[component] = found.get(component, Decimal(0)) + amount
    return found


def _lines(year: YearOfBudget) -> list[tuple[int, str, Decimal]]:
    if year.version is None:
        return []
    rows = BudgetLine.objects.filter(version=year.version, amount__isnull=False)
    rows = rows.exclude(category__group__in=NOT_SPENT)
    return [
        (entity, code, amount)
        for entity, code, amount in rows.values_list("entity_id", "category__code", "amount")
        if amount is not None
    ]


def _currency(year: YearOfBudget) -> str:
    return year.budget.currency if year.budget else "USD"


# --- what is promised


def _mandates(pair: plans.Pair) -> list[Mandate]:
    """Those of every section, each once; the form lists them for the whole."""
    found: dict[str, Mandate] = {}
    for section, english in pair.sections():
        others = {mandate.symbol: mandate for mandate in english.mandates}
        for mandate in section.mandates:
            other = others.get(mandate.symbol, mandate)
            group = plans.both(mandate.group, other.group) if mandate.group or other.group else None
            found.setdefault(
                mandate.symbol, Mandate(mandate.symbol, plans.both(mandate.title, other.title), group)
            )
    return sorted(found.values(), key=lambda mandate: mandate.group or "")


def _texts(pair: plans.Pair, *roles: str) -> tuple[Two, ...]:
    return tuple(text for role in roles for text in _general(pair, role))


def _general(pair: plans.Pair, role: str) -> tuple[Two, ...]:
    """Paragraphs of this role outside the subprogrammes."""
    return tuple(
        plans.both(one.text, other.text)
        for section, english in pair.sections()
        if not _promises(section)
        for one, other in plans.paragraphs(section, english)
        if one.role == role and one.text and not plans.is_note(one)
    )


def _promises(section: Section) -> bool:
    return bool(section.has_framework or section.results or section.objectives)


def _units(pair: plans.Pair, promised: Report, tree: Tree, year: str, before: str) -> list[Unit]:
    """A subprogramme for each section that promises something, of the budget's entities or of none."""
    places = plans.components_by_path(promised, tree)
    owned = plans.sections_with_entities(promised)
    found = []
    for section, english in pair.sections():
        if not _promises(section) or (section.path in owned and section.path not in places):
            continue
        objectives = english.objectives or section.objectives
        found.append(
            Unit(
                plans.both(section.name, english.name),
                tuple(plans.both(zh, en) for zh, en in zip(section.objectives, objectives, strict=False)),
                tuple(
                    plans.both(one.text, other.text)
                    for one, other in plans.paragraphs(section, english)
                    if one.role == "strategy" and one.text
                ),
                tuple(_results(section, english)),
                tuple(
                    accomplishment_with(one, year, before) for one in plans.accomplishments(section, english)
                ),
                tuple(_outputs(section, english)),
            )
        )
    return found


def accomplishment_with(one: Accomplishment, year: str, before: str) -> Accomplishment:
    """The accomplishment with one value a year in each of its indicators."""
    indicators = tuple(plans.with_values(each, "", before, year, None) for each in one.indicators)
    return replace(one, indicators=indicators)


def _results(section: Section, english: Section) -> list[Result]:
    others = english.results
    return [
        Result(
            plans.both(one.title, _at(others, at, one).title),
            plans.both(one.text, _at(others, at, one).text),
            one.label,
            one.measures,
        )
        for at, one in enumerate(section.results)
    ]


def _at(rows: tuple[Result, ...], at: int, otherwise: Result) -> Result:
    return rows[at] if at < len(rows) else otherwise


def _outputs(section: Section, english: Section) -> list[Output]:
    found = []
    for at, one in enumerate(section.outputs):
        other = english.outputs[at] if at < len(english.outputs) else one
        if one.number is None and one.quantities:
            continue  # the row of a subcategory: its totals are made anew
        found.append(
            replace(
                one,
                text=plans.both(one.text, other.text),
                subcategory=plans.both(one.subcategory, other.subcategory) if one.subcategory else None,
                unit=plans.both(one.unit, other.unit) if one.unit else None,
                headings=(),
                place=None,
            )
        )
    return found
