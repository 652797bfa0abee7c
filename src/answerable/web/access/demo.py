"""The demo's door: one click signs in as one of its invented people. Without the demo there is none.

`settings.DEMO` is set by `answerable demo` alone; the address is not even there otherwise
(`urls.py`), and the view looks again.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.organization import queries
from answerable.web.frame.pages import Crumb, Frame, page


@require_http_methods(["GET", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """Who can be chosen (GET); being that person (POST `person`)."""
    if not settings.DEMO:
        raise Http404
    people = queries.demo_people()
    if request.method == "POST":
        chosen = request.POST.get("person", "")
        if chosen not in {str(person.id) for person in people}:
            raise Http404(_("The demo has nobody of this number."))
        user = authenticate(request, demo_person=int(chosen))
        assert user is not None
        login(request, user)
        return redirect("home")
    crumbs = [Crumb(_("Sign in to the demo"))]
    return page(request, "access/demo.html", {"people": people}, Frame("demo", crumbs))
