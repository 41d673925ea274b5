"""All settings. What may differ between machines comes from the environment (docs/settings.md)."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.management.utils import get_random_secret_key
from django.core.validators import URLValidator, validate_email

BASE_DIR = Path(__file__).resolve().parent.parent
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]

env = environ.Env()

# The address of the portal. Citations and short addresses begin with it.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE = urlsplit(SITE_URL)
if SITE.scheme not in ("http", "https") or not SITE.hostname:
    raise ImproperlyConfigured(
        f"SITE_URL is “{SITE_URL}”; set it to the portal's address, such as https://example.org"
    )
ON_LOOPBACK = SITE.hostname in ("127.0.0.1", "localhost", "::1")
OVER_HTTPS = SITE.scheme == "https"

# Who runs this copy of the portal, and where readers report mistakes. Pages show both.
OPERATOR = env.str("OPERATOR", default="").strip()
CONTACT = env.str("CONTACT", default="").strip()
try:
    if CONTACT:
        (URLValidator(["https"]) if "://" in CONTACT else validate_email)(CONTACT)
except ValidationError as error:
    raise ImproperlyConfigured(
        f"CONTACT is “{CONTACT}”; set it to the e-mail address of a role, such as "
        "records@example.org, or to a page whose address begins with https://"
    ) from error

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not ON_LOOPBACK:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set; set it to 50 random characters or more, for example from "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    # Nothing is signed, because there are no sessions, forms or cookies. So any key will do here.
    SECRET_KEY = get_random_secret_key()
    if "gunicorn" in Path(sys.argv[0]).name:
        sys.stderr.write("SECRET_KEY is not set: using a new one, for this machine only.\n")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOOPBACK if ON_LOOPBACK else [SITE.hostname])

INSTALLED_APPS = [
    "django.contrib.humanize",  # numbers up to nine in words
    "django.contrib.staticfiles",
    "django_filters",
    "sources",
    "search",
    "glossary",
    "records",
    "inspections",
    "statements",
    "medway_portal",
]

# No sessions, accounts, forms that change anything, or messages: so no cookies.
MIDDLEWARE = [
    "medway_portal.logs.request_ids",  # first, so that log lines of the others have the id too
    "medway_portal.middleware.security_headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "medway_portal.middleware.read_only",
    "medway_portal.middleware.unstreamed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "medway_portal.middleware.known_parameters",
    "medway_portal.middleware.one_version",
    "medway_portal.pages.short_addresses.helpful_not_found",
]
# W003 asks for CSRF protection. No request can change anything here.
SILENCED_SYSTEM_CHECKS = ["security.W003"]

ROOT_URLCONF = "medway_portal.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "medway_portal.context_processors.portal",
            ],
            "builtins": [
                "django.contrib.humanize.templatetags.humanize",
                "records.templatetags.records",
                "inspections.templatetags.inspections",
                "medway_portal.templatetags.briefing",
            ],
        },
    }
]

# A PostgreSQL database if DATABASE_URL names one; otherwise a file of SQLite.
DATABASE_PATH = Path(env.str("DATABASE_PATH", default=str(BASE_DIR / "var" / "record.sqlite3")))
DATABASE_READ_ONLY = env.bool("DATABASE_READ_ONLY", default=False)
if env.str("DATABASE_URL", default=""):
    DATABASE = env.db_url("DATABASE_URL")
    if DATABASE.get("ENGINE") != "django.db.backends.postgresql":
        raise ImproperlyConfigured(
            "DATABASE_URL names no PostgreSQL database; set it to "
            "postgres://user:password@host:5432/name, or leave it out to use SQLite"
        )
    from psycopg import IsolationLevel

    # All queries of one response see the same version of the record.
    DATABASE["OPTIONS"] = {"isolation_level": IsolationLevel.REPEATABLE_READ}
    if DATABASE_READ_ONLY:
        DATABASE["OPTIONS"]["options"] = "-c default_transaction_read_only=on"
    DATABASE |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
else:
    # Each request opens the file anew, which is cheap, because a load replaces it.
    DATABASE = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{DATABASE_PATH.absolute().as_uri()}?mode={'ro' if DATABASE_READ_ONLY else 'rwc'}",
        "OPTIONS": {"timeout": 20},
        "TEST": {"NAME": None},
    }
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# How many bytes of finished responses each process may keep in memory.
STORE_SIZE = env.int("STORE_SIZE", default=16_000_000)

SEEDS_DIR = Path(env.str("SEEDS_DIR", default=str(BASE_DIR / "seeds")))

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "medway_portal.storage.StylesheetStorage"},
}

SECURE_SSL_REDIRECT = OVER_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if OVER_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = OVER_HTTPS
SECURE_HSTS_PRELOAD = OVER_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
if env.bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "medway_portal.logs.JsonFormatter"}},
    "filters": {"few": {"()": "medway_portal.logs.RateLimit"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["few"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # a wrong address is not an error of the portal
        # Any client can send a wrong host, and could fill the disk with log lines.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "gunicorn.error": {"handlers": ["console"], "propagate": False},
    },
}
