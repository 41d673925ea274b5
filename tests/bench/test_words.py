"""Made-up words have the frequencies of a natural language."""

import random
from collections import Counter

from bench.corpus.words import VOCABULARY, Words, sentence
from search.tokenizer import normalise, terms

words = Words.made(random.Random(1))  # noqa: S311  # the same each time


def test_there_are_many_words_and_each_is_one_word_to_the_search() -> None:
    assert len(set(words.ranked)) == VOCABULARY
    assert [word for word in words.ranked if normalise(word) != word or len(terms(word)) != 1] == []


def test_common_words_are_common_and_rare_ones_rare() -> None:
    found = Counter(words.some(random.Random(2), 100_000))  # noqa: S311

    first, tenth = (found[words.ranked[rank - 1]] for rank in (1, 10))
    thousandth = sum(found[words.ranked[rank - 1]] for rank in range(901, 1101)) / 200
    assert 2 < first / tenth < 6
    assert 50 < tenth / thousandth < 130
    assert len(found) > 10_000


def test_a_sentence_has_its_words_and_no_more() -> None:
    assert sentence(["bar", "chun"]) == "Bar chun."
