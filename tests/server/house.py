"""The doors around a stand-in for Streamlit, with links, a clock and a note pad that a test sets."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import streamlit  # noqa: F401 - its messages can only be imported after it
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from partnerboard.errors import WarehouseError
from partnerboard.server.asgi import headers_of
from partnerboard.server.inside import Inside
from partnerboard.server.serving import parts
from partnerboard.settings import LOCAL_HOSTS, Settings
from partnerboard.sharing.links import Link, fingerprint
from partnerboard.sharing.staff import Staff
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor, unsealed
from partnerboard.sign_in import SignIn
from partnerboard.ui.messages import kind_of, session_of

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SHELL = "<html><head></head><body>the pages</body></html>"
HOST = "http://127.0.0.1:8501"


def token_of(link_id: str) -> str:
    """The address of a link here."""
    return f"pl1_{link_id}"


def a_link(link_id: str = "A", **said: Any) -> Link:
    """A live link of the bank with every page, for thirty days."""
    link = Link(
        link_id=link_id, token_sha256=fingerprint(token_of(link_id)), label="Bank", initiative_id="green",
        partner_id="P-BANK", pages=("summary", "our_posts", "exchange"), since=None, until=None, as_of=None,
        known_at_utc=None, shows_people=False, shows_costs=False, shows_others=False, allows_downloads=True,
        passphrase=None, created_by="ivy", created_at_utc=NOW, expires_at_utc=NOW + timedelta(days=30), state="live",
        revision=1, is_grounded=True, is_all_paused=False,
    )  # fmt: skip # one row
    return replace(link, **said)


@dataclass
class House:
    """What the doors ask, and what came through them."""

    links: list[Link] = field(default_factory=lambda: [a_link()])
    now: datetime = NOW
    notes: list[tuple[str, str | None]] = field(default_factory=list)
    came: list[str] = field(default_factory=list)  # paths and messages that reached the pages
    weigh: Callable[[str, str], bool] = field(default=lambda words, kept: words == kept)
    is_open: bool = True
    is_finish: bool = True  # whether each answer is the last one to its message

    def change(self, link_id: str = "A", **to: Any) -> None:
        """A link as it is from now on."""
        self.links = [replace(link, **to) if link.link_id == link_id else link for link in self.links]

    def asked(self) -> tuple[Link, ...]:
        """The links, as the warehouse would say."""
        if not self.is_open:
            raise WarehouseError("closed", "wait")
        return tuple(self.links)

    def _weighed(self, words: str, kept: str) -> bool:
        return self.weigh(words, kept)

    def inside(self) -> Inside:
        """For the doors."""
        return Inside(
            links=self.asked,
            clock=lambda: self.now,
            note=lambda kind, **of: self.notes.append((kind, of.get("link_id"))),
            is_passphrase=self._weighed,
            kind_of=kind_of,
            session_of=session_of,
            is_finish=lambda frame: self.is_finish,
            secret=b"s" * 32,
            staff=Staff(SignIn(), members=tuple, now=lambda: self.now),
        )


@contextmanager
def served(house: House, folder: Path, *, peer: str = "203.0.113.9", host: str = HOST) -> Iterator[TestClient]:
    """A browser at `peer` in front of the doors; :func:`beside` gives others."""
    (folder / "static").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(SHELL, encoding="utf-8")
    ours = parts(
        Settings(folder=folder, hosts=(*LOCAL_HOSTS, "dash.example.org")),
        pages={"portfolio", "our_posts"}, home="portfolio", unready_reasons=list,
        before=(), beside=(), after=(), static=folder, look="", without_charts=(), announce=lambda: None,
        inside=house.inside(),
    )  # fmt: skip # what does not matter here

    async def anything(request: Request) -> Response:
        house.came.append(f"{request.method} {request.url.path}")
        visitor = _sealed_on(request)
        mark = ["preview"] if visitor and visitor.is_preview else []
        said = [visitor.kind, visitor.subject, *mark] if visitor else None
        told = {"visitor": said, "cookies": sorted(request.cookies)}
        return JSONResponse(told)

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        visitor = _sealed_on(socket)
        told = ForwardMsg()
        told.new_session.initialize.session_id = f"session-{visitor.visit if visitor else 'nobody'}"
        told.new_session.name = f"{visitor.kind}:{visitor.subject}" if visitor else "nobody"
        told.new_session.main_script_path = "/media/" + "a" * 56 + ".svg"
        await socket.send_bytes(told.SerializeToString())
        try:
            while True:
                kind = kind_of(await socket.receive_bytes())
                house.came.append(f"{kind}")
                await socket.send_bytes(told.SerializeToString())
        except WebSocketDisconnect:
            return

    theirs = [
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{path:path}", anything, methods=["GET", "PUT", "POST", "DELETE", "OPTIONS"]),
    ]
    app = Starlette(routes=[*ours.routes, *theirs], middleware=ours.middleware, lifespan=ours.lifespan)
    with TestClient(app, base_url=host, client=(peer, 50000), follow_redirects=False) as browser:
        for thread in threading.enumerate():
            if thread.name == "start-up":
                thread.join()
        browser.app_state["sockets"] = ours.sockets
        yield browser


def beside(browser: TestClient, peer: str = "203.0.113.9", host: str = HOST) -> TestClient:
    """Another browser before the same doors, in the one event loop that a server has."""
    other = TestClient(browser.app, base_url=host, client=(peer, 50000), follow_redirects=False)
    other.portal = browser.portal
    return other


def _sealed_on(connection: Request | WebSocket) -> Visitor | None:
    return unsealed(headers_of(connection.scope).get(VISITOR_HEADER))


def opened(browser: TestClient, link_id: str = "A") -> TestClient:
    """A browser that opened a link."""
    answer = browser.get(f"/share/{token_of(link_id)}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/shared/{link_id}/")
    return browser


def message(**of: Any) -> bytes:
    """What a page sends over its socket."""
    return bytes(BackMsg(**of).SerializeToString())


RERUN = message(rerun_script={"query_string": "partners=B"})


@contextmanager
def streaming(browser: TestClient, path: str = "/shared/A/_stcore/stream", **headers: str) -> Iterator[Any]:
    """An open socket; `.told` is Streamlit's first message."""
    address = str(browser.base_url).replace("http", "ws", 1).rstrip("/") + path
    with browser.websocket_connect(address, headers=headers) as socket:
        socket.told = ForwardMsg()  # type: ignore[attr-defined]  # a place to keep it
        socket.told.ParseFromString(socket.receive_bytes())  # type: ignore[attr-defined]  # the same
        yield socket
