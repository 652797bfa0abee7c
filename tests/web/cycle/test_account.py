"""The whole account is explained with the first part that has no entity: sums, a cause and a reason."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from answerable.publishing.compiling.readiness import gaps
from answerable.results.models import Report, ResourceCategory
from tests.scene import Scene
from tests.web.cycle.test_cycle import as_owner
from tests.web.cycle.test_entry import value

Signed = Callable[[str], Client]
PART = "/en/work/SW-draft/sections/summary/"
ENTITY = "/en/work/SW-draft/sections/{}/cells/"


def spent(client: Client, path: str, amount: str) -> None:
    answer = client.post(ENTITY.format(path), {"values": [value(f"{path}$travel|expenditure|", amount)]},
                         content_type="application/json")  # fmt: skip
    assert answer.status_code == 200, answer.content


def lacking() -> set[tuple[str, str]]:
    with as_owner():
        return {(gap.path, gap.field) for gap in gaps(Report.objects.get(symbol="SW-draft"), ("en", "zh"))}


def test_a_variance_of_the_whole_account_is_explained_before_publication(signed: Signed, made: Scene) -> None:
    spent(signed("ana"), "A", "40.0")
    spent(signed("boris"), "B", "100.0")
    assert {("$travel", "cause"), ("$travel", "reason")} <= lacking()
    page = signed("bo").get(PART).content.decode()
    assert "The whole account" in page
    row = page[page.index('id="$travel"') : page.index('id="$travel"') + 2000]
    assert "200.0" in row
    assert "140.0" in row
    assert "60.0" in row
    wishes = [
        value("$travel|cause|", "demand.less"),
        value("$travel|reason|en", "Fewer journeys."),
        value("$travel|reason|zh", "差旅减少。"),
    ]
    answer = signed("bo").post(f"{PART}cells/", {"values": wishes}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    with as_owner():
        category = ResourceCategory.objects.get(code="travel")
    assert (category.cause, category.reasons) == (
        "demand.less",
        {"en": "Fewer journeys.", "zh": "差旅减少。"},
    )
    assert not {("$travel", "cause"), ("$travel", "reason")} & lacking()


def test_entities_neither_see_nor_write_it(signed: Signed, made: Scene) -> None:
    for name in ("ana", "boris", "adi"):
        assert signed(name).get(PART).status_code == 404
        forged = {"values": [value("$travel|cause|", "demand.less")]}
        for page in (PART + "cells/", ENTITY.format("A"), ENTITY.format("B")):
            assert signed(name).post(page, forged, content_type="application/json").status_code in (
                403,
                404,
                422,
            )
    assert "The whole account" in signed("aud").get(PART).content.decode()
    assert signed("aud").post(f"{PART}cells/", forged, content_type="application/json").status_code == 403
    with as_owner():
        assert ResourceCategory.objects.get(code="travel").cause is None
