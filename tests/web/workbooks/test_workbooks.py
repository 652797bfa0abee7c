"""The pages of workbooks: what is downloaded, what a person is told, what is written, and by whom."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from answerable.publishing.actions.workbooks import sending
from answerable.results.models import WorkbookUpload
from tests.plans.budget_scene import Budgets
from tests.publishing.workbooks.filling import filled
from tests.scene import Scene
from tests.web.access.conftest import as_owner
from tests.web.cycle.test_entry import actual

Signed = Callable[[str], Client]
PAGE = "/en/workbooks/actuals/SW-draft/"
OWN = f"{PAGE}?entity=lakes-division"


def download(client: Client, page: str = PAGE, entity: str = "lakes-division", language: str = "en") -> bytes:
    answer = client.get(f"{page}download/?entity={entity}&language={language}")
    assert answer.status_code == 200
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    return answer.content


def send(client: Client, content: bytes, page: str = PAGE, entity: str = "lakes-division") -> Any:
    file = SimpleUploadedFile("lakes.xlsx", content)
    return client.post(page, {"file": file, "entity": entity}, follow=True)


def number(answer: Any) -> int:
    return int(re.search(r"/sent/(\d+)/", answer.redirect_chain[-1][0])[1])


@pytest.mark.parametrize(("language", "title"), [("en", "Fill in Excel"), ("zh-hans", "用 Excel 填报")])
def test_the_page_offers_what_is_theirs(signed: Signed, language: str, title: str) -> None:
    text = signed("ana").get(f"/{language}/workbooks/actuals/SW-draft/").content.decode()
    assert title in text
    assert 'value="lakes-division"' in text
    assert "rivers-division" not in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_workbook_is_downloaded_in_a_language(signed: Signed, language: str) -> None:
    file = load_workbook(io.BytesIO(download(signed("ana"), language=language)))
    assert file.sheetnames[0] == ("Instructions" if language == "en" else "说明")


def test_a_filled_workbook_is_looked_at_and_applied(signed: Signed, made: Scene) -> None:
    client = signed("ana")
    answer = send(client, filled(download(client), {"I5": 11}))
    text = answer.content.decode()
    assert "1 change" in text
    assert "<ins>11</ins>" in text
    assert "Bulletins" in text
    assert actual(made) is None
    answer = client.post(f"/en/workbooks/sent/{number(answer)}/apply/", follow=True)
    assert "1 cell of the workbook was written." in answer.content.decode()
    assert actual(made) == "11"


def test_every_error_is_named_by_sheet_and_cell(signed: Signed, made: Scene) -> None:
    client = signed("ana")
    answer = send(client, filled(download(client), {"I5": "1,234", "I6": "many", "D5": "x"}))
    text = answer.content.decode()
    assert "3 errors" in text
    assert all(f">{cell}<" in text for cell in ("I5", "I6", "D5"))
    assert "Apply all changes" not in text
    refused = client.post(f"/en/workbooks/sent/{number(answer)}/apply/")
    assert refused.status_code == 409
    assert "Nothing was written." in refused.content.decode()
    listed = client.get(f"/en/workbooks/sent/{number(answer)}/errors.csv").content.decode("utf-8-sig")
    assert [line.split(",")[1] for line in listed.splitlines()] == ["Cell", "D5", "I5", "I6"]


def test_changes_are_listed_as_a_file_in_which_no_formula_runs(signed: Signed) -> None:
    client = signed("ana")

    def edit(cells: dict[str, Any]) -> bytes:
        return filled(download(client), cells)

    answer = send(client, edit({"K5": "@SUM(A1)"}))
    listed = client.get(f"/en/workbooks/sent/{number(answer)}/changes.csv").content.decode("utf-8-sig")
    assert ",'@SUM(A1)" in listed
    assert client.get(f"/en/workbooks/sent/{number(answer)}/changes.xlsx").status_code == 200
    assert client.get(f"/en/workbooks/sent/{number(answer)}/changes.pdf").status_code == 404


def test_what_somebody_else_wrote_is_replaced_only_when_asked(signed: Signed, made: Scene) -> None:
    ana, hana = signed("ana"), signed("hana")
    content = filled(download(ana), {"I5": 11})
    first = send(hana, filled(download(hana), {"I5": 12}))
    hana.post(f"/en/workbooks/sent/{number(first)}/apply/")
    answer = send(ana, content)
    assert "written by somebody else" in answer.content.decode()
    refused = ana.post(f"/en/workbooks/sent/{number(answer)}/apply/")
    assert refused.status_code == 409
    assert actual(made) == "12"
    ana.post(f"/en/workbooks/sent/{number(answer)}/apply/", {"overwrite": "1"})
    assert actual(made) == "11"


def test_a_stranger_gets_no_page_no_workbook_and_no_upload_of_another(signed: Signed, made: Scene) -> None:
    ana, boris = signed("ana"), signed("boris")
    answer = send(ana, filled(download(ana), {"I5": 11}))
    assert boris.get(f"{PAGE}download/?entity=lakes-division").status_code == 404
    assert send(boris, b"PK").status_code == 404
    for address in ("", "errors.csv", "changes.csv"):
        assert boris.get(f"/en/workbooks/sent/{number(answer)}/{address}").status_code == 404
    assert boris.post(f"/en/workbooks/sent/{number(answer)}/apply/").status_code == 404
    assert signed("hana").post(f"/en/workbooks/sent/{number(answer)}/apply/").status_code == 404
    assert actual(made) is None


def test_nobody_is_sent_to_sign_in(client: Client, made: Scene) -> None:
    assert client.get(PAGE).status_code == 302
    assert client.post(PAGE, {}).status_code == 403
    assert client.get("/en/workbooks/sent/1/").status_code == 302


def test_what_is_no_workbook_keeps_the_person_on_a_page_that_says_so(signed: Signed, settings: Any) -> None:
    client = signed("ana")
    assert client.post(PAGE, {}).status_code == 422
    assert "This is no Excel workbook" in send(client, b"%PDF").content.decode()
    settings.UPLOAD_LIMIT = 10
    large = send(client, b"PK" * 20)
    assert large.status_code == 422
    assert "is larger than" in large.content.decode()


@pytest.mark.parametrize(
    "address", ["recipes/SW-draft", "actuals/XX_1", "budget/999", "budget/x", "plan/SW-draft"]
)
def test_what_there_is_not_is_not_found(signed: Signed, address: str) -> None:
    assert signed("ana").get(f"/en/workbooks/{address}/").status_code == 404


def test_money_and_posts_of_a_budget_have_their_pages(signed: Signed, budget: Budgets) -> None:
    client = signed("ana")
    for kind in ("budget", "posts"):
        page = f"/en/workbooks/{kind}/{budget.draft}/"
        assert "Fill in the browser" in client.get(page).content.decode()
        content = download(client, page)
        sheet, cell = ("Money", "F5") if kind == "budget" else ("Posts", "I5")
        answer = send(client, filled(content, {cell: 7}, sheet), page)
        assert "1 change" in answer.content.decode()
        applied = client.post(f"/en/workbooks/sent/{number(answer)}/apply/", follow=True)
        assert "1 cell of the workbook was written." in applied.content.decode()


def test_pages_that_are_filled_lead_to_their_workbook(signed: Signed, budget: Budgets) -> None:
    client = signed("ana")
    entry = client.get("/en/work/SW-draft/sections/A/").content.decode()
    address = re.search(r'href="([^"]*workbooks/actuals[^"]*)"', entry)
    assert address is not None
    assert 'value="lakes-division" selected' in client.get(address[1]).content.decode()
    assert "/en/workbooks/actuals/SW-draft/" in client.get("/en/work/SW-draft/").content.decode()
    for part, kind in (("", "budget"), ("posts/", "posts")):
        page = client.get(f"/en/budgets/sw-2024/1/{part}").content.decode()
        assert f"/en/workbooks/{kind}/{budget.draft}/" in page


def test_who_has_one_entity_need_not_choose_it(signed: Signed) -> None:
    client = signed("boris")
    assert (
        "rivers-division" in load_workbook(io.BytesIO(download(client, entity="")))["answerable"]["B5"].value
    )


def stands(number: int, **state: Any) -> None:
    """What the worker writes about it."""
    with as_owner():
        WorkbookUpload.objects.filter(pk=number).update(**state)


def test_a_large_workbook_has_a_page_that_says_how_far_it_is(
    signed: Signed, made: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "SMALL", 0)
    monkeypatch.setattr(sending, "FEW", 0)
    client = signed("ana")
    answer = send(client, filled(download(client), {"I5": 11, "I6": 12}))
    address, text = answer.redirect_chain[-1][0], answer.content.decode()
    assert "The file waits for the worker." in text
    assert f'hx-get="{address}"' in text
    assert "nothing would change" not in text
    stands(number(answer), status="checking", done=2_000, of=50_000)
    part = client.get(address, headers={"HX-Request": "true"})
    assert "2 000 of 50 000 rows" in part.content.decode().replace("\u202f", " ").replace("\xa0", " ")
    assert "HX-Refresh" not in part
    stands(number(answer), status="checked", changes=[])
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    stranger = signed("boris").get(address, headers={"HX-Request": "true"})
    assert stranger.status_code == 404


def test_many_changes_are_written_by_the_worker(
    signed: Signed, made: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "FEW", 1)
    client = signed("ana")
    answer = send(client, filled(download(client), {"I5": 11, "I6": 12}))
    applied = client.post(f"/en/workbooks/sent/{number(answer)}/apply/", follow=True)
    assert "2 cells are being written, all or none." in applied.content.decode()
    assert "Apply all changes" not in applied.content.decode()
    stands(number(answer), status="checked", message="Somebody wrote.")
    assert "Somebody wrote." in client.get(f"/en/workbooks/sent/{number(answer)}/").content.decode()
    assert actual(made) is None
