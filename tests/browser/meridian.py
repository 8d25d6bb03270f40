"""The demo with a link of Meridian's and a value that waits for it, served: for journeys and for pictures."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from partnerboard import agreements
from partnerboard.agreements import targets as agreeing
from partnerboard.agreements.initiative import Version
from partnerboard.settings import Settings
from partnerboard.sharing import managing
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.warehouse import Warehouse
from tests.browser import visit

WHO = "Partnerships lead"


@dataclass(frozen=True)
class Board:
    """Where the app answers, where Meridian's link opens and where it stays, and the draft of another one."""

    address: str
    opening: str
    link: str
    draft_id: str


@contextmanager
def serving(folder: Path, *, prepare: Callable[[Warehouse], None] = lambda _: None) -> Iterator[Board]:
    """The app over a filled data folder, which is changed; `prepare` changes it further before it starts.

    Northshore proposes 54 posts of Meridian's from 12 October instead of 60, on the day before the demo opens.
    """
    with Warehouse.open(Settings.of({"PARTNERBOARD_DATA": str(folder)}).demo_warehouse) as warehouse:
        prepare(warehouse)
        by = By(WHO, datetime.now(UTC))  # noqa: TID251 - the server has the clock of the machine
        _propose(warehouse, by)
        link_id = managing.draft(warehouse, terms("P-MER", "Meridian, monthly", by), by)
        token = managing.make_live(warehouse, link_id, by)
        draft_id = managing.draft(warehouse, terms("P-CTG", "Guild, for the review", by), by)
    with visit.serving(environment={"PARTNERBOARD_DATA": str(folder), "PARTNERBOARD_WORKSPACE": "demo"}) as address:
        yield Board(address, f"{address}/share/{token}", f"{address}/shared/{link_id}", draft_id)


def terms(partner_id: str, label: str, by: By) -> Terms:
    """All pages of one partner, and their files."""
    return Terms(label, "move-well-2026", partner_id, by.at_utc + timedelta(days=30), allows_downloads=True)


def _propose(warehouse: Warehouse, by: By) -> None:
    version = Version(
        no=0,
        value=54,
        effective_from=date(2026, 10, 12),
        reason="Two of their people are on leave until November",
        proposed_by="naha",
        proposed_at=datetime(2026, 10, 10, 9, tzinfo=UTC),
    )
    edit = agreeing.adjusted(agreements.load(warehouse), "T05", version, by=by.actor)
    agreements.change(warehouse, [edit], actor=by.actor, at_utc=by.at_utc)
