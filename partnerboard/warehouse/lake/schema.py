"""The schema files on a lake, which knows columns, types and "not null", but no keys, conditions and sequences.

Each statement is run in an empty database in memory first. A table it makes there is made on the lake with the same
columns; everything else that changes tables or rows is run on the lake as it stands.
"""

import hashlib
import re

import duckdb

from partnerboard.warehouse import opening
from partnerboard.warehouse.lake.rules import Rules
from partnerboard.warehouse.migrations import hold_to_known
from partnerboard.warehouse.questions import Question, question, questions

_MIGRATIONS = "create table if not exists schema_migration (name varchar not null, applied_at_utc timestamp)"
_FROM_ROWS = re.compile(r"create\s+table\s+\S+\s+as\b", re.IGNORECASE)


def migrate(cursor: duckdb.DuckDBPyConnection) -> tuple[Rules, dict[str, str]]:
    """Apply the schema files that this lake has not seen, each in its own transaction, oldest first.

    Returns:
        the rules of the schema, which the lake does not hold by itself, and what makes each of its tables elsewhere.

    Raises:
        WarehouseNewer: a later version of the product has migrated this lake.
    """
    cursor.execute("use lake.main")
    cursor.execute(_MIGRATIONS)
    seen = {name for (name,) in cursor.execute("select name from schema_migration").fetchall()}
    hold_to_known(seen)
    with opening.connect_in_memory() as plain:
        for file in questions("schema"):
            if file.name in seen:
                plain.execute(file.sql)
            else:
                _apply(cursor, plain, file)
        plain.execute(_MIGRATIONS)
        return Rules.of(plain), _definitions(plain)


def version() -> str:
    """What the schema files come to under this DuckDB."""
    said = [duckdb.__version__, *(file.sql for file in questions("schema"))]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _apply(cursor: duckdb.DuckDBPyConnection, plain: duckdb.DuckDBPyConnection, file: Question) -> None:
    cursor.execute("begin")
    try:
        for statement in duckdb.extract_statements(file.sql):
            there = _tables(plain)
            plain.execute(statement.query)
            for wanted in _on_the_lake(plain, statement, _tables(plain) - there):
                cursor.execute(wanted)
        cursor.execute("insert into schema_migration values ($name, now()::timestamp)", {"name": file.name})
        cursor.execute("commit")
    except BaseException:
        cursor.execute("rollback")
        raise


def _on_the_lake(plain: duckdb.DuckDBPyConnection, statement: duckdb.Statement, made: frozenset[str]) -> list[str]:
    """What a statement comes to: the tables it made; itself, if it makes one of rows or none at all."""
    if statement.type != duckdb.StatementType.CREATE or _FROM_ROWS.search(statement.query):
        return [statement.query]
    definitions = _definitions(plain)
    return [definitions[table] for table in sorted(made)]


def _definitions(plain: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What makes each table, by its name."""
    columns: dict[str, list[str]] = {}
    for table, name, type_, is_nullable, default in plain.execute(question("lake/columns").sql).fetchall():
        said = f'"{name}" {type_}{"" if is_nullable else " not null"}{"" if default is None else f" default {default}"}'
        columns.setdefault(table, []).append(said)
    return {table: f'create table "{table}" ({", ".join(said)})' for table, said in columns.items()}


def table_names() -> frozenset[str]:
    """The tables that the schema files make."""
    with opening.connect_in_memory() as plain:
        for file in questions("schema"):
            plain.execute(file.sql)
        return _tables(plain)


def emptied(table: str) -> str:
    """The statement that takes every row out of a table found in the catalogue."""
    return f'delete from "{table}"'  # noqa: S608 - a table of the schema, never what somebody typed


def _tables(plain: duckdb.DuckDBPyConnection) -> frozenset[str]:
    return frozenset(name for (name,) in plain.execute(question("lake/tables").sql).fetchall())
