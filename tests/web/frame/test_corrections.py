"""A corrected report says so, and beside the corrected figure; what was published stays as it was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.organization.models import Person
from answerable.results import queries
from answerable.results.models import Corrigendum, Report
from tests.web.reading_pages import read

SYMBOL = "SW/30/12"


@pytest.fixture
def corrected(client: Client) -> str:
    """The path of an output of the second report whose actual was corrected; and a paragraph."""
    found = queries.outputs(SYMBOL, "en")
    assert found is not None
    path = found.rows[0].path
    now = datetime.now(UTC)
    opened, published = (Person.objects.create_user(f"{name}@example.org", name=name) for name in ("o", "p"))
    report = Report.objects.get(symbol=SYMBOL)
    Report.objects.filter(pk=report.pk).update(
        status="published", seal="0" * 64, published_at=now, published_by=published
    )
    corrigendum = Corrigendum.objects.create(
        report=report, number=1, symbol=f"{SYMBOL}/Corr.1", opened_by=opened, opened_at=now
    )
    corrigendum.corrections.create(
        position=0, path=path, field="actual", old=found.rows[0].actual, new="977",
        reasons={"en": "Counted <twice>.", "zh": "重复计算。"}, at=now, person=opened,
    )  # fmt: skip
    Corrigendum.objects.filter(pk=corrigendum.pk).update(
        status="published", published_by=published, published_at=now
    )
    return path


@pytest.mark.parametrize("page", ["", "outputs/", "sections/{section}/", "money/", "narrative/"])
def test_every_page_of_a_corrected_report_says_so(client: Client, corrected: str, page: str) -> None:
    section = corrected.partition("#")[0]
    found = read(client, f"/en/reports/SW_30_12/{page.format(section=section)}")
    (banner,) = found.text("//aside[contains(@class, 'corrected-banner')]")
    assert "SW/30/12/Corr.1" in banner
    assert "977" in banner
    assert "Counted <twice>." in banner


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_mark_stands_beside_the_figure_which_stays(client: Client, corrected: str, language: str) -> None:
    for page in ("outputs/", f"sections/{corrected.partition('#')[0]}/"):
        found = read(client, f"/{language}/reports/SW_30_12/{page}")
        (mark,) = found.tree.xpath("//main//td/span[@class='corrected']")
        assert "977" in mark.text_content()
        assert "SW/30/12/Corr.1" in mark.text_content()
        stated = queries.outputs(SYMBOL, "en")
        assert stated is not None
        cell = mark.getparent().text_content().replace("\u202f", "").strip()
        assert cell.startswith(str(stated.rows[0].actual))
    data = client.get("/en/data/SW_30_12/outputs.csv").content.decode()
    assert ",977," not in data


def test_other_reports_say_nothing(client: Client, corrected: str) -> None:
    assert read(client, "/en/reports/SW_29_12/").text("//aside[contains(@class, 'corrected-banner')]") == []


def test_a_correction_shows_at_once_though_the_report_is_kept(client: Client, corrected: str) -> None:
    """Corrigenda are no part of what is kept under the seal; they are asked for with every page."""
    client.get("/en/reports/SW_30_12/outputs/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/en/reports/SW_30_12/outputs/")
    assert sum("results_correction" in each["sql"] for each in asked) == 1
    assert not any('FROM "results_outputresult"' in each["sql"] for each in asked)
