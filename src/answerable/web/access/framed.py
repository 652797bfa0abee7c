"""Pages of django-allauth, set in our frame.

Its views answer with a template and what to put into it; ours of the same name extends the frame,
and `page` adds what the frame needs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from answerable.web.frame.pages import Crumb, Frame, page

View = Callable[..., Any]


def framed(view: View, title: Any, *, inside: tuple[Any, str] | None = None) -> View:
    """The view, with its page in the frame under this title; `inside` is the page it belongs to."""

    @wraps(view)
    def framed_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = view(request, *args, **kwargs)
        if not isinstance(answer, TemplateResponse) or answer.is_rendered:
            return answer
        names: Any = answer.template_name
        template = names if isinstance(names, str) else names[0]
        if not template.endswith(".html"):
            return answer
        context = {**(answer.context_data or {}), "title": title}
        crumbs = [Crumb(str(inside[0]), reverse(inside[1]))] if inside else []
        set_in = page(
            request, template, context, Frame("account", [*crumbs, Crumb(str(title))]), answer.status_code
        )
        for name, value in answer.headers.items():
            if name not in ("Content-Type", "Content-Length"):
                set_in[name] = value
        return set_in

    return framed_view
