"""Asks nginx on this machine for every page of the sitemap, and the files that go with it.

So its cache holds them, in each form, for when the application does not answer. Fails where one of
them is not answered.
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
# Each is kept by itself: deploy/nginx.conf.
FORMS = ("identity", "gzip", "br")
ALONE = ("/robots.txt", "/favicon.ico", "/sitemap.xml")
PLACE = re.compile(r"<loc>([^<]+)</loc>")
# Styles, scripts and icons: all that the head of a page names but the same in other forms.
BESIDE = re.compile(r'<(?:link rel="(?!canonical|alternate)|script)[^>]* (?:href|src)="(/[^"]+)"')


class Nginx(HTTPConnection):
    """The portal at its public name, but of this machine, whatever other machines there are."""

    def connect(self) -> None:
        """Connect over TLS, again where the connection was closed."""
        host, _, port = os.environ.get("NGINX", "127.0.0.1:443").rpartition(":")
        plain = socket.create_connection((host, int(port)), timeout=60)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)

    def read(self, path: str, form: str = "identity") -> tuple[int, bytes]:
        """Return status and content at ``path``."""
        self.request("GET", path, headers={"Accept-Encoding": form})
        answer = self.getresponse()
        return answer.status, answer.read()


def addresses(nginx: Nginx) -> Iterator[str]:
    """Yield where all pages are, which are the first of each list, and the files of pages."""
    yield from ALONE
    for place in PLACE.findall(nginx.read("/sitemap.xml")[1].decode()):
        path = urlsplit(unescape(place)).path
        yield path
        yield from map(unescape, BESIDE.findall(nginx.read(path)[1].decode()))


def main() -> None:
    nginx = Nginx(urlsplit(os.environ["SITE_URL"]).netloc)
    try:
        asked = [(path, form) for path in dict.fromkeys(addresses(nginx)) for form in FORMS]
        failed = [ask for ask in asked if nginx.read(*ask)[0] != OK]
    except OSError as error:
        sys.exit(f"nginx does not answer ({error}), so its cache was not filled.")
    if failed:
        sys.exit("\n".join([*map(" as ".join, failed), f"{len(failed)} were not answered."]))
    sys.stdout.write(f"nginx holds {len(asked)} answers.\n")


if __name__ == "__main__":
    main()
