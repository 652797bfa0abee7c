"""Indicators and outputs of a report as rows, with what `calc` says of each.

One query for the rows whatever their number, one each for completed values and for the paragraphs
that explain them. Filtering, counting and sorting happen on these rows (`registers`): a report
has hundreds, and rates and verdicts come from `calc`, not from SQL.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from answerable.calc.account import Quantity
from answerable.calc.achievement import direction_of_good, verdict
from answerable.calc.delivery import delivery_rate, delivery_ratio
from answerable.foundation.texts import in_any
from answerable.results.models import CompletedValue, IndicatorResult, OutputResult, Paragraph
from answerable.results.queries.scope import Scope, kept
from answerable.results.queries.shapes import (
    CompletedLine,
    IndicatorRow,
    OutputRow,
    ParagraphRef,
    SectionRef,
    Share,
)

FULL, HALF = Decimal(100), Decimal(50)
_JUDGED = ("met", "partly", "not_met")
# Whether smaller is better is read from the wording, once for all languages: the same figure must
# not be met in one language and missed in the other.
_DIRECTION_READ_IN = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Found:
    """A row with what the registers look at besides."""

    row: Any
    section_id: int
    position: tuple[int, int]
    searched: str  # casefolded texts of all languages


# --- what can be said of one row


def indicator_state(
    target: Quantity, actual: Quantity, texts: Mapping[str, str], direction: str | None = None
) -> str:
    """One of `choices.INDICATOR_STATES`."""
    if actual is None:
        return "not_reported"
    return verdict(target, actual, direction_of_good(directing_text(texts), target, direction))


def directing_text(texts: Mapping[str, str]) -> str:
    return next((texts[code] for code in _DIRECTION_READ_IN if code in texts), in_any(texts, "en") or "")


def band(planned: Quantity, actual: Quantity, has_completed: bool = False) -> str:
    """One of `choices.BANDS`: over 100, exactly 100, from 50, over 0, 0, or why there is no rate.

    Judged before rounding: 2999 of 3000 is printed as 100.0, and is not the whole.
    """
    found = delivery_ratio(planned, actual)
    if found is None:
        return "not_reported" if actual is None and not has_completed else "no_rate"
    rate = found.exact_percent()
    if rate >= FULL:
        return "over" if rate > FULL else "full"
    if rate >= HALF:
        return "partial"
    return "little" if rate > 0 else "none"


def delivered(bands: Iterable[str]) -> Share:
    """Outputs delivered in full of those with a rate."""
    counted = list(bands)
    rated = [name for name in counted if name not in ("no_rate", "not_reported")]
    full = [name for name in rated if name in ("over", "full")]
    return Share(len(full), len(rated), len(counted) - len(rated))


def met(states: Iterable[str]) -> Share:
    """Indicators met of those that can be judged."""
    counted = list(states)
    judged = [state for state in counted if state in _JUDGED]
    return Share(judged.count("met"), len(judged), len(counted) - len(judged))


# --- rows


def indicator_rows(scope: Scope, sections: Collection[int] | None = None) -> list[Found]:
    """Indicators in printed order; of these sections only, where given."""
    if sections is None or _all_indicators in scope.kept:
        return _inside(_all_indicators(scope), sections)
    return _read_indicators(scope, sections)


@kept
def _all_indicators(scope: Scope) -> list[Found]:
    return _read_indicators(scope, None)


def _inside(rows: list[Found], sections: Collection[int] | None) -> list[Found]:
    return [found for found in rows if sections is None or found.section_id in sections]


def _read_indicators(scope: Scope, sections: Collection[int] | None) -> list[Found]:
    rows = IndicatorResult.objects.filter(section__report=scope.report)
    if sections is not None:
        rows = rows.filter(section_id__in=sections)
    columns = rows.values_list(
        "section_id",
        "indicator__accomplishment__label",
        "indicator__accomplishment__texts",
        "indicator__accomplishment__position",
        "indicator__ordinal",
        "indicator__position",
        "indicator__label",
        "indicator__texts",
        "indicator__direction",
        "indicator__target",
        "indicator__estimate",
        "indicator__words",
        "indicator__places",
        "actual",
        "narratives",
        "reported_achieved",
        "words",
        "values",
        named=True,
    )
    return sorted((_indicator(scope, row) for row in columns), key=lambda found: found.position)


def _indicator(scope: Scope, row: Any) -> Found:
    section = scope.section_by_id[row.section_id]
    label = row.indicator__accomplishment__label
    path = f"{section.path}({label}){row.indicator__ordinal}"
    target = scope.stated(row.indicator__target, row.indicator__words, "target")
    actual = scope.stated(row.actual, row.words, "actual")
    if target is None and actual is None:
        actual = last_actual(in_any(row.values, scope.language) or ())
    shaped = IndicatorRow(
        path=path,
        section=SectionRef(section.path, section.name),
        accomplishment_label=label,
        accomplishment=scope.words(row.indicator__accomplishment__texts),
        ordinal=row.indicator__ordinal,
        label=row.indicator__label,
        text=scope.required(row.indicator__texts),
        narrative=scope.words(row.narratives),
        target=target,
        estimate=scope.stated(row.indicator__estimate, row.indicator__words, "estimate"),
        actual=actual,
        state=indicator_state(target, actual, row.indicator__texts, row.indicator__direction),
        reported_achieved=row.reported_achieved,
        worst=scope.worst.get(path),
        place=scope.place(row.indicator__places),
    )
    searched = _searchable(row.indicator__texts, row.narratives, row.indicator__accomplishment__texts)
    order = row.indicator__accomplishment__position * 10_000 + row.indicator__position
    return Found(shaped, row.section_id, (section.position, order), searched)


def output_rows(scope: Scope, sections: Collection[int] | None = None) -> list[Found]:
    """Outputs in printed order; of these sections only, where given."""
    if sections is None or _all_outputs in scope.kept:
        return _inside(_all_outputs(scope), sections)
    return _read_outputs(scope, sections)


@kept
def _all_outputs(scope: Scope) -> list[Found]:
    return _read_outputs(scope, None)


def _read_outputs(scope: Scope, sections: Collection[int] | None) -> list[Found]:
    rows = OutputResult.objects.filter(section__report=scope.report)
    if sections is not None:
        rows = rows.filter(section_id__in=sections)
    columns = rows.values_list(
        "pk",
        "section_id",
        "output__number",
        "output__occurrence",
        "output__position",
        "output__accomplishment_label",
        "output__headings",
        "output__texts",
        "output__planned",
        "output__words",
        "output__places",
        "actual",
        "printed_rate",
        "remarks",
        "reasons",
        "words",
        "values",
        "output__category",
        named=True,
    )
    beside = _Beside(scope, sections)
    return sorted((_output(scope, row, beside) for row in columns), key=lambda found: found.position)


class _Beside:
    """What stands beside outputs: completed values, and paragraphs that name their numbers."""

    def __init__(self, scope: Scope, sections: Collection[int] | None) -> None:
        completed = CompletedValue.objects.filter(result__section__report=scope.report)
        paragraphs = Paragraph.objects.filter(section__report=scope.report).exclude(outputs=[])
        if sections is not None:
            completed = completed.filter(result__section_id__in=sections)
            paragraphs = paragraphs.filter(section_id__in=sections)
        self.completed: dict[int, list[CompletedLine]] = defaultdict(list)
        for result, value, labels, spoken in completed.order_by("position").values_list(
            "result_id", "value", "labels", "words"
        ):
            self.completed[result].append(
                CompletedLine(scope.stated(value, spoken, "value"), scope.words(labels))
            )
        self.explained: dict[tuple[int, int], list[ParagraphRef]] = defaultdict(list)
        for section, number, mark, position, outputs in paragraphs.order_by("position").values_list(
            "section_id", "number", "mark", "position", "outputs"
        ):
            shown = number if number is not None else mark
            path = scope.section_by_id[section].path
            reference = ParagraphRef(path, shown, paragraph_anchor(number, position))
            for output in outputs:
                self.explained[section, output].append(reference)


def _output(scope: Scope, row: Any, beside: _Beside) -> Found:
    section = scope.section_by_id[row.section_id]
    number, position = row.output__number, row.output__position
    path = f"{section.path}#{number}" if number is not None else f"{section.path}#({position + 1})"
    planned = scope.stated(row.output__planned, row.output__words, "planned")
    actual = scope.stated(row.actual, row.words, "actual")
    by_year = row.output__category is not None and planned is None and actual is None
    if by_year:
        planned, actual = reported(in_any(row.values, scope.language) or ())
    is_rated = not by_year or number is not None  # not the totals of a subcategory
    completed = tuple(beside.completed.get(row.pk, ()))
    shaped = OutputRow(
        path=path,
        anchor=output_anchor(number, row.output__occurrence, position),
        section=SectionRef(section.path, section.name),
        accomplishment_label=row.output__accomplishment_label,
        number=number,
        headings=tuple(in_any(row.output__headings, scope.language) or ()),
        text=scope.required(row.output__texts),
        planned=planned,
        actual=actual,
        rate=delivery_rate(planned, actual) if is_rated else None,
        printed_rate=scope.stated(row.printed_rate, row.words, "printed_rate"),
        band=band(planned, actual, bool(completed) or by_year) if is_rated else "no_rate",
        completed=completed,
        remarks=scope.words(row.remarks),
        reason=scope.words(row.reasons),
        explained_by=tuple(beside.explained.get((row.section_id, number), ())),
        worst=scope.worst.get(path),
        place=scope.place(row.output__places),
    )
    searched = _searchable(row.output__texts, row.remarks, row.reasons)
    return Found(shaped, row.section_id, (section.position, position), searched)


def last_actual(values: Sequence[Mapping[str, Any]]) -> Quantity:
    """The actual value of the last period that has one: of forms that print several periods."""
    actuals = [value for value in values if value["kind"] == "actual"]
    found: Quantity = max(actuals, key=lambda value: str(value["period"]))["value"] if actuals else None
    return found


def reported(values: Sequence[Mapping[str, Any]]) -> tuple[Quantity, Quantity]:
    """Planned and actual quantity of the last year that has an actual one: of forms that print years.

    Where no quantity is stated for any year, the deliverable is told in words and none applies.
    """
    if not values:
        return "not_applicable", "not_applicable"
    years = [value["period"] for value in values if value["kind"] == "actual"]
    if not years:
        return None, None
    found = {value["kind"]: value["value"] for value in values if value["period"] == max(years)}
    return found.get("planned"), found.get("actual")


def output_anchor(number: int | None, occurrence: int, position: int) -> str:
    """Where a link to an output leads on its section's page."""
    if number is None:
        return f"output-r{position + 1}"
    return f"output-{number}" if not occurrence else f"output-{number}-{occurrence + 1}"


def paragraph_anchor(number: int | None, position: int) -> str:
    """Where a link to a paragraph leads."""
    return f"paragraph-{number}" if number is not None else f"paragraph-r{position + 1}"


def _searchable(*texts: Mapping[str, str]) -> str:
    return "\n".join(text for by_language in texts for text in by_language.values()).casefold()
