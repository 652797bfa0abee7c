"""Submitting, clearing, notes, evidence, progress, opening, home and notices: by whom, and by whom not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from answerable.foundation import access
from answerable.organization.models import Notice
from answerable.results.models import Comment, Evidence, Report, ReportingCycle, ReportSection
from answerable.web.cycle.home import notice_url
from answerable.web.cycle.opening import proposed
from tests.scene import Scene
from tests.web.cycle.test_entry import send, value

URL = "/en/work/SW-draft/sections/A/"
Signed = Callable[[str], Client]


class as_owner:
    """Past the policies, to look at what is stored."""

    def __enter__(self) -> None:
        self._role("RESET ROLE")

    def __exit__(self, *_: Any) -> None:
        self._role(f"SET ROLE {access.APPLICATION}")

    def _role(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def status_of(made: Scene) -> str | None:
    with as_owner():
        return ReportSection.objects.get(pk=made.sections["A"]).status


def fill(client: Client) -> None:
    """Everything section A needs."""
    body = send(
        client,
        value("A#1|actual|", "12"), value("A#2|actual|", "4"), value("A(a)1|actual|", "95"),
        value("A$posts|expenditure|", "100"), value("A$travel|expenditure|", "100"),
    ).json()  # fmt: skip
    assert body["conflicts"] == []


# --- submitting and clearing


def test_a_section_is_submitted_when_nothing_lacks(signed: Signed, made: Scene) -> None:
    hana = signed("hana")
    answer = hana.post(f"{URL}submit/", {"text": ""})
    assert answer.status_code == 422
    assert "Not submitted." in answer.content.decode()
    fill(hana)
    assert "Everything is filled and explained" in hana.get(f"{URL}submit/").content.decode()
    assert hana.post(f"{URL}submit/", {"text": "Done"}).status_code == 302
    assert status_of(made) == "submitted"


@pytest.mark.parametrize(("who", "status"), [("ana", {403, 409}), ("boris", {404}), ("aud", {403, 409})])
def test_others_do_not_submit(signed: Signed, made: Scene, who: str, status: set[int]) -> None:
    fill(signed("ana"))
    assert signed(who).post(f"{URL}submit/").status_code in status
    assert status_of(made) == "open"


def submitted(signed: Signed) -> None:
    fill(signed("ana"))
    assert signed("hana").post(f"{URL}submit/").status_code == 302


def digest(client: Client) -> str:
    text = client.get(f"{URL}clear/").content.decode()
    return text.split('name="digest" value="')[1][:64]


def test_the_budget_office_clears_what_it_was_shown(signed: Signed, made: Scene) -> None:
    submitted(signed)
    bo = signed("bo")
    stale = bo.post(f"{URL}clear/", {"act": "clear", "digest": "0" * 64})
    assert stale.status_code == 409
    assert "Nothing was done." in stale.content.decode()
    assert bo.post(f"{URL}clear/", {"act": "clear", "digest": digest(bo)}).status_code == 302
    assert status_of(made) == "cleared"
    assert 'name="v:' not in bo.get(f"{URL}clear/").content.decode()


def test_it_returns_with_comments_on_figures_and_the_entity_sees_why(signed: Signed, made: Scene) -> None:
    submitted(signed)
    sent = {"act": "return", "text": "Look at the bulletins", "r:A#1": "Twelve?", "r:A#2": " "}
    assert signed("bo").post(f"{URL}clear/", sent).status_code == 302
    assert status_of(made) == "returned"
    text = signed("ana").get(URL).content.decode()
    assert "This came back." in text
    assert "Look at the bulletins" in text
    with as_owner():
        assert list(Comment.objects.values_list("path", "text")) == [("A#1", "Twelve?")]


@pytest.mark.parametrize(("who", "status"), [("hana", {403, 409}), ("boris", {404}), ("aud", {403, 409})])
def test_others_neither_clear_nor_return(signed: Signed, made: Scene, who: str, status: set[int]) -> None:
    submitted(signed)
    client = signed(who)
    assert client.post(f"{URL}clear/", {"act": "clear", "digest": "0" * 64}).status_code in status
    assert client.post(f"{URL}clear/", {"act": "return", "text": "x"}).status_code in status
    assert status_of(made) == "submitted"


def test_an_act_nobody_knows_is_refused(signed: Signed, made: Scene) -> None:
    submitted(signed)
    assert signed("bo").post(f"{URL}clear/", {"act": "burn"}).status_code == 422


# --- notes


def test_a_comment_stands_beside_the_figure_until_it_is_settled(signed: Signed, made: Scene) -> None:
    ana = signed("ana")
    assert ana.post(f"{URL}comments/", {"path": "A#1", "text": "<b>Why?</b>"}).status_code == 302
    text = ana.get(f"{URL}notes/?path=A%231").content.decode()
    assert "&lt;b&gt;Why?" in text
    assert "◆ 1" in ana.get(URL).content.decode()
    with as_owner():
        number = Comment.objects.get().pk
    assert signed("boris").post(f"{URL}comments/{number}/settle/").status_code == 404
    other = "/en/work/SW-draft/sections/B/"
    assert signed("boris").post(f"{other}comments/{number}/settle/").status_code == 404
    assert signed("hana").post(f"{URL}comments/{number}/settle/", {"path": "A#1"}).status_code == 302
    with as_owner():
        assert Comment.objects.get().settled_by_id == made.hana


@pytest.mark.parametrize("who", ["boris", "adi"])
def test_strangers_say_nothing_and_see_no_notes(signed: Signed, who: str) -> None:
    client = signed(who)
    assert client.get(f"{URL}notes/?path=A%231").status_code == 404
    assert client.post(f"{URL}comments/", {"path": "A#1", "text": "x"}).status_code == 404


def test_evidence_is_downloaded_safely_and_by_its_readers_only(signed: Signed, made: Scene) -> None:
    ana = signed("ana")
    content = b"date,level\n2025-01-01,3\n"
    file = SimpleUploadedFile("levels.csv", content, "text/html")
    assert ana.post(f"{URL}evidence/", {"path": "A#1", "file": file}).status_code == 302
    with as_owner():
        number = Evidence.objects.get().pk
    answer = ana.get(f"{URL}evidence/{number}/")
    assert answer.content == content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert signed("boris").get(f"{URL}evidence/{number}/").status_code == 404
    assert signed("boris").get(f"/en/work/SW-draft/sections/B/evidence/{number}/").status_code == 404
    assert signed("aud").get(f"{URL}evidence/{number}/").content == content
    assert signed("boris").post(f"{URL}evidence/{number}/remove/").status_code == 404
    assert ana.post(f"{URL}evidence/{number}/remove/", {"path": "A#1"}).status_code == 302
    with as_owner():
        assert not Evidence.objects.exists()


# --- progress and deadlines


def test_progress_shows_each_their_sections_and_exports_them(signed: Signed, made: Scene) -> None:
    bo = signed("bo")
    text = bo.get("/en/work/SW-draft/").content.decode()
    assert all(name in text for name in ("Lakes Division", "Water Levels Unit", "Rivers Division"))
    boris = signed("boris").get("/en/work/SW-draft/").content.decode()
    assert "Rivers Division" in boris
    assert "Water Levels Unit" not in boris
    csv = bo.get("/en/work/SW-draft/progress.csv?q=rivers").content.decode("utf-8-sig")
    assert csv.count("\n") == 2
    assert "Rivers Division" in csv
    assert bo.get("/en/work/SW-draft/progress.exe").status_code == 404
    assert signed("adi").get("/en/work/SW-draft/").status_code == 404
    assert bo.get("/en/work/SW-draft/?state=late&sort=-missing&page=9&q=%00").status_code == 200


def test_only_the_budget_office_moves_deadlines(signed: Signed, made: Scene) -> None:
    days = {"submit_by": "2031-01-01", "clear_by": "2031-02-01", "publish_by": "2031-03-01"}
    url = "/en/work/SW-draft/deadlines/"
    assert signed("ana").post(url, days).status_code == 403
    bo = signed("bo")
    assert bo.post(url, days | {"clear_by": "2030-01-01"}).status_code == 422
    assert bo.post(url, days | {"clear_by": "soon"}).status_code == 422
    assert bo.post(url, days).status_code == 302
    with as_owner():
        assert ReportingCycle.objects.get().submit_by.isoformat() == "2031-01-01"


# --- opening a period


def test_what_will_be_made_is_shown_before_it_is_made(signed: Signed, made: Scene) -> None:
    bo = signed("bo")
    page = bo.get("/en/work/open/")
    assert page.status_code == 200
    sent = {
        "symbol": "SW-next", "label": "2021/22", "start": "2021-07-01", "end": "2022-06-30",
        "submit_by": "2022-08-28", "clear_by": "2022-09-28", "publish_by": "2022-10-28",
        "languages": ["en"], "carried_from": "LK/1/1", "act": "look",
    }  # fmt: skip
    looked = bo.post("/en/work/open/", sent)
    assert "This will be made:" in looked.content.decode()
    with as_owner():
        assert not Report.objects.filter(symbol="SW-next").exists()
    opened = bo.post("/en/work/open/", sent | {"act": "open"})
    assert opened.status_code == 302, opened.content.decode()
    with as_owner():
        assert Report.objects.get(symbol="SW-next").status == "open"


def test_nobody_else_opens_a_period(signed: Signed) -> None:
    for who in ("ana", "pia", "aud"):
        assert signed(who).get("/en/work/open/").status_code == 403
        assert signed(who).post("/en/work/open/", {"act": "open"}).status_code == 403


def test_without_a_stored_report_nothing_is_proposed() -> None:
    assert proposed(None, None) == {}


# --- notices


def test_notices_are_read_by_whom_they_were_told(signed: Signed, made: Scene) -> None:
    submitted(signed)
    with as_owner():
        told = Notice.objects.get(person_id=made.bo, kind="submitted")
    boris = signed("boris")
    assert boris.post("/en/notices/", {"notice": str(told.pk)}).status_code == 302
    with as_owner():
        assert Notice.objects.get(pk=told.pk).read_at is None
    bo = signed("bo")
    assert "Hana submitted A Lakes Division of SW-draft." in bo.get("/en/notices/").content.decode()
    bo.post("/en/notices/", {"notice": str(told.pk)})
    with as_owner():
        assert Notice.objects.get(pk=told.pk).read_at is not None


def test_read_notices_stay_to_be_found_page_by_page(signed: Signed, made: Scene) -> None:
    with as_owner():
        Notice.objects.bulk_create(
            Notice(
                person_id=made.bo, kind="failed", subject=f"SW-{n:03}", at=datetime(2026, 1, 1, tzinfo=UTC)
            )
            for n in range(55)
        )
    bo = signed("bo")
    assert "SW-000" not in bo.get("/en/notices/").content.decode()
    assert "SW-000" in bo.get("/en/notices/?page=2").content.decode()
    assert bo.get("/en/notices/?page=-1&show=%00").status_code == 200
    bo.post("/en/notices/")
    assert "Nothing new." in bo.get("/en/notices/").content.decode()
    assert "SW-054" in bo.get("/en/notices/?show=all").content.decode()
    assert "Nobody told you anything yet." in signed("pia").get("/en/notices/?show=all").content.decode()


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"]
)
def test_a_notice_leads_nowhere_but_here(address: str) -> None:
    assert notice_url(address) == ""


# --- home


def test_home_says_what_needs_me_and_what_came_back(signed: Signed, made: Scene) -> None:
    text = signed("ana").get("/en/").content.decode()
    assert "What needs me" in text
    assert "Fill and explain" in text
    submitted(signed)
    assert "Clear or return" in signed("bo").get("/en/").content.decode()
    signed("bo").post(f"{URL}clear/", {"act": "return", "text": "Look at the bulletins"})
    assert "Look at the bulletins" in signed("ana").get("/en/").content.decode()
    assert "Look at the bulletins" not in signed("boris").get("/en/").content.decode()
