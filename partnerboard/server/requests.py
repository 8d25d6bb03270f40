"""Each request has a number that its lines in the log carry; a fault of ours tells the visitor that number only."""

import logging
import secrets

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from partnerboard.server.logs import request_number

_log = logging.getLogger(__name__)


class Numbered:
    """The outermost of our middleware. A number that a client sends is not believed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on under a new number; a fault before the answer began becomes a calm one."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        number = secrets.token_hex(4).upper()
        has_begun = False

        async def send_on(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        token = request_number.set(number)
        try:
            await self._app(scope, receive, send_on)
        except Exception:
            _log.exception("Reference %s: %s", number, scope["type"])
            if scope["type"] == "websocket" or has_begun:
                raise
            words = f"Something went wrong on our side. If it happens again, report it with the reference {number}."
            await PlainTextResponse(words, 500, headers={"Cache-Control": "no-store"})(scope, receive, send)
        finally:
            request_number.reset(token)
