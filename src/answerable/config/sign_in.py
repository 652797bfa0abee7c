"""How people sign in: django-allauth's settings, and the institution's own sign-on by environment.

    ANSWERABLE_OIDC_URL      OpenID Connect: the issuer's address (…/.well-known/openid-configuration)
    ANSWERABLE_OIDC_CLIENT   the client's identifier there
    ANSWERABLE_OIDC_SECRET   its secret
    ANSWERABLE_OIDC_NAME     what the button says

    ANSWERABLE_PROXIES       how many proxies of ours a request passes (default 0): whose word on the
                             visitor's address is believed when attempts are counted

The address to register there is https://<host>/sign-on/institution/login/callback/.
"""

from __future__ import annotations

import os
from typing import Any

INSTITUTION = "institution"  # the provider's name in addresses


def providers() -> dict[str, Any]:
    """`SOCIALACCOUNT_PROVIDERS`: none, or the institution's own."""
    url = os.environ.get("ANSWERABLE_OIDC_URL", "")
    client = os.environ.get("ANSWERABLE_OIDC_CLIENT", "")
    if not url or not client:
        return {}
    app = {
        "provider_id": INSTITUTION,
        "name": os.environ.get("ANSWERABLE_OIDC_NAME") or url.split("//")[-1].split("/")[0],
        "client_id": client,
        "secret": os.environ.get("ANSWERABLE_OIDC_SECRET", ""),
        "settings": {"server_url": url, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


def settings(*, https: bool, institution: str) -> dict[str, Any]:
    """Everything of allauth, by its names."""
    return {
        "ALLAUTH_TRUSTED_PROXY_COUNT": int(os.environ.get("ANSWERABLE_PROXIES", "0") or 0),
        "ACCOUNT_ADAPTER": "answerable.web.access.adapters.Accounts",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        # An address is vouched for by the administrator who invited it.
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_SESSION_REMEMBER": True,  # for as long as SESSION_COOKIE_AGE says
        "ACCOUNT_LOGOUT_ON_GET": False,
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": "https" if https else "http",
        "ACCOUNT_RATE_LIMITS": {
            "login": "30/m/ip",
            "login_failed": "10/m/ip,5/300s/key",
            "reset_password": "10/m/ip,3/10m/key",
            "reset_password_from_key": "10/m/ip",
            "change_password": "5/m/user",
            "reauthenticate": "5/m/user",
        },
        "MFA_ADAPTER": "answerable.web.access.adapters.SecondFactors",
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_TOTP_ISSUER": institution or "Answerable",
        "MFA_TOTP_TOLERANCE": 1,  # steps of 30 seconds: clocks differ
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not https,  # on this machine, without a certificate
        "SOCIALACCOUNT_ADAPTER": "answerable.web.access.adapters.SignOn",
        "SOCIALACCOUNT_PROVIDERS": providers(),
        # Existing people are found by the address their institution has verified.
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
        "SOCIALACCOUNT_EMAIL_VERIFICATION": "none",
        "SOCIALACCOUNT_LOGIN_ON_GET": False,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX": "",
    }
