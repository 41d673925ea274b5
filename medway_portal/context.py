"""What every page shows: the version of the record, and the address that it is printed with."""

from django.conf import settings
from django.http import HttpRequest

from sources.models import Edition


def portal(request: HttpRequest) -> dict[str, object]:
    return {
        "edition": Edition.current(),
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
    }
