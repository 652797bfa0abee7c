"""Headers of every response."""

from __future__ import annotations

import pytest
from django.http import HttpResponse  # noqa: TID251
from django.test import RequestFactory

from answerable.config.security import POLICY, ContentSecurityPolicy


def test_no_inline_script_and_no_foreign_origin():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert (rules["script-src"], rules["default-src"], rules["object-src"]) == ("'self'", "'self'", "'none'")
    assert (rules["frame-ancestors"], rules["base-uri"], rules["form-action"]) == (
        "'none'",
        "'none'",
        "'self'",
    )


def test_a_response_gets_the_policy_unless_it_has_its_own():
    request = RequestFactory().get("/")
    plain = ContentSecurityPolicy(lambda _: HttpResponse())(request)
    own = ContentSecurityPolicy(lambda _: HttpResponse(headers={"Content-Security-Policy": "x"}))(request)
    assert (plain["Content-Security-Policy"], own["Content-Security-Policy"]) == (POLICY, "x")


@pytest.mark.django_db
def test_every_page_has_them(client):
    response = client.get("/api/reports")
    assert {
        name: response[name] for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")
    } == {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    assert response["Content-Security-Policy"] == POLICY


@pytest.mark.django_db
def test_another_host_is_not_answered(client):
    assert client.get("/api/reports", headers={"host": "evil.example"}).status_code == 400
