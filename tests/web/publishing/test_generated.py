"""The page of generated documents: what it shows, whose it is, the files, and storing one."""

from __future__ import annotations

import pytest
from django.db import connection

from answerable.foundation import access
from answerable.publishing import registry
from answerable.results.models import LedgerMonth, Report
from tests.three_years import PROPOSED, three_years
from tests.web.cycle.conftest import db, institution, made, signed, stored  # noqa: F401
from tests.web.reading_pages import read

HERE = f"/en/budgets/{PROPOSED}/1/documents/"


@pytest.fixture
def years(made):  # noqa: F811
    return three_years(made)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_says_what_was_made(signed, years, language):  # noqa: F811
    found = read(signed("bo"), f"/{language}/budgets/{PROPOSED}/1/documents/?symbol=SW/40/1")
    assert len(found.tree.xpath("//h1")) == 1
    assert len(found.tree.xpath('//a[contains(@href, "documents/combined_report/")]')) == 10
    assert all("symbol=SW%2F40%2F1" in href for href in found.links() if "combined_report/" in href)
    assert found.tree.xpath('//section[@id="findings"]') == []
    ids = [node.get("id") for node in found.tree.xpath("//*[@id]")]
    assert sorted(ids) == sorted(set(ids))


def test_what_is_lacking_is_said_in_sentences(signed, years):  # noqa: F811
    said = " ".join(read(signed("bo"), HERE).text('//section[@id="lacking"]//li'))
    assert "no paragraphs on strategy" in said
    assert "No reason is given for the variance of Consultants" not in said  # nothing of it is explained


def test_months_that_nobody_sent_are_said(signed, years):  # noqa: F811
    client = signed("bo")
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    LedgerMonth.objects.filter(kind="expenditure", month__month=11).delete()
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {access.APPLICATION}")
    said = " ".join(read(client, HERE).text('//section[@id="lacking"]//li'))
    assert "The ledger has no expenditure in 2024-11:" in said


def test_in_chinese_the_page_names_budget_and_document_in_chinese(signed, years):  # noqa: F811
    page = read(signed("bo"), HERE.replace("/en/", "/zh-hans/"))
    assert "预算执行情况" in " ".join(page.text('//section[@id="made"]/h2'))
    assert PROPOSED not in " ".join(page.text("//nav//li"))


def test_a_file_is_the_document(signed, years):  # noqa: F811
    answer = signed("aud").get(f"{HERE}combined_report/zh.json?symbol=SW/40/1")
    document = registry.read_bytes(answer.content, "x.json")
    assert (document.kind, document.language, document.symbol) == ("combined_report", "zh", "SW/40/1")
    page = signed("bo").get(f"{HERE}combined_report/en.html")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["Content-Disposition"].startswith("inline")


@pytest.mark.parametrize("who", ["ana", "boris", "adi"])
def test_whoever_sees_a_part_makes_no_document(signed, years, who):  # noqa: F811
    client = signed(who)
    for address in (HERE, f"{HERE}combined_report/en.json"):
        assert client.get(address).status_code == 403
    assert client.post(f"{HERE}store/", {"symbol": "SW/1"}).status_code == 403


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{HERE}?kind=poem", 404),
        (f"{HERE}combined_report/fr.json", 404),
        (f"{HERE}combined_report/en.exe", 404),
        (f"/en/budgets/{PROPOSED}/9/documents/", 404),
        (f"{HERE}?report=X/1", 404),
    ],
)
def test_what_there_is_not(signed, years, address, status):  # noqa: F811
    assert signed("bo").get(address).status_code == status


def test_a_symbol_of_no_report_keeps_the_form(signed, years):  # noqa: F811
    found = read(signed("bo"), f"{HERE}?plan=X/1", 404)
    assert found.text('//div[@role="alert"]') == ["There is no report X/1."]
    assert found.tree.xpath('//select[@id="plan"]')


def test_a_publisher_stores_it_and_a_symbol_is_needed(signed, years):  # noqa: F811
    client = signed("pia")
    assert read(client, HERE).tree.xpath('//form[contains(@action, "store")]')
    answer = client.post(f"{HERE}store/", {"symbol": ""})
    assert answer.status_code == 422
    answer = client.post(f"{HERE}store/", {"symbol": "SW/40/1", "kind": "combined_report"})
    assert answer.headers["Location"] == "/en/reports/SW_40_1/"
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert Report.objects.get(symbol="SW/40/1").kind == "combined_report"
    assert signed("bo").post(f"{HERE}store/", {"symbol": "SW/2"}).status_code == 403


def test_a_report_made_here_is_not_written_over(signed, years):  # noqa: F811
    answer = signed("pia").post(f"{HERE}store/", {"symbol": "SW-draft"})
    assert answer.status_code == 409
    assert b"is being made here" in answer.content
