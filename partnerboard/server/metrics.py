"""`/metrics` for those who hold the token; without one, or with one that could be guessed, there is no such route."""

import hmac
import logging
from collections.abc import Callable, Iterable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from partnerboard.reports.exposition import Measure, exposition
from partnerboard.server.asgi import headers_of

SHORTEST_TOKEN = 32
TYPE = "text/plain; version=0.0.4; charset=utf-8"

_log = logging.getLogger(__name__)


def metrics_routes(token: str, measured: Callable[[], Iterable[Measure]]) -> list[Route]:
    """The route; none without a token, or with one that could be guessed."""
    if len(token) < SHORTEST_TOKEN:
        if token:
            _log.warning("PARTNERBOARD_METRICS_TOKEN has fewer than %s characters: no /metrics", SHORTEST_TOKEN)
        return []

    async def metrics(request: Request) -> Response:
        given = headers_of(request.scope).get("authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
            return PlainTextResponse("Not found.", 404)
        found = await run_in_threadpool(lambda: list(measured()))
        return PlainTextResponse(exposition(found), media_type=TYPE)

    return [Route("/metrics", metrics, methods=["GET"])]
