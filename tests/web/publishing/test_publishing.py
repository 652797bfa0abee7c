"""The pages of publishing and of corrigenda, for those who may, those who may not, and the public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from answerable.foundation import access
from answerable.organization.models import Person
from answerable.publishing.actions.publishing import run_publication
from answerable.results.models import Publication, Report, ReportSection
from answerable.web.access.middleware import SEEN, SINCE
from tests.publishing.cleared import cleared_scene, published_scene

SYMBOL = "SW/31/1"


@pytest.fixture
def db(django_db_setup: None, django_db_blocker: Any, settings: Any) -> Iterator[None]:
    """A database of its own for each test, without the sample that other pages show."""
    settings.ALLOWED_HOSTS = ["testserver"]
    with django_db_blocker.unblock(), translation.override("en"):
        inner = transaction.atomic()
        inner.__enter__()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            inner.__exit__(None, None, None)


def browser(person: int | None) -> Client:
    """Signed in a moment ago; the public for None."""
    found = Client()
    if person is not None:
        found.force_login(Person.objects.get(pk=person), backend="answerable.web.access.backend.SignIn")
        session = found.session
        session[SINCE] = session[SEEN] = int(datetime.now(UTC).timestamp())
        session.save()
    return found


def work(made: Any) -> None:
    """What the worker does."""
    number = Publication.objects.latest("pk").pk
    with access.acting_as(made.pia):
        run_publication(number)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_publisher_sees_that_all_is_ready_publishes_and_reads_the_report(db, language):
    made = cleared_scene()
    pia = browser(made.pia)
    address = f"/{language}/work/SW-draft/publish/"
    assert pia.get(address).status_code == 200
    asked = pia.post(address, {"new_symbol": SYMBOL, "languages": ["en", "zh"]})
    assert asked.status_code == 302, asked.content.decode()
    assert "hx-get" in pia.get(asked.url).content.decode()
    work(made)
    done = pia.get(asked.url, headers={"HX-Request": "true"}).content.decode()
    assert SYMBOL in done
    assert "hx-get" not in done
    assert browser(None).get(f"/{language}/reports/SW_31_1/").status_code in (200, 301, 302)


def test_what_is_missing_is_named_with_its_place(db):
    made = cleared_scene()
    ReportSection.objects.filter(report__symbol="SW-draft", path="B").update(status="returned")
    row = ReportSection.objects.get(report__symbol="SW-draft", path="summary").paragraphs.get()
    row.texts = {"en": "Only English."}
    row.save()
    page = browser(made.pia).get("/en/work/SW-draft/publish/").content.decode()
    assert "1 of 3 sections is not cleared" in page
    assert "Rivers Division" in page
    assert "summary¶(1)" in page
    assert "<td>Text</td><td>Chinese</td>" in page
    assert "missing" in page
    answer = browser(made.pia).post("/en/work/SW-draft/publish/", {"new_symbol": SYMBOL, "languages": ["en"]})
    assert answer.status_code == 422
    assert "Section B is not cleared" in answer.content.decode()
    assert not Publication.objects.exists()


@pytest.mark.parametrize("name", ["ana", "boris", "aud", "adi", None])
def test_who_neither_clears_nor_publishes_is_turned_away(db, name):
    made = cleared_scene()
    visitor = browser(None if name is None else getattr(made, name))
    assert visitor.get("/en/work/SW-draft/publish/").status_code == 403
    asked = visitor.post("/en/work/SW-draft/publish/", {"new_symbol": SYMBOL, "languages": ["en"]})
    assert asked.status_code == 403
    assert visitor.post("/en/work/SW-draft/publish/compile/").status_code == 403
    assert visitor.get("/en/work/SW-draft/publish/en.html").status_code == 403
    assert not Publication.objects.exists()


def test_the_budget_office_compiles_and_previews_and_does_not_publish(db):
    made = cleared_scene()
    bo = browser(made.bo)
    assert bo.post("/en/work/SW-draft/publish/compile/").status_code == 302
    page = bo.get("/en/work/SW-draft/publish/").content.decode()
    assert "Compiled on" in page
    assert 'name="new_symbol"' not in page
    shown = bo.get("/en/work/SW-draft/publish/zh.html")
    assert shown.status_code == 200
    assert "财政资源使用情况" in shown.content.decode()
    assert (
        bo.post("/en/work/SW-draft/publish/", {"new_symbol": SYMBOL, "languages": ["en"]}).status_code == 403
    )


def test_a_corrigendum_is_written_by_one_published_by_another_and_read_by_everybody(db):
    made = published_scene(SYMBOL)
    bo, pia = browser(made.bo), browser(made.pia)
    address = reverse("corrigenda", args=[SYMBOL])
    why = {"reason_en": "A typing error.", "reason_zh": "录入错误。"}
    assert "Begin a corrigendum" not in browser(None).get(address).content.decode()
    assert bo.post(reverse("correction-add", args=[SYMBOL]), why).status_code == 302
    page = bo.get(address + "?path=A%232&field=actual").content.decode()
    number = page.partition('name="corrigendum" value="')[2].partition('"')[0]
    correction = {"corrigendum": number, "path": "A#2", "field": "actual", "new": "4", **why}
    assert bo.post(reverse("correction-add", args=[SYMBOL]), correction).status_code == 302
    again = bo.post(reverse("correction-add", args=[SYMBOL]), {**correction, "new": "3"})
    assert again.status_code == 422
    assert "nothing would change" in again.content.decode()
    assert "typing error" not in browser(None).get(address).content.decode()
    own = bo.post(reverse("corrigendum-publish", args=[SYMBOL]), {"corrigendum": number})
    assert own.status_code == 403
    asked = pia.post(reverse("corrigendum-publish", args=[SYMBOL]), {"corrigendum": number})
    assert asked.status_code == 302, asked.content.decode()
    work(made)
    public = browser(None)
    read = public.get(address).content.decode()
    assert f"{SYMBOL}/Corr.1" in read
    assert "A typing error." in read
    file = public.get(reverse("corrigendum-file", args=[f"{SYMBOL}/Corr.1", "zh", "pdf"]))
    assert file.status_code == 200
    assert file.content.startswith(b"%PDF")


def test_a_stranger_writes_no_corrigendum(db):
    made = published_scene(SYMBOL)
    for person in (made.ana, made.aud, None):
        visitor = browser(person)
        answer = visitor.post(reverse("correction-add", args=[SYMBOL]), {"reason_en": "x", "reason_zh": "x"})
        assert answer.status_code == 403
        assert (
            visitor.post(reverse("correction-remove", args=[SYMBOL]), {"correction": "1"}).status_code == 403
        )
    assert browser(made.bo).get(reverse("corrigenda", args=["LK/1/1"])).status_code == 404
    assert not Report.objects.get(symbol=SYMBOL).corrigenda.exists()


def test_a_publisher_takes_a_publication_back_and_others_do_not(db):
    made = cleared_scene()
    pia = browser(made.pia)
    asked = pia.post("/en/work/SW-draft/publish/", {"new_symbol": SYMBOL, "languages": ["en", "zh"]})
    number = Publication.objects.get().pk
    address = reverse("publication-withdraw", args=[number])
    assert address in pia.get(asked.url).content.decode()
    assert address not in browser(made.bo).get(asked.url).content.decode()
    for person in (made.bo, made.ana, made.aud, None):
        assert browser(person).post(address).status_code == 403
    assert Publication.objects.count() == 1
    back = pia.post(address)
    assert back.status_code == 302
    assert "SW-draft" in back.url
    assert not Publication.objects.exists()
    assert pia.post(address).status_code == 403


def test_everybody_sees_beside_the_files_that_the_seal_holds(db):
    published_scene(SYMBOL)
    page = browser(None).get(reverse("downloads", args=[SYMBOL])).content.decode()
    assert Report.objects.get(symbol=SYMBOL).seal in page
    assert "all 10 files are as they were published" in page
    assert "do not give this seal" not in page
