"""A lead and a partner agree on another value of a target; a proposed rule is looked at before it holds.

The target is Meridian's: 60 posts in twelve weeks, 45 of them expected by 11 October, the day that the demo opens on.
The new value takes force on the day after, so that other journeys find the scorecard as it was.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import visit

Visit = Callable[..., Page]
TARGET = "agreements?section=Targets&record=target:T05"
LAST_DAY = "scorecard?target=Posts+by+Meridian+Mutual&as_of=1+Nov+2026"
DAYS = ("9 Oct 2026", "12 Oct 2026", "1 Nov 2026")
REASON = "Two of their people are on leave until November"


def fill(page: Page, label: str, words: str) -> None:
    visit.write(page.get_by_label(label, exact=True), words)


def row(page: Page, table: str, words: str) -> Locator:
    """The row of a table that begins with some words."""
    return (
        page.get_by_role("region", name=table).get_by_role("row").filter(has=page.get_by_role("rowheader", name=words))
    )


def expected_line(page: Page) -> list[str]:
    """What the chart of the target says was expected: just before, on and long after the day of the change."""
    chart = page.locator(".st-key-pb_chart_line")
    visit.press(chart.get_by_text("About this chart, and its data"))
    expect(chart.get_by_role("region", name="Data of the chart: Posts by Meridian Mutual")).to_be_visible()
    days = [page.get_by_role("rowheader", name=day, exact=True) for day in DAYS]
    rows = [chart.get_by_role("row").filter(has=day) for day in days]
    return [found.get_by_role("cell").last.inner_text() for found in rows]


@pytest.fixture
def proposed(visiting: Visit) -> Page:
    """The page of the target after the lead has proposed 54 posts from 12 October."""
    page = visiting(TARGET)
    expect(page.get_by_role("heading", name="Propose a change")).to_be_visible()
    fill(page, "Value (posts)", "54")
    fill(page, "Who speaks for it", "Ana Ortiz")
    fill(page, "Reason", REASON)
    expect(page.get_by_test_id("stMain")).to_contain_text(
        "54 means 8.1 in each of the 3 weeks that are left, where a week brought 3.3: 147"
    )
    visit.press(page.get_by_role("button", name="Propose this value"))
    expect(page.get_by_role("status").first).to_contain_text(
        "Proposed: 54 for posts by Meridian Mutual, from 12 Oct 2026. It waits for Meridian."
    )
    return page


def test_a_lead_agrees_an_adjusted_target_with_a_partner(
    visiting: Visit, proposed: Page, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    page = visit.settle(proposed)
    expect(row(page, "Versions of Posts by Meridian Mutual", "2")).to_contain_text("waits for Meridian")
    assert accessibility_findings(page) == []
    still = visiting(LAST_DAY)
    expect(row(still, "Agreed values of every target", "Posts by Meridian Mutual")).to_contain_text("60")
    assert expected_line(still) == ["43.57", "45.71", "60"]
    before = visiting("scorecard").get_by_test_id("stMain").inner_text()

    fill(page, "Who says so", "Partnerships lead")
    visit.press(page.get_by_role("button", name="Record the answer"))
    expect(page.get_by_role("status").first).to_contain_text(
        "Recorded: Meridian has agreed to 54. Now everybody has, and it is in force from 12 Oct 2026."
    )

    after = visiting(LAST_DAY)
    history = row(after, "Versions of adjusted targets", "Posts by Meridian Mutual")
    expect(history.filter(has_text="in force")).to_contain_text("54")
    expect(history.filter(has_text="in force")).to_contain_text(REASON)
    expect(history.filter(has_text="replaced")).to_contain_text("60")
    assert expected_line(after) == ["43.57", "45.43", "54"]
    assert visiting("scorecard").get_by_test_id("stMain").inner_text() == before


def test_a_rule_shows_the_posts_it_would_move_before_it_holds(
    visiting: Visit, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    page = visiting("data_quality?rule=the+label+community")
    visit.press(page.get_by_role("link", name="Make this rule on the page Agreements"))
    expect(page.get_by_role("textbox", name="Compared with")).to_have_value("community")
    expect(page.get_by_test_id("stMain")).to_contain_text(
        "Three posts would move from no initiative to Northshore, with 6,653 exposures and 144 engagements."
    )
    expect(page.get_by_test_id("stMain")).to_contain_text("Three posts fit it and are decided otherwise: two posts by")
    assert accessibility_findings(visit.settle(page)) == []

    visit.press(page.get_by_role("button", name="Add this rule"))
    expect(page.get_by_role("status").first).to_contain_text("Saved: a post belongs by the label community")
    rule = row(page, "Rules of Move Well Together", "7")
    expect(rule.get_by_role("cell").nth(2)).to_have_text("3")

    visit.press(rule.get_by_role("link"))
    visit.press(page.get_by_text("Remove this rule").first)
    expect(page.get_by_test_id("stMain")).to_contain_text("Three posts would move from Northshore to no initiative")
    visit.press(page.get_by_role("button", name="Remove this rule"))
    expect(page.get_by_role("status").first).to_contain_text(
        "Removed: the label community in the export. Three posts moved."
    )


def test_a_new_target_is_proposed_beside_what_the_weeks_before_came_to(visiting: Visit) -> None:
    page = visiting("agreements?section=Targets&record=target:~move-well-2026")
    visit.choose(page.get_by_role("combobox", name="What is measured"), "Followers")
    expect(page.get_by_test_id("stMain")).to_contain_text("It stood at 144,731 at the end of the last of them")

    fill(page, "Value (accounts)", "150000")
    fill(page, "Who speaks for it", "Ana Ortiz")
    fill(page, "Reason", "Our reach shall outlive the campaign")
    visit.press(page.get_by_role("button", name="Propose this target"))
    expect(page.get_by_role("status").first).to_contain_text(
        "Proposed: 150,000 for followers, from 10 Aug 2026. It waits for Guild and Meridian."
    )

    visit.press(page.get_by_text("Withdraw this proposal"))
    visit.press(page.get_by_role("button", name="Withdraw the proposal"))
    expect(page.get_by_role("status").first).to_contain_text("Withdrawn: 150,000 is no longer proposed for followers.")
