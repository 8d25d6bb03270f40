"""Every guard as a piece that can be taken away: where it is, and what stands there without it."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from partnerboard.ingest.offered.offered_file import offered_files
from partnerboard.insights.workspace import everything
from partnerboard.server.asgi import headers_of, introduced
from partnerboard.server.messages import PASS
from partnerboard.sharing.links import Link, fingerprint, links
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor
from partnerboard.sharing.visits import Visit
from partnerboard.ui.address_view import Allowed
from partnerboard.ui.workspace import asked


async def _let_by(self: Any, scope: Any, receive: Any, send: Any) -> None:
    await self._app(scope, receive, send)


def _believed(self: Any, cookie: Any, link: Any, now: Any) -> Visit | None:
    return Visit(link.link_id, "nobody", now + timedelta(days=1)) if link else None


def _yes(*of: Any, **named: Any) -> bool:
    return True


def _no(*of: Any, **named: Any) -> bool:
    return False


def _given(*of: Any, **named: Any) -> asyncio.Future[None]:
    given = asyncio.get_running_loop().create_future()
    given.set_result(None)
    return given


def _no_wait(*of: Any, **named: Any) -> float:
    return 0.0


def _no_verdict(*of: Any, **named: Any) -> None:
    return None


def _unchanged(scope: Any, *of: Any) -> Any:
    return scope


def _claimed(scope: Any, visitor: Any) -> Any:
    return scope if VISITOR_HEADER in headers_of(scope) else introduced(scope, visitor)


def _as_if_open(token: Any, links: Any) -> Link | None:
    named = next((link for link in links if link.token_sha256 == fingerprint(token)), None)
    later = timedelta(days=1)
    return named and replace(named, state="live", is_grounded=True, expires_at_utc=named.expires_at_utc + later)


def _of_everybody(*of: Any) -> Any:
    return asked(everything)


def _file_of_everybody(visitor: Any, page: str) -> Allowed:
    return Allowed(asked(everything), None)


def _handed_in_by_everybody(warehouse: Any, scope: Any) -> Any:
    return offered_files(warehouse, everything(warehouse))


def _kept_for_everybody(self: Any, question: Any, *of: Any, **named: Any) -> Any:
    key = (question, self.warehouse.data_version)
    if key not in self._answers:
        self._answers[key] = question(self.warehouse, *of, **named)
    return self._answers[key]


def _in_any_state(visitor: Any) -> Link | None:
    return next((each for each in asked(links) if visitor and each.link_id == visitor.subject), None)


def _everybodys_key() -> bytes:
    return b""


SERVER, SHARING, UI = "partnerboard.server", "partnerboard.sharing", "partnerboard.ui"

# Name: what to replace, and what by.
GUARDS: dict[str, tuple[str, Any]] = {
    "two worlds": (f"{SERVER}.worlds._OF_LINKS", re.compile("(?!)")),
    "known hosts": (f"{SERVER}.doors.KnownHosts.__call__", _let_by),
    "same origin": (f"{SERVER}.origins.is_foreign", _no),
    "what a client claims is dropped": (f"{SERVER}.staff_world.introduced", _claimed),
    "what a visitor claims is dropped": (f"{SERVER}.link_world.introduced", _claimed),
    "what else a browser proves is dropped": (f"{SERVER}.link_world.with_cookies", _unchanged),
    "closed doors": (f"{SERVER}.staff_world.is_closed", _no),
    "doors for staff": (f"{SERVER}.staff_world.StaffWorld._may_use", _yes),
    "the address of an open link": (f"{SERVER}.redeeming.named_by", _as_if_open),
    "the cookie of a visit": (f"{SHARING}.visits.Visits.held", _believed),
    "the link is open": (f"{SHARING}.admitting.is_open_to", _yes),
    "the passphrase": (f"{SHARING}.admitting.is_unlocked", _yes),
    "visits are told apart": (
        f"{SHARING}.admitting.Admitted.visitor",
        property(lambda self: Visitor("link", self.link.link_id)),
    ),
    "doors for links": (f"{SERVER}.link_world.LinkWorld._may_use", _yes),
    "pages of the link": (f"{SERVER}.link_world.opens_page", _yes),
    "downloads are allowed": (f"{SERVER}.link_world.may_download", _yes),
    "files were named": (f"{SERVER}.link_world.was_offered", _yes),
    "files may be brought": (f"{SERVER}.link_world.may_bring", _yes),
    "kinds of messages": (f"{SERVER}.messages.may_send", _yes),
    "size and form of messages": (f"{SERVER}.messages.Filter.judged", lambda self, frame: PASS),
    "the link is asked at every message": (f"{SERVER}.link_world.LinkWorld._verdict", _no_verdict),
    "the watch over sockets": (f"{SERVER}.watching._verdict_on", _no_verdict),
    "room for sockets": (f"{SERVER}.sockets.Sockets._has_room", _yes),
    "guesses of addresses": (f"{SHARING}.throttle.Throttle.take", _no_wait),
    "guesses of passphrases": (f"{SERVER}.unlocking.may_guess", _no_wait),
    "the word of the form": (f"{SHARING}.visits.Visits.is_form_word", _yes),
}

# The same for what says how fast and in which order, and never whether.
PACING: dict[str, tuple[str, Any]] = {
    "one page at a time": (f"{SERVER}.runs.Turn.ask", _given),
    "the pace of messages": (f"{SERVER}.pace.Pace.wait", _no_wait),
}

# The same behind the doors. The last is what else has to be away before anybody comes near: with that alone away, no
# word of another gets out.
INNER: dict[str, tuple[str, Callable[..., Any], tuple[str, ...]]] = {
    "the scope of a link": (f"{UI}.gate.shown_by", _of_everybody, ()),
    "the scope of a file": (f"{UI}.address_view.allowed", _file_of_everybody, ()),
    "whose files were handed in": (f"{UI}.exchange.counter.offered_files", _handed_in_by_everybody, ()),
    "answers are kept by their scope": (f"{UI}.workspace.Workspace.asked", _kept_for_everybody, ()),
    "the seal": (f"{SHARING}.visitors._key", _everybodys_key, ("what a client claims is dropped",)),
    "pages ask the link": (
        f"{UI}.admitted.link_of",
        _in_any_state,
        ("the link is asked at every message", "the watch over sockets"),
    ),
}
