"""The server around the pages: who comes in, what every answer carries, and files that travel compressed."""

import gzip
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from ipaddress import ip_network
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from partnerboard.server.assets import Prepared
from partnerboard.server.brand import ELEMENTS, SCRIPTS, SOMETIMES, branded
from partnerboard.server.headers import content_policy, inline_hashes
from partnerboard.server.runs import Runs
from partnerboard.server.serving import parts
from partnerboard.server.sockets import Sockets
from partnerboard.server.staff_world import StaffWorld
from partnerboard.settings import Settings
from partnerboard.sharing.members import Member
from partnerboard.sharing.staff import Staff
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor, unsealed
from partnerboard.sign_in import Proxy, SignIn
from partnerboard.ui import start
from tests.server.house import House

SHELL = """<html><head><title>Streamlit</title><link rel="shortcut icon" href="./favicon.png" />
<link href="./static/media/SourceSansVF-Upright.ttf.BsWL4Kly.woff2"><script>window.prerenderReady = false</script>
<script type="module" src="./static/js/index.js"></script></head><body></body></html>"""
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOCKET = "ws://127.0.0.1:8501/_stcore/stream"
LOOK = ".pb-title { margin: 0 }\n" * 100
IMPORTING = 'import{a as b}from"./frame.abc.js";import"./index.js";import{c}from`./frame.abc.js`;'
IMPORTED = {"frame.abc.js": 'import"./deep.abc.js";import("./late.abc.js")', "deep.abc.js": "1", "late.abc.js": "1"}
SCRIPT = "export const words = 'partnership';\n" * 200


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A folder like Streamlit's."""
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "index.html").write_text(SHELL, encoding="utf-8")
    (tmp_path / "static" / "js" / "index.js").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "static" / "media").mkdir()
    (tmp_path / "static" / "media" / "MaterialSymbols-Rounded.abc.woff2").write_bytes(b"icons")
    (tmp_path / "static" / "js" / "PlotlyChart.abc.js").write_text(IMPORTING + SCRIPT, encoding="utf-8")
    for name, words in IMPORTED.items():
        (tmp_path / "static" / "js" / name).write_text(words, encoding="utf-8")
    (tmp_path / "static" / "js" / "tiny.js").write_text("1", encoding="utf-8")
    return tmp_path


class Reasons:
    """Why the server is not ready."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def __call__(self) -> list[str]:
        return self.words


@pytest.fixture
def reasons() -> Reasons:
    return Reasons()


@pytest.fixture
def app(static: Path, tmp_path: Path, reasons: Reasons) -> Starlette:
    """Our parts around a few routes that stand for Streamlit's."""
    ours = parts(
        Settings(folder=tmp_path / "data"),
        pages={"portfolio", "scorecard"},
        home="portfolio",
        unready_reasons=reasons,
        before=(),
        beside=(),
        after=(),
        static=static,
        look=LOOK,
        without_charts={"scorecard"},
        announce=lambda: None,
        inside=House().inside(),
    )

    async def visitor(request: Request) -> JSONResponse:
        return JSONResponse(request.headers.getlist(VISITOR_HEADER))

    async def anything(_: Request) -> PlainTextResponse:
        return PlainTextResponse("streamlit")

    async def stream(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_json(socket.headers.getlist(VISITOR_HEADER))
        await socket.close()

    theirs = [
        Route("/visitor", visitor),
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{path:path}", anything, methods=["GET", "PUT"]),
    ]
    return Starlette(routes=[*ours.routes, *theirs], middleware=ours.middleware, lifespan=ours.lifespan)


@pytest.fixture
def here(app: Starlette) -> Iterator[TestClient]:
    """A browser on this machine."""
    with TestClient(app, base_url="http://127.0.0.1:8501", client=("127.0.0.1", 50000)) as client:
        for thread in threading.enumerate():
            if thread.name == "start-up":
                thread.join()
        yield client


@pytest.fixture
def elsewhere(app: Starlette) -> TestClient:
    """A browser on another machine."""
    return TestClient(app, base_url="http://127.0.0.1:8501", client=("203.0.113.9", 50000))


def test_the_process_says_that_it_lives_and_is_ready(here: TestClient) -> None:
    assert here.get("/livez").json() == {"status": "alive"}
    assert here.get("/readyz").json() == {"status": "ready"}


def test_a_server_that_is_not_ready_says_why_in_words(here: TestClient, reasons: Reasons) -> None:
    reasons.words = ["demo is loading"]

    answer = here.get("/readyz")

    assert (answer.status_code, answer.json()) == (503, {"status": "not ready", "reasons": ["demo is loading"]})
    assert here.get("/livez").status_code == 200


def test_health_needs_no_admission_and_sets_no_cookie(elsewhere: TestClient) -> None:
    answers = [elsewhere.get("/livez"), elsewhere.get("/readyz")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not any("set-cookie" in answer.headers for answer in answers)


@pytest.mark.parametrize("path", ["/", "/livez", "/visitor", "/static/js/index.js", "/nowhere"])
def test_every_answer_carries_the_security_headers(here: TestClient, path: str) -> None:
    headers = here.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-robots-tag"] == "noindex, nofollow, noarchive"
    assert "default-src 'self'" in headers["content-security-policy"]


def test_the_policy_lets_only_the_inline_scripts_of_the_page_run(here: TestClient) -> None:
    page = here.get("/")
    named = re.findall(r"'sha256-[^']+'", page.headers["content-security-policy"])

    assert len(named) == 3 + len(list(SCRIPTS.glob("*.js")))
    assert inline_hashes(page.text) == tuple(named)
    assert "unsafe-eval" not in page.headers["content-security-policy"]
    assert "script-src 'self' 'unsafe-inline'" not in page.headers["content-security-policy"]


def test_the_policy_names_the_socket_of_this_host_and_no_other() -> None:
    assert "connect-src 'self' ws://dash.example.org wss://dash.example.org;" in content_policy((), "dash.example.org")


def test_inline_scripts_are_named_by_the_hash_browsers_compute() -> None:
    assert inline_hashes("<script>1</script><script src='a.js'></script>") == (
        "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='",
    )


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8501"])
def test_a_foreign_name_is_refused(here: TestClient, host: str) -> None:
    answer = here.get("/", headers={"host": host})

    assert (answer.status_code, answer.text) == (400, "Unknown host.")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1:8501", "[::1]:8501"])
def test_this_machine_may_be_called_by_its_names(here: TestClient, host: str) -> None:
    assert here.get("/livez", headers={"host": host}).status_code == 200


def test_a_foreign_name_gets_no_socket(here: TestClient) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        here.websocket_connect(SOCKET, headers={"host": "evil.example"}),
    ):
        pass


def test_a_visitor_at_this_machine_is_sealed_onto_requests_and_sockets(here: TestClient) -> None:
    (on_request,) = here.get("/visitor").json()
    with here.websocket_connect(SOCKET) as socket:
        (on_socket,) = socket.receive_json()

    assert unsealed(on_request) == unsealed(on_socket) == Visitor("local")


def test_what_a_client_claims_to_be_is_dropped(elsewhere: TestClient, here: TestClient) -> None:
    (mine,) = here.get("/visitor").json()

    assert elsewhere.get("/visitor", headers={VISITOR_HEADER: mine}).json() == []
    with elsewhere.websocket_connect(SOCKET, headers={VISITOR_HEADER: mine}) as socket:
        assert socket.receive_json() == []


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/page/_stcore/agent/mcp"])
def test_what_tells_strangers_about_us_is_closed_to_everyone(here: TestClient, path: str) -> None:
    assert (here.get(path).status_code, here.get(path).text) == (404, "Not found.")


def test_behind_a_proxy_on_this_machine_a_member_is_sealed_onto_the_request_and_the_proof_goes_no_further() -> None:
    """As the web server below hands it over: it has put the forwarded address, without a port, in the peer's place."""
    proxy = Proxy("x-forwarded-email", (ip_network("127.0.0.1/32"),), "q7Jc2nV0pRtX9sLwA4yZbK8mHgUeFdTi")
    ana = Member("m_ana", "ana@example.org", "Ana", "lead", True, "Olga", NOW)
    staff = Staff(SignIn("proxy", proxy=proxy), members=lambda: (ana,), now=lambda: NOW)

    async def visitor(scope: Scope, receive: Receive, send: Send) -> None:
        assert "x-partnerboard-proxy" not in Headers(scope=scope)
        await JSONResponse(Headers(scope=scope).get(VISITOR_HEADER))(scope, receive, send)

    world = StaffWorld(replace(House().inside(), staff=staff), Sockets(), Runs())
    web_server = ProxyHeadersMiddleware(partial(world.serve, visitor), trusted_hosts="127.0.0.1")  # type: ignore[arg-type] # uvicorn and Starlette spell the same ASGI types
    sent = {
        "X-Forwarded-Email": "Ana@example.org",
        "X-Forwarded-For": "203.0.113.9",
        "X-Partnerboard-Proxy": proxy.secret,
    }

    def seen(peer: str, **changed: str) -> Visitor | None:
        client = TestClient(web_server, base_url="http://127.0.0.1:8501", client=(peer, 50000))
        return unsealed(client.get("/", headers={**sent, **changed}).json())

    assert seen("127.0.0.1") == Visitor("member", "m_ana", until=int(NOW.timestamp()) + 12 * 3600)
    assert seen("203.0.113.9") is None
    assert seen("127.0.0.1", **{"X-Partnerboard-Proxy": "guessed"}) is None


def test_fonts_are_for_everybody_also_before_somebody_has_signed_in(elsewhere: TestClient) -> None:
    assert elsewhere.get("/static/media/inter.woff2").text != "Not found."


def test_uploads_and_media_are_for_admitted_visitors(here: TestClient, elsewhere: TestClient) -> None:
    assert elsewhere.put("/_stcore/upload_file/session/1").status_code == 404
    assert elsewhere.get("/media/abc.csv").status_code == 404
    assert here.put("/_stcore/upload_file/session/1").status_code == 404  # of no open session: test_link_files.py
    assert here.get("/media/abc.csv").text == "streamlit"


@pytest.mark.parametrize(
    ("accepted", "used"), [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")]
)
def test_scripts_travel_compressed_and_are_kept_for_ever(here: TestClient, accepted: str, used: str) -> None:
    answer = here.get("/static/js/index.js", headers={"accept-encoding": accepted})

    assert answer.headers["content-encoding"] == used
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert int(answer.headers["content-length"]) < len(SCRIPT) / 10
    assert answer.text == SCRIPT


@pytest.mark.parametrize("path", ["/static/js/tiny.js", "/static/js/none.js"])
def test_what_is_not_prepared_is_left_to_streamlit(here: TestClient, path: str) -> None:
    assert here.get(path).text == "streamlit"


def test_a_browser_that_accepts_nothing_compressed_is_left_to_streamlit(here: TestClient) -> None:
    assert here.get("/static/js/index.js", headers={"accept-encoding": "identity"}).text == "streamlit"


@pytest.mark.parametrize("address", ["/", "/scorecard"])
def test_pages_come_as_ours_and_are_never_kept(here: TestClient, address: str) -> None:
    answer = here.get(address)

    assert "<title>Partnerboard</title>" in answer.text
    assert 'href="/brand/mark.svg"' in answer.text
    assert "/brand/inter-latin.woff2" in answer.text
    assert re.findall(r'<link rel="modulepreload" crossorigin href="/static/js/([^"]*)">', answer.text) == [
        "PlotlyChart.abc.js",
        "frame.abc.js",
        "deep.abc.js",
    ]
    assert (
        '<link rel="preload" as="font" type="font/woff2" crossorigin fetchpriority="low" '
        'href="/static/media/MaterialSymbols-Rounded.abc.woff2">'
    ) in answer.text
    assert (
        "const spared = [\"scorecard\"].includes(location.pathname.split('/').pop()); "
        'soon(() => ["/static/js/PlotlyChart.abc.js"]'
        ".filter((each) => !(spared && each.includes('PlotlyChart'))).forEach((each) => import(each)))</script>"
    ) in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_the_installed_streamlit_has_all_that_is_fetched_early_where_it_is_looked_for() -> None:
    static = start.browser_files()
    shell = branded((static / "index.html").read_text(encoding="utf-8"), static, LOOK)
    early = re.findall(r'<link rel="modulepreload" crossorigin href="/static/js/([^."]+)[^"]*">', shell)

    assert {*ELEMENTS, *SOMETIMES} <= {*early}
    assert {"purify", "useTextField", "withFullScreenWrapper"} <= {*early}  # what they import
    assert len(early) == len({*re.findall(r'modulepreload" crossorigin href="([^"]*)"', shell)})
    assert shell.count('as="font" type="font/woff2" crossorigin fetchpriority="low"') == 1


def test_the_look_comes_with_the_page_compressed_and_is_kept_under_its_own_name(here: TestClient) -> None:
    (address,) = re.findall(
        r'<link rel="stylesheet" href="(/brand/look\.[0-9a-f]{12}\.css)"></body>', here.get("/").text
    )

    answer = here.get(address, headers={"accept-encoding": "br"})

    assert (answer.status_code, answer.headers["content-encoding"]) == (200, "br")
    assert answer.text == LOOK
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert here.get(address, headers={"accept-encoding": "identity"}).text == LOOK


@pytest.mark.parametrize(("address", "first"), [("/portfolio", "/"), ("/portfolio?partners=CTG", "/?partners=CTG")])
def test_the_first_page_is_found_by_its_name_too(here: TestClient, address: str, first: str) -> None:
    answer = here.get(address, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (307, first)


def test_an_address_that_is_no_page_is_not_answered_with_a_page(here: TestClient) -> None:
    assert here.get("/nowhere").text == "streamlit"


@pytest.mark.parametrize("name", ["inter-latin.woff2", "inter-latin-ext.woff2", "mark.svg"])
def test_the_typeface_and_the_icon_come_from_here(here: TestClient, name: str) -> None:
    answer = here.get(f"/brand/{name}")

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_files_are_compressed_once_and_again_when_they_change(tmp_path: Path) -> None:
    source, kept = tmp_path / "source", tmp_path / "kept"
    source.mkdir()
    (source / "a.js").write_text(SCRIPT, encoding="utf-8")
    Prepared(source, kept).prepare()
    first = (kept / "a.js.br").stat().st_mtime_ns

    again = Prepared(source, kept)
    again.prepare()

    assert (kept / "a.js.br").stat().st_mtime_ns == first
    assert brotli.decompress(again.body("a.js", "br")).decode() == SCRIPT
    assert gzip.decompress(again.body("a.js", "gzip") or b"").decode() == SCRIPT
