"""A DuckDB instance under many threads: a cursor per call, and opened again once when DuckDB has given up.

A connection shared by threads hands out another thread's rows, so every call takes its own cursor. After a fatal
error, such as a checkpoint on a full disk, DuckDB answers nobody any more; what was committed is in its log, and it
answers again when it is opened anew, which takes that everybody has let go of it.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

from partnerboard.errors import (
    DiskFull,
    RecoveryNeeded,
    WarehouseConflict,
    WarehouseError,
    WarehouseInterrupted,
    WarehouseUnreachable,
)
from partnerboard.warehouse.opening import damaged, is_damage, is_full, is_unreachable

PATIENCE_SECONDS = 10

_log = logging.getLogger(__name__)


class Instance:
    """Opened by `connect` now, and again after a fatal error."""

    def __init__(self, connect: Callable[[], duckdb.DuckDBPyConnection]) -> None:
        self._connect = connect
        self._connection = connect()
        self.openings = 1
        self._gate = threading.Condition()
        self._inside = 0
        self._depth = threading.local()
        self._is_closed = False
        self.is_broken = False
        self.damage: RecoveryNeeded | None = None

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own.

        Raises:
            WarehouseInterrupted: DuckDB gave up meanwhile; the next cursor is one of an instance opened anew.
            RecoveryNeeded: what lies on the disk cannot be read.
        """
        self._enter()
        try:
            with self._connection.cursor() as cursor:
                yield cursor
        except duckdb.Error as problem:
            self._take_note(problem)
            raise
        finally:
            self._leave()

    def close(self) -> None:
        """Let go of the file, which folds the log into it; who asks afterwards is told so. Answers that are being
        worked out are given up after a while.
        """
        with self._gate:
            self._is_closed = True
            if not self._gate.wait_for(lambda: not self._inside, PATIENCE_SECONDS):
                self._connection.interrupt()
            try:
                self._connection.close()
            except duckdb.Error as problem:  # what could not be folded into the file stays in its log
                _log.warning("The database did not close in order: %s", problem)

    def _take_note(self, problem: duckdb.Error) -> None:
        if is_damage(problem):
            self.damage = damaged(problem)
            raise self.damage from problem
        if isinstance(problem, duckdb.FatalException):
            self.is_broken = True
            raise WarehouseInterrupted(
                "The database could not go on, most likely because the disk is full.",
                "It is opened again by itself. Look whether the last step is done before you repeat it.",
            ) from problem
        if isinstance(problem, duckdb.TransactionException) and "onflict" in str(problem):
            raise WarehouseConflict(
                "Another process changed the same at the same time; nothing of this step was stored.", "Try it again."
            ) from problem
        if is_unreachable(problem):
            raise WarehouseUnreachable from problem
        if is_full(problem):
            raise DiskFull from problem

    def _enter(self) -> None:
        if self._depth_here():
            self._depth.here += 1
            return
        with self._gate:
            if self.damage:
                raise self.damage
            if self._is_closed:
                raise WarehouseError("The warehouse is closed.", "Start the app again.")
            if self.is_broken:
                self._open_again()
            self._inside += 1
        self._depth.here = 1

    def _leave(self) -> None:
        self._depth.here -= 1
        if not self._depth.here:
            with self._gate:
                self._inside -= 1
                self._gate.notify_all()

    def _depth_here(self) -> int:
        return int(getattr(self._depth, "here", 0))

    def _open_again(self) -> None:
        """Called inside the gate, by a thread that holds no cursor."""
        if not self._gate.wait_for(lambda: not (self._inside and self.is_broken), PATIENCE_SECONDS):
            raise WarehouseInterrupted("The database is being opened again.", "Try again in a few seconds.")
        if not self.is_broken:  # somebody else was quicker
            return
        self._connection.close()
        _log.warning("Opening the database again after a fatal error")
        try:
            self._connection = self._connect()
        except RecoveryNeeded as needed:
            self.damage = needed
            raise
        self.openings += 1
        self.is_broken = False
