"""The few words every middleware here speaks: plain ASGI, because Starlette's base class never sees a WebSocket."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

POLICY_VIOLATION = 1008


def headers_of(scope: Scope) -> Headers:
    """The request's headers, names in lower case."""
    return Headers(scope=scope)


async def refuse(scope: Scope, receive: Receive, send: Send, *, status: int, words: str) -> None:
    """End a request or a WebSocket handshake without saying more than `words`."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": words})
        return
    await PlainTextResponse(words, status)(scope, receive, send)
