"""A whole warehouse taken from a file to a lake, or back: every table, in one transaction, compared before it counts.

The source is only read, and nobody writes to it meanwhile. A move that ends early leaves nothing behind.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from partnerboard.errors import MoveRefused
from partnerboard.lake_address import LakeAddress
from partnerboard.warehouse import opening
from partnerboard.warehouse.beside import Beside, remove_database, sync_folder
from partnerboard.warehouse.journal import Journal, Written
from partnerboard.warehouse.lake import schema
from partnerboard.warehouse.lake.house import LakeHouse
from partnerboard.warehouse.latest import TABLES as ROLLED_UP
from partnerboard.warehouse.store import Warehouse

ROWS_AT_ONCE = 100_000

# What every new warehouse holds: rows that the schema files put in.
_GIVEN = frozenset({"platform", "workspace"})


@dataclass(frozen=True, slots=True)
class MovedTable:
    """A table that is equal on both sides: its rows, and a sum over them that does not depend on their order."""

    name: str
    rows: int
    checksum: str


def move_to_lake(source: Warehouse, lake: LakeAddress, path: Path) -> list[MovedTable]:
    """Take everything into an empty lake.

    Raises:
        MoveRefused: there is something in it already, or a table did not arrive as it left; nothing is stored.
        WarehouseError: as opening the lake raises.
    """
    with LakeHouse.at(lake, path) as target:
        return _moved(source, target)


def move_to_file(source: Warehouse, path: Path) -> list[MovedTable]:
    """Take everything into a new file, whose journal then says what its table of journal lines does.

    Raises:
        MoveRefused: there is a warehouse at that path, or a table did not arrive as it left; nothing is stored.
    """
    beside = Beside(path)
    if path.exists() or beside.journal.exists() or beside.all_backups():
        raise MoveRefused(
            f"There is a warehouse at {path}, or its journal or backups.", "Move them away first, or name another file."
        )
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    arriving = path.with_name(f"{path.stem}.arriving{path.suffix}")
    remove_database(arriving)
    try:
        with Warehouse.open(arriving, is_journaled=False) as target:
            moved = _moved(source, target)
            target.checkpoint()
        with opening.connect(arriving, read_only=True) as connection:
            lines = opening.held_lines(connection)
        arriving.replace(path)
        sync_folder(path.parent)
    finally:
        remove_database(arriving)
    Journal(beside.journal).go_on(Written.of(beside.journal), lines)
    Warehouse.open(path).close()
    return moved


def _moved(source: Warehouse, target: Warehouse) -> list[MovedTable]:
    tables = sorted(schema.table_names() - ROLLED_UP)
    there, where = ("lake.main." if each.lake else "" for each in (source, target))
    with source.writing() as held, target.writing() as writer:  # nothing is written to the source, by nobody
        reading = held.cursor
        for table in tables:
            if table not in _GIVEN and writer.cursor.table(where + table).limit(1).fetchone():
                raise MoveRefused(
                    "There is something where the warehouse should go.",
                    "Name a database or a folder with nothing in it.",
                )
        moved = []
        for table in tables:
            writer.named.add(table)
            if table in _GIVEN:
                writer.cursor.execute(schema.emptied(table))
            columns = writer.cursor.table(where + table).columns
            rows = _chosen(reading.table(there + table), columns).to_arrow_reader(ROWS_AT_ONCE)
            writer.cursor.from_arrow(rows).insert_into(where + table)
            left, arrived = (
                _told(table, _chosen(each, columns))
                for each in (reading.table(there + table), writer.cursor.table(where + table))
            )
            if left != arrived:
                raise MoveRefused(
                    f"{table} has {left.rows:,} rows, of which {arrived.rows:,} arrived, or arrived as others.",
                    "Nothing was moved. Report this fault.",
                )
            moved.append(arrived)
    return moved


def _chosen(rows: duckdb.DuckDBPyRelation, columns: list[str]) -> duckdb.DuckDBPyRelation:
    return rows.project(", ".join(f'"{column}"' for column in columns))


def _told(table: str, rows: duckdb.DuckDBPyRelation) -> MovedTable:
    hashed = ", ".join(f'"{column}"' for column in rows.columns)
    found = rows.aggregate(f"count(*), coalesce(sum(hash({hashed})::hugeint), 0)::varchar").fetchone()
    count, checksum = found or (0, "0")
    return MovedTable(table, count, checksum)
