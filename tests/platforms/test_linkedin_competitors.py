"""LinkedIn competitors: figures of other pages for the period above them."""

from datetime import date

from tests.platforms.handing_in import Desk, workbook_bytes

HEADER = ("Page", "Total Followers", "New Followers", "Total post engagements", "Total posts")
SHEET = [
    ("2/12/2026", "3/10/2026"),
    HEADER,
    ("Fast Feet", 1927, 41, 1863, 60),
    ("Move Well", 73, -1, 37, 4),
]


def test_pages_are_kept_for_their_period_and_are_no_accounts_of_ours(desk: Desk) -> None:
    receipt = desk.hand_in("Move_Well_competitor_analytics_1739343948666.xlsx", workbook_bytes({"COMPETITORS": SHEET}))

    assert (receipt.verdict, receipt.grain, receipt.records, receipt.accounts) == ("loaded", "competitor", 2, 2)
    assert (receipt.first_date, receipt.last_date) == (date(2026, 2, 12), date(2026, 3, 10))
    assert receipt.totals == {"followers": 2000, "follows": 40, "engagements": 1900}
    assert any("to compare with" in notice for notice in receipt.notices)
    assert desk.rows("select count(*) from source_account") == [(0,)]
    assert desk.rows(
        "select source_account_id, period_from, period_to, value from context_figure "
        "where metric_code = 'posts_published' order by line_no"
    ) == [
        ("linkedin:fast feet", date(2026, 2, 12), date(2026, 3, 10), 60.0),
        ("linkedin:move well", date(2026, 2, 12), date(2026, 3, 10), 4.0),
    ]
