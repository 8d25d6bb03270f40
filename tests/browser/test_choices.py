"""Choices inside a page: each changes the page and its address, and the address brings back what was chosen."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import visit

Visit = Callable[..., Page]

# On each page, one after the other: what is chosen, and the parameter of the address that keeps it.
SELECTED = {
    "partner": {"Partner": "partner"},
    "scorecard": {"Target": "target"},
    "compare": {"Compare": "by", "On": "on", "Measured": "per"},
    "posts": {"Sort by": "sort", "Group posts by": "trait", "Good means": "good"},
}
TYPED = [
    ("posts", "Search in posts", "search", "walk"),
    ("metric_guide", "Search metrics, columns and formulas", "find", "reposts"),
]


def shown(page: Page) -> str:
    """All words on the page."""
    return page.get_by_test_id("stMain").inner_text()


def changed(page: Page, before: str) -> str:
    """What the page shows once it has changed."""
    page.wait_for_function("before => document.querySelector('[data-testid=stMain]').innerText !== before", arg=before)
    return shown(visit.settle(page))


@pytest.fixture(scope="module")
def colleague(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of somebody else."""
    context = visit.visitor(browser)
    yield context
    context.close()


def reopened(colleague: BrowserContext, address: str) -> str:
    """What a colleague sees who opens a copied address."""
    page = colleague.new_page()
    words = shown(visit.go(page, address))
    page.close()
    return words


@pytest.mark.parametrize("name", SELECTED)
def test_choices_change_the_page_and_its_address(name: str, visiting: Visit, colleague: BrowserContext) -> None:
    page = visiting(name)
    chosen = shown(page)

    for label, parameter in SELECTED[name].items():
        box = page.get_by_role("combobox", name=label, exact=True)
        visit.pick(box, page.get_by_role("option").last)
        chosen = changed(page, chosen)
        expect(page).to_have_url(re.compile(rf"[?&]{parameter}="))

    assert reopened(colleague, page.url) == chosen


@pytest.mark.parametrize(("name", "label", "parameter", "words"), TYPED)
def test_words_looked_for_stay_in_the_address(
    name: str, label: str, parameter: str, words: str, visiting: Visit, colleague: BrowserContext
) -> None:
    page = visiting(name)
    before = shown(page)

    visit.write(page.get_by_role("textbox", name=label), words)
    chosen = changed(page, before)

    expect(page).to_have_url(re.compile(rf"[?&]{parameter}={words}"))
    assert reopened(colleague, page.url) == chosen


def test_a_post_leads_to_its_files_and_back(visiting: Visit, colleague: BrowserContext) -> None:
    page = visiting("posts")

    visit.press(page.locator("table").get_by_role("link").first)
    expect(page.get_by_role("link", name="All posts of this view")).to_be_visible()
    chosen = shown(visit.settle(page))

    expect(page).to_have_url(re.compile("[?&]post="))
    assert reopened(colleague, page.url) == chosen


def test_a_metric_leads_to_its_definition(visiting: Visit) -> None:
    page = visiting("metric_guide?metric=eri_core")

    expect(page.locator("h2").first).to_have_text("Engagement rate by views (ERI)")


def test_a_copied_address_reopens_the_same_page_of_a_long_table(visiting: Visit, colleague: BrowserContext) -> None:
    page = visiting("posts")
    before = shown(page)

    visit.press(page.get_by_test_id("stPagination").get_by_role("button", name="3"))
    chosen = changed(page, before)

    expect(page).to_have_url(re.compile("[?&]posts_page=3"))
    assert reopened(colleague, page.url) == chosen
