"""`/download/<what>.<csv|xlsx|pdf>`: files for members and for visitors of links, made when they are asked for.

Nothing is kept between two requests: who asks, and what they may have, is looked up for each one, before the file is
made and once more before it leaves. Whoever may not have it gets the answer for what does not exist.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from partnerboard.errors import PartnerboardError
from partnerboard.reports.naming import disposition
from partnerboard.reports.report import Taken
from partnerboard.server.asgi import headers_of
from partnerboard.server.turns import NoRoom, Turns
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor, unsealed

RETRY_SECONDS = 5
LONGEST_QUERY = 4_000

Query = Mapping[str, Sequence[str]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Offer:
    """What the server is told about downloads.

    has    whether this visitor may take this file at this moment: (visitor, 'scorecard', 'pdf')
    made   the file for the filters of a page; None where there is nothing to be had. Runs in a thread
    note   writes into the trail who took what
    """

    has: Callable[[Visitor, str, str], bool]
    made: Callable[[Visitor, str, str, Query], Taken | None]
    note: Callable[[Visitor, str, str | None], None]


def download_routes(offer: Offer, turns: Turns | None = None) -> list[Route]:
    """One route for both worlds: below `/shared/<link_id>` the server has taken that part of the path away."""
    waiting = turns or Turns()

    async def download(request: Request) -> Response:
        visitor = unsealed(headers_of(request.scope).get(VISITOR_HEADER))
        what, _, ending = request.path_params["name"].rpartition(".")
        if visitor is None or not await run_in_threadpool(offer.has, visitor, what, ending):
            return _nothing()
        if request.method == "HEAD":  # a look at the address is no download
            return _empty()
        try:
            async with waiting.turn(f"{visitor.kind}:{visitor.subject}"):
                taken = await run_in_threadpool(offer.made, visitor, what, ending, _filters(request))
                is_still_theirs = await run_in_threadpool(offer.has, visitor, what, ending)
        except NoRoom:
            return _later("Too many downloads at once. Try again in a few seconds.")
        except PartnerboardError as problem:  # its words may name what is not this visitor's
            _log.warning("No %s.%s could be made: %s", what, ending, problem)
            return _later("The file cannot be made at present. Try again in a few seconds.")
        if taken is None or not is_still_theirs:
            return _nothing()
        offer.note(visitor, f"{what}.{ending}", request.client.host if request.client else None)
        return Response(taken.body, media_type=taken.media_type, headers=_headers(taken))

    return [Route("/download/{name}", download, methods=["GET"])]


def _filters(request: Request) -> Query:
    """The values of the address by name; an address that is too long or has too many of them has none."""
    try:
        return parse_qs(request.url.query, max_num_fields=100) if len(request.url.query) <= LONGEST_QUERY else {}
    except ValueError:
        return {}


def _headers(taken: Taken) -> dict[str, str]:
    return {"Content-Disposition": disposition(taken.name), "Cache-Control": "no-store"}


def _empty() -> Response:
    return Response(headers={"Cache-Control": "no-store"})


def _nothing() -> Response:
    return PlainTextResponse("Not found.", 404, headers={"Cache-Control": "no-store"})


def _later(words: str) -> Response:
    return PlainTextResponse(words, 503, headers={"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"})
