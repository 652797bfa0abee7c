"""2025/26, a period in the middle of its work: everybody who signs in finds something to do.

Some sections are cleared, some submitted, some came back with comments on figures, some are half
filled or untouched; one translation is older than its source, one text is a draft. What people do
in the demonstration afterwards is left alone: the last act here says that all of it was done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from answerable.cycle.shapes import Remark, Value
from answerable.publishing.demonstration.figures import counts_by_month, output_of
from answerable.publishing.demonstration.office import Office
from answerable.publishing.demonstration.opening import open_year
from answerable.publishing.sample.years import THIRD

SYMBOL = "SW-2025-26"
_SUBMIT, _CLEAR, _PUBLISH = 9, 23, 44  # days from the first start on

# How far each section is. 'filled' waits for its head; 'half' has its first half; 'old' is filled,
# with a text that changed after it was translated.
_GOALS = {
    "A": "cleared",
    "A.1": "cleared",
    "A.2": "returned",
    "B": "submitted",
    "C": "filled",
    "C.1": "cleared",
    "C.2": "half",
    "C.3": "untouched",
    "D": "cleared",
    "D.1": "submitted",
    "D.2": "old",
    "E": "submitted",
    "E.1": "cleared",
    "E.2": "half",
    "E.3": "untouched",
    "F": "half",
    "G": "filled",
    "H": "untouched",
}
_LAST = "A.2"  # its return is the last act


def make(people: dict[str, int], today: date, progress: Callable[[str], None]) -> None:
    office = Office(people, THIRD, SYMBOL)
    open_year(office, today, (_SUBMIT, _CLEAR, _PUBLISH), progress)
    if office.was("returned", _LAST):
        return
    progress("The departments are at work on 2025/26.")
    for section, goal in _GOALS.items():
        _STEPS[goal](office, section)
    office.record_general("III.A")
    office.record_general("I")
    _return(office)


def _nothing(office: Office, section: str) -> None:
    """Nobody has begun."""


def _half(office: Office, section: str) -> None:
    """English only, and not all of it; the last text is still a draft."""
    values = [value for value in office.values[section] if value.language != "zh"]
    begun = values[: len(values) // 2]
    draft = next((value for value in reversed(begun) if value.language), None)
    office.record(section, [replace(v, status="draft") if v is draft else v for v in begun])


def _filled(office: Office, section: str) -> None:
    office.record(section)
    for value in office.values[section][:40]:
        if value.field == "actual" and "#" in value.path:
            output = output_of(office.draft, value.path)
            if (output.actual or "").isdigit():
                name = f"{section}-{output.number}.csv"
                office.attach(section, value.path, name, counts_by_month(output), "Counts by month")
                return


def _submitted(office: Office, section: str) -> None:
    if office.states()[section] == "open":
        _filled(office, section)
        office.submit(section)


def _cleared(office: Office, section: str) -> None:
    _submitted(office, section)
    office.clear(section)


def _old(office: Office, section: str) -> None:
    """The English narrative says more than it did when it was translated."""
    office.record(section)
    first = next(v for v in office.values[section] if (v.field, v.language) == ("narrative", "en"))
    more = Value(
        section,
        first.path,
        first.field,
        f"{first.value} Figures of the last quarter are preliminary.",
        language="en",
    )
    office.record(section, [more])


_STEPS: dict[str, Callable[[Office, str], None]] = {
    "untouched": _nothing,
    "half": _half,
    "filled": _filled,
    "old": _old,
    "submitted": _submitted,
    "cleared": _cleared,
    "returned": _submitted,
}


def _return(office: Office) -> None:
    """The budget office sends a section back with a comment on two of its figures."""
    rows = [v for v in office.values[_LAST] if v.field == "actual" and "#" in v.path]
    reasons = [v for v in office.values[_LAST] if v.field == "reason" and v.language == "en"]
    office.give_back(
        _LAST,
        "Please look at the two figures marked; everything else can be cleared.",
        [
            Remark("The file gives the months only; please attach the list itself.", rows[0].path, "actual"),
            Remark("Please say how many; the Committee asked the same last year.", reasons[0].path, "reason"),
        ],
    )
