"""The same bytes again: what a second load of a file answers instead of storing it twice."""

import dataclasses
from datetime import datetime

from partnerboard.ingest.handover import Handover
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.told import Told
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Writer


def earlier_load(writer: Writer, handover: Handover, answers: Answers) -> Receipt | None:
    """The receipt for bytes that were loaded before under the same answers; None for news."""
    batches = writer.rows("facts/batch_of_file", file_sha256=handover.sha256, member_name=handover.member)
    for batch_id, state, told, receipt, loaded_at, withdrawn_at, withdrawn_by in batches:
        if not Told.from_json(told).includes(answers):
            continue
        first = dataclasses.replace(Receipt.from_json(receipt), file=handover.shown)
        if state == "active":
            message = f"These bytes were loaded on {_day(loaded_at)} (batch {batch_id}). Nothing has changed."
            return dataclasses.replace(first, verdict="already_loaded", message=message)
        message = (
            f"These bytes were loaded on {_day(loaded_at)} and withdrawn on {_day(withdrawn_at)} by {withdrawn_by}. "
            f"They stay withdrawn. To bring them back, restore batch {batch_id}."
        )
        return dataclasses.replace(first, verdict="refused", message=message, reasons={"withdrawn": 1})
    return None


def _day(at: datetime) -> str:
    return f"{at:%-d %B %Y}"
