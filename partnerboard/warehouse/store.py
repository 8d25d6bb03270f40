"""One DuckDB file held by one process: readers ask named questions, one writer at a time commits whole transactions.

A connection shared by threads hands out another thread's rows, so every call here takes its own cursor.
"""

import itertools
import re
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import duckdb
import pandas as pd
import pyarrow as pa

from partnerboard.errors import ParametersInvalid, UnknownQuestion, WarehouseBusy, WarehouseMissing
from partnerboard.warehouse import migrations
from partnerboard.warehouse.moments import Moments
from partnerboard.warehouse.questions import Question, question

# Nothing a query says may reach the disk or the network: files come in through the reader, answers go out as frames.
# One thread: at these sizes a statement is planned longer than it runs, and handing its work to a second thread made
# pages a tenth, small files a third and a file of 200,000 rows a fifth slower (2 cores).
_LOCKDOWN: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "4GB",
    "preserve_insertion_order": True,
    "threads": 1,
}


class Warehouse:
    """The warehouse of one process. Use :meth:`open` or :meth:`in_memory`; close it, or use it as a context manager."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
        self.path = path
        self._connection = connection
        self._moments = Moments()
        self._write_lock = threading.RLock()
        self._opened = uuid.uuid4().hex[:8]
        self._writes = itertools.count(1)
        self._version = 0

    @classmethod
    def open(cls, path: Path, *, must_exist: bool = False) -> Self:
        """Open or create the warehouse file, migrate it and define its views.

        Raises:
            WarehouseMissing: there is none, and `must_exist` says that it should not be made.
            WarehouseBusy: another process holds the file.
            WarehouseNewer: a newer program has migrated it.
        """
        if must_exist and not path.exists():
            raise WarehouseMissing(
                f"There is no warehouse at {path}.", "Load a file first, or name another one with --warehouse."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = duckdb.connect(str(path), config=_LOCKDOWN)
        except duckdb.IOException as problem:
            if "lock" in str(problem).lower():
                raise WarehouseBusy(*_busy(path, str(problem))) from problem
            raise
        return cls._ready(connection, path)

    @classmethod
    def in_memory(cls) -> Self:
        """A warehouse that lives as long as this object; for tests."""
        return cls._ready(duckdb.connect(config=_LOCKDOWN), None)

    @classmethod
    def _ready(cls, connection: duckdb.DuckDBPyConnection, path: Path | None) -> Self:
        try:
            connection.execute("set timezone = 'UTC'")
            connection.execute("set enable_external_access = false")
            with connection.cursor() as cursor:
                migrations.migrate(cursor)
                migrations.define_views(cursor)
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def data_version(self) -> str:
        """Changes with every committed write of this process: the first part of every cache key."""
        return f"{self._opened}-{self._version}"

    def ask(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer to the question ``queries/<name>.sql`` as a frame with the columns its header declares.

        Raises:
            UnknownQuestion: there is no such file.
            ParametersInvalid: the parameters are not those of its header.
        """
        with self._asking(name, params) as answer:
            frame: pd.DataFrame = answer.df()
            return frame

    def table(self, name: str, **params: Any) -> pa.Table:
        """As :meth:`ask`, as an Arrow table: cheaper above ten thousand rows, and integers stay integers."""
        with self._asking(name, params) as answer:
            return answer.to_arrow_table()

    def records(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """As :meth:`ask`, one dict per row of plain Python values: missing is None, times know that they are UTC."""
        rows: list[dict[str, Any]] = self.table(name, **params).to_pylist()
        return [{column: _zoned(column, value) for column, value in row.items()} for row in rows]

    @contextmanager
    def _asking(self, name: str, params: Mapping[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
        asked = _asked(name, params)
        with self._connection.cursor() as cursor:
            self._moments.bring(cursor, asked, _all_bound(params), self.data_version)
            yield _execute(cursor, asked, params)

    @contextmanager
    def writing(self) -> Iterator["Writer"]:
        """One transaction, alone: everything inside commits together, or nothing does."""
        with self._write_lock, self._connection.cursor() as cursor:
            cursor.execute("begin")
            try:
                yield Writer(cursor)
            except BaseException:
                cursor.execute("rollback")
                raise
            cursor.execute("commit")
            self._version = next(self._writes)

    @contextmanager
    def trying(self) -> Iterator["Writer"]:
        """As :meth:`writing`, and everything is taken back: what would be, asked before it is done."""
        with self._write_lock, self._connection.cursor() as cursor:
            cursor.execute("begin")
            try:
                yield Writer(cursor)
            finally:
                cursor.execute("rollback")

    @contextmanager
    def aside(self) -> Iterator["Writer"]:
        """Temporary tables of one's own, made beside everybody else's work; nothing of them is kept."""
        with self._connection.cursor() as cursor:
            yield Writer(cursor)

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file."""
        with self._write_lock, self._connection.cursor() as cursor:
            cursor.execute("checkpoint")


class Writer:
    """What may be done inside :meth:`Warehouse.writing`, and with temporary tables inside :meth:`Warehouse.aside`."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def register(self, name: str, table: pa.Table) -> None:
        """Let the statements of this transaction read ``table`` under ``name``."""
        self._cursor.register(name, table)

    def taken(self, name: str) -> pa.Table:
        """A temporary table as it stands, to be registered somewhere else."""
        return self._cursor.table(name).to_arrow_table()

    def run(self, name: str, **params: Any) -> None:
        """Run every statement of ``queries/<name>.sql``; each takes the parameters it names."""
        for statement in duckdb.extract_statements(_asked(name, params).sql):
            wanted = {key: _bound(params[key]) for key in statement.named_parameters}
            self._cursor.execute(statement, wanted)

    def rows(self, name: str, **params: Any) -> list[tuple[Any, ...]]:
        """The rows of one reading file, seen inside this transaction."""
        return _execute(self._cursor, _asked(name, params), params).fetchall()

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert plain rows; every row has the same keys, which are columns of ``table``.

        Raises:
            KeyError: the table or a column does not exist.
        """
        if not rows:
            return
        described = self._cursor.execute(
            "select column_name from duckdb_columns() where table_name = $table and not internal", {"table": table}
        )
        known = {column for (column,) in described.fetchall()}
        columns = list(rows[0])
        if not known or not known.issuperset(columns):
            raise KeyError(f"{table}: {sorted(set(columns) - known)}")
        # The only statement put together from words: table and columns were found in the catalogue just above.
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" for _ in columns)
        statement = f'insert into "{table}" ({names}) values ({marks})'  # noqa: S608 - see above
        self._cursor.executemany(statement, [[_bound(row[column]) for column in columns] for row in rows])


def _asked(name: str, params: Mapping[str, Any]) -> Question:
    try:
        asked = question(name)
    except KeyError:
        raise UnknownQuestion(
            f"There is no question named '{name}'.", "`ask --list` names all questions, with what each answers."
        ) from None
    if set(asked.params) != set(params):
        raise ParametersInvalid(
            f"'{name}' takes {', '.join(asked.params) or 'no parameters'}; given: {', '.join(params) or 'none'}.",
            "Give exactly these parameters, each as --param name=value.",
        )
    return asked


def _execute(
    cursor: duckdb.DuckDBPyConnection, asked: Question, params: Mapping[str, Any]
) -> duckdb.DuckDBPyConnection:
    return cursor.execute(asked.sql, _all_bound(params))


def _all_bound(params: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _bound(value) for key, value in params.items()}


def _bound(value: Any) -> Any:
    """A parameter as DuckDB takes it: sets as lists, times as the naive UTC that the warehouse holds."""
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def _zoned(column: str, value: Any) -> Any:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and column.endswith("_utc") else value


def _busy(path: Path, problem: str) -> tuple[str, str]:
    holder = re.search(r"PID (\d+)", problem)
    who = f"process {holder[1]}" if holder else "another process"
    return (
        f"The warehouse {path} is held by {who}, most likely the running app.",
        "Use the app's upload page, or stop the app and run the command again.",
    )
