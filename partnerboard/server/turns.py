"""Who may work at once: a few at a time, a short queue behind them, and a plain no for the rest.

Making a file takes a thread, the database and memory; a hundred at once would leave none of them for the pages.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 2
IN_LINE = 8
OF_ONE = 4  # of them working or waiting for one visitor, so that nobody fills the queue alone
PATIENCE_SECONDS = 20.0


class NoRoom(Exception):  # noqa: N818 - it is an answer, not a fault
    """Too many are working and waiting; try again in a few seconds."""


class Turns:
    """Turns of one event loop."""

    def __init__(self, *, at_once: int = AT_ONCE, in_line: int = IN_LINE, of_one: int = OF_ONE) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._most, self._of_one = at_once + in_line, of_one
        self._inside: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, whose: str) -> AsyncIterator[None]:
        """Wait for one's turn and take it.

        Raises:
            NoRoom: the queue is full, one visitor has too many in it, or waiting took too long.
        """
        if self._inside.total() >= self._most or self._inside[whose] >= self._of_one:
            raise NoRoom
        self._inside[whose] += 1
        try:
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await self._free.acquire()
            except TimeoutError:
                raise NoRoom from None
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._inside[whose] -= 1
            if not self._inside[whose]:
                del self._inside[whose]
