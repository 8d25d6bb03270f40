"""What every page file keeps to: its place, its name, its question, and the gate before anything else."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture import project

PAGES = project.page_files()
AUDIENCES = {"leads", "analysts", "sharing", "partner"}


def test_the_search_finds_the_pages_and_the_modules() -> None:
    """A search that finds no file would test nothing, here and beside this file."""
    assert len(PAGES) >= 6
    assert len(project.package_files()) >= 100
    assert project.ROOT / "README.md" in project.texts()


def test_page_files_lie_in_a_folder_per_audience() -> None:
    """Streamlit runs a file directly in pages/ before app.py has defined any navigation."""
    assert {path.parent.parent for path in PAGES} <= {project.ROOT / "pages"}
    assert {path.parent.name for path in PAGES} <= AUDIENCES


def test_page_names_are_unique_across_audiences() -> None:
    """The name is the page's address."""
    assert [name for name, count in Counter(path.stem for path in PAGES).items() if count > 1] == []


@pytest.mark.parametrize("path", PAGES, ids=project.name)
def test_a_page_starts_with_its_question(path: Path) -> None:
    assert str(ast.get_docstring(project.tree(path))).splitlines()[0].endswith("?")


@pytest.mark.parametrize("path", PAGES, ids=project.name)
def test_a_page_asks_the_gate_before_anything_else(path: Path) -> None:
    body = project.tree(path).body[1:]
    first = next(node for node in body if not isinstance(node, ast.Import | ast.ImportFrom))

    assert re.match(r"(\w+ = )?gate\.\w+\(", ast.unparse(first)), f"The first step is {ast.unparse(first)!r}."


@pytest.mark.parametrize("path", PAGES, ids=project.name)
def test_a_page_computes_nothing_and_chooses_no_colour(path: Path) -> None:
    sums = [node.lineno for node in ast.walk(project.tree(path)) if isinstance(node, ast.BinOp | ast.AugAssign)]
    colours = [line for line, text in project.spoken(path) if re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", text)]

    assert sums == []
    assert colours == []


@pytest.mark.parametrize("path", PAGES, ids=project.name)
def test_a_page_defines_nothing(path: Path) -> None:
    """A page reads from top to bottom; what has a name of its own lives in the package."""
    defined = [node.name for node in project.tree(path).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]

    assert [name for name in defined if not name.startswith("_")] == []
