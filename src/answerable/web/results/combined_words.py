"""Words of combined reports on pages: their tables, their columns, the rules of their audit."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

_PERIOD = re.compile(r"\d{4}")


def table_names() -> dict[str, str]:
    """What a table is called that prints no title of its own."""
    return {
        "financial_summary": _("Financial resources in summary"),
        "financial_resources": _("Financial resources"),
        "human_resources": _("Human resources"),
        "staffing_changes": _("Proposed staffing changes"),
        "legislative_history": _("Legislative history"),
        "non_budgeted_contributions": _("Non-budgeted contributions"),
        "efficiencies": _("Efficiency gains"),
        "unencumbered_balance": _("Trend of the unencumbered balance"),
        "prior_period_obligations": _("Cancellation of prior-period obligations"),
        "other_revenue": _("Other revenue and adjustments"),
        "borrowing": _("Borrowing"),
        "vacancy_factors": _("Vacancy factors"),
        "quick_impact_projects": _("Quick-impact projects"),
        "follow_up": _("Follow-up to decisions and requests"),
    }


def column_words(name: str) -> str | None:
    """A column's words with its period: 'expenditure 2024/25'; None for another kind's column."""
    known = _money() | _staff() | _others()
    if name in known:
        return known[name]
    base, _blank, period = name.partition(" ")
    if base not in known or not _PERIOD.match(period):
        return None
    return _("%(column)s, %(period)s") % {"column": known[base], "period": period}


def _money() -> dict[str, str]:
    return {
        "apportionment": _("Apportionment"),
        "expenditure": _("Expenditure"),
        "cost_estimates": _("Cost estimates"),
        "variance_amount": _("Variance"),
        "variance_percent": _("Per cent"),
        "performance_amount": _("Variance of the performance period"),
        "performance_percent": _("Its share, per cent"),
        "budget_amount": _("Variance of the budget"),
        "budget_percent": _("Its growth, per cent"),
        "estimated_gains": _("Estimated gains"),
        "realized_gains": _("Realized gains"),
        "investment": _("Investment since inception"),
        "cumulated_before": _("Gains cumulated before"),
        "cumulated_total": _("Investment and gains cumulated"),
        "projects": _("Number of projects"),
    }


def _staff() -> dict[str, str]:
    return {
        "military_observers": _("Military observers"),
        "military_contingents": _("Military contingents"),
        "united_nations_police": _("United Nations police"),
        "formed_police_units": _("Formed police units"),
        "international_staff": _("International staff"),
        "national_officers": _("National Professional Officers"),
        "national_general_service": _("National General Service"),
        "national_staff": _("National staff"),
        "temporary_positions": _("Temporary positions"),
        "volunteers": _("United Nations Volunteers"),
        "government_provided": _("Government-provided personnel"),
        "electoral_observers": _("Civilian electoral observers"),
        "international_subtotal": _("International, subtotal"),
        "national_subtotal": _("National, subtotal"),
        "volunteers_international": _("Volunteers, international"),
        "volunteers_national": _("Volunteers, national"),
        "volunteers_subtotal": _("Volunteers, subtotal"),
        "total": _("Total"),
        "field_service": "FS",
        "grade_npo": "NPO",
        "grade_ngs": "NGS",
        "grade_gs": "GS",
        "grade_gs_principal": "GS (PL)",
        "grade_ss": "SS",
        "grade_usg_asg": "USG–ASG",
        "grade_usg": "USG",
        "grade_asg": "ASG",
        "grade_d2_d1": "D\u20112–D\u20111",
        "grade_d2": "D\u20112",
        "grade_d1": "D\u20111",
        "grade_p5_p4": "P\u20115–P\u20114",
        "grade_p5": "P\u20115",
        "grade_p4": "P\u20114",
        "grade_p3_p2": "P\u20113–P\u20112",
        "grade_p3": "P\u20113",
        "grade_p2": "P\u20112",
    }


def _others() -> dict[str, str]:
    return {
        "type": _("Type"),
        "number": _("Number"),
        "level": _("Level"),
        "title": _("Functional title"),
        "action": _("Action"),
        "request": _("Decision or request"),
        "description": _("Description"),
        "report": _("Report"),
        "date": _("Date"),
        "mission": _("Mission"),
        "actual": _("Actual"),
        "estimated": _("Estimated"),
        "approved": _("Approved"),
        "proposed": _("Proposed"),
        "actual_on": _("Actual on the day"),
        "actual_average": _("Actual average"),
        "variance": _("Variance"),
        "amount": _("Amount"),
    }


def rules() -> dict[str, tuple[str, str]]:
    """Title and sentence of each rule of combined reports, and of their reading."""
    return _of_staff() | _of_money() | _of_texts() | _of_reading()


def _of_staff() -> dict[str, tuple[str, str]]:
    """Rules on personnel."""
    return {
        "row_total": (_("Total of a row"), _("The printed total is not the sum of the columns before it.")),
        "net_change": (
            _("Net change"),
            _("The printed net change is not what is proposed minus what is approved now."),
        ),
        "staff_by_component": (
            _("Personnel of a component"),
            _("The summary prints other personnel of a component than its own table."),
        ),
        "staffing_net_change": (
            _("Staffing changes and net change"),
            _("The listed staffing changes are not the net change of the tables of personnel."),
        ),
    }


def _of_money() -> dict[str, tuple[str, str]]:
    """Rules on resources."""
    return {
        "difference_of_columns": (
            _("Difference of columns"),
            _("The printed difference is not what the two columns give."),
        ),
        "share_of_column": (
            _("Percentage of a column"),
            _("The printed percentage is not what the amounts of its row give."),
        ),
        "share_of_nothing": (
            _("Percentage of nothing"),
            _("A percentage is printed although the amount it is a share of is nil."),
        ),
        "parts_of_row": (
            _("Parts of a row"),
            _("The amounts listed in a cell do not add up to the amount of its row."),
        ),
        "amounts_of_components": (
            _("Estimated amounts of components"),
            _("The estimated amounts of the components do not add up to their group of resources."),
        ),
    }


def _of_texts() -> dict[str, tuple[str, str]]:
    """Rules on variances explained, actions, sentences and indicators."""
    return {
        "variance_unexplained_in": (
            _("Variance of a period not explained"),
            _("The variance reaches the threshold and the analysis does not mention it for this period."),
        ),
        "explanation_of_period_absent": (
            _("Period without a reason"),
            _("A variance is listed for a period and no paragraph below it speaks of that period."),
        ),
        "variance_direction": (
            _("More or less"),
            _("The reason speaks of more where there is less, or of less where there is more."),
        ),
        "monthly_rate": (_("Monthly rate"), _("The printed monthly rate is not a twelfth of the amount.")),
        "amount_in_action": (
            _("Amount in an action"),
            _("An action to be taken names another amount than the tables."),
        ),
        "figure_in_summary": (
            _("Figure in the summary"),
            _("A sentence of the summary states another figure than the table of resources."),
        ),
        "label_elsewhere": (
            _("Indicator elsewhere"),
            _("The printed number of an indicator belongs to another accomplishment."),
        ),
        "period_order": (
            _("Order of periods"),
            _("The values of an indicator leave a period out or are out of order."),
        ),
        "bound_as_actual": (
            _("Bound as an actual value"),
            _("An actual value is printed as a bound, which only a target can be."),
        ),
    }


def _of_reading() -> dict[str, tuple[str, str]]:
    """Doubts of the reading."""
    return {
        "unknown_table": (
            _("Table without a known form"),
            _("A table whose heads are none that the form names; it is kept as it is printed."),
        ),
        "unknown_column": (
            _("Column without a known form"),
            _("A column whose head is none that the form of its table names; it is kept as it is printed."),
        ),
        "value_missing": (_("Values missing"), _("No values by period are printed for an indicator.")),
        "missing_number": (
            _("Number left out"),
            _("Numbers do not follow each other: something was not read, or is misnumbered."),
        ),
    }
