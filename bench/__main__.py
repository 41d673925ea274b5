"""Measures the portal and its peers in one run, and writes docs/benchmarks.md."""

import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")

import django  # the settings come first

django.setup()

from bench import servers  # noqa: E402
from bench.measurement import LoadTest, alone, at_a_pace, memory, under_load  # noqa: E402
from inspections.models import Finding  # noqa: E402
from tests.processes import Server, ask  # noqa: E402

PAGE = "/findings/?page_size=40"
SEARCH = "/findings/findings?_search=social&_facet=voice&_facet=polarity&_facet=year&_size=40"
LONG = ("/inspections/I7/", "/actions/what-came-next/", "/timeline/", PAGE, "/search/?q=caseloads")
SECONDS, RUNS = int(os.environ.get("SECONDS", "5")), int(os.environ.get("RUNS", "5"))
REPORT = servers.ROOT / "docs" / "benchmarks.md"
HEAD = """# How fast the portal answers

Written by `make bench` on {today}. Everything ran on one machine, over loopback, and shared its
{cores} processors ({model}; Python {python}) with what asked.
So the numbers are to be compared with each other, not with those of other machines.

## A page of 40 findings, asked for again and again

`wrk` with one thread and 32 connections, gzip; medians of {runs} runs of {seconds} seconds. The
page has {plain:.1f} KB, {packed:.1f} KB compressed. The limit is nginx with one worker and the
compressed page in a file.

| what answers | answers a second | of nginx | p99, ms | failed |
| --- | ---: | ---: | ---: | --- |
"""
PACE = """
## 400 requests a second

The same page over one connection, two workers; the clock starts when a request was due.
Median {median:.2f} ms, p99 {p99:.2f} ms.

## Pages that are made anew

Nothing is kept (`STORE_SIZE=0`), one worker, one reader; median of 30, over HTTP, compressing
included.

| page | ms |
| --- | ---: |
"""
END = """
## One worker

| | |
| --- | ---: |
| from the start of the processes to the first answer, median of 5 | {start:.2f} s |
| memory of the largest process at first (RSS, what is shared included) | {fresh:.0f} MB |
| the same after every page was asked for once | {full:.0f} MB |
"""


def rows() -> list[dict[str, str]]:
    """Return the findings as Datasette is to serve them."""
    return [
        {
            "ref": finding.ref,
            "title": finding.title,
            "text": finding.text,
            "voice": finding.voice,
            "polarity": finding.polarity,
            "year": str(finding.date_earliest.year if finding.date_earliest else ""),
        }
        for finding in Finding.objects.all()
    ]


def compared(folder: Path) -> Iterator[tuple[str, LoadTest]]:
    """Yield the result of each server, the fastest possible one first."""

    def load(server: Server, path: str = PAGE) -> LoadTest:
        ask(f"{server.address}{path}", Accept_Encoding="gzip")
        return under_load(f"{server.address}{path}", SECONDS, RUNS)

    with servers.portal(folder, 1) as one:
        packed = ask(f"{one.address}{PAGE}", Accept_Encoding="gzip").body
        plain = ask(f"{one.address}{PAGE}").body
        with servers.nginx(folder, {"index.html": plain, "index.html.gz": packed}) as limit:
            yield "nginx, one worker, from a file", load(limit, "/")
        yield "the portal, one worker", load(one)
    with servers.portal(folder, 2) as two:
        yield "the portal, two workers (`make run`)", load(two)
        with servers.nginx(folder, {}, two.address) as proxy:
            yield "nginx, one worker, keeping what the portal answered", load(proxy)
    with servers.portal(folder, 2, STORE_SIZE="0") as bare:
        yield "the portal, two workers, keeping nothing", load(bare)
    with servers.django_cache(folder) as peer:
        yield "Django’s cache middleware, two workers of four threads", load(peer)
    with servers.datasette(folder, rows()) as other:
        yield "Datasette: the same findings, a search with three facets", load(other, SEARCH)


def every_page(server: Server) -> None:
    """Ask for all pages of the sitemap."""
    for path in re.findall(r"<loc>http://[^/]+([^<]*)</loc>", server.answer("/sitemap.xml", 60)[1]):
        ask(f"{server.address}{path}", Accept_Encoding="gzip")


def first_answer(folder: Path) -> float:
    """Return the seconds from the start of the portal to its first answer."""
    before = time.perf_counter()
    with servers.portal(folder, 1):
        return time.perf_counter() - before


def report(folder: Path) -> Iterator[str]:
    """Yield the parts of the report, as they are measured."""
    with servers.portal(folder, 2) as two:
        plain = len(ask(f"{two.address}{PAGE}").body) / 1024
        packed = len(ask(f"{two.address}{PAGE}", Accept_Encoding="gzip").body) / 1024
        middle, slow = at_a_pace(two, PAGE, rate=400, seconds=20)
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    yield HEAD.format(
        today=f"{date.today():%-d %B %Y}",  # noqa: DTZ011  # the day here
        cores=os.cpu_count(),
        model=model[1] if model else platform.processor(),
        python=platform.python_version(),
        runs=RUNS,
        seconds=SECONDS,
        plain=plain,
        packed=packed,
    )
    limit = 0.0
    for name, load in compared(folder):
        limit = limit or load.rate
        cells = (name, f"{load.rate:,.0f}", f"{load.rate / limit:.3f}", f"{load.p99:.2f}")
        yield f"| {' | '.join(cells)} | {load.failed} |\n"
    yield PACE.format(median=middle, p99=slow)
    with servers.portal(folder, 1, STORE_SIZE="0") as bare:
        for path in LONG:
            yield f"| `{path}` | {alone(bare, path, 30):.1f} |\n"
    starts = sorted(first_answer(folder) for _ in range(5))
    with servers.portal(folder, 1) as one:
        fresh = memory(one)
        every_page(one)
        yield END.format(start=starts[2], fresh=fresh, full=memory(one))


def main() -> int:
    """Write the report. Return 1 if a program that it needs is missing."""
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing:
        print(f"Not found: {', '.join(missing)}. Install them: apt install nginx-light wrk")
        return 1
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        text = ""
        for part in report(folder):
            print(part, end="", flush=True)
            text += part
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, encoding="utf-8")
    print(f"Written to {REPORT.relative_to(servers.ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
