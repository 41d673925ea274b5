"""The ASGI application. A process that serves opens the database read-only."""

import os
from functools import lru_cache

import django
from django.conf import settings
from django.http.request import split_domain_port, validate_host

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")
os.environ["DATABASE_READ_ONLY"] = "true"
django.setup(set_prefix=False)

from medway_portal.serving.front import Front, Site  # noqa: E402  # they import models
from medway_portal.serving.handler import Handler  # noqa: E402
from medway_portal.serving.store import Store  # noqa: E402


@lru_cache(maxsize=256)
def is_allowed(host: bytes) -> bool:
    """Tell whether the portal answers to the name ``host``."""
    domain, _ = split_domain_port(host.decode("latin-1"))
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


application = Front(
    Handler(),
    Store(settings.STORE_SIZE),
    Site(
        host=settings.SITE.netloc.encode("idna"),
        is_allowed=is_allowed,
        is_secure=settings.SECURE_SSL_REDIRECT,
        trusts_proxy=settings.SECURE_PROXY_SSL_HEADER is not None,
    ),
)
