"""What every page shows: the version of the record, its address, the pack being put together."""

from django.conf import settings
from django.http import HttpRequest

from medway_portal.briefing.carrying import pack_in_hand
from sources.models import Edition


def portal(request: HttpRequest) -> dict[str, object]:
    return {
        "edition": Edition.current(),
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
        "pack": pack_in_hand(request),
    }
