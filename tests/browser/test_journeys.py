"""What visitors come for, from the door to the answer."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser import visit

Visit = Callable[..., Page]


def test_a_lead_sees_at_once_which_partnership_needs_them(visiting: Visit) -> None:
    page = visiting()

    expect(page.get_by_role("heading", level=1)).to_have_text("Portfolio")
    expect(page.locator(".pb-answer").first).to_contain_text("behind")
    expect(page.get_by_test_id("stMain")).to_contain_text("11 Oct 2026")


def test_a_copied_address_reopens_the_same_view(visiting: Visit, browser: Browser) -> None:
    page = visiting("scorecard")
    before = page.locator(".pb-answer").first.inner_text()
    chosen = choose(page, "As of", "20 Sep 2026")

    colleague = browser.new_page(**visit.as_visitor())
    colleague.goto(page.url)
    visit.settle(colleague)

    assert chosen != before
    assert colleague.locator(".pb-answer").first.inner_text() == chosen
    colleague.context.close()


def test_a_stranger_s_address_names_nothing_that_is_not_there(visiting: Visit) -> None:
    usual = visiting("scorecard").locator(".pb-answer").first.inner_text()

    page = visiting("scorecard?initiative=other&partners=P-OTHER&as_of=never&period=1")

    assert page.locator(".pb-answer").first.inner_text() == usual


def choose(page: Page, label: str, option: str) -> str:
    """Choose from a select box and return the answer that the page then gives."""
    answer = page.locator(".pb-answer").first
    before = answer.inner_text()
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(answer).not_to_have_text(before)
    visit.settle(page)
    return answer.inner_text()
