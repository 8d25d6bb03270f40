"""Loading time and memory: files from bytes to committed facts as the Upload page does it, against raw reading.

The page looks at every file first and stores it when somebody presses Load; both are in the time. The floor is DuckDB
alone: `read_csv` with every column as text and an insert into a table of its own, one thread as our warehouse has, a
commit for each file: no check, no place of an unreadable cell, no history. Each measurement is a fresh process with an
empty warehouse, and the two are taken in turn. Peak memory is that of the process. Seconds belong to a machine; ratios
and memory to the product.
"""

import argparse
import csv
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

ROOT = Path(__file__).resolve().parents[1]
FIRST_MINUTE = datetime(2023, 1, 1, tzinfo=UTC)
LOADED_AT = datetime(2026, 7, 1, tzinfo=UTC)
LIMIT = 3.0
READERS = 2  # as ui/waiting.py

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


@dataclass(frozen=True)
class Run:
    """One measurement in a process of its own."""

    seconds: float
    processor: float
    peak_mb: float


def main() -> int:
    """Measure and print; the exit status is 1 when forty files take more than the limit."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=3, help="measured pairs per set of files (default: 3)")
    options.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS), help="sets of files (default: all)")
    options.add_argument("--keep", type=Path, help="write the files here and leave them there")
    options.add_argument("--one", nargs=2, metavar=("HOW", "FOLDER"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        return _one(*chosen.one)
    is_over = False
    print("| Files | MB | Floor, s | Look and load, s | Ratio | Processor: floor, s | Load, s | Ratio | Peak MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for name in chosen.sets:
            at = (chosen.keep or Path(folder)) / name
            size = sum(path.stat().st_size for path in written(name, at))
            pairs = [(measured("floor", at), measured("page", at)) for _ in range(chosen.rounds)]
            line, ratio = _line(SETS[name].words, size, pairs)
            is_over |= name == "forty" and ratio > LIMIT
            print(line, flush=True)
    return int(is_over)


def _line(words: str, size: int, pairs: list[tuple[Run, Run]]) -> tuple[str, float]:
    floor, page = zip(*pairs, strict=True)
    ratio = statistics.median(after.seconds / before.seconds for before, after in pairs)
    busy = statistics.median(after.processor / before.processor for before, after in pairs)
    return (
        f"| {words} | {size / 1e6:.1f} "
        f"| {statistics.median(each.seconds for each in floor):.2f} "
        f"| {statistics.median(each.seconds for each in page):.2f} | {ratio:.1f} "
        f"| {statistics.median(each.processor for each in floor):.1f} "
        f"| {statistics.median(each.processor for each in page):.1f} | {busy:.1f} "
        f"| {max(each.peak_mb for each in page):,.0f} |"
    ), ratio


def measured(how: str, folder: Path) -> Run:
    """One measurement over the files of a folder: 'floor', 'typed' (the other floor) or 'page'."""
    command = [sys.executable, "-m", "bench.loading", "--one", how, str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Run(**json.loads(done.stdout))


def _one(how: str, folder: str) -> int:
    run = {"floor": _floor, "typed": _typed, "page": _page}[how](sorted(Path(folder).iterdir()))
    print(json.dumps(asdict(run)))
    return 0


def _since(started: tuple[float, float]) -> Run:
    seconds, processor = _now()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Run(seconds - started[0], processor - started[1], peak_mb)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _page(files: list[Path]) -> Run:
    """As `ui/desk.py`: look at every file, then load one after the other."""
    from concurrent.futures import ThreadPoolExecutor

    from partnerboard.ingest.inspecting import inspect
    from partnerboard.ingest.loading import Ready, store
    from partnerboard.ingest.spooling import put_aside
    from partnerboard.warehouse import Warehouse

    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(folder) / "w.duckdb") as warehouse:
        started = _now()

        def look(path: Path) -> list[Ready]:
            found = inspect(warehouse, path, name=path.name, at_utc=LOADED_AT, by="bench")
            return [put_aside(each.ready, Path(folder) / path.stem) for each in found if each.ready]

        with ThreadPoolExecutor(READERS) as pool:
            looked = list(pool.map(look, files))
        for path, [ready] in zip(files, looked, strict=True):
            receipt = store(warehouse, ready, path, keep_in=Path(folder) / "kept")
            if not receipt.is_in or receipt.rejected:
                raise SystemExit(receipt.message)
        return _since(started)


def _floor(files: list[Path]) -> Run:
    """Every column as text, a table for each file."""
    with _raw() as connection:
        started = _now()
        for number, path in enumerate(files):
            read = "select * from read_csv($path, header = true, all_varchar = true)"
            connection.execute(f"create table file_{number} as {read}", {"path": str(path)})
        return _since(started)


def _typed(files: list[Path]) -> Run:
    """Columns typed by DuckDB, inserted into one table for each sort of file."""
    with _raw() as connection:
        started = _now()
        known: set[str] = set()
        for path in files:
            sort = path.stem.partition("_")[2]
            step = "insert into {} {}" if sort in known else "create table {} as {}"
            read = step.format(sort, "select * from read_csv($path)")
            connection.execute(read, {"path": str(path)})
            known.add(sort)
        return _since(started)


@contextmanager
def _raw() -> Iterator["duckdb.DuckDBPyConnection"]:
    import duckdb

    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(f"{folder}/w.duckdb", config={"threads": 1}) as connection,
    ):
        yield connection


Rows = Callable[[int, int, random.Random], Iterator[object]]


@dataclass(frozen=True)
class Sort:
    """One kind of file: its header and the cells of a row, by the number of the file, of the row, and chance."""

    header: tuple[str, ...]
    row: Rows


@dataclass(frozen=True)
class Set:
    """Files that are loaded together: how many, of how many bytes each, and of which sorts in turn."""

    words: str
    files: int
    size: int
    sorts: tuple[str, ...]


def written(name: str, folder: Path) -> list[Path]:
    """The files of a set, written unless they are there."""
    wanted = SETS[name]
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(wanted.files):
        sort = wanted.sorts[number % len(wanted.sorts)]
        path = folder / f"{number:02}_{sort}.csv"
        if not path.exists():
            _write(path, SORTS[sort], number, wanted.size)
        paths.append(path)
    return paths


def _write(path: Path, sort: Sort, number: int, size: int) -> None:
    draws = random.Random(number)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(sort.header)
        for row in range(200_000):
            writer.writerow(sort.row(number, row, draws))
            if file.tell() >= size:
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


def _days_row(number: int, row: int, draws: random.Random) -> Iterator[object]:
    yield from ("facebook", f"club{number}_{row // 365}", (FIRST_MINUTE + timedelta(row % 365)).date())
    yield from (draws.randrange(below) for below in (90_000, 50_000, 900, 90, 90, 90, 1_100, 99, 9_999, 99, 999, 30, 9))


def _published(row: int) -> datetime:
    """By day: an hour that the clocks jump over is no time of a post."""
    return FIRST_MINUTE + timedelta(days=row // 144, hours=8, minutes=row % 144 * 5)


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
}

SETS = {
    "forty": Set("40 files of five kinds", 40, 2_500_000, tuple(SORTS)),
    "one": Set("one file of posts", 1, 43_000_000, ("facebook",)),
}

if __name__ == "__main__":
    sys.exit(main())
