"""Reads of a report being made are shared within a request that only reads, and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from answerable.results.queries.keeping import one_request


class ReadsOfOneRequest:
    """A request that writes reads anew each time: what it wrote must show."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with one_request():
            return self.get_response(request)
