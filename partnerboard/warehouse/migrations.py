"""Forward-only migrations and the vocabulary of views: what an opened warehouse is guaranteed to hold."""

import graphlib
import hashlib
from collections.abc import Iterable
from contextlib import suppress

import duckdb

from partnerboard.errors import DiskFull, WarehouseNewer
from partnerboard.warehouse import opening
from partnerboard.warehouse.questions import Question, questions


def ready(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A database that may be used: migrated, with its views; one that cannot be made ready is closed.

    Raises:
        WarehouseNewer: a later version of the product has migrated it.
        DiskFull: there is no room for what has to be written.
        RecoveryNeeded: what lies on the disk cannot be read.
    """
    try:
        with connection.cursor() as cursor:
            migrate(cursor)
            define_views(cursor)
    except BaseException as problem:
        with suppress(duckdb.Error):
            connection.close()
        if opening.is_full(problem):
            raise DiskFull from problem
        if opening.is_damage(problem):
            raise opening.damaged(problem) from problem
        raise
    return connection


def migrate(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Apply the schema files that this warehouse has not seen, each in its own transaction, oldest first.

    Returns:
        the names of the files applied now.

    Raises:
        WarehouseNewer: a later version of the product has migrated this warehouse.
    """
    cursor.execute("create table if not exists schema_migration (name varchar primary key, applied_at_utc timestamp)")
    seen = {name for (name,) in cursor.execute("select name from schema_migration").fetchall()}
    hold_to_known(seen)
    applied = [file for file in questions("schema") if file.name not in seen]
    for file in applied:
        _apply(cursor, file)
    return [file.name for file in applied]


def hold_to_known(applied: Iterable[str]) -> None:
    """Raises WarehouseNewer: among the files applied to a warehouse is one of a later version of the product."""
    unknown = sorted(set(applied) - {file.name for file in questions("schema")})
    if unknown:
        raise WarehouseNewer(
            f"The warehouse was changed by a later version of Partnerboard ({unknown[-1]}).",
            "Start that version, or restore a backup made before the upgrade.",
        )


def define_views(cursor: duckdb.DuckDBPyConnection) -> None:
    """(Re)create every macro and view of ``queries/views``; they hold no data, so they follow the program's version.

    Where they are those of this version already nothing is written: opening works on a full disk, too.
    """
    cursor.execute("create table if not exists schema_views (version varchar)")
    if are_views_current(cursor):
        return
    cursor.execute("begin")
    for file in _in_reading_order(questions("views")):
        cursor.execute(file.sql)
    cursor.execute("delete from schema_views")
    cursor.execute("insert into schema_views values ($version)", {"version": _views_version()})
    cursor.execute("commit")


def are_views_current(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Were schema and views made by this version of the program?"""
    try:
        return cursor.execute("select version from schema_views").fetchall() == [(_views_version(),)]
    except duckdb.CatalogException:
        return False


def _views_version() -> str:
    # A view must be made again after a migration, too: DuckDB refuses one whose columns changed below it. The files go
    # by name here: the order of reading is one of several, and another one in every process.
    files = [*questions("schema"), *questions("views")]
    return hashlib.sha256("\n".join(file.sql for file in files).encode()).hexdigest()


def _apply(cursor: duckdb.DuckDBPyConnection, file: Question) -> None:
    cursor.execute("begin")
    try:
        cursor.execute(file.sql)
        cursor.execute("insert into schema_migration values ($name, now()::timestamp)", {"name": file.name})
    except duckdb.Error:
        cursor.execute("rollback")
        raise
    cursor.execute("commit")


def _in_reading_order(files: list[Question]) -> list[Question]:
    """A view is named like its file; one that another reads comes first: DuckDB binds a view when it is made."""
    by_view = {file.path.stem: file for file in files}
    reads = {view: (file.words & by_view.keys()) - {view} for view, file in by_view.items()}
    return [by_view[view] for view in graphlib.TopologicalSorter(reads).static_order()]
