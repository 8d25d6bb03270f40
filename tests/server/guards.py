"""Every guard of the doors as a piece that can be taken away: where it is, and what stands there without it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from partnerboard.server.messages import PASS
from partnerboard.sharing.visitors import Visitor
from partnerboard.sharing.visits import Visit


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


SERVER, SHARING = "partnerboard.server", "partnerboard.sharing"

# Name: what to replace, and what by.
GUARDS: dict[str, tuple[str, Callable[..., Any] | property]] = {
    "known hosts": (f"{SERVER}.doors.KnownHosts.__call__", _let_by),
    "same origin": (f"{SERVER}.origins.is_foreign", _no),
    "what a client claims is dropped": (f"{SERVER}.staff_world.introduced", _unchanged),
    "what else a browser proves is dropped": (f"{SERVER}.link_world.with_cookies", _unchanged),
    "closed doors": (f"{SERVER}.staff_world.is_closed", _no),
    "doors for staff": (f"{SERVER}.staff_world.StaffWorld._may_use", _yes),
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
    "one page at a time": (f"{SERVER}.runs.Turn.ask", _given),
    "the pace of messages": (f"{SERVER}.pace.Pace.wait", _no_wait),
    "guesses of addresses": (f"{SHARING}.throttle.Throttle.take", _no_wait),
    "guesses of passphrases": (f"{SERVER}.unlocking.may_guess", _no_wait),
    "the word of the form": (f"{SHARING}.visits.Visits.is_form_word", _yes),
}
