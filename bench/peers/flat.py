"""The same data for everybody: one flat table of posts with their latest numbers, and four answers about it.

What makes the numbers of Partnerboard, which file wins, whom a post belongs to, how a joint one is split, is done for
the others beforehand: they get a table that can be summed.
"""

import csv
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from partnerboard.warehouse import Warehouse

SUMS = ("posts", "exposures", "eng_core")
COLUMNS = ("initiative_id", "partner_id", "post_id", "published_on", "week_start", "is_in_period", *SUMS)
FLAT = """
    select
        scope.initiative_id,
        scope.partner_id,
        scope.post_id,
        scope.published_on,
        date_trunc('week', scope.published_on)::date as week_start,
        coalesce(scope.published_on between initiative.starts_on and initiative.ends_on, false)::int as is_in_period,
        scope.weight::double as posts,
        (scope.weight * scope.exposures)::double as exposures,
        (scope.weight * scope.eng_core)::double as eng_core
    from post_scope($as_of, $known_at) as scope
    left join initiative on scope.initiative_id = initiative.initiative_id
    order by scope.initiative_id, scope.partner_id, scope.published_on
"""


@dataclass(frozen=True)
class Answer:
    """One answer: our question, and what the others keep and group for the same.

    Without `initiatives` it is about all of them, each over its own period; otherwise about these, between two days.
    """

    question: str
    by: tuple[str, ...]
    initiatives: tuple[str, ...] = ()
    since: date = date.min
    until: date = date.max

    @property
    def where(self) -> str:
        """What is kept, as SQL."""
        if not self.initiatives:
            return "is_in_period = 1"
        named = ", ".join(f"'{name}'" for name in self.initiatives)
        return f"initiative_id in ({named}) and published_on between '{self.since}' and '{self.until}'"

    @property
    def statement(self) -> str:
        """The whole, as SQL."""
        groups = ", ".join(self.by)
        sums = ", ".join(f"sum({name}) as {name}" for name in SUMS)
        kept = f"from post where {self.where}"
        return f"select {groups}, {sums} {kept} group by {groups} order by {groups}"

    def of(self, posts: pd.DataFrame) -> pd.DataFrame:
        """The whole, with pandas."""
        kept = posts["is_in_period"] == 1
        if self.initiatives:
            days = posts["published_on"].between(f"{self.since}", f"{self.until}")
            kept = posts["initiative_id"].isin(self.initiatives) & days
        return posts[kept].groupby(list(self.by), as_index=False)[list(SUMS)].sum(min_count=1)


def answers(params: Mapping[str, Mapping[str, Any]]) -> list[Answer]:
    """The four, with what the pages ask: the totals and weeks of one initiative's partners, and of all initiatives."""
    asked = params["partners/totals"]
    own = {"initiatives": tuple(asked["initiative_ids"]), "since": asked["since"], "until": asked["until"]}
    return [
        Answer("partners/totals", ("partner_id",), **own),
        Answer("partners/weeks", ("partner_id", "week_start"), **own),
        Answer("portfolio/totals", ("initiative_id",)),
        Answer("portfolio/weeks", ("initiative_id", "week_start")),
    ]


def write(warehouse: Warehouse, as_of: date, folder: Path) -> None:
    """The flat table as of a day, from everything that is known, as `post.duckdb`, `post.sqlite` and `post.csv`."""
    with warehouse.aside() as writer:
        flat = writer.cursor.execute(FLAT, {"as_of": as_of, "known_at": datetime(9999, 1, 1)}).to_arrow_table()  # noqa: DTZ001 - the database's time has no zone
    with duckdb.connect(folder / "post.duckdb") as connection:
        connection.execute("create table post as select * from flat")
    plain = flat.set_column(3, "published_on", flat["published_on"].cast(pa.string()))
    plain = plain.set_column(4, "week_start", plain["week_start"].cast(pa.string()))
    rows = list(zip(*(plain[name].to_pylist() for name in COLUMNS), strict=True))
    with (folder / "post.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *rows])
    with sqlite3.connect(folder / "post.sqlite") as kept:
        kept.execute(f"create table post ({', '.join(COLUMNS)})")
        kept.executemany(f"insert into post values ({', '.join('?' * len(COLUMNS))})", rows)  # noqa: S608 - a list of ?
        kept.execute("create index by_initiative on post (initiative_id, published_on)")
