"""A warehouse in DuckLake: the same questions and the same writer, one process writing at a time, many reading.

What is written goes to the lake; what is asked is answered from a copy that follows it. What a change must not break is
looked at before it commits, and what another process committed is an answer of this one within a second.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

import duckdb
from typing_extensions import override

from partnerboard.errors import WarehouseBusy
from partnerboard.lake_address import LakeAddress
from partnerboard.warehouse import migrations
from partnerboard.warehouse.folding import fold
from partnerboard.warehouse.journal import Entry
from partnerboard.warehouse.lake import connecting, schema
from partnerboard.warehouse.lake.copying import Copy, free_path
from partnerboard.warehouse.lake.pages import PagesUnderWay
from partnerboard.warehouse.questions import question
from partnerboard.warehouse.space import free_bytes
from partnerboard.warehouse.store import Warehouse
from partnerboard.warehouse.writer import Writer

LOOK_SECONDS = 1.0
"""How long what another process committed may go unseen."""

STALE_SECONDS = 3.0
"""How long at most while the copy takes over a great deal; whoever asks after that waits for it."""


class LakeHouse(Warehouse):
    """The warehouse at a lake's address, for one process. `path` is the file in whose folder everything else lies."""

    lake: LakeAddress

    def __init__(self, lake: LakeAddress, path: Path, free: Callable[[Path], int] = free_bytes) -> None:
        self.lake = lake
        self._looked_at = float("-inf")
        self._pages = PagesUnderWay()
        self._step_lock = threading.RLock()
        self.file: Path | None = None  # the copy's, once it is opened
        self._turns = 0
        self._turn_held: duckdb.DuckDBPyConnection | None = None
        super().__init__(path, None, free)

    @classmethod
    def at(cls, lake: LakeAddress, path: Path) -> Self:
        """Open the lake, or make it, migrate it, and define its views for this process.

        Raises:
            WarehouseError: it cannot be opened as it is named.
            WarehouseBusy: its catalogue is a file that another process holds, or another one writes all the time.
            WarehouseUnreachable: PostgreSQL or the object store does not answer.
            WarehouseNewer: a newer program has migrated it.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        return cls(lake, path)

    @property
    @override
    def data_version(self) -> str:
        """Changes with every committed write, of this process at once, of another one within a second."""
        self._follow()
        return f"{self._opened}-{self._copy.answers_at}"

    @contextmanager
    @override
    def one_state(self) -> Iterator[None]:
        """As :class:`PagesUnderWay` has it; what is written inside, it sees."""
        with self._pages.one():
            yield

    @contextmanager
    @override
    def writing(self) -> Iterator[Writer]:
        """As the file's. Raises WarehouseBusy: another process writes and does not come to an end."""
        with super().writing() as writer:
            yield writer
        self._note_own_writing()

    @contextmanager
    @override
    def agreeing(self) -> Iterator[Writer]:
        """As :meth:`writing`: the roll-ups are those of the copy, and follow."""
        with self.writing() as writer:
            yield writer

    @contextmanager
    @override
    def noting(self) -> Iterator[Writer]:
        """As the file's."""
        with super().noting() as writer:
            writer.run("lake/note")
            yield writer
            self._rules.hold(writer.cursor, writer.named)
            self._hold_turn()
        self._note_own_writing()

    @contextmanager
    @override
    def aside(self) -> Iterator[Writer]:
        """As the file's."""
        self._follow()
        with super().aside() as writer:
            yield writer

    @contextmanager
    @override
    def standing_still(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """As the file's, of the copy."""
        with self._step_lock, self._file_lock, self._instance.cursor() as cursor:
            fold(cursor)
            yield cursor

    def _note_own_writing(self) -> None:
        """The next answer, also one of the page that this belongs to, is one of after it."""
        self._looked_at = float("-inf")
        if page := self._pages.here:
            page.has_written = True

    def _follow(self) -> None:
        """Bring the copy forward, if it is time to look. In the middle of a page it is not, unless that has written."""
        page = self._pages.here
        if page and page.is_begun and not page.has_written:
            return
        since = time.monotonic() - self._looked_at
        if since >= LOOK_SECONDS and self._step_lock.acquire(blocking=since >= STALE_SECONDS):
            self._step()
        if page:
            page.has_written = False
            self._pages.begin(page)

    def _step(self) -> None:
        """Look, and go forward; the lock of steps is held already."""
        try:
            with self._instance.cursor() as cursor:
                if self._copy.is_behind(cursor):
                    with self._pages.between():
                        self._copy.bring_forward(cursor)
            self._looked_at = time.monotonic()
        finally:
            self._step_lock.release()

    @override
    def _connected(self) -> duckdb.DuckDBPyConnection:
        assert self.path is not None  # noqa: S101 - a lake is always opened beside a path
        self.file = free_path(self.path.parent)
        connection = connecting.connect(self.lake, self.file)
        try:
            with self._turn(connection), connection.cursor() as cursor:
                self._rules, definitions = schema.migrate(cursor)
            with connection.cursor() as cursor:
                cursor.execute(f"set search_path = '{connecting.SEARCH_PATH}'")
                migrations.define_views(cursor)
            with connection.cursor() as cursor:
                self._copy = Copy(cursor, definitions)
        except duckdb.Error as problem:
            connection.close()
            raise connecting.explained(self.lake, problem) from problem
        except BaseException:
            connection.close()
            raise
        self._looked_at = float("-inf")
        return connection

    @override
    def _entered(self, writer: Writer) -> list[Entry]:
        """Hold the rules of the schema, and put the lines of the journal into its table; none is for a file."""
        self._rules.hold(writer.cursor, writer.named)
        last = [Entry.read(line) for (line,) in writer.rows("journal/last")] if writer.recorded else []
        entries: list[Entry] = []
        for said in writer.recorded:
            entries.append(Entry.after([*last, *entries][-1] if last or entries else None, **said))
        writer.insert("journal_entry", [{"seq": entry.seq, "line": entry.line} for entry in entries])
        self._hold_turn()
        return []

    @contextmanager
    @override
    def _cursor_to_write(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._instance.cursor() as cursor:
            cursor.execute(f"set search_path = '{connecting.SEARCH_PATH}'")
            yield cursor

    @contextmanager
    @override
    def _alone(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with super()._alone() as cursor:
            self._turns += 1
            try:
                if self._turns > 1:  # the thread that has its turn writes within it
                    yield cursor
                else:
                    with self._instance.cursor() as waiting, self._turn(waiting):
                        yield cursor
            finally:
                self._turns -= 1

    @contextmanager
    def _turn(self, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Wait until no other process writes; while this lasts, none does."""
        if not self.lake.is_shared:
            yield
            return
        with connection.cursor() as held:
            held.execute("begin")
            try:
                for statement in duckdb.extract_statements(question("lake/take_turn").sql):
                    held.execute(statement).fetchall()
            except duckdb.IOException as problem:
                if "lock timeout" not in str(problem):
                    raise
                raise WarehouseBusy(
                    "Another process has been writing to the warehouse for a minute.", "Try again in a minute."
                ) from problem
            self._turn_held = held
            try:
                yield
            finally:
                self._turn_held = None
                with suppress(duckdb.Error):  # a connection that is gone has let go by itself
                    held.execute("rollback")

    def _hold_turn(self) -> None:
        """Is it still this process's turn? Raises what asking raises: a lock ends with the connection that holds it."""
        if self._turn_held:
            self._turn_held.execute(question("lake/still_here").sql).fetchall()
