"""Fails if the portal on this machine does not answer or cannot read its record."""

import os
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

# The portal refuses other host names, and redirects to TLS if its site has it. So the request looks
# like one that nginx passes on.
site = urlsplit(os.environ.get("SITE_URL", "http://127.0.0.1:8000"))
request = Request(
    f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/healthz",
    headers={"Host": site.netloc, "X-Forwarded-Proto": site.scheme},
)
urlopen(request, timeout=4).close()  # noqa: S310  # always this machine
