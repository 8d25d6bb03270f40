"""The exports of the demo: formed like those of the platforms, complete, and the same on every machine."""

import csv
import io
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from partnerboard.demo.native import Upload, waves, write_waves
from partnerboard.demo.story import Story, story


@pytest.fixture(scope="module")
def uploads(told: Story) -> tuple[Upload, ...]:
    """Every upload of the story."""
    return waves(told)


def lines(uploads: tuple[Upload, ...], wave: int, place: str) -> list[list[str]]:
    """The cells of the file of an account in a wave."""
    upload = next(one for one in uploads if f"wave-{wave}-" in one.path.parts[0] and place in str(one.path))
    return list(csv.reader(io.StringIO(upload.export.content.decode("utf-8-sig"))))


def test_the_third_wave_holds_one_file_per_account_and_five_lists(uploads: tuple[Upload, ...]) -> None:
    third = [one.path.parts[1] for one in uploads if one.path.parts[0] == "wave-3-2026-10-11"]

    assert sum(name.endswith(".csv") for name in third) == 5
    assert len(third) == 18 + 5


def test_files_are_loaded_the_morning_after_except_one(uploads: tuple[Upload, ...]) -> None:
    times = Counter(one.loaded_at_utc for one in uploads if one.path.parts[0] == "wave-2-2026-09-20")
    late = [one for one in uploads if one.loaded_at_utc == datetime(2026, 10, 13, 15)]  # noqa: DTZ001 - naive UTC

    assert [one.path.parts[:2] for one in late] == [("wave-2-2026-09-20", "x-ctg")]
    assert min(times) == datetime(2026, 9, 21, 9)  # noqa: DTZ001 - naive UTC
    assert all(one.exported_on == one.covers[1] + timedelta(days=1) for one in uploads)


def test_one_file_is_handed_in_twice(uploads: tuple[Upload, ...]) -> None:
    twice = [path for path, times in Counter(one.path for one in uploads).items() if times == 2]

    assert [path.parts[:2] for path in twice] == [("wave-2-2026-09-20", "ig-naha")]


def test_meta_prints_pacific_times_after_a_byte_order_mark(told: Story, uploads: tuple[Upload, ...]) -> None:
    upload = next(one for one in uploads if "ig-mwt" in one.path.parts)
    header, *rows = lines(uploads, 2, "ig-mwt")
    viral = next(row for row in rows if row[header.index("Views")] > "9" and len(row[header.index("Views")]) == 5)

    assert upload.export.content.startswith(b"\xef\xbb\xbfPost ID,Account ID,")
    assert viral[header.index("Publish time")] == "09/03/2026 11:00"
    assert viral[header.index("Date")] == "Lifetime"
    assert viral[header.index("Description")].endswith("\r\n#MoveWellTogether")


def test_x_prints_days_and_more_engagements_than_it_lists(uploads: tuple[Upload, ...]) -> None:
    header, *rows = lines(uploads, 3, "x-naha")
    parts = ("Likes", "Replies", "Reposts", "Bookmarks", "URL Clicks")

    assert rows[-1][header.index("Date")] == "Mon, Aug 10, 2026"
    assert not any("\n" in row[header.index("Post text")] for row in rows)
    assert all(
        int(row[header.index("Engagements")]) >= sum(int(row[header.index(part)]) for part in parts) for row in rows
    )


def test_youtube_prints_its_total_first(uploads: tuple[Upload, ...]) -> None:
    header, total, *videos = lines(uploads, 4, "yt-naha")
    views = header.index("Views")

    assert total[0] == "Total"
    assert int(total[views]) == sum(int(video[views]) for video in videos)
    assert len(videos) == 11


def test_youtube_puts_a_blank_before_an_id_that_begins_with_a_dash() -> None:
    rows = lines(waves(story("summer")), 4, "yt-naha")  # one of this seed's videos has such an id

    assert [row[0] for row in rows if row[0].startswith(" ")] == [" -CpCE63xC96"]


def test_a_deleted_post_is_in_the_second_export_and_not_in_the_third(told: Story, uploads: tuple[Upload, ...]) -> None:
    deleted = next(post for post in told.posts if post.slot.name == ("x-ctg", 3, 0))

    assert deleted.native_id in {row[0] for row in lines(uploads, 2, "x-ctg")}
    assert deleted.native_id not in {row[0] for row in lines(uploads, 3, "x-ctg")}


def test_an_answer_is_not_in_the_list_before_it_was_given(told: Story, uploads: tuple[Upload, ...]) -> None:
    header, *rows = lines(uploads, 2, "interactions")
    moments = [row[header.index("responded_at")] for row in rows]

    assert max(moments) < "2026-09-21"
    assert len(rows) == sum(message.occurred_at_utc.date() <= date(2026, 9, 20) for message in told.messages)


def test_the_same_seed_writes_the_same_bytes(told: Story, uploads: tuple[Upload, ...], tmp_path: Path) -> None:
    written = write_waves(told, tmp_path)

    assert written == uploads
    assert all((tmp_path / one.path).read_bytes() == one.export.content for one in uploads)
