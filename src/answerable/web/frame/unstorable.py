"""Answers what no table can hold, a NUL in a form or a number out of all bounds, as a refusal.

No browser sends such a value by itself. Where a field says more about it, its rule has spoken before.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from answerable.web.frame.pages import Crumb, Frame, page


class Unstorable:
    """The act was one transaction and is undone; the page says so with the status of what is invalid."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DataError):
            return None
        sentence = _("A value holds something that cannot be stored: a number out of all bounds or a "
                     "character no text may hold.")  # fmt: skip
        frame = Frame("unstorable", [Crumb(_("Nothing was stored"))])
        return page(request, "frame/unstorable.html", {"sentence": sentence}, frame, 422)
