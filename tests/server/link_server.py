"""The real server in a process of its own, told over its standard input what to do with its links."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import streamlit  # noqa: F401 - its messages can only be imported after it
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from partnerboard.sharing import managing
from partnerboard.sharing.managing import By
from partnerboard.warehouse import Warehouse
from tests.browser.visit import LOOPBACK, ROOT
from tests.sharing import shared

# The app as `streamlit run` serves it, with somebody who manages its links meanwhile.
SERVED = """
import sys, threading
import uvicorn
from app import app
from tests.server import told

threading.Thread(target=told.listen, daemon=True).start()
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", ws_max_size=50_000_000)
"""


TOLD = "told "  # before every answer of `told`


@dataclass
class Served:
    """A running server: its address, and the id and token of each link by its name."""

    port: int
    process: "subprocess.Popen[str]"
    links: dict[str, tuple[str, str]]
    log: Path

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://{LOOPBACK}:{self.port}"

    def manage(self, step: str, name: str, *more: str) -> None:
        """Do something with a link, as staff would; returns once it is told as done."""
        self.tell("manage", step, self.links[name][0], *more)

    def counted(self, name: str, kind: str) -> int:
        """How often something happened to a link by its trail, with all that was noted until now."""
        return int(self.tell("counted", self.links[name][0], kind))

    def tell(self, *said: Any) -> Any:
        """Have something done in the server (`tests.server.told`); what it answers."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(said) + "\n")
        self.process.stdin.flush()
        for line in self.process.stdout:  # it prints its address there, too
            if line.startswith(TOLD):
                answer = json.loads(line.removeprefix(TOLD))
                assert "failed" not in answer, answer
                return answer["done"]
        raise RuntimeError(self.log.read_text())


@dataclass
class Visitor:
    """A browser without a screen: cookies by their path, requests, and sockets that hear everything."""

    served: Served
    name: str = ""  # of the link; '' for staff and strangers at the root
    cookies: dict[str, str] = field(default_factory=dict)
    at: str = LOOPBACK  # where it comes from: any 127.x.y.z, which are as many networks as there are x.y

    @property
    def prefix(self) -> str:
        """What stands before every address."""
        return f"/shared/{self.served.links[self.name][0]}" if self.name else ""

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers of an answer."""
        connection = HTTPConnection(LOOPBACK, self.served.port, timeout=20, source_address=(self.at, 0))
        sent = {"cookie": self._cookie(), **{name.replace("_", "-"): value for name, value in headers.items()}}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        content = answer.read()
        for name, value in re.findall(r"(\w+)=([^;]*);", "; ".join(answer.headers.get_all("set-cookie") or ()) + ";"):
            if name.startswith(("pb_", "_streamlit")):
                self.cookies[name] = value
        connection.close()
        return answer.status, content, {name.lower(): value for name, value in answer.getheaders()}

    def open(self) -> "Visitor":
        """Open the link."""
        assert self.ask("GET", f"/share/{self.served.links[self.name][1]}")[0] == 303
        return self

    def socket(self, session: str = "", **headers: str) -> ClientConnection:
        """A socket as the pages open it; `session` is taken up again, if it is theirs. `host`: by another name."""
        host = headers.pop("host", LOOPBACK)
        return connect(
            f"ws://{host}:{self.served.port}{self.prefix}/_stcore/stream",
            sock=socket.create_connection((LOOPBACK, self.served.port)) if host != LOOPBACK else None,
            additional_headers={"cookie": self._cookie(), **headers},
            subprotocols=["streamlit", "none", session] if session else ["streamlit"],  # type: ignore[list-item]  # words
            max_size=None,
            proxy=None,
            source_address=(self.at, 0),
        )

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def run(socket: ClientConnection, sent: bytes) -> tuple[str, bytes]:
    """Ask for a page and hear it to its end: the session, and every byte that came."""
    socket.send(sent)
    heard, session = b"", ""
    while True:
        frame = socket.recv(timeout=20)
        assert isinstance(frame, bytes)
        heard += frame
        message = ForwardMsg()
        message.ParseFromString(frame)
        if message.HasField("new_session"):
            session = message.new_session.initialize.session_id
        if message.WhichOneof("type") == "script_finished":
            return session, heard


def closing(socket: ClientConnection, seconds: float = 5) -> tuple[int, float]:
    """The code that a socket is closed with, and after how many seconds."""
    began = time.monotonic()
    with pytest.raises(ConnectionClosed) as closed:
        _heard_out(socket, seconds)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code, time.monotonic() - began


# By name: `bank` and `cyclists` of two partners, `ending` to be revoked, `locked` by a passphrase.
FOUR: dict[str, dict[str, Any]] = {"bank": {}, "cyclists": {"partner_id": "P-CYC"}, "ending": {}, "locked": {}}


@contextmanager
def serving(
    folder: Path,
    wanted: Mapping[str, Mapping[str, Any]] = FOUR,
    *,
    prepare: Callable[[Warehouse, dict[str, tuple[str, str]]], None] = lambda *_: None,
) -> Iterator[Served]:
    """A server with links, what is said of each by its name; `prepare` changes them before it starts."""
    now = datetime.now(UTC)  # noqa: TID251 - the server has the clock of the machine
    by, links = By("ivy", now), {}
    with shared.opened(folder / "warehouse.duckdb") as warehouse:
        for name, said in wanted.items():
            terms = shared.terms(**{"expires_at_utc": now + timedelta(days=3), **said})
            link_id = managing.draft(
                warehouse, terms, by, passphrase="correct horse battery" if name == "locked" else None
            )
            links[name] = (link_id, managing.make_live(warehouse, link_id, by))
        prepare(warehouse, links)
    with started(folder, links, workspace="own") as served:
        yield served


@contextmanager
def started(folder: Path, links: dict[str, tuple[str, str]], *, workspace: str) -> Iterator[Served]:
    """A server over a data folder as it lies there; `links` are the ids and tokens of its links by their names."""
    with socket.create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "PARTNERBOARD_DATA": str(folder), "PARTNERBOARD_WORKSPACE": workspace}
    log = folder / "server.log"
    with log.open("w") as printed:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVED, str(port)], cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=printed,
        )  # fmt: skip # the options are of no interest
        served = Served(port, process, links, log)
        try:
            _wait_until_ready(served)
            yield served
        finally:
            process.kill()
            process.communicate()


def _heard_out(socket: ClientConnection, seconds: float) -> None:
    while True:
        socket.recv(timeout=seconds)


def _wait_until_ready(served: Served) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and served.process.poll() is None:
        try:
            if Visitor(served).ask("GET", "/readyz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(served.log.read_text())
