"""CrowdTangle: points between thousands that their parts prove, and zones by their short names."""

from datetime import datetime

import pytest

from tests.platforms.handing_in import Desk, csv_bytes

HEADER = (
    "Page Name", "User Name", "Facebook Id", "Page Category", "Likes at Posting", "Followers at Posting",
    "Post Created", "Post Created Date", "Post Created Time", "Type", "Total Interactions", "Likes", "Comments",
    "Shares", "Love", "Wow", "Haha", "Sad", "Angry", "Care", "Is Video Owner?", "Post Views", "Video Length", "URL",
    "Message", "Overperforming Score",
)  # fmt: skip # the figures side by side, as one reads them


def _post(number: int, total: str, *, time: str = "2021-07-05 23:02:45 BRT", views: object = 0) -> tuple[object, ...]:
    return (
        "Move Well", "movewell", "100000000000001", "HEALTH", 900, 1000, time, "2021-07-05", "23:02:45", "Native Video",
        total, 1000, 20, 30, 100, 50, 25, 5, 3, 1, "-", views, "N/A",
        f"https://www.facebook.com/100000000000001/posts/30000000000000{number}", "Walk", "1,4",
    )  # fmt: skip # the figures side by side, as one reads them


def test_a_total_with_points_is_read_where_its_parts_prove_it(desk: Desk) -> None:
    receipt = desk.hand_in("search.csv", csv_bytes([HEADER, _post(1, "1.234", views=700), _post(2, "1234")], bom=True))

    assert (receipt.verdict, receipt.posts, receipt.accounts) == ("loaded", 2, 1)
    assert receipt.totals == {
        "engagements": 2468, "reactions": 2368, "comments": 40, "shares": 60, "video_views": 700,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select post_id, published_at_utc, source_account_id from post_record order by post_id") == [
        ("facebook:300000000000001", datetime(2021, 7, 6, 2, 2, 45), "facebook:100000000000001"),  # noqa: DTZ001  the warehouse holds naive UTC
        ("facebook:300000000000002", datetime(2021, 7, 6, 2, 2, 45), "facebook:100000000000001"),  # noqa: DTZ001  the warehouse holds naive UTC
    ]


def test_the_receipt_says_whose_posts_count(desk: Desk) -> None:
    receipt = desk.hand_in("search.csv", csv_bytes([HEADER, _post(1, "1.234")]))

    assert (
        "Posts of pages that are registered with a partner count as theirs; those of other pages stay outside every "
        "total."
    ) in receipt.notices


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (_post(1, "1.235"), "Total Interactions", "bad_number"),
        (_post(1, "1234", time="2021-07-05 18:02:45 XYZ"), "Post Created", "bad_time"),
    ],
)
def test_what_nothing_proves_is_kept_apart(desk: Desk, row: tuple[object, ...], column: str, code: str) -> None:
    receipt = desk.hand_in("search.csv", csv_bytes([HEADER, row, _post(2, "1234")]))

    assert (receipt.verdict, receipt.posts) == ("partly_loaded", 1)
    assert desk.rows("select column_name, reason_code from rejected_row") == [(column, code)]
