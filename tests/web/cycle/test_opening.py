"""Opening a period from uploaded plan documents: looked at, kept for the person who sent them, opened."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from answerable.calc.account import Document, Period
from answerable.publishing import registry
from answerable.publishing.sample import in_languages
from answerable.publishing.sample.plan import promised
from answerable.publishing.sample.reports import draft
from answerable.publishing.sample.years import SECOND
from answerable.results.models import OutputResult, Report, ReportSection
from answerable.web.cycle import plan_files
from answerable.web.cycle.opening import proposed
from tests.scene import Scene
from tests.web.cycle.test_cycle import as_owner

Signed = Callable[[str], Client]
URL = "/en/work/open/"
SENT = {
    "symbol": "LK-next", "label": "2030/31", "start": "2030-07-01", "end": "2031-06-30",
    "submit_by": "2031-08-28", "clear_by": "2031-09-28", "publish_by": "2031-10-28",
    "languages": ["en", "zh"], "carried_from": "", "act": "look",
}  # fmt: skip


@pytest.fixture(scope="module")
def plans() -> tuple[Document, Document]:
    """The sample institution's plan, two of its sections, in English and Chinese."""
    whole = promised(draft(SECOND, 1))
    some = [section for section in whole.sections if section.path in ("summary", "A", "A.1")]
    english, chinese = in_languages(replace(whole, symbol="LK-plan", sections=tuple(some), tables=()))
    return english, chinese


def uploads(plans: tuple[Document, Document], form: str) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(f"plan.{p.language}.{form}", registry.write(p, form)) for p in plans]


def key_in(text: str) -> str:
    return text.split('name="kept" value="')[1].split('"')[0]


@pytest.mark.parametrize("form", ["json", "docx"])
def test_the_files_looked_at_are_the_files_it_is_opened_from(
    signed: Signed, made: Scene, plans: tuple[Document, Document], form: str
) -> None:
    bo = signed("bo")
    text = bo.post(URL, SENT | {"plans": uploads(plans, form)}).content.decode()
    assert "This will be made:" in text
    assert f"plan.en.{form}, plan.zh.{form}" in text
    with as_owner():
        assert not Report.objects.filter(symbol="LK-next").exists()
    opened = bo.post(URL, SENT | {"kept": key_in(text), "act": "open"})
    assert opened.status_code == 302, opened.content.decode()
    with as_owner():
        report = Report.objects.get(symbol="LK-next")
        assert report.status == "open"
        assert ReportSection.objects.filter(report=report, status="open").exists()
        assert not OutputResult.objects.filter(section__report=report, actual__isnull=False).exists()
    assert plan_files.names(key_in(text), made.bo) == []


def test_a_refusal_keeps_the_files_and_others_do_not_find_them(
    signed: Signed, made: Scene, plans: tuple[Document, Document]
) -> None:
    bo = signed("bo")
    answer = bo.post(URL, SENT | {"end": "soon", "plans": uploads(plans, "json")})
    assert answer.status_code == 422
    key = key_in(answer.content.decode())
    assert plan_files.names(key, made.bo) == ["plan.en.json", "plan.zh.json"]
    assert plan_files.names(key, made.pia) == []
    assert plan_files.names("../" + key, made.bo) == []
    one = bo.post(URL, SENT | {"kept": key, "languages": ["en"], "act": "open"})
    assert one.status_code == 422
    assert "One plan for each language" in one.content.decode()
    assert bo.post(URL, SENT | {"kept": "A" * 24, "act": "open"}).status_code == 422


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.exe", b"MZ", "cannot be read"),
        ("plan.json", b"{", "plan.json"),
        ("../../plan.docx", b"PK no office file", "plan.docx"),
        ("plan.txt", b"Dear colleagues", "plan.txt"),
    ],
)
def test_what_is_no_plan_is_refused_with_its_name(
    signed: Signed, made: Scene, name: str, content: bytes, said: str
) -> None:
    answer = signed("bo").post(URL, SENT | {"plans": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert "Nothing was opened." in answer.content.decode()
    assert said in answer.content.decode()


def test_files_are_bounded_and_forgotten_after_a_week(made: Scene, tmp_path: Path) -> None:
    file: Any = SimpleUploadedFile("plan.json", b"{}")
    with pytest.raises(plan_files.Refused, match="One plan document"):
        plan_files.keep([file] * (plan_files.MOST + 1), made.bo)
    large = SimpleUploadedFile("plan.json", b"{}")
    large.size = settings.UPLOAD_LIMIT + 1
    with pytest.raises(plan_files.Refused, match="larger than"):
        plan_files.keep([large], made.bo)
    key = plan_files.keep([file], made.bo)
    folder = Path(settings.UPLOAD_FOLDER) / "plans" / str(made.bo) / key
    os.utime(folder, (time.time(), time.time() - plan_files.KEPT - 1))
    plan_files.forget_old()
    assert plan_files.names(key, made.bo) == []


def test_the_year_after_the_one_being_made_is_proposed() -> None:
    """Its carried figures come from the newest published one: a report being made still changes."""

    def line(symbol: str, year: int) -> SimpleNamespace:
        return SimpleNamespace(symbol=symbol, period=Period(date(year, 7, 1), date(year + 1, 6, 30)))

    wish = proposed(line("LK-draft", 2025), line("LK/1", 2024))
    assert (wish["label"], wish["start"], wish["carried_from"]) == ("2026/27", "2026-07-01", "LK/1")
    assert proposed(line("LK-draft", 2025), None)["carried_from"] == ""
