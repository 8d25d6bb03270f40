"""Agreements change in one transaction with the roll-ups that rest on them, so that no reader waits for these."""

import logging
from collections.abc import Callable
from typing import TypeVar

from partnerboard.warehouse.latest import RollUpsLost
from partnerboard.warehouse.store import Warehouse
from partnerboard.warehouse.writer import Writer

Answer = TypeVar("Answer")

_log = logging.getLogger(__name__)


def agreed(warehouse: Warehouse, change: Callable[[Writer], Answer]) -> Answer:
    """What a change of the agreements returns, once it is committed.

    Where the roll-ups cannot be kept, `change` is made once more, without. Raises as :meth:`Warehouse.writing` does.
    """
    try:
        with warehouse.agreeing() as writer:
            answer = change(writer)
    except RollUpsLost as lost:
        _log.warning("The roll-ups cannot be kept with a change of the agreements: %s", lost.__cause__)
        with warehouse.writing() as writer:
            answer = change(writer)
    return answer
