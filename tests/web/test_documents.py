"""Uploading: read, looked at, stored or not; nothing is half-stored and nothing leaves its folder."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from answerable.organization.models import Person
from answerable.publishing import sample
from answerable.publishing.media import json as json_form
from answerable.results import queries
from answerable.web.documents import reading
from tests.web.reading_pages import read


@pytest.fixture(autouse=True)
def reads_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading thread would have a connection of its own, outside this test's transaction."""

    class Now:
        def __init__(self, target: Any, args: tuple[Any, ...], **kwargs: Any) -> None:
            self.run = lambda: target(*args)

        def start(self) -> None:
            self.run()

    monkeypatch.setattr(reading.threading, "Thread", Now)
    monkeypatch.setattr("django.db.connection.close", lambda: None)


def waiting() -> list[reading.Upload]:
    """The uploads of everybody: in these tests one publisher's."""
    return [upload for person in Person.objects.all() for upload in reading.waiting(person.pk)]


def sent(publisher: Client, name: str, body: bytes) -> Any:
    return publisher.post("/en/documents/upload/", {"file": SimpleUploadedFile(name, body)})


@pytest.fixture
def third() -> bytes:
    """A report that is not stored: the sound twin of the second, a year later by its symbol."""
    from dataclasses import replace

    document = sample.performance_reports(planted_errors=False)[1].en
    return json_form.write(replace(document, symbol="SW/31/12"))


def test_a_report_is_read_shown_and_stored(publisher: Client, third: bytes) -> None:
    answer = sent(publisher, "SW_31_12.en.json", third)
    assert answer.status_code == 302
    page = read(publisher, answer.headers["Location"])
    document = json_form.read(third)
    outputs = sum(len(section.outputs) for section in document.sections)
    counts = dict(
        zip(
            page.text('//dl[@class="key-figures"]//dt'),
            page.text('//dl[@class="key-figures"]//dd'),
            strict=True,
        )
    )
    assert counts["outputs"] == str(outputs)
    changes = {row[0]: row[1:] for row in page.table("What would change")[1:]}
    assert changes["outputs"] == [str(outputs), "—", "—"]
    assert not any(line.symbol == "SW/31/12" for line in queries.reports("en"))

    digest = page.tree.xpath('//input[@name="digest"]/@value')[0]
    stored = publisher.post(f"{answer.headers['Location']}store/", {"digest": digest})
    assert stored.headers["Location"] == "/en/reports/SW_31_12/"
    line = next(line for line in queries.reports("en") if line.symbol == "SW/31/12")
    assert line.outputs == outputs
    assert waiting() == []


def test_every_kind_that_may_change_has_words() -> None:
    from answerable.publishing.actions.kinds import KINDS
    from answerable.web.documents.upload import kind_words

    counted = {kind.counted_as for kind in KINDS.values() if kind.counted_as}
    assert len(counted) > 5
    with override("zh-hans"):
        assert [kind for kind in counted if kind_words(kind).isascii()] == []


def test_figures_that_would_change_are_listed_in_words(publisher: Client, third: bytes) -> None:
    """Before another language shares them they are a list, afterwards a warning."""
    first = read(publisher, sent(publisher, "first.json", third).headers["Location"])
    digest = first.tree.xpath('//input[@name="digest"]/@value')[0]
    publisher.post(first.tree.xpath('//form[contains(@action, "/store/")]/@action')[0], {"digest": digest})

    document = json_form.read(third)
    at = next(i for i, s in enumerate(document.sections) if s.outputs)
    output = replace(document.sections[at].outputs[0], actual="977")
    old = document.sections[at].outputs[0].actual
    section = replace(document.sections[at], outputs=(output, *document.sections[at].outputs[1:]))
    changed = replace(document, sections=(*document.sections[:at], section, *document.sections[at + 1 :]))
    answer = sent(publisher, "second.json", json_form.write(changed))
    address = answer.headers["Location"]
    listed = read(publisher, address).text('//ul[@class="altered"]/li')
    assert listed == [f"{section.path}#{output.number} Actual: {old} → 977"]
    chinese = read(publisher, address.replace("/en/", "/zh-hans/")).text('//ul[@class="altered"]/li')
    assert chinese == [f"{section.path}#{output.number} 实际数: {old} → 977"]


def test_storing_twice_changes_nothing(publisher: Client) -> None:
    document = sample.performance_reports()[1].en
    answer = sent(publisher, "again.json", json_form.write(document))
    page = read(publisher, answer.headers["Location"])
    assert page.tree.xpath('//input[@name="digest"]') == []
    assert "Nothing: SW/30/12 is stored exactly so." in page.text("//p[@class='says']")[-1]


def test_a_discarded_upload_leaves_nothing(publisher: Client, third: bytes, settings: Any) -> None:
    answer = sent(publisher, "x.json", third)
    gone = publisher.post(f"{answer.headers['Location']}discard/")
    assert gone.headers["Location"] == "/en/documents/upload/"
    assert list(Path(settings.UPLOAD_FOLDER).glob("*/*")) == []
    assert publisher.get(answer.headers["Location"]).status_code == 404
    assert not any(line.symbol == "SW/31/12" for line in queries.reports("en"))


def test_what_changed_in_the_meantime_is_shown_again_and_not_stored(publisher: Client, third: bytes) -> None:
    answer = sent(publisher, "x.json", third)
    stored = publisher.post(f"{answer.headers['Location']}store/", {"digest": "of something else"})
    assert stored.headers["Location"] == answer.headers["Location"]
    page = read(publisher, answer.headers["Location"])
    assert page.text('//div[@role="status"][contains(@class, "notice")]') == [
        "The stored report changed in the meantime. Look at what would change now."
    ]
    assert not any(line.symbol == "SW/31/12" for line in queries.reports("en"))


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        (
            "page.exe",
            b"x",
            "page.exe cannot be read: a file ending in .txt, .docx, .pdf, .xlsx, .json was expected.",
        ),
        ("empty.txt", b"", "The submitted file is empty."),
    ],
)
def test_a_file_that_is_not_taken_says_why(publisher: Client, name: str, body: bytes, said: str) -> None:
    answer = sent(publisher, name, body)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in text
    if body:
        assert said in text


def test_nothing_sent_is_said(publisher: Client) -> None:
    answer = publisher.post("/en/documents/upload/", {})
    assert answer.status_code == 422
    assert "No file was sent. Choose one and send it again." in answer.content.decode()


def test_a_file_too_large_is_refused(publisher: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = sent(publisher, "large.txt", b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 422
    assert "large.txt is larger than 1 MB" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "body"),
    [("broken.json", b"{"), ("broken.docx", b"PK nothing"), ("broken.pdf", b"%PDF-1.7 nothing")],
)
def test_an_unreadable_file_gets_one_sentence_and_stores_nothing(
    publisher: Client, name: str, body: bytes
) -> None:
    answer = sent(publisher, name, body)
    page = read(publisher, answer.headers["Location"])
    first, said = page.text('//div[@role="alert"]/p')
    assert first == "The file could not be read; nothing was stored."
    assert said.startswith(name)
    assert "Traceback" not in said
    assert str(waiting()[0].folder) not in said


def test_a_name_cannot_leave_its_folder(publisher: Client, third: bytes, settings: Any) -> None:
    sent(publisher, "../../etc/pass wd\n.json", third)
    upload = waiting()[0]
    assert upload.source.resolve().is_relative_to(Path(settings.UPLOAD_FOLDER).resolve())
    assert "/" not in upload.file_name
    assert upload.source.read_bytes() == third


@pytest.mark.parametrize("key", ["..", "x", "%2e%2e%2fsecret_key", "a" * 100])
def test_a_key_that_is_none_finds_nothing(publisher: Client, key: str) -> None:
    assert reading.find(key, 1) is None
    assert publisher.get(f"/en/documents/uploads/{key}/").status_code == 404


def test_acts_need_a_post(publisher: Client, third: bytes) -> None:
    address = sent(publisher, "x.json", third).headers["Location"]
    assert publisher.get(f"{address}store/").status_code == 405
    assert publisher.get(f"{address}discard/").status_code == 405


def test_acts_need_our_own_form(publisher: Client, third: bytes) -> None:
    address = sent(publisher, "x.json", third).headers["Location"]
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{address}store/", {"digest": "x"}).status_code == 403
    assert strict.post("/en/documents/upload/", {}).status_code == 403


def test_an_upload_waits_a_week_and_no_longer(publisher: Client, third: bytes) -> None:
    sent(publisher, "x.json", third)
    upload = waiting()[0]
    reading.forget_old()
    assert [u.key for u in waiting()] == [upload.key]
    from dataclasses import replace

    reading._save(replace(upload, sent_at=time.time() - reading.KEPT - 1))
    reading.forget_old()
    assert waiting() == []


def test_progress_is_a_part_of_the_page_until_it_is_done(publisher: Client, third: bytes) -> None:
    from dataclasses import replace

    address = sent(publisher, "x.json", third).headers["Location"]
    done = waiting()[0]
    reading._save(replace(done, done=2, digest=""))
    part = publisher.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert '<progress value="2" max="4"' in part
    reading._save(done)
    whole = publisher.get(address, headers={"HX-Request": "true"})
    assert whole.headers["HX-Refresh"] == "true"


def test_an_upload_is_found_again(publisher: Client, third: bytes) -> None:
    address = sent(publisher, "x.json", third).headers["Location"]
    for page in ("/en/", "/en/documents/", "/en/documents/upload/"):
        assert address in read(publisher, page).links(), page


def test_the_register_lists_every_report_with_its_counts(publisher: Client) -> None:
    rows = read(publisher, "/en/documents/").table("Documents")[1:]
    lines = queries.reports("en")
    assert [(row[0][: len(line.symbol)], row[3:6]) for row, line in zip(rows, lines, strict=True)] == [
        (line.symbol, [str(line.sections), str(line.indicators or "—"), str(line.outputs)]) for line in lines
    ]


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "xlsx", "json"])
def test_downloads_are_what_publishing_writes(publisher: Client, form: str) -> None:
    response = publisher.get(f"/en/reports/SW_30_12/downloads/zh.{form}")
    assert response.status_code == 200
    assert f'filename="SW_30_12.zh.{form}"' in response.headers["Content-Disposition"]
    starts = {"html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF", "xlsx": b"PK", "json": b"{"}[form]
    assert response.content[: len(starts)].upper() == starts.upper()
    if form == "json":
        assert json_form.read(response.content) == sample.performance_reports()[1].zh
    if form == "html":
        assert "script-src" not in response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["甲" * 130 + ".json", "x" * 240 + ".json", "\U0001f600" * 60 + ".json"])
def test_a_long_name_is_cut_and_its_ending_kept(publisher: Client, third: bytes, name: str) -> None:
    answer = sent(publisher, name, third)
    assert answer.status_code == 302
    (upload,) = waiting()
    assert upload.file_name.endswith(".json")
    assert len(upload.file_name.encode()) <= 200
    assert upload.done == 4
