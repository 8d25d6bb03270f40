"""A partner on a telephone: what a link shows is read, taken away, printed, set beside their numbers and answered.

The link is Meridian's, with downloads. A word stands in every text of everybody else (tests/partner_pages/canary.py);
Northshore proposes 54 of Meridian's posts instead of 60, and it waits for Meridian.
"""

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
import python_calamine
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, Request, Route, expect

from tests.browser import meridian, visit
from tests.browser.meridian import Board
from tests.ingest.exchanging import HEADER
from tests.partner_pages import canary
from tests.platforms.handing_in import csv_bytes

PAGES = {
    "Summary": "Move Well Together",
    "Our posts": "Our posts",
    "Plan and together": "Plan and together",
    "How we measure": "How we measure",
    "Exchange": "Give us your numbers",
}
PROPOSER = "Zanzibar Northshore proposes"  # whoever sent the link is named
# Two posts of Meridian's; the dashboard has 5,750 and 2,395 exposures for them.
THEIRS = csv_bytes(
    [
        HEADER,
        *(
            ("instagram", "meridianmutual", post_id, at, "", "2026-10-11", exposures, reach, reactions)
            for post_id, at, exposures, reach, reactions in (
                ("Db3dzbDlc0g", "2026-08-10T16:41:00Z", 6750, 4485, 198),
                ("Dck8JoTgpVV", "2026-08-28T08:32:00Z", 2395, 1868, 158),
            )
        ),
    ]
)

# What stands further right than the paper reaches, of what a page shows when it is printed; the page is laid out as on
# A4 and asked before anything could be drawn again, as a browser does that prints.
CUT_OFF = """
() => {
  document.documentElement.style.width = '182mm';
  window.dispatchEvent(new Event('beforeprint'));
  const end = document.querySelector('[data-testid=stMainBlockContainer]').getBoundingClientRect().right + 1;
  const parts = [...document.querySelectorAll('h1, p, .pb-card, table, .js-plotly-plot .main-svg, .main-svg text')];
  const said = parts.filter(part => part.getBoundingClientRect().right > end)
    .map(part => `${part.tagName} ${part.textContent.slice(0, 40)}`);
  window.dispatchEvent(new Event('afterprint'));
  document.documentElement.style.width = '';
  return said;
}
"""
# The browser's own printing, put off: a page that was printed is at once what it was before.
PRINTS_LATER = "window.print = () => { window.partnerboardPrints = true }"
# Charts fill the width of the paper, and no more.
DRAWN_FOR_PAPER = """
() => [...document.querySelectorAll('.js-plotly-plot .main-svg')]
  .every(drawing => 600 < drawing.getAttribute('width') && drawing.getAttribute('width') < 689)
"""
LIGHT_INK = "rgb(28, 33, 38)"


@pytest.fixture(scope="module")
def board(filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    folder = shutil.copytree(filled_folder, tmp_path_factory.mktemp("partner") / "data")
    with meridian.serving(folder, prepare=canary.plant) as serving:
        yield serving


@pytest.fixture(scope="module")
def phone(board: Board, browser: Browser) -> Iterator[BrowserContext]:
    """A telephone on which the link was opened."""
    context = visit.visitor(browser, width=375)
    context.add_init_script(PRINTS_LATER)
    visit.go(context.new_page(), board.opening).close()
    yield context
    context.close()


@pytest.fixture
def opened(board: Board, phone: BrowserContext) -> Iterator[Callable[..., Page]]:
    """A page of the link, as wide and dark as wanted; at the end nothing foreign was asked for, and no error said."""
    visits: list[tuple[Page, visit.Recorder]] = []

    def open_it(name: str = "", *, width: int = 375, theme: Literal["dark", "light"] = "light") -> Page:
        page = phone.new_page()
        visits.append((page, visit.Recorder(page)))
        page.set_viewport_size({"width": width, "height": visit.HEIGHTS[width]})
        page.emulate_media(color_scheme=theme)
        return visit.go(page, f"{board.link}/{name}")

    yield open_it

    for page, _ in visits:
        page.close()
    assert [url for _, recorder in visits for url in recorder.foreign] == []
    assert [error for _, recorder in visits for error in recorder.errors] == []


@pytest.fixture(scope="module")
def desk(board: Board, browser: Browser) -> Iterator[Page]:
    """Staff, beside the partner."""
    context = visit.visitor(browser)
    yield context.new_page()
    context.close()


def row(page: Page, table: str, words: str) -> Locator:
    """The row of a table that begins with some words."""
    return page.get_by_role("table", name=table).get_by_role("row").filter(
        has=page.get_by_role("rowheader", name=words)
    )  # fmt: skip # one locator


def test_a_partner_reads_every_page_of_a_link_on_a_telephone(
    opened: Callable[..., Page], board: Board, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    page = visit.go(opened(), board.opening)
    expect(page).to_have_url(f"{board.link}/")

    for name, heading in PAGES.items():
        visit.press(page.get_by_test_id("stExpandSidebarButton"))
        visit.press(page.get_by_test_id("stSidebarNavLink").filter(has_text=name))
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        visit.settle(page)

        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_test_id("stMain")).to_contain_text("This link was made for Meridian Mutual")
        assert canary.WORD not in page.content().replace(PROPOSER, "").lower()
        assert page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth"), f"{name} scrolls sideways."
        assert accessibility_findings(page) == []


def test_a_partner_takes_the_targets_away_in_three_forms(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened()
    files = {}
    for words in ("CSV", "Excel", "one page (PDF)"):
        taken = visit.take(page.locator(".pb-downloads").get_by_role("link", name=words, exact=True))
        files[taken.suggested_filename] = tmp_path / taken.suggested_filename
        taken.save_as(files[taken.suggested_filename])

    name = "scorecard-move-well-together-meridian-mutual-2026-10-11"
    assert list(files) == [f"{name}.csv", f"{name}.xlsx", f"{name}.pdf"]
    header, *rows = csv.reader(io.StringIO(files[f"{name}.csv"].read_text("utf-8-sig"), newline=""))
    assert [dict(zip(header, each, strict=True))["Target"] for each in rows] == ["Posts by Meridian Mutual"]
    book = python_calamine.CalamineWorkbook.from_path(files[f"{name}.xlsx"])
    sheets = {sheet: book.get_sheet_by_name(sheet).to_python() for sheet in book.sheet_names}
    assert sheets["Targets"][1][0] == "Posts by Meridian Mutual"
    assert canary.WORD not in f"{rows} {sheets}".lower()
    pdf = files[f"{name}.pdf"].read_bytes()
    assert (pdf[:5], len(re.findall(rb"/Type /Page\b", pdf))) == (b"%PDF-", 1)


@pytest.mark.parametrize(("width", "theme"), [(375, "dark"), (1440, "light")])
def test_a_printed_page_is_whole_on_a4(
    opened: Callable[..., Page], width: int, theme: Literal["dark", "light"]
) -> None:
    page = opened(width=width, theme=theme)

    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    visit.settle(page)

    assert set(re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", paper)) == {(b"594", b"841")}
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.locator(".pb-downloads")).to_be_hidden()
    expect(page.locator(".pb-card-value").first).to_have_css("color", LIGHT_INK)
    assert page.evaluate(CUT_OFF) == []

    page.emulate_media(media="screen")
    visit.settle(page)
    page.evaluate("window.print()")
    page.wait_for_function(DRAWN_FOR_PAPER)
    page.wait_for_function("window.partnerboardPrints")


def test_T7_what_leads_to_a_platform_tells_it_nothing_of_the_link(opened: Callable[..., Page]) -> None:
    """The referrer of an outbound click is empty; the platform is played by this machine."""
    page = opened("our_posts")
    asked: list[Request] = []

    def answered(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html")

    page.context.route(elsewhere := re.compile("^https://"), answered)
    visit.press(page.get_by_role("table", name="Posts of this view").get_by_role("link").first)
    there = visit.look_elsewhere(page.get_by_role("link", name="Open the post on its platform"), to="Elsewhere")

    assert there.url.startswith("https://www.")
    assert there.evaluate("[document.referrer, window.opener]") == ["", None]
    assert "referer" not in asked[0].all_headers()
    there.close()
    page.context.unroute(elsewhere)


def test_a_partner_s_numbers_are_set_beside_ours_and_accepted(
    opened: Callable[..., Page], desk: Page, board: Board, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    page = opened("exchange")
    visit.hand_in(page, FilePayload(name="meridian.csv", mimeType="text/csv", buffer=THEIRS))
    exposures = row(page, "Totals of what both sides state", "Views / impressions").get_by_role("cell")
    expect(exposures.nth(0)).to_have_text("8,145")
    expect(exposures.nth(1)).to_have_text("9,145")
    expect(exposures.nth(2)).to_have_text("+1,000")
    assert accessibility_findings(page) == []

    visit.write(page.get_by_role("textbox", name="Who hands it in"), "Noor")
    visit.press(page.get_by_role("button", name="Hand in one file"))
    expect(page.get_by_role("status").first).to_contain_text("Handed in: meridian.csv. It waits for an answer")
    expect(row(page, "Files handed in, the latest first", "meridian.csv")).to_contain_text("waits for an answer")

    visit.go(desk, f"{board.address}/imports")
    visit.press(desk.get_by_role("link", name="meridian.csv"))
    theirs = row(desk, "Totals of what both sides state", "Views / impressions").get_by_role("cell")
    expect(theirs.nth(2)).to_have_text("+1,000")
    visit.press(desk.get_by_role("button", name="Accept and load it"))
    expect(desk.get_by_test_id("stMain")).to_contain_text("Accepted: meridian.csv of Meridian is loaded and counts.")

    visit.reload(page)
    expect(row(page, "Files handed in, the latest first", "meridian.csv")).to_contain_text("accepted on")


def test_a_partner_agrees_to_a_proposed_value_with_name_and_reason(
    opened: Callable[..., Page], desk: Page, board: Board
) -> None:
    page = opened("exchange")
    expect(page.get_by_test_id("stMain")).to_contain_text("proposes 54 instead of 60, from 12 Oct 2026")
    for unmarked in ("[data-testid=stRadioOption] > div > div", ".stCheckbox label > div"):
        expect(page.locator(unmarked).first).to_have_css("box-shadow", re.compile(r"0px 0px 0px 1px$"))
    visit.press(page.get_by_text("We agree"))
    visit.write(page.get_by_role("textbox", name="Who says so"), "Noor Haddad")
    visit.write(page.get_by_role("textbox", name="Reason"), "We can keep that")
    visit.press(page.get_by_text("I may answer for Meridian"))
    expect(page.get_by_role("radio", name="We agree")).to_be_checked()
    expect(page.get_by_role("checkbox", name="I may answer")).to_be_checked()
    visit.press(page.get_by_role("button", name="Send our answer"))
    expect(page.get_by_role("status").first).to_contain_text("Recorded: you have agreed to 54")

    visit.go(desk, f"{board.address}/agreements?section=Targets&record=target:T05")
    told = row(desk, "Versions of Posts by Meridian Mutual", "2")
    expect(told).to_contain_text("54")
    expect(desk.get_by_test_id("stMain")).to_contain_text("Noor Haddad, through link Meridian, monthly")


def test_a_new_address_is_selected_or_copied_where_the_browser_keeps_its_clipboard_from_pages(
    board: Board, browser: Browser
) -> None:
    """On a telephone over plain http: first the older way of copying is not allowed either, then it is."""
    context = visit.visitor(browser, width=375, has_touch=True, is_mobile=True)
    context.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    page = visit.go(context.new_page(), f"{board.address}/shared_links?link={board.draft_id}")
    visit.press(page.get_by_role("button", name="Make it live"))
    issued = page.locator(".st-key-pb_issued")
    address, button = issued.locator("code").first, issued.get_by_role("button", name="Copy to clipboard").first
    expect(address).to_contain_text(f"{board.address}/share/pl1_")

    expect(button).to_be_visible()
    visit.press(button)
    assert page.evaluate("String(getSelection())") == address.inner_text()
    expect(issued.get_by_role("button", name="Copied")).to_have_count(0)

    page.evaluate("document.execCommand = () => true")
    visit.press(button)
    expect(issued.get_by_role("button", name="Copied")).to_be_visible()
    context.close()
