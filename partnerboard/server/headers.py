"""Security headers on every answer, with a content policy that lets nothing in from elsewhere."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from partnerboard.server.asgi import headers_of

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
KEEPS = ("/static/", "/brand/")  # named by their content: may be kept for ever

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


class SecurityHeaders:
    """Adds the headers; a header that an answer already carries is replaced."""

    def __init__(self, app: ASGIApp, shell: str) -> None:
        self._app = app
        self._scripts = inline_hashes(shell)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on and add the headers to the start of the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = content_policy(self._scripts, headers_of(scope).get("host", ""))
        is_kept = scope["path"].startswith(KEEPS)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({**_ALWAYS, "Content-Security-Policy": policy})
                if not is_kept:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self._app(scope, receive, send_with_headers)


def inline_hashes(page: str) -> tuple[str, ...]:
    """The policy's names for the inline scripts of a page, so that no other inline script runs."""
    return tuple(
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in INLINE_SCRIPT.findall(page)
    )


def content_policy(scripts: Iterable[str], host: str) -> str:
    """The Content-Security-Policy for a page reached under `host` (its WebSocket has the same host)."""
    sockets = f" ws://{host} wss://{host}" if host else ""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )
