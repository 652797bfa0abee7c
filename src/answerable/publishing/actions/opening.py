"""Opening a period: a report to be made, from plan documents or carried forward from a stored report.

The report is stored like any document's (`loading`), with the difference that it is open: its
frameworks are not public, each entity's section waits for its people, and nothing is reported yet.
It is here and not in `cycle` because plans are documents. Not here: what happens afterwards (`cycle`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from answerable.calc.account import Accomplishment, Document, Indicator, Output, Paragraph, Period, Section
from answerable.cycle.actions.calendar import checked_calendar, checked_period
from answerable.cycle.actions.notices import holders, progress_address, tell
from answerable.cycle.actions.resources import carried_resources, store_resources
from answerable.cycle.actions.standing import Actor, acting
from answerable.cycle.queries.digest import section_digests
from answerable.cycle.rules import Refused
from answerable.cycle.rules.values import acceptable_text
from answerable.cycle.shapes import ResourcePlan
from answerable.foundation import journal
from answerable.publishing.actions.loading import Load
from answerable.publishing.actions.parts import LoadRefused
from answerable.publishing.compile import NotStored, compile_report
from answerable.results.models import Report, ReportingCycle, ReportSection, SectionStep

# Tables that stay true from one period to the next; all others are computed when it is compiled.
CARRIED_TABLES = ("abbreviations",)
SYMBOL_LIMIT = 80


@dataclass(frozen=True, slots=True)
class _Wish:
    symbol: str
    period: Period
    calendar: tuple[date, date, date]
    languages: tuple[str, ...]
    plans: tuple[Document, ...]


def open_period(
    *,
    by: int,
    period: Period,
    symbol: str,
    submit_by: date,
    clear_by: date,
    publish_by: date,
    languages: Sequence[str] = ("en", "zh"),
    plan: Document | None = None,
    plans: Sequence[Document] = (),
    carried_from: str | None = None,
    resources: ResourcePlan | None = None,
) -> str:
    """Opens a report under a working symbol and returns it; the budget office of the institution may.

    One plan document for each language, or `carried_from`: a stored report whose frameworks, texts
    of introduction and planned figures begin the new one. Money and posts as granted in
    `resources`; without them, the categories and posts of the report that was carried forward.
    Raises `Refused`: not_yours, invalid, conflict (the symbol is taken), not_found.
    """
    with acting(by, "open_period") as actor:
        if 0 not in actor.clears:
            raise Refused("not_yours", _("The budget office of the institution opens a period."))
        journal.one_writer()
        wish = _Wish(
            free_symbol(symbol),
            checked_period(period),
            checked_calendar(submit_by, clear_by, publish_by),
            tuple(dict.fromkeys(languages)),
            _plans(symbol.strip(), period, plan, plans, carried_from, languages),
        )
        _refuse_missing_languages(wish)
        report = _store(actor, wish, carried_from)
        store_resources(report, resources or carried_resources(carried_from))
        _begin(actor, report)
        journal.record({"symbol": wish.symbol, "carried_from": carried_from, "languages": wish.languages})
    return wish.symbol


def free_symbol(symbol: str) -> str:
    """A working symbol nobody has. Raises `Refused`: invalid, conflict."""
    found = acceptable_text(symbol, limit=SYMBOL_LIMIT)
    if found is None or "\n" in found or "#" in found or "?" in found:
        raise Refused("invalid", _("A working symbol such as SW/2027/draft was expected."))
    if Report.objects.filter(symbol=found).exists():
        raise Refused("conflict", _("There is a report of this symbol already."), place=found)
    return found


def _plans(
    symbol: str,
    period: Period,
    plan: Document | None,
    plans: Sequence[Document],
    carried_from: str | None,
    languages: Sequence[str],
) -> tuple[Document, ...]:
    given = (*((plan,) if plan is not None else ()), *plans)
    if bool(given) == (carried_from is not None):
        raise Refused("invalid", _("Either a plan or a report to carry forward was expected."))
    if carried_from is not None:
        try:
            stored = [compile_report(carried_from, code, findings=False) for code in languages]
        except NotStored as fault:
            raise Refused("not_found", str(fault), place=carried_from) from fault
        given = tuple(carried_forward(document) for document in stored)
    return tuple(
        replace(document, symbol=symbol, period=period, findings=(), kind="performance_report")
        for document in given
    )


def _refuse_missing_languages(wish: _Wish) -> None:
    there = [plan.language for plan in wish.plans]
    if not wish.languages or set(wish.languages) != set(there) or len(set(there)) != len(there):
        raise Refused(
            "invalid",
            _("One plan for each language of the report was expected: %(languages)s.")
            % {"languages": ", ".join(wish.languages)},
            place=wish.symbol,
        )


def _store(actor: Actor, wish: _Wish, carried_from: str | None) -> Report:
    now = datetime.now(UTC)
    report = Report.objects.create(
        symbol=wish.symbol, kind="performance_report", status="open", stored_at=now
    )
    submit_by, clear_by, publish_by = wish.calendar
    ReportingCycle.objects.create(
        report=report,
        opened_by_id=actor.id,
        opened_at=now,
        submit_by=submit_by,
        clear_by=clear_by,
        publish_by=publish_by,
        languages=list(wish.languages),
        carried_from=Report.objects.filter(symbol=carried_from).first() if carried_from else None,
    )
    sections = ReportSection.objects.filter(
        report__symbol=carried_from or "", entity__isnull=False, occurrence=0
    )
    known = {path: int(pk or 0) for path, pk in sections.values_list("path", "entity_id")}
    for plan in wish.plans:
        try:
            load = Load(plan, [], known)
        except LoadRefused as fault:
            raise Refused("invalid", str(fault), place=wish.symbol) from fault
        for framework in load.book.created["framework"]:
            framework.is_public = False
        for section in load.book.created["section"]:
            section.status = "open" if section.entity is not None else None
        load.save(None)
    return Report.objects.get(pk=report.pk)


def _begin(actor: Actor, report: Report) -> None:
    """The first entry of each section's history, and a word to its people."""
    sections = ReportSection.objects.filter(report=report, status="open")
    digests = section_digests(list(sections.values_list("pk", flat=True)))
    now = datetime.now(UTC)
    SectionStep.objects.bulk_create(
        SectionStep(section_id=pk, act="opened", person_id=actor.id, at=now, digest=digest)
        for pk, digest in digests.items()
    )
    people: set[int] = set()
    for entity in sections.values_list("entity_id", flat=True):
        people |= holders(("focal_point", "head_of_entity"), entity)
    tell(
        people - {actor.id},
        "deadline",
        report.symbol,
        address=progress_address(report.symbol),
        parameters={"symbol": report.symbol, "act": "opened", "by": actor.name},
        key=f"opened:{report.pk}",
    )


# --- what is carried forward


def carried_forward(document: Document) -> Document:
    """The promise of a report without what came of it: planned figures, texts of introduction.

    Paragraphs that tell of results stay as places without a text: somebody writes or removes them.
    """
    return replace(
        document,
        sections=tuple(_carried_section(section) for section in document.sections),
        tables=tuple(table for table in document.tables if table.id in CARRIED_TABLES),
    )


def _carried_section(section: Section) -> Section:
    return replace(
        section,
        accomplishments=tuple(_carried_accomplishment(found) for found in section.accomplishments),
        outputs=tuple(_carried_output(output) for output in section.outputs),
        paragraphs=tuple(_carried_paragraph(paragraph) for paragraph in section.paragraphs),
        place=None,
    )


def _carried_accomplishment(found: Accomplishment) -> Accomplishment:
    return replace(found, indicators=tuple(_carried_indicator(one) for one in found.indicators), place=None)


def _carried_indicator(indicator: Indicator) -> Indicator:
    return replace(indicator, actual=None, narrative=None, reported_achieved=None, values=(), place=None)


def _carried_output(output: Output) -> Output:
    return replace(
        output,
        actual=None,
        printed_rate=None,
        completed=(),
        remarks=None,
        reason=None,
        quantities=(),
        place=None,
    )


def _carried_paragraph(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text if paragraph.role in ("introduction", "orientation") else ""
    return replace(paragraph, text=text, outputs=(), place=None)
