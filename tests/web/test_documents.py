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


def sent(client: Client, name: str, body: bytes) -> Any:
    return client.post("/en/documents/upload/", {"file": SimpleUploadedFile(name, body)})


@pytest.fixture
def third() -> bytes:
    """A report that is not stored: the sound twin of the second, a year later by its symbol."""
    from dataclasses import replace

    document = sample.performance_reports(planted_errors=False)[1].en
    return json_form.write(replace(document, symbol="SW/31/12"))


def test_a_report_is_read_shown_and_stored(client: Client, third: bytes) -> None:
    answer = sent(client, "SW_31_12.en.json", third)
    assert answer.status_code == 302
    page = read(client, answer.headers["Location"])
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
    stored = client.post(f"{answer.headers['Location']}store/", {"digest": digest})
    assert stored.headers["Location"] == "/en/reports/SW_31_12/"
    line = next(line for line in queries.reports("en") if line.symbol == "SW/31/12")
    assert line.outputs == outputs
    assert reading.waiting() == []


def test_every_kind_that_may_change_has_words() -> None:
    from answerable.publishing.actions.kinds import KINDS
    from answerable.web.documents.upload import kind_words

    counted = {kind.counted_as for kind in KINDS.values() if kind.counted_as}
    assert len(counted) > 5
    with override("zh-hans"):
        assert [kind for kind in counted if kind_words(kind).isascii()] == []


def test_figures_that_would_change_are_listed_in_words(client: Client, third: bytes) -> None:
    """Before another language shares them they are a list, afterwards a warning."""
    first = read(client, sent(client, "first.json", third).headers["Location"])
    digest = first.tree.xpath('//input[@name="digest"]/@value')[0]
    client.post(first.tree.xpath('//form[contains(@action, "/store/")]/@action')[0], {"digest": digest})

    document = json_form.read(third)
    at = next(i for i, s in enumerate(document.sections) if s.outputs)
    output = replace(document.sections[at].outputs[0], actual="977")
    old = document.sections[at].outputs[0].actual
    section = replace(document.sections[at], outputs=(output, *document.sections[at].outputs[1:]))
    changed = replace(document, sections=(*document.sections[:at], section, *document.sections[at + 1 :]))
    answer = sent(client, "second.json", json_form.write(changed))
    address = answer.headers["Location"]
    listed = read(client, address).text('//ul[@class="altered"]/li')
    assert listed == [f"{section.path}#{output.number} Actual: {old} → 977"]
    chinese = read(client, address.replace("/en/", "/zh-hans/")).text('//ul[@class="altered"]/li')
    assert chinese == [f"{section.path}#{output.number} 实际数: {old} → 977"]


def test_storing_twice_changes_nothing(client: Client) -> None:
    document = sample.performance_reports()[1].en
    answer = sent(client, "again.json", json_form.write(document))
    page = read(client, answer.headers["Location"])
    assert page.tree.xpath('//input[@name="digest"]') == []
    assert "Nothing: SW/30/12 is stored exactly so." in page.text("//p[@class='says']")[-1]


def test_a_discarded_upload_leaves_nothing(client: Client, third: bytes, settings: Any) -> None:
    answer = sent(client, "x.json", third)
    gone = client.post(f"{answer.headers['Location']}discard/")
    assert gone.headers["Location"] == "/en/documents/upload/"
    assert list(Path(settings.UPLOAD_FOLDER).iterdir()) == []
    assert client.get(answer.headers["Location"]).status_code == 404
    assert not any(line.symbol == "SW/31/12" for line in queries.reports("en"))


def test_what_changed_in_the_meantime_is_shown_again_and_not_stored(client: Client, third: bytes) -> None:
    answer = sent(client, "x.json", third)
    stored = client.post(f"{answer.headers['Location']}store/", {"digest": "of something else"})
    assert stored.headers["Location"] == answer.headers["Location"]
    page = read(client, answer.headers["Location"])
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
def test_a_file_that_is_not_taken_says_why(client: Client, name: str, body: bytes, said: str) -> None:
    answer = sent(client, name, body)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in text
    if body:
        assert said in text


def test_nothing_sent_is_said(client: Client) -> None:
    answer = client.post("/en/documents/upload/", {})
    assert answer.status_code == 422
    assert "No file was sent. Choose one and send it again." in answer.content.decode()


def test_a_file_too_large_is_refused(client: Client, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1024 * 1024
    answer = sent(client, "large.txt", b"x" * (1024 * 1024 + 1))
    assert answer.status_code == 422
    assert "large.txt is larger than 1 MB" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "body"),
    [("broken.json", b"{"), ("broken.docx", b"PK nothing"), ("broken.pdf", b"%PDF-1.7 nothing")],
)
def test_an_unreadable_file_gets_one_sentence_and_stores_nothing(
    client: Client, name: str, body: bytes
) -> None:
    answer = sent(client, name, body)
    page = read(client, answer.headers["Location"])
    first, said = page.text('//div[@role="alert"]/p')
    assert first == "The file could not be read; nothing was stored."
    assert said.startswith(name)
    assert "Traceback" not in said
    assert str(reading.waiting()[0].folder) not in said


def test_a_name_cannot_leave_its_folder(client: Client, third: bytes, settings: Any) -> None:
    sent(client, "../../etc/pass wd\n.json", third)
    upload = reading.waiting()[0]
    assert upload.source.resolve().is_relative_to(Path(settings.UPLOAD_FOLDER).resolve())
    assert "/" not in upload.file_name
    assert upload.source.read_bytes() == third


@pytest.mark.parametrize("key", ["..", "x", "%2e%2e%2fsecret_key", "a" * 100])
def test_a_key_that_is_none_finds_nothing(client: Client, key: str) -> None:
    assert reading.find(key) is None
    assert client.get(f"/en/documents/uploads/{key}/").status_code == 404


def test_acts_need_a_post(client: Client, third: bytes) -> None:
    address = sent(client, "x.json", third).headers["Location"]
    assert client.get(f"{address}store/").status_code == 405
    assert client.get(f"{address}discard/").status_code == 405


def test_acts_need_our_own_form(client: Client, third: bytes) -> None:
    address = sent(client, "x.json", third).headers["Location"]
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{address}store/", {"digest": "x"}).status_code == 403
    assert strict.post("/en/documents/upload/", {}).status_code == 403


def test_an_upload_waits_a_week_and_no_longer(client: Client, third: bytes) -> None:
    sent(client, "x.json", third)
    upload = reading.waiting()[0]
    reading.forget_old()
    assert [u.key for u in reading.waiting()] == [upload.key]
    from dataclasses import replace

    reading._save(replace(upload, sent_at=time.time() - reading.KEPT - 1))
    reading.forget_old()
    assert reading.waiting() == []


def test_progress_is_a_part_of_the_page_until_it_is_done(client: Client, third: bytes) -> None:
    from dataclasses import replace

    address = sent(client, "x.json", third).headers["Location"]
    done = reading.waiting()[0]
    reading._save(replace(done, done=2, digest=""))
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert '<progress value="2" max="4"' in part
    reading._save(done)
    whole = client.get(address, headers={"HX-Request": "true"})
    assert whole.headers["HX-Refresh"] == "true"


def test_an_upload_is_found_again(client: Client, third: bytes) -> None:
    address = sent(client, "x.json", third).headers["Location"]
    for page in ("/en/", "/en/documents/", "/en/documents/upload/"):
        assert address in read(client, page).links(), page


def test_the_register_lists_every_report_with_its_counts(client: Client) -> None:
    rows = read(client, "/en/documents/").table("Documents")[1:]
    lines = queries.reports("en")
    assert [(row[0][: len(line.symbol)], row[3:6]) for row, line in zip(rows, lines, strict=True)] == [
        (line.symbol, [str(line.sections), str(line.indicators or "—"), str(line.outputs)]) for line in lines
    ]


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "xlsx", "json"])
def test_downloads_are_what_publishing_writes(client: Client, form: str) -> None:
    response = client.get(f"/en/reports/SW_30_12/downloads/zh.{form}")
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
def test_a_long_name_is_cut_and_its_ending_kept(client: Client, third: bytes, name: str) -> None:
    answer = sent(client, name, third)
    assert answer.status_code == 302
    (upload,) = reading.waiting()
    assert upload.file_name.endswith(".json")
    assert len(upload.file_name.encode()) <= 200
    assert upload.done == 4
