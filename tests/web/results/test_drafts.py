"""Pages of a report being made: its people see it marked as a draft, nobody else learns of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.results.models import OutputResult, Paragraph
from tests.scene import Scene
from tests.web.access.conftest import as_app, as_owner, db, made, signed_in  # noqa: F401
from tests.web.reading_pages import read

DRAFT = "/en/reports/SW-draft"
PAGES = ("", "outputs/", "indicators/", "money/", "posts/", "narrative/", "findings/", "downloads/")
SECRET = "Zanzibar"  # said in a draft of A and nowhere else


@pytest.fixture
def draft(as_app: Scene) -> Scene:  # noqa: F811
    with as_owner():
        OutputResult.objects.filter(section_id=as_app.sections["A"]).update(actual="977")
        Paragraph.objects.filter(section_id=as_app.sections["A"]).update(texts={"en": f"To {SECRET}."})
    return as_app


@pytest.mark.parametrize("page", PAGES)
def test_who_works_on_it_sees_a_draft_marked_as_one_and_others_find_nothing(draft: Scene, page: str) -> None:
    for name in ("ana", "boris", "aud"):
        found = read(signed_in(draft.people[name]), f"{DRAFT}/{page}")
        assert found.text("//p[@class='draft-mark']")[0].startswith("Draft, being made"), name
    assert Client().get(f"{DRAFT}/{page}").status_code == 404
    assert signed_in(draft.adi).get(f"{DRAFT}/{page}").status_code in (200, 404)


def test_two_browsers_in_turn_each_see_their_own_rows(draft: Scene) -> None:
    ana, boris, public = signed_in(draft.ana), signed_in(draft.boris), Client()
    for _round in range(2):
        for page in ("outputs/", "outputs.csv", "narrative/", ""):
            address = f"{DRAFT}/{page}"
            assert "Lakes Division" in ana.get(address).content.decode()
            theirs = boris.get(address).content.decode()
            assert "Lakes Division" not in theirs
            assert "Rivers Division" in theirs
            assert "977" not in theirs
            assert public.get(address).status_code == 404


def test_lists_search_and_comparison_tell_nobody_else(draft: Scene) -> None:
    ana, boris, public = signed_in(draft.ana), signed_in(draft.boris), Client()
    assert SECRET in ana.get(f"/en/find/?q={SECRET}").content.decode().replace(f"“{SECRET}”", "")
    for other in (boris, public):
        assert "Nothing stored says this" in other.get(f"/en/find/?q={SECRET}").content.decode()
    for page in ("", "documents/", "compare/", "find/"):
        assert "SW-draft" not in public.get(f"/en/{page}").content.decode(), page
        assert "SW-draft" in ana.get("/en/documents/").content.decode()
    assert public.get("/en/compare/?first=LK/1/1&second=SW-draft").status_code == 404
    assert "977" not in boris.get("/en/compare/?first=LK/1/1&second=SW-draft").content.decode()


@pytest.mark.parametrize("name", ["outputs.csv", "datapackage.json", "all.zip"])
def test_data_is_of_finished_reports_whoever_asks(draft: Scene, name: str) -> None:
    for person in (None, draft.ana, draft.pia):
        assert signed_in(person).get(f"/en/data/SW-draft/{name}").status_code == 404
    assert Client().get(f"/en/data/LK_1_1/{name}").status_code == 200


@pytest.mark.parametrize("form", ["json", "html"])
def test_the_document_of_a_draft_holds_what_its_reader_may_see(draft: Scene, form: str) -> None:
    address = f"{DRAFT}/downloads/en.{form}"
    theirs = signed_in(draft.boris).get(address)
    assert SECRET not in theirs.content.decode()
    assert "public" not in theirs.headers["Cache-Control"]
    assert SECRET in signed_in(draft.ana).get(address).content.decode()
    assert Client().get(address).status_code == 404


def test_a_page_asks_the_same_few_things_however_many_reports_there_are(draft: Scene, rf: Any) -> None:
    """The frame of a work page: names, the person's sections, notices, the report's sections."""
    from answerable.foundation import access
    from answerable.organization.queries import me_of
    from answerable.web.frame.pages import Frame, page, report_name

    request = rf.get("/en/")
    access.enter(draft.ana)
    request.me = me_of(draft.ana)
    with CaptureQueriesContext(connection) as asked:
        page(
            request,
            "frame/refused.html",
            {"sentence": "x"},
            Frame("entry", report=report_name(request, "SW-draft")),
        )
    assert len(asked) == 4
    assert not any("outputresult" in each["sql"] for each in asked)


def test_the_side_bar_has_what_one_may_open_and_no_more(draft: Scene) -> None:
    def names(person: int | None) -> list[str]:
        found = read(signed_in(person), "/en/documents/")
        return list(found.text("//nav[@id='side']/ul[1]/li/a"))

    assert "Upload a report" in names(draft.pia)[2]
    for person in (None, draft.ana, draft.adi):
        assert not any("Upload" in text for text in names(person))


def test_the_person_stands_in_the_bar(draft: Scene) -> None:
    found = read(signed_in(draft.ana), "/en/documents/")
    assert found.text("//details[contains(@class, 'person')]/summary/b") == ["Ana"]
    assert not read(Client(), "/en/documents/").tree.xpath("//details[contains(@class, 'person')]")


def test_uploads_are_for_publishers_and_each_has_their_own(
    draft: Scene, settings: Any, tmp_path: Any
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from answerable.web.documents import reading

    settings.UPLOAD_FOLDER = tmp_path
    for person in (None, draft.ana, draft.adi, draft.bo):
        browser = signed_in(person)
        answer = browser.get("/en/documents/upload/")
        assert answer.status_code == 403
        assert "Reports are uploaded and stored by publishers." in answer.content.decode()
        sent = browser.post("/en/documents/upload/", {"file": SimpleUploadedFile("a.json", b"{}")})
        assert sent.status_code == 403
        assert browser.post("/en/documents/uploads/abcdefghijklmnopqrstuvwx/store/").status_code == 403
    assert list(tmp_path.iterdir()) == []
    folder = tmp_path / str(draft.ana) / "abcdefghijklmnopqrstuvwx"
    folder.mkdir(parents=True)
    reading._save(reading.Upload(draft.ana, folder.name, "a.json", 1, 1e12, done=2))
    assert reading.find(folder.name, draft.ana) is not None
    assert signed_in(draft.pia).get(f"/en/documents/uploads/{folder.name}/").status_code == 404
