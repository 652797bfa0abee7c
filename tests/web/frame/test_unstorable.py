"""What no table can hold is refused, and nothing else is (on a page: `tests/web/plans/test_plans.py`)."""

from __future__ import annotations

from django.db import IntegrityError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from answerable.web.frame.unstorable import Unstorable


def test_other_faults_are_not_its_own() -> None:
    here = Unstorable(lambda _request: HttpResponse("as before"))
    asked = RequestFactory().get("/en/")
    assert here(asked).content == b"as before"
    for fault in (OperationalError("away"), IntegrityError("twice"), ValueError("other")):
        assert here.process_exception(asked, fault) is None
