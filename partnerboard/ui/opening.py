"""What is done with a warehouse beside asking it: opened, filled with the demo, folded, asked whether it answers."""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from partnerboard.errors import ChangeUnconfirmed, PartnerboardError, RecoveryNeeded
from partnerboard.lake_address import Elsewhere
from partnerboard.settings import Settings
from partnerboard.sharing import managing
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.anywhere import warehouse_at
from partnerboard.warehouse.published import publish

_log = logging.getLogger(__name__)


def opened(path: Path, lake: Elsewhere | None = None) -> Warehouse:
    """A warehouse in which every link is closed that was being closed when the last process ended.

    Raises what opening it raises.
    """
    warehouse = warehouse_at(path, lake)
    try:
        managing.finish(warehouse, datetime.now(UTC))
    except BaseException:
        warehouse.close()
        raise
    return warehouse


def load_demo(warehouse: Warehouse, settings: Settings, at: Callable[[int, int, str], None]) -> None:
    """Load the demo, which is imported only where it is wanted."""
    from partnerboard.demo import loading

    loading.load_demo(warehouse, settings.demo_files, keep_in=settings.kept_files, at=at)


def fold(warehouse: Warehouse, publish_to: Path | None = None) -> None:
    """Fold what was loaded into the database file, and publish a copy where that is wanted."""
    with suppress(PartnerboardError):  # somebody reads all the time, or the disk is full: the log stays until later
        warehouse.checkpoint()
    if publish_to:
        try:
            publish(warehouse, publish_to, datetime.now(UTC))
        except (PartnerboardError, OSError) as problem:
            _log.warning("No copy was published; the next load publishes one: %s", problem)


def faults_of(warehouse: Warehouse) -> Iterable[str]:
    """Why a warehouse does not answer as it should, in words; nothing when it does."""
    if warehouse.is_interrupted:
        yield "database is opened again"
    try:
        warehouse.records("workspace/everything", kinds=[])
        if warehouse.journal and warehouse.journal.is_behind:
            warehouse.confirm()
    except ChangeUnconfirmed:
        yield "journal is behind"
    except RecoveryNeeded as needed:
        yield needed.reason
    except Exception:  # noqa: BLE001 - whatever it is, the answer to "ready?" is no
        yield "warehouse does not answer"
