"""An open account takes its money and posts from the ledger and the final budget.

What stood there is replaced, by whomever it was written; sections that are cleared stay as they
are. The figures are nobody's entry: whoever lets this run has entered nothing and may still clear.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from answerable.cycle.actions.rows import write_rows
from answerable.cycle.actions.standing import acting, locked_sections, open_report
from answerable.cycle.queries.filling import Filled, Filling, filling
from answerable.cycle.rules.filling import GROUPS
from answerable.cycle.rules.refusal import Refused
from answerable.foundation import journal
from answerable.plans.models import CostCategory
from answerable.results.choices import ACCOUNT_KINDS
from answerable.results.models import (
    Entry,
    LedgerFilling,
    PostResult,
    Report,
    ReportSection,
    ResourceCategory,
    ResourceResult,
)


def fill_from_ledger(*, by: int, symbol: str) -> int:
    """Writes apportionments, expenditure, authorized posts and average incumbency; how many changed.

    Raises `Refused`: not_yours, not_found, wrong_state (no account, nothing to take over), sealed.
    """
    with acting(by, "fill_from_ledger") as actor:
        if 0 not in actor.clears:
            raise Refused(
                "not_yours", _("The budget office of the whole institution takes figures from the ledger.")
            )
        report = open_report(symbol)
        _is_account(report)
        paths = ReportSection.objects.filter(report=report, occurrence=0).values_list("path", flat=True)
        sections = locked_sections(symbol, list(paths))
        found = filling(report)
        if not found.figures:
            raise Refused(
                "wrong_state",
                _("Neither the ledger nor a final budget has figures for this period; load them first."),
                place=symbol,
            )
        changed = found.changed
        if changed:
            _write(report, sections, changed)
        _note(report, by, found, len(changed))
        journal.record(_about(found, changed))
        return len(changed)


def _is_account(report: Report) -> None:
    if report.kind not in ACCOUNT_KINDS or report.period is None:
        raise Refused(
            "wrong_state",
            _("Only the account of a period takes figures from the ledger."),
            place=report.symbol,
        )


def _write(report: Report, sections: Mapping[str, ReportSection], changed: Iterable[Filled]) -> None:
    money = [one for one in changed if "$" in one.path]
    posts = [one for one in changed if "!" in one.path]
    rows = _money_rows(report, sections, money) | _post_rows(sections, posts)
    for one in (*money, *posts):
        setattr(rows[one.path], one.field, one.value)
    write_rows((rows[one.path], (one.field,)) for one in (*money, *posts))
    for one in (*money, *posts):
        Entry.objects.filter(section=sections[one.section], path=one.path, field=one.field).delete()


def _money_rows(
    report: Report, sections: Mapping[str, ReportSection], wanted: Iterable[Filled]
) -> dict[str, ResourceResult | PostResult]:
    """Rows of money by path; made where the account has none yet."""
    found: dict[str, ResourceResult | PostResult] = {
        f"{row.section.path}${row.category.code}": row
        for row in ResourceResult.objects.filter(section__report=report)
        .select_related("section", "category")
        .select_for_update(of=("self",))
    }
    categories = {row.code: row for row in ResourceCategory.objects.filter(report=report)}
    for one in wanted:
        if one.path not in found:
            category = categories.get(one.code) or _new_category(report, one.code)
            categories[one.code] = category
            found[one.path] = ResourceResult.objects.create(section=sections[one.section], category=category)
    return found


def _new_category(report: Report, code: str) -> ResourceCategory:
    known = CostCategory.objects.get(code=code)
    return ResourceCategory.objects.create(
        report=report, code=code, names=known.names, group=GROUPS[known.group], position=known.position
    )


def _post_rows(
    sections: Mapping[str, ReportSection], wanted: Iterable[Filled]
) -> dict[str, ResourceResult | PostResult]:
    rows = PostResult.objects.filter(section__in=[section.pk for section in sections.values()])
    found: dict[str, ResourceResult | PostResult] = {
        f"{row.section.path}!{row.code}": row
        for row in rows.select_related("section").select_for_update(of=("self",))
    }
    for one in wanted:
        if one.path not in found:
            found[one.path] = PostResult.objects.create(
                section=sections[one.section],
                code=one.code,
                names=_names(one.code),
                group="positions" if one.code.startswith("temporary-") else "posts",
                position=len(found),
            )
    return found


def _names(code: str) -> dict[str, str]:
    """What the posts of a group are called, in both languages."""
    found = {}
    for language, interface in (("en", "en"), ("zh", "zh-hans")):
        with translation.override(interface):
            plain = code.removeprefix("temporary-").replace("-", "_")
            name = {
                "professional": _("Professional and higher"),
                "general_service": _("General Service and related"),
                "international": _("International staff"),
                "national_officers": _("National Professional Officers"),
                "national_general_service": _("National General Service staff"),
                "volunteers_international": _("International United Nations Volunteers"),
                "volunteers_national": _("National United Nations Volunteers"),
                "government_provided": _("Government-provided personnel"),
            }.get(plain, plain.replace("_", " "))
            found[language] = (
                name if plain == code.replace("-", "_") else _("%(name)s (temporary)") % {"name": name}
            )
    return found


def _note(report: Report, by: int, found: Filling, rows: int) -> None:
    LedgerFilling.objects.create(
        report=report,
        filled_at=datetime.now(UTC),
        filled_by_id=by,
        last_load_id=found.last_load,
        budget_version_id=found.versions[0] if found.versions else None,
        rows=rows,
    )


def _about(found: Filling, changed: Iterable[Filled]) -> dict[str, object]:
    return {
        "symbol": found.symbol,
        "from": {"load": found.last_load, "budget": found.granted_by},
        "values": [f"{one.path} {one.field}: {one.present or ''} -> {one.value}" for one in changed],
        "cleared": list(found.cleared),
    }
