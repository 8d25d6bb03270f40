"""ExportComments: comments of one post, day first, and no figure of the post changes."""

from datetime import datetime

import pytest

from partnerboard.ingest.loading import load
from partnerboard.platforms.declaration import Answers
from tests.platforms.handing_in import HANDED_IN, Desk, csv_bytes, workbook_bytes

HEADER = ("id ", "", "Name", "Date", "Likes", "isHearted", "isPinned", "Comment", "(view source)")
ROWS = [
    HEADER,
    (1, "", "@ana", "03/12/25 06:24:13", 3, "yes", "no", "Lovely", "view comment"),
    (2, "", "@ana", "03/12/25 06:24:13", 2, "no", "no", "Lovely", "view comment"),
    (3, "", "@ben", "04/12/25 06:24:13", "", "no", "no", "Walk", "view comment"),
]
NAME = "yt-comments_aB3dE6gH9jK_22643882 - ExportComments.com.csv"


def test_comments_belong_to_the_video_in_the_file_name(desk: Desk) -> None:
    receipt = desk.hand_in(NAME, csv_bytes(ROWS))

    assert (receipt.verdict, receipt.records, receipt.posts, receipt.accounts) == ("loaded", 3, 1, None)
    assert receipt.totals == {"comments": 3, "reactions": 5}
    assert "The post 'aB3dE6gH9jK' was taken from the file name." in receipt.notices
    assert any("change no figure of the post" in notice for notice in receipt.notices)
    assert desk.rows(
        "select post_id, kind, occurred_at_utc, text, needs_response from interaction order by line_no"
    ) == [
        ("youtube:aB3dE6gH9jK", "comment", datetime(2025, 12, 3, 6, 24, 13), "Lovely", False),  # noqa: DTZ001  the warehouse holds naive UTC
        ("youtube:aB3dE6gH9jK", "comment", datetime(2025, 12, 3, 6, 24, 13), "Lovely", False),  # noqa: DTZ001  the warehouse holds naive UTC
        ("youtube:aB3dE6gH9jK", "comment", datetime(2025, 12, 4, 6, 24, 13), "Walk", False),  # noqa: DTZ001  the warehouse holds naive UTC
    ]
    assert desk.rows("select count(*) from post_snapshot") == [(0,)]
    assert desk.rows("select count(*) from interaction where author_hash is null or author_hash like '%ana%'") == [(0,)]


def test_a_comment_keeps_its_id_when_new_ones_stand_above_it(desk: Desk) -> None:
    newer = [HEADER, (1, "", "@cat", "05/12/25 06:24:13", 0, "no", "no", "New", ""), *ROWS[1:]]
    desk.hand_in(NAME, csv_bytes(ROWS))
    desk.hand_in(NAME, csv_bytes(newer))

    assert desk.rows("select count(*), count(distinct interaction_id) from interaction") == [(7, 4)]
    assert desk.rows("select count(*) from interactions_known(timestamp '2026-12-31')") == [(4,)]


def test_the_same_words_under_another_video_are_another_comment(desk: Desk) -> None:
    desk.hand_in(NAME, csv_bytes(ROWS))
    desk.hand_in("yt-comments_zZ3dE6gH9jK_1 - ExportComments.com.csv", csv_bytes(ROWS, bom=True))

    assert desk.rows("select count(distinct interaction_id) from interaction") == [(6,)]


def test_a_renamed_file_asks_for_its_post(desk: Desk) -> None:
    asked = desk.hand_in("renamed.csv", csv_bytes(ROWS))
    path = desk.folder / "handed-in"
    [receipt] = load(
        desk.warehouse,
        path,
        keep_in=desk.folder / "kept",
        answers=Answers(post="aB3dE6gH9jK"),
        name="renamed.csv",
        loaded_at_utc=HANDED_IN,
    )

    assert (asked.verdict, asked.needs, asked.export_kind) == ("needs_input", ("post",), "exportcomments_youtube")
    assert "under which post its comments stand" in asked.message
    assert (receipt.verdict, receipt.posts) == ("loaded", 1)


def workbook(address: str) -> bytes:
    """A workbook of one comment, below the address of its post."""
    return workbook_bytes(
        {
            "Comments": [
                ("ExportComments.com",),
                ("Source URL", address),
                (), (), (),
                ("", "", "Name (click to view profile)", "Profile ID", "Date", "Likes", "Comment", "(view source)"),
                (1, "", "Ana", "ID: 77", "2026-03-01 10:00:00", 4, "Lovely", "view"),
            ]
        }
    )  # fmt: skip # the figures side by side, as one reads them


@pytest.mark.parametrize(
    ("address", "platform", "post"),
    [
        ("https://www.facebook.com/movewell/posts/300000000000001", "facebook", "300000000000001"),
        ("https://www.instagram.com/reel/Cx1_ab-9/", "instagram", "Cx1_ab-9"),
        ("https://www.tiktok.com/@movewell/video/7000000000000000001?lang=en", "tiktok", "7000000000000000001"),
        ("https://x.com/movewell/status/1700000000000000001", "x", "1700000000000000001"),
        (
            "https://www.linkedin.com/feed/update/urn:li:activity:7100000000000000001/",
            "linkedin",
            "7100000000000000001",
        ),
        ("https://www.threads.net/@movewell/post/Cx1_ab-9", "threads", "Cx1_ab-9"),
        ("https://www.youtube.com/shorts/aB3dE6gH9jK", "youtube", "aB3dE6gH9jK"),
    ],
)
def test_a_workbook_names_its_post_above_the_comments(desk: Desk, address: str, platform: str, post: str) -> None:
    receipt = desk.hand_in("comments.xlsx", workbook(address))

    assert (receipt.verdict, receipt.platform, receipt.totals) == (
        "loaded",
        platform,
        {"comments": 1, "reactions": 4},
    )
    assert desk.rows("select post_id from interaction") == [(f"{platform}:{post}",)]


def test_an_address_that_only_ends_like_a_network_is_none(desk: Desk) -> None:
    receipt = desk.hand_in("comments.xlsx", workbook("https://www.netflix.com/walk/status/17"))

    assert (receipt.verdict, receipt.reasons) == ("refused", {"not_supported": 1})
    assert "a network that is not known here" in receipt.message


def test_a_list_without_its_network_is_refused_by_name(desk: Desk) -> None:
    rows = [("id ", "", "Name", "Date", "Likes", "Comment", "(view source)"), (1, "", "Ana", "03/12/25", 1, "Yes", "")]

    receipt = desk.hand_in("comments.csv", csv_bytes(rows))

    assert receipt.reasons == {"not_supported": 1}
    assert "workbook of one post" in receipt.message
