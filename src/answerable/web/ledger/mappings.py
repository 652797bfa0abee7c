"""How files are read: the mappings there are, and a new one from a file that is looked at first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from answerable.calc.written import DATE_FORMS, DECIMAL_MARKS, THOUSANDS_MARKS
from answerable.organization.rules import Refused
from answerable.publishing.actions import ledger as actions
from answerable.publishing.ledger import Proposal
from answerable.results.queries import ledger
from answerable.results.rules.ledger import FIELDS as KEYS
from answerable.results.rules.ledger.layout import DELIMITERS, ENCODINGS
from answerable.web.cycle.door import person
from answerable.web.frame.faults import status_of
from answerable.web.frame.pages import Crumb, page
from answerable.web.ledger.door import frame_of, office_only, plain
from answerable.web.ledger.words import FIELDS, KINDS, MARKS, kind_named, named

READING = ("encoding", "delimiter", "sheet")
FURTHER = 3  # columns beside the first that a number of a line may be put together from


@require_GET
@office_only
def mappings(request: HttpRequest) -> HttpResponse:
    rows = [
        (
            one,
            named(one.source_names, one.source),
            kind_named(one.kind),
            [(str(FIELDS[name]), _headings(found)) for name, found in _ordered(one.columns)],
        )
        for one in ledger.mappings()
    ]
    return page(request, "ledger/mappings.html", {"rows": rows}, frame_of(Crumb(_("Mappings"))))


def _ordered(stated: Any) -> list[tuple[str, Any]]:
    columns = stated.get("columns", {})
    return [(name, columns[name]) for name in KEYS if name in columns]


def _headings(found: Any) -> str:
    return found if isinstance(found, str) else " + ".join(found)


@dataclass(frozen=True, slots=True)
class Field:
    """One of our fields in the form: a choice among the headings of the file."""

    name: str
    text: str
    chosen: str
    more: tuple[str, ...] = ()  # further columns, of the number of a line


@require_http_methods(["GET", "POST"])
@office_only
def new(request: HttpRequest) -> HttpResponse:
    """First a file to look at, then the form with what it proposes; then it is saved."""
    refused: Refused | None = None
    proposal: Proposal | None = None
    if request.method == "POST":
        try:
            if "save" in request.POST:
                return _save(request)
            proposal = _look(request)
        except Refused as refusal:
            refused = refusal
    context = {"refused": refused, **_form(request, proposal)}
    crumbs = frame_of(Crumb(_("Mappings"), reverse("ledger-mappings")), Crumb(_("New mapping")))
    return page(request, "ledger/mapping.html", context, crumbs, status_of(refused) if refused else 200)


def _look(request: HttpRequest) -> Proposal:
    file, sent = request.FILES.get("file"), request.POST
    if file is None:
        raise Refused("invalid", _("No file was sent. Choose one and send it again."), place="file")
    stated: dict[str, Any] = {
        name: sent.get(name, "") if name == "delimiter" else plain(sent.get(name, "")) for name in READING
    }
    return actions.propose_mapping(
        by=person(request).id, file_name=file.name or "file", content=file.read(), **stated
    )


def _form(request: HttpRequest, proposal: Proposal | None) -> dict[str, Any]:
    """The form: from a proposal, or as it was sent."""
    sent = request.POST
    header = proposal.header if proposal else tuple(sent.getlist("header"))
    columns = proposal.columns if proposal else {name: sent.get(f"column-{name}", "") for name in KEYS}
    return {
        "proposal": proposal,
        "header": [name for name in header if name],
        "fields": [
            Field(name, str(FIELDS[name]), columns.get(name, ""), _further(sent) if name == "key" else ())
            for name in KEYS
        ],
        "date_forms": list(DATE_FORMS),
        "fitting_dates": proposal.date_forms if proposal else (),
        "date_form": _only(proposal.date_forms) if proposal else sent.get("date_form", ""),
        "decimal_marks": [(mark, MARKS[mark]) for mark in DECIMAL_MARKS],
        "thousands_marks": [(mark, MARKS[mark]) for mark in THOUSANDS_MARKS],
        "marks": _only(proposal.marks) if proposal else (sent.get("decimal"), sent.get("thousands")),
        "sure_of_marks": proposal is None or len(proposal.marks) == 1,
        "kinds": [(kind, str(text), sent.get(f"kind-{kind}", "")) for kind, text in KINDS.items()],
        "encodings": ENCODINGS,
        "delimiters": [(mark, MARKS[mark]) for mark in DELIMITERS],
        "sent": sent,
        "sources": ledger.sources(),
    }


def _further(sent: Any) -> tuple[str, ...]:
    """The further columns of the number as they were sent, and room for the rest."""
    chosen = [name for name in sent.getlist("more-key") if name][:FURTHER]
    return (*chosen, *[""] * (FURTHER - len(chosen)))


def _kinds(sent: Any) -> dict[str, str]:
    """What the file writes for each kind, as typed: several are parted by commas."""
    typed = {kind: plain(sent.get(f"kind-{kind}", ""), 400).replace("，", ",").split(",") for kind in KINDS}
    return {one.strip(): kind for kind, written in typed.items() for one in written if one.strip()}


def _only(found: Any) -> Any:
    """What is certain; nothing where there is more than one way."""
    return found[0] if len(found) == 1 else ""


def _save(request: HttpRequest) -> HttpResponse:
    sent = request.POST
    columns: dict[str, Any] = {
        name: sent.get(f"column-{name}", "") for name in KEYS if sent.get(f"column-{name}")
    }
    further = [name for name in _further(sent) if name]
    if further and "key" in columns:
        columns["key"] = [columns["key"], *further]
    if sent.get("kind"):
        columns.pop("kind", None)  # all lines are of one kind, whatever the column says
    if not sent.get("date_form") or "decimal" not in sent or not sent["decimal"]:
        raise Refused(
            "invalid", _("State how days and amounts are written: the file can be read in several ways."),
            place="date_form",
        )  # fmt: skip
    stated = {
        "columns": columns,
        "date_form": sent["date_form"],
        "decimal_mark": sent["decimal"],
        "thousands_mark": sent.get("thousands", ""),
        "reversed_sign": sent.get("reversed_sign") == "1",
        "currency": plain(sent.get("currency", ""), 3) or "USD",
        **{name: sent.get(name, "") for name in READING},
        **({} if sent.get("kind") else {"kinds": _kinds(sent)}),
    }
    names = {code: plain(sent.get(f"name-{code}", ""), 200) for code in ("en", "zh")}
    number = actions.save_mapping(
        by=person(request).id,
        source=plain(sent.get("source", ""), 61),
        kind=sent.get("kind", ""),
        columns=stated,
        names=names,
    )
    messages.success(request, _("The mapping is saved; files can be loaded by it."))
    return redirect(f"{reverse('ledger-loads')}?mapping={number}")
