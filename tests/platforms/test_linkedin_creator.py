"""LinkedIn creator workbooks: two rankings are two lists of the same posts, and days are led by their dates."""

from datetime import UTC, date, datetime

import pytest

from tests.platforms.handing_in import Desk, Rows, workbook_bytes

NAME = "Content_2026-07-01_2026-08-31_AdaReyes.xlsx"


def _link(*created: int) -> str:
    at = datetime(*created, tzinfo=UTC)  # type: ignore[misc, arg-type] # year, month, day and what more is told
    return f"https://www.linkedin.com/feed/update/urn:li:activity:{int(at.timestamp() * 1000) << 22}"


ONE, TWO, THREE = _link(2026, 6, 20, 9), _link(2026, 7, 2, 9), _link(2026, 7, 3, 23, 59)


def _sheets() -> dict[str, Rows]:
    return {
        "DISCOVERY": [("Overall Performance", "7/1/2026 - 8/31/2026"), ("Impressions", 900), ("Members reached", 410)],
        # Sorted by value, as after a re-save.
        "ENGAGEMENT": [
            ("Date", "Impressions", "Engagements"),
            ("7/3/2026", 100, -2),
            ("7/1/2026", 300, 8),
            ("7/2/2026", 500, 20),
        ],
        "TOP POSTS": [
            ("Maximum of 50 posts available to include in this list",),
            (),
            ("Post URL", "Post publish date", "Engagements", "", "Post URL", "Post publish date", "Impressions"),
            (TWO, "7/2/2026", 20, "", ONE, "6/20/2026", 600),
            (ONE, "6/20/2026", 6, "", TWO, "7/2/2026", 250),
            (THREE, "7/3/2026", 1, "", THREE),
        ],
        "FOLLOWERS": [
            ("Total followers on 7/3/2026:", 1204),
            (),
            ("Date", "New followers"),
            ("7/1/2026", 3),
            ("7/2/2026", 0),
            ("7/3/2026", 1),
        ],
        "DEMOGRAPHICS": [("Top Demographics", "Value", "Percentage"), ("Job titles", "Coach", "< 1%")],
    }


def test_the_days_lead_and_followers_complete_them(desk: Desk) -> None:
    receipt = desk.hand_in(NAME, workbook_bytes(_sheets()))

    assert (receipt.verdict, receipt.grain, receipt.records, receipt.accounts) == ("loaded", "account_day", 3, 1)
    assert (receipt.first_date, receipt.last_date) == (date(2026, 7, 1), date(2026, 7, 3))
    assert receipt.totals == {"impressions": 900, "engagements": 26, "follows": 4, "followers": 1204}
    assert desk.rows("select day, exposures, follows, followers from account_day order by day") == [
        (date(2026, 7, 1), 300, 3, None),
        (date(2026, 7, 2), 500, 0, None),
        (date(2026, 7, 3), 100, 1, 1204),
    ]


def test_two_rankings_meet_in_one_post_and_a_missing_figure_stays_missing(desk: Desk) -> None:
    receipt = desk.hand_in(NAME, workbook_bytes(_sheets()))

    posts = next(part for part in receipt.parts if part.grain == "post")
    assert (posts.records, posts.posts, posts.totals) == (5, 3, {"impressions": 850, "engagements": 27})
    assert desk.rows(
        "select post_id, exposures, eng_core, engagements_native, reactions, basis, window_from, window_to "
        "from post_snapshot order by post_id"
    ) == [
        (f"linkedin:{link.rpartition(':')[2]}", views, core, core, None, "window", date(2026, 7, 1), date(2026, 8, 31))
        for link, views, core in ((ONE, 600, 6), (TWO, 250, 20), (THREE, None, 1))
    ]
    assert desk.rows("select max(published_at_utc) from post_record") == [(datetime(2026, 7, 3, 23, 59),)]  # noqa: DTZ001 - naive UTC


def test_the_reach_of_the_period_is_the_one_linkedin_counted(desk: Desk) -> None:
    desk.hand_in(NAME, workbook_bytes(_sheets()))

    assert desk.rows("select source_account_id, period_from, period_to, reach from account_period") == [
        ("linkedin:adareyes", date(2026, 7, 1), date(2026, 8, 31), 410)
    ]


def test_the_newer_name_and_numbers_as_text_give_the_same(desk: Desk) -> None:
    as_text = {name: [[str(value) for value in row] for row in rows] for name, rows in _sheets().items()}

    receipt = desk.hand_in("AggregateAnalytics_Ada Reyes_2026-07-01_2026-08-31.xlsx", workbook_bytes(as_text))

    assert receipt.verdict == "loaded"
    assert receipt.totals == {"impressions": 900, "engagements": 26, "follows": 4, "followers": 1204}
    assert desk.rows("select name from source_account") == [("Ada Reyes",)]


def test_a_renamed_workbook_asks_for_its_account_and_dates(desk: Desk) -> None:
    receipt = desk.hand_in("export.xlsx", workbook_bytes(_sheets()))

    assert (receipt.verdict, receipt.needs) == ("needs_input", ("account", "covers"))


@pytest.mark.parametrize(
    ("shares", "figures"),
    [(("0.0532", "0.12", "< 1%"), [5.32, 12.0]), (("5%", "12%", "< 1%"), [5.0, 12.0])],
)
def test_shares_of_people_are_percentages_and_below_one_is_no_figure(
    desk: Desk, shares: tuple[str, ...], figures: list[float]
) -> None:
    rows = [("Job titles", "Coach"), ("Locations", "Leeds"), ("Locations", "York")]
    sheet = [
        ("Top Demographics", "Value", "Percentage"),
        *((*row, share) for row, share in zip(rows, shares, strict=True)),
    ]

    alone = desk.hand_in(NAME, workbook_bytes({"DEMOGRAPHICS": sheet}))

    assert (alone.verdict, alone.grain, alone.records, alone.totals) == ("loaded", "audience", 3, {})
    assert "Shares printed as below 1 % have no figure and are left empty: 1 of them." in alone.notices
    assert desk.rows("select value from context_figure order by line_no") == [(figure,) for figure in figures]
    assert desk.rows("select distinct source_account_id, labels['trait'] from context_figure order by all") == [
        ("linkedin:adareyes", "Job titles"),
        ("linkedin:adareyes", "Locations"),
    ]


def test_people_stand_beside_the_days_of_their_workbook(desk: Desk) -> None:
    receipt = desk.hand_in(NAME, workbook_bytes(_sheets()))

    assert [part.records for part in receipt.parts if part.grain == "audience"] == [1]
    assert receipt.grain == "account_day"
