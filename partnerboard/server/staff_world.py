"""Staff at the root: who belongs to the house is sealed onto each connection, and what is for nobody stays closed."""

from functools import partial

from starlette.types import ASGIApp, Receive, Scope, Send

from partnerboard.server.asgi import introduced, refuse
from partnerboard.server.entries import ENTRIES, Entry, entry_of
from partnerboard.server.inside import Inside
from partnerboard.server.messages import Filter
from partnerboard.server.runs import Runs
from partnerboard.server.sockets import ENDED, Sockets, is_staff
from partnerboard.server.streaming import Stream
from partnerboard.sharing.visitors import Visitor

_CLOSED = tuple(entry.path.partition("{")[0].rstrip("/") for entry in ENTRIES if entry.staff == "never")


class StaffWorld:
    """Everything outside `/share` and `/shared`. Whoever is not known gets the pages' shell and their refusal."""

    def __init__(self, inside: Inside, sockets: Sockets, runs: Runs) -> None:
        self._inside = inside
        self._sockets = sockets
        self._runs = runs

    async def serve(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on with a visitor, or refuse."""
        visitor = self._inside.recognised(scope)
        entry = entry_of(scope["path"])
        if is_closed(scope["path"]) or not self._may_use(entry, scope, visitor):
            await refuse(scope, receive, send, status=404, words="Not found.")
            return
        if scope["type"] == "websocket":
            frames = Filter(self._inside.kind_of, visitor, brings_files=True)
            stream = Stream(
                self._sockets,
                self._runs,
                frames,
                visitor,
                verdict=partial(self._verdict, scope, visitor),
                session_of=self._inside.session_of,
                is_finish=self._inside.is_finish,
            )
            await stream.run(app, introduced(self._inside.placed(scope), visitor), receive, send)
            return
        await app(introduced(scope, visitor), receive, send)

    def _may_use(self, entry: Entry | None, scope: Scope, visitor: Visitor | None) -> bool:
        if scope["type"] == "websocket":
            return entry is not None and entry.name == "stream"
        if entry is None:
            return True
        if visitor is None or not is_staff(visitor):
            return entry.nobody == "open"
        is_own = entry.staff == "own" and is_into_own_session(self._sockets, visitor, scope["path"])
        return is_own or entry.staff in ("open", "admitted")

    def _verdict(self, scope: Scope, visitor: Visitor | None) -> int | None:
        """A member who was removed, or whose sign-in ended, is no longer who opened this socket."""
        now = self._inside.recognised(scope)
        is_same = now == visitor or (now and visitor and (now.kind, now.subject) == (visitor.kind, visitor.subject))
        return None if is_same else ENDED


def is_closed(path: str) -> bool:
    """Whether a path leads to what is for nobody, at whatever place below a page's address it stands."""
    return any(door in path for door in _CLOSED)


def is_into_own_session(sockets: Sockets, visitor: Visitor, path: str) -> bool:
    """Whether `/_stcore/upload_file/<session>/<file>` names a session that is open and this visitor's own."""
    parts = path.split("/")
    return len(parts) == 5 and sockets.owns(visitor, parts[3])
