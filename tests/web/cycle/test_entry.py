"""The entry page: what it shows to whom, and that what is sent is stored, refused or a conflict."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.foundation import access
from answerable.plans.models import Framework, Output
from answerable.results.models import Entry, IndicatorResult, OutputResult, ReportSection
from tests.scene import Scene

URL = "/en/work/SW-draft/sections/A/"
Signed = Callable[[str], Client]


def send(client: Client, *values: dict[str, Any], url: str = URL) -> Any:
    return client.post(f"{url}cells/", json.dumps({"values": values}), content_type="application/json")


def value(key: str, text: str | None, seen: str = "", **more: str) -> dict[str, Any]:
    return {"key": key, "value": text, "seen": seen, **more}


def actual(made: Scene, number: int = 1, section: str = "A") -> str | None:
    """As the database has it, whoever asks."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    found = OutputResult.objects.get(section_id=made.sections[section], output__number=number).actual
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {access.APPLICATION}")
    return found


# --- the page


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_has_a_cell_for_every_field_that_is_theirs(signed: Signed, language: str) -> None:
    answer = signed("ana").get(f"/{language}/work/SW-draft/sections/A/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="v:A#1|actual|"' in text
    assert 'name="v:A#1|reason|zh"' in text
    assert 'name="v:A$travel|expenditure|"' in text
    assert 'name="v:A#1|planned|"' not in text
    assert 'id="entry"' in text


def test_an_auditor_sees_everything_and_no_field(signed: Signed) -> None:
    text = signed("aud").get(URL).content.decode()
    assert "Bulletins" in text
    assert 'name="v:' not in text
    assert 'id="entry"' not in text


@pytest.mark.parametrize("who", ["boris", "uma", "adi"])
def test_strangers_find_no_such_page(signed: Signed, who: str) -> None:
    client = signed(who)
    assert client.get(URL).status_code == 404
    assert send(client, value("A#1|actual|", "3")).status_code in (403, 404)
    assert client.post(URL, {"v:A#1|actual|": "3"}).status_code == 404


def test_nobody_is_sent_to_sign_in(made: Scene) -> None:
    answer = Client().get(URL)
    assert answer.status_code == 302
    assert "next=" in answer["Location"]
    assert send(Client(), value("A#1|actual|", "3")).status_code == 403


def test_a_request_of_another_site_is_refused(signed: Signed) -> None:
    client = signed("ana")
    client.handler.enforce_csrf_checks = True
    assert send(client, value("A#1|actual|", "3")).status_code == 403
    assert client.post(URL, {"v:A#1|actual|": "3"}).status_code == 403


# --- saving by script


def test_several_cells_are_saved_and_judged_by_the_server(signed: Signed, made: Scene) -> None:
    answer = send(signed("ana"), value("A#1|actual|", "6"), value("A$travel|expenditure|", "50.5"))
    body = answer.json()
    assert answer.status_code == 200
    assert body["saved"] == ["A#1|actual|", "A$travel|expenditure|"]
    assert "50.0" in body["rows"]["A#1"]["rate"]
    assert body["rows"]["A#1"]["must"] is True
    assert "49.5" in body["rows"]["A$travel"]["amount"]
    assert "A#1|cause|" in body["lacking"]
    assert "still to fill or explain" in body["missing"]
    assert actual(made) == "6"


@pytest.mark.parametrize(
    ("typed", "stored"), [("0", "0"), ("n/a", "not_applicable"), ("不适用", "not_applicable"), ("", None)]
)
def test_zero_nothing_and_not_applicable_are_three_things(
    signed: Signed, made: Scene, typed: str, stored: str | None
) -> None:
    client = signed("ana")
    send(client, value("A#1|actual|", "5"))
    body = send(client, value("A#1|actual|", typed, "5")).json()
    assert body["values"]["A#1|actual|"]["value"] == (stored or "")
    assert actual(made) == stored
    page = client.get(URL).content.decode()
    shown = {"0": 'value="0"', "not_applicable": 'value="n/a"', None: 'value=""'}[stored]
    assert f'name="v:A#1|actual|" {shown}' in page


def test_the_second_is_told_who_and_what(signed: Signed, made: Scene) -> None:
    send(signed("ana"), value("A#1|actual|", "5"))
    body = send(signed("hana"), value("A#1|actual|", "7"), value("A#2|actual|", "4")).json()
    assert body["saved"] == ["A#2|actual|"]
    [conflict] = body["conflicts"]
    assert (conflict["key"], conflict["theirs"], conflict["by"]) == ("A#1|actual|", "5", "Ana")
    assert actual(made) == "5"
    assert send(signed("hana"), value("A#1|actual|", "7", "5")).json()["saved"] == ["A#1|actual|"]
    assert actual(made) == "7"


@pytest.mark.parametrize(
    ("key", "text", "status"),
    [
        ("A#1|actual|", "many", 422),
        ("A#1|planned|", "3", 403),
        ("B#1|actual|", "3", 404),
        ("A#99|actual|", "3", 404),
        ("A#1|nonsense|", "3", 403),
        ("A#1|actual", "3", 422),
        ("A.1#1|actual|", "3", 404),
        ("$travel|cause|", "demand", 403),
    ],
)
def test_what_is_wrong_is_refused_in_a_sentence_and_nothing_written(
    signed: Signed, made: Scene, key: str, text: str, status: int
) -> None:
    answer = send(signed("ana"), value("A#2|actual|", "4"), value(key, text))
    assert answer.status_code in (status, 403, 404, 422)
    assert answer.json()["refused"]
    assert actual(made, 2) is None
    assert actual(made, 1, "B") is None


GARBAGE = (
    "",
    "[]",
    "{}",
    '{"values": 3}',
    '{"values": [3]}',
    '{"values": [{"key": 4}]}',
    '{"values": [{"key": "A#1|actual|", "value": 5}]}',
    "[" * 5000,
)


@pytest.mark.parametrize("body", GARBAGE)
def test_garbage_is_refused(signed: Signed, body: str) -> None:
    answer = signed("ana").post(f"{URL}cells/", body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["refused"]


# --- saving by a form without script


def test_a_form_saves_what_changed_and_says_how_much(signed: Signed, made: Scene) -> None:
    client = signed("ana")
    sent = {
        "v:A#1|actual|": "6", "s:A#1|actual|": "", "v:A#2|actual|": "", "s:A#2|actual|": "",
        "v:A#1|reason|en": "Ice <b>everywhere</b>", "s:A#1|reason|en": "", "d:A#1|reason|en": "1",
    }  # fmt: skip
    answer = client.post(URL, sent, follow=True)
    text = answer.content.decode()
    assert "2 fields saved." in text
    assert "Ice &lt;b&gt;everywhere" in text
    assert actual(made) == "6"
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert Entry.objects.get(path="A#1", field="reason").status == "draft"


def test_a_conflict_comes_back_with_both_texts(signed: Signed, made: Scene) -> None:
    send(signed("ana"), value("A#1|actual|", "5"))
    client = signed("hana")
    answer = client.post(URL, {"v:A#1|actual|": "7", "s:A#1|actual|": ""})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Ana wrote" in text
    assert 'value="7"' in text
    assert 'name="s:A#1|actual|" value="5"' in text
    client.post(URL, {"v:A#1|actual|": "7", "s:A#1|actual|": "5"})
    assert actual(made) == "7"


def test_what_was_refused_keeps_what_was_typed(signed: Signed, made: Scene) -> None:
    answer = signed("ana").post(URL, {"v:A#1|actual|": "many", "v:A#2|actual|": "4"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Nothing was saved." in text
    assert 'value="many"' in text
    assert actual(made, 2) is None


# --- how much it asks


def test_more_rows_ask_no_more(signed: Signed, made: Scene) -> None:
    client = signed("ana")
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    section = ReportSection.objects.get(pk=made.sections["A"])
    framework = Framework.objects.get(pk=section.framework_id)
    for at in range(3):
        output = Output.objects.create(
            framework=framework, number=100 + at, texts={"en": f"More {at}"}, position=50 + at
        )
        OutputResult.objects.create(section=section, output=output)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {access.APPLICATION}")
    with CaptureQueriesContext(connection) as many:
        text = client.get(URL).content.decode()
    assert "More 2" in text
    assert len(many) == len(few)


def test_indicators_say_whether_they_were_met(signed: Signed, made: Scene) -> None:
    body = send(signed("ana"), value("A(a)1|actual|", "95")).json()
    assert "met" in body["rows"]["A(a)1"]["verdict"]
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
    assert IndicatorResult.objects.get(section_id=made.sections["A"]).actual == "95"
