"""Servers to measure, each in processes of its own on a port of loopback."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings

from tests.processes import Server, free_port, started

ROOT = Path(settings.BASE_DIR)
GUNICORN = str(ROOT / ".venv" / "bin" / "gunicorn")
PATIENCE = 60  # seconds
NGINX = """
{user} worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; keepalive_requests 100000000; types {{ text/html html; }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {beside}
  server {{ listen 127.0.0.1:{port}; root {folder}/www; gzip_static on; {inside} }}
}}
"""


@contextmanager
def portal(folder: Path, workers: int, **changed: str) -> Iterator[Server]:
    """The portal as it is served, with so many workers."""
    port = free_port()
    with started(
        ["sh", "bin/serve"],
        ROOT,
        port,
        folder / f"portal-{port}.log",
        PORT=str(port),
        SITE_URL=f"http://127.0.0.1:{port}",
        WEB_CONCURRENCY=str(workers),
        **changed,
    ) as server:
        server.answer("/robots.txt", PATIENCE)
        yield server


@contextmanager
def django_cache(folder: Path) -> Iterator[Server]:
    """The same pages from Django's cache middleware, in two workers of four threads."""
    port = free_port()
    command = [GUNICORN, "bench.peer:application", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload"]
    command += ["--no-control-socket", "--log-level", "error"]
    site = {"SITE_URL": f"http://127.0.0.1:{port}", "PYTHONPATH": str(ROOT)}
    with started(command, ROOT, port, folder / f"django-{port}.log", **site) as server:
        server.answer("/robots.txt", PATIENCE)
        yield server


@contextmanager
def nginx(folder: Path, pages: dict[str, bytes], upstream: str = "") -> Iterator[Server]:
    """Nginx with one worker: pages from files, or what ``upstream`` answered, from its cache."""
    port = free_port()
    place = folder / f"nginx-{port}"
    (place / "www").mkdir(parents=True)
    for name, body in pages.items():
        (place / "www" / name).write_bytes(body)
    beside = inside = ""
    if upstream:
        beside = f"proxy_cache_path {place}/cache keys_zone=pages:1m;"
        inside = (
            f"location / {{ proxy_pass {upstream}; proxy_cache pages; proxy_http_version 1.1; }}"
        )
    config = place / "nginx.conf"
    # Its worker would be another account, which may not read what is in our folder.
    user = "user root;" if os.geteuid() == 0 else ""
    config.write_text(
        NGINX.format(folder=place, port=port, beside=beside, inside=inside, user=user)
    )
    with started(["nginx", "-c", str(config)], ROOT, port, folder / f"nginx-{port}.log") as server:
        server.answer("/", PATIENCE)
        yield server


@contextmanager
def datasette(folder: Path, rows: list[dict[str, str]]) -> Iterator[Server]:
    """Datasette with the findings in a table of SQLite, searchable by their words."""
    tool = folder / "datasette"
    subprocess.run([settings.BASE_DIR / ".venv/bin/python", "-m", "venv", tool], check=True)
    wanted = ROOT / "bench" / "requirements.txt"
    subprocess.run([tool / "bin/pip", "install", "--quiet", "-r", wanted], check=True)
    database = folder / "findings.db"
    _write(database, rows)
    port = free_port()
    command = [str(tool / "bin/datasette"), "-i", str(database), "--port", str(port)]
    with started(command, folder, port, folder / f"datasette-{port}.log") as server:
        server.answer("/", PATIENCE)
        yield server


def _write(database: Path, rows: list[dict[str, str]]) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(
            "CREATE TABLE findings (ref PRIMARY KEY, title, text, voice, polarity, year)"
        )
        connection.executemany(
            "INSERT INTO findings VALUES (:ref, :title, :text, :voice, :polarity, :year)", rows
        )
        connection.execute(
            "CREATE VIRTUAL TABLE findings_fts USING fts5(title, text, content=findings)"
        )
        connection.execute("INSERT INTO findings_fts (findings_fts) VALUES ('rebuild')")
        connection.commit()
