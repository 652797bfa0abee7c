"""Consolidated totals at any moment: on the page and as files, of the sections somebody sees."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from answerable.results.models import Paragraph, ResourceCategory
from tests.scene import Scene
from tests.web.cycle.test_cycle import as_owner
from tests.web.cycle.test_entry import send, value

Signed = Callable[[str], Client]
PAGE = "/en/work/SW-draft/"
FILE = f"{PAGE}totals.csv"


def rows(client: Client) -> dict[str, list[str]]:
    lines = client.get(FILE).content.decode("utf-8-sig").splitlines()
    return {name: cells for name, *cells in (line.split(",") for line in lines)}


def test_totals_count_what_is_reported_and_never_take_silence_for_zero(signed: Signed, made: Scene) -> None:
    sent = (
        value("A$travel|expenditure|", "40"), value("A#1|actual|", "12"), value("A#2|actual|", "n/a"),
    )  # fmt: skip
    assert send(signed("ana"), *sent).json()["conflicts"] == []
    found = rows(signed("bo"))
    assert found["Official travel"][:6] == ["200.0", "40", "60.0", "60.0", "1", "2"]
    assert found["Posts"][:6] == ["200.0", "not reported", "not reported", "not reported", "0", "2"]
    assert found["Total"][:6] == ["400.0", "40", "60.0", "60.0", "1", "4"]
    assert [found[f"Outputs {name}"][4:6] for name in ("reported", "not reported", "not applicable")] == [
        ["1", "6"], ["4", "6"], ["1", "6"],
    ]  # fmt: skip
    assert found["Outputs delivered in full"][4] == "1"


def test_a_part_of_another_category_is_not_counted_twice(signed: Signed, made: Scene) -> None:
    with as_owner():
        ResourceCategory.objects.filter(code="travel").update(group="of_which")
    assert rows(signed("bo"))["Total"][:2] == ["200.0", "not reported"]


def test_everybody_gets_the_totals_of_what_they_see(signed: Signed) -> None:
    assert rows(signed("boris"))["Total"][0] == "200.0"
    assert signed("adi").get(FILE).status_code == 404
    assert signed("bo").get(f"{PAGE}totals.exe").status_code == 404
    assert signed("bo").get(f"{PAGE}totals.xlsx").content[:2] == b"PK"


def test_the_page_leads_to_the_parts_that_belong_to_no_entity(signed: Signed) -> None:
    text = signed("bo").get(PAGE).content.decode()
    assert "Consolidated totals" in text
    assert "Parts of the report" in text
    assert "/en/work/SW-draft/sections/summary/" in text
    assert "1 of 1 paragraphs" in text
    assert "Parts of the report" not in signed("boris").get(PAGE).content.decode()
    assert 'name="v:summary¶(1)|text|en"' in signed("bo").get(f"{PAGE}sections/summary/").content.decode()


def test_a_part_whose_texts_are_empty_is_not_written(signed: Signed, made: Scene) -> None:
    with as_owner():
        Paragraph.objects.filter(section_id=made.sections["summary"]).update(texts={"en": "", "zh": ""})
    assert "0 of 1 paragraphs" in signed("bo").get(PAGE).content.decode()
