"""What the doors ask of the rest of the product; put together by app.py, because the server knows no pages."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from starlette.types import Scope

from partnerboard.errors import PartnerboardError
from partnerboard.server.asgi import headers_of
from partnerboard.server.network import peer_of
from partnerboard.sharing.links import Link
from partnerboard.sharing.trail import Kind
from partnerboard.sharing.visitors import Visitor, recognised

VISITOR = "a visitor"  # who opens a link, in the trail: nobody knows more of them


def at_this_machine(scope: Scope) -> Visitor | None:
    """Staff are whoever sits at this machine."""
    return recognised(peer_of(scope), headers_of(scope))


class Note(Protocol):
    """Keeps what visitors did."""

    def __call__(self, kind: Kind, *, actor: str, link_id: str | None = None, network: str | None = None) -> None:
        """Note it; costs nothing."""


@dataclass(frozen=True)
class Inside:
    """`links` raises a PartnerboardError while they cannot be read; `clock` knows that it is UTC.

    `kind_of` and `session_of` read the messages of a WebSocket; `is_passphrase(words, kept)` is slow on purpose;
    `staff` recognises who belongs to the house.
    """

    links: Callable[[], tuple[Link, ...]]
    clock: Callable[[], datetime]
    note: Note
    is_passphrase: Callable[[str, str], bool]
    kind_of: Callable[[bytes], str | None]
    session_of: Callable[[bytes], str | None]
    secret: bytes
    staff: Callable[[Scope], Visitor | None] = field(default_factory=lambda: at_this_machine)
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(4, thread_name_prefix="doors"))

    def asked_links(self) -> tuple[Link, ...] | None:
        """Every link as it is now; None while they cannot be read."""
        try:
            return self.links()
        except PartnerboardError:
            return None
