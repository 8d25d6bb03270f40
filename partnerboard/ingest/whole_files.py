"""What the blocks of a long file make together: sums add up, and what several blocks name is settled behind the last.

Days, accounts and followers are looked at over all blocks. Of rows that say of a post what was said of it before, in
whichever block, one is stored.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from partnerboard.errors import DamagedFile, FileRefused, FileTooLarge
from partnerboard.ingest.judging import BREAKS_OFF
from partnerboard.ingest.preparing import Prepared
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.shifted_days import about_shifted, compared_days
from partnerboard.ingest.staging import STEMS, Staged, repeats
from partnerboard.ingest.storing import Dating, dating, store_part, store_straight, window_of
from partnerboard.ingest.told_records import ToldRecords
from partnerboard.platforms.declaration import Basis, ExportKind, Grain
from partnerboard.warehouse import Writer

_UNDATED = Dating(date(1, 1, 1), is_inferred=True, covers=None)
_MOST_REJECTED = 200_000
_COUNTED = frozenset({"posts", "accounts", "first_on", "last_on", "as_of_on", "followers", "watch_seconds"})


@dataclass(frozen=True, slots=True)
class Block:
    """One block after staging."""

    staged: Staged
    rows_read: int
    unreadable: tuple[Rejected, ...]
    notices: tuple[str, ...]


@dataclass(slots=True)
class Whole:
    """What the blocks that were stored make together."""

    kind: ExportKind
    prepared: Prepared
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
    told: ToldRecords = field(default_factory=ToldRecords)
    records: int = 0

    def add(self, writer: Writer, block: Block, batch_id: str) -> None:
        """Store one block."""
        staged = block.staged
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
        stem = STEMS[self.kind.grain]
        merged = staged.tables[f"merged_{stem}"]
        self._compare_days(writer)
        self.accounts |= set(pc.unique(merged["source_account_id"]).drop_null().to_pylist())
        self.has_undated |= self.kind.grain is Grain.POST and merged["as_of_on"].null_count > 0
        keys = writer.table(f"facts/{stem}_keys") if staged.keys is None else staged.keys
        self.keys.append({"line_no": keys["line_no"].to_numpy().astype(np.int32), **_hashes(keys)})
        is_new = self._new(keys)
        if staged.keys is None:
            self.records += staged.summary["posts"] or 0
            store_part(writer, self.kind, staged, batch_id, _UNDATED)
        else:
            self.records += int(np.count_nonzero(is_new))
            store_straight(writer, self.kind, staged, is_new, batch_id, _UNDATED)

    def _new(self, keys: pa.Table) -> npt.NDArray[np.bool_]:
        if self.kind.grain is Grain.ACCOUNT_DAY:
            return np.zeros(len(keys), bool)
        return self.told.new(keys["post"].to_numpy(), keys["record"].to_numpy())

    def _compare_days(self, writer: Writer) -> None:
        counted = compared_days(writer, self.kind)
        self.compared = tuple(map(sum, zip(self.compared, counted, strict=True)))  # type: ignore[assignment] # four

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

    def settle(self, writer: Writer, batch_id: str, loaded_on: date) -> Dating | None:
        """What is known behind the last block; None where the file holds nothing to keep."""
        self.summary["watch_seconds"] = math.fsum(self.seconds) if self.seconds else None
        self.summary["accounts"] = len(self.accounts)
        if not self.keys:
            return None
        self._hold_each_to_one_block()
        if self.kind.grain is Grain.POST:
            posts = _different([keys["post"] for keys in self.keys])
            if posts != self.records:
                writer.run("facts/post_records_together", batch_id=batch_id)
            self.summary["posts"] = posts
        else:
            [(self.summary["followers"],)] = writer.rows("facts/last_followers", batch_id=batch_id)
        days = [day for day in (self.summary["first_on"], self.summary["last_on"]) if day]
        days = days or list(self.prepared.known.covers or ())
        if not days:
            return None
        dated = dating(
            writer, self.kind, self.prepared.known, days, printed=self.summary["as_of_on"], loaded_on=loaded_on
        )
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
    return {name: keys[name].to_numpy().copy() for name in ("key", "post")}  # of all the columns only these are held


def _different(hashes: Sequence[npt.NDArray[np.uint64]]) -> int:
    """How many there are; sorted in place, for there are many."""
    ordered = np.concatenate(hashes)
    ordered.sort()
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + 1
