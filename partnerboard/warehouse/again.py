"""A transaction that another process got in the way of is begun anew, a few times."""

import time
from collections.abc import Callable
from typing import TypeVar

from partnerboard.errors import WarehouseConflict
from partnerboard.warehouse.store import Warehouse
from partnerboard.warehouse.writer import Writer

PAUSES_SECONDS = (0.2, 1.0, 3.0)

Done = TypeVar("Done")


def in_one_transaction(warehouse: Warehouse, work: Callable[[Writer], Done]) -> Done:
    """What `work` returns, once everything it wrote is committed.

    Raises:
        WarehouseConflict: that did not go through, also not when it was tried again.
    """
    for pause in PAUSES_SECONDS:
        try:
            with warehouse.writing() as writer:
                return work(writer)
        except WarehouseConflict:
            time.sleep(pause)
    try:
        with warehouse.writing() as writer:
            return work(writer)
    except WarehouseConflict as conflict:
        raise WarehouseConflict(
            f"Other processes changed the same {len(PAUSES_SECONDS) + 1} times meanwhile; nothing was stored.",
            "Try again when they have finished.",
        ) from conflict
