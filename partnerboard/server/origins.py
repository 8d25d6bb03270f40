"""No other site may act in a visitor's name: requests that change something and sockets are asked where they start."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from partnerboard.server.asgi import headers_of, refuse

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})  # `none`: typed, or from a bookmark


class SameOrigin:
    """Refuses what a page of another origin sends; Streamlit would let in every origin on this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what starts on our own pages, or in no page at all."""
        if scope["type"] in ("http", "websocket") and is_foreign(headers_of(scope), scope.get("method", "WEBSOCKET")):
            await refuse(scope, receive, send, status=403, words="Not from this site.")
            return
        await self._app(scope, receive, send)


def is_foreign(headers: Headers, method: str) -> bool:
    """Whether a browser says that a page of another origin sent this.

    With our policy on referrers, forms say the origin `null`; then only `Sec-Fetch-Site` tells whose form it was.
    """
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin and origin != "null":
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    if method in HARMLESS:
        return False
    return site not in OURS if site else origin == "null"
