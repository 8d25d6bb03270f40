"""Long files stored block by block in one transaction: what only the whole file tells is settled behind the last block.

A block is shaped and staged as a file by itself while the block before it is stored. Sums add up; rows that several
blocks name, days, accounts and followers are looked at over all of them.
"""

import dataclasses
import math
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.errors import DamagedFile, FileRefused, FileTooLarge
from partnerboard.ingest.column_lines import ColumnLines
from partnerboard.ingest.judging import BREAKS_OFF
from partnerboard.ingest.preparing import Prepared, unreadable_row
from partnerboard.ingest.reading import Limits
from partnerboard.ingest.reading.blocks import Place, blocks
from partnerboard.ingest.reading.columns import ColumnRows
from partnerboard.ingest.reading.raw import RawFile
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.shaping import shape
from partnerboard.ingest.shifted_days import about_shifted, compared_days
from partnerboard.ingest.staging import STEMS, Staged, repeats, stage
from partnerboard.ingest.storing import Dating, dating, store_part, window_of
from partnerboard.platforms.declaration import Basis, ExportKind, Grain
from partnerboard.platforms.recognition import Found
from partnerboard.platforms.tables import Line
from partnerboard.warehouse import Warehouse, Writer

_UNDATED = Dating(date(1, 1, 1), is_inferred=True, covers=None)
_MOST_REJECTED = 200_000
_COUNTED = frozenset({"posts", "accounts", "first_on", "last_on", "as_of_on", "followers", "watch_seconds"})


@dataclass(frozen=True, slots=True)
class LongFile:
    """Where the blocks of a file lie that go on behind the first, and the table that goes on in them."""

    warehouse: Warehouse
    path: Path
    limits: Limits
    found: Found
    behind_first: Place
    most_left_out: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """One block after staging."""

    staged: Staged
    rows_read: int
    unreadable: tuple[Rejected, ...]
    notices: tuple[str, ...]


def store_blocks(
    writer: Writer, file: LongFile, prepared: Prepared, first: Staged, batch_id: str, *, loaded_on: date
) -> tuple[Prepared, Staged, Dating | None]:
    """Store all blocks; the file as if it had been prepared and staged as a whole, and how it is dated.

    Raises:
        FileRefused: the blocks contradict each other, or one cannot be read.
    """
    [part] = prepared.parts
    whole = _Whole(part.kind, known_blocks=[Block(first, prepared.rows_read, prepared.unreadable, prepared.notices)])
    with ThreadPoolExecutor(1, thread_name_prefix="stager") as stager:
        behind = _staged_behind(file, prepared, first)
        block: Block | None = whole.known_blocks[0]
        while block:
            following = stager.submit(next, behind, None)
            for name, table in block.staged.tables.items():
                writer.lend(name, table)
            whole.add(writer, block, batch_id)
            for name, table in block.staged.tables.items():
                writer.lend(name, table.slice(0, 0))
            block = following.result()
    whole.hold_to(file.most_left_out)
    dated = whole.settle(writer, batch_id, prepared, loaded_on)
    total = dataclasses.replace(part.shaped, rows_read=whole.rows_read - len(whole.unreadable))
    return (
        dataclasses.replace(
            prepared,
            parts=(dataclasses.replace(part, shaped=total),),
            unreadable=tuple(whole.unreadable),
            notices=tuple(dict.fromkeys(whole.notices)),
        ),
        dataclasses.replace(
            first, summary=whole.summary, rejected=tuple(whole.rejected), notices=whole.said(), tables={}
        ),
        dated,
    )


def _staged_behind(file: LongFile, prepared: Prepared, first: Staged) -> Iterator[Block]:
    """The blocks behind the first, staged one after the other."""
    kind, table, order = prepared.parts[0].kind, file.found.table, first.date_order
    for raw, _ in blocks(file.path, "", "", file.limits, file.behind_first):
        kind = dataclasses.replace(kind, date_order=order) if order else kind
        shaped = shape([Found(kind, table.with_lines(_lines(raw)))], kind)
        rows_read = shaped.rows_read + len(raw.bad_rows)
        staged = stage(file.warehouse, kind, shaped, prepared.known)
        order = order or staged.date_order
        unreadable = tuple(unreadable_row(row, {"": table.header}) for row in raw.bad_rows)
        yield Block(staged, rows_read, unreadable, raw.notices)


def _lines(raw: RawFile) -> "ColumnLines | list[Line]":
    rows = raw.sheets[0].rows
    if isinstance(rows, ColumnRows):
        return ColumnLines(rows, 0, len(rows))
    return [Line(row.line_no, row.cells) for row in rows]


@dataclass(slots=True)
class _Whole:
    """What the blocks that were stored make together."""

    kind: ExportKind
    known_blocks: list[Block]
    summary: dict[str, Any] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    accounts: set[str] = field(default_factory=set)
    rejected: list[Rejected] = field(default_factory=list)
    unreadable: list[Rejected] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    about_rows: list[str] = field(default_factory=list)
    last_about: tuple[str, ...] = ()
    rows_read: int = 0
    compared: tuple[int, int, int, int] = (0, 0, 0, 0)
    keys: list[Mapping[str, npt.NDArray[Any]]] = field(default_factory=list)
    has_undated: bool = False

    def add(self, writer: Writer, block: Block, batch_id: str) -> None:
        """Store one block."""
        staged = block.staged
        self.known_blocks.clear()
        self.rows_read += block.rows_read
        self.rejected += staged.rejected
        self.unreadable += block.unreadable
        if len(self.rejected) + len(self.unreadable) > _MOST_REJECTED:
            message = f"More than {_MOST_REJECTED:,} rows cannot be read, so nothing was loaded."
            raise FileTooLarge(message, "Mend the file, or load it in parts.", code="too_many_bad_rows")
        self.notices += block.notices
        self.about_rows += self.last_about
        self.last_about = tuple(word for word in staged.notices if word not in repeats(self.kind, staged.summary))
        self._sum_up(staged)
        if not staged.summary["records"]:
            return
        counted = compared_days(writer, self.kind)
        self.compared = tuple(map(sum, zip(self.compared, counted, strict=True)))  # type: ignore[assignment] # four
        stem = STEMS[self.kind.grain]
        merged = staged.tables[f"merged_{stem}"]
        self.accounts |= set(pc.unique(merged["source_account_id"]).drop_null().to_pylist())
        self.has_undated |= self.kind.grain is Grain.POST and merged["as_of_on"].null_count > 0
        keys = writer.table(f"facts/{stem}_keys")
        self.keys.append({"line_no": keys["line_no"].to_numpy().astype(np.int32), **_hashes(keys)})
        store_part(writer, self.kind, staged, batch_id, _UNDATED)

    def _sum_up(self, staged: Staged) -> None:
        for name, value in staged.summary.items():
            before = self.summary.get(name)
            if name not in _COUNTED:
                self.summary[name] = value if before is None else before + (value or 0)
            elif name in {"first_on", "last_on", "as_of_on"}:
                there = [day for day in (before, value) if day]
                self.summary[name] = (min if name == "first_on" else max)(there, default=None)
            else:
                self.summary[name] = before if value is None else value
        if staged.summary["watch_seconds"] is not None:
            self.seconds.append(staged.summary["watch_seconds"])

    def settle(self, writer: Writer, batch_id: str, prepared: Prepared, loaded_on: date) -> Dating | None:
        """What is known behind the last block; None where the file holds nothing to keep."""
        self.summary["watch_seconds"] = math.fsum(self.seconds) if self.seconds else None
        self.summary["accounts"] = len(self.accounts)
        if not self.keys:
            return None
        self._hold_each_to_one_block()
        if self.kind.grain is Grain.POST:
            posts = _different([keys["post"] for keys in self.keys])
            if posts != self.summary["kept"]:
                writer.run("facts/post_records_together", batch_id=batch_id)
            self.summary["posts"] = posts
        else:
            [(self.summary["followers"],)] = writer.rows("facts/last_followers", batch_id=batch_id)
        days = [day for day in (self.summary["first_on"], self.summary["last_on"]) if day]
        days = days or list(prepared.known.covers or ())
        if not days:
            return None
        dated = dating(writer, self.kind, prepared.known, days, printed=self.summary["as_of_on"], loaded_on=loaded_on)
        if self.kind.grain is Grain.POST and (self.has_undated or self.kind.basis is Basis.WINDOW):
            window_from, window_to = window_of(self.kind, dated)
            days_of = {"as_of_on": dated.as_of_on, "window_from": window_from, "window_to": window_to}
            writer.run("facts/posts_dated", batch_id=batch_id, undated_on=_UNDATED.as_of_on, **days_of)
        return dated

    def hold_to(self, most_left_out: float) -> None:
        """Refuse a file of which so many rows cannot be read that nobody may load the others unasked."""
        left_out = len({row.line_no for row in (*self.rejected, *self.unreadable)})
        if left_out > most_left_out * self.rows_read:
            message = f"{left_out:,} of {self.rows_read:,} rows cannot be read, so nothing was loaded."
            remedy = "Mend the file, or say that the other rows shall be loaded."
            raise FileRefused(message, remedy, code="too_many_bad_rows")

    def _hold_each_to_one_block(self) -> None:
        """Rows that repeat each other are laid together or rejected; over blocks apart that cannot be done."""
        if len(self.keys) == 1 or _different([each["key"] for each in self.keys]) == self.summary["kept"]:
            return
        keys = np.concatenate([each["key"] for each in self.keys])
        lines = np.concatenate([each["line_no"] for each in self.keys])
        order = np.argsort(keys, kind="stable")
        [at, *_] = np.flatnonzero(keys[order][1:] == keys[order][:-1])
        first, again = sorted(lines[order[[at, at + 1]]].tolist())
        what = "post and as-of day" if self.kind.grain is Grain.POST else "account and day"
        raise DamagedFile(
            f"Line {first:,} and line {again:,} name the same {what}, too far apart in a file of this length.",
            "Sort the rows of the file by what they name, or load it in parts of at most 200,000 rows.",
            code="repeated_rows",
        )

    def said(self) -> tuple[str, ...]:
        """What to say about the rows; that the last one breaks off only of the last block."""
        about = [word for word in self.about_rows if word != BREAKS_OFF]
        told = (*about, *self.last_about, *repeats(self.kind, self.summary), *about_shifted(*self.compared))
        return tuple(dict.fromkeys(told))


def _hashes(keys: pa.Table) -> dict[str, npt.NDArray[Any]]:
    return {name: keys[name].to_numpy() for name in ("key", "post")}


def _different(hashes: Sequence[npt.NDArray[np.uint64]]) -> int:
    """How many there are; sorted in place, for there are many."""
    ordered = np.concatenate(hashes)
    ordered.sort()
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + 1
