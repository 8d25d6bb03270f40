"""Visitors of links: every request proves its visit by a cookie, and reaches what its link opens and nothing else.

The prefix is taken off before anything behind the doors sees an address. Whatever is not open, for whatever reason, is
answered by one page.
"""

import asyncio
import re
from functools import partial
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from partnerboard.server.answers import Answers
from partnerboard.server.asgi import cookies_of, headers_of, introduced, refuse, with_cookies
from partnerboard.server.entries import READ, SOCKET, Entry, entry_of
from partnerboard.server.files import Brought, Offered
from partnerboard.server.inside import Inside
from partnerboard.server.messages import Filter
from partnerboard.server.network import network_of
from partnerboard.server.redeeming import Redeeming
from partnerboard.server.runs import Runs
from partnerboard.server.sockets import ENDED, LATER, Sockets
from partnerboard.server.staff_world import is_into_own_session
from partnerboard.server.streaming import Stream
from partnerboard.server.unlocking import Unlocking
from partnerboard.sharing.admitting import Admitted, admitted
from partnerboard.sharing.links import Link
from partnerboard.sharing.throttle import Throttle
from partnerboard.sharing.trail import A_VISITOR
from partnerboard.sharing.visits import Visits

MOST_COUNTED = 20_000  # visits of today that are known to be noted already
THEIR_COOKIES = ("_streamlit_xsrf",)  # of what a browser sends, all that Streamlit needs behind a link

_SHARED = re.compile(r"/shared/(?P<link>[A-Za-z0-9_-]{1,64})(?P<rest>/.*)?", re.DOTALL)
_SHARE = "/share/"


class LinkWorld:
    """Everything below `/share/` and `/shared/`."""

    def __init__(
        self, inside: Inside, sockets: Sockets, runs: Runs, visits: Visits, throttle: Throttle, answers: Answers
    ) -> None:
        self._inside = inside
        self._sockets = sockets
        self._runs = runs
        self._visits = visits
        self._answers = answers
        self._redeeming = Redeeming(inside, visits, throttle, answers)
        self._unlocking = Unlocking(inside, visits, throttle, answers)
        self._offered = Offered()
        self._brought = Brought(inside.clock)
        self._counted: set[str] = set()
        self._counted_on = 0

    def close(self) -> None:
        """Let go of the threads that weigh passphrases."""
        self._unlocking.close()

    async def serve(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at the door, or pass on with the prefix off and the visitor sealed on."""
        scope = self._inside.placed(scope)
        links = await asyncio.get_running_loop().run_in_executor(self._inside.threads, self._inside.asked_links)
        if scope["type"] == "websocket":
            await self._stream(app, scope, receive, send, links)
            return
        answer = self._answers.busy() if links is None else await self._answer(scope, receive, links)
        if isinstance(answer, Response):
            await answer(scope, receive, send)
            return
        await app(self._inner(scope, answer), receive, send)

    async def _answer(self, scope: Scope, receive: Receive, links: tuple[Link, ...]) -> Response | Admitted:
        """What the door itself answers, or who may go on."""
        path, method = scope["path"], scope["method"]
        if path.startswith(_SHARE) and method in READ:
            return self._redeeming.answered(scope, path.removeprefix(_SHARE), links)
        of, rest = self._admitted(scope, links), rest_of(path)
        if of is None:
            return self._answers.not_open()
        if rest == "/unlock" and method in (*READ, "POST"):
            return await self._unlocking.answered(scope, receive, of)
        entry = entry_of(rest)
        if (rest == "" or (entry and entry.name == "page")) and method in READ:
            elsewhere = elsewhere_of(scope, of, rest)
            if elsewhere:
                return elsewhere
        is_free = of.is_unlocked and entry is not None and method in entry.methods
        return of if entry and is_free and self._may_use(entry, rest, scope, of) else self._answers.not_open()

    def _admitted(self, scope: Scope, links: tuple[Link, ...] | None) -> Admitted | None:
        found = _SHARED.fullmatch(scope["path"])
        if not found:
            return None
        return admitted(links or (), found["link"], cookies_of(scope), self._visits, self._inside.clock())

    def _may_use(self, entry: Entry, rest: str, scope: Scope, of: Admitted) -> bool:
        if entry.name == "page":
            return opens_page(of, rest)
        if entry.name == "download":
            return may_download(of)
        if entry.link == "offered":
            return was_offered(self._offered, of, rest)
        if entry.link == "exchange":
            return may_bring(self._sockets, self._brought, of, rest, scope)
        return entry.link == "admitted"

    async def _stream(
        self, app: ASGIApp, scope: Scope, receive: Receive, send: Send, links: tuple[Link, ...] | None
    ) -> None:
        of, entry = self._admitted(scope, links), entry_of(rest_of(scope["path"]))
        if of is None or not of.is_unlocked or entry is None or entry.methods != SOCKET:
            await refuse(scope, receive, send, status=404, words="Not found.")
            return
        stream = Stream(
            self._sockets,
            self._runs,
            Filter(self._inside.kind_of, of.visitor, brings_files=of.brings_files),
            of.visitor,
            verdict=partial(self._verdict, scope, of),
            session_of=self._inside.session_of,
            is_finish=self._inside.is_finish,
            heard=partial(self._offered.listen, of.visitor),
            began=partial(self._began, of, network_of(scope)),
        )
        await stream.run(app, self._inner(scope, of), receive, send)

    def _inner(self, scope: Scope, of: Admitted) -> Scope:
        rest = rest_of(scope["path"])
        stripped = dict(scope, path=rest, raw_path=quote(rest).encode())
        return introduced(with_cookies(stripped, THEIR_COOKIES), of.visitor)

    def _verdict(self, scope: Scope, before: Admitted) -> int | None:
        """Ended when the link is not open any more, or opens something else than when the socket began."""
        links = self._inside.asked_links()
        if links is None:
            return LATER
        now = self._admitted(scope, links)
        is_as_before = now is not None and now.is_unlocked and now.visitor == before.visitor
        return None if is_as_before and now and now.pages == before.pages else ENDED

    def _began(self, of: Admitted, network: str) -> None:
        """A page with a session is a person; a browser counts once a day, however often its connection is lost."""
        today = self._inside.clock().toordinal()
        if self._counted_on != today or len(self._counted) >= MOST_COUNTED:
            self._counted, self._counted_on = set(), today
        if of.visit.is_preview or of.visit.nonce in self._counted:
            return
        self._counted.add(of.visit.nonce)
        self._inside.note("opened", actor=A_VISITOR, link_id=of.link.link_id, network=network)


def rest_of(path: str) -> str:
    """An address of a link without its prefix; '' where the prefix is all."""
    found = _SHARED.fullmatch(path)
    return (found["rest"] or "") if found else ""


def elsewhere_of(scope: Scope, of: Admitted, rest: str) -> Response | None:
    """Where a page of a link is to be looked for: behind the passphrase, or at the link's own address."""
    home = f"/shared/{of.link.link_id}/"
    if not of.is_unlocked:
        return RedirectResponse(f"{home}unlock", status_code=303)
    if rest == "" or rest[1:] == next(iter(of.pages), None):  # Streamlit knows its first page by no other address
        query = scope.get("query_string", b"").decode("latin-1")
        return RedirectResponse(f"{home}?{query}" if query else home, status_code=307)
    return None


def opens_page(of: Admitted, rest: str) -> bool:
    """Whether an address is a page that the link opens."""
    return rest == "/" or rest[1:] in of.pages


def may_download(of: Admitted) -> bool:
    """Whether the link gives what it shows as files."""
    return of.link.allows_downloads


def was_offered(offered: Offered, of: Admitted, rest: str) -> bool:
    """Whether a media file was named to this very visit."""
    return offered.was_told(of.visitor, rest)


def may_bring(sockets: Sockets, brought: Brought, of: Admitted, rest: str, scope: Scope) -> bool:
    """Whether a file may come in: on the exchange page, into the visitor's own session, and not too much."""
    if not of.brings_files or not is_into_own_session(sockets, of.visitor, rest):
        return False
    if scope["method"] != "PUT":
        return True
    length = headers_of(scope).get("content-length", "")
    _, _, _, session_id, file_id = rest.split("/")
    return length.isdigit() and brought.take(of.link.link_id, session_id, file_id, int(length))
