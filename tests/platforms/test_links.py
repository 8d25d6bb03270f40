"""Clicks on links: with a day they count for a target, without one they are kept to compare links."""

from datetime import date

import pytest

from tests.platforms.handing_in import Desk, csv_bytes

DAYS = "select url_key, day, clicks from link_click_day order by url_key, day"
COVERS = (date(2026, 8, 1), date(2026, 8, 31))


def test_clicks_per_link_and_day_reach_the_links_that_were_agreed(desk: Desk) -> None:
    rows = [
        ("Short link", "Date", "Clicks", "Country"),
        ("https://mwt.example/go", "2026-08-01", 5, ""),
        ("mwt.example/go?utm_source=x", "2026-08-02", "1,204", ""),
    ]

    receipt = desk.hand_in("clicks.csv", csv_bytes(rows))

    assert (receipt.verdict, receipt.grain, receipt.totals) == ("loaded", "link_click_day", {"clicks": 1209})
    assert desk.rows(DAYS) == [("mwt.example/go", date(2026, 8, 1), 5), ("mwt.example/go", date(2026, 8, 2), 1204)]


def test_two_clicks_in_one_second_are_two_clicks(desk: Desk) -> None:
    rows = [
        ("Clicked at", "Short URL", "Country", "IP"),
        ("2026-08-01T10:00:00Z", "mwt.example/go", "SE", "192.0.2.7"),
        ("2026-08-01T10:00:00Z", "mwt.example/go", "SE", "192.0.2.7"),
        ("2026-08-01 23:59", "mwt.example/go", "SE", "192.0.2.8"),
        ("2026-08-02 00:01", "mwt.example/go", "NO", "192.0.2.7"),
        ("some day", "mwt.example/go", "NO", "192.0.2.7"),
    ]

    receipt = desk.hand_in("clicks.csv", csv_bytes(rows))

    assert (receipt.verdict, receipt.records, receipt.totals) == ("partly_loaded", 2, {"clicks": 4})
    assert "5 clicks were counted into 3 days of links." in receipt.notices
    assert desk.rows(DAYS) == [("mwt.example/go", date(2026, 8, 1), 3), ("mwt.example/go", date(2026, 8, 2), 1)]
    assert desk.rows("select line_no, column_name, cell from rejected_row") == [(6, "Clicked at", "some day")]


def test_days_that_can_be_read_in_two_ways_are_refused(desk: Desk) -> None:
    rows = [("Short link", "Date", "Clicks"), ("mwt.example/go", "03/04/2026", 5)]

    assert desk.hand_in("clicks.csv", csv_bytes(rows)).reasons == {"ambiguous_dates": 1}


BITLY = ("Bitlink", "Title", "Long URL", "Tags", "Created", "Total Clicks", "Campaign", "Archived")


def test_a_bitly_list_has_no_days_and_reaches_no_target(desk: Desk) -> None:
    rows = [
        BITLY,
        ("bit.ly/mwt1", "Walk", "https://mwt.example/go?utm_campaign=a", "", "2026-08-01", "1,204", "a", "false"),
        ("bit.ly/mwt2", "Run", "https://mwt.example/run", "", "2026-08-02", 7, "", "false"),
    ]

    receipt = desk.hand_in("links.csv", csv_bytes(rows), exported_on=date(2026, 9, 1))

    assert (receipt.verdict, receipt.grain, receipt.records, receipt.totals) == ("loaded", "link", 2, {"clicks": 1211})
    assert any("they have no days, so no target counts them" in notice for notice in receipt.notices)
    assert desk.rows("select count(*) from link_click_day") == [(0,)]
    assert desk.rows("select labels['link'], labels['campaign'], value, period_from from context_figure") == [
        ("bit.ly/mwt1", "a", 1204.0, None),
        ("bit.ly/mwt2", None, 7.0, None),
    ]


def test_a_bitly_list_of_two_hundred_links_may_be_cut_off(desk: Desk) -> None:
    rows = [BITLY, *((f"bit.ly/{n}", "", "https://mwt.example", "", "", 1, "", "") for n in range(200))]

    receipt = desk.hand_in("links.csv", csv_bytes(rows))

    assert "Bitly lists 200 links at most: others may be missing from this file." in receipt.notices
    assert desk.rows("select is_complete from batch") == [(False,)]


def test_geniuslink_says_when_it_was_exported_and_not_for_which_days(desk: Desk) -> None:
    name = "geniuslink_reportdata_movewell_shorturl_09_01_2026 10_00_00.csv"
    rows = [("Link", "Group", "User", "Clicks"), ("geni.us/walk", "Autumn", "ana", 12)]

    asked = desk.hand_in(name, csv_bytes(rows))
    receipt = desk.hand_in(name, csv_bytes(rows), covers=COVERS)

    assert (asked.verdict, asked.needs) == ("needs_input", ("covers",))
    assert (receipt.verdict, receipt.totals) == ("loaded", {"clicks": 12})
    assert desk.rows("select exported_on from batch") == [(date(2026, 9, 1),)]
    assert desk.rows("select labels, period_from, period_to from context_figure") == [
        ({"group": "Autumn", "link": "geni.us/walk"}, *COVERS)
    ]


@pytest.mark.parametrize("header", [("long_url", "link", "title", "created_at"), ("originalURL", "shortURL", "title")])
def test_a_list_without_clicks_says_what_is_missing(desk: Desk, header: tuple[str, ...]) -> None:
    receipt = desk.hand_in("links.csv", csv_bytes([header, ("https://a.example",) * len(header)]))

    assert receipt.reasons == {"not_supported": 1}
    assert "without clicks" in receipt.message


def test_short_links_with_their_clicks_are_kept_by_their_names(desk: Desk) -> None:
    rows = [("key", "url", "title", "clicks"), ("walk", "https://mwt.example", "Walk", 9)]

    assert desk.hand_in("links.csv", csv_bytes(rows)).totals == {"clicks": 9}
