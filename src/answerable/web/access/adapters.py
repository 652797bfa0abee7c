"""What django-allauth asks of us: who may sign in, in which language and words a mail is written.

Nobody makes an account: people are invited. Existing people come by the institution's sign-on
when it has verified the address they were invited with.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from answerable.organization import queries
from answerable.web.access import log


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth says nothing of its types
    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def pre_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse | None:
        if user.is_service:
            log.refused(request, f"person {user.pk} is a service")
            messages.error(request, _("A program signs in with its token, not here."))
            return redirect("account_login")
        answer: HttpResponse | None = super().pre_login(request, user, **more)
        return answer

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            log.refused(request, "too many attempts")
            raise

    def reauthenticate(self, user: Any, password: str) -> bool:
        self.pre_authenticate(self.request, email=user.email)
        right = bool(user.check_password(password))
        if right:
            self._rollback_login_failed_rl_usage()
        else:
            log.refused(self.request, f"person {user.pk} showed a wrong password")
        return right

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return str(redirect("account").url)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the person's own language, under the institution's name."""
        language = queries.language_of(email) or get_language() or "en"
        with override(language):
            named = {"institution": institution(language)}
            super().send_mail(template_prefix, email, {**context, **named})


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth says nothing of its types
    def validation_error(self, code: str, *said: Any) -> Any:
        log.refused(self.request, f"second factor: {code}")
        return super().validation_error(code, *said)

    def _get_site_name(self) -> str:
        return institution(get_language() or "en")


class SignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth says nothing of its types
    """The institution's own sign-on."""

    def authenticate_by_email(self, sociallogin: Any) -> Any:
        # Some providers say "false" in letters, which is not nothing.
        sociallogin.email_addresses = [one for one in sociallogin.email_addresses if one.verified is True]
        return super().authenticate_by_email(sociallogin)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin._did_authenticate_by_email:
            # allauth would take the password away, as perhaps a stranger's; here it was set by whoever
            # had the invitation that went to this very address.
            sociallogin._did_authenticate_by_email = None
            sociallogin.connect(request, sociallogin.user)
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(
                turned_away(
                    request,
                    _(
                        "Your sign-on works, but nobody here has its verified e-mail address. "
                        "Ask an administrator to invite you with that address."
                    ),
                )
            )

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002
        return False

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> None:  # noqa: ARG002
        raise ImmediateHttpResponse(
            turned_away(
                request, _("The institution's sign-on did not let you in. Try again, or sign in here.")
            )
        )


def institution(language: str) -> str:
    """Its name in this language, as in the top bar."""
    return settings.INSTITUTION.get(language) or _("Answerable")


def turned_away(request: HttpRequest, sentence: str) -> HttpResponse:
    """Back to the page to sign in, which says why."""
    log.refused(request, "the institution's sign-on")
    messages.error(request, sentence)
    return redirect("account_login")
