"""The nginx configuration of the guide, in front of a server that says what reaches it; where nginx is installed."""

import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.sync.client import connect

CONF = Path(__file__).resolve().parents[2] / "docs" / "operations" / "nginx.conf"
TOKEN = "pl1_nginx-must-not-write-this"
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed here")


async def told(request: Request) -> JSONResponse:
    return JSONResponse({"path": request.url.path, "query": request.url.query, **request.headers})


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(await socket.receive_text())
    await socket.close()


@dataclass(frozen=True)
class Edge:
    """nginx at a port, and where it logs."""

    port: int
    logs: Path

    def get(self, path: str, **headers: str) -> httpx2.Response:
        address = f"http://127.0.0.1:{self.port}{path}"
        return httpx2.get(address, headers={"host": "partnerboard.example", **headers}, trust_env=False)

    def written(self) -> str:
        return "".join(path.read_text() for path in self.logs.glob("*.log"))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def edge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """Nginx with our file, on free ports and without certificates."""
    folder = tmp_path_factory.mktemp("nginx")
    behind, front, plain = free_port(), free_port(), free_port()
    app = Starlette(routes=[WebSocketRoute("/_stcore/stream", echo), Route("/{path:path}", told)])
    server = uvicorn.Server(uvicorn.Config(app, port=behind, log_level="error", proxy_headers=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    conf = CONF.read_text(encoding="utf-8")
    conf = re.sub(r"^ *ssl_.*\n", "", conf, flags=re.MULTILINE)
    conf = conf.replace("listen 443 ssl", f"listen 127.0.0.1:{front}").replace("listen 80", f"listen 127.0.0.1:{plain}")
    conf = conf.replace("127.0.0.1:8501", f"127.0.0.1:{behind}").replace("/var/log/nginx", str(folder))
    (folder / "site").write_text(conf, encoding="utf-8")
    kept = "".join(f"{kind}_temp_path {folder};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "main").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/main.log info;\n"
        f"events {{}}\nhttp {{ {kept} include {folder}/site; }}\n",
        encoding="utf-8",
    )
    assert NGINX is not None
    running = subprocess.Popen([NGINX, "-e", f"{folder}/main.log", "-c", f"{folder}/main"])
    try:
        _wait_for(front)
        _wait_for(behind)
        yield Edge(front, folder)
    finally:
        running.terminate()
        running.wait(10)
        server.should_exit = True
        thread.join(10)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    pytest.fail(f"nothing listens on {port}")


def test_a_request_arrives_with_its_host_and_without_what_a_client_claims(edge: Edge) -> None:
    said = edge.get(
        "/posts?search=maria",
        **{"x-forwarded-for": "10.9.9.9", "x-real-ip": "10.9.9.9", "forwarded": "for=10.9.9.9",
           "x-partnerboard-visitor": "local:|0"},
    ).json()  # fmt: skip # what somebody may send

    assert (said["path"], said["query"], said["host"]) == ("/posts", "search=maria", "partnerboard.example")
    assert (said["x-forwarded-for"], said["x-forwarded-proto"]) == ("127.0.0.1", "http")
    assert {"x-real-ip", "forwarded", "x-partnerboard-visitor"} & said.keys() == set()


def test_the_websocket_of_a_page_gets_through(edge: Edge) -> None:
    with connect(f"ws://127.0.0.1:{edge.port}/_stcore/stream") as page:
        page.send("hello")

        assert page.recv(timeout=5) == "hello"


@pytest.mark.parametrize("path", ["/metrics", "/livez", "/readyz"])
def test_what_is_for_this_machine_is_not_for_visitors(edge: Edge, path: str) -> None:
    assert edge.get(path).status_code == 404


def test_tokens_are_tried_slowly_and_no_log_holds_one_or_a_query(edge: Edge) -> None:
    answers = [edge.get(f"/share/{TOKEN}?from={TOKEN}").status_code for _ in range(40)]
    edge.get(f"/posts?search={TOKEN}")

    assert set(answers) == {200, 429}
    assert answers[:20] == [200] * 20
    deadline = time.monotonic() + 5
    while '"/posts"' not in edge.written() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert '"path":"/share/..."' in edge.written()
    assert '"from":"127.0.0.0/24"' in edge.written()
    assert TOKEN not in edge.written()
    assert "maria" not in edge.written()


def test_the_servers_that_the_guide_names_are_a_configuration(tmp_path: Path) -> None:
    guide = (CONF.parent.parent / "beyond-one-machine.md").read_text(encoding="utf-8")
    [upstream] = re.findall(r"^    upstream partnerboard \{.*?^    \}", guide, flags=re.MULTILINE | re.DOTALL)
    conf = re.sub(r"upstream partnerboard \{.*?\n\}", upstream, CONF.read_text("utf-8"), count=1, flags=re.DOTALL)
    conf = re.sub(r"^ *ssl_.*\n", "", conf, flags=re.MULTILINE).replace("443 ssl", "127.0.0.1:8443")
    conf = conf.replace("listen 80", "listen 127.0.0.1:8080").replace("/var/log/nginx", str(tmp_path))
    (tmp_path / "main").write_text(f"pid {tmp_path}/pid; events {{}}\nhttp {{ {conf} }}\n", encoding="utf-8")
    assert NGINX is not None

    said = subprocess.run(
        [NGINX, "-t", "-e", f"{tmp_path}/log", "-c", f"{tmp_path}/main"], capture_output=True, check=False
    )

    assert (said.returncode, "ip_hash" in conf) == (0, True), said.stderr.decode()
