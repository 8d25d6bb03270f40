"""What the doors ask of the rest of the product; put together by app.py, because the server knows no pages."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from starlette.types import Scope

from partnerboard.errors import PartnerboardError
from partnerboard.server.arriving import arrival
from partnerboard.sharing.links import Link
from partnerboard.sharing.staff import Staff
from partnerboard.sharing.trail import Kind
from partnerboard.sharing.visitors import Visitor


class Note(Protocol):
    """Keeps what visitors did."""

    def __call__(self, kind: Kind, *, actor: str, link_id: str | None = None, network: str | None = None) -> None:
        """Note it; costs nothing."""


@dataclass(frozen=True)
class Inside:
    """`links` raises a PartnerboardError while they cannot be read; `clock` knows that it is UTC.

    `kind_of`, `session_of` and `is_finish` read the messages of a WebSocket; `is_passphrase(words, kept)` is
    slow on purpose; `staff` recognises who belongs to the house.
    """

    links: Callable[[], tuple[Link, ...]]
    clock: Callable[[], datetime]
    note: Note
    is_passphrase: Callable[[str, str], bool]
    kind_of: Callable[[bytes], str | None]
    session_of: Callable[[bytes], str | None]
    is_finish: Callable[[bytes], bool]
    secret: bytes
    staff: Staff
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(4, thread_name_prefix="doors"))

    def recognised(self, scope: Scope) -> Visitor | None:
        """Who of the house this is; None for everybody else."""
        return self.staff.recognised(arrival(scope))

    def placed(self, scope: Scope) -> Scope:
        """The request with the address that it really comes from, behind a proxy too."""
        address = self.staff.address_of(arrival(scope))
        return dict(scope, client=(address, 0) if address else None)

    def asked_links(self) -> tuple[Link, ...] | None:
        """Every link as it is now; None while they cannot be read."""
        try:
            return self.links()
        except PartnerboardError:
            return None
