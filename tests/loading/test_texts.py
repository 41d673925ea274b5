"""The texts are held byte for byte, and each has one source that describes it."""

import hashlib
from pathlib import Path

from sources.redaction import BLANK
from tests.loading.conftest import Add, Refused
from tests.loading.entries import source


def test_a_text_that_is_empty(letter: Add, refused: Refused) -> None:
    at = letter(b"\n")

    assert refused() == [
        f"{at('S6', 'file')}: texts/005_letter.txt is empty; put the source's text there"
    ]


def test_a_text_that_is_no_longer_the_one_recorded(seeds: Path, refused: Refused) -> None:
    path = next((seeds / "texts").glob("002_*"))
    path.write_bytes(path.read_bytes() + b"\n")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()

    (fault,) = refused()
    assert fault.startswith("records/S3-statement.yaml:")
    assert (
        f": S3: texts/{path.name} is not the text that was recorded: its SHA-256 is {digest}. "
        "Put the original file back" in fault
    )


def test_a_text_with_other_line_ends_is_another_text(seeds: Path, refused: Refused) -> None:
    path = next((seeds / "texts").glob("002_*"))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    (fault,) = refused()
    assert f"texts/{path.name} is not the text that was recorded" in fault


def test_a_text_that_is_not_utf_8(letter: Add, refused: Refused) -> None:
    at = letter("Children’s services".encode("cp1252"))

    (fault,) = refused()
    assert fault.startswith(f"{at('S6', 'file')}: texts/005_letter.txt is not UTF-8 (")
    assert fault.endswith("; save it as UTF-8")


def test_a_text_that_is_missing(add: Add, refused: Refused) -> None:
    at = add(source=source())

    assert refused() == [
        f"{at('S6', 'file')}: there is no file texts/005_letter.txt; check its name"
    ]


def test_a_text_that_no_source_describes(seeds: Path, refused: Refused) -> None:
    (seeds / "texts" / "005_letter.txt").write_text("Dear council,", encoding="utf-8")

    assert refused() == [
        "texts/005_letter.txt:1: no source describes this text; add a file with “source:” for it, "
        "or take it away"
    ]


def test_a_text_that_two_sources_describe(seeds: Path, add: Add, refused: Refused) -> None:
    path = next((seeds / "texts").glob("003_*"))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    at = add(source=source(file=path.name, sha256=digest))

    # Its sentences are accounted for by the other source only.
    assert [fault for fault in refused() if fault.startswith(f"{at('S6', 'file')}: ")]


def test_a_text_with_the_character_that_stands_for_what_is_withheld(
    letter: Add, refused: Refused
) -> None:
    text = f"{BLANK}{BLANK}\n"
    at = letter(text.encode())

    (fault,) = [fault for fault in refused() if BLANK in fault and "texts/" in fault]
    assert fault.startswith(f"{at('S6', 'file')}: texts/005_letter.txt has the character {BLANK}")
    assert fault.endswith("ask a developer to choose another")


def test_two_sources_of_the_same_text(seeds: Path, letter: Add, refused: Refused) -> None:
    article = next((seeds / "texts").glob("004_*"))
    # The copy has other line ends, so it is not the same file.
    at = letter(article.read_bytes().replace(b"\n", b"\r\n"))

    assert refused() == [
        f"{at('S6', 'file')}: S5 has the same text, texts/{article.name}; describe each text as "
        "one source"
    ]
