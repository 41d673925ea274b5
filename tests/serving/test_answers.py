"""Which form of an answer a request gets, and whether it gets it again."""

import gzip
from urllib.parse import parse_qsl, urlencode

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_portal.serving.answers import IDENTITY, Finished, finished, is_unchanged, preferred
from medway_portal.serving.front import in_one_order
from medway_portal.serving.store import Store

PAGE = [(b"content-type", b"text/html"), (b"last-modified", b"Sun, 22 Nov 2026 06:00:00 GMT")]


def page(body: bytes = b"a page of words, " * 30) -> Finished:
    return finished(200, PAGE, body)


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
    assert page().variant(accepted).start["status"] == 200


@given(st.binary(min_size=0, max_size=2000))
def test_every_form_unpacks_to_the_same_bytes(body: bytes) -> None:
    variants = page(body).variants
    unpacked = {IDENTITY: bytes, b"gzip": gzip.decompress, b"br": brotli.decompress}

    assert {unpacked[name](each.body["body"]) for name, each in variants.items()} == {body}
    assert len({each.etag for each in variants.values()}) == len(variants)


def test_a_picture_is_not_compressed_again() -> None:
    answer = finished(200, [(b"content-type", b"image/png")], b"\0" * 5000)

    assert list(answer.variants) == [IDENTITY]


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
    variant = answer.variant(b"br")

    assert is_unchanged(answer, variant, tags.replace(b"{tag}", variant.etag), b"")


@pytest.mark.parametrize("tags", [b'"other"', b'"', b"{bare}", b'W/"x", "y"'])
def test_who_has_another_answer_gets_this_one(tags: bytes) -> None:
    answer = page()
    variant = answer.variant(b"br")
    tags = tags.replace(b"{bare}", variant.etag.strip(b'"'))

    # The date does not count where there is a tag.
    assert not is_unchanged(answer, variant, tags, answer.last_modified)


def test_the_tag_of_one_form_is_not_that_of_another() -> None:
    answer = page()

    assert not is_unchanged(answer, answer.variant(b"br"), answer.variant(b"gzip").etag, b"")


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (b"Sun, 22 Nov 2026 06:00:00 GMT", True),
        (b"Mon, 23 Nov 2026 06:00:00 GMT", True),
        (b"Sun, 22 Nov 2026 05:59:59 GMT", False),
        (b"yesterday", False),
        (b"Sun, 22 Nov 2026 06:00:00", False),
        (b"\xff", False),
    ],
)
def test_a_date_tells_whether_a_reader_has_it(since: bytes, *, expected: bool) -> None:
    answer = page()

    assert is_unchanged(answer, answer.variant(b""), b"", since) is expected


def test_an_error_is_always_sent_whole() -> None:
    answer = finished(404, PAGE, b"not here")

    assert not is_unchanged(answer, answer.variant(b""), b"*", b"")


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
    store = Store(room=answer.size * 3)
    for name in "abc":
        store.put((name, ""), answer)

    store.get(("a", ""))
    store.put(("d", ""), answer)

    assert [name for name in "abcd" if store.get((name, ""))] == ["a", "c", "d"]
    assert store.held <= store.room


def test_a_store_does_not_give_up_all_for_one_answer_too_large_for_it() -> None:
    small, large = page(), page(b"words " * 100_000)
    store = Store(room=small.size * 3)
    store.put(("small", ""), small)

    store.put(("large", ""), large)

    assert store.get(("small", "")) is small
    assert store.get(("large", "")) is None


def test_a_store_forgets_everything_of_another_version() -> None:
    store = Store(room=1_000_000)
    store.turn_to("one")
    store.put(("a", ""), page())

    store.turn_to("one")
    assert store.get(("a", ""))
    store.turn_to("two")
    assert store.get(("a", "")) is None
    assert store.held == 0
