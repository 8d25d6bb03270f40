"""One DuckDB file held by one process: readers ask named questions, one writer at a time commits whole transactions.

What is written is confirmed once its lines are in the journal beside the file (:mod:`partnerboard.warehouse.journal`).
"""

import hashlib
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

import duckdb
import pandas as pd
import pyarrow as pa

from partnerboard.errors import ChangeUnconfirmed, RecoveryNeeded, WarehouseInterrupted, WarehouseMissing
from partnerboard.lake_address import Elsewhere
from partnerboard.warehouse import migrations, opening
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.folding import fold
from partnerboard.warehouse.instance import Instance
from partnerboard.warehouse.journal import Entry, Journal
from partnerboard.warehouse.moments import Moments
from partnerboard.warehouse.overtime import Overtime
from partnerboard.warehouse.space import free_bytes
from partnerboard.warehouse.timing import Timing
from partnerboard.warehouse.unjournaled import with_links_paused
from partnerboard.warehouse.writer import Writer, all_bound, asked, committed, executed, zoned

Answer = TypeVar("Answer")

_PATIENCE_SECONDS = 15


class Warehouse:
    """The warehouse of one process. Use :meth:`open` or :meth:`in_memory`; close it, or use it as a context manager."""

    is_shared = True  # by threads, and an answer holds until the next write
    lake: Elsewhere | None = None  # where it lies, if not in the file at `path`
    is_read_only = False

    def __init__(self, path: Path | None, journal: Journal | None, free: Callable[[Path], int] = free_bytes) -> None:
        self.path = path
        self._free = free
        self.journal = journal
        self.timing = Timing()
        self.overtime = Overtime()
        self._moments = Moments()
        self._write_lock = threading.RLock()
        self._file_lock = threading.RLock()
        self._opened = uuid.uuid4().hex[:8]
        self._version = 0
        self._instance = self._begun()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        must_exist: bool = False,
        is_journaled: bool = True,
        free: Callable[[Path], int] = free_bytes,
    ) -> Self:
        """Open or create the warehouse file, hold it to its journal, migrate it and define its views.

        `is_journaled` is False for a file that is made to be compared or put in place of another one; `free` says how
        many bytes are free on the disk of a folder.

        Raises:
            WarehouseMissing: there is none, and `must_exist` says that it should not be made.
            WarehouseBusy: another process holds the file.
            WarehouseNewer: a newer program has migrated it.
            RecoveryNeeded: the file is gone, damaged, or older than its journal.
        """
        beside = Beside(path)
        if must_exist and not (path.exists() or beside.journal.exists() or beside.all_backups()):
            raise WarehouseMissing(
                f"There is no warehouse at {path}.", "Load a file first, or name another one with --warehouse."
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = cls(path, Journal(beside.journal) if is_journaled else None, free)
        opened._begin_journal()
        return opened

    @classmethod
    def in_memory(cls) -> Self:
        """A warehouse that lives as long as this object; for tests."""
        return cls(None, None)

    def _begun(self) -> Instance:
        return Instance(self._connected)

    def _connected(self) -> duckdb.DuckDBPyConnection:
        """A connection to a database that may be used; called again after a fatal error."""
        if self.path is None:
            return migrations.ready(opening.connect_in_memory())
        if self.journal is None:
            return migrations.ready(opening.connect(self.path))
        opened = opening.opened(self.path)
        connection = migrations.ready(opened.connection)
        held = with_links_paused(connection, opened.written, opened.held)
        with suppress(ChangeUnconfirmed):  # a full disk: the lines are in the database, and the next change retries
            self.journal.go_on(opened.written, held)
        return connection

    def _begin_journal(self) -> None:
        """Note where the journal of a database begins that was made before there was one."""
        if self.journal is None or self.path is None or self.journal.last:
            return
        [before] = self.records("journal/before_it_began")
        if any(before.values()):
            changed_at = datetime.fromtimestamp(self.path.stat().st_mtime, UTC)
            with self.writing() as writer:
                writer.record("began", self.path.name, at_utc=changed_at, by="Partnerboard", **before)

    def close(self) -> None:
        """Let the writer finish, then let go of the file. One that does not come to an end is rolled back."""
        is_ours = self._write_lock.acquire(timeout=_PATIENCE_SECONDS)
        try:
            self._instance.close()
        finally:
            if is_ours:
                self._write_lock.release()

    @property
    def free_bytes(self) -> int | None:
        """What is free on its disk; None for one in memory."""
        return self._free(self.path.parent) if self.path else None

    @property
    def damage(self) -> RecoveryNeeded | None:
        """What was found to be wrong with the file while it was read."""
        return self._instance.damage

    @property
    def is_interrupted(self) -> bool:
        """DuckDB has given up, and nobody has asked since."""
        return self._instance.is_broken

    def confirm(self) -> None:
        """Write the lines of the journal that the disk did not take. Raises ChangeUnconfirmed when it still cannot."""
        with self._write_lock:
            if self.journal:
                self.journal.append([])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def data_version(self) -> str:
        """Changes with every committed write of this process: the first part of every cache key."""
        return f"{self._opened}-{self._instance.openings}-{self._version}"

    def ask(self, name: str, **params: Any) -> pd.DataFrame:
        """The answer to the question ``queries/<name>.sql`` as a frame with the columns its header declares.

        Raises:
            UnknownQuestion: there is no such file.
            ParametersInvalid: the parameters are not those of its header.
            AnswerStopped: it took longer than :func:`answers_within` allows.
        """
        frame: pd.DataFrame = self._answered(name, params, lambda answer: answer.df())
        return frame

    def table(self, name: str, **params: Any) -> pa.Table:
        """As :meth:`ask`, as an Arrow table: cheaper above ten thousand rows, and integers stay integers."""
        return self._answered(name, params, lambda answer: answer.to_arrow_table())

    def records(self, name: str, **params: Any) -> list[dict[str, Any]]:
        """As :meth:`ask`, one dict per row of plain Python values: missing is None, times know that they are UTC."""
        rows: list[dict[str, Any]] = self.table(name, **params).to_pylist()
        return [{column: zoned(column, value) for column, value in row.items()} for row in rows]

    def _answered(
        self, name: str, params: Mapping[str, Any], taken: Callable[[duckdb.DuckDBPyConnection], Answer]
    ) -> Answer:
        try:
            return self._answered_once(name, params, taken)
        except WarehouseInterrupted:
            return self._answered_once(name, params, taken)

    def _answered_once(
        self, name: str, params: Mapping[str, Any], taken: Callable[[duckdb.DuckDBPyConnection], Answer]
    ) -> Answer:
        found = asked(name, params)
        with (
            self._instance.cursor() as cursor,
            self.timing.one(),
            self.overtime.held(cursor, name),
            self._moments.brought(cursor, found, all_bound(params), self.data_version, self.rolling_up),
        ):
            return taken(executed(cursor, found, params))

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction, alone: everything inside commits together, or nothing does.

        It is over once what :meth:`Writer.record` said is in the journal too.

        Raises:
            ChangeUnconfirmed: it is committed, but the disk does not take its line of the journal.
            WarehouseInterrupted: DuckDB gave up; the next question tells whether it is committed.
        """
        with self._alone() as cursor:
            with committed(cursor) as writer:
                yield writer
                entries = self._entered(writer)
            self._version += 1
            if self.journal:
                self.journal.append(entries)

    @contextmanager
    def agreeing(self) -> Iterator[Writer]:
        """As :meth:`writing`, with the roll-ups; readers go on with what was agreed before. Also raises RollUpsLost."""
        with self._write_lock, self._file_lock, self.writing() as writer:
            yield writer
            self._moments.latest.go_along(writer)

    @contextmanager
    def noting(self) -> Iterator[Writer]:
        """As :meth:`writing`, for what no remembered answer rests on: the data version stays, the journal is silent."""
        with self._alone() as cursor, committed(cursor) as writer:
            yield writer

    @contextmanager
    def rolling_up(self) -> Iterator[Writer]:
        """As :meth:`noting`, for what only the roll-ups hold: beside a writer, and never while the file is folded."""
        with self._file_lock, self._instance.cursor() as cursor, committed(cursor) as writer:
            yield writer

    @contextmanager
    def _alone(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor to write with, and nobody else who writes."""
        with self._write_lock, self._cursor_to_write() as cursor:
            yield cursor

    def _cursor_to_write(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        return self._instance.cursor()

    def one_state(self) -> AbstractContextManager[None]:
        """Everything that this thread asks inside is answered from one state, if another process writes meanwhile."""
        return nullcontext()

    def _entered(self, writer: Writer) -> list[Entry]:
        """What the transaction did, as lines of the journal, which the database holds as well."""
        entries: list[Entry] = []
        if self.journal is None:
            return entries
        for said in writer.recorded:
            entries.append(Entry.after(self.journal.following(entries), **said))
        writer.insert("journal_entry", [{"seq": entry.seq, "line": entry.line} for entry in entries])
        return entries

    @contextmanager
    def trying(self) -> Iterator[Writer]:
        """As :meth:`writing`, and everything is taken back: what would be, asked before it is done."""
        with self._write_lock, self._cursor_to_write() as cursor:
            cursor.execute("begin")
            try:
                yield Writer(cursor)
            finally:
                with suppress(duckdb.FatalException):
                    cursor.execute("rollback")

    @contextmanager
    def aside(self) -> Iterator[Writer]:
        """Temporary tables of one's own, made beside everybody else's work; nothing of them is kept."""
        with self._instance.cursor() as cursor:
            yield Writer(cursor)

    def keep_agreements(self, text: str) -> str:
        """Put a state of the agreements on disk beside the warehouse, for the journal to name; its SHA-256."""
        content = text.encode("utf-8")
        if self.path is not None and self.journal is not None:
            Beside(self.path).keep_agreements(content)
        return hashlib.sha256(content).hexdigest()

    def checkpoint(self) -> None:
        """Bring the roll-ups up to date, and fold the log into the file. Raises as :meth:`standing_still` does."""
        with self._instance.cursor() as cursor:
            self._moments.latest.is_kept(cursor, self.data_version, self.rolling_up)
        with self.standing_still():
            pass

    @contextmanager
    def standing_still(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Everything folded into the file and nobody writing: the file is the database. Readers go on.

        Raises:
            WarehouseBusy: somebody reads and reads, and what was changed meanwhile cannot be folded in.
        """
        with self._alone() as cursor, self._file_lock:
            fold(cursor)
            yield cursor
