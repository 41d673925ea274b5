"""The five texts, read from their files."""

from collections.abc import Callable

import pytest

from sources.sentences import normalise_newlines, sentences
from tests.conftest import SEEDS


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Each text under the first three characters of its file's name."""
    return {
        path.name[:3]: normalise_newlines(path.read_bytes().decode("utf-8"))
        for path in sorted((SEEDS / "texts").iterdir())
    }


@pytest.fixture
def line(texts: dict[str, str]) -> Callable[[str, int], list[str]]:
    """Return the sentences of one line of one text."""

    def sentences_of(file: str, number: int) -> list[str]:
        text = texts[file]
        return [text[s.start : s.end] for s in sentences(text) if s.paragraph == number]

    return sentences_of
