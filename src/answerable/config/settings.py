"""Django's settings. What an installation may change comes from the environment, all of it optional.

    ANSWERABLE_HOME         folder of database and secret key (see `home.py`)
    DATABASE_URL            another PostgreSQL 15 or later instead of the embedded one
    DATABASE_OWNER_URL      the same as the owner of its tables, for the commands (see `database.py`)
    ANSWERABLE_HOSTS        names the server answers to, comma-separated (default: loopback)
    ANSWERABLE_ADDRESS      https://... of the server, for links in e-mails
    ANSWERABLE_SECRET_KEY   instead of the generated key
    ANSWERABLE_INSTITUTION  the name in the top bar; "English | 中文" where it has one in each language
    ANSWERABLE_DEBUG        1 for developers

Importing this starts nothing: the embedded server is started by `database.start()`.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from answerable.config import database, mail, sign_in
from answerable.config.home import home_folder, secret_key

PACKAGE = Path(__file__).resolve().parent.parent

HTTPS = os.environ.get("ANSWERABLE_HTTPS") == "1"
DEBUG = os.environ.get("ANSWERABLE_DEBUG") == "1"
SECRET_KEY = secret_key()
ALLOWED_HOSTS = [
    host.strip()
    for host in os.environ.get("ANSWERABLE_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    if host.strip()
]
_names = [name.strip() for name in os.environ.get("ANSWERABLE_INSTITUTION", "").split("|")]
INSTITUTION = {"en": _names[0], "zh-hans": _names[-1]}  # '' where none is given

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    "answerable.foundation",
    "answerable.organization",
    "answerable.plans",
    "answerable.results",
    "answerable.api",
    "answerable.web",
    # After ours, whose templates stand in for theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "answerable.config.security.ContentSecurityPolicy",
    "answerable.api.door.ApiFaults",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "answerable.web.access.middleware.AccessMiddleware",
    "answerable.web.frame.one_request.ReadsOfOneRequest",
    "answerable.web.frame.unstorable.Unstorable",
    "allauth.account.middleware.AccountMiddleware",
    "answerable.api.door.ApiDoor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "answerable.config.urls"
WSGI_APPLICATION = "answerable.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_USER_MODEL = "organization.Person"
DEMO = os.environ.get("ANSWERABLE_DEMO") == "1"  # set by `answerable demo`, never by hand
AUTHENTICATION_BACKENDS = [
    "answerable.web.access.backend.SignIn",
    *(["answerable.web.access.backend.DemoDoor"] if DEMO else []),
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # hard for graphics cards too, and in Python
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
    )
]
globals().update(sign_in.settings(https=HTTPS, institution=INSTITUTION["en"]))
globals().update(mail.settings())
# In the database: counts of sign-ins hold across threads, processes and restarts.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "answerable_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
SESSION_COOKIE_AGE = 12 * 3600  # seconds without a request
SESSION_LONGEST = 7 * 24 * 3600  # seconds in all
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

DATABASES = {"default": database.settings()}
# Rooms without tables are not Django's applications: where the background tasks are is said here.
PROCRASTINATE_IMPORT_PATHS = ["answerable.publishing.tasks", "answerable.cycle.tasks"]
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 24 * 3600}  # what was due while nothing ran is done late
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # straight from the package: no build or collection step to run it
WHITENOISE_MAX_AGE = 300

# In a signed cookie: a visitor who is nobody has no session.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_COOKIE_HTTPONLY = False  # htmx reads it to send the header
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_FOLDER = home_folder() / "uploads"  # documents being read, until stored or discarded
UPLOAD_LIMIT = 50 * 1024 * 1024  # one document, in bytes
EVIDENCE_LIMIT = 20 * 1024 * 1024  # one file of evidence, in bytes
ENTRY_MATRIX = home_folder() / "entry_matrix.csv"  # an institution's own; without it the one that ships
ADDRESS = os.environ.get("ANSWERABLE_ADDRESS", "").rstrip("/")  # in e-mails, which know no request

# Behind a TLS proxy: ANSWERABLE_HTTPS=1 marks the cookies and believes its header.
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_SSL_REDIRECT = True
    # Other hosts of the domain, and preloading, are the institution's to decide, in its proxy.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"  # the prefix: only this very host sets it, only over TLS
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrf"
    LANGUAGE_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("ANSWERABLE_ORIGINS", "").split(",") if o]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A page that does not exist is the visitor's concern, not the log's.
    "loggers": {
        "django.request": {"level": "ERROR"},
        "waitress.queue": {"level": "ERROR"},
        # Who came in, what was refused, roles and tokens; the demo's people are invented.
        "answerable.access": {"level": "WARNING" if DEMO else "INFO"},
    },
}
