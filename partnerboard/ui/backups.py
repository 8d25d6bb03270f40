"""A backup of the visitor's own warehouse at the start and every day, made beside everybody's work."""

import logging
import threading
from datetime import UTC, datetime

from partnerboard.errors import PartnerboardError
from partnerboard.ui.workspace import THE_APP, Workspace
from partnerboard.warehouse.backup import back_up, is_due

BETWEEN_LOOKS_SECONDS = 3600

_log = logging.getLogger(__name__)


class Backups:
    """Looks every hour whether one is due. The demo has none: it is made again from its story."""

    def __init__(self, house: Workspace) -> None:
        self._house = house
        self._is_stopping = threading.Event()

    def start(self) -> None:
        """Begin looking, in a thread of its own."""
        threading.Thread(target=self._look_every_hour, name="backups", daemon=True).start()

    def stop(self) -> None:
        """Make no other one."""
        self._is_stopping.set()

    def make_if_due(self) -> None:
        """Make one if something changed since the newest one and that is a day old; a failure is in the log."""
        warehouse, now = self._house.own, datetime.now(UTC)
        if warehouse is None or not is_due(warehouse, now):
            return
        try:
            back_up(warehouse, at_utc=now, by=THE_APP)
        except PartnerboardError as failed:
            _log.error("No backup was made: %s", failed)
        except OSError:
            _log.exception("No backup was made")

    def _look_every_hour(self) -> None:
        self.make_if_due()
        while not self._is_stopping.wait(BETWEEN_LOOKS_SECONDS):
            self.make_if_due()
