"""Upload a report, watch it being read, see what was understood and doubted, store it or not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.calc.account import Document
from answerable.organization.queries import Me
from answerable.publishing import actions
from answerable.results.reports import rules
from answerable.web.documents import reading as readings
from answerable.web.documents.publishers import publishers_only
from answerable.web.frame.pages import Crumb, Frame, language, page, wants_part
from answerable.web.results.rule_words import rule_words

SHOWN = 30  # findings and changed figures listed one by one


@publishers_only
def upload(request: HttpRequest, me: Me) -> HttpResponse:
    """The form, or a file that begins to be read; an error keeps the person on the form."""
    error = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        error = _refusal(file)
        if file is not None and not error:
            return redirect("reading", key=readings.receive(file, me.id).key)
    context = {
        "error": error,
        "suffixes": readings.SUFFIXES,
        "limit": settings.UPLOAD_LIMIT // (1024 * 1024),
        "waiting": readings.waiting(me.id),
    }
    crumbs = [Crumb(_("Upload a report"))]
    return page(request, "documents/upload.html", context, Frame("upload", crumbs), 422 if error else 200)


def _refusal(file: Any) -> str:
    """Why a file is not taken: what, and what to do."""
    if file is None:
        return _("No file was sent. Choose one and send it again.")
    if Path(file.name).suffix.lower() not in readings.SUFFIXES:
        return _("%(name)s cannot be read: a file ending in %(suffixes)s was expected.") % {
            "name": file.name,
            "suffixes": ", ".join(readings.SUFFIXES),
        }
    if file.size > settings.UPLOAD_LIMIT:
        return _("%(name)s is larger than %(limit)s MB, the largest file that is read.") % {
            "name": file.name,
            "limit": settings.UPLOAD_LIMIT // (1024 * 1024),
        }
    if not file.size:
        return _("%(name)s is empty.") % {"name": file.name}
    return ""


@publishers_only
def reading(request: HttpRequest, me: Me, key: str) -> HttpResponse:
    """How far the reading is; when it is done, what was understood and what would change."""
    found = _upload(me, key)
    context: dict[str, Any] = {
        "upload": found,
        "steps": _steps(found.done),
        "of": len(readings.STEPS),
        "unexpected": found.error == "?",
    }
    if wants_part(request) and not found.finished:
        return render(request, "documents/progress.html", context)
    if found.finished and not found.error:
        context |= _understood(found)
    response = page(
        request,
        "documents/reading.html",
        context,
        Frame("upload", [Crumb(_("Upload a report")), Crumb(found.file_name)]),
    )
    if wants_part(request):
        response["HX-Refresh"] = "true"  # done: the whole page, with what was understood
    return response


def _steps(done: int) -> list[tuple[str, str]]:
    """Each step as it is said now, with its state: done, now or later."""
    said = (
        (_("received"), _("being received")),
        (_("read"), _("being read")),
        (_("recomputed"), _("being recomputed")),
        (_("compared with what is stored"), _("being compared with what is stored")),
    )
    states = ["done" if at < done else "now" if at == done else "later" for at in range(len(said))]
    return [(words[state != "done"], state) for words, state in zip(said, states, strict=True)]


def _understood(found: readings.Upload) -> dict[str, Any]:
    document = found.document()
    findings = [*document.findings, *rules.audit(document)]
    worded = [rules.worded(finding, language()) for finding in findings]
    order = {"error": 0, "warning": 1, "note": 2}
    worded.sort(key=lambda finding: order[finding.severity])
    changes = actions.plan_load(document)
    return {
        "document": document,
        "counts": _counts(document),
        "sections": [section for section in document.sections if section.has_framework],
        "tables": document.tables,
        "severities": sorted(Counter(f.severity for f in findings).items(), key=lambda pair: order[pair[0]]),
        "by_rule": [
            (rule_words(rule).title, count) for rule, count in Counter(f.rule for f in findings).most_common()
        ],
        "findings": worded[:SHOWN],
        "more_findings": max(len(worded) - SHOWN, 0),
        "changes": changes,
        "changed": _changed(changes),
        "differing": _figures(changes, shared=True)[:SHOWN],
        "altered": _figures(changes, shared=False)[:SHOWN],
        "stale": readings.digest(changes) != found.digest,
        "digest": readings.digest(changes),
    }


def _counts(document: Document) -> list[tuple[str, int]]:
    frameworks = [section for section in document.sections if section.has_framework]
    accomplishments = [a for section in frameworks for a in section.accomplishments]
    return [
        (_("sections with a framework"), len(frameworks)),
        (_("expected accomplishments"), len(accomplishments)),
        (_("indicators"), sum(len(a.indicators) for a in accomplishments)),
        (_("outputs"), sum(len(section.outputs) for section in frameworks)),
        (_("paragraphs"), sum(len(section.paragraphs) for section in document.sections)),
        (_("tables"), len(document.tables)),
    ]


def _changed(changes: actions.Changes) -> list[tuple[str, int, int, int]]:
    """Kind, new, changed, removed; kinds that stay as they are are left out."""
    rows = []
    for kind, states in changes.counts.items():
        numbers = (states.get("new", 0), states.get("changed", 0), states.get("removed", 0))
        if any(numbers):
            rows.append((kind_words(kind), *numbers))
    return rows


def _figures(changes: actions.Changes, *, shared: bool) -> list[tuple[str, str, Any, Any]]:
    """Path, name, old and new of figures that change; those that another language states, or the rest."""
    names = {
        "target": _("Target"),
        "estimate": _("Estimate"),
        "planned": _("Planned"),
        "actual": _("Actual"),
        "printed_rate": _("Delivery rate"),
        "value": "",
    }
    return [
        (item.path, names[item.field], item.old, item.new)
        for item in changes.items
        if item.field in names and bool(item.shared_with) is shared and item.state == "changed"
    ]


def kind_words(kind: str) -> str:
    """What a kind of stored row is called."""
    words = {
        "report": _("report"),
        "section": _("sections"),
        "objective": _("objectives"),
        "accomplishment": _("expected accomplishments"),
        "indicator": _("indicators"),
        "output": _("outputs"),
        "paragraph": _("paragraphs"),
        "table": _("tables"),
        "table_row": _("table rows"),
        "table_cell": _("table cells"),
        "mandate": _("mandates"),
        "finding": _("findings"),
        "entity": _("entities"),
        "period": _("periods"),
        "completed_value": _("completed values"),
        "source": _("source files"),
    }
    return words.get(kind.replace(" ", "_"), kind.replace("_", " "))


@require_POST
@publishers_only
def store(request: HttpRequest, me: Me, key: str) -> HttpResponse:
    """Stores exactly what was shown; where the stored report has changed since, shows it again."""
    found = _upload(me, key)
    if not found.finished or found.error:
        return redirect("reading", key=key)
    document = found.document()
    try:
        changes = actions.plan_load(document)
        if readings.digest(changes) != request.POST.get("digest"):
            messages.error(
                request, _("The stored report changed in the meantime. Look at what would change now.")
            )
            return redirect("reading", key=key)
        source = actions.Source(found.file_name, found.source.read_bytes())
        actions.load_document(document, source, actor=me.email, expected=changes)
    except actions.LoadRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("reading", key=key)
    readings.forget(found)
    messages.success(request, _("%(symbol)s is stored.") % {"symbol": changes.symbol})
    return redirect("overview", symbol=changes.symbol)


@require_POST
@publishers_only
def discard(request: HttpRequest, me: Me, key: str) -> HttpResponse:
    found = _upload(me, key)
    readings.forget(found)
    messages.success(request, _("%(name)s was discarded; nothing was stored.") % {"name": found.file_name})
    return redirect("upload")


def _upload(me: Me, key: str) -> readings.Upload:
    found = readings.find(key, me.id)
    if found is None:
        raise Http404(_("This upload is no longer here: it was stored or discarded."))
    return found
