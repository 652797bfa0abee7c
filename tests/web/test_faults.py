"""A database that is away is not a fault of a page: 503, when to come back, in either language."""

from __future__ import annotations

import pytest
from django.db import InterfaceError, OperationalError
from django.utils import translation

from answerable.web.frame.faults import broken


def answer(rf, fault: Exception, language: str = "en"):
    with translation.override(language):
        try:
            raise fault
        except type(fault):
            return broken(rf.get(f"/{language}/"))


@pytest.mark.parametrize("fault", [OperationalError("terminating connection"), InterfaceError("closed")])
def test_a_lost_connection_is_503(rf, fault):
    response = answer(rf, fault)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "The database does not answer." in response.content.decode()


def test_also_where_something_else_came_of_it(rf):
    later = ValueError("no template")
    later.__context__ = OperationalError("terminating connection")
    assert answer(rf, later).status_code == 503


def test_in_chinese(rf):
    said = answer(rf, OperationalError("x"), "zh-hans").content.decode()
    assert "数据库暂时没有响应" in said


def test_any_other_fault_stays_ours(rf):
    assert answer(rf, ValueError("x")).status_code == 500
