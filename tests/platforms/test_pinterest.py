"""Pinterest: three tables in one file, the account in the addresses of boards, one figure per export."""

from datetime import date

from tests.platforms.handing_in import Desk, csv_bytes

HEAD = [("Analytics overview",), ("2026-03-01 - 2026-03-03",), ("Content types", "All"), ("Publish Types", ""), ()]
DAYS = [("Date", "Impressions"), ("2026-03-01", ""), ("2026-03-02", 10), ("2026-03-03", 27), ()]
BOARDS = [
    ("Top Boards 2026-03-01 - 2026-03-03",),
    ("Pinterest Link", "Impressions", "Engagement", "Pin clicks", "Outbound clicks", "Saves"),
    ("https://www.pinterest.com/movewell/stretch/", 19, 6, 5, 2, 1),
    ("https://www.pinterest.com/movewell/walk/", 8, 1, 1, 0, 0),
    ("Top boards table is restricted to data from the last 6 months.",),
    (),
]
PINS = [
    ("Top Pins 2026-03-01 - 2026-03-03",),
    ("Pinterest Link", "Content Type", "Source", "Canonical", "Impressions"),
    ("https://www.pinterest.com/pin/235431982132880891/", "Organic", "From you", "Yes", 21),
    ("https://www.pinterest.com/pin/88121817054341170/", "Organic", "From you, Not from you.", "No", 4),
]
NAME = "Pinterest Analytics overview 20260301-20260303.csv"


def test_days_lead_and_boards_and_pins_stand_beside_them(desk: Desk) -> None:
    receipt = desk.hand_in(NAME, csv_bytes([*HEAD, *DAYS, *BOARDS, *PINS], newline="\r\n"))

    assert (receipt.verdict, receipt.grain, receipt.records) == ("loaded", "account_day", 3)
    assert (receipt.first_date, receipt.last_date) == (date(2026, 3, 1), date(2026, 3, 3))
    assert receipt.totals == {"impressions": 37}
    assert {part.grain: (part.records, part.posts, part.totals) for part in receipt.parts} == {
        "board": (
            2, None, {"impressions": 27, "engagements": 7, "clicks": 6, "link_clicks": 2, "saves": 1},
        ),
        "post": (2, 2, {"impressions": 25}),
    }  # fmt: skip # the figures side by side, as one reads them
    assert "Top boards table is restricted to data from the last 6 months." in receipt.notices


def test_pins_are_sums_over_the_period_of_the_account_in_the_boards(desk: Desk) -> None:
    desk.hand_in("renamed.csv", csv_bytes([*HEAD, *DAYS, *BOARDS, *PINS]))

    assert desk.rows("select post_id, source_account_id, published_at_utc, printed_on from post_record") == [
        ("pinterest:235431982132880891", "pinterest:movewell", None, None),
        ("pinterest:88121817054341170", "pinterest:movewell", None, None),
    ]
    assert desk.rows("select distinct basis, window_from, window_to, as_of_on from post_snapshot") == [
        ("window", date(2026, 3, 1), date(2026, 3, 3), date(2026, 3, 3))
    ]
    assert desk.rows("select day, exposures from account_day order by day") == [
        (date(2026, 3, 1), None),
        (date(2026, 3, 2), 10),
        (date(2026, 3, 3), 27),
    ]


def test_without_boards_the_account_is_asked(desk: Desk) -> None:
    content = csv_bytes([*HEAD, ("Date", "Total audience"), *DAYS[1:]])

    asked = desk.hand_in(NAME, content)
    receipt = desk.hand_in(NAME, content, account="pinterest:movewell")

    assert (asked.verdict, asked.needs) == ("needs_input", ("account",))
    assert (receipt.verdict, receipt.totals) == ("loaded", {"reach": 37})


def test_a_figure_without_a_place_is_refused_by_what_the_file_is(desk: Desk) -> None:
    receipt = desk.hand_in(NAME, csv_bytes([*HEAD, ("Date", "Engaged audience"), *DAYS[1:]]))

    assert (receipt.verdict, receipt.reasons) == ("refused", {"not_supported": 1})
    assert "a Pinterest Analytics overview" in receipt.message
