"""CrowdTangle post histories: the newest reading of one post, whose day and address stand behind the last header."""

from datetime import date, datetime

import pytest

from tests.platforms.handing_in import Desk, csv_bytes

FIGURES = (
    "ID", "Score Date (GMT)", "Timestep", "Likes", "Average Likes", "Comments", "Average Comments", "Shares",
    "Avg Shares", "Loves", "Avg Loves", "Hahas", "Avg Hahas", "Reactions", "Avg Reactions", "Post Views",
    "Avg Post Views", "Overperforming(+)/Underperforming(-) Score",
)  # fmt: skip # the figures side by side, as one reads them
ADDRESS = "https://www.facebook.com/100000000000001/posts/300000000000001"


def _reading(scored: str, step: int, likes: object) -> tuple[object, ...]:
    return ("300000000000001\t", scored, step, likes, 70, 20, 9, 30, 8, 5, 4, 1, 1, 999, 900, 700, 600, "2.3x")


def history(*readings: tuple[object, ...], address: str = ADDRESS) -> bytes:
    """A file whose header goes on with the day and the address of its post."""
    return csv_bytes([(*FIGURES, "Post Date (GMT)", "2021-07-05 23:02:45", address), *readings], bom=True)


READINGS = (
    _reading("2021-07-07 10:00:00", 30, 300),
    _reading("2021-07-08 09:15:00", 90, 340),
    _reading("2021-07-06 08:00:00", 1, 100),
)


def test_the_newest_reading_is_the_one_that_counts(desk: Desk) -> None:
    receipt = desk.hand_in("history.csv", history(*READINGS))

    assert (receipt.verdict, receipt.posts, receipt.records) == ("loaded", 1, 1)
    assert receipt.totals == {"reactions": 346, "comments": 20, "shares": 30, "video_views": 700}
    assert "3 readings of one post over time; the newest counts." in receipt.notices
    assert desk.rows("select post_id, as_of_on, reactions from post_snapshot") == [
        ("facebook:300000000000001", date(2021, 7, 8), 346)
    ]
    assert desk.rows("select published_at_utc, source_account_id from post_record") == [
        (datetime(2021, 7, 5, 23, 2, 45), "facebook:100000000000001")  # noqa: DTZ001  the warehouse holds naive UTC
    ]


def test_a_page_may_be_named_by_its_handle(desk: Desk) -> None:
    desk.hand_in("history.csv", history(*READINGS, address="https://www.facebook.com/MoveWell/posts/300000000000001"))

    assert desk.rows("select source_account_id from post_record") == [("facebook:movewell",)]


def test_a_reading_without_a_day_is_named_and_the_others_count(desk: Desk) -> None:
    receipt = desk.hand_in("history.csv", history(*READINGS, _reading("yesterday", 91, 400)))

    assert (receipt.verdict, receipt.totals["reactions"]) == ("partly_loaded", 346)
    assert desk.rows("select line_no, column_name, cell from rejected_row") == [(5, "Score Date (GMT)", "yesterday")]


@pytest.mark.parametrize("address", ["", "https://www.instagram.com/p/abc/"])
def test_a_history_that_names_no_facebook_post_is_refused_by_name(desk: Desk, address: str) -> None:
    receipt = desk.hand_in("history.csv", history(*READINGS, address=address))

    assert (receipt.verdict, receipt.reasons) == ("refused", {"not_supported": 1})
    assert "does not name its Facebook post" in receipt.message
