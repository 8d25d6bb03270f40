"""A loaded file read again on the command line: what would change, and with a reason the change itself."""

from collections.abc import Iterator
from datetime import datetime

from partnerboard.ingest.rerunning import Again, Outcome, foreseen, rerun
from partnerboard.insights.loads import Change, Figure, changes, figures
from partnerboard.insights.scorecard import label
from partnerboard.insights.workspace import everything
from partnerboard.warehouse import Warehouse


def told(warehouse: Warehouse, again: Again, *, reason: str, by: str, at_utc: datetime) -> tuple[str, bool]:
    """What reading the file again changes, or has changed where there is a reason; and whether all went well."""
    scope = everything(warehouse)
    before = figures(warehouse, scope)
    if reason:
        outcome = rerun(warehouse, again, by=by, reason=reason, at_utc=at_utc)
        after = figures(warehouse, scope)
    else:
        outcome, after = foreseen(warehouse, again, lambda seen: figures(seen, scope), by=by, at_utc=at_utc)
    lines = _told(again, outcome, changes(before, after), is_done=bool(reason))
    return "\n".join(lines), outcome.is_new or outcome.is_same


def _told(again: Again, outcome: Outcome, moved: list[Change], *, is_done: bool) -> Iterator[str]:
    if outcome.is_same:
        yield f"Read again, {again.earlier.file} says what batch {again.batch_id} says. Nothing has changed."
        return
    if not outcome.is_new:
        yield f"{outcome.receipt.file}: {outcome.receipt.verdict.replace('_', ' ')}. {outcome.receipt.message}"
        yield f"Batch {again.batch_id} is as it was."
        return
    yield outcome.receipt.message
    yield from (f"  {notice}" for notice in outcome.receipt.notices)
    yield from (f"  {what}: {_value(before)} -> {_value(after)}" for what, before, after in outcome.differences())
    yield from (
        f"  target {label(each.after.result)}: {_actual(each.before)} -> {_actual(each.after)}" for each in moved
    )
    if is_done:
        yield f"Batch {outcome.receipt.batch_id} counts, and {again.batch_id}, which it follows, is withdrawn."
    else:
        yield f"Nothing has changed yet. With --reason WHY this takes the place of batch {again.batch_id}."


def _actual(figure: Figure | None) -> str:
    return _value(figure.actual if figure else None)


def _value(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int | float) else str(value)
