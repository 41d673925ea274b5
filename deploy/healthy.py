"""Fails where the portal on this machine does not answer, or cannot read its record."""

import os
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

# It answers to its own name only, and where that is reached over TLS to nothing else.
site = urlsplit(os.environ.get("SITE_URL", "http://127.0.0.1:8000"))
request = Request(
    f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz",
    headers={"Host": site.netloc, "X-Forwarded-Proto": site.scheme},
)
urlopen(request, timeout=4).close()  # noqa: S310  # of this machine
