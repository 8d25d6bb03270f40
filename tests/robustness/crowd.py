"""Many visitors at once, from many networks, in a process of their own: what each was answered, and how long it took.

They speak HTTP and Streamlit's messages as a browser does, with as little work as that takes, since they share the
machine with the server that is measured.
"""

import asyncio
import itertools
import re
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeVar

import streamlit  # noqa: F401 - its messages can only be imported after it
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.robustness import processes as processes_module
from tests.robustness.processes import processes

processes.set_forkserver_preload([processes_module.__name__, __name__])

HERE = "127.0.0.1"
RUN = BackMsg(rerun_script={"query_string": ""}).SerializeToString()
PATIENCE_SECONDS = 300  # a slow machine gives slow figures, no failure
CANARIES = ("Aardwolf", "Binturong", "Caracal", "Dugong")  # planted, one for each partner of the demo

Result = TypeVar("Result")


@dataclass(frozen=True)
class Door:
    """Where a link is: the port of its server, its id and its token."""

    port: int
    link_id: str
    token: str


@dataclass(frozen=True)
class Answer:
    """Of one request. A body that ended early is no answer: it raises."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


@dataclass(frozen=True)
class Opened:
    """One opening of a link: its statuses in their order, whose words were heard, and seconds until all data."""

    link_id: str
    statuses: tuple[int, ...]
    canaries: tuple[str, ...]
    seconds: float


async def asked(port: int, path: str, *, at: str = HERE, cookie: str = "") -> Answer:
    """One GET from an address, on a connection of its own."""
    began = time.monotonic()
    reader, writer = await asyncio.open_connection(HERE, port, local_addr=(at, 0))
    try:
        head = f"GET {path} HTTP/1.1\r\nHost: {HERE}:{port}\r\nConnection: close\r\n"
        writer.write(f"{head}Cookie: {cookie}\r\n\r\n".encode() if cookie else f"{head}\r\n".encode())
        top, _, body = (await asyncio.wait_for(reader.read(-1), PATIENCE_SECONDS)).partition(b"\r\n\r\n")
    finally:
        writer.close()
    first, *rest = top.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in rest)}
    assert len(body) == int(headers.get("content-length", -1)), f"half an answer: {first}"
    return Answer(int(first.split()[1]), headers, body, time.monotonic() - began)


async def visit(door: Door, at: str = HERE) -> tuple[int, str]:
    """Redeem the address of a link: the status, and the cookie of the visit."""
    answer = await asked(door.port, f"/share/{door.token}", at=at)
    found = re.match(r"pb_link=[^;]+", answer.headers.get("set-cookie", ""))
    return answer.status, found[0] if found else ""


def socket(door: Door, cookie: str, at: str = HERE) -> connect:
    """A socket as the pages of a link open it, or of the staff where there is no link."""
    prefix = f"/shared/{door.link_id}" if door.link_id else ""
    return connect(
        f"ws://{HERE}:{door.port}{prefix}/_stcore/stream", local_addr=(at, 0), proxy=None, max_size=None,
        additional_headers={"cookie": cookie} if cookie else None, subprotocols=["streamlit"], compression=None,
        open_timeout=PATIENCE_SECONDS, ping_interval=None, close_timeout=1,
    )  # fmt: skip # options


async def run(opened: ClientConnection, sent: bytes = RUN) -> bytes:
    """Ask for the page and hear it to its end."""
    await opened.send(sent)
    heard = bytearray()
    while True:
        frame = await asyncio.wait_for(opened.recv(decode=False), PATIENCE_SECONDS)
        heard += frame
        if len(frame) < 1_000:
            message = ForwardMsg()
            message.ParseFromString(frame)
            if message.WhichOneof("type") == "script_finished":
                return bytes(heard)


async def open_link(door: Door, at: str) -> Opened:
    """What a person does who opens a link: its address, the page, and the data of the Summary through a socket."""
    began, heard = time.monotonic(), b""
    status, cookie = await visit(door, at)
    statuses = [status]
    if status == 303:
        page = await asked(door.port, f"/shared/{door.link_id}/", at=at, cookie=cookie)
        statuses.append(page.status)
    if statuses == [303, 200]:
        try:
            async with socket(door, cookie, at) as opened:
                statuses.append(101)
                heard = page.body + await run(opened)
                seconds = time.monotonic() - began
        except InvalidStatus as refused:
            statuses.append(refused.response.status_code)
    seconds = seconds if heard else time.monotonic() - began
    found = tuple(word for word in CANARIES if word.encode() in heard)
    return Opened(door.link_id, tuple(statuses), found, seconds)


async def open_all(doors: Sequence[Door], networks: int, bursts: int, at_once: int, every: float) -> list[Opened]:
    """Open links in bursts, in turn from each network and of each link.

    A burst begins `every` so many seconds, and when the one before it is over.
    """
    opened: list[Opened] = []
    began = time.monotonic()
    for burst in range(bursts):
        await asyncio.sleep(max(0.0, began + burst * every - time.monotonic()))
        numbers = range(burst * at_once, (burst + 1) * at_once)
        opened += await asyncio.gather(
            *(open_link(doors[each % len(doors)], f"127.1.{each % networks}.{1 + each % 250}") for each in numbers)
        )
    return opened


async def guess(port: int, times: int, side_by_side: int = 4, at: str = "127.2.0.1") -> list[int]:
    """Guess addresses of links; the statuses."""
    numbers = iter(range(times))

    async def one_after_another() -> list[int]:
        return [(await asked(port, f"/share/pl1_guess{number}", at=at)).status for number in numbers]

    found = await asyncio.gather(*(one_after_another() for _ in range(side_by_side)))
    return [status for statuses in found for status in statuses]


async def idle(doors: Sequence[Door], times: int, networks: Sequence[str], seconds: float) -> int:
    """Open so many sockets from each address that say nothing, and hold them for a while; how many were refused."""
    refused = 0
    async with AsyncExitStack() as held:
        for at in networks:
            for door in doors:
                _, cookie = await visit(door, at)
                for _ in range(times):
                    try:
                        await held.enter_async_context(socket(door, cookie, at))
                    except InvalidStatus:
                        refused += 1
        await asyncio.sleep(seconds)
    return refused


async def export(doors: Sequence[Door], paths: Sequence[str], network: str) -> list[Answer]:
    """Ask for files, all at once, each fifth of them by a visit of its own."""
    visits = [(door, f"{network}.{number}") for number in range(1, 6) for door in doors]
    cookies = [(await visit(door, at))[1] for door, at in visits]

    async def one(number: int, path: str) -> Answer:
        (door, at), cookie = visits[number % len(visits)], cookies[number % len(visits)]
        return await asked(door.port, f"/shared/{door.link_id}{path}", at=at, cookie=cookie)

    return list(await asyncio.gather(*(one(number, path) for number, path in enumerate(paths))))


async def flood(door: Door, sockets: int, at: str, seconds: float) -> int:
    """Ask for a page over sockets as fast as it is taken, on a new one when one is ended; how many runs were begun."""
    _, cookie = await visit(door, at)
    until = time.monotonic() + seconds

    async def over_one() -> int:
        begun = 0
        while time.monotonic() < until:
            async with socket(door, cookie, at) as opened:
                hearing = asyncio.create_task(_runs_of(opened))
                with suppress(TimeoutError, ConnectionClosed):
                    async with asyncio.timeout_at(asyncio.get_running_loop().time() + until - time.monotonic()):
                        for number in itertools.count():
                            await opened.send(RUN)
                            if number % 20 == 0:  # the others of this crowd want to send, too
                                await asyncio.sleep(0.001)
                hearing.cancel()
                begun += await hearing
            await asyncio.sleep(0.5)
        return begun

    return sum(await asyncio.gather(*(over_one() for _ in range(sockets))))


async def _runs_of(opened: ClientConnection) -> int:
    """How many runs begin on a socket until this is cancelled or the socket closed."""
    begun = 0
    with suppress(asyncio.CancelledError, ConnectionClosed):
        async for frame in opened:
            message = ForwardMsg()
            message.ParseFromString(frame)
            begun += message.HasField("new_session")
    return begun


@contextmanager
def crowd(work: Callable[..., Awaitable[Any]], *of: Any) -> Iterator[Callable[[], Any]]:
    """`work` under way in a process of its own; what is given waits for its result."""
    hear, say = processes.Pipe(duplex=False)
    process = processes.Process(target=_work, args=(say, work, of))
    process.start()
    say.close()
    try:
        yield hear.recv
    finally:
        process.kill()
        process.join()


def _work(say: Connection, work: Callable[..., Any], of: tuple[Any, ...]) -> None:
    try:
        say.send(asyncio.run(work(*of)))
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is the answer
        say.send(problem)
