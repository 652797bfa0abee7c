"""One budget in four forms: the page, the API, the workbook and the document say the same, figure by figure.

2024/25, in units: A has posts 1 200 000, travel 80 500, support 60 300 (overheads), income from staff
assessment 90 100 and a contribution in kind of 7 400; B has posts 600 000. Counted by hand:

    direct   1 200 000 + 600 000 + 80 500     1 880 500
    gross    with overheads of 60 300         1 940 800
    net      less income of 90 100            1 850 700
    total    gross with 7 400 in kind         1 948 200
"""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal

from django.db import connection
from django.test import Client
from openpyxl import load_workbook

from answerable.calc.quantities import number, parse_printed
from answerable.plans.actions import record_budget_lines, save_cost_category
from answerable.publishing.actions.generating import Wish, generate
from tests.access import as_application
from tests.api.conftest import key_of
from tests.plans.budget_scene import Budgets, amount
from tests.web.reading_pages import read

LINES = {
    "Posts": "1800000", "Official travel": "80500", "Programme support": "60300",
    "Staff assessment income": "90100", "Gifts": "7400",
}  # fmt: skip
TOTALS = {
    "Direct requirements": "1880500", "Gross requirements": "1940800", "Net requirements": "1850700",
    "Total requirements": "1948200",
}  # fmt: skip
# What the document calls its rows; it has no row of direct requirements.
ROWS = {
    "Staff assessment income": "Staff assessment income",
    "Gifts": "Voluntary contributions in kind (budgeted)",
}


def fill(budget: Budgets) -> None:
    a, bo = budget.codes["A"], budget.people.bo
    with as_application(bo):
        save_cost_category(by=bo, code="gifts", names={"en": "Gifts", "zh": "捐助"}, group="in_kind")
        record_budget_lines(
            by=bo,
            version=budget.draft,
            lines=[
                amount(a, "posts", "1200000", "1000000"), amount(a, "travel", "80500", "80000"),
                amount(a, "support", "60300"), amount(a, "tax", "90100", "90000"), amount(a, "gifts", "7400"),
            ],
        )  # fmt: skip


def on_the_page(client: Client, query: str = "") -> dict[str, Decimal | None]:
    rows = read(client, f"/en/budgets/sw-2024/1/{query}").table("Money by category and entity")
    return {row[0]: number(parse_printed(row[-1])) for row in rows if row[0] in {*LINES, *TOTALS}}


def test_a_budget_says_the_same_in_four_forms(signed: Callable[[str], Client], budget: Budgets) -> None:
    fill(budget)
    key = key_of(budget.people.bo)
    client = signed("bo")
    expected = {name: Decimal(value) for name, value in (LINES | TOTALS).items()}
    assert on_the_page(client) == expected

    answer = Client().get("/api/budgets/sw-2024/versions/1", headers={"authorization": f"Bearer {key}"})
    assert answer.status_code == 200, answer.content
    said = answer.json()["totals"]
    assert {
        f"{name} requirements": Decimal(said[name.lower()]) for name in ("Direct", "Gross", "Net", "Total")
    } == {name: expected[name] for name in TOTALS}

    client = signed("bo")
    book = load_workbook(io.BytesIO(client.get("/en/budgets/sw-2024/1/sheet.xlsx").content))
    cells = {row[0].value: row[-1].value for row in book.active.iter_rows()}
    assert {name: Decimal(str(cells[name])) for name in expected} == expected

    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    with as_application(budget.people.bo):
        document = generate(Wish("sw-2024", 1, symbol="SW/80/1"), by=budget.people.bo).document
    (table,) = [table for table in document.tables if table.id == "financial_resources"]
    printed = {row.label: number(row.cells["cost_estimates 2024/25"]) for row in table.rows}
    for name, value in expected.items():
        if name != "Direct requirements":
            assert printed[ROWS.get(name, name)] == value / 1000, name


def test_printed_thousands_of_the_page_are_those_of_the_document(
    signed: Callable[[str], Client], budget: Budgets
) -> None:
    fill(budget)
    expected = {name: Decimal(value) / 1000 for name, value in (LINES | TOTALS).items()}
    assert on_the_page(signed("bo"), "?unit=thousands") == expected
