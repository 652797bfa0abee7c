"""Beginning a plan: from nothing, from documents that were read, or carried forward.

A plan being written is an open report of a plan's kind (decision 0013): its frameworks are not public,
each entity's section waits for its people. It is here and not in `cycle` because plans are documents.
Not here: further versions (`versions`), writing the rows (`cycle.actions`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from answerable.calc import periods
from answerable.calc.account import Document, Period
from answerable.cycle.actions.calendar import checked_calendar, checked_period
from answerable.cycle.actions.standing import Actor, acting
from answerable.cycle.rules import Refused
from answerable.cycle.rules.values import acceptable_text
from answerable.foundation import journal
from answerable.organization.models import Entity
from answerable.organization.models import Period as StoredPeriod
from answerable.publishing.actions.opening import free_symbol
from answerable.publishing.actions.plan_storing import Beginning, begin_sections, store_documents, store_parts
from answerable.publishing.compile import NotStored, compile_report
from answerable.publishing.planning import carrying, skeletons
from answerable.publishing.planning.reshaping import reshaped
from answerable.results.choices import LANGUAGES, PLAN_KINDS, PLAN_STAGES
from answerable.results.models import Plan, PlanVersion, Report, ReportSection

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CODE_LIMIT = 60
NAME_LIMIT = 300


def begin_plan(
    *,
    by: int,
    code: str,
    names: Mapping[str, str],
    entity: str | None,
    period: Period,
    symbol: str,
    submit_by: date,
    clear_by: date,
    publish_by: date,
    kind: str = "programme_plan",
    stage: str = "proposed",
    languages: Sequence[str] = ("en", "zh"),
    document: Document | None = None,
    documents: Sequence[Document] = (),
    carried_from: str | None = None,
) -> str:
    """Begins a plan with its first version and returns the working symbol; the budget office may.

    `entity` is the code of the entity that plans with everything under it; None: the institution.
    From nothing; from read documents, one a language; or from `carried_from`, the symbol of a plan or
    report of the period before, whose actuals and estimates become the new baseline.
    Raises `Refused`: not_yours, invalid, conflict (code or symbol is taken), not_found.
    """
    with acting(by, "begin_plan") as actor:
        needs_budget_office(actor)
        journal.one_writer()
        calendar = checked_calendar(submit_by, clear_by, publish_by)
        wanted = known_languages(languages)
        titles = checked_names(names, wanted)
        fits_its_form(kind, period)
        _names_its_section(kind, symbol)
        plan = _new_plan(code, titles, entity, stored_period(period), kind, stage)
        beginning = Beginning(
            actor, free_symbol(symbol), kind, titles, wanted, calendar, carried_from, plan.period
        )
        given = (*((document,) if document is not None else ()), *documents)
        if given and carried_from is not None:
            raise Refused("invalid", _("Either documents or a plan to carry forward was expected, not both."))
        report = _begun(beginning, given, plan, period)
        PlanVersion.objects.create(plan=plan, report=report, number=1, stage=stage)
        begin_sections(beginning, report)
        journal.record({"symbol": report.symbol, "plan": plan.code, "carried_from": carried_from})
    return report.symbol


def needs_budget_office(actor: Actor) -> None:
    if 0 not in actor.clears:
        raise Refused("not_yours", _("The budget office of the institution begins and decides plans."))


def known_languages(languages: Sequence[str]) -> tuple[str, ...]:
    """These languages once each. Raises `Refused` where there is none, or one nobody knows."""
    wanted = tuple(dict.fromkeys(languages))
    if not wanted or not set(wanted) <= set(LANGUAGES):
        raise Refused("invalid", _("At least one of the languages of documents was expected."))
    return wanted


def checked_names(names: Mapping[str, str], languages: Sequence[str]) -> dict[str, str]:
    found = {code: acceptable_text(names.get(code), limit=NAME_LIMIT) for code in languages}
    missing = [code for code, name in found.items() if name is None]
    if missing:
        raise Refused(
            "invalid",
            _("The plan needs a name in each of its languages; missing: %(languages)s.")
            % {"languages": ", ".join(missing)},
        )
    return {code: name for code, name in found.items() if name is not None}


def stored_period(period: Period) -> StoredPeriod:
    checked_period(period)
    same = {"start": period.start, "end": period.end, "label": period.label}
    return StoredPeriod.objects.filter(**same).first() or StoredPeriod.objects.create(**same)


def fits_its_form(kind: str, period: Period) -> None:
    """A section of the programme budget is of a calendar year."""
    if kind == "programme_budget" and periods.kind(period) != "calendar_year":
        raise Refused(
            "invalid", _("A section of the programme budget is planned for a calendar year."), place="period"
        )


def _names_its_section(kind: str, symbol: str) -> None:
    """The symbol says which section of the programme budget it is, which cannot change any more."""
    if kind == "programme_budget" and skeletons.section_number(symbol) is None:
        raise Refused(
            "invalid",
            _("A working symbol that names the section was expected, such as SW/2028/draft (Sect. 7)."),
            place="symbol",
        )


def _new_plan(
    code: str, names: dict[str, str], entity: str | None, period: StoredPeriod, kind: str, stage: str
) -> Plan:
    if kind not in PLAN_KINDS or stage not in PLAN_STAGES:
        raise Refused("invalid", _("There is no such kind or stage of a plan."))
    if not _CODE.fullmatch(code) or len(code) > CODE_LIMIT:
        raise Refused(
            "invalid", _("An address such as lakes-2026-27 was expected: small letters, digits and hyphens.")
        )
    if Plan.objects.filter(code=code).exists():
        raise Refused("conflict", _("There is a plan of this address already."), place=code)
    found = None
    if entity is not None:
        found = Entity.objects.filter(code=entity).first()
        if found is None:
            raise Refused("not_found", _("There is no such entity."), place=entity)
    return Plan.objects.create(code=code, names=names, entity=found, period=period)


def _begun(beginning: Beginning, given: Sequence[Document], plan: Plan, period: Period) -> Report:
    if beginning.carried_from is not None:
        mine = _under(plan.entity_id) if plan.entity_id is not None else None
        made, known = carried_documents(beginning, carrying.carried, mine)
        return store_documents(beginning, under_new_name(beginning, made, period), known)
    if given:
        spoken = [one.language for one in given]
        if len(set(spoken)) != len(spoken) or not set(spoken) <= set(beginning.languages):
            raise Refused("invalid", _("At most one document for each language of the plan was expected."))
        shaped = [_in_form(beginning, carrying.promised(one)) for one in given]
        made = tuple(one for one, _ in shaped)
        return store_documents(beginning, under_new_name(beginning, made, period), _of_the_form(shaped))
    units = _units(plan.entity_id)
    if not units:
        raise Refused("invalid", _("There is no entity yet that could plan; load a document first."))
    return store_parts(beginning, skeletons.parts(beginning.kind, units, beginning.symbol, beginning.titles))


def carried_documents(
    beginning: Beginning,
    becomes: Callable[[Document], Document],
    mine: frozenset[int] | None = None,
) -> tuple[tuple[Document, ...], dict[str, int | None]]:
    """What is carried over in each language it has, and the entities of its sections by path.

    `mine`: of other entities' sections nothing is carried over.
    """
    source = Report.objects.filter(symbol=beginning.carried_from or "").first()
    spoken = [code for code in beginning.languages if source is not None and code in source.places]
    if source is None or not spoken:
        raise Refused(
            "not_found",
            _("There is no such plan or report in these languages."),
            place=beginning.carried_from or "",
        )
    try:
        stored = [compile_report(source.symbol, code, findings=False) for code in spoken]
    except NotStored as fault:
        raise Refused("not_found", str(fault), place=source.symbol) from fault
    sections = ReportSection.objects.filter(report=source, occurrence=0)
    known: dict[str, int | None] = dict(sections.values_list("path", "entity_id"))
    others = {path for path, pk in known.items() if mine is not None and pk is not None and pk not in mine}
    made = [_in_form(beginning, becomes(_without(one, others))) for one in stored]
    moved = made[0][1]
    entities = {moved[path]: pk for path, pk in known.items() if path in moved}
    return tuple(one for one, _ in made), _of_the_form(made) | entities


def _of_the_form(made: Sequence[tuple[Document, Mapping[str, str]]]) -> dict[str, int | None]:
    """The parts that the plan's form adds are nobody's, whatever stands under them."""
    return {
        section.path: None
        for document, moved in made
        for section in document.sections
        if section.path not in moved.values()
    }


def _without(document: Document, paths: Collection[str]) -> Document:
    return replace(document, sections=tuple(s for s in document.sections if s.path not in paths))


def _in_form(beginning: Beginning, document: Document) -> tuple[Document, dict[str, str]]:
    """The document in the shape of the plan's kind, and the new paths of its sections."""
    return reshaped(document, beginning.kind, beginning.symbol, beginning.titles)


def under_new_name(
    beginning: Beginning, documents: Sequence[Document], period: Period
) -> tuple[Document, ...]:
    """The documents under what they will be called."""
    return tuple(
        carrying.titled(
            replace(one, language=one.language),
            beginning.kind,
            beginning.symbol,
            beginning.titles.get(one.language),
            period,
        )
        for one in documents
    )


def _under(entity: int) -> frozenset[int]:
    """The entity and all entities under it."""
    found: set[int] = set()
    waiting = list(_units(entity))
    while waiting:
        unit = waiting.pop()
        found.add(unit.entity)
        waiting.extend(unit.units)
    return frozenset(found)


def _units(entity: int | None) -> tuple[skeletons.Unit, ...]:
    """The entity with everything under it, or all of the institution."""
    rows = list(Entity.objects.order_by("code"))
    below: dict[int | None, list[Entity]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)

    def unit(row: Entity) -> skeletons.Unit:
        return skeletons.Unit(row.pk, row.names, tuple(unit(under) for under in below.get(row.pk, ())))

    top = [row for row in rows if row.pk == entity] if entity is not None else below.get(None, [])
    return tuple(unit(row) for row in top)
