"""A plan's workbook is behind its pages; the page of progress, which serves both, leads there too."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.plan_scene import SYMBOL
from tests.publishing.workbooks.filling import filled
from tests.web.workbooks.test_workbooks import download, number, send

PAGE = f"/en/workbooks/plan/{SYMBOL}/"


def test_a_plan_is_downloaded_filled_and_applied(signed: Callable[[str], Client]) -> None:
    client = signed("ana")
    answer = client.get(f"/en/workbooks/actuals/{SYMBOL}/?section=A", follow=True)
    assert answer.redirect_chain[-1][0].startswith(PAGE)
    assert 'value="lakes-division" selected' in answer.content.decode()
    content = download(client, PAGE)
    sent = send(client, filled(content, {"F5": "Lakes and ponds"}, "Texts"), PAGE)
    assert "1 change" in sent.content.decode()
    applied = client.post(f"/en/workbooks/sent/{number(sent)}/apply/", follow=True)
    assert "1 cell of the workbook was written." in applied.content.decode()


def test_the_author_page_leads_to_the_workbook_and_a_stranger_finds_none(
    signed: Callable[[str], Client],
) -> None:
    page = signed("ana").get(f"/en/work/{SYMBOL}/sections/A/", follow=True).content.decode()
    assert f"{PAGE}?section=A" in page
    assert signed("boris").get(f"{PAGE}download/?entity=lakes-division").status_code == 404
