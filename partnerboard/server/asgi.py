"""The few words every middleware here speaks: plain ASGI, because Starlette's base class never sees a WebSocket."""

from collections.abc import Collection
from contextlib import suppress

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from partnerboard.sharing.identity import PROOF_HEADER
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor, sealed

POLICY_VIOLATION = 1008

# What only we and the proxy may say: no page ever sees what a client sent under these names.
_OURS = frozenset({VISITOR_HEADER.encode(), PROOF_HEADER.encode()})


def headers_of(scope: Scope) -> Headers:
    """The request's headers, names in lower case."""
    return Headers(scope=scope)


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies that came with a request."""
    return cookie_parser("; ".join(headers_of(scope).getlist("cookie")))


def introduced(scope: Scope, visitor: Visitor | None) -> Scope:
    """The request with the sealed visitor, and without what a client wrote in the seal's place."""
    introduced = dict(scope, headers=[pair for pair in scope["headers"] if pair[0].lower() not in _OURS])
    if visitor is not None:
        MutableHeaders(scope=introduced)[VISITOR_HEADER] = sealed(visitor)
    return introduced


def with_cookies(scope: Scope, names: Collection[str]) -> Scope:
    """The request with these cookies and no others."""
    kept = "; ".join(f"{name}={value}" for name, value in cookies_of(scope).items() if name in names)
    headers = [pair for pair in scope["headers"] if pair[0].lower() != b"cookie"]
    return dict(scope, headers=[*headers, (b"cookie", kept.encode("latin-1"))] if kept else headers)


async def refuse(scope: Scope, receive: Receive, send: Send, *, status: int, words: str) -> None:
    """End a request or a WebSocket handshake without saying more than `words`."""
    if scope["type"] == "websocket":
        await receive()
        with suppress(OSError):  # whoever has left needs no answer
            await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": words})
        return
    await PlainTextResponse(words, status)(scope, receive, send)
