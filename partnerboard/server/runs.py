"""Whose page is run next: those of visitors one at a time, of who reads and of who opens in turn.

Python runs one page at a time anyway. Without an order fifty that are asked for at once get a fiftieth each, and so
does whoever else presses something meanwhile, staff too. With one, somebody who reads waits for a page or two.
"""

import asyncio
from collections import OrderedDict

AT_ONCE = 1
LONGEST_SECONDS = 1.0  # a page that takes longer goes on, and keeps nobody waiting any more
MOST_KNOWN = 1_000  # networks of which it is known when they had their last turn


class Turn:
    """The turns of one socket: asked for before a page is run, given back when it has been sent."""

    def __init__(self, runs: "Runs", whose: str) -> None:
        self.whose = whose
        self.has_run = False
        self.is_held = False
        self.given: asyncio.Future[None] | None = None
        self._runs = runs
        self._end: asyncio.TimerHandle | None = None

    def ask(self) -> asyncio.Future[None]:
        """Done when it is one's turn: at once for whoever has one, unless others wait."""
        if self.is_held and not self._runs.is_awaited:
            given = asyncio.get_running_loop().create_future()
            given.set_result(None)
            return given
        return self._runs.ask(self)

    def begin(self) -> None:
        """It is one's turn."""
        loop = asyncio.get_running_loop()
        self.is_held = True
        self._end = loop.call_later(LONGEST_SECONDS, self.finish)
        if self.given is not None and not self.given.done():
            self.given.set_result(None)

    def finish(self) -> None:
        """The page has been sent, or has taken too long."""
        if not self.is_held:
            return
        if self._end is not None:
            self._end.cancel()
        self.is_held, self.has_run = False, True
        self._runs.give_back()

    def leave(self) -> None:
        """The socket is closed."""
        self._runs.forget(self)
        self.finish()


class Runs:
    """The turns of one event loop."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = at_once
        self._waiting: list[Turn] = []
        self._served: OrderedDict[str, int] = OrderedDict()
        self._count = 0
        self._was_read = False

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits."""
        return bool(self._waiting)

    def turn(self, whose: str) -> Turn:
        """For a new socket of a network."""
        return Turn(self, whose)

    def ask(self, turn: Turn) -> asyncio.Future[None]:
        """Wait in line."""
        turn.given = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self._go_on()
        return turn.given

    def give_back(self) -> None:
        """A turn is over."""
        self._free += 1
        self._go_on()

    def forget(self, turn: Turn) -> None:
        """It waits no more."""
        if turn in self._waiting:
            self._waiting.remove(turn)

    def _go_on(self) -> None:
        while self._free and self._waiting:
            following = min(self._waiting, key=self._place)
            self._waiting.remove(following)
            self._free -= 1
            self._count += 1
            self._was_read = following.has_run
            self._served[following.whose] = self._count
            self._served.move_to_end(following.whose)
            if len(self._served) > MOST_KNOWN:
                self._served.popitem(last=False)
            following.begin()

    def _place(self, turn: Turn) -> tuple[bool, int]:
        """The other kind than the last one, reading or opening; then the network whose last turn is the longest ago;
        then who came first.
        """
        return turn.has_run == self._was_read, self._served.get(turn.whose, 0)
