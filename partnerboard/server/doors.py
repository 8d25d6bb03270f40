"""The doors of the server: known host names only, our own pages only, and behind them the two worlds."""

from collections.abc import Collection, Sequence

from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send

from partnerboard.server.answers import Answers
from partnerboard.server.asgi import headers_of, refuse
from partnerboard.server.cookies import host_name
from partnerboard.server.inside import Inside
from partnerboard.server.link_world import LinkWorld
from partnerboard.server.origins import SameOrigin
from partnerboard.server.previewing import preview_route
from partnerboard.server.runs import Runs
from partnerboard.server.sockets import Sockets
from partnerboard.server.staff_world import StaffWorld
from partnerboard.server.watching import Watcher
from partnerboard.server.worlds import Worlds
from partnerboard.sharing.kept_tries import KeptTries
from partnerboard.sharing.throttle import Throttle
from partnerboard.sharing.visits import Visits


class KnownHosts:
    """Refuses a request by any other name, so that a foreign page cannot rebind its name to this machine."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is addressed to us."""
        if scope["type"] in ("http", "websocket") and host_name(headers_of(scope).get("host", "")) not in self._hosts:
            await refuse(scope, receive, send, status=400, words="Unknown host.")
            return
        await self._app(scope, receive, send)


class Doors:
    """Everything that stands between the network and the pages, and what of it lives as long as the server.

    `sockets` are the open ones, of staff too; `look` is the address of the style sheet.
    """

    def __init__(self, inside: Inside, kept: KeptTries, look: str) -> None:
        visits, answers = Visits(inside.secret), Answers(look)
        self.sockets, runs = Sockets(), Runs()
        self._inside = inside
        self._kept = kept
        self._watcher = Watcher(self.sockets)
        self._staff = StaffWorld(inside, self.sockets, runs)
        throttle = Throttle(inside.secret, inside.clock, kept)
        self._links = LinkWorld(inside, self.sockets, runs, visits, throttle, answers)
        self.routes = [preview_route(inside, visits, answers)]

    def middleware(self) -> Sequence[Middleware]:
        """From the outside in."""
        return [Middleware(SameOrigin), Middleware(Worlds, staff=self._staff, links=self._links)]

    def open(self) -> None:
        """Begin to watch the sockets."""
        self._watcher.start()

    def close(self) -> None:
        """Let go of everything that outlives a request."""
        self._watcher.stop()
        self._links.close()
        self._kept.close()
        self._inside.threads.shutdown(wait=False)
