"""2024/25, made from end to end in the cycle: opened, recorded, returned once, cleared, published, corrected.

The published report is the sound twin of the sample: the same figures and texts, put together from
what each person recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from answerable.calc.quantities import number
from answerable.cycle.shapes import Remark, Value
from answerable.publishing.actions.corrigenda import add_correction, open_corrigendum, request_corrigendum
from answerable.publishing.actions.publishing import run_publication
from answerable.publishing.actions.requesting import request_publication
from answerable.publishing.demonstration.figures import counts_by_month, output_of
from answerable.publishing.demonstration.office import OPENER, PUBLISHER, Office
from answerable.publishing.demonstration.opening import open_year
from answerable.publishing.sample.years import SECOND
from answerable.results.models import Corrigendum, Publication, Report

SYMBOL = "SW-2024-25"
_GENERAL = ("summary", "I", "III.A", "V")
_RETURNED = "G"  # comes back once, because of one figure
_CORRECTED = "C.3"  # holds the figures that the corrigendum corrects
_LATE = {
    "en": "Records of a host institution arrived after the report had been published.",
    "zh": "报告发布之后才收到一所协办机构的记录。",
}
_HELD = {"en": "One more was held in June, as the records show.", "zh": "记录显示 6 月另举办一次。"}
_BORNE_OUT = ("A.1", "B", "C.1", "D.1", "E.3", "F")  # one output of each has a file


def make(people: dict[str, int], today: date, progress: Callable[[str], None]) -> None:
    office = Office(people, SECOND, SYMBOL)
    if not Report.objects.filter(symbol=SECOND.symbol).exists():
        open_year(office, today, (0, 0, 0), progress)
        progress("The departments record 2024/25, submit it and have it cleared.")
        for section in office.sections():
            _complete(office, section)
        for section in _GENERAL:
            office.record_general(section)
        progress(f"Publishing {SECOND.symbol}.")
        _publish(office)
    _correct(office, progress)


def _complete(office: Office, section: str) -> None:
    """From whatever state the section is in to cleared."""
    if section == _RETURNED and not office.was("returned", section):
        _return(office, section)
    if office.states()[section] in ("open", "returned"):
        office.record(section)
        if section in _BORNE_OUT:
            _bear_out(office, section)
    office.submit(section)
    office.clear(section)


def _return(office: Office, section: str) -> None:
    """A slip of the pen: the budget office sees it and the entity corrects it."""
    slip = _slip(office, section)
    if office.states()[section] == "open":
        values = [slip if (v.path, v.field) == (slip.path, slip.field) else v for v in office.values[section]]
        office.record(section, values)
        office.submit(section, "All figures are from the register of audits.")
    office.give_back(
        section,
        "One figure differs from the register; please check it.",
        [Remark(f"The register has {_right(office, slip)}.", slip.path, slip.field)],
    )


def _slip(office: Office, section: str) -> Value:
    """An output that exceeded its plan, with one more than there were."""
    for value in office.values[section]:
        if value.field == "actual" and "#" in value.path:
            output = output_of(office.draft, value.path)
            planned, actual = number(output.planned), number(output.actual)
            if planned is not None and actual is not None and actual > planned:
                return replace(value, value=str(actual + 1))
    raise LookupError(f"{section} has no output above its plan")


def _right(office: Office, slip: Value) -> str | None:
    return next(v.value for v in office.values[slip.section] if (v.path, v.field) == (slip.path, slip.field))


def _bear_out(office: Office, section: str) -> None:
    found = office.draft.section(section)
    assert found is not None
    output = next(output for output in found.outputs if number(output.actual))
    name = f"{section}-{output.number}.csv"
    path = f"{section}#{output.number}"
    office.attach(section, path, name, counts_by_month(output), "Counts by month")


def _publish(office: Office) -> None:
    """Asked for by the publisher; the worker's part is done here, in the same person's name."""
    with office.acting(PUBLISHER) as by:
        waiting = Publication.objects.filter(
            report__symbol=office.symbol, state__in=("waiting", "running")
        ).first()
        publication = (
            waiting.pk
            if waiting
            else request_publication(office.symbol, new_symbol=SECOND.symbol, languages=("en", "zh"), by=by)
        )
        run_publication(publication)
        done = Publication.objects.get(pk=publication)
        if done.state != "done":
            raise RuntimeError(done.message)


def _correct(office: Office, progress: Callable[[str], None]) -> None:
    """Records came late: a budget officer writes down what they say, the publisher publishes it."""
    with office.acting(OPENER) as by:
        found = Corrigendum.objects.filter(report__symbol=SECOND.symbol).first()
        if found is not None and found.status == "published":
            return
        progress(f"Correcting {SECOND.symbol}.")
        number = found.pk if found else open_corrigendum(by=by, symbol=SECOND.symbol, reasons=_LATE)
        for path in _fell_short(office):
            delivered = str(int(output_of(office.draft, path).actual or "0") + 1)
            add_correction(
                by=by,
                corrigendum=number,
                path=path,
                field="actual",
                language="",
                new=delivered,
                reasons=_HELD,
            )
    with office.acting(PUBLISHER) as by:
        waiting = Publication.objects.filter(corrigendum_id=number, state__in=("waiting", "running")).first()
        run_publication(waiting.pk if waiting else request_corrigendum(by=by, corrigendum=number))


def _fell_short(office: Office) -> list[str]:
    """The first two outputs of the section of which something, but not all, was delivered."""
    section = office.draft.section(_CORRECTED)
    assert section is not None
    return [
        f"{_CORRECTED}#{output.number}"
        for output in section.outputs
        if 0 < (number(output.actual) or 0) < (number(output.planned) or 0)
    ][:2]
