"""X and Twitter: posts and days, before and after 2024, in English and where known in other languages."""

from datetime import date

import pytest

from tests.platforms.handing_in import Desk, csv_bytes, workbook_bytes

CONTENT = (
    "Post id", "Date", "Post text", "Post Link", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares",
    "New follows", "Replies", "Reposts", "Profile visits", "Detail Expands", "URL Clicks", "Hashtag Clicks",
    "Permalink Clicks",
)  # fmt: skip # as the export lays it out
OVERVIEW = (
    "Date", "Impressions", "Likes", "Engagements", "Bookmarks", "Shares", "New follows", "Unfollows", "Replies",
    "Reposts", "Profile visits", "Create Post", "Video views", "Media views",
)  # fmt: skip # as the export lays it out
DAYS = ("Date", "Tweets published", "impressions", "engagements", "retweets", "replies", "likes", "url clicks")
# 2026-08-13 20:00:00 UTC in the clock of X.
ID = (1_786_651_200_000 - 1_288_834_974_657) << 22


def _post(number: int = 0, text: str = "Walk today", printed: str = "Fri, Aug 14, 2026") -> list[object]:
    link = f"https://x.com/walkwell/status/{ID + number}"
    return [ID + number, printed, text, link, 100, 5, 20, 1, 7, 2, 3, 4, 6, 0, 8, 0, 0]


def test_a_post_takes_its_time_from_its_id_and_reposts_as_shares(desk: Desk) -> None:
    receipt = desk.hand_in("account_analytics_content_2026-08-10_2026-08-16.csv", csv_bytes([CONTENT, _post()]))

    assert receipt.totals == {
        "impressions": 100, "reactions": 5, "engagements": 20, "saves": 1, "follows": 2, "comments": 3, "shares": 4,
        "profile_visits": 6, "link_clicks": 8,
    }  # fmt: skip # the figures side by side, as one reads them
    assert (receipt.first_date, receipt.accounts) == (date(2026, 8, 13), 1)
    assert desk.rows("select published_at_utc::varchar, printed_on::varchar, is_reply from post_record") == [
        ("2026-08-13 20:00:00", "2026-08-14", False)
    ]
    assert desk.rows("select basis, window_from::varchar, window_to::varchar, eng_core from post_snapshot") == [
        ("window", "2026-08-10", "2026-08-16", 12)
    ]


def test_a_post_that_starts_with_a_handle_is_a_reply(desk: Desk) -> None:
    desk.hand_in("a.csv", csv_bytes([CONTENT, _post(0, "@naha well done"), _post(1, "Well done @naha")]))

    assert desk.rows("select is_reply from post_record order by post_id") == [(True,), (False,)]


def test_a_renamed_content_export_covers_the_days_it_shows(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([CONTENT, _post()]))

    assert desk.rows("select as_of_on::varchar, is_as_of_inferred from batch") == [("2026-08-13", True)]
    assert any("dated 2026-08-13" in notice for notice in receipt.notices)


def test_the_variant_with_other_headers_is_the_same_export(desk: Desk) -> None:
    header = [{"Post Link": "Link", "Shares": "Share", "URL Clicks": "Url clicks"}.get(name, name) for name in CONTENT]

    receipt = desk.hand_in("a.csv", csv_bytes([header, _post(printed="Fri Aug 14 2026")], newline="\r\n"))

    assert (receipt.verdict, receipt.totals["link_clicks"], receipt.totals["shares"]) == ("loaded", 8, 4)


def test_an_overview_asks_for_its_account(desk: Desk) -> None:
    content = csv_bytes([OVERVIEW, ["Sun, Feb 9, 2025", 125, 1, 3, 0, 9, 2, 1, 0, 4, 6, 0, 0, 0]])

    asked = desk.hand_in("account_overview_analytics.csv", content)
    assert (asked.verdict, asked.needs, asked.batch_id) == ("needs_input", ("account",), None)
    assert (asked.platform, asked.export_kind) == ("x", "x_overview")
    assert "--account x:HANDLE" in asked.message

    receipt = desk.hand_in("account_overview_analytics.csv", content, account="x:@WalkWell")
    assert (receipt.verdict, receipt.records, receipt.first_date) == ("loaded", 1, date(2025, 2, 9))
    assert desk.rows("select source_account_id, day::varchar, shares, follows, unfollows from account_day") == [
        ("x:walkwell", "2025-02-09", 4, 2, 1)
    ]


def test_days_take_their_account_from_the_name_of_the_file(desk: Desk) -> None:
    name = "daily_tweet_activity_metrics_WalkWell_20240601_20240603_en.csv"

    receipt = desk.hand_in(
        name, csv_bytes([DAYS, ["2024-06-01", 1, 10, 2, 1, 0, 1, 0], ["2024-06-02", 0, 5, 0, 0, 0, 0, 0]])
    )

    assert (receipt.totals["impressions"], receipt.accounts) == (15, 1)
    assert "The account 'walkwell' was taken from the file name." in receipt.notices
    assert desk.rows("select covers_to::varchar from batch") == [("2024-06-02",)]


def test_days_under_another_name_are_asked_about(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([DAYS, ["2024-06-01", 1, 10, 2, 1, 0, 1, 0]]))

    assert (receipt.verdict, receipt.needs) == ("needs_input", ("account",))


def test_months_pasted_on_sheets_are_one_export(desk: Desk) -> None:
    sheets = {
        "April": [DAYS, ["2024-04-01", 1, 10, 2, 1, 0, 1, 0]],
        "May": [DAYS, ["2024-05-01", 1, 20, 2, 1, 0, 1, 0]],
        "May again": [DAYS, ["2024-05-01", 1, 20, 2, 1, 0, 1, 0]],
    }

    receipt = desk.hand_in("WALK_Twitter_Q2.xlsx", workbook_bytes(sheets))

    assert (receipt.verdict, receipt.records, receipt.totals["impressions"]) == ("loaded", 3, 30)
    assert "1 repeated rows ignored." in receipt.notices
    assert desk.rows("select distinct source_account_id from account_day") == [("x:walk",)]


@pytest.mark.parametrize(
    "header",
    [
        (
            "ツイートID",
            "ツイートの固定リンク",
            "ツイート本文",
            "時間",
            "インプレッション",
            "エンゲージメント",
            "いいね",
        ),
        ("Tweet id", "Tweet permalink", "Tweet text", "time", "impressions", "engagements", "favorites"),
    ],
)
def test_headers_of_other_languages_and_years_are_known(desk: Desk, header: tuple[str, ...]) -> None:
    row = [ID, f"https://twitter.com/walkwell/status/{ID}", "Walk", "2024-06-01 09:30 +0000", "100.0", "2.0", "3"]

    receipt = desk.hand_in("a.csv", csv_bytes([header, row]))

    assert (receipt.totals["impressions"], receipt.totals["reactions"]) == (100, 3)
