"""A lead agrees, changes and is refused in forms: from an empty workspace to a number, and never over others."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from partnerboard.agreements import store
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets
from tests.browser import visit
from tests.platforms.handing_in import csv_bytes

HEADER = ["platform", "account", "post_id", "published_at", "text", "exposures", "reactions", "comments", "shares"]
POSTS = [
    ["linkedin", "harbour-clinic", "1", "2026-09-01", "Walk with us #walkwell", 100, 40, 5, 5],
    ["linkedin", "harbour-clinic", "2", "2026-09-12", "Ten minutes #WalkWell", 50, 10, 0, 2],
    ["linkedin", "harbour-clinic", "3", "2026-09-12", "Our opening hours", 30, 10, 0, 2],
]
EXPORT: FilePayload = {"name": "posts.csv", "mimeType": "text/csv", "buffer": csv_bytes([HEADER, *POSTS])}
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def agreed_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace in which the green streets are agreed."""
    folder: Path = tmp_path_factory.mktemp("agreed")
    with Warehouse.open(folder / "warehouse.duckdb") as warehouse:
        store(warehouse, green_streets(), actor="ivy", at_utc=AT)
    with visit.serving(environment={"PARTNERBOARD_DATA": str(folder), "PARTNERBOARD_WORKSPACE": "own"}) as address:
        yield address


@pytest.fixture(scope="module")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A workspace in which nothing is loaded or agreed."""
    folder: Path = tmp_path_factory.mktemp("nothing")
    with visit.serving(environment={"PARTNERBOARD_DATA": str(folder), "PARTNERBOARD_WORKSPACE": "own"}) as address:
        yield address


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Open addresses, each for a visitor of their own; the console stays free of errors."""
    visits: list[tuple[Page, visit.Recorder]] = []

    def at(address: str) -> Page:
        page = visit.visitor(browser).new_page()
        visits.append((page, visit.Recorder(page)))
        return visit.go(page, address)

    yield at

    for page, recorder in visits:
        page.context.close()
        assert (recorder.errors, recorder.foreign) == ([], [])


def fill(page: Page, label: str, words: str, *, place: int = 0) -> None:
    visit.write(page.get_by_label(label, exact=True).nth(place), words)


def choose(page: Page, label: str, words: str, *, place: int = 0) -> None:
    named = page.get_by_test_id("stSelectbox").filter(has=page.get_by_text(label, exact=True))
    box = named.nth(place).get_by_role("combobox")
    visit.choose(box, words)
    expect(box).to_have_value(words)


def go_on(page: Page, step: int) -> None:
    visit.press(page.get_by_role("button", name="Go on"))
    expect(page.get_by_role("heading", name=f"Step {step} of 5")).to_be_visible()
    visit.settle(page)


def test_an_empty_workspace_leads_to_a_first_scorecard_in_five_questions(
    empty_address: str, opened: Callable[[str], Page], accessibility_findings: Callable[[Page], list[str]]
) -> None:
    page = opened(empty_address)
    visit.press(page.get_by_role("link", name="Answer five questions"))
    expect(page.get_by_role("heading", name="Step 1 of 5")).to_be_visible()
    visit.settle(page)
    fill(page, "Name of the partnership", "Walk Well")
    go_on(page, 2)

    fill(page, "Name", "Harbour Clinic")
    choose(page, "Kind of organisation", "Association")
    fill(page, "Name", "Northern Mutual", place=1)
    choose(page, "Kind of organisation", "Company", place=1)
    go_on(page, 3)

    fill(page, "Name", "Walk Well 2026")
    visit.write_day(page, "First day", "01092026")
    visit.write_day(page, "Last day", "30092026")
    fill(page, "Hashtag of its posts", "#WalkWell")
    go_on(page, 4)

    assert accessibility_findings(page) == []
    fill(page, "How many by 30 Sep 2026, altogether?", "300")
    fill(page, "Your name or office", "Mara Lind")
    go_on(page, 5)

    visit.press(page.get_by_role("link", name="To the Upload page"))
    visit.hand_in(page, EXPORT)
    visit.press(page.get_by_role("button", name="Load one file"))
    expect(page.get_by_test_id("stMain")).to_contain_text(
        "Say whose harbour-clinic on LinkedIn is: until then its posts count for no partner."
    )
    visit.press(page.get_by_role("link", name="Say whose they are"))
    expect(page.get_by_label("Whose is harbour-clinic on LinkedIn?")).to_have_value("Harbour Clinic")
    visit.settle(page)
    visit.press(page.get_by_role("button", name="Register it"))
    expect(page.get_by_role("status")).to_have_text("Registered: harbour-clinic on LinkedIn belongs to Harbour Clinic.")

    visit.press(page.get_by_role("link", name="To the scorecard"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Scorecard")
    visit.settle(page)
    visit.press(page.get_by_text("About this chart, and its data").first)
    cells = page.get_by_role("row", name="Views / impressions").first.get_by_role("cell")
    expect(cells.nth(2)).to_have_text("150")  # 100 + 50: the third post has no hashtag
    expect(cells.nth(3)).to_have_text("120")  # 12 of 30 days
    expect(cells.nth(4)).to_have_text("300")


def test_an_account_changes_hands_and_keeps_its_past(
    agreed_address: str, opened: Callable[[str], Page], accessibility_findings: Callable[[Page], list[str]]
) -> None:
    page = opened(f"{agreed_address}/agreements?section=Accounts")
    visit.press(page.get_by_role("link", name="Riverside Cyclists"))
    expect(page.get_by_role("heading", name="Riverside Cyclists")).to_be_visible()
    visit.settle(page)
    visit.press(page.get_by_text("Hand it over to another owner"))
    visit.settle(page)
    choose(page, "Owner", "Loud Studio")
    visit.write_day(page, "From", "01042026")

    visit.press(page.get_by_role("button", name="Change from this day on").first)
    expect(page.get_by_role("status")).to_have_text("Account “Riverside Cyclists” is saved.")

    assert visit.settle(page).get_by_role("table", name="Who owned it").inner_text().split("\n")[2:] == [
        "Loud\t1 Apr 2026\ttoday",
        "Cyclists\t1 Jan 2021\t31 Mar 2026",
        "Bank\t1 May 2019\t31 Dec 2020",
    ]
    assert accessibility_findings(page) == []
    history = opened(f"{agreed_address}/agreements?section=History&about=Owner")
    expect(history.get_by_role("table")).to_contain_text("Added owner fb-cyc/2026-04-01")
    expect(history.get_by_role("table")).to_contain_text("Changed owner fb-cyc/2021-01-01")


def test_a_refused_change_says_why_beside_the_form(agreed_address: str, opened: Callable[[str], Page]) -> None:
    page = opened(f"{agreed_address}/agreements?section=Initiatives&record=initiative:green")
    visit.write_day(page, "Last day", "01032026")

    visit.press(page.get_by_role("button", name="Save"))

    expect(page.get_by_role("alert")).to_have_text(
        "This cannot be saved as it is.Last day: lies before “First day” (2 Mar 2026)."
    )
    visit.reload(page)
    expect(page.get_by_role("spinbutton", name="month, Last day")).to_have_text("03")
    expect(page.get_by_role("spinbutton", name="day, Last day")).to_have_text("29")


def test_nobody_overwrites_what_somebody_else_has_saved(agreed_address: str, opened: Callable[[str], Page]) -> None:
    address = f"{agreed_address}/agreements?section=Organisations&record=organisation:studio"
    mine, theirs = opened(address), opened(address)
    fill(theirs, "Name", "Louder Studio")
    visit.press(theirs.get_by_role("button", name="Save"))
    expect(theirs.get_by_role("status")).to_have_text("Organisation “Louder Studio” is saved.")

    fill(mine, "Name", "Quiet Studio")
    visit.press(mine.get_by_role("button", name="Save"))
    expect(mine.get_by_role("alert")).to_contain_text("“Loud Studio” was changed by somebody else")
    visit.press(mine.get_by_role("button", name="Show what stands now"))
    expect(mine.get_by_role("alert")).to_have_count(0)

    visit.settle(mine)
    expect(mine.get_by_label("Name", exact=True)).to_have_value("Louder Studio")
