"""Round after round over the drop folder: what has settled is loaded, one file after another, and put aside."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from partnerboard.errors import WarehouseError
from partnerboard.ingest.inbox.arrivals import Arrival, Seen, Settling, seen
from partnerboard.ingest.inbox.aside import put_aside, shown
from partnerboard.ingest.inbox.holding import Hold
from partnerboard.ingest.inbox.receipts import Ended
from partnerboard.ingest.inbox.taking import House, take
from partnerboard.ingest.receipts import Receipt

PATIENCE = 150  # rounds until a file that the disk did not let us load or move is tried again: five minutes

_log = logging.getLogger(__name__)


class Rounds:
    """The work of one loader: it remembers between rounds what settles, and what has to wait."""

    def __init__(self, inbox: Path, warehouse: Path, now: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._hold = Hold(inbox, warehouse)
        self._now = now
        self._settling = Settling()
        self._waiting: dict[Path, tuple[Seen, int]] = {}
        self._is_closed = False

    def settled(self) -> list[Arrival]:
        """Look at the folder: the files to take in this round. No file is opened for that."""
        self._waiting = {path: (look, left - 1) for path, (look, left) in self._waiting.items() if left > 1}
        return [
            arrival
            for arrival in self._settling.settled(self._inbox)
            if arrival.path not in self._waiting or self._waiting[arrival.path][0] != arrival.seen
        ]

    def take(self, arrivals: list[Arrival], house: House, *, is_over: Callable[[], bool]) -> None:
        """Load these files in their order, until `is_over`; nothing while another process works on the folder."""
        if not self.hold():
            return
        for arrival in arrivals:
            if is_over():
                return
            self._take(arrival, house)

    def hold(self) -> bool:
        """Tell the command line that files put into the folder are loaded."""
        try:
            is_ours = self._hold.taken()
        except OSError as problem:
            if not self._is_closed:  # told once, not in every round
                _log.warning("The drop folder cannot be used: %s", problem)
            self._is_closed = True
            return False
        self._is_closed = False
        return is_ours

    def release(self) -> None:
        """Tell the command line that nobody loads them any more."""
        self._hold.release()

    def _take(self, arrival: Arrival, house: House) -> None:
        try:
            put_aside(self._inbox, arrival, self._ended(arrival, house), at_utc=self._now())
        except (OSError, WarehouseError) as problem:
            if seen(arrival.path) is None:  # taken back, or moved by somebody else
                return
            _log.warning("%s stays in the drop folder: %s", ascii(arrival.path.name), problem)
            self._waiting[arrival.path] = (arrival.seen, PATIENCE)
            if arrival.was_handed_over:  # somebody waits for an answer, and tries again by hand
                self._refuse(arrival, str(problem))

    def _refuse(self, arrival: Arrival, why: str) -> None:
        refused = Ended(Receipt(shown(arrival.path), "refused", why, reasons={"not_now": 1}))
        with suppress(OSError):
            put_aside(self._inbox, arrival, [refused], at_utc=self._now())

    def _ended(self, arrival: Arrival, house: House) -> list[Ended]:
        try:
            return take(house, arrival, at_utc=self._now())
        except (OSError, WarehouseError):
            raise
        except Exception:  # noqa: BLE001 - one file that trips over a bug must not keep the others from being loaded
            _log.exception("A file in the drop folder was not loaded: %s", ascii(arrival.path.name))
            message = "Something in the app broke over this file. Look on the Imports page whether any of it is loaded."
            return [Ended(Receipt(shown(arrival.path), "refused", message, reasons={"broken": 1}))]
