"""Asks every half second of every open socket whether it may still be open, also when nothing moves on it."""

import logging
import threading

from partnerboard.server.sockets import LATER, Live, Sockets

EVERY_SECONDS = 0.5

_log = logging.getLogger(__name__)


class Watcher:
    """A thread of its own: no visitor has to do anything for a link to end, and nobody can keep it busy."""

    def __init__(self, sockets: Sockets, every_seconds: float = EVERY_SECONDS) -> None:
        self._sockets = sockets
        self._every_seconds = every_seconds
        self._is_over = threading.Event()

    def start(self) -> None:
        """Watch until :meth:`stop`."""
        threading.Thread(target=self._watch, name="sockets", daemon=True).start()

    def stop(self) -> None:
        """Watch no more."""
        self._is_over.set()

    def look(self) -> None:
        """Ask once; what is to end ends."""
        for live in self._sockets:
            code = _verdict_on(live)
            if code is not None:
                live.end(code)

    def _watch(self) -> None:
        while not self._is_over.wait(self._every_seconds):
            self.look()


def _verdict_on(live: Live) -> int | None:
    """What cannot be asked is closed: nothing stays open because something is broken."""
    try:
        return live.verdict()
    except Exception:  # noqa: BLE001 - the watch goes on, whatever happens to one socket
        _log.exception("A socket could not be looked at and is closed")
        return LATER
