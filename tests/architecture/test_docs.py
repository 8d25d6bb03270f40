"""Documentation is held to the project: links lead somewhere, commands exist, records are indexed."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerboard.cli.parser import parser
from tests.architecture import project

DOCS = [path for path in project.texts() if path.suffix == ".md"]
DECISIONS = project.ROOT / "docs" / "decisions"
TARGETS = set(re.findall(r"^([a-z]+):", (project.ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))


@pytest.mark.parametrize("path", DOCS, ids=project.name)
def test_every_link_leads_to_a_file(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=project.name)
def test_every_make_command_that_is_named_exists(path: Path) -> None:
    named = re.findall(
        r"[`$ ]make ([a-z]+)", "\n".join(re.findall(r"`[^`]+`|^ {4}.*$", path.read_text(encoding="utf-8")))
    )

    assert set(named) - TARGETS == set()


def test_every_document_is_reached_from_the_index() -> None:
    folder = project.ROOT / "docs"
    index = (folder / "README.md").read_text(encoding="utf-8")
    documents = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")} - {"README.md"}

    assert {name for name in documents if not name.startswith("decisions/0") and f"({name})" not in index} == set()


def test_every_decision_is_in_the_index() -> None:
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    records = {path.name for path in DECISIONS.glob("[0-9]*.md")}

    assert records
    assert {name for name in records if f"({name})" not in index} == set()


def test_decisions_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in sorted(DECISIONS.glob("[0-9]*.md"))]

    assert len(numbers) == len(set(numbers))


def test_the_readme_names_every_folder_of_the_top_level() -> None:
    readme = (project.ROOT / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in project.ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}

    assert {name for name in folders - {"test-results", "htmlcov"} if f"{name}/" not in readme} == set()


def test_every_command_and_option_is_documented() -> None:
    guide = (project.ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")

    assert [command for command in _commands(parser()) if f"`{command}" not in guide] == []


def _commands(node: argparse.ArgumentParser, name: str = "") -> Iterator[str]:
    """Every command, and every option that is not on all of them."""
    for action in node._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield f"{name} {word}".strip()
                yield from _commands(below, f"{name} {word}".strip())
        elif action.option_strings and "--help" not in action.option_strings:
            yield action.option_strings[-1]
