"""Packages have a reason and are pinned by the hashes of their files."""

import re
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(settings.BASE_DIR)
CHOSEN = re.compile(
    r"(?P<name>[\w-]+)(?:\[\w+\])?(?P<version>==[^\s,]+|>=\d+,<\d+)(?P<reason> +# \S.*)?"
)
PINNED = re.compile(r"^(?P<name>[\w-]+)==(?P<version>\S+)(?P<rest>(?:.*\\\n)+.*)", re.M)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
LISTS = ("requirements", "requirements-dev")


def chosen(name: str) -> dict[str, SpecifierSet]:
    """Return the packages that a list written by hand names, and the versions it allows."""
    found, above = {}, ""
    for line in (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines():
        package = CHOSEN.fullmatch(line)
        if package:
            assert package["reason"] or above.startswith("#"), f"no reason beside {line}"
            found[package["name"].lower()] = SpecifierSet(package["version"])
        else:
            assert not line or line.startswith(("#", "-r ", "-c ")), line
        above = line
    return found


def pinned(name: str) -> dict[str, tuple[str, int]]:
    """Return the packages that are installed, their versions, and how many hashes each has."""
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    return {
        package["name"]: (package["version"], len(HASH.findall(package["rest"])))
        for package in PINNED.finditer(text)
    }


@pytest.mark.parametrize("name", LISTS)
def test_what_was_chosen_is_what_is_installed(name: str) -> None:
    installed = {package: version for package, (version, _) in pinned(name).items()}

    assert chosen(name)
    for package, allowed in chosen(name).items():
        assert installed[package] in allowed


@pytest.mark.parametrize("name", LISTS)
def test_every_package_is_installed_from_a_file_that_is_known(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")

    assert len(pinned(name)) == text.count("==") - text.count(" == ")
    assert min(hashes for _, hashes in pinned(name).values()) >= 1


@pytest.mark.parametrize("name", LISTS)
def test_no_place_to_fetch_packages_from_is_prescribed(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")

    assert "://" not in text
    assert "index" not in text
    assert "find-links" not in text


def test_tests_run_on_the_versions_that_serve() -> None:
    serving = {package: version for package, (version, _) in pinned("requirements").items()}
    testing = {package: version for package, (version, _) in pinned("requirements-dev").items()}

    assert serving.items() <= testing.items()


def needed(name: str) -> Iterator[tuple[str, Requirement]]:
    """Yield what the packages of a list need on this machine, each with the package that does."""
    waiting = [Requirement(each) for each in chosen_lines(name)]
    seen: set[str] = set()
    while waiting:
        package = waiting.pop()
        if str(package) in seen:
            continue
        seen.add(str(package))
        for line in requires(package.name) or ():
            need = Requirement(line)
            extras = package.extras or {""}
            if not need.marker or any(need.marker.evaluate({"extra": e}) for e in extras):
                yield package.name, need
                waiting.append(need)


def chosen_lines(name: str) -> Iterator[str]:
    """Yield the requirements that a list written by hand names, those of serving included."""
    for each in ("requirements", name):
        for line in (ROOT / f"{each}.in").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-")):
                yield line.partition("#")[0].strip()


def is_met(need: Requirement, installed: dict[str, str]) -> bool:
    version = installed.get(canonicalize_name(need.name))
    return version is not None and need.specifier.contains(version, prereleases=True)


@pytest.mark.parametrize("name", LISTS)
def test_all_that_a_package_needs_is_pinned_in_a_version_that_suits_it(name: str) -> None:
    """They are installed as they are pinned, and nothing is looked up that is newer."""
    installed = {package: version for package, (version, _) in pinned(name).items()}

    unmet = [
        f"{package} needs {need}" for package, need in needed(name) if not is_met(need, installed)
    ]

    assert not unmet
