"""Whatever stands in the folder, the checker ends, with nothing or with sentences."""

import re
import shutil
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from medway_portal.loading.problems import Problems, SeedsError
from medway_portal.loading.yaml_files import UNREADABLE, parse
from medway_portal.management.commands.load_seeds import checked
from sources import dates
from tests.environment import RECORD

# The fixture's folder is written anew for every example.
of_one_folder = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
FILES = sorted(
    str(path.relative_to(RECORD))
    for path in [
        *RECORD.glob("*.*"),
        *(RECORD / "records").iterdir(),
        *(RECORD / "texts").iterdir(),
    ]
)
SENTENCE = re.compile(r"[\w./-]+:[1-9][0-9]*: .+[^:;,]")
PIECES = st.sampled_from(
    ["findings:", "source:", "changes:", "\n", "\n  - ", "\n    ", "ref: F1", "words: |-", "text: ",
     "{", "}", "[", "]", "&a", "*a", "!!int ", "? ", ": ", "- ", "'", '"', "\t", "%YAML 9.9", "---",
     "...", "#", " #x", "<<: ", "9" * 400, "1.5", "true", "~", "TODO", "\u202e", "– ", "date:"]
)  # fmt: skip


def assert_sentences(seeds: Path) -> None:
    """Check the folder; all that the checker may do is accept it or tell faults in sentences."""
    try:
        checked(seeds)
    except SeedsError as error:
        wrong = [line for line in str(error).split("\n") if not SENTENCE.fullmatch(line)]
        assert not wrong, wrong


@given(st.lists(PIECES).map("".join) | st.text())
def test_any_yaml_is_read_or_refused(text: str) -> None:
    problems = Problems()

    content = parse(text, "extra.yaml", problems)

    assert content is not UNREADABLE or problems


@of_one_folder
@given(st.binary() | st.lists(PIECES).map("".join).map(str.encode) | st.text().map(str.encode))
def test_a_file_of_any_bytes_beside_the_others(seeds: Path, content: bytes) -> None:
    (seeds / "records" / "extra.yaml").write_bytes(content)

    assert_sentences(seeds)


@of_one_folder
@given(st.sampled_from(FILES), st.data())
def test_a_file_with_a_piece_of_it_replaced(seeds: Path, name: str, data: st.DataObject) -> None:
    before = (RECORD / name).read_bytes()
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, min(start + 200, len(before))))
    piece = data.draw(st.binary(max_size=20) | PIECES.map(str.encode))
    (seeds / name).unlink()  # the schema is a link
    (seeds / name).write_bytes(before[:start] + piece + before[end:])
    try:
        assert_sentences(seeds)
    finally:
        shutil.copy(RECORD / name, seeds / name)


@of_one_folder
@given(st.sampled_from(FILES), st.data())
def test_a_file_with_lines_moved_about(seeds: Path, name: str, data: st.DataObject) -> None:
    lines = (RECORD / name).read_text(encoding="utf-8").split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    to = data.draw(st.integers(0, len(lines) - 1))
    count = data.draw(st.integers(1, 5))
    moved = lines[at : at + count]
    if data.draw(st.booleans()):
        del lines[at : at + count]
    lines[to:to] = moved
    (seeds / name).unlink()
    (seeds / name).write_text("\n".join(lines), encoding="utf-8")
    try:
        assert_sentences(seeds)
    finally:
        shutil.copy(RECORD / name, seeds / name)


@given(st.text() | st.text("0123456789-/.~?%"))
def test_any_text_is_a_date_or_is_refused_with_the_remedy(text: str) -> None:
    try:
        dates.read(text)
    except ValueError as error:
        refused = str(error)
    else:
        refused = "; put the earlier date first"

    assert "; write 2019-08-27" in refused or refused.endswith("; put the earlier date first")


MANY = {
    "findings": "  - {{ref: F5, title: Homes}}\n",
    "words": (
        "  - {{ref: F{0}, title: Homes, words: {{text: Care leavers {0} live, source: S4}}, "
        "voice: background, polarity: mixed, themes: [health]}}\n"
    ),
    "themes": (
        "  - {{ref: F{0}, title: Homes, words: {{text: Care leavers, source: S4}}, "
        "voice: background, polarity: mixed, themes: [helth{0}]}}\n"
    ),
    "fields": "  - {{ref: F{0}, colour: red, color: red}}\n",
}


@pytest.mark.parametrize("faulty", MANY)
def test_thousands_of_faults_are_told_by_the_hundred(seeds: Path, faulty: str) -> None:
    entries = "".join(MANY[faulty].format(number) for number in range(1000, 3000))
    (seeds / "records" / "extra.yaml").write_text(f"findings:\n{entries}", encoding="utf-8")

    with pytest.raises(SeedsError) as error:
        checked(seeds)

    told = [line for line in str(error.value).split("\n") if line.startswith("records/extra.yaml:")]
    assert len(told) == 101
    assert re.search(r": and [0-9]+,[0-9]{3} more faults from here to line [0-9]+; mend", told[-1])
