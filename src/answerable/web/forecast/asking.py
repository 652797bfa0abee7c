"""What is asked of a forecast, as the address says it: every view of it can be sent to a colleague.

`method`, `entity`, `category`, `closed`; what is supposed of every category in `percent` and `amount`,
of one in `percent-travel` and `amount-travel`; of posts `vacancy` and `recruited`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest
from django.utils.translation import gettext as _

from answerable.calc.forecast import METHODS, NOTHING, Method, Supposed
from answerable.calc.quantities import number, parse_printed
from answerable.calc.vacancy_forecast import VACANCY_METHODS, VacancyMethod
from answerable.results.queries.forecasts.shapes import Question

MOST_PERCENT = Decimal(1000)
MOST_AMOUNT = Decimal(10) ** 15
MOST_POSTS = Decimal(10_000)
CATEGORY_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """The question, what was typed into each field, and what of it could not be understood."""

    question: Question
    typed: Mapping[str, str]
    problems: tuple[str, ...] = ()


def asked_of(request: HttpRequest) -> Asked:
    typed = {name: (request.GET.get(name) or "").replace("\0", "").strip()[:120] for name in request.GET}
    problems: list[str] = []

    def figure(name: str, most: Decimal) -> Decimal:
        return _figure(typed.get(name, ""), most, problems)

    single = {name.partition("-")[2] for name in typed if name.startswith(("percent-", "amount-"))}
    changes = {
        code: Supposed(figure(f"percent-{code}", MOST_PERCENT), figure(f"amount-{code}", MOST_AMOUNT))
        for code in sorted(single)
        if code and len(code) <= CATEGORY_LENGTH
    }
    # A category nobody says anything of follows what is supposed of all.
    by_category = {code: supposed for code, supposed in changes.items() if supposed}
    question = Question(
        _method(typed.get("method", "")),
        typed.get("entity", ""),
        typed.get("category", ""),
        typed.get("grade", ""),
        _months(typed.get("closed", "")),
        Supposed(figure("percent", MOST_PERCENT), figure("amount", MOST_AMOUNT)) or NOTHING,
        by_category,
        _vacancy(typed.get("vacancy", "")),
        figure("recruited", MOST_POSTS),
    )
    return Asked(question, typed, tuple(problems))


def _method(said: str) -> Method:
    return next((name for name in METHODS if name == said), METHODS[0])


def _vacancy(said: str) -> VacancyMethod:
    return next((name for name in VACANCY_METHODS if name == said), VACANCY_METHODS[0])


def _months(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 4 else None


def _figure(said: str, most: Decimal, problems: list[str]) -> Decimal:
    """A figure as people type it; what cannot be one is said and counts as nothing."""
    if not said:
        return Decimal(0)
    found = number(parse_printed(said.removeprefix("+")))
    if found is None or abs(found) > most:
        problems.append(
            _("“%(typed)s” is no figure that can be used here; it was left out.") % {"typed": said}
        )
        return Decimal(0)
    return found
