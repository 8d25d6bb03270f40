"""The list of ways in is held to what is served, so that nothing new is open by oversight."""

from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from streamlit.web.server.starlette import starlette_app, starlette_routes

from partnerboard.server.entries import ENTRIES, entry_of
from partnerboard.server.network import network_of
from partnerboard.server.serving import parts
from partnerboard.settings import Settings
from tests.server.house import SHELL, House


def streamlits() -> list[BaseRoute]:
    """Every route that Streamlit can serve, the ones that we leave switched off as well."""
    runtime = MagicMock()
    return [
        *starlette_app.create_streamlit_routes(runtime),
        *starlette_routes.create_script_health_routes(runtime, None),
        *starlette_routes.create_app_static_serving_routes("app.py", None),
    ]


def ours(folder: Path) -> list[Route]:
    """Every route of our own."""
    (folder / "index.html").write_text(SHELL, encoding="utf-8")
    served = parts(
        Settings(folder=folder), pages=(), home="portfolio", unready_reasons=list, before=(), beside=(), after=(),
        static=folder, look="", without_charts=(), announce=lambda: None, inside=House().inside(),
    )  # fmt: skip # what does not matter here
    return served.routes


def example(path: str) -> str:
    """An address of a route."""
    for name in ("session_id", "file_id", "link_id", "name", "path", "file_id:path", "path:path"):
        path = path.replace(f"{{{name}}}", "x")
    return path


@pytest.mark.parametrize(
    "route", streamlits(), ids=lambda route: f"{route.path} {sorted(getattr(route, 'methods', None) or ())}"
)
def test_every_route_of_streamlit_is_in_the_list(route: Any) -> None:
    if isinstance(route, Mount):  # the browser's files, and the shell for every other address
        assert (route.path, entry_of("/static/x").name) == ("", "static")  # type: ignore[union-attr]  # it is there
        return
    entry = entry_of(example(route.path))

    assert entry is not None
    assert entry.name != "page"
    assert set(getattr(route, "methods", None) or {"WEBSOCKET"}) <= {*entry.methods, "HEAD"} or entry.staff == "never"
    assert isinstance(route, WebSocketRoute) == (entry.methods == ("WEBSOCKET",))


def test_every_route_of_ours_is_in_the_list(tmp_path: Path) -> None:
    for route in ours(tmp_path):
        entry = entry_of(example(route.path))
        assert entry is not None, route.path
        assert entry.name != "page", route.path
        assert set(route.methods or ()) <= set(entry.methods), route.path


def test_what_is_for_nobody_is_for_no_visitor_at_all() -> None:
    for entry in ENTRIES:
        assert (entry.staff == "never") <= (entry.link == "never" and entry.nobody == "never")


def test_names_are_given_once() -> None:
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("unix", "unknown"),
    ],
)
def test_an_address_counts_as_its_network(address: str, network: str) -> None:
    assert network_of({"type": "http", "client": (address, 1)}) == network
    assert network_of({"type": "http"}) == "unknown"
