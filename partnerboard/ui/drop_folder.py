"""The drop folder of this process: a thread that looks into it every two seconds and loads what has settled.

What lies there goes into the visitor's own warehouse, also while the demo is shown: it is opened for the first file.
"""

import logging
import threading
from datetime import UTC, datetime

from partnerboard.errors import PartnerboardError
from partnerboard.ingest.inbox.rounds import Rounds
from partnerboard.ingest.inbox.taking import House
from partnerboard.ui import opening
from partnerboard.ui.workspace import Workspace
from partnerboard.warehouse import Warehouse

_log = logging.getLogger(__name__)

EVERY_SECONDS = 2.0
LAST_FILE_SECONDS = 30.0


class DropFolder:
    """Started and stopped by the server's lifespan."""

    def __init__(self, house: Workspace, *, every_seconds: float = EVERY_SECONDS) -> None:
        self._house = house
        self._every_seconds = every_seconds
        self._over = threading.Event()
        self._told = ""
        self._thread = threading.Thread(target=self._run, name="drop-folder", daemon=True)
        settings = house.settings
        self._rounds = Rounds(settings.inbox, settings.own_warehouse, lambda: datetime.now(UTC))

    def start(self) -> None:
        """Make the folder if there is none, and look from now on."""
        try:
            self._house.settings.inbox.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as problem:
            _log.warning("There is no drop folder: %s", problem)
        self._thread.start()

    def stop(self) -> None:
        """Finish the file in hand, and look no more."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join(LAST_FILE_SECONDS)

    def _run(self) -> None:
        while not self._over.wait(self._every_seconds):
            try:
                self._round()
            except Exception:  # noqa: BLE001 - a thread that ends in silence would leave files lying for ever
                _log.exception("A round over the drop folder broke off")
        self._rounds.release()

    def _round(self) -> None:
        settled = self._rounds.settled()
        warehouse = self._warehouse(open_it=bool(settled))
        if warehouse is None:
            self._rounds.release()
            return
        settings = self._house.settings
        house = House(warehouse, settings.kept_files, settings.uploads)
        self._rounds.take(settled, house, is_over=self._over.is_set)
        if settled:
            opening.fold(warehouse, settings.publish_to)

    def _warehouse(self, *, open_it: bool) -> Warehouse | None:
        """Where the files go; None, and told once, while it cannot be used. They wait."""
        try:
            warehouse = self._house.own_opened() if open_it else self._house.own
            if warehouse is not None and warehouse.damage:
                raise warehouse.damage
        except PartnerboardError as fault:
            if str(fault) != self._told:
                _log.warning("Files wait in the drop folder: %s", fault)
            self._told = str(fault)
            return None
        return warehouse
