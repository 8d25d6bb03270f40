"""An analyst brings files into an empty workspace: sees what would load, answers, loads, mends, undoes."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser import visit
from tests.platforms.handing_in import csv_bytes
from tests.platforms.test_x import OVERVIEW

HEADER = ["platform", "account", "post_id", "published_at", "exposures", "reactions", "comments", "shares"]
POSTS = [["x", "walk", str(number), "2026-08-02", 1000 + number, 5, 3, 2] for number in range(10)]
DAYS = csv_bytes([OVERVIEW, ["Sun, Feb 9, 2025", 125, 1, 3, 0, 9, 2, 1, 0, 4, 6, 0, 0, 0]])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("upload")
    with visit.serving(environment={"PARTNERBOARD_DATA": str(folder), "PARTNERBOARD_WORKSPACE": "own"}) as serving:
        yield serving
    assert [path for path in (folder / "uploads").rglob("*") if path.is_file()] == []


@pytest.fixture
def page(address: str, browser: Browser) -> Iterator[Page]:
    opened = visit.visitor(browser).new_page()
    recorder = visit.Recorder(opened)
    yield visit.go(opened, f"{address}/upload")
    opened.context.close()
    assert (recorder.errors, recorder.foreign) == ([], [])


def csv_of(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": content}


def bring(page: Page, *files: FilePayload) -> None:
    """Drop files and wait until each has its card."""
    visit.hand_in(page, *files)
    for file in files:
        expect(page.locator(".pb-file-head", has_text=file["name"])).to_be_visible(timeout=60_000)
    visit.settle(page)


def answer(page: Page) -> str:
    return visit.settle(page).locator(".pb-answer").first.inner_text()


def test_a_first_upload_from_preview_to_undo(page: Page, accessibility_findings: Callable[[Page], list[str]]) -> None:
    assert "nothing is stored before you press Load" in answer(page)
    bad = ["x", "walk", "99", "2026-08-02", "many", 5, 3, 2]

    bring(page, csv_of("posts.csv", csv_bytes([HEADER, *POSTS, bad])), csv_of("overview.csv", DAYS))

    expect(page.locator(".pb-answer")).to_have_text(
        "One of two exports can be loaded; one needs an answer. One row cannot be read and would be left out."
    )
    expect(page.get_by_role("table", name="Rows left out of posts.csv")).to_contain_text("many")
    visit.press(page.get_by_text("The first rows, as they were read"))
    expect(page.get_by_role("table", name="First rows of posts.csv")).to_contain_text("1,009")
    visit.settle(page)
    assert accessibility_findings(page) == []

    visit.choose(page.get_by_role("combobox", name="Account it is about"), "walkwell")
    visit.press(page.get_by_role("button", name="That is it"))
    visit.press(page.get_by_role("button", name="Load two files"))
    expect(page.get_by_role("heading", name="What was loaded")).to_be_visible()

    assert answer(page) == "Two exports are in: ten posts, all new. One row was left out. No target moved."
    assert accessibility_findings(page) == []
    visit.press(page.get_by_role("button", name="Undo this load").first)
    expect(page.get_by_role("button", name="Let it count again")).to_be_visible()
    assert answer(page).startswith("One export is in.")


def test_the_same_file_again_and_a_mended_one(page: Page) -> None:
    good = csv_bytes([HEADER, *[[*row[:2], f"7{row[2]}", *row[3:]] for row in POSTS]])
    bring(page, csv_of("again.csv", good))
    visit.press(page.get_by_role("button", name="Load one file"))
    expect(page.get_by_role("heading", name="What was loaded")).to_be_visible()

    visit.reload(page)
    bring(page, csv_of("again.csv", good), csv_of("cat.csv", b"\x89PNG\r\n\x1a\n" + bytes(64)))

    assert answer(page) == "Nothing here can be loaded yet; one was loaded before, one is refused."
    expect(page.get_by_role("button", name=re.compile("^Load"))).to_have_count(0)


def test_rows_left_out_are_mended_by_their_list_and_the_file_is_dropped_again(page: Page) -> None:
    rows = [[*row[:2], f"6{row[2]}", *row[3:]] for row in POSTS]
    bad = [*rows[3][:4], "1.2k?", *rows[3][5:]]
    bring(page, csv_of("walk.csv", csv_bytes([HEADER, *rows[:3], bad, *rows[4:]])))
    visit.press(page.get_by_role("button", name="Load one file"))
    expect(page.get_by_role("heading", name="What was loaded")).to_be_visible()
    assert answer(page) == "One export is in: nine posts, all new. One row was left out. No target moved."

    with page.expect_download() as saved:
        visit.press(page.get_by_role("button", name="CSV"))
    (left_out,) = csv.DictReader(Path(saved.value.path()).read_text("utf-8-sig").splitlines())
    assert (left_out["file"], left_out["row"], left_out["column"], left_out["value"]) == (
        "walk.csv",
        "5",
        "exposures",
        "1.2k?",
    )
    mended = list(bad)
    mended[HEADER.index(left_out["column"])] = 1200
    rows[int(left_out["row"]) - 2] = mended
    bring(page, csv_of("walk mended.csv", csv_bytes([HEADER, *rows])))
    assert answer(page) == "It can be loaded."
    visit.press(page.get_by_role("button", name="Load one file"))

    expect(page.locator(".pb-answer")).to_have_text("One export is in: ten posts, one of them new. No target moved.")


def test_many_unreadable_rows_are_asked_about_before_loading(page: Page) -> None:
    bad = [["x", "walk", f"5{number}", "2026-08-02", "many", 5, 3, 2] for number in range(5)]
    other = [[*row[:2], f"8{row[2]}", *row[3:]] for row in POSTS[:5]]

    bring(page, csv_of("doubtful.csv", csv_bytes([HEADER, *other, *bad])))

    expect(page.get_by_role("button", name="Load one file")).to_have_count(0)
    visit.press(page.get_by_text("5 of 10 rows of doubtful.csv cannot be read"))
    expect(page.get_by_role("button", name="Load one file")).to_be_visible()


def test_forty_files_at_once(page: Page) -> None:
    files = [
        csv_of(f"week {week}.csv", csv_bytes([HEADER, ["x", "walk", f"3{week:02}", "2026-08-02", week, 1, 1, 1]]))
        for week in range(40)
    ]

    bring(page, *files)

    assert answer(page) == "All 40 exports can be loaded."
    visit.press(page.get_by_role("button", name="Load 40 files"))
    expect(page.get_by_role("heading", name="What was loaded")).to_be_visible(timeout=60_000)
    assert answer(page) == "40 exports are in: 40 posts, all new. No target moved."


def test_a_table_of_no_known_kind_is_mapped_once_and_known_from_then_on(
    page: Page, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    header = ["Where", "When", "Impressions", "Comments", "Our own remark"]
    address = "https://www.linkedin.com/feed/update/urn:li:activity:740000000000000000"
    weeks = [
        [[f"{address}{week}{row}", f"0{row}/04/2026", 100 * row, 2, "fine"] for row in (1, 2, 3)] for week in (1, 2)
    ]

    bring(page, csv_of("report.csv", csv_bytes([header, *weeks[0]])))
    assert answer(page) == "Nothing here can be loaded yet; one is refused."
    visit.press(page.get_by_text("Say what its columns mean"))
    order = page.get_by_role("combobox", name=re.compile("can be read day first and month first"))
    visit.pick(order, page.get_by_role("option", name=re.compile("begins with the day")))
    expect(order).to_have_value(re.compile("begins with the day"))
    visit.write(page.get_by_role("textbox", name=re.compile("Under which name")), "Our report")
    assert accessibility_findings(page) == []
    visit.press(page.get_by_role("button", name="Save this layout and read the file with it"))
    visit.choose(page.get_by_role("combobox", name="Account it is about"), "harbour")
    visit.press(page.get_by_role("button", name="That is it"))
    visit.press(page.get_by_role("button", name="Load one file"))
    expect(page.get_by_role("heading", name="What was loaded")).to_be_visible()
    assert answer(page) == "One export is in: three posts, all new. No target moved."

    bring(page, csv_of("the next report.csv", csv_bytes([header, *weeks[1]])))
    expect(page.get_by_role("combobox", name="Account it is about")).to_have_value(re.compile("harbour"))
    assert answer(page) == "Nothing here can be loaded yet; one needs an answer."


def test_an_account_that_was_mistyped_is_put_right_in_one_step(
    page: Page, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    bring(
        page, csv_of("typo.csv", csv_bytes([OVERVIEW, ["Sun, Feb 8, 2026", 125, 1, 3, 0, 9, 2, 1, 0, 4, 6, 0, 0, 0]]))
    )
    visit.choose(page.get_by_role("combobox", name="Account it is about"), "wlakwell")
    visit.press(page.get_by_role("button", name="That is it"))
    visit.press(page.get_by_role("button", name="Load one file"))
    expect(page.get_by_role("heading", name="What was loaded")).to_be_visible()

    visit.go(page, page.url.replace("/upload", "/imports"))
    visit.press(page.get_by_role("link", name="typo.csv"))
    expect(page.get_by_role("heading", name="typo.csv")).to_be_visible()
    visit.press(page.get_by_text("Look what would change"))
    visit.write(page.get_by_role("textbox", name="Account"), "walkwell")
    visit.press(page.get_by_role("button", name="Show what would change"))
    change = page.get_by_role("table", name="What would change")
    expect(change.get_by_role("row")).to_have_text(["WhatAs it counts nowRead again", "Accountwlakwellwalkwell"])
    visit.settle(page)
    assert accessibility_findings(page) == []

    visit.write(page.get_by_role("textbox", name="Reason").first, "mistyped")
    visit.press(page.get_by_role("button", name="Let it count like this"))

    expect(page.locator(".pb-answer")).to_contain_text("The file was read again and counts like this now")
    facts = page.get_by_role("table", name="About this file")
    expect(facts).to_contain_text("walkwell on X")
    visit.press(facts.get_by_role("row", name="Follows").get_by_role("link"))
    expect(page.locator(".pb-answer")).to_contain_text("“mistyped”. No answer counts it.")
