"""What the Mozilla HTTP Observatory would grade an answer, by the rules that it publishes.

They are in mdn/mdn-http-observatory: the tests in src/analyzer/tests, what each outcome counts in
src/grader/charts.js, and the sum in src/scanner. Here is what an answer of ours can come to. What
needs more than one answer is asked in the tests: whether plain HTTP leads to TLS.
"""

from collections.abc import Mapping

BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
INLINE = {"'unsafe-inline'", "data:"}
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
SIX_MONTHS = 15_552_000
EXTRA_FROM = 90  # only who has as much without rewards gets those
BEST = 100
Headers = Mapping[str, str]


def policy(headers: Headers) -> dict[str, set[str]]:
    """Return the directives of the content security policy."""
    parts = [part.split() for part in headers.get("Content-Security-Policy", "").split(";")]
    return {
        name.lower(): {source.lower() for source in rest} for name, *rest in filter(None, parts)
    }


def content(headers: Headers) -> int:
    """Rate the content security policy."""
    found = policy(headers)
    if not found:
        return -25
    default = found.get("default-src", {"*"})
    scripts, objects, styles = (
        found.get(name, default) for name in ("script-src", "object-src", "style-src")
    )
    if scripts & (BROAD | INLINE) or objects & BROAD:
        return -20
    if "'unsafe-eval'" in scripts | styles:
        return -10
    if styles & (BROAD | INLINE):
        return 0
    return 10 if default == {"'none'"} else 5


def transport(headers: Headers) -> int:
    """Rate Strict-Transport-Security, for a site that is on no browser's own list."""
    parts = headers.get("Strict-Transport-Security", "").lower().split(";")
    ages = [part.strip()[8:] for part in parts if part.strip().startswith("max-age=")]
    if not ages or not ages[0].isdigit():
        return -20
    return 0 if int(ages[0]) >= SIX_MONTHS else -10


def framing(headers: Headers) -> int:
    by_policy = "frame-ancestors" in policy(headers)
    return 5 if by_policy or headers.get("X-Frame-Options", "").lower() == "deny" else -20


def referrer(headers: Headers) -> int:
    said = headers.get("Referrer-Policy", "").lower()
    return 5 if said in PRIVATE else -5 if said else 0


def sharing(headers: Headers) -> int:
    """Rate what other sites' scripts may read: all may, but in nobody's name."""
    return -50 if "Access-Control-Allow-Credentials" in headers else 0


def isolation(headers: Headers) -> int:
    """Rate the three cross-origin policies."""
    chart = {
        "Cross-Origin-Opener-Policy": {"same-origin": 10},
        "Cross-Origin-Embedder-Policy": {"require-corp": 10},
        "Cross-Origin-Resource-Policy": {"same-origin": 10, "same-site": 10, "cross-origin": 0},
    }
    said = {name: headers.get(name, "") for name in chart}
    return sum(chart[name].get(value, -5) if value else 0 for name, value in said.items())


def score(headers: Headers) -> int:
    """Return the score of an answer over TLS. 100 and more is an A+."""
    sniffing = 0 if headers.get("X-Content-Type-Options", "").lower() == "nosniff" else -5
    cookies = -20 if "Set-Cookie" in headers else 0
    rated = [rate(headers) for rate in (content, transport, framing, referrer, sharing, isolation)]
    rated += [sniffing, cookies]
    plain = BEST + sum(each for each in rated if each < 0)
    return plain + sum(each for each in rated if each > 0) if plain >= EXTRA_FROM else plain
