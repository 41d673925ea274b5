"""Responses are compressed for clients that accept it, without any change."""

import gzip

import brotli
import pytest

from tests.processes import Server, ask

ADDRESSES = ["/", "/findings/", "/findings.json", "/findings.csv", "/sources/S1.txt", "/nowhere/"]
UNPACKING = {"gzip": gzip.decompress, "br": brotli.decompress}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("taken", "given"),
    [("gzip", "gzip"), ("gzip, deflate, br", "br"), ("gzip, br;q=0", "gzip"), ("BR", "br")],
)
def test_an_answer_is_compressed_and_says_so(
    portal: Server, address: str, taken: str, given: str
) -> None:
    plain = ask(f"{portal.address}{address}")
    packed = ask(f"{portal.address}{address}", Accept_Encoding=taken)

    assert packed.status == plain.status
    assert packed.headers["Content-Encoding"] == given
    assert UNPACKING[given](packed.body) == plain.body
    assert len(packed.body) == int(packed.headers["Content-Length"]) < len(plain.body) / 1.8


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_cache_is_told_that_the_two_forms_differ(portal: Server, address: str) -> None:
    plain = ask(f"{portal.address}{address}")

    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_pack_in_hand_is_in_the_compressed_page_too(portal: Server) -> None:
    packed = ask(f"{portal.address}/findings/?briefing=F12", Accept_Encoding="gzip")

    assert b"/briefing/?ref=F12" in gzip.decompress(packed.body)


def test_what_is_shorter_than_its_compression_would_be_is_left_alone(portal: Server) -> None:
    answer = ask(f"{portal.address}/healthz", Accept_Encoding="gzip")

    assert "Content-Encoding" not in answer.headers
