"""Finds pasted words in a source text. Only an exact match counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby, islice

from sources.characters import character_name, folded
from sources.sentences import WORD, paragraph_at, paragraphs, sentences

MAX_DIFFERENCES = 4  # in a message to an editor
MAX_LINES = 10  # in a message to an editor
COMPARED = 500  # characters from the first difference on
TEXTS_AT_HAND = 32

Range = tuple[int, int]


class AnchorError(ValueError):
    """The words have no single place in the text; the message says what to do.

    ``meant`` has the ranges of the text of which the words may be.
    """

    def __init__(self, message: str, meant: Iterable[Range] = ()) -> None:
        super().__init__(message)
        self.meant = tuple(meant)


def anchor(text: str, words: str, occurrence: int | None = None) -> tuple[int, int]:
    """Return the half-open range of code points at which ``words`` stand in ``text``.

    ``occurrence`` counts from 1, from the start of the text, overlapping places included.
    Raises ``AnchorError`` when the words are empty, absent, or there more than once and no
    occurrence is named.
    """
    if not words.strip():
        raise AnchorError("the words are empty; paste the exact words of the source")
    found = _places(text, words)
    if not found:
        raise _absent(text, words)
    meant = [(start, start + len(words)) for start in found]
    if occurrence is None and len(found) > 1:
        lines = ", ".join(str(paragraph_at(text, start)) for start in found[:MAX_LINES])
        more = ", …" if len(found) > MAX_LINES else ""
        raise AnchorError(
            f"the words are in the source {len(found)} times (lines {lines}{more}); "
            f"add “occurrence” with a number from 1 to {len(found)}, or paste more words",
            meant,
        )
    if occurrence is not None and not 1 <= occurrence <= len(found):
        raise AnchorError(
            f"occurrence {occurrence} does not exist: the words are in the source "
            f"{len(found)} time{'s' if len(found) > 1 else ''}",
            meant,
        )
    start = found[(occurrence or 1) - 1]
    return start, start + len(words)


def _places(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _absent(text: str, words: str) -> AnchorError:
    """Return the fault of words that are not in the text."""
    if alike := _alike(text, words):
        return AnchorError(_hardly_seen(text, words.strip(), *alike), [alike])
    near = nearest(text, words)
    if near is None:
        return AnchorError(
            "the words are not in the source, and nothing there is like them; check “source”"
        )
    passage = text[slice(*near)]
    return AnchorError(
        f"the words are not in the source. Nearest is line {paragraph_at(text, near[0])}: "
        f"“{passage}”. The difference: {difference(passage, words)}. "
        "Paste the source's own words",
        [near],
    )


def _alike(text: str, words: str) -> Range | None:
    """Return the first range of ``text`` that looks like ``words``, or ``None``."""
    shown, offsets = _folded(text)
    sought = folded(words.strip())[0]
    first = shown.find(sought)
    if not sought or first < 0:
        return None
    return offsets[first], offsets[first + len(sought) - 1] + 1


def _hardly_seen(text: str, words: str, start: int, end: int) -> str:
    """Say in which characters ``words`` differ from the range of ``text`` that looks like them."""
    if text[start:end] == words:
        return (
            "the words begin or end with a space or a line break that the source does not have "
            "there; write them below “|-”, not below “|” or “>”"
        )
    said, remedy = [], "Paste the source's own words"
    differing = _differing(text, words, start, end)
    for at, theirs, ours in islice(differing, MAX_DIFFERENCES + 1):
        line, place = paragraph_at(text, at), at - text.rfind("\n", 0, at)
        said.append(
            f"at line {line}, place {place} the source has {_names(theirs)} "
            f"where the record has {_names(ours)}"
        )
        if "\n" in theirs:
            remedy = "The file breaks the line there; paste the words with the break"
        elif "\n" in ours:
            remedy = "Write each paragraph of the words on one line, below “|-”"
    return f"the words only look like those of the source: {_listed(said)}. {remedy}"


def _differing(text: str, words: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    """Yield where the range of ``text`` and ``words`` differ, and what stands in either there."""
    # Both are folded to the same characters, so the parts between these are pairs.
    theirs, ours = folded(text[start:end])[1], folded(words)[1]
    bounds = zip(
        *(theirs, [*theirs[1:], end - start]), *([0, *ours[1:]], [*ours[1:], len(words)]),
        strict=False,
    )  # fmt: skip
    pairs = [(start + a, text[start + a : start + b], words[c:d]) for a, b, c, d in bounds]
    for is_same, run in groupby(pairs, key=lambda pair: pair[1] == pair[2]):
        if not is_same:
            places, sources, records = zip(*run, strict=True)
            source, record = "".join(sources), "".join(records)
            before = _same_at_start(source, record)
            source, record = source[before:], record[before:]
            after = _same_at_start(source[::-1], record[::-1])
            yield (
                places[0] + before,
                source[: len(source) - after],
                record[: len(record) - after],
            )


def _same_at_start(one: str, other: str) -> int:
    """Return how many characters at the beginning of both are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _names(characters: str) -> str:
    return " and ".join(map(character_name, characters)) or "nothing"


def _listed(differences: list[str]) -> str:
    more = "; and more" if len(differences) > MAX_DIFFERENCES else ""
    return "; ".join(differences[:MAX_DIFFERENCES]) + more


def nearest(text: str, words: str) -> Range | None:
    """Return the range of the sentence or paragraph that has most of ``words``, or ``None``.

    Of several it is the shortest. None has less than half of them, because that may be chance.
    """
    held: Counter[Range] = Counter()
    wanted = _words(words)
    for word in wanted:
        held.update(_ranges_by_word(text).get(word, ()))
    best = max(held, key=lambda place: (held[place], place[0] - place[1]), default=None)
    return best if best and 2 * held[best] >= len(wanted) else None


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.casefold()))


@lru_cache(maxsize=TEXTS_AT_HAND)
def _ranges_by_word(text: str) -> Mapping[str, list[Range]]:
    """Return for each word of ``text`` the ranges of the sentences and paragraphs that have it."""
    found = defaultdict(list)
    ranges = {(sentence.start, sentence.end) for sentence in sentences(text)}
    for start, end in sorted(ranges | {(start, end) for _, start, end in paragraphs(text)}):
        for word in _words(text[start:end]):
            found[word].append((start, end))
    return found


@lru_cache(maxsize=TEXTS_AT_HAND)
def _folded(text: str) -> tuple[str, list[int]]:
    return folded(text)


def difference(source: str, record: str) -> str:
    """Say where ``record`` departs from ``source``, in words for an editor.

    Only some hundred characters from the first difference on are compared, because the time that it
    takes grows with the square of their number.
    """
    same = _same_at_start(source, record)
    source, record = source[same : same + COMPARED], record[same : same + COMPARED]
    parts = []
    for change, a, b, c, d in SequenceMatcher(None, source, record, autojunk=False).get_opcodes():
        if change == "replace":
            parts.append(f"the source has “{source[a:b]}” where the record has “{record[c:d]}”")
        elif change == "delete":
            parts.append(f"the record lacks “{source[a:b]}”")
        elif change == "insert":
            parts.append(f"the record adds “{record[c:d]}”")
    return _listed(parts)
