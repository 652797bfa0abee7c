"""Budgets of the sample institution: its own for two years, a mission's for three, with scenarios.

What was decided is made final by the publisher; the proposals for 2026/27 are drafts that people
find work in: most changes are explained, some not yet, two scenarios stand beside. Amounts of
departments are those their periods were opened with, in full units. Everything is done once, each
act by whoever may; a budget that is there is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from answerable.calc.account import Period
from answerable.calc.periods import budget_year, calendar_year
from answerable.foundation import access, journal
from answerable.organization.models import Entity
from answerable.plans import actions, queries
from answerable.plans.shapes import LineEntry, ScenarioChange
from answerable.publishing.demonstration.budget_posts import department_posts, mission_moves, mission_posts
from answerable.publishing.demonstration.office import CLEARER, OPENER, PUBLISHER
from answerable.publishing.demonstration.third_year import SYMBOL
from answerable.publishing.sample import SEED, reports
from answerable.publishing.sample.accounts import WHOLE, by_language, categories, money_lines, shared
from answerable.publishing.sample.content import load, two
from answerable.publishing.sample.money import Money
from answerable.publishing.sample.years import THIRD
from answerable.results.models import ReportSection

INSTITUTION, MISSION, SECTION = "osw", "ombra", "section-7"  # what the codes of their budgets begin with
_NAMES = {INSTITUTION: "institution", MISSION: "mission", SECTION: "section"}
DEPARTMENT = "A"  # that has a section of the programme budget, which is of calendar years
GROUPS = {"corporate": "overheads"}  # groups of the account that a budget calls otherwise
_THOUSAND = Decimal(1000)


@dataclass(frozen=True)
class _Treasury:
    """Who works on budgets."""

    people: Mapping[str, int]

    @contextmanager
    def acting(self, key: str) -> Iterator[int]:
        with access.acting_as(self.people[key]):
            yield self.people[key]

    def knows(self, code: str) -> bool:
        with self.acting(OPENER):
            return queries.budget(code) is not None


def make_mission(people: Mapping[str, int], progress: Callable[[str], None]) -> None:
    """Cost categories and the mission's budgets; the last of them is the last act, so that whoever
    stops before finds it all made anew."""
    treasury = _Treasury(people)
    if treasury.knows(f"{MISSION}-2026-27"):
        return
    progress("Budgets of a mission.")
    with transaction.atomic():
        _categories(treasury, reports.accounts(THIRD, SEED))
        _of_the_mission(treasury)


def make(people: Mapping[str, int], progress: Callable[[str], None]) -> None:
    """The institution's budgets, for the entities of the year that is being made."""
    treasury = _Treasury(people)
    if treasury.knows(f"{INSTITUTION}-2026-27"):
        return
    progress("Budgets of the institution.")
    with transaction.atomic():
        _of_the_institution(treasury, reports.accounts(THIRD, SEED))


def _categories(treasury: _Treasury, money: Money) -> None:
    """The lines of both forms: departments' first, then a mission's."""
    mission = [(line["key"], two(line["name"]), line["group"]) for line in load("budgets")["lines"]]
    departments = [one for one in categories(money) if one[2] != "of_which"]
    with treasury.acting(OPENER) as by:
        for position, (code, name, group) in enumerate((*departments, *mission)):
            actions.save_cost_category(
                by=by, code=code, names=by_language(name), group=GROUPS.get(group, group), position=position
            )


# --- the institution


def _of_the_institution(treasury: _Treasury, money: Money) -> None:
    with treasury.acting(OPENER):
        rows = ReportSection.objects.filter(report__symbol=SYMBOL, parent_path__isnull=True)
        entities = dict(
            rows.filter(entity__isnull=False).order_by("position").values_list("path", "entity__code")
        )
    granted = _begin(treasury, INSTITUTION, 2025, None, "approved")
    amounts = _amounts(money, entities)
    with treasury.acting(OPENER) as by:
        actions.record_budget_lines(by=by, version=granted, lines=[_amount(*one) for one in amounts])
        actions.record_post_lines(by=by, version=granted, lines=department_posts(money, entities))
        actions.set_vacancy_rates(
            by=by, version=granted, rates={"professional": "9.5", "general_service": "6.5"}
        )
    _decide(treasury, granted, "SW/RES/30/6", date(2025, 6, 27))
    asked = _begin(treasury, INSTITUTION, 2026, None, "proposed", granted)
    _ask(treasury, asked, amounts, list(entities.values())[-1])
    _suppose(treasury, asked, "lean", [ScenarioChange("percent", "-5")])


def _amounts(money: Money, entities: Mapping[str, str]) -> list[tuple[str, str, Decimal]]:
    """Entity, category and full units; what belongs to no department is shared out by their posts."""
    weights = [lines[0].allotted for lines in money.matrix.values()]
    letters = [letter for letter in money.matrix if letter in entities]
    found = []
    for line in money_lines(money):
        if line.category == "insurance":  # stands within another line
            continue
        if line.section != WHOLE:
            if line.section in entities and line.line.allotted:
                found.append((entities[line.section], line.category, line.line.allotted * _THOUSAND))
            continue
        parts = shared(line.line.allotted, weights, 1)
        found += [
            (entities[at], line.category, part * _THOUSAND) for at, part in zip(letters, parts, strict=False)
        ]
    return found


def _ask(
    treasury: _Treasury,
    version: int,
    amounts: Sequence[tuple[str, str, Decimal]],
    silent: str = "",
) -> None:
    """What departments ask for in the year after; one of them has explained nothing yet."""
    changes: dict[str, dict[str, Any]] = load("budgets")["departments"]
    lines: list[LineEntry] = []
    for entity, category, before in amounts:
        change = changes.get(category)
        if change is None:
            continue
        after = (before * (100 + Decimal(change["percent"])) / 100).quantize(_THOUSAND.scaleb(-1))
        lines.append(LineEntry(entity, category, "amount", str(after), str(before)))
        if entity != silent:
            lines += _explained(entity, category, change)
    with treasury.acting(OPENER) as by:
        actions.record_budget_lines(by=by, version=version, lines=lines)


# --- a section of the programme budget


def make_section(people: Mapping[str, int], progress: Callable[[str], None]) -> None:
    """One department's budget by calendar year: as approved for 2026, as proposed for 2027."""
    treasury = _Treasury(people)
    if treasury.knows(f"{SECTION}-2027"):
        return
    progress("Budgets of a section.")
    with transaction.atomic():
        money = reports.accounts(THIRD, SEED)
        with treasury.acting(OPENER):
            rows = ReportSection.objects.filter(report__symbol=SYMBOL, path=DEPARTMENT)
            entity = str(rows.values_list("entity__code", flat=True).get())
        amounts = [one for one in _amounts(money, {DEPARTMENT: entity}) if one[0] == entity]
        granted = _begin(treasury, SECTION, 2026, entity, "approved")
        with treasury.acting(OPENER) as by:
            actions.record_budget_lines(by=by, version=granted, lines=[_amount(*one) for one in amounts])
            posts = department_posts(money, {DEPARTMENT: entity})
            actions.record_post_lines(by=by, version=granted, lines=posts)
        _decide(treasury, granted, "SW/RES/30/7", date(2025, 12, 19))
        asked = _begin(treasury, SECTION, 2027, entity, "proposed", granted)
        _ask(treasury, asked, amounts)


# --- the mission


def _of_the_mission(treasury: _Treasury) -> None:
    raw = load("budgets")
    entity = _mission(treasury, raw["mission"])
    before: int | None = None
    for at, year in enumerate((2024, 2025)):
        version = _begin(treasury, MISSION, year, entity, "approved", before)
        _write_mission(treasury, version, raw, entity, at, posts=before is None)
        _decide(treasury, version, f"SW/RES/{year - 1995}/8", date(year, 6, 27))
        before = version
    proposed = _begin(treasury, MISSION, 2026, entity, "proposed", before)
    _write_mission(treasury, proposed, raw, entity, 2, posts=False)
    with treasury.acting(OPENER) as by:
        actions.record_post_lines(by=by, version=proposed, lines=mission_moves(raw, entity))
    _suppose(
        treasury,
        proposed,
        "vacancies",
        [
            ScenarioChange("vacancy", "24", "19", category="m_contingents"),
            ScenarioChange("vacancy", "17", "14", category="m_international"),
        ],
    )


def _mission(treasury: _Treasury, raw: Mapping[str, Any]) -> str:
    """The mission is an entity of its own."""
    with treasury.acting(OPENER), transaction.atomic(), journal.acting(actor=OPENER, act="begin_mission"):
        made, _new = Entity.objects.get_or_create(
            code=raw["code"], defaults={"names": by_language(two(raw["name"]))}
        )
    return made.code


def _write_mission(
    treasury: _Treasury, version: int, raw: Mapping[str, Any], entity: str, at: int, *, posts: bool
) -> None:
    lines: list[LineEntry] = []
    for line in raw["lines"]:
        before = None if at == 0 else str(Decimal(line["amounts"][at - 1]) * _THOUSAND)
        now = str(Decimal(line["amounts"][at]) * _THOUSAND)
        lines.append(LineEntry(entity, line["key"], "amount", now, before))
        if at == 2 and line["why"]:
            lines += _explained(entity, line["key"], line["why"])
    with treasury.acting(OPENER) as by:
        actions.record_budget_lines(by=by, version=version, lines=lines)
        if posts:
            actions.record_post_lines(by=by, version=version, lines=mission_posts(raw, entity))
        rates = raw["vacancy"] if at == 2 else {**raw["vacancy"], **raw["vacancy_before"]}
        actions.set_vacancy_rates(by=by, version=version, rates=rates)


# --- acts


def _begin(
    treasury: _Treasury, prefix: str, year: int, entity: str | None, stage: str, source: int | None = None
) -> int:
    """A budget of a year with its first version."""
    of_section = prefix == SECTION
    period: Period = calendar_year(year) if of_section else budget_year(year)
    name = load("budgets")["names"][_NAMES[prefix]]
    names = {code: f"{text} {period.label}" for code, text in by_language(two(name)).items()}
    code = f"{prefix}-{year}" if of_section else f"{prefix}-{year}-{(year + 1) % 100:02}"
    with treasury.acting(OPENER) as by:
        actions.begin_budget(by=by, code=code, names=names, entity=entity, period=period)
        return actions.begin_budget_version(by=by, budget=code, stage=stage, based_on=source)


def _decide(treasury: _Treasury, version: int, symbol: str, day: date) -> None:
    with treasury.acting(CLEARER) as by:
        actions.move_version(by=by, version=version, to="review")
    with treasury.acting(PUBLISHER) as by:
        actions.finalise_version(by=by, version=version, symbol=symbol, decided_on=day)


def _suppose(treasury: _Treasury, version: int, name: str, changes: Sequence[ScenarioChange]) -> None:
    names = by_language(two(load("budgets")["names"][name]))
    with treasury.acting(CLEARER) as by:
        actions.begin_scenario(by=by, version=version, names=names, changes=changes)


def _amount(entity: str, category: str, amount: Decimal) -> LineEntry:
    return LineEntry(entity, category, "amount", str(amount))


def _explained(entity: str, category: str, why: Mapping[str, str]) -> list[LineEntry]:
    return [
        LineEntry(entity, category, "cause", why["code"]),
        *(LineEntry(entity, category, "reason", why[language], None, language) for language in ("en", "zh")),
    ]
