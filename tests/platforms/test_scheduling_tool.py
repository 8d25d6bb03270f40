"""Post reports of a scheduling tool: the network is in the addresses, the offset is right, the clock is not."""

from datetime import datetime

import pytest

from tests.platforms.handing_in import Desk, csv_bytes

HEADER = (
    "Date", "Content", "Created by", "Labels", "Impressions", "Reach", "Clicks", "Likes", "Shares", "Comments",
    "Engagement", "Engagement rate per impression (%)", "export.csv.content.videoView", "Url",
)  # fmt: skip # the figures side by side, as one reads them
ADDRESS = "https://www.linkedin.com/feed/update/urn:li:share:714000000000000000"


def _post(time: str, number: int) -> tuple[object, ...]:
    return (time, "Walk", "A. Person", "mwt", 400, 200, 5, 9, 1, 2, 17, 4.3, "", f"{ADDRESS}{number}")


def test_a_linkedin_report_is_keyed_by_address_and_asks_for_the_account(desk: Desk) -> None:
    content = csv_bytes([HEADER, _post("01/02/2024 02:28 PM EST -0500", 1), _post("07/02/2024 09:11 AM EDT -0400", 2)])

    asked = desk.hand_in("linkedin.csv", content)
    receipt = desk.hand_in("linkedin.csv", content, account="linkedin:movewell")

    assert (asked.verdict, asked.platform, asked.needs) == ("needs_input", "linkedin", ("account",))
    assert (receipt.verdict, receipt.posts, receipt.accounts) == ("loaded", 2, 1)
    assert receipt.totals == {
        "impressions": 800, "reach": 400, "clicks": 10, "reactions": 18, "shares": 2, "comments": 4, "engagements": 34,
        "video_views": None,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select post_id, published_at_utc, source_account_id from post_record order by post_id") == [
        ("linkedin:7140000000000000001", datetime(2024, 1, 2, 19, 28), "linkedin:movewell"),  # noqa: DTZ001  the warehouse holds naive UTC
        ("linkedin:7140000000000000002", datetime(2024, 7, 2, 13, 11), "linkedin:movewell"),  # noqa: DTZ001  the warehouse holds naive UTC
    ]


@pytest.mark.parametrize(
    ("printed", "hour"),
    [("00:19 PM", 12), ("00:19 AM", 0), ("12:19 PM", 12), ("12:19 AM", 0), ("11:19 PM", 23), ("14:19 PM", 14)],
)
def test_an_hour_counts_whatever_clock_it_is_printed_on(desk: Desk, printed: str, hour: int) -> None:
    desk.hand_in("a.csv", csv_bytes([HEADER, _post(f"03/01/2024 {printed} CET +0000", 1)]), account="linkedin:movewell")

    assert desk.rows("select published_at_utc from post_record") == [(datetime(2024, 3, 1, hour, 19),)]  # noqa: DTZ001  the warehouse holds naive UTC


def test_a_report_about_x_has_replies_and_reposts_and_its_account_in_the_address(desk: Desk) -> None:
    rows = [
        ("Date", "Content", "Created by", "Labels", "Impressions", "Likes", "Reposts", "Quote posts", "Replies",
         "Engagement", "Video views", "Url"),
        ("03/01/2024 01:00 PM EST -0500", "Walk", "", "", 50, 4, 2, 1, 3, 10, 0,
         "https://x.com/MoveWell/status/1700000000000000001"),
    ]  # fmt: skip # the figures side by side, as one reads them

    receipt = desk.hand_in("x.csv", csv_bytes(rows), account="x:movewell")

    assert receipt.totals == {
        "impressions": 50, "reactions": 4, "shares": 2, "comments": 3, "engagements": 10, "video_views": 0,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select post_id, source_account_id from post_record") == [
        ("x:1700000000000000001", "x:movewell"),
    ]


def test_posts_of_a_second_network_are_kept_apart_with_their_address(desk: Desk) -> None:
    elsewhere = (*_post("01/02/2024 02:28 PM EST -0500", 2)[:-1], "https://www.instagram.com/p/AbC/")

    receipt = desk.hand_in(
        "a.csv", csv_bytes([HEADER, _post("01/02/2024 02:28 PM EST -0500", 1), elsewhere]), account="linkedin:movewell"
    )

    assert (receipt.verdict, receipt.posts, receipt.reasons) == ("partly_loaded", 1, {"bad_link": 1})
    assert desk.rows("select line_no, column_name, cell from rejected_row") == [
        (3, "Url", "https://www.instagram.com/p/AbC/"),
    ]


def test_a_network_that_is_not_known_is_refused_by_what_the_file_is(desk: Desk) -> None:
    row = (*_post("01/02/2024 02:28 PM EST -0500", 1)[:-1], "https://example.org/1")

    receipt = desk.hand_in("a.csv", csv_bytes([HEADER, row]))

    assert (receipt.verdict, receipt.reasons) == ("refused", {"not_supported": 1})
    assert "a post report of a scheduling tool for another network" in receipt.message
