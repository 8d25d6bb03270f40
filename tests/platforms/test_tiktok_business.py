"""TikTok Business Suite: whole dates in UTC, and NAN as a gap."""

from datetime import date, datetime

from tests.platforms.handing_in import Desk, csv_bytes

ACCOUNT = "tiktok:riverside.club"


def test_a_word_for_no_value_leaves_the_sum_of_the_others(desk: Desk) -> None:
    rows = [
        ("Date", "Video views", "Reached audience", "Profile views", "Likes", "Shares", "Comments",
         "Phone number clicks ", "Leads submission", "Net growth", "New followers", "Lost followers"),
        ("2026/08/01", 700, "NAN", 20, 25, 4, 7, 0, 0, 8, 10, 2),
        ("2026/08/02", 900, 880, "--", -1, 5, 1, 0, 0, 3, 3, 0),
    ]  # fmt: skip # as the export lays it out

    receipt = desk.hand_in("Overview.csv", csv_bytes(rows, bom=True), account=ACCOUNT)

    assert receipt.verdict == "loaded"
    assert receipt.totals == {
        "views": 1600, "reach": 880, "profile_visits": 20, "reactions": 24, "comments": 8, "shares": 9,
        "follows": 13, "unfollows": 2,
    }  # fmt: skip # the figures side by side, as one reads them
    assert (receipt.first_date, receipt.last_date) == (date(2026, 8, 1), date(2026, 8, 2))


def test_the_video_table_has_times_in_utc_and_its_account_in_the_link(desk: Desk) -> None:
    rows = [
        ("Video title", "Video link", "Post time", "Video views", "Likes", "Comments", "Shares", "Add to Favorites"),
        ("Warm up", "https://www.tiktok.com/@riverside.club/video/7540000000000000001", "2026/08/01 23:30:10",
         500, 40, 3, 2, 9),
    ]  # fmt: skip # as the export lays it out

    receipt = desk.hand_in("videos.csv", csv_bytes(rows, bom=True))

    assert receipt.totals == {"views": 500, "reactions": 40, "comments": 3, "shares": 2, "saves": 9}
    assert (receipt.accounts, receipt.first_date) == (1, date(2026, 8, 1))
    assert desk.rows("select post_id, published_at_utc, source_account_id from post_record") == [
        ("tiktok:7540000000000000001", datetime(2026, 8, 1, 23, 30, 10), "tiktok:riverside.club")  # noqa: DTZ001 - naive UTC
    ]


def test_followers_are_a_stock_and_new_followers_a_flow(desk: Desk) -> None:
    rows = [
        ("Date", "New followers", "Total followers", "Reached audience", "Engaged audience"),
        ("2026/08/01", 4, 104, 50, 5),
        ("2026/08/02", 6, 110, 70, 9),
    ]

    receipt = desk.hand_in("Followers.csv", csv_bytes(rows), account=ACCOUNT)

    assert receipt.totals == {"follows": 10, "followers": 110, "reach": 120}
