"""The rules of what a record repeats from its words: a figure as printed, its value, a grade."""

import re
from collections.abc import Iterator
from fractions import Fraction

from medway_portal.loading.drafts import Draft, Drafts
from medway_portal.loading.problems import Problems
from sources.sentences import sentences_in

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate(ONES)}
NUMBERS |= {word: 10 * number for number, word in enumerate(TENS, 2)}
NUMBERS |= {"once": 1, "both": 2, "double": 2, "twice": 2, "dozen": 12}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
SCALES |= {"k": 1000, "m": 10**6, "bn": 10**9}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
NUMBER_OR_WORD = re.compile(r"(?:(?<!\w)[-−])?[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?|[a-z]+")
MOST_DIGITS = 15


def check_printed(drafts: Drafts, problems: Problems) -> None:
    """Report grades and figures that the words of their records do not hold."""
    for draft in drafts.of_kind("rating"):
        if not _holds(draft, drafts, draft.get("grade"), re.IGNORECASE):
            problems.add(
                draft.entry.at("grade"),
                f"“{draft.get('grade')}” is neither in the words nor in their sentence; copy the "
                "grade from there",
            )
    for draft in drafts.of_kind("figure"):
        _check_figure(draft, drafts, problems)


def _check_figure(draft: Draft, drafts: Drafts, problems: Problems) -> None:
    printed, value = draft.get("as_printed"), draft.get("value")
    if not _holds(draft, drafts, printed):
        problems.add(
            draft.entry.at("as_printed"),
            f"“{printed}” is neither in the words nor in their sentence; copy the number from "
            "there",
        )
    numbers = numbers_in(printed)
    if Fraction(str(value)) not in numbers:
        said = ", ".join(f"{float(number):,.10g}" for number in sorted(numbers)) or "no number"
        problems.add(
            draft.entry.at("value"),
            f"“value” is {value}, and “{printed}” says {said}; correct one of them",
        )


def _holds(draft: Draft, drafts: Drafts, sought: str, flags: int = 0) -> bool:
    """Tell whether ``sought`` stands in a sentence of the record, or whether that is not known."""
    whole_words = re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)", flags)
    texts = list(_texts(draft, drafts))
    # Words that are not found are told as a fault of their own.
    return not texts or any(whole_words.search(text) for text in texts)


def _texts(draft: Draft, drafts: Drafts) -> Iterator[str]:
    """Yield the words of the record with the sentences around them."""
    for passage in draft.passages:
        source = drafts.sources[passage.source]
        touched = sentences_in(source.sentences, passage.start, passage.end)
        start = min(passage.start, source.sentences[touched[0]].start)
        yield source.text[start : max(passage.end, source.sentences[touched[-1]].end)]


def numbers_in(text: str) -> set[Fraction]:
    """Return the numbers that ``text`` may mean.

    “£2.6 million” may be 2.6, in millions, or 2600000. Parts may be per cent: “half” is 0.5 or 50.
    """
    found: set[Fraction] = set()
    before: Fraction | None = None  # the number that the words before make up
    one_in: Fraction | None = None  # the first number of “one in four”
    for token in NUMBER_OR_WORD.findall(text.casefold()):
        number, part = _number(token), PARTS.get(token.removesuffix("s"))
        if number is not None:
            found |= {number} if one_in is None else {number, *_parts(one_in / (number or 1))}
            before, one_in = _joined(before, number), None
        elif token in SCALES:
            before = (before or 1) * Fraction(SCALES[token])
        elif part:
            found |= _parts((before or 1) / Fraction(part)) | {(before or 0) + 1 / Fraction(part)}
        elif token in ("in", "of"):
            before, one_in = None, before
        elif token not in ("and", "a", "out"):  # two hundred and ten, two and a half
            before = None
        found |= {before} if before is not None else set()
    return found


def _number(token: str) -> Fraction | None:
    if token[-1].isdigit():
        return Fraction(token.replace(",", "").replace("−", "-")[:MOST_DIGITS])
    return Fraction(NUMBERS[token]) if token in NUMBERS else None


def _joined(before: Fraction | None, number: Fraction) -> Fraction:
    """Return the number of “twenty” and “five”, or the second of two that are apart."""
    digits = 10 ** len(str(int(abs(number))))
    return before + number if before and before % digits == 0 else number


def _parts(share: Fraction) -> set[Fraction]:
    """Return ``share`` with some decimals, and per cent."""
    return {round(share, places) for places in (2, 3, 4)} | {
        round(100 * share, places) for places in (0, 1, 2)
    }
