"""Sentences of forecasts: the ways of looking ahead, what they assume, what is warned of."""

from __future__ import annotations

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from answerable.calc.budgeting import in_thousands
from answerable.calc.early_warnings import EarlyWarning, Limits
from answerable.calc.forecast import Basis, Method
from answerable.calc.rounding import half_up
from answerable.calc.vacancy_forecast import VacancyMethod
from answerable.results.queries.forecasts.shapes import Forecast, VacancyForecast
from answerable.web.templatetags.figures import plain

# What parameters/early_warnings.yaml gives as the source of its limits, for the catalogue.
_SOURCES = (
    gettext_lazy(
        "assumed; variances of A/76/596, part III.B, "
        "have to be explained from 4 per cent or 50 000 dollars on"
    ),
)


def source_words(source: str) -> str:
    """The source of the limits in the language of the page; as it stands where the catalogue lacks it."""
    return _(source)


def method_words(name: Method | Basis) -> str:
    return {
        "last_year": _("As last year"),
        "even": _("Even rate"),
        "trend": _("Straight trend"),
        "known": _("Known obligations"),
        "as_granted": _("As granted"),
        "over": _("The period is over"),
        "mixed": _("Different ways"),
    }[name]


def method_says(name: Method) -> str:
    return {
        "last_year": _("The months to come follow last year's pattern, at this year's level."),
        "even": _("Each month to come costs what the closed months cost on average."),
        "trend": _("The straight line through the closed months goes on."),
        "known": _("Only what is committed already will still be spent."),
    }[name]


def vacancy_words(name: VacancyMethod) -> str:
    return {
        "as_now": _("Filled as in the last closed month"),
        "trend": _("The average change from month to month goes on"),
    }[name]


def month_words(month: date) -> str:
    return formats.date_format(month, "Y-m")


def warning_words(warning: EarlyWarning, currency: str) -> str:
    """One sentence: what, how much, in per cent of what was granted."""
    if warning.kind in ("more_vacant", "less_vacant"):
        sentence = {
            "more_vacant": _("Projected vacancy is %(points)s points above the budgeted rate."),
            "less_vacant": _("Projected vacancy is %(points)s points below the budgeted rate."),
        }[warning.kind]
        return sentence % {"points": plain(half_up(warning.difference, 1))}
    sentence = {
        "overspent": _("Overspent already: %(amount)s over what was granted (%(percent)s %%)."),
        "committed": _("With what is committed, %(amount)s over what was granted (%(percent)s %%)."),
        "ungranted": _("%(amount)s spent or committed where nothing was granted."),
        "overspend": _("Projected to end %(amount)s over what was granted (%(percent)s %%)."),
        "underspend": _("Projected to leave %(amount)s unspent (%(percent)s %%)."),
    }[warning.kind]
    percent = plain(half_up(warning.percent, 1)) if warning.percent is not None else ""
    return sentence % {"amount": thousands_words(warning, currency), "percent": percent}


def currency_words(code: str) -> str:
    """What a currency is called in tables: its code, in Chinese its name."""
    return {"USD": _("USD"), "EUR": _("EUR"), "CHF": _("CHF")}.get(code, code)


def thousands_words(warning: EarlyWarning, currency: str) -> str:
    return _("%(currency)s %(amount)s thousand") % {
        "currency": currency_words(currency),
        "amount": plain(in_thousands(warning.difference)),
    }


def warning_name(warning: EarlyWarning) -> str:
    return {
        "overspent": _("overspent"),
        "committed": _("committed beyond the grant"),
        "ungranted": _("nothing granted"),
        "overspend": _("will be overspent"),
        "underspend": _("will be underspent"),
        "more_vacant": _("more vacant than budgeted"),
        "less_vacant": _("less vacant than budgeted"),
    }[warning.kind]


def limits_words(limits: Limits) -> str:
    """From where on money is warned of, and that it is assumed where no document states it."""
    said = _(
        "Told from %(over)s %% over or %(under)s %% under what was granted, if it is %(amount)s or more, "
        "from %(months)s closed months on (rule since %(since)s; %(source)s)."
    ) % {
        "over": plain(limits.overspend), "under": plain(limits.underspend), "amount": plain(limits.amount),
        "months": limits.months, "since": limits.since.isoformat(), "source": source_words(limits.source),
    }  # fmt: skip
    return f"{said} {assumed_words()}" if not limits.stated else said


def vacancy_limits_words(limits: Limits) -> str:
    """The same for posts."""
    said = _(
        "Warned of from %(points)s percentage points off the budgeted rate on, from %(months)s closed months "
        "on (rule since %(since)s)."
    ) % {"points": plain(limits.vacancy), "months": limits.months, "since": limits.since.isoformat()}
    return f"{said} {assumed_words()}" if not limits.stated else said


def assumed_words() -> str:
    return _("Assumed: no document at hand states it.")


def notes(found: Forecast) -> list[str]:
    """What stands beside the exact lines of a file."""
    return [
        _("Every line is exact, rounded once to cents; totals of these lines are exact. On the pages each "
          "line is rounded to thousands by itself and totals of tables are sums of what is printed; the "
          "figures above the tables and in charts are rounded once."),
        limits_words(found.limits),
        *assumptions(found),
    ]  # fmt: skip


def post_notes(found: VacancyForecast) -> list[str]:
    return [
        _("Numbers of posts are rounded once to one decimal, in each month and in the average."),
        *post_assumptions(found),
    ]


def assumptions(found: Forecast) -> list[str]:
    """What this forecast rests on, sentence by sentence."""
    said = [_closed(found), method_says(found.question.method), _granted(found)]
    if found.before is None:
        said.append(
            _("The ledger does not have the year before whole: lines are projected at an even rate instead.")
            if found.question.method == "last_year"
            else _("The ledger does not have the year before whole: it is not compared.")
        )
    said.append(
        _("No line is projected below what is spent and committed. Staff assessment income and contributions "
          "in kind are no expenditure and are not counted.")
    )  # fmt: skip
    if found.months_without:
        said.append(
            _("The ledger has no expenditure at all of %(months)s: these months count as zero; look whether "
              "they were sent.")
            % {"months": ", ".join(month_words(month) for month in found.months_without)}
        )  # fmt: skip
    if found.left_out:
        said.append(
            ngettext(
                "%(count)s ledger line is in another currency and is not counted.",
                "%(count)s ledger lines are in other currencies and are not counted.",
                found.left_out,
            )
            % {"count": found.left_out}
        )
    if not found.is_whole:
        said.append(_("You see the entities that are yours; the totals are theirs, not the whole budget's."))
    return said


def _closed(found: Forecast) -> str:
    if not found.closed:
        return _("No month is closed yet: the ledger has no expenditure of a month that is over.")
    return _("%(closed)s of %(months)s months are closed, up to %(month)s.") % {
        "closed": found.closed,
        "months": len(found.months),
        "month": month_words(found.months[found.closed - 1]),
    }


def _granted(found: Forecast) -> str:
    version = found.budget.version
    if found.granted_by == "version" and version is not None:
        return _("Granted is what the final version %(version)s states.") % {
            "version": version.symbol or version.number
        }
    if found.granted_by == "allotments":
        return _("No version of the budget is final: granted is what the ledger has as allotments.")
    return _("No version of the budget is final and nothing was allotted: nothing is granted yet.")


def post_assumptions(found: VacancyForecast) -> list[str]:
    said = [
        _("%(closed)s of %(months)s months have incumbency.")
        % {"closed": found.closed, "months": len(found.months)},
        _("Authorized numbers are those of the dated lines of posts, averaged over the months. Nobody is "
          "expected in a post after its last day."),
    ]  # fmt: skip
    said.append(vacancy_limits_words(found.limits))
    names = {named.code: str(named.name) for named in found.entities}
    said += [
        _(
            "%(entity)s reported no incumbency of %(months)s: it is taken as in the month before, after its "
            "last month as projected."
        )
        % {"entity": names.get(code, code), "months": ", ".join(month_words(month) for month in months)}
        for code, months in found.months_without.items()
    ]
    if not found.is_whole:
        said.append(_("You see the entities that are yours; the totals are theirs, not the whole budget's."))
    return said
