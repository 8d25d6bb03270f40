"""What holds for every page, whoever wrote it: it opens, is quiet, fits, and can be read by everyone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.architecture import project
from tests.browser import visit

PAGES = [path.stem for path in project.page_files() if path.parent.name in {"leads", "analysts"}]
DARK = "rgb(21, 24, 28)"  # .streamlit/config.toml says #15181c


@pytest.mark.parametrize("width", [1440, 375])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_by_its_own_address_and_follows_the_visitor_into_the_dark(
    name: str, width: int, visiting: Callable[..., Page], accessibility_findings: Callable[[Page], list[str]]
) -> None:
    page = visiting(name, width=width)

    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth"), "It scrolls sideways."
    assert accessibility_findings(page) == []

    page.emulate_media(color_scheme="dark")
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK)
    assert accessibility_findings(visit.settle(page)) == []


def test_the_first_page_opens_without_an_address(visiting: Callable[..., Page]) -> None:
    page = visiting()

    expect(page.get_by_role("heading", level=1)).to_have_count(1)
