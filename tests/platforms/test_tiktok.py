"""TikTok exports: years put back, missing words, and the account's days as printed."""

from datetime import date, datetime

import pytest

from tests.platforms.handing_in import Desk, csv_bytes

ACCOUNT = "tiktok:riverside.club"
OVERVIEW = ("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares")
CONTENT = (
    "Time",
    "Video title",
    "Video link",
    "Post time",
    "Total likes",
    "Total comments",
    "Total shares",
    "Total views",
)


def _video(uploaded: datetime, *, kind: str = "video") -> str:
    video_id = int(uploaded.timestamp()) << 32 | 4711
    return f"https://www.tiktok.com/@riverside.club/{kind}/{video_id}"


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")


def test_an_overview_across_the_turn_of_the_year_is_dated_from_its_end(desk: Desk) -> None:
    rows = [OVERVIEW, ("December 31", 10, 1, 2, 0, 0), ("January 1", 30, 3, 4, 1, 1)]

    receipt = desk.hand_in("Overview.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2027, 1, 2))

    assert receipt.verdict == "loaded"
    assert (receipt.first_date, receipt.last_date) == (date(2026, 12, 31), date(2027, 1, 1))
    assert receipt.totals == {"views": 40, "profile_visits": 4, "reactions": 6, "comments": 1, "shares": 1}
    assert receipt.accounts is None
    assert desk.rows("select day, exposures from account_day order by day") == [
        (date(2026, 12, 31), 10),
        (date(2027, 1, 1), 30),
    ]


def test_the_account_and_the_day_of_the_export_are_asked_for(desk: Desk) -> None:
    receipt = desk.hand_in("Overview.csv", csv_bytes([OVERVIEW, ("30 de abril", 1, 0, 0, 0, 0)]))

    assert receipt.verdict == "needs_input"
    assert receipt.needs == ("account", "exported_on")


def test_more_taken_back_than_given_is_printed_below_zero(desk: Desk) -> None:
    rows = [OVERVIEW, ("4 de maio", 10, 1, -1, 0, 0), ("5 de maio", 12, 0, 3, -2, 0)]

    receipt = desk.hand_in("Overview.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2026, 5, 6))

    assert receipt.verdict == "loaded"
    assert (receipt.totals["reactions"], receipt.totals["comments"]) == (2, -2)


def test_an_export_day_that_puts_days_before_the_last_year_is_asked_again(desk: Desk) -> None:
    rows = [OVERVIEW, *((f"March {day}", 1, 0, 0, 0, 0) for day in range(1, 29))]

    receipt = desk.hand_in("Overview.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2026, 3, 27))

    assert receipt.verdict == "needs_input"
    assert receipt.needs == ("exported_on",)
    assert "2025-03-01 to 2025-03-28" in receipt.message


def test_a_year_that_a_spreadsheet_invented_is_not_believed(desk: Desk) -> None:
    rows = [OVERVIEW, ("2027-12-31", 10, 0, 0, 0, 0), ("2027-01-01 00:00:00", 30, 0, 0, 0, 0)]

    receipt = desk.hand_in("Overview.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2027, 1, 2))

    assert (receipt.first_date, receipt.last_date) == (date(2026, 12, 31), date(2027, 1, 1))


def test_columns_may_stand_in_any_order(desk: Desk) -> None:
    rows = [("Shares", "Comments", "Likes", "Profile Views", "Video Views", "Date"), (1, 2, 3, 4, 5, "1 de maio")]

    receipt = desk.hand_in("Overview.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2026, 5, 2))

    assert (receipt.first_date, receipt.totals["views"], receipt.totals["shares"]) == (date(2026, 5, 1), 5, 1)


def test_a_gap_and_an_old_last_day_are_said(desk: Desk) -> None:
    rows = [OVERVIEW, ("March 1", 1, 0, 0, 0, 0), ("March 4", 1, 0, 0, 0, 0)]

    receipt = desk.hand_in("Overview.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2026, 4, 1))

    assert "2 days between them are not in the file." in receipt.notices
    assert any("28 days before the export day 2026-04-01" in notice for notice in receipt.notices)


def test_days_that_moved_by_one_between_two_exports_are_said(desk: Desk) -> None:
    views = {5: 10, 6: 40, 7: 20, 8: 70, 9: 30, 10: 50, 11: 90}
    older = [OVERVIEW, *((f"May {day}", seen, 0, 0, 0, 0) for day, seen in views.items())]
    moved = [OVERVIEW, *((f"May {day + 1}", seen, 0, 0, 0, 0) for day, seen in views.items())]

    first = desk.hand_in("Overview.csv", csv_bytes(older), account=ACCOUNT, exported_on=date(2026, 5, 13))
    second = desk.hand_in("Overview.csv", csv_bytes(moved), account=ACCOUNT, exported_on=date(2026, 5, 14))

    assert not any("loaded before" in notice for notice in first.notices)
    assert any(
        notice.startswith("6 of 6 days that were loaded before now hold the figures of the day before.")
        for notice in second.notices
    )


def test_days_that_were_revised_in_place_are_not_called_moved(desk: Desk) -> None:
    older = [OVERVIEW, *((f"May {day}", day * 10, 0, 0, 0, 0) for day in range(1, 8))]
    newer = [OVERVIEW, *((f"May {day}", day * 10 + (day > 5), 0, 0, 0, 0) for day in range(1, 9))]

    desk.hand_in("Overview.csv", csv_bytes(older), account=ACCOUNT, exported_on=date(2026, 5, 9))
    receipt = desk.hand_in("Overview.csv", csv_bytes(newer), account=ACCOUNT, exported_on=date(2026, 5, 10))

    assert receipt.verdict == "loaded"
    assert not any("loaded before" in notice for notice in receipt.notices)


def test_a_day_that_cannot_be_read_names_itself(desk: Desk) -> None:
    rows = [OVERVIEW, ("March 1", 1, 0, 0, 0, 0), ("Mrch 2", 1, 0, 0, 0, 0), ("2026-13-40", 1, 0, 0, 0, 0)]

    receipt = desk.hand_in("Overview.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2026, 3, 3))

    assert (receipt.verdict, receipt.records, receipt.reasons) == ("partly_loaded", 1, {"bad_time": 2})
    assert "line 3: Date: 'Mrch 2'" in receipt.message


def test_2f_growth_is_read_from_the_count_of_followers_not_from_the_column_named_after_it(desk: Desk) -> None:
    rows = [
        ("Date", "Followers", "Difference in followers from previous day"),
        ("July 31", "undefined", 0),
        ("August 1", 5, 1),
        ("August 2", 6, 3),
        ("August 3", 9, 0),
    ]

    receipt = desk.hand_in("FollowerHistory.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2026, 8, 4))

    assert receipt.totals == {"followers": 9}
    assert desk.rows(
        "select day, followers, followers - lag(followers) over (order by day) as gained, follows "
        "from account_day order by day"
    ) == [
        (date(2026, 7, 31), None, None, None),
        (date(2026, 8, 1), 5, None, None),
        (date(2026, 8, 2), 6, 1, None),
        (date(2026, 8, 3), 9, 3, None),
    ]


def test_undefined_viewers_are_missing_not_zero(desk: Desk) -> None:
    rows = [
        ("Date", "Total Viewers", "New Viewers", "Returning Viewers"),
        ("May 1", "undefined", 0, 0),
        ("May 2", 120, 80, 40),
        ("May 3", 0, 0, 0),
    ]

    receipt = desk.hand_in("Viewers.csv", csv_bytes(rows), account=ACCOUNT, exported_on=date(2026, 5, 4))

    assert (receipt.records, receipt.totals) == (3, {"reach": 120})
    assert desk.rows("select day, reach from account_day order by day") == [
        (date(2026, 5, 1), None),
        (date(2026, 5, 2), 120),
        (date(2026, 5, 3), 0),
    ]


def test_a_post_takes_its_year_from_its_id_and_its_time_only_when_the_day_agrees(desk: Desk) -> None:
    rows = [
        CONTENT,
        ("January 20", "Warm up #moves", _video(_utc("2026-01-02T01:30:00")), "January 1", 5, 1, 0, 100),
        ("January 20", "", _video(_utc("2025-12-28T10:00:00"), kind="photo"), "January 2", 7, 0, 2, 200),
    ]

    receipt = desk.hand_in("Content.csv", csv_bytes(rows, bom=True), exported_on=date(2026, 1, 20))

    assert (receipt.verdict, receipt.posts, receipt.accounts) == ("loaded", 2, 1)
    assert receipt.totals == {"views": 300, "reactions": 12, "comments": 1, "shares": 2}
    assert (receipt.first_date, receipt.last_date) == (date(2026, 1, 2), date(2026, 1, 2))
    assert desk.rows(
        "select published_at_utc, printed_on, content_format, source_account_id from post_record order by line_no"
    ) == [
        (datetime(2026, 1, 2, 1, 30), date(2026, 1, 2), "short_video", "tiktok:riverside.club"),  # noqa: DTZ001 - naive UTC
        (None, date(2026, 1, 2), "carousel", "tiktok:riverside.club"),
    ]
    assert desk.rows("select as_of_on, is_complete, basis from batch") == [(date(2026, 1, 19), False, "lifetime")]


@pytest.mark.parametrize("answered", [date(2026, 1, 25), date(2025, 7, 20)])
def test_a_post_table_knows_the_day_of_its_export_but_not_the_year(desk: Desk, answered: date) -> None:
    rows = [CONTENT, ("January 20", "A", _video(_utc("2026-01-02T12:00:00")), "January 2", 1, 0, 0, 10)]

    receipt = desk.hand_in("Content.csv", csv_bytes(rows), exported_on=answered)

    assert (receipt.verdict, receipt.needs) == ("needs_input", ("exported_on",))
    assert "exported on January 20" in receipt.message


def test_a_damaged_link_keeps_its_row_out(desk: Desk) -> None:
    rows = [
        CONTENT,
        ("January 20", "A", _video(_utc("2026-01-02T12:00:00")), "January 2", 1, 0, 0, 10),
        ("January 20", "B", "https://www.tiktok.com/@riverside.club/video/7.53E+18", "January 3", 1, 0, 0, 10),
    ]

    receipt = desk.hand_in("Content.csv", csv_bytes(rows), exported_on=date(2026, 1, 20))

    assert (receipt.posts, receipt.rejected, receipt.reasons) == (1, 1, {"bad_link": 1})


def test_follower_tables_about_people_ask_whose_followers_they_are(desk: Desk) -> None:
    for header, name in ((("Gender", "Distribution"), "gender"), (("Top territories", "Distribution"), "territories")):
        receipt = desk.hand_in(f"Follower{name}.csv", csv_bytes([header, ("Female", 0.6)]))

        assert (receipt.verdict, receipt.needs) == ("needs_input", ("account",))
        assert f"a TikTok follower table ({name})" in receipt.message
