"""What each line of the journal says, done again: the same file, the same reason, the same person, the same time."""

from collections.abc import Callable, Mapping
from pathlib import Path

from partnerboard import agreements
from partnerboard.errors import PartnerboardError, RecoveryNeeded
from partnerboard.ingest import layouts, rerunning, upkeep
from partnerboard.ingest.offered import answering, handing_in
from partnerboard.platforms.layouts import notation
from partnerboard.sharing import keeping, members
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.journal import UNREADABLE, Entry


def do_again(warehouse: Warehouse, entry: Entry, *, beside: Beside, keep_in: Path) -> str:
    """Do one change again in a warehouse that is being recovered.

    Returns:
        why it could not be done as it was done then, as one sentence; empty when it was.
    """
    again = _AGAIN.get(entry.kind)
    if again is None:
        return ""
    try:
        return again(warehouse, entry, beside, keep_in)
    except RecoveryNeeded:
        raise
    except PartnerboardError as problem:
        return problem.message


def _loaded(warehouse: Warehouse, entry: Entry, _: Beside, keep_in: Path) -> str:
    said = entry.facts
    batch = {**said, "batch_id": entry.id, "loaded_by": entry.by, "loaded_at_utc": entry.at_utc}
    receipt = upkeep.load_again(warehouse, batch, keep_in)
    if not receipt.is_in:
        return f"{receipt.file} is refused now: {receipt.message}"
    is_same = (receipt.batch_id, receipt.records, receipt.checksum) == (entry.id, said["rows"], said["checksum"])
    if receipt.verdict != "already_loaded" and not is_same:
        return f"{receipt.file} is read with other figures than it was loaded with."
    return ""


def _withdrawn(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    upkeep.withdraw(warehouse, entry.id, by=entry.by, reason=entry.facts["reason"], at_utc=entry.at_utc)
    return ""


def _restored(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    upkeep.restore(warehouse, entry.id, by=entry.by, reason=entry.facts["reason"], at_utc=entry.at_utc)
    return ""


def _followed(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    said = entry.facts
    rerunning.follow(warehouse, entry.id, said["earlier_id"], by=entry.by, reason=said["reason"], at_utc=entry.at_utc)
    return ""


def _layout_saved(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    layouts.save(warehouse, notation.read(entry.facts["declaration"]), by=entry.by, at_utc=entry.at_utc)
    return ""


def _agreements_stored(warehouse: Warehouse, entry: Entry, beside: Beside, _: Path) -> str:
    kept = beside.kept_agreements(entry.id)
    if not kept.exists():
        return f"The agreements stored on {entry.at_utc:%d %B %Y} are not in {kept.name} any more."
    agreements.store(warehouse, agreements.read(kept.read_text(encoding="utf-8")), actor=entry.by, at_utc=entry.at_utc)
    return ""


def _file_offered(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    handing_in.offer_again(warehouse, entry.id, entry.facts, at_utc=entry.at_utc, by=entry.by)
    return ""


def _offered_answered(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    answering.answer_again(warehouse, entry.id, entry.facts, at_utc=entry.at_utc, by=entry.by)
    return ""


def _link_kept(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    keeping.keep_again(warehouse, entry.kind, entry.facts, entry.by, entry.at_utc)
    return ""


def _links_paused(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    is_paused, why = entry.kind == "links_paused", entry.facts.get("why", "")
    keeping.pause_again(warehouse, is_paused=is_paused, by=entry.by, at_utc=entry.at_utc, why=why)
    return ""


def _member_changed(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    members.put_again(warehouse, entry.id, entry.facts, by=entry.by, at_utc=entry.at_utc)
    return ""


def _unreadable(warehouse: Warehouse, entry: Entry, _: Beside, __: Path) -> str:
    """It may have closed a link, so all of them are paused until somebody has looked."""
    why = f"line {entry.seq} of the journal cannot be read"
    keeping.pause_again(warehouse, is_paused=True, by="Partnerboard", at_utc=entry.at_utc, why=why)
    return f"Line {entry.seq} of the journal cannot be read: one change is not known."


_AGAIN: Mapping[str, Callable[[Warehouse, Entry, Beside, Path], str]] = {
    "loaded": _loaded,
    "withdrawn": _withdrawn,
    "restored": _restored,
    "followed": _followed,
    "layout_saved": _layout_saved,
    "agreements_stored": _agreements_stored,
    **dict.fromkeys(keeping.KINDS, _link_kept),
    "links_paused": _links_paused,
    "links_resumed": _links_paused,
    "file_offered": _file_offered,
    "offered_answered": _offered_answered,
    members.CHANGED: _member_changed,
    UNREADABLE: _unreadable,
}
