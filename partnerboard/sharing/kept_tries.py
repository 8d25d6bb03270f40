"""The file in which tries outlive the process: SQLite in the data folder, written by one thread beside the visitors.

Nothing here may stop a visitor: a file that cannot be read is made anew, one that cannot be written is left alone, and
the server's log says so.
"""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from partnerboard.sharing.throttle import LONGEST_SECONDS, MOST_TRIES
from partnerboard.warehouse.questions import question

NAME = "throttle.sqlite"
_BETWEEN_CLEARINGS = 200

_log = logging.getLogger(__name__)


class KeptTries:
    """Tries in `folder`; :meth:`close` waits for what is being written."""

    def __init__(self, folder: Path, most: int = MOST_TRIES) -> None:
        self._path = folder / NAME
        self._most = most
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="throttle")
        self._file: sqlite3.Connection | None = None
        self._written = 0

    def tries(self, since: float) -> list[tuple[bytes, float]]:
        """What still counts, the oldest first."""
        return self._writer.submit(self._read, since).result()

    def keep(self, key: bytes, at: float) -> None:
        """Keep a try, a moment later."""
        self._writer.submit(self._tried, self._keep, key, at)

    def take_back(self, key: bytes) -> None:
        """Forget the tries of a key, a moment later."""
        self._writer.submit(self._tried, self._run, "take_back", {"key": key})

    def close(self) -> None:
        """Let go of the file."""
        self._writer.submit(self._tried, self._close)
        self._writer.shutdown(wait=True)

    def _read(self, since: float) -> list[tuple[bytes, float]]:
        try:
            return self._opened_tries(since)
        except sqlite3.Error:
            _log.warning("%s cannot be read and is made anew: earlier tries are forgotten.", NAME)
        except OSError:
            return []
        self._file = None
        self._path.unlink(missing_ok=True)
        return self._opened_tries(since)

    def _opened_tries(self, since: float) -> list[tuple[bytes, float]]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)
        self._file = sqlite3.connect(self._path, isolation_level=None)
        self._file.execute("pragma journal_mode = wal")
        self._file.execute("pragma synchronous = normal")
        self._run("table")
        return self._run("kept", {"since": since})

    def _keep(self, key: bytes, at: float) -> None:
        self._run("keep", {"key": key, "at": at})
        self._written += 1
        if self._written % _BETWEEN_CLEARINGS == 0:
            self._run("let_go", {"before": at - LONGEST_SECONDS, "most": self._most})

    def _close(self) -> None:
        if self._file:
            self._file.close()

    def _run(self, name: str, values: Mapping[str, Any] | None = None) -> list[tuple[bytes, float]]:
        if self._file is None:
            return []
        return self._file.execute(question(f"throttle/{name}").sql, values or {}).fetchall()

    def _tried(self, step: Callable[..., Any], *of: Any) -> None:
        try:
            step(*of)
        except (sqlite3.Error, OSError):
            _log.warning("%s cannot be written: after a restart, tries are counted from none.", NAME)
