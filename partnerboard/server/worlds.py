"""Two worlds in one server: staff at the root, visitors of links below `/shared/<link_id>`. Nobody is in both."""

import re
from typing import Protocol

from starlette.types import ASGIApp, Receive, Scope, Send

_OF_LINKS = re.compile(r"/shared?(/.*)?", re.DOTALL)


class World(Protocol):
    """What lies behind one kind of address."""

    async def serve(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let `app` answer."""


class Worlds:
    """Sends each request to the world that its address belongs to; each of them seals its own visitors."""

    def __init__(self, app: ASGIApp, staff: World, links: World) -> None:
        self._app = app
        self._staff = staff
        self._links = links

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        world = self._links if _OF_LINKS.fullmatch(scope["path"]) else self._staff
        await world.serve(self._app, scope, receive, send)
