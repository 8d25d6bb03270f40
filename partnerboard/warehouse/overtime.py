"""How long an answer may take for somebody outside: then it is stopped, and everybody else's goes on.

The limit belongs to whoever asks and is set around what is done for them. One thread looks at all answers that have a
limit, while there are any: a thread for each would cost more than most answers.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import duckdb

from partnerboard.errors import AnswerStopped

LOOKS_EVERY_SECONDS = 0.1

_limit: ContextVar[float | None] = ContextVar("limit", default=None)
_log = logging.getLogger(__name__)


@contextmanager
def answers_within(seconds: float) -> Iterator[None]:
    """Every answer that this thread asks for inside is stopped after so many seconds."""
    before = _limit.set(seconds)
    try:
        yield
    finally:
        _limit.reset(before)


@dataclass(eq=False)
class _Answer:
    cursor: duckdb.DuckDBPyConnection
    until: float  # on the monotonic clock
    is_stopped: bool = False


class Overtime:
    """Watches the answers of one warehouse. `stopped` counts those that took too long."""

    def __init__(self) -> None:
        self.stopped = 0
        self._running: set[_Answer] = set()
        self._lock = threading.Lock()
        self._is_looking = False

    @contextmanager
    def held(self, cursor: duckdb.DuckDBPyConnection, name: str) -> Iterator[None]:
        """What is worked out inside on this cursor keeps to the limit of whoever asks; without one it takes its time.

        Raises:
            AnswerStopped: it took longer.
        """
        seconds = _limit.get()
        if seconds is None:
            yield
            return
        answer = _Answer(cursor, time.monotonic() + seconds)
        self._watch(answer)
        try:
            yield
        except duckdb.InterruptException as interrupted:
            if not answer.is_stopped:  # the server is being closed
                raise
            with self._lock:
                self.stopped += 1
            _log.warning("The answer to %s was stopped after %g seconds", name, seconds)
            raise AnswerStopped(
                f"This took longer than {seconds:g} seconds and was stopped.",
                "Try again in a minute. If it happens again, tell the person who sent you the link.",
            ) from interrupted
        finally:
            with self._lock:  # nobody stops a cursor that is about to be closed
                self._running.discard(answer)

    def _watch(self, answer: _Answer) -> None:
        with self._lock:
            self._running.add(answer)
            if not self._is_looking:
                self._is_looking = True
                threading.Thread(target=self._look, name="overtime", daemon=True).start()

    def _look(self) -> None:
        """Stop what is over its time, again and again: between two statements there is nothing to be stopped."""
        while self._is_needed():
            time.sleep(LOOKS_EVERY_SECONDS)

    def _is_needed(self) -> bool:
        with self._lock:
            for answer in self._running:
                if time.monotonic() >= answer.until:
                    answer.is_stopped = True
                    answer.cursor.interrupt()
            self._is_looking = bool(self._running)
            return self._is_looking
