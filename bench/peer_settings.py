"""The portal's settings with Django's cache middleware and compression in front."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from medway_portal.settings import *  # noqa: F403  # settings are made this way
from medway_portal.settings import MIDDLEWARE as OURS

Answer = Callable[[HttpRequest], HttpResponse]


def without_age(get_response: Answer) -> Answer:
    """Remove the portal's Cache-Control header, which would keep Django's cache empty."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        del response.headers["Cache-Control"]
        return response

    return respond


MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.cache.FetchFromCacheMiddleware",
    "bench.peer_settings.without_age",
    *OURS,
]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHE_MIDDLEWARE_SECONDS = 3600
