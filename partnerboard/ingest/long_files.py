"""Long files stored block by block in one transaction: what only the whole file tells is settled behind the last block.

A block is read and staged while the block before it is stored: straight, if all of it is plain, else shaped and staged
as a file by itself.
"""

import dataclasses
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from partnerboard.ingest.column_lines import ColumnLines
from partnerboard.ingest.memory import give_back
from partnerboard.ingest.preparing import Prepared, unreadable_row
from partnerboard.ingest.reading import Limits
from partnerboard.ingest.reading.blocks import BLOCK_BYTES, Place, blocks
from partnerboard.ingest.reading.blocks import Block as Unread
from partnerboard.ingest.reading.columns import ColumnRows
from partnerboard.ingest.reading.raw import RawFile
from partnerboard.ingest.shaping import shape
from partnerboard.ingest.staging import STEMS, Staged, stage
from partnerboard.ingest.storing import Dating
from partnerboard.ingest.straight import Straight
from partnerboard.ingest.straight_staging import StraightStaging
from partnerboard.ingest.whole_files import Block, Whole
from partnerboard.platforms.recognition import Found
from partnerboard.platforms.tables import Line
from partnerboard.warehouse import Warehouse, Writer

# Blocks after which free memory is given back: what is held of each of them lies between what is not.
_AT_ONCE = 8
# Blocks that may go the long way one after the other before none is tried the short way.
_MISSES = 3


@dataclass(frozen=True, slots=True)
class LongFile:
    """Where the blocks of a file lie that go on behind the first, and the table that goes on in them."""

    warehouse: Warehouse
    path: Path
    limits: Limits
    found: Found
    behind_first: Place
    most_left_out: float = 1.0


def store_blocks(
    writer: Writer, file: LongFile, prepared: Prepared, first: Staged, batch_id: str, *, loaded_on: date
) -> tuple[Prepared, Staged, Dating | None]:
    """Store all blocks; the file as if it had been prepared and staged as a whole, and how it is dated.

    Raises:
        FileRefused: the blocks contradict each other, or one cannot be read.
    """
    [part] = prepared.parts
    block: Block | None = Block(first, prepared.rows_read, prepared.unreadable, prepared.notices)
    whole = Whole(part.kind, prepared)
    with ThreadPoolExecutor(1, thread_name_prefix="stager") as stager:
        behind, stored = _staged_behind(file, prepared, first), 0
        try:
            while block:
                following = stager.submit(next, behind, None)
                for name, table in block.staged.tables.items():
                    writer.lend(name, table)
                whole.add(writer, block, batch_id)
                for name, table in block.staged.tables.items():
                    writer.lend(name, table.slice(0, 0))
                block = following.result()
                stored += 1
                if stored % _AT_ONCE == 0:
                    give_back(_AT_ONCE * BLOCK_BYTES)
        finally:
            stager.submit(behind.close).result()
    whole.hold_to(file.most_left_out)
    dated = whole.settle(writer, batch_id, loaded_on)
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


def _staged_behind(file: LongFile, prepared: Prepared, first: Staged) -> Generator[Block]:
    """The blocks behind the first, staged one after the other. Has to be closed by the thread that goes through it."""
    kind, table, order = prepared.parts[0].kind, file.found.table, first.date_order
    with file.warehouse.aside() as writer:
        columns, merged = prepared.parts[0].shaped.columns, first.tables[f"merged_{STEMS[kind.grain]}"].schema
        way, misses = Straight.of(kind, table), 0
        staging = StraightStaging(writer, kind, prepared.known, columns, merged)
        for block in blocks(file.path, "", "", file.limits, file.behind_first):
            straight = _staged_straight(way, staging, block) if way else None
            if straight:
                misses = 0
                yield straight
                continue
            misses += 1
            way = way if misses < _MISSES else None
            raw = block.as_file()
            kind = dataclasses.replace(kind, date_order=order) if order else kind
            shaped = shape([Found(kind, table.with_lines(_lines(raw)))], kind)
            rows_read = shaped.rows_read + len(raw.bad_rows)
            staged = stage(file.warehouse, kind, shaped, prepared.known)
            order = order or staged.date_order
            unreadable = tuple(unreadable_row(row, {"": table.header}) for row in raw.bad_rows)
            yield Block(staged, rows_read, unreadable, raw.notices)


def _staged_straight(way: Straight, staging: StraightStaging, block: Unread) -> Block | None:
    """A block that is plain throughout; None where something in it has to be looked at."""
    found = block.as_columns(way.types)
    rows = way.rows(found) if found else None
    if rows is None:
        return None
    staged = staging.staged(rows)
    return Block(staged, len(rows), (), ()) if staged else None


def _lines(raw: RawFile) -> "ColumnLines | list[Line]":
    rows = raw.sheets[0].rows
    if isinstance(rows, ColumnRows):
        return ColumnLines(rows, 0, len(rows))
    return [Line(row.line_no, row.cells) for row in rows]
