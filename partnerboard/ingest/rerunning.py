"""A loaded file read once more, after its layout, its declaration or an answer was put right.

The kept file is read as it would be today; what comes of it takes the place of the batch in one transaction, and the
journal says which batch follows which. Facts are never changed: the earlier batch is withdrawn and keeps its own.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from partnerboard.errors import UnknownBatch
from partnerboard.ingest import outcomes, reading
from partnerboard.ingest.handover import Handover
from partnerboard.ingest.keeping import kept_file
from partnerboard.ingest.loading import NO_ANSWERS, NothingToKeep, Ready, made_ready, store_within
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.told import Told
from partnerboard.ingest.upkeep import state_of
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Trial, Warehouse, Writer

_COMPARED = ("export_kind", "platform", "grain", "records", "rejected", "posts", "accounts", "first_date", "last_date")

Value = str | int | float | date | None
Seen = TypeVar("Seen")

BY_CONTENT = ""
"""As the layout of an answer: whatever recognises the file now, also where a layout has read it before."""


@dataclass(frozen=True, slots=True)
class Again:
    """A batch and its file, made ready once more. `found` is a receipt where nothing could be stored."""

    batch_id: str
    earlier: Receipt
    told: Told
    found: Ready | Receipt

    def answers_changed(self) -> tuple["Difference", ...]:
        """The answers in force then and now, where they differ."""
        known = self.told if isinstance(self.found, Receipt) else self.found.prepared.known
        both = zip(_answers(self.told), _answers(known), strict=True)
        return tuple(Difference(what, then, now) for (what, then), (_, now) in both if then != now)


class Difference(NamedTuple):
    """Something that the two readings say differently; `what` is a field of the receipt or a name of its totals."""

    what: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, or would come: the receipt before and after, and the answers that are other ones now.

    `is_same`: the file says what it said.
    """

    earlier: Receipt
    receipt: Receipt
    is_same: bool = False
    answers: tuple[Difference, ...] = ()

    @property
    def is_new(self) -> bool:
        """Does the new reading count now, or would it?"""
        return self.receipt.verdict in ("loaded", "partly_loaded") and not self.is_same

    def differences(self) -> list[Difference]:
        """What the two readings differ in: answers, what it is, rows, posts, days, and every total."""
        before, after = self.earlier, self.receipt
        told = [Difference(what, getattr(before, what), getattr(after, what)) for what in _COMPARED]
        names = dict.fromkeys([*before.totals, *after.totals])
        told += [Difference(name, before.totals.get(name), after.totals.get(name)) for name in names]
        return [*self.answers, *(each for each in told if each.before != each.after)]


def read_again(
    warehouse: Warehouse,
    batch_id: str,
    answers: Answers = NO_ANSWERS,
    *,
    keep_in: Path,
    at_utc: datetime,
    by: str,
) -> Again:
    """Read the kept file of a batch as it would be read now. No fact is touched.

    Args:
        warehouse: where the batch is.
        batch_id: the batch whose file is read.
        answers: what is said anew; the rest is as it was told then. `layout` BY_CONTENT forgets the layout of then.
        keep_in: the folder of kept raw files.
        at_utc: the time of the load that would follow, naive and in UTC.
        by: who would load.

    Raises:
        UnknownBatch: there is no such batch.
        DamagedFile: its kept file is gone or not what it was.
    """
    batch = next((row for row in warehouse.records("facts/batches_to_rebuild") if row["batch_id"] == batch_id), None)
    if batch is None:
        raise UnknownBatch(f"There is no batch {batch_id}.", "`batches` lists every batch.")
    kept = kept_file(keep_in, batch["file_sha256"], batch_id=batch_id, name=batch["file_name"])
    earlier, told = Receipt.from_json(batch["receipt"]), Told.from_json(batch["answers"])
    handover = Handover(
        name=batch["file_name"],
        sha256=batch["file_sha256"],
        member=batch["member_name"],
        is_alone=False,
        loaded_at_utc=at_utc,
        loaded_by=by,
    )
    member = reading.member_of(kept, name=batch["file_name"], member_name=batch["member_name"])
    found = made_ready(warehouse, member, handover, _said(told, earlier.platform, answers), limits=reading.OF_OPERATORS)
    if isinstance(found, Ready):
        found = _apart(warehouse, found, batch_id)
    return Again(batch_id, earlier, told, found)


def put_in_place(writer: Writer, again: Again, *, by: str, reason: str, at_utc: datetime) -> Receipt:
    """Withdraw the earlier batch and store the new one, in the transaction of a writer.

    Raises:
        NothingToKeep: the new one could not be stored, or says the same; the transaction has to end without a change.
    """
    if isinstance(again.found, Receipt):
        raise NothingToKeep(again.found)
    if state_of(writer, again.batch_id) == "active":
        writer.run("facts/withdraw", batch_id=again.batch_id, by=by, reason=reason, at_utc=at_utc)
        writer.record("withdrawn", again.batch_id, at_utc=at_utc, by=by, reason=reason)
    receipt = store_within(writer, again.found)
    before = writer.rows("facts/batch_checksums", batch_id=again.batch_id)
    if writer.rows("facts/batch_checksums", batch_id=receipt.batch_id) == before:
        raise NothingToKeep(dataclasses.replace(again.earlier, verdict="already_loaded", batch_id=again.batch_id))
    _follow(writer, str(receipt.batch_id), again.batch_id, by=by, reason=reason, at_utc=at_utc)
    return receipt


def follow(warehouse: Warehouse, batch_id: str, earlier_id: str, *, by: str, reason: str, at_utc: datetime) -> None:
    """Write down once more that a batch follows another one; for a warehouse that is recovered change by change."""
    with warehouse.writing() as writer:
        _follow(writer, batch_id, earlier_id, by=by, reason=reason, at_utc=at_utc)


def _follow(writer: Writer, batch_id: str, earlier_id: str, *, by: str, reason: str, at_utc: datetime) -> None:
    words = {"by": by, "reason": reason, "at_utc": at_utc}
    writer.run("facts/follow", batch_id=batch_id, earlier_id=earlier_id, **words)
    writer.record("followed", batch_id, at_utc=at_utc, by=by, earlier_id=earlier_id, reason=reason)


def foreseen(
    warehouse: Warehouse, again: Again, asking: Callable[[Warehouse], Seen], *, by: str, at_utc: datetime
) -> tuple[Outcome, Seen]:
    """What would come of it, found out by doing it and taking it back, and what `asking` finds while it is done."""
    try:
        with warehouse.trying() as writer:
            receipt = put_in_place(writer, again, by=by, reason="", at_utc=at_utc)
            return Outcome(again.earlier, receipt, answers=again.answers_changed()), asking(Trial(writer))
    except NothingToKeep as ended:
        return _ended(again, ended), asking(warehouse)


def rerun(warehouse: Warehouse, again: Again, *, by: str, reason: str, at_utc: datetime) -> Outcome:
    """Let the new reading count in the place of the earlier batch, in one transaction, or change nothing."""
    try:
        with warehouse.writing() as writer:
            receipt = put_in_place(writer, again, by=by, reason=reason, at_utc=at_utc)
            return Outcome(again.earlier, receipt, answers=again.answers_changed())
    except NothingToKeep as ended:
        return _ended(again, ended)


def _ended(again: Again, ended: NothingToKeep) -> Outcome:
    """The outcome of a transaction that was left without a change."""
    return Outcome(again.earlier, ended.receipt, is_same=ended.receipt.batch_id == again.batch_id)


def _answers(told: Told) -> list[tuple[str, str | date | None]]:
    covers = f"{told.covers[0]} to {told.covers[1]}" if told.covers else None
    return [
        ("account", told.handle or told.account_name),
        ("exported_on", told.exported_on),
        ("covers", covers),
        ("post", told.post),
        ("layout", told.layout),
    ]


def _said(told: Told, platform: str | None, answers: Answers) -> Answers:
    """The answers of then with those of now in their place."""
    before = told.answers(platform)
    layout = (told.layout or "").rpartition("@")[0] if answers.layout is None else answers.layout
    return Answers(
        account=answers.account or before.account,
        exported_on=answers.exported_on or before.exported_on,
        covers=answers.covers or before.covers,
        post=answers.post or before.post,
        layout=layout or None,
    )


def _apart(warehouse: Warehouse, ready: Ready, batch_id: str) -> Ready | Receipt:
    """The reading under an id of its own: with the same answers as before it would have the batch's own.

    One that counts beside the batch already, because somebody has loaded the file with these answers, is not news.
    """
    handover, known = ready.handover, ready.prepared.known
    there = warehouse.records("facts/batch_of_file", file_sha256=handover.sha256, member_name=handover.member)
    for row in there:
        is_other = row["batch_id"] != batch_id and row["state"] == "active"
        if is_other and dataclasses.replace(Told.from_json(row["answers"]), reading=1) == known:
            return outcomes.read_alike(handover.shown, row["batch_id"], batch_id)
    while handover.batch_id(known) in {row["batch_id"] for row in there}:
        known = dataclasses.replace(known, reading=known.reading + 1)
    return dataclasses.replace(ready, prepared=dataclasses.replace(ready.prepared, known=known))
