"""Reads the files of the record: ordinary files in its folder, of a stated size, in UTF-8."""

from pathlib import Path

from medway_portal.loading.problems import Place, Problems
from sources.characters import UNUSABLE, character_name
from sources.sentences import normalise_newlines

LARGEST = 2_000_000  # bytes


def read_bytes(folder: Path, path: Path, problems: Problems, place: Place) -> bytes | None:
    """Return the content of ``path`` in ``folder``, or report at ``place`` why it is not read."""
    name = str(path.relative_to(folder))
    subject = "the file" if place.file == name else name
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            fault = "is a link that leads out of the folder; put the file itself there"
        elif not real.is_file():
            fault = "is a folder or a pipe, not a file that can be read; take it away"
        elif real.stat().st_size > LARGEST:
            fault = f"is larger than {LARGEST:,} bytes; divide it into several files"
        else:
            return real.read_bytes()
    except FileNotFoundError:
        if not path.is_symlink():
            problems.add(place, f"there is no file {name}; check its name")
            return None
        fault = "is a link to a file that is not there; put the file itself there"
    except (OSError, RuntimeError, ValueError) as error:
        # RuntimeError: links in a circle. ValueError: a name with a zero byte.
        why = getattr(error, "strerror", None) or error
        fault = f"cannot be read ({why}); give it a short, plain name and allow reading it"
    problems.add(place, f"{subject} {fault}")
    return None


def read_text(folder: Path, path: Path, problems: Problems) -> str | None:
    """Return the text of ``path`` in ``folder``, or report why it is not read."""
    name = str(path.relative_to(folder))
    content = read_bytes(folder, path, problems, Place(name))
    return None if content is None else decode(content, name, problems)


def decode(content: bytes, name: str, problems: Problems, place: Place | None = None) -> str | None:
    """Return ``content`` as text, with newlines as ``\\n`` and without a byte order mark.

    If it is not UTF-8 or has characters that no text needs, report so, at ``place`` or at the line
    of the file ``name``, and return ``None``.
    """
    subject = name if place else "the file"
    try:
        text = normalise_newlines(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.add(
            place or Place(name, line),
            f"{subject} is not UTF-8 ({_encoding(content, error.start, line)}); save it as UTF-8",
        )
        return None
    if found := UNUSABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        advice = (
            "the file looks like UTF-16; save it as UTF-8"
            if found[0] == "\x00"
            else "take out this one and any others"
        )
        problems.add(
            place or Place(name, line),
            f"{subject} has the character {character_name(found[0])}, which no text may have, "
            f"at line {line}, place {column}; {advice}",
        )
        return None
    return text


def _encoding(content: bytes, at: int, line: int) -> str:
    """Say what another encoding the bytes may have, and where that shows first."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "it is UTF-16"
    byte = content[at : at + 1]
    meant = byte.decode("cp1252", "replace")
    return f"line {line} has the byte {byte.hex()}, which is “{meant}” in Windows-1252"
