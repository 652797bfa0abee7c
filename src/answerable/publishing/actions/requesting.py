"""Asking for a publication: who may, whether everything is ready, and the task for the worker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from answerable.cycle.actions.standing import acting
from answerable.cycle.rules import Refused
from answerable.foundation import access, journal
from answerable.publishing.actions.compiling import compile_draft
from answerable.publishing.compiling.drafts import draft_of, open_report
from answerable.publishing.compiling.readiness import gaps, not_cleared
from answerable.publishing.formats.programme_budget.mapping import SYMBOL as BUDGET_SYMBOL
from answerable.publishing.registry import FORMATS
from answerable.publishing.tasks import defer_publication
from answerable.results.models import Corrigendum, Entry, Publication, Report, ReportFinding

# Of a plan the symbol names the programme or section: SW/32/6 (Prog. 4), SW/32/6 (Sect. 7).
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[A-Z0-9.()\-]+)+(?: \((?:Prog|Sect)\. \d{1,2}[A-Z]?\))?", re.ASCII)
_LONGEST = 100
_NAMED = 5  # gaps a refusal names


def request_publication(
    symbol: str, *, new_symbol: str, languages: Sequence[str], by: int, accepting: str = ""
) -> int:
    """Asks the worker to publish an open report under a symbol; the number of the publication.

    `accepting` is why it is published although the audit finds errors; the journal keeps it.
    Raises `Refused`: not a publisher, own work, a section not cleared, a gap, an error, the symbol.
    """
    may_publish(by)
    report = open_report(symbol)
    wanted = tuple(dict.fromkeys(languages))
    _not_own_work(report, by)
    _all_cleared(report, wanted)
    _complete(report, wanted)
    _free_symbol(new_symbol)
    _names_its_section(report, new_symbol)
    compile_draft(symbol, by=by)
    accepted = _no_errors(report, wanted, accepting)
    draft = draft_of(report, wanted)
    seal = draft.seal(new_symbol)
    with acting(by, "request_publication"):
        Report.objects.select_for_update().get(pk=report.pk)
        publication = create_publication(report, None, new_symbol, wanted, seal, by)
        journal.record(
            {
                "symbol": symbol,
                "new_symbol": new_symbol,
                "languages": list(wanted),
                "seal": seal,
                "accepted_errors": accepted,
                "accepting": accepting if accepted else "",
            }
        )
        defer_publication(publication.pk, by=by)
    return int(publication.pk)


def may_publish(by: int) -> None:
    """Raises `Refused` unless the entered person publishes for the whole institution."""
    if access.entered() != by or 0 not in access.scope("publishes"):
        raise Refused("not_yours", _("Only a publisher of the whole institution publishes; ask one of them."))


def create_publication(
    report: Report,
    corrigendum: Corrigendum | None,
    symbol: str,
    languages: Sequence[str],
    seal: str,
    by: int,
) -> Publication:
    """The request as a row. Raises `Refused` where one is under way. Inside a transaction."""
    try:
        with transaction.atomic():
            return Publication.objects.create(
                report=report,
                corrigendum=corrigendum,
                symbol=symbol,
                languages=list(languages),
                requested_by_id=by,
                requested_at=datetime.now(UTC),
                digest=seal,
                steps=len(languages) * len(FORMATS) + 1,
            )
    except IntegrityError as fault:
        raise Refused(
            "wrong_state",
            _("A publication of %(symbol)s is under way already; wait until it ends.")
            % {"symbol": report.symbol},
        ) from fault


def _not_own_work(report: Report, by: int) -> None:
    entry = Entry.objects.filter(section__report=report, person_id=by).select_related("section").first()
    if entry is not None:
        raise Refused(
            "own_work",
            _("You entered figures in section %(section)s; somebody else has to publish this report.")
            % {"section": entry.section.path},
            place=entry.path,
        )


def _all_cleared(report: Report, languages: Sequence[str]) -> None:
    waiting = list(not_cleared(report, languages[0] if languages else "en"))
    if waiting:
        named = ", ".join(item.section for item in waiting[:10])
        raise Refused(
            "stale" if all(item.status == "stale" for item in waiting) else "incomplete",
            ngettext(
                "Section %(named)s is not cleared or changed since; it has to be cleared first.",
                "%(count)s sections are not cleared or changed since: %(named)s; "
                "they have to be cleared first.",
                len(waiting),
            )
            % {"named": named, "count": len(waiting)},
            place=waiting[0].section,
        )


def _complete(report: Report, languages: Sequence[str]) -> None:
    if not languages:
        raise Refused("incomplete", _("Choose at least one language."))
    found = list(gaps(report, languages))
    if found:
        named = "; ".join(
            f"{gap.path or gap.field} {gap.field} ({gap.language}, {_lack(gap.lack)})"
            for gap in found[:_NAMED]
        )
        raise Refused(
            "incomplete",
            ngettext(
                "%(count)s text is not ready: %(named)s. Complete it or leave the language out.",
                "%(count)s texts are not ready, first of all: %(named)s. "
                "Complete them or leave the language out.",
                len(found),
            )
            % {"count": len(found), "named": named},
            place=found[0].path,
        )


def _lack(lack: str) -> str:
    words = {"missing": _("missing"), "draft": _("draft"), "outdated": _("outdated")}
    return words[lack]


def _free_symbol(symbol: str) -> None:
    if not _SYMBOL.fullmatch(symbol) or len(symbol) > _LONGEST or "//" in symbol or ".." in symbol:
        raise Refused(
            "invalid",
            _("A symbol such as SW/31/12 was expected: capital letters, then parts after slashes."),
            place="symbol",
        )
    taken = Report.objects.filter(symbol=symbol).exists()
    if taken or Publication.objects.filter(symbol=symbol, state__in=("waiting", "running")).exists():
        raise Refused(
            "invalid",
            _("The symbol %(symbol)s is taken; choose another.") % {"symbol": symbol},
            place="symbol",
        )


def _names_its_section(report: Report, symbol: str) -> None:
    """By the symbol and the paths of its form a section of the programme budget is known again."""
    if report.kind != "programme_budget":
        return
    root = report.sections.order_by("position").values_list("path", flat=True).first() or ""
    number = root.removeprefix("Sect")
    found = BUDGET_SYMBOL.fullmatch(symbol)
    if found is None or found[2] != number:
        raise Refused(
            "invalid",
            _("This is section %(number)s: a symbol such as SW/32/6 (Sect. %(number)s) was expected.")
            % {"number": number},
            place="symbol",
        )


def _no_errors(report: Report, languages: Sequence[str], accepting: str) -> int:
    """How many errors of the audit are accepted with a reason."""
    errors = ReportFinding.objects.filter(report=report, severity="error", language__in=languages)
    count = errors.count()
    if count and not accepting.strip():
        first = errors.order_by("position").first()
        raise Refused(
            "incomplete",
            ngettext(
                "The audit finds %(count)s error. Correct it, or state why it is accepted.",
                "The audit finds %(count)s errors. Correct them, or state why they are accepted.",
                count,
            )
            % {"count": count},
            place=(first.path or "") if first is not None else "",
        )
    return count
