"""What a transaction may do: run query files, insert plain rows, and say for the journal what it does."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa

from partnerboard.errors import ParametersInvalid, UnknownQuestion
from partnerboard.warehouse.questions import Question, question


class Writer:
    """What may be done inside :meth:`Warehouse.writing`, and with temporary tables inside :meth:`Warehouse.aside`."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.recorded: list[dict[str, Any]] = []
        self.named: set[str] = set()
        """Every table that a statement of this transaction may have changed, and other words of its statements."""
        self._lent: dict[str, _Lent] = {}

    @property
    def cursor(self) -> duckdb.DuckDBPyConnection:
        """The connection of this transaction, for the package alone."""
        return self._cursor

    def record(self, kind: str, id_: str, *, at_utc: datetime, by: str, **facts: Any) -> None:
        """Say what this transaction does, for the journal: enough to do it again. `facts` can be written as JSON."""
        self.recorded.append({"kind": kind, "id_": id_, "at_utc": at_utc, "by": by, "facts": facts})

    def register(self, name: str, table: pa.Table) -> None:
        """Let the statements of this transaction read ``table`` under ``name``."""
        self._cursor.register(name, table)

    def lend(self, name: str, table: pa.Table) -> None:
        """As :meth:`register`, for one table after another under one name: what was lent before is let go of at once.

        What is registered is held until the transaction ends.
        """
        if name in self._lent:
            self._lent[name].table = table
        else:
            self._lent[name] = _Lent(table)
            self._cursor.register(name, self._lent[name])

    def taken(self, name: str, *, without: str = "") -> pa.Table:
        """A temporary table or view as it stands, to be registered somewhere else; `without` a column it may have."""
        found = self._cursor.table(name)
        kept = [duckdb.ColumnExpression(column) for column in found.columns if column != without]
        return found.select(*kept).to_arrow_table()

    def first(self, name: str, count: int, *, by: str) -> pa.Table:
        """The first rows of a temporary table in the order of some of its columns."""
        return self._cursor.table(name).order(by).limit(count).to_arrow_table()

    def run(self, name: str, **params: Any) -> None:
        """Run every statement of ``queries/<name>.sql``; each takes the parameters it names."""
        found = asked(name, params)
        self.named |= found.words
        for statement in duckdb.extract_statements(found.sql):
            wanted = {key: bound(params[key]) for key in statement.named_parameters}
            self._cursor.execute(statement, wanted)

    def rows(self, name: str, **params: Any) -> list[tuple[Any, ...]]:
        """The rows of one reading file, seen inside this transaction."""
        found = asked(name, params)
        self.named |= found.words
        return executed(self._cursor, found, params).fetchall()

    def table(self, name: str, **params: Any) -> pa.Table:
        """As :meth:`rows`, column by column."""
        found = asked(name, params)
        self.named |= found.words
        return executed(self._cursor, found, params).to_arrow_table()

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert plain rows; every row has the same keys, which are columns of ``table``.

        Raises:
            KeyError: the table or a column does not exist.
        """
        if not rows:
            return
        try:
            known = set(self._cursor.table(table).columns)
        except duckdb.CatalogException as unknown:
            raise KeyError(table) from unknown
        self.named.add(table)
        columns = list(rows[0])
        if not known.issuperset(columns):
            raise KeyError(f"{table}: {sorted(set(columns) - known)}")
        # The only statement put together from words: table and columns were found in the catalogue just above.
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" for _ in columns)
        statement = f'insert into "{table}" ({names}) values ({marks})'  # noqa: S608 - see above
        self._cursor.executemany(statement, [[bound(row[column]) for column in columns] for row in rows])


class _Lent:
    """A place in which one table after another lies; DuckDB asks for what lies in it with every statement."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)


@contextmanager
def committed(cursor: duckdb.DuckDBPyConnection) -> Iterator[Writer]:
    """One transaction: everything inside commits together, or nothing does."""
    cursor.execute("begin")
    try:
        yield Writer(cursor)
        cursor.execute("commit")
    except BaseException:
        with suppress(duckdb.Error):  # after a fatal error there is nothing left to roll back
            cursor.execute("rollback")
        raise


def asked(name: str, params: Mapping[str, Any]) -> Question:
    """The question of that name, held to its header.

    Raises:
        UnknownQuestion: there is no such file.
        ParametersInvalid: the parameters are not those of its header.
    """
    try:
        found = question(name)
    except KeyError:
        raise UnknownQuestion(
            f"There is no question named '{name}'.", "`ask --list` names all questions, with what each answers."
        ) from None
    if set(found.params) != set(params):
        raise ParametersInvalid(
            f"'{name}' takes {', '.join(found.params) or 'no parameters'}; given: {', '.join(params) or 'none'}.",
            "Give exactly these parameters, each as --param name=value.",
        )
    return found


def executed(
    cursor: duckdb.DuckDBPyConnection, found: Question, params: Mapping[str, Any]
) -> duckdb.DuckDBPyConnection:
    """Run a question on a cursor."""
    return cursor.execute(found.sql, all_bound(params))


def all_bound(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as DuckDB takes them."""
    return {key: bound(value) for key, value in params.items()}


def bound(value: Any) -> Any:
    """A parameter as DuckDB takes it: sets as lists, times as the naive UTC that the warehouse holds."""
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def zoned(column: str, value: Any) -> Any:
    """A cell of an answer: a time knows that it is UTC."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and column.endswith("_utc") else value
