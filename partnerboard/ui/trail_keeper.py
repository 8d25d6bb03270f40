"""Writes what was noted every few seconds and at the stop, and once a day lets go of what is too old."""

import logging
import threading
from datetime import UTC, date, datetime

from partnerboard.sharing.trail import let_go, trail
from partnerboard.ui.workspace import Workspace
from partnerboard.warehouse import Warehouse

BETWEEN_WRITES_SECONDS = 3.0

_log = logging.getLogger(__name__)


class TrailKeeper:
    """One thread beside the pages. What cannot be written, on a full disk for instance, waits in memory."""

    def __init__(self, house: Workspace) -> None:
        self._house = house
        self._is_stopping = threading.Event()
        self._swept_on: date | None = None
        self._is_failing = False

    def start(self) -> None:
        """Take notes from now on, and begin to write them."""
        trail().begin(self._warehouse, _now)
        threading.Thread(target=self._write_again_and_again, name="trail", daemon=True).start()

    def stop(self) -> None:
        """Write what is left; before the warehouse is closed."""
        self._is_stopping.set()
        self.write()

    def write(self) -> None:
        """Write what was noted; a failure is in the log once, until it is over."""
        try:
            trail().flush()
            self._sweep()
            self._is_failing = False
        except Exception:  # noqa: BLE001 - the keeper goes on, or nothing would be written until the next start
            if not self._is_failing:
                _log.exception("The trail cannot be written")
            self._is_failing = True

    def _sweep(self) -> None:
        warehouse, today = self._warehouse(), _now().date()
        if warehouse is not None and self._swept_on != today:
            let_go(warehouse, _now())
            self._swept_on = today

    def _warehouse(self) -> Warehouse | None:
        """Where notes go; nowhere on a server that only reads."""
        return self._house.warehouse if self._house.is_ready and not self._house.warehouse.is_read_only else None

    def _write_again_and_again(self) -> None:
        while not self._is_stopping.wait(BETWEEN_WRITES_SECONDS):
            self.write()


def _now() -> datetime:
    return datetime.now(UTC)
