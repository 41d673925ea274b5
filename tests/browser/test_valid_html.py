"""Every kind of page is valid HTML, says the Nu Html Checker. bin/nu brings it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.kinds import EACH, KINDS, Kind
from tests.processes import ask

CHECKER = Path(settings.BASE_DIR, "var/nu/node_modules/vnu-jar/build/dist/vnu.jar")


@pytest.fixture(scope="module")
def messages(
    address: Callable[[Kind], str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """Return what the checker says of each kind of page; it is started once for all."""
    if not CHECKER.exists():
        pytest.fail("The Nu Html Checker is not here: sh bin/nu installs it.")
    folder = tmp_path_factory.mktemp("pages")
    for number, kind in enumerate(KINDS):
        (folder / f"{number}.html").write_bytes(ask(address(kind)).body)
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always"]
    checked = subprocess.run(
        [*command, *map(str, folder.iterdir())],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found: dict[str, list[str]] = {kind.name: [] for kind in KINDS}
    for message in json.loads(checked.stdout)["messages"]:
        number = int(message["url"].rpartition("/")[2].removesuffix(".html"))
        line, extract = message.get("lastLine"), message.get("extract", "")
        found[KINDS[number].name].append(f"line {line}: {message['message']} {extract}")
    return found


@EACH
def test_the_checker_finds_nothing_to_mend(messages: dict[str, list[str]], kind: Kind) -> None:
    assert messages[kind.name] == []
