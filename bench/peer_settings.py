"""The portal's settings with Django's cache middleware and compression, as its manual has them."""

from medway_portal.settings import *  # noqa: F403  # settings are made this way
from medway_portal.settings import MIDDLEWARE as OURS

MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    *OURS,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHE_MIDDLEWARE_SECONDS = 3600
