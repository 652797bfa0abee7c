"""Addresses of the door: signing in and out, one's own account; the demo's door in the demo.

Those of django-allauth that we use, under its names, each set in our frame. There is no sign-up
and no page for e-mail addresses: an address is an administrator's to change.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _

from answerable.web.access import account as account_page
from answerable.web.access import demo, invitations, people
from answerable.web.access.framed import framed

HOME = (_("Your account"), "account")
FACTORS = (_("Second factors"), "mfa_index")

_signing_in = [
    path("account/login/", framed(account.login, _("Sign in")), name="account_login"),
    path("account/logout/", framed(account.logout, _("Sign out")), name="account_logout"),
    path("account/inactive/", framed(account.account_inactive, _("Not active")), name="account_inactive"),
    path(
        "account/reauthenticate/",
        framed(account.reauthenticate, _("Is it you?")),
        name="account_reauthenticate",
    ),
    path(
        "account/password/change/",
        framed(account.password_change, _("Change the password"), inside=HOME),
        name="account_change_password",
    ),
    path(
        "account/password/set/",
        framed(account.password_set, _("Set a password"), inside=HOME),
        name="account_set_password",
    ),
    path(
        "account/password/reset/",
        framed(account.password_reset, _("A new password")),
        name="account_reset_password",
    ),
    path(
        "account/password/reset/done/",
        framed(account.password_reset_done, _("Look into your mail")),
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        framed(account.password_reset_from_key, _("A new password")),
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/key/done/",
        framed(account.password_reset_from_key_done, _("The password is changed")),
        name="account_reset_password_from_key_done",
    ),
]

_second_factors = [
    path("account/2fa/", framed(mfa.index, _("Second factors"), inside=HOME), name="mfa_index"),
    path("account/2fa/authenticate/", framed(mfa.authenticate, _("Second factor")), name="mfa_authenticate"),
    path(
        "account/2fa/reauthenticate/", framed(mfa.reauthenticate, _("Is it you?")), name="mfa_reauthenticate"
    ),
    path(
        "account/2fa/totp/activate/",
        framed(totp.activate_totp, _("Authenticator app"), inside=FACTORS),
        name="mfa_activate_totp",
    ),
    path(
        "account/2fa/totp/deactivate/",
        framed(totp.deactivate_totp, _("Remove the authenticator app"), inside=FACTORS),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/2fa/codes/",
        framed(codes.view_recovery_codes, _("Recovery codes"), inside=FACTORS),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/2fa/codes/generate/",
        framed(codes.generate_recovery_codes, _("New recovery codes"), inside=FACTORS),
        name="mfa_generate_recovery_codes",
    ),
    path("account/2fa/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path(
        "account/2fa/keys/",
        framed(keys.list_webauthn, _("Passkeys"), inside=FACTORS),
        name="mfa_list_webauthn",
    ),
    path(
        "account/2fa/keys/add/",
        framed(keys.add_webauthn, _("Add a passkey"), inside=FACTORS),
        name="mfa_add_webauthn",
    ),
    path(
        "account/2fa/keys/<int:pk>/edit/",
        framed(keys.edit_webauthn, _("Name the passkey"), inside=FACTORS),
        name="mfa_edit_webauthn",
    ),
    path(
        "account/2fa/keys/<int:pk>/remove/",
        framed(keys.remove_webauthn, _("Remove the passkey"), inside=FACTORS),
        name="mfa_remove_webauthn",
    ),
    path(
        "account/2fa/webauthn/reauthenticate/",
        framed(keys.reauthenticate_webauthn, _("Is it you?")),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/2fa/webauthn/login/", keys.login_webauthn, name="mfa_login_webauthn"),
]

_account = [
    path("account/", account_page.account, name="account"),
    path("account/change/", account_page.change, name="change-account"),
    path("account/sessions/end/", account_page.end_sessions, name="end-sessions"),
    path("account/deputies/", account_page.appoint, name="appoint-deputy"),
    path("account/deputies/<int:role>/end/", account_page.end_deputy, name="end-deputy"),
    path("account/tokens/", account_page.make_token, name="make-token"),
    path("account/tokens/<int:token>/revoke/", account_page.revoke_token, name="revoke-token"),
]

_people = [
    path("people/", people.people, name="people"),
    path("people/invite/", invitations.invite, name="invite"),
    path("people/invitations/<int:number>/resend/", invitations.resend, name="resend-invitation"),
    path("people/invitations/<int:number>/revoke/", invitations.revoke, name="revoke-invitation"),
    path("people/services/", people.make_service, name="make-service"),
    path("people/<int:number>/", people.person, name="person"),
    path("people/<int:number>/roles/", people.give_role, name="give-role"),
    path("people/<int:number>/roles/<int:role>/end/", people.end_role, name="end-role"),
    path("people/<int:number>/tokens/", people.make_token, name="make-service-token"),
    path("people/<int:number>/tokens/<int:token>/revoke/", people.revoke_token, name="revoke-service-token"),
    path("people/<int:number>/<slug:act>/", people.change_account, name="change-person"),
    path("invitations/<str:key>/", invitations.accept, name="accept"),
]

urlpatterns = [*_signing_in, *_second_factors, *_account, *_people]
if settings.DEMO:
    urlpatterns.append(path("demo/", demo.demo, name="demo"))
