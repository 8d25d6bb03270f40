"""Sprout's reports about other pages: kept to compare with, and nothing of them among the partners' figures."""

from datetime import date

from tests.platforms.handing_in import Desk, csv_bytes

DAYS = (
    "Date", "Network", "Profile", "Audience", "Net Audience Growth", "Published Posts", "Public Engagements",
    "Public Engagements per Post", "% Audience Growth", "Published Carousels", "Reactions", "Comments", "Shares",
    "Top Hashtags by Lifetime Public Engagements",
)  # fmt: skip # the figures side by side, as one reads them
POSTS = (
    "Date", "Post ID", "Network", "Post Type", "Content Type", "Profile", "Link", "Post", "Linked Content",
    "Public Engagements", "Reactions", "Comments", "Shares",
)  # fmt: skip # the figures side by side, as one reads them
COMPARED = "Figures of other pages are kept to compare with; no partner's posts, followers or targets contain them."


def _day(day: str, profile: str, audience: str, engagements: str) -> tuple[object, ...]:
    return (day, "Instagram", profile, audience, 3, 2, engagements, "617.5", "0.1%", 0, "1,100", 100, 35, "#walk")


def test_days_of_other_pages_are_month_first_with_commas_between_thousands(desk: Desk) -> None:
    rows = [
        DAYS,
        _day("02-01-2025", "'@runfast", "11,337", "1,235"),
        _day("02-02-2025", "'@runfast", "11,340", "-4"),
        _day("02-02-2025", "'@walkclub", "900", "1,235"),
    ]

    receipt = desk.hand_in("Competitor Performance.csv", csv_bytes(rows, newline="\r\n"))

    assert (receipt.verdict, receipt.grain, receipt.records) == ("loaded", "competitor", 3)
    assert (receipt.first_date, receipt.last_date) == (date(2025, 2, 1), date(2025, 2, 2))
    assert receipt.totals == {
        "followers": 12_240, "engagements": 2466, "reactions": 3300, "comments": 300, "shares": 105,
    }  # fmt: skip # followers on the last day of each page, the other figures added up
    assert COMPARED in receipt.notices
    assert desk.rows(
        "select source_account_id, period_from, value from context_figure where metric_code = 'followers' "
        "order by line_no"
    ) == [
        ("instagram:runfast", date(2025, 2, 1), 11_337.0),
        ("instagram:runfast", date(2025, 2, 2), 11_340.0),
        ("instagram:walkclub", date(2025, 2, 2), 900.0),
    ]
    assert desk.rows("select count(*) from account_day") == [(0,)]
    assert desk.rows("select count(*) from source_account") == [(0,)]


def test_posts_of_other_pages_are_no_posts_here(desk: Desk) -> None:
    post = (
        "02-01-2025", "'-1234", "YouTube", "Video", "Video", "Run Fast", "https://youtu.be/-1234", "Run", "", "1,235",
        "1,100", 100, 35,
    )  # fmt: skip # the figures side by side, as one reads them

    receipt = desk.hand_in("Competitor Posts.csv", csv_bytes([POSTS, post]))

    assert (receipt.verdict, receipt.grain, receipt.posts) == ("loaded", "competitor", None)
    assert desk.rows("select labels, source_account_id from context_figure where metric_code = 'reactions'") == [
        ({"address": "https://youtu.be/-1234", "content_type": "Video", "post": "-1234"}, "youtube:run fast")
    ]
    assert desk.rows("select count(*) from post_record") == [(0,)]
    assert desk.rows("select count(*) from caption") == [(0,)]


def test_two_audiences_of_one_page_and_day_cannot_both_be_right(desk: Desk) -> None:
    rows = [
        DAYS,
        _day("02-01-2025", "@runfast", "100", "1"),
        _day("02-01-2025", "@runfast", "200", "1"),
        _day("02-02-2025", "@runfast", "100", "1"),
    ]

    receipt = desk.hand_in("Competitor Performance.csv", csv_bytes(rows))

    assert (receipt.verdict, receipt.records, receipt.reasons) == ("partly_loaded", 1, {"conflicting_rows": 2})
