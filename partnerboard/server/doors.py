"""Which requests come in at all: known host names only, a sealed visitor on each, and closed doors for the rest."""

from collections.abc import Collection

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from partnerboard.server.asgi import headers_of, refuse
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor, recognised, sealed

# Streamlit's own metrics, agent interface and script check tell strangers what runs here.
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
# Uploads land in memory for any live session, and media files need no session at all.
STAFF_ONLY = ("/_stcore/upload_file", "/media/")


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


class Admission:
    """Puts the sealed visitor on every connection, drops what a client claims to be, and keeps closed doors closed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on with a visitor, or refuse."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        visitor = recognised(_peer(scope), headers_of(scope))
        if _leads_to(scope["path"], CLOSED) or (visitor is None and _leads_to(scope["path"], STAFF_ONLY)):
            await refuse(scope, receive, send, status=404, words="Not found.")
            return
        await self._app(_introduced(scope, visitor), receive, send)


def host_name(host: str) -> str:
    """The name of a Host header without its port, lower case; IPv6 without brackets."""
    name = host.rsplit("]", 1)[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return name.lower().rstrip(".")


def _peer(scope: Scope) -> str | None:
    client = scope.get("client")
    return client[0] if client else None


def _leads_to(path: str, doors: tuple[str, ...]) -> bool:
    return any(door in path for door in doors)


def _introduced(scope: Scope, visitor: Visitor | None) -> Scope:
    introduced = dict(scope, headers=[pair for pair in scope["headers"] if pair[0].lower() != VISITOR_HEADER.encode()])
    if visitor is not None:
        MutableHeaders(scope=introduced)[VISITOR_HEADER] = sealed(visitor)
    return introduced
