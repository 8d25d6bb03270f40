"""Journeys act on pages through tests/browser/visit.py only, which waits before and after: a bare click can be lost."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import project

HELPERS = project.ROOT / "tests" / "browser" / "visit.py"
# Methods of Playwright's pages, locators, keyboards and mice that do something to a page.
ACTS = {
    *("blur", "check", "clear", "click", "dblclick", "dispatch_event", "drag_and_drop", "drag_to", "fill", "focus"),
    *("go_back", "go_forward", "goto", "hover", "insert_text", "press", "press_sequentially", "reload"),
    *("select_option", "set_checked", "set_input_files", "tap", "type", "uncheck"),
}
VISITORS = {"new_context", "new_page"}  # of a browser: a page of theirs would not be watched


def journeys() -> list[Path]:
    """Every file that acts on pages, but for the helpers and the benchmark, whose measure is the bare navigation."""
    folders = (project.ROOT / "tests" / "browser", project.ROOT / "docs")
    return sorted(path for folder in folders for path in folder.rglob("*.py") if path != HELPERS)


def bare(module: ast.Module) -> Iterator[str]:
    """Acts on a page that nobody waited for, each with its line."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        around = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
        if around != "visit" and (node.func.attr in ACTS or (around == "browser" and node.func.attr in VISITORS)):
            yield f"{node.lineno}: {node.func.attr}"


@pytest.mark.parametrize("path", journeys(), ids=project.name)
def test_a_journey_acts_through_visit_only(path: Path) -> None:
    assert list(bare(project.tree(path))) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("page.get_by_role('button').click()", ["1: click"]),
        ("page.keyboard.type('5')", ["1: type"]),
        ("browser.new_page()", ["1: new_page"]),
        ("visit.press(page.get_by_role('button'))", []),
        ("visit.visitor(browser).new_page()", []),
    ],
)
def test_the_search_for_bare_acts_finds_them(line: str, found: list[str]) -> None:
    assert list(bare(ast.parse(line))) == found
