"""Opening a database: never at an older state than its journal tells, and nothing on the disk changed before that.

DuckDB opens a database whose write-ahead log was deleted, cut short or swapped for another one, and says nothing. So
where there is a log the database is first opened to be read, which changes no file, and compared with its journal.
"""

import logging
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from partnerboard.errors import DiskFull, RecoveryNeeded, WarehouseBusy, WarehouseError, WarehouseNewer
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.journal import Written
from partnerboard.warehouse.questions import question
from partnerboard.warehouse.space import memory_bytes

_log = logging.getLogger(__name__)

# Nothing a query says may reach the disk or the network: files come in through the reader, answers go out as frames.
# The log is folded into the file after a load, beside the pages; in the middle of forty files each fold took as long as
# storing two of them. A log of this size is read again in two seconds after a crash.
# DuckDB's allocator gives free pages back as time goes by, not at its next use, which may be tomorrow.
# Half of the memory, the rest is for pages and files that are read; 4 GB are enough to make the roll-ups of ten million
# snapshots from nothing. What does not fit is spilled to `<database>.tmp`, a folder that goes when the file is closed.
# One thread: at these sizes a statement is planned longer than it runs, and handing its work to a second thread made
# pages a tenth, small files a third and a file of 200,000 rows a fifth slower (2 cores).
LOCKDOWN: dict[str, str | bool | int | float | list[str]] = {
    "allocator_background_threads": True,
    "allocator_bulk_deallocation_flush_threshold": "16MB",
    "allocator_flush_threshold": "16MB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "checkpoint_threshold": "128MB",
    "memory_limit": f"{min(4 * 1024**3, memory_bytes() // 2) // 1024**2}MiB",
    "preserve_insertion_order": True,
    "threads": 1,
}

RECOVER = "Recover it on any page of the app, or stop the app and run: python -m partnerboard recover."
_FULL = ("Could not write", *(os.strerror(number) for number in DiskFull.ERRNOS))
_UNREACHABLE = re.compile(
    r"Unable to connect to Postgres|connection to server|no connection to the server|server closed the connection"
    r"|terminating connection|could not (send|receive) data|the database system is"
    r"|Could not (establish connection|connect to server)"
)
_DAMAGE = re.compile(r"Corrupt|Could not read enough bytes|not a valid DuckDB|Failure while replaying WAL")


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A locked-down connection to a database file; without `read_only` the file is made where there is none.

    Raises:
        WarehouseBusy: another process holds the file.
        WarehouseNewer: its format is that of a later DuckDB.
        RecoveryNeeded: the file or its log cannot be read.
    """
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=LOCKDOWN)
    except duckdb.Error as problem:
        raise _explained(path, problem) from problem
    return set_up(connection)


def connect_in_memory() -> duckdb.DuckDBPyConnection:
    """A locked-down connection to a database of its own."""
    return set_up(duckdb.connect(config=LOCKDOWN))


def set_up(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The last step of opening one: times are in UTC, and files are out of reach from here on."""
    connection.execute("set timezone = 'UTC'")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


@dataclass(frozen=True, slots=True)
class Opened:
    """A database that is open for writing: its journal as written, and its own copy of the lines."""

    connection: duckdb.DuckDBPyConnection
    written: Written
    held: list[str]


def opened(path: Path) -> Opened:
    """Open a database for writing, or make it, once it is sure that this loses nothing.

    Raises:
        RecoveryNeeded: the database is gone, damaged, older than its journal, or another one's.
        WarehouseBusy: another process holds it.
    """
    beside = Beside(path)
    if not path.exists():
        _hold_nothing(beside)
    elif beside.log.exists():
        with connect(path, read_only=True) as connection:
            _hold_together(beside, Written.of(beside.journal), held_lines(connection))
    connection = connect(path)
    try:
        written, held = Written.of(beside.journal), held_lines(connection)  # nobody else writes either of them now
        _hold_together(beside, written, held)
    except BaseException:
        connection.close()
        raise
    return Opened(connection, written, held)


def is_warehouse(path: Path) -> bool:
    """Is a database one of ours? Raises as :func:`connect` does."""
    with connect(path, read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables() where table_name = 'schema_migration'")
        return tables.fetchone() is not None


def hold_alone(path: Path) -> None:
    """Make sure that no other process uses a database, also one that cannot be read.

    Raises:
        WarehouseBusy: another process holds it.
    """
    if path.exists():
        with suppress(RecoveryNeeded):
            connect(path, read_only=True).close()


def held_lines(connection: duckdb.DuckDBPyConnection, after_seq: int = 0) -> list[str]:
    """The journal's lines in a database; none in one that was made before there was a journal.

    Raises:
        RecoveryNeeded: the database cannot be read.
    """
    try:
        rows = connection.execute(question("journal/since").sql, {"after_seq": after_seq}).fetchall()
    except duckdb.CatalogException:
        return []
    except duckdb.Error as problem:
        raise damaged(problem) from problem
    return [line for _, line in rows]


def is_full(problem: BaseException) -> bool:
    """Does DuckDB say that the disk takes no more?"""
    return isinstance(problem, duckdb.Error) and any(words in str(problem) for words in _FULL)


def is_damage(problem: BaseException) -> bool:
    """Does DuckDB say that what lies on the disk is not what it wrote?"""
    return isinstance(problem, duckdb.Error) and _DAMAGE.search(str(problem)) is not None


def is_unreachable(problem: BaseException) -> bool:
    """Does DuckDB say that the catalogue's server or the object store did not answer?"""
    return isinstance(problem, duckdb.Error) and _UNREACHABLE.search(str(problem)) is not None


def damaged(problem: BaseException) -> RecoveryNeeded:
    """What a visitor is told of a file that cannot be read; the log has DuckDB's own words."""
    _log.error("The database is damaged: %s", problem)
    if "replaying WAL" in str(problem):
        return RecoveryNeeded(
            "The database's log of its latest changes is damaged.", RECOVER, reason="database log is damaged"
        )
    return RecoveryNeeded("The database file is damaged.", RECOVER, reason="database is damaged")


def _explained(path: Path, problem: duckdb.Error) -> WarehouseError:
    words = str(problem)
    if "Could not set lock" in words:
        return WarehouseBusy(*_busy(path, words))
    if "version number" in words:
        return WarehouseNewer(
            f"The warehouse {path} was written by a later DuckDB.", "Start the version of Partnerboard that wrote it."
        )
    if is_damage(problem):
        return damaged(problem)
    return WarehouseError(f"The warehouse {path} cannot be opened: {words}", "Check the path and the rights on it.")


def _hold_nothing(beside: Beside) -> None:
    """A database that is not there is made, unless something beside it says that there was one."""
    written = Written.of(beside.journal)
    if written.until or beside.log.exists() or beside.all_backups():
        changes = f" Its journal lists {_changes(written.until)}." if written.until else ""
        raise RecoveryNeeded(
            f"The database {beside.database.name} is gone.{changes}", RECOVER, reason="database is missing"
        )


def _hold_together(beside: Beside, written: Written, held: list[str]) -> None:
    """Every line of the journal must be in the database, word for word; the database may be ahead by what was cut off
    before its lines were written.
    """
    missing = [seq for seq in range(len(held) + 1, written.until + 1) if seq in written.entries]
    if missing:
        raise RecoveryNeeded(
            f"The database {beside.database.name} is older than its journal, which lists "
            f"{_changes(len(missing))} more.",
            RECOVER,
            reason="database is older than its journal",
        )
    if len(held) < written.until:
        raise RecoveryNeeded(
            f"The journal {beside.journal.name} cannot be read from line {len(held) + 1} on, and the database "
            f"{beside.database.name} does not have what it may say there.",
            RECOVER,
            reason="journal is damaged",
        )
    if any(held[seq - 1] != entry.line for seq, entry in written.entries.items()):
        raise RecoveryNeeded(
            f"The database {beside.database.name} is not the one that its journal {beside.journal.name} tells of.",
            RECOVER,
            reason="database is not the journal's",
        )


def _changes(count: int) -> str:
    return f"{count:,} {'change' if count == 1 else 'changes'}"


def _busy(path: Path, problem: str) -> tuple[str, str]:
    holder = re.search(r"PID (\d+)", problem)
    who = f"process {holder[1]}" if holder else "another process"
    return (
        f"The warehouse {path} is held by {who}, most likely the running app.",
        "Use the app's pages, or stop the app and run the command again.",
    )
