"""What withdrawing or restoring a file would change, found out by doing it and taking it back."""

from dataclasses import dataclass
from datetime import UTC, datetime

from partnerboard.ingest.upkeep import state_of
from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse, Writer

_ONCE, _EVER = datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
_OTHERWISE = {"active": "facts/withdraw", "withdrawn": "facts/restore"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the posts and the account days of a file stand at, from whichever files speak of them."""

    posts: int
    exposures: int | None
    eng_core: int | None
    days: int


@dataclass(frozen=True, slots=True)
class Consequence:
    """The posts and days of a file now, and after it is withdrawn (or restored, where it is withdrawn)."""

    now: Standing
    then: Standing


def consequence(warehouse: Warehouse, scope: Scope, batch_id: str) -> Consequence:
    """What changes when a file stops counting, or counts again. Nothing is kept of the trial.

    Raises:
        UnknownBatch: there is no such batch.
    """
    with warehouse.trying() as writer:
        statement = _OTHERWISE[state_of(writer, batch_id)]
        now = _standing(writer, scope, batch_id)
        writer.run(statement, batch_id=batch_id, by="", reason="", at_utc=_ONCE)
        return Consequence(now, _standing(writer, scope, batch_id))


def _standing(writer: Writer, scope: Scope, batch_id: str) -> Standing:
    asked = {"initiative_ids": scope.initiative_ids, "batch_id": batch_id, "known_at": _EVER}
    rows = writer.rows("imports/standing", **asked)
    return Standing(*rows[0]) if rows else Standing(0, None, None, 0)
