"""The pages of budgets: what they show to whom, and that what is sent is stored, refused or a conflict."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.foundation import access
from answerable.foundation.models import JournalEntry
from answerable.plans.models import Budget, BudgetLine, BudgetVersion, CostCategory, PostLine
from tests.plans.budget_scene import Budgets
from tests.web.reading_pages import Page, read

Signed = Callable[[str], Client]
DRAFT, BEFORE = "/en/budgets/sw-2024/1/", "/en/budgets/sw-2023/1/"
PAGES = ("", "sw-2024/", "sw-2024/1/", "sw-2024/1/?unit=thousands", "sw-2024/1/posts/", "sw-2024/1/compare/",
         "sw-2024/1/scenarios/", "sw-2024/1/figures/gross/", "sw-2024/1/figures/average/", "new/",
         "categories/", "sw-2023/1/")  # fmt: skip


class seen_by_the_owner:
    """Reads as the database has it, whoever asks."""

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")

    def __exit__(self, *_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {access.APPLICATION}")


def send(client: Client, *values: dict[str, Any], url: str = DRAFT) -> Any:
    return client.post(f"{url}cells/", json.dumps({"values": values}), content_type="application/json")


def value(key: str, text: str | None, seen: str = "") -> dict[str, Any]:
    return {"key": key, "value": text, "seen": seen}


def amount_of(budget: Budgets, path: str, category: str, version: int | None = None) -> Any:
    with seen_by_the_owner():
        row = BudgetLine.objects.get(
            version=version or budget.draft, entity__code=budget.codes[path], category__code=category
        )
        return row.amount


# --- every page


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_in_both_languages(
    signed: Signed, budget: Budgets, page: str, language: str
) -> None:
    found = read(signed("bo"), f"/{language}/budgets/{page}")
    assert len(found.tree.xpath("//h1")) == 1
    ids = [node.get("id") for node in found.tree.xpath("//*[@id]")]
    assert sorted(ids) == sorted(set(ids))
    assert not found.tree.xpath("//*[@style]")
    assert found.current() == (["Budgets"] if language == "en" else found.current())


@pytest.mark.parametrize("who", ["ana", "hana", "uma", "boris", "pia", "aud"])
def test_readers_open_what_is_theirs(signed: Signed, budget: Budgets, who: str) -> None:
    client = signed(who)
    for page in ("", "sw-2024/", "sw-2024/1/", "sw-2024/1/posts/", "sw-2024/1/compare/", "sw-2023/1/"):
        read(client, f"/en/budgets/{page}")
    for page in ("new/", "sw-2024/1/scenarios/"):
        assert client.get(f"/en/budgets/{page}").status_code == 403, page


def test_the_public_sees_what_is_final(signed: Signed, budget: Budgets) -> None:
    signed("bo")
    access.enter(None)
    public = Client()
    found = read(public, "/en/budgets/")
    assert "/en/budgets/sw-2023/" in found.links()
    assert "/en/budgets/sw-2024/" not in found.links()
    sheet = read(public, BEFORE)
    assert sheet.heading == "Waters 2023"
    assert not sheet.tree.xpath("//input[starts-with(@name, 'v:')]")
    assert "the seal holds" in sheet.tree.text_content()
    for page in ("sw-2024/", "sw-2024/1/", "sw-2024/1/posts/", "sw-2023/9/", "nowhere/"):
        assert public.get(f"/en/budgets/{page}").status_code == 404
    for page in ("new/", "categories/", "sw-2023/1/scenarios/"):
        assert public.get(f"/en/budgets/{page}").status_code == 302
    assert public.post(BEFORE, {}).status_code == 403


# --- the sheet


def cells_of(found: Page) -> set[str]:
    return {node.get("name")[2:] for node in found.tree.xpath("//*[starts-with(@name, 'v:')]")}


def test_the_sheet_adds_up_and_offers_what_is_theirs(signed: Signed, budget: Budgets) -> None:
    a, b = budget.codes["A"], budget.codes["B"]
    rows = {row[0]: row for row in read(signed("bo"), DRAFT).table("Money by category and entity")}
    assert rows["Gross requirements"][-1] == "1 680 000"
    assert rows["Net requirements"][-1] == "1 590 000"
    assert {f"{a}$travel|amount|", f"{b}$posts|amount|"} <= cells_of(read(signed("bo"), DRAFT))
    mine = cells_of(read(signed("ana"), DRAFT))
    assert f"{a}$travel|amount|" in mine
    assert not any(key.startswith(f"{b}$") for key in mine)
    assert cells_of(read(signed("aud"), DRAFT)) == set()
    assert cells_of(read(signed("bo"), BEFORE)) == set()


def test_thousands_are_sums_of_printed_lines(signed: Signed, budget: Budgets) -> None:
    a, b = budget.codes["A"], budget.codes["B"]
    client = signed("bo")
    send(
        client,
        value(f"{a}$travel|amount|", "1040", "80000.00"),
        value(f"{b}$travel|amount|", "1040"),
        value(f"{a}$posts|amount|", "1040", "1000000.00"),
        value(f"{b}$posts|amount|", "1040", "600000.00"),
    )
    rows = {
        row[0]: row for row in read(client, f"{DRAFT}?unit=thousands").table("Money by category and entity")
    }
    assert rows["Official travel"][-1] == "2.0"
    assert rows["Gross requirements"][-1] == "4.0"  # 4 160 would print as 4.2
    rows = {row[0]: row for row in read(client, DRAFT).table("Money by category and entity")}
    assert rows["Gross requirements"][-1] == "4 160"


def test_the_script_saves_and_is_told_the_totals(signed: Signed, budget: Budgets) -> None:
    a = budget.codes["A"]
    key = f"{a}$travel|amount|"
    answer = send(signed("ana"), value(key, "60 000", "80000.00")).json()
    assert (answer["saved"], answer["conflicts"]) == ([key], [])
    assert answer["values"][key] == {"value": "60000.00", "shown": "60\u202f000"}
    assert "1\u202f060\u202f000" in answer["rows"]["t:gross"][a]
    assert "60\u202f000" in answer["rows"]["c:travel"]["total"]
    assert "missing-count" in answer["missing"]
    assert amount_of(budget, "A", "travel") == 60_000


def test_a_conflict_and_a_refusal_for_the_script(signed: Signed, budget: Budgets) -> None:
    a = budget.codes["A"]
    key = f"{a}$travel|amount|"
    send(signed("bo"), value(key, "70000", "80000.00"))
    answer = send(signed("ana"), value(key, "65000", "80000.00")).json()
    (conflict,) = answer["conflicts"]
    assert (conflict["key"], conflict["theirs"], conflict["by"]) == (key, "70000.00", "Bo")
    refused = send(signed("ana"), value(key, "lots", "70000.00"))
    assert (refused.status_code, refused.json()["code"], refused.json()["place"]) == (
        422, "invalid", f"{a}$travel",
    )  # fmt: skip
    assert send(signed("boris"), value(key, "1", "70000.00")).status_code == 403
    for wrong in (
        "{",
        '{"values": 1}',
        '{"values": [{"key": "a"}]}',
        '{"values": [{"key": 1, "value": "x"}]}',
    ):
        sent = signed("ana").post(f"{DRAFT}cells/", wrong, content_type="application/json")
        assert sent.status_code == 422
    assert amount_of(budget, "A", "travel") == 70_000


def test_without_script_the_form_saves_and_keeps_what_was_typed(signed: Signed, budget: Budgets) -> None:
    a = budget.codes["A"]
    key = f"{a}$travel|amount|"
    shown = {f"s:{key}": "80000.00", f"w:{key}": "80\u202f000"}
    unchanged = signed("ana").post(DRAFT, {f"v:{key}": "80\u202f000", **shown}, follow=True)
    assert "Nothing was changed" in unchanged.content.decode()
    saved = signed("ana").post(DRAFT, {f"v:{key}": "61000", **shown}, follow=True)
    assert "1 field saved." in saved.content.decode()
    late = signed("ana").post(DRAFT, {f"v:{key}": "62000", **shown})
    assert late.status_code == 409
    assert 'value="62000"' in late.content.decode()
    assert "61000.00" in late.content.decode()
    wrong = signed("ana").post(DRAFT, {f"v:{key}": "lots", f"s:{key}": "61000.00"})
    assert wrong.status_code == 422
    assert 'value="lots"' in wrong.content.decode()
    assert amount_of(budget, "A", "travel") == 61_000


def test_the_sheet_as_files(signed: Signed, budget: Budgets) -> None:
    answer = signed("bo").get(f"{DRAFT}sheet.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == "Category"
    assert {row[0]: row[-1] for row in rows}["Gross requirements"] == "1680000.00"
    assert signed("bo").get(f"{DRAFT}sheet.xlsx").content[:2] == b"PK"
    assert signed("bo").get(f"{DRAFT}sheet.exe").status_code == 404
    assert signed("bo").get(f"{DRAFT}posts.csv").status_code == 200
    assert signed("bo").get(f"{DRAFT}compare.csv").status_code == 200


def test_a_sheet_with_more_lines_asks_no_more_often(signed: Signed, budget: Budgets) -> None:
    client = signed("bo")
    client.get(DRAFT)
    with CaptureQueriesContext(connection) as few:
        client.get(DRAFT)
    unit = budget.codes["A.1"]
    send(client, *(value(f"{unit}${code}|amount|", "1") for code in ("posts", "travel", "support")))
    with CaptureQueriesContext(connection) as more:
        client.get(DRAFT)
    assert len(more) == len(few)


# --- one entity


def test_changes_are_explained_on_the_page_of_the_entity(signed: Signed, budget: Budgets) -> None:
    a = budget.codes["A"]
    url = f"{DRAFT}entities/{a}/"
    client = signed("ana")
    answer = send(
        client,
        value(f"{a}$travel|amount|", "60000", "80000.00"),
        value(f"{a}$travel|cause|", "management"),
        url=url,
    ).json()
    row = answer["rows"][f"{a}$travel"]
    assert (row["must"], "(20\u202f000)" in row["change"], "(25.0)" in row["percent"]) == (True, True, True)
    assert "1 explanation" in answer["missing"]
    text = value(f"{a}$travel|reason|en", "Fewer journeys.")
    assert "No explanation is missing" in send(client, text, url=url).json()["missing"]
    found = read(client, url)
    assert found.text(f'//textarea[@name="v:{a}$travel|reason|en"]') == ["Fewer journeys."]
    chosen = found.tree.xpath(f'//select[@name="v:{a}$travel|cause|"]//option[@selected]/@value')
    assert chosen == ["management"]
    assert client.get(f"{DRAFT}entities/{budget.codes['B']}/").status_code == 404
    assert client.get(f"{DRAFT}entities/nowhere/").status_code == 404
    saved = client.post(url, {f"v:{a}$travel|cause|": "demand", f"s:{a}$travel|cause|": "management"})
    assert saved.status_code == 302
    late = client.post(url, {f"v:{a}$travel|cause|": "mandate", f"s:{a}$travel|cause|": "management"})
    assert late.status_code == 409
    wrong = client.post(url, {f"v:{a}$travel|cause|": "luck", f"s:{a}$travel|cause|": "demand"})
    assert wrong.status_code == 422
    assert send(signed("boris"), text, url=url).status_code == 403
    assert signed("aud").get(url).status_code == 200


# --- posts


def test_posts_are_written_in_place_and_averaged(signed: Signed, budget: Budgets) -> None:
    client, url = signed("ana"), f"{DRAFT}posts/"
    found = read(client, url)
    rows = {row[0]: row for row in found.table("Posts by month")}
    assert rows["Total"][-1] == "6.0"
    assert len(found.tree.xpath('//svg[contains(@class, "timeline")]')) == 2
    answer = send(
        client, value("a-gs|last_day|", "2024-12-31"), value("a-gs|ends_by|", "abolished"), url=url
    ).json()
    assert answer["rows"]["a-gs"]["average"] == "1.0"
    assert answer["rows"]["t:average"]["total"] == "5.0"
    assert answer["values"]["a-gs|last_day|"] == {"value": "2024-12-31", "shown": "2024-12-31"}
    assert send(client, value("a-gs|count|", "two", "2"), url=url).status_code == 422
    assert send(signed("boris"), value("a-gs|count|", "1", "2"), url=url).status_code == 404
    assert signed("ana").post(url, {"v:a-gs|count|": "3", "s:a-gs|count|": "2"}).status_code == 302
    assert signed("ana").post(url, {"v:a-gs|count|": "4", "s:a-gs|count|": "2"}).status_code == 409
    assert signed("ana").post(url, {"v:a-gs|count|": "x", "s:a-gs|count|": "3"}).status_code == 422


def test_posts_are_added_and_removed(signed: Signed, budget: Budgets) -> None:
    url = f"{DRAFT}posts/"
    given = {
        "entity": budget.codes["A"], "kind": "temporary", "group": "professional", "grade": "P-3",
        "count": "2", "first_day": "2025-01-01", "begins_by": "established", "title": "Hydrologist",
    }  # fmt: skip
    assert signed("ana").post(f"{url}add/", given).status_code == 302
    with seen_by_the_owner():
        row = PostLine.objects.get(version=budget.draft, grade="P-3", kind="temporary")
        assert (row.count, row.first_day, row.titles) == (2, date(2025, 1, 1), {"en": "Hydrologist"})
    wrong = signed("ana").post(f"{url}add/", {**given, "count": "many"})
    assert wrong.status_code == 422
    assert 'value="Hydrologist"' in wrong.content.decode()
    assert signed("ana").post(f"{url}add/", {}).status_code == 422
    assert signed("boris").post(f"{url}add/", given).status_code == 403
    refused = signed("boris").post(f"{url}remove/", {"line": row.code}, follow=True)
    assert "There is no such line" in refused.content.decode()
    signed("ana").post(f"{url}remove/", {"line": row.code})
    with seen_by_the_owner():
        assert not PostLine.objects.filter(code=row.code).exists()


def test_titles_groups_and_components_of_posts_are_changed_in_place(signed: Signed, budget: Budgets) -> None:
    client, url, unit = signed("bo"), f"{DRAFT}posts/", budget.codes["A.1"]
    offered = cells_of(read(client, url))
    fields = ("entity|", "group|", "kind|", "begins_by|", "continues|", "title|en", "title|zh", "reason|en")
    assert {f"a-gs|{field}" for field in fields} <= offered
    answer = send(
        client,
        value("a-gs|title|en", "Hydrologist"),
        value("a-gs|group|", "professional", "general_service"),
        value("a-gs|kind|", "temporary", "post"),
        value("a-gs|entity|", unit, budget.codes["A"]),
        value("a-gs|begins_by|", "redeployed"),
        value("a-gs|reason|en", "Moved."),
        url=url,
    ).json()
    assert len(answer["saved"]) == 6
    head = answer["rows"]["a-gs"]["head"]
    for words in ("Hydrologist", "Professional and higher", "temporary position", "redeployed", "Moved."):
        assert words in head
    with seen_by_the_owner():
        row = PostLine.objects.select_related("entity").get(version=budget.draft, code="a-gs")
        assert (row.entity.code, row.group, row.kind) == (unit, "professional", "temporary")
        assert (row.titles, row.reasons, row.begins_by) == (
            {"en": "Hydrologist"},
            {"en": "Moved."},
            "redeployed",
        )
        entry = JournalEntry.objects.filter(act="record_post_lines", operation="ACT").latest("number")
        assert (entry.actor, "a-gs title" in entry.changes["fields"]) == ("bo@example.org", True)
    chosen = read(client, url).tree.xpath('//select[@name="v:a-gs|group|"]/option[@selected]/@value')
    assert chosen == ["professional"]
    for wrong in (
        value("a-gs|group|", "nobody", "professional"), value("a-gs|kind|", "", "temporary"),
        value("a-gs|entity|", "nowhere", unit), value("a-gs|continues|", "a-gs"),
    ):  # fmt: skip
        assert send(client, wrong, url=url).status_code in (404, 422), wrong
    late = send(client, value("a-gs|group|", "national_officers", "general_service"), url=url).json()
    assert late["conflicts"][0]["shown"] == "Professional and higher categories"


def test_posts_are_moved_only_between_entities_that_are_ones_own(signed: Signed, budget: Budgets) -> None:
    a, b, url = budget.codes["A"], budget.codes["B"], f"{DRAFT}posts/"
    title = value("a-gs|title|en", "Hydrologist")
    assert send(signed("ana"), title, url=url).status_code == 200
    assert send(signed("ana"), value("a-gs|entity|", b, a), url=url).status_code == 403
    again = value("a-gs|title|en", "Diver", "Hydrologist")
    assert send(signed("aud"), again, url=url).status_code == 403  # reads everything, writes nothing
    assert send(signed("boris"), again, url=url).status_code == 404
    assert send(signed("bo"), value("b-p3|title|en", "x"), url=f"{BEFORE}posts/").status_code == 409
    assert not cells_of(read(signed("bo"), f"{BEFORE}posts/"))
    with seen_by_the_owner():
        row = PostLine.objects.select_related("entity").get(version=budget.draft, code="a-gs")
        assert (row.entity.code, row.titles) == (a, {"en": "Hydrologist"})


def test_the_average_of_one_entity_stays_its_own_while_typing(signed: Signed, budget: Budgets) -> None:
    client = signed("bo")
    asked = f"?entity={budget.codes['A']}"
    found = read(client, f"{DRAFT}posts/{asked}")
    (at,) = found.tree.xpath("//form[@id='entry']/@data-cells")
    sent = client.post(
        at, json.dumps({"values": [value("a-gs|count|", "3", "2")]}), content_type="application/json"
    )
    assert sent.json()["rows"]["t:average"]["total"] == "7.0"  # 4 and 3; B has one more
    shown = client.post(f"{DRAFT}posts/{asked}", {"v:a-gs|count|": "4", "s:a-gs|count|": "3"})
    assert shown.headers["Location"].endswith(asked)


# --- comparing, scenarios, figures


def test_changes_against_the_year_before(signed: Signed, budget: Budgets) -> None:
    a = budget.codes["A"]
    client = signed("bo")
    send(client, value(f"{a}$travel|amount|", "60000", "80000.00"))
    send(client, value("a-p4|grade|", "P-5", "P-4"), url=f"{DRAFT}posts/")
    found = read(client, f"{DRAFT}compare/?only=changed")
    rows = {row[0]: row for row in found.table("Changes of money")}
    assert rows["Official travel"][1:5] == ["80 000", "60 000", "(20 000)", "(25.0)"]
    assert (
        rows["Total requirements" if "Total requirements" in rows else "Gross requirements"][3] == "(20 000)"
    )
    assert "Posts" not in rows or rows["Posts"] == ["Posts"]
    posts = {row[0]: row for row in found.table("Changes of posts")}
    assert posts["reclassified"][-1] == "Grade: P-4 P-5"
    assert posts["abolished"][-1] == "not in this version: … – 2023-12-31"
    assert client.get(f"{DRAFT}compare/?against=999").status_code == 404
    must = read(client, f"{DRAFT}compare/?only=must").table("Changes of money")
    assert [row[0] for row in must[1:-2]] == ["Non-post resources", "Official travel", "Lakes Division"]


def test_a_version_is_made_from_one_of_the_same_entity(signed: Signed, budget: Budgets) -> None:
    """And from nothing, where there is none: another entity's money is taken over on purpose only."""
    client = signed("bo")
    sent = {
        "code": "lakes-2025", "name_en": "Lakes", "name_zh": "湖泊", "entity": budget.codes["A"],
        "label": "2025/26", "start": "2025-07-01", "end": "2026-06-30", "currency": "USD",
    }  # fmt: skip
    assert client.post("/en/budgets/new/", sent).status_code == 302
    chosen = '//select[@name="based_on"]/option[@selected]/@value'
    assert read(client, "/en/budgets/sw-2024/").tree.xpath(chosen) == [str(budget.draft)]
    assert read(client, "/en/budgets/lakes-2025/").tree.xpath(chosen) == []


def test_the_list_is_a_file_as_filtered(signed: Signed, budget: Budgets) -> None:
    client = signed("bo")
    client.post(f"{DRAFT}scenarios/", {"percent-posts": "-10", "name_en": "Lean", "name_zh": "精简"})

    def listed(caller: Client, query: str = "") -> list[list[str]]:
        content = caller.get(f"/en/budgets.csv{query}").content.decode("utf-8-sig")
        return [[row[0], row[5]] for row in csv.reader(io.StringIO(content))][1:]

    assert listed(client, "?stage=approved") == [["sw-2023", "approved"]]
    assert listed(client, "?q=Waters+2023") == [["sw-2023", "approved"]]
    assert ["sw-2024", "scenario"] in listed(client)
    for who in ("ana", "boris"):
        assert ["sw-2024", "scenario"] not in listed(signed(who))
    assert client.get("/en/budgets.xlsx").content[:2] == b"PK"
    assert client.get("/en/budgets.exe").status_code == 404
    access.enter(None)
    assert listed(Client()) == [["sw-2023", "approved"]]


def test_the_list_names_scenarios_to_those_who_read_the_whole(signed: Signed, budget: Budgets) -> None:
    client = signed("bo")
    client.post(f"{DRAFT}scenarios/", {"percent-posts": "-10", "name_en": "Lean", "name_zh": "精简"})
    for who in ("bo", "aud"):
        for page in ("", "sw-2024/"):
            assert "Scenario: Lean" in read(signed(who), f"/en/budgets/{page}").tree.text_content()
    assert "设想方案：精简" in read(signed("aud"), "/zh-hans/budgets/").tree.text_content()
    for who in ("ana", "hana", "boris"):
        for page in ("", "sw-2024/"):
            assert "Lean" not in read(signed(who), f"/en/budgets/{page}").tree.text_content()
        assert signed(who).get("/en/budgets/sw-2024/2/").status_code == 404
    signed("bo")
    access.enter(None)
    assert "Lean" not in read(Client(), "/en/budgets/").tree.text_content()


def test_a_version_in_review_is_told_on_the_home_page_of_who_makes_it_final(
    signed: Signed, budget: Budgets
) -> None:
    assert signed("bo").post(f"{DRAFT}move/", {"to": "review"}).status_code == 302
    home = read(signed("pia"), "/en/")
    assert "Bo put a budget into review, to be made final: Waters 2024" in home.tree.text_content()
    assert "/en/budgets/sw-2024/1/" in home.links()
    assert "into review" not in read(signed("ana"), "/en/").tree.text_content()


def test_a_scenario_is_reckoned_kept_and_removed(signed: Signed, budget: Budgets) -> None:
    client, url = signed("bo"), f"{DRAFT}scenarios/"
    asked = {"percent-posts": "-10", "kind-0": "amount", "category-0": "travel", "value-0": "5 000"}
    part = client.get(url, asked, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "1\u202f440\u202f000" in part
    assert "85\u202f000" in part
    assert "Posts: -10 per cent" in part
    wrong = client.get(url, {"percent-posts": "a lot"})
    assert "is no figure" in wrong.content.decode()
    assert client.post(url, {**asked, "name_en": ""}).status_code == 422
    assert client.post(url, {**asked, "name_en": "Lean"}).status_code == 302
    table = read(client, url).table("Side by side")
    assert table[0][-1] == "Lean"
    assert {row[0]: row[-2:] for row in table}["Gross requirements"] == ["1 525 000", "(9.2)"]
    refused = client.post(f"{url}remove/", {"scenario": "1"}, follow=True)
    assert "This version is no scenario." in refused.content.decode()
    client.post(f"{url}remove/", {"scenario": "2"})
    with seen_by_the_owner():
        assert not BudgetVersion.objects.filter(stage="scenario").exists()
    assert signed("ana").get(url).status_code == 403


def test_figures_explain_themselves_beside_the_figure_and_on_a_page(signed: Signed, budget: Budgets) -> None:
    client = signed("bo")
    part = client.get(f"{DRAFT}figures/gross/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert "1\u202f680\u202f000" in part
    own = read(client, f"{DRAFT}figures/average/?entity={budget.codes['B']}")
    assert "1 × P-3, 2024-07-01 – 2025-06-30" in own.tree.text_content()
    assert client.get(f"{DRAFT}figures/luck/").status_code == 404
    assert client.get(f"{DRAFT}figures/gross/?entity=nowhere").status_code == 404


# --- acts of the budget office and of publishers


def test_a_budget_is_begun_with_its_first_version(signed: Signed, budget: Budgets) -> None:
    client = signed("bo")
    given = {
        "code": "lakes-25", "name_en": "Lakes", "entity": budget.codes["A"], "label": "2025/26",
        "start": "2025-07-01", "end": "2026-06-30", "currency": "USD",
    }  # fmt: skip
    for wrong in ({"code": "sw-2024"}, {"start": ""}, {"name_en": ""}, {"currency": "dollars"}):
        assert client.post("/en/budgets/new/", {**given, **wrong}).status_code in (409, 422), wrong
    assert client.post("/en/budgets/new/", given).headers["Location"] == "/en/budgets/lakes-25/"
    begun = client.post(
        "/en/budgets/lakes-25/begin/",
        {"stage": "proposed", "entities": [budget.codes["A"]], "categories": ["posts", "travel"]},
    )
    assert begun.headers["Location"] == "/en/budgets/lakes-25/1/"
    assert len(read(client, "/en/budgets/lakes-25/1/").table("Money by category and entity")) == 4
    laid = client.post(
        "/en/budgets/lakes-25/1/layout/",
        {"categories": ["support"], "present_entities": [budget.codes["A"]], "present_categories": ["posts"]},
    )
    assert laid.status_code == 302
    with seen_by_the_owner():
        assert Budget.objects.get(code="lakes-25").versions.get().lines.count() == 3
    copied = client.post("/en/budgets/sw-2024/begin/", {"stage": "approved", "based_on": str(budget.draft)})
    assert copied.headers["Location"] == "/en/budgets/sw-2024/2/"
    refused = client.post("/en/budgets/sw-2024/begin/", {"stage": "scenario"}, follow=True)
    assert "Choose one of the stages" in refused.content.decode()
    assert signed("ana").post("/en/budgets/new/", given).status_code == 403
    refused = signed("ana").post("/en/budgets/sw-2024/begin/", {"stage": "proposed"}, follow=True)
    assert "budget office of the institution" in refused.content.decode()


def test_review_and_final(signed: Signed, budget: Budgets) -> None:
    refused = signed("ana").post(f"{DRAFT}move/", {"to": "review"}, follow=True)
    assert "budget office of the institution" in refused.content.decode()
    signed("bo").post(f"{DRAFT}move/", {"to": "review"})
    assert "Make it final" not in read(signed("bo"), DRAFT).tree.text_content()
    page = read(signed("pia"), DRAFT)
    assert "Make it final" in page.tree.text_content()
    wrong = signed("pia").post(f"{DRAFT}final/", {"symbol": "SW/80/1", "decided_on": "soon"}, follow=True)
    assert "is no day" in wrong.content.decode()
    seen = page.tree.xpath("//input[@name='seen']/@value")[0]
    stale = signed("pia").post(f"{DRAFT}final/", {"symbol": "SW/80/1", "seen": "0" * 64}, follow=True)
    assert "changed while you looked at it" in stale.content.decode()
    signed("pia").post(f"{DRAFT}final/", {"symbol": "SW/80/1", "seen": seen})
    with seen_by_the_owner():
        assert BudgetVersion.objects.get(pk=budget.draft).status == "final"
    refused = signed("bo").post(f"{DRAFT}move/", {"to": "draft"}, follow=True)
    assert "final and never changes" in refused.content.decode()


def test_vacancy_rates_and_categories(signed: Signed, budget: Budgets) -> None:
    client = signed("bo")
    client.post(f"{DRAFT}vacancy/", {"professional": "14.0", "general_service": ""})
    with seen_by_the_owner():
        held = BudgetVersion.objects.get(pk=budget.draft).assumptions
    assert held == {"vacancy": {"professional": "14.0"}}
    wrong = client.post("/en/budgets/categories/", {"code": "fuel", "name_en": "Fuel", "group": "luxury"})
    assert wrong.status_code == 422
    client.post("/en/budgets/categories/", {"code": "fuel", "name_en": "Fuel", "group": "operational"})
    with seen_by_the_owner():
        assert CostCategory.objects.filter(code="fuel").exists()
    assert (
        signed("ana")
        .post("/en/budgets/categories/", {"code": "x", "name_en": "X", "group": "posts"})
        .status_code
        == 403
    )
    assert "Add or change" not in read(signed("ana"), "/en/budgets/categories/").tree.text_content()


def test_the_list_is_searched(signed: Signed, budget: Budgets) -> None:
    found = read(signed("bo"), "/en/budgets/?q=2023&stage=approved").table("Budgets")
    assert [row[0] for row in found[1:]] == ["Waters 2023"]
    assert "No budget fits" in read(signed("bo"), "/en/budgets/?q=nothing").tree.text_content()


def test_the_home_page_says_what_waits(signed: Signed, budget: Budgets) -> None:
    a = budget.codes["A"]
    assert "Make it final" not in read(signed("pia"), "/en/").tree.text_content()
    send(signed("ana"), value(f"{a}$travel|amount|", "60000", "80000.00"))
    for name, says in (("ana", True), ("bo", True), ("boris", False), ("aud", False)):
        shown = read(signed(name), "/en/").tree.text_content()
        assert ("Explain changes" in shown) is says, name
        assert ("2 things to explain" in shown) is says, name
    signed("bo").post(f"{DRAFT}move/", {"to": "review"})
    found = read(signed("pia"), "/en/")
    assert "Make it final" in found.tree.text_content()
    assert DRAFT in found.links()
    assert "Explain changes" not in read(signed("ana"), "/en/").tree.text_content()


@pytest.mark.parametrize("asked", ["", "?stage=approved", "?q=nothing-like-it"])
def test_the_budgets_on_the_screen_are_those_of_the_file(signed: Signed, budget: Budgets, asked: str) -> None:
    client = signed("bo")
    versions = re.findall(
        r'href="/en/budgets/[^/"]+/\d+/"', client.get(f"/en/budgets/{asked}").content.decode()
    )
    listed = client.get(f"/en/budgets.csv{asked}").content.decode("utf-8-sig").splitlines()
    assert listed[0].startswith("Code,Budget,Period,Currency,Version")
    assert len([line for line in listed[1:] if not line.endswith(",,,")]) == len(versions)
    assert Client().get("/en/budgets.xlsx").status_code == 200
    assert client.get("/en/budgets.pdf").status_code == 404
