"""A request gets the right encoding, or a 304."""

import gzip

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_portal.serving.answers import Answer, Headers, Store, best_encoding, finished

VERSION = b"one"
DATE = b"Sun, 22 Nov 2026 06:00:00 GMT"
PAGE = {
    b"content-type": b"text/html",
    b"cache-control": b"public",
    b"last-modified": DATE,
    b"x-record-version": VERSION,
}
ROOM = 3600  # bytes: enough for one page and no second one


def page(body: bytes = b"a page of words, " * 30) -> Answer:
    return finished(200, PAGE, body)


def filled(capacity: int) -> Store:
    store = Store(capacity)
    store.set_version(VERSION)
    return store


def asks(**headers: bytes) -> Headers:
    return {name.replace("_", "-").encode(): value for name, value in headers.items()}


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (b"", b""),
        (b"gzip", b"gzip"),
        (b"gzip, br", b"br"),
        (b"br;q=0.5, gzip;q=0.9", b"br"),
        (b"br;q=0.0, gzip;q=0.001", b"gzip"),
        (b"br;q=0, gzip;q=0", b""),
        (b"*", b"br"),
        (b"*;q=0", b""),
        (b"gzip, *;q=0", b"gzip"),
        (b"GZIP ; Q=1", b"gzip"),
        (b"br;q=nonsense", b"br"),
        (b"sbr, brotli, x-gzip", b""),
        (b"deflate, zstd", b""),
    ],
)
def test_a_reader_gets_the_smallest_form_that_it_takes(accepted: bytes, encoding: bytes) -> None:
    assert best_encoding(accepted) == encoding


@given(st.binary(max_size=60))
def test_whatever_a_reader_says_that_it_takes_it_gets_one_of_three_forms(accepted: bytes) -> None:
    assert best_encoding(accepted) in (b"br", b"gzip", b"")


@given(st.binary(min_size=0, max_size=2000))
def test_every_form_unpacks_to_the_same_bytes(body: bytes) -> None:
    plain = page(body)
    br, packed = plain.compressed(b"br"), plain.compressed(b"gzip")

    assert plain.body == brotli.decompress(br.body) == gzip.decompress(packed.body) == body
    assert len({answer.headers[b"etag"] for answer in (plain, br, packed)}) == 3
    for answer in (plain, br, packed):
        assert answer.headers[b"content-length"] == b"%d" % len(answer.body)


@pytest.mark.parametrize(
    ("kind", "size", "expected"),
    [
        (b"text/html; charset=utf-8", 200, True),
        (b"text/html; charset=utf-8", 199, False),
        (b"application/atom+xml", 5000, True),
        (b"application/json", 5000, True),
        (b"image/svg+xml", 5000, True),
        (b"image/png", 5000, False),
        (b"application/vnd.openxmlformats-officedocument.wordprocessingml.document", 5000, False),
    ],
)
def test_what_is_text_and_not_short_is_packed_once(
    kind: bytes, size: int, *, expected: bool
) -> None:
    answer = finished(200, {b"content-type": kind}, b"a" * size)

    assert answer.is_compressible is expected
    assert (b"vary" in answer.headers) is expected
    assert not answer.compressed(b"gzip").is_compressible


@pytest.mark.parametrize(
    "tags",
    [
        b"{tag}",
        b"W/{tag}",
        b'"other", {tag}',
        b'"with, a comma", W/"x",{tag} , "more"',
        b"*",
    ],
)
def test_who_has_the_answer_does_not_get_it_again(tags: bytes) -> None:
    answer = page().compressed(b"br")

    sent = answer.for_request(asks(if_none_match=tags.replace(b"{tag}", answer.headers[b"etag"])))

    assert (sent.status, sent.body) == (304, b"")
    told = {b"cache-control", b"last-modified", b"x-record-version", b"etag", b"vary"}
    assert sent.headers == {name: answer.headers[name] for name in told}


@pytest.mark.parametrize("tags", [b'"other"', b'"', b"{bare}", b'W/"x", "y"'])
def test_who_has_another_answer_gets_this_one(tags: bytes) -> None:
    answer = page()
    tags = tags.replace(b"{bare}", answer.headers[b"etag"].strip(b'"'))

    # The date does not count where there is a tag.
    assert answer.for_request(asks(if_none_match=tags, if_modified_since=DATE)) is answer


def test_the_tag_of_one_form_is_not_that_of_another() -> None:
    br, packed = page().compressed(b"br"), page().compressed(b"gzip")

    assert br.for_request(asks(if_none_match=packed.headers[b"etag"])) is br


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (DATE, 304),
        (b"Mon, 23 Nov 2026 06:00:00 GMT", 200),  # of an answer older than a clock set back
        (b"Sun, 22 Nov 2026 05:59:59 GMT", 200),
        (b"yesterday", 200),
        (b"Sun, 22 Nov 2026 06:00:00", 200),
        (b"\xff", 200),
    ],
)
def test_only_the_very_date_tells_that_a_reader_has_it(since: bytes, expected: int) -> None:
    assert page().for_request(asks(if_modified_since=since)).status == expected


def test_who_says_nothing_gets_an_answer_without_a_date() -> None:
    assert finished(200, {}, b"ok").for_request({}).status == 200


def test_an_error_is_always_sent_whole() -> None:
    answer = finished(404, PAGE, b"not here")

    assert answer.for_request(asks(if_none_match=b"*")) is answer


def test_a_store_keeps_what_was_asked_for_last_within_its_room() -> None:
    store = filled(ROOM * 3)
    for name in "abc":
        store.put((name,), page())

    store.get(("a",))
    store.put(("d",), page())

    assert [name for name in "abcd" if store.get((name,))] == ["a", "c", "d"]
    assert store.capacity - ROOM < store.size <= store.capacity


def test_a_store_counts_once_what_is_put_twice() -> None:
    store = filled(ROOM * 3)
    store.put(("a",), page())
    held = store.size

    store.put(("a",), page())

    assert store.size == held


def test_a_store_does_not_give_up_all_for_one_answer_too_large_for_it() -> None:
    store = filled(ROOM * 3)
    store.put(("small",), page())
    held = store.size

    store.put(("large",), page(b"words " * 100_000))

    assert store.get(("small",))
    assert store.get(("large",)) is None
    assert store.size == held


def test_an_answer_that_fills_a_store_is_held() -> None:
    taken = filled(1_000_000)
    taken.put(("a",), page())
    store = filled(taken.size)

    store.put(("a",), page())

    assert store.get(("a",))


def test_a_store_forgets_everything_of_another_version() -> None:
    store = filled(1_000_000)
    store.put(("a",), page())

    store.set_version(VERSION)
    assert store.get(("a",))
    store.set_version(b"two")
    assert store.get(("a",)) is None
    assert store.size == 0


@pytest.mark.parametrize("loaded", [b"", b"two"])
def test_an_answer_of_another_version_than_the_loaded_one_is_not_held(loaded: bytes) -> None:
    store = Store(1_000_000)
    store.set_version(loaded)

    store.put(("a",), page())

    assert store.get(("a",)) is None


@pytest.mark.parametrize(
    ("status", "told", "expected"),
    [
        (200, b"public, max-age=31536000, immutable", True),
        (200, b"no-store", False),
        (200, b"", False),
        (404, b"public", False),
        (301, b"public", False),
    ],
)
def test_only_what_is_right_and_for_all_is_held(
    status: int, told: bytes, *, expected: bool
) -> None:
    store = filled(1_000_000)
    headers = {b"cache-control": told} if told else {}

    store.put(("a",), finished(status, headers, b"a file, the same in all versions"))

    assert (store.get(("a",)) is not None) is expected
