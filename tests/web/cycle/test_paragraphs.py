"""Paragraphs are added and removed by whom the section is, and nobody loses what they did not see."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from django.test import Client

from answerable.results.models import Paragraph
from tests.scene import Scene
from tests.web.cycle.test_cycle import URL, as_owner, submitted
from tests.web.cycle.test_entry import send, value

Signed = Callable[[str], Client]
GENERAL = "/en/work/SW-draft/sections/summary/"


def paragraphs(made: Scene, section: str = "A") -> list[dict[str, str]]:
    with as_owner():
        rows = Paragraph.objects.filter(section_id=made.sections[section]).order_by("position")
        return list(rows.values_list("texts", flat=True))


def test_a_paragraph_is_added_written_and_removed(signed: Signed, made: Scene) -> None:
    ana = signed("ana")
    page = ana.get(URL).content.decode()
    assert "Add a paragraph" in page
    assert "<kbd>n</kbd></dt>" in page.partition('id="keys"')[2]
    added = ana.post(f"{URL}paragraphs/add/")
    assert added.status_code == 302
    path = unquote(added["Location"].partition("#")[2])
    assert paragraphs(made)[1:] == [{}]
    text = "First line\nsecond <b>line</b>"
    assert send(ana, value(f"{path}|text|en", text)).json()["conflicts"] == []
    shown = ana.get(f"{URL}paragraphs/remove/", {"path": path}).content.decode()
    assert "second &lt;b&gt;line" in shown
    seen = {"path": path, "seen:en": text.replace("\n", "\r\n"), "seen:zh": ""}
    assert ana.post(f"{URL}paragraphs/remove/", seen).status_code == 302
    assert len(paragraphs(made)) == 1


def test_below_another_and_not_what_somebody_wrote_meanwhile(signed: Signed, made: Scene) -> None:
    ana = signed("ana")
    first = unquote(ana.post(f"{URL}paragraphs/add/")["Location"].partition("#")[2])
    send(ana, value(f"{first}|text|en", "Last"))
    assert ana.post(f"{URL}paragraphs/add/", {"after": "A¶(1)"}).status_code == 302
    assert [found.get("en") for found in paragraphs(made)] == ["What it does.", None, "Last"]
    refused = ana.post(f"{URL}paragraphs/remove/", {"path": first, "seen:en": "", "seen:zh": ""})
    assert refused.status_code == 409
    assert "Nothing was removed." in refused.content.decode()
    assert len(paragraphs(made)) == 3


@pytest.mark.parametrize("who", ["aud", "bo"])
def test_readers_neither_add_nor_remove(signed: Signed, made: Scene, who: str) -> None:
    client = signed(who)
    assert "Add a paragraph" not in client.get(URL).content.decode()
    assert client.post(f"{URL}paragraphs/add/").status_code == 403
    assert client.post(f"{URL}paragraphs/remove/", {"path": "A¶(1)"}).status_code == 403
    assert len(paragraphs(made)) == 1


def test_strangers_find_nothing_and_a_submitted_section_stays(signed: Signed, made: Scene) -> None:
    boris = signed("boris")
    assert boris.post(f"{URL}paragraphs/add/").status_code == 404
    assert boris.get(f"{URL}paragraphs/remove/", {"path": "A¶(1)"}).status_code == 404
    ana = signed("ana")
    assert ana.get(f"{URL}paragraphs/remove/", {"path": "A#1"}).status_code == 404
    submitted(signed)
    assert signed("ana").post(f"{URL}paragraphs/add/").status_code in (403, 409)
    assert len(paragraphs(made)) == 1


def test_general_parts_are_the_budget_offices(signed: Signed, made: Scene) -> None:
    bo = signed("bo")
    assert bo.post(f"{GENERAL}paragraphs/add/").status_code == 302
    assert len(paragraphs(made, "summary")) == 2
    assert signed("ana").post(f"{GENERAL}paragraphs/add/").status_code == 404
    with as_owner():
        Paragraph.objects.filter(section_id=made.sections["summary"]).delete()
    text = signed("bo").get(GENERAL).content.decode()
    assert "No paragraph yet." in text
    assert "Add a paragraph" in text
