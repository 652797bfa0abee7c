"""Addresses of the institution's own sign-on; without a language, for they are registered there."""

from __future__ import annotations

from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path
from django.utils.translation import gettext_lazy as _

from answerable.web.access.framed import framed

urlpatterns = [
    path("cancelled/", framed(social.login_cancelled, _("Sign in")), name="socialaccount_login_cancelled"),
    path("error/", framed(social.login_error, _("Sign in")), name="socialaccount_login_error"),
    path("<slug:provider_id>/login/", framed(oidc.login, _("Sign in")), name="openid_connect_login"),
    path("<slug:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
]
