"""Which form of an answer a request gets, and whether it gets it again."""

import gzip
from urllib.parse import parse_qsl, urlencode

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_portal.serving.answers import IDENTITY, Answer, Store, preferred
from medway_portal.serving.cache import in_one_order

VERSION = "one"
PAGE = [
    (b"content-type", b"text/html"),
    (b"cache-control", b"public"),
    (b"last-modified", b"Sun, 22 Nov 2026 06:00:00 GMT"),
    (b"x-record-version", VERSION.encode()),
]


def page(body: bytes = b"a page of words, " * 30) -> Answer:
    return Answer(200, PAGE, body)


def filled(room: int) -> Store:
    store = Store(room)
    store.turn_to(VERSION)
    return store


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        (b"", IDENTITY),
        (b"gzip", b"gzip"),
        (b"gzip, br", b"br"),
        (b"br;q=0.5, gzip;q=0.9", b"gzip"),
        (b"br;q=0, gzip;q=0", IDENTITY),
        (b"*", b"br"),
        (b"*;q=0", IDENTITY),
        (b"gzip, *;q=0", b"gzip"),
        (b"GZIP ; Q=1", b"gzip"),
        (b"br;q=nonsense", IDENTITY),
        (b"sbr, brotli, x-gzip", IDENTITY),
        (b"deflate, zstd", IDENTITY),
    ],
)
def test_a_reader_gets_the_smallest_form_that_it_takes(accepted: bytes, encoding: bytes) -> None:
    assert preferred(accepted) == encoding


@given(st.binary(max_size=60))
def test_whatever_a_reader_says_that_it_takes_it_gets_an_answer(accepted: bytes) -> None:
    answer = page()

    assert answer.encode(answer.encoding(accepted)).body


@given(st.binary(min_size=0, max_size=2000))
def test_every_form_unpacks_to_the_same_bytes(body: bytes) -> None:
    unpacked = {IDENTITY: bytes, b"gzip": gzip.decompress, b"br": brotli.decompress}
    answer = page(body)
    variants = {name: answer.encode(name) for name in unpacked}

    assert {unpacked[name](each.body) for name, each in variants.items()} == {body}
    assert len({each.etag for each in variants.values()}) == len(variants)


def test_an_encoding_is_made_when_it_is_asked_for_and_once() -> None:
    answer = page()
    assert list(answer.variants) == [IDENTITY]

    first = answer.encode(b"br")

    assert answer.encode(b"br") is first
    assert list(answer.variants) == [IDENTITY, b"br"]


def test_a_picture_is_not_compressed_again() -> None:
    answer = Answer(200, [(b"content-type", b"image/png")], b"\0" * 5000)

    assert answer.encoding(b"br") == IDENTITY


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
    answer = page()
    variant = answer.encode(b"br")

    assert answer.is_held_by(variant, tags.replace(b"{tag}", variant.etag), b"")


@pytest.mark.parametrize("tags", [b'"other"', b'"', b"{bare}", b'W/"x", "y"'])
def test_who_has_another_answer_gets_this_one(tags: bytes) -> None:
    answer = page()
    variant = answer.encode(b"br")
    tags = tags.replace(b"{bare}", variant.etag.strip(b'"'))

    # The date does not count where there is a tag.
    assert not answer.is_held_by(variant, tags, answer.last_modified)


def test_the_tag_of_one_form_is_not_that_of_another() -> None:
    answer = page()

    assert not answer.is_held_by(answer.encode(b"br"), answer.encode(b"gzip").etag, b"")


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (b"Sun, 22 Nov 2026 06:00:00 GMT", True),
        (
            b"Mon, 23 Nov 2026 06:00:00 GMT",
            False,
        ),  # of an answer older than a clock that was set back
        (b"Sun, 22 Nov 2026 05:59:59 GMT", False),
        (b"yesterday", False),
        (b"Sun, 22 Nov 2026 06:00:00", False),
        (b"\xff", False),
    ],
)
def test_only_the_very_date_tells_that_a_reader_has_it(since: bytes, *, expected: bool) -> None:
    answer = page()

    assert answer.is_held_by(answer.encode(IDENTITY), b"", since) is expected


def test_an_error_is_always_sent_whole() -> None:
    answer = Answer(404, PAGE, b"not here")

    assert not answer.is_held_by(answer.encode(IDENTITY), b"*", b"")


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=5)), max_size=8))
def test_the_order_of_parameters_makes_no_other_address(pairs: list[tuple[str, str]]) -> None:
    found = in_one_order(urlencode(pairs))

    assert in_one_order(found) == found
    values = parse_qsl(found, keep_blank_values=True)
    for name in "abc":  # those of one name stay as they were: a pack is in the order chosen
        assert [v for n, v in values if n == name] == [v for n, v in pairs if n == name]
    assert in_one_order(urlencode(sorted(pairs, key=lambda pair: pair[0]))) == found


def test_a_store_keeps_what_was_asked_for_last_within_its_room() -> None:
    answer = page()
    store = filled(room=answer.size * 3)
    for name in "abc":
        store.put((name, ""), answer)

    store.get(("a", ""))
    store.put(("d", ""), answer)

    assert [name for name in "abcd" if store.get((name, ""))] == ["a", "c", "d"]
    assert store.held == answer.size * 3


def test_a_store_knows_how_much_it_holds_when_an_answer_grows() -> None:
    answer, other = page(), page()
    store = filled(room=12_000)  # bytes: two plain and one packed
    store.put(("a", ""), answer)
    store.put(("b", ""), other)

    answer.encode(b"br")
    store.put(("a", ""), answer)

    assert store.held == answer.size + other.size
    answer.encode(b"gzip")
    store.put(("a", ""), answer)
    assert [name for name in "ab" if store.get((name, ""))] == ["a"]
    assert store.held == answer.size


def test_a_store_does_not_give_up_all_for_one_answer_too_large_for_it() -> None:
    small, large = page(), page(b"words " * 100_000)
    store = filled(room=small.size * 3)
    store.put(("small", ""), small)

    store.put(("large", ""), large)

    assert store.get(("small", "")) is small
    assert store.get(("large", "")) is None
    assert store.held == small.size


def test_an_answer_that_fills_a_store_is_held() -> None:
    answer = page()
    store = filled(room=answer.size)

    store.put(("a", ""), answer)

    assert store.get(("a", "")) is answer


def test_a_store_forgets_everything_of_another_version() -> None:
    store = filled(room=1_000_000)
    store.put(("a", ""), page())

    store.turn_to(VERSION)
    assert store.get(("a", ""))
    store.turn_to("two")
    assert store.get(("a", "")) is None
    assert store.held == 0


@pytest.mark.parametrize("loaded", ["", "two"])
def test_an_answer_of_another_version_than_the_loaded_one_is_not_held(loaded: str) -> None:
    store = Store(room=1_000_000)
    store.turn_to(loaded)

    store.put(("a", ""), page())

    assert store.get(("a", "")) is None


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
    store = filled(room=1_000_000)
    headers = [(b"cache-control", told)] if told else []

    store.put(("a", ""), Answer(status, headers, b"a file, the same in all versions"))

    assert (store.get(("a", "")) is not None) is expected
