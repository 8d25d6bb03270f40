"""Files of real size and make-up for the loading benchmarks, the same every time they are written."""

import csv
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

FIRST_MINUTE = datetime(2023, 1, 1, tzinfo=UTC)

META = (
    "Page ID", "Page name", "Post ID", "Publish time", "Permalink", "Title", "Description", "Post type", "Is share",
    "Date", "Duration (sec)", "Views", "Reach", "Reactions, Comments and Shares", "Reactions", "Comments", "Shares",
    "Total clicks", "Link Clicks", "3-second video views", "Seconds viewed",
)  # fmt: skip # as the export lays it out
INSTAGRAM = (
    "Account ID", "Account username", "Account name", "Post ID", "Publish time", "Permalink", "Description",
    "Post type", "Duration (sec)", "Date", "Views", "Reach", "Likes", "Shares", "Follows", "Comments", "Saves",
)  # fmt: skip # as the export lays it out
X = (
    "Tweet id", "Tweet permalink", "Tweet text", "time", "impressions", "engagements", "engagement rate", "retweets",
    "replies", "likes", "user profile clicks", "url clicks", "hashtag clicks", "detail expands", "permalink clicks",
    "app opens", "app installs", "follows", "email tweet", "dial phone", "media views", "media engagements",
)  # fmt: skip # as the export lays it out
POSTS = (
    "platform", "account", "post_id", "published_at", "url", "text", "format", "class", "is_reply", "as_of",
    "exposures", "reach", "reactions", "comments", "shares", "saves", "link_clicks", "all_clicks", "engagements",
    "video_views", "watch_seconds",
)  # fmt: skip # a template's columns side by side
DAYS = (
    "platform", "account", "date", "exposures", "reach", "reactions", "comments", "shares", "saves", "engagements",
    "link_clicks", "followers", "profile_visits", "video_views", "follows", "unfollows",
)  # fmt: skip # a template's columns side by side


FIGURES = tuple(name for name in POSTS if name != "text")

Rows = Callable[[int, int, random.Random], Iterator[object]]


@dataclass(frozen=True)
class Sort:
    """One kind of file: its header and the cells of a row, by the number of the file, of the row, and chance."""

    header: tuple[str, ...]
    row: Rows


@dataclass(frozen=True)
class Set:
    """Files that are loaded together: how many, of how many bytes and rows each at most, and of which sorts in turn."""

    words: str
    files: int
    size: int
    sorts: tuple[str, ...]
    rows: int = 200_000


def written(name: str, folder: Path) -> list[Path]:
    """The files of a set, written unless they are there."""
    wanted = SETS[name]
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(wanted.files):
        sort = wanted.sorts[number % len(wanted.sorts)]
        path = folder / f"{number:02}_{sort}.csv"
        if not path.exists():
            _write(path, SORTS[sort], number, wanted)
        paths.append(path)
    return paths


def _write(path: Path, sort: Sort, number: int, wanted: Set) -> None:
    draws = random.Random(number)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(sort.header)
        for row in range(wanted.rows):
            writer.writerow(sort.row(number, row, draws))
            if file.tell() >= wanted.size:
                break


def _meta_row(number: int, row: int, draws: random.Random) -> Iterator[object]:
    page, post = 100_000_000_000_000 + row % 7, 10**15 + number * 10**6 + row
    yield from (page, f"Page {row % 7}", post, f"{_published(row):%m/%d/%Y %H:%M}")
    yield from (f"https://www.facebook.com/{row % 7}/posts/{post}", "", _caption(number, row, draws))
    yield from (draws.choice(("Photos", "Videos", "Links", "Reels")), 0, "Lifetime", draws.randrange(90))
    yield from (draws.randrange(below) for below in (90_000, 50_000, 1_100, 900, 90, 90, 999, 99, 9_999))
    yield draws.randrange(99_999) / 10


def _instagram_row(number: int, row: int, draws: random.Random) -> Iterator[object]:
    account, post = 17_841_400_000_000_000 + row % 3, 18 * 10**15 + number * 10**6 + row
    yield from (account, f"walk.{row % 3}", f"Walk {row % 3}", post, f"{_published(row):%m/%d/%Y %H:%M}")
    yield from (f"https://www.instagram.com/p/C{number:02}x{row:07}_/", _caption(number, row, draws))
    yield from (draws.choice(("IG image", "IG reel", "IG carousel")), draws.randrange(90), "Lifetime")
    yield from (draws.randrange(below) for below in (90_000, 50_000, 900, 90, 90, 90, 99))


def _x_row(number: int, row: int, draws: random.Random) -> Iterator[object]:
    post = 1_600_000_000_000_000_000 + number * 10**9 + row
    yield from (post, f"https://twitter.com/walkwell/status/{post}", _caption(number, row, draws))
    yield from (f"{_published(row):%Y-%m-%d %H:%M} +0000", draws.randrange(90_000), draws.randrange(999))
    yield from (draws.randrange(999) / 1000, *(float(draws.randrange(90)) for _ in range(15)))


def _posts_row(number: int, row: int, draws: random.Random) -> Iterator[object]:
    post = 7 * 10**18 + number * 10**9 + row
    yield from ("linkedin", f"walkwell{row % 7}", post, f"{_published(row):%Y-%m-%dT%H:%M:%SZ}")
    yield from (f"https://www.linkedin.com/posts/{post}", _caption(number, row, draws))
    yield from (draws.choice(("photo", "video")), "educational", 0, "2026-06-30")
    yield from (draws.randrange(below) for below in (90_000, 50_000, 900, 90, 90, 90, 99, 999, 1_100, 9_999))
    yield draws.randrange(99_999) / 10


def _figures_row(_: int, row: int, draws: random.Random) -> Iterator[object]:
    """A fifth of a million posts, each again with every export a day later."""
    again, post = divmod(row, 200_000)
    yield from ("linkedin", f"walkwell{post % 7}", 7 * 10**18 + post, f"{_published(post):%Y-%m-%dT%H:%M:%SZ}")
    yield from (f"https://www.linkedin.com/posts/{post}", "photo", "educational", 0)
    yield (FIRST_MINUTE + timedelta(1_300 + again)).date()
    yield from (draws.randrange(below) for below in (90_000, 50_000, 900, 90, 90, 90, 99, 999, 1_100, 9_999))
    yield draws.randrange(99_999) / 10


def _days_row(number: int, row: int, draws: random.Random) -> Iterator[object]:
    yield from ("facebook", f"club{number}_{row // 365}", (FIRST_MINUTE + timedelta(row % 365)).date())
    yield from (draws.randrange(below) for below in (90_000, 50_000, 900, 90, 90, 90, 1_100, 99, 9_999, 99, 999, 30, 9))


def _published(row: int) -> datetime:
    """By day: an hour that the clocks jump over is no time of a post."""
    day, five_minutes = divmod(row % 200_000, 144)
    return FIRST_MINUTE + timedelta(days=day, hours=8, minutes=five_minutes * 5)


_WORDS = ("every", "step", "counts", "walk", "with", "us", "on", "Sunday", "through", "the", "old", "town", "friends")


def _caption(number: int, row: int, draws: random.Random) -> str:
    """Every post has a text of its own, over two lines, with tags, a mention, sometimes a link and a quotation."""
    said = " ".join(draws.choices(_WORDS, k=draws.randrange(8, 30)))
    linked = f" https://movewell.example/walks/{row % 90}?utm_campaign=walk{number}" if row % 3 == 0 else ""
    quoted = ' “Überall” or "anywhere".' if row % 5 == 0 else ""
    return f"Walk {number}-{row}: {said}.{quoted}\n#movewell #walk{row % 500} @naha{linked}"


SORTS = {
    "facebook": Sort(META, _meta_row),
    "instagram": Sort(INSTAGRAM, _instagram_row),
    "x": Sort(X, _x_row),
    "posts": Sort(POSTS, _posts_row),
    "days": Sort(DAYS, _days_row),
    "figures": Sort(FIGURES, _figures_row),
}

_ANY = 10**12

SETS = {
    "forty": Set("40 files of five kinds", 40, 2_500_000, tuple(SORTS)),
    "one": Set("one file of posts", 1, 43_000_000, ("facebook",)),
    "million days": Set("1 million rows of template account_days", 1, _ANY, ("days",), 1_000_000),
    "million posts": Set(
        "1 million rows of template posts, each with a caption of its own", 1, _ANY, ("posts",), 1_000_000
    ),
    "million figures": Set("1 million rows of template posts without captions", 1, _ANY, ("figures",), 1_000_000),
    "ten million": Set("10 million rows of template posts without captions", 1, _ANY, ("figures",), 10_000_000),
}
