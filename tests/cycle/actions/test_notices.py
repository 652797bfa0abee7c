"""Who hears of an act, and that the address they are given is a page, whatever the symbol looks like."""

from __future__ import annotations

import pytest
from django.urls import resolve

from answerable.cycle.actions import notices
from answerable.organization.models import Notice
from tests.access import as_application
from tests.scene import scene

ADDRESSES = {
    "entry": notices.entry_address("SW/31/2 (draft)", "A.1"),
    "progress": notices.progress_address("SW/31/2"),
    "publish": notices.publish_address("SW/31/2"),
    "overview": notices.report_address("SW/31/2"),
    "corrigenda": notices.corrigenda_address("SW/31/2"),
    "account": "/account/",
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address_leads_to_its_page(name: str) -> None:
    found = resolve(f"/en{ADDRESSES[name]}")
    assert found.url_name == name
    if name != "account":
        assert found.kwargs["symbol"].startswith("SW/31/2")


@pytest.mark.django_db
def test_those_above_an_entity_hold_their_roles_for_it_too_and_others_do_not() -> None:
    made = scene()
    of_unit = notices.holders(("focal_point", "head_of_entity"), made.entities["A.1"])
    assert of_unit == {made.ana, made.hana, made.uma}
    assert notices.holders(("budget_office",), made.entities["B"]) == {made.bo}
    assert notices.holders(("focal_point",), None) == set()


@pytest.mark.django_db
def test_a_notice_is_left_once_for_each() -> None:
    made = scene()
    with as_application(made.bo):
        for _time in (1, 2):
            notices.tell({made.ana, made.hana}, "returned", "SW-draft A", key="once")
        notices.tell((), "returned", "SW-draft A", key="nobody")
    assert [(told.person_id, told.parameters) for told in Notice.objects.order_by("person_id")] == sorted(
        [(made.ana, {}), (made.hana, {})], key=lambda told: told[0]
    )
