"""The ASGI application. A process that serves opens the database read-only."""

import logging
import os
from functools import lru_cache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")
os.environ["DATABASE_READ_ONLY"] = "true"

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.db import Error, close_old_connections
from django.http.request import split_domain_port, validate_host

from medway_portal.serving.answers import Store
from medway_portal.serving.cache import AnswerCache

django = get_asgi_application()

from sources.models import Edition  # noqa: E402  # models come after Django is set up

log = logging.getLogger(__name__)


@lru_cache(maxsize=256)
def is_allowed(host: bytes) -> bool:
    """Tell whether the portal answers to the name ``host``."""
    domain, _ = split_domain_port(host.decode("latin-1"))
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def loaded_version() -> str | None:
    """Return the version of the loaded record, or ``None`` if the database does not answer."""
    try:
        return Edition.current().version
    except Error as error:
        log.error("The database cannot be asked for the version: %s", error)
        return None
    finally:
        close_old_connections()


application = AnswerCache(
    django,
    Store(settings.STORE_SIZE),
    host=settings.SITE.netloc.encode("idna"),
    is_allowed=is_allowed,
    loaded=loaded_version,
)
