"""Starts nginx with the example site in front of the portal, and sends requests to it."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings

from tests.processes import Reply, Server, free_port, started

EXAMPLE = Path(settings.BASE_DIR) / "deploy" / "nginx.conf"
NAME = "portal.example"
LIVE = f"https://{NAME}"
FORMS = ("identity", "gzip", "br")  # in which the cache holds an answer
# What Debian's nginx.conf is to a site. Of an account other than root, nginx keeps it.
AROUND = """
{user}
worker_processes 1;
pid {folder}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class NginxSite:
    """The portal as the public reaches it, on ports of this machine: with TLS, and without."""

    folder: Path
    secure: int
    plain: int

    def connection(self, name: str = NAME, protocol: str = "http/1.1") -> HTTPConnection:
        """Return an open connection over TLS, as to the host called ``name``."""
        context = ssl.create_default_context(cafile=str(self.folder / "tls.crt"))
        context.set_alpn_protocols([protocol])
        plain = socket.create_connection(("127.0.0.1", self.secure), timeout=30)
        connection = HTTPConnection(name)
        try:
            connection.sock = context.wrap_socket(plain, server_hostname=name)
        except ssl.SSLError:
            plain.close()
            raise
        return connection

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for ``path``; headers are named with an underscore for each hyphen."""
        connection = self.connection()
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            found = connection.getresponse()
            return Reply(found.status, found.headers, found.read())
        finally:
            connection.close()

    @property
    def log(self) -> list[str]:
        return (self.folder / "access.log").read_text(encoding="utf-8").splitlines()


def configured(folder: Path, site: NginxSite, application: int) -> None:
    """Write the example configuration with paths and ports of the test."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in {
        "listen 443": f"listen 127.0.0.1:{site.secure}",
        "listen 80": f"listen 127.0.0.1:{site.plain}",
        "127.0.0.1:8000": f"127.0.0.1:{application}",
        "/var/cache/nginx/medway-portal": f"{folder}/cache",
        "/var/log/nginx/medway-portal.log": f"{folder}/access.log",
        "/etc/letsencrypt/live/portal.example/fullchain.pem": f"{folder}/tls.crt",
        "/etc/letsencrypt/live/portal.example/privkey.pem": f"{folder}/tls.key",
        "/srv/medway-portal/deploy": str(EXAMPLE.parent),
    }.items():
        assert old in text, f"{old} is not in the example"
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.getuid() == 0 else ""
    around = AROUND.format(folder=folder, user=user)
    (folder / "nginx.conf").write_text(around, encoding="utf-8")


def pages(site: NginxSite) -> list[str]:
    """Return the paths of all pages, as the sitemap has them: of a list, the first."""
    text = site.ask("/sitemap.xml").body.decode()
    return [place.removeprefix(LIVE) for place in re.findall("<loc>([^<]+)", text)]


def certify(folder: Path) -> None:
    """Make a certificate for the name of the site, which is its own authority."""
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    command += ["-addext", f"subjectAltName=DNS:{NAME}"]
    command += ["-keyout", str(folder / "tls.key"), "-out", str(folder / "tls.crt")]
    subprocess.run(command, check=True, capture_output=True)


def nginx(folder: Path, *arguments: str) -> list[str]:
    """Return the command of nginx with the configuration in ``folder``."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    start = [program, "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
    return [*start, *arguments]


@contextmanager
def site_before(application: int, folder: Path) -> Iterator[NginxSite]:
    """Start nginx with the example, before an application on a port."""
    site = NginxSite(folder, free_port(), free_port())
    certify(folder)
    configured(folder, site, application)
    command = nginx(folder, "-g", "daemon off;")
    with started(command, folder, site.secure, folder / "nginx.txt") as server:
        wait_for(server)
        yield site


def wait_for(server: Server) -> None:
    """Wait until something listens at the server's port."""
    for _ in range(100):
        assert server.process.poll() is None, server.output
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(server.output)
