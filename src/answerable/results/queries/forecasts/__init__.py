"""Where budgets will end: projections of money and posts from the ledger and the final version.

What is asked is a `Question`; the answer is for the person who asks: of entities they may not read
nothing is counted, so that a whole they see is a whole of what they may see, and says so.
"""

from __future__ import annotations

from answerable.results.queries.forecasts.figures import explain_forecast
from answerable.results.queries.forecasts.money import forecast, warnings_of
from answerable.results.queries.forecasts.posts import vacancy_forecast
from answerable.results.queries.forecasts.standing import forecast_budgets

__all__ = ["explain_forecast", "forecast", "forecast_budgets", "vacancy_forecast", "warnings_of"]
