"""Answers are compressed for those who ask for it, and are the same when unpacked."""

import gzip

import brotli
import pytest
from django.test import Client

ADDRESSES = ["/", "/findings/", "/findings.json", "/findings.csv", "/sources/S1.txt", "/nowhere/"]
pytestmark = pytest.mark.django_db


UNPACKING = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("taken", "given"),
    [("gzip", "gzip"), ("gzip, deflate, br", "br"), ("gzip, br;q=0", "gzip"), ("BR", "br")],
)
def test_an_answer_is_compressed_and_says_so(
    client: Client, address: str, taken: str, given: str
) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": taken})

    assert packed.status_code == plain.status_code
    assert packed["Content-Encoding"] == given
    assert UNPACKING[given](packed.content) == plain.content
    assert len(packed.content) == int(packed["Content-Length"]) < len(plain.content) / 1.8


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_cache_is_told_that_the_two_forms_differ(client: Client, address: str) -> None:
    plain = client.get(address)

    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in plain["Vary"]


def test_a_pack_in_hand_is_in_the_compressed_page_too(client: Client) -> None:
    packed = client.get("/findings/?briefing=F12", headers={"accept-encoding": "gzip"})

    assert b"briefing=F12" in gzip.decompress(packed.content)


def test_what_is_shorter_than_its_compression_would_be_is_left_alone(client: Client) -> None:
    answer = client.get("/healthz", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in answer
