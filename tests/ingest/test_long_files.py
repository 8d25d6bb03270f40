"""A file read in blocks is loaded as it would be as a whole, or refused as a whole."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path, PurePath
from typing import Any

import pyarrow as pa
import pytest

from partnerboard.ingest import long_files, reading, whole_files
from partnerboard.ingest.inbox.arrivals import Arrival, Seen
from partnerboard.ingest.inbox.taking import House, take
from partnerboard.ingest.loading import load, make_ready
from partnerboard.ingest.plain_times import are_days, are_moments
from partnerboard.ingest.reading import Limits, blocks
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.staging import stage
from partnerboard.ingest.storing import store_straight
from partnerboard.warehouse import Warehouse

AT = datetime(2026, 10, 2, 9, tzinfo=UTC)
POSTS = ("platform", "account", "post_id", "published_at", "url", "text", "as_of", "exposures", "watch_seconds")
DAYS = ("platform", "account", "date", "exposures", "followers", "follows")
WHOLE = Limits()
IN_BLOCKS = Limits(rows=20, file_bytes=1_000, long_bytes=10**9, long_rows=500)


def content(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue()


def post(number: int, **said: Any) -> list[Any]:
    """A post of its own, with a caption over two lines and a quotation."""
    known = {
        "platform": "linkedin",
        "account": f"walkwell{number % 3}",
        "post_id": 7_000 + number,
        "published_at": f"2026-04-{1 + number % 28:02}T08:{number % 60:02}:00Z",
        "url": f"https://www.linkedin.com/posts/{number}",
        "text": f'Walk {number}, "together"\n#movewell #walk{number % 7} @naha https://walk.example/{number}',
        "as_of": "2026-09-30",
        "exposures": 10 * number,
        "watch_seconds": number + 0.5,
    }
    return [(known | said)[name] for name in POSTS]


def account_day(number: int, **said: Any) -> list[Any]:
    known = {
        "platform": "facebook",
        "account": f"club{number // 28}",
        "date": f"2026-04-{1 + number % 28:02}",
        "exposures": number,
        "followers": 1000 + number,
        "follows": -number,
    }
    return [(known | said)[name] for name in DAYS]


PLAIN = [post(number) for number in range(120)]
BARE = tuple(name for name in POSTS if name != "text")
TEXT_AT = POSTS.index("text")


def bare(number: int, **said: Any) -> list[Any]:
    """A post without a caption."""
    return [cell for at, cell in enumerate(post(number, **said)) if at != TEXT_AT]


def plain_day(number: int, **said: Any) -> list[Any]:
    return account_day(number, **{"follows": number % 5} | said)


def again(number: int, **said: Any) -> list[Any]:
    """One of thirty posts, on another day each time it comes."""
    return bare(number % 30, as_of=f"2026-05-{1 + number // 30:02}", exposures=number, **said)


FILES = {
    "posts": content(POSTS, PLAIN),
    "posts without a day of their own": content(POSTS, [post(number, as_of="") for number in range(120)]),
    "one post at many days": content(
        POSTS,
        [
            post(number % 30, as_of=f"2026-05-{1 + number // 30:02}", text="" if number < 30 else "Walk")
            for number in range(120)
        ],
    ),
    "cells that cannot be read": content(
        POSTS,
        [
            *PLAIN[:50],
            post(50, exposures="many"),
            post(51, published_at="soon"),
            post(52, url="not an address"),
            ["Total", *[""] * 8],
            list(POSTS),
            *PLAIN[53:100],
            [*post(100), "surplus"],
            post(101, exposures="1,234", published_at="2026-04-01 09:30 +0200"),
            [],
            *PLAIN[102:],
        ],
    ),
    "rows side by side that repeat each other": content(
        POSTS, [*PLAIN[:3], PLAIN[2], post(3), post(3, exposures=1), *PLAIN[4:]]
    ),
    "account days": content(DAYS, [account_day(number) for number in range(300)]),
    "plain days": content(DAYS, map(plain_day, range(480))),
    "plain posts": content(BARE, map(bare, range(280))),
    "plain posts without a day of their own": content(BARE, [bare(number, as_of="") for number in range(280)]),
    "plain posts at many days": content(BARE, map(again, range(280))),
    "plain posts of which later rows tell more": content(
        BARE,
        [
            again(number, url="" if number < 150 else f"https://www.linkedin.com/posts/{number}", account=f"a{number}")
            for number in range(280)
        ],
    ),
    "plain but for a few cells": content(
        DAYS,
        [
            plain_day(
                number, **{100: {"exposures": "007"}, 200: {"follows": -3}, 300: {"exposures": " 1"}}.get(number, {})
            )
            for number in range(480)
        ],
    ),
    "plain but for cells that cannot be read": content(
        BARE,
        [
            bare(number, **{100: {"exposures": "0x1F"}, 150: {"url": "x.y"}, 200: {"account": ""}}.get(number, {}))
            for number in range(280)
        ],
    ),
    "plain, with quotation marks and other line ends": content(
        DAYS, [plain_day(number, account=f'club "{number // 28}",\nold') for number in range(300)]
    ),
    "broken off": content(DAYS, [account_day(number) for number in range(300)]) + "facebook,club",
    "characters that nobody reads": content(POSTS, PLAIN[:90]) + "linkedin,a\x07b" + "," * 7 + "\r\n",
}


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "BLOCK_BYTES", 9_000)
    monkeypatch.setattr("partnerboard.ingest.loading.FIRST_BYTES", 3_000)


@pytest.fixture(scope="module")
def warehouses() -> Iterator[dict[Limits, Warehouse]]:
    """One that takes files as a whole and one that takes the same files in blocks."""
    with Warehouse.in_memory() as for_whole, Warehouse.in_memory() as for_blocks:
        yield {WHOLE: for_whole, IN_BLOCKS: for_blocks}


Loading = Callable[[str, Limits], tuple[Receipt, Any, Any]]


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouses: dict[Limits, Warehouse]) -> Loading:
    """Loads a text: the receipt, what all facts of the warehouse add up to, and the rejected rows."""
    path = tmp_path / "file.csv"

    def loading(text: str, limits: Limits) -> tuple[Receipt, Any, Any]:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        monkeypatch.setattr(reading, "OF_OPERATORS", limits)
        [receipt] = load(warehouses[limits], path, keep_in=tmp_path / "kept", loaded_at_utc=AT)
        rejected = warehouses[limits].records("facts/rejected_rows_of_batch", batch_id=receipt.batch_id)
        return receipt, warehouses[limits].records("facts/checksums"), rejected

    return loading


@pytest.mark.parametrize("name", FILES)
def test_a_file_in_blocks_is_loaded_as_it_is_as_a_whole(name: str, loaded: Loading) -> None:
    whole, in_blocks = loaded(FILES[name], WHOLE), loaded(FILES[name], IN_BLOCKS)

    assert whole[0].is_in
    assert in_blocks == whole


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("plain days", {"straight"}),
        ("plain posts at many days", {"straight"}),
        ("plain but for a few cells", {"straight", "judged"}),
        ("posts", {"judged"}),
    ],
)
def test_blocks_go_straight_where_all_of_them_is_plain(
    name: str, ways: set[str], loaded: Loading, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = set()
    monkeypatch.setattr(whole_files, "store_straight", lambda *given: gone.add("straight") or store_straight(*given))
    monkeypatch.setattr(long_files, "stage", lambda *given: gone.add("judged") or stage(*given))

    loaded(FILES[name].replace("walkwell", "other").replace("club", "other"), IN_BLOCKS)

    assert gone == ways


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (content(POSTS, [*PLAIN, PLAIN[0]]), "repeated_rows"),
        (content(POSTS, PLAIN) + 'linkedin,a,"1"2,,,,,,\r\n' * 3, "broken_quotes"),
        (content(POSTS, PLAIN) + "linkedin,caf\udce9\r\n", "encoding_unknown"),
        (content(DAYS, [account_day(n, date=f"0{1 + n // 200}/0{1 + n % 8}/2026") for n in range(300)]),
         "ambiguous_dates"),
        (content(DAYS, map(account_day, range(1_600))), "too_many_rows"),
    ],
)  # fmt: skip # a file and its code side by side
def test_what_blocks_cannot_settle_refuses_the_file_and_leaves_nothing(
    text: str, code: str, loaded: Loading, warehouses: dict[Limits, Warehouse]
) -> None:
    before = warehouses[IN_BLOCKS].records("facts/checksums")

    receipt, facts, _ = loaded(text, IN_BLOCKS)

    assert (receipt.verdict, list(receipt.reasons)) == ("refused", [code])
    assert facts == before


def test_rows_too_far_apart_are_named_by_their_lines(loaded: Loading) -> None:
    receipt, _, _ = loaded(content(DAYS, [*map(account_day, range(300)), account_day(7)]), IN_BLOCKS)

    assert "Line 9 and line 302 name the same account and day" in receipt.message


def test_an_upload_of_so_many_rows_is_refused_and_so_is_a_kind_whose_rows_need_each_other(tmp_path: Path) -> None:
    days, meta = tmp_path / "days.csv", tmp_path / "meta.csv"
    days.write_text(FILES["account days"])
    header = "Tweet id,Tweet permalink,Tweet text,time,impressions,engagements"
    row = "{0},https://x.com/a/status/{0},Hi,2026-04-01 08:00 +0000,1,1"
    meta.write_text("\n".join([header, *map(row.format, range(99))]))

    def refusal(path: Path, limits: Limits) -> Any:
        with Warehouse.in_memory() as warehouse:
            [found] = make_ready(warehouse, path, loaded_at_utc=AT, loaded_by="a", limits=limits)
        return found.reasons if isinstance(found, Receipt) else None

    assert refusal(days, Limits(file_bytes=1_000)) == {"file_too_large": 1}
    assert refusal(days, IN_BLOCKS) is None
    assert refusal(meta, IN_BLOCKS) == {"file_too_large": 1}


def test_the_drop_folder_asks_before_it_leaves_out_more_than_a_fifth_of_a_long_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partnerboard.ingest.inbox.taking.LIMITS", IN_BLOCKS)
    path = tmp_path / "days.csv"
    rows = [account_day(number, exposures="many" if number > 220 else number) for number in range(300)]
    path.write_text(content(DAYS, rows))

    with Warehouse.in_memory() as warehouse:
        house = House(warehouse, tmp_path / "kept", tmp_path / "copies")
        [asked] = take(house, arrival(path), at_utc=AT)
        path.with_name(path.name + ".toml").write_text("accept_left_out = true\n")
        [accepted] = take(house, arrival(path), at_utc=AT)

    assert asked.receipt.message.startswith("79 of 300 rows cannot be read, so nothing was loaded.")
    assert (accepted.receipt.records, accepted.receipt.rejected, len(accepted.rejected)) == (221, 79, 79)


def arrival(path: Path) -> Arrival:
    stat = path.stat()
    return Arrival(path, PurePath(), Seen(stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_mode))


def test_days_and_moments_are_plain_only_as_the_calendar_has_them() -> None:
    days = [f"{year:04}-{month:02}-{day:02}" for year in (2006, 2024, 2035) for month in range(14) for day in range(33)]
    good = [day for day in days if _is_day(day)]

    assert are_days(pa.array(good))
    assert [day for day in days if are_days(pa.array([*good[:2], day]).slice(1))] == good
    assert not are_days(pa.array(["2026-01-01", ""]))
    assert not any(are_days(pa.array([day])) for day in ("2005-12-31", "2036-01-01", "2026-1-011", "2026/01/01"))
    assert are_moments(pa.array(["2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z"]))
    for moment in ("2026-01-01T24:00:00Z", "2026-01-01T23:60:00Z", "2026-01-01T23:59:60Z", "2026-01-01 23:59:59Z"):
        assert not are_moments(pa.array([moment]))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
