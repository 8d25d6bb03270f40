"""Meta Business Suite: two languages in one file, repeated posts, ragged rows and the clock of California."""

from datetime import date

import pytest

from tests.platforms.handing_in import Desk, csv_bytes

SWEDISH = (
    "Publicerings-id", "Sid-id", "Sidnamn", "Titel", "Beskrivning", "Publiceringstid", "Permalänk", "Delat",
    "Inläggstyp", "Datum", "Visningar", "Räckvidd", "Reaktioner, kommentarer och delningar", "Reaktioner",
    "Kommentarer", "Delningar", "Länkklick", "Post ID", "Views", "Post type", "Link Clicks",
)  # fmt: skip # as the export lays it out
INSTAGRAM = (
    "Post ID", "Account ID", "Account username", "Account name", "Description", "Duration (sec)", "Publish time",
    "Permalink", "Post type", "Data comment", "Date", "Views", "Reach", "Likes", "Shares", "Follows", "Comments",
    "Saves",
)  # fmt: skip # as the export lays it out
STORIES = (*INSTAGRAM[:13], "Likes", "Shares", "Profile visits", "Replies", "Navigation", "Follows", "Link clicks")


def _facebook(post: str, **cells: object) -> list[object]:
    row: dict[str, object] = {
        "Publicerings-id": post,
        "Sid-id": "100",
        "Sidnamn": "Walk Well",
        "Titel": "Walk",
        "Publiceringstid": "01/05/2026 22:15",
        "Permalänk": f"https://www.facebook.com/walkwell/posts/{post}",
        "Delat": "0",
        "Inläggstyp": "Foton",
        "Datum": "Livstid",
    }
    row.update({name.replace("_", " "): value for name, value in cells.items()})
    return [row.get(name, "") for name in SWEDISH]


def _instagram(code: str = "DHpmj9euOPy", **cells: object) -> list[object]:
    row: dict[str, object] = {
        "Post ID": "18000000000000001", "Account ID": "17000000000000001", "Account username": "walkwell",
        "Account name": "Walk Well", "Description": "Walk #MoveWell", "Publish time": "03/25/2025 22:00",
        "Permalink": f"https://www.instagram.com/p/{code}/", "Post type": "IG image", "Date": "Lifetime",
        "Views": 100, "Reach": 80, "Likes": 5, "Shares": 2, "Follows": 1, "Comments": 3, "Saves": 4,
    }  # fmt: skip # as the export lays it out
    row.update({name.replace("_", " "): value for name, value in cells.items()})
    return [row.get(name, "") for name in INSTAGRAM]


def test_each_row_takes_the_language_it_is_filled_in(desk: Desk) -> None:
    swedish = _facebook("1", Visningar=100, Räckvidd=80, Reaktioner=5, Kommentarer=3, Delningar=2, Länkklick=4)
    english = _facebook("", Post_ID="2", Views=50, Räckvidd=40, Link_Clicks=6, Inläggstyp="", Post_type="Links")

    receipt = desk.hand_in("Jan-01-2026_Jan-31-2026_1.csv", csv_bytes([SWEDISH, swedish, english], bom=True))

    assert (receipt.export_kind, receipt.posts, receipt.accounts) == ("meta_facebook_posts", 2, 1)
    assert (receipt.totals["views"], receipt.totals["reach"], receipt.totals["link_clicks"]) == (150, 120, 10)
    assert desk.rows("select post_id, content_format from post_record order by post_id") == [
        ("facebook:1", "photo"),
        ("facebook:2", "link"),
    ]
    assert desk.rows("select source_account_id, native_id, name from source_account") == [
        ("facebook:100", "100", "Walk Well")
    ]


def test_two_languages_that_differ_reject_their_row(desk: Desk) -> None:
    both = _facebook("1", Visningar=100, Views=101)

    receipt = desk.hand_in("a.csv", csv_bytes([SWEDISH, both, _facebook("2", Visningar=7)]))

    assert (receipt.posts, dict(receipt.reasons)) == (1, {"conflicting_cells": 1})


def test_rows_of_one_post_are_laid_together_by_the_greatest_filled_value(desk: Desk) -> None:
    full = _facebook("1", Visningar=100, Räckvidd=80, Reaktioner=5)
    partial = _facebook("1", Visningar="", Räckvidd=90, Kommentarer=3, Delningar=0)

    receipt = desk.hand_in("a.csv", csv_bytes([SWEDISH, full, partial, full]))

    assert (receipt.records, receipt.posts, receipt.verdict) == (3, 1, "loaded")
    assert (receipt.totals["views"], receipt.totals["reach"], receipt.totals["reactions"]) == (100, 90, 5)
    assert desk.rows("select exposures, reach, eng_core, line_no from post_snapshot") == [(100, 90, 8, 2)]
    assert "2 repeated rows merged into the rows they repeat." in receipt.notices


def test_rows_may_leave_out_their_last_cells_but_have_none_too_many(desk: Desk) -> None:
    short = _facebook("1", Visningar=100)[:11]
    long = [*_facebook("2", Visningar=100), "surplus"]

    receipt = desk.hand_in("a.csv", csv_bytes([SWEDISH, short, long]))

    assert (receipt.posts, dict(receipt.reasons)) == (1, {"cell_count": 1})


def test_the_longer_of_title_and_description_is_the_caption(desk: Desk) -> None:
    desk.hand_in(
        "a.csv", csv_bytes([SWEDISH, _facebook("1", Visningar=1, Titel="Walk", Beskrivning="Walk\r\nwith us")])
    )

    assert desk.rows("select text from caption") == [("Walk\r\nwith us",)]


@pytest.mark.parametrize(
    ("printed", "utc", "day"),
    [
        ("10/24/2026 17:30", "2026-10-25 00:30:00", date(2026, 10, 25)),
        ("08/16/2026 22:00", "2026-08-17 05:00:00", date(2026, 8, 17)),
        ("11/01/2026 01:30", "2026-11-01 09:30:00", date(2026, 11, 1)),
    ],
)
def test_times_are_those_of_california(desk: Desk, printed: str, utc: str, day: date) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([INSTAGRAM, _instagram(Publish_time=printed)]))

    assert receipt.first_date == day
    assert desk.rows("select published_at_utc::varchar from post_record") == [(utc,)]


def test_a_time_that_the_clocks_jumped_over_rejects_its_row(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([INSTAGRAM, _instagram(Publish_time="03/08/2026 02:30")]))

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"bad_time": 1})


def test_dates_that_a_spreadsheet_turned_round_refuse_the_file(desk: Desk) -> None:
    rows = [_instagram("A1", Publish_time="25/03/2025 22:00"), _instagram("A2", Publish_time="04/03/2025 22:00")]

    receipt = desk.hand_in("a.csv", csv_bytes([INSTAGRAM, *rows]))
    with_points = desk.hand_in("b.csv", csv_bytes([INSTAGRAM, _instagram("A1", Publish_time="04.03.2025 22:00")]))

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"ambiguous_dates": 1})
    assert (with_points.verdict, dict(with_points.reasons)) == ("refused", {"ambiguous_dates": 1})


def test_an_instagram_post_is_known_by_its_short_code_and_its_parts_add_up(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([INSTAGRAM, _instagram()]))

    assert receipt.totals == {
        "views": 100, "reach": 80, "reactions": 5, "shares": 2, "follows": 1, "comments": 3, "saves": 4,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select post_id, content_format from post_record") == [("instagram:DHpmj9euOPy", "photo")]
    assert desk.rows("select eng_core from post_snapshot") == [(10,)]


def test_accounts_of_partners_in_one_file_are_normal_and_an_answer_narrows_them(desk: Desk) -> None:
    other = _instagram("B1", Account_ID="17000000000000002", Account_username="runfast", Account_name="Run Fast")
    content = csv_bytes([INSTAGRAM, _instagram(), other])

    assert desk.hand_in("a.csv", content).accounts == 2

    narrowed = desk.hand_in("a.csv", content, account="instagram:runfast")
    assert (narrowed.posts, dict(narrowed.reasons)) == (1, {"foreign_account": 1})


def test_stories_are_stories_and_blank_metrics_stay_blank(desk: Desk) -> None:
    row = [
        *_instagram()[:7],
        "https://www.instagram.com/stories/walkwell/3900000000000000001",
        "IG story",
        "",
        "Lifetime",
    ]
    row += [100, 80, 5, 2, "", 3, 70, "", ""]

    receipt = desk.hand_in("a.csv", csv_bytes([STORIES, row]))

    assert (receipt.export_kind, receipt.totals["comments"]) == ("meta_instagram_stories", 3)
    assert (receipt.totals["profile_visits"], receipt.totals["link_clicks"]) == (None, None)
    assert desk.rows("select post_id, content_format from post_record") == [("instagram:3900000000000000001", "story")]


def test_the_look_alike_with_a_row_per_day_is_refused(desk: Desk) -> None:
    days = [_instagram("A1", Date="2026-08-01"), _instagram("A1", Date="2026-08-02")]

    receipt = desk.hand_in("a.csv", csv_bytes([INSTAGRAM, *days]))
    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"per_day_rows": 1})

    header = ["Post ID", "Publish time", "Permalink", "Date", "3-second video views"]
    without_views = desk.hand_in("b.csv", csv_bytes([header, ["1", "03/25/2025 22:00", "", "2026-08-01", "5"]]))
    assert "video statistics per post and day" in without_views.message


def test_a_word_that_is_new_is_left_empty_and_said(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([INSTAGRAM, _instagram(Post_type="IG hologram")]))

    assert receipt.verdict == "loaded"
    assert "Post type: 'IG hologram' not known here, left empty." in receipt.notices
    assert desk.rows("select content_format from post_record") == [(None,)]
