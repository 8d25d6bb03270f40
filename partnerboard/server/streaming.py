"""One WebSocket through the doors: room for it, what comes in, what goes out, and its end from outside."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from partnerboard.server.asgi import refuse
from partnerboard.server.messages import PASS, Filter
from partnerboard.server.network import network_of
from partnerboard.server.pace import Pace
from partnerboard.server.runs import Runs, Turn
from partnerboard.server.sockets import LATER, Live, Sockets, is_staff
from partnerboard.sharing.visitors import Visitor

MOST_BEHIND = 100  # messages of one socket that wait; more is no person
MOST_BYTES_BEHIND = 4 * 1024 * 1024
PATIENCE_SECONDS = 1.0  # with a browser that does not answer the end of its socket

Heard = Callable[[bytes], None]


class Stream:
    """A socket of `visitor`. `verdict` is asked before every message and by whoever watches the sockets.

    `heard` is told every frame that goes out; `began` is called once the socket is open. Messages of whoever is not of
    the staff come in at a pace, and those that run a page when it is their turn in `runs`.
    """

    def __init__(
        self,
        sockets: Sockets,
        runs: Runs,
        frames: Filter,
        visitor: Visitor | None,
        *,
        verdict: Callable[[], int | None],
        session_of: Callable[[bytes], str | None],
        is_finish: Callable[[bytes], bool],
        heard: Heard = lambda _: None,
        began: Callable[[], None] = lambda: None,
    ) -> None:
        self._sockets = sockets
        self._runs = runs
        self._frames = frames
        self._visitor = visitor
        self._verdict = verdict
        self._session_of = session_of
        self._is_finish = is_finish
        self._heard = heard
        self._began = began
        self._over: asyncio.Future[int]
        self._live: Live
        self._receive: Receive
        self._send: Send
        self._ahead: asyncio.Future[Message] | None = None  # the message that comes next
        self._behind: deque[Message] = deque()  # messages that came while one waited
        self._turn: Turn | None = None
        self._pace = Pace()
        self._is_closed = False

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve it until it ends, or refuse it when there is no room."""
        loop = asyncio.get_running_loop()
        self._over, self._receive, self._send = loop.create_future(), receive, send
        self._live = Live(self._visitor, network_of(scope), self._verdict, self._ended_from(loop))
        if not self._sockets.take(self._live):
            await refuse(scope, receive, send, status=429, words="Too many at once.")
            return
        if not is_staff(self._visitor):
            self._turn = self._runs.turn(self._live.network)
        try:
            await app(scope, self._next, self._tell)
        finally:
            self._sockets.drop(self._live)
            if self._turn:
                self._turn.leave()
            if self._ahead:
                self._ahead.cancel()

    def _ended_from(self, loop: asyncio.AbstractEventLoop) -> Callable[[int], None]:
        def end(code: int) -> None:
            if not self._over.done():
                self._over.set_result(code)

        def from_any_thread(code: int) -> None:
            with suppress(RuntimeError):  # the loop is closed, and every socket with it
                loop.call_soon_threadsafe(end, code)

        return from_any_thread

    async def _next(self) -> Message:
        """The next message that may come in, or the end."""
        while not self._is_closed:
            frame = await self._coming()
            if frame is None:
                return await self._close(self._over.result())
            if frame["type"] != "websocket.receive":
                return frame
            judged = self._frames.judged(frame)
            if judged <= PASS and not await self._is_its_turn(frame, judged):
                continue  # it ended, or its visitor left, before it was
            code = judged if judged > PASS else await asyncio.to_thread(self._verdict)
            if code is not None:
                return await self._close(code)
            if judged == PASS:
                return frame
        return {"type": "websocket.disconnect", "code": 1000}

    async def _is_its_turn(self, frame: Message, judged: int) -> bool:
        """Wait until a message may go on; False: nobody waits for its answer any more."""
        if self._turn is None:
            return True
        seconds = self._pace.wait(asyncio.get_running_loop().time())
        if seconds and not await self._until(asyncio.ensure_future(asyncio.sleep(seconds))):
            return False
        if judged == PASS and self._frames.asks_to_run(frame):
            return await self._until(self._turn.ask())
        return True

    async def _coming(self) -> Message | None:
        """What comes next; None: the socket was ended from outside meanwhile."""
        if self._behind and not self._over.done():
            return self._behind.popleft()
        coming = self._ahead = self._ahead or asyncio.ensure_future(self._receive())
        either: set[asyncio.Future[Any]] = {coming, self._over}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if self._over.done():
            return None
        self._ahead = None
        return coming.result()

    async def _until(self, waited_for: asyncio.Future[None]) -> bool:
        """Wait for something; False: the socket ended or its visitor left before, for which what comes is read on."""
        while not waited_for.done():
            ahead = self._ahead = self._ahead or asyncio.ensure_future(self._receive())
            awaited: set[asyncio.Future[Any]] = {waited_for, self._over, ahead}
            await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)
            if ahead.done():
                self._keep(ahead.result())
            if self._over.done() or (self._behind and self._behind[0]["type"] != "websocket.receive"):
                waited_for.cancel()
                return False
        return True

    def _keep(self, message: Message) -> None:
        """Keep what came while another message waits; what is more than a person sends ends the socket."""
        self._ahead = None
        if message["type"] != "websocket.receive":
            self._behind.clear()
        self._behind.append(message)
        size = sum(len(each.get("bytes") or "") for each in self._behind)
        if (len(self._behind) > MOST_BEHIND or size > MOST_BYTES_BEHIND) and not self._over.done():
            self._over.set_result(LATER)

    async def _tell(self, message: Message) -> None:
        """Send what goes out, as long as the socket is open."""
        if self._is_closed:
            return
        content = message.get("bytes") if message["type"] == "websocket.send" else None
        if message["type"] == "websocket.accept":
            self._began()
        elif content:
            self._live.session_id = self._live.session_id or self._session_of(content)
            self._heard(content)
        try:
            await self._send(message)
        except OSError:  # the visitor has left; told as an error, it would be one in the log for each who does
            self._is_closed = True
        if content and self._turn and self._turn.is_held and self._is_finish(content):
            self._turn.finish()

    async def _close(self, code: int) -> Message:
        self._is_closed = True
        with suppress(OSError, RuntimeError):
            await asyncio.wait_for(self._send({"type": "websocket.close", "code": code}), PATIENCE_SECONDS)
        return {"type": "websocket.disconnect", "code": code}
