"""A newcomer without the demo: every page opens, says what is missing, and invents no number."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from partnerboard.cli import main
from tests.architecture import project
from tests.browser import visit


@pytest.fixture(scope="module")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("empty")
    with visit.serving(environment={"PARTNERBOARD_DATA": str(folder), "PARTNERBOARD_WORKSPACE": "own"}) as address:
        yield address


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = visit.visitor(browser).new_page()
    yield opened
    opened.context.close()


@pytest.mark.parametrize("path", project.page_files(), ids=project.name)
def test_a_page_without_data_says_what_would_fill_it(
    path: Path, empty_address: str, page: Page, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    visit.go(page, f"{empty_address}/{path.stem}")

    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    usual = "This page is not open to you" if path.parent.name == "partner" else "Nothing agreed yet"
    expect(page.get_by_test_id("stMain")).to_contain_text(EXPECTED.get(path.stem, usual))
    assert accessibility_findings(page) == []


def test_exports_without_agreements_are_counted_beside_what_to_do_next(tmp_path: Path, page: Page) -> None:
    export = tmp_path / "posts.csv"
    export.write_text(POSTS, encoding="utf-8")
    assert main(["load", str(export), "--warehouse", str(tmp_path / "warehouse.duckdb")]) == 0

    with visit.serving(environment={"PARTNERBOARD_DATA": str(tmp_path), "PARTNERBOARD_WORKSPACE": "own"}) as address:
        visit.go(page, address)

        expect(page.locator(".pb-answer")).to_have_text(
            "One file is loaded: two posts of one account, published 1 Sep – 2 Sep 2026."
        )
        template = TEMPLATE.read_text(encoding="utf-8")
        drop(page, template.replace('capacity = "lead"', 'capacity = "boss"', 1))
        expect(page.get_by_role("table", name="Problems in ours.toml")).to_contain_text("boss")
        visit.reload(page)
        drop(page, template)
        visit.press(page.get_by_role("button", name="Put it in force"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Portfolio")


def drop(page: Page, agreements: str) -> None:
    """Bring an agreements file."""
    visit.hand_in(page, {"name": "ours.toml", "mimeType": "application/toml", "buffer": agreements.encode()})


TEMPLATE = visit.ROOT / "docs" / "leads" / "agreements-template.toml"
POSTS = """\
platform,account,post_id,published_at,text,exposures,reactions,comments,shares
linkedin,harbour-clinic,7400000000000000001,2026-09-01T08:00:00Z,Walk with us,1000,40,5,5
linkedin,harbour-clinic,7400000000000000002,2026-09-02T08:00:00Z,Ten minutes a day,500,10,,2
"""

# The guide explains metrics, with or without data; files can be loaded before anything is agreed.
EXPECTED = {
    "agreements": "Step 1 of 5: name the partnership",
    "imports": "No file has been loaded yet",
    "metric_guide": "Metric guide",
    "people": "Nobody needs to sign in here",
    "shared_links": "There is nobody to share with yet",
    "upload": "Drop the exports of your platforms here",
}
