"""One computed figure with everything `calc.figures.explain` needs to put it into words."""

from __future__ import annotations

from answerable.calc.figures import Figure


def explain(symbol: str, path: str, figure: str, language: str) -> Figure | None:
    """`figure` is delivery_rate, achievement, variance_amount, variance_percent,
    must_be_explained or vacancy_rate; for a whole report (path '') or a section (its path)
    outputs_delivered or indicators_met. None where the path does not exist."""
    raise NotImplementedError
