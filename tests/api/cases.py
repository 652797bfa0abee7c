"""One case for every operation: what is asked, by whom it is theirs, and what each kind of caller is told.

Statuses stand in the order of CALLERS: the owner, a colleague of the same entity without the role,
a stranger of another entity, a reader who writes nothing (the auditor), nobody, and the owner with
a token of too small a scope.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.publishing.media.json import write as write_json
from answerable.results.models import LedgerMapping, ReportSection
from tests import factories
from tests.api.made import Made
from tests.ledger import COLUMNS, HEADER, ROWS, csv_of
from tests.scene import Scene
from tests.spending import BUDGET
from tests.three_years import PROPOSED

CALLERS = ("owner", "colleague", "stranger", "reader", "nobody", "small")
DRAFT, LAKES = "/api/reports/SW-draft", "/api/reports/LK_1_1"
ANYBODY = (200, 200, 200, 200, 200, 200)
OF_THE_REPORT = (200, 200, 200, 200, 404, 404)  # each sees what is theirs of it
OF_THE_SECTION = (200, 404, 404, 200, 404, 404)
KNOWN = (200, 200, 200, 200, 401, 403)


@dataclass(frozen=True)
class Case:
    method: str
    path: str | Callable[[Made], str]
    told: tuple[int, ...]
    owner: str = "ana"
    colleague: str = "uma"
    stranger: str = "boris"
    small: tuple[str, ...] = ("publish",)
    body: Any = None  # or a function of what was made
    files: Callable[[], dict[str, Any]] | None = None
    before: Callable[[Made], None] | None = None
    writes: bool = field(default=False)  # the owner's call leaves an entry in the journal
    noted: bool = field(default=False)  # every call does: a download is noted

    def address(self, made: Made) -> str:
        return self.path if isinstance(self.path, str) else self.path(made)

    def sent(self, made: Made) -> Any:
        return self.body(made) if callable(self.body) else self.body


def read(path: str | Callable[[Made], str], told: tuple[int, ...], **more: Any) -> Case:
    return Case("GET", path, told, **more)


def write(method: str, path: Any, told: tuple[int, ...], body: Any = None, **more: Any) -> Case:
    return Case(method, path, told, body=body, writes=True, **{"small": ("read",), **more})


def standing(status: str) -> Callable[[Made], None]:
    """Section A is in this state."""

    def put(made: Made) -> None:
        ReportSection.objects.filter(pk=made.here.sections["A"]).update(status=status)

    return put


def a_report() -> dict[str, Any]:
    """The lakes' report, whose symbol is stored here and whose text is another."""
    document = replace(factories.report("en"), symbol="LK/9/9")
    return {"file": SimpleUploadedFile("lakes.json", write_json(document), "application/json")}


def a_file() -> dict[str, Any]:
    return {"file": SimpleUploadedFile("minutes.txt", b"What was agreed.\n", "text/plain"), "path": "A#1"}


def a_workbook(entity: str) -> dict[str, Any]:
    """No workbook at all: what is wrong with it is the answer."""
    return {"file": SimpleUploadedFile("lakes.xlsx", b"PK", "application/octet-stream"), "entity": entity}


VALUES = {"values": [{"section": "A", "path": "A#1", "field": "actual", "value": "11"}]}
ENTITY_WRITES = (404, 404, 403, 401, 403)  # all but the owner
OFFICE = {"owner": "bo", "colleague": "hana"}

RESULTS = {
    "results_reports_reports": read("/api/reports", ANYBODY),
    "results_reports_report": read(DRAFT, OF_THE_REPORT),
    "results_reports_document": read(f"{DRAFT}/document", OF_THE_REPORT),
    "results_reports_sections": read(f"{DRAFT}/sections", OF_THE_REPORT),
    "results_reports_section": read(f"{DRAFT}/sections/A", OF_THE_SECTION),
    "results_reports_narrative": read(f"{DRAFT}/narrative", OF_THE_REPORT),
    "results_reports_tables": read(f"{DRAFT}/tables", OF_THE_REPORT),
    "results_reports_file": read(f"{DRAFT}/files/en/json", OF_THE_REPORT, noted=True),
    "results_reports_search": read("/api/search?q=SECRET-A", ANYBODY),
    "results_reports_comparison": read("/api/comparison?first=SW-draft&second=LK_1_1", OF_THE_REPORT),
    "results_registers_outputs": read(f"{DRAFT}/outputs", OF_THE_REPORT),
    "results_registers_indicators": read(f"{DRAFT}/indicators", OF_THE_REPORT),
    "results_registers_findings": read(f"{DRAFT}/findings", OF_THE_REPORT),
    "results_registers_money": read(f"{DRAFT}/money", OF_THE_REPORT),
    "results_registers_posts": read(f"{DRAFT}/posts", OF_THE_REPORT),
    "results_registers_figure": read(f"{DRAFT}/figures/outputs_delivered?path=A", OF_THE_SECTION),
}

CYCLE = {
    "cycle_entering_record_values": write("POST", f"{DRAFT}/values", (200, *ENTITY_WRITES), VALUES),
    "cycle_steps_submit_section": write(
        "POST",
        f"{DRAFT}/sections/A/submission",
        (204, 403, 404, 403, 401, 403),
        {"text": "Done"},
        owner="hana",
        colleague="ana",
        before=lambda made: made.complete(),
    ),
    "cycle_steps_return_section": write(
        "POST",
        f"{DRAFT}/sections/A/return",
        (204, 403, 404, 403, 401, 403),
        {"text": "Look again", "comments": [{"path": "A#1", "field": "actual", "text": "Twelve?"}]},
        before=standing("submitted"),
        **OFFICE,
    ),
    "cycle_steps_clear_section": write(
        "POST",
        f"{DRAFT}/sections/A/clearance",
        (204, 403, 404, 403, 401, 403),
        lambda made: {"digest": made.digest("A")},
        before=standing("submitted"),
        **OFFICE,
    ),
    "cycle_steps_reopen_section": write(
        "POST",
        f"{DRAFT}/sections/A/reopening",
        (204, 403, 404, 403, 401, 403),
        {"text": "A figure was wrong"},
        before=standing("cleared"),
        **OFFICE,
    ),
}

OF_THE_MAKING = (200, 404, 404, 200, 401, 403)  # of a section, to known callers
OFFICE_ONLY = (403, 403, 403, 401, 403)  # all but the owner, of acts on a whole report
OF_A_SCENARIO = (404, 404, 403, 401, 403)  # read by the budget office and the auditors only

CYCLE |= {
    "cycle_periods_open_period": write(
        "POST",
        "/api/reports",
        (201, *OFFICE_ONLY),
        lambda made: {
            "period": {"label": "2025/26", "start": "2025-07-01", "end": "2026-06-30"},
            "symbol": "SW-next",
            "languages": ["en"],
            "carried_from": "LK/1/1",
            **made.deadlines(),
        },
        **OFFICE,
    ),
    "cycle_periods_change_deadlines": write(
        "PUT", f"{DRAFT}/deadlines", (204, *OFFICE_ONLY), lambda made: made.deadlines(), **OFFICE
    ),
    "cycle_beside_attach_evidence": write(
        "POST", f"{DRAFT}/sections/A/evidence", (201, *ENTITY_WRITES), files=a_file
    ),
    "cycle_beside_remove_evidence": write(
        "DELETE", lambda made: f"/api/evidence/{made.evidence()}", (204, *ENTITY_WRITES)
    ),
    "cycle_beside_add_comment": write(
        "POST",
        f"{DRAFT}/sections/A/comments",
        (201, *ENTITY_WRITES),
        {"path": "A#1", "field": "actual", "text": "As counted"},
    ),
    "cycle_beside_settle_comment": write(
        "POST", lambda made: f"/api/comments/{made.comment()}/settled", (204, *ENTITY_WRITES)
    ),
    "cycle_beside_add_paragraph": write(
        "POST", f"{DRAFT}/sections/A/paragraphs", (201, *ENTITY_WRITES), {"role": "results"}
    ),
    "cycle_beside_remove_paragraph": write(
        "POST",
        f"{DRAFT}/sections/A/paragraphs/removal",
        (204, *ENTITY_WRITES),
        lambda made: {"path": made.paragraph(), "seen": {}},
    ),
    "cycle_reading_entry_sheet": read(f"{DRAFT}/sections/A/entry", OF_THE_MAKING),
    "cycle_reading_missing": read(f"{DRAFT}/sections/A/missing", OF_THE_MAKING),
    "cycle_reading_comments": read(f"{DRAFT}/sections/A/comments", OF_THE_MAKING),
    "cycle_reading_evidence": read(f"{DRAFT}/sections/A/evidence", OF_THE_MAKING),
    "cycle_overview_history": read(f"{DRAFT}/sections/A/history", OF_THE_MAKING),
    "cycle_overview_progress": read(f"{DRAFT}/progress", KNOWN),
    "cycle_overview_home": read("/api/home", KNOWN),
    "cycle_overview_notices": read("/api/notices", KNOWN),
    "cycle_overview_read_notices": Case(  # each their own; a test below holds it to that
        "POST", "/api/notices/read", KNOWN, body={"notices": None}, noted=True
    ),
    "cycle_reading_evidence_bytes": read(
        lambda made: f"{DRAFT}/sections/A/evidence/{made.evidence()}", OF_THE_MAKING
    ),
}

PUBLISHING = {
    # Without the digest of what was shown nothing is stored; the whole way is in test_publishing.
    "publishing_loading_load": Case(
        "POST",
        "/api/documents",
        (200, *OFFICE_ONLY),
        owner="pia",
        colleague="bo",
        small=("read",),
        files=a_report,
    ),
    "publishing_loading_read": Case(
        "POST",
        "/api/documents/reading",
        (200, 200, 403, 403, 401, 403),
        owner="pia",
        colleague="bo",
        small=("read",),
        files=a_report,
    ),
    "publishing_making_compile_draft": write("POST", f"{DRAFT}/compilation", (200, *OFFICE_ONLY), **OFFICE),
    "publishing_making_preview": read(
        f"{DRAFT}/preview/en/json", (200, *OFFICE_ONLY), small=("read",), **OFFICE
    ),
    "publishing_making_publication": read(
        lambda made: f"/api/publications/{made.publication()}", OF_THE_MAKING, owner="pia"
    ),
    "publishing_making_withdraw_publication": write(
        "DELETE",
        lambda made: f"/api/publications/{made.publication()}",
        (204, *OFFICE_ONLY),
        owner="pia",
        colleague="bo",
    ),
    "publishing_correcting_corrigendum_file": read(
        "/api/corrigenda/SW_1_Corr.1/files/en/json", ANYBODY, before=lambda made: made.corrigendum_file()
    ),
    "publishing_correcting_corrigenda_list": read(
        "/api/reports/SW_1/corrigenda", ANYBODY, before=lambda made: made.published()
    ),
    "publishing_correcting_open_corrigendum": write(
        "POST",
        "/api/reports/SW_1/corrigenda",
        (201, *OFFICE_ONLY),
        {"reasons": {"en": "A figure was typed wrongly."}},
        before=lambda made: made.published(),
        **OFFICE,
    ),
    "publishing_correcting_add_correction": write(
        "POST",
        lambda made: f"/api/corrigenda/{made.corrigendum()}/corrections",
        (201, *OFFICE_ONLY),
        lambda made: {
            "path": made.printed_row(),
            "field": "actual",
            "new": "13",
            "reasons": {"en": "Typed wrongly."},
        },
        **OFFICE,
    ),
    "publishing_correcting_remove_correction": write(
        "DELETE",
        lambda made: f"/api/corrections/{made.correction()}",
        (204, *OFFICE_ONLY),
        **OFFICE,
    ),
    # Whoever opened it does not publish it; that another publisher can is in tests/publishing.
    "publishing_correcting_request_corrigendum": Case(
        "POST",
        lambda made: f"/api/corrigenda/{made.corrigendum()}/publication",
        (422, *OFFICE_ONLY),
        owner="pia",
        colleague="bo",
        small=("read",),
        before=lambda made: made.corrigendum(),
    ),
    # The publisher is told what is missing; the whole way is in tests/publishing and in the journey.
    "publishing_making_request_publication": Case(
        "POST",
        f"{DRAFT}/publications",
        (422, *OFFICE_ONLY),
        owner="pia",
        colleague="bo",
        small=("read",),
        body={"symbol": "SW/31/12", "languages": ["en"]},
    ),
}

ADMINISTRATOR = {"owner": "adi", "colleague": "hana"}
BY_ADMINISTRATOR = (403, 403, 403, 401, 403)  # all but the administrator

ORGANIZATION = {
    "organization_people_entities": read("/api/entities", KNOWN),
    "organization_people_people": read("/api/people", (200, *BY_ADMINISTRATOR), **ADMINISTRATOR),
    "organization_people_person": read(
        lambda made: f"/api/people/{made.here.ana}", (200, *BY_ADMINISTRATOR), **ADMINISTRATOR
    ),
    "organization_people_make_service": write(
        "POST",
        "/api/services",
        (201, *BY_ADMINISTRATOR),
        {"name": "ERP", "email": "erp@example.org"},
        **ADMINISTRATOR,
    ),
    "organization_people_deactivate": write(
        "POST",
        lambda made: f"/api/people/{made.service()}/deactivation",
        (204, *BY_ADMINISTRATOR),
        **ADMINISTRATOR,
    ),
    "organization_people_reactivate": write(
        "POST",
        lambda made: f"/api/people/{made.service(active=False)}/reactivation",
        (204, *BY_ADMINISTRATOR),
        **ADMINISTRATOR,
    ),
    "organization_people_give_role": write(
        "POST",
        "/api/roles",
        (201, *BY_ADMINISTRATOR),
        lambda made: {
            "person": made.here.uma,
            "role": "focal_point",
            "entity": made.here.entities["A"],
            "first_day": made.days(0),
        },
        **ADMINISTRATOR,
    ),
    "organization_people_end_role": write(
        "POST",
        lambda made: f"/api/roles/{made.role('uma')}/end",
        (204, 404, 404, 404, 401, 403),
        **ADMINISTRATOR,
    ),
    "organization_people_appoint_deputy": write(
        "POST",
        lambda made: f"/api/roles/{made.role('hana')}/deputies",
        (201, *BY_ADMINISTRATOR),
        lambda made: {"person": made.here.uma, "first_day": made.days(1), "last_day": made.days(9)},
        owner="hana",
        colleague="ana",
    ),
    "organization_people_invitations": read("/api/invitations", (200, *BY_ADMINISTRATOR), **ADMINISTRATOR),
    "organization_people_invite": write(
        "POST",
        "/api/invitations",
        (201, *BY_ADMINISTRATOR),
        lambda made: {
            "email": "new@example.org",
            "name": "New",
            "role": "auditor",
            "first_day": made.days(0),
        },
        **ADMINISTRATOR,
    ),
    "organization_people_resend": write(
        "POST",
        lambda made: f"/api/invitations/{made.invitation()}/link",
        (201, *BY_ADMINISTRATOR),
        **ADMINISTRATOR,
    ),
    "organization_people_revoke_invitation": write(
        "DELETE",
        lambda made: f"/api/invitations/{made.invitation()}",
        (204, *BY_ADMINISTRATOR),
        **ADMINISTRATOR,
    ),
    "organization_myself_me": read("/api/me", KNOWN),
    "organization_myself_tokens": read("/api/tokens", KNOWN),
    "organization_myself_make_token": write(
        "POST",
        "/api/tokens",
        (201, 403, 403, 403, 401, 403),
        lambda made: {
            "name": "ERP",
            "scopes": ["read"],
            "last_day": made.days(10),
            "person": made.service(),
        },
        owner="adi",
        colleague="ana",
    ),
    "organization_myself_revoke_token": write(
        "DELETE",
        lambda made: f"/api/tokens/{made.token()}",
        (204, 404, 404, 404, 401, 403),
        small=("enter",),
    ),
}

# The entity's own people see its half of a budget; what of it they may not read is not there.
OWN_FORECAST = f"/api/forecasts/{BUDGET}{{}}?entity=lakes-division"
OWN_WORKBOOK = "/api/workbooks/actuals/SW-draft"
WORKBOOKS = {
    "workbooks_workbooks_make": read(
        f"{OWN_WORKBOOK}?entity=lakes-division", (200, 200, 404, 200, 401, 403)
    ),  # in it is what each sees of the entity: of the colleague's unit, its own section
    "workbooks_workbooks_check": write(
        "POST", OWN_WORKBOOK, (200, 200, 404, 200, 401, 403), files=lambda: a_workbook("lakes-division")
    ),
    "workbooks_workbooks_sent": read(
        lambda made: f"/api/workbook-uploads/{made.workbook()}", (200, 404, 404, 404, 401, 403)
    ),
    "workbooks_workbooks_apply": write(
        "POST",
        lambda made: f"/api/workbook-uploads/{made.workbook()}/application",
        (200, 404, 404, 404, 401, 403),
        {},
    ),
}
FORECAST = {
    "forecast_forecasts_budgets": read("/api/forecasts", KNOWN, before=lambda made: made.spending()),
    "forecast_forecasts_money": read(
        OWN_FORECAST.format(""), OF_THE_MAKING, before=lambda made: made.spending()
    ),
    "forecast_forecasts_posts": read(
        OWN_FORECAST.format("/posts"), OF_THE_MAKING, before=lambda made: made.spending()
    ),
    "forecast_forecasts_figure": read(
        OWN_FORECAST.format("/figures/projected"), OF_THE_MAKING, before=lambda made: made.spending()
    ),
}

# Of the whole institution: whoever sees only a part makes none of its documents.
MADE_FROM = f"/api/budgets/{PROPOSED}/versions/1/documents/combined_report"
OF_THE_WHOLE = (200, 403, 403, 200, 401, 403)
FORECAST |= {
    "publishing_generated_document": read(
        MADE_FROM, OF_THE_WHOLE, before=lambda made: made.three_years(), **OFFICE
    ),
    "publishing_generated_file": read(
        f"{MADE_FROM}/en/json", OF_THE_WHOLE, before=lambda made: made.three_years(), **OFFICE
    ),
    "publishing_generated_store": write(
        "POST",
        MADE_FROM,
        (201, *OFFICE_ONLY),
        {"symbol": "SW/41/1"},
        before=lambda made: made.three_years(),
        owner="pia",
        colleague="bo",
    ),
}

DRAFT_BUDGET, FINAL_BUDGET = "/api/budgets/sw-2024/versions/1", "/api/budgets/sw-2023/versions/1"
LINE_WRITES = (403, 403, 403, 401, 403)  # all but the owner, who see the version


def read_budget(path: str, told: tuple[int, ...], **more: Any) -> Case:
    return read(path, told, before=lambda made: made.budgets(), **more)


def write_budget(method: str, path: str, told: tuple[int, ...], body: Any = None, **more: Any) -> Case:
    return write(method, path, told, body, **{"before": lambda made: made.budgets(), **more})


BUDGETS = {
    "budgets_reading_budgets": read_budget("/api/budgets", ANYBODY),
    "budgets_reading_budget": read_budget("/api/budgets/sw-2024", OF_THE_REPORT),
    "budgets_reading_sheet": read_budget(DRAFT_BUDGET, OF_THE_REPORT),
    "budgets_reading_posts": read_budget(f"{DRAFT_BUDGET}/posts", OF_THE_REPORT),
    "budgets_reading_averages": read_budget(f"{DRAFT_BUDGET}/averages", OF_THE_REPORT),
    "budgets_reading_changes": read_budget(f"{DRAFT_BUDGET}/changes", OF_THE_REPORT),
    "budgets_reading_missing": read_budget(f"{DRAFT_BUDGET}/missing", KNOWN),
    "budgets_reading_seal": read_budget(f"{FINAL_BUDGET}/seal", ANYBODY),
    "budgets_reading_figure": read_budget(f"{DRAFT_BUDGET}/figures/gross", OF_THE_REPORT),
    "budgets_reading_cost_categories": read_budget("/api/cost-categories", ANYBODY),
    "budgets_writing_begin_budget": write_budget(
        "POST",
        "/api/budgets",
        (201, *OFFICE_ONLY),
        {"code": "sw-2025", "names": {"en": "Waters"}, "start": "2025-07-01", "end": "2026-06-30"},
        **OFFICE,
    ),
    "budgets_writing_begin_version": write_budget(
        "POST", "/api/budgets/sw-2024/versions", (201, *OFFICE_ONLY), {"stage": "proposed"}, **OFFICE
    ),
    "budgets_writing_lay_out": write_budget(
        "POST",
        f"{DRAFT_BUDGET}/layout",
        (200, *OFFICE_ONLY),
        {"entities": ["lakes-division"], "categories": ["support"]},
        **OFFICE,
    ),
    "budgets_writing_record_lines": write_budget(
        "POST",
        f"{DRAFT_BUDGET}/lines",
        (200, *LINE_WRITES),
        {
            "lines": [
                {
                    "entity": "lakes-division",
                    "category": "travel",
                    "field": "amount",
                    "value": "7",
                    "seen": "80000",
                }
            ]
        },
    ),
    "budgets_writing_record_posts": write_budget(
        "POST",
        f"{DRAFT_BUDGET}/posts",
        (200, *LINE_WRITES),
        {
            "lines": [
                {"code": "a-new", "field": "entity", "value": "lakes-division"},
                {"code": "a-new", "field": "group", "value": "professional"},
                {"code": "a-new", "field": "count", "value": "1"},
            ]
        },
    ),
    "budgets_writing_remove_post": write_budget(
        "DELETE", f"{DRAFT_BUDGET}/posts/a-gs", (204, 404, 404, 403, 401, 403)
    ),
    "budgets_writing_move_version": write_budget(
        "PUT", f"{DRAFT_BUDGET}/state", (204, *OFFICE_ONLY), {"to": "review"}, **OFFICE
    ),
    "budgets_writing_finalise_version": write_budget(
        "POST",
        f"{DRAFT_BUDGET}/final",
        (201, *OFFICE_ONLY),
        {"symbol": "SW/80/1"},
        owner="pia",
        colleague="bo",
        before=lambda made: made.reviewed_budget(),
    ),
    "budgets_writing_set_vacancy_rates": write_budget(
        "PUT",
        f"{DRAFT_BUDGET}/vacancy-rates",
        (204, *OFFICE_ONLY),
        {"rates": {"professional": "14"}},
        **OFFICE,
    ),
    "budgets_writing_begin_scenario": write_budget(
        "POST",
        f"{DRAFT_BUDGET}/scenarios",
        (201, *OFFICE_ONLY),
        {"names": {"en": "Lean"}, "changes": [{"kind": "percent", "value": "-10"}]},
        **OFFICE,
    ),
    "budgets_writing_change_scenario": write_budget(
        "PUT",
        "/api/budgets/sw-2024/versions/2/suppositions",
        (204, *OF_A_SCENARIO),
        {"names": {"en": "Lean"}, "changes": []},
        before=lambda made: made.scenario(),
        **OFFICE,
    ),
    "budgets_writing_reckon": read_budget(
        f"{DRAFT_BUDGET}/reckoning", (200, *OFFICE_ONLY), small=("read",), **OFFICE
    ),
    "budgets_writing_remove_scenario": write_budget(
        "DELETE",
        "/api/budgets/sw-2024/versions/2",
        (204, *OF_A_SCENARIO),
        before=lambda made: made.scenario(),
        **OFFICE,
    ),
    "budgets_writing_save_cost_category": write_budget(
        "PUT",
        "/api/cost-categories/fuel",
        (200, *OFFICE_ONLY),
        {"names": {"en": "Fuel"}, "group": "operational"},
        **OFFICE,
    ),
}
BUDGETS["budgets_writing_reckon"] = replace(
    BUDGETS["budgets_writing_reckon"],
    method="POST",
    body={"changes": [{"kind": "percent", "value": "-10", "group": "posts"}]},
)

OF_THE_WHOLE = (200, 404, 404, 200, 401, 403)  # loads are seen by who reads the whole institution


def a_ledger_file(made: str = "D1") -> dict[str, Any]:
    return {"file": SimpleUploadedFile("july.csv", csv_of([(made, *ROWS[0][1:])]), "text/csv")}


LEDGER = {
    "ledger_loading_save_mapping": write(
        "POST",
        "/api/ledger/mappings",
        (201, *OFFICE_ONLY),
        {"source": "payroll", "kind": "expenditure", "columns": COLUMNS},
        **OFFICE,
    ),
    "ledger_loading_propose": Case(
        "POST", "/api/ledger/proposals", (200, *OFFICE_ONLY), files=a_ledger_file, small=("read",), **OFFICE
    ),
    "ledger_loading_load_file": write(
        "POST",
        "/api/ledger/loads",
        (200, *OFFICE_ONLY),
        files=lambda: {**a_ledger_file(), "mapping": str(LedgerMapping.objects.latest("pk").pk)},
        before=lambda made: made.ledger_mapping(),
        **OFFICE,
    ),
    "ledger_loading_load_rows": write(
        "POST",
        "/api/ledger/rows",
        (200, *OFFICE_ONLY),
        lambda made: {
            "mapping": made.ledger_mapping(),
            "name": "interface",
            "rows": [dict(zip(HEADER, ROWS[0], strict=True))],
        },
        **OFFICE,
    ),
    "ledger_loading_send_again": write(
        "POST",
        lambda made: f"/api/ledger/loads/{made.ledger_load()}/resending",
        (200, *OFFICE_ONLY),
        **OFFICE,
    ),
    "ledger_loading_rejects": read(
        lambda made: f"/api/ledger/loads/{made.ledger_load()}/rejects?form=xlsx", OF_THE_WHOLE, **OFFICE
    ),
    "ledger_loading_decide_alias": write(
        "PUT",
        lambda made: f"/api/ledger/aliases/{made.ledger_alias()}",
        (204, *OFFICE_ONLY),
        {"status": "accepted"},
        **OFFICE,
    ),
    "ledger_reading_mappings": read("/api/ledger/mappings", KNOWN, **OFFICE),
    "ledger_reading_loads": read("/api/ledger/loads", KNOWN, **OFFICE),
    "ledger_reading_load": read(
        lambda made: f"/api/ledger/loads/{made.ledger_load()}", OF_THE_WHOLE, **OFFICE
    ),
    "ledger_reading_sending": read(
        lambda made: f"/api/ledger/sendings/{made.ledger_sending()}", (200, 404, 404, 404, 401, 403), **OFFICE
    ),
    "ledger_reading_aliases": read("/api/ledger/aliases?status=proposed", KNOWN, **OFFICE),
    "ledger_reading_periods": read("/api/ledger/periods", KNOWN, **OFFICE),
    "ledger_reading_totals": read("/api/ledger/totals?period=1&by=entity_category", KNOWN, **OFFICE),
    "ledger_reading_incumbency": read("/api/ledger/incumbency?period=1", KNOWN, **OFFICE),
    "ledger_reading_lines": read("/api/ledger/lines?kind=expenditure&page=1", KNOWN, **OFFICE),
    "ledger_reading_filling": read(
        f"{DRAFT}/filling",
        (200, 404, 404, 404, 401, 403),
        before=lambda made: made.ledger_load(),
        **OFFICE | {"small": ("read",)},
    ),
    "ledger_reading_fill": write(
        "POST",
        f"{DRAFT}/filling",
        (200, *OFFICE_ONLY),
        before=lambda made: made.ledger_load(),
        **OFFICE,
    ),
}

PLAN = "/api/reports/PL-draft"
PLAN_ROWS = f"{PLAN}/sections/A/rows"
A_PLAN = {
    "code": "rivers-plan",
    "names": {"en": "Rivers", "zh": "河流"},
    "period": {"label": "2027/28", "start": "2027-07-01", "end": "2028-06-30"},
    "symbol": "PL-new",
}
OFFICE_PLANS = (403, 403, 403, 401, 403)  # all but the owner

PLANNING = {
    "planning_reading_plans": read("/api/plans", ANYBODY, before=lambda made: made.plan()),
    "planning_reading_plan": read(
        "/api/plans/lakes-plan", (200, 200, 200, 200, 404, 404), before=lambda made: made.plan()
    ),
    "planning_reading_comparison": read(
        "/api/plan-comparison?before=PL-draft&after=PL-draft&language=en",
        (200, 200, 200, 200, 404, 404),
        before=lambda made: made.plan(),
    ),
    "planning_reading_sheet": read(
        f"{PLAN}/sections/A/plan", (200, 404, 404, 200, 401, 403), before=lambda made: made.plan()
    ),
    "planning_reading_row_digest": read(
        f"{PLAN}/sections/A/row-digest?path=A*1",
        (200, 404, 404, 200, 401, 403),
        before=lambda made: made.plan(),
    ),
    "planning_writing_begin_plan": write(
        "POST",
        "/api/plans",
        (201, *OFFICE_PLANS),
        lambda made: {**A_PLAN, **made.deadlines()},
        **OFFICE,
    ),
    "planning_writing_begin_version": write(
        "POST",
        "/api/plans/lakes-plan/versions",
        (201, *OFFICE_PLANS),
        lambda made: {"stage": "approved", "symbol": "PL-a", "based_on": "PL-draft", **made.deadlines()},
        before=lambda made: made.plan(),
        **OFFICE,
    ),
    "planning_writing_add_version": write(
        "POST",
        "/api/plans/lakes-plan/documents",
        (204, *OFFICE_PLANS),
        lambda made: {"symbol": made.plan_document(), "stage": "approved"},
        before=lambda made: made.plan(),
        **OFFICE,
    ),
    "planning_writing_decide_version": write(
        "PUT",
        lambda made: f"/api/plan-versions/{made.plan_version()}/decision",
        (204, *OFFICE_PLANS),
        {"decision": "SW/RES/31/4", "decided_on": "2026-01-05"},
        before=lambda made: made.plan(),
        **OFFICE,
    ),
    "planning_writing_rename_plan": write(
        "PUT",
        "/api/plans/lakes-plan/names",
        (204, *OFFICE_PLANS),
        {
            "names": {"en": "Lakes"},
            "period": {"label": "2027/28", "start": "2027-07-01", "end": "2028-06-30"},
        },
        before=lambda made: made.plan(),
        **OFFICE,
    ),
    "planning_writing_withdraw_version": write(
        "POST",
        "/api/plan-versions/PL-draft/withdrawal",
        (200, *OFFICE_PLANS),
        {"reason": "begun twice"},
        before=lambda made: made.plan(),
        **OFFICE,
    ),
    "planning_writing_add_row": write(
        "POST", PLAN_ROWS, (201, *ENTITY_WRITES), {"subject": "objective"}, before=lambda made: made.plan()
    ),
    "planning_writing_remove_row": write(
        "POST",
        f"{PLAN_ROWS}/removal",
        (204, *ENTITY_WRITES),
        lambda made: {"path": "A~1", "digest": made.plan_row("A~1")},
        before=lambda made: made.plan(),
    ),
    "planning_writing_move_row": write(
        "POST",
        f"{PLAN_ROWS}/order",
        (204, *ENTITY_WRITES),
        lambda made: {"path": made.plan_objective()},
        before=lambda made: made.plan(),
    ),
}

CASES = {
    **PLANNING,
    **LEDGER,
    **BUDGETS,
    **FORECAST,
    **WORKBOOKS,
    **RESULTS,
    **CYCLE,
    **PUBLISHING,
    **ORGANIZATION,
}

__all__ = ["CALLERS", "CASES", "DRAFT", "LAKES", "Case", "Scene", "a_file"]
