"""A loaded file read again: what would change, in one sentence and a table."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from partnerboard.ingest.rerunning import Outcome, Value
from partnerboard.insights.imports import Batch
from partnerboard.insights.loads import Change
from partnerboard.metrics import format as written
from partnerboard.metrics.format import MISSING
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.batch import PEOPLE
from partnerboard.ui.telling.imports import kind
from partnerboard.ui.telling.upload_rows import metric_name
from partnerboard.ui.telling.words import platform, plural, sentence

CHANGES = (
    Column("what", "What", on_phone=True),
    Column("before", "As it counts now", kind="number", on_phone=True),
    Column("after", "Read again", kind="number", on_phone=True),
)
AS_BEFORE, BY_CONTENT = "as before", "whatever recognises it now"

_NAMES = {
    "account": "Account",
    "exported_on": "Exported on",
    "covers": "Days it covers",
    "post": "Post it is about",
    "layout": "Layout and version",
    "export_kind": "What it is",
    "platform": "Platform",
    "records": "Rows loaded",
    "rejected": "Rows left out",
    "posts": "Posts",
    "accounts": "Accounts",
    "first_date": "First day",
    "last_date": "Last day",
}
_UNTOLD = frozenset({"grain", *PEOPLE})


def told(outcome: Outcome, moved: Sequence[Change]) -> str:
    """What would come of it."""
    if outcome.is_same:
        return "Read again, the file says exactly what it said. Nothing has to be changed."
    if not outcome.is_new:
        return f"Read like this, the file cannot take its own place. {outcome.receipt.message}"
    rows = plural(outcome.receipt.records, "row loads", "rows load")
    targets = f"{plural(len(moved), 'target moves', 'targets move')}" if moved else "no target moves"
    return f"{sentence(rows)}, and {targets}. Nothing has changed yet."


def done(batch: Batch, outcome: Outcome) -> str:
    """What was done, told on the page of the new batch."""
    return f"The file was read again and counts like this now; the reading of {_day(batch)} is withdrawn. " + (
        outcome.receipt.message
    )


def rows(outcome: Outcome) -> pd.DataFrame:
    """what, before, after: everything that the two readings say differently, people left out as they add up to none."""
    found = [each for each in outcome.differences() if each.what not in _UNTOLD]
    return pd.DataFrame(
        [
            {
                "what": _NAMES.get(each.what) or metric_name(each.what),
                "before": _written(each.what, each.before),
                "after": _written(each.what, each.after),
            }
            for each in found
        ],
        columns=["what", "before", "after"],
    )


def layouts(names: Sequence[str], read_with: str) -> dict[str | None, str]:
    """What the file can be read with: an answer, and how it is offered. None leaves it as it was."""
    as_before = f"{AS_BEFORE}: the layout “{read_with}”" if read_with else AS_BEFORE
    ways: dict[str | None, str] = {None: as_before}
    if read_with:
        ways[""] = BY_CONTENT
    return ways | {name: f"the layout “{name}”" for name in names if name != read_with}


def _written(what: str, value: Value) -> str:
    if value is None:
        return MISSING
    if what == "export_kind":
        return kind(str(value))
    if what == "platform":
        return platform(str(value))
    if isinstance(value, date):
        return written.day(value)
    return written.full(value) if isinstance(value, int | float) else str(value)


def _day(batch: Batch) -> str:
    return written.day(batch.loaded_at_utc)
