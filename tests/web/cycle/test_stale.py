"""An approval is bound to what was approved: a later change shows on every page, with the way out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client

from answerable.results.models import Entry, OutputResult
from tests.scene import Scene
from tests.web.cycle.test_cycle import URL, as_owner, digest, status_of, submitted
from tests.web.cycle.test_entry import send, value

Signed = Callable[[str], Client]


def repaired(made: Scene) -> None:
    """What no page allows: a figure of a cleared section changes, by somebody past both locks."""
    with as_owner():
        OutputResult.objects.filter(section_id=made.sections["A"], output__number=1).update(actual="13")
        Entry.objects.filter(section_id=made.sections["A"], path="A#1").update(at=datetime.now(UTC))


def cleared(signed: Signed) -> Client:
    submitted(signed)
    bo = signed("bo")
    assert bo.post(f"{URL}clear/", {"act": "clear", "digest": digest(bo)}).status_code == 302
    return bo


def test_a_change_after_clearance_shows_everywhere_and_is_cleared_anew(signed: Signed, made: Scene) -> None:
    bo = cleared(signed)
    pages = (URL, f"{URL}clear/", "/en/work/SW-draft/", "/en/work/SW-draft/publish/")
    said = (
        "Approval is stale.",
        "Approval is stale.",
        "changed after clearance",
        "changed after it was cleared",
    )
    for page, words in zip(pages, said, strict=True):
        assert words not in bo.get(page).content.decode()
    repaired(made)
    for page, words in zip(pages, said, strict=True):
        text = bo.get(page).content.decode()
        assert words in text, page
        assert f"{URL}clear/" in text or page == f"{URL}clear/"
    ana = signed("ana").get(URL).content.decode()
    assert "The budget office opens it again." in ana
    bo = signed("bo")
    assert bo.post(f"{URL}clear/", {"act": "reopen", "text": "One figure changed"}).status_code == 302
    assert status_of(made) == "returned"
    assert signed("hana").post(f"{URL}submit/").status_code == 302
    bo = signed("bo")
    assert bo.post(f"{URL}clear/", {"act": "clear", "digest": digest(bo)}).status_code == 302
    assert "Approval is stale." not in bo.get(URL).content.decode()


def test_nobody_changes_a_cleared_section_by_the_application(signed: Signed) -> None:
    bo = cleared(signed)
    assert send(bo, value("A#1|actual|", "13", "12")).status_code in (403, 409)
    assert "Approval is stale." not in bo.get(URL).content.decode()
