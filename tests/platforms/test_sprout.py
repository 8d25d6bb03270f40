"""Sprout Social: several networks in one file, guarded cells, thousands commas, days that look like months."""

from datetime import date, datetime

from tests.platforms.handing_in import Desk, csv_bytes

POSTS_HEADER = (
    "Date", "Post ID", "Network", "Post Type", "Content Type", "Profile", "Sent by", "Link", "Post", "Impressions",
    "Follower Views", "Reach", "Engagements", "Engagement Rate (per Impression)", "Reactions", "Comments", "Shares",
    "Saves", "Post Link Clicks", "Post Clicks (All)", "Video Views", "Tags",
)  # fmt: skip # the figures side by side, as one reads them
REEL = (
    "8/12/2026 9:22 pm", "17900000000000001", "Instagram", "Reel", "Video", "movewell", " ",
    "https://www.instagram.com/reel/AbC_d-1/", "Stretch\nwith us", "11,337", "", "9,001", "120", "1.1%", "100", "12",
    "8", "3", "", "", "10,100", "MWT, spring",
)  # fmt: skip # the figures side by side, as one reads them
UPDATE = (
    "8/13/2026 7:05 am", "7427300000000000001", "LinkedIn", "Post", "Photo", "Move Well", "A. Person",
    "https://linkedin.com/feed/update/urn:li:share:7427300000000000001", "Walk", "663", "", "", "30", "4.5%", "20",
    "1", "2", "", "7", "9", "", "",
)  # fmt: skip # the figures side by side, as one reads them
VIDEO = (
    "8/14/2026 7:05 am", "'-AbCdEfGhIj", "YouTube", "Post", "Video", "Move Well TV", " ",
    "https://www.youtube.com/watch?v=-AbCdEfGhIj", "Stretch", "", "", "", "5", "", "4", "1", "0", "", "", "", "50", "",
)  # fmt: skip # the figures side by side, as one reads them
CLIP = (
    "8/18/2025 2:50 pm", "7540000000000000001", "TikTok", "Post", "Video", "'@movewell", " ",
    "https://www.tiktok.com/@movewell/video/7540000000000000001", "Stretch", "1,000", "", "", "5", "", "4", "1", "0",
    "", "", "", "1,000", "",
)  # fmt: skip # the figures side by side, as one reads them


def test_posts_of_four_networks_load_under_their_own_platform_and_account(desk: Desk) -> None:
    receipt = desk.hand_in("Post Performance.csv", csv_bytes([POSTS_HEADER, REEL, UPDATE, VIDEO, CLIP], newline="\r\n"))

    assert (receipt.verdict, receipt.posts, receipt.accounts) == ("loaded", 4, 4)
    assert receipt.totals["impressions"] == 13_000
    assert receipt.totals["reach"] == 9001
    assert receipt.totals["video_views"] == 11_150
    assert desk.rows("select post_id, source_account_id, content_format from post_record order by post_id") == [
        ("instagram:AbC_d-1", "instagram:movewell", "short_video"),
        ("linkedin:7427300000000000001", "linkedin:move well", "photo"),
        ("tiktok:7540000000000000001", "tiktok:movewell", "video"),
        ("youtube:-AbCdEfGhIj", "youtube:move well tv", "video"),
    ]


def test_handles_and_display_names_are_told_apart_by_network(desk: Desk) -> None:
    desk.hand_in("Post Performance.csv", csv_bytes([POSTS_HEADER, REEL, UPDATE]))

    assert desk.rows("select platform_id, handle, name from source_account order by platform_id") == [
        ("instagram", "movewell", None),
        ("linkedin", None, "Move Well"),
    ]


def test_a_clock_of_no_zone_gives_a_day_and_a_number_that_holds_the_time_gives_the_time(desk: Desk) -> None:
    desk.hand_in("Post Performance.csv", csv_bytes([POSTS_HEADER, REEL, CLIP]))

    assert desk.rows("select published_at_utc, printed_on from post_record order by post_id") == [
        (None, date(2026, 8, 12)),
        (datetime(2025, 8, 18, 18, 50, 53), date(2025, 8, 18)),  # noqa: DTZ001  the warehouse holds naive UTC
    ]


def test_a_network_that_is_not_known_is_named_with_its_row(desk: Desk) -> None:
    strange = ("8/12/2026 9:22 pm", "17900000000000002", "Myspace", *REEL[3:])

    receipt = desk.hand_in("Post Performance.csv", csv_bytes([POSTS_HEADER, REEL, strange]))

    assert (receipt.verdict, receipt.posts, receipt.reasons) == ("partly_loaded", 1, {"bad_word": 1})
    assert desk.rows("select line_no, column_name, cell from rejected_row") == [(4, "Network", "Myspace")]


def test_columns_count_by_their_names_in_any_order(desk: Desk) -> None:
    turned = [tuple(reversed(row)) for row in (POSTS_HEADER, REEL, UPDATE)]

    receipt = desk.hand_in("renamed.csv", csv_bytes(turned))

    assert (receipt.export_kind, receipt.totals["impressions"]) == ("sprout_posts", 12_000)


PROFILE_HEADER = (
    "Date", "Network", "Profile", "Audience", "Net Audience Growth", "Audience Gained", "Published Posts (Total)",
    "Impressions", "Video Views", "Engagements", "Reactions", "Comments", "Shares", "Post Link Clicks", "Saves",
)  # fmt: skip # the figures side by side, as one reads them


def test_days_are_month_first_and_the_audience_is_a_stock(desk: Desk) -> None:
    rows = [
        PROFILE_HEADER,
        ("02-01-2026", "X", "'@movewell", "6,369", "1", "1", "1", "1,217", "0", "5", "1", "2", "0", "0", ""),
        ("02-01-2026", "Facebook", "Move Well", "25,000", "3", "", "1", "783", "", "-2", "-1", "1", "0", "", ""),
        ("02-02-2026", "X", "'@movewell", "6,367", "-2", "0", "0", "", "", "", "", "", "", "", ""),
    ]

    receipt = desk.hand_in("Profile Performance.csv", csv_bytes(rows))

    assert (receipt.verdict, receipt.records, receipt.accounts) == ("loaded", 3, 2)
    assert (receipt.first_date, receipt.last_date) == (date(2026, 2, 1), date(2026, 2, 2))
    assert receipt.totals == {
        "impressions": 2000, "reactions": 0, "comments": 3, "shares": 0, "saves": None, "engagements": 3,
        "link_clicks": 0, "video_views": 0, "follows": 1, "followers": 31_367,
    }  # fmt: skip # the figures side by side, as one reads them


def test_profiles_of_instagram_and_of_tiktok_have_reports_of_their_own(desk: Desk) -> None:
    instagram = [
        ("Date", "Instagram Profile", "Followers", "Net Follower Growth", "Followers Gained", "Followers Lost", "Views",
         "Reach", "Organic Engagements", "Organic Likes", "Organic Comments", "Organic Shares", "Organic Saves"),
        ("08-01-2026", "movewell", "1,100", "3", "5", "2", "2,400", "900", "60", "50", "4", "3", "3"),
    ]  # fmt: skip # the figures side by side, as one reads them
    tiktok = [
        ("Date", "TikTok Profiles", "Published Posts", "Net Follower Growth", "Followers", "Video Views", "Impressions",
         "Engagements", "Likes", "Comments", "Shares", "Profile Views"),
        ("08-01-2026", "'@movewell", "0", "", "", "", "", "", "", "", "", ""),
        ("08-02-2026", "'@movewell", "1", "2", "26", "300", "300", "12", "9", "2", "1", "8"),
    ]  # fmt: skip # the figures side by side, as one reads them

    first = desk.hand_in("Instagram Business Profiles (MWT).csv", csv_bytes(instagram))
    second = desk.hand_in("TikTok Profiles (MWT).csv", csv_bytes(tiktok))

    assert first.totals == {
        "impressions": 2400, "reach": 900, "reactions": 50, "comments": 4, "shares": 3, "saves": 3, "engagements": 60,
        "follows": 5, "unfollows": 2, "followers": 1100,
    }  # fmt: skip # the figures side by side, as one reads them
    assert (second.records, second.totals["followers"], second.totals["profile_visits"]) == (2, 26, 8)
    assert desk.rows("select source_account_id, exposures from account_day order by day, source_account_id") == [
        ("instagram:movewell", 2400),
        ("tiktok:movewell", None),
        ("tiktok:movewell", 300),
    ]
