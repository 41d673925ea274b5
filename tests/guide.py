"""Follows the guide for editors to the letter."""

import re
from pathlib import Path
from textwrap import dedent

LETTER = """\
Caseloads in the assessment team are still too high. Supervision is regular and recorded.
Some care leavers still do not have their health histories.

“We are glad of the progress, and we know that there is more to do,” the leader said.
The council will appoint ten more social workers by June.

Share this page
"""
NOT_YET = "leave-this-for-now"


def follow_the_guide(seeds: Path, digest: str = NOT_YET) -> Path:
    """Do steps 1 to 5 of “Add a source in ten minutes”; return the file of records.

    ``digest`` is what stands as the SHA-256 of the text.
    """
    guide = (seeds / "README.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"for example `(texts/\S+)`", guide)
    (records,) = re.findall(r"\*\*Make `(records/\S+)`\*\*", guide)
    blocks = re.findall(r"^   ```yaml\n(.*?)^   ```$", guide, re.DOTALL | re.MULTILINE)
    *blocks, change = blocks
    assert len(blocks) == 3
    (seeds / text).write_text(LETTER, encoding="utf-8")
    written = "\n".join(map(dedent, blocks)).replace(NOT_YET, digest)
    (seeds / records).write_text(written, encoding="utf-8")
    log = seeds / "records" / "changes.yaml"
    entry = dedent(change).removeprefix("changes:\n")
    log.write_text(f"{log.read_text(encoding='utf-8')}\n{entry}", encoding="utf-8")
    return seeds / records
