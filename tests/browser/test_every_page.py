"""What holds for every page, whoever wrote it: it opens, is quiet, fits, and can be read by everyone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.architecture import project

PAGES = [path.stem for path in project.page_files() if path.parent.name in {"leads", "analysts"}]
LOOKS = [(1440, "light"), (1440, "dark"), (375, "light"), (375, "dark")]


@pytest.mark.parametrize(("width", "theme"), LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_by_its_own_address(
    name: str,
    width: int,
    theme: str,
    visiting: Callable[..., Page],
    accessibility_findings: Callable[[Page], list[str]],
) -> None:
    page = visiting(name, width=width, theme=theme)

    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth"), "It scrolls sideways."
    assert accessibility_findings(page) == []


def test_the_first_page_opens_without_an_address(visiting: Callable[..., Page]) -> None:
    page = visiting()

    expect(page.get_by_role("heading", level=1)).to_have_count(1)
