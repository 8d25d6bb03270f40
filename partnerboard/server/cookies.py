"""Cookies of a link: read by no script, sent to this link's addresses only."""

from datetime import timedelta

from starlette.responses import Response
from starlette.types import Scope

from partnerboard.server.asgi import headers_of
from partnerboard.settings import LOCAL_HOSTS


def give(answer: Response, scope: Scope, name: str, value: str, link_id: str, lasts: timedelta) -> None:
    """Let the browser keep a cookie below `/shared/<link_id>`, over TLS only unless it is on this very machine."""
    answer.set_cookie(
        name,
        value,
        max_age=max(0, int(lasts.total_seconds())),
        path=f"/shared/{link_id}",
        secure=host_name(headers_of(scope).get("host", "")) not in LOCAL_HOSTS,
        httponly=True,
        samesite="lax",
    )


def host_name(host: str) -> str:
    """The name of a Host header without its port, lower case; IPv6 without brackets."""
    name = host.rsplit("]", 1)[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return name.lower().rstrip(".")
