"""`plans`: every version on a line, or as JSON; a version being written is exported by `publish`."""

from __future__ import annotations

import contextlib
import json
from argparse import Namespace
from pathlib import Path

import pytest

from answerable.config import database, plans, storing
from answerable.publishing.registry import read
from tests.plan_scene import PERIOD, PLAN, SYMBOL, plan_scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "ready", lambda *_args, **_more: contextlib.nullcontext())


def test_versions_are_listed_and_exported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert plans.plans(Namespace(json=False, language="en")) == 0
    assert capsys.readouterr().out.split() == [
        "plan", "period", "version", "stage", "state", "symbol", "decision",
    ]  # fmt: skip
    plan_scene()
    assert plans.plans(Namespace(json=False, language="en")) == 0
    line = capsys.readouterr().out.splitlines()[1]
    assert line.split() == [PLAN, PERIOD.label, "1", "proposed", "open", SYMBOL]
    assert plans.plans(Namespace(json=True, language="zh")) == 0
    (found,) = json.loads(capsys.readouterr().out)["plans"]
    assert (found["code"], found["name"], found["entity"]) == (PLAN, "方案计划", None)
    assert [(one["number"], one["symbol"], one["decision"]) for one in found["versions"]] == [
        (1, SYMBOL, None)
    ]
    out = tmp_path / "plan.json"
    wish = Namespace(symbol=SYMBOL, format="json", language="en", output=str(out))
    assert storing.publish(wish) == 0
    assert read(out).kind == "programme_plan"
