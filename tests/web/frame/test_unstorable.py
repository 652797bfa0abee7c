"""What no table can hold is refused, and nothing else is (on a page: `tests/web/plans/test_plans.py`)."""

from __future__ import annotations

from django.db import IntegrityError, OperationalError
from django.test import RequestFactory

from answerable.web.frame.unstorable import Unstorable


def test_other_faults_are_not_its_own() -> None:
    asked = RequestFactory().get("/en/")
    here = Unstorable(lambda request: request)  # type: ignore[arg-type, return-value]
    assert here(asked) is asked
    for fault in (OperationalError("away"), IntegrityError("twice"), ValueError("other")):
        assert here.process_exception(asked, fault) is None
