"""Finds pasted words in a source text. Only an exact match counts."""

from difflib import SequenceMatcher

from sources.sentences import paragraph_at, paragraphs, sentences

MAX_DIFFERENCES = 4  # in a message to an editor


class AnchorError(ValueError):
    """The words have no single place in the text; the message says what to do."""


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
        raise AnchorError(_absent(text, words))
    if occurrence is None and len(found) > 1:
        lines = ", ".join(str(paragraph_at(text, start)) for start in found)
        raise AnchorError(
            f"the words are in the source {len(found)} times (lines {lines}); "
            f"add “occurrence” with a number from 1 to {len(found)}, or paste more words"
        )
    if occurrence is not None and not 1 <= occurrence <= len(found):
        raise AnchorError(
            f"occurrence {occurrence} does not exist: the words are in the source "
            f"{len(found)} time{'s' if len(found) > 1 else ''}"
        )
    start = found[(occurrence or 1) - 1]
    return start, start + len(words)


def _places(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _absent(text: str, words: str) -> str:
    near = nearest(text, words)
    if near is None:
        return "the words are not in the source, and nothing there is like them; check “source”"
    line, passage = near
    return (
        f"the words are not in the source. Nearest is line {line}: “{passage}”. "
        f"The difference: {difference(passage, words)}. Paste the source's own words"
    )


def nearest(text: str, words: str) -> tuple[int, str] | None:
    """Return the line number and text of the sentence or paragraph most like ``words``."""
    places = [(s.paragraph, text[s.start : s.end]) for s in sentences(text)]
    places += [(number, text[start:end]) for number, start, end in paragraphs(text)]
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(words)
    best, best_ratio = None, 0.4  # below this, texts are alike by chance
    for line, passage in places:
        matcher.set_seq1(passage)
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = (line, passage), ratio
    return best


def difference(source: str, record: str) -> str:
    """Say where ``record`` departs from ``source``, in words for an editor."""
    parts = []
    for change, a, b, c, d in SequenceMatcher(None, source, record, autojunk=False).get_opcodes():
        if change == "replace":
            parts.append(f"the source has “{source[a:b]}” where the record has “{record[c:d]}”")
        elif change == "delete":
            parts.append(f"the record lacks “{source[a:b]}”")
        elif change == "insert":
            parts.append(f"the record adds “{record[c:d]}”")
    more = "; and more" if len(parts) > MAX_DIFFERENCES else ""
    return "; ".join(parts[:MAX_DIFFERENCES]) + more
