"""The audit trail of the agreements: who changed what, and when."""

from dataclasses import dataclass
from datetime import datetime

from partnerboard.warehouse import Warehouse


@dataclass(frozen=True)
class Entry:
    """One change of one record; the same words as :class:`partnerboard.agreements.Change`."""

    at_utc: datetime
    actor: str
    action: str
    entity: str
    entity_id: str
    detail: str | None


def trail(warehouse: Warehouse) -> list[Entry]:
    """Every change ever made, the latest first."""
    return [Entry(**row) for row in reversed(warehouse.records("agreements/trail"))]
