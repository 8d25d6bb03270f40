"""A warehouse with the green streets agreed, and links of one of its partners."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from partnerboard import agreements
from partnerboard.sharing import managing
from partnerboard.sharing.links import Link, links
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
IVY = By("ivy", NOW)


def later(**after: int) -> By:
    """Ivy, some time after."""
    return By("ivy", NOW + timedelta(**after))


def terms(**said: Any) -> Terms:
    """What a link of the bank shows, for thirty days."""
    stated = {"label": "Bank, weekly", "initiative_id": "green", "partner_id": "P-BANK"}
    return Terms(**{**stated, "expires_at_utc": NOW + timedelta(days=30), **said})


def live(warehouse: Warehouse, **said: Any) -> tuple[str, str]:
    """A new link that is live: its id and its token."""
    link_id = managing.draft(warehouse, terms(**said), IVY)
    return link_id, managing.make_live(warehouse, link_id, IVY)


def found(warehouse: Warehouse, link_id: str) -> Link:
    """The link as it stands."""
    return next(link for link in links(warehouse) if link.link_id == link_id)


def states(warehouse: Warehouse) -> dict[str, str]:
    """What every link is, by its label."""
    return {link.label: link.state for link in links(warehouse)}


@contextmanager
def opened(path: Path | None = None) -> Iterator[Warehouse]:
    """A warehouse in which the green streets are agreed."""
    with Warehouse.open(path) if path else Warehouse.in_memory() as warehouse:
        if not agreements.load(warehouse).initiatives:
            agreements.store(warehouse, green_streets(), actor="ivy", at_utc=NOW)
        yield warehouse
