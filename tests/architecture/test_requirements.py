"""The requirement files name exactly what is installed: nothing floats, nothing is missing, nothing is left over."""

import re
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture import project

RUNTIME = project.ROOT / "requirements.txt"
LAKE = project.ROOT / "requirements-lake.txt"
TESTING = project.ROOT / "tests" / "requirements.txt"
OURS = {"partnerboard", "app", "pages"}
# Used by another package as soon as they are there.
NEVER_IMPORTED = {"orjson", "uvloop", "httptools", "authlib", "httpx2"}


def pins(path: Path) -> dict[str, str]:
    """Package name: pinned version."""
    return {
        canonicalize_name(name): version
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", path.read_text(), re.MULTILINE)
    }


def direct(path: Path) -> set[str]:
    """The packages of the first part: those we ask for ourselves."""
    first, _ = path.read_text(encoding="utf-8").split("# Brought along by the packages above.")
    return {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", first, re.MULTILINE)}


def needed(roots: set[str]) -> set[str]:
    """Those packages and everything they bring along on this machine."""
    found: set[str] = set()
    open_ends: list[tuple[str, frozenset[str]]] = [(name, frozenset()) for name in roots]
    seen: set[tuple[str, frozenset[str]]] = set()
    while open_ends:
        name, extras = open_ends.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found.add(name)
        for line in metadata.requires(name) or []:
            wanted = Requirement(line)
            if wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in {"", *extras}):
                open_ends.append((canonicalize_name(wanted.name), frozenset(wanted.extras)))
    return found


def test_T50_the_product_pins_all_it_needs_and_nothing_else() -> None:
    assert set(pins(RUNTIME)) == needed(direct(RUNTIME))


def test_the_tests_pin_all_they_need_and_nothing_else() -> None:
    """Only pip is left to the environment, in the version that came with it."""
    assert set(pins(TESTING)) == needed(direct(TESTING)) - set(pins(RUNTIME)) - {"pip"}


@pytest.mark.parametrize(("name", "version"), sorted({**pins(RUNTIME), **pins(LAKE), **pins(TESTING)}.items()))
def test_T50_what_is_installed_is_what_is_pinned(name: str, version: str) -> None:
    assert metadata.version(name) == version


def test_the_extensions_of_a_lake_fit_the_pinned_duckdb_and_bring_nothing_else() -> None:
    assert set(pins(LAKE).values()) == {pins(RUNTIME)["duckdb"]}
    assert needed(set(pins(LAKE))) == {*pins(LAKE), "duckdb"}


def test_every_pinned_package_has_its_reason() -> None:
    bare = [
        line
        for path in (RUNTIME, LAKE, TESTING)
        for line in path.read_text(encoding="utf-8").splitlines()
        if "==" in line and not re.search(r"==\S+\s+# \w", line)
    ]

    assert bare == []


def test_everything_imported_is_pinned() -> None:
    distributions = metadata.packages_distributions()
    imported = {module.split(".")[0] for path in project.product_files() for module in project.imported(path)}
    foreign = imported - set(sys.stdlib_module_names) - OURS
    unpinned = {
        name
        for name in foreign
        if not {canonicalize_name(found) for found in distributions.get(name, [])} & set(pins(RUNTIME))
    }

    assert unpinned == set()


def test_everything_asked_for_is_used() -> None:
    distributions = metadata.packages_distributions()
    imported = {module.split(".")[0] for path in project.product_files() for module in project.imported(path)}
    used = {canonicalize_name(found) for name in imported for found in distributions.get(name, [])}

    assert direct(RUNTIME) - used - NEVER_IMPORTED == set()
