"""Puts the server's parts together: routes, middleware from the outside in, and the lifespan."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import Route

from partnerboard.server.assets import Prepared, StaticFiles
from partnerboard.server.brand import address_of, brand_routes, branded
from partnerboard.server.doors import Doors, KnownHosts
from partnerboard.server.headers import SecurityHeaders
from partnerboard.server.health import Readiness, health_routes
from partnerboard.server.inside import Inside
from partnerboard.server.lifespan import Step, lifespan
from partnerboard.server.requests import Numbered
from partnerboard.server.sockets import Sockets
from partnerboard.settings import Settings
from partnerboard.sharing.kept_tries import KeptTries
from partnerboard.sharing.links import PAGES


@dataclass(frozen=True)
class Parts:
    """What `st.App` takes, and the sockets that are open."""

    routes: list[Route]
    middleware: list[Middleware]
    lifespan: Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]
    sockets: Sockets


def parts(
    settings: Settings,
    *,
    pages: Collection[str],
    home: str,
    unready_reasons: Readiness,
    before: Sequence[Step],
    beside: Sequence[Step],
    after: Sequence[Step],
    static: Path,
    look: str,
    without_charts: Collection[str],
    announce: Step,
    inside: Inside,
    routes: Sequence[Route] = (),
) -> Parts:
    """Everything around the pages.

    `pages` are their addresses, `home` is the one that opens without an address, `static` is Streamlit's folder of
    browser files, `look` is our style sheet, `without_charts` are the addresses of pages that draw none, `inside` is
    what the doors ask of the rest, and `routes` are further ones.
    """
    shell = branded((static / "index.html").read_text(encoding="utf-8"), static, look, without_charts)
    prepared = Prepared(static / "static", settings.prepared_assets)
    doors = Doors(inside, KeptTries(settings.folder), address_of(look))
    return Parts(
        routes=[*doors.routes, *health_routes(unready_reasons), *brand_routes(look), *routes],
        middleware=[
            Middleware(Numbered),
            Middleware(KnownHosts, hosts=settings.hosts),
            Middleware(SecurityHeaders, shell=shell),
            *doors.middleware(),
            Middleware(StaticFiles, prepared=prepared, shell=shell, pages={*pages, *PAGES}, home=home),
        ],
        lifespan=lifespan(
            before=(*before, doors.open),
            beside=(*beside, prepared.prepare),
            after=(doors.close, *after),
            announce=announce,
        ),
        sockets=doors.sockets,
    )
