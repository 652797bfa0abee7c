"""The pages of the ledger: whose they are, what they show, and what is sent through them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from answerable.foundation import access
from answerable.plans.models import CostCategory
from answerable.publishing.actions import ledger as actions
from answerable.results.models import LedgerLine, LedgerLoad, LedgerMapping, NameAlias, ResourceResult
from tests.ledger import HEADER, ROWS, csv_of
from tests.web.ledger.conftest import Loaded
from tests.web.reading_pages import read

Signed = Callable[[str], Client]
HOME = "/en/ledger/"


class seen_by_the_owner:
    """Reads as the database has it, whoever asks."""

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")

    def __exit__(self, *_: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {access.APPLICATION}")


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def file(rows: Any = ROWS, name: str = "august.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, csv_of(rows), "text/csv")


def office_pages(loaded: Loaded) -> list[str]:
    return [
        f"{HOME}loads/", f"{HOME}loads/{loaded.load.load}/", f"{HOME}mappings/", f"{HOME}mappings/new/",
        f"{HOME}names/", "/en/work/SW-draft/ledger/", f"{HOME}loads/{loaded.load.load}/rejects.csv",
    ]  # fmt: skip


# --- whose pages they are


def test_pages_of_loading_are_the_budget_offices(loaded, signed):
    for url in office_pages(loaded):
        told = {name: signed(name).get(url).status_code for name in ("bo", "hana", "boris", "aud", "adi")}
        assert told == {"bo": 200, "hana": 403, "boris": 403, "aud": 403, "adi": 403}, url


def test_sums_and_lines_are_of_ones_own_entity(loaded, signed):
    seen = {name: text_of(signed(name).get(f"{HOME}lines/")) for name in ("bo", "ana", "boris")}
    assert [("D1/1" in seen[name], "D2/1" in seen[name]) for name in ("bo", "ana", "boris")] == [
        (True, True), (True, False), (False, True),
    ]  # fmt: skip
    assert "2\u202f100.50" in text_of(signed("ana").get(f"{HOME}?by=month"))
    assert signed("adi").get(HOME).status_code == 403


def test_nobody_who_is_not_signed_in_gets_further_than_the_sign_in(loaded):
    for url in [HOME, f"{HOME}lines/", *office_pages(loaded)]:
        assert Client().get(url).status_code == 302, url
    assert Client().post(f"{HOME}loads/").status_code in (302, 403)


def test_the_side_bar_leads_there_for_who_reads(loaded, signed):
    assert 'href="/en/ledger/"' in text_of(signed("hana").get("/en/"))
    assert 'href="/en/ledger/"' not in text_of(signed("adi").get("/en/"))


# --- sums and lines


def test_sums_are_shown_in_three_ways_and_lead_to_their_lines(loaded, signed):
    page = text_of(signed("bo").get(HOME))
    assert "Official travel" in page
    assert "80.25" in page
    assert "category=travel" in page
    page = text_of(signed("bo").get(f"{HOME}?by=entity"))
    assert "(20.25)" in page
    assert "Rivers Division" in text_of(signed("bo").get(f"{HOME}?by=entity&entity=nowhere&period=x"))
    assert "2024-08" in text_of(signed("bo").get(f"{HOME}?by=month"))


def test_what_is_shown_is_exported(loaded, signed):
    answer = signed("bo").get(f"{HOME}sums.csv?by=entity")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["by entity", "Expenditure"]
    assert sorted(row[1] for row in rows[1:]) == ["-20.25", "2100.50"]
    rows = list(csv.reader(io.StringIO(signed("ana").get(f"{HOME}lines.csv").content.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["D1/2", "D1/1"]
    assert signed("bo").get(f"{HOME}lines.xlsx").content[:2] == b"PK"
    assert signed("bo").get(f"{HOME}lines.pdf").status_code == 404


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("category=travel", {"D1/1", "D2/1"}),
        ("month=2024-08-01", {"D2/1"}),
        ("q=salar", {"D1/2"}),
        ("kind=income", set()),
        ("late=1", set()),
        ("month=never&period=%00&page=-1&load=99999999999999", {"D1/1", "D1/2", "D2/1"}),
    ],
)
def test_lines_are_filtered(loaded, signed, query, keys):
    page = text_of(signed("bo").get(f"{HOME}lines/?{query}"))
    assert {key for key in ("D1/1", "D1/2", "D2/1") if key in page} == keys


def test_before_anything_is_loaded_the_page_says_how_to_begin(made, signed):
    assert "once a file of the ERP was loaded" in text_of(signed("bo").get(HOME))
    assert "Make the first one" in text_of(signed("bo").get(f"{HOME}loads/"))
    assert "once one is saved" in text_of(signed("bo").get(f"{HOME}mappings/"))
    assert "No name waits" in text_of(signed("bo").get(f"{HOME}names/"))
    assert "Neither the ledger" in text_of(signed("bo").get("/en/work/SW-draft/ledger/"))


# --- loading


def test_a_file_is_loaded_by_the_form(loaded, signed):
    bo = signed("bo")
    sent = {"mapping": loaded.mapping, "file": file([("D30", *ROWS[0][1:])])}
    answer = bo.post(f"{HOME}loads/", sent, follow=True)
    assert "1 new line was taken in." in text_of(answer)
    again = bo.post(f"{HOME}loads/", {**sent, "file": file([("D30", *ROWS[0][1:])])}, follow=True)
    assert "nothing changed" in text_of(again)
    with seen_by_the_owner():
        assert LedgerLine.objects.filter(key="D30/1").count() == 1


def test_what_cannot_be_loaded_stays_on_the_form_with_its_reason(loaded, signed):
    bo = signed("bo")
    for sent, said in (
        ({"mapping": loaded.mapping}, "No file was sent"),
        ({"mapping": loaded.mapping, "file": SimpleUploadedFile("x.csv", b"a,b\n1,2\n")}, "no column"),
        ({"mapping": 999, "file": file()}, "no such mapping"),
        ({"mapping": "x", "file": file()}, "no such mapping"),
    ):
        answer = bo.post(f"{HOME}loads/", sent)
        assert answer.status_code in (404, 422), said
        assert said in text_of(answer)


@pytest.mark.parametrize("name", ["hana", "boris", "aud"])
def test_nobody_else_sends_anything(loaded, signed, name):
    client = signed(name)
    with seen_by_the_owner():
        alias = NameAlias.objects.get().pk
        before = (LedgerLoad.objects.count(), LedgerMapping.objects.count())
    for url, sent in (
        (f"{HOME}loads/", {"mapping": loaded.mapping, "file": file()}),
        (f"{HOME}loads/{loaded.load.load}/again/", {}),
        (f"{HOME}names/{alias}/", {"status": "accepted"}),
        (f"{HOME}mappings/new/", {"save": "1"}),
        ("/en/work/SW-draft/ledger/", {}),
    ):
        assert client.post(url, sent).status_code == 403, url
    with seen_by_the_owner():
        assert (LedgerLoad.objects.count(), LedgerMapping.objects.count()) == before
        assert NameAlias.objects.get().status == "proposed"
        assert set(ResourceResult.objects.values_list("expenditure", flat=True)) == {None}


def test_a_load_shows_what_came_of_it_and_its_rejects_as_files(loaded, signed):
    bo = signed("bo")
    page = text_of(bo.get(f"{HOME}loads/{loaded.load.load}/"))
    assert "is no entity here" in page
    assert "is no day written as the mapping says" in page
    assert "1 name of this source waits" in page
    text = bo.get(f"{HOME}loads/{loaded.load.load}/rejects.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert tuple(rows[0][: len(HEADER)]) == HEADER
    assert rows[1][6] == "'=1+1"
    assert bo.get(f"{HOME}loads/{loaded.load.load}/rejects.xlsx").content[:2] == b"PK"
    assert bo.get(f"{HOME}loads/{loaded.load.load}/rejects.pdf").status_code == 404
    assert bo.get(f"{HOME}loads/999/").status_code == 404


def test_a_name_is_decided_and_the_rows_are_sent_again(loaded, signed):
    bo = signed("bo")
    with seen_by_the_owner():
        alias = NameAlias.objects.get().pk
    page = text_of(bo.get(f"{HOME}names/"))
    assert "Lake Division" in page
    assert "% alike" in page
    wrong = bo.post(f"{HOME}names/{alias}/", {"status": "accepted", "meaning": "nowhere"}, follow=True)
    assert "choose one of the list" in text_of(wrong)
    done = bo.post(f"{HOME}names/{alias}/", {"status": "accepted"}, follow=True)
    assert "is decided" in text_of(done)
    again = bo.post(f"{HOME}loads/{loaded.load.load}/again/", follow=True)
    assert "1 new line was taken in." in text_of(again)
    twice = bo.post(f"{HOME}loads/{loaded.load.load}/again/", follow=True)
    assert "sent again before" in text_of(twice)
    assert "no such name" in text_of(bo.post(f"{HOME}names/999/", {"status": "refused"}, follow=True))
    assert "accepted" in text_of(bo.get(f"{HOME}names/?status=all"))


def test_a_large_file_is_handed_to_the_worker_and_watched(loaded, signed, monkeypatch):
    monkeypatch.setattr(actions, "SMALL", 10)
    bo = signed("bo")
    answer = bo.post(f"{HOME}loads/", {"mapping": loaded.mapping, "file": file([("D40", *ROWS[0][1:])])})
    assert answer.status_code == 302
    watched = answer["Location"]
    assert "waits for the worker" in text_of(bo.get(watched))
    number = int(watched.rstrip("/").split("/")[-1])
    assert "waits for the worker" not in text_of(bo.get(f"{HOME}lines/"))
    access.enter(loaded.here.bo)
    actions.run_sending(number)
    part = bo.get(watched, headers={"HX-Request": "true"})
    assert "The file is taken in." in text_of(part)
    assert "<html" not in text_of(part)
    assert bo.get(f"{HOME}sendings/999/").status_code == 404


# --- mappings


def test_a_mapping_is_made_from_a_file_that_is_looked_at(loaded, signed):
    bo = signed("bo")
    rows = [(*row[:4], "03/07/2024", "1.234,50", "") for row in ROWS]
    looked = text_of(bo.post(f"{HOME}mappings/new/", {"file": file(rows)}))
    assert "you have to say which is right" in looked
    assert "<option selected>Fund centre</option>" in looked
    sent = {
        "save": "1", "source": "payroll", "kind": "expenditure", "header": list(HEADER), "name-en": "Payroll",
        "column-key": "Document", "more-key": "Line", "column-entity": "Fund centre",
        "column-category": "Commitment item", "column-date": "Posting date", "column-amount": "Amount",
        "decimal": ",", "thousands": ".", "currency": "USD", "reversed_sign": "1",
    }  # fmt: skip
    refused = bo.post(f"{HOME}mappings/new/", sent)
    assert refused.status_code == 422
    assert "in several ways" in text_of(refused)
    assert "<option selected>Posting date</option>" in text_of(refused), "what was typed is kept"
    saved = bo.post(f"{HOME}mappings/new/", {**sent, "date_form": "DD/MM/YYYY"})
    assert saved.status_code == 302
    with seen_by_the_owner():
        made = LedgerMapping.objects.select_related("source").latest("pk")
    assert (made.source.code, made.source.names["en"], made.kind) == ("payroll", "Payroll", "expenditure")
    assert made.columns["columns"]["key"] == ["Document", "Line"]
    assert (made.columns["reversed_sign"], made.columns["thousands_mark"]) == (True, ".")
    page = text_of(bo.get(f"{HOME}mappings/"))
    assert "Document + Line" in page
    assert f'value="{made.pk}" selected' in text_of(bo.get(saved["Location"]))


def test_a_mapping_may_have_a_column_for_the_kind_and_a_number_of_many_columns(loaded, signed):
    bo = signed("bo")
    sent = {
        "save": "1", "source": "payroll", "kind": "", "header": list(HEADER), "column-kind": "Text",
        "column-key": "Document", "more-key": ["Line", "Posting date", ""], "column-entity": "Fund centre",
        "column-category": "Commitment item", "column-date": "Posting date", "column-amount": "Amount",
        "decimal": ".", "thousands": "", "date_form": "YYYY-MM-DD",
    }  # fmt: skip
    refused = bo.post(f"{HOME}mappings/new/", sent)
    assert refused.status_code == 422
    kinds = {"kind-expenditure": "EX, ZX", "kind-allotment": "AL"}
    kept = text_of(bo.post(f"{HOME}mappings/new/", {**sent, **kinds, "date_form": ""}))
    assert 'value="EX, ZX"' in kept, "what was typed is kept"
    assert kept.count("<option selected>Posting date</option>") == 2
    assert bo.post(f"{HOME}mappings/new/", {**sent, **kinds}).status_code == 302
    with seen_by_the_owner():
        made = LedgerMapping.objects.latest("pk")
    assert (made.kind, made.columns["columns"]["kind"]) == ("", "Text")
    assert made.columns["columns"]["key"] == ["Document", "Line", "Posting date"]
    assert made.columns["kinds"] == {"EX": "expenditure", "ZX": "expenditure", "AL": "allotment"}
    rows = file([("D9", "1", *ROWS[0][2:6], "ZX"), ("D9", "2", *ROWS[0][2:6], "??")])
    page = text_of(bo.post(f"{HOME}loads/", {"mapping": made.pk, "file": rows}, follow=True))
    assert "“??” is no kind of line the mapping knows" in page


def test_a_file_that_cannot_be_looked_at_is_refused(loaded, signed):
    bo = signed("bo")
    assert bo.post(f"{HOME}mappings/new/", {}).status_code == 422
    broken = SimpleUploadedFile("x.xlsx", b"PK\x03\x04 no")
    assert "damaged" in text_of(bo.post(f"{HOME}mappings/new/", {"file": broken}))


# --- filling an account


def test_an_account_shows_what_it_would_take_over_and_takes_it(loaded, signed):
    bo = signed("bo")
    page = read(bo, "/en/work/SW-draft/ledger/")
    assert "4 figures would change." in " ".join(page.text("//main//p"))
    assert page.tree.xpath('//th[@scope="row"]/a[.="A" and contains(@href, "/sections/A/")]')
    assert "$" not in " ".join(page.text("//main"))  # no path of a record
    done = text_of(bo.post("/en/work/SW-draft/ledger/", follow=True))
    assert "4 figures were taken over." in done
    assert "Every figure stands as" in done
    with seen_by_the_owner():
        row = ResourceResult.objects.get(section__path="A", category__code="travel")
    assert row.expenditure == "0.1"
    assert bo.get("/en/work/NO-1/ledger/").status_code == 404
    assert bo.post("/en/work/NO-1/ledger/").status_code == 403


def test_the_entry_page_says_where_its_money_comes_from(loaded, signed):
    said = "taken over from ledger and budget"
    assert said not in text_of(signed("ana").get("/en/work/SW-draft/sections/A/"))
    assert 'href="/en/work/SW-draft/ledger/"' in text_of(signed("bo").get("/en/work/SW-draft/"))
    assert 'href="/en/work/SW-draft/ledger/"' not in text_of(signed("ana").get("/en/work/SW-draft/"))
    signed("bo").post("/en/work/SW-draft/ledger/")
    assert said in text_of(signed("ana").get("/en/work/SW-draft/sections/A/"))


def test_the_names_on_the_screen_are_those_of_the_file(loaded, signed):
    bo = signed("bo")
    rows = file([("D70", "1", "Lakes Divisio", *ROWS[0][3:]), ("D70", "2", "=1+1", *ROWS[0][3:])])
    bo.post(f"{HOME}loads/", {"mapping": loaded.mapping, "file": rows})
    for status in ("proposed", "accepted", "all"):
        page = text_of(bo.get(f"{HOME}names/?status={status}"))
        assert f"names.csv?status={status}" in page
        listed = bo.get(f"{HOME}names.csv?status={status}").content.decode("utf-8-sig").splitlines()[1:]
        assert len(listed) == page.count('<th scope="row">')
    assert any(line.startswith("'=1+1,") for line in listed)
    assert bo.get(f"{HOME}names.xlsx").status_code == 200
    assert bo.get(f"{HOME}names.pdf").status_code == 404
    assert signed("aud").get(f"{HOME}names.csv").status_code == 403


def test_two_categories_of_one_name_are_told_apart_by_their_codes(loaded, signed):
    bo = signed("bo")
    with seen_by_the_owner():
        for code in ("hq_travel", "mission_travel"):
            CostCategory.objects.create(code=code, names={"en": "Travel"}, group="non_posts", position=9)
    rows = file([("D80", "1", "Lakes Division", "Travels", *ROWS[0][4:])])
    bo.post(f"{HOME}loads/", {"mapping": loaded.mapping, "file": rows})
    page = text_of(bo.get(f"{HOME}names/"))
    assert ">Travel (hq_travel)</option>" in page
    assert ">Travel (mission_travel)</option>" in page
    assert "(posts)</option>" not in page
