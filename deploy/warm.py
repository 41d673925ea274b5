"""Fills the cache of nginx on this machine, for times when the application does not answer.

Requests every page of the sitemap, and the static files of each page, in every encoding. Fails if
one of the answers is not 200.
"""

import os
import re
import socket
import ssl
import sys
from collections.abc import Iterator
from html import unescape
from http.client import HTTPConnection
from urllib.parse import urlsplit

OK = 200
# nginx keeps a copy of each page for each of these (see deploy/nginx.conf).
ENCODINGS = ("identity", "gzip", "br")
UNLISTED = ("/robots.txt", "/favicon.ico", "/sitemap.xml")
LOCATION = re.compile(r"<loc>([^<]+)</loc>")
# Styles, scripts and icons in the head of a page, but not links to the page itself or to its data.
ASSET = re.compile(r'<(?:link rel="(?!canonical|alternate)|script)[^>]* (?:href|src)="(/[^"]+)"')


class Nginx(HTTPConnection):
    """A connection to nginx on this machine, which uses the public host name of the portal."""

    def connect(self) -> None:
        """Connect over TLS. http.client calls this again if nginx has closed the connection."""
        host, _, port = os.environ.get("NGINX", "127.0.0.1:443").rpartition(":")
        plain = socket.create_connection((host, int(port)), timeout=60)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)

    def read(self, path: str, encoding: str = "identity") -> tuple[int, bytes]:
        """Return the status and the body of the answer for ``path``."""
        self.request("GET", path, headers={"Accept-Encoding": encoding})
        answer = self.getresponse()
        return answer.status, answer.read()


def addresses(nginx: Nginx) -> Iterator[str]:
    """Yield the paths of all pages in the sitemap and of their static files, with repetitions.

    The sitemap has only the first page of each list.
    """
    yield from UNLISTED
    for location in LOCATION.findall(nginx.read("/sitemap.xml")[1].decode()):
        path = urlsplit(unescape(location)).path
        yield path
        yield from map(unescape, ASSET.findall(nginx.read(path)[1].decode()))


def main() -> None:
    nginx = Nginx(urlsplit(os.environ["SITE_URL"]).netloc)
    try:
        requests = [(path, form) for path in dict.fromkeys(addresses(nginx)) for form in ENCODINGS]
        failed = [request for request in requests if nginx.read(*request)[0] != OK]
    except OSError as error:
        sys.exit(f"nginx does not answer ({error}), so its cache was not filled.")
    if failed:
        sys.exit("\n".join([*map(" as ".join, failed), f"{len(failed)} requests failed."]))
    sys.stdout.write(f"The cache of nginx has {len(requests)} answers.\n")


if __name__ == "__main__":
    main()
