"""The findings of a report: by severity and rule, each with a way to the figure it doubts."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.results import queries
from answerable.results.choices import SEVERITIES
from answerable.results.queries.shapes import FindingRegister, FindingRow
from answerable.web.frame.pages import Crumb, Frame, language, page, report_line
from answerable.web.results import export
from answerable.web.results.rule_words import rule_words


def findings(request: HttpRequest, symbol: str) -> HttpResponse:
    line = report_line(request, symbol)
    asked = request.GET
    register = _register(request, symbol)
    groups = [
        (grave, rule, rule_words(rule), list(rows))
        for (grave, rule), rows in groupby(_ordered(register), key=lambda row: (row.severity, row.rule))
    ]
    context = {
        "register": register,
        "groups": groups,
        "rules": [(rule, rule_words(rule).title, count) for rule, count in register.rules.items()],
        "severities": [(name, register.severities.get(name, 0)) for name in SEVERITIES],
        "asked": asked,
        "export_query": f"?{asked.urlencode()}" if asked else "",
    }
    frame = Frame("findings", [Crumb(_("Findings"))], report=line, section=asked.get("section"))
    return page(request, "results/findings.html", context, frame)


def findings_export(request: HttpRequest, symbol: str, form: str) -> HttpResponse:
    """Exactly what is shown, as a file."""
    rows = _ordered(_register(request, symbol))
    return export.answer(form, f"{symbol}-findings", export.finding_table(rows))


def _register(request: HttpRequest, symbol: str) -> FindingRegister:
    asked = request.GET
    severity = asked.get("severity")
    register = queries.findings(
        symbol,
        language(),
        severity=severity if severity in SEVERITIES else None,
        rule=asked.get("rule") or None,
        section=asked.get("section") or None,
    )
    if register is None:
        raise Http404(symbol)
    return register


def _ordered(register: FindingRegister) -> list[FindingRow]:
    return sorted(register.rows, key=lambda row: (SEVERITIES.index(row.severity), row.rule))
