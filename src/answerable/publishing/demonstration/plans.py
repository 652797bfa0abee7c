"""Plans at every stage: one as proposed, published; the same as approved, waiting for its publisher;
the next period's, carried forward and half written; and a department's as a section of the programme budget.

Every act by the person whose it is. What people do with the plans afterwards is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from answerable.calc.periods import budget_year, calendar_year
from answerable.cycle import actions as cycle
from answerable.cycle.actions import add_row, record_values
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.queries.planning import PlanRow, plan_sheet
from answerable.cycle.shapes import Value
from answerable.foundation import access
from answerable.publishing.actions import begin_plan, begin_version
from answerable.publishing.actions.publishing import run_publication
from answerable.publishing.actions.requesting import request_publication
from answerable.publishing.demonstration.office import CLEARER, OPENER, PUBLISHER
from answerable.publishing.sample import SEED, in_languages
from answerable.publishing.sample.bilingual import Two
from answerable.publishing.sample.people import of
from answerable.publishing.sample.promises import plan_draft, plan_texts
from answerable.publishing.sample.years import SECOND, THIRD
from answerable.results.models import Plan, Report, ReportSection

DEPARTMENT = "A"  # whose plan of the running year is shown; the next one is the whole institution's
CODE, DRAFT, PROPOSED, APPROVED = "observation-2025-26", "PL-2025-26", "SW/30/6", "PL-2025-26-approved"
SECTION, SECTION_DRAFT, SECTION_YEAR = "section-7-2027", "PL-2027 (Sect. 7)", 2027
NEXT, NEXT_DRAFT = "programme-plan-2026-27", "PL-2026-27"
_SUBMIT, _CLEAR, _PUBLISH = 20, 34, 55  # days from the first start on
_WRITTEN = ("A.1", "A.2", "B")  # of the next period's plan: complete; the last is not submitted
_BEGUN = "H"


def make(people: Mapping[str, int], today: date, progress: Callable[[str], None]) -> None:
    """Once; a start that was interrupted begins each plan anew only where it was not begun."""
    if not _is_there(people, CODE):
        progress("The plan of 2025/26, as proposed and as approved.")
        _proposed(people, today)
        _approved(people, today)
    if not _is_there(people, NEXT):
        progress("The plan of 2026/27 is being written.")
        _next(people, today)


def _is_there(people: Mapping[str, int], code: str) -> bool:
    with access.acting_as(people[OPENER]):
        return Plan.objects.filter(code=code).exists()


def _days(today: date) -> dict[str, Any]:
    names, counts = ("submit_by", "clear_by", "publish_by"), (_SUBMIT, _CLEAR, _PUBLISH)
    return {name: today + timedelta(days=count) for name, count in zip(names, counts, strict=True)}


def _names(label: str) -> dict[str, str]:
    name = plan_texts().name.fill(label=label)
    return {"zh": str(name), "en": name.en}


def _both(section: str, path: str, field: str, text: Two) -> list[Value]:
    return [
        Value(section, path, field, str(text), language="zh"),
        Value(section, path, field, text.en, language="en"),
    ]


# --- the plan as proposed, published


def _proposed(people: Mapping[str, int], today: date) -> None:
    whole = plan_draft(THIRD, SECOND, SEED)
    draft = replace(whole, sections=tuple(s for s in whole.sections if s.path[:1] == DEPARTMENT))
    with access.acting_as(people[OPENER]):
        by = people[OPENER]
        begin_plan(
            by=by, code=CODE, names=_names(THIRD.label), entity=_department(), period=THIRD.period,
            symbol=DRAFT,
            documents=in_languages(replace(draft, symbol=DRAFT)), **_days(today),
        )  # fmt: skip
        for symbol, title in plan_texts().mandates:
            path = add_row(by=by, symbol=DRAFT, section="mandates", subject="mandate")
            values = [Value("mandates", path, "symbol", symbol), *_both("mandates", path, "title", title)]
            record_values(by=by, symbol=DRAFT, values=values)
    _pass(people, DRAFT, _open_sections(people, DRAFT))
    with access.acting_as(people[PUBLISHER]):
        by = people[PUBLISHER]
        run_publication(request_publication(DRAFT, new_symbol=PROPOSED, languages=("en", "zh"), by=by))


def _department() -> str:
    """The entity's code, as its report of the year before has it."""
    rows = ReportSection.objects.filter(report__symbol=SECOND.symbol, path=DEPARTMENT)
    return str(rows.values_list("entity__code", flat=True).get())


def _open_sections(people: Mapping[str, int], symbol: str) -> list[str]:
    with access.acting_as(people[OPENER]):
        return _open_sections_of(symbol)


def _open_sections_of(symbol: str) -> list[str]:
    """As the person sees them who is entered."""
    rows = ReportSection.objects.filter(report__symbol=symbol, status__in=("open", "returned"))
    return list(rows.order_by("position").values_list("path", flat=True))


def _pass(people: Mapping[str, int], symbol: str, paths: Sequence[str]) -> None:
    """These sections are submitted by their heads and cleared."""
    for path in paths:
        head = people[of("head_of_entity", path[0]).key]
        with access.acting_as(head):
            cycle.submit_section(by=head, symbol=symbol, section=path)
    by = people[CLEARER]
    with access.acting_as(by):
        for path in paths:
            found = ReportSection.objects.get(report__symbol=symbol, path=path)
            cycle.clear_section(by=by, symbol=symbol, section=path, digest=section_digest(found.pk))


# --- as approved: what the governing body changed, cleared and waiting for its publisher


def _approved(people: Mapping[str, int], today: date) -> None:
    texts, section = plan_texts(), plan_texts().approved_section
    with access.acting_as(people[CLEARER]):
        begin_version(
            by=people[CLEARER], plan=CODE, stage="approved", symbol=APPROVED, based_on=PROPOSED, settled=True,
            **_days(today),
        )  # fmt: skip
        cycle.reopen_section(
            by=people[CLEARER], symbol=APPROVED, section=section, text="Please enter what was decided."
        )
    by = people[of("focal_point", section[0]).key]
    with access.acting_as(by):
        sheet = plan_sheet(APPROVED, section, "en")
        assert sheet is not None
        factor = add_row(by=by, symbol=APPROVED, section=section, subject="factor")
        values = [
            *_both(section, sheet.objectives[0].path, "text", texts.approved_text),
            *_both(section, factor, "text", texts.approved_factor),
            *_raised(section, sheet.accomplishments[0].rows),
        ]
        record_values(by=by, symbol=APPROVED, values=_as_seen(values, list(sheet.each_row())))
    _pass(people, APPROVED, [section])


def _raised(section: str, rows: Sequence[PlanRow]) -> list[Value]:
    """The first target that is a whole number, a little higher."""
    for row in rows:
        target = row.cells["target"].value or ""
        if target.isdigit():
            return [Value(section, row.path, "target", str(int(target) + 2))]
    return []


def _as_seen(values: Sequence[Value], rows: Sequence[PlanRow]) -> list[Value]:
    """Each value with what stands there now."""
    stands = {(cell.path, cell.field, cell.language): cell.value for row in rows for cell in row.each_cell()}
    return [replace(one, seen=stands.get((one.path, one.field, one.language))) for one in values]


# --- a section of the programme budget, from the plan as proposed


def make_section(people: Mapping[str, int], today: date, progress: Callable[[str], None]) -> None:
    """The plan that the budget document of the section is made with. Outputs get their category."""
    if _is_there(people, SECTION):
        return
    progress("The plan of a section.")
    with access.acting_as(people[OPENER]):
        begin_plan(
            by=people[OPENER], code=SECTION, names=_names(str(SECTION_YEAR)), entity=_department(),
            period=calendar_year(SECTION_YEAR), kind="programme_budget", symbol=SECTION_DRAFT,
            carried_from=PROPOSED, **_days(today),
        )  # fmt: skip
    by = people[of("focal_point", DEPARTMENT).key]
    with access.acting_as(by):
        for section in _open_sections_of(SECTION_DRAFT):
            sheet = plan_sheet(SECTION_DRAFT, section, "en")
            assert sheet is not None
            values = [Value(section, row.path, "category", "B") for row in sheet.outputs]
            record_values(by=by, symbol=SECTION_DRAFT, values=_as_seen(values, list(sheet.each_row())))


# --- the next period, carried forward from the last report and half written


def _next(people: Mapping[str, int], today: date) -> None:
    period = budget_year(THIRD.first + 1)
    with access.acting_as(people[OPENER]):
        begin_plan(
            by=people[OPENER], code=NEXT, names=_names(period.label or ""), entity=None, period=period,
            symbol=NEXT_DRAFT, carried_from=SECOND.symbol, **_days(today),
        )  # fmt: skip
        there = set(Report.objects.get(symbol=NEXT_DRAFT).sections.values_list("path", flat=True))
    for path in (*_WRITTEN, _BEGUN):
        if path in there:
            _write(people, path, whole=path in _WRITTEN)
    for path in _WRITTEN[:-1]:
        head = people[of("head_of_entity", path[0]).key]
        with access.acting_as(head):
            cycle.submit_section(by=head, symbol=NEXT_DRAFT, section=path)


def _write(people: Mapping[str, int], section: str, *, whole: bool) -> None:
    """The objective, and targets like last time; where it is not `whole`, the first target only."""
    by, texts = people[of("focal_point", section[0]).key], plan_texts()
    with access.acting_as(by):
        sheet = plan_sheet(NEXT_DRAFT, section, "en")
        assert sheet is not None
        values: list[Value] = []
        if not sheet.objectives:
            path = add_row(by=by, symbol=NEXT_DRAFT, section=section, subject="objective")
            values += _both(section, path, "text", texts.objectives[section])
        rows = [row for above in sheet.accomplishments for row in above.rows]
        for row in rows if whole else rows[:1]:
            values += _again(section, row)
        if whole:
            factor = add_row(by=by, symbol=NEXT_DRAFT, section=section, subject="factor")
            values += _both(section, factor, "text", texts.factors[0])
        record_values(by=by, symbol=NEXT_DRAFT, values=_as_seen(values, list(sheet.each_row())))


def _again(section: str, row: PlanRow) -> list[Value]:
    """The target of the period before once more; without one, it does not apply."""
    before = [one.value.value for one in row.periods if one.kind == "target" and one.value.value]
    made = [Value(section, row.path, "target", before[-1] if before else "not_applicable")]
    if row.cells["baseline"].value is None:
        made.append(Value(section, row.path, "baseline", "not_applicable"))
    return made
