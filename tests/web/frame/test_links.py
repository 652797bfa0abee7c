"""What the bars lead to: each person has the pages of their work and no others."""

from __future__ import annotations

from typing import Any

import pytest

from answerable.foundation import access
from answerable.organization.queries import me_of
from answerable.results import queries
from answerable.web.frame import links
from answerable.web.frame.pages import Frame
from tests.scene import Scene
from tests.web.access.conftest import as_app, as_owner, db, made  # noqa: F401

WORK = {
    "ana": ["entry SW-draft A", "progress SW-draft", "budgets", "forecasts", "ledger"],
    "hana": ["entry SW-draft A", "progress SW-draft", "budgets", "forecasts", "ledger"],
    "uma": ["entry SW-draft A.1", "progress SW-draft", "budgets", "forecasts", "ledger"],
    "boris": ["entry SW-draft B", "progress SW-draft", "budgets", "forecasts", "ledger"],
    "bo": ["progress SW-draft", "open-period", "budgets", "forecasts", "ledger"],
    "pia": ["progress SW-draft", "publish SW-draft", "budgets", "forecasts", "ledger"],
    "aud": ["progress SW-draft", "budgets", "forecasts", "ledger"],
    "adi": ["people"],
}


@pytest.fixture(autouse=True)
def _addresses_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "reverse", lambda name, args=(): " ".join((name, *args)))


@pytest.mark.parametrize("name", WORK)
def test_the_work_of_each_person(as_app: Scene, name: str) -> None:  # noqa: F811
    access.enter(as_app.people[name])
    me = me_of(as_app.people[name])
    found = links.work(Frame("home"), queries.report_names("en"), me, "en")
    assert [link.url for link in found] == WORK[name]
    keys = [link.key for link in found if link.key]
    assert len(keys) == len(set(keys))


def test_the_public_has_no_work(as_app: Scene) -> None:  # noqa: F811
    assert links.work(Frame("home"), queries.report_names("en"), None, "en") == []
    assert links.person_menu(None) is None


def test_the_budget_office_opens_a_period_when_none_is_open(as_app: Scene) -> None:  # noqa: F811
    access.enter(as_app.bo)
    finished = [line for line in queries.report_names("en") if not line.is_open]
    found = links.work(Frame("home"), finished, me_of(as_app.bo), "en")
    assert [link.url for link in found] == ["open-period", "budgets", "forecasts", "ledger"]


def test_no_letter_leads_to_two_pages(as_app: Scene) -> None:  # noqa: F811
    access.enter(as_app.pia)
    me, names = me_of(as_app.pia), queries.report_names("en")
    frame = Frame("home", report=names[0])
    menu = links.person_menu(me)
    assert menu is not None
    found: list[Any] = [
        *links.general(frame, names, me), *links.work(frame, names, me, "en"),
        *links.of_report(frame), *menu.links,
    ]  # fmt: skip
    keys = [link.key for link in found if link.key]
    assert sorted(keys) == sorted(set(keys))


def test_the_door_of_the_demo_is_in_the_demo_only(settings: Any) -> None:
    assert links.demo_doors(None) is None
    settings.DEMO = True
    assert links.demo_doors(None) == links.DemoDoors("", "demo")
