"""The pages of forecasts: what they say, who may open them, what can be asked, and their files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from lxml import html
from openpyxl import load_workbook

from answerable.organization.models import Entity
from answerable.results.models import LedgerMonth
from tests.scene import Scene
from tests.spending import BUDGET, MONTHS, Spending, month_of, spending
from tests.web.reading_pages import read

HOME = f"/en/forecast/{BUDGET}/"
PAGES = (
    "forecast/",
    f"forecast/{BUDGET}/",
    f"forecast/{BUDGET}/posts/",
    f"forecast/{BUDGET}/figures/projected/",
)


@pytest.fixture
def spent(made: Scene) -> Spending:
    return spending(made)


def code(made: Scene, path: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM organization_entity WHERE id = %s", [made.entities[path]])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_in_both_languages(signed: Callable[[str], Client], spent, page, language):
    found = read(signed("bo"), f"/{language}/{page}")
    assert len(found.tree.xpath("//h1")) == 1
    ids = [node.get("id") for node in found.tree.xpath("//*[@id]")]
    assert sorted(ids) == sorted(set(ids))
    assert not found.tree.xpath("//*[@style]")


@pytest.mark.parametrize("page", PAGES)
def test_nobody_who_is_not_signed_in_sees_a_forecast(signed, spent, page):
    answer = Client().get(f"/en/{page}")
    assert answer.status_code == 302
    assert "/login/" in answer.headers["Location"]


def test_a_budget_in_thousands_adds_up_as_printed(signed, spent):
    table = read(signed("bo"), HOME).table("By category")
    assert [row[:2] + row[2:6] for row in table[1:]] == [
        ["Posts", "120.0", "60.0", "50.0", "—", "120.0"],
        ["Travel", "78.0", "39.6", "50.8", "—", "79.2"],
        ["Consultants", "not stated", "0.1", "—", "—", "0.2"],
        ["Total", "198.0", "99.7", "50.4", "—", "199.4"],
    ]
    assert [row[8] for row in table[1:]] == ["—", "(1.2)", "not stated", "(1.4)"]
    rows = read(signed("bo"), HOME).tree.xpath('//section[@id="by-category"]//tr/@class')
    assert rows == ["total"]  # the last one only


def test_the_head_is_the_whole_rounded_once_as_in_the_list(signed, spent):
    listed = read(signed("bo"), "/en/forecast/").tree.xpath("//tr[.//a[contains(@href, $at)]]", at=HOME)[0]
    head = read(signed("bo"), HOME).tree.xpath('//dl[@class="key-figures"]//span[@class="big"]')
    said = [" ".join(cell.text_content().split()) for cell in head[:3]]
    assert said == [" ".join(cell.text_content().split()) for cell in listed[4:7]]


def test_a_category_without_money_here_is_not_offered(signed, spent):
    offered = read(signed("bo"), HOME).text('//select[@id="category"]/option')
    assert offered == ["All categories", "Posts", "Travel", "Consultants"]


def test_the_list_says_whose_lines_it_counts(signed, spent):
    marks = [
        read(signed(name), "/en/forecast/").text('//p[@class="draft-mark"][@role="note"]')
        for name in ("bo", "ana")
    ]
    assert [len(mark) for mark in marks] == [0, 1]


def test_the_source_of_the_limits_is_said_in_chinese(signed, spent):
    said = " ".join(read(signed("bo"), HOME.replace("/en/", "/zh-hans/")).text("//main"))
    assert "assumed;" not in said


def test_a_row_says_what_is_warned_of(signed, spent, made):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    month_of(made, "B", MONTHS[0], 70_000, category=spent.categories["travel"], grade="z")
    found = read(signed("bo"), HOME)
    assert [row[9] for row in found.table("By category")[1:]] == ["—", "overspent", "—", ""]
    assert "overspent" in found.text('//section[h2="Early warnings"]//li')[0]


def test_an_entity_sees_itself_and_is_told_so(signed, spent, made):
    found = read(signed("boris"), HOME)
    assert [row[0] for row in found.table("By entity")[1:]] == ["Rivers Division", "Total"]
    assert any("entities that are yours" in said for said in found.text("//li"))
    assert "Lakes Division" not in " ".join(found.text('//main[@id="main"]'))


def test_a_stranger_is_told_there_is_nothing(signed, spent, made):
    for address in (HOME, f"{HOME}posts/", f"{HOME}forecast.csv", f"{HOME}figures/projected/"):
        assert signed("adi").get(address).status_code == 404
    other = code(made, "A")
    for name, status in (("boris", 404), ("bo", 200), ("hana", 200)):
        assert signed(name).get(f"{HOME}?entity={other}").status_code == status


def test_the_list_has_each_budget_with_its_end(signed, spent):
    rows = read(signed("bo"), "/en/forecast/").table("Budgets")
    assert rows[1] == ["Waters 2024/25", "2024/25", "USD", "6 of 12", "198.0", "99.7", "199.4", "—"]
    assert "begun" in read(signed("adi"), "/en/forecast/").text('//p[@class="empty"]')[0]


def test_what_is_supposed_stands_in_the_address_and_in_the_figures(signed, spent):
    found = read(signed("bo"), f"{HOME}?method=even&percent=10&amount-travel=1%20000&percent-travel=-50")
    ends = {row[0]: row[5] for row in found.table("By category")[1:]}
    assert ends["Posts"] == "126.0"  # 60 + 60 × 1.1
    assert ends["Travel"] == "62.4"  # 39.6 + 39.6 × 0.5 + 1 for each of three lines
    assert found.text('//div[@role="status"]//b') == ["This is a supposition."]
    assert found.tree.xpath('//input[@name="percent-travel"]/@value') == ["-50"]
    why = found.tree.xpath('//a[@class="computed"]/@href')
    assert all("percent=10" in href for href in why if "entity" not in href)


@pytest.mark.parametrize("typed", ["lots", "1e9", "99999", "=1+1", "<b>"])
def test_what_is_no_figure_is_said_and_counts_as_nothing(signed, spent, typed):
    found = read(signed("bo"), HOME, data={"percent": typed, "method": "guess", "closed": "x"})
    assert typed in found.text('//div[@role="alert"]')[0]
    assert found.table("By category")[1][5] == "120.0"


@pytest.mark.parametrize("question", ["?entity=nowhere", "?category=nothing", "?entity=%00a"])
def test_what_there_is_not_is_no_page(signed, spent, question):
    assert signed("bo").get(HOME + question).status_code == 404


def test_a_figure_explains_itself_beside_and_on_its_page(signed, spent, made):
    client = signed("bo")
    address = f"{HOME}figures/projected/?entity={code(made, 'B')}&category=travel"
    found = read(client, address)
    assert found.heading == "Projected year end"
    assert "61 200.00 (USD)" in found.text('//p[@class="result"]')[0]
    part = client.get(address, headers={"HX-Request": "true"})
    assert "<nav" not in part.content.decode()
    assert signed("boris").get(f"{HOME}figures/projected/?entity={code(made, 'A')}").status_code == 404
    assert client.get(f"{HOME}figures/nothing/").status_code == 404
    assert read(client, f"{HOME}figures/vacancy/?grade=P-4").heading == "Projected vacancy rate"


def test_charts_have_their_tables(signed, spent):
    found = read(signed("bo"), HOME)
    assert found.text("//figure/h2") == [
        "To the year end (thousands of USD)",
        "Expenditure by month (thousands of USD)",
        "Difference by category",
        "Difference by entity",
    ]
    course = found.table("To the year end (thousands of USD)")
    assert course[0] == ["Month", "spent", "projected", "granted", "last year"]
    assert course[6] == ["2024-12", "99.7", "99.7", "198.0", "99.0"]
    assert course[12][2] == "199.4"


def test_posts_by_grade_and_by_entity(signed, spent):
    found = read(signed("bo"), f"{HOME}posts/")
    grades = found.table("By grade")
    assert grades[1][:7] == ["NGS", "1.0", "1.0", "0.0", "0.0", "0.0", "0.0"]  # no vacancy is a rate, too
    assert grades[2][:5] == ["P-4", "10.0", "9.0", "10.0", "10.0"]
    assert grades[2][8] == "more vacant than budgeted"
    assert "Rivers Division" in found.text('//div[@role="status"]')[0]
    assert "There is no incumbency" in read(signed("boris"), f"{HOME}posts/").text('//p[@class="empty"]')[0]


def test_files_hold_what_is_shown_exactly(signed, spent, made):
    answer = signed("bo").get(f"{HOME}forecast.csv?category=travel")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][13:] == [f"{month:%Y-%m}" for month in MONTHS]
    assert len(rows) == 4
    last = next(row for row in rows if row[0] == code(made, "B"))
    assert last[4:9] == ["USD", "60000.00", "30600.00", "0", "61200.00"]
    assert signed("bo").get(f"{HOME}forecast.xlsx").content[:2] == b"PK"
    assert signed("bo").get(f"{HOME}forecast.exe").status_code == 404
    posts = signed("ana").get(f"{HOME}posts.csv").content.decode("utf-8-sig")
    assert len(posts.splitlines()) == 5
    theirs = signed("boris").get(f"{HOME}forecast.csv").content.decode()
    assert code(made, "A") not in theirs


def test_files_and_pages_say_what_is_rounded_and_what_is_assumed(signed, spent):
    client = signed("bo")
    book = load_workbook(io.BytesIO(client.get(f"{HOME}forecast.xlsx").content))
    notes = [row[0].value for row in book["Notes"].iter_rows()]
    assert "rounded once" in notes[0]
    assert "Assumed: no document at hand states it." in notes[1]
    posts = load_workbook(io.BytesIO(client.get(f"{HOME}posts.xlsx").content))
    assert any("Assumed" in row[0].value for row in posts["Notes"].iter_rows())
    for page in (HOME, f"{HOME}posts/"):
        assert "Assumed: no document at hand states it." in read(client, page).tree.text_content()
    assert "rounded once" in read(client, "/en/forecast/").tree.text_content()


def test_months_that_were_not_sent_are_named(signed, spent, made):
    month_of(made, "B", MONTHS[2], 3, kind="incumbency", grade="P-3")
    LedgerMonth.objects.filter(month=MONTHS[1], kind="expenditure").delete()
    said = " ".join(read(signed("bo"), f"{HOME}posts/").text("//li"))
    assert "Rivers Division reported no incumbency of 2024-07, 2024-08, 2024-10" in said
    said = " ".join(read(signed("bo"), HOME).text("//li"))
    assert "no expenditure at all of 2024-08:" in said


def test_a_name_that_a_spreadsheet_would_run_stays_a_text(signed, spent, made):
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    Entity.objects.filter(pk=made.entities["B"]).update(names={"en": "=1+1", "zh": "=1+1"})
    text = signed("bo").get(f"{HOME}forecast.csv").content.decode("utf-8-sig")
    assert "'=1+1" in text


def test_the_budget_office_is_warned_at_home_and_nobody_else(signed, spent, made):
    from datetime import UTC, datetime

    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    today = datetime.now(UTC).date()
    spent.period.start, spent.period.end = today.replace(month=1, day=1), today.replace(month=12, day=31)
    spent.period.save()
    month_of(made, "B", today.replace(month=1, day=1), 70_000, category=spent.categories["travel"])
    told = read(signed("bo"), "/en/").text('//section[h2="Early warnings"]//li')
    assert told
    assert "Rivers Division" in " ".join(told)
    assert "overspent" in told[0]
    for name in ("ana", "boris", "adi", "aud"):
        assert read(signed(name), "/en/").text('//section[h2="Early warnings"]') == []


def test_an_empty_budget_says_how_it_is_filled(signed, made):
    spending(made, closed=0, final=False)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("DELETE FROM results_ledgermonth")
    found = read(signed("bo"), HOME)
    assert "neither a final version" in found.text('//p[@class="empty"]')[0]


def test_a_page_asks_a_fixed_number_of_statements(signed, spent, made, django_assert_max_num_queries):
    client = signed("bo")
    client.get(HOME)
    with django_assert_max_num_queries(24):
        client.get(HOME)


def test_the_words_of_the_page_are_one_document(signed, spent):
    """What a reader without scripts gets holds every figure that is drawn."""
    tree = html.fromstring(signed("bo").get(HOME).content)
    drawings = tree.xpath('//script[@type="application/json"]/@id')
    assert len(drawings) == len(tree.xpath("//figure//table"))
