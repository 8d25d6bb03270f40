"""The large workspace, written straight into the tables of a warehouse.

Ten million snapshots through files would take twenty thousand files and hours, and would measure the reader, which
`bench/loading.py` does. What is written is what the reader would have written: the agreements go through the check of
an agreements file, and the checks of the product find no offence in the facts (`offences`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb

from bench.large.agreed import FIRST_ON, LAST_ON, SIGNED_AT, agreements
from partnerboard.agreements import store
from partnerboard.warehouse import Warehouse, Writer, questions

HERE = Path(__file__).parent
SEED = 20_261_122
DAYS = (LAST_ON - FIRST_ON).days + 1
ROWS_AT_ONCE = 2_000_000


@dataclass(frozen=True)
class Size:
    """How many posts, and in how many files each of them is: one every `step_days`."""

    posts: int
    files: int
    step_days: int

    @property
    def snapshots(self) -> int:
        """About how many: posts of the last weeks are in fewer files."""
        return round(self.posts * self.files * (1 - self.files * self.step_days / DAYS / 2))


SIZES = {
    "tiny": Size(posts=1_000, files=10, step_days=7),
    "1m": Size(posts=100_000, files=11, step_days=7),
    "10m": Size(posts=1_000_000, files=11, step_days=7),
    "100m": Size(posts=1_000_000, files=108, step_days=1),
}
"""1m to 10m is ten times the posts, 10m to 100m ten times the files that each of them is in."""


def fill(warehouse: Warehouse, size: Size, seed: int = SEED) -> Iterator[str]:
    """Agree and fill, step by step: what has just been done, in words."""
    store(warehouse, agreements(size.posts), actor="bench", at_utc=SIGNED_AT)
    yield "agreed"
    span = {"seed": seed, "posts": size.posts, "first_on": FIRST_ON, "last_on": LAST_ON, "days": DAYS}
    with warehouse.aside() as writer:  # one connection throughout: the temporary tables are its own
        named = {**span, "step_days": size.step_days, "files": size.files}
        for step in ("macros", "accounts", "posts", "batches", "beside"):
            _run(writer, step, named)
            yield step
        for since, until in _chunks(size):
            _run(writer, "snapshots", {**named, "since": since, "until": until})
            yield f"files until {until}"
        _run(writer, "counted", named)
    warehouse.checkpoint()
    yield "folded"


def offences(warehouse: Warehouse) -> dict[str, int]:
    """How many rows each check of the product finds."""
    return {each.name: warehouse.table(each.name).num_rows for each in questions("checks")}


def _chunks(size: Size) -> Iterator[tuple[date, date]]:
    """Spans of export days whose files hold about so many rows as fit into memory."""
    a_day = size.posts * size.files / DAYS
    days = max(size.step_days, int(ROWS_AT_ONCE / max(a_day, 1)) // size.step_days * size.step_days)
    since = FIRST_ON
    while since <= LAST_ON:
        yield since, min(LAST_ON, since + timedelta(days=days - 1))
        since += timedelta(days=days)


def _run(writer: Writer, step: str, named: Mapping[str, Any]) -> None:
    for statement in duckdb.extract_statements((HERE / f"{step}.sql").read_text(encoding="utf-8")):
        writer.cursor.execute(statement, {name: named[name] for name in statement.named_parameters})
