"""/healthz: whether this server and its database answer. No sign-in, no data: for a load balancer."""

from __future__ import annotations

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse


def answer(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """200 "ok", or 503 with the same shape while the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
