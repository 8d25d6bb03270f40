"""What visitors come for, from the door to the answer."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.browser import visit

Visit = Callable[..., Page]

# How much of the line at the top is seen so many milliseconds after the page began to wait; null: there is none.
LINE = """
at => {
  const app = document.querySelector('[data-testid=stApp]');
  const isLine = each => each.effect.target === app && each.animationName?.startsWith('pb-owed');
  const line = document.getAnimations().find(isLine);
  if (line) line.currentTime = at;
  return line ? getComputedStyle(app, '::before').opacity : null;
}
"""


def test_a_lead_sees_at_once_which_partnership_needs_them(visiting: Visit) -> None:
    page = visiting()

    expect(page.get_by_role("heading", level=1)).to_have_text("Portfolio")
    expect(page.locator(".pb-answer").first).to_contain_text("behind")
    expect(page.get_by_test_id("stMain")).to_contain_text("11 Oct 2026")


def test_a_copied_address_reopens_the_same_view(visiting: Visit, browser: Browser) -> None:
    page = visiting("scorecard")
    before = page.locator(".pb-answer").first.inner_text()
    chosen = choose(page, "As of", "20 Sep 2026")

    colleague = visit.visitor(browser).new_page()
    visit.go(colleague, page.url)

    assert chosen != before
    assert colleague.locator(".pb-answer").first.inner_text() == chosen
    colleague.context.close()


def test_a_number_leads_to_the_file_it_comes_from(visiting: Visit) -> None:
    page = visiting("posts?partners=P-NAHA&platforms=facebook")

    visit.press(page.get_by_role("region", name="Posts of this view").get_by_role("link").first)
    page.wait_for_url("**post=*")
    visit.settle(page)
    visit.press(page.get_by_role("region", name="What each loaded file says").get_by_role("link").first)
    page.wait_for_url("**/imports?batch=*")
    visit.settle(page)

    expect(page.get_by_role("heading", level=1)).to_contain_text(".csv")
    expect(page.locator(".pb-answer").first).to_contain_text("Loaded")


def test_the_age_line_leads_to_the_files_of_an_account(visiting: Visit) -> None:
    page = visiting("scorecard")

    visit.press(page.locator(".pb-source summary"))
    visit.press(page.locator(".pb-source").get_by_role("link", name="Move Well Together"))
    page.wait_for_url("**/imports?account=*")
    visit.settle(page)

    expect(page.get_by_role("combobox", name="Account")).to_have_value("Move Well Together on Instagram")


def test_a_file_is_withdrawn_with_a_reason_and_restored(visiting: Visit) -> None:
    page = visiting("imports?search=Fay&state=counting")
    visit.press(page.locator(".pb-table tbody tr").first.get_by_role("link"))
    visit.settle(page)

    visit.press(page.get_by_role("button", name="Withdraw this file"))
    expect(page.get_by_role("note")).to_contain_text("why")
    visit.write(page.get_by_role("textbox", name="Reason"), "Not hers")
    visit.press(page.get_by_role("button", name="Withdraw this file"))
    expect(page.locator(".pb-answer").first).to_contain_text("The file is withdrawn:")
    expect(page.get_by_role("button", name="Withdraw this file")).to_have_count(0)

    visit.write(page.get_by_role("textbox", name="Reason"), "It was hers")
    visit.press(page.get_by_role("button", name="Restore this file"))
    expect(page.locator(".pb-answer").first).to_contain_text("The file counts again:")


def test_a_rule_is_previewed_with_the_lines_that_make_it(visiting: Visit) -> None:
    page = visiting("data_quality?rule=the+label+community")

    expect(page.get_by_role("combobox", name="Rule")).to_have_value("the label community")
    expect(page.get_by_test_id("stCode")).to_contain_text('pattern = "community"')
    expect(page.get_by_test_id("stMain")).to_contain_text("This rule would move three posts")


def test_a_page_that_is_owed_an_answer_says_so_after_a_third_of_a_second(visiting: Visit) -> None:
    page = visiting("metric_guide")
    before = page.get_by_test_id("stMain").bounding_box()
    assert page.evaluate(LINE, 1000) is None

    page.get_by_test_id("stApp").evaluate("app => { app.dataset.testScriptState = 'running' }")

    assert [page.evaluate(LINE, at) for at in (299, 400)] == ["0", "0.8"]
    assert page.get_by_test_id("stMain").bounding_box() == before


def choose(page: Page, label: str, option: str) -> str:
    """Choose from a select box and return the answer that the page then gives."""
    answer = page.locator(".pb-answer").first
    before = answer.inner_text()
    visit.pick(page.get_by_role("combobox", name=label), page.get_by_role("option", name=option, exact=True))
    expect(answer).not_to_have_text(before)
    visit.settle(page)
    return answer.inner_text()
