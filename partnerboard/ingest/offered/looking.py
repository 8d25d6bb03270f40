"""A partner's file looked at exactly as it would be loaded, and let through only when it is about its own accounts.

It is stored in a trial that is taken back (:mod:`partnerboard.ingest.foresight` does the same with withdrawals), so
that whose accounts it names is found out by the rules of every load. About a file of anybody else nothing is said, not
even whether it was loaded before: the words of its refusal are those for an account that nobody knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from partnerboard.errors import FileRefused
from partnerboard.ingest import outcomes, reading
from partnerboard.ingest.handover import Handover
from partnerboard.ingest.inspecting import Inspected, shown
from partnerboard.ingest.keeping import sha256_of
from partnerboard.ingest.loading import NO_ANSWERS, NothingToKeep, Ready, made_ready, store_within
from partnerboard.ingest.room import no_room
from partnerboard.platforms.declaration import Answers, Grain
from partnerboard.warehouse import Trial, Warehouse, Writer

GRAINS = frozenset({Grain.POST, Grain.POST_DAY, Grain.ACCOUNT_DAY, Grain.ACCOUNT_PERIOD})
"""What a file may be about: the figures whose rows say whose account they are about."""

Seen = TypeVar("Seen")

Asking = Callable[[Warehouse, str], Seen]
"""A question about a batch, asked of the warehouse as it would be with that batch in it."""


@dataclass(frozen=True, slots=True)
class Looked(Generic[Seen]):
    """What a file is, and where it may be handed in: whose accounts, made ready, and what was asked about it."""

    export: Inspected
    sha256: str
    account_ids: tuple[str, ...] = ()
    ready: Ready | None = None
    seen: Seen | None = None

    @property
    def can_be_offered(self) -> bool:
        """May it be handed in?"""
        return self.ready is not None


def look(
    warehouse: Warehouse,
    path: Path,
    asking: Asking[Seen],
    *,
    name: str,
    own: frozenset[str],
    answers: Answers = NO_ANSWERS,
    at_utc: datetime,
    by: str,
) -> Looked[Seen]:
    """Look at one file without storing anything; never raises for a bad file.

    Args:
        warehouse: where the facts would go; nothing of the trial stays.
        path: the file as it was handed in.
        asking: what is asked of the warehouse with the file in it; not asked where the file is refused.
        name: the name the file was handed in under.
        own: the ids of the accounts that it may be about.
        answers: what a person says about the file.
        at_utc: the time of the load that would follow.
        by: who would load.
    """
    sha256 = sha256_of(path)
    try:
        ready = _ready(warehouse, path, name, sha256, answers, at_utc, by)
    except FileRefused as refusal:
        return Looked(shown(outcomes.refused(name, refusal)), sha256)
    if not isinstance(ready, Ready):
        return Looked(ready, sha256)
    return _tried(warehouse, ready, own, asking, sha256)


def _ready(
    warehouse: Warehouse, path: Path, name: str, sha256: str, answers: Answers, at_utc: datetime, by: str
) -> Ready | Inspected:
    """The one export in a file, made ready; what was found where there is nothing to store. Raises FileRefused."""
    if refusal := no_room(warehouse, name, path.stat().st_size):
        raise refusal
    members = reading.members(path, name=name)
    if len(members) != 1:
        raise FileRefused(f"{name} packs {len(members)} files.", "Hand them in one by one.", code="several_files")
    [member] = members
    handover = Handover(name, sha256, member.name if member.entry else None, True, at_utc, by)
    found = made_ready(warehouse, member, handover, answers)
    if not isinstance(found, Ready):
        return shown(found)
    if any(part.kind.grain not in GRAINS for part in found.prepared.parts):
        raise FileRefused(
            f"{name} is {found.prepared.parts[0].kind.label}. Here, files about posts or days of accounts are taken.",
            "Send other figures to the people who gave you the link.",
            code="not_of_an_account",
        )
    return found


def _tried(warehouse: Warehouse, ready: Ready, own: frozenset[str], asking: Asking[Seen], sha256: str) -> Looked[Seen]:
    name = ready.handover.shown
    batch_id = ready.handover.batch_id(ready.prepared.known)
    try:
        with warehouse.trying() as writer:
            is_there = bool(writer.rows("facts/batch_state", batch_id=batch_id))
            if not is_there:
                store_within(writer, ready)
            named = _accounts_of(writer, batch_id)
            if not named or not named <= own:
                raise _not_theirs(name)
            if is_there:
                raise _there_already(name)
            found = asking(Trial(writer), batch_id)
    except NothingToKeep as ended:
        return Looked(shown(ended.receipt), sha256)
    except FileRefused as refusal:
        return Looked(shown(outcomes.refused(name, refusal)), sha256)
    return Looked(shown(ready), sha256, tuple(sorted(filter(None, named))), ready, found)


def _accounts_of(writer: Writer, batch_id: str) -> frozenset[str | None]:
    """The accounts that the rows of a batch are about; None for rows that name none."""
    return frozenset(account for (account,) in writer.rows("exchange/accounts_of_batch", batch_id=batch_id))


def _not_theirs(name: str) -> FileRefused:
    return FileRefused(
        f"{name} is not, or not only, about your accounts in this partnership, so nothing of it was kept.",
        "Hand in exports of the accounts that are listed on this page.",
        code="another_account",
    )


def _there_already(name: str) -> FileRefused:
    return FileRefused(
        f"{name} is here already: these very bytes were loaded before.", "Nothing has to be done.", code="is_there"
    )
