"""One computed figure with everything `calc.figures.explain` needs to put it into words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import cast

from answerable.calc import account
from answerable.calc.achievement import achievement_figure
from answerable.calc.delivery import delivery_figure
from answerable.calc.figures import Figure, Input
from answerable.calc.money import money_unit
from answerable.calc.thresholds import Threshold, threshold_figure
from answerable.calc.vacancy import vacancy_figure
from answerable.calc.variance import variance_figure, variance_percent_figure
from answerable.plans.models import Indicator
from answerable.results.queries.money import money_tables
from answerable.results.queries.rows import delivered, directing_text, indicator_rows, met, output_rows
from answerable.results.queries.scope import Scope, find
from answerable.results.queries.shapes import MoneyLine, MoneyTable, Share
from answerable.results.queries.tables import table_pages


def explain(symbol: str, path: str, figure: str, language: str) -> Figure | None:
    """`figure` is delivery_rate, achievement, variance_amount, variance_percent,
    must_be_explained or vacancy_rate; for a whole report (path '') or a section (its path)
    outputs_delivered or indicators_met. `path` is a row's path or, in tables, its anchor, which
    tells rows of the same label apart. None where there is nothing of this path."""
    scope = find(symbol, language)
    make = _FIGURES.get(figure)
    return make(scope, path, figure) if scope is not None and make is not None else None


def _delivery(scope: Scope, path: str, figure: str) -> Figure | None:  # noqa: ARG001
    for found in output_rows(scope, _section_ids(scope, path)):
        if found.row.path == path:
            row = found.row
            return delivery_figure(row.planned, row.actual, document=scope.report.symbol, place=row.place)
    return None


def _achievement(scope: Scope, path: str, figure: str) -> Figure | None:  # noqa: ARG001
    for found in indicator_rows(scope, _section_ids(scope, path)):
        row = found.row
        if row.path == path:
            wording, direction = _wording(found.section_id, row.accomplishment_label, row.ordinal)
            judged = account.Indicator(
                row.ordinal, wording, target=row.target, actual=row.actual, direction=direction
            )
            return achievement_figure(judged, document=scope.report.symbol, place=row.place)
    return None


def _wording(section: int, label: str, ordinal: int) -> tuple[str, account.Direction | None]:
    """What its direction is read from, and which way is good where the plan states it."""
    found = Indicator.objects.filter(
        result__section_id=section, accomplishment__label=label, ordinal=ordinal
    ).values_list("texts", "direction")
    texts, direction = found[0]
    return directing_text(texts or {}), cast("account.Direction | None", direction)


def _section_ids(scope: Scope, path: str) -> set[int]:
    """Sections whose rows may bear this path: 'A.4' of 'A.4#26' and 'A.4(a)1'."""
    return {
        section.id for section in scope.sections if path.startswith((f"{section.path}#", f"{section.path}("))
    }


def _money(scope: Scope, path: str, figure: str) -> Figure | None:
    for table in money_tables(scope):
        for line in table.rows:
            if path in (line.anchor, line.path):
                return _money_figure(scope, table, line, figure)
    return None


def _money_figure(scope: Scope, table: MoneyTable, line: MoneyLine, figure: str) -> Figure | None:
    unit = str(table.unit) if table.unit else None  # without one, amounts are taken as they stand
    if figure == "variance_amount":
        return variance_figure(
            line.apportionment,
            line.expenditure,
            unit=unit or "count",
            document=scope.report.symbol,
            place=line.place,
        )
    if figure == "variance_percent":
        return variance_percent_figure(
            line.apportionment, line.expenditure, document=scope.report.symbol, place=line.place
        )
    if table.threshold is None:
        return None
    t = table.threshold
    threshold = Threshold(t.percent, t.amount, t.since, t.source, t.stated)
    return threshold_figure(
        *line.judged_variance,
        threshold,
        money_unit(unit).factor,
        document=scope.report.symbol,
        place=line.place,
    )


def _vacancy(scope: Scope, path: str, figure: str) -> Figure | None:  # noqa: ARG001
    for page in table_pages(scope, ("incumbency",)):
        for line in page.rows:
            if path in (line.anchor, line.path):
                authorized, average = (
                    line.cells[name].value if name in line.cells else None
                    for name in ("authorized", "actual_average")
                )
                return vacancy_figure(authorized, average, document=scope.report.symbol, place=line.place)
    return None


def _share(scope: Scope, path: str, figure: str) -> Figure | None:
    """The share of a whole report (path '') or of a section with its units."""
    inside = scope.below(path) if path else None
    if inside is not None and not inside:
        return None
    if figure == "outputs_delivered":
        share = delivered(found.row.band for found in output_rows(scope, inside))
        names = ("delivered", "rated", "without_rate")
    else:
        share = met(found.row.state for found in indicator_rows(scope, inside))
        names = ("met", "judged", "not_judged")
    return _share_figure(share, figure, names, scope.report.symbol)


def _share_figure(share: Share, formula: str, names: tuple[str, str, str], document: str) -> Figure:
    values = zip(names, (share.part, share.whole, share.left_out), strict=True)
    inputs = tuple(Input(name, Decimal(value), document=document) for name, value in values)
    return Figure(share.percent(), "percent", 1, formula, inputs)


_FIGURES: dict[str, Callable[[Scope, str, str], Figure | None]] = {
    "delivery_rate": _delivery,
    "achievement": _achievement,
    "variance_amount": _money,
    "variance_percent": _money,
    "must_be_explained": _money,
    "vacancy_rate": _vacancy,
    "outputs_delivered": _share,
    "indicators_met": _share,
}
