"""The WebSockets that are open: how many there may be, whose they are, and how one is ended from outside."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from partnerboard.sharing.visitors import Visitor

PER_NETWORK = 20
PER_LINK = 100

ENDED = 4001  # the page asks again for itself, and gets what everybody gets
LATER = 1013  # the page tries again by itself


@dataclass(eq=False)
class Live:
    """One open socket. `end` may be called from any thread; `session_id` is known once Streamlit has told it."""

    visitor: Visitor | None
    network: str
    verdict: Callable[[], int | None]  # why it has to end now, as the code to close it with
    end: Callable[[int], None]
    session_id: str | None = None


class Sockets:
    """All that are open in this process. Any thread may ask."""

    def __init__(self, per_network: int = PER_NETWORK, per_link: int = PER_LINK) -> None:
        self._per_network = per_network
        self._per_link = per_link
        self._lock = threading.Lock()
        self._live: set[Live] = set()

    def take(self, live: Live) -> bool:
        """Let one more in, if there is room; staff always find room."""
        with self._lock:
            if not is_staff(live.visitor) and not self._has_room(live):
                return False
            self._live.add(live)
            return True

    def drop(self, live: Live) -> None:
        """It is closed."""
        with self._lock:
            self._live.discard(live)

    def close(self, visitor: Visitor) -> None:
        """End every socket of a member or of a link, now."""
        for live in self:
            if live.visitor and (live.visitor.kind, live.visitor.subject) == (visitor.kind, visitor.subject):
                live.end(ENDED)

    def owns(self, visitor: Visitor, session_id: str) -> bool:
        """Whether a session is open, and this visitor's own."""
        return any(live.session_id == session_id and live.visitor == visitor for live in self)

    def __iter__(self) -> Iterator[Live]:
        with self._lock:
            return iter(tuple(self._live))

    def _has_room(self, live: Live) -> bool:
        strangers = [each for each in self._live if not is_staff(each.visitor)]
        near = sum(each.network == live.network for each in strangers)
        same = sum(subject_of(each) == subject_of(live) for each in strangers)
        return near < self._per_network and (live.visitor is None or same < self._per_link)


def is_staff(visitor: Visitor | None) -> bool:
    """Whether somebody belongs to the house."""
    return visitor is not None and visitor.kind in ("local", "member")


def subject_of(live: Live) -> str:
    """The link of a socket."""
    return live.visitor.subject if live.visitor else ""
