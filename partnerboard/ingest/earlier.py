"""The same bytes again: what a second load of a file answers instead of storing it twice."""

import dataclasses
from datetime import datetime

from partnerboard.ingest.handover import Handover
from partnerboard.ingest.layouts import is_outdated
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.told import Told
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse


def earlier_load(warehouse: Warehouse, handover: Handover, answers: Answers) -> Receipt | None:
    """The receipt for bytes that were loaded before under the same answers; None for news."""
    same_bytes = warehouse.records("facts/batch_of_file", file_sha256=handover.sha256, member_name=handover.member)
    for batch in same_bytes:
        told = Told.from_json(batch["answers"])
        changed = is_outdated(warehouse, told.layout)
        if not told.includes(answers) or (changed and batch["state"] != "active"):
            continue
        first = dataclasses.replace(Receipt.from_json(batch["receipt"]), file=handover.shown)
        loaded_on = _day(batch["loaded_at_utc"])
        if changed:
            message = (
                f"These bytes were loaded on {loaded_on} with the layout {told.layout}, which has been changed since. "
                f"To read them with the new one, read batch {first.batch_id} again."
            )
            return dataclasses.replace(first, verdict="refused", message=message, reasons={"layout_changed": 1})
        if batch["state"] == "active":
            message = f"These bytes were loaded on {loaded_on} (batch {first.batch_id}). Nothing has changed."
            return dataclasses.replace(first, verdict="already_loaded", message=message)
        message = (
            f"These bytes were loaded on {loaded_on} and withdrawn on {_day(batch['withdrawn_at_utc'])} by "
            f"{batch['withdrawn_by']}. They stay withdrawn. To bring them back, restore batch {first.batch_id}."
        )
        return dataclasses.replace(first, verdict="refused", message=message, reasons={"withdrawn": 1})
    return None


def _day(at: datetime) -> str:
    return f"{at:%-d %B %Y}"
