"""One WebSocket through the doors: room for it, what comes in, what goes out, and its end from outside."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from partnerboard.server.asgi import refuse
from partnerboard.server.messages import PASS, Filter
from partnerboard.server.network import network_of
from partnerboard.server.sockets import Live, Sockets
from partnerboard.sharing.visitors import Visitor

PATIENCE_SECONDS = 1.0  # with a browser that does not answer the end of its socket

Heard = Callable[[bytes], None]


class Stream:
    """A socket of `visitor`. `verdict` is asked before every message and by whoever watches the sockets.

    `heard` is told every frame that goes out; `began` is called once the socket is open.
    """

    def __init__(
        self,
        sockets: Sockets,
        frames: Filter,
        visitor: Visitor | None,
        *,
        verdict: Callable[[], int | None],
        session_of: Callable[[bytes], str | None],
        heard: Heard = lambda _: None,
        began: Callable[[], None] = lambda: None,
    ) -> None:
        self._sockets = sockets
        self._frames = frames
        self._visitor = visitor
        self._verdict = verdict
        self._session_of = session_of
        self._heard = heard
        self._began = began
        self._over: asyncio.Future[int]
        self._live: Live
        self._receive: Receive
        self._send: Send
        self._is_closed = False

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve it until it ends, or refuse it when there is no room."""
        loop = asyncio.get_running_loop()
        self._over, self._receive, self._send = loop.create_future(), receive, send
        self._live = Live(self._visitor, network_of(scope), self._verdict, self._ended_from(loop))
        if not self._sockets.take(self._live):
            await refuse(scope, receive, send, status=429, words="Too many at once.")
            return
        try:
            await app(scope, self._next, self._tell)
        finally:
            self._sockets.drop(self._live)

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
            code = judged if judged > PASS else await asyncio.to_thread(self._verdict)
            if code is not None:
                return await self._close(code)
            if judged == PASS:
                return frame
        return {"type": "websocket.disconnect", "code": 1000}

    async def _coming(self) -> Message | None:
        """What comes next; None: the socket was ended from outside meanwhile."""
        coming: asyncio.Future[Message] = asyncio.ensure_future(self._receive())
        either: set[asyncio.Future[Any]] = {coming, self._over}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            return None if self._over.done() else coming.result()
        finally:
            coming.cancel()

    async def _tell(self, message: Message) -> None:
        """Send what goes out, as long as the socket is open."""
        if self._is_closed:
            return
        if message["type"] == "websocket.accept":
            self._began()
        elif message["type"] == "websocket.send" and message.get("bytes"):
            self._live.session_id = self._live.session_id or self._session_of(message["bytes"])
            self._heard(message["bytes"])
        await self._send(message)

    async def _close(self, code: int) -> Message:
        self._is_closed = True
        with suppress(OSError, RuntimeError):
            await asyncio.wait_for(self._send({"type": "websocket.close", "code": code}), PATIENCE_SECONDS)
        return {"type": "websocket.disconnect", "code": code}
