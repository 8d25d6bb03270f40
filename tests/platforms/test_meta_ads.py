"""Meta Ads Manager: columns as ticked, the currency in a header, and nothing of it among the posts."""

from datetime import date

from tests.platforms.handing_in import Desk, csv_bytes

HEADER = (
    "Ad name", "Delivery status", "Ad set name", "Ad name", "Amount spent (PLN)", "Purchases", "Link clicks",
    "Impressions", "Reach", "Hook Rate", "Quality ranking", "Reporting starts", "Reporting ends",
)  # fmt: skip # the figures side by side, as one reads them


def _ad(name: str, spent: str, clicks: object) -> tuple[object, ...]:
    return (name, "inactive", "Spring", name, spent, "", clicks, 1000, 900, "7.48E-6", "-", "2026-01-01", "2026-01-31")


def test_an_ad_is_no_post_and_its_spend_has_a_currency(desk: Desk) -> None:
    rows = [HEADER, _ad("Stretch", "10.25", 40), _ad("Walk", "5.5", 2), _ad("Walk", "5.5", 2)]

    receipt = desk.hand_in("Untitled-report.csv", csv_bytes(rows, bom=True))

    assert (receipt.verdict, receipt.grain, receipt.records) == ("loaded", "ad", 3)
    assert (receipt.posts, receipt.accounts) == (None, None)
    assert (receipt.first_date, receipt.last_date) == (date(2026, 1, 1), date(2026, 1, 31))
    assert receipt.totals == {"spend": 21.25, "link_clicks": 44, "impressions": 3000, "reach": 2700}
    assert "Paid figures are kept apart: they are never added to the posts or targets of a partner." in receipt.notices
    assert desk.rows("select count(*) from post_snapshot") == [(0,)]
    assert desk.rows(
        "select labels, currency, value from context_figure where metric_code = 'spend' order by line_no"
    ) == [
        ({"ad": "Stretch", "ad_set": "Spring"}, "PLN", 10.25),
        ({"ad": "Walk", "ad_set": "Spring"}, "PLN", 5.5),
        ({"ad": "Walk", "ad_set": "Spring"}, "PLN", 5.5),
    ]


def test_a_name_that_stands_twice_with_different_words_is_refused(desk: Desk) -> None:
    other = (*_ad("Stretch", "10.25", 40)[:3], "Run", *_ad("Stretch", "10.25", 40)[4:])

    receipt = desk.hand_in("Untitled-report.csv", csv_bytes([HEADER, other]))

    assert (receipt.verdict, receipt.reasons) == ("refused", {"duplicate_header": 1})


def test_days_by_age_and_gender_keep_their_breakdown_and_lose_their_totals(desk: Desk) -> None:
    rows = [
        ("Reporting starts", "Reporting ends", "Ad Set Name", "Age", "Gender", "Impressions", "Clicks (all)",
         "Page engagement", "Post engagements", "Post reactions", "Post comments", "Post shares"),
        ("2026-06-17", "2026-06-17", "", "", "", 300, 9, 8, 7, 6, 5, 4),
        ("2026-06-17", "2026-06-17", "Spring", "18-24", "female", 100, 3, 4, 3, 2, 1, 0),
        ("2026-06-18", "2026-06-18", "Spring", "18-24", "male", 200, 6, 4, 4, 4, 4, 4),
    ]  # fmt: skip # the figures side by side, as one reads them

    receipt = desk.hand_in("ads.csv", csv_bytes(rows))

    assert receipt.records == 2
    assert "1 rows of totals were left out." in receipt.notices
    assert receipt.totals == {
        "impressions": 300, "clicks": 9, "engagements": 8, "reactions": 6, "comments": 5, "shares": 4,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select distinct labels, period_from from context_figure order by period_from") == [
        ({"ad_set": "Spring", "age": "18-24", "gender": "female"}, date(2026, 6, 17)),
        ({"ad_set": "Spring", "age": "18-24", "gender": "male"}, date(2026, 6, 18)),
    ]
