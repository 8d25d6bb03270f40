"""Is the process alive, and may it be sent visitors? Reasons are words; no path, name or number leaves this way.

Search engines are told to stay away.
"""

from collections.abc import Callable, Iterable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

Readiness = Callable[[], Iterable[str]]


def health_routes(unready_reasons: Readiness) -> list[Route]:
    """`/livez` answers while the process runs; `/readyz` is 503 with reasons until `unready_reasons()` is empty."""

    async def livez(_: Request) -> JSONResponse:
        return JSONResponse({"status": "alive"})

    async def readyz(_: Request) -> JSONResponse:
        reasons = await run_in_threadpool(lambda: list(unready_reasons()))
        if reasons:
            return JSONResponse({"status": "not ready", "reasons": reasons}, status_code=503)
        return JSONResponse({"status": "ready"})

    async def robots(_: Request) -> PlainTextResponse:
        return PlainTextResponse("User-agent: *\nDisallow: /\n")

    return [Route("/livez", livez), Route("/readyz", readyz), Route("/robots.txt", robots)]
