"""LinkedIn page workbooks: one row per post, days beside them, and headers that mean something else on each sheet."""

from datetime import UTC, date, datetime

from tests.platforms.handing_in import Desk, Rows, csv_bytes, workbook_bytes

CONTENT_NAME = "riverside-club_content_1788339600000.xlsx"  # 2 September 2026
ACCOUNT = "linkedin:riverside-club"
ABOUT_DAYS = "Aggregated engagement metrics for your organic and sponsored posts over time."
ABOUT_POSTS = "Engagement metrics for individual posts. All dates and times are in UTC."
POSTS = (
    "Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Impressions", "Views",
    "Offsite Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Follows",
    "Engagement rate", "Content Type",
)  # fmt: skip # as the export lays it out
DAYS = (
    "Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)",
    "Unique impressions (organic)", "Clicks (organic)", "Clicks (sponsored)", "Clicks (total)",
    "Reactions (organic)", "Reactions (sponsored)", "Reactions (total)", "Comments (organic)",
    "Comments (sponsored)", "Comments (total)", "Reposts (organic)", "Reposts (sponsored)", "Reposts (total)",
    "Engagement rate (organic)", "Engagement rate (sponsored)", "Engagement rate (total)",
)  # fmt: skip # as the export lays it out


def _link(created: datetime, kind: str = "activity") -> str:
    return f"https://www.linkedin.com/feed/update/urn:li:{kind}:{int(created.timestamp() * 1000) << 22}"


FIRST = datetime(2026, 8, 3, 23, 30, tzinfo=UTC)
SECOND = datetime(2026, 8, 10, 8, 0, tzinfo=UTC)


def _post(link: str, role: str, impressions: int, likes: int, *, created: object = "08/03/2026") -> tuple[object, ...]:
    return ("Text", link, role, "", "A. Person", created, impressions, "", "", 4, 0.02, likes, 1, 2, "", 0.05, "Image")


def _day(day: str, organic: int, sponsored: int = 0) -> tuple[object, ...]:
    measures = (1, 0, 1, 2, 0, 2, 0, 0, 0, 1, 0, 1)
    return (day, organic, sponsored, organic + sponsored, organic - 1, *measures, 0.1, 0, 0.1)


def _described(sentence: str, header: tuple[str, ...], *rows: tuple[object, ...]) -> Rows:
    return [(sentence,), header, *rows]


def test_a_content_workbook_gives_posts_and_beside_them_days(desk: Desk) -> None:
    book = workbook_bytes(
        {
            "Metrics": _described(ABOUT_DAYS, DAYS, _day("08/01/2026", 30, 5), _day("08/02/2026", 20)),
            "All posts": _described(
                ABOUT_POSTS,
                POSTS,
                _post(_link(FIRST), "Organic", 100, 7),
                _post(_link(SECOND, "ugcPost"), "Organic", 50, -1, created="08/10/2026"),
            ),
        }
    )

    receipt = desk.hand_in(CONTENT_NAME, book)

    assert (receipt.verdict, receipt.records, receipt.posts, receipt.accounts) == ("loaded", 2, 2, 1)
    assert (receipt.first_date, receipt.last_date) == (date(2026, 8, 3), date(2026, 8, 10))
    assert receipt.totals == {
        "impressions": 150, "video_views": None, "clicks": 8, "reactions": 6, "comments": 2, "shares": 4,
        "follows": None,
    }  # fmt: skip # the figures side by side, as one reads them
    [days] = receipt.parts
    assert (days.grain, days.sheets, days.records) == ("account_day", ("Metrics",), 2)
    assert days.totals == {
        "impressions": 50, "reach": 48, "clicks": 2, "reactions": 4, "comments": 0, "shares": 2,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select post_id, published_at_utc, printed_on, content_format from post_record order by 2") == [
        (f"linkedin:{_link(FIRST).rpartition(':')[2]}", FIRST.replace(tzinfo=None), FIRST.date(), "photo"),
        (f"linkedin:{_link(SECOND).rpartition(':')[2]}", SECOND.replace(tzinfo=None), SECOND.date(), "photo"),
    ]
    assert desk.rows("select source_account_id, exported_on, as_of_on, basis from batch") == [
        ("linkedin:riverside-club", date(2026, 9, 2), date(2026, 9, 1), "lifetime")
    ]


def test_a_boosted_post_counts_once_by_its_total(desk: Desk) -> None:
    paid_only = datetime(2026, 8, 12, 9, 0, tzinfo=UTC)
    rows = [
        _post(_link(FIRST), "Organic", 100, 7),
        _post(_link(FIRST), "Sponsored", 300, 2),
        _post(_link(FIRST), "Sponsored", 200, 1),
        _post(_link(FIRST), "Total", 600, 10),
        _post(_link(SECOND), "Organic", 50, 5),
        _post(_link(paid_only), "Sponsored", 900, 0),
    ]

    receipt = desk.hand_in(CONTENT_NAME, workbook_bytes({"All posts": _described(ABOUT_POSTS, POSTS, *rows)}))

    assert (receipt.records, receipt.posts) == (2, 2)
    assert (receipt.totals["impressions"], receipt.totals["reactions"]) == (650, 15)
    assert any(notice.startswith("4 rows of boosted posts") for notice in receipt.notices)


def test_a_month_without_posts_gives_its_days(desk: Desk) -> None:
    receipt = desk.hand_in(
        CONTENT_NAME, workbook_bytes({"Metrics": _described(ABOUT_DAYS, DAYS, _day("08/01/2026", 3))})
    )

    assert (receipt.verdict, receipt.grain, receipt.totals["impressions"]) == ("loaded", "account_day", 3)


def test_a_workbook_put_together_by_hand_is_read_by_its_headers(desk: Desk) -> None:
    """2020 names, dates as numbers, and a copy of the day table on the sheet that is named after the posts."""
    old_days = tuple(name.replace("Reposts", "Shares") for name in DAYS)
    old_posts = (
        "Update title", "Update link", "Update type", "Campaign name", "Posted by", "Created date", "Impressions",
        "Video views", "Offsite Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Shares", "Follows",
        "Engagement rate",
    )  # fmt: skip # as the export lays it out
    days = _described(ABOUT_DAYS, old_days, _day("04/01/2020", 9), _day("04/02/2020", 6))
    book = workbook_bytes(
        {
            "Visitor metrics": [
                ("Date", "Total page views (mobile)", "Total page views (total)"),
                ("04/01/2020", 1, 5),
            ],
            "Update metrics (aggregated)": days,
            "Update engagement": days,
            "Posts": _described(ABOUT_POSTS, old_posts, _post(_link(FIRST), "Organic", 40, 3, created=46237)[:-1]),
        }
    )

    unnamed = desk.hand_in("Q1.xlsx", book)
    receipt = desk.hand_in("Q1.xlsx", book, account=ACCOUNT)

    assert (unnamed.verdict, unnamed.needs) == ("needs_input", ("account",))
    assert (receipt.posts, receipt.totals["impressions"], receipt.totals["shares"]) == (1, 40, 2)
    assert desk.rows("select printed_on, published_at_utc from post_record") == [
        (date(2026, 8, 3), FIRST.replace(tzinfo=None))
    ]
    assert {part.export_kind: part.totals.get("impressions") for part in receipt.parts} == {
        "linkedin_page_days": 15,
        "linkedin_page_visitors": None,
    }
    assert desk.rows("select day, max(exposures), max(profile_visits) from account_day group by day order by day") == [
        (date(2020, 4, 1), 9, 5),
        (date(2020, 4, 2), 6, None),
    ]


def test_total_followers_are_those_gained_on_the_day_and_the_audience_sheets_stay_apart(desk: Desk) -> None:
    book = workbook_bytes(
        {
            "New followers": [
                ("Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"),
                ("08/01/2026", 0, 3, 1, 4),
                ("08/02/2026", 0, 0, 0, 0),
            ],
            "Location": [("Location", "Total followers"), ("Leeds", 80)],
            "Seniority": [("Seniority", "Total followers"), ("Entry", 70)],
        }
    )

    receipt = desk.hand_in("riverside-club_followers_1788339600000.xlsx", book)

    assert (receipt.records, receipt.totals) == (2, {"follows": 4})
    assert desk.rows("select sum(follows), max(followers) from account_day") == [(4, None)]
    assert [(part.grain, part.sheets, part.records, part.totals) for part in receipt.parts] == [
        ("audience", ("Location",), 1, {"followers": 80}),
        ("audience", ("Seniority",), 1, {"followers": 70}),
    ]


def test_visitors_are_counted_once_over_devices(desk: Desk) -> None:
    header = ("Date", *(f"Total page views ({device})" for device in ("desktop", "mobile", "total")))
    book = workbook_bytes({"Visitor metrics": [header, ("08/01/2026", 4, 3, 7), ("08/02/2026", 1, 0, 1)]})

    receipt = desk.hand_in("riverside-club_visitors_1788339600000.xlsx", book)

    assert (receipt.records, receipt.totals) == (2, {"profile_visits": 8})


def test_an_audience_table_alone_asks_whose_audience_it_is(desk: Desk) -> None:
    audience = workbook_bytes({"Industry": [("Industry", "Total views"), ("Sports", 12)]})

    asked = desk.hand_in("a.xlsx", audience)
    receipt = desk.hand_in("a.xlsx", audience, account=ACCOUNT)

    assert (asked.verdict, asked.export_kind) == ("needs_input", "linkedin_visitors_by_industry")
    assert (receipt.grain, receipt.totals) == ("audience", {"profile_visits": 12})


def test_a_sheet_saved_as_csv_is_read_too(desk: Desk) -> None:
    rows = _described(ABOUT_POSTS, POSTS, _post(_link(FIRST), "Organic", 100, 7), (), ())

    receipt = desk.hand_in("posts.csv", csv_bytes(rows), account=ACCOUNT)

    assert (receipt.verdict, receipt.posts, receipt.totals["impressions"]) == ("loaded", 1, 100)
