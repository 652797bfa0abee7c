"""A whole year without a browser: planned, budgeted, spent as the ERP says, filled in Excel by ten
divisions, published, and accounted for in the combined report, which the audit finds sound.

Each act by whose it is, as the application, under the second lock. Figures are small and counted by
hand: division n is granted 1,000 n thousand dollars of travel and spends 990 n of it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from answerable.cycle import actions as cycle
from answerable.cycle.queries.digest import section_digest
from answerable.cycle.shapes import Value
from answerable.foundation import journal
from answerable.plans import actions as budgets
from answerable.plans.shapes import LineEntry, PostEntry
from answerable.publishing import actions as publishing
from answerable.publishing import registry
from answerable.publishing.actions.generating import Wish, generate, generated_file, store_generated
from answerable.publishing.actions.ledger import load_ledger
from answerable.publishing.actions.planning import begin_plan
from answerable.publishing.actions.versions import begin_version, decide_version
from answerable.publishing.actions.workbooks import apply_workbook, check_workbook, make_workbook
from answerable.publishing.compile import compile_report
from answerable.publishing.workbooks.uploads import upload_of
from answerable.results.actions.ledger import save_mapping
from answerable.results.models import LedgerLine, Publication, PublishedFile, Report, ReportSection
from answerable.results.reports.rules.audit import audit
from tests.access import as_application
from tests.journeys.mission import MISSION, Mission, begin, year
from tests.publishing.workbooks.filling import edited

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "zh")
ACCOUNT = "account-2024-25"


def deadlines() -> dict[str, date]:
    today = datetime.now(UTC).date()
    days = {"submit_by": 7, "clear_by": 14, "publish_by": 30}
    return {name: today + timedelta(days=count) for name, count in days.items()}


def test_a_year_from_its_plan_to_the_combined_report() -> None:
    mission = begin()
    planned(mission)
    granted(mission)
    spent(mission)
    filled_in_excel(mission)
    through_the_cycle(mission, ACCOUNT, "LM/80/5")
    accounted_for(mission)
    assert journal.verify().fault is None


# --- the plan


def planned(mission: Mission) -> None:
    """Begun from nothing, written by ten divisions, published as proposed, and approved as it was."""
    bo = mission.people["bo"]
    with as_application(bo):
        begin_plan(
            by=bo,
            code="lakes-2024-25",
            names={"en": "Plan of the Lakes Mission for 2024/25", "zh": "湖泊特派团2024/25年度计划"},
            entity=MISSION,
            period=year(2024),
            symbol="plan-2024-25",
            **deadlines(),
        )
    for division in mission.divisions:
        promised(mission, "plan-2024-25", division)
    through_the_cycle(mission, "plan-2024-25", "LM/79/6")
    with as_application(bo):
        begin_version(
            by=bo,
            plan="lakes-2024-25",
            stage="approved",
            symbol="plan-2024-25-approved",
            based_on="LM/79/6",
            settled=True,
            **deadlines(),
        )
    published(mission, "plan-2024-25-approved", "LM/79/6/REV.1")
    with as_application(bo):
        decide_version(
            by=bo, symbol="LM/79/6/REV.1", decision="Resolution 78/304", decided_on=date(2024, 6, 28)
        )


def promised(mission: Mission, symbol: str, division: str) -> None:
    """One objective, one accomplishment, one indicator and two outputs, in both languages."""
    focal = mission.people[f"focal-{division}"]
    path = path_of(symbol, division)
    with as_application(focal):

        def row(subject: str, under: str = "") -> str:
            return cycle.add_row(by=focal, symbol=symbol, section=path, subject=subject, under=under)

        objective, accomplishment = row("objective"), row("accomplishment")
        indicator = row("indicator", accomplishment)
        outputs = [row("output", accomplishment) for _ in range(2)]
        values = [
            *both(path, objective, "Separation of forces is maintained.", "维持部队隔离。"),
            *both(path, accomplishment, "Parties comply with the agreement.", "各方遵守协定。"),
            *both(path, indicator, "Share of days without an incident", "无事件天数所占比例"),
            *both(path, indicator, "per cent", "百分比", "unit"),
            Value(path, indicator, "direction", "more"),
            Value(path, indicator, "baseline", "90"),
            Value(path, indicator, "target", "95"),
        ]
        for number, output in enumerate(outputs, 1):
            values += [
                *both(path, output, f"Reports of series {number}", f"第{number}系列报告"),
                Value(path, output, "planned", str(10 * number)),
            ]
        saved = cycle.record_values(by=focal, symbol=symbol, values=values)
        assert (len(saved.written), saved.conflicts) == (len(values), ())


def both(section: str, path: str, en: str, zh: str, field: str = "text") -> list[Value]:
    return [
        Value(section, path, field, en, language="en"),
        Value(section, path, field, zh, language="zh", source_language="en"),
    ]


# --- the budgets


CATEGORIES = (
    ("military-contingents", "Military contingents", "军事特遣队", "military_police"),
    ("international-staff", "International staff", "国际工作人员", "civilian"),
    ("official-travel", "Official travel", "公务差旅", "operational"),
    ("staff-assessment", "Staff assessment income", "工作人员薪金税收入", "assessment"),
)


def granted(mission: Mission) -> None:
    """Three years: the first two decided by resolutions, the third proposed by the divisions."""
    bo = mission.people["bo"]
    with as_application(bo):
        for position, (code, en, zh, group) in enumerate(CATEGORIES):
            budgets.save_cost_category(
                by=bo, code=code, names={"en": en, "zh": zh}, group=group, position=position
            )
    first = budgeted(mission, 2024, "approved", None, "Resolution 78/304", date(2024, 6, 28))
    second = budgeted(mission, 2025, "approved", first, "Resolution 79/307", date(2025, 6, 30))
    budgeted(mission, 2026, "proposed", second, "LM/80/12", None)


def budgeted(
    mission: Mission, first: int, stage: str, before: int | None, symbol: str, day: date | None
) -> int:
    """The divisions write their lines, the budget office looks, a publisher makes it final."""
    bo, pia = mission.people["bo"], mission.people["pia"]
    period = year(first)
    code = f"lakes-{period.label}".replace("/", "-")
    with as_application(bo):
        budgets.begin_budget(
            by=bo,
            code=code,
            names={"en": f"Budget for {period.label}", "zh": f"{period.label}年度预算"},
            entity=MISSION,
            period=period,
        )
        version = budgets.begin_budget_version(by=bo, budget=code, stage=stage, based_on=before)
    if before is None:
        for number, division in enumerate(mission.divisions, 1):
            written(mission, version, number, division)
    with as_application(bo):
        budgets.move_version(by=bo, version=version, to="review")
    with as_application(pia):
        seal = budgets.finalise_version(by=pia, version=version, symbol=symbol, decided_on=day)
    assert len(seal) == 64
    return version


def written(mission: Mission, version: int, number: int, division: str) -> None:
    focal = mission.people[f"focal-{division}"]
    amounts = {
        "military-contingents": 4000,
        "international-staff": 2000,
        "official-travel": 1000,
        "staff-assessment": 200,
    }
    lines = [
        LineEntry(division, category, "amount", str(number * thousands * 1000))
        for category, thousands in amounts.items()
    ]
    posts = {"entity": division, "kind": "post", "group": "international", "grade": "P-4", "count": "2"}
    strength = {
        "entity": division,
        "kind": "strength",
        "group": "military_contingents",
        "grade": "",
        "count": str(10 * number),
    }
    with as_application(focal):
        saved = budgets.record_budget_lines(by=focal, version=version, lines=lines)
        assert (len(saved.written), saved.conflicts) == (4, ())
        budgets.record_post_lines(
            by=focal,
            version=version,
            lines=[
                *(PostEntry(f"{division}-p4", name, value) for name, value in posts.items()),
                *(PostEntry(f"{division}-troops", name, value) for name, value in strength.items()),
            ],
        )


# --- the ERP


def spent(mission: Mission) -> None:
    """A year of lines in one file; sent twice, it counts once."""
    bo = mission.people["bo"]
    with as_application(bo):
        mapping = save_mapping(by=bo, source="erp", kind="", columns=MAPPING)
        done = load_ledger(by=bo, mapping=mapping, file_name="2024-25.csv", content=erp_lines(mission))
        assert (done.rows, done.added, done.rejected) == (10 * 12 * 5, 10 * 12 * 5, 0)
        again = load_ledger(by=bo, mapping=mapping, file_name="again.csv", content=erp_lines(mission))
        assert again.repeated
    assert LedgerLine.objects.count() == 10 * 12 * 5


MAPPING = {
    "columns": {
        "key": ["Document"],
        "kind": ["Kind"],
        "entity": ["Fund centre"],
        "category": ["Commitment item"],
        "grade": ["Grade"],
        "date": ["Posting date"],
        "amount": ["Amount"],
    },
    "kinds": {"EXP": "expenditure", "INC": "incumbency", "REV": "income"},
}


def erp_lines(mission: Mission) -> bytes:
    """Every month each division spends a twelfth of 99 per cent, and one of two posts is empty in June."""
    rows = ["Document,Kind,Fund centre,Commitment item,Grade,Posting date,Amount"]
    for number, division in enumerate(mission.divisions, 1):
        for month in range(12):
            day = date(2024 + (month + 6) // 12, (month + 6) % 12 + 1, 1)
            key = f"{division}-{month}"
            for category, thousands in (
                ("Military contingents", 3960),
                ("International staff", 1980),
                ("Official travel", 990),
            ):
                amount = Decimal(number * thousands * 1000) / 12
                rows.append(f"{key}-{category},EXP,{division},{category},,{day},{amount:.2f}")
            income = Decimal(number * 198 * 1000) / 12
            rows.append(f"{key}-assessment,REV,{division},Staff assessment income,,{day},{income:.2f}")
            filled = 1 if month == 11 else 2
            rows.append(f"{key}-P4,INC,{division},,P-4,{day},{filled}")
    return "\n".join(rows).encode()


# --- the account


def filled_in_excel(mission: Mission) -> None:
    """Opened from the approved plan, money and posts from the ledger, the rest by ten workbooks."""
    bo = mission.people["bo"]
    with as_application(bo):
        plans = [compile_report("LM/79/6/REV.1", language) for language in LANGUAGES]
        publishing.open_period(by=bo, period=year(2024), symbol=ACCOUNT, plans=plans, **deadlines())
        assert cycle.fill_from_ledger(by=bo, symbol=ACCOUNT) > 0
    for number, division in enumerate(mission.divisions, 1):
        sent_back(mission, division, number)
    with as_application(bo):
        values: list[Value] = []
        for code, _en, _zh, group in CATEGORIES:
            if group != "assessment":  # income follows from the costs
                values += [
                    Value("orientation", f"${code}", "cause", "resources.price"),
                    *both("orientation", f"${code}", "Prices were lower.", "价格较低。", "reason"),
                ]
        cycle.record_values(by=bo, symbol=ACCOUNT, values=values)


def sent_back(mission: Mission, division: str, number: int) -> None:
    """A division's workbook: asked for, filled, sent back, looked at, applied."""
    focal = mission.people[f"focal-{division}"]
    with as_application(focal):
        empty = make_workbook("actuals", by=focal, target=ACCOUNT, entity=division)
        upload = check_workbook(
            by=focal,
            kind="actuals",
            target=ACCOUNT,
            entity=division,
            file_name=f"{division}.xlsx",
            content=edited(empty, lambda file: fill(file, number)),
        )
        looked_at = upload_of(focal, upload)
        assert looked_at is not None
        assert (looked_at.status, looked_at.errors) == ("checked", ())
        assert apply_workbook(by=focal, upload=upload) == len(looked_at.changes)


def fill(file: Any, number: int) -> None:
    """Every output as planned, the indicator one point above its target, and why from 50 thousand dollars
    on less was spent than granted; by the titles in row 4."""

    def why(said: str) -> Any:
        return lambda row: said if row["Apportionment"] - row["Expenditure"] >= 50 else None

    said = {
        "Outputs": {"Actual": lambda row: row["Planned"]},
        "Indicators": {
            "Actual": lambda _row: 96,
            "Achieved, as reported": lambda _row: "yes",
            "Narrative (English)": lambda _row: f"Achieved with {number} teams.",
            "Narrative (Chinese)": lambda _row: f"由{number}个小组实现。",
        },
        "Money": {
            "Cause": why("Resources: prices"),
            "Reason (English)": why("Prices were lower."),
            "Reason (Chinese)": why("价格较低。"),
        },
    }
    for name, columns in said.items():
        sheet = file[name]
        titles = {cell.value: cell.column for cell in sheet[4]}
        for line in range(5, sheet.max_row + 1):
            row = {title: sheet.cell(line, column).value for title, column in titles.items()}
            for title, value in columns.items():
                sheet.cell(line, titles[title]).value = value(row)


def accounted_for(mission: Mission) -> None:
    """Made from the records in both languages; a publisher stores it; what is printed reads back equal."""
    pia = mission.people["pia"]
    wish = Wish("lakes-2026-27", 1, symbol="LM/81/5")
    with as_application(pia):
        made = generate(wish, by=pia)
        lacks = tuple(("narrative", path) for path in ("I.A", "I.B", "I.C"))  # nobody wrote any
        assert (made.findings, made.lacking) == ((), lacks)
        store_generated(wish, by=pia)
        for language in LANGUAGES:
            stored = compile_report("LM/81/5", language)
            assert audit(stored) == ()
            assert stored == made.documents[language]
            for form in ("docx", "pdf"):
                content = generated_file(wish, language, form, by=pia)
                assert registry.read_bytes(content, f"combined.{form}") == stored
    resources = made.document.table("financial_resources")
    assert resources is not None
    found = {
        row.label: tuple(row.cells[f"{name} 2024/25"] for name in ("apportionment", "expenditure"))
        for row in resources.rows
        if row.level in ("item", "total")
    }
    # divisions 1 to 10: 55 times what the first has, of which 99 per cent was spent
    assert found == {
        "Military contingents": ("220000.0", "217800.0"),
        "International staff": ("110000.0", "108900.0"),
        "Official travel": ("55000.0", "54450.0"),
        "Gross requirements": ("385000.0", "381150.0"),
        "Staff assessment income": ("11000.0", "10890.0"),
        "Net requirements": ("374000.0", "370260.0"),
        "Voluntary contributions in kind (budgeted)": ("0", "0"),
        "Total requirements": ("385000.0", "381150.0"),
    }
    assert made.document.table("other_revenue") is None  # staff assessment is none


# --- the steps every document goes


def path_of(symbol: str, division: str) -> str:
    return ReportSection.objects.get(report__symbol=symbol, entity__code=division).path


def through_the_cycle(mission: Mission, symbol: str, new_symbol: str) -> None:
    """Submitted by eleven heads, cleared by the budget office, published."""
    bo = mission.people["bo"]
    for division in (*mission.divisions, MISSION):
        head = mission.people[f"head-{division}"]
        with as_application(head):
            cycle.submit_section(by=head, symbol=symbol, section=path_of(symbol, division))
    with as_application(bo):
        for section in ReportSection.objects.filter(report__symbol=symbol, status="submitted"):
            digest = section_digest(section.pk)
            cycle.clear_section(by=bo, symbol=symbol, section=section.path, digest=digest)
    published(mission, symbol, new_symbol)


def published(mission: Mission, symbol: str, new_symbol: str) -> None:
    pia = mission.people["pia"]
    with as_application(pia):
        number = publishing.request_publication(symbol, new_symbol=new_symbol, languages=LANGUAGES, by=pia)
        publishing.run_publication(number)
    publication = Publication.objects.get(pk=number)
    assert (publication.state, publication.message) == ("done", "")
    assert Report.objects.get(symbol=new_symbol).status == "published"
    assert PublishedFile.objects.filter(report__symbol=new_symbol).count() == 2 * 5
