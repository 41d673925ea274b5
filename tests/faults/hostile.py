"""Random hostile requests to every address, with every parameter, in every encoding."""

import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from tests.pages.addresses import SAMPLES
from tests.processes import Server
from tests.security.wire import status

METHODS = ["GET"] * 12 + [
    "HEAD",
    "OPTIONS",
    "POST",
    "PUT",
    "DELETE",
    "TRACE",
    "PATCH",
    "get",
    "X" * 40,
]
NAMES = [
    *(
        "q",
        "inspection",
        "theme",
        "polarity",
        "voice",
        "source",
        "person",
        "status",
        "type",
        "sort",
    ),
    *(
        "page",
        "page_size",
        "kind",
        "certainty",
        "year",
        "a",
        "b",
        "ref",
        "highlight",
        "briefing",
        "p",
    ),
    *("", "q[]", "Q", "__proto__", "%00", "\u202e", "q" * 500),
]
VALUES = [
    *(
        "",
        "0",
        "-1",
        "1e9",
        "9" * 30,
        "NaN",
        "null",
        "true",
        "F12",
        "f0012",
        "S1",
        "I2",
        "E5",
        "Z9",
    ),
    *("caseloads", "ofsted", "weakness", "2019", "newest", "relevance", "careworkers", "in 2013"),
    *('"', '"a', "*", "a*", "-a", "(", "NEAR(a b)", "a OR b", "'; DROP TABLE x--", "%", "_", "\\"),
    *("<script>", "{{7*7}}", "${x}", "../../etc/passwd", "%2e%2e%2f", "\r\nX: y", "\0", "\ud7ff"),
    *("é" * 40, "👩‍👧‍👦", "عربي", "ﬁ", "İ", "\u2028", "ß" * 90, "a " * 99, "£2.6m", "20 per cent"),
]
HEADERS = [
    *("Accept-Encoding: br", "Accept-Encoding: gzip;q=0, *", "Accept-Encoding: " + "a," * 500),
    *(
        "If-None-Match: *",
        'If-None-Match: W/"x", "',
        "If-Modified-Since: never",
        "Range: bytes=9-1",
    ),
    *("If-Modified-Since: Mon, 99 Foo 2031 99:99:99 GMT", "Accept: \xff", "Cookie: a=b; a; =; ;"),
    *("Content-Length: 3", "Transfer-Encoding: chunked", "Expect: 100-continue", "TE: trailers"),
    *("X-Forwarded-Proto: https", "X-Forwarded-For: " + "1," * 99, "Forwarded: for=\x7f"),
    *("Connection: close", "Connection: upgrade", "Upgrade: h2c", "Content-Type: text/xml; x"),
    *("Accept-Language: " + "x-" * 200, "Origin: null", "Referer: \x80\x81", "User-Agent:"),
]
HOSTS = ["127.0.0.1"] * 20 + [
    "",
    "evil.example",
    "127.0.0.1:99999",
    "[::1]",
    "a b",
    "\xff",
    "." * 300,
]
END = b"\r\n\r\n"
REFUSALS = (501, 505)  # of what nobody need know how to do
PATHS = sorted({address.partition("?")[0] for address, _ in SAMPLES.values()})


def escaped(text: str, chance: random.Random) -> str:
    """Escape ``text`` for an address, in UTF-8 or not, completely or in part."""
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.1:
        data = data[: chance.randrange(len(data) + 1)] + chance.randbytes(chance.randrange(4))
    keep = b"" if chance.random() < 0.5 else b"abcdefghijklmnopqrstuvwxyz0123456789/._-~&=;+"
    return "".join(chr(c) if c in keep else f"%{c:02x}" for c in data)


def path(chance: random.Random) -> str:
    found = chance.choice(PATHS)
    if chance.random() < 0.3:
        cut = chance.randrange(len(found) + 1)
        found = f"{found[:cut]}{escaped(chance.choice(VALUES), chance)}{found[cut:]}"
    if chance.random() < 0.1:
        found = chance.choice(["//", "/./", "/../", "/%2f", "/;", "/F12", "*", ""]) + found
    return found


def query(chance: random.Random) -> str:
    pairs = [
        f"{escaped(chance.choice(NAMES), chance)}={escaped(chance.choice(VALUES), chance)}"
        for _ in range(chance.choice([0, 1, 1, 1, 2, 3, 8]))
    ]
    return f"?{chance.choice(['&', '&', '&', ';', '&&']).join(pairs)}" if pairs else ""


def requests(seed: int, many: int) -> Iterator[bytes]:
    chance = random.Random(seed)  # noqa: S311  # the same each time, so that a fault can be found
    for _ in range(many):
        lines = [
            f"{chance.choice(METHODS)} {path(chance)}{query(chance)} HTTP/1.1",
            f"Host: {chance.choice(HOSTS)}",
            *chance.sample(HEADERS, chance.choice([0, 0, 1, 1, 2, 5])),
        ]
        request = "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1", "replace")
        if chance.random() < 0.03:
            at = chance.randrange(len(request) - len(END))
            request = request[:at] + chance.randbytes(4) + request[at:]
        yield request


def attack(
    server: Server, seed: int, many: int, senders: int = 4
) -> tuple[Counter[int], list[tuple[int, bytes]]]:
    """Send so many; return how often each status came, and the requests that were a fault of ours.

    0 stands for no answer at all, which is right only for what is no request.
    """
    with ThreadPoolExecutor(senders) as pool:
        found = list(
            pool.map(lambda request: (status(server, request), request), requests(seed, many))
        )
    faults = [(code, request) for code, request in found if code >= 500 and code not in REFUSALS]
    return Counter(code for code, _ in found), faults
