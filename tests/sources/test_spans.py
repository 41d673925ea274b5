"""Overlapping ranges are cut into stretches that tile the text."""

from itertools import pairwise

import hypothesis.strategies as st
from hypothesis import given

from sources.spans import Span, Stretch, stretches

BOUNDS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)
SPANS = st.lists(BOUNDS, max_size=8).map(
    lambda ranges: [Span(start, end, key) for key, (start, end) in enumerate(ranges, 1)]
)


@given(BOUNDS, SPANS)
def test_stretches_tile_the_range_exactly(bounds: list[int], spans: list[Span]) -> None:
    start, end = bounds

    found = list(stretches(start, end, spans))

    assert [place for s in found for place in range(s.start, s.end)] == list(range(start, end))
    assert all(stretch.start < stretch.end for stretch in found)


@given(BOUNDS, SPANS)
def test_a_stretch_has_the_spans_that_hold_each_of_its_characters(
    bounds: list[int], spans: list[Span]
) -> None:
    for stretch in stretches(*bounds, spans):
        for place in range(stretch.start, stretch.end):
            holding = {span.key for span in spans if span.start <= place < span.end}
            assert set(stretch.keys) == holding
            assert len(stretch.keys) == len(holding)


@given(BOUNDS, SPANS)
def test_nothing_is_cut_without_need(bounds: list[int], spans: list[Span]) -> None:
    spans = [span for span in spans if span.start < span.end]

    found = stretches(*bounds, spans)

    assert all(one.keys != other.keys for one, other in pairwise(found))


@given(BOUNDS, SPANS)
def test_the_longest_span_comes_first(bounds: list[int], spans: list[Span]) -> None:
    lengths = {span.key: span.end - span.start for span in spans}

    for stretch in stretches(*bounds, spans):
        own = [lengths[key] for key in stretch.keys]
        assert own == sorted(own, reverse=True)


def test_a_passage_in_another_and_one_across_its_end() -> None:
    spans = [Span(2, 4, 1), Span(0, 6, 2), Span(5, 9, 3)]

    assert list(stretches(0, 8, spans)) == [
        Stretch(0, 2, (2,)),
        Stretch(2, 4, (2, 1)),
        Stretch(4, 5, (2,)),
        Stretch(5, 6, (2, 3)),
        Stretch(6, 8, (3,)),
    ]
