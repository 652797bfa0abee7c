"""The institution's own sign-on; its addresses are without a language, for they are registered there.

django-allauth's OpenID Connect (state, PKCE), stricter in two places: the identity token's signature
is verified though it came straight from the provider, and it and the provider's word on the person
must be about the same one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount import views as social
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from requests import RequestException

from answerable.web.access.adapters import turned_away
from answerable.web.access.framed import framed
from answerable.web.frame.pages import Crumb, Frame, page

SIGN_IN = gettext_lazy("Sign in")


class Institution(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth says nothing of its types
    """What the institution's provider says of a person, believed when it is signed by it."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **more: Any) -> Any:
        if not more["response"].get("id_token"):
            raise OAuth2Error("no id_token")
        return super().complete_login(request, app, token, **more)

    def _decode_id_token(self, app: Any, id_token: str) -> Any:
        self.said = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if self._about is not None and self._about != self.said.get("sub"):
            raise OAuth2Error("userinfo is about somebody else")
        return self.said

    def _fetch_user_info(self, access_token: str) -> Any:
        found = super()._fetch_user_info(access_token)
        self._about = found.get("sub")
        return found

    _about: str | None = None


def _answered(kind: Any) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, provider_id: str) -> HttpResponse:
        try:
            answer: HttpResponse = kind.adapter_view(Institution(request, provider_id))(request)
        except SocialApp.DoesNotExist as none:
            raise Http404 from none
        except RequestException:
            return turned_away(
                request, _("The institution's sign-on does not answer. Try again later, or sign in here.")
            )
        return answer

    open_to_all: Callable[..., HttpResponse] = login_not_required(view)
    return open_to_all


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Sends the browser to the provider: by a page, for a form of ours may not lead elsewhere (CSP)."""
    answer = _answered(OAuth2LoginView)(request, provider_id)
    if request.method != "POST" or answer.status_code != 302 or not answer["Location"].startswith("http"):
        return answer
    frame = Frame("account", [Crumb(_("Sign in"))])
    return page(request, "socialaccount/onward.html", {"onward": answer["Location"]}, frame)


urlpatterns = [
    path("cancelled/", framed(social.login_cancelled, SIGN_IN), name="socialaccount_login_cancelled"),
    path("error/", framed(social.login_error, SIGN_IN), name="socialaccount_login_error"),
    path("<slug:provider_id>/login/", framed(login, SIGN_IN), name="openid_connect_login"),
    path("<slug:provider_id>/login/callback/", _answered(OAuth2CallbackView), name="openid_connect_callback"),
]
