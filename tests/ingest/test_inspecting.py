"""Looking at a file shows what loading it will do, and stores nothing."""

import dataclasses
from datetime import datetime

from partnerboard.ingest.inspecting import Inspected, inspect
from partnerboard.ingest.upkeep import checksums
from partnerboard.platforms.declaration import Answers
from tests.platforms.handing_in import HANDED_IN, Desk, csv_bytes, workbook_bytes
from tests.platforms.test_x import OVERVIEW

HEADER = ["platform", "account", "post_id", "published_at", "exposures", "reactions", "comments", "shares", "reach"]
GOOD = ["x", "walk", "17", "2026-08-02T09:30:00+02:00", "1,116", 5, 3, 2, 700]
BAD = ["x", "walk", "18", "2026-08-03", "many", 5, 3, 2, 700]


def look(desk: Desk, name: str, content: bytes, answers: Answers | None = None) -> list[Inspected]:
    """What lies on the desk."""
    path = desk.folder / "looked-at"
    path.write_bytes(content)
    return inspect(desk.warehouse, path, answers=answers or Answers(), name=name, at_utc=HANDED_IN, by="test")


def test_nothing_is_stored_and_loading_does_what_was_shown(desk: Desk) -> None:
    content = csv_bytes([HEADER, GOOD, BAD, [*GOOD[:2], "19", *GOOD[3:]], GOOD])
    before = checksums(desk.warehouse)

    [seen] = look(desk, "posts.csv", content)

    assert checksums(desk.warehouse) == before
    assert desk.rows("select count(*) from batch") == [(0,)]
    loaded = desk.hand_in("posts.csv", content)
    undated = {**dataclasses.asdict(seen.receipt), "notices": ()}
    assert undated == {**dataclasses.asdict(loaded), "notices": ()}
    assert set(loaded.notices) - set(seen.receipt.notices) == {
        "The file does not say when it was exported; its numbers are dated 2026-08-02, its last day."
    }


def test_rows_are_shown_as_printed_and_as_read(desk: Desk) -> None:
    [seen] = look(desk, "posts.csv", csv_bytes([HEADER, GOOD]))

    [row] = seen.rows
    assert (row.line_no, seen.rows_read, seen.told_by[:2]) == (2, 1, ("post_id", "platform"))
    assert row.read["published_at_utc"] == datetime(2026, 8, 2, 7, 30)  # noqa: DTZ001  the warehouse holds naive UTC
    assert (row.printed["published_at"], row.printed["exposures"]) == ("2026-08-02T09:30:00+02:00", "1,116")
    assert (row.read["exposures"], row.read["eng_core"]) == (1116, 10)
    assert seen.headers["reach"] == "reach"


def test_ten_rows_are_shown_in_the_order_of_the_file(desk: Desk) -> None:
    rows = [[*GOOD[:2], str(number), *GOOD[3:]] for number in range(100, 130)]

    [seen] = look(desk, "posts.csv", csv_bytes([HEADER, *rows]))

    assert [row.line_no for row in seen.rows] == list(range(2, 12))


def test_a_bad_row_names_itself_and_more_than_a_fifth_is_doubtful(desk: Desk) -> None:
    good = [[*GOOD[:2], str(number), *GOOD[3:]] for number in range(100, 104)]

    [one_of_five] = look(desk, "posts.csv", csv_bytes([HEADER, *good, BAD]))
    [one_of_four] = look(desk, "posts.csv", csv_bytes([HEADER, *good[:3], BAD]))

    [row] = one_of_five.rejected
    assert (row.line_no, row.column, row.cell, row.code) == (6, "exposures", "many", "bad_number")
    assert (one_of_five.is_doubtful, one_of_four.is_doubtful) == (False, True)


def test_a_file_that_cannot_say_its_account_asks_and_goes_on_when_told(desk: Desk) -> None:
    days_of_x = csv_bytes([OVERVIEW, ["Sun, Feb 9, 2025", 125, 1, 3, 0, 9, 2, 1, 0, 4, 6, 0, 0, 0]])

    [asks] = look(desk, "account_overview_analytics.csv", days_of_x)
    [told] = look(desk, "account_overview_analytics.csv", days_of_x, Answers(account="x:walk"))

    assert (asks.receipt.verdict, asks.receipt.needs, asks.can_load) == ("needs_input", ("account",), False)
    assert asks.label
    assert (told.receipt.verdict, told.account, told.can_load) == ("loaded", "walk", True)


def test_what_is_refused_says_why_and_cannot_load(desk: Desk) -> None:
    [seen] = look(desk, "cat.csv", b"\x89PNG\r\n\x1a\n" + bytes(100))

    assert (seen.receipt.verdict, seen.can_load, seen.rows, seen.ready) == ("refused", False, (), None)


def test_the_same_bytes_again_are_known_before_anybody_presses_load(desk: Desk) -> None:
    content = csv_bytes([HEADER, GOOD])
    desk.hand_in("posts.csv", content)

    [seen] = look(desk, "posts.csv", content)

    assert (seen.receipt.verdict, seen.can_load) == ("already_loaded", False)


def test_a_workbook_shows_its_leading_table(desk: Desk) -> None:
    [seen] = look(desk, "posts.xlsx", workbook_bytes({"Posts": [HEADER, GOOD]}))

    assert [(row.sheet, row.line_no) for row in seen.rows] == [("Posts", 2)]
