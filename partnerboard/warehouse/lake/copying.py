"""A copy of the lake for the questions of one process, in a file of its own: brought forward, snapshot by snapshot.

Each table that a question reads in the lake is asked of its catalogue, and its rows lie in as many files as there were
loads. Here they lie as in any file. Nothing is in the copy alone: one that is damaged, or another lake's, is made anew.
"""

import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

import duckdb

from partnerboard.warehouse import migrations, opening
from partnerboard.warehouse.lake import schema
from partnerboard.warehouse.latest import TABLES as ROLLED_UP
from partnerboard.warehouse.questions import question

_ADDED = frozenset({"inserted_into_table", "inlined_insert"})

_log = logging.getLogger(__name__)


def free_path(folder: Path) -> Path:
    """The file of the first copy in a folder that no other process uses, ready to be opened.

    One that cannot be read, or that another version made, is removed: it is made anew.
    """
    for number in count(1):
        path = folder / f"lake-copy-{number}.duckdb"
        try:
            with duckdb.connect(str(path), config=opening.LOCKDOWN) as connection:
                if _versions(connection) in ([], [(schema.version(),)]):
                    return path
        except duckdb.Error as problem:
            if "Could not set lock" in str(problem):
                continue
            _log.warning("The copy %s is made anew: %s", path, problem)
        for file in (path, path.with_name(f"{path.name}.wal")):
            file.unlink(missing_ok=True)
        return path
    raise AssertionError  # there is always a next number


class Copy:
    """The copy of one process. `snapshot` is the one of the lake that it is at, `answers_at` the last that counts."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, definitions: Mapping[str, str]) -> None:
        self._tables = definitions.keys() - ROLLED_UP
        self._is_of_this_lake = False  # the first step forward finds out
        if not _versions(cursor):
            cursor.execute("begin")
            for definition in definitions.values():
                cursor.execute(definition)
            cursor.execute(question("lake/begin_copy").sql, {"version": schema.version()})
            cursor.execute("commit")
        migrations.define_views(cursor)
        self.snapshot: int
        [(self.snapshot, self._made_at, self.answers_at)] = cursor.execute(question("lake/copied").sql).fetchall()

    def is_behind(self, cursor: duckdb.DuckDBPyConnection) -> bool:
        """Does the lake have another snapshot, or may it be another lake? One question to its catalogue."""
        return not self._is_of_this_lake or self.snapshot != _newest(cursor)

    def bring_forward(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Take over what the lake has now, in one transaction: an answer is one of before or of after.

        Tables that rows were added to get these rows; those that lost some get all of them.

        Raises:
            WarehouseNewer: a later version of the product has migrated the lake.
        """
        cursor.execute("begin")
        try:
            state = self._brought(cursor)
            cursor.execute("commit")
        except BaseException:
            with suppress(duckdb.Error):
                cursor.execute("rollback")
            raise
        self.snapshot, self._made_at, self.answers_at = state
        self._is_of_this_lake = True

    def _brought(self, cursor: duckdb.DuckDBPyConnection) -> tuple[int, str, int]:
        newest = _newest(cursor)
        asked = {"since": newest if self.snapshot < 0 else self.snapshot, "until": newest}
        changes = cursor.execute(question("lake/changes").sql, asked).fetchall()
        [*_, (_, made_at, _, _)] = changes
        tables = cursor.execute(question("lake/table_ids").sql).fetchall()
        numbers = {number: name for number, name, _ in tables}
        ever_filled = {name for _, name, rows in tables if rows}
        touched = None
        if changes[0][:2] == (self.snapshot, self._made_at):
            touched = _touched((changed for _, _, changed, _ in changes[1:]), numbers)
            answers_at = max((each for each, _, _, is_noted in changes[1:] if not is_noted), default=self.answers_at)
        else:
            answers_at = newest
        for table in sorted(self._tables):
            if touched is None or touched.get(table) is False:
                cursor.execute(schema.emptied(table))
                if table in ever_filled:
                    _take(cursor, table, cursor.table(f"lake.main.{table}"))
            elif table in touched:
                added = cursor.table_function(
                    "ducklake_table_insertions", ["lake", "main", table, self.snapshot + 1, newest]
                )
                _take(cursor, table, added)
        if touched is None:
            migrations.hold_to_known(name for (name,) in cursor.execute(question("lake/migrated").sql).fetchall())
        state = {"snapshot_id": newest, "made_at": made_at, "answers_at": answers_at}
        cursor.execute(question("lake/note_copied").sql, state)
        return newest, made_at, answers_at


def _newest(cursor: duckdb.DuckDBPyConnection) -> int:
    [(newest,)] = cursor.execute(question("lake/newest").sql).fetchall()
    return int(newest)


def _versions(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str]]:
    """The version that made the tables; none where there are none yet."""
    try:
        return cursor.execute(question("lake/copied_by").sql).fetchall()
    except duckdb.CatalogException:
        return []


def _take(cursor: duckdb.DuckDBPyConnection, table: str, rows: duckdb.DuckDBPyRelation) -> None:
    columns = ", ".join(f'"{column}"' for column in cursor.table(table).columns)
    rows.project(columns).insert_into(table)


def _touched(made: Iterable[str], tables: Mapping[int, str]) -> dict[str, bool] | None:
    """Each table that changed, and whether rows were only added to it; None: the tables themselves are others.

    Rows that were written anew elsewhere, as merging files does, are as good as changed ones.
    """
    touched: dict[str, bool] = {}
    for each in (change for changes in made for change in changes.split(",") if change):
        kind, _, number = each.partition(":")
        if not number.isdigit() or int(number) not in tables:
            return None
        table = tables[int(number)]
        touched[table] = touched.get(table, True) and kind in _ADDED
    return touched
